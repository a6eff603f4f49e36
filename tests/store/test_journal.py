"""The journal: gapless, sealed, copied line by line into the day file."""

from __future__ import annotations

import math
import uuid

import pytest

from tests.store.making import DAY, HandClock
from wastequiz.store import days, journal
from wastequiz.store.db import Db


def fill(db: Db, count: int = 5) -> None:
    for n in range(count):
        journal.append(db, "note", {"n": n, "word": "垃圾"}, attempt=1)


def test_a_line_has_every_field_from_the_start(db: Db, clock: HandClock) -> None:
    assert journal.append(db, "note", {"b": 1, "a": "字"}, attempt=2) == 1
    event = next(journal.events(db))
    assert (event.seq, event.kind, event.format, event.attempt, event.body) == (1, "note", 1, 2, {"b": 1, "a": "字"})
    assert (event.utc_ms, event.offset_min, event.mono_ms) == (clock.utc, 480, clock.mono)
    assert (event.station, event.boot) == (db.station, db.boot)
    assert len(db.station) == 8
    name = uuid.UUID(event.id)
    assert (name.version, name.int >> 80) == (7, clock.utc)
    assert name.variant == uuid.RFC_4122
    assert len(event.mac) == 32


def test_events_can_be_read_from_any_number_on(db: Db) -> None:
    fill(db)
    assert [e.seq for e in journal.events(db, since=3)] == [4, 5]


def test_the_newest_line_has_a_time(db: Db, clock: HandClock) -> None:
    assert journal.last_utc_ms(db) == 0
    fill(db)
    assert journal.last_utc_ms(db) == clock.utc


@pytest.mark.parametrize("kind", ["", "Note", "a b", "x" * 41, "é"])
def test_a_kind_is_one_lower_case_word(db: Db, kind: str) -> None:
    with pytest.raises(ValueError, match="no kind"):
        journal.append(db, kind, {})


def test_a_body_that_json_cannot_hold_is_refused_and_nothing_is_written(db: Db) -> None:
    with pytest.raises(ValueError, match="JSON"):
        journal.append(db, "note", {"x": math.nan})
    with pytest.raises(TypeError):
        journal.append(db, "note", {"x": object()})
    assert journal.verify(db).events == 0


def test_a_journal_left_alone_verifies(db: Db) -> None:
    assert journal.verify(db).last_seq == 0
    fill(db)
    state = journal.verify(db)
    assert (state.events, state.last_seq, state.ok, state.first_bad) == (5, 5, True, None)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE journal SET body = '{\"n\":9}' WHERE seq = 3",
        "UPDATE journal SET utc_ms = utc_ms + 1 WHERE seq = 3",
        "UPDATE journal SET station = 'x' WHERE seq = 3",
        "UPDATE journal SET mac = zeroblob(32) WHERE seq = 3",
        "UPDATE journal SET mac = 'text' WHERE seq = 3",
        "UPDATE journal SET body = x'00' WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 3",
        "UPDATE journal SET attempt = 2 WHERE seq = 3",
    ],
)
def test_whatever_is_changed_the_first_line_that_does_not_fit_is_named(db: Db, harm: str) -> None:
    fill(db)
    db.conn.execute(harm)
    state = journal.verify(db)
    assert (state.ok, state.first_bad) == (False, 3)


def test_lines_cannot_change_places(db: Db) -> None:
    fill(db)
    db.conn.execute("UPDATE journal SET seq = 99 WHERE seq = 2")
    db.conn.execute("UPDATE journal SET seq = 2 WHERE seq = 3")
    db.conn.execute("UPDATE journal SET seq = 3 WHERE seq = 99")
    assert journal.verify(db).first_bad == 2


def test_what_is_rolled_back_is_neither_in_the_journal_nor_in_the_day_file(db: Db) -> None:
    with pytest.raises(RuntimeError), db.transaction():
        fill(db)
        raise RuntimeError
    fill(db, 1)
    assert [e.seq for e in journal.events(db)] == [1]
    assert [r["seq"] for r in days.read_days(db.folder)] == [1]


def test_every_line_stands_in_the_day_file_of_its_local_day(db: Db, clock: HandClock) -> None:
    fill(db, 1)
    clock.pass_ms(DAY // 2)  # 00:00 the next day in Harbin
    fill(db, 2)
    assert sorted(p.name for p in (db.folder / "days").iterdir()) == ["2026-11-22.ndjson", "2026-11-23.ndjson"]
    records = list(days.read_days(db.folder))
    assert [r["seq"] for r in records] == [1, 2, 3]
    assert bytes.fromhex(records[1]["mac"]) == list(journal.events(db))[1].mac
    assert [r["seq"] for r in days.read_days(db.folder, 1)] == [2, 3]


@pytest.mark.parametrize("by", [-365 * DAY, -6 * 60_000, 6 * 60_000, 365 * DAY])
def test_a_clock_that_jumps_is_noted(db: Db, clock: HandClock, by: int) -> None:
    fill(db, 1)
    clock.utc += by
    fill(db, 1)
    found = list(journal.events(db))
    assert [e.kind for e in found] == ["note", "clock_jump", "note"]
    assert found[1].body == {"by_ms": by}
    assert journal.verify(db).ok


@pytest.mark.parametrize("by", [-5 * 60_000, 0, 5 * 60_000])
def test_a_small_correction_of_the_clock_is_no_jump(db: Db, clock: HandClock, by: int) -> None:
    fill(db, 1)
    clock.utc += by
    clock.pass_ms(DAY)
    fill(db, 1)
    assert [e.kind for e in journal.events(db)] == ["note", "note"]


def test_after_a_restart_only_going_back_can_be_told(db: Db, clock: HandClock) -> None:
    fill(db, 1)
    db.boot, clock.mono = "another", 5
    clock.utc += DAY
    fill(db, 1)
    db.boot, clock.mono = "a third", 5
    clock.utc -= 2 * DAY
    fill(db, 1)
    assert [e.kind for e in journal.events(db)] == ["note", "note", "clock_jump", "note"]


@pytest.mark.parametrize("utc", [-(10**15), 0, 10**15])
def test_a_clock_no_calendar_knows_stops_nobody(db: Db, clock: HandClock, utc: int) -> None:
    clock.utc = utc
    fill(db, 2)
    assert journal.verify(db).ok
    assert len(list(days.read_days(db.folder))) == 2
