"""The rows of a file as a table that makes only the cells one sees, so that a hundred thousand rows stand there at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wastequiz.domain.kinds import written_kind
from wastequiz.domain.questions import Authored
from wastequiz.i18n import _, words
from wastequiz.services import import_rows
from wastequiz.services.import_reading import Preview, Row
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui.screen import Screen
from wastequiz.wording import answers, notices

KEPT = 64
"""So many rows' cells are kept for the next paint."""
MOST = 160
"""No cell shows more signs."""


class RowCells(Sequence[tuple[Cell, ...]]):
    """The cells of the rows `numbers` of a preview, made when they are looked at."""

    def __init__(self, preview: Preview, numbers: Sequence[int]) -> None:
        self._preview, self.numbers = preview, numbers
        self._made: dict[int, tuple[Cell, ...]] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, at: Any) -> Any:
        if at not in self._made:
            if len(self._made) >= KEPT:
                self._made.clear()
            row = self._preview.rows[self.numbers[int(at)]]
            self._made[at] = cells_of(row, comes_in=self._preview.comes_in(row))
        return self._made[at]


def cells_of(row: Row, *, comes_in: bool) -> tuple[Cell, ...]:
    """Line, question, type, right answer, and what is to be said."""
    question = row.question
    kind, right = ("", "") if question is None else (notices.kind(question.kind), answer_of(question))
    stem = words(question.stem) if question is not None else " · ".join(cell for cell in row.cells if cell)
    said = import_rows.reasons(row.faults) if row.faults else ""
    state = Cell(said or _("comes in"), bold=not comes_in, faint=comes_in)
    return Cell(str(row.line), faint=True), Cell(_short(stem)), Cell(kind, faint=True), Cell(_short(right)), state


def answer_of(question: Authored) -> str:
    """What counts as right, in words; '' where it cannot be said."""
    try:
        return answers.solution(written_kind(question.kind).build(question))
    except (KeyError, ValueError, IndexError):  # a strange question is shown all the same
        return ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST else line[: MOST - 1] + "…"


class RowTable(Table):
    """Rows of a file; `look_at` shows others."""

    def __init__(self, screen: Screen) -> None:
        columns = [
            Column(_("Line"), 1.0),
            Column(_("Question"), 4.4),
            Column(_("Type"), 1.3),
            Column(_("Right answer"), 2.2),
            Column(_("State"), 3.6),
        ]
        super().__init__(screen, _("Rows of the file"), columns, row=78)
        self.numbers: Sequence[int] = ()

    def look_at(self, preview: Preview, numbers: Sequence[int], current: int = -1) -> None:
        """Shows these rows of the preview; `current` is one of their numbers in the file, -1 for none."""
        self.numbers = numbers
        cells: Any = RowCells(preview, numbers)
        at = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.rows.beginResetModel()
        self.rows.cells = cells
        self.rows.endResetModel()
        self.blockSignals(False)
        self.verticalScrollBar().setValue(at)
        self.point_at(numbers.index(current) if current in numbers else -1)

    def change(self, preview: Preview) -> None:
        """A row of the preview was changed: what is seen is made anew."""
        self.look_at(preview, self.numbers, self.numbers[self.current] if 0 <= self.current < len(self.numbers) else -1)
