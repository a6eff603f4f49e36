"""`questions/knowledge/*.toml`: questions somebody wrote, one file per topic."""

from __future__ import annotations

from pathlib import Path

from wastequiz.domain.items import Band
from wastequiz.domain.questions import ANYWHERE, TOPICS, Authored, Source
from wastequiz.domain.text import Text
from wastequiz.formats.findings import Entry, Findings, Table, shown
from wastequiz.formats.items_csv import BANDS, HARDEST
from wastequiz.formats.knowledge_kinds import READERS, Parts
from wastequiz.formats.plain_files import files_in, read_toml

FOLDER = "knowledge"
FIELDS = ("key", "kind", "band", "difficulty", "schemes", "stem", "picture", "explanation", "source")
LATEST_YEAR = 9999


def read_knowledge(folder: Path, schemes: set[str], findings: Findings) -> dict[str, Authored]:
    """The written questions that read without a mistake. `schemes`: the codes there are."""
    if not (folder / FOLDER).is_dir():
        findings.add_unread(FOLDER, "missing_folder")
        return {}
    questions: dict[str, Authored] = {}
    first_in: dict[str, str] = {}
    for path in files_in(folder / FOLDER, ".toml"):
        file = f"{FOLDER}/{shown(path.name)}"
        table = read_toml(path, file, findings)
        if table is None:
            continue
        top = Entry(findings, file, "")
        top.known_only("", table, ("topic", "question"))
        topic = top.one_of("topic", table.get("topic"), TOPICS)
        if topic and topic != path.stem:
            top.wrong("topic", "not_as_file_name", given=topic, expected=shown(path.stem))
        for n, (_, given) in enumerate(top.tables("question", table.get("question")), start=1):
            key = given.get("key")
            entry = Entry(findings, file, shown(key) if isinstance(key, str) and key else f"#{n}")
            question = _question(entry, topic, given, schemes)
            if question.key and question.key in first_in:
                entry.wrong("key", "duplicate_id", id=shown(question.key), first=first_in[question.key])
            first_in.setdefault(question.key, file)
            if entry.sound:
                questions[question.key] = question
    return questions


def _question(entry: Entry, topic: str, given: Table, schemes: set[str]) -> Authored:
    kind = entry.one_of("kind", given.get("kind"), tuple(READERS))
    band = entry.one_of("band", given.get("band"), BANDS)
    parts = Parts()
    if kind:
        entry.known_only("", given, (*FIELDS, *READERS[kind].fields))
        parts = READERS[kind].read(entry, given)
    return Authored(
        key=entry.ident("key", given.get("key")),
        kind=kind,
        topic=topic,
        band=Band[band] if band else Band.pre,
        difficulty=entry.whole("difficulty", given.get("difficulty"), 1, HARDEST),
        stem=entry.multilingual("stem", given.get("stem")) or Text(),
        options=parts.options,
        explanation=entry.multilingual("explanation", given.get("explanation")) or Text(),
        source=_source(entry, given.get("source")),
        picture=entry.ident("picture", given.get("picture"), required=False),
        schemes=_schemes(entry, given, schemes),
        targets=parts.targets,
        number=parts.number,
        accepted=parts.accepted,
    )


def _schemes(entry: Entry, given: Table, schemes: set[str]) -> tuple[str, ...]:
    codes = entry.once("schemes", entry.words("schemes", given.get("schemes")))
    if ANYWHERE in codes and len(codes) > 1:
        entry.wrong("schemes", "anywhere_and_more")
    for code in codes:
        if code and code not in (ANYWHERE, *schemes) and "schemes" not in entry.findings.unread:
            entry.wrong("schemes", "unknown_scheme", given=shown(code), known=", ".join(map(shown, sorted(schemes))))
    return codes


def _source(entry: Entry, value: object) -> Source:
    given = entry.table("source", value)
    if given is None:
        return Source("")
    entry.known_only("source", given, ("title", "url", "year", "unread"))
    return Source(
        title=entry.text("source.title", given.get("title")),
        url=entry.url("source.url", given.get("url")),
        year=entry.whole("source.year", given["year"], 0, LATEST_YEAR) if "year" in given else 0,
        unread=entry.flag("source.unread", given.get("unread")),
    )
