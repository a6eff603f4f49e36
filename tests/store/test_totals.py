"""The score tables are the journal's shadow, whatever was played."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import DAY, HandClock, a_class, a_round, play
from wastequiz.domain.students import GUEST
from wastequiz.store import journal, rounds, totals
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school

PLAYED = st.lists(
    st.tuples(
        st.integers(0, 3),  # who: 3 is a guest
        st.text("rwt", min_size=0, max_size=3),
        st.booleans(),  # practice
        st.sampled_from(["finish", "leave", "give_up"]),
        st.integers(0, 9),  # days until the next round
        st.sampled_from(["abc", "def"]),
    ),
    max_size=8,
)


def tables(db: Db) -> dict[str, list[object]]:
    return {name: db.conn.execute(select).fetchall() for name, select in totals.TABLES.items()}


@settings(max_examples=40, deadline=None)
@given(played=PLAYED)
def test_totals_equal_what_is_rebuilt_from_the_journal(played: list[tuple[int, str, bool, str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        clock = HandClock()
        db = open_school(Path(place), clock=clock)
        pupils = [*a_class(db), GUEST]
        for n, (who, choices, practice, end, days, revision) in enumerate(played):
            round_ = a_round(f"r{n}", pupils[who], practice=practice, revision=revision)
            play(db, round_, choices, finish=end == "finish")
            if end == "give_up":
                rounds.give_up(db, round_.id)
            clock.pass_ms(days * DAY)
        assert totals.differences(db) == []
        before = tables(db)
        totals.rebuild(db)
        assert tables(db) == before
        assert journal.verify(db).ok
        close_school(db)


def test_practice_and_second_tries_count_in_no_statistics(db: Db) -> None:
    pupil = a_class(db)[0]
    play(db, a_round(who=pupil, practice=True), "wwwrrr")
    for table in ("student_totals", "class_totals", "item_totals", "confusion", "bests"):
        assert db.conn.execute(totals.TABLES[table]).fetchall() == []
    assert totals.differences(db) == []


def test_mix_ups_are_counted_by_true_and_chosen_bin(db: Db) -> None:
    pupil = a_class(db)[0]
    play(db, a_round(who=pupil), "wrt")
    found = db.conn.execute("SELECT true_bin, chosen_bin, n FROM confusion ORDER BY true_bin").fetchall()
    assert found == [("food", "", 1), ("hazardous", "hazardous", 1), ("recyclable", "hazardous", 1)]


def test_a_row_that_is_wrong_missing_or_too_much_is_named(db: Db) -> None:
    play(db, a_round(who=a_class(db)[0]), "rrr")
    db.conn.execute("UPDATE bests SET points = 999")
    db.conn.execute("DELETE FROM item_totals WHERE key = 'which_bin:item_0'")
    found = totals.differences(db)
    assert [line.split(" (")[0] for line in found] == [
        "item_totals: due but not kept",
        "bests: kept but not due",
        "bests: due but not kept",
    ]
    totals.rebuild(db)
    assert totals.differences(db) == []


def test_rebuilding_tells_how_far_it_is(db: Db) -> None:
    with db.transaction():
        for n in range(10_001):
            journal.append(db, "round_given_up", {"round": str(n)})
    told: list[int] = []
    totals.rebuild(db, told.append)
    checked: list[int] = []
    assert journal.verify(db, checked.append).ok
    assert told == checked == [10_000]


def test_the_last_days_of_a_year_may_belong_to_the_next(db: Db) -> None:
    assert totals.iso_week(datetime(2026, 12, 31, tzinfo=UTC)) == "2026-W53"
    assert totals.iso_week(datetime(2027, 1, 1, tzinfo=UTC)) == "2026-W53"


def test_lines_about_rounds_that_were_never_begun_change_no_round(db: Db) -> None:
    pupil = a_class(db)[0]
    round_ = a_round(who=pupil)
    rounds.answer(db, round_, rounds.Progress(round_).mark((), 5))
    rounds.give_up(db, "never")
    assert db.conn.execute("SELECT * FROM rounds").fetchall() == []
    assert totals.differences(db) == []


def test_a_written_question_has_no_place_in_the_table_of_mix_ups(db: Db) -> None:
    round_ = a_round(who=a_class(db)[0], length=1)
    round_ = replace(round_, questions=(replace(round_.questions[0], kind="single_choice", true_bin=None),))
    answer = rounds.Progress(round_).mark(("food",), 5)
    rounds.answer(db, round_, answer)
    assert db.conn.execute("SELECT * FROM confusion").fetchall() == []
    assert db.conn.execute("SELECT attempts FROM item_totals").fetchall() == [(1,)]
    assert totals.differences(db) == []
