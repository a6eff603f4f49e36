"""A school that travels: packed, looked into, put in place; and refused where it is not what it seems."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from tests.services.asking import waited
from tests.store.making import HandClock, a_round, a_school, play
from tests.store.merged import pupils
from wastequiz.domain.errors import AlreadyRunning, BackupFailed, DiskFull, FolderReadOnly, PlaceRefused, SchoolFileGone, SchoolPackRefused
from wastequiz.formats import wqschool
from wastequiz.services import carrying, merging, moving
from wastequiz.services.school import School
from wastequiz.store import backups, disk, journal, ladder, settings, totals
from wastequiz.store import school as school_file
from wastequiz.store.pace import ALONE
from wastequiz.store.school import close_school, open_school


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def made(folder: Path, clock: HandClock, rounds: int = 2) -> Path:
    """A school on the disk that has played; gives it packed."""
    db = a_school(folder, clock, rounds)
    settings.set(db, "language", "en")
    settings.set(db, backups.SECOND_PLACE, str(folder.parent))
    settings.set(db, backups.SECOND_PLACE, None)
    packed = moving._pack(db, folder.parent / f"{folder.name}-pack", ALONE)  # pyright: ignore[reportPrivateUsage]
    close_school(db)
    return packed


def facts_of(folder: Path, clock: HandClock) -> tuple[int, str, list[str]]:
    db = open_school(folder, clock=clock, create=False)
    try:
        assert journal.verify(db).ok
        return sum(e.kind == "answer" for e in journal.events(db)), db.station, totals.differences(db)
    finally:
        close_school(db)


def test_a_school_is_packed_looked_into_and_taken_over(tmp_path: Path, clock: HandClock) -> None:
    packed = made(tmp_path / "one", clock)
    assert packed.name == "one-pack.wqschool"
    found = moving.look(tmp_path / "two", packed)
    assert (found.classes, found.students, found.answers, found.last_day) == (("三(1)班",), 3, 6, "2026-11-22")
    assert json.loads(zipfile.ZipFile(packed).read("manifest.json"))["counts"]["answers"] == 6
    before = a_school(tmp_path / "two", clock, 1)
    settings.set(before, "screen", "HDMI-1")
    close_school(before)
    came = moving.take_over(tmp_path / "two", packed, clock)
    assert moving.described(came)["answers"] == 6
    answers, station, differences = facts_of(tmp_path / "two", clock)
    assert (answers, differences) == (6, [])
    assert station != found.station
    after = open_school(tmp_path / "two", clock=clock)
    assert (settings.get(after, "screen"), settings.get(after, "language"), settings.get(after, backups.SECOND_PLACE)) == (
        "HDMI-1",
        "en",
        None,
    )
    close_school(after)
    assert "take_over" in [b.reason for b in backups.list_backups(tmp_path / "two")]
    assert len(list((tmp_path / "two" / ladder.DAMAGED).glob("*/school.db"))) == 1
    assert not (tmp_path / "two" / moving.INCOMING).exists()


def test_a_new_computer_takes_a_school_over_and_the_window_opens_it(tmp_path: Path, clock: HandClock) -> None:
    packed = made(tmp_path / "one", clock)
    moving.take_over(tmp_path / "new", packed)
    school = School(tmp_path / "new").open_and_wait()
    assert school.preferences.language == "en"
    school.close()


def test_what_goes_on_at_the_old_computer_can_still_be_merged(tmp_path: Path, clock: HandClock) -> None:
    packed = made(tmp_path / "one", clock)
    moving.take_over(tmp_path / "two", packed, clock)
    for name in ("one", "two"):
        db = open_school(tmp_path / name, clock=clock)
        play(db, a_round(f"more-{name}", pupils(db, seats=3)[0]), "rrr")
        again = moving._pack(db, tmp_path / f"{name}.wqschool", ALONE)  # pyright: ignore[reportPrivateUsage]
        close_school(db)
        assert again.exists()
    taken = merging.merge(tmp_path / "two", [tmp_path / "one.wqschool"], clock=clock)
    assert [(t.new, t.cloned) for t in taken] == [(5, ())]
    assert facts_of(tmp_path / "two", clock)[0::2] == (12, [])
    assert "merge" in [b.reason for b in backups.list_backups(tmp_path / "two")]


def test_packing_and_previewing_go_on_beside_play(school: School, tmp_path: Path, clock: HandClock) -> None:
    other = made(tmp_path / "one", clock)
    packed = waited(lambda done, failed: moving.pack(school, tmp_path / "mine", done, failed))
    assert packed == tmp_path / "mine.wqschool"
    assert moving.pack_and_wait(school, tmp_path / "mine.wqschool") == packed
    found = waited(lambda done, failed: merging.preview(school, [other, packed], done, failed))
    assert isinstance(found, tuple)
    assert [t.answers for t in found] == [6, 0]
    assert merging.described(found[0])["imported"] == found[0].new
    assert school.ask(lambda db: db.conn.execute("SELECT count(*) FROM stations").fetchone()) == (0,)


def test_a_backup_is_merged_with_the_key_that_lies_beside_it(tmp_path: Path, clock: HandClock) -> None:
    made(tmp_path / "one", clock)
    close_school(a_school(tmp_path / "two", clock, 0))
    backup = backups.list_backups(tmp_path / "one")[0].path
    assert moving.look(tmp_path / "x", backup) == moving.look_at_backup(backup)
    assert merging.merge(tmp_path / "two", [backup], dry_run=True, clock=clock)[0].answers == 6
    alone = tmp_path / "stick" / "school.db"
    alone.parent.mkdir()
    shutil.copy(backup, alone)
    with pytest.raises(SchoolPackRefused) as refused:
        merging.merge(tmp_path / "two", [alone], clock=clock)
    assert refused.value.code == "key"
    for statement, code in (("DELETE FROM meta WHERE key = 'key_id'", "key"), ("DROP TABLE meta", "damaged")):
        conn = sqlite3.connect(alone)
        conn.execute(statement)
        conn.commit()
        conn.close()
        with pytest.raises(SchoolPackRefused) as refused:
            merging.merge(tmp_path / "two", [alone], clock=clock)
        assert refused.value.code == code


def test_an_older_school_is_brought_up_to_date_before_it_is_merged(tmp_path: Path, clock: HandClock) -> None:
    close_school(a_school(tmp_path / "two", clock, 0))
    old = tmp_path / "old"
    shutil.copytree(Path(__file__).parents[1] / "files" / "v1", old)
    key = (old / "school.key").read_bytes()
    wqschool.write(tmp_path / "old.wqschool", old / "school.db", key, {})
    taken = merging.merge(tmp_path / "two", [tmp_path / "old.wqschool"], clock=clock)
    assert taken[0].answers == 58
    moving.take_over(tmp_path / "three", tmp_path / "old.wqschool", clock)
    assert facts_of(tmp_path / "three", clock)[0::2] == (58, [])


# ---- what is refused
def refusal(tmp_path: Path, packed: Path) -> str:
    with pytest.raises(SchoolPackRefused) as refused:
        moving.take_over(tmp_path / "target", packed)
    assert refused.value.path == packed
    assert not (tmp_path / "target" / "school.db").exists()
    assert not (tmp_path / "target" / moving.INCOMING).exists()
    return refused.value.code


def repacked(packed: Path, *statements: str) -> Path:
    """A pack whose database somebody altered, with digests and seals that fit."""
    place = packed.parent / "hostile"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    wqschool.unpack(packed, place)
    conn = sqlite3.connect(place / "school.db")
    for statement in statements:
        conn.execute(statement)
    conn.commit()
    conn.close()
    wqschool.write(packed, place / "school.db", (place / "school.key").read_bytes(), {})
    return packed


@pytest.mark.parametrize(
    ("code", "statements"),
    [
        ("extra", ["CREATE TRIGGER steal AFTER INSERT ON journal BEGIN DELETE FROM journal; END"]),
        ("extra", ["CREATE VIEW names AS SELECT * FROM students"]),
        ("extra", ["CREATE TABLE more (x)"]),
        ("extra", ["CREATE VIRTUAL TABLE more USING fts5(x)"]),
        ("extra", ["DROP VIEW questions_in_use", "CREATE VIEW questions_in_use AS SELECT 1 AS id"]),
        ("extra", ["DROP TABLE words"]),
        ("extra", ["ALTER TABLE students ADD COLUMN photo BLOB"]),
        ("foreign", ["PRAGMA application_id = 7"]),
        ("foreign", ["PRAGMA user_version = 0"]),
        ("newer", ["PRAGMA user_version = 500"]),
        ("damaged", ["UPDATE students SET class_id = 99"]),
        ("chain", ["UPDATE journal SET body = '{}' WHERE seq = 2"]),
        ("chain", ["DELETE FROM journal WHERE seq = 2"]),
        ("content", ["UPDATE student_totals SET points = 10000"]),
        ("content", ["UPDATE settings SET body = '{' WHERE key = 'language'"]),
        ("key", ["UPDATE meta SET value = 'x' WHERE key = 'key_id'"]),
        ("content", ["INSERT INTO schemes VALUES ('x', 0, '[]', 'teacher', 0, 0)"]),
    ],
)
def test_a_school_that_was_tampered_with_is_not_put_in_place(tmp_path: Path, clock: HandClock, code: str, statements: list[str]) -> None:
    assert refusal(tmp_path, repacked(made(tmp_path / "one", clock), *statements)) == code


def test_no_school_in_the_pack(tmp_path: Path) -> None:
    (tmp_path / "school.db").write_bytes(b"MZ not a database" * 100)
    wqschool.write(tmp_path / "x.wqschool", tmp_path / "school.db", b"k" * 32, {})
    assert refusal(tmp_path, tmp_path / "x.wqschool") == "foreign"
    assert refusal(tmp_path, tmp_path / "nothing.wqschool") == "foreign"


def test_a_damaged_page_is_found(tmp_path: Path, clock: HandClock) -> None:
    packed = made(tmp_path / "one", clock)
    place = tmp_path / "hostile"
    place.mkdir()
    wqschool.unpack(packed, place)
    raw = bytearray((place / "school.db").read_bytes())
    raw[8192:12288] = b"\xff" * 4096
    (place / "school.db").write_bytes(raw)
    wqschool.write(packed, place / "school.db", (place / "school.key").read_bytes(), {})
    assert refusal(tmp_path, packed) == "damaged"


def test_a_school_file_in_use_is_not_taken_as_it_lies(tmp_path: Path, clock: HandClock) -> None:
    db = a_school(tmp_path / "one", clock, 1)
    with pytest.raises(SchoolPackRefused) as refused:
        moving.look(tmp_path / "x", tmp_path / "one" / "school.db")
    assert refused.value.code == "live"
    with pytest.raises(AlreadyRunning):
        moving.take_over(tmp_path / "one", tmp_path / "none.wqschool")
    close_school(db)


def test_a_stop_in_the_middle_of_taking_over_is_said_at_the_next_start(
    tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = made(tmp_path / "one", clock)
    close_school(a_school(tmp_path / "two", clock, 1))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(school_file, "_into_place", killed)
        with pytest.raises(KeyboardInterrupt):
            moving.take_over(tmp_path / "two", packed, clock)
    with pytest.raises(SchoolFileGone) as gone:
        open_school(tmp_path / "two", clock=clock)
    assert gone.value.backup is not None


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = made(tmp_path / "one", clock)
    db = a_school(tmp_path / "two", clock, 1)
    with monkeypatch.context() as patch:
        patch.setattr(wqschool.os, "fsync", full)
        with pytest.raises((DiskFull, BackupFailed)):
            moving._pack(db, tmp_path / "full", ALONE)  # pyright: ignore[reportPrivateUsage]
    with monkeypatch.context() as patch:
        patch.setattr(wqschool, "_digest_of", full)
        with pytest.raises(DiskFull):
            moving._pack(db, tmp_path / "full", ALONE)  # pyright: ignore[reportPrivateUsage]
    assert list(tmp_path.glob("full*")) == []
    close_school(db)
    with monkeypatch.context() as patch:
        patch.setattr(wqschool, "unpack", full)
        with pytest.raises(DiskFull):
            moving.take_over(tmp_path / "two", packed, clock)
    with monkeypatch.context() as patch:
        patch.setattr(school_file, "_make_ours", full)
        with pytest.raises(DiskFull):
            moving.take_over(tmp_path / "two", packed, clock)
    with monkeypatch.context() as patch:
        patch.setattr(moving.totals, "differences", lambda _db: (_ for _ in ()).throw(DiskFull(tmp_path, 0)))
        with pytest.raises(DiskFull):
            moving.take_over(tmp_path / "two", packed, clock)
    assert facts_of(tmp_path / "two", clock)[0] == 3


def test_a_pack_that_cannot_be_written_is_said_so(tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    db = a_school(tmp_path / "one", clock, 1)
    with pytest.raises(PlaceRefused) as refused:
        moving._pack(db, tmp_path / "nowhere" / "x", ALONE)  # pyright: ignore[reportPrivateUsage]
    assert refused.value.code == "gone"
    for error, known in (
        (PermissionError(13, "no"), PlaceRefused),
        (OSError(5, "io"), PlaceRefused),
        (SchoolPackRefused(tmp_path, "digest"), BackupFailed),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(wqschool, "write", lambda *_a, e=error: (_ for _ in ()).throw(e))
            with pytest.raises(known):
                moving._pack(db, tmp_path / "x", ALONE)  # pyright: ignore[reportPrivateUsage]
    close_school(db)


def test_a_school_that_cannot_be_opened_is_not_backed_up_but_kept(tmp_path: Path, clock: HandClock) -> None:
    packed = made(tmp_path / "one", clock)
    folder = tmp_path / "two"
    folder.mkdir()
    (folder / "school.db").write_bytes(b"something else entirely" * 50)
    assert moving.back_up_closed(tmp_path / "nothing", "x") is None
    moving.take_over(folder, packed, clock)
    assert facts_of(folder, clock)[0] == 6
    assert len(list((folder / ladder.DAMAGED).glob("*/school.db"))) >= 1


# ---- portable
def test_a_portable_folder_has_its_data_and_start_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = carrying.make_portable(tmp_path / "stick")
    assert [p.name for p in found.starts] == ["start-wastequiz.bat", "start-wastequiz.sh"]
    assert (found.data / "portable").exists()
    assert b"\r\n" in found.starts[0].read_bytes()
    assert b"\r" not in found.starts[1].read_bytes()
    assert carrying.make_portable(tmp_path / "stick") == found
    with monkeypatch.context() as patch:
        patch.setattr(Path, "touch", full)
        with pytest.raises(DiskFull):
            carrying.make_portable(tmp_path / "other")
        patch.setattr(Path, "touch", lambda *_: (_ for _ in ()).throw(OSError(5, "io")))
        with pytest.raises(PlaceRefused):
            carrying.make_portable(tmp_path / "other")
    assert isinstance(disk.known(PermissionError(13, "no"), tmp_path), FolderReadOnly)
