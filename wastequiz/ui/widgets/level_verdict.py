"""How a level went: its ice lamp, lighting up once it is passed, and what is said to it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Panel
from wastequiz.ui.widgets.level_stone import lamp

LIGHT_MS = 600
"""How long a lamp takes to light up."""


class LevelVerdict(Panel):
    """A card with the lamp and a sentence. `lit`: the lamp shone before; `lights`: it lights up now, as `shine` goes from 0 to 1."""

    def __init__(self, canvas: Canvas, head: str, line: str, *, passed: bool, lit: bool) -> None:
        fill, border, lip = ("right.sheet", "right.fill", "right.lip") if passed else ("tryAgain.sheet", "tryAgain.bright", "tryAgain.tint")
        super().__init__(canvas, radius=44, fill=fill, border=border, lip=lip, painter=self._paint_verdict)
        self.head, self.line, self.passed = head, line, passed
        self.lights = passed and not lit
        self.glow = 1.0 if lit else 0.0
        self.setAccessibleName(f"{head} {line}")

    def shine(self, at: float) -> None:
        """Lights the lamp, 0 dark to 1 bright."""
        self.glow = at
        self.update()

    def _paint_verdict(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        beside = box.width() > 1.2 * box.height()
        if beside:
            stand = QRectF(28, 46, box.width() * 0.4 - 28, box.height() - 82)
            room = QRectF(box.width() * 0.42, 50, box.width() * 0.58 - 30, box.height() - 100)
        else:
            stand = QRectF(30, 30, box.width() - 60, box.height() * 0.52)
            room = QRectF(22, stand.bottom() + 10, box.width() - 44, box.height() - stand.bottom() - 28)
        self._paint_lamp(p, stand)
        head = QRectF(room.left(), room.top(), room.width(), room.height() * (0.4 if beside else 0.62))
        align = "left" if beside else "center"
        words.display(p, self.look, head, self.head, 58 if beside else 44, t.colour("ink.text"), align=align, fat=0.04, valign="bottom")
        below = QRectF(room.left(), head.bottom() + 10, room.width(), room.bottom() - head.bottom() - 10)
        size = 36 if beside else 30
        used = words.text(p, self.look, below, self.line, size, t.colour("ink.text"), bold=True, align=align, valign="top")
        if beside:
            side = min(150.0, below.height() - used - 4)
            if side >= 90:
                mascot = "bins/mascot_cheer" if self.passed else "bins/mascot_wave"
                self.look.pictures.draw(p, mascot, box.right() - side - 34, box.bottom() - side - 26, side)

    def _paint_lamp(self, p: QPainter, stand: QRectF) -> None:
        t = self.look.theme
        if self.glow in (0.0, 1.0):
            lamp(p, self.look, stand, lit=bool(self.glow))
            return
        lamp(p, self.look, stand, lit=False)
        p.save()
        p.setOpacity(min(1.0, max(0.0, self.glow)))
        if not t.high_contrast:
            paint.circle(p, stand.center().x(), stand.center().y(), stand.width() * 0.5 * self.glow, t.colour("right.fill", 0.3))
        lamp(p, self.look, stand, lit=True)
        p.restore()
