"""Who leads: the keyboard or a pointer. Only while keys lead is the focus ring shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

_INPUT = (
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.KeyRelease,
    QEvent.Type.Wheel,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.NativeGesture,
)
"""What else tells that somebody is there."""


class _Lead(QObject):
    """Remembers whether the keyboard or a pointer was used last, for the whole program."""

    def __init__(self) -> None:
        super().__init__()
        self.keyboard = False
        self._watching: QObject | None = None
        self.heard: Callable[[], None] | None = None

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
        elif self.heard is None or kind not in _INPUT:
            return False
        if self.heard is not None:
            self.heard()
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


def hear_input(heard: Callable[[], None] | None) -> None:
    """Has `heard` called at any input to the program, whoever it is for; None: no longer."""
    _lead.heard = heard
    _lead.watch()


def let_keyboard_lead(leads: bool = True) -> None:
    """Sets who leads; for the tour and tests."""
    _lead.keyboard = leads
