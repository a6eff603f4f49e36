"""The mouse as one finger more of a widget that takes fingers."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget


class _Taker(Protocol):
    def finger_down(self, finger: int, at: QPointF) -> bool: ...
    def finger_move(self, finger: int, at: QPointF) -> None: ...
    def finger_up(self, finger: int, at: QPointF) -> None: ...
    def finger_lost(self, finger: int) -> None: ...


class MouseFinger(QObject):
    """The mouse as finger 0."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._taker = cast(_Taker, widget)
        self._down = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            if self._down:
                self._taker.finger_move(0, event.position())
            return self._down
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if kind == QEvent.Type.MouseButtonRelease:
            if not self._down:
                return False
            self._down = False
            self._taker.finger_up(0, event.position())
            return True
        self._down = self._taker.finger_down(0, event.position())
        return self._down
