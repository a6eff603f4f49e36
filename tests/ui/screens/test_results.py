"""Results: points, personal best, every mistake once more; another round is one touch away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.screens.playground import SIZES, add_class, click, context_on, not_cut, shown
from wastequiz.cli.touring import choice_of
from wastequiz.domain.items import Band
from wastequiz.domain.levels import LEVELS, LevelState, level_spec
from wastequiz.domain.results import Best
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.services import enrolling, levels, playing
from wastequiz.ui.context import Context, Session
from wastequiz.ui.places import ClassBoard, Home, LevelPath, Quiz
from wastequiz.ui.screens.results import ResultsScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def fail(error: BaseException) -> None:
    raise error


def a_student(qtbot: Any, context: Context) -> Contestant:
    school_class = add_class(qtbot, context, "Class 3-2", 3)
    found: list[Any] = []
    enrolling.students(context.school, school_class.id, found.append, fail)
    qtbot.waitUntil(lambda: bool(found))
    return enrolling.contestant(found[0][1])


def played(qtbot: Any, context: Context, marks: str, who: Contestant = GUEST, **changes: Any) -> None:
    """Plays a round: "r" right, "w" wrong, "t" no answer in time."""
    begun: list[playing.Playing] = []
    spec = RoundSpec("cn-harbin", Band.g34, **({"length": len(marks)} | changes))
    playing.begin(context.school, spec, who, begun.append, fail, seed=9)
    qtbot.waitUntil(lambda: bool(begun))
    for mark in marks:
        question = begun[0].progress.question
        assert question is not None
        choice = choice_of(question, mark)
        done: list[Any] = []
        begun[0].answer(choice, 1200, done.append, fail)
        qtbot.waitUntil(lambda done=done: bool(done))
    best: list[Best | None] = []
    begun[0].finish(best.append, fail)
    qtbot.waitUntil(lambda: bool(best))
    context.session = Session(who, None, spec, begun[0], best[0])


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[ResultsScreen, list[Any]]:
    screen = ResultsScreen(context)
    return screen, shown(qtbot, screen, *size)


def test_every_mistake_is_shown_once_more_with_its_reason(qtbot: Any, context: Context) -> None:
    played(qtbot, context, "rwrtr", a_student(qtbot, context))
    screen, _places = opened(qtbot, context)
    assert len(screen.mistakes) == 2
    assert screen.score.accessibleName().startswith("3 of 5 right")
    assert screen.review.accessibleName().startswith("Look at these once more")


def test_a_round_without_a_mistake_says_so(qtbot: Any, context: Context) -> None:
    played(qtbot, context, "rrrrr")
    screen, _places = opened(qtbot, context)
    assert screen.review.accessibleName() == "Not one mistake!"


def test_the_personal_best_is_told_kindly(qtbot: Any, context: Context) -> None:
    who = a_student(qtbot, context)
    told: list[str] = []
    for marks in ("rwrwr", "rrrrr", "wwwww"):
        played(qtbot, context, marks, who)
        screen, _places = opened(qtbot, context)
        told.append(screen.score.accessibleName())
        screen.hide()
    assert "Your first round of this length" in told[0]
    assert "New personal best! Before:" in told[1]
    assert "Your best so far:" in told[2]


def test_a_student_goes_on_to_the_class_board_and_a_guest_does_not(qtbot: Any, context: Context) -> None:
    who = a_student(qtbot, context)
    played(qtbot, context, "rrrrr", who)
    screen, places = opened(qtbot, context)
    assert screen.board is not None
    click(qtbot, screen.board)
    assert places == [ClassBoard(who.class_id)]
    played(qtbot, context, "rrrrr")
    guest, guest_places = opened(qtbot, context)
    assert guest.board is None
    click(qtbot, guest.home)
    assert guest_places == [Home()]


def test_play_again_begins_a_round_of_the_same_make(qtbot: Any, context: Context) -> None:
    played(qtbot, context, "rrrrr", a_student(qtbot, context), limit_s=30)
    before = context.session
    screen, places = opened(qtbot, context)
    click(qtbot, screen.once_more)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Quiz()]
    assert context.session is not before
    assert context.session.playing is not None
    progress = context.session.playing.progress
    assert progress.round.spec == before.spec
    assert progress.round.contestant == before.contestant
    assert progress.answers == ()
    assert screen.progress.finished


def test_many_mistakes_have_pages(qtbot: Any, context: Context) -> None:
    played(qtbot, context, "wwwwwwwwww")
    screen, _places = opened(qtbot, context)
    assert screen.up.isVisible()
    assert not screen.up.isEnabled()
    turned = 0
    while screen.down.isEnabled():
        click(qtbot, screen.down)
        turned += 1
    assert turned >= 1
    assert screen.up.isEnabled()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("marks", ["rrrrr", "wwwwwwwwww"])
def test_nothing_is_cut(qtbot: Any, context: Context, size: tuple[int, int], marks: str) -> None:
    played(qtbot, context, marks, a_student(qtbot, context))
    screen, _places = opened(qtbot, context, size)
    not_cut(screen)


def test_results_without_a_round_are_a_bug_that_says_so(qtbot: Any, context: Context) -> None:
    context.session = Session()
    with pytest.raises(ValueError, match="no round"):
        ResultsScreen(context)


# ---------------------------------------------------------------------------------------------------- what went wrong, again


@pytest.mark.parametrize("guest", [True, False], ids=["guest", "student"])
def test_what_went_wrong_is_practised_with_one_touch(qtbot: Any, context: Context, guest: bool) -> None:
    played(qtbot, context, "rwrrw", GUEST if guest else a_student(qtbot, context), kinds=("which_bin",))
    missed = {a.key for a in context.session.playing.progress.mistakes()}  # type: ignore[union-attr]
    screen, places = opened(qtbot, context)
    click(qtbot, screen.practise)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Quiz()] and context.session.playing is not None
    round_ = context.session.playing.progress.round
    assert round_.spec.practice and round_.contestant == screen.progress.round.contestant
    assert {key.partition(":")[2] for key in missed} == {q.subject_id for q in round_.questions}
    assert round_.reasons[0] is not None and round_.reasons[0].code == "mixed_up"


def test_without_a_mistake_there_is_nothing_to_practise(qtbot: Any, context: Context) -> None:
    played(qtbot, context, "rrrrr")
    screen, _places = opened(qtbot, context)
    assert screen.practise is None


def test_practice_that_was_chosen_is_not_simply_played_again(qtbot: Any, context: Context) -> None:
    """Another round of the same make would ask anything."""
    played(qtbot, context, "rrrrr", practice=True, purpose="mistakes")
    screen, _places = opened(qtbot, context)
    assert screen.once_more is None and screen.buttons[0] is screen.home


# ------------------------------------------------------------------------------------------------------------------- levels

PASSED, MISSED = "rrwrrrrrwr", "rwrrwrrrwr"


def played_level(qtbot: Any, context: Context, number: int, marks: str, who: Contestant) -> None:
    """Plays a level as the path begins it."""
    states: list[Any] = []
    levels.levels(context.school, who, states.append, fail)
    qtbot.waitUntil(lambda: bool(states))
    wanted = level_spec(number, "cn-harbin", Band.g34)
    played(
        qtbot,
        context,
        marks,
        who,
        **{name: getattr(wanted, name) for name in ("kinds", "topics", "hardest", "look_alikes", "level", "purpose")},
    )
    context.session.level_before = None if who.is_guest else states[0][number - 1]


def test_a_passed_level_lights_its_lamp_and_leads_to_the_next(qtbot: Any, context: Context) -> None:
    played_level(qtbot, context, 1, PASSED, a_student(qtbot, context))
    screen, places = opened(qtbot, context)
    assert screen.verdict is not None
    assert screen.verdict.accessibleName() == "Level 1 passed! The ice lamp is lit."
    qtbot.waitUntil(lambda: screen.verdict is not None and screen.verdict.glow == 1)
    assert screen.buttons[0] is screen.next_level and screen.next_level is not None and screen.next_level.kind == "primary"
    assert "Your first try at this level" in screen.score.accessibleName()
    qtbot.waitUntil(lambda: bool(screen.states))
    click(qtbot, screen.next_level)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Quiz()] and context.session.playing is not None
    assert context.session.playing.progress.round.spec.level == 2
    assert context.session.level_before == LevelState(2, LEVELS[1].code, is_open=True)


def test_a_level_not_passed_yet_is_tried_again_with_one_touch(qtbot: Any, context: Context) -> None:
    played_level(qtbot, context, 1, MISSED, a_student(qtbot, context))
    screen, places = opened(qtbot, context)
    assert screen.verdict is not None
    assert screen.verdict.accessibleName() == "Once more? Just 1 more to pass."
    assert screen.verdict.glow == 0
    assert screen.next_level is None and screen.buttons[0] is screen.once_more and screen.once_more is not None
    assert screen.once_more.label == "Try again"
    qtbot.waitUntil(lambda: bool(screen.states))
    click(qtbot, screen.once_more)
    qtbot.waitUntil(lambda: bool(places))
    assert context.session.playing is not None and context.session.level_before is not None
    assert context.session.playing.progress.round.spec == screen.progress.round.spec
    assert (context.session.level_before.tries, context.session.level_before.best) == (1, 7)


def test_a_lamp_that_was_lit_stays_lit(qtbot: Any, context: Context) -> None:
    who = a_student(qtbot, context)
    played_level(qtbot, context, 1, PASSED, who)
    played_level(qtbot, context, 1, MISSED, who)
    screen, _places = opened(qtbot, context)
    assert screen.verdict is not None and screen.verdict.glow == 1 and not screen.verdict.lights
    assert screen.verdict.accessibleName() == "Once more? Your lamp shines on."
    assert "Your best so far: 8/10" in screen.score.accessibleName()


def test_after_the_last_level_the_path_is_shown(qtbot: Any, context: Context) -> None:
    played_level(qtbot, context, 6, "rrrrrrrrrr", a_student(qtbot, context))
    screen, places = opened(qtbot, context)
    assert screen.next_level is None and screen.path is not None
    click(qtbot, screen.path)
    assert places == [LevelPath()]


def test_a_guest_goes_on_to_the_next_level_and_is_told_that_nothing_is_kept(qtbot: Any, context: Context) -> None:
    played_level(qtbot, context, 3, PASSED, GUEST)
    screen, places = opened(qtbot, context)
    assert "nothing is kept" in screen.score.accessibleName()
    assert screen.next_level is not None
    click(qtbot, screen.next_level)
    qtbot.waitUntil(lambda: bool(places))
    assert context.session.level_before is None


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("marks", [PASSED, MISSED])
def test_nothing_of_a_level_is_cut(qtbot: Any, context: Context, size: tuple[int, int], marks: str) -> None:
    played_level(qtbot, context, 1, marks, a_student(qtbot, context))
    screen, _places = opened(qtbot, context, size)
    not_cut(screen)
    assert screen.verdict is not None
    assert not any(screen.where(screen.verdict).intersects(screen.where(b)) for b in screen.buttons)
    assert not screen.where(screen.verdict).intersects(screen.where(screen.score))
