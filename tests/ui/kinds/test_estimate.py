"""A number to guess: by pulling, by steps, by typing; and the right one shown beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.factories import make_estimate, put
from tests.ui.screens.playground import ask, click, context_on, press, shown
from wastequiz.ui.context import Context
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.estimate_area import EstimateArea


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context) -> tuple[QuizScreen, EstimateArea]:
    ask(context, put(make_estimate("how_much")))
    screen = QuizScreen(context)
    shown(qtbot, screen)
    assert isinstance(screen.answers, EstimateArea)
    screen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    screen.setFocus()
    return screen, screen.answers


def done(area: EstimateArea) -> Any:
    assert area.done is not None
    return area.done


def test_nothing_is_chosen_until_something_is_touched(qtbot: Any, context: Context) -> None:
    _screen, area = opened(qtbot, context)
    assert area.figure.said == "?"
    assert not done(area).isEnabled()
    click(qtbot, area.more)
    assert (area.line.chosen, area.figure.said) == (51, "51 %")
    assert done(area).isEnabled()


def test_the_line_is_pulled_to_a_number(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    left, across = area.line._line()
    at = [QPoint(round((left + across * share) * screen.unit), round(70 * screen.unit)) for share in (0.5, 0.9, 0.25)]
    qtbot.mousePress(area.line, Qt.MouseButton.LeftButton, pos=at[0])
    assert area.line.touched, "the middle can be meant too"
    assert done(area).isEnabled()
    qtbot.mouseMove(area.line, at[1])
    qtbot.mouseMove(area.line, at[2])
    qtbot.mouseRelease(area.line, Qt.MouseButton.LeftButton, pos=at[2])
    assert area.line.chosen == 25


def test_a_number_is_typed_and_given_with_enter(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    press("4", "8", Qt.Key.Key_Backspace, "2")
    assert area.line.chosen == 42
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert screen.answer is not None
    assert (screen.answer.choice, screen.answer.correct) == (("42",), 1)


def test_arrow_keys_step_and_what_is_out_of_reach_stays_at_the_end(qtbot: Any, context: Context) -> None:
    _screen, area = opened(qtbot, context)
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert area.line.chosen == 51
    press("9", "9", "9")
    assert area.line.chosen == 100


def test_the_right_number_stands_beside_the_guess(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    press("7", "0")
    click(qtbot, done(area))
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert area.line.truth
    assert not area.line.isEnabled()
    assert area.figure.said == "40 %"
    assert screen.sheet is not None
    assert [p.label for p in screen.sheet.feedback.pairs] == ["You: 70 %", "Right: 40 %"]
    screen.grab()


def test_near_is_told_as_near(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    area.fill(("48",)).click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert screen.answer is not None
    assert screen.answer.correct == 0.5
    assert screen.sheet is not None
    assert screen.sheet.feedback.comfort == "You came near."


def test_a_pause_keeps_the_line_from_keys_and_switches(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    before = [w for row in screen.rows() for w in row]
    assert area.line in before
    screen.leave()
    card = screen.paused
    assert card is not None
    assert [w for row in screen.rows() for w in row] == [card.go_on, card.leave]
    screen.leave()
    assert [w for row in screen.rows() for w in row] == before
