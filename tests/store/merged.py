"""Schools of several computers for the tests of merging: small ones, played in, and laid out as files others bring."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.store.making import HandClock, a_round, authored, play
from wastequiz.domain.students import Contestant
from wastequiz.store import backups, bank_desk, foreign, merging, rosters, totals
from wastequiz.store.db import Db
from wastequiz.store.merging import Source
from wastequiz.store.school import close_school, open_school

Row = tuple[Any, ...]


def pupils(db: Db, name: str = "三(1)班", seats: int = 2) -> list[Contestant]:
    """The students of a class, made where it is not there."""
    found = [c for c in rosters.classes(db) if c.name == name]
    made = found[0] if found else rosters.add_class(db, name, rosters.Band.g34)
    rosters.fill_seats(db, made.id, seats)
    return [Contestant(s.ref, made.id, s.seat, s.animal) for s in rosters.students(db, made.id)]


def a_station(folder: Path, clock: HandClock, rounds: Sequence[tuple[str, int, str]] = (("三(1)班", 1, "rw"),)) -> Db:
    """An open school where (class, seat, choices) were played one after the other, a minute each."""
    db = open_school(folder, clock=clock)
    for n, (name, seat, choices) in enumerate(rounds):
        who = next(p for p in pupils(db, name, max(2, seat)) if p.seat == seat)
        play(db, a_round(f"{folder.name}-{n}", who, length=len(choices)), choices)
        clock.pass_ms(60_000)
    return db


def as_source(db: Db, label: str = "") -> Source:
    """The school as another one would get it."""
    path = backups.backup(db, "pack")
    foreign.require_school(path)
    return Source(path, db.key, label or db.folder.name)


def teach(db: Db, key: str, stem: str, at: int) -> None:
    """A teacher's own question, edited at `at` (ms)."""
    bank_desk.save(db, authored(key, stem))
    db.conn.execute("UPDATE questions SET edited_utc_ms = ? WHERE id = ?", (at, key))


def end(*schools: Db) -> None:
    for db in schools:
        close_school(db)


def totals_by_name(db: Db) -> dict[str, list[Row]]:
    """All score tables, with classes by name and students by seat in place of what each school calls them, and without numbers of lines."""
    names = {c.id: c.name for c in rosters.classes(db)}
    refs = {s.ref: f"{names[c]} {s.seat}" for c in names for s in rosters.students(db, c)}
    found: dict[str, list[Row]] = {}
    for table, select in totals.TABLES.items():
        rows = db.conn.execute(select)
        columns = [column[0] for column in rows.description]
        found[table] = sorted(_told(zip(columns, row, strict=True), names, refs) for row in rows)
    return found


def _told(cells: Iterable[tuple[str, Any]], names: dict[int, str], refs: dict[str, str]) -> Row:
    return tuple(
        str(names.get(value, value)) if column == "class_id" else refs.get(value, value)
        for column, value in cells
        if column not in ("id", "seq", "started_seq", "last_seq") or isinstance(value, str)
    )


def everything(db: Db) -> str:
    """All rows of all tables of a school, for telling whether anything changed."""
    tables = [row[0] for row in db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'stations' ORDER BY name")]
    return json.dumps({t: [list(map(repr, r)) for r in db.conn.execute(f"SELECT * FROM {t}")] for t in tables})


def merge(db: Db, *others: Source, dry_run: bool = False) -> list[merging.Taken]:
    """Merges, and says that the score tables follow from the journal afterwards."""
    taken = merging.merge(db, others, dry_run=dry_run)
    assert totals.differences(db) == []
    return taken
