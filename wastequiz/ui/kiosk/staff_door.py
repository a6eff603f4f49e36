"""The staff's door of a kiosk: opened by its corners or by keys on every page, and locked again as soon as staff leaves."""

from __future__ import annotations

from collections.abc import Hashable
from typing import cast

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QKeyEvent, QMouseEvent, QTouchEvent, QWindow
from PySide6.QtWidgets import QApplication

from wastequiz.stage.canvas import TALL, WIDE
from wastequiz.stage.pieces import Piece
from wastequiz.stage.touch import let_go
from wastequiz.ui.kiosk.corners import LEFT, Corners, corner_at
from wastequiz.ui.kiosk.staff_visit import StaffVisit
from wastequiz.ui.places import Attract, KioskStaff, Place, StaffPin
from wastequiz.ui.window import Window

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
KEY = Qt.Key.Key_P
"""Ctrl+Alt+P does what the corners do, for staff with a keyboard."""

_Type = QEvent.Type
_TOUCHES = frozenset({_Type.TouchBegin, _Type.TouchUpdate, _Type.TouchEnd})
_MOUSE = frozenset({_Type.MouseButtonPress, _Type.MouseButtonDblClick, _Type.MouseMove, _Type.MouseButtonRelease})
_LOST = frozenset({_Type.TouchCancel, _Type.FocusOut})


def _address(window: QWindow | None) -> int:
    return 0 if window is None else shiboken6.getCppPointer(window)[0]


class StaffDoor(QObject):
    """One kiosk window's. It hears events before whatever else filters them, so `listen` is called again when more filters were installed.

    There is nothing to see of it. A corner that was held is no touch of what lies there.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window, self.context, self.navigator = window, window.context, window.navigator
        self.corners = Corners()
        self._handle = 0
        """Where Qt keeps the window of the window system: no wrapper of it is held, for Qt deletes it without a word."""
        self._waits: QPointF | None = None
        """Where the attract screen was touched in the corner: a visit begins there only once it is known that nobody holds it."""
        self.navigator.shown.connect(self._shown)
        self.listen()

    @classmethod
    def of(cls, window: Window) -> StaffDoor:
        """The door of that window, made where it has none yet."""
        return window.findChild(cls) or cls(window)

    def open(self) -> None:
        """Asks for the PIN, from wherever the kiosk is."""
        if self.context.kiosk is not None and not isinstance(self.navigator.place, StaffPin | KioskStaff):
            self.navigator.go(KioskStaff())

    def _shown(self, place: Place) -> None:
        """Locks behind whoever leaves, however they left, and remembers where staff may be called from."""
        self.listen()
        if isinstance(place, KioskStaff):
            return
        kiosk = self.context.kiosk
        self.context.staff_in = False
        if kiosk is not None and not isinstance(place, StaffPin):
            kiosk.at_staff = StaffVisit(place, kiosk.wishes.language if kiosk.visit is not None else "")

    def listen(self) -> None:
        """Hears first: the filter that was installed last is asked first."""
        self._handle = _address(cast("QWindow | None", self.window.windowHandle()))
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    # ---- what is touched
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWindow) or _address(watched) != self._handle:
            if watched is self.window and event.type() in (_Type.Show, _Type.WinIdChange):
                self._handle = _address(cast("QWindow | None", self.window.windowHandle()))
            return False
        kind = event.type()
        if kind in _TOUCHES and isinstance(event, QTouchEvent):
            return self._touch(event)
        if kind in _MOUSE and isinstance(event, QMouseEvent):
            return self._mouse(kind, event)
        if kind == _Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if kind in _LOST:
            self.corners.forget()
            self._waits = None
        return False

    def _touch(self, event: QTouchEvent) -> bool:
        device, state = event.pointingDevice().systemId(), QEventPoint.State
        ours = False
        for point in event.points():
            finger, at = (device, point.id()), point.position()
            if point.state() == state.Pressed:
                ours = self._down(finger, at.x(), at.y()) or ours
            elif point.state() == state.Updated:
                self.corners.move(finger, self._corner(at.x(), at.y()))
            elif point.state() == state.Released:
                ours = self._up(finger) or ours
        if ours:
            event.accept()
        return ours

    def _mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        at = event.position()
        if kind == _Type.MouseMove:
            self.corners.move("mouse", self._corner(at.x(), at.y()))
            return False
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if kind == _Type.MouseButtonRelease:
            return self._up("mouse")
        return self._down("mouse", at.x(), at.y())

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() != KEY.value or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != KEYS:
            return False
        if not event.isAutoRepeat():
            self._open_soon()
        return True

    def _corner(self, x: float, y: float) -> str:
        w, h = max(self.window.width(), 1), max(self.window.height(), 1)
        across, down = TALL if h > w else WIDE
        return corner_at(x, y, w, min(w / across, h / down))

    def _down(self, finger: Hashable, x: float, y: float) -> bool:
        """A finger came down; whether nothing else is to hear of it."""
        corner = self._corner(x, y)
        if self.corners.down(finger, corner, self._now()):
            self._open_soon()
            return True
        if corner == LEFT and isinstance(self.navigator.place, Attract):
            self._waits = QPointF(x, y)
            return True
        return False

    def _up(self, finger: Hashable) -> bool:
        held = self.corners.up(finger, self._now())
        waits, self._waits = self._waits, None
        if held:
            let_go(self.window)
            for piece in self.window.findChildren(Piece):
                if piece.isDown():
                    piece.setDown(False)
        elif waits is not None:
            self._touch_after_all(waits)
        return waits is not None

    def _touch_after_all(self, at: QPointF) -> None:
        """The attract screen was only touched, in the corner as anywhere."""
        screen = self.navigator.screen
        if screen is None:
            return
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, buttons in ((_Type.MouseButtonPress, left), (_Type.MouseButtonRelease, none)):
            event = QMouseEvent(kind, at, screen.mapToGlobal(at), left, buttons, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(screen, event)

    def _now(self) -> int:
        return self.context.school.clock.mono_ms()

    def _open_soon(self) -> None:
        let_go(self.window)
        QTimer.singleShot(0, self, self.open)  # not in the middle of an event
