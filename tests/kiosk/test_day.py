"""A simulated day of ten hours: 600 visitors, 20 power cuts, walk-aways, prizes that run out, midnight. Nothing acknowledged is lost, all sums agree."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.booth import NAME, PRIZES, booth
from tests.kiosk.simulated_day import Day
from wastequiz.domain.events import DRAWN, STATES, VOID, Prize
from wastequiz.services import day_reporting, inspecting, prizing
from wastequiz.services.school import School
from wastequiz.store import events, journal, prizes, visits

AFTERNOON = 1_795_759_200_000
"""2026-11-27 06:00 UTC, 14:00 in Harbin, so that midnight passes at the end of ten hours."""
DATES = ("2026-11-27", "2026-11-28")


def stocked(share: float) -> tuple[Prize, ...]:
    """So many of each that they run out before the day does."""
    return tuple(Prize(p.id, p.name, p.picture, stock=max(1, int(p.stock * share)), sectors=p.sectors) for p in PRIZES)


@pytest.fixture
def quick_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: nobody waits for a disk, and what would lie on it is the same."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK) or shutil.disk_usage(memory).free < 600_000_000:
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="wastequiz-day-", dir=memory))
    yield folder
    shutil.rmtree(folder)


def spent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, visitors: int = 600, cuts: int = 20, seed: int = 9) -> Day:
    booth(tmp_path / "kiosk", dates=DATES, prizes=stocked(visitors / 80))
    day = Day(tmp_path / "kiosk", monkeypatch, visitors=visitors, cuts=cuts, seed=seed, begin_utc_ms=AFTERNOON + 3_600_000)
    day.run()
    return day


def lost(day: Day) -> list[str]:
    """What was acknowledged and is not there, one line each."""
    heard, school = day.heard, day.school
    found: list[str] = []
    kept: dict[str, list[float]] = {}
    for event in school.ask(lambda db: list(journal.events(db))):
        if event.kind == "answer":
            kept.setdefault(event.body["round"], []).append(event.body["correct"])
    for name, marks in heard.answers.items():
        if kept.get(name, []) != marks:
            found.append(f"answers of {name}: {kept.get(name)} kept, {marks} heard")
    rows = {draw.id: draw for draw in school.ask(lambda db: prizes.draws(db, day.event.id, ""))}
    for name, draw in heard.draws.items():
        if name not in rows or rows[name].prize != draw.prize or STATES.index(rows[name].state) < STATES.index(heard.states[name]):
            found.append(f"draw {name}: {draw.prize} {heard.states[name]} heard, {rows.get(name)} kept")
    for name in heard.visits:
        seen = school.ask(lambda db, name=name: visits.visit(db, name))
        if seen.how != heard.ended.get(name, seen.how):
            found.append(f"visit {name}: {seen.how} kept, {heard.ended[name]} heard")
    return found


def unequal(day: Day) -> list[str]:
    """Sums that do not agree, one line each."""
    school, event, heard = day.school, day.event, day.heard
    found = list(inspecting.verify(school).differences)
    draws = school.ask(lambda db: prizes.draws(db, event.id, ""))
    out = Counter(draw.prize for draw in draws if draw.prize and draw.state != VOID)
    planned = {prize.id: prize.stock for prize in event.prizes}
    stock = school.ask(lambda db: events.stock(db, event))
    found += [
        f"stock {row}, {out[row.prize]} drawn"
        for row in stock
        if not (row.total == planned[row.prize] == row.given + row.left and row.given == out[row.prize] and row.left >= 0)
    ]
    rows = [school.ask(lambda db, name=name: visits.visit(db, name)) for name in heard.visits]
    for date in sorted({row.day for row in rows}):
        day.clock.utc = next(row.started_utc_ms for row in rows if row.day == date)
        today = school.ask(lambda db: visits.today(db, event.id))
        theirs = [marks for name, marks in heard.answers.items() if heard.visits[heard.rounds[name]] == date]
        who = {heard.rounds[name] for name, marks in heard.answers.items() if marks and heard.visits[heard.rounds[name]] == date}
        answers, right = sum(map(len, theirs)), sum(mark == 1 for marks in theirs for mark in marks)
        if (today.visitors, today.answers, today.right) != (len(who), answers, right):
            found.append(f"{date}: {today}, heard {(len(who), answers, right)}")
    return found


def reported(day: Day) -> list[str]:
    """Where the report on all days of the event says something else than was heard, one line each."""
    heard = day.heard
    made = day_reporting.report_and_wait(day.school, NAME).report
    marks = [mark for marks in heard.answers.values() for mark in marks]
    draws = day.school.ask(lambda db: prizes.draws(db, day.event.id, ""))
    out = Counter(draw.prize for draw in draws if draw.prize and draw.state != VOID)
    pairs: dict[str, tuple[object, object]] = {
        "visitors": (made.visitors, len(heard.visits)),
        "rounds begun": (made.begun, len(heard.rounds)),
        "rounds ended": (made.ended, len(heard.finished)),
        "answers": (made.accuracy.of, len(marks)),
        "spins": (made.spins, len(draws)),
        "in hours": (sum(count for _hour, count in made.hours), len(heard.visits)),
    }
    for row in made.prizes:
        pairs[f"{row.name} won"] = (row.won, out[row.prize])
        pairs[f"{row.name} left"] = (row.left, row.total - row.won)
    return [f"{name}: {said} reported, {known} heard" for name, (said, known) in pairs.items() if said != known]


def test_a_day_of_ten_hours_loses_nothing_and_its_sums_agree(quick_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = spent(quick_disk, monkeypatch)
    heard = day.heard
    assert len(heard.visits) >= 600 and heard.cuts == 20 and heard.walked > 20 and heard.taken_up >= 5
    assert heard.ran_out > 10 and sum(len(marks) for marks in heard.answers.values()) > 1500
    assert len(set(heard.visits.values())) == 2, "midnight passed"
    assert lost(day) == []
    assert reported(day) == []
    assert unequal(day) == []
    assert inspecting.verify(day.school).ok
    assert all(draw.state != DRAWN for draw in day.school.ask(lambda db: prizes.draws(db, day.event.id, ""))), "each was seen by who won it"
    day.school.ask(lambda db: prizes.reveal(db, day.event))
    assert prizing.verify(day.school.ask(lambda db: prizes.published(db, day.event, ""))) == ()
    day.school.close()
    again = School(day.folder, clock=day.clock).open_and_wait()
    try:
        assert inspecting.verify(again).ok
    finally:
        again.close()


def test_the_day_notices_an_answer_a_prize_and_a_sum_that_are_wrong(quick_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: each of the three is taken away behind the program's back, and found missing."""
    day = spent(quick_disk, monkeypatch, visitors=20, cuts=2)
    assert lost(day) == [] and unequal(day) == []
    draw = next(draw for draw in day.heard.draws.values() if draw.prize and day.heard.states[draw.id] != VOID)
    round_id = next(name for name, marks in day.heard.answers.items() if marks)
    day.school.ask(
        lambda db: (
            db.conn.execute(
                "UPDATE prize_stock SET given = given - 1, handed = min(handed, given - 1) WHERE prize = ?", (draw.prize,)
            ).rowcount
        )
    )
    assert any("stock" in line for line in unequal(day)) and reported(day)
    day.school.ask(lambda db: db.conn.execute("DELETE FROM draws WHERE id = ?", (draw.id,)).rowcount)
    assert any(draw.id in line for line in lost(day))
    day.heard.answers[round_id].append(1.0)
    assert any(round_id in line for line in lost(day)) and any("heard" in line for line in unequal(day))
    day.school.close()
