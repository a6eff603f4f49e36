"""Beside the set-up: what visitors will see, and what is still missing; a touch leads to the field it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.events import Event
from wastequiz.i18n import _, ngettext
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import Segment, StateLine
from wastequiz.stage.pieces import Piece
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.desk_sheet import Sheet
from wastequiz.ui.widgets.event_preview import AttractPreview, WheelPreview

SHOWN = 4
"""So many problems stand there at once."""


class ProblemRow(Piece):
    """One thing to put right; touched, it leads there."""

    radius = 12.0
    lip_depth = 0.0

    def __init__(self, canvas: Canvas, text: str) -> None:
        super().__init__(canvas, text)

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        edge = t.colour("data.danger")
        fill = "surface.paper2" if self.hovered else "surface.card"
        paint.rounded(p, box.adjusted(1, 1, -1, -1), self.radius, t.colour(fill), edge, max(2.0, t.border_floor))
        paint.icon(p, self.look, "info", 30, box.center().y(), 28, edge)
        paint.icon(p, self.look, "next", box.right() - 26, box.center().y(), 22, edge)
        room = QRectF(54, 4, box.width() - 54 - 46, box.height() - 8)
        words.text(p, self.look, room, self.accessibleName(), 22, t.colour("ink.text"), floor=13, leading=1.1)


class EventPanel:
    """`lead` is called with the field of the problem that was touched."""

    def __init__(self, page: Screen, lead: Callable[[str], Any]) -> None:
        self.page, self._lead = page, lead
        self.sheet = Sheet(page)
        self.tabs = [Segment(page, _("Waiting screen"), chosen=True, size=24), Segment(page, _("Wheel"), size=24)]
        one_of(self.tabs, self.show_view)
        self.attract, self.wheel = AttractPreview(page), WheelPreview(page)
        self.wheel.hide()
        self.state = StateLine(page)
        self.problems: list[ProblemRow] = []
        self._box = QRectF()

    @property
    def pieces(self) -> list[QWidget]:
        return [self.sheet, *self.tabs, self.attract, self.wheel, self.state, *self.problems]

    def show_view(self, number: int) -> None:
        """0: the waiting screen, 1: the wheel."""
        for n, tab in enumerate(self.tabs):
            tab.setChecked(n == number)
            tab.update()
        self.attract.setVisible(number == 0)
        self.wheel.setVisible(number == 1)

    def show_event(self, event: Event) -> None:
        self.attract.show_event(event)
        self.wheel.show_event(event)

    def tell(self, said: Sequence[tuple[str, str]]) -> None:
        """(field, sentence) of everything that is not right yet."""
        if [row.accessibleName() for row in self.problems] != [text for _where, text in said[:SHOWN]]:
            for row in self.problems:
                self.page.forget(row)
            self.problems = []
            for where, text in said[:SHOWN]:
                row = ProblemRow(self.page, text)
                row.clicked.connect(lambda _checked=False, where=where: self._lead(where))
                row.show()
                self.problems.append(row)
        if said:
            n = len(said)
            self.state.tell(
                ngettext("{n} thing to put right before it can begin", "{n} things to put right before it can begin", n).format(n=n), "flag"
            )
        else:
            self.state.tell(_("Everything is there: it can begin."), "check")
        if not self._box.isNull():
            self.put(self._box)

    def put(self, box: QRectF) -> None:
        page, self._box = self.page, box
        page.put(self.sheet, box.left(), box.top(), box.width(), box.height())
        inner = box.adjusted(20, 18, -20, -24)
        if page.tall:
            left, right = QRectF(inner.left(), inner.top(), 480, inner.height()), inner.adjusted(500, 0, 0, 0)
        else:
            left, right = inner, inner.adjusted(0, 70 + 12 + inner.width() * 9 / 16 + 16, 0, 0)
        half = (left.width() - 10) / 2
        for n, tab in enumerate(self.tabs):
            page.put(tab, left.left() + n * (half + 10), left.top(), half, 70)
        high = min(left.width() * 9 / 16, left.height() - 82)
        for view in (self.attract, self.wheel):
            page.put(view, left.left(), left.top() + 82, left.width(), high)
        page.put(self.state, right.left(), right.top(), right.width(), 70)
        y = right.top() + 82
        room = (right.bottom() - y) / SHOWN
        for row in self.problems:
            page.put(row, right.left(), y, right.width(), min(84.0, room - 8))
            y += min(92.0, room)
