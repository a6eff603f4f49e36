"""What the store does while nobody asks anything: sync the day file, write the WAL back, lay ballast, back up."""

from __future__ import annotations

import sqlite3

from wastequiz.domain.errors import KnownError
from wastequiz.store import backups, disk
from wastequiz.store.db import Db
from wastequiz.store.pace import Pace

SYNC_MS = 5_000
QUIET_MS = 1_000
BACKUP_MS = 30 * 60_000
BALLAST_MS = 60_000


class Idle:
    """Knows what is due when. All times by the monotonic clock, in ms."""

    def __init__(self, db: Db) -> None:
        now = db.clock.mono_ms()
        self._db = db
        self._commits = db.commits
        self._quiet_since = now
        self._synced = self._backed_up = self._ballast = now

    def due_in_ms(self) -> int:
        """How long nothing is due; 0 when something is."""
        db, now = self._db, self._notice()
        waits = [self._backed_up + BACKUP_MS - now, self._ballast + BALLAST_MS - now]
        if db.day.unsynced:
            waits.append(0 if db.day.urgent else self._synced + SYNC_MS - now)
        if db.commits > db.checkpointed_at:
            waits.append(self._quiet_since + QUIET_MS - now)
        return max(0, min(waits))

    def _notice(self) -> int:
        """Notes whether anything was written since the last look; gives the time."""
        now = self._db.clock.mono_ms()
        if self._commits != self._db.commits:
            self._commits, self._quiet_since = self._db.commits, now
        return now

    def run(self, pace: Pace) -> None:
        """Does all that is due. What fails is logged and tried again when it is due next."""
        db, now = self._db, self._notice()
        if db.day.unsynced and (db.day.urgent or now >= self._synced + SYNC_MS):
            db.sync_day()
            db.day.urgent = False
            self._synced = now
        if db.commits > db.checkpointed_at and now >= self._quiet_since + QUIET_MS:
            try:
                db.checkpoint()
            except sqlite3.Error as error:
                db.checkpointed_at = db.commits
                import logging  # most starts do without it

                logging.getLogger(__name__).warning("the WAL was not written back: %s", error)
        if now >= self._ballast + BALLAST_MS:
            disk.lay_ballast(db.folder)
            self._ballast = now
        if now >= self._backed_up + BACKUP_MS:
            self._backed_up = now
            if db.changed:
                try:
                    backups.backup(db, "timer", pace)
                except KnownError as error:
                    import logging  # most starts do without it

                    logging.getLogger(__name__).warning("no backup was made: %r", error)

    def sync_if_late(self) -> None:
        """Under a load that never pauses: syncs the day file when that is due."""
        if self._db.day.unsynced and self._db.clock.mono_ms() >= self._synced + SYNC_MS:
            self._db.sync_day()
            self._synced = self._db.clock.mono_ms()
