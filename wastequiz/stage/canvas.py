"""A page laid out in units: it knows the window's unit, paints scenery and shadows below its pieces and the focus ring above them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.stage import paint, scenery
from wastequiz.stage.kept import KeptPainting
from wastequiz.stage.leaving import let_go_when_gone
from wastequiz.stage.look import Look

WIDE = (1920.0, 1080.0)
TALL = (1080.0, 1920.0)


@cache
def _arrows() -> dict[int, tuple[int, int]]:
    """Key to direction. Made at the first key: naming one Qt.Key makes Python build all 500, which a start need not wait for."""
    key = Qt.Key
    return {key.Key_Left.value: (-1, 0), key.Key_Right.value: (1, 0), key.Key_Up.value: (0, -1), key.Key_Down.value: (0, 1)}


def arrow(key: int) -> tuple[int, int] | None:
    """The direction (right, down) of an arrow key, None for any other key."""
    return _arrows().get(key)


class Canvas(QWidget):
    """Base of every page on the play side. A page overrides `arrange` and puts its pieces with `put`; units are explained in the tokens."""

    scenery_name = scenery.PAPER

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        let_go_when_gone(self)
        self.look = look
        self.unit = 1.0
        self.tall = False
        self.area = QRectF(0, 0, *WIDE)
        """The whole window in units, the reference box (1920x1080 or 1080x1920) in its middle from (0, 0)."""
        self._places: dict[QWidget, QRectF] = {}
        self._ringed = False
        self._ground = KeptPainting()
        self._over = _Over(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    # ---- layout
    def arrange(self) -> None:
        """Puts every piece; called at each change of size. `self.tall` tells portrait from landscape."""

    def put(self, widget: QWidget, x: float, y: float, w: float, h: float) -> None:
        """Gives `widget` a place, in units from the reference box's upper left corner."""
        self._places[widget] = QRectF(x, y, w, h)
        if widget.parentWidget() is not self:
            widget.setParent(self)
        self._apply(widget)

    def where(self, widget: QWidget) -> QRectF:
        """The place of a widget in units."""
        return self._places[widget]

    def forget(self, widget: QWidget) -> None:
        """Takes a widget off the page for good."""
        self._places.pop(widget, None)
        widget.hide()
        widget.deleteLater()

    def to_px(self, box: QRectF) -> QRect:
        """A box in units as whole pixels of this widget."""
        u, a = self.unit, self.area
        left, top = (box.left() - a.left()) * u, (box.top() - a.top()) * u
        return QRect(QPoint(round(left), round(top)), QPoint(round(left + box.width() * u) - 1, round(top + box.height() * u) - 1))

    def to_point(self, at: QPointF) -> QPointF:
        """A point in pixels of this widget as units: what `to_px` does, the other way."""
        return at / self.unit + self.area.topLeft()

    def _apply(self, widget: QWidget) -> None:
        box = self._places[widget]
        take_unit: Callable[[float], None] | None = getattr(widget, "take_unit", None)
        if take_unit is not None:
            take_unit(self.unit)
        outset: float = getattr(widget, "outset", 0.0)  # not "margin": a QLabel has a method of that name
        widget.setGeometry(self.to_px(box.adjusted(-outset, -outset, outset, outset)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        w, h = max(self.width(), 1), max(self.height(), 1)
        self.tall = h > w
        across, down = TALL if self.tall else WIDE
        self.unit = min(w / across, h / down)
        spare_x, spare_y = w / self.unit - across, h / self.unit - down
        self.area = QRectF(-spare_x / 2, -spare_y / 2, w / self.unit, h / self.unit)
        self.arrange()
        for widget in list(self._places):
            self._apply(widget)
        self._over.setGeometry(self.rect())
        self._over.raise_()
        super().resizeEvent(event)

    def raise_over(self) -> None:
        """Keeps the focus ring and badges above a piece that was raised."""
        self._over.raise_()

    def lift(self, widget: QWidget) -> None:
        """Lays a piece above the others, still below the focus ring and badges; nothing but its own box is painted anew."""
        widget.stackUnder(self._over)

    # ---- painting
    def update(self, *region: Any) -> None:
        self._ground.forget()
        super().update(*region)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = self._ground.show(self, self._shadows(), self._paint_ground, opaque=True)
        self.to_units(p)
        self.paint_moving(p)
        p.end()

    def _shadows(self) -> tuple[tuple[float, ...], ...]:
        """Left, top, width, height, radius and strength of every shadow that falls now."""
        found: list[tuple[float, ...]] = []
        for widget, box in self._places.items():
            radius: float | None = getattr(widget, "shadow_radius", None)
            if radius is not None and widget.isVisible():
                strength: float = getattr(widget, "shadow_strength", 1.0)
                found.append((box.left(), box.top(), box.width(), box.height(), radius, strength))
        return tuple(found)

    def _paint_ground(self, p: QPainter) -> None:
        p.drawPixmap(0, 0, scenery.backdrop(self.look, self.scenery_name, self.size(), self.devicePixelRatioF()))
        self.to_units(p)
        for left, top, width, height, radius, strength in self._shadows():
            paint.shadow(p, self.look, QRectF(left, top, width, height), radius, strength)
        self.paint_under(p)

    def paint_moving(self, p: QPainter) -> None:
        """What moves between the ground and the pieces; `p` is in units. Ask for it with `update_moving`."""

    def update_moving(self) -> None:
        """Has what moves painted anew, on the ground as it is."""
        super().update()

    def paint_under(self, p: QPainter) -> None:
        """What a page paints itself, below its pieces; `p` is in units."""

    def paint_over(self, p: QPainter) -> None:
        """What a page paints above its pieces (badges, confetti); `p` is in units."""

    def to_units(self, p: QPainter) -> None:
        paint.ready(p)
        p.scale(self.unit, self.unit)
        p.translate(-self.area.left(), -self.area.top())

    def update_over(self) -> None:
        self._over.update()

    # ---- focus
    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if self._ringed or self.ring() is not None:
            self._over.raise_()  # pieces made since may lie above it
            self.update_over()

    def ring(self) -> tuple[QRectF, float] | None:
        """The box and radius the focus ring stands round, or None while the mouse or a finger leads."""
        widget = QApplication.focusWidget()
        if not keyboard_leads() or widget is None or widget not in self._places:
            return None
        return self._places[widget], float(getattr(widget, "radius", 12.0))

    def note_ring(self) -> tuple[QRectF, float] | None:
        """The ring that is painted now; remembered, so that it is painted over when it goes."""
        ring = self.ring()
        self._ringed = ring is not None
        return ring

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = arrow(event.key())
        if way is not None and self.move_focus(*way):
            return
        super().keyPressEvent(event)

    def move_focus(self, dx: int, dy: int) -> bool:
        """Moves the focus to the nearest piece in a direction. Returns whether there was one."""
        now = QApplication.focusWidget()
        reachable = [
            w
            for w in self._places
            if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not getattr(w, "minor", False)
        ]
        if not reachable:
            return False
        if now not in self._places:
            reachable[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        here = self._places[now].center()
        best: tuple[float, QWidget] | None = None
        for widget in reachable:
            there = self._places[widget].center()
            along = (there.x() - here.x()) * dx + (there.y() - here.y()) * dy
            across = abs((there.x() - here.x()) * dy) + abs((there.y() - here.y()) * dx)
            if widget is now or along <= 1:
                continue
            distance = along + 2.2 * across
            if best is None or distance < best[0]:
                best = (distance, widget)
        if best is None:
            return False
        best[1].setFocus(Qt.FocusReason.TabFocusReason)
        return True


class _Over(QWidget):
    """The layer above the pieces: the focus ring and what the page paints over; it takes no touches."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("")

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        self._canvas.to_units(p)
        self._canvas.paint_over(p)
        ring = self._canvas.note_ring()
        if ring is not None:
            paint.focus_ring(p, self._canvas.look, *ring)
        p.end()


class _Lead(QObject):
    """Remembers whether the keyboard or a pointer was used last, for the whole program."""

    def __init__(self) -> None:
        super().__init__()
        self.keyboard = False
        self._watching: QObject | None = None

    def watch(self) -> None:
        app = QApplication.instance()
        if app is not None and app is not self._watching:
            app.installEventFilter(self)
            self._watching = app
            app.destroyed.connect(self._lost)

    def _lost(self) -> None:
        self._watching = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._set(True)
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self._set(False)
        return False

    def _set(self, keyboard: bool) -> None:
        self.keyboard = keyboard


_lead = _Lead()


def keyboard_leads() -> bool:
    """Whether the last input came from the keyboard; only then is the focus ring shown."""
    return _lead.keyboard


def watch_input() -> None:
    """Starts telling keyboard from pointer; called once the application exists."""
    _lead.watch()


def let_keyboard_lead(leads: bool = True) -> None:
    """Sets who leads; for the tour and tests."""
    _lead.keyboard = leads
