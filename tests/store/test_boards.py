"""Class boards: this week, another week, all time; who moved; as quick with many answers as with few."""

from __future__ import annotations

import pytest

from tests.store.making import DAY, HandClock, a_class, a_round, play
from wastequiz.domain.errors import UnknownClass
from wastequiz.store import boards, settings
from wastequiz.store.db import Db


def test_the_board_of_this_week_ranks_by_points_then_accuracy(db: Db) -> None:
    a, b, c = a_class(db)
    play(db, a_round("1", a), "rww")
    play(db, a_round("2", b), "rrr")
    play(db, a_round("3", c), "rw", finish=False)
    board = boards.class_board(db, a.class_id)
    assert board.week == "2026-W47"
    assert [(r.rank, r.seat, r.points, r.answers, r.rounds) for r in board.rows] == [
        (1, 2, 30.0, 3, 1),
        (2, 3, 10.0, 2, 0),
        (3, 1, 10.0, 3, 1),
    ]
    assert board.rows[0].accuracy == 1
    assert (board.class_name, board.took_part, board.students, board.right_answers, board.goal) == ("三(1)班", 3, 3, 5, 60)


def test_equals_share_a_rank(db: Db) -> None:
    a, b, c = a_class(db)
    for n, who in enumerate((c, a)):
        play(db, a_round(str(n), who), "rr")
    play(db, a_round("9", b), "wwr")
    assert [(r.rank, r.seat) for r in boards.class_board(db, a.class_id).rows] == [(1, 1), (1, 3), (3, 2)]


def test_a_new_week_begins_empty_and_tells_who_moved(db: Db, clock: HandClock) -> None:
    a, b, c = a_class(db)
    play(db, a_round("1", a), "rrr")
    play(db, a_round("2", b), "rww")
    clock.pass_ms(DAY)
    assert boards.class_board(db, a.class_id).rows == ()
    play(db, a_round("3", a), "rww")
    play(db, a_round("4", b), "rrr")
    play(db, a_round("5", c), "www")
    assert [(r.seat, r.moved) for r in boards.class_board(db, a.class_id).rows] == [(2, 1), (1, -1), (3, 0)]
    past = boards.class_board(db, a.class_id, week="2026-W47")
    assert [r.seat for r in past.rows] == [1, 2]
    everything = boards.class_board(db, a.class_id, week="")
    assert [(r.seat, r.points, r.moved) for r in everything.rows] == [(1, 40.0, 0), (2, 40.0, 0), (3, 0.0, 0)]
    assert everything.week == ""


def test_at_most_nine_stand_on_the_wall(db: Db) -> None:
    pupils = a_class(db, seats=12)
    for n, pupil in enumerate(pupils):
        play(db, a_round(str(n), pupil), "r")
    board = boards.class_board(db, pupils[0].class_id)
    assert len(board.rows) == 9
    assert board.took_part == 12
    assert len(boards.class_board(db, pupils[0].class_id, limit=None).rows) == 12


def test_the_goal_is_the_teachers(db: Db) -> None:
    pupils = a_class(db)
    settings.set(db, boards.GOAL_SETTING, 5)
    assert boards.class_board(db, pupils[0].class_id).goal == 15
    settings.set(db, f"{boards.GOAL_SETTING}:{pupils[0].class_id}", 7)
    assert boards.class_board(db, pupils[0].class_id).goal == 21


def test_a_class_nobody_knows_and_a_week_that_is_none_are_refused(db: Db) -> None:
    with pytest.raises(UnknownClass):
        boards.class_board(db, 5)
    pupils = a_class(db)
    with pytest.raises(ValueError, match="does not match"):
        boards.class_board(db, pupils[0].class_id, week="last")


def test_a_board_reads_no_answers_only_totals(db: Db) -> None:
    pupils = a_class(db)
    play(db, a_round("1", pupils[0]), "rrr")
    seen: list[str] = []
    db.conn.set_trace_callback(seen.append)
    boards.class_board(db, pupils[0].class_id)
    db.conn.set_trace_callback(None)
    assert len(seen) <= 8
    assert not any("journal" in statement for statement in seen)
    for statement in seen:
        plan = db.conn.execute("EXPLAIN QUERY PLAN " + statement).fetchall()
        assert not any("SCAN" in step[3] and "totals" in step[3] for step in plan), statement
