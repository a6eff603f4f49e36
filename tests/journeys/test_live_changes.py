"""What changes at once before one's eyes: language, colours, the whole screen; and a computer without ears or mouth."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.journeys.person import Person
from wastequiz import i18n
from wastequiz.services import enrolling
from wastequiz.stage import pictures
from wastequiz.stage.theme import HIGH_CONTRAST, LIGHT
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.settings import SettingsScreen
from wastequiz.ui.screens.staff_pin import CHECK, StaffPinScreen

PIN = "135790"


def into_settings(me: Person) -> SettingsScreen:
    """Past the staff PIN, by keyboard."""
    set_up: list[bool] = []
    enrolling.set_pin(me.program.school, PIN, lambda: set_up.append(True), lambda _error: None)
    me.wait(lambda: set_up)
    me.click(me.arrive(HomeScreen).settings)
    pin = me.arrive(StaffPinScreen)
    me.wait(lambda: pin.state == CHECK)
    me.press(PIN, Qt.Key.Key_Return)
    return me.arrive(SettingsScreen)


def choose(me: Person, name: str) -> SettingsScreen:
    """Clicks a choice that has the page drawn anew."""
    before = me.screen
    me.click(name)
    me.wait(lambda: me.screen is not before)
    return me.arrive(SettingsScreen)


def test_language_and_colours_change_live_in_settings_and_stay(person: Callable[..., Person]) -> None:
    me = person()
    into_settings(me)
    english = me.screen.accessibleName()
    choose(me, "Language: 中文")
    assert me.language == "zh_CN" and me.screen.accessibleName() == i18n._("Settings") != english
    choose(me, f"{i18n._('Language')}: English")
    assert me.language == "en" and me.screen.accessibleName() == english
    assert me.screen.look.theme.name == LIGHT
    choose(me, "Colours: High contrast")
    assert me.screen.look.theme.name == HIGH_CONTRAST
    assert me.window.grab().toImage().pixelColor(4, me.window.height() - 4).name() == "#ffffff", "no scenery, plain paper"
    me.click("Home")
    assert me.arrive(HomeScreen).look.theme.high_contrast
    me.close()
    again = person(me.folder)
    assert again.arrive(HomeScreen).look.theme.high_contrast and again.language == "en"


def test_the_desk_locks_itself_when_home_is_reached(window: Person) -> None:
    into_settings(window)
    window.press(Qt.Key.Key_Escape)
    home = window.arrive(HomeScreen)
    window.click(home.settings)
    window.arrive(StaffPinScreen)


def test_f11_fills_the_screen_and_leaves_it_again_also_amid_a_question(window: Person) -> None:
    me = window
    me.click(me.quizzes("truth"))
    page = me.question(1)
    for full in (True, False):
        me.press(Qt.Key.Key_F11)
        me.wait(lambda full=full: me.window.isFullScreen() is full)
        assert me.program.school.preferences.full_screen is full
    assert me.screen is page and isinstance(page, QuizScreen) and page.answer is None


def test_without_a_single_drawing_a_question_can_still_be_answered(window: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    me = window
    monkeypatch.setattr(pictures, "_source", lambda _name: b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'/>")
    me.click(me.quizzes("truth"))
    page = me.question(1)
    me.window.grab()
    me.click(page.tiles[0])
    me.wait(lambda: page.answer is not None)


def test_a_computer_without_voice_or_loudspeaker_plays_on_in_silence(person: Callable[..., Person]) -> None:
    me = person(effects=70, voice=80, read_aloud=True)
    sound, voice = me.program.context.sound, me.program.context.voice
    sound.trouble, sound._ready = "device", False
    voice.trouble, voice._tried = "engine", True
    me.click(me.quizzes("truth"))
    page = me.question(1)
    me.click(page.tiles[0])
    me.wait(lambda: page.answer is not None)
    assert page.sheet is not None and page.sheet.feedback.reason in voice.last
