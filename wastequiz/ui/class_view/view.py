"""The class's own window as the teacher's pages know it. This one stands for: there is none, and no second screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

Ring = tuple[float, str] | None
"""A clock: (share left 0..1, seconds), None for none."""


class ClassView(QObject):
    """Pages ask it, tell it, and hear from it; `projector.Projector` is the one that opens a window."""

    changed = Signal()
    """The class's window came or went, or there is another number of screens."""
    heard = Signal(object)
    """What the class answered by touch: what Hosting.enter takes."""

    @property
    def available(self) -> bool:
        """Whether there is a second screen that shows something of its own."""
        return False

    @property
    def is_open(self) -> bool:
        """Whether the class has its own window now."""
        return False

    @property
    def wanted(self) -> bool:
        """Whether lessons are to be shown in two windows where that is possible."""
        return False

    def turn(self, on: bool) -> None:
        """What the switch does; it is remembered."""

    def swap(self) -> None:
        """The class's window goes to the next screen; where that is the teacher's, both change places."""

    def show_ring(self, ring: Ring) -> None:
        """Tells the clock of the teacher's page, the only one there is."""

    def hold(self, on: bool) -> None:
        """While the teacher is asked something the class's touches do nothing."""
