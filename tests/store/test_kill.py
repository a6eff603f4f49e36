"""Killed in the middle of play: every acknowledged answer is there afterwards."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from wastequiz.store import journal, totals
from wastequiz.store.school import close_school, open_school

KILLS = int(os.environ.get("WASTEQUIZ_KILLS", "20"))
ROOT = Path(__file__).parents[2]

CHILD = """
import pathlib, sys
from tests.store.making import a_class, a_round
from wastequiz.domain.rounds import Progress
from wastequiz.domain.students import Contestant
from wastequiz.store import rosters, rounds
from wastequiz.store.school import open_school
from wastequiz.store.thread import StoreThread

store = StoreThread(lambda: open_school(pathlib.Path(sys.argv[1])))
store.start()
def pupils(db):
    found = rosters.classes(db)
    return [Contestant(s.ref, s.class_id, s.seat, s.animal) for s in rosters.students(db, found[0].id)] if found else a_class(db)
who = store.ask(pupils)[0]
def ack(seq):
    print("ACK", seq, flush=True)
for n in range(100000):
    round_ = a_round(f"{sys.argv[2]}-{n}", who)
    ack(store.ask(lambda db: rounds.start(db, round_)))
    progress = Progress(round_)
    while progress.question:
        answer = progress.mark((progress.question.options[n % 4].id,), 700)
        ack(store.ask(lambda db: rounds.answer(db, round_, answer)))
        progress = progress.after(answer)
    ack(store.ask(lambda db: rounds.finish(db, progress)))
"""


def play_and_kill(folder: Path, turn: int, after_lines: int) -> list[int]:
    """Has a child play and kills it after so many acknowledgements; all it printed."""
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(folder), str(turn)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout
    acked: list[int] = []
    for line in child.stdout:
        if not line.endswith("\n"):
            break
        acked.append(int(line.split()[1]))
        if len(acked) == after_lines:
            os.kill(child.pid, signal.SIGKILL)
    child.stdout.close()
    assert child.wait() == -signal.SIGKILL
    return acked


def test_twenty_kills_lose_no_acknowledged_answer(folder: Path) -> None:
    rng = random.Random(5)
    acked: set[int] = set()
    for turn in range(KILLS):
        acked |= set(play_and_kill(folder, turn, rng.randrange(1, 80)))
    db = open_school(folder)
    assert acked <= {e.seq for e in journal.events(db)}
    assert journal.verify(db).ok
    assert totals.differences(db) == []
    assert db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    close_school(db)
