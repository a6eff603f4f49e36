"""What was left lets go of everything at once, so that memory stays flat: a page and its pieces know each other, and would stay for each other's sake."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject


def let_go_when_gone(thing: QObject) -> None:
    """Has `thing` forget all it holds when Qt deletes it. Else its kept paintings (megabytes a page) wait for Python's collector, which comes seldom."""
    held = vars(thing)

    def let_go(_gone: Any = None) -> None:
        held.clear()

    thing.destroyed.connect(let_go)
