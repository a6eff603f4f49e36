"""A page laid out in units: it knows the window's unit, paints scenery and shadows below its pieces and the focus ring above them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.stage import order, paint, reach, scenery
from wastequiz.stage.kept import KeptPainting
from wastequiz.stage.lead import keyboard_leads as keyboard_leads
from wastequiz.stage.lead import let_keyboard_lead as let_keyboard_lead
from wastequiz.stage.lead import watch_input as watch_input
from wastequiz.stage.leaving import let_go_when_gone
from wastequiz.stage.look import Look
from wastequiz.stage.reach import Reach

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
    top_bar: tuple[float, float] = (0.0, 0.0)
    """Height of the bar along the top, landscape and portrait, in units; with low reach it moves to the bottom. 0: nothing moves."""
    for_staff = False
    """A page for staff, worked at with mouse and keyboard even where children play with a switch."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        let_go_when_gone(self)
        self.look = look
        self.unit = 1.0
        self.tall = False
        self.area = QRectF(0, 0, *WIDE)
        """The whole window in units, the reference box (1920x1080 or 1080x1920) in its middle from (0, 0)."""
        self._places: dict[QWidget, QRectF] = {}
        self._reach: Reach | None = None
        self._marked: QRectF | None = None
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
        if not self.reach_changed():
            self._apply(widget)

    def reach_changed(self) -> bool:
        """Where what low reach moves has changed, moves every piece; returns whether it had."""
        changed = self._look_at_reach()
        for widget in list(self._places) if changed else ():
            self._apply(widget)
        return changed

    def where(self, widget: QWidget) -> QRectF:
        """The place of a widget in units, as the page put it."""
        return self._places[widget]

    def seen(self, widget: QWidget) -> QRectF:
        """Where a widget is seen, in units: its place, moved by low reach."""
        box = self._places[widget]
        return box if self._reach is None or getattr(widget, "stays", False) else self._reach.moved(box)

    def held(self) -> list[QRectF]:
        """Parts of the page that low reach leaves in place (a page's name, its squirrel), in units."""
        return []

    def _look_at_reach(self) -> bool:
        """Reckons anew what low reach moves; returns whether that changed."""
        bar = self.top_bar[int(self.tall)] if self.look.low_reach else 0.0
        before = self._reach
        if bar:
            boxes = [box for w, box in self._places.items() if not getattr(w, "stays", False) and not w.isHidden()]
            self._reach = Reach(bar, self.area, reach.columns(boxes, bar), tuple(self.held()))
        else:
            self._reach = None
        return self._reach != before

    # ---- reading order
    def card_boxes(self) -> list[QRectF]:
        """Parts of the page whose pieces are read together, in units where they are seen: the panels, unless a page knows better."""
        pieces = [self.seen(w) for w in self._places if _reachable(w)]
        found = [self.seen(w) for w in self._places if w.isVisible() and getattr(w, "shadow_radius", None) and not _reachable(w)]
        # a card that lies over a piece only says something
        return [card for card in found if not any(card.intersects(piece) and not card.contains(piece) for piece in pieces)]

    def rows(self) -> list[list[QWidget]]:
        """What can be reached with keys now, in rows as they are read."""
        return order.rows([(w, self.seen(w)) for w in self._places if _reachable(w)], self.card_boxes())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the page as it is read, whenever its pieces were made."""
        pieces = [w for row in self.rows() for w in row]
        if not pieces:
            return super().focusNextPrevChild(forward)
        now = QApplication.focusWidget()
        at = next((i for i, w in enumerate(pieces) if w is now), None)
        step = 0 if at is None and forward else -1 if at is None else at + (1 if forward else -1)
        pieces[step % len(pieces)].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

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
        box = self.seen(widget)
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
        self._look_at_reach()
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
        for widget in self._places:
            radius: float | None = getattr(widget, "shadow_radius", None)
            if radius is not None and widget.isVisible():
                box = self.seen(widget)
                strength: float = getattr(widget, "shadow_strength", 1.0)
                found.append((box.left(), box.top(), box.width(), box.height(), radius, strength))
        return tuple(found)

    def _paint_ground(self, p: QPainter) -> None:
        p.drawPixmap(0, 0, scenery.backdrop(self.look, self.scenery_name, self.size(), self.devicePixelRatioF()))
        self.to_units(p)
        for left, top, width, height, radius, strength in self._shadows():
            paint.shadow(p, self.look, QRectF(left, top, width, height), radius, strength)
        self.in_reach(p, self.paint_under)

    def in_reach(self, p: QPainter, paint_page: Callable[[QPainter], None]) -> None:
        """Has a page painted, each part where low reach moved it."""
        if self._reach is None:
            paint_page(p)
            return
        for shape, down in self._reach.parts():
            if not shape.isEmpty():
                p.save()
                p.setClipPath(shape)
                p.translate(0, down)
                paint_page(p)
                p.restore()

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
        if self._marked is not None:
            return self._marked, 24.0
        widget = QApplication.focusWidget()
        if not keyboard_leads() or widget is None or widget not in self._places:
            return None
        return self.seen(widget), float(getattr(widget, "radius", 12.0))

    def mark(self, box: QRectF | None) -> None:
        """Puts the ring round a part of the page, in units where it is seen; None gives it back to what has the focus."""
        self._marked = box
        self._over.raise_()
        self.update_over()

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
        reachable = [w for w in self._places if _reachable(w) and not getattr(w, "minor", False)]
        if not reachable:
            return False
        if now not in self._places:
            reachable[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        here = self.seen(now).center()
        best: tuple[float, QWidget] | None = None
        for widget in reachable:
            there = self.seen(widget).center()
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


def _reachable(widget: QWidget) -> bool:
    """Whether keys can come to a piece now."""
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


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
        self._canvas.in_reach(p, self._canvas.paint_over)
        ring = self._canvas.note_ring()
        if ring is not None:
            paint.focus_ring(p, self._canvas.look, *ring)
        p.end()
