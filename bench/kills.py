"""`kill -9` of the robot in the middle of play: every answer it said was shown must be found afterwards."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import ROOT, Options, Row, child, environment, say
from wastequiz.services.school import School
from wastequiz.store import journal

MOST_ANSWERS = 25
"""The robot is killed after 0 to this many answers more."""


def rows(options: Options) -> list[Row]:
    say(f"{options.kills} kills")
    rng = random.Random(7)
    acked: set[int] = set()
    with tempfile.TemporaryDirectory(prefix="wastequiz-kills-") as place:
        school = Path(place) / "school"
        for turn in range(options.kills):
            acked |= play_and_kill(school, turn, rng.randrange(MOST_ANSWERS), rng)
            if turn % 50 == 49:
                say(f"  {turn + 1} killed, {len(acked)} answers acknowledged")
        opened = School(school).open_and_wait()
        kept = opened.ask(lambda db: {event.seq for event in journal.events(db) if event.kind == "answer"})
        opened.close()
        verified = json.loads(child("-m", "wastequiz", "journal", "verify", "--json", "--data", school))
    lost = len(acked - kept)
    whole = bool(verified["ok"]) and not verified["differences"]
    return [
        Row(
            f"{options.kills} × kill -9 while the robot plays",
            f"{lost} of {len(acked)} acknowledged answers lost",
            "journal and totals agree" if whole else "journal and totals DIFFER",
            "",
            "0 lost, checks clean",
            not lost and whole,
        )
    ]


def play_and_kill(school: Path, seed: int, after: int, rng: random.Random) -> set[int]:
    """Has the robot play and kills it at a moment nobody chose, `after` answers later; the answers it acknowledged."""
    command = [sys.executable, "-m", "wastequiz", "robot", "--rounds", "1000", "--seed", str(seed), "--ack", "--data", str(school)]
    playing = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert playing.stdout
    acked: set[int] = set()
    for line in playing.stdout:
        if line.endswith("\n") and line.startswith("ACK "):
            acked.add(int(line.split()[1]))
        if len(acked) >= after + 1:
            _wait_a_moment(rng)
            os.kill(playing.pid, signal.SIGKILL)
            break
    for line in playing.stdout:
        if line.endswith("\n") and line.startswith("ACK "):
            acked.add(int(line.split()[1]))
    playing.stdout.close()
    if playing.wait() != -signal.SIGKILL:
        raise RuntimeError(f"the robot ended by itself with {playing.returncode}")
    return acked


def _wait_a_moment(rng: random.Random) -> None:
    """Up to 20 ms, so that the kill falls anywhere between two answers."""
    import time

    time.sleep(rng.random() * 0.02)
