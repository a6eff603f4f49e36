"""Demonstration schools, the robot's classmates, and the tour's school: written as play itself writes, the same for the same seed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from wastequiz.services import boards, demo, inspecting, simulating, touring
from wastequiz.services.demo import LENGTH, SchoolDays
from wastequiz.services.school import DEFAULT_SCHEME, School
from wastequiz.store import journal, rosters, rounds, totals
from wastequiz.store.db import Db


def test_a_filled_school_holds_what_was_asked_for_and_its_journal_is_sound(school: School) -> None:
    told: list[int] = []
    filled = demo.fill(school, 2, 7, 234, seed=4, progress=told.append)
    assert (filled.classes, filled.students, filled.answers) == (2, 7, 234) and told[-1] == 234
    verified = inspecting.verify(school)
    assert verified.ok and verified.journal.last_seq == filled.last_seq


def test_a_round_that_the_answers_do_not_fill_is_given_up(school: School) -> None:
    filled = demo.fill(school, 1, 3, 13, seed=4)
    assert filled.rounds == 2 and school.ask(rounds.interrupted) is None


def test_games_are_played_among_the_rounds_by_students_and_by_a_class_in_teams(school: School) -> None:
    demo.fill(school, 1, 6, LENGTH * simulating.GAME_EVERY * len(simulating.GAMES), seed=4)
    bodies = [e.body for e in school.ask(lambda db: list(journal.events(db)))]
    games = [(b["game"], b["score"], b["right"], b["teams"], bool(b["student"])) for b in bodies if "game" in b]
    assert [game for game, *_rest in games] == [spec.id for spec in simulating.GAMES]
    for _game, score, right, teams, alone in games:
        assert alone is not bool(teams)
        assert score + sum(points for _team, points in teams) == right * simulating.GAME_POINTS
    assert {b["team"] for b in bodies if "team" in b} == {1, 2}
    assert school.ask(totals.differences) == []
    assert school.ask(lambda db: db.conn.execute("SELECT count(*) FROM game_bests").fetchone()) == (2,)


def test_the_same_seed_fills_the_same(folder: Path, tmp_path: Path) -> None:
    import shutil

    seen = []
    for name in ("one", "two"):
        school = School(Path(shutil.copytree(folder, tmp_path / name)), clock=touring.StandingClock()).open_and_wait()
        demo.fill(school, 1, 5, 60, seed=8)
        board = boards.board_by_name(school, "一年级1班", week="")
        seen.append([(r.seat, r.points, r.answers) for r in board.rows])
        school.close()
    assert seen[0] == seen[1] and seen[0]


def test_too_many_students_and_answers_of_nobody_are_refused(school: School) -> None:
    with pytest.raises(ValueError, match="fit"):
        demo.fill(school, 1, 100, 0, seed=1)
    with pytest.raises(ValueError, match="somebody"):
        demo.fill(school, 1, 0, 10, seed=1)
    assert demo.fill(school, 1, 0, 0, seed=1).last_seq == 0


def test_school_hours_never_run_backwards_and_stop_at_the_last_bell() -> None:
    days = SchoolDays(((100, 200), (1000, 1100)), 480, 50)
    for share, now in ((0.0, 100), (0.5, 200), (0.75, 1050), (0.1, 1050), (1.5, 1100)):
        days.go_to(share)
        assert days.utc_ms() == now
    assert (days.offset_min(), days.mono_ms()) == (480, 1050)


def test_on_a_monday_before_school_the_hour_past_counts_as_this_week() -> None:
    monday_seven = 1_794_783_600_000  # 2026-11-16 07:00 in Harbin
    past, present = demo.school_days(monday_seven, 480)
    assert len(past) == 25 and len(present) == 1 and present[0][1] == monday_seven and present[0][0] < monday_seven


def test_the_robot_brings_a_class_where_there_is_none_and_takes_those_there_are(school: School) -> None:
    first = simulating.contestants(school)
    assert len(first) == simulating.ROBOT_SEATS and simulating.contestants(school) == first


def test_a_class_of_nobody_has_no_seats(school: School) -> None:
    def empty_class(db: Db) -> int:
        added = simulating.enrol(db, random.Random(1), 2, 0)
        return rosters.school_class(db, added).students

    assert school.ask(empty_class) == 0


def test_the_first_starts_answers_are_given_once(school: School) -> None:
    simulating.answer_first_start(school, "en")
    assert school.preferences.asked and school.preferences.scheme == DEFAULT_SCHEME
    simulating.answer_first_start(school, "zh_CN")
    assert school.preferences.language == "en"


@pytest.mark.parametrize("chinese", [True, False])
def test_the_tours_school_stands_still_at_noon_with_a_full_a_small_and_an_empty_class(tmp_path: Path, chinese: bool) -> None:
    school = touring.open_school(tmp_path / "tour", lambda call: call())
    try:
        classes = touring.fill(school, chinese=chinese)
        assert (classes.full.students, classes.pair.students, classes.empty.students) == (32, 2, 0)
        names = [s.nickname for s in school.ask(lambda db: rosters.students(db, classes.full.id)) if s.nickname]
        assert bool(names) is chinese
        assert school.clock.utc_ms() == touring.NOON and school.clock.offset_min() == 480 and school.clock.mono_ms() > 0
        assert inspecting.verify(school).ok
    finally:
        school.close()
    assert touring.school_rules() == DEFAULT_SCHEME and not touring.unopened(tmp_path / "nowhere").bank.schemes
