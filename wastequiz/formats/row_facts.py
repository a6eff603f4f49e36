"""The columns many rows say the same in: difficulty, years, tags, topic, regions, points, time, source. Each saying is understood once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from wastequiz.domain.exchange import Reading
from wastequiz.domain.items import Band
from wastequiz.domain.questions import ANYWHERE, Source
from wastequiz.formats import question_words
from wastequiz.formats.cell_text import flat, parted, shown
from wastequiz.formats.question_words import BANDS, DIFFICULTIES, NATION, REGIONS, TOPICS, USUAL_DIFFICULTY, VERDICTS
from wastequiz.formats.table_row import Row

MOST_POINTS, LONGEST_LIMIT, LATEST_YEAR = 1000, 3600, 9999
MOST_TAGS = 20
_CODE = re.compile(r"[a-z]{2}(?:-[a-z0-9][a-z0-9-]{0,30})?")
_UNITS = re.compile(r"\s*(?:秒钟?|s|secs?|seconds?|分|points?)$", re.IGNORECASE)
_BANDS, _TOPICS, _REGIONS = (question_words.lookup(words) for words in (BANDS, TOPICS, REGIONS))
_TAGS = re.compile(r"(?<!\\)[,，]")
_IN_COMMON = (
    *("difficulty", "band", "tags", "topic", "schemes", "points", "limit_s"),
    *("source", "source_url", "source_year", "source_unread"),
)
MOST_REMEMBERED = 4096


class Facts(NamedTuple):
    """What stands in the columns of `_IN_COMMON`."""

    difficulty: int
    band: Band
    tags: tuple[str, ...]
    topic: str
    schemes: tuple[str, ...]
    points: int | None
    limit_s: int
    source: Source


class FactsReader:
    """Reads those columns of the rows of one file. `at`: where the columns stand; `base`: the language of sentences about known words."""

    def __init__(self, at: Mapping[str, int], base: str, reading: Reading) -> None:
        self._at = {name: at.get(name, -1) for name in _IN_COMMON}
        self._named = "topic" in at
        self._base = base
        self._reading = reading
        self._given: Callable[[list[str]], tuple[str, ...]] = itemgetter(*self._at.values())
        self._facts: dict[tuple[str, ...], Facts] = {}

    def read(self, row: Row) -> Facts:
        """What many rows have in common, understood once for all rows that say the same."""
        given = self._given(row.cells)
        facts = self._facts.get(given)
        if facts is None:
            before = len(row.faults)
            tags, topic = self._tags(row)
            facts = Facts(
                self._difficulty(row),
                self._band(row),
                tags,
                topic,
                self._schemes(row),
                self._whole(row, "points", 0, MOST_POINTS),
                self._whole(row, "limit_s", 0, LONGEST_LIMIT) or 0,
                self._source(row),
            )
            if len(row.faults) == before and len(self._facts) < MOST_REMEMBERED:
                self._facts[given] = facts
        return facts

    def _difficulty(self, row: Row) -> int:
        at = self._at["difficulty"]
        words = row.cells[at]
        difficulty = USUAL_DIFFICULTY if not words else DIFFICULTIES.get(words) or DIFFICULTIES.get(flat(words), 0)
        if not difficulty:
            row.fault("bad_number", at, given=shown(words), lowest="1", highest="5")
        return difficulty

    def _band(self, row: Row) -> Band:
        words = row.cells[self._at["band"]]
        if not words:
            return self._reading.band
        band = _BANDS.get(words) or _BANDS.get(flat(words))
        if band is None:
            known = question_words.listed(BANDS, self._base)
            row.fault("unknown_band", self._at["band"], drops=True, given=shown(words), known=known)
            return self._reading.band
        return Band[band]

    def _tags(self, row: Row) -> tuple[tuple[str, ...], str]:
        """The tags and the topic: a word among the tags may name the topic, where no column does."""
        words = row.cells[self._at["topic"]]
        topic = _TOPICS.get(words) or (_TOPICS.get(flat(words)) if words else None)
        if words and topic is None:
            row.fault("unknown_topic", self._at["topic"], drops=True, given=shown(words))
        cell = row.cells[self._at["tags"]]
        tags = _tags_of(cell) if cell else ()
        if len(tags) > MOST_TAGS:
            row.fault("too_many_tags", self._at["tags"], drops=True, most=str(MOST_TAGS))
        if tags and not self._named:
            topic = next((_TOPICS[flat(tag)] for tag in tags if flat(tag) in _TOPICS), None)
        return tags[:MOST_TAGS], topic or self._reading.topic

    def _schemes(self, row: Row) -> tuple[str, ...]:
        cell = row.cells[self._at["schemes"]]
        if not cell:
            return ()
        codes, unknown = _regions(cell)
        if unknown:
            row.fault("unknown_region", self._at["schemes"], given=shown(unknown), known=question_words.listed(REGIONS, self._base))
        return codes

    def _whole(self, row: Row, name: str, lowest: int, highest: int) -> int | None:
        at = self._at[name]
        words = row.cells[at]
        if not words:
            return None
        number = whole(words)
        if number is None or not lowest <= number <= highest:
            row.fault("bad_number", at, given=shown(words), lowest=str(lowest), highest=str(highest))
            return None
        return number

    def _source(self, row: Row) -> Source:
        title = row.cells[self._at["source"]]
        unread = VERDICTS.get(flat(row.cells[self._at["source_unread"]]), False)
        return Source(title, row.cells[self._at["source_url"]], self._whole(row, "source_year", 0, LATEST_YEAR) or 0, unread)


def whole(words: str) -> int | None:
    """A whole number as a cell holds it ("30", "30.0", "30秒"); None where it is none, or has more than nine digits."""
    digits = _UNITS.sub("", words).removesuffix(".0")
    return int(digits) if digits.removeprefix("-").isdecimal() and len(digits) < 10 else None


def _regions(cell: str) -> tuple[tuple[str, ...], str]:
    """The schemes a cell names, and the first word that names none."""
    codes: dict[str, None] = {}
    for word in chain.from_iterable(map(parted, _TAGS.split(cell))):
        code = _REGIONS.get(flat(word), word if _CODE.fullmatch(word) else None)
        if code is None:
            return (), word
        codes[code] = None
    if ANYWHERE in codes:
        return (ANYWHERE,), ""
    return (() if NATION in codes else tuple(codes)), ""


def _tags_of(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(map(parted, _TAGS.split(cell)))))
