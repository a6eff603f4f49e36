"""Answers as rows: what counts is there, as it was given, and adds up by class, week and student."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from tests.store.making import DAY, HandClock, a_class, a_round, play
from wastequiz.domain.questions import Sort
from wastequiz.domain.reporting import Wanted
from wastequiz.domain.rounds import Progress
from wastequiz.domain.statistics import BETWEEN, Mark, MarkColumns
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.store import answers, journal, rosters, rounds, totals
from wastequiz.store.answers import Wrong
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school

ALL = Wanted(1, (1,), "2000-01-01", "2999-12-31", scheme="cn-gb")
SUNDAY_ISO = "2026-11-22"


def written(db: Db, who: Contestant, *choices: str) -> None:
    """A round of written questions, answered with these options; "food" is right."""
    round_ = a_round(f"w{who.seat}", who, length=len(choices))
    asked = [replace(q, key=f"q{n}", kind="single_choice", topic="law", true_bin=None) for n, q in enumerate(round_.questions)]
    right = [replace(q, options=tuple(replace(o, right=o.id == "food", bin_id=None) for o in q.options)) for q in asked]
    round_ = replace(round_, questions=tuple(right))
    progress = Progress(round_)
    for choice in choices:
        answer = progress.mark((choice,), 900)
        rounds.answer(db, round_, answer)
        progress = progress.after(answer)


def test_an_answer_is_given_back_as_it_was_given(db: Db) -> None:
    who = a_class(db)[1]
    play(db, a_round(who=who), "rwt", ms=2100)
    right, wrong, late = answers.given(db, ALL)
    assert (right.ref, right.class_id, right.round, right.kind, right.topic, right.day) == (
        who.ref,
        1,
        "r1",
        "which_bin",
        "items",
        SUNDAY_ISO,
    )
    assert (right.key, right.correct, right.ms, right.choice) == ("which_bin:item_0", 1.0, 2100, ("recyclable",))
    assert wrong.sorts == (Sort("item_1", "hazardous", "recyclable"),)
    assert (late.choice, late.correct, late.sorts) == ((), 0.0, (Sort("item_2", "food", None),))
    assert right.seq < wrong.seq < late.seq


def test_practice_second_tries_and_other_classes_are_not_given(db: Db) -> None:
    who, other = a_class(db)[0], a_class(db, "三(2)班")[0]
    play(db, a_round("p", who, practice=True), "wwwrrr")
    play(db, a_round("o", other), "rrr")
    assert answers.given(db, ALL) == []
    assert len(answers.given(db, replace(ALL, class_id=2))) == 3


def test_guests_answers_are_kept_under_class_0(db: Db) -> None:
    play(db, a_round(who=GUEST), "rw", finish=False)
    assert [g.ref for g in answers.given(db, replace(ALL, class_id=0))] == ["", ""]
    assert answers.given(db, ALL) == []


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({"since": SUNDAY_ISO, "until": SUNDAY_ISO}, 3),
        ({"until": "2026-11-21"}, 0),
        ({"since": "2026-11-23", "until": "2026-11-23"}, 2),
        ({"since": ""}, 5),
        ({"kinds": ("which_bin",)}, 3),
        ({"kinds": ("single_choice", "which_bin")}, 5),
        ({"scheme": "cn-sh"}, 0),
        ({"scheme": ""}, 5),
        ({"revision": "abc"}, 5),
        ({"revision": "def"}, 0),
    ],
)
def test_only_what_is_wanted_counts(db: Db, clock: HandClock, changes: dict[str, str], count: int) -> None:
    who = a_class(db)[0]
    play(db, a_round(who=who), "rrw")
    clock.pass_ms(DAY)
    written(db, who, "food", "residual")
    wanted = replace(ALL, **changes)
    assert len(answers.given(db, wanted)) == count
    assert answers.by_class(db, wanted).get(1, (0, 0))[1] == count
    assert sum(week[1] for week in answers.by_week(db, wanted).values()) == count
    assert len(answers.behind(db, wanted)) == count


def test_classes_of_a_year_stand_with_their_sums(db: Db) -> None:
    for n, choices in enumerate(("rrw", "w", "")):
        who = a_class(db, f"三({n + 1})班")[0]
        play(db, a_round(f"r{n}", who), choices, finish=False)
    assert answers.by_class(db, replace(ALL, year=(1, 2, 3))) == {1: (2.0, 3), 2: (0.0, 1)}


def test_weeks_hold_the_class_beside_its_year(db: Db, clock: HandClock) -> None:
    mine, theirs = a_class(db)[0], a_class(db, "三(2)班")[0]
    play(db, a_round("a", mine), "rrw")  # a Sunday
    clock.pass_ms(DAY)
    play(db, a_round("b", theirs), "wr", finish=False)
    clock.pass_ms(DAY)
    play(db, a_round("c", mine), "r", finish=False)
    play(db, a_round("d", theirs), "w", finish=False)
    wanted = replace(ALL, year=(1, 2))
    assert answers.by_week(db, wanted) == {"2026-W47": (2.0, 3, 2.0, 3), "2026-W48": (1.0, 1, 2.0, 4)}
    assert list(answers.by_week(db, wanted)) == ["2026-W47", "2026-W48"]
    assert answers.by_week(db, replace(wanted, year=(2,)))["2026-W47"] == (2.0, 3, 0.0, 0)


def test_knowledge_is_each_students_share_of_written_questions(db: Db) -> None:
    first, second, third = a_class(db)
    written(db, first, "food", "food", "residual", "food")
    written(db, second, "residual")
    play(db, a_round(who=third), "rrr")
    written(db, GUEST, "food")
    assert answers.knowledge(db, ALL) == {first.ref: 0.75, second.ref: 0.0}
    assert answers.knowledge(db, replace(ALL, class_id=0)) == {}


def test_who_played_is_counted_once_and_only_while_on_the_roster(db: Db) -> None:
    first, second, _third = a_class(db)
    for n, who in enumerate((first, first, second)):
        play(db, a_round(f"r{n}", who), "r", finish=False)
    assert answers.played(db, ALL) == 2
    rosters.remove_student(db, second.ref)
    assert answers.played(db, ALL) == 1
    assert len(answers.given(db, ALL)) == 3


def test_marks_of_everybody_or_of_classes(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_STEP", 2)
    mine, theirs = a_class(db)[0], a_class(db, "三(2)班")[0]
    play(db, a_round("a", mine), "rw", finish=False)
    play(db, a_round("b", theirs), "r", finish=False)
    play(db, a_round("c", GUEST), "t", finish=False)
    play(db, a_round("d", GUEST, revision="def"), "r", finish=False)
    first, second = "which_bin:item_0", "which_bin:item_1"
    ours = [Mark("a", first, 1.0), Mark("a", second, 0.0)]
    assert list(answers.marks(db, "cn-gb", "abc")) == [*ours, Mark("b", first, 1.0), Mark("c", first, 0.0)]
    assert list(answers.marks(db, "cn-gb", "abc", [1])) == ours
    assert list(answers.marks(db, "cn-gb", "abc", (2, 1))) == [Mark("b", first, 1.0), *ours]
    assert list(answers.marks(db, "cn-sh", "abc")) == []
    pieces = list(answers.mark_columns(db, "cn-gb", "abc"))
    assert max(len(piece.keys) for piece in pieces) <= 2, "pieces are no longer than the step"
    assert _together(pieces) == list(answers.marks(db, "cn-gb", "abc"))
    assert [told for piece in pieces for told in piece.wrong] == [f'{second}{BETWEEN}["recyclable"]', f"{first}{BETWEEN}[]"]
    assert list(answers.mark_columns(db, "cn-sh", "abc")) == []
    assert list(answers.wrong_choices(db, "cn-gb", "abc")) == [
        Wrong(second, "which_bin", ("recyclable",)),
        Wrong(first, "which_bin", ()),
    ]
    assert list(answers.wrong_choices(db, "cn-gb", "abc", [2])) == []


def _together(pieces: list[MarkColumns]) -> list[Mark]:
    return [Mark(*mark) for piece in pieces for mark in zip(piece.attempts, piece.keys, piece.marks, strict=True)]


@pytest.mark.parametrize("mark", [1 / 3, 2 / 3, 0.1, 0.7, 1 - 2**-53, 2**-60, 1e-9])
def test_marks_in_columns_are_read_to_the_last_digit_but_one(db: Db, mark: float) -> None:
    play(db, a_round("a"), "rw", finish=False)
    db.conn.execute("UPDATE answers SET correct = ? WHERE correct = 1", (mark,))
    (piece,) = answers.mark_columns(db, "cn-gb", "abc")
    assert list(piece.marks) == [pytest.approx(mark, rel=3e-16), 0.0] and len(piece.wrong) == 2


def test_answers_may_pass_while_marks_are_read(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_STEP", 2)
    play(db, a_round("a"), "rrr")
    read = answers.marks(db, "cn-gb", "abc")
    next(read)
    play(db, a_round("b"), "rrr")
    assert len(list(read)) == 2


def test_behind_a_cell_or_a_question_stand_the_newest_answers(db: Db) -> None:
    who = a_class(db)[0]
    for n in range(4):
        play(db, a_round(f"r{n}", who), "wwt")
    play(db, a_round("guest"), "www")
    cell = answers.behind(db, ALL, true_bin="hazardous", chosen_bin="recyclable")
    assert [g.round for g in cell] == ["r3", "r2", "r1", "r0"]
    assert {s for g in cell for s in g.sorts} == {Sort("item_1", "hazardous", "recyclable")}
    assert [g.round for g in answers.behind(db, ALL, true_bin="hazardous", limit=2)] == ["r3", "r2"]
    assert len(answers.behind(db, ALL, chosen_bin="recyclable")) == 4
    assert answers.behind(db, ALL, true_bin="residual") == []
    assert [g.key for g in answers.behind(db, ALL, key="which_bin:item_2", limit=1)] == ["which_bin:item_2"]


def test_behind_a_question_of_the_whole_bank_stand_everybodys_answers(db: Db) -> None:
    play(db, a_round("mine", a_class(db)[0]), "rrr")
    play(db, a_round("guest"), "rrr")
    everybody = replace(ALL, class_id=0, revision="abc")
    assert [g.round for g in answers.behind(db, everybody, key="which_bin:item_0")] == ["guest", "mine"]
    assert answers.behind(db, replace(everybody, revision="def"), key="which_bin:item_0") == []


@pytest.mark.parametrize(
    ("since", "until", "before"),
    [
        ("2026-11-16", "2026-11-22", ("2026-11-09", "2026-11-15")),
        ("2026-11-22", "2026-11-22", ("2026-11-21", "2026-11-21")),
        ("2026-03-01", "2026-03-02", ("2026-02-27", "2026-02-28")),
        ("", "2026-11-22", ("", "")),
        ("0001-01-01", "2026-11-22", ("", "")),
        ("0001-03-01", "2026-11-22", ("", "")),
    ],
)
def test_the_span_before_is_as_long_and_ends_the_day_before(db: Db, since: str, until: str, before: tuple[str, str]) -> None:
    play(db, a_round(who=a_class(db)[0]), "rrr")
    found = answers.previous(replace(ALL, since=since, until=until))
    assert (found.since, found.until) == before
    assert found == replace(ALL, since=found.since, until=found.until)
    assert answers.by_class(db, found) == {}


@settings(max_examples=25, deadline=None)
@given_any(
    played=st.lists(
        st.tuples(st.integers(0, 3), st.text("rwt", max_size=3), st.booleans(), st.integers(0, 9)),
        max_size=8,
    )
)
def test_sums_by_class_and_week_are_those_of_the_answers(played: list[tuple[int, str, bool, int]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        clock = HandClock()
        db = open_school(Path(place), clock=clock)
        pupils = [*a_class(db), GUEST]
        for n, (who, choices, practice, days) in enumerate(played):
            play(db, a_round(f"r{n}", pupils[who], practice=practice), choices, finish=False)
            clock.pass_ms(days * DAY)
        rows = answers.given(db, ALL)
        weeks = answers.by_week(db, ALL)
        assert answers.by_class(db, ALL) == ({1: (sum(g.correct for g in rows), len(rows))} if rows else {})
        assert sum(w[0] for w in weeks.values()) == sum(g.correct for g in rows)
        assert sum(w[1] for w in weeks.values()) == len(rows)
        assert answers.played(db, ALL) == len({g.ref for g in rows})
        guests = answers.given(db, replace(ALL, class_id=0))
        keys = Counter(m.key for m in answers.marks(db, "cn-gb", "abc"))
        assert keys == Counter(g.key for g in (*rows, *guests))
        assert totals.differences(db) == []
        close_school(db)


# ------------------------------------------------------------------------------------------------- the second opinion


@pytest.mark.parametrize("table", ["answers", "sorts", "class_days"])
def test_rows_that_vanished_are_missed(db: Db, table: str) -> None:
    play(db, a_round(who=a_class(db)[0]), "rwt")
    assert totals.differences(db) == []
    db.conn.execute(f"DELETE FROM {table}")
    found = totals.differences(db)
    assert {line.split(" (")[0] for line in found} == {f"{table}: due but not kept"}
    assert len(found) == (1 if table == "class_days" else 3)
    totals.rebuild(db)
    assert totals.differences(db) == []


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE answers SET correct = 0.5 WHERE seq = (SELECT min(seq) FROM answers)",
        "UPDATE answers SET choice = '[\"food\"]' WHERE seq = (SELECT min(seq) FROM answers)",
        "UPDATE sorts SET chosen_bin = 'food' WHERE seq = (SELECT min(seq) FROM sorts)",
        "UPDATE class_days SET answers = 7",
    ],
)
def test_a_changed_row_is_named_as_it_is_and_as_it_should_be(db: Db, harm: str) -> None:
    play(db, a_round(who=a_class(db)[0]), "rrr")
    db.conn.execute(harm)
    table = harm.split()[1]
    assert [line.split(" (")[0] for line in totals.differences(db)] == [f"{table}: kept but not due", f"{table}: due but not kept"]


@pytest.mark.parametrize("seq", [-3, 1, 999])
def test_rows_of_no_answer_are_too_many(db: Db, seq: int) -> None:
    play(db, a_round(who=a_class(db)[0]), "r", finish=False)  # the answer is line 2
    db.conn.execute("INSERT INTO sorts VALUES (?, 0, 0, 'a', 'food', 'food')", (seq,))
    assert totals.differences(db) == [f"sorts: kept but not due ({seq}, 0, 0, 'a', 'food', 'food')"]


def test_one_sort_too_many_of_an_answer_is_named_alone(db: Db) -> None:
    play(db, a_round(who=a_class(db)[0]), "r", finish=False)
    db.conn.execute("INSERT INTO sorts VALUES (2, 0, 1, 'a', 'food', 'food')")
    assert totals.differences(db) == ["sorts: kept but not due (2, 0, 1, 'a', 'food', 'food')"]


def test_an_answer_that_cannot_be_a_row_is_not_kept_at_all(db: Db) -> None:
    play(db, a_round("a", a_class(db)[0]), "r", finish=False)
    before = journal.verify(db).events
    db.conn.execute(
        "INSERT INTO answers SELECT 3 * 64, 3, part, class_id, ref, round, lesson, key, kind, topic, scheme, revision, day, n, correct, ms, choice, version"
        " FROM answers"
    )
    round_ = a_round("b")
    db.conn.execute("DELETE FROM journal WHERE seq > 99")
    with pytest.raises(Exception, match="UNIQUE"):
        rounds.answer(db, round_, Progress(round_).mark((), 5))
    assert journal.verify(db).events == before
