"""The field that searches the bank: a magnifying glass, and arrow keys that lead into the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from wastequiz.i18n import _
from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import Field, to_px


class BankSearch(Field):
    """`went_down`: Down or Enter asks for the table."""

    went_down = Signal()

    def __init__(self, canvas: Canvas, text: str = "") -> None:
        super().__init__(canvas, _("Search questions"), text=text, hint=_("Search questions, things, pinyin"), size=20)

    def _dress(self) -> None:
        super()._dress()
        self.setTextMargins(to_px(30, self.unit), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        p = QPainter(self)
        paint.ready(p)
        p.scale(self.unit, self.unit)
        paint.icon(p, self.look, "search", 27, self.height() / self.unit / 2, 24, self.look.theme.colour("ink.textSecondary"))
        p.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_down.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
