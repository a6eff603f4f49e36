"""Calling on the lesson's page: a second tap gives nothing away, what happened is told and can be taken back, and what is doubled is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt

from tests.factories import make_short, put
from tests.ui.screens.playground import click, context_on, not_cut, press, shown
from tests.ui.screens.test_lesson import begun, do, opened, simple
from wastequiz.domain.lesson_steps import Hands
from wastequiz.stage.pieces import Piece
from wastequiz.ui.context import Context
from wastequiz.ui.screens.lesson import LessonScreen

BOARDS = [(1366, 768), (1080, 1920)]


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def call(qtbot: Any, screen: LessonScreen) -> str:
    click(qtbot, screen.on)
    qtbot.waitUntil(lambda: bool(screen.lesson.asked) and screen.plate.bright)
    return screen.lesson.asked


@pytest.mark.parametrize("size", BOARDS)
def test_a_second_tap_on_call_gives_nothing_away(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    simple(qtbot, context, "roll_call")
    screen, _places = opened(qtbot, context, size)
    box = screen.to_px(screen.where(screen.on))
    asked = call(qtbot, screen)
    for share in (0.1, 0.5, 0.9):
        spot = QPointF(box.left() + box.width() * share, box.center().y()).toPoint()
        assert not isinstance(screen.childAt(spot), Piece), "nothing came under the finger"
    qtbot.mouseClick(screen, Qt.MouseButton.LeftButton, pos=box.center())
    assert screen.lesson.asked == asked and screen.lesson.phase == "ask"
    assert screen.on.isVisible() and (screen.on.label, screen.on.kind) == ("Show the answer", "paper")


def test_who_is_absent_is_told_and_comes_back_by_a_button(qtbot: Any, context: Context) -> None:
    host = simple(qtbot, context, "roll_call")
    screen, _places = opened(qtbot, context)
    first = call(qtbot, screen)
    who = screen.plate.who
    click(qtbot, screen.others["absent"])
    qtbot.waitUntil(lambda: host.lesson.asked not in ("", first))
    assert screen.happened.says == f"{who} is not here today"
    not_cut(screen)
    assert host.lesson.roll is not None and first in host.lesson.roll.absent
    click(qtbot, screen.happened.undo)
    qtbot.waitUntil(lambda: screen.happened.says == f"{who} is here after all")
    assert first not in host.lesson.roll.absent and not screen.happened.undo.isVisible()


def test_a_pass_card_is_told_and_can_be_taken_back(qtbot: Any, context: Context) -> None:
    host = simple(qtbot, context, "roll_call")
    screen, _places = opened(qtbot, context)
    first = call(qtbot, screen)
    who = screen.plate.who
    click(qtbot, screen.others["pass"])
    qtbot.waitUntil(lambda: host.lesson.asked not in ("", first))
    assert screen.happened.says == f"{who} played the pass card"
    click(qtbot, screen.happened.undo)
    qtbot.waitUntil(lambda: host.lesson.asked == first and screen.plate.who == who)
    assert host.lesson.roll is not None and not host.lesson.roll.passes and not screen.happened.says


@pytest.mark.parametrize("size", BOARDS)
def test_an_answer_before_anybody_is_called_says_whom_it_needs(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    simple(qtbot, context, "roll_call")
    screen, _places = opened(qtbot, context, size)
    click(qtbot, screen.way.area.tiles[0])  # type: ignore[attr-defined]
    assert screen.happened.says == "Call somebody first, then they answer" and not screen.happened.undo.isVisible()
    not_cut(screen)
    assert not screen.lesson.entries


def test_what_is_said_goes_once_somebody_answers(qtbot: Any, context: Context) -> None:
    simple(qtbot, context, "roll_call")
    screen, _places = opened(qtbot, context)
    call(qtbot, screen)
    screen.happened.tell("something")
    press("1")
    qtbot.waitUntil(lambda: screen.sheet is not None)
    assert not screen.happened.says


def test_a_question_for_double_is_seen_until_it_is_answered(qtbot: Any, context: Context) -> None:
    simple(qtbot, context, "teams", teams=2, double=True)
    screen, _places = opened(qtbot, context)
    before = screen.plate.grab().toImage()
    assert not screen.plate.doubled
    click(qtbot, screen.others["double"])
    qtbot.waitUntil(lambda: screen.plate.doubled)
    assert "×2" in screen.plate.accessibleName() and screen.plate.grab().toImage() != before
    press("1")
    qtbot.waitUntil(lambda: screen.sheet is not None)
    assert not screen.plate.doubled


@pytest.mark.parametrize(
    ("method", "how"),
    [("spoken", "Say your answer aloud"), ("corners", "Go and stand where your answer is"), ("hands", "Put up your hand for your answer")],
)
def test_the_card_says_what_to_do(qtbot: Any, context: Context, method: str, how: str) -> None:
    begun(qtbot, context, method)
    screen, _places = opened(qtbot, context)
    assert screen.card.how == how


def test_the_strip_says_how_many_were_right_and_shows_no_points(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "hands")
    right = host.lesson.question.right_ids[0]
    do(qtbot, host.enter, Hands(((right, 3),)))
    screen = LessonScreen(context)
    shown(qtbot, screen)
    assert (screen.strip.scores, screen.strip.right) == ((), 3)
    assert screen.strip.accessibleName().endswith("3 right")


def test_a_word_that_nobody_wrote_is_shown_with_no_badge(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "teams", teams=2)
    host.lesson = replace(host.lesson, questions=(put(make_short("word")), *host.lesson.questions[1:]))
    screen, _places = opened(qtbot, context)
    screen.do("tell")
    qtbot.waitUntil(lambda: screen.sheet is not None)
    way: Any = screen.way
    area = way.area
    assert area.field.text() == "recyclables" and area.mark is None
