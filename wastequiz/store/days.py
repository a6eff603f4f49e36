"""The day file: every journal line once more, as plain text with a check sum, from which answers can be rebuilt."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

DAYS = "days"
_MARK = b',"crc":"'


def sealed(record: str) -> bytes:
    """One line: the JSON object `record` with its CRC-32 as the last field."""
    raw = record.encode()
    return raw[:-1] + _MARK + b"%08x" % zlib.crc32(raw) + b'"}\n'


def opened(line: bytes) -> dict[str, Any] | None:
    """The record of a line (without `crc`), or None where it is torn or altered."""
    head, mark, tail = line.rstrip(b"\r\n").rpartition(_MARK)
    raw = head + b"}"
    if not mark or tail != b'%08x"}' % zlib.crc32(raw):
        return None
    return json.loads(raw)


def read_days(folder: Path, newest: int | None = None) -> Iterator[dict[str, Any]]:
    """All whole records of the day files of `folder` (None: all of them, else those written last); broken lines are passed over.

    Files come in the order of their writing, so a clock that was a year off for a day does no harm.
    """
    files = sorted((folder / DAYS).glob("*.ndjson"), key=lambda p: (p.stat().st_mtime_ns, p.name))
    for path in files[-newest:] if newest else files:
        with path.open("rb") as lines:
            for line in lines:
                record = opened(line)
                if record is not None:
                    yield record


class DayFile:
    """Writes day files of one folder. A failing disk does not stop play: lines wait in memory until they can be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / DAYS
        self._day = ""
        self._fd = -1
        self._torn = False
        self._waiting: list[tuple[str, bytes, bool]] = []
        self.unsynced = False
        """Something was written that the disk may not have yet."""
        self.urgent = False
        """A round ended: sync as soon as nothing else waits."""

    def write(self, lines: Iterable[tuple[str, bytes, bool]]) -> None:
        """Appends (day "2026-11-22", sealed line, urgent) triples. Never raises; what could not be written is tried again next time."""
        self._waiting.extend(lines)
        try:
            while self._waiting:
                day = self._waiting[0][0]
                run = next((i for i, line in enumerate(self._waiting) if line[0] != day), len(self._waiting))
                self._append(day, b"".join(line for _, line, _ in self._waiting[:run]))
                self.urgent = self.urgent or any(urgent for _, _, urgent in self._waiting[:run])
                del self._waiting[:run]
                self.unsynced = True
        except OSError as error:
            self._torn = True
            import logging  # most starts do without it

            logging.getLogger(__name__).warning("day file not written: %s", error)

    @property
    def waiting(self) -> int:
        """How many lines could not be written yet."""
        return len(self._waiting)

    def _append(self, day: str, text: bytes) -> None:
        if day != self._day:
            self.close()
            self._folder.mkdir(exist_ok=True)
            self._fd = os.open(self._folder / f"{day}.ndjson", os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
            self._day = day
            self._torn = os.fstat(self._fd).st_size > 0  # a line may have been cut by a power failure: begin on a new one
        if self._torn:
            text = b"\n" + text
        written = os.write(self._fd, text)
        if written < len(text):
            raise OSError(f"only {written} of {len(text)} bytes")
        self._torn = False

    def sync(self) -> bool:
        """Has the file written to the disk; says whether there was anything to do. Never raises."""
        if self._waiting:
            self.write([])
        if not self.unsynced or self._fd < 0:
            return False
        try:
            os.fsync(self._fd)
        except OSError as error:
            import logging  # most starts do without it

            logging.getLogger(__name__).warning("day file not synced: %s", error)
            return False
        self.unsynced = self.urgent = False
        return True

    def close(self) -> None:
        """Syncs and closes."""
        if self._fd >= 0:
            self.sync_only()
            os.close(self._fd)
        self._fd, self._day = -1, ""

    def sync_only(self) -> None:
        """Syncs without trying again what waits."""
        waiting, self._waiting = self._waiting, []
        self.sync()
        self._waiting = waiting
