"""`questions/sets/*.toml`: ready sets, several to a file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, item_kind
from wastequiz.domain.sets import USES, ReadySet
from wastequiz.domain.text import Text
from wastequiz.formats.findings import Entry, Findings, Table, shown
from wastequiz.formats.items_csv import BANDS
from wastequiz.formats.plain_files import files_in, read_toml

FOLDER = "sets"
FIELDS = ("id", "name", "about", "use", "band", "picture", "length", "limit_s", "minutes", "questions")
MOST_QUESTIONS, LONGEST_LIMIT_S, MOST_MINUTES = 200, 300, 90


def read_sets(folder: Path, questions: Collection[str], items: Collection[str], findings: Findings) -> dict[str, ReadySet]:
    """The sets that read without a mistake; a bank may have none. `questions`: keys of the written ones there are, `items`: ids of things."""
    sets: dict[str, ReadySet] = {}
    first_in: dict[str, str] = {}
    for path in files_in(folder / FOLDER, ".toml"):
        file = f"{FOLDER}/{shown(path.name)}"
        table = read_toml(path, file, findings)
        if table is None:
            continue
        top = Entry(findings, file, "")
        top.known_only("", table, ("set",))
        for n, (_, given) in enumerate(top.tables("set", table.get("set")), start=1):
            name = given.get("id")
            entry = Entry(findings, file, shown(name) if isinstance(name, str) and name else f"#{n}")
            found = _set(entry, given, questions, items)
            if found.id and found.id in first_in:
                entry.wrong("id", "duplicate_id", id=shown(found.id), first=first_in[found.id])
            first_in.setdefault(found.id, file)
            if entry.sound:
                sets[found.id] = found
    return sets


def _set(entry: Entry, given: Table, questions: Collection[str], items: Collection[str]) -> ReadySet:
    entry.known_only("", given, FIELDS)
    band = entry.one_of("band", given.get("band"), BANDS)
    keys = entry.once("questions", entry.words("questions", given.get("questions")))
    for key in keys:
        if key and not _known(key, questions, items, entry.findings):
            entry.wrong("questions", "unknown_question", given=shown(key))
    if not 1 <= len(keys) <= MOST_QUESTIONS:
        entry.wrong("questions", "out_of_range", given=str(len(keys)), lowest="1", highest=str(MOST_QUESTIONS))
    return ReadySet(
        id=entry.ident("id", given.get("id")),
        name=entry.multilingual("name", given.get("name")) or Text(),
        about=entry.multilingual("about", given.get("about")) or Text(),
        use=entry.one_of("use", given.get("use"), USES),
        band=Band[band] if band else Band.pre,
        keys=keys,
        picture=entry.ident("picture", given.get("picture"), required=False),
        length=_whole(entry, given, "length", max(1, len(keys))),
        limit_s=_whole(entry, given, "limit_s", LONGEST_LIMIT_S),
        minutes=_whole(entry, given, "minutes", MOST_MINUTES),
    )


def _whole(entry: Entry, given: Table, field: str, highest: int) -> int:
    """A number that may be left out: 0."""
    return entry.whole(field, given[field], 0, highest) if field in given else 0


def _known(key: str, questions: Collection[str], items: Collection[str], findings: Findings) -> bool:
    """Whether there is that question; where what is asked has mistakes of its own, it may be among it."""
    kind, _, item = key.partition(":")
    if item:
        return kind in KINDS and item_kind(kind) is not None and (item in items or _has_mistakes(findings, "items"))
    return key in questions or _has_mistakes(findings, "knowledge")


def _has_mistakes(findings: Findings, folder: str) -> bool:
    return any(problem.file.startswith(folder) for problem in findings.problems)
