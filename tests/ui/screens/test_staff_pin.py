"""The staff PIN: chosen twice at first, asked for later, never shown, with waiting after too many tries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.screens.playground import click, context_on, not_cut, press, shown
from wastequiz.services import enrolling
from wastequiz.ui.context import Context
from wastequiz.ui.places import ClassReportPage, Home, LessonPlay, Rosters, SettingsPage
from wastequiz.ui.screens.staff_pin import AGAIN, CHECK, FIRST, LOCKED, WAITING, StaffPinScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768), **more: Any) -> tuple[StaffPinScreen, list[Any]]:
    screen = StaffPinScreen(context, Rosters(), **more)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: screen.state != WAITING)
    return screen, places


def with_pin(qtbot: Any, context: Context, digits: str = "246810") -> None:
    done: list[bool] = []
    enrolling.set_pin(context.school, digits, lambda: done.append(True), lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(done))


def touch(qtbot: Any, screen: StaffPinScreen, digits: str) -> None:
    for digit in digits:
        click(qtbot, next(k for k in screen.keys if k.label == digit))
    click(qtbot, screen.ok)


def seen(screen: StaffPinScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(QLabel)) + screen.accessibleDescription()


def test_the_first_entry_sets_a_pin_typed_twice_by_touch(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    assert screen.state == FIRST and "At least 6 digits" in screen.text.text()
    touch(qtbot, screen, "246810")
    assert screen.state == AGAIN and not places
    touch(qtbot, screen, "246810")
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Rosters()] and context.staff_in


def test_a_later_entry_is_checked_with_keys_alone(qtbot: Any, context: Context) -> None:
    with_pin(qtbot, context)
    screen, places = opened(qtbot, context)
    assert screen.state == CHECK
    press("24681", Qt.Key.Key_9, Qt.Key.Key_Backspace, "0", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Rosters()] and context.staff_in


def test_there_is_no_default_pin_and_none_shorter_than_six(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    press("12345", Qt.Key.Key_Return)
    assert screen.state == FIRST and screen.message.text() == "This PIN is too short. Choose at least 6 digits."
    assert screen.dots.filled == 5, "what was typed is still there"
    assert not places and not context.staff_in


def test_two_different_pins_begin_anew(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    press("246810", Qt.Key.Key_Return, "246811", Qt.Key.Key_Return)
    assert screen.state == FIRST and screen.message.text() == "The two were not the same. Please choose again."
    assert screen.dots.filled == 0 and not places


def test_a_wrong_pin_tells_the_tries_left_and_stays_out(qtbot: Any, context: Context) -> None:
    with_pin(qtbot, context)
    screen, places = opened(qtbot, context)
    press("111111", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(screen.message.text()))
    assert screen.message.text() == "That is not the PIN. Please try again. Tries left: 4."
    assert screen.state == CHECK and not places and not context.staff_in


def test_after_five_wrong_tries_the_waiting_time_counts_down(qtbot: Any, context: Context) -> None:
    with_pin(qtbot, context)
    screen, places = opened(qtbot, context)
    for left in (4, 3, 2, 1):
        press("111111", Qt.Key.Key_Return)
        qtbot.waitUntil(lambda left=left: f"Tries left: {left}." in screen.message.text())
    press("111111", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.state == LOCKED)
    assert "0:30" in screen.message.text()
    screen.second_passed()
    assert "0:29" in screen.message.text()
    press("246810", Qt.Key.Key_Return)
    assert screen.dots.filled == 0 and not places, "the keys rest meanwhile"
    for _ in range(29):
        screen.second_passed()
    assert screen.state == CHECK and screen.message.text() == "You can try again now."


def test_the_digits_are_never_on_the_page(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    press("975319")
    assert "975319" not in seen(screen) and screen.dots.accessibleName() == "Digits typed: 6"


def test_full_width_digits_count_and_letters_do_not(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    press("12a")
    assert screen.dots.filled == 2
    for _ in range(20):
        screen.type("1")
    assert screen.dots.filled == 12


def test_staff_inside_choose_another_pin(qtbot: Any, context: Context) -> None:
    with_pin(qtbot, context)
    context.staff_in = True
    screen = StaffPinScreen(context, SettingsPage(), new=True)
    places = shown(qtbot, screen)
    assert screen.state == FIRST
    press("135790", Qt.Key.Key_Return, "135790", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(places))
    done: list[bool] = []
    enrolling.unlock(context.school, "135790", lambda: done.append(True), lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(done))


def test_nobody_outside_chooses_another_pin(qtbot: Any, context: Context) -> None:
    with_pin(qtbot, context)
    screen, _places = opened(qtbot, context, new=True)
    assert screen.state == CHECK


def test_escape_and_the_back_button_lead_home(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    press(Qt.Key.Key_Escape)
    assert screen.back is not None
    click(qtbot, screen.back)
    assert places == [Home(), Home()] and not context.staff_in


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (3840, 2160), (1080, 1920)])
def test_nothing_is_cut(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    screen, _places = opened(qtbot, context, size)
    not_cut(screen)


def test_whoever_has_no_pin_for_the_report_of_a_lesson_goes_back_to_the_lesson(qtbot: Any, context: Context) -> None:
    context.session.report_from = LessonPlay()
    screen = StaffPinScreen(context, ClassReportPage())
    places = shown(qtbot, screen)
    screen.leave()
    elsewhere = StaffPinScreen(context, Rosters())
    gone = shown(qtbot, elsewhere)
    elsewhere.leave()
    assert places == [LessonPlay()] and gone == [Home()]
