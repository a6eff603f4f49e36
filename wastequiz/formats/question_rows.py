"""Rows of a table into questions: every cell cleaned, every word understood or refused with its line and column; never an exception."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wastequiz.domain.exchange import Entry, Fault, Reading
from wastequiz.domain.questions import Authored
from wastequiz.domain.text import LANGUAGES, Text
from wastequiz.formats import answers_in_rows
from wastequiz.formats.cell_text import ODD, flat, hidden, plain, shown
from wastequiz.formats.column_names import LETTERS, Columns, columns_of
from wastequiz.formats.knowledge_kinds import Parts
from wastequiz.formats.row_facts import FactsReader
from wastequiz.formats.table_row import Row, TextPlaces

MOST_ROWS = 200_000
MOST_CELL = 5_000
"""So many characters a cell may have."""
_KEY = re.compile(r"[\w.:\-]{1,80}")


class RowReader:
    """Reads the rows of one file, one after the other: it remembers which texts and keys have been there."""

    def __init__(self, head: Sequence[str], reading: Reading, columns: Columns | None = None) -> None:
        """`head`: the column heads as they stand in the file."""
        self.head = tuple(plain(h[:100]) for h in head)
        self.at = self._at = (columns or columns_of(head)).at
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
                self.text_places(f"label.{letter}"),
                self.text_places(f"why.{letter}"),
                self.text_places(f"match.{letter}"),
                self.place(f"picture.{letter}"),
                self.place(f"match_picture.{letter}"),
                self.place(f"area.{letter}"),
            )
            for letter in LETTERS
            if any(
                f"{part}.{letter}{mark}" in self._at
                for part in ("label", "match", "picture", "area", "why")
                for mark in ("", "/en", "/zh_CN")
            )
        )
        self._stem, self._explanation, self.unit = (self.text_places(name) for name in ("stem", "explanation", "unit"))
        self.answers = self.text_places("answer")
        said = (places for o in self.options for places in (*o.label, *o.match, ("", o.picture), ("", o.area)))
        self._said = tuple(at for _language, at in said if at >= 0)
        self._width = max(self._at.values(), default=0) + 1
        self._key_at, self._picture_at = self.place("key"), self.place("picture")
        self._stem_at = self._stem[0][1] if self._stem else -1
        self._facts = FactsReader(self._at, base, reading)

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
            row.fault("no_stem", self._stem_at)
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
            row = list(map(str.strip, cells[:width]))
        row.extend([""] * (width + 1 - len(row)))
        return row, faults, too_long

    def _named(self, at: int) -> str:
        return self.head[at] if at < len(self.head) else ""

    def _question(self, row: Row, kind: str, stem: Text, parts: Parts) -> Authored:
        cell = row.cells
        picture = self._picture_at
        facts = self._facts.read(row)
        return Authored(
            key=self._key(row),
            kind=kind,
            topic=facts.topic,
            band=facts.band,
            difficulty=facts.difficulty,
            stem=stem,
            options=parts.options,
            explanation=row.text(self._explanation),
            source=facts.source,
            picture=row.picture(picture, self._reading.pictures) if cell[picture] else "",
            schemes=facts.schemes,
            targets=parts.targets,
            number=parts.number,
            accepted=parts.accepted,
            tags=facts.tags,
            points=facts.points,
            limit_s=facts.limit_s,
        )

    def _key(self, row: Row) -> str:
        key = row.cells[self._key_at]
        if not key:
            return self._reading.key(self._count)
        if not _KEY.fullmatch(key):
            row.fault("bad_key", self._key_at, drops=True, given=shown(key))
            return self._reading.key(self._count)
        first = self._keys.get(key)
        if first is not None:
            row.fault("duplicate_key", self._key_at, given=key, first=str(first))
        self._keys.setdefault(key, row.line)
        return key

    def _seen(self, row: Row, question: Authored) -> None:
        """Notes the question; the same one may not come twice, and the same text with other answers is told."""
        cells = row.cells
        stem = hash(flat("\n".join([cells[at] for _language, at in self._stem])))
        first = self._stems.get(stem)
        asked = hash((stem, question.kind, question.picture, flat("\n".join(sorted([cells[at] for at in self._said])))))
        same = self._asked.get(asked)
        if same is not None:
            row.fault("duplicate_stem", self._stem_at, first=str(same))
            return
        self._asked[asked] = row.line
        if first is None:
            self._stems[stem] = row.line
        else:
            row.fault("same_stem", self._stem_at, drops=True, first=str(first))


def reread(head: Sequence[str], cells: Sequence[str], reading: Reading, line: int) -> Entry | None:
    """One mended row read again on its own; None where it is empty. `head`: as in `Incoming.head`."""
    return RowReader(head, reading).read(line, cells)
