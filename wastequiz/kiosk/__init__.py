"""Locked mode: what keeps visitors inside the program, one module a lock, each of which undoes itself."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from wastequiz.kiosk import clipboard, close, cursor, dialogs, focus, keys, pointer, screens, sleep, undo
from wastequiz.kiosk.lock import Guarded, Lock

__all__ = ["LOCKS", "Guarded", "Lock", "engage", "mend"]

LOCKS: tuple[Lock, ...] = (
    dialogs.LOCK,
    clipboard.LOCK,
    keys.LOCK,
    pointer.LOCK,
    close.LOCK,
    sleep.LOCK,
    cursor.LOCK,
    screens.LOCK,
    focus.LOCK,
)
"""In the order in which they are engaged: the doors first, then what fills the screens; undone the other way round."""


def engage(guarded: Guarded, locks: tuple[Lock, ...] = LOCKS) -> ExitStack:
    """Engages every lock; the stack's `close` undoes them, the last one first. Where one fails, those before it are undone and its error is raised.

    What a run that crashed left changed outside the program is put right first.
    """
    mend(guarded.folder)
    with ExitStack() as stack:
        stack.enter_context(guarded.sieve.installed())
        for lock in locks:
            stack.enter_context(lock.engage(guarded))
        return stack.pop_all()
    raise AssertionError  # an ExitStack of locks swallows nothing


def mend(folder: Path) -> tuple[str, ...]:
    """Undoes what a crashed run left changed outside the program (see undo.py); gives the ids of the locks it was left by."""
    left = undo.left(folder)
    for lock in reversed(LOCKS):
        fact = left.get(lock.id)
        if fact is not None and lock.mend is not None:
            lock.mend(fact)
            undo.forget(folder, lock.id)
    return tuple(left)
