"""A thing that Qt deletes lets go of all it holds, whether or not Python's collector comes by."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject

from wastequiz.stage import leaving
from wastequiz.stage.leaving import let_go_when_gone


class Thing(QObject):
    def __init__(self, parent: QObject | None, *, lets_go: bool) -> None:
        super().__init__(parent)
        if lets_go:
            let_go_when_gone(self)
        self.other: Any = None


class Held:
    """Anything."""


def held_after(qapp: Any, *, lets_go: bool) -> bool:
    """Whether what two things held that know each other is still there, after Qt deleted them and nobody collected."""
    parent = QObject()
    one, two = Thing(parent, lets_go=lets_go), Thing(parent, lets_go=lets_go)
    one.other, two.other = two, (one, held := Held())
    seen = weakref.ref(held)
    del held, one, two
    gc.disable()
    try:
        shiboken6.delete(parent)
        return seen() is not None
    finally:
        gc.enable()


def test_two_things_that_know_each_other_let_go_when_they_are_gone(qapp: Any) -> None:
    assert not held_after(qapp, lets_go=True)


def test_without_it_they_would_stay_for_each_others_sake(qapp: Any) -> None:
    assert held_after(qapp, lets_go=False)
    gc.collect()


def test_a_thing_lets_go_only_when_it_is_gone(qapp: Any) -> None:
    thing = Thing(None, lets_go=True)
    thing.other = Held()
    assert isinstance(thing.other, Held)
    shiboken6.delete(thing)
    assert not vars(thing)


def test_memory_can_be_given_back_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(leaving, "_trim", lambda: asked.append)
    leaving.give_back()
    assert asked == [0]
    monkeypatch.setattr(leaving, "_trim", lambda: None)
    leaving.give_back()
    monkeypatch.undo()
    leaving.give_back()
    leaving._trim.cache_clear()
    monkeypatch.setattr(leaving.sys, "platform", "win32")
    assert leaving._trim() is None
    leaving._trim.cache_clear()
