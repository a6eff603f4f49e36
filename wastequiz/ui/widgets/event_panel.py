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
from wastequiz.stage.fields import StateLine
from wastequiz.stage.pieces import Piece
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_sheet import Sheet
from wastequiz.ui.widgets.event_preview import AttractPreview, WheelPreview

MOST = 4
"""So many problems stand there at once, where there is room."""
STATE, ROW, WHEEL = 66.0, 84.0, 244.0


class ProblemRow(Piece):
    """One thing to put right; touched, it leads there."""

    radius = 12.0
    lip_depth = 0.0

    def __init__(self, canvas: Canvas, where: str, text: str) -> None:
        super().__init__(canvas, text)
        self.where = where

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
        self.attract, self.wheel = AttractPreview(page), WheelPreview(page)
        self.state = StateLine(page)
        self.problems: list[ProblemRow] = []
        self._said: Sequence[tuple[str, str]] = ()
        self._box = QRectF()

    @property
    def pieces(self) -> list[QWidget]:
        return [self.sheet, self.attract, self.wheel, self.state, *self.problems]

    def show_event(self, event: Event) -> None:
        self.attract.show_event(event)
        self.wheel.show_event(event)
        self.wheel.setVisible(bool(event.prizes))

    def tell(self, said: Sequence[tuple[str, str]]) -> None:
        """(field, sentence) of everything that is not right yet."""
        self._said = said
        if said:
            n = len(said)
            self.state.tell(
                ngettext("{n} thing to put right before it can begin", "{n} things to put right before it can begin", n).format(n=n), "flag"
            )
        else:
            self.state.tell(_("Everything is there: it can begin."), "check")
        if not self._box.isNull():
            self.put(self._box)

    def _rows(self, most: int) -> None:
        """Has a row for each of the first problems."""
        wanted = self._said[:most]
        if [(row.where, row.accessibleName()) for row in self.problems] == list(wanted):
            return
        for row in self.problems:
            self.page.forget(row)
        self.problems = [ProblemRow(self.page, where, text) for where, text in wanted]
        for row in self.problems:
            row.clicked.connect(lambda _checked=False, where=row.where: self._lead(where))
            row.show()

    def put(self, box: QRectF) -> None:
        page, self._box = self.page, box
        page.put(self.sheet, box.left(), box.top(), box.width(), box.height())
        inner = box.adjusted(20, 20, -20, -26)
        across = 480.0 if page.tall else inner.width()
        high = across * 9 / 16
        page.put(self.attract, inner.left(), inner.top(), across, high)
        if page.tall:
            page.put(self.state, inner.left(), inner.top() + high + 14, across, STATE)
            left, y = inner.left() + across + 20, inner.top()
        else:
            left, y = inner.left(), inner.top() + high + 14
        wide = inner.right() - left
        if not self.wheel.isHidden():
            page.put(self.wheel, left, y, wide, WHEEL)
            y += WHEEL + 12
        if not page.tall:
            page.put(self.state, left, y, wide, STATE)
            y += STATE + 10
        self._rows(max(1, min(MOST, int((inner.bottom() - y + 8) // (ROW - 12)))))
        step = min(ROW + 8, (inner.bottom() - y + 8) / max(1, len(self.problems)))
        for row in self.problems:
            page.put(row, left, y, wide, step - 8)
            y += step
