"""A scene on which places are drawn: with the mouse or a finger, or moved and sized with keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen

from wastequiz.domain.kinds.spot_on_picture import SCENE
from wastequiz.domain.mending import LEAST_SPOT
from wastequiz.domain.questions import Area, Option
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import arrow
from wastequiz.ui.pictures import item_picture
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_pieces import Flat

STEP = 20.0
"""How far an arrow key moves or sizes a place, in scene units."""


class SceneDrawing(Flat):
    """Shows a scene with its places. Dragging on free ground `drew` a new one, dragging a place `moved` it, a touch `pointed` at it."""

    radius = 8.0
    drew = Signal(object)
    moved = Signal(int, object)
    pointed = Signal(int)

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen, _("The picture with its places. Arrow keys move the chosen place, with Shift they size it."))
        self.picture, self.at = "", -1
        self.options: Sequence[Option] = ()
        self._from: QPointF | None = None
        self._now: QPointF | None = None
        self._held: tuple[int, QPointF] | None = None
        """The place that is dragged, and where in it it was taken."""
        self.setCursor(Qt.CursorShape.CrossCursor)

    def fill(self, picture: str, options: Sequence[Option], at: int) -> None:
        self.picture, self.options, self.at = picture, options, at
        self.update()

    @property
    def scale(self) -> float:
        """Units a scene unit."""
        return self.width() / self.unit / SCENE[0]

    def _scene_point(self, at: QPointF) -> QPointF:
        point = at / self.unit / max(self.scale, 0.01)
        return QPointF(min(max(point.x(), 0.0), SCENE[0]), min(max(point.y(), 0.0), SCENE[1]))

    def _place_at(self, point: QPointF) -> int:
        return next((n for n, o in enumerate(self.options) if o.area is not None and QRectF(*o.area).contains(point)), -1)

    # ---- mouse and finger
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.picture:
            event.accept()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = self._scene_point(event.position())
        place = self._place_at(point)
        if place >= 0:
            area = self.options[place].area
            assert area is not None
            self._held = place, point - QPointF(area[0], area[1])
            self.pointed.emit(place)
        else:
            self._from = self._now = point
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self._scene_point(event.position())
        if self._held is not None:
            place, within = self._held
            area = self.options[place].area
            if area is not None:
                self.moved.emit(place, _inside(point.x() - within.x(), point.y() - within.y(), area[2], area[3]))
        elif self._from is not None:
            self._now = point
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drawn, self._from, self._now, self._held = self._drawn(), None, None, None
        if drawn is not None:
            self.drew.emit(drawn)
        self.update()

    def _drawn(self) -> Area | None:
        """What has been drawn so far, made large enough for a finger; None for a mere touch."""
        if self._from is None or self._now is None:
            return None
        box = QRectF(self._from, self._now).normalized()
        if max(box.width(), box.height()) < STEP:
            return None
        return _inside(box.left(), box.top(), max(box.width(), LEAST_SPOT), max(box.height(), LEAST_SPOT))

    # ---- keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = arrow(event.key())
        if way is None or not 0 <= self.at < len(self.options):
            super().keyPressEvent(event)
            return
        area = self.options[self.at].area
        if area is None:
            return
        x, y, w, h = area
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            w, h = max(LEAST_SPOT, w + STEP * way[0]), max(LEAST_SPOT, h + STEP * way[1])
        else:
            x, y = x + STEP * way[0], y + STEP * way[1]
        self.moved.emit(self.at, _inside(x, y, w, h))

    # ---- how it looks
    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        if not self.picture:
            paint.rounded(p, box, self.radius, t.colour("surface.paper2"), t.colour("surface.lip"), 2)
            hint = _("Choose the picture to search first.")
            words.text(p, self.look, box.adjusted(20, 20, -20, -20), hint, 20, t.colour("ink.textSecondary"), align="center", floor=14)
            return
        self.look.pictures.draw(p, item_picture(self.picture), 0, 0, box.width())
        scale = box.width() / SCENE[0]
        for n, option in enumerate(self.options):
            if option.area is not None:
                self._paint_place(p, option, n, scale)
        drawn = self._drawn()
        if drawn is not None:
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.setPen(QPen(t.colour("brand.primary"), 3, Qt.PenStyle.DashLine))
            p.drawRect(QRectF(*(v * scale for v in drawn)))
        paint.rounded(p, box, self.radius, None, t.colour("brand.primary" if self.hovered else "surface.lip"), 2)

    def _paint_place(self, p: QPainter, option: Option, number: int, scale: float) -> None:
        t = self.look.theme
        assert option.area is not None
        place = QRectF(*(v * scale for v in option.area))
        chosen = number == self.at
        paint.rounded(p, place, 6, t.colour("surface.card", 0.35), t.colour("ink.outline"), 5 if chosen else 3)
        paint.rounded(p, place, 6, None, t.colour("right.fill" if option.right else "surface.card"), 3 if chosen else 1.6)
        corner = QPointF(place.left() + 13, place.top() + 13)
        paint.circle(p, corner.x(), corner.y(), 12, t.colour("right.fill" if option.right else "surface.card"), t.colour("ink.outline"), 2)
        sign = QRectF(corner.x() - 12, corner.y() - 12, 24, 24)
        words.text(p, self.look, sign, str(number + 1), 15, t.colour("ink.text"), bold=True, align="center", floor=11)


def _inside(x: float, y: float, w: float, h: float) -> Area:
    """The area moved onto the scene, in whole scene units."""
    w, h = min(w, SCENE[0]), min(h, SCENE[1])
    return (float(round(min(max(x, 0), SCENE[0] - w))), float(round(min(max(y, 0), SCENE[1] - h))), float(round(w)), float(round(h)))
