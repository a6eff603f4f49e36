"""A number line to pull along: from the lowest to the highest answer, in whole steps."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from wastequiz.domain.questions import Number
from wastequiz.stage import paint
from wastequiz.stage import words as lettering
from wastequiz.stage.canvas import Canvas, arrow
from wastequiz.stage.fields import Pulled

KNOB = 40.0


class NumberLine(Pulled):
    """Its value is the number of steps above the lowest; `touched` says whether a player chose it. After the answer it shows what was right."""

    radius = 44.0

    def __init__(self, canvas: Canvas, name: str, number: Number) -> None:
        super().__init__(Qt.Orientation.Horizontal, canvas)
        self.canvas, self.look, self.unit, self.number = canvas, canvas.look, canvas.unit, number
        self.steps = round((number.high - number.low) / number.step)
        self.touched = False
        self.truth = False
        """Whether the right number and its tolerance are shown."""
        self.setAccessibleName(name)
        self.setRange(0, self.steps)
        self.setSingleStep(1)
        self.setPageStep(max(1, self.steps // 10))
        self.setValue(self.steps // 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self.update()

    @property
    def chosen(self) -> float:
        """The number it stands at."""
        return self.number.low + self.value() * self.number.step

    def choose(self, number: float) -> None:
        """Goes to the step nearest `number`, as if it had been pulled there."""
        self.touched = True
        steps = round((number - self.number.low) / self.number.step)
        self.setValue(min(max(steps, 0), self.steps))
        self.update()

    def show_truth(self) -> None:
        self.truth = True
        self.setEnabled(False)
        self.update()

    # ---- painting
    def _line(self) -> tuple[float, float]:
        """Left end and length of the line, in units."""
        return 64.0, self.width() / self.unit - 128

    def _x(self, number: float) -> float:
        left, across = self._line()
        share = (number - self.number.low) / (self.number.high - self.number.low)
        return left + across * min(max(share, 0.0), 1.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.ready(p)
        p.scale(self.unit, self.unit)
        t, n = self.look.theme, self.number
        left, across = self._line()
        y = 70.0
        paint.rounded(p, QRectF(left - 14, y - 14, across + 28, 28), 14, t.colour("surface.paper2"), t.colour("ink.outline"), 4)
        if self.truth:
            low, high = self._x(n.value - n.tolerance) - 12, self._x(n.value + n.tolerance) + 12
            paint.rounded(p, QRectF(low, y - 14, high - low, 28), 14, t.colour("right.fill"), t.colour("ink.outline"), 4)
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            x = left + across * share
            paint.line(p, [(x, y + 24), (x, y + 38)], t.colour("ink.text"), 4)
            if share in (0.0, 1.0):
                said = f"{n.low + (n.high - n.low) * share:g}"
                lettering.text(p, self.look, QRectF(x - 120, y + 40, 240, 44), said, 32, t.colour("ink.text"), bold=True, align="center")
        x = self._x(self.chosen)
        if self.truth:
            missed = abs(self.chosen - n.value) > n.tolerance + 1e-9
            if missed and self.touched:
                paint.result_badge(p, self.look, x, y, False, 34)
            paint.result_badge(p, self.look, self._x(n.value), y, True, 38)
        else:
            fill = "brand.primary" if self.touched else "surface.card"
            paint.circle(p, x, y + 6, KNOB, t.colour("brand.primaryLip" if self.touched else "surface.lip"))
            paint.circle(p, x, y, KNOB, t.colour(fill), t.colour("ink.outline"), 5)
            if not self.touched:
                lettering.display(p, self.look, QRectF(x - 40, y - 40, 80, 80), "?", 48, t.colour("ink.text"), align="center")
        p.end()

    # ---- pulling
    def follow(self, at: QPointF) -> None:
        left, across = self._line()
        share = (at.x() / self.unit - left) / max(1.0, across)
        before = self.value()
        self.choose(self.number.low + share * (self.number.high - self.number.low))
        if self.value() == before:  # the first touch may mean the very place it stood at
            self.valueChanged.emit(before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = arrow(event.key())
        if way is not None and way[1]:
            self.canvas.move_focus(*way)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text().isdigit():
            event.ignore()
            return
        self.touched = True
        super().keyPressEvent(event)
