"""Several lines to type in, plain text only; Tab goes on to the next piece."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import to_px
from wastequiz.stage.tables import scroll_bar_sheet


class TextBox(QPlainTextEdit):
    """A field of several lines; what is pasted loses its looks."""

    radius = 12.0

    def __init__(self, canvas: Canvas, name: str, *, size: float = 24) -> None:
        super().__init__(canvas)
        self.canvas, self.look, self.unit, self.size_of_text = canvas, canvas.look, canvas.unit, size
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self._dress()

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self._dress()

    def _dress(self) -> None:
        t, u = self.look.theme, self.unit
        size = to_px(self.size_of_text * t.text_scale, u, 14)
        sheet = (
            f"QPlainTextEdit {{ background: {t.hex('surface.card')}; color: {t.hex('ink.text')}; font-size: {size}px;"
            f" border: {to_px(max(2.0, t.border_floor), u)}px solid {t.hex('surface.lip')}; border-radius: {to_px(12, u)}px;"
            f" padding: {to_px(8, u)}px; selection-background-color: {t.hex('brand.primary')}; selection-color: {t.hex('ink.onColour')}; }}"
            f"QPlainTextEdit:focus {{ border: {to_px(max(4.0, t.border_floor + 1), u)}px solid {t.hex('brand.primary')}; }}"
        ) + scroll_bar_sheet(self.look, u)
        self.setFont(t.font(self.size_of_text))
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
