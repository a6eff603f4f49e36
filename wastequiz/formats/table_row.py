"""One row of a table while it is read: its cells, what is wrong with it, and the pictures it uses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wastequiz.domain.exchange import Fault, Weight
from wastequiz.domain.text import Text
from wastequiz.formats.cell_text import shown

TextPlaces = tuple[tuple[str, int], ...]
"""Where a text stands, in each language."""
_NOTHING = Text()
_FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|bmp|svg|tiff?|heic)$", re.IGNORECASE)
_NAME = re.compile(r"(?:own/)?[\w@-]{1,80}")


class Row:
    """`cells`: made plain, in the order of the head, and an empty one at the end (place -1)."""

    __slots__ = ("cells", "faults", "head", "line", "pictures", "refused", "too_long")

    def __init__(self, line: int, head: tuple[str, ...], cells: list[str], faults: list[Fault], too_long: bool) -> None:
        self.line = line
        self.head = head
        self.cells = cells
        self.faults = faults
        self.too_long = self.refused = too_long
        self.pictures: dict[str, bytes] = {}

    def fault(self, code: str, at: int, *, drops: bool = False, **facts: str) -> None:
        """Notes what is wrong with the cell at `at` (-1: with the row)."""
        weight: Weight = "drops" if drops else "refuses"
        self.refused = self.refused or not drops
        self.faults.append(Fault(self.line, code, self.head[at] if at >= 0 else "", tuple(facts.items()), weight))

    def text(self, places: TextPlaces) -> Text:
        """The text in every language the row has it in."""
        cells = self.cells
        if len(places) == 1:
            language, at = places[0]
            return Text({language: cells[at]}) if cells[at] else _NOTHING
        return Text({language: cells[at] for language, at in places if cells[at]})

    def maybe(self, places: TextPlaces) -> Text | None:
        """The text, None where the row has none."""
        for _language, at in places:
            if self.cells[at]:
                return self.text(places)
        return None

    def picture(self, at: int, given: Mapping[str, bytes]) -> str:
        """The picture that cell names: one that was given along, or one of ours; '' (told) where it is neither."""
        cell = self.cells[at]
        name = cell.replace("\\", "/").rpartition("/")[2]
        data = given.get(name.casefold())
        if data is not None:
            self.pictures[name] = data
            return name
        if _NAME.fullmatch(cell) and not _FILE.search(cell):
            return cell
        self.fault("picture_missing", at, drops=True, given=shown(cell))
        return ""
