"""Playing a round without a window: drawn, kept answer by answer, ended, given up, or cut off and taken up again."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.factories import make_progress
from tests.services.asking import heard
from wastequiz.domain.errors import NoQuestions, UnknownScheme
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, slip
from wastequiz.domain.results import Best, Interrupted
from wastequiz.domain.rounds import Answer, RoundSpec
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.services import enrolling, playing
from wastequiz.services.playing import Playing
from wastequiz.services.school import DEFAULT_SCHEME, School
from wastequiz.store import rounds

SPEC = RoundSpec(DEFAULT_SCHEME, Band.g34, length=5)


def student(school: School) -> Contestant:
    added = heard(school, lambda done, failed: enrolling.add_class(school, "3B", Band.g34, 2, done, failed))
    return enrolling.contestant(heard(school, lambda done, failed: enrolling.students(school, added.id, done, failed))[0])


def begun(school: School, contestant: Contestant = GUEST, spec: RoundSpec = SPEC, seed: int | None = 5) -> Playing:
    return heard(school, lambda done, failed: playing.begin(school, spec, contestant, done, failed, seed=seed))


def answer(school: School, play: Playing, right: bool = True, **more: bool) -> Answer:
    question = play.progress.question
    assert question is not None
    choice = KINDS[question.kind].solution(question) if right else slip(question, Random(1))
    return heard(school, lambda done, failed: play.answer(choice, 900, done, failed, **more))


def play_out(school: School, play: Playing) -> Best | None:
    while not play.progress.finished:
        answer(school, play)
    return heard(school, lambda done, failed: play.finish(done, failed))


def interrupted(school: School) -> Interrupted | None:
    return heard(school, lambda done, failed: playing.interrupted(school, done, failed))


def test_the_same_seed_draws_the_same_and_no_seed_another(school: School) -> None:
    keys = [[q.key for q in begun(school, seed=seed).progress.round.questions] for seed in (5, 5, None, None)]
    assert keys[0] == keys[1] and keys[2] != keys[3]


def test_an_answer_is_in_the_progress_once_it_is_kept_and_has_its_journal_number(school: School) -> None:
    play = begun(school)
    first = answer(school, play, hint=True)
    assert first.correct == 1 and first.hint and play.progress.answers == (first,)
    seq = play.last_seq
    answer(school, play, right=False)
    assert play.last_seq == seq + 1 and len(play.progress.mistakes()) == 1


def test_an_option_that_is_not_there_is_refused(school: School) -> None:
    with pytest.raises(KeyError):
        begun(school).answer(("no such option",), 1, lambda _a: None, lambda _e: None)


def test_a_student_hears_of_the_best_before_and_a_guest_of_none(school: School) -> None:
    who = student(school)
    assert play_out(school, begun(school, who)) is None
    best = play_out(school, begun(school, who))
    assert best is not None and best.right == 5
    assert play_out(school, begun(school)) is None


def test_a_round_that_stops_is_offered_and_goes_on_where_it_stopped(school: School) -> None:
    play = begun(school, student(school))
    answer(school, play)
    answer(school, play, right=False)
    found = interrupted(school)
    assert found is not None and (found.answered, found.length, found.seat) == (2, 5, 1)
    again = heard(school, lambda done, failed: playing.resume(school, found.round_id, done, failed))
    assert again.progress == play.progress


def test_a_round_given_up_or_let_rest_is_not_offered_again(school: School) -> None:
    play = begun(school)
    answer(school, play)
    heard(school, lambda done, failed: play.give_up(done))
    assert interrupted(school) is None
    other = begun(school)
    playing.let_rest(school, other.progress.round.id)
    assert interrupted(school) is None
    third = begun(school)
    third.give_up()
    assert interrupted(school) is None


def test_a_round_whose_questions_or_rules_changed_is_not_taken_up(school: School) -> None:
    play = begun(school)
    answer(school, play)
    drawn = play.progress.round
    for changed in (
        replace(drawn, id="changed-rules", scheme_revision="another"),
        replace(drawn, id="gone-question", questions=(replace(drawn.questions[0], key="which_bin:no_such_thing"),)),
        replace(drawn, id="other-options", questions=(replace(drawn.questions[0], options=drawn.questions[0].options[:2]),)),
    ):
        school.ask(lambda db, r=changed: rounds.start(db, r))
        assert heard(school, lambda done, failed, r=changed: playing.resume(school, r.id, done, failed)) is None


def test_what_cannot_be_drawn_says_why(school: School) -> None:
    with pytest.raises(NoQuestions):
        begun(school, spec=replace(SPEC, topic="no such topic"))
    with pytest.raises(UnknownScheme):
        begun(school, spec=replace(SPEC, scheme="cn-atlantis"))


def test_a_simulated_player_is_right_as_often_as_its_skill_says_and_sometimes_too_late() -> None:
    progress = make_progress()
    question = progress.question
    assert question is not None
    rng = Random(3)
    assert {playing.robot_choice(progress, rng, skill=1.0) for _ in range(20)} == {question.right_ids}
    clumsy = [playing.robot_choice(progress, rng, skill=0.0) for _ in range(300)]
    assert () in clumsy and {c for c in clumsy if c} == {(o.id,) for o in question.options}


def test_the_default_city_has_rules() -> None:
    from wastequiz import paths

    rules = tomllib.loads((Path(paths.questions()) / "schemes" / f"{DEFAULT_SCHEME}.toml").read_text(encoding="utf-8"))
    assert rules
