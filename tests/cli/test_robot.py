"""`robot`: rounds through the real window; every answer it said was shown is kept, however it ends."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from random import Random

import pytest

from tests.cli.running import begin, found, process, run
from wastequiz.services.school import School
from wastequiz.store import journal

KILLS = 5
"""How often the robot is killed; bench/ kills it more often."""
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def answers(folder: Path) -> list[int]:
    """Journal numbers of all answers."""
    school = School(folder).open_and_wait()
    try:
        return school.ask(lambda db: [event.seq for event in journal.events(db) if event.kind == "answer"])
    finally:
        school.close()


def acknowledged(printed: str) -> list[int]:
    """The numbers of all whole ACK lines."""
    lines = printed.splitlines(keepends=True)
    return [int(line.removeprefix("ACK ")) for line in lines if line.startswith("ACK ") and line.endswith("\n")]


def test_a_robot_plays_a_fresh_school_and_tells_every_answer_it_saw(folder: Path) -> None:
    done = process("robot", "--rounds", "2", "--seed", "3", "--ack", "--json", "--data", folder)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    seen = acknowledged(done.stdout)
    assert (told["rounds"], told["answers"], told["last_seq"]) == (2, 20, seen[-1])
    assert seen == answers(folder)
    assert set(told["feedback_ms"]) == {"median", "p99", "max"}
    verified = found("journal", "verify", "--data", folder)
    assert verified["ok"]
    assert verified["differences"] == []


def test_a_robot_without_ack_prints_no_answers(school: Path) -> None:
    done = process("robot", "--data", school, "--size", "1080x1920")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "Played: 1 rounds, 10 answers." in done.stderr


@pytest.mark.parametrize("size", ["wide", "10x10", "1366", "99999x99999", "1366x-768"])
def test_what_is_no_size_is_said(folder: Path, size: str) -> None:
    result = run("robot", "--size", size, "--data", folder)
    assert result.exit_code == 2
    assert "write it like 1920x1080" in result.stderr


@pytest.mark.slow
def test_every_answer_that_was_shown_survives_a_kill(folder: Path) -> None:
    rng = Random(9)
    shown: set[int] = set()
    for n in range(KILLS):
        with begin("robot", "--rounds", "50", "--seed", str(n), "--ack", "--data", folder) as robot:
            assert robot.stdout is not None
            for _answer in range(rng.randrange(1, 24)):
                shown |= set(acknowledged(robot.stdout.readline()))
            robot.send_signal(signal.SIGKILL)
            rest, _ = robot.communicate()
            shown |= set(acknowledged(rest))
        assert shown <= set(answers(folder))
        verified = found("journal", "verify", "--data", folder)
        assert verified["ok"], verified
        assert verified["differences"] == []
    assert len(shown) >= KILLS


@pytest.mark.slow
def test_a_round_cut_off_by_a_kill_is_taken_up_where_it_stopped(folder: Path) -> None:
    with begin("robot", "--rounds", "1", "--ack", "--data", folder) as robot:
        assert robot.stdout is not None
        for _answer in range(3):
            robot.stdout.readline()
        robot.kill()
    before = len(answers(folder))
    assert 3 <= before < 10
    done = process("robot", "--rounds", "1", "--json", "--data", folder)
    assert json.loads(done.stdout)["answers"] == 10 - before
