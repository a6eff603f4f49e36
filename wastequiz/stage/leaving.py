"""What was left lets go of everything at once, so that memory stays flat: a page and its pieces know each other, and would stay for each other's sake."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QObject


def let_go_when_gone(thing: QObject) -> None:
    """Has `thing` forget all it holds when Qt deletes it. Else its kept paintings (megabytes a page) wait for Python's collector, which comes seldom."""
    held = vars(thing)

    def let_go(_gone: Any = None) -> None:
        held.clear()

    thing.destroyed.connect(let_go)


def give_back() -> None:
    """Gives the system the memory back that pages left free between what stays (some 3 ms); where the C library cannot, it does so by itself or never."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], object] | None:
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # the first page does without it

    return getattr(ctypes.CDLL(None), "malloc_trim", None)
