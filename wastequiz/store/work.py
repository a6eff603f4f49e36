"""One piece of work for the store's thread: how it is run, and what its failure means for a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from wastequiz.domain.errors import DiskFull
from wastequiz.store import disk, ladder
from wastequiz.store.db import Db
from wastequiz.store.pace import Pace

T = TypeVar("T")
Deliver = Callable[[Callable[[], None]], None]
Failed = Callable[[BaseException], None]

SLICE_MS = 50


class StoreClosed(Exception):
    """Work came after the store was closed, or could not be done before it closed."""


@dataclass
class Work:
    """Something told: runs in one transaction, `deliver` brings `done` or `failed` where they are wanted."""

    run: Callable[[Db], Any]
    done: Callable[[Any], None]
    failed: Failed
    deliver: Deliver


@dataclass
class Long:
    """A big job: `steps` where it comes in slices, `run` where it breathes by itself."""

    done: Callable[[Any], None]
    failed: Failed
    job: Callable[[Db], Iterator[None]] | None = None
    transaction: bool = True
    steps: Iterator[None] | None = None
    run: Callable[[Db, Pace], Any] | None = None


def at_once(call: Callable[[], None]) -> None:
    call()


def nothing(_result: Any = None) -> None:
    return


def log_failure(error: BaseException) -> None:
    """Where nobody asked to be told of a failure: the log. That the store is closed by now is no news."""
    if isinstance(error, StoreClosed):
        return
    import logging  # most starts do without it

    logging.getLogger(__name__).error("the store could not do its work", exc_info=error)


def transact(db: Db, run: Callable[[Db], T]) -> T:
    """Runs in one transaction; on a full disk gives up the ballast, if there is any, and tries once more. Raises what `run` raises."""
    try:
        with db.transaction():
            return run(db)
    except (sqlite3.Error, OSError) as error:
        if not isinstance(disk.known(error, db.folder), DiskFull) or not disk.drop_ballast(db.folder):
            raise
    with db.transaction():
        return run(db)


def one_slice(db: Db, job: Long) -> bool:
    """One slice; says whether there is more to come."""
    if job.steps is None and job.job is not None:
        job.steps = job.job(db)
    steps = job.steps or iter(())
    until = db.clock.mono_ms() + SLICE_MS
    if not job.transaction:
        return _steps(db, steps, until)
    with db.transaction():
        return _steps(db, steps, until)


def _steps(db: Db, steps: Iterator[None], until: int) -> bool:
    return any(db.clock.mono_ms() >= until for _ in steps)


def meaning(db: Db, error: BaseException) -> BaseException:
    """What a failure means for a person, where it means something; else the failure itself."""
    if isinstance(error, sqlite3.DatabaseError):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            db.suspect = True
            return ladder.damaged_in_play(db.folder)
    return disk.known(error, db.folder) or error
