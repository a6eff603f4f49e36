"""Answers in class as rows: hands counted one by one, taken back without a trace, and the same figures as the totals have."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from tests.store.making import DAY, HandClock, a_class, a_round, play
from tests.store.test_lessons import RIGHT, WAYS, WRONG, begun, do, ended, something
from wastequiz.domain import lesson_steps as steps
from wastequiz.domain.errors import NobodyToCall
from wastequiz.domain.lesson_steps import Chosen, Corners, Hands, Marked
from wastequiz.domain.questions import Sort
from wastequiz.domain.reporting import NO_LESSON, Wanted, each, marks_of
from wastequiz.domain.statistics import Mark, item_statistics
from wastequiz.store import answers, rosters, totals
from wastequiz.store.answers import Wrong
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school

ALL = Wanted(1, (1,), "2000-01-01", "2999-12-31", scheme="cn-gb")
FORTY = Hands((("food", 30), ("residual", 9), ("hazardous", 1)), 8000)
KEY = "which_bin:item_0"


def test_an_answer_in_class_is_given_back_with_its_lesson(db: Db) -> None:
    a, b, _c = pupils = a_class(db)
    lesson = begun(db, pupils)
    do(db, lesson, steps.enter(lesson, Corners({a.ref: "food", b.ref: "residual"}, 900)))
    first, second = answers.given(db, ALL)
    assert (first.ref, first.round, first.lesson, first.n, first.key, first.correct, first.ms) == (a.ref, "l1", True, 1, KEY, 1.0, 900)
    assert (second.ref, second.choice, second.sorts) == (b.ref, WRONG, (Sort("item_0", "food", "residual"),))
    assert answers.played(db, ALL) == 2


def test_hands_are_one_row_an_option_for_as_many_answers(db: Db) -> None:
    pupils = a_class(db)
    lesson = begun(db, pupils, "hands")
    do(db, lesson, steps.enter(lesson, FORTY))
    rows = answers.given(db, ALL)
    assert [(g.n, g.choice, g.correct, g.ref, g.lesson) for g in rows] == [
        (30, ("food",), 1.0, "", True),
        (9, ("residual",), 0.0, "", True),
        (1, ("hazardous",), 0.0, "", True),
    ]
    assert [g.sorts for g in rows] == [(Sort("item_0", "food", option),) for option in ("food", "residual", "hazardous")]
    assert len(list(each(rows))) == 40
    assert answers.by_class(db, ALL) == {1: (30.0, 40)} and answers.by_week(db, ALL) == {"2026-W47": (30.0, 40, 30.0, 40)}
    assert answers.played(db, ALL) == 0 and answers.knowledge(db, ALL) == {}
    wrong = Counter(answers.wrong_choices(db, "cn-gb", "abc"))
    assert wrong == {Wrong(KEY, "which_bin", ("residual",)): 9, Wrong(KEY, "which_bin", ("hazardous",)): 1}
    assert totals.differences(db) == []


def test_behind_a_cell_stand_only_the_hands_that_are_in_it(db: Db) -> None:
    pupils = a_class(db)
    lesson = begun(db, pupils, "hands")
    do(db, lesson, steps.enter(lesson, FORTY))
    (behind,) = answers.behind(db, ALL, true_bin="food", chosen_bin="residual")
    assert (behind.n, behind.choice, behind.sorts) == (9, WRONG, (Sort("item_0", "food", "residual"),))
    assert [g.n for g in answers.behind(db, ALL, key=KEY)] == [30, 9, 1]


def test_behind_a_figure_stands_which_team_it_was_and_whether_hands_were_counted(db: Db) -> None:
    pupils = a_class(db)
    teams = begun(db, pupils, "teams")
    do(db, teams, steps.enter(teams, Chosen(WRONG)))
    hands = begun(db, pupils, "hands", "l2")
    do(db, hands, steps.enter(hands, Hands((("residual", 1),))))
    corners = begun(db, pupils, lesson_id="l3")
    do(db, corners, steps.enter(corners, Corners({pupils[0].ref: "residual"})))
    found = answers.behind(db, ALL, key=KEY)
    assert [(g.round, g.team, g.hands, g.ref) for g in found] == [
        ("l3", "", False, pupils[0].ref),
        ("l2", "", True, ""),
        ("l1", "fox", False, ""),
    ]
    db.conn.execute("DELETE FROM journal WHERE kind = 'lesson_started'")
    assert [g.team for g in answers.behind(db, ALL, key=KEY)] == ["", "", ""], "of a lesson whose beginning is lost no team is known"
    db.conn.execute("DELETE FROM journal")
    assert [g.hands for g in answers.behind(db, ALL, key=KEY)] == [False, False, False]


def test_the_newest_lesson_is_wanted_by_itself(db: Db, clock: HandClock) -> None:
    pupils = a_class(db)
    assert answers.last_lesson(db, 1) is None
    play(db, a_round("r", pupils[0]), "r", finish=False)
    first = begun(db, pupils, "hands")
    ended(db, do(db, first, steps.enter(first, FORTY)))
    clock.pass_ms(DAY)
    second = begun(db, pupils, "hands", "l2")
    assert answers.last_lesson(db, 1) == ("l2", "2026-11-23", "2026-11-23"), "the day it began, before anybody answered"
    do(db, second, steps.enter(second, Hands((("food", 3),))))
    lesson, since, until = answers.last_lesson(db, 1) or ("", "", "")
    wanted = replace(ALL, lesson=lesson, since=since, until=until)
    assert [(g.round, g.n) for g in answers.given(db, wanted)] == [("l2", 3)]
    assert answers.knowledge(db, wanted) == {} and answers.played(db, wanted) == 0
    assert [g.n for g in answers.behind(db, wanted, key=KEY)] == [3]
    assert answers.given(db, replace(ALL, lesson=NO_LESSON)) == []


def test_hands_at_a_question_that_sorts_nothing_are_rows_without_sorts(db: Db) -> None:
    pupils = a_class(db)
    lesson = begun(db, pupils, "hands")
    while lesson.question.kind == "which_bin":
        lesson = do(db, lesson, steps.tell(lesson) if lesson.phase == "ask" else steps.next_(lesson))
    options = lesson.question.options
    do(db, lesson, steps.enter(lesson, Hands(tuple((o.id, 5) for o in options[:2]))))
    rows = answers.given(db, ALL)
    assert [(g.n, g.choice, g.correct, g.sorts) for g in rows] == [(5, (o.id,), float(o.right), ()) for o in options[:2]]
    assert totals.differences(db) == []


def test_an_attempt_in_class_is_a_students_and_nobodys_answers_stand_alone(db: Db) -> None:
    a, b, c = pupils = a_class(db)
    lesson = begun(db, pupils)
    lesson = do(db, lesson, steps.enter(lesson, Corners({a.ref: "food", b.ref: "residual"})))
    lesson = do(db, lesson, steps.tell(lesson))
    lesson = do(db, lesson, steps.next_(lesson))
    ended(db, do(db, lesson, steps.enter(lesson, Corners({a.ref: "food", c.ref: "food"}))))
    hands = begun(db, pupils, "hands", "l2")
    do(db, hands, steps.enter(hands, FORTY))
    read = list(answers.marks(db, "cn-gb", "abc"))
    mine = [mark for mark in read if mark.attempt.startswith("l1")]
    second = "which_bin:item_1"
    told = [(a, KEY, 1.0), (b, KEY, 0.0), (a, second, 1.0), (c, second, 1.0)]
    assert mine == [Mark(f"l1 {who.ref}", key, mark) for who, key, mark in told]
    assert len(read) == 44 and len({mark.attempt for mark in read}) == 43
    columns = list(answers.mark_columns(db, "cn-gb", "abc"))
    assert [Mark(*mark) for some in columns for mark in zip(some.attempts, some.keys, some.marks, strict=True)] == read
    assert sum(len(some.wrong) for some in columns) == sum(mark.mark < 1 for mark in read)
    figures = item_statistics(read)
    assert (figures[KEY].attempts, figures[KEY].alone, figures[KEY].facility) == (42, 41, 31 / 42)
    assert figures == item_statistics(marks_of(answers.given(db, ALL)))


def test_a_team_s_answer_nobody_is_known_for_is_one_attempt(db: Db) -> None:
    lesson = begun(db, a_class(db), "teams")
    do(db, lesson, steps.enter(lesson, Chosen(RIGHT)))
    (mark,) = answers.marks(db, "cn-gb", "abc")
    (given,) = answers.given(db, ALL)
    assert (mark.key, mark.mark) == (KEY, 1.0) and (given.ref, given.n, given.lesson) == ("", 1, True)


@pytest.mark.parametrize("method", ["hands", "corners"])
def test_an_entry_taken_back_leaves_no_row(db: Db, clock: HandClock, method: str) -> None:
    pupils = a_class(db)
    play(db, a_round(who=pupils[0]), "rw")
    before = [db.conn.execute(totals.TABLES[name]).fetchall() for name in ("answers", "sorts", "class_days")]
    lesson = begun(db, pupils, method)
    heard = FORTY if method == "hands" else Corners({pupils[1].ref: "residual"})
    lesson = do(db, lesson, steps.enter(lesson, heard))
    clock.pass_ms(DAY)  # it is taken from the day it was given on
    do(db, lesson, steps.void(lesson, 0))
    assert [db.conn.execute(totals.TABLES[name]).fetchall() for name in ("answers", "sorts", "class_days")] == before
    assert totals.differences(db) == []


def test_rounding_never_makes_more_marks_than_answers(db: Db) -> None:
    """0.1 + 0.2 - 0.1 and the like: a share above 1 could not be shown."""
    pupils = a_class(db)
    lesson = begun(db, pupils, "teams")
    lesson = do(db, lesson, steps.enter(lesson, Marked(True)))
    db.conn.execute("UPDATE class_days SET answers = 2, correct = 2.0000000000000004")
    do(db, lesson, steps.void(lesson, 0))
    assert answers.by_class(db, ALL) == {1: (1.0, 1)}
    assert len(totals.differences(db)) == 1


@pytest.mark.parametrize("table", ["answers", "sorts", "class_days"])
@pytest.mark.parametrize("end", [True, False])
def test_rows_of_a_lesson_that_vanished_are_missed(db: Db, table: str, end: bool) -> None:
    lesson = begun(db, a_class(db), "hands")
    lesson = do(db, lesson, steps.enter(lesson, FORTY))
    if end:
        ended(db, lesson)
    db.conn.execute(f"DELETE FROM {table}")
    assert {line.split(" (")[0] for line in totals.differences(db)} == {f"{table}: due but not kept"}
    totals.rebuild(db)
    assert totals.differences(db) == []


def test_rows_of_an_entry_taken_back_are_too_many(db: Db) -> None:
    lesson = begun(db, a_class(db), "hands")
    lesson = do(db, lesson, steps.enter(lesson, FORTY))
    db.conn.execute("CREATE TEMP TABLE was AS SELECT * FROM answers")
    lesson = do(db, lesson, steps.void(lesson, 0))
    db.conn.execute("INSERT INTO answers SELECT * FROM was")
    assert [line.split(" (")[0] for line in totals.differences(db)] == ["answers: kept but not due"] * 3


@settings(max_examples=40, deadline=None)
@given_any(
    st.lists(st.tuples(st.sampled_from(WAYS), st.lists(st.integers(0, 12), max_size=25), st.booleans()), max_size=4),
    st.integers(0, 999),
)
def test_whatever_happens_in_lessons_rows_and_totals_tell_the_same(played: list[tuple[str, list[int], bool]], seed: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        clock, rng = HandClock(), Random(seed)
        db = open_school(Path(place), clock=clock)
        pupils = a_class(db)
        counted: Counter[str] = Counter()
        for n, (method, deeds, end) in enumerate(played):
            lesson = begun(db, pupils, method, f"l{n}", steal=True, double=True)
            for what in deeds:
                try:
                    lesson = do(db, lesson, something(lesson, what, rng))
                except (ValueError, KeyError, NobodyToCall):
                    continue
                if what > 10:
                    clock.pass_ms(DAY // 2)
            for entry in lesson.standing_entries:
                counted[lesson.questions[entry.question].key] += entry.answers
            if end:
                ended(db, lesson)
            play(db, a_round(f"r{n}", pupils[0]), "rw", finish=False)
            counted += Counter([KEY, "which_bin:item_1"])
        rows = list(each(answers.given(db, ALL)))
        assert Counter(g.key for g in rows) == counted
        assert Counter(mark.key for mark in answers.marks(db, "cn-gb", "abc")) == counted
        kept = db.conn.execute("SELECT answers, correct FROM class_totals WHERE week = ''").fetchone() or (0, 0.0)
        marks, number = answers.by_class(db, ALL).get(1, (0.0, 0))
        assert (number, len(rows)) == (kept[0], kept[0])
        assert marks == pytest.approx(kept[1]) and sum(g.correct for g in rows) == pytest.approx(marks)
        assert 0 <= marks <= number
        mixed = Counter((s.true_bin, s.chosen_bin or "") for g in rows for s in g.sorts)
        assert mixed == {(true, chosen): n for true, chosen, n in db.conn.execute("SELECT true_bin, chosen_bin, n FROM confusion")}
        weeks = answers.by_week(db, ALL)
        assert sum(week[1] for week in weeks.values()) == number
        assert item_statistics(answers.marks(db, "cn-gb", "abc")) == item_statistics(marks_of(answers.given(db, ALL)))
        assert len(rosters.students(db, 1)) >= answers.played(db, ALL)
        assert totals.differences(db) == []
        close_school(db)
