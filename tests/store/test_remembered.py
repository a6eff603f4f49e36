"""What a student is to remember is the journal's shadow: mistake book, reviews, levels, days, lanterns, flags."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import BINS, DAY, HandClock, a_class, a_round, play, question
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.store import book, journal, remembered, rounds, standing, totals
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school

SCHEME = "cn-gb"


def answer(db: Db, who: Contestant, sorts: list[tuple[str, str, str | None]], **changes: Any) -> int:
    """One answer as the journal holds it."""
    correct = sum(true == chosen for _i, true, chosen in sorts) / len(sorts) if sorts else 1.0
    body = {
        "round": "r1",
        "student": who.ref,
        "class": who.class_id,
        "scheme": SCHEME,
        "scheme_revision": "abc",
        "practice": True,
        "n": 0,
        "attempt": 1,
        "key": "sort_many:x",
        "kind": "sort_many",
        "topic": "items",
        "true_bin": None,
        "chosen_bin": None,
        "choice": ["x"],
        "correct": correct,
        "ms": 5,
        "points": 0.0,
        "hint": False,
        "timed_out": False,
        "sorts": [list(s) for s in sorts],
    }
    return journal.append(db, "answer", body | changes)


def sorted_(db: Db, who: Contestant, right: bool, thing: str = "peel", **changes: Any) -> int:
    return answer(db, who, [(thing, "food", "food" if right else "residual")], **changes)


def entries(db: Db) -> list[tuple[Any, ...]]:
    return db.conn.execute("SELECT thing, wrong, wrong_now, right_days, is_open, chosen_bin FROM book ORDER BY thing").fetchall()


# ------------------------------------------------------------------------------------------------------ the mistake book


def test_a_wrong_answer_enters_and_leaves_after_right_ones_on_two_days(db: Db, clock: HandClock) -> None:
    who = a_class(db)[0]
    sorted_(db, who, False)
    assert entries(db) == [("item:peel", 1, 1, 0, 1, "residual")]
    sorted_(db, who, True)
    sorted_(db, who, True)
    assert entries(db) == [("item:peel", 1, 1, 1, 1, "residual")], "two on one day are one day"
    clock.pass_ms(DAY)
    sorted_(db, who, True)
    assert entries(db) == [("item:peel", 1, 0, 0, 0, "residual")]
    assert book.mistakes(db, who.ref, SCHEME) == ()
    sorted_(db, who, True)
    sorted_(db, who, False)
    assert entries(db) == [("item:peel", 2, 1, 0, 1, "residual")]
    assert totals.differences(db) == []


def test_a_wrong_answer_in_between_starts_the_count_anew(db: Db, clock: HandClock) -> None:
    who = a_class(db)[0]
    for right in (False, True, False, True):
        sorted_(db, who, right)
        clock.pass_ms(DAY)
    assert entries(db) == [("item:peel", 2, 2, 1, 1, "residual")]
    (found,) = book.mistakes(db, who.ref, SCHEME)
    assert (found.right_day, found.last_day, found.seq) == ("2026-11-25", "2026-11-25", 4)


def test_what_was_right_at_once_never_enters(db: Db) -> None:
    sorted_(db, a_class(db)[0], True)
    assert entries(db) == []


def test_second_tries_practice_and_time_outs_enter(db: Db) -> None:
    who = a_class(db)[0]
    sorted_(db, who, False, thing="a", attempt=2)
    sorted_(db, who, False, thing="b", practice=False)
    answer(db, who, [("c", "food", None)], timed_out=True, choice=[])
    assert [e[0] for e in entries(db)] == ["item:a", "item:b", "item:c"]
    assert entries(db)[2][-1] == ""


def test_every_thing_of_one_answer_is_remembered_by_itself(db: Db) -> None:
    who = a_class(db)[0]
    answer(db, who, [("peel", "food", "food"), ("can", "recyclable", "food"), ("cell", "hazardous", None)], practice=False)
    assert [e[0] for e in entries(db)] == ["item:can", "item:cell"]
    mixed = db.conn.execute("SELECT true_bin, chosen_bin, n FROM confusion ORDER BY true_bin").fetchall()
    assert mixed == [("food", "food", 1), ("hazardous", "", 1), ("recyclable", "food", 1)]
    assert book.known(db, who.ref, SCHEME) == {"item:peel", "item:can", "item:cell"}
    assert totals.differences(db) == []


def test_a_question_that_sorts_nothing_is_remembered_by_its_key(db: Db) -> None:
    who = a_class(db)[0]
    answer(db, who, [], key="why_01", correct=0.5)
    assert entries(db) == [("why_01", 1, 1, 0, 1, "")]


def test_answers_of_before_say_what_was_sorted_in_their_own_way() -> None:
    old = {"key": "which_bin:peel", "true_bin": "food", "chosen_bin": "residual", "choice": ["residual"]}
    assert remembered.sorts_of(old) == [("peel", "food", "residual")]
    picked = old | {"key": "pick_from_bin:peel", "true_bin": "recyclable", "chosen_bin": "food", "choice": ["can"]}
    assert remembered.sorts_of(picked) == [("can", "recyclable", "food")]
    late = picked | {"true_bin": "food", "chosen_bin": None, "choice": []}
    assert remembered.sorts_of(late) == [("peel", "food", "")]
    assert remembered.sorts_of(old | {"true_bin": None}) == []
    assert remembered.sorts_of(old | {"key": "peel"}) == [("peel", "food", "residual")]


def test_a_guest_is_remembered_nowhere_but_a_class_gets_its_lantern(db: Db) -> None:
    sorted_(db, GUEST, False)
    sorted_(db, GUEST, True)
    sorted_(db, Contestant(class_id=7), True)
    for table in ("book", "reviews", "days_played"):
        assert db.conn.execute(remembered.TABLES[table]).fetchall() == []
    assert db.conn.execute("SELECT class_id, right FROM lanterns").fetchall() == [(7, 1)]


def test_the_order_of_options_is_found_again(db: Db) -> None:
    who = a_class(db)[0]
    round_ = a_round(who=who)
    play(db, round_, "ww", finish=False)
    found = book.mistakes(db, who.ref, SCHEME)
    assert book.asked_order(db, found[-1].seq) == tuple(o.id for o in round_.questions[1].options)
    for nothing in (1, 999, sorted_(db, who, False, round="never")):
        with pytest.raises(KeyError):
            book.asked_order(db, nothing)


def test_a_class_is_shown_what_its_students_mix_up_together(db: Db) -> None:
    a, b, _c = a_class(db)
    other = a_class(db, "other", 1)[0]
    for who in (a, a, b, other):
        sorted_(db, who, False)
    found = book.class_slips(db, a.class_id, SCHEME)
    assert [(s.thing, s.chosen_bin, s.n, s.now) for s in found] == [("item:peel", "residual", 3, 3)]
    assert [s.n for s in book.slips(db, a.ref, SCHEME)] == [2]


# ------------------------------------------------------------------------------------------------------------- reviews


def test_things_are_due_on_their_day_those_that_went_wrong_first(db: Db, clock: HandClock) -> None:
    who = a_class(db)[0]
    sorted_(db, who, True, thing="known")
    sorted_(db, who, False, thing="hard")
    assert book.due(db, who.ref, SCHEME) == ()
    clock.pass_ms(DAY - 3_600_000)  # an hour earlier the next day
    assert [d.thing for d in book.due(db, who.ref, SCHEME)] == ["item:hard"]
    clock.pass_ms(DAY)
    assert [(d.thing, d.days, d.lapses) for d in book.due(db, who.ref, SCHEME)] == [("item:hard", 2, 1), ("item:known", 2, 0)]
    assert book.due(db, who.ref, "cn-harbin") == ()
    sorted_(db, who, False, thing="late")
    clock.pass_ms(DAY)
    assert [d.thing for d in book.due(db, who.ref, SCHEME)] == ["item:hard", "item:late", "item:known"], "though known was due before late"


@pytest.mark.parametrize("changes", [{"hint": True}, {"attempt": 2}])
def test_right_with_help_is_due_sooner(db: Db, changes: dict[str, Any]) -> None:
    who = a_class(db)[0]
    sorted_(db, who, True, **changes)
    answer(db, who, [], key="half", correct=0.5)
    sorted_(db, who, True, thing="alone")
    found = dict(db.conn.execute("SELECT thing, stability FROM reviews").fetchall())
    assert found["item:peel"] == found["half"] < found["item:alone"]


# -------------------------------------------------------------------------------------------- levels, days and lanterns


def level(db: Db, who: Contestant, number: int, right: int, name: str = "r", **spec: Any) -> None:
    round_ = a_round(f"{name}{number}-{right}", who, length=10)
    round_ = replace(round_, spec=replace(round_.spec, level=number, purpose="level", **spec))
    play(db, round_, "r" * right + "w" * (10 - right))


def test_a_level_is_passed_once_and_keeps_its_best(db: Db, clock: HandClock) -> None:
    who = a_class(db)[0]
    level(db, who, 1, 7)
    assert [s.is_open for s in standing.levels(db, who.ref, SCHEME, "g34")] == [True, False, False, False, False, False]
    clock.pass_ms(DAY)
    level(db, who, 1, 9)
    clock.pass_ms(DAY)
    level(db, who, 1, 8)
    first, second, *_ = standing.levels(db, who.ref, SCHEME, "g34")
    assert (first.passed, first.tries, first.best, first.points, first.passed_day) == (True, 3, 9, 90.0, "2026-11-23")
    assert second.is_open and not second.passed
    assert standing.levels(db, who.ref, SCHEME, "g56")[0].tries == 0
    assert totals.differences(db) == []


def test_practice_guests_and_other_rounds_pass_no_level(db: Db) -> None:
    who = a_class(db)[0]
    level(db, who, 1, 10, "p", practice=True)
    level(db, GUEST, 1, 10, "g")
    play(db, a_round("plain", who, length=10), "r" * 10)
    assert db.conn.execute("SELECT * FROM levels").fetchall() == []


def test_lamps_are_counted_for_the_student_and_for_the_class(db: Db) -> None:
    a, b, _c = a_class(db)
    other = a_class(db, "other", 1)[0]
    for who, number in ((a, 1), (a, 2), (b, 1), (other, 1)):
        level(db, who, number, 8, who.ref)
    level(db, b, 2, 7, "short")
    assert (standing.lamps(db, a.ref), standing.lamps(db, b.ref), standing.class_lamps(db, a.class_id)) == (2, 1, 3)


def test_lanterns_count_right_first_tries_practice_too(db: Db, clock: HandClock) -> None:
    who = a_class(db)[0]
    play(db, a_round("1", who), "rrw")
    play(db, a_round("2", who, practice=True), "rwrr")
    clock.pass_ms(DAY)  # Monday: another week
    play(db, a_round("3", who), "rww")
    assert [standing.lanterns(db, who.class_id, week) for week in ("2026-W47", "2026-W48", "2026-W49", "")] == [4, 1, 0, 5]
    assert standing.lanterns(db, 99, "") == 0


def test_days_are_local_dates_with_any_answer(db: Db, clock: HandClock) -> None:
    who = a_class(db)[0]
    clock.utc += 11 * 3_600_000  # an hour before midnight in Harbin
    sorted_(db, who, False)
    clock.pass_ms(2 * 3_600_000)
    sorted_(db, who, True)
    sorted_(db, who, True, attempt=2)
    assert standing.days_played(db, who.ref) == {date(2026, 11, 22), date(2026, 11, 23)}
    assert db.conn.execute("SELECT answers, right FROM days_played ORDER BY day").fetchall() == [(1, 0), (2, 1)]


def test_todays_five_are_those_answered_in_daily_rounds_begun_today(db: Db, clock: HandClock) -> None:
    who = a_class(db)[0]

    def daily(name: str, letters: str, purpose: str = "daily") -> None:
        round_ = a_round(name, who, length=3, practice=True)
        play(db, replace(round_, spec=replace(round_.spec, purpose=purpose)), letters, finish=False)

    daily("other", "rrr", "mistakes")
    assert standing.daily_done(db, who.ref) == 0
    daily("1", "wwwrr")
    assert standing.daily_done(db, who.ref) == 3, "what comes back in the round is done once"
    daily("2", "rrr")
    assert standing.daily_done(db, who.ref) == 5
    clock.pass_ms(DAY // 2)
    assert standing.daily_done(db, who.ref) == 0, "midnight in Harbin has passed"
    clock.pass_ms(DAY // 4)
    daily("3", "r")
    assert standing.daily_done(db, who.ref) == 1, "six in the morning there, the evening before in Greenwich"


# ----------------------------------------------------------------------------------------------------------- the shadow

EVENTS = st.lists(
    st.tuples(
        st.integers(0, 2),  # who: 2 is a guest
        st.integers(0, 4),  # what happens
        st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([*BINS[:2], None])), max_size=3),
        st.booleans(),
        st.sampled_from([1, 1, 2]),
        st.sampled_from([0, 0, 1, 1, 2, 9, -3]),  # days until the next; a clock may be set back
    ),
    max_size=20,
)


@settings(max_examples=30, deadline=None)
@given(EVENTS)
def test_whatever_happens_the_tables_are_what_the_journal_gives(happened: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        clock = HandClock()
        db = open_school(Path(place), clock=clock)
        pupils = [*a_class(db, seats=2), GUEST]
        for n, (who, what, sorts, hint, attempt, days) in enumerate(happened):
            pupil = pupils[who]
            if what < 3:
                answer(db, pupil, [(i, "recyclable", b) for i, b in sorts], hint=hint, attempt=attempt, practice=hint)
            elif what == 3:
                level(db, pupil, attempt, 7 + n % 3, f"n{n}-")
            else:
                happening = {"key": sorts[0][0] if sorts else "a", "scheme": SCHEME}
                who_ = {"student": pupil.ref, "class": pupil.class_id, "seat": pupil.seat, "animal": pupil.animal}
                journal.append(db, "flag", happening | who_ | {"reason": "words", "choice": [], "options": ["x", "y"]})
                if hint:
                    journal.append(db, "flag_settled", happening | {"outcome": "kept"})
            clock.pass_ms(days * DAY)
            assert all(0 <= row[3] <= 1 and row[2] >= 0 and (row[2] > 0) == row[4] for row in entries(db))
        assert totals.differences(db) == []
        before = {name: db.conn.execute(select).fetchall() for name, select in totals.TABLES.items()}
        totals.rebuild(db)
        assert {name: db.conn.execute(select).fetchall() for name, select in totals.TABLES.items()} == before
        close_school(db)


@pytest.mark.parametrize("table", [*remembered.TABLES])
def test_a_row_that_vanished_is_missed(db: Db, table: str) -> None:
    who = a_class(db)[0]
    level(db, who, 1, 8)
    about = {"key": "a", "scheme": SCHEME, "student": who.ref, "class": 1, "seat": 1, "animal": "fox", "reason": "words"}
    journal.append(db, "flag", about | {"key": "settled", "choice": [], "options": []})
    journal.append(db, "flag_settled", about | {"key": "settled", "outcome": "kept"})
    journal.append(db, "flag", about | {"choice": [], "options": []})
    assert totals.differences(db) == []
    db.conn.execute(f"DELETE FROM {table}")
    assert totals.differences(db)
    assert {line.split(":")[0] for line in totals.differences(db)} == {table}


def test_a_question_of_the_factory_says_what_it_sorts() -> None:
    assert question(3).subject_id == "item_3"
    assert rounds.Progress(a_round()).mark(("food",), 1).sorts[0].item == "item_0"
