"""Doubting a question: the flag on the page of feedback, its four answers, and why a question is asked at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.screens.playground import SIZES, ask, click, context_on, not_cut, press, shown
from tests.ui.screens.schoolbag import PEEL, a_student, which_bin
from wastequiz.domain.notices import Flagged
from wastequiz.domain.rounds import Why
from wastequiz.services import noticing
from wastequiz.ui.context import Context
from wastequiz.ui.places import Home, Practice, Quiz, Results
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.flag_sheet import FlagSheet


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(
    qtbot: Any, context: Context, why: Why | None = None, size: tuple[int, int] = (1366, 768), **changes: Any
) -> tuple[QuizScreen, list[Any]]:
    begun = ask(context, which_bin(context, PEEL), which_bin(context, "old_shirt"), **changes)
    round_ = replace(begun.progress.round, reasons=(why, None))
    begun.progress = replace(begun.progress, round=round_)
    screen = QuizScreen(context)
    return screen, shown(qtbot, screen, *size)


def answered(qtbot: Any, context: Context, **more: Any) -> tuple[QuizScreen, list[Any]]:
    screen, places = opened(qtbot, context, **more)
    screen.choose(("recyclable",))
    qtbot.waitUntil(lambda: screen.answer is not None)
    screen.settle()
    return screen, places


def sheet_of(screen: QuizScreen) -> FlagSheet:
    (sheet,) = [s for s in screen.findChildren(FlagSheet) if s.isVisible()]
    return sheet


def flags(qtbot: Any, context: Context) -> Sequence[Flagged]:
    got: list[Sequence[Flagged]] = []
    noticing.flags(context.school, got.append)
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def test_a_touch_on_the_flag_and_a_reason_reach_the_desk_and_thanks_are_said(qtbot: Any, context: Context) -> None:
    who = a_student(qtbot, context)
    screen, _places = answered(qtbot, context)
    screen.playing.progress = replace(screen.playing.progress, round=replace(screen.playing.progress.round, contestant=who))
    assert screen.doubt is not None and screen.next is not None
    click(qtbot, screen.doubt.flag)
    sheet = sheet_of(screen)
    click(qtbot, sheet.choices[1])
    qtbot.waitUntil(screen.doubt.toast.isVisible)
    assert screen.doubt.toast.text() == "Thank you! A teacher will look at it."
    (found,) = flags(qtbot, context)
    assert found.reasons == (("picture", 1),) and found.choices == (("recyclable",),) and found.who[0].ref == who.ref
    assert not screen.doubt.flag.isEnabled() and QApplication.focusWidget() is screen.next


def test_keys_alone_flag_a_question_and_go_on(qtbot: Any, context: Context) -> None:
    screen, places = answered(qtbot, context)
    assert screen.doubt is not None
    screen.doubt.flag.setFocus()
    press(Qt.Key.Key_Return)
    sheet = sheet_of(screen)
    assert QApplication.focusWidget() is sheet.choices[0]
    for piece in (*sheet.choices[1:], sheet.never_mind, sheet.choices[0]):
        press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is piece
    press(Qt.Key.Key_Backtab, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is sheet.choices[3]
    press(Qt.Key.Key_Return)
    assert [f.reasons for f in flags(qtbot, context)] == [(("other", 1),)]
    press(Qt.Key.Key_Return)
    assert places == [Quiz()]


@pytest.mark.parametrize("way", ["button", "escape"])
def test_who_would_rather_not_tells_nothing_and_may_flag_later(qtbot: Any, context: Context, way: str) -> None:
    screen, places = answered(qtbot, context)
    assert screen.doubt is not None
    screen.doubt.flag.setFocus()
    press(Qt.Key.Key_Space)
    sheet = sheet_of(screen)
    if way == "button":
        click(qtbot, sheet.never_mind)
    else:
        press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not [s for s in screen.findChildren(FlagSheet) if s.isVisible()])
    assert flags(qtbot, context) == () and screen.doubt.flag.isEnabled() and not places
    assert QApplication.focusWidget() is screen.doubt.flag and screen.paused is None


def test_what_the_sheet_asks_and_thanks_are_read_aloud(qtbot: Any, context: Context) -> None:
    context.school.prefer(read_aloud=True)
    screen, _places = answered(qtbot, context)
    assert screen.doubt is not None
    screen.doubt.ask()
    assert context.voice.last.startswith("What is wrong with this question?") and "It is the words" in context.voice.last
    sheet_of(screen).choices[2].click()
    qtbot.waitUntil(lambda: context.voice.last == "Thank you! A teacher will look at it.")


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_the_sheet_and_the_flag_lie_on_the_page(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    screen, _places = answered(qtbot, context, size=size)
    assert screen.doubt is not None and screen.next is not None and screen.again is not None and screen.returns is not None
    pieces = [screen.doubt.flag, screen.next, screen.again, screen.returns, screen.pause_button, screen.speaker, *screen.tiles]
    for i, one in enumerate(pieces):
        assert screen.area.contains(screen.where(one))
        for other in pieces[i + 1 :]:
            assert not screen.where(one).intersects(screen.where(other))
    screen.doubt.ask()
    sheet = sheet_of(screen)
    for button in sheet.buttons():
        assert sheet.card().contains(sheet.where(button))
        assert min(sheet.where(button).width(), sheet.where(button).height()) >= 84


# ---- why it is asked


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_why_it_is_asked_stands_beside_the_hint_until_the_answer(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    screen, _places = opened(qtbot, context, Why("mixed_up", 2), size)
    assert screen.remark.isVisible() and screen.remark.accessibleName() == "You mixed this up 2 times"
    assert screen.accessibleDescription() == "You mixed this up 2 times"
    box = screen.where(screen.remark)
    assert screen.area.contains(box)
    for piece in (screen.card, screen.hint, *screen.tiles):
        assert piece is not None and not box.intersects(screen.where(piece))
    not_cut(screen)
    screen.choose(("food",))
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert not screen.remark.isVisible()


def test_why_is_read_before_the_question_where_questions_are_read(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, Why("new"))
    screen.read_aloud()
    assert context.voice.last.startswith(screen.accessibleName())
    context.school.prefer(read_aloud=True)
    screen, _places = opened(qtbot, context, Why("new"))
    screen.read_aloud()
    assert context.voice.last.startswith(f"New to you. {screen.accessibleName()}")


def test_without_a_reason_nothing_is_said(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    assert not screen.remark.isVisible() and screen.accessibleDescription() == ""


@pytest.mark.parametrize(("practice", "told"), [(False, True), (True, False)])
def test_a_hint_says_what_it_costs_where_it_costs(qtbot: Any, context: Context, practice: bool, told: bool) -> None:
    screen, _places = opened(qtbot, context, practice=practice)
    screen.give_hint()
    assert screen.remark.isVisible() is told
    assert (screen.remark.text == "With a hint this one earns half the points") is told


@pytest.mark.parametrize(("purpose", "guest", "place"), [("daily", False, Practice()), ("", False, Home()), ("daily", True, Home())])
def test_leaving_leads_back_to_where_it_was_begun(qtbot: Any, context: Context, purpose: str, guest: bool, place: Any) -> None:
    who = a_student(qtbot, context)
    screen, places = opened(qtbot, context, practice=True, purpose=purpose)
    if not guest:
        screen.playing.progress = replace(screen.playing.progress, round=replace(screen.playing.progress.round, contestant=who))
    screen.give_up()
    assert places == [place] and Results() not in places
