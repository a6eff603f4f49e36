"""Who leads: the keyboard or a pointer. Only while keys lead is the focus ring shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication


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
