"""The open school file: one connection, its folder, its clock, and transactions that know what to do after COMMIT."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from wastequiz.store.days import DayFile
from wastequiz.store.lock import Lock

DB_NAME = "school.db"
KEY_NAME = "school.key"


class Clock(Protocol):
    """Where time comes from; handed in, so that tests need not wait."""

    def utc_ms(self) -> int:
        """Wall clock, ms since 1970 UTC. May jump."""
        ...

    def offset_min(self) -> int:
        """Local time minus UTC, in minutes."""
        ...

    def mono_ms(self) -> int:
        """ms since some moment of this boot; never goes back, counts sleep where the system can tell."""
        ...


class SystemClock:
    """The computer's own clock."""

    def utc_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def offset_min(self) -> int:
        return time.localtime().tm_gmtoff // 60

    def mono_ms(self) -> int:
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
        return time.monotonic_ns() // 1_000_000  # pragma: no cover - only where the system has no CLOCK_BOOTTIME


@dataclass
class Db:
    """One open school file. Belongs to one thread at a time.

    `station`: this machine's random name (8 hex digits), `boot`: this run of the computer (12 hex digits), `key`: 32 bytes of the
    journal's chain. `on_fsync(n)` is told after each commit or day-file sync how often the disk was waited for (for measurements).
    """

    conn: sqlite3.Connection
    folder: Path
    station: str
    boot: str
    key: bytes
    clock: Clock
    day: DayFile
    lock: Lock | None = None
    on_fsync: Callable[[int], None] | None = None
    backed_up_at: int = 0  # conn.total_changes when the newest backup was made
    commits: int = 0
    checkpointed_at: int = 0  # commits when the WAL was last written back
    suspect: bool = False  # damage was met in play: the next start must check, and no backup is made of it
    _lines: list[tuple[str, bytes, bool]] = field(default_factory=list[tuple[str, bytes, bool]])

    @property
    def path(self) -> Path:
        return self.folder / DB_NAME

    @property
    def changed(self) -> bool:
        """Whether anything was written since the newest backup."""
        return self.conn.total_changes > self.backed_up_at

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Everything inside happens wholly or not at all; joins a transaction that is open already.

        Raises whatever the body raises, after ROLLBACK.
        """
        if self.conn.in_transaction:
            yield
            return
        self.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._commit()
        except BaseException:
            if self.conn.in_transaction:
                self.conn.execute("ROLLBACK")
            self._lines.clear()
            raise

    @contextmanager
    def outside_transaction(self) -> Generator[None]:
        """Commits what is open, runs the body without a transaction, then opens one again if there was one.

        For what must be on the disk before the work goes on (a PIN counter) and for backups.
        """
        was_open = self.conn.in_transaction
        if was_open:
            self._commit()
        try:
            yield
        finally:
            if was_open:
                self.conn.execute("BEGIN IMMEDIATE")

    def note_line(self, day: str, line: bytes, urgent: bool) -> None:
        """Keeps one line for the day file until COMMIT. `urgent`: it is to be synced at once."""
        self._lines.append((day, line, urgent))

    def _commit(self) -> None:
        self.conn.execute("COMMIT")
        self.commits += 1
        lines, self._lines = self._lines, []
        if lines:
            self.day.write(lines)
        if self.on_fsync:
            self.on_fsync(1)

    def checkpoint(self) -> None:
        """Writes the WAL back into the school file. Takes as long as the disk needs: call it when idle."""
        self.conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        self.checkpointed_at = self.commits
        if self.on_fsync:
            self.on_fsync(2)

    def sync_day(self) -> None:
        """Has the day file written to the disk, if anything waits for it."""
        if self.day.sync() and self.on_fsync:
            self.on_fsync(1)
