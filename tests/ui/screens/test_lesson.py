"""The lesson's page: a clicker runs all of it, every deed is kept before it is shown, and nothing is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.screens.playground import SIZES, add_class, click, context_on, not_cut, press, settle, shown
from wastequiz import i18n
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.lesson import Lesson, LessonSpec
from wastequiz.domain.teams import Team
from wastequiz.services import hosting
from wastequiz.services.hosting import Hosting
from wastequiz.stage.look import Look
from wastequiz.stage.theme import TEXT_SIZES, Theme
from wastequiz.ui.context import Context, Session
from wastequiz.ui.navigator import Navigator
from wastequiz.ui.places import ClassReportPage, Home, LessonPlay
from wastequiz.ui.screens.lesson import LessonScreen
from wastequiz.ui.screens.lesson_board import LessonBoardScreen

ON, BACK = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp
ANIMALS = ("fox", "deer", "owl", "bear", "rabbit", "tiger", "panda", "seal")


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def fail(error: BaseException) -> None:
    raise error


def begun(qtbot: Any, context: Context, method: str = "roll_call", seats: int = 6, teams: int = 0, **changes: Any) -> Hosting:
    """A lesson of two rounds of two questions, in the session."""
    found = add_class(qtbot, context, "3-2", seats)
    made = tuple(Team(n + 1, ANIMALS[n]) for n in range(teams))
    spec = replace(LessonSpec("cn-harbin", Band.g34, found.id, method, rounds=2, each=2, teams=made), **changes)
    got: list[Hosting] = []
    hosting.begin(context.school, spec, got.append, fail, seed=4)
    qtbot.waitUntil(lambda: bool(got))
    context.session = Session(school_class=found, hosting=got[0])
    return got[0]


def do(qtbot: Any, deed: Callable[..., None], *given: Any, **more: Any) -> Lesson:
    done: list[Lesson] = []
    deed(*given, done.append, fail, **more)
    qtbot.waitUntil(lambda: bool(done))
    return done[0]


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[LessonScreen, list[Any]]:
    screen = LessonScreen(context)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: bool(screen.students))
    return screen, places


def answer(qtbot: Any, screen: LessonScreen, right: bool = True) -> None:
    """Whoever's turn it is touches an answer."""
    question = screen.question
    solution = KINDS[question.kind].solution(question)
    if not right:
        solution = (next(o.id for o in question.options if not o.right),)
    before = len(screen.lesson.entries)
    click(qtbot, screen.way.area.fill(solution))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(screen.lesson.entries) > before)


ONE = {"ready_set": ""}


def simple(qtbot: Any, context: Context, method: str, **changes: Any) -> Hosting:
    """A lesson whose questions are answered by one touch."""
    host = begun(qtbot, context, method, **changes)
    easy = next(q for q in host.lesson.questions if q.kind in ("which_bin", "single_choice", "true_false", "pick_from_bin"))
    host.lesson = replace(host.lesson, questions=(easy,) * len(host.lesson.questions))
    return host


def test_the_clicker_calls_tells_and_goes_on(qtbot: Any, context: Context) -> None:
    host = simple(qtbot, context, "roll_call")
    screen, places = opened(qtbot, context)
    assert screen.on.label == "Call somebody" and screen.plate.who == "Who is next?"
    press(ON)
    qtbot.waitUntil(lambda: bool(host.lesson.asked) and screen.plate.bright)
    assert screen.plate.who.startswith("No. ")
    press(ON)
    qtbot.waitUntil(lambda: screen.sheet is not None)
    assert screen.sheet is not None and screen.sheet.feedback.head == "Here is the answer"
    press(ON)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [LessonPlay()] and host.lesson.at == 1


def test_an_answer_is_kept_and_told_at_once(qtbot: Any, context: Context) -> None:
    host = simple(qtbot, context, "teams", teams=2)
    screen, _places = opened(qtbot, context)
    assert screen.plate.who == "Team Fox"
    answer(qtbot, screen)
    qtbot.waitUntil(lambda: screen.sheet is not None)
    assert host.lesson.answered[0].team == 1 and "Team Fox 10" in screen.strip.accessibleName()
    not_cut(screen)


def test_before_somebody_is_called_nobody_answers(qtbot: Any, context: Context) -> None:
    host = simple(qtbot, context, "roll_call")
    screen, _places = opened(qtbot, context)
    press("1")
    screen.way.area.answered.emit(KINDS[screen.question.kind].solution(screen.question))  # type: ignore[attr-defined]
    settle(qtbot, context)
    assert host.lesson.entries == ()


def test_a_missed_question_may_be_taken_over(qtbot: Any, context: Context) -> None:
    host = simple(qtbot, context, "teams", teams=2, steal=True)
    screen, places = opened(qtbot, context)
    answer(qtbot, screen, right=False)
    qtbot.waitUntil(lambda: screen.on.label == "Team Deer takes over")
    assert screen.sheet is None and screen.others["tell"].isVisible()
    not_cut(screen)
    press(ON)
    qtbot.waitUntil(lambda: bool(places))
    again, _more = opened(qtbot, context)
    assert again.plate.who == "Team Deer" and again.plate.line == "For half the points"
    answer(qtbot, again)
    qtbot.waitUntil(lambda: again.sheet is not None)
    assert [entry.points for entry in host.lesson.answered] == [0, 5]


