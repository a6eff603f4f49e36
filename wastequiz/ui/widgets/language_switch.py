"""The switch between the languages of an event: all of them in one pill, the one spoken now in orange."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.stage.still import Painted

NAMES = {"zh_CN": "中文", "en": "English"}
"""Every language in itself."""
EACH = 156.0


class LanguageSwitch:
    """`chosen` gets the language that was touched, also the one spoken now."""

    def __init__(self, canvas: Canvas, languages: Sequence[str], current: str, chosen: Callable[[str], Any]) -> None:
        self.canvas = canvas
        self.ground = _Ground(canvas)
        self.parts = [_Part(canvas, language, language == current) for language in languages]
        for part in self.parts:
            part.clicked.connect(lambda _checked=False, part=part: chosen(part.language))

    @property
    def wish(self) -> float:
        """How wide it is, in units."""
        return EACH * len(self.parts)

    def put(self, x: float, y: float, high: float = 84) -> None:
        self.canvas.put(self.ground, x, y, self.wish, high)
        for n, part in enumerate(self.parts):
            self.canvas.put(part, x + n * EACH, y - 8, EACH, high + 16)
            part.raise_()


class _Ground(Painted):
    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.rounded(p, box.adjusted(2, 2, -2, -2), box.height() / 2, t.colour("surface.card", 0.94), t.colour("surface.line"), t.border_floor)


class _Part(Piece):
    """One language; what can be touched is higher than what is seen."""

    lip_depth = 0.0
    radius = 36.0

    def __init__(self, canvas: Canvas, language: str, current: bool) -> None:
        super().__init__(canvas, NAMES.get(language, language))
        self.language = language
        self.setCheckable(True)
        self.setChecked(current)

    def nextCheckState(self) -> None:
        """Only a new page says what is spoken."""

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        face = box.adjusted(6, 14, -6, -14)
        if self.isChecked():
            paint.rounded(p, face, face.height() / 2, t.colour("brand.primary"))
        ink = t.colour("ink.onColour" if self.isChecked() else "ink.text")
        words.text(p, self.look, face, NAMES.get(self.language, self.language), 34, ink, bold=True, align="center")
