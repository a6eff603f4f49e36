"""Fingers on the board: each presses what it came down on, several at a time; palms, stale fingers and ghosts of the mouse do nothing.

`Touch(window)` serves a whole window. Buttons (`Piece`) need nothing. What is dragged by fingers does this:

    class Layer(QWidget):                              # or a Piece; asked first, then the widgets it lies in
        def __init__(self, parent): super().__init__(parent); self.mouse = MouseFinger(self)  # the mouse is finger 0
        def finger_down(self, finger, at): ...         # True: mine from now on. `at`: QPointF in this widget's own pixels
        def finger_move(self, finger, at): ...         # the same finger, also outside the widget
        def finger_up(self, finger, at): ...           # lifted here
        def finger_lost(self, finger): ...             # a palm, a page change, a pulled cable: put back what it held

Each finger has a number nobody else has. Who shows something over a page calls `let_go(widget)`, so that nothing under it stays pressed.
"""

from __future__ import annotations

from typing import cast

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QInputEvent, QMouseEvent, QPointingDevice, QTouchEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.stage.canvas import TALL, WIDE
from wastequiz.stage.fingers import Fingers, Grip, palm_across
from wastequiz.stage.pieces import Piece
from wastequiz.stage.takers import BUTTONS, LEFT, MOUSE, MouseFinger, Pointer, SystemMouse, TakesTouch

__all__ = ["MouseFinger", "TakesTouch", "Touch", "let_go"]

_Type = QEvent.Type
_TOUCHES = frozenset({_Type.TouchBegin, _Type.TouchUpdate, _Type.TouchEnd})
_ANEW = frozenset({_Type.WinIdChange, _Type.Show})


def let_go(widget: QWidget) -> None:
    """Has everything held by fingers or the mouse in the window of `widget` let go without a click."""
    window = widget.window()
    for child in window.children():
        if isinstance(child, Touch):
            child.fingers.forget()
    for mouse in window.findChildren(MouseFinger):
        mouse.forget()


class Touch(QObject):
    """Leads the fingers of one top-level window, whatever panel they are on and whenever it was switched on."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        self.fingers: Fingers[Piece | TakesTouch] = Fingers(_Under(self))
        self.pointer = Pointer(window)
        self.system = SystemMouse()
        self._handle: QWindow | None = None
        self._watched: set[int] = set()
        self._swallows = False
        window.installEventFilter(self)
        self._watch_handle()

    def let_go(self) -> None:
        """Has everything held in this window let go without a click."""
        let_go(self.window)

    # ---- facts of Qt's events; a replayed trace puts its own in their place
    def time_of(self, event: QInputEvent) -> float:
        """When an event happened, in ms."""
        return float(event.timestamp())

    def across(self, point: QEventPoint) -> float:
        """How broad the finger is in pixels; 0 where the panel does not say."""
        size = point.ellipseDiameters()
        return max(size.width(), size.height())

    def palm(self) -> float:
        """How broad a palm is at least, in pixels of this window."""
        w, h = max(self.window.width(), 1), max(self.window.height(), 1)
        across, down = TALL if h > w else WIDE
        screen = self.window.screen()
        size = screen.physicalSize()
        px_per_mm = screen.physicalDotsPerInch() / 25.4
        return palm_across(min(w / across, h / down), size.width(), size.height(), px_per_mm)

    # ----
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._handle:
            if kind in _TOUCHES and isinstance(event, QTouchEvent):
                return self._touch(kind, event)
            if kind in MOUSE and isinstance(event, QMouseEvent):
                return self._mouse(kind, event)
            if kind == _Type.TouchCancel and isinstance(event, QTouchEvent):
                self.fingers.gone(event.device().systemId())
            return kind == _Type.ContextMenu
        if kind in LEFT:
            let_go(self.window)
        elif kind in _ANEW:
            self._watch_handle()
        return False

    def _watch_handle(self) -> None:
        """Listens to the native window, which is another one after some changes."""
        handle = cast("QWindow | None", self.window.windowHandle())  # none before the first show
        if handle is not None and handle is not self._handle:
            self.fingers.forget()
            handle.installEventFilter(self)
            self._handle = handle

    # ---- touches
    def _touch(self, kind: QEvent.Type, event: QTouchEvent) -> bool:
        device = event.pointingDevice()
        if device.type() == QInputDevice.DeviceType.TouchPad:  # it moves the mouse; whatever else there is, is a panel
            return False
        if QApplication.activePopupWidget() is not None:  # Qt plays the mouse for it
            self.fingers.forget()
            return False
        number, now, fingers = device.systemId(), self.time_of(event), self.fingers
        self.pointer.device, self.pointer.now = device, now
        if kind == _Type.TouchBegin:
            self._watch_device(number, device)
            fingers.palm = self.palm()
            fingers.first(number, now)
        state = QEventPoint.State
        for point in event.points():
            key, how, at, across = (number, point.id()), point.state(), point.position(), self.across(point)
            if how == state.Updated:
                fingers.move(key, at.x(), at.y(), across, now)
            elif how == state.Pressed:
                fingers.down(key, at.x(), at.y(), across, now)
            elif how == state.Released:
                fingers.up(key, at.x(), at.y(), across, now)
            else:
                fingers.still(key, across, now)
        event.accept()
        return True

    def _watch_device(self, number: int, device: QPointingDevice) -> None:
        """Hears when a panel goes; Qt has no signal for a panel that comes, and none is needed."""
        if number not in self._watched:
            self._watched.add(number)
            device.destroyed.connect(self._device_gone)

    def _device_gone(self) -> None:
        there = {device.systemId() for device in QInputDevice.devices()}
        for number in (self.fingers.devices() | self._watched) - there:
            self.fingers.gone(number)
            self._watched.discard(number)

    # ---- the mouse
    def _mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        """Whether a mouse event goes no further: no right click has a meaning, and no finger is heard a second time as a mouse."""
        if kind in BUTTONS and event.button() != Qt.MouseButton.LeftButton:
            return True
        if self.pointer.plays or not _plays_mouse(event):
            return False
        if kind in (_Type.MouseButtonPress, _Type.MouseButtonDblClick):
            at = event.position()
            known, thing = self.fingers.near(at.x(), at.y(), self.time_of(event))
            self._swallows = known and thing is not self.system
        swallowed = self._swallows
        if kind == _Type.MouseButtonRelease:
            self._swallows = False
        return swallowed


def _plays_mouse(event: QMouseEvent) -> bool:
    """Whether a mouse event was made from a finger, by the system or by Qt."""
    source = event.source()
    if source == Qt.MouseEventSource.MouseEventNotSynthesized:
        return False
    return source == Qt.MouseEventSource.MouseEventSynthesizedBySystem or event.device().type() == QInputDevice.DeviceType.TouchScreen


TWICE_MS, SAME_PLACE_PX = 350.0, 48.0
"""Two taps within this time and distance are one child's double tap."""


