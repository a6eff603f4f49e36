"""Who takes fingers: what is dragged, the mouse as one finger more, and a finger that plays the mouse."""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QWindow
from PySide6.QtWidgets import QWidget

SILENT_MS = 2000
"""A finger that plays the mouse and was not heard of for so long gives it up to the next one."""
FAR = QPointF(-10_000, -10_000)

_Type = QEvent.Type
BUTTONS = frozenset({_Type.MouseButtonPress, _Type.MouseButtonRelease, _Type.MouseButtonDblClick})
MOUSE = BUTTONS | {_Type.MouseMove}
LEFT = frozenset({_Type.WindowDeactivate, _Type.WindowBlocked, _Type.Hide})
"""After these nobody looks at the window any more, or something else lies over it."""


@runtime_checkable
class TakesTouch(Protocol):
    """What is moved by fingers, each on its own. Positions are the widget's own pixels."""

    def finger_down(self, finger: int, at: QPointF) -> bool:
        """Whether it takes this finger; if so, it hears of it until it is lifted or lost."""
        ...

    def finger_move(self, finger: int, at: QPointF) -> None: ...
    def finger_up(self, finger: int, at: QPointF) -> None: ...
    def finger_lost(self, finger: int) -> None: ...


class MouseFinger(QObject):
    """The mouse as finger 0 of a widget that takes touches. Right presses are none of its business."""

    def __init__(self, widget: QWidget) -> None:
        """`widget` must be a `TakesTouch`."""
        super().__init__(widget)
        self._widget, self._taker = widget, cast(TakesTouch, widget)
        self._down = False
        widget.installEventFilter(self)

    def forget(self) -> None:
        """What the mouse holds is let go; the rest of its way does nothing."""
        if self._down:
            self._down = False
            self._taker.finger_lost(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in MOUSE and isinstance(event, QMouseEvent):
            return self._mouse(kind, event)
        if kind in LEFT or kind in (_Type.UngrabMouse, _Type.EnabledChange):
            self.forget()
        return False

    def _mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        if kind == _Type.MouseMove:
            if self._down:
                self._taker.finger_move(0, event.position())
            return self._down
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if kind == _Type.MouseButtonRelease:
            if not self._down:
                return False
            self._down = False
            self._taker.finger_up(0, event.position())
            return True
        self.forget()
        self._down = self._widget.isEnabled() and self._taker.finger_down(0, event.position())
        return self._down


class SystemMouse:
    """Stands for a finger for which the system itself plays the mouse, as Windows does."""

    def finger_down(self, finger: int, at: QPointF) -> bool:
        return True

    def finger_move(self, finger: int, at: QPointF) -> None: ...
    def finger_up(self, finger: int, at: QPointF) -> None: ...
    def finger_lost(self, finger: int) -> None: ...


class Pointer:
    """Plays the mouse for a finger on what takes no fingers (fields, tables, sliders): one finger at a time, whichever was first."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.device: QPointingDevice | None = None
        """The panel whose event is being read."""
        self.now = 0.0
        """The time of that event, in ms."""
        self._finger = 0
        self._heard_ms = 0.0
        self.plays = False
        """Whether a mouse event of ours is on its way."""

    def finger_down(self, finger: int, at: QPointF) -> bool:
        if self._finger:
            if self.now - self._heard_ms < SILENT_MS:
                return False
            self.finger_lost(self._finger)
        self._finger, self._heard_ms = finger, self.now
        self._send(_Type.MouseButtonPress, at)
        return True

    def finger_move(self, finger: int, at: QPointF) -> None:
        if finger == self._finger:
            self._heard_ms = self.now
            self._send(_Type.MouseMove, at)

    def finger_up(self, finger: int, at: QPointF) -> None:
        if finger == self._finger:
            self._finger = 0
            self._send(_Type.MouseButtonRelease, at)

    def finger_lost(self, finger: int) -> None:
        self.finger_up(finger, FAR)

    def _send(self, kind: QEvent.Type, at: QPointF) -> None:
        handle, device = cast("QWindow | None", self._window.windowHandle()), self.device
        if handle is None or device is None:
            return
        button = Qt.MouseButton.NoButton if kind == _Type.MouseMove else Qt.MouseButton.LeftButton
        buttons = Qt.MouseButton.NoButton if kind == _Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        source, keys = Qt.MouseEventSource.MouseEventSynthesizedByQt, Qt.KeyboardModifier.NoModifier
        everywhere = QPointF(handle.mapToGlobal(at))
        self.plays = True
        try:
            QCoreApplication.sendEvent(handle, QMouseEvent(kind, at, at, everywhere, button, buttons, keys, source, device))
        finally:
            self.plays = False
