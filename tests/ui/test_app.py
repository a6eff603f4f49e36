"""The program put together: it starts at first start or home, says why it cannot, and shows its crash page for any bug."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale

from tests.journeys.person import Person, school_folder
from wastequiz import app, i18n
from wastequiz.app import Courier, Program, Translator
from wastequiz.store import lock
from wastequiz.ui.places import Crashed, FirstStart, Home, Trouble


@pytest.fixture
def program(qtbot: Any, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Starts programs, on a folder as it is or a school with these preferences."""
    hook = sys.excepthook
    made: list[Program] = []

    def start(folder: Path | None = None, **preferences: Any) -> Program:
        one = Program(folder or school_folder(tmp_path / "school", **preferences))
        one.context.sound.check = lambda: "device"  # type: ignore[method-assign]
        made.append(one)
        one.start()
        qtbot.waitUntil(one.window.isVisible, timeout=20_000)
        return one

    yield start
    sys.excepthook = hook
    for one in made:
        one.close()
        one.window.close()
        one.window.deleteLater()


def test_a_new_school_asks_language_and_city_first(program: Callable[..., Program], tmp_path: Path) -> None:
    assert program(tmp_path / "new").window.navigator.place == FirstStart()


def test_a_school_that_was_asked_opens_at_home_as_it_was_set(program: Callable[..., Program]) -> None:
    one = program(language="en", scheme="cn-gb", theme="highContrast", text_size="largest")
    assert one.window.navigator.place == Home() and one.context.look.theme.high_contrast and one.context.look.theme.text_scale > 1.2
    assert i18n.current() == "en" and one.window.windowTitle() == "WasteQuiz" and QLocale().language() == QLocale.Language.English


def test_a_school_in_use_says_so_and_opens_when_it_is_free(program: Callable[..., Program], tmp_path: Path, qtbot: Any) -> None:
    folder = school_folder(tmp_path / "school", language="en", scheme="cn-gb")
    held = lock.take(folder)
    one = program(folder)
    assert isinstance(one.window.navigator.place, Trouble)
    held.release()
    one.context.reopen()
    qtbot.waitUntil(lambda: one.window.navigator.place == Home(), timeout=20_000)
    assert one.context.school is one.school


def test_a_bug_while_opening_shows_the_crash_page(program: Callable[..., Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from wastequiz.services import school as services_school

    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("a bug in the store")

    monkeypatch.setattr(services_school, "open_school", broken)
    place = program(tmp_path / "new").window.navigator.place
    assert isinstance(place, Crashed) and "a bug in the store" in place.report


def test_an_exception_nobody_caught_shows_the_crash_page(program: Callable[..., Program], caplog: pytest.LogCaptureFixture) -> None:
    one = program(language="en", scheme="cn-gb")
    error = ZeroDivisionError("a bug in a screen")
    sys.excepthook(ZeroDivisionError, error, None)
    place = one.window.navigator.place
    assert isinstance(place, Crashed) and "a bug in a screen" in place.report and "uncaught" in caplog.text


def test_what_the_store_answers_arrives_on_the_windows_thread(qtbot: Any) -> None:
    courier, said = Courier(), list[int]()
    courier.deliver(lambda: said.append(1))
    qtbot.waitUntil(lambda: said == [1])


def test_qts_own_words_come_from_the_one_catalogue(qapp: Any) -> None:
    i18n.use("zh_CN")
    assert Translator().translate("any", "Settings") == i18n._("Settings") != "Settings"
    assert Translator().translate("any", "Nobody ever wrote this") is None


@pytest.mark.parametrize(
    ("system", "spoken"), [("zh_CN", "zh_CN"), ("en_GB", "en"), ("en_US", "en"), ("fr_FR", i18n.FIRST_LANGUAGE), ("C", i18n.FIRST_LANGUAGE)]
)
def test_at_the_first_start_the_systems_language_is_spoken_where_we_know_it(
    monkeypatch: pytest.MonkeyPatch, system: str, spoken: str
) -> None:
    class Locale:
        @staticmethod
        def system() -> Any:
            return type("Of the system", (), {"name": staticmethod(lambda: system)})

    monkeypatch.setattr(app, "QLocale", Locale)
    assert app._system_language() == spoken


def test_the_last_window_closed_ends_everything_in_good_order(person: Callable[..., Person], tmp_path: Path) -> None:
    one = person()
    one.close()
    again = person(one.folder)
    assert again.place == Home()


def test_what_is_brought_from_the_windows_own_thread_waits_for_its_turn_too(qtbot: Any) -> None:
    """Else a school that fails before the event loop runs would end the program before it began: and it would never end."""
    courier = Courier()
    seen: list[str] = []
    courier.deliver(lambda: seen.append("came"))
    assert seen == []
    qtbot.waitUntil(lambda: seen == ["came"])
