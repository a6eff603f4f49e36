"""Brings calls from the store's thread to whoever wants them, and keeps those that come before anybody is there to take them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

Call = Callable[[], None]


class Postbox:
    """Handed to a school as its `deliver` before the window exists, so that file and window are opened side by side."""

    def __init__(self) -> None:
        self._to: Callable[[Call], None] | None = None
        self._waiting: deque[Call] = deque()

    def deliver(self, call: Call) -> None:
        """Passes `call` on, or keeps it until `open_for`. From any thread."""
        self._waiting.append(call)
        self._flush()

    def open_for(self, to: Callable[[Call], None]) -> None:
        """From now on every call goes to `to`, those that waited first."""
        self._to = to
        self._flush()

    def _flush(self) -> None:
        """Both sides may flush at once: each call is taken once, for a deque gives each of its ends to one taker only."""
        while self._to is not None:
            try:
                call = self._waiting.popleft()
            except IndexError:
                return
            self._to(call)
