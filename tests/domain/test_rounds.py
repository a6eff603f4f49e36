"""A round under way: every answer marked, every missed question met once more in practice, nothing changed in place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.strategies import seeds
from tests.factories import make_bank, make_progress, make_round, spec, step, wrong_ids
from wastequiz.domain.points import CONTEST_SPEED_WEIGHT
from wastequiz.domain.rounds import Progress, Stone

answers = st.lists(st.tuples(st.booleans(), st.integers(0, 60_000)), min_size=1, max_size=45)


def play(progress: Progress, given_answers: list[tuple[bool, int]]) -> Progress:
    """Goes on until the round or the answers end."""
    for right, ms in given_answers:
        if progress.finished:
            break
        progress = step(progress, right, ms)
    return progress


def played(*rights: bool, **changes: object) -> Progress:
    return play(make_progress(len(rights), **changes), [(right, 1000) for right in rights])


def test_a_round_knows_its_questions_by_number() -> None:
    found = make_round(length=5)
    assert found.question(4) is found.questions[4]
    with pytest.raises(IndexError):
        found.question(5)


def test_the_limit_grows_with_a_students_extra_time() -> None:
    assert spec(limit_s=20, extra_time=1.5).limit_ms == 30_000
    assert spec().limit_ms is None


def test_a_fresh_round_stands_on_its_first_stone() -> None:
    progress = make_progress(5)
    assert progress.current == Stone(0)
    assert progress.question is progress.round.questions[0]
    assert progress.stones == tuple(Stone(n) for n in range(5))
    assert not progress.finished
    assert (progress.points, progress.right, progress.streak, progress.best_streak, progress.accuracy) == (0, 0, 0, 0, None)


def test_every_answer_is_a_step_and_the_last_one_ends_the_round() -> None:
    progress = played(True, False, True)
    assert progress.finished
    assert progress.question is None
    assert progress.points == 20
    assert progress.right == 2
    assert progress.accuracy == pytest.approx(2 / 3)
    assert [answer.stone for answer in progress.mistakes()] == [Stone(1)]


def test_a_finished_round_takes_no_more_answers() -> None:
    with pytest.raises(ValueError, match="finished"):
        played(True).mark(("a",), 0)


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(KeyError):
        make_progress().mark(("nonsense",), 0)


def test_streaks_are_counted() -> None:
    progress = played(True, True, True, False, True, True)
    assert (progress.streak, progress.best_streak) == (2, 3)
    assert played(True, False).streak == 0


def test_time_out_is_a_wrong_answer_that_chose_nothing() -> None:
    progress = make_progress(kinds=("which_bin",))
    answer = progress.mark((), 20_000)
    assert (answer.correct, answer.points, answer.choice, answer.timed_out, answer.chosen_bin) == (0, 0, (), True, None)
    assert answer.true_bin == progress.question.true_bin  # type: ignore[union-attr]


def test_a_sorting_answer_knows_the_true_and_the_chosen_bin() -> None:
    progress = make_progress(kinds=("which_bin",))
    (wrong, *_) = wrong_ids(progress.question)  # type: ignore[arg-type]
    answer = progress.mark((wrong,), 0)
    assert (answer.true_bin, answer.chosen_bin) == (progress.question.true_bin, wrong)  # type: ignore[union-attr]


def test_a_thing_picked_for_a_bin_was_sorted_into_that_bin() -> None:
    progress = make_progress(kinds=("pick_from_bin",))
    question = progress.question
    assert question is not None
    for option in question.options:
        answer = progress.mark((option.id,), 0)
        assert (answer.true_bin, answer.chosen_bin) == (option.bin_id, question.asked_bin)
        assert (answer.true_bin == answer.chosen_bin) == option.right
    assert progress.mark((), 0).chosen_bin is None


def test_a_written_question_has_no_bins() -> None:
    progress = make_progress(kinds=("single_choice",))
    answer = progress.mark(("b",), 0)
    assert (answer.true_bin, answer.chosen_bin) == (None, None)


def test_a_hint_halves_the_points_but_not_in_practice() -> None:
    for practice, points in ((False, 5), (True, 10)):
        progress = make_progress(practice=practice)
        answer = progress.mark(progress.question.right_ids, 0, hint=True)  # type: ignore[union-attr]
        assert (answer.hint, answer.points) == (True, points)


def test_the_reading_pause_is_for_rounds_that_count() -> None:
    assert make_progress().reading_pause_ms(10) == 3000
    assert make_progress(practice=True).reading_pause_ms(10) == 0


def test_a_question_missed_in_practice_returns_at_the_end_for_no_points() -> None:
    progress = played(True, False, True, practice=True)
    assert progress.current == Stone(1, attempt=2)
    assert not progress.finished
    progress = step(progress, right=True)
    assert progress.finished
    assert progress.answers[-1].points == 0
    assert progress.right == 2
    assert progress.accuracy == pytest.approx(2 / 3)


@given(seed=seeds, given_answers=answers, length=st.sampled_from((1, 5, 10, 20)))
def test_practice_returns_each_missed_question_exactly_once(seed: int, given_answers: list[tuple[bool, int]], length: int) -> None:
    progress = play(Progress(make_round(seed=seed, length=length, practice=True)), [*given_answers, *[(False, 1000)] * 40])
    assert progress.finished
    missed = [answer.stone.n for answer in progress.mistakes()]
    again = [answer for answer in progress.answers if answer.stone.attempt == 2]
    assert [answer.stone.n for answer in again] == missed
    assert all(answer.points == 0 for answer in again)
    assert len(progress.answers) == length + len(missed)


@given(seed=seeds, given_answers=answers, length=st.sampled_from((1, 5, 10)))
def test_outside_practice_nothing_returns(seed: int, given_answers: list[tuple[bool, int]], length: int) -> None:
    progress = play(Progress(make_round(seed=seed, length=length)), given_answers)
    assert not progress.extra
    assert progress.finished == (len(given_answers) >= length)


@given(seed=seeds, given_answers=answers, speed=st.sampled_from((0, CONTEST_SPEED_WEIGHT)), limit=st.none() | st.integers(1, 60))
def test_marks_and_points_stay_in_their_range(seed: int, given_answers: list[tuple[bool, int]], speed: float, limit: int | None) -> None:
    progress = play(Progress(make_round(seed=seed, speed_weight=speed, limit_s=limit, full_points=7)), given_answers)
    for answer in progress.answers:
        assert 0 <= answer.correct <= 1
        assert 0 <= answer.points <= 7 * answer.correct
        assert answer.points >= 4 * answer.correct
    assert 0 <= progress.points <= 7 * len(progress.answers)
    assert progress.right + len(progress.mistakes()) == len(progress.answers)
    assert progress.streak <= progress.best_streak <= len(progress.answers)


def test_a_step_gives_a_new_progress_and_leaves_the_old_one_as_it_was() -> None:
    before = Progress(make_round(make_bank(), practice=True))
    after = step(before, right=False)
    assert (len(before.answers), len(before.extra)) == (0, 0)
    assert (len(after.answers), len(after.extra)) == (1, 1)
