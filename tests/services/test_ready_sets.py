"""Ready sets as they are offered and begun: in their order, an exam without a word, a kindergarten's in pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.services.asking import heard
from tests.services.test_levels import student
from wastequiz.domain.errors import UnknownSet
from wastequiz.domain.sets import COMMUNITY, EXAM, KINDERGARTEN, LESSON, ReadySet
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.services import playing, ready_sets
from wastequiz.services.playing import Playing
from wastequiz.services.ready_sets import Offer
from wastequiz.services.school import School


def offers(school: School) -> Sequence[Offer]:
    return heard(school, lambda done, failed: ready_sets.offers(school, done, failed))


def begun(school: School, set_id: str, who: Contestant = GUEST, seed: int = 3) -> Playing:
    return heard(school, lambda done, failed: ready_sets.begin_set(school, set_id, done, failed, contestant=who, seed=seed))


def first_of(school: School, use: str) -> ReadySet:
    return next(offer.ready for offer in offers(school) if offer.ready.use == use)


@pytest.mark.parametrize("code", ["cn-harbin", "cn-shanghai", "cn-hangzhou"])
def test_every_set_is_offered_in_our_cities_with_the_questions_a_round_has(school: School, code: str) -> None:
    school.prefer(scheme=code)
    found = offers(school)
    assert [offer.ready for offer in found] == list(school.bank.sets.values())
    for offer in found:
        assert len(begun(school, offer.ready.id).progress.round.questions) == offer.questions


def test_abroad_only_what_holds_there_is_offered(school: School) -> None:
    whole = {offer.ready.id: offer.questions for offer in offers(school)}
    school.prefer(scheme="de")
    there = {offer.ready.id: offer.questions for offer in offers(school)}
    assert there and all(n <= whole[name] for name, n in there.items())
    assert sum(there.values()) < sum(whole.values())
    for name, n in there.items():
        assert len(begun(school, name).progress.round.questions) == n


def test_a_lesson_is_asked_as_it_was_written_and_for_points(school: School) -> None:
    lesson = first_of(school, LESSON)
    round_ = begun(school, lesson.id).progress.round
    assert [q.key for q in round_.questions] == [key for key in lesson.keys if key in {q.key for q in round_.questions}]
    spec = round_.spec
    assert (spec.ready_set, spec.band, spec.practice, spec.exam, spec.limit_ms) == (lesson.id, lesson.band, False, False, None)


def test_an_exam_says_nothing_before_its_end(school: School) -> None:
    exam = first_of(school, EXAM)
    round_ = begun(school, exam.id).progress.round
    assert round_.spec.exam and not round_.spec.practice and len(round_.questions) == 30
    assert [q.key for q in round_.questions] != list(exam.keys)


def test_a_kindergarten_plays_in_pictures_without_points(school: School) -> None:
    spec = begun(school, first_of(school, KINDERGARTEN).id).progress.round.spec
    assert spec.pictures_only and spec.practice


def test_a_quick_round_has_a_clock_with_the_players_own_time(school: School) -> None:
    quick = first_of(school, COMMUNITY)
    who = student(school, extra_time=2.0)
    spec = begun(school, quick.id, who).progress.round.spec
    assert (spec.limit_s, spec.limit_ms) == (quick.limit_s, quick.limit_s * 2000)
    drawn = {tuple(q.key for q in begun(school, quick.id, seed=n).progress.round.questions) for n in range(5)}
    assert len(drawn) == 5


def test_a_set_is_played_again_as_a_set_and_taken_up_again(school: School) -> None:
    lesson = first_of(school, LESSON)
    play = begun(school, lesson.id)
    spec = play.progress.round.spec
    once_more = heard(school, lambda done, failed: playing.begin(school, spec, GUEST, done, failed))
    assert [q.key for q in once_more.progress.round.questions] == [q.key for q in play.progress.round.questions]
    taken_up = heard(school, lambda done, failed: playing.resume(school, play.progress.round.id, done, failed))
    assert taken_up.progress.round == play.progress.round


def test_a_set_that_is_gone_says_so(school: School) -> None:
    spec = begun(school, first_of(school, LESSON).id).progress.round.spec
    with pytest.raises(UnknownSet) as error:
        begun(school, "gone")
    assert error.value.id == "gone"
    with pytest.raises(UnknownSet):
        heard(school, lambda done, failed: playing.begin(school, replace(spec, ready_set="gone"), GUEST, done, failed))


def test_a_set_of_which_nothing_holds_is_not_offered(school: School) -> None:
    lesson = first_of(school, LESSON)
    empty = replace(lesson, id="empty", keys=("gone",))
    school.ask(lambda db: school.pool(db, "cn-harbin"))
    school.bank = replace(school.bank, sets={"empty": empty, lesson.id: lesson})
    assert [offer.ready.id for offer in offers(school)] == [lesson.id]
