"""A question as a text file tells it, until it is whole: its words, what goes with it, and what is to be said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from wastequiz.domain.exchange import Entry, Fault, Reading
from wastequiz.domain.items import Band
from wastequiz.domain.questions import TOPICS, Authored, Source
from wastequiz.domain.text import Text
from wastequiz.formats.findings import shown
from wastequiz.formats.knowledge_kinds import Parts
from wastequiz.formats.text_files import MOST_WORDS, cleaned, one_line
from wastequiz.i18n import languages
from wastequiz.wording import names

EASIEST, HARDEST, USUAL = 1, 5, 3
"""Difficulty; `USUAL` where nothing is said."""
MOST_POINTS = 1000
LONGEST_LIMIT = 3600

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/-]{0,99}")
_TOLD_BY_TAG = re.compile(r"(difficulty|band|seconds|points):(\w+)")
_CONTEXTS = re.compile(r"\$\w+\$?")


@dataclass
class Draft:
    """What was read of one entry so far. `line`: where it begins, `cell`: its own lines."""

    line: int
    cell: str
    stem: str = ""
    explanation: str = ""
    key: str = ""
    topic: str = ""
    picture: str = ""
    difficulty: int = USUAL
    band: Band | None = None
    points: int | None = None
    limit_s: int = 0
    tags: list[str] = field(default_factory=list[str])
    pictures: dict[str, bytes] = field(default_factory=dict[str, bytes])
    faults: list[Fault] = field(default_factory=list[Fault])

    def refuse(self, code: str, part: str = "", /, **facts: str) -> None:
        """Says why the entry cannot come in."""
        self._say(Fault(self.line, code, part, tuple((name, shown(one_line(fact[:200]))) for name, fact in facts.items())))

    def drop(self, code: str, part: str = "", /, **facts: str) -> None:
        """Says what the entry comes in without."""
        self._say(Fault(self.line, code, part, tuple((name, shown(one_line(fact[:200]))) for name, fact in facts.items()), "drops"))

    def _say(self, fault: Fault) -> None:
        if fault not in self.faults:
            self.faults.append(fault)

    @property
    def refused(self) -> bool:
        return any(fault.weight == "refuses" for fault in self.faults)

    def named(self, key: str) -> None:
        """Takes the id that the file has for the question, where it can be kept."""
        if _KEY.fullmatch(key):
            self.key = key
        elif key:
            self.drop("id_dropped", given=key)

    def tagged(self, words: str) -> None:
        """Takes a tag; those that our own files use for what other programs do not know say it of the question."""
        tag = one_line(words)
        told = _TOLD_BY_TAG.fullmatch(tag)
        if told and self._told(told[1], told[2]):
            return
        if tag and tag not in self.tags:
            self.tags.append(tag)

    def _told(self, what: str, value: str) -> bool:
        if what == "band":
            if value in Band.__members__:
                self.band = Band[value]
                return True
            return False
        lowest, highest = {"difficulty": (EASIEST, HARDEST), "seconds": (1, LONGEST_LIMIT), "points": (0, MOST_POINTS)}[what]
        number = int(value) if value.isascii() and value.isdecimal() and len(value) <= 4 else -1
        if not lowest <= number <= highest:
            return False
        match what:
            case "difficulty":
                self.difficulty = number
            case "seconds":
                self.limit_s = number
            case _:
                self.points = number
        return True

    def worth(self, words: str) -> None:
        """Takes the points that the file gives, made whole."""
        try:
            given = float(words)
        except ValueError:
            given = -1.0
        if not 0 <= given <= MOST_POINTS:
            self.drop("bad_number", "points", given=words, lowest="0", highest=str(MOST_POINTS))
            return
        self.points = round(given)
        if self.points != given:
            self.drop("points_rounded", "points", given=words, points=str(self.points))


def tags_of(question: Authored, *, points: bool) -> Iterator[str]:
    """A question's tags with those that carry what other programs have no place for. `points`: whether these need one too."""
    yield from (one_line(tag) for tag in question.tags)
    yield f"band:{question.band.name}"
    if question.difficulty != USUAL:
        yield f"difficulty:{question.difficulty}"
    if question.limit_s:
        yield f"seconds:{question.limit_s}"
    if points and question.points is not None:
        yield f"points:{question.points}"


def made(draft: Draft, kind: str, parts: Parts, reading: Reading, n: int) -> Entry:
    """The entry that comes of the draft, number `n` of its file: a question, unless something refuses it."""
    stem, explanation = cleaned(draft.stem), cleaned(draft.explanation)
    if not stem:
        draft.refuse("no_stem")
    for part, words in (("question", stem), ("explanation", explanation), *(("answers", o.label.to(reading.language)) for o in parts.options)):
        if len(words) > MOST_WORDS:
            draft.refuse("words_too_long", part, part=part, most=str(MOST_WORDS))
    question = Authored(
        key=draft.key or reading.key(n),
        kind=kind,
        topic=draft.topic or reading.topic,
        band=reading.band if draft.band is None else draft.band,
        difficulty=draft.difficulty,
        stem=Text({reading.language: stem}),
        options=parts.options,
        explanation=Text({reading.language: explanation} if explanation else {}),
        source=Source(""),
        picture=draft.picture,
        targets=parts.targets,
        number=parts.number,
        accepted=parts.accepted,
        tags=tuple(draft.tags),
        points=draft.points,
        limit_s=draft.limit_s,
    )
    return refused(draft) if draft.refused else Entry(draft.line, question, tuple(draft.faults), (draft.cell,), draft.pictures)


def refused(draft: Draft) -> Entry:
    """The entry without its question."""
    return Entry(draft.line, None, tuple(draft.faults), (draft.cell,))


# ---- categories
def placed(path: str) -> tuple[str, tuple[str, ...]]:
    """(topic or '', tags) that a category path of Moodle's says: its last part that names a topic, and the rest as tags.

    Parts are parted by "/", written "//" where it stands in a name; contexts ("$course$", "top") say nothing.
    """
    parts = [one_line(part.replace("\0", "/")) for part in path.replace("//", "\0").split("/")]
    said = [part for part in parts if part and part != "top" and not _CONTEXTS.fullmatch(part)]
    topics = topics_by_name()
    named = next((part for part in reversed(said) if _folded(part) in topics), None)
    tags = tuple(dict.fromkeys(part for part in said if part != named))
    return (topics[_folded(named)] if named is not None else ""), tags


def category_of(topic: str, language: str) -> str:
    """The path of the category for a topic's questions."""
    return "$course$/top/" + names.topic_in(language, topic).replace("/", "//")


@cache
def topics_by_name() -> dict[str, str]:
    """What topics are called in every language, and their ids, to the ids; capitals and spaces do not count."""
    return {_folded(name): topic for topic in TOPICS for name in (topic, *(names.topic_in(lang, topic) for lang in languages()))}


def _folded(words: str) -> str:
    return "".join(words.casefold().split())
