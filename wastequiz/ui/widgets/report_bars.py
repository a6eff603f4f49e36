"""The classes of a year as bars: one's own in orange, where each stood in the span before, and the goal as a dashed line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from wastequiz.domain.reporting import PASS_MARK, ClassFigure
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import desk_card
from wastequiz.stage.still import Painted
from wastequiz.wording import report
from wastequiz.wording import report_page as said

MOST = 6
"""As many bars as the card has room for; of more classes, one's own and those beside it in the order of accuracy."""
GOAL = PASS_MARK


def shown_classes(figures: Sequence[ClassFigure], own: int) -> list[ClassFigure]:
    """The classes there is room for, the best first; one's own is among them."""
    order = sorted(figures, key=lambda f: (-(f.now.value if f.now.value is not None else -1), f.name))
    at = next((i for i, f in enumerate(order) if f.class_id == own), 0)
    first = max(0, min(at - MOST // 2, len(order) - MOST))
    return order[first : first + MOST]


class ClassBars(Painted):
    """The head says the goal, the foot what the marks mean."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.figures: list[ClassFigure] = []
        self.own = self.all = 0

    def show_classes(self, figures: Sequence[ClassFigure], own: int) -> None:
        self.figures, self.own, self.all = shown_classes(figures, own), own, len(figures)
        lines = [
            _("{name}: {now} of {n}, in the span before {before}").format(
                name=f.name, now=report.percent(f.now), n=said.number(f.now.of), before=report.percent(f.before)
            )
            for f in self.figures
        ]
        self.setAccessibleName(". ".join([_("Right answers by class"), self.goal(), *lines]))
        self.update()

    def goal(self) -> str:
        return _("Goal {n}%").format(n=round(100 * GOAL))

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        desk_card(p, self.look, box.adjusted(2, 2, -2, -6))
        inner = box.adjusted(22, 14, -20, -18)
        aside = self.goal() if self.all <= MOST else _("{n} of {of} classes").format(n=MOST, of=self.all)
        head = QRectF(inner.left(), inner.top(), inner.width() * 0.64, 36)
        words.display(p, self.look, head, _("Right answers by class"), 26, t.colour("ink.text"), fat=0.02, floor=14)
        note = QRectF(head.right(), inner.top(), inner.right() - head.right(), 36)
        words.text(p, self.look, note, aside, 19, t.colour("ink.textSecondary"), align="right", floor=12)
        foot = QRectF(inner.left(), inner.bottom() - 28, inner.width(), 28)
        rows = QRectF(inner.left(), head.bottom() + 10, inner.width(), foot.top() - head.bottom() - 18)
        name, value = inner.width() * 0.27, 112.0
        track = QRectF(inner.left() + name, 0, inner.width() - name - value, 0)
        step = min(rows.height() / max(len(self.figures), 1), 44.0)
        for i, figure in enumerate(self.figures):
            row = QRectF(rows.left(), rows.top() + i * step, rows.width(), step)
            self._row(p, figure, row, name, QRectF(track.left(), row.center().y() - 9, track.width(), 18), value)
        x = track.left() + track.width() * GOAL
        p.setPen(QPen(t.colour("ink.text"), 2.5, Qt.PenStyle.DashLine))
        p.drawLine(QPointF(x, rows.top() - 4), QPointF(x, rows.top() + step * len(self.figures) + 4))
        self._legend(p, foot)

    def _row(self, p: QPainter, f: ClassFigure, row: QRectF, name: float, track: QRectF, value: float) -> None:
        t = self.look.theme
        own = f.class_id == self.own
        ink = t.colour("ink.text")
        label = QRectF(row.left(), row.top(), name - 10, row.height())
        words.text(p, self.look, label, f.name, 21, ink, bold=own, floor=11, leading=1.05)
        edge = t.colour("surface.line") if t.high_contrast else None
        paint.rounded(p, track, 9, t.colour("surface.paper2"), edge, 2)
        if f.now.value is not None:
            bar = QRectF(track.left(), track.top(), max(18.0, track.width() * f.now.value), track.height())
            paint.rounded(p, bar, 9, t.colour("data.mine" if own else "data.other"), edge, 2)
        if f.before.value is not None:
            x = track.left() + track.width() * f.before.value
            paint.line(p, [(x, track.top() - 3), (x, track.bottom() + 3)], t.colour("surface.card"), 7)
            paint.line(p, [(x, track.top() - 3), (x, track.bottom() + 3)], ink, 3.5)
        number = QRectF(track.right() + 10, row.top(), value * 0.5, row.height())
        words.text(p, self.look, number, said.tight(f.now), 21, ink, bold=True, align="right", floor=11)
        of = QRectF(number.right() + 4, row.top(), row.right() - number.right() - 4, row.height())
        words.text(p, self.look, of, said.number(f.now.of), 16, t.colour("ink.textSecondary"), align="right", floor=10)

    def _legend(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        ink, y = t.colour("ink.textSecondary"), box.center().y()
        part = box.width() / 4
        labels = (_("before"), _("my class"), _("goal"), _("small: answers"))
        for i, label in enumerate(labels):
            x = box.left() + i * part
            if i == 0:
                paint.line(p, [(x + 6, y - 10), (x + 6, y + 10)], t.colour("ink.text"), 3.5)
            elif i == 1:
                paint.rounded(p, QRectF(x, y - 8, 22, 16), 5, t.colour("data.mine"))
            elif i == 2:
                p.setPen(QPen(t.colour("ink.text"), 2.5, Qt.PenStyle.DashLine))
                p.drawLine(QPointF(x, y), QPointF(x + 24, y))
            left = x + (14.0, 28.0, 30.0, 0.0)[i]
            words.text(p, self.look, QRectF(left, box.top(), x + part - left - 4, box.height()), label, 17, ink, floor=10)
