"""What was answered stays with the wording it was answered to: in the journal, in the rows that reports read, and in their shadow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.making import HandClock, a_bank, a_class, a_round, authored, text
from tests.store.test_lessons import begun, do, ended
from wastequiz.domain import lesson_steps as steps
from wastequiz.domain.kinds import written_kind
from wastequiz.domain.lesson_steps import Corners, Hands
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import Progress
from wastequiz.store import answers, bank, bank_desk, journal, lessons, rounds, totals
from wastequiz.store.db import Db


def asked(db: Db, key: str = "own") -> Question:
    found = bank.asked_now(db, key)
    return written_kind(found.kind).build(found)


def play(db: Db, round_id: str, *rights: bool) -> None:
    """A round of one and the same question, as it reads now."""
    round_ = a_round(round_id, a_class(db, round_id)[0], length=len(rights))
    round_ = replace(round_, questions=(asked(db),) * len(rights))
    rounds.start(db, round_)
    progress = Progress(round_)
    for right in rights:
        answer = progress.mark(("a",) if right else ("b",), 900)
        rounds.answer(db, round_, answer)
        progress = progress.after(answer)
    rounds.finish(db, progress)


@pytest.fixture
def worded(db: Db, clock: HandClock) -> Db:
    """A question answered twice, reworded and answered three times more."""
    bank.load_builtin(db, a_bank(), "1")
    bank_desk.save(db, authored("own", "one"))
    play(db, "r1", True, False)
    bank_desk.save(db, authored("own", "two"))
    play(db, "r2", True, True, True)
    return db


def marks(db: Db) -> list[float]:
    plain = sorted(mark.mark for mark in answers.marks(db, "cn-gb", "abc") if mark.key == "own")
    columns = sorted(
        m for some in answers.mark_columns(db, "cn-gb", "abc") for key, m in zip(some.keys, some.marks, strict=True) if key == "own"
    )
    assert plain == columns
    return plain


def test_an_answer_says_which_wording_it_was_given_to_unless_it_was_the_first(worded: Db) -> None:
    given = [e.body.get("version") for e in journal.events(worded) if e.kind == "answer"]
    begun_ = [e.body.get("versions") for e in journal.events(worded) if e.kind == "round_started"]
    assert given == [None, None, 2, 2, 2] and begun_ == [None, {"own": 2}]
    assert [v for (v,) in worded.conn.execute("SELECT version FROM answers ORDER BY id")] == [0, 0, 2, 2, 2]
    assert totals.differences(worded) == []
    totals.rebuild(worded)
    assert totals.differences(worded) == []
    worded.conn.execute("UPDATE answers SET version = 1 WHERE version = 2")
    assert any("answers" in line for line in totals.differences(worded))


def test_a_round_is_taken_up_again_with_the_wordings_it_began_with(worded: Db) -> None:
    assert rounds.snapshot(worded, "r1")["versions"] == {} and rounds.snapshot(worded, "r2")["versions"] == {"own": 2}


def test_statistics_are_of_the_wording_of_today_and_an_earlier_one_brings_its_own_back(worded: Db) -> None:
    assert marks(worded) == [1.0, 1.0, 1.0]
    assert [w.key for w in answers.wrong_choices(worded, "cn-gb", "abc")] == []
    bank_desk.restore(worded, "own", 1)
    assert marks(worded) == [0.0, 1.0]
    assert [w.key for w in answers.wrong_choices(worded, "cn-gb", "abc")] == ["own"]
    bank_desk.remove(worded, ["own"])
    assert marks(worded) == [], "there is no question any more that they would tell of"
    assert worded.conn.execute("SELECT count(*) FROM answers").fetchone() == (5,)


def test_filing_a_question_otherwise_leaves_its_statistics(worded: Db) -> None:
    bank_desk.save(worded, replace(bank_desk.kept(worded, "own").question, difficulty=5, topic="law"))
    assert marks(worded) == [1.0, 1.0, 1.0]


def test_in_a_lesson_too(worded: Db) -> None:
    pupils = a_class(worded, "四班")
    for method, heard, lesson_id in (("corners", Corners({pupils[0].ref: "a"}), "l1"), ("hands", Hands((("a", 3), ("b", 1))), "l2")):
        lesson = replace(begun(worded, pupils, method, lesson_id), questions=(replace(asked(worded), points=0),))
        lessons.start(worded, replace(lesson, id=lesson_id + "x"), 1)
        lesson = ended(worded, do(worded, lesson, steps.enter(lesson, heard)))
        assert all(entry.points == entry.earned == 0 for entry in lesson.entries)
    assert [v for (v,) in worded.conn.execute("SELECT version FROM answers WHERE lesson = 1")] == [2, 2, 2]
    assert totals.differences(worded) == []
    snapshot = lessons.snapshot(worded, "l1x")
    assert snapshot["versions"] == {"own": 2}
    told = [e.body["full"] for e in journal.events(worded) if e.kind == "lesson_answer"]
    assert told == [0, 0]


def test_what_a_lessons_question_is_worth_is_known_when_it_is_taken_up_again(db: Db) -> None:
    pupils = a_class(db)
    lesson = begun(db, pupils)
    worth = replace(lesson.questions[4], points=4, stem=text("dear"))
    lesson = replace(lesson, questions=(worth, *lesson.questions[1:]))
    lesson = do(db, lesson, steps.enter(lesson, Corners({pupils[0].ref: "a"})))
    (deed,) = lessons.snapshot(db, "l1")["deeds"]
    assert lesson.after(deed).entries[-1].earned == lesson.entries[-1].earned == 4.0
