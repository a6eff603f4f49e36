"""What a way has gathered for the question that is put and nobody has heard yet: one for all windows that show the lesson."""

from __future__ import annotations

from typing import TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from wastequiz.services.hosting import Hosting


class Gathered(QObject):
    """Base of what ways gather. Whoever changes it says so with `changed`; every way that shows it follows."""

    changed = Signal()


G = TypeVar("G", bound=Gathered)
_gathered: WeakKeyDictionary[Hosting, tuple[int, Gathered]] = WeakKeyDictionary()
"""With the number of its question."""


def gathered(hosting: Hosting, make: type[G]) -> G:
    """What is gathered for the question a lesson is at; begun anew with each question."""
    at = hosting.lesson.at
    kept = _gathered.get(hosting)
    if kept is not None and kept[0] == at and isinstance(kept[1], make):
        return kept[1]
    made = make()
    _gathered[hosting] = at, made
    return made
