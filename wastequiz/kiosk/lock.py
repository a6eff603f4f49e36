"""What all locks share: what they guard, and the one sieve through which every event of the program passes while they hold."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

Handler = Callable[[QObject, QEvent], bool]
"""Asked about an event on its way to an object; True: it goes no further."""


class Sieve(QObject):
    """Passes or swallows the events of the whole program. One filter for all locks, so that an event nobody asks about costs one look-up."""

    def __init__(self) -> None:
        super().__init__()
        self._handlers: dict[QEvent.Type, tuple[Handler, ...]] = {}

    @contextlib.contextmanager
    def installed(self) -> Generator[None]:
        """Sees every event till it is left."""
        app = QCoreApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        try:
            yield
        finally:
            app.removeEventFilter(self)

    @contextlib.contextmanager
    def on(self, kinds: Iterable[QEvent.Type], handler: Handler) -> Generator[None]:
        """Asks `handler` about events of these kinds till it is left."""
        kinds = tuple(kinds)
        for kind in kinds:
            self._handlers[kind] = (*self._handlers.get(kind, ()), handler)
        try:
            yield
        finally:
            for kind in kinds:
                self._handlers[kind] = tuple(one for one in self._handlers[kind] if one is not handler)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handlers = self._handlers.get(event.type())
        return any(handler(watched, event) for handler in handlers or ())


def _nothing(_what: str, _detail: str = "") -> None:
    """Nobody keeps a list of incidents."""


def _never() -> bool:
    return False


@dataclass
class Guarded:
    """What the locks hold: the kiosk's window, and where its data lies.

    `incident` is told a code of domain.events.INCIDENTS and a fact without names. `typing`: whether staff may type just now (digits, letters,
    Backspace) because they stand at the PIN or behind it.
    """

    window: QWidget
    folder: Path
    incident: Callable[[str, str], None] = _nothing
    typing: Callable[[], bool] = _never
    sieve: Sieve = field(default_factory=Sieve)
    covers: list[QWidget] = field(default_factory=list[QWidget])
    """What lies over the other screens, while that lock holds."""

    def is_ours(self, widget: object) -> bool:
        """Whether a top-level widget is the window or one of its covers."""
        return widget is self.window or any(widget is cover for cover in self.covers)


@dataclass(frozen=True)
class Lock:
    """One lock. `name` is a msgid. `engage` holds till its context is left. `mend` undoes, from what undo.py kept, what a crash left changed."""

    id: str
    name: str
    engage: Callable[[Guarded], AbstractContextManager[object]]
    mend: Callable[[Mapping[str, Any]], None] | None = None
