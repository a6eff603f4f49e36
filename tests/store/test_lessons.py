"""Lessons as they are kept: every deed is a line, totals follow, taking back leaves no trace, a power cut loses nothing."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import DAY, HandClock, a_class, a_round, authored, play, pull_the_plug, question
from wastequiz.domain import lesson_steps as steps
from wastequiz.domain.errors import NobodyToCall
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, written_kind
from wastequiz.domain.lesson import Lesson, LessonSpec
from wastequiz.domain.lesson_steps import Chosen, Corners, Deeds, Hands, Marked
from wastequiz.domain.lesson_turns import turn
from wastequiz.domain.results import InterruptedLesson
from wastequiz.domain.roll_call import RollCall
from wastequiz.domain.students import Contestant
from wastequiz.domain.teams import Team
from wastequiz.store import book, journal, lessons, rosters, standing, totals
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school

SCHEME = "cn-gb"
RIGHT = ("food",)
WRONG = ("residual",)


def begun(db: Db, pupils: list[Contestant], method: str = "corners", lesson_id: str = "l1", **spec: Any) -> Lesson:
    """A lesson of four things and a written question, for whose things 'food' is right."""
    wanted = replace(LessonSpec(SCHEME, Band.g34, pupils[0].class_id, method, rounds=2, each=3), **spec)
    if method in ("teams", "lanes", "buzzers"):
        refs = tuple(pupil.ref for pupil in pupils)
        wanted = replace(wanted, teams=(Team(1, "fox", refs[:1]), Team(2, "deer", refs[1:])))
    asked = authored("why")
    questions = (*(question(n) for n in range(4)), written_kind(asked.kind).build(asked))
    refs = tuple(pupil.ref for pupil in pupils)
    lesson = Lesson(lesson_id, wanted, 3, "abc", questions, roll=RollCall(refs, lessons.calls(db, refs)))
    lessons.start(db, lesson, 99)
    return lesson


def do(db: Db, lesson: Lesson, deeds: Deeds) -> Lesson:
    return lessons.keep(db, lesson, deeds)


def ended(db: Db, lesson: Lesson) -> Lesson:
    lesson = do(db, lesson, steps.finish(lesson))
    lessons.finish(db, lesson)
    return lesson


def tables(db: Db) -> dict[str, set[Any]]:
    return {name: set(db.conn.execute(select)) for name, select in totals.TABLES.items() if not name.startswith("lesson")}


def again(db: Db, lesson: Lesson) -> Lesson:
    """The lesson as its snapshot tells it."""
    kept = lessons.snapshot(db, lesson.id)
    assert [q.key for q in lesson.questions] == kept["keys"] and [q.order for q in lesson.questions] == kept["orders"]
    made = Lesson(kept["lesson"], kept["spec"], kept["seed"], kept["scheme_revision"], lesson.questions, roll=kept["roll"])
    for deed in kept["deeds"]:
        made = made.after(deed)
    return made


def test_an_answer_in_class_counts_like_any_other_for_student_class_question_and_bins(db: Db) -> None:
    a, b, _c = pupils = a_class(db)
    lesson = do(db, begun(db, pupils), ())
    do(db, lesson, steps.enter(lesson, Corners({a.ref: "food", b.ref: "residual"}, 9000)))
    rows = set(db.conn.execute("SELECT ref, week, answers, correct, right, points, rounds FROM student_totals"))
    assert rows == {(who.ref, week, 1, r, r, 10.0 * r, 0) for who, r in ((a, 1), (b, 0)) for week in ("", "2026-W47")}
    assert db.conn.execute("SELECT answers, right, points FROM class_totals WHERE week = ''").fetchall() == [(2, 1, 10.0)]
    assert db.conn.execute("SELECT key, attempts, correct FROM item_totals").fetchall() == [("which_bin:item_0", 2, 1.0)]
    mixed = db.conn.execute("SELECT true_bin, chosen_bin, n FROM confusion ORDER BY chosen_bin").fetchall()
    assert mixed == [("food", "food", 1), ("food", "residual", 1)]
    assert standing.lanterns(db, a.class_id, "2026-W47") == 1
    assert totals.differences(db) == []


def test_hands_count_for_the_class_one_by_one_and_for_no_student(db: Db) -> None:
    pupils = a_class(db)
    lesson = begun(db, pupils, "hands")
    lesson = do(db, lesson, steps.enter(lesson, Hands((("food", 30), ("residual", 9), ("hazardous", 1)))))
    class_id = pupils[0].class_id
    assert db.conn.execute("SELECT answers, correct, right, points FROM class_totals WHERE week = ''").fetchall() == [(40, 30.0, 30, 300.0)]
    assert db.conn.execute("SELECT attempts, correct FROM item_totals").fetchall() == [(40, 30.0)]
    assert sorted(db.conn.execute("SELECT chosen_bin, n FROM confusion")) == [("food", 30), ("hazardous", 1), ("residual", 9)]
    assert standing.lanterns(db, class_id, "") == 30
    assert db.conn.execute("SELECT * FROM student_totals").fetchall() == []
    assert totals.differences(db) == []
    do(db, lesson, steps.void(lesson, 0))
    assert not any(tables(db)[name] for name in ("class_totals", "item_totals", "confusion", "lanterns"))
    assert totals.differences(db) == []


def test_what_the_game_adds_goes_to_no_board(db: Db) -> None:
    pupils = a_class(db)
    lesson = begun(db, pupils, "teams", double=True, steal=True)
    lesson = do(db, lesson, steps.double(lesson))
    lesson = do(db, lesson, steps.enter(lesson, Chosen(RIGHT, 500, ref=pupils[0].ref)))
    assert lesson.entries[0].points == 20
    assert db.conn.execute("SELECT points FROM student_totals").fetchall() == [(10.0,)] * 2


def test_taking_an_entry_back_leaves_what_was_there_before(db: Db, clock: HandClock) -> None:
    pupils = a_class(db)
    play(db, a_round(who=pupils[0]), "rwr")
    lesson = begun(db, pupils)
    before = tables(db)
    lesson = do(db, lesson, steps.enter(lesson, Corners({pupils[0].ref: "food", pupils[1].ref: "residual"})))
    clock.pass_ms(DAY)  # Monday: another week than the answers'
    lesson = do(db, lesson, (*steps.void(lesson, 0), *steps.void(lesson, 1)))
    assert tables(db) == before and totals.differences(db) == []
    assert [entry.void for entry in lesson.entries] == [True, True]
    interrupted = lessons.interrupted(db)
    assert interrupted is not None and interrupted.answered == 0


def test_what_a_student_met_is_remembered_at_the_end_on_the_day_it_was_answered(db: Db, clock: HandClock) -> None:
    a, b, c = pupils = a_class(db)
    lesson = begun(db, pupils)
    lesson = do(db, lesson, steps.enter(lesson, Corners({a.ref: "residual", b.ref: "residual", c.ref: "food"})))
    lesson = do(db, lesson, steps.void(lesson, 1))
    assert book.mistakes(db, a.ref, SCHEME) == ()
    clock.pass_ms(DAY)
    ended(db, lesson)
    (found,) = book.mistakes(db, a.ref, SCHEME)
    assert (found.thing, found.chosen_bin, found.last_day) == ("item:item_0", "residual", "2026-11-22")
    assert book.asked_order(db, found.seq) == lesson.questions[0].order
    assert book.mistakes(db, b.ref, SCHEME) == () and standing.days_played(db, b.ref) == frozenset()
    assert book.known(db, c.ref, SCHEME) == {"item:item_0"} and len(standing.days_played(db, c.ref)) == 1
    assert totals.differences(db) == []


def test_a_lesson_given_up_is_remembered_too(db: Db) -> None:
    pupils = a_class(db)
    lesson = begun(db, pupils)
    do(db, lesson, steps.enter(lesson, Corners({pupils[0].ref: "residual"})))
    lessons.give_up(db, lesson.id)
    assert len(book.mistakes(db, pupils[0].ref, SCHEME)) == 1 and lessons.interrupted(db) is None
    assert totals.differences(db) == []


def test_an_answer_no_student_is_known_for_is_remembered_nowhere(db: Db) -> None:
    lesson = begun(db, a_class(db), "teams")
    ended(db, do(db, lesson, steps.enter(lesson, Chosen(WRONG))))
    assert db.conn.execute("SELECT * FROM book").fetchall() == []
    assert totals.differences(db) == []


def test_calls_are_counted_over_lessons_passes_and_calls_taken_back_are_not(db: Db) -> None:
    pupils = a_class(db)
    lesson = begun(db, pupils, "roll_call")
    lesson = do(db, lesson, steps.call(lesson, 1))
    first = lesson.asked
    assert lessons.calls(db, [first]) == {first: 1}
    lesson = do(db, lesson, steps.pass_card(lesson))
    assert lessons.calls(db, [first]) == {first: 0}
    lesson = do(db, lesson, steps.call(lesson, 1))
    second = lesson.asked
    lesson = do(db, lesson, steps.absent(lesson, second))
    assert lessons.calls(db, [second]) == {second: 0}
    lesson = do(db, lesson, steps.call(lesson, 1))
    ended(db, do(db, lesson, steps.enter(lesson, Marked(True))))
    third = lesson.asked
    later = begun(db, pupils, "roll_call", "l2")
    assert later.roll is not None and later.roll.before[third] == 1 and sum(later.roll.before.values()) == 1
    assert totals.differences(db) == []


def test_the_newest_open_lesson_is_offered_as_long_as_its_class_is_there(db: Db) -> None:
    assert lessons.interrupted(db) is None
    pupils = a_class(db)
    lesson = begun(db, pupils)
    do(db, lesson, steps.enter(lesson, Corners({pupils[0].ref: "food"})))
    assert lessons.interrupted(db) == InterruptedLesson("l1", pupils[0].class_id, "三(1)班", "corners", 1, 5, db.clock.utc_ms())
    begun(db, a_class(db, "other"), lesson_id="l2")
    newest = lessons.interrupted(db)
    assert newest is not None and newest.lesson_id == "l2"
    rosters.remove_class(db, newest.class_id)
    oldest = lessons.interrupted(db)
    assert oldest is not None and oldest.lesson_id == "l1"


def test_lines_that_belong_to_no_open_lesson_count_nowhere(db: Db) -> None:
    pupils = a_class(db)
    lesson = begun(db, pupils)
    lesson = do(db, lesson, steps.enter(lesson, Corners({pupils[0].ref: "food"})))
    (line,) = [event for event in journal.events(db) if event.kind == "lesson_answer"]
    before = tables(db)
    journal.append(db, "lesson_answer", line.body)  # the same number twice
    journal.append(db, "lesson_answer", line.body | {"lesson": "never"})
    for wrong in ({"entry": 7}, {"seq": line.seq + 1}, {"lesson": "never"}):
        journal.append(db, "lesson_void", {"lesson": "l1", "class": 1, "entry": 0, "seq": line.seq} | wrong)
    journal.append(db, "lesson_step", {"lesson": "never", "class": 1, "step": "tell", "team": 0})
    journal.append(db, "lesson_ended", {"lesson": "never", "class": 1})
    lessons.start(db, lesson, 1)  # the same name twice
    assert tables(db) == before and totals.differences(db) == []
    ended(db, lesson)
    after = tables(db)
    journal.append(db, "lesson_answer", line.body | {"entry": 9})
    journal.append(db, "lesson_void", {"lesson": "l1", "class": 1, "entry": 0, "seq": line.seq})
    assert tables(db) == after and totals.differences(db) == []
    with pytest.raises(KeyError):
        lessons.snapshot(db, "l1")


@pytest.mark.parametrize("table", ["lessons", "lesson_entries", "lesson_calls"])
def test_a_row_that_vanished_is_missed(db: Db, table: str) -> None:
    lesson = begun(db, a_class(db), "roll_call")
    lesson = do(db, lesson, steps.call(lesson, 1))
    do(db, lesson, steps.enter(lesson, Marked(True)))
    db.conn.execute(f"DELETE FROM {table}")
    assert {line.split(":")[0] for line in totals.differences(db)} == {table}


def test_the_order_of_options_is_asked_only_of_answers(db: Db) -> None:
    pupils = a_class(db)
    lesson = begun(db, pupils)
    do(db, lesson, steps.enter(lesson, Corners({pupils[0].ref: "food"})))
    seqs = [event.seq for event in journal.events(db) if event.kind == "lesson_answer"]
    assert book.asked_order(db, seqs[0]) == lesson.questions[0].order
    with pytest.raises(KeyError):
        book.asked_order(db, seqs[0] - 1)


# ------------------------------------------------------------------------------------------------------- any lesson at all

WAYS = ("roll_call", "teams", "lanes", "hands", "corners", "spoken", "buzzers")


def something(lesson: Lesson, what: int, rng: Random) -> Deeds:
    """A deed as dice say; ValueError, KeyError or NobodyToCall where it cannot be done."""
    match what:
        case 0 | 1 | 2 | 3:
            return steps.enter(lesson, heard(lesson, rng))
        case 4:
            return steps.void(lesson, rng.randrange(len(lesson.entries) + 1))
        case 5:
            return steps.call(lesson, 99)
        case 6:
            return rng.choice([steps.pass_card, steps.undo_call])(lesson)
        case 7:
            assert lesson.roll is not None
            return rng.choice([steps.absent, steps.join])(lesson, rng.choice(lesson.roll.refs))
        case 8:
            return rng.choice([steps.steal, steps.double])(lesson)
        case 9:
            return steps.pause(lesson, not lesson.paused)
        case _:
            return steps.tell(lesson) if lesson.phase == "ask" else steps.next_(lesson)


def heard(lesson: Lesson, rng: Random) -> Chosen | Marked | Hands | Corners:
    question_, method = lesson.question, lesson.spec.method
    options = [option.id for option in question_.options]
    if method == "hands":
        return Hands(tuple((option, rng.randrange(4)) for option in options))
    if method == "corners":
        assert lesson.roll is not None
        return Corners({ref: rng.choice(options) for ref in lesson.roll.present})
    now = turn(lesson)
    team = rng.choice(now.teams) if now.teams else 0
    if rng.random() < 0.3:
        return Marked(rng.random() < 0.5, 10, team)
    return Chosen(KINDS[question_.kind].guess(question_, rng), 10, team)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(WAYS), st.lists(st.integers(0, 13), max_size=25), st.integers(0, 3)), max_size=4),
    st.integers(0, 999),
)
def test_whatever_happens_in_lessons_the_tables_are_what_the_journal_gives(played: list[tuple[str, list[int], int]], seed: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        clock, rng = HandClock(), Random(seed)
        folder = Path(place) / "school"
        db = open_school(folder, clock=clock)
        pupils = a_class(db)
        for n, (method, deeds, end) in enumerate(played):
            lesson = begun(db, pupils, method, f"l{n}", steal=True, double=True)
            for what in deeds:
                try:
                    lesson = do(db, lesson, something(lesson, what, rng))
                except (ValueError, KeyError, NobodyToCall):
                    continue
                if what == 13:  # the power fails
                    pull_the_plug(db)
                    db = open_school(folder, clock=clock)
                if what > 10:
                    clock.pass_ms(DAY // 2)
            assert again(db, lesson) == lesson
            if end:
                ended(db, lesson) if end > 1 else lessons.give_up(db, lesson.id)
            play(db, a_round(f"r{n}", pupils[0]), "rw", finish=False)
        assert totals.differences(db) == []
        before = {name: db.conn.execute(select).fetchall() for name, select in totals.TABLES.items()}
        totals.rebuild(db)
        assert {name: db.conn.execute(select).fetchall() for name, select in totals.TABLES.items()} == before
        assert journal.verify(db).ok
        close_school(db)
