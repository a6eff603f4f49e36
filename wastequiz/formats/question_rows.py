"""Rows of a table into questions: every cell cleaned, every word understood or refused with its line and column; never an exception."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from wastequiz.domain.exchange import Entry, Fault, Reading
from wastequiz.domain.items import Band
from wastequiz.domain.questions import ANYWHERE, Authored, Source
from wastequiz.domain.text import LANGUAGES, Text
from wastequiz.formats import answers_in_rows, question_words
from wastequiz.formats.cell_text import ODD, flat, hidden, parted, plain, shown
from wastequiz.formats.column_names import LETTERS, NAMES, Columns, columns_of
from wastequiz.formats.knowledge_kinds import Parts
from wastequiz.formats.question_words import BANDS, DIFFICULTIES, NATION, REGIONS, TOPICS, USUAL_DIFFICULTY, VERDICTS
from wastequiz.formats.table_row import Row, TextPlaces

MOST_ROWS = 200_000
MOST_CELL = 5_000
"""So many characters a cell may have."""
MOST_POINTS, LONGEST_LIMIT, LATEST_YEAR = 1000, 3600, 9999
MOST_TAGS = 20
_KEY = re.compile(r"[\w.:\-]{1,80}")
_CODE = re.compile(r"[a-z]{2}(?:-[a-z0-9][a-z0-9-]{0,30})?")
_UNITS = re.compile(r"\s*(?:秒钟?|s|secs?|seconds?|分|points?)$", re.IGNORECASE)
_BANDS, _TOPICS, _REGIONS = (question_words.lookup(words) for words in (BANDS, TOPICS, REGIONS))
_TAGS = re.compile(r"(?<!\\)[,，]")


class RowReader:
    """Reads the rows of one file, one after the other: it remembers which texts and keys have been there."""

    def __init__(self, head: Sequence[str], reading: Reading, columns: Columns | None = None) -> None:
        """`head`: the column heads as they stand in the file."""
        self.head = tuple(plain(h[:100]) for h in head)
        self._at = (columns or columns_of(head)).at
        self._reading = reading
        self._count = 0
        self._asked: dict[int, int] = {}
        self._stems: dict[int, int] = {}
        self._keys: dict[str, int] = {}
        marked = {name.partition("/")[2] for name in self._at} - {""}
        others = [language for language in LANGUAGES if language not in marked]
        base = reading.language if reading.language not in marked or not others else others[0]
        self._languages = tuple(dict.fromkeys((*(t for t in LANGUAGES if t == base or t in marked), base)))
        self.base = base
        self.options = tuple(
            answers_in_rows.OptionPlaces(
                letter,
                *(self.text_places(f"{part}.{letter}") for part in ("label", "why", "match")),
                *(self.place(f"{part}.{letter}") for part in ("picture", "match_picture", "area")),
            )
            for letter in LETTERS
            if any(f"{part}.{letter}{mark}" in self._at for part in ("label", "match", "picture", "area", "why") for mark in ("", "/en", "/zh_CN"))
        )
        self._stem, self._explanation, self.unit = (self.text_places(name) for name in ("stem", "explanation", "unit"))
        self.answers = self.text_places("answer")
        said = (places for o in self.options for places in (*o.label, *o.match, ("", o.picture), ("", o.area)))
        self._said = tuple(at for _language, at in said if at >= 0)
        self._width = max(self._at.values(), default=0) + 1
        self._places = {name: self._at.get(name, -1) for name in NAMES}
        self._usual = all(name not in self._at for name in ("source_url", "source_year", "source_unread"))

    def place(self, name: str) -> int:
        """Where that column stands; -1 (an empty cell) where there is none."""
        return self._at.get(name, -1)

    def text_places(self, name: str) -> TextPlaces:
        """Where a text stands in each language."""
        found: list[tuple[str, int]] = []
        for language in self._languages:
            at = self._at.get(f"{name}/{language}", self._at.get(name, -1) if language == self.base else -1)
            if at >= 0:
                found.append((language, at))
        return tuple(found)

    def read(self, line: int, cells: Sequence[str]) -> Entry | None:
        """The question in a row; None for an empty row."""
        row = Row(line, self.head, *self._cleaned(line, cells))
        if not any(row.cells):
            return None
        self._count += 1
        kept = tuple(cells) if not row.too_long else tuple(cell[:MOST_CELL] for cell in cells)
        stem = row.text(self._stem)
        if not stem:
            row.fault("no_stem", self._stem[0][1])
        kind, parts = answers_in_rows.read(self, row, self._reading)
        question = self._question(row, kind, stem, parts)
        if not row.refused:
            self._seen(row, question)
        return Entry(line, None if row.refused else question, tuple(row.faults), kept, row.pictures)

    def _cleaned(self, line: int, cells: Sequence[str]) -> tuple[list[str], list[Fault], bool]:
        """The row's cells, made plain and as many as the head has, an empty one after them; what was wrong; whether one is too long."""
        width = self._width
        faults: list[Fault] = []
        too_long = False
        whole = "".join(cells)
        if len(whole) > MOST_CELL and any(len(cell) > MOST_CELL for cell in cells):
            too_long = True
            at = next(n for n, cell in enumerate(cells) if len(cell) > MOST_CELL)
            faults.append(Fault(line, "cell_too_long", self._named(at), (("most", str(MOST_CELL)), ("given", shown(cells[at])))))
            cells = [cell[:MOST_CELL] for cell in cells]
            whole = "".join(cells)
        if ODD.search(whole):
            for at, cell in enumerate(cells[:width]):
                signs = hidden(cell)
                if signs:
                    faults.append(Fault(line, "hidden_signs", self._named(at), (("signs", signs),), "drops"))
            row = [plain(cell) for cell in cells[:width]]
        else:
            row = [cell.strip() for cell in cells[:width]]
        row.extend([""] * (width + 1 - len(row)))
        return row, faults, too_long

    def _named(self, at: int) -> str:
        return self.head[at] if at < len(self.head) else ""

    def _question(self, row: Row, kind: str, stem: Text, parts: Parts) -> Authored:
        cell = row.cells
        place = self._places
        words = cell[place["difficulty"]]
        difficulty = USUAL_DIFFICULTY if not words else DIFFICULTIES.get(words) or DIFFICULTIES.get(flat(words), 0)
        if not difficulty:
            row.fault("bad_number", self.place("difficulty"), given=shown(words), lowest="1", highest="5")
        tags, topic = self._tags(row)
        picture = cell[place["picture"]]
        return Authored(
            key=self._key(row),
            kind=kind,
            topic=topic,
            band=self._band(row),
            difficulty=difficulty,
            stem=stem,
            options=parts.options,
            explanation=row.text(self._explanation),
            source=self._source(row),
            picture=row.picture(self.place("picture"), self._reading.pictures) if picture else "",
            schemes=self._schemes(row),
            targets=parts.targets,
            number=parts.number,
            accepted=parts.accepted,
            tags=tags,
            points=self._whole(row, "points", 0, MOST_POINTS),
            limit_s=self._whole(row, "limit_s", 0, LONGEST_LIMIT) or 0,
        )

    def _key(self, row: Row) -> str:
        key = row.cells[self._places["key"]]
        if not key:
            return self._reading.key(self._count)
        if not _KEY.fullmatch(key):
            row.fault("bad_key", self.place("key"), drops=True, given=shown(key))
            return self._reading.key(self._count)
        first = self._keys.setdefault(key, row.line)
        if first != row.line:
            row.fault("duplicate_key", self.place("key"), given=key, first=str(first))
        return key

    def _band(self, row: Row) -> Band:
        words = row.cells[self._places["band"]]
        if not words:
            return self._reading.band
        band = _BANDS.get(words) or _BANDS.get(flat(words))
        if band is None:
            known = question_words.listed(BANDS, self.base)
            row.fault("unknown_band", self.place("band"), drops=True, given=shown(words), known=known)
            return self._reading.band
        return Band[band]

    def _tags(self, row: Row) -> tuple[tuple[str, ...], str]:
        """The tags and the topic: a word among the tags may name the topic, where no column does."""
        words = row.cells[self._places["topic"]]
        topic = _TOPICS.get(words) or (_TOPICS.get(flat(words)) if words else None)
        if words and topic is None:
            row.fault("unknown_topic", self.place("topic"), drops=True, given=shown(words))
        cell = row.cells[self._places["tags"]]
        tags = _tags_of(cell) if cell else ()
        if len(tags) > MOST_TAGS:
            row.fault("too_many_tags", self.place("tags"), drops=True, most=str(MOST_TAGS))
        if tags and "topic" not in self._at:
            topic = next((_TOPICS[flat(tag)] for tag in tags if flat(tag) in _TOPICS), None)
        return tags[:MOST_TAGS], topic or self._reading.topic

    def _schemes(self, row: Row) -> tuple[str, ...]:
        cell = row.cells[self._places["schemes"]]
        if not cell:
            return ()
        codes, unknown = _regions(cell)
        if unknown:
            row.fault("unknown_region", self.place("schemes"), given=shown(unknown), known=question_words.listed(REGIONS, self.base))
        return codes

    def _whole(self, row: Row, name: str, lowest: int, highest: int) -> int | None:
        at = self.place(name)
        words = row.cells[at]
        if not words:
            return None
        number = whole(words)
        if number is None or not lowest <= number <= highest:
            row.fault("bad_number", at, given=shown(words), lowest=str(lowest), highest=str(highest))
            return None
        return number

    def _source(self, row: Row) -> Source:
        title = row.cells[self._places["source"]]
        if self._usual:
            return _source_of(title)
        unread = VERDICTS.get(flat(row.cells[self._places["source_unread"]]), False)
        return Source(title, row.cells[self._places["source_url"]], self._whole(row, "source_year", 0, LATEST_YEAR) or 0, unread)

    def _seen(self, row: Row, question: Authored) -> None:
        """Notes the question; the same one may not come twice, and the same text with other answers is told."""
        cells = row.cells
        stem = hash(flat("\n".join([cells[at] for _language, at in self._stem])))
        first = self._stems.setdefault(stem, row.line)
        asked = hash((stem, question.kind, question.picture, flat("\n".join(sorted([cells[at] for at in self._said])))))
        same = self._asked.setdefault(asked, row.line)
        if same != row.line:
            row.fault("duplicate_stem", self._stem[0][1], first=str(same))
        elif first != row.line:
            row.fault("same_stem", self._stem[0][1], drops=True, first=str(first))


def reread(head: Sequence[str], cells: Sequence[str], reading: Reading, line: int) -> Entry | None:
    """One mended row read again on its own; None where it is empty. `head`: as in `Incoming.head`."""
    return RowReader(head, reading).read(line, cells)


@lru_cache(1024)
def whole(words: str) -> int | None:
    """A whole number as a cell holds it ("30", "30.0", "30秒"); None where it is none, or has more than nine digits."""
    digits = _UNITS.sub("", words).removesuffix(".0")
    return int(digits) if digits.removeprefix("-").isdecimal() and len(digits) < 10 else None


@lru_cache(1024)
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


@lru_cache(1024)
def _tags_of(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(map(parted, _TAGS.split(cell)))))


@lru_cache(256)
def _source_of(title: str) -> Source:
    return Source(title)
