"""Kiosks merge by union in any order: visits, draws, stock and incidents once each, and events with the newer edit in force."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.at_events import BAG, NOTE, PLAN, a_prize, a_visitor, stock
from tests.store.making import HandClock
from tests.store.merged import Source, as_source, end, everything, merge, totals_by_name
from wastequiz.domain import fair_draw
from wastequiz.domain.errors import SchoolPackRefused
from wastequiz.domain.event_plain import from_plain, to_plain
from wastequiz.domain.events import Event
from wastequiz.store import events, journal, merging, prizes, totals, visits
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school

TABLES = ("visits", "prize_stock", "commitments", "draws", "incidents")


def a_kiosk(folder: Path, n: int, stations: int = 3, *, later_ms: int = 0) -> tuple[Db, Event]:
    """Kiosk number `n` of an event every kiosk calls by the same id."""
    db = open_school(folder, clock=HandClock(HandClock().utc + later_ms))
    bag = replace(BAG, stock=6, quotas=tuple((one, 2) for one in range(1, stations + 1)))
    plan = replace(PLAN, id="fair", stations=stations, kiosk=n, prizes=(bag, replace(NOTE, stock=9)))
    with db.transaction():
        return db, events.put(db, plan, 1000, 1000)


def busy(db: Db, event: Event, visitors: int = 2) -> None:
    """Some visitors with a prize each: one handed over, one taken back."""
    for n in range(visitors):
        visit = a_visitor(db, event, 1 + n)
        draw = a_prize(db, event, visit)
        if n % 2:
            prizes.handed(db, draw.id)
        else:
            prizes.void(db, draw.id, "left")
        visits.end(db, visit.id, "done")
    visits.incident(db, event.id, "focus_lost")


def kept(db: Db) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows for table, rows in totals_by_name(db).items() if table in TABLES}


def test_in_any_order_and_any_repetition_the_same_is_known(tmp_path: Path) -> None:
    kiosks = [a_kiosk(tmp_path / f"k{n}", n, later_ms=n * 7_000_000) for n in (1, 2, 3)]
    for n, (db, event) in enumerate(kiosks):
        busy(db, event, n + 1)
        prizes.reveal(db, event)
    sources = [as_source(db) for db, _event in kiosks]
    found: list[object] = []
    for order in itertools.permutations(range(3)):
        desk = open_school(tmp_path / f"desk{''.join(map(str, order))}", clock=HandClock())
        for which in order:
            merge(desk, sources[which])
        merge(desk, *sources)
        found.append((kept(desk), desk.conn.execute("SELECT body FROM events").fetchall()))
        assert fair_draw.verify(prizes.published(desk, events.event(desk, "fair"))) == ()
        assert len(prizes.draws(desk, "fair")) == sum(len(prizes.draws(db, "fair")) for db, _ in kiosks)
        assert desk.conn.execute("SELECT count(*) FROM seeds").fetchone() == (0,)
        end(desk)
    assert all(one == found[0] for one in found) and len(found) == 6
    end(*(db for db, _event in kiosks))


def test_seeds_that_were_kept_back_do_not_travel(tmp_path: Path) -> None:
    kiosk, event = a_kiosk(tmp_path / "k", 1)
    busy(kiosk, event)
    desk = open_school(tmp_path / "desk", clock=HandClock())
    merge(desk, as_source(kiosk))
    assert desk.conn.execute("SELECT count(*) FROM seeds").fetchone() == (0,)
    assert prizes.reveal(desk, event) == ()
    assert fair_draw.verify(prizes.published(desk, event))[0].startswith("seed ")
    end(kiosk, desk)


def test_the_desk_does_not_become_a_kiosk_by_merging_and_nobody_takes_up_visits_of_others(tmp_path: Path) -> None:
    kiosk, event = a_kiosk(tmp_path / "k", 2)
    a_visitor(kiosk, event)
    desk = open_school(tmp_path / "desk", clock=HandClock())
    merge(desk, as_source(kiosk))
    assert events.event(desk, "fair").kiosk == 1
    assert stock(desk, events.event(desk, "fair")) == [("bag", 0, 0, 0), ("note", 0, 0, 0)]
    assert visits.interruption(desk, "fair") is None and visits.today(desk, "fair").visitors == 1
    end(kiosk, desk)


@pytest.mark.parametrize(("edited", "wins"), [(2000, True), (500, False)])
def test_of_two_edits_the_newer_one_is_in_force_and_each_stays_the_kiosk_it_is(tmp_path: Path, edited: int, wins: bool) -> None:
    here, event = a_kiosk(tmp_path / "here", 1)
    there, _event = a_kiosk(tmp_path / "there", 3)
    with there.transaction():
        events.put(there, replace(event, name="later", kiosk=3), 1000, edited)
    source = as_source(there)
    merge(here, source)
    found = events.event(here, "fair")
    assert (found.name, found.kiosk) == ("later" if wins else "开放日", 1)
    once = everything(here)
    merge(here, source)
    assert everything(here) == once
    end(here, there)


def test_what_the_desk_did_about_a_kiosks_prize_and_the_kiosk_did_too_breaks_nothing(tmp_path: Path) -> None:
    kiosk, event = a_kiosk(tmp_path / "k", 1)
    visit = a_visitor(kiosk, event, 4)
    drawn = [a_prize(kiosk, event, visit) for _ in range(3)]
    desk = open_school(tmp_path / "desk", clock=kiosk.clock)
    merge(desk, as_source(kiosk))
    kiosk.clock.pass_ms(1000)  # type: ignore[attr-defined]
    prizes.handed(desk, drawn[0].id)
    prizes.void(desk, drawn[1].id, "desk")
    prizes.handed(desk, drawn[2].id)
    kiosk.clock.pass_ms(1000)  # type: ignore[attr-defined]
    prizes.void(kiosk, drawn[0].id, "kiosk")
    prizes.handed(kiosk, drawn[1].id)
    prizes.handed(kiosk, drawn[2].id)
    for _ in range(2):
        a_prize(kiosk, event, visit)
    merge(desk, as_source(kiosk))
    assert [prizes.draw(desk, draw.id).state for draw in drawn] == ["void", "void", "handed"]
    assert desk.conn.execute("SELECT sum(given), sum(handed) FROM prize_stock").fetchone() == (3, 1)
    assert totals.differences(desk) == []
    end(kiosk, desk)


def test_what_a_desk_whose_clock_is_behind_did_about_a_prize_holds_after_the_next_merge(tmp_path: Path) -> None:
    kiosk, event = a_kiosk(tmp_path / "k", 1, later_ms=3_600_000)
    visit = a_visitor(kiosk, event, 3)
    gone, handed, waits = (a_prize(kiosk, event, visit) for _ in range(3))
    desk = open_school(tmp_path / "desk", clock=HandClock())
    merge(desk, as_source(kiosk))
    prizes.void(desk, gone.id, "desk")
    prizes.handed(desk, handed.id)
    other, _event = a_kiosk(tmp_path / "other", 2)
    merge(desk, as_source(other))
    assert [prizes.draw(desk, draw.id).state for draw in (gone, handed, waits)] == ["void", "handed", "shown"]
    assert desk.conn.execute("SELECT sum(given), sum(handed) FROM prize_stock").fetchone() == (2, 1)
    end(kiosk, desk, other)


def test_two_machines_that_were_copied_from_one_are_told_apart_with_what_each_gave(tmp_path: Path) -> None:
    import shutil

    first, event = a_kiosk(tmp_path / "first", 1)
    busy(first, event)
    close_school(first)
    shutil.copytree(tmp_path / "first", tmp_path / "copy")
    first, second = (open_school(tmp_path / name, clock=HandClock()) for name in ("first", "copy"))
    for db in (first, second):
        events.set_stock(db, event, "bag", 3)
        visit = a_visitor(db, event, 3)
        for _ in range(3):
            a_prize(db, event, visit)
    desk = open_school(tmp_path / "desk", clock=HandClock())
    merge(desk, as_source(first), as_source(second))
    merge(desk, as_source(second), as_source(first))
    given = desk.conn.execute("SELECT count(*) FROM draws WHERE prize <> '' AND state <> 'void'").fetchone()
    assert desk.conn.execute("SELECT sum(given) FROM prize_stock").fetchone() == given
    assert len({row[0] for row in desk.conn.execute("SELECT station FROM prize_stock")}) == 2
    end(first, second, desk)


# ---- what others wrote
def forged(db: Db, kind: str, body: Mapping[str, object]) -> Source:
    """A school in which somebody with its key wrote a line that no program writes."""
    row = db.conn.execute("SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    text = journal.canonical(body)
    fields = (row[0] + 1, journal.uuid7(5), db.station, db.boot, kind, 1, 5, 0, 5, 1)
    mac = journal.seal(db.key, row[1], fields, text)
    db.conn.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*fields, text, mac))
    return as_source(db)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("visit_started", {"event": "fair", "visit": {"a": 1}, "language": "en"}),
        ("visit_started", {"event": "fair"}),
        ("prize_stock", {"event": "fair", "prize": "bag", "total": -3}),
        ("prize_stock", {"event": "fair", "prize": "bag", "total": "many"}),
        ("prize_drawn", {"event": "fair", "draw": "d", "commitment": "c", "n": 1, "visit": "v", "sectors": 7, "sector": 0, "prize": "bag"}),
        ("kiosk_incident", {"event": "fair", "what": ["x"], "detail": ""}),
        ("draw_revealed", {"commitment": "c", "revealed": 7}),
    ],
)
def test_lines_no_program_writes_are_refused_and_nothing_is_changed(tmp_path: Path, kind: str, body: dict[str, object]) -> None:
    there, _event = a_kiosk(tmp_path / "there", 1)
    here = open_school(tmp_path / "here", clock=HandClock())
    source, before = forged(there, kind, body), everything(here)
    with pytest.raises(SchoolPackRefused) as error:
        merging.merge(here, [source])
    assert error.value.code == "content" and everything(here) == before
    end(here, there)


def test_more_given_than_there_were_is_refused(tmp_path: Path) -> None:
    there, event = a_kiosk(tmp_path / "there", 1)
    a_prize(there, event, a_visitor(there, event))
    draw = next(e.body for e in journal.events(there) if e.kind == "prize_drawn" and e.body["prize"])
    for n in range(9):
        forged(there, "prize_drawn", draw | {"draw": f"forged-{n}", "n": n + 90})
    here = open_school(tmp_path / "here", clock=HandClock())
    with pytest.raises(SchoolPackRefused):
        merging.merge(here, [as_source(there)])
    end(here, there)


@pytest.mark.parametrize("change", [{"id": "../x"}, {"id": "other"}, {"name": 7}, {"kiosk": 99}])
def test_an_event_that_is_none_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    there, event = a_kiosk(tmp_path / "there", 1)
    there.conn.execute("UPDATE events SET body = ?", (json.dumps(to_plain(event) | change),))
    here = open_school(tmp_path / "here", clock=HandClock())
    with pytest.raises(SchoolPackRefused):
        merging.merge(here, [as_source(there)])
    end(here, there)


def test_an_event_that_has_fewer_kiosks_now_makes_its_third_one_the_last(tmp_path: Path) -> None:
    here, event = a_kiosk(tmp_path / "here", 3)
    there, _event = a_kiosk(tmp_path / "there", 1)
    with there.transaction():
        events.put(there, replace(event, stations=1, kiosk=1), 1000, 9000, lenient=True)
    merge(here, as_source(there))
    rows: Sequence[tuple[str]] = here.conn.execute("SELECT body FROM events").fetchall()
    assert [from_plain(json.loads(body)).kiosk for (body,) in rows] == [1]
    end(here, there)
