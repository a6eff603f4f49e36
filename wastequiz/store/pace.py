"""How a long job lets others go first: answers pass between its steps, and waiting for the disk happens to one side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Pace(Protocol):
    """Given to a long job by whoever runs it."""

    def breathe(self) -> None:
        """Lets everything that waits go first. Called at least every 50 ms, outside any transaction."""
        ...

    def aside(self, work: Callable[[], None]) -> None:
        """Runs `work`, which must not touch the open school file, while others go on; returns when it is done. Raises what it raises."""
        ...


class Alone:
    """The pace of a job nobody waits for."""

    def breathe(self) -> None:
        return

    def aside(self, work: Callable[[], None]) -> None:
        work()


ALONE = Alone()
