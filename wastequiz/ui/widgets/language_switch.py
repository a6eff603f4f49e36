"""The switch between the languages of an event: all of them in one pill, the one spoken now in orange."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import language_name
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.stage.still import Painted

EACH = 156.0
"""How wide each is, in units; with larger letters so much wider."""


class LanguageSwitch:
    """`chosen` gets the language that was touched, also the one spoken now."""

    def __init__(self, canvas: Canvas, languages: Sequence[str], current: str, chosen: Callable[[str], Any]) -> None:
        self.canvas = canvas
        self.ground = _Ground(canvas)
        self.parts = [self._part(language, language == current, chosen) for language in languages]

    def _part(self, language: str, current: bool, chosen: Callable[[str], Any]) -> Piece:
        part = _Part(self.canvas, language, current)
        part.clicked.connect(lambda: chosen(language))
        return part

    @property
    def wish(self) -> float:
        """How wide it is, in units."""
        return self.each * len(self.parts)

    @property
    def each(self) -> float:
        return EACH * max(1.0, 0.98 * self.canvas.look.theme.text_scale)

    def put(self, x: float, y: float, high: float = 84) -> None:
        self.canvas.put(self.ground, x, y, self.wish, high)
        for n, part in enumerate(self.parts):
            self.canvas.put(part, x + n * self.each, y - 8, self.each, high + 16)
            part.raise_()


class _Ground(Painted):
    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.rounded(
            p, box.adjusted(2, 2, -2, -2), box.height() / 2, t.colour("surface.card", 0.94), t.colour("surface.line"), t.border_floor
        )


class _Part(Piece):
    """One language; what can be touched is higher than what is seen."""

    lip_depth = 0.0
    radius = 36.0

    def __init__(self, canvas: Canvas, language: str, current: bool) -> None:
        super().__init__(canvas, language_name(language))
        self.language = language
        self.setCheckable(True)
        self.setChecked(current)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Only a new page says what is spoken."""

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        face = box.adjusted(6, 14, -6, -14)
        if self.isChecked():
            paint.rounded(p, face, face.height() / 2, t.colour("brand.primary"))
        ink = t.colour("ink.onColour" if self.isChecked() else "ink.text")
        words.text(p, self.look, face, language_name(self.language), 34, ink, bold=True, align="center")
