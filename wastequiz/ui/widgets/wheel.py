"""The prize wheel: touched anywhere it asks to be spun; it turns to a sector that was chosen and kept before."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QEnterEvent, QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent, QTransform
from PySide6.QtWidgets import QPushButton

from wastequiz.domain.events import Event, Sector
from wastequiz.i18n import _
from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.ui.widgets import wheel_face
from wastequiz.ui.widgets.wheel_face import RIM, TIP
from wastequiz.wording import prizes

TURNS = 5
"""So often it goes round before it stops."""
REST = 0.18
"""How far past its first sector's middle it stands at rest, as a share of a sector: so that it looks like a thing that turns."""
BENT = 16.0
"""So many degrees a peg bends the pointer."""


class Wheel(Piece):
    """`ticked` each time the pointer leaves a sector. `turn`: degrees clockwise from the first sector's middle under the pointer."""

    lip_depth = 0.0
    outset = TIP + 8.0
    ticked = Signal()

    def __init__(self, canvas: Canvas, event: Event) -> None:
        self._disc: QPixmap | None = None
        self._hubs: dict[tuple[bool, bool, int], QPixmap] = {}
        super().__init__(canvas, _("Prize wheel"))
        self.event_shown = event
        self.sectors: tuple[Sector, ...] = ()
        self.turn = 0.0
        self.tilt = 0.0
        self.ready = False
        """Whether a touch spins it."""

    # ---- what it shows
    def show_sectors(self, sectors: Sequence[Sector]) -> None:
        """These sectors, equal ones; where it stood still before it does not move."""
        first = not self.sectors
        self.sectors = tuple(sectors)
        if first:
            self.turn = REST * self.step
        self.setAccessibleName(prizes.wheel_said(self.sectors))
        self.update()

    def set_ready(self, ready: bool) -> None:
        self.ready = ready
        QPushButton.update(self)

    @property
    def step(self) -> float:
        """Degrees a sector has."""
        return 360 / max(1, len(self.sectors))

    @property
    def under_pointer(self) -> int:
        """The number of the sector under the pointer, from 0."""
        return math.floor((-self.turn + self.step / 2) / self.step) % max(1, len(self.sectors))

    def way_to(self, sector: int, aside: float = 0.0) -> Callable[[float], None]:
        """A movement to a sector: to be called with 0..1. `aside` -0.5..0.5: where in the sector it stops."""
        start = self.turn
        goal = -(sector + aside) * self.step
        goal += math.ceil((start - goal) / 360) * 360 + TURNS * 360

        def go(at: float) -> None:
            self._show(start + (goal - start) * at, at)

        return go

    def _show(self, turn: float, at: float) -> None:
        before = self.under_pointer
        self.turn = turn
        passed = ((turn + self.step / 2) / self.step) % 1.0
        self.tilt = -BENT * max(0.0, 1 - 3 * passed) * (1 - at) ** 0.25 if at < 1 else 0.0
        QPushButton.update(self, self._moving)
        if self.under_pointer != before:
            self.ticked.emit()

    # ---- where things stand
    @property
    def reach(self) -> float:
        """The sectors' radius, in units."""
        return self.width() / self.unit / 2 - self.outset - RIM

    @property
    def _moving(self) -> QRegion:
        """What changes as it turns, in pixels: the disc and the pointer."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        r, u = self.reach * self.unit, self.unit
        disc = QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r).toAlignedRect().adjusted(-2, -2, 2, 2)
        tip = QRect(round(middle.x() - 90 * u), 0, round(180 * u), round(middle.y() - r + 70 * u))
        return QRegion(disc).united(QRegion(tip))

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's own name
        """A touch on the wheel, rim included, and not in the corners round it."""
        off = QPointF(pos) - QPointF(self.width() / 2, self.height() / 2)
        return math.hypot(off.x(), off.y()) <= (self.reach + RIM) * self.unit

    # ---- painting
    def update(self, *region: Any) -> None:
        """Everything anew: also what is on the sectors, where a picture has come meanwhile."""
        self._disc = None
        self._hubs = {}
        super().update(*region)

    def enterEvent(self, event: QEnterEvent) -> None:
        """A mouse over it changes nothing that is painted."""
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.radius = self.reach + RIM
        super().resizeEvent(event)

    def _sectors_px(self) -> QPixmap:
        if self._disc is None:
            side = 2 * self.reach * self.unit * self.devicePixelRatioF()
            self._disc = wheel_face.face(self.look, self.event_shown, self.sectors, side)
        return self._disc

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.ready(p)
        p.translate(self.width() / 2, self.height() / 2)
        p.scale(self.unit, self.unit)
        r = self.reach
        if self.sectors and r > 0:
            pixmap = self._sectors_px()
            scale = 2 * r / pixmap.width()
            brush = QBrush(pixmap)
            brush.setTransform(QTransform().scale(scale, scale).translate(-pixmap.width() / 2, -pixmap.height() / 2))
            p.save()
            p.rotate(self.turn)
            p.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # its edge is ink, and lies on the ink of the rim
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(brush)
            p.drawEllipse(QPointF(0, 0), r - 1, r - 1)
            p.restore()
        self._paint_hub(p, r)
        wheel_face.pointer(p, self.look, r, self.tilt)
        p.end()

    def _paint_hub(self, p: QPainter, r: float) -> None:
        """The button in the middle, painted once for each way it looks."""
        ratio = self.devicePixelRatioF()
        half = r * 0.245 + 6
        side = max(1, math.ceil(2 * half * self.unit * ratio))
        key = (self.isDown(), self.ready, side)
        if key not in self._hubs:
            pixmap = QPixmap(side, side)
            pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(pixmap)
            paint.ready(inner)
            inner.translate(side / 2, side / 2)
            inner.scale(self.unit * ratio, self.unit * ratio)
            wheel_face.hub(inner, self.look, r, _("Spin"), pressed=self.isDown(), ready=self.ready)
            inner.end()
            self._hubs[key] = pixmap
        p.drawPixmap(QRectF(-half, -half, 2 * half, 2 * half), self._hubs[key], QRectF(0, 0, side, side))
