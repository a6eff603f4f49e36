"""Slow work beside the window: its result comes on the window's thread, or not at all when nobody waits any more."""

from __future__ import annotations

import threading
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject

from wastequiz.ui import background


def _fail(result: object) -> None:
    pytest.fail(f"nobody should get {result!r}")


def test_the_result_arrives_on_the_windows_thread(qtbot: Any) -> None:
    owner, got, where = QObject(), list[str](), list[threading.Thread]()

    def then(result: str) -> None:
        got.append(result)
        where.append(threading.current_thread())

    background.run(lambda: threading.current_thread().name, owner=owner, then=then, failed=_fail)
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["background"] and where == [threading.current_thread()]
    assert background.busy() == 0


def test_what_the_work_raises_goes_to_failed(qtbot: Any) -> None:
    owner, got = QObject(), list[BaseException]()
    background.run(lambda: 1 // 0, owner=owner, then=_fail, failed=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert isinstance(got[0], ZeroDivisionError) and background.busy() == 0


@pytest.mark.parametrize("fails", [False, True])
def test_an_owner_deleted_early_gets_nothing(qtbot: Any, fails: bool) -> None:
    owner, go_on = QObject(), threading.Event()

    def work() -> int:
        go_on.wait(10)
        return 1 // (0 if fails else 1)

    background.run(work, owner=owner, then=_fail, failed=_fail)
    shiboken6.delete(owner)
    go_on.set()
    qtbot.waitUntil(lambda: background.busy() == 0)
