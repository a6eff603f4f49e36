"""What a town's rules change: how many things go elsewhere, which, and what is asked in practice only from then on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.schemes import Scheme
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_sheet import Sheet, SmallWords
from wastequiz.ui.widgets.rules_table import ChangesTable, RuleRow
from wastequiz.wording import local_rules as wording

PAD = 22.0
LINE = 30.0


class Changes:
    """A card on the page."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.card = Sheet(screen)
        self.head = SmallWords(screen, 21, bold=True)
        self.count = SmallWords(screen, 19)
        self.practice = SmallWords(screen, 19, colour="ink.textSecondary")
        self.table = ChangesTable(screen)

    def tell(self, base: Scheme, rows: Sequence[RuleRow], practice_only: int) -> None:
        """Shows what changes compared with the base."""
        self.head.setText(wording.compared(base))
        self.count.setText(wording.moved(len(rows)))
        self.practice.setText(wording.practice_only(practice_only))
        self.table.show_rows(rows)

    @property
    def pieces(self) -> list[QWidget]:
        return [self.card, self.head, self.count, self.practice, self.table]

    def show(self, shown: bool) -> None:
        for piece in self.pieces:
            piece.setVisible(shown)
        for line in (self.head, self.count, self.practice):
            line.setVisible(shown and bool(line.text()))
        self.table.setVisible(shown and bool(self.table.shown))

    def put(self, box: QRectF) -> None:
        put = self.screen.put
        put(self.card, box.left(), box.top(), box.width(), box.height() + 6)
        inner = box.adjusted(PAD, 12, -PAD, -14)
        top = inner.top()
        for line in (self.head, self.count, self.practice):
            if not line.text():
                continue
            put(line, inner.left(), top, inner.width(), LINE)
            top += LINE
        put(self.table, inner.left(), top + 4, inner.width(), max(60.0, inner.bottom() - top - 4))
        for piece in self.pieces:
            piece.raise_()
