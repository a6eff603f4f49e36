"""Rounds: kept, cut off, taken up again; bests; nothing for guests."""

from __future__ import annotations

import pytest

from tests.store.making import HandClock, a_class, a_round, play
from wastequiz.domain.results import Best
from wastequiz.domain.students import GUEST
from wastequiz.store import journal, rounds, totals
from wastequiz.store.db import Db

ANSWER_FIELDS = {
    "round", "n", "attempt", "key", "kind", "scheme", "scheme_revision", "topic", "band", "difficulty", "true_bin", "chosen_bin", "choice",
    "correct", "ms", "points", "hint", "timed_out", "practice", "student", "class", "sorts",
}  # fmt: skip


def test_an_answer_keeps_every_field(db: Db) -> None:
    pupil = a_class(db)[0]
    play(db, a_round(who=pupil), "w", finish=False)
    event = list(journal.events(db))[-1]
    assert set(event.body) == ANSWER_FIELDS
    assert event.body["student"] == pupil.ref
    assert event.body["band"] == "g34"
    assert event.body["chosen_bin"] == "hazardous"


def test_a_round_cut_off_is_offered_again_with_all_it_needs(db: Db, clock: HandClock) -> None:
    pupil = a_class(db)[0]
    round_ = a_round(who=pupil, length=5)
    progress = play(db, round_, "rw", finish=False)
    found = rounds.interrupted(db)
    assert found is not None
    assert (found.round_id, found.ref, found.class_id, found.seat, found.answered, found.length) == (
        "r1", pupil.ref, pupil.class_id, 1, 2, 5,
    )  # fmt: skip
    assert found.started_utc_ms == clock.utc
    kept = rounds.snapshot(db, "r1")
    assert kept["spec"] == round_.spec
    assert (kept["seed"], kept["scheme_revision"], kept["contestant"]) == (7, "abc", pupil)
    assert kept["keys"] == [q.key for q in round_.questions]
    assert kept["orders"][0] == tuple(o.id for o in round_.questions[0].options)
    assert kept["answers"] == progress.answers


def test_of_two_rounds_the_newest_is_offered_and_each_keeps_its_own_answers(db: Db) -> None:
    first, second = a_round("a"), a_round("b")
    rounds.start(db, first)
    play(db, second, "r", finish=False)
    answer = rounds.Progress(first).mark((), 10)
    rounds.answer(db, first, answer)
    found = rounds.interrupted(db)
    assert found
    assert found.round_id == "b"
    assert rounds.snapshot(db, "a")["answers"] == (answer,)


def test_what_has_ended_or_was_given_up_is_not_offered(db: Db) -> None:
    play(db, a_round("a"), "rrr")
    play(db, a_round("b"), "r", finish=False)
    rounds.give_up(db, "b")
    assert rounds.interrupted(db) is None
    assert totals.differences(db) == []


def test_a_round_nobody_began_has_no_snapshot(db: Db) -> None:
    with pytest.raises(KeyError):
        rounds.snapshot(db, "nothing")


def test_the_best_is_the_most_of_each_and_per_length(db: Db) -> None:
    pupil = a_class(db)[0]
    assert rounds.best(db, pupil.ref, 3) is None
    play(db, a_round("a", pupil), "rrw")
    play(db, a_round("b", pupil), "rww")
    play(db, a_round("c", pupil, practice=True), "rrr")
    assert rounds.best(db, pupil.ref, 3) == Best(20.0, 2)
    assert rounds.best(db, pupil.ref, 5) is None


def test_a_guest_counts_for_the_items_alone(db: Db) -> None:
    play(db, a_round(who=GUEST), "rrr")
    assert db.conn.execute("SELECT count(*) FROM student_totals").fetchone()[0] == 0
    assert db.conn.execute("SELECT count(*) FROM class_totals").fetchone()[0] == 0
    assert db.conn.execute("SELECT sum(attempts) FROM item_totals").fetchone()[0] == 3
    assert [e.body["student"] for e in journal.events(db)] == [""] * 5
