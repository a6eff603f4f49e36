"""Slow work beside the window: it runs on a thread of its own, its result comes back on the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")

_under_way: set[_Courier] = set()
"""Couriers kept until they have delivered. None has a parent: a screen that is left early must not take its courier along."""


class _Courier(QObject):
    """Carries one result from the thread to the window's thread."""

    arrived = Signal()

    def __init__(self, owner: QObject, then: Callable[[Any], Any], failed: Callable[[BaseException], Any]) -> None:
        super().__init__()
        self._owner, self._then, self._failed = owner, then, failed
        self.result: Any = None
        self.error: BaseException | None = None
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def carry(self, work: Callable[[], Any]) -> None:
        """Does the work; runs on the thread."""
        try:
            self.result = work()
        except BaseException as error:  # noqa: BLE001 - handed on to `failed`, which tells known errors from bugs
            self.error = error
        if shiboken6.isValid(self):
            self.arrived.emit()

    def _deliver(self) -> None:
        _under_way.discard(self)
        if not shiboken6.isValid(self._owner):
            return
        if self.error is not None:
            self._failed(self.error)
        else:
            self._then(self.result)


def run(work: Callable[[], T], *, owner: QObject, then: Callable[[T], Any], failed: Callable[[BaseException], Any]) -> None:
    """Runs `work` (which must not touch widgets) beside the window, then `then(result)` or `failed(error)` on the window's thread.

    Call it on the window's thread. Nothing is delivered when `owner` was deleted meanwhile; the work itself is not broken off.
    """
    courier = _Courier(owner, then, failed)
    _under_way.add(courier)
    threading.Thread(target=courier.carry, args=(work,), name="background", daemon=True).start()


def busy() -> int:
    """How many pieces of work have not been delivered yet."""
    return len(_under_way)