def test_a_wrong_entry_is_taken_back_after_a_question(qtbot: Any, context: Context) -> None:
    host = simple(qtbot, context, "teams", teams=2)
    screen, places = opened(qtbot, context)
    answer(qtbot, screen)
    qtbot.waitUntil(lambda: screen.sheet is not None)
    press(BACK)
    assert screen.popup is not None and screen.popup.veil.head == "Take the answer of Team Fox back?"
    press(BACK)
    assert screen.popup.buttons[1].hasFocus()
    press(ON)
    assert screen.popup is None and not host.lesson.entries[0].void
    press(BACK, "b")
    assert screen.popup is None and not host.lesson.paused and not host.lesson.entries[0].void
    press(BACK)
    press(ON)
    qtbot.waitUntil(lambda: bool(places))
    assert host.lesson.entries[0].void
    again, _more = opened(qtbot, context)
    assert again.sheet is None and again.plate.who == "Team Fox"
    answer(qtbot, again, right=False)
    qtbot.waitUntil(lambda: again.sheet is not None)


def test_who_was_called_passes_is_absent_or_is_called_by_mistake(qtbot: Any, context: Context) -> None:
    host = simple(qtbot, context, "roll_call")
    screen, _places = opened(qtbot, context)
    press(ON)
    qtbot.waitUntil(lambda: screen.others["pass"].isVisible())
    first = host.lesson.asked
    click(qtbot, screen.others["pass"])
    qtbot.waitUntil(lambda: host.lesson.asked not in ("", first))
    assert host.lesson.roll is not None and host.lesson.roll.passes == {first}
    second = host.lesson.asked
    click(qtbot, screen.others["absent"])
    qtbot.waitUntil(lambda: host.lesson.asked not in ("", second))
    assert second in host.lesson.roll.absent
    third = host.lesson.asked
    click(qtbot, screen.others["another"])
    qtbot.waitUntil(lambda: host.lesson.asked not in ("", third))
    press(BACK)
    qtbot.waitUntil(lambda: not host.lesson.asked)
    assert screen.on.label == "Call somebody"


def test_the_pause_lets_late_comers_in_and_ends_the_lesson(qtbot: Any, context: Context) -> None:
    host = simple(qtbot, context, "roll_call")
    assert host.lesson.roll is not None
    ref = host.lesson.roll.refs[0]
    do(qtbot, host.absent, ref)
    screen, places = opened(qtbot, context)
    press("b")
    qtbot.waitUntil(lambda: screen.popup is not None)
    assert host.lesson.paused and screen.popup is not None
    not_cut_card(screen)
    click(qtbot, screen.popup.buttons[1])
    assert screen.popup.veil.head == "Who came late?" and len(screen.popup.buttons) == 2
    click(qtbot, screen.popup.buttons[1])
    qtbot.waitUntil(lambda: screen.popup is not None and screen.popup.veil.head == "Everybody is here")
    assert not host.lesson.roll.absent
    press(ON)
    qtbot.waitUntil(lambda: screen.popup is None and not host.lesson.paused)
    press(".")
    qtbot.waitUntil(lambda: screen.popup is not None)
    assert screen.popup is not None
    click(qtbot, screen.popup.buttons[3])
    click(qtbot, screen.popup.buttons[1])
    qtbot.waitUntil(lambda: bool(places))
    assert host.closed and host.lesson.phase == "over"


def test_a_break_by_key_has_what_else_may_be_done(qtbot: Any, context: Context) -> None:
    host = simple(qtbot, context, "roll_call")
    screen, _places = opened(qtbot, context)
    do(qtbot, host.call)
    called = host.lesson.asked
    screen.kept(host.lesson)
    click(qtbot, screen.pause_button)
    qtbot.waitUntil(lambda: screen.popup is not None)
    assert screen.popup is not None and len(screen.popup.buttons) == 4, "who has a finger finds the buttons on the page"
    press("b")
    qtbot.waitUntil(lambda: screen.popup is None and not host.lesson.paused)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.popup is not None)
    assert screen.popup is not None
    labels = [button.label for button in screen.popup.buttons]
    assert labels[4:] == ["Call another", "Pass card", "Not here"]
    not_cut_card(screen)
    click(qtbot, screen.popup.buttons[labels.index("Not here")])
    qtbot.waitUntil(lambda: screen.popup is None and host.lesson.asked not in ("", called))
    assert not host.lesson.paused and host.lesson.roll is not None and called in host.lesson.roll.absent


def test_a_clicker_asks_whether_what_was_said_is_right(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "spoken", teams=2)
    screen, _places = opened(qtbot, context)
    press(ON)
    assert screen.popup is not None and screen.popup.veil.head == "Was it right?" and host.lesson.phase == "ask"
    assert [button.label for button in screen.popup.buttons] == ["Right", "Not yet", "Show the answer"]
    not_cut_card(screen)
    press(BACK, BACK, ON)
    qtbot.waitUntil(lambda: screen.sheet is not None)
    assert not host.lesson.entries, "shown without an answer"