class _Under:
    """The pieces and takers of a window, for `Fingers`. A piece that was deleted under a finger is nothing."""

    def __init__(self, touch: Touch) -> None:
        self._touch = touch
        self._came = QPointF()
        self._last: tuple[float, QPointF, Piece] | None = None
        """When and where the last click was, and on what."""

    def grab(self, finger: int, x: float, y: float) -> tuple[Grip, Piece | TakesTouch] | None:
        touch, at = self._touch, QPointF(x, y)
        window = touch.window
        widget: QWidget | None = window.childAt(at.toPoint())
        while widget is not None and widget is not window:
            if isinstance(widget, TakesTouch) and widget.isEnabled() and widget.finger_down(finger, widget.mapFrom(window, at)):
                return Grip.THING, widget
            if isinstance(widget, Piece):
                if not widget.isEnabled() or self._not_meant(widget, at):
                    return None
                self._came = at
                return Grip.PIECE, widget
            widget = widget.parentWidget()
        device = touch.pointer.device
        if device is not None and device.capabilities() & QInputDevice.Capability.MouseEmulation:
            return Grip.THING, touch.system
        return (Grip.THING, touch.pointer) if touch.pointer.finger_down(finger, at) else None

    def over(self, piece: Piece | TakesTouch, x: float, y: float) -> bool:
        return _is_there(piece) and isinstance(piece, Piece) and piece.isEnabled() and self._uppermost(x, y) is piece

    def _uppermost(self, x: float, y: float) -> Piece | None:
        """The piece that lies uppermost there."""
        widget: QWidget | None = self._touch.window.childAt(QPointF(x, y).toPoint())
        while widget is not None and not isinstance(widget, Piece):
            widget = widget.parentWidget()
        return widget

    def press(self, piece: Piece | TakesTouch, down: bool) -> None:
        if isinstance(piece, Piece) and _is_there(piece):
            if down and piece.focusPolicy() & Qt.FocusPolicy.ClickFocus and not _is_pressed(QApplication.focusWidget()):
                piece.setFocus(Qt.FocusReason.MouseFocusReason)
            piece.setDown(down)

    def click(self, piece: Piece | TakesTouch) -> None:
        if isinstance(piece, Piece) and _is_there(piece):
            self._last = (self._touch.pointer.now, self._came, piece)
            piece.click()

    def _not_meant(self, piece: Piece, at: QPointF) -> bool:
        """Whether this is the second tap of two at once, and `piece` came under the finger between them."""
        if self._last is None:
            return False
        then, where, clicked = self._last
        way = at - where
        near = max(abs(way.x()), abs(way.y())) < SAME_PLACE_PX
        return clicked is not piece and near and 0 <= self._touch.pointer.now - then < TWICE_MS

    def move(self, finger: int, thing: Piece | TakesTouch, x: float, y: float) -> None:
        if isinstance(thing, TakesTouch) and _is_there(thing):
            thing.finger_move(finger, self._within(thing, x, y))

    def up(self, finger: int, thing: Piece | TakesTouch, x: float, y: float) -> None:
        if isinstance(thing, TakesTouch) and _is_there(thing):
            thing.finger_up(finger, self._within(thing, x, y))

    def lost(self, finger: int, thing: Piece | TakesTouch) -> None:
        if isinstance(thing, TakesTouch) and _is_there(thing):
            thing.finger_lost(finger)

    def _within(self, thing: TakesTouch, x: float, y: float) -> QPointF:
        at = QPointF(x, y)
        return thing.mapFrom(self._touch.window, at) if isinstance(thing, QWidget) else at


def _is_pressed(widget: QWidget | None) -> bool:
    """Whether a finger holds the piece that has the focus: Qt lifts a button that loses it."""
    return isinstance(widget, Piece) and widget.isDown()


def _is_there(thing: object) -> bool:
    return not isinstance(thing, QObject) or shiboken6.isValid(thing)
