"""Beginning levels: one after the other, for this age, for those who cannot read."""

from __future__ import annotations

import pytest

from tests.services.asking import heard
from wastequiz.domain.errors import LevelLocked
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.levels import LevelState
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.services import enrolling, levels
from wastequiz.services.playing import Playing
from wastequiz.services.school import School


def student(school: School, band: Band = Band.g34, **changes: object) -> Contestant:
    added = heard(school, lambda done, failed: enrolling.add_class(school, band.name, band, 1, done, failed))
    found = heard(school, lambda done, failed: enrolling.students(school, added.id, done, failed))[0]
    changed = heard(school, lambda done, failed: enrolling.change_student(school, found.ref, done, failed, **changes))
    return enrolling.contestant(changed)


def begun(school: School, who: Contestant, number: int, **more: int) -> Playing:
    return heard(school, lambda done, failed: levels.begin_level(school, who, number, done, failed, **more))


def states(school: School, who: Contestant) -> list[LevelState]:
    return list(heard(school, lambda done, failed: levels.levels(school, who, done, failed)))


def pass_it(school: School, play: Playing) -> None:
    while play.progress.question is not None:
        question = play.progress.question
        heard(school, lambda done, failed, q=question: play.answer(KINDS[q.kind].solution(q), 900, done, failed))
    heard(school, lambda done, failed: play.finish(done, failed))


def test_a_passed_level_opens_the_next(school: School) -> None:
    who = student(school)
    with pytest.raises(LevelLocked) as error:
        begun(school, who, 2)
    assert (error.value.number, error.value.before) == (2, 1)
    play = begun(school, who, 1, limit_s=30, seed=4)
    spec = play.progress.round.spec
    assert (spec.level, spec.purpose, spec.limit_s, spec.practice, len(play.progress.round.questions)) == (1, "level", 30, False, 10)
    pass_it(school, play)
    assert [(s.passed, s.is_open) for s in states(school, who)[:3]] == [(True, True), (False, True), (False, False)]
    assert begun(school, who, 2).progress.round.spec.level == 2


@pytest.mark.parametrize("band", [Band.pre, Band.g12, Band.g79])
def test_every_level_has_ten_questions_in_every_grade(school: School, band: Band) -> None:
    who = student(school, band)
    for number in range(1, 7):
        play = begun(school, who, number)
        assert len(play.progress.round.questions) == 10
        pass_it(school, play)
    assert all(s.passed for s in states(school, who))


def test_who_cannot_read_walks_the_same_path_in_pictures(school: School) -> None:
    who = student(school, cannot_read=True, extra_time=1.5)
    play = begun(school, who, 1)
    assert play.progress.round.spec.pictures_only and play.progress.round.spec.extra_time == 1.5
    assert all(q.topic == "items" for q in play.progress.round.questions)


def test_to_a_guest_every_level_is_open_and_nothing_is_kept(school: School) -> None:
    assert all(s.is_open for s in states(school, GUEST))
    play = begun(school, GUEST, 4)
    pass_it(school, play)
    assert not any(s.passed or s.tries for s in states(school, GUEST))
