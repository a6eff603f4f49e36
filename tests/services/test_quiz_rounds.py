"""A student plays a quiz that is set to the class: tries are counted, what was left goes on, time that is up ends it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.services.asking import heard
from tests.services.test_quizzing import BATTERIES, a_class, due, opened, rows, saved
from tests.store.making import DAY, HandClock
from wastequiz.domain.errors import NoTriesLeft, QuizNeedsSeat, QuizNotOpen, QuizOver
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.quiz_desk import Played
from wastequiz.domain.quizzes import Quiz
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.services import enrolling, playing, quiz_rounds, quizzing
from wastequiz.services.playing import Playing
from wastequiz.services.quiz_rounds import Tries
from wastequiz.services.school import School
from wastequiz.store import journal, rosters, rounds, totals

EXAM = replace(BATTERIES, name="Exam", exam=True, tries=1, minutes=2, certificate=True)


class Set:
    """A quiz set to a class of three, and its first student."""

    def __init__(self, school: School, quiz: Quiz = BATTERIES, **dates: str) -> None:
        self.school, self.class_id = school, a_class(school)
        self.quiz_id = saved(school, quiz, classes=[self.class_id], **dates)
        self.id = opened(school, self.quiz_id).assigned[0].id
        self.students = [enrolling.contestant(s) for s in school.ask(lambda db: rosters.students(db, self.class_id))]
        self.who = self.students[0]

    def begin(self, who: Contestant | None = None) -> Playing:
        return heard(self.school, lambda done, failed: quiz_rounds.begin(self.school, self.id, who or self.who, done, failed, seed=4))

    def answer(self, begun: Playing, letters: str, ms: int = 1000) -> None:
        for letter in letters:
            question = begun.progress.question
            assert question is not None
            choice = KINDS[question.kind].solution(question) if letter == "r" else ()
            heard(self.school, lambda done, failed, choice=choice: begun.answer(choice, ms, done, failed))

    def finish(self, begun: Playing) -> Any:
        return heard(self.school, lambda done, failed: begun.finish(done, failed))

    def tries(self) -> Tries:
        return heard(self.school, lambda done, failed: quiz_rounds.tries(self.school, self.id, self.who.ref, done, failed))

    def played(self) -> tuple[Played, ...]:
        return heard(self.school, lambda done, failed: quizzing.participation(self.school, self.id, done, failed))


def test_a_round_carries_its_assignment_and_counts_for_the_class(school: School) -> None:
    at = Set(school)
    begun = at.begin()
    spec = begun.progress.round.spec
    assert spec.quiz is not None and (spec.quiz.id, spec.quiz.assignment) == (at.quiz_id, at.id)
    assert (len(begun.progress.round.questions), spec.practice, spec.length) == (12, False, 12)
    at.answer(begun, "r" * 12)
    assert at.finish(begun) is None, "a quiz has points of its own and is in no list of bests"
    assert [(a.done, a.of) for a in rows(school)[0].assigned] == [(1, 3)]
    first, *others = at.played()
    assert (first.seat, first.tries, first.ended, first.points, first.right, first.passed) == (1, 1, 1, 120.0, 12, None)
    assert all((p.tries, p.ended, p.points, p.passed) == (0, 0, None, None) for p in others)
    assert school.ask(totals.differences) == []
    school.ask(totals.rebuild)
    assert [(a.done, a.of) for a in rows(school)[0].assigned] == [(1, 3)], "it is a shadow of the journal"
    assert school.ask(lambda db: rounds.best(db, at.who.ref, 12)) is None


def test_as_many_tries_as_the_quiz_allows_and_no_more(school: School) -> None:
    at = Set(school, replace(BATTERIES, tries=2))
    assert at.tries() == Tries(0, 2, True)
    for used in (1, 2):
        begun = at.begin()
        at.answer(begun, "r")
        if used == 1:
            heard(school, lambda done, failed, begun=begun: begun.give_up(lambda: done(None)))
        else:
            at.answer(begun, "w" * 11)
            at.finish(begun)
        assert at.tries().used == used
    assert not at.tries().left
    with pytest.raises(NoTriesLeft) as raised:
        at.begin()
    assert raised.value.tries == 2
    (waiting,) = due(school, at.class_id, at.who.ref)
    assert (waiting.used, waiting.playable, waiting.waits) == (2, False, False)
    assert at.begin(at.students[1]).progress.answers == (), "another student has tries of one's own"


def test_a_look_without_an_answer_is_no_try_and_a_free_quiz_has_no_end(school: School) -> None:
    at = Set(school, replace(BATTERIES, tries=0))
    heard(school, lambda done, failed: at.begin().give_up(lambda: done(None)))
    assert at.tries() == Tries(0, 0, True) and at.tries().left
    for _n in range(3):
        begun = at.begin()
        at.answer(begun, "r" * 12)
        at.finish(begun)
    assert at.tries().left and at.played()[0].ended == 3


def test_what_was_left_goes_on_where_it_stopped(school: School) -> None:
    at = Set(school)
    begun = at.begin()
    at.answer(begun, "rwr")
    (waiting,) = due(school, at.class_id, at.who.ref)
    assert waiting.under_way and waiting.playable
    again = at.begin()
    assert again.progress == begun.progress, "no second try is begun"


def test_a_round_whose_rules_have_changed_is_begun_anew(school: School) -> None:
    at = Set(school)
    left = at.begin()
    at.answer(left, "r")
    school.ask(
        lambda db: db.conn.execute(
            "UPDATE journal SET body = replace(body, '\"scheme_revision\":\"', '\"scheme_revision\":\"x') WHERE kind = 'round_started'"
        )
    )
    again = at.begin()
    assert again.progress.round.id != left.progress.round.id and again.progress.answers == ()


def test_a_round_that_was_answered_whole_but_not_ended_is_begun_anew(school: School) -> None:
    at = Set(school, replace(BATTERIES, tries=2))
    left = at.begin()
    at.answer(left, "r" * 12)
    assert at.begin().progress.answers == ()


def test_a_change_does_not_touch_rounds_under_way(school: School) -> None:
    at = Set(school)
    begun = at.begin()
    at.answer(begun, "r")
    saved(school, replace(BATTERIES, name="Other", full_points=1, exam=True), quiz_id=at.quiz_id)
    again = at.begin()
    assert again.progress == begun.progress and again.progress.round.spec.full_points == 10


def test_neither_guests_nor_others_nor_any_other_day(school: School) -> None:
    at = Set(school)
    for who in (GUEST, replace(at.who, class_id=at.class_id + 1)):
        with pytest.raises(QuizNeedsSeat):
            at.begin(who)
    saved(school, quiz_id=at.quiz_id, classes=[at.class_id], opens="2099-01-01")
    with pytest.raises(QuizNotOpen):
        at.begin()
    saved(school, quiz_id=at.quiz_id, classes=[at.class_id], due="2020-01-01")
    with pytest.raises(QuizOver):
        at.begin()
    assert not at.tries().left


def test_the_last_day_is_a_local_day(folder: Path) -> None:
    clock = HandClock()
    school = School(folder, clock=clock).open_and_wait()
    at = Set(school, opens="2026-11-22", due="2026-11-23")
    clock.pass_ms(DAY + 11 * 3_600_000)  # the 23rd, 23:00 in Harbin
    assert at.begin() is not None
    clock.pass_ms(3_600_000)
    with pytest.raises(QuizOver):
        at.begin(at.students[1])
    school.close()


def test_a_student_has_time_and_pictures_as_the_roster_says(school: School) -> None:
    at = Set(school, replace(EXAM, limit_s=10))
    school.ask(lambda db: rosters.change_student(db, replace(rosters.student_by_ref(db, at.who.ref), extra_time=1.5, cannot_read=True)))
    spec = at.begin().progress.round.spec
    assert spec.quiz is not None and (spec.quiz.whole_ms, spec.extra_time, spec.pictures_only, spec.limit_s) == (180_000, 1.5, True, None)
    spec = at.begin(at.students[1]).progress.round.spec
    assert spec.quiz is not None and (spec.quiz.whole_ms, spec.limit_s) == (120_000, 10)


def test_time_that_is_up_counts_the_rest_as_not_answered_in_one_go(school: School) -> None:
    at = Set(school, EXAM)
    begun = at.begin()
    at.answer(begun, "rrr", ms=40_000)
    assert begun.progress.whole_left_ms == 0
    heard(school, lambda done, failed: quiz_rounds.run_out(school, begun, lambda: done(None), failed))
    assert begun.progress.finished and begun.progress.right == 3
    at.finish(begun)
    kept = [e.body for e in school.ask(lambda db: list(journal.events(db))) if e.kind == "answer"]
    assert len(kept) == 12 and all(b["timed_out"] and b["choice"] == [] and b["chosen_bin"] is None and b["correct"] == 0 for b in kept[3:])
    assert (at.played()[0].passed, at.played()[0].points) == (False, 30.0)
    assert school.ask(totals.differences) == []
    heard(school, lambda done, failed: quiz_rounds.run_out(school, begun, lambda: done(None), failed))
    assert len(begun.progress.answers) == 12, "nothing is left: nothing is written"


def test_an_exam_that_is_passed_is_kept_as_passed(school: School) -> None:
    at = Set(school, EXAM)
    begun = at.begin()
    at.answer(begun, "r" * 10 + "ww")
    at.finish(begun)
    assert begun.progress.passed and at.played()[0].passed is True


def test_only_the_best_of_several_tries_stands_at_the_desk(school: School) -> None:
    at = Set(school, replace(EXAM, tries=3))
    for letters in ("r" * 12, "r" * 4 + "w" * 8):
        begun = at.begin()
        at.answer(begun, letters)
        at.finish(begun)
    assert (at.played()[0].points, at.played()[0].ended, at.played()[0].passed) == (120.0, 2, True)


def test_a_quiz_is_never_begun_past_its_tries(school: School) -> None:
    spec = Set(school).begin().progress.round.spec
    with pytest.raises(ValueError, match="quiz_rounds"):
        heard(school, lambda done, failed: playing.begin(school, spec, GUEST, done, failed))


def test_a_journal_of_before_there_were_quizzes_is_still_read(school: School) -> None:
    at = Set(school)
    who = at.who
    begun = heard(school, lambda done, failed: playing.begin(school, replace(at.begin().progress.round.spec, quiz=None), who, done, failed))

    def forget(db: Any) -> None:
        db.conn.execute("UPDATE journal SET body = replace(body, '\"quiz\":null,', '') WHERE kind = 'round_started'")

    school.ask(forget)
    again = heard(school, lambda done, failed: playing.resume(school, begun.progress.round.id, done, failed))
    assert again.progress == begun.progress
    assert school.ask(totals.differences) == []
