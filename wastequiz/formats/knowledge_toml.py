"""`questions/knowledge/*.toml`: questions somebody wrote, one file per topic."""

from __future__ import annotations

from pathlib import Path

from wastequiz.domain.items import Band
from wastequiz.domain.kinds import single_choice, true_false
from wastequiz.domain.kinds.true_false import FALSE, TRUE
from wastequiz.domain.questions import TOPICS, Authored, Option, Source
from wastequiz.domain.text import LANGUAGES, Text
from wastequiz.formats.findings import Entry, Findings, Table, shown
from wastequiz.formats.items_csv import BANDS, HARDEST, comparable
from wastequiz.formats.plain_files import files_in, read_toml

FOLDER = "knowledge"
KINDS = (single_choice.NAME, true_false.NAME)
FIELDS = ("key", "kind", "band", "difficulty", "schemes", "stem", "picture", "explanation", "source")
OWN_FIELDS = {single_choice.NAME: ("options",), true_false.NAME: ("answer", "why_wrong")}
LETTERS = "abcd"
FEWEST_OPTIONS = 3
LATEST_YEAR = 9999
LABELS = {TRUE: Text(zh_CN="对", en="True"), FALSE: Text(zh_CN="错", en="False")}


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
    kind = entry.one_of("kind", given.get("kind"), KINDS)
    if kind:
        entry.known_only("", given, (*FIELDS, *OWN_FIELDS[kind]))
    band = entry.one_of("band", given.get("band"), BANDS)
    options: tuple[Option, ...] = ()
    if kind == single_choice.NAME:
        options = _options(entry, given)
    elif kind == true_false.NAME:
        options = _true_or_false(entry, given)
    return Authored(
        key=entry.ident("key", given.get("key")),
        kind=kind,
        topic=topic,
        band=Band[band] if band else Band.pre,
        difficulty=entry.whole("difficulty", given.get("difficulty"), 1, HARDEST),
        stem=entry.multilingual("stem", given.get("stem")) or Text(),
        options=options,
        explanation=entry.multilingual("explanation", given.get("explanation")) or Text(),
        source=_source(entry, given.get("source")),
        picture=entry.ident("picture", given.get("picture"), required=False),
        schemes=_schemes(entry, given, schemes),
    )


def _schemes(entry: Entry, given: Table, schemes: set[str]) -> tuple[str, ...]:
    codes = entry.once("schemes", entry.words("schemes", given.get("schemes")))
    for code in codes:
        if code and code not in schemes and "schemes" not in entry.findings.unread:
            entry.wrong("schemes", "unknown_scheme", given=shown(code), known=", ".join(map(shown, sorted(schemes))))
    return codes


def _options(entry: Entry, given: Table) -> tuple[Option, ...]:
    written = entry.tables("options", given.get("options"))
    if not FEWEST_OPTIONS <= len(written) <= len(LETTERS):
        entry.wrong("options", "wrong_option_count", found=str(len(written)), lowest=str(FEWEST_OPTIONS), highest=str(len(LETTERS)))
        return ()
    options = tuple(_option(entry, letter, *option) for letter, option in zip(LETTERS, written, strict=False))
    right = sum(option.right for option in options)
    if right != 1:
        entry.wrong("options", "not_one_right", found=str(right))
    for lang in LANGUAGES:
        labels = [comparable(option.label.get(lang, "")) for option in options]
        for n, label in enumerate(labels):
            if label and label in labels[:n]:
                entry.wrong(f"options[{n + 1}]", "same_option", words=shown(options[n].label[lang]))
    return options


def _option(entry: Entry, letter: str, place: str, given: Table) -> Option:
    entry.known_only(place, given, (*LANGUAGES, "right", "why"))
    right = entry.flag(f"{place}.right", given.get("right"))
    return Option(
        id=letter,
        label=entry.languages(place, given) or Text(),
        right=right,
        why=entry.multilingual(f"{place}.why", given.get("why"), required=not right),
    )


def _true_or_false(entry: Entry, given: Table) -> tuple[Option, ...]:
    answer = given.get("answer")
    if answer is None:
        entry.wrong("answer", "missing_field")
    right = TRUE if entry.flag("answer", answer) else FALSE
    why_wrong = entry.multilingual("why_wrong", given.get("why_wrong"))
    return tuple(Option(id=o, label=LABELS[o], right=o == right, why=None if o == right else why_wrong) for o in (TRUE, FALSE))


def _source(entry: Entry, value: object) -> Source:
    given = entry.table("source", value)
    if given is None:
        return Source("")
    entry.known_only("source", given, ("title", "url", "year"))
    return Source(
        title=entry.text("source.title", given.get("title")),
        url=entry.url("source.url", given.get("url")),
        year=entry.whole("source.year", given["year"], 0, LATEST_YEAR) if "year" in given else 0,
    )