def not_cut_card(screen: LessonScreen) -> None:
    assert screen.popup is not None
    boxes = [screen.where(button) for button in screen.popup.buttons]
    assert all(screen.area.contains(box) and screen.popup.veil.card.contains(box) for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_said_aloud_the_teacher_marks_by_two_keys(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "spoken", teams=2)
    screen, _places = opened(qtbot, context)
    not_cut(screen)
    press("2")
    qtbot.waitUntil(lambda: screen.sheet is not None)
    assert host.lesson.answered[0].correct == 0 and host.lesson.answered[0].spoken
    not_cut(screen)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("method", ["roll_call", "teams", "spoken"])
def test_nothing_is_cut(qtbot: Any, context: Context, method: str, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    context.look = Look(Theme(reduced_motion=True, text_scale=TEXT_SIZES["largest"]))
    begun(qtbot, context, method, seats=30, teams=8 if method != "roll_call" else 0, double=True, steal=True)
    screen, _places = opened(qtbot, context, size)
    not_cut(screen)
    screen.do("call")
    settle(qtbot, context)
    not_cut(screen)
    screen.do("tell")
    qtbot.waitUntil(lambda: screen.sheet is not None)
    not_cut(screen)


# ---------------------------------------------------------------------------------------------------- the standings and the end


def at_board(qtbot: Any, context: Context, host: Hosting, *, over: bool = False, size: tuple[int, int] = (1366, 768)) -> Any:
    """Plays on until the standings (or the end) and shows them."""
    marks = iter([True, False, True, True])
    while host.lesson.phase != ("over" if over else "standings"):
        if host.lesson.phase == "ask":
            if host.lesson.spec.method == "roll_call":
                do(qtbot, host.call)
            from wastequiz.domain.lesson_steps import Marked

            do(qtbot, host.enter, Marked(next(marks)))
            do(qtbot, host.tell)
        do(qtbot, host.next)
    context.session.hosting = host
    screen = LessonBoardScreen(context)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: bool(screen.lines))
    return screen, places


def test_after_a_round_both_ranks_are_told_and_the_clicker_goes_on(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "teams", teams=2)
    screen, places = at_board(qtbot, context, host)
    assert screen.accessibleName() == "After round 1 of 2"
    assert [line.accessibleName() for line in screen.lines] == [
        "Place 1: Team Fox, 10 points. Accuracy: place 1, 100% right",
        "Place 2: Team Deer, 0 points. Accuracy: place 2, 0% right",
    ]
    press(ON)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [LessonPlay()] and host.lesson.at == 2


def test_at_the_end_the_lesson_is_ended_and_another_may_begin(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "roll_call")
    screen, places = at_board(qtbot, context, host, over=True)
    qtbot.waitUntil(lambda: host.closed)
    assert screen.missed.accessibleName().startswith("What was missed most: ") and "0% right" in screen.missed.accessibleName()
    assert len(screen.lines) <= 9
    assert [button.label for button in screen.buttons] == ["Done", "Ask the missed again", "Once more", "Report"]
    click(qtbot, screen.buttons[3])
    assert places == [ClassReportPage(host.lesson.spec.class_id, "lesson")]
    click(qtbot, screen.buttons[2])
    qtbot.waitUntil(lambda: len(places) == 2)
    assert context.session.hosting is not host and context.session.hosting is not None
    assert context.session.hosting.lesson.spec == host.lesson.spec
    screen.setEnabled(True)
    screen.go_on()
    assert places[-1] == Home()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("teams", [0, 8])
def test_nothing_of_the_standings_is_cut(
    qtbot: Any, context: Context, teams: int, over: bool, size: tuple[int, int], language: str
) -> None:
    i18n.use(language)
    context.look = Look(Theme(reduced_motion=True, text_scale=TEXT_SIZES["largest"]))
    host = begun(qtbot, context, "teams" if teams else "roll_call", seats=30, teams=teams)
    screen, _places = at_board(qtbot, context, host, over=over, size=size)
    not_cut(screen)
    boxes = [screen.where(line) for line in screen.lines]
    assert all(screen.where(screen.panel).contains(box) for box in boxes)


def test_the_navigator_shows_the_page_that_the_lesson_stands_at(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "teams", teams=2)
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    navigator = Navigator(context, window)
    assert isinstance(navigator.build(LessonPlay()), LessonScreen)
    host.lesson = replace(host.lesson, phase="standings")
    assert isinstance(navigator.build(LessonPlay()), LessonBoardScreen)


@pytest.mark.parametrize("page", [LessonScreen, LessonBoardScreen])
def test_a_page_without_a_lesson_is_a_bug_that_says_so(qtbot: Any, context: Context, page: Any) -> None:
    context.session = Session()
    with pytest.raises(ValueError, match="no lesson"):
        page(context)
