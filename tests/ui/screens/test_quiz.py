"""The quiz page: the first answer counts, the hint takes one away, pausing stops the clock, and why is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.ui.screens.playground import SIZES, click, context_on, press, shown
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.students import GUEST
from wastequiz.services import playing
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.ui.context import Context, Session
from wastequiz.ui.places import Home, Quiz, Results
from wastequiz.ui.screens.quiz import QuizScreen

READING_MS = 20_000
"""Longer than any reading pause, which comes before the clock."""


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def fail(error: BaseException) -> None:
    raise error


def begin(qtbot: Any, context: Context, **changes: Any) -> playing.Playing:
    begun: list[playing.Playing] = []
    spec = RoundSpec("cn-harbin", **({"band": Band.g34, "length": 5, "kinds": ("which_bin",)} | changes))
    playing.begin(context.school, spec, GUEST, begun.append, fail, seed=5)
    qtbot.waitUntil(lambda: bool(begun))
    context.session = Session(spec=spec, playing=begun[0])
    return begun[0]


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768), **changes: Any) -> tuple[QuizScreen, list[Any]]:
    begin(qtbot, context, **changes)
    return again(qtbot, context, size)


def again(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[QuizScreen, list[Any]]:
    screen = QuizScreen(context)
    return screen, shown(qtbot, screen, *size)


def right(screen: QuizScreen) -> Any:
    return next(t for t in screen.tiles if t.option.right)


def wrong(screen: QuizScreen) -> Any:
    return next(t for t in screen.tiles if not t.option.right and t.state == "rest")


def answered(qtbot: Any, screen: QuizScreen) -> None:
    qtbot.waitUntil(lambda: screen.answer is not None, timeout=READING_MS)


def test_a_right_answer_lights_up_and_says_why(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    with qtbot.waitSignal(screen.feedback_painted) as painted:
        click(qtbot, right(screen))
    assert painted.args == [screen.playing.last_seq]
    assert right(screen).state == "right"
    assert {t.state for t in screen.tiles} == {"right", "other"}
    assert screen.sheet is not None
    assert screen.sheet.feedback.right
    assert screen.sheet.feedback.reason
    assert screen.next is not None
    assert QApplication.focusWidget() is screen.next
    click(qtbot, screen.next)
    assert places == [Quiz()]


def test_a_wrong_answer_is_shown_beside_the_right_one_without_blame(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    chosen = wrong(screen)
    click(qtbot, chosen)
    answered(qtbot, screen)
    assert (chosen.state, right(screen).state) == ("wrong", "right")
    assert chosen.accessibleDescription() == "your answer, not right"
    assert right(screen).accessibleDescription() == "the right answer"
    assert screen.next is not None
    assert screen.next.label == "Got it"


def test_only_the_first_answer_counts(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    first, second = screen.tiles[:2]
    click(qtbot, first)
    click(qtbot, second)
    answered(qtbot, screen)
    assert screen.answer is not None
    assert screen.answer.choice == (first.option.id,)
    assert len(screen.playing.progress.answers) == 1


def test_nothing_is_shown_before_the_answer_is_kept(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.choose(screen.question.right_ids)
    assert screen.answer is None
    assert {t.state for t in screen.tiles} == {"rest"}
    answered(qtbot, screen)
    kept = context.school.ask(lambda db: db.conn.execute("SELECT count(*) FROM journal WHERE kind = 'answer'").fetchone()[0])
    assert kept == 1


def test_the_hint_takes_one_wrong_answer_away_and_is_noted(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    assert screen.hint is not None
    click(qtbot, screen.hint)
    removed = [t for t in screen.tiles if t.state == "removed"]
    assert len(removed) == 1
    assert not removed[0].option.right
    assert not screen.hint.isEnabled()
    press(str(screen.tiles.index(removed[0]) + 1)) if QApplication.focusWidget() else None
    assert screen.answer is None
    click(qtbot, right(screen))
    answered(qtbot, screen)
    assert screen.answer is not None
    assert screen.answer.hint


def test_time_running_out_is_an_answer_of_its_own(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, limit_s=20)
    screen.clock.limit_ms = 150
    answered(qtbot, screen)
    assert screen.answer is not None
    assert screen.answer.timed_out
    assert screen.answer.ms == 150
    assert screen.answer.choice == ()


def test_a_pause_stops_the_clock_and_takes_no_answers(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context, limit_s=20)
    qtbot.waitUntil(lambda: screen.clock.used_ms() > 0, timeout=READING_MS)
    click(qtbot, screen.pause_button)
    assert screen.paused is not None
    used = screen.clock.used_ms()
    screen.choose(screen.question.right_ids)
    later = QTimer()
    with qtbot.waitSignal(later.timeout):
        later.start(150)
    later.stop()
    assert screen.clock.used_ms() == used
    assert screen.answer is None
    press(Qt.Key.Key_Return)
    assert screen.paused is None
    qtbot.waitUntil(lambda: screen.clock.used_ms() > used)
    press(Qt.Key.Key_Escape)
    assert screen.paused is not None
    click(qtbot, screen.paused.leave)
    assert places == [Home()]


def test_the_last_question_leads_to_the_results(qtbot: Any, context: Context) -> None:
    begun = begin(qtbot, context)
    for _ in range(4):
        question = begun.progress.question
        assert question is not None
        done: list[Any] = []
        begun.answer(question.right_ids, 900, done.append, fail)
        qtbot.waitUntil(lambda done=done: bool(done))
    screen, places = again(qtbot, context)
    click(qtbot, right(screen))
    answered(qtbot, screen)
    assert screen.next is not None
    assert screen.next.label == "See how it went"
    click(qtbot, screen.next)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Results()]


def test_space_reads_aloud_and_numbers_answer(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.setFocus()
    screen.pause_button.setFocus()
    qtbot.keyClick(screen, Qt.Key.Key_Space)
    assert context.voice.last.startswith(screen.accessibleName())
    qtbot.keyClick(screen, str(screen.tiles.index(right(screen)) + 1))
    answered(qtbot, screen)
    assert screen.answer is not None
    assert screen.answer.correct == 1
    context.voice.last = ""
    qtbot.keyClick(screen, Qt.Key.Key_Space)
    assert context.voice.last
    assert screen.sheet is not None
    assert screen.sheet.feedback.reason in context.voice.last


@pytest.mark.parametrize("size", SIZES)
def test_everything_lies_on_the_page_before_and_after_the_answer(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    screen, _places = opened(qtbot, context, size)
    inside(screen)
    screen.choose(screen.question.right_ids)
    answered(qtbot, screen)
    inside(screen)


def inside(screen: QuizScreen) -> None:
    page = screen.area.adjusted(-1, -1, 1, 1)
    for piece in (screen.card, *screen.tiles, screen.speaker, screen.pause_button, *(p for p in (screen.next, screen.again) if p)):
        assert page.contains(screen.where(piece)), piece.accessibleName()


def test_a_quiz_without_a_round_is_a_bug_that_says_so(qtbot: Any, context: Context) -> None:
    context.session = Session()
    with pytest.raises(ValueError, match="no question"):
        QuizScreen(context)


def test_the_second_press_of_two_at_once_does_not_hurry_on(qtbot: Any, context: Context) -> None:
    """Next may lie where the answer was: a child that presses twice is still to see why."""
    screen, places = opened(qtbot, context)
    click(qtbot, right(screen))
    answered(qtbot, screen)
    assert screen.next is not None
    at = QPointF(screen.next.rect().center())
    left = Qt.MouseButton.LeftButton
    for kind, held in ((QEvent.Type.MouseButtonDblClick, left), (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
        event = QMouseEvent(kind, at, QPointF(screen.next.mapToGlobal(at)), left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(screen.next, event)
    assert places == []
    click(qtbot, screen.next)
    assert places == [Quiz()]


def test_the_confetti_comes_down(qtbot: Any, context: Context) -> None:
    context.look = Look(Theme())
    screen, _places = opened(qtbot, context)
    click(qtbot, right(screen))
    answered(qtbot, screen)
    assert screen._confetti is not None
    screen.settle()
    assert screen._confetti is None
