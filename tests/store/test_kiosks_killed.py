"""Eight kiosks give prizes by themselves, are killed at random and merged: none gives more than its share, together they give what there was."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.store.making import HandClock
from tests.store.merged import as_source, end, merge
from wastequiz.domain import fair_draw
from wastequiz.store import events, journal, prizes
from wastequiz.store.school import open_school

ROOT = Path(__file__).parents[2]
STATIONS = 8
BAGS, NOTES = (3, 0, 1, 2, 1, 4, 2, 1), (2, 5, 3, 1, 4, 2, 3, 2)
"""How many each kiosk may give."""

CHILD = """
import pathlib, sys
from tests.store.at_events import BAG, NOTE, PLAN, a_visitor
from tests.store.test_kiosks_killed import BAGS, NOTES, STATIONS
from dataclasses import replace
from wastequiz.domain import wheel_sectors
from wastequiz.domain.errors import NoPrizeLeft
from wastequiz.store import events, prizes, visits
from wastequiz.store.school import open_school

folder, n, guard, most = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
db = open_school(folder)
shared = [replace(p, stock=sum(of), quotas=tuple(enumerate(of, 1))) for p, of in ((BAG, BAGS), (NOTE, NOTES))]
if events.times(db, "fair") is None:
    with db.transaction():
        events.put(db, replace(PLAN, id="fair", prizes=tuple(shared), stations=STATIONS, kiosk=n), 1, 1)
event = events.event(db, "fair")
if "wheel" not in guard:
    wheel_sectors._why_not = lambda *_: ""
if "check" not in guard:
    db.conn.execute("PRAGMA ignore_check_constraints = ON")
def say(*words):
    print(*words, flush=True)
    if "wait" in guard:
        sys.stdin.readline()
cut = visits.interruption(db, event.id)
if cut and cut.draw:
    say("RESUMED", cut.draw.id, cut.draw.prize)
    prizes.shown(db, cut.draw.id)
try:
    for _ in range(most):
        visit = cut.visit if cut and cut.spins else a_visitor(db, event)
        cut = None
        while prizes.spins(db, visit.id):
            draw = prizes.spin(db, event, visit.id, "fox")
            say("DRAWN", draw.id, draw.prize)
            prizes.shown(db, draw.id)
            say("SHOWN", draw.id, draw.prize)
except NoPrizeLeft:
    pass
say("EMPTY", "-", "")
"""


def run(folder: Path, n: int, *, kill_after: int = 0, guard: str = "wheel+check", most: int = 99) -> list[tuple[str, str, str]]:
    """Has kiosk `n` give prizes, in a process of its own, until there are none or it is killed after so many lines; what it said."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(n), guard, str(most)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout and child.stdin
    said: list[tuple[str, str, str]] = []
    for line in child.stdout:
        if not line.endswith("\n"):
            break
        what, draw, prize = line.rstrip("\n").split(" ")
        said.append((what, draw, prize))
        if len(said) == kill_after:
            os.kill(child.pid, signal.SIGKILL)
            break
    child.stdout.close()
    child.stdin.close()
    child.wait()
    return said


def none_gave_too_much(given: Sequence[tuple[int, str, int]]) -> bool:
    """Whether no kiosk gave more of a prize than its share."""
    return all(n <= {"bag": BAGS, "note": NOTES}[prize][kiosk - 1] for kiosk, prize, n in given)


def given_at(folder: Path, kiosk: int) -> list[tuple[int, str, int]]:
    """(kiosk, prize, how many draws of it) as its own file has it."""
    db = open_school(folder)
    counted = Counter(draw.prize for draw in prizes.draws(db, "fair") if draw.prize)
    end(db)
    return [(kiosk, prize, n) for prize, n in counted.items()]


@pytest.mark.slow
def test_eight_kiosks_killed_at_random_give_their_share_and_together_all_there_was(tmp_path: Path) -> None:
    luck = random.Random(9)
    acked: dict[str, str] = {}
    for kiosk in range(1, STATIONS + 1):
        folder = tmp_path / f"kiosk{kiosk}"
        said = run(folder, kiosk, kill_after=luck.randrange(1, 7))
        said += run(folder, kiosk, kill_after=luck.randrange(1, 5)) if kiosk % 4 == 1 else []
        said += run(folder, kiosk)
        assert said[-1][0] == "EMPTY"
        acked |= {draw: prize for what, draw, prize in said if what in ("DRAWN", "RESUMED", "SHOWN")}
        assert none_gave_too_much(given_at(folder, kiosk))
    desk = open_school(tmp_path / "desk", clock=HandClock())
    kiosks = [open_school(tmp_path / f"kiosk{n}") for n in range(1, STATIONS + 1)]
    sources = [as_source(db) for db in kiosks]
    luck.shuffle(sources)
    merge(desk, *sources)
    merge(desk, *sources[::-1])
    kept = {draw.id: draw for draw in prizes.draws(desk, "fair")}
    assert {draw: kept[draw].prize for draw in acked} == acked
    assert Counter(draw.prize for draw in kept.values() if draw.prize) == {"bag": sum(BAGS), "note": sum(NOTES)}
    numbers = {db.station: n for n, db in enumerate(kiosks, 1)}
    given = desk.conn.execute("SELECT station, prize, given FROM prize_stock WHERE given > 0").fetchall()
    assert none_gave_too_much([(numbers[station], prize, n) for station, prize, n in given])
    assert sum(n for _station, _prize, n in given) == sum(BAGS) + sum(NOTES)
    assert journal.verify(desk).ok
    for db in kiosks:
        prizes.reveal(db, events.event(db, "fair"))
    merge(desk, *map(as_source, kiosks))
    assert fair_draw.verify(prizes.published(desk, events.event(desk, "fair"))) == ()
    end(desk, *kiosks)


@pytest.mark.parametrize(("guard", "holds"), [("check", True), ("wheel", True), ("none", False)])
def test_a_kiosk_without_its_guards_gives_too_much(tmp_path: Path, guard: str, holds: bool) -> None:
    """The control: either guard holds alone, the wheel that shows what is gone and the table's CHECK; without both the share is overrun."""
    run(tmp_path / "kiosk", 1, guard=guard, most=30)
    assert none_gave_too_much(given_at(tmp_path / "kiosk", 1)) is holds


def test_a_spin_that_was_cut_off_by_the_power_shows_the_same_prize_after_the_restart(tmp_path: Path) -> None:
    (drawn,) = run(tmp_path / "kiosk", 1, guard="wheel+check+wait", kill_after=1)
    again = run(tmp_path / "kiosk", 1, kill_after=1)
    assert drawn[0] == "DRAWN" and again == [("RESUMED", *drawn[1:])]
