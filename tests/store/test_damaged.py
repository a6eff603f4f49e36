"""Damaged files of every sort: no crash, the originals untouched, and always a way back."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.making import HandClock, a_round, play
from wastequiz.domain.errors import KnownError, SchoolFileDamaged, SchoolFileForeign, SchoolFileGone, SchoolFileNewer
from wastequiz.store import backups, journal, totals
from wastequiz.store.school import close_school, open_school, restore

FILES = int(os.environ.get("WASTEQUIZ_DAMAGED", "72"))
Harm = Callable[[Path, random.Random], None]
PAGE = 4096


def truncated(path: Path, rng: random.Random) -> None:
    path.write_bytes(path.read_bytes()[: rng.randrange(1, path.stat().st_size)])


def flipped(path: Path, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(rng.choice((1, 8, 200))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def head_flipped(path: Path, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[rng.randrange(100)] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def zeroed(path: Path, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    page = rng.randrange(len(data) // PAGE)
    data[page * PAGE : (page + 2) * PAGE] = bytes(2 * PAGE)
    path.write_bytes(data[: path.stat().st_size])


def noise(path: Path, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    page = rng.randrange(len(data) // PAGE)
    data[page * PAGE : (page + 1) * PAGE] = rng.randbytes(PAGE)
    path.write_bytes(data)


def swapped(path: Path, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    a, b = rng.sample(range(1, len(data) // PAGE), 2)
    for one, other in ((a, b), (b, a)):
        data[one * PAGE : (one + 1) * PAGE] = path.read_bytes()[other * PAGE : (other + 1) * PAGE]
    path.write_bytes(data)


def empty(path: Path, rng: random.Random) -> None:
    path.write_bytes(b"")


def plain_text(path: Path, rng: random.Random) -> None:
    path.write_bytes(b"Dear class 3,\n" * rng.randrange(1, 400))


def foreign(path: Path, rng: random.Random) -> None:
    path.unlink()
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE songs (name)")
    conn.close()


def newer(path: Path, rng: random.Random) -> None:
    conn = sqlite3.connect(path)
    conn.execute(f"PRAGMA user_version = {rng.randrange(2, 99)}")
    conn.close()


def vanished(path: Path, rng: random.Random) -> None:
    path.unlink()


def grown(path: Path, rng: random.Random) -> None:
    path.write_bytes(path.read_bytes() + rng.randbytes(rng.randrange(1, 9000)))


def wal_flipped(path: Path, rng: random.Random) -> None:
    flipped(path.with_name("school.db-wal"), rng)


def wal_truncated(path: Path, rng: random.Random) -> None:
    truncated(path.with_name("school.db-wal"), rng)


def wal_gone_with_pages_half_back(path: Path, rng: random.Random) -> None:
    path.with_name("school.db-wal").unlink()
    zeroed(path, rng)


HARMS: tuple[Harm, ...] = (
    truncated, flipped, head_flipped, zeroed, noise, swapped, empty, plain_text, foreign, newer, vanished, grown, wal_flipped,
    wal_truncated, wal_gone_with_pages_half_back,
)  # fmt: skip
WITH_WAL = (wal_flipped, wal_truncated, wal_gone_with_pages_half_back)


@pytest.fixture(scope="module")
def schools(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One school closed cleanly, and the same one with the plug pulled while a WAL was there; both with a backup."""
    base = tmp_path_factory.mktemp("schools")
    clock = HandClock()
    db = open_school(base / "clean", clock=clock)
    for n in range(60):
        play(db, a_round(f"r{n}"), "rwr")
    backups.backup(db, "manual")
    close_school(db)
    db = open_school(base / "clean", clock=clock)
    for n in range(20):
        play(db, a_round(f"late{n}"), "rwr")
    shutil.copytree(base / "clean", base / "unplugged")
    close_school(db)
    return base / "clean", base / "unplugged"


def prints(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in present(folder)}


def present(folder: Path) -> list[str]:
    return [name for name in ("school.db", "school.db-wal") if (folder / name).exists()]


@pytest.mark.parametrize("n", range(FILES))
def test_a_damaged_file_ends_in_words_with_a_way_back_and_is_left_as_it_was(schools: tuple[Path, Path], tmp_path: Path, n: int) -> None:
    rng = random.Random(n)
    harm = HARMS[n % len(HARMS)]
    folder = tmp_path / "school"
    shutil.copytree(schools[harm in WITH_WAL], folder)
    harm(folder / "school.db", rng)
    before = prints(folder)
    try:
        db = open_school(folder, clock=HandClock())
    except KnownError as error:
        assert isinstance(error, SchoolFileDamaged | SchoolFileForeign | SchoolFileNewer | SchoolFileGone)
        assert prints(folder) == before
        assert error.backup is not None
        if isinstance(error, SchoolFileDamaged):
            assert error.kept
            assert prints(error.kept) == before
        restore(folder, error.backup, clock=HandClock())
        assert not before or any(prints(kept) == before for kept in (folder / "damaged").iterdir())
        db = open_school(folder, clock=HandClock())
    # Open, now or after the restore: nothing is missing. (What SQLite does not see lies outside the journal, or in unused bytes.)
    assert sum(e.kind == "answer" for e in journal.events(db)) == 240
    assert journal.verify(db).ok
    assert totals.differences(db) == [] or harm in (flipped, head_flipped)
    close_school(db)
