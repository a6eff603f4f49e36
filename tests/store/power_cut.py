"""A disk that can be cut off: an apsw VFS that records writes and syncs, and gives back what a real disk might hold afterwards."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw

from tests.store.making import HandClock, a_class, a_round
from wastequiz.domain.rounds import Progress
from wastequiz.domain.students import Contestant
from wastequiz.store import journal, rounds, totals
from wastequiz.store.days import DayFile
from wastequiz.store.db import Db
from wastequiz.store.school import PRAGMAS, close_school, open_school

SECTOR = 512
Op = tuple[int, bytes | None]  # (offset, data), or (new size, None) for a cut to that size


class PowerCutError(Exception):
    """The lights went out."""


class Disk:
    """What is safely on the disk (`durable`), and what was only handed to it (`pending`), file by file."""

    def __init__(self, cut_after: int) -> None:
        self.durable: dict[str, bytearray] = {}
        self.pending: dict[str, list[Op]] = {}
        self.ops_left = cut_after
        self.dead = False

    def tick(self) -> None:
        if self.dead or self.ops_left <= 0:
            self.dead = True
            raise PowerCutError
        self.ops_left -= 1

    def opened(self, name: str) -> None:
        if name not in self.durable:
            path = Path(name)
            self.durable[name] = bytearray(path.read_bytes() if path.exists() else b"")
            self.pending[name] = []

    def sync(self, name: str) -> None:
        for op in self.pending[name]:
            apply(self.durable[name], op)
        self.pending[name] = []

    def after_the_cut(self, name: str, rng: random.Random) -> bytes:
        """The durable bytes, with some of the pending writes: each whole, torn at a sector, or gone."""
        image = bytearray(self.durable[name])
        for offset, data in self.pending[name]:
            fate = rng.random()
            if fate < 0.4:
                apply(image, (offset, data))
            elif fate < 0.6 and data is not None:
                apply(image, (offset, data[: rng.randrange(0, len(data) + 1, SECTOR)]))
        return bytes(image)


def apply(image: bytearray, op: Op) -> None:
    offset, data = op
    if data is None:
        del image[offset:]
        return
    if len(image) < offset:
        image.extend(bytes(offset - len(image)))
    image[offset : offset + len(data)] = data


class RecordingFile(apsw.VFSFile):
    def __init__(self, disk: Disk, name: str, flags: list[int]) -> None:
        self.disk, self.name = disk, name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self.disk.tick()
        self.disk.pending[self.name].append((offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self.disk.tick()
        self.disk.pending[self.name].append((newsize, None))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        self.disk.tick()
        self.disk.sync(self.name)


class RecordingVFS(apsw.VFS):
    def __init__(self, name: str, disk: Disk) -> None:
        self.disk = disk
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> RecordingFile:
        path = str(name.filename() if isinstance(name, apsw.URIFilename) else name)
        self.disk.opened(path)
        return RecordingFile(self.disk, path, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.disk.tick()
        super().xDelete(filename, syncdir)


class Plug:
    """An apsw connection that answers as the standard library's does, as far as the store asks."""

    def __init__(self, conn: apsw.Connection) -> None:
        self.conn = conn

    def execute(self, sql: str, values: Any = ()) -> apsw.Cursor:
        return self.conn.execute(sql, values)

    @property
    def in_transaction(self) -> bool:
        return self.conn.in_transaction

    @property
    def total_changes(self) -> int:
        return self.conn.total_changes()


def play_until_cut(source: Path, place: Path, seed: int, synchronous: str) -> list[int]:
    """Plays on a copy of the school `source` in `place` with the shop's settings until the power goes; the numbers acknowledged.

    Afterwards `place` holds what the disk holds. Day files are taken away, so that only the school file itself can bring answers back.
    """
    rng = random.Random(seed)
    shutil.copytree(source, place)
    (place / "school.clean").unlink()
    disk = Disk(cut_after=rng.randrange(20, 900))
    vfs = RecordingVFS(f"cut{seed}{synchronous}", disk)
    acked: list[int] = []
    conn = apsw.Connection(str(place / "school.db"), vfs=vfs.vfs_name if hasattr(vfs, "vfs_name") else f"cut{seed}{synchronous}")
    try:
        for pragma in PRAGMAS:
            conn.execute(pragma.replace("synchronous = FULL", f"synchronous = {synchronous}"))
        plug: Any = Plug(conn)
        meta = dict(conn.execute("SELECT key, value FROM meta").fetchall())
        key = (place / "school.key").read_bytes()
        db = Db(plug, place, meta["station"], "powercutboot", key, HandClock(), DayFile(place))
        ref, class_id, seat, animal = conn.execute("SELECT ref, class_id, seat, animal FROM students LIMIT 1").fetchone()
        play_on(db, Contestant(ref, class_id, seat, animal), rng, acked.append)
    except PowerCutError:
        pass
    finally:
        disk.dead = True
        try:
            conn.close()
        except PowerCutError:
            conn.close(True)
    vfs.unregister()
    shutil.rmtree(place / "days", ignore_errors=True)
    for name in disk.durable:
        Path(name).write_bytes(disk.after_the_cut(name, rng))
    return acked


def play_on(db: Db, who: Contestant, rng: random.Random, ack: Callable[[int], None]) -> None:
    """Rounds without end; `ack` is told each number after COMMIT. Now and then the WAL is written back, as in idle moments."""
    for n in range(10_000):
        round_ = a_round(f"cut-{n}", who)
        with db.transaction():
            seq = rounds.start(db, round_)
        ack(seq)
        progress = Progress(round_)
        while progress.question:
            answer = progress.mark((rng.choice(progress.question.options).id,), 900)
            with db.transaction():
                seq = rounds.answer(db, round_, answer)
            ack(seq)
            progress = progress.after(answer)
        with db.transaction():
            seq = rounds.finish(db, progress)
        ack(seq)
        if rng.random() < 0.3:
            db.checkpoint()


def fate(place: Path, acked: list[int]) -> str:
    """What the next start finds: "whole", "lost" (acknowledged lines are missing) or "damaged"."""
    from wastequiz.domain.errors import KnownError

    try:
        db = open_school(place, clock=HandClock())
    except KnownError:
        return "damaged"
    try:
        state = journal.verify(db)
        if not state.ok or totals.differences(db) or db.conn.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return "damaged"
        return "lost" if acked and state.last_seq < acked[-1] else "whole"
    finally:
        db.conn.close()
        db.day.close()
        assert db.lock
        db.lock.release()


def a_source(folder: Path) -> Path:
    """A closed school with one class, to be copied for every trial."""
    db = open_school(folder, clock=HandClock())
    a_class(db)
    close_school(db)
    (folder / "school.ballast").unlink()
    shutil.rmtree(folder / "backups")
    return folder


def trials(base: Path, count: int, synchronous: str, first_seed: int = 0) -> dict[str, int]:
    """`count` power cuts; how many ended whole, lost and damaged. The bench calls this with 1,000."""
    source = a_source(base / "source")
    found = {"whole": 0, "lost": 0, "damaged": 0, "acked": 0}
    for seed in range(first_seed, first_seed + count):
        place = base / f"trial{seed}"
        acked = play_until_cut(source, place, seed, synchronous)
        found[fate(place, acked)] += 1
        found["acked"] += len(acked)
        shutil.rmtree(place)
    return found


SQLITE = apsw.sqlite_lib_version()
"""The SQLite the power is cut on; the program itself runs on the standard library's."""
