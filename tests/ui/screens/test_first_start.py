"""First start: language and city."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.factories import make_abroad
from tests.ui.screens.playground import SIZES, click, context_on, not_cut, pixels, press, shown, tab_to
from wastequiz import i18n
from wastequiz.services import preferences
from wastequiz.store import settings
from wastequiz.ui.context import Context
from wastequiz.ui.places import Home
from wastequiz.ui.screens.first_start import FirstStartScreen


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    monkeypatch.setattr(i18n, "languages", lambda: ("zh_CN", "en"))
    with context_on(tmp_path) as made:
        yield made


def test_mouse_chooses_language_and_city_and_both_are_kept(qtbot: Any, context: Context) -> None:
    changed: list[str] = []
    context.preferences_changed = lambda: changed.append(context.school.preferences.language)
    screen = FirstStartScreen(context)
    places = shown(qtbot, screen)
    click(qtbot, screen.languages[0])
    shanghai = next(i for i, s in enumerate(screen.schemes) if s.code == "cn-shanghai")
    click(qtbot, screen.cities[shanghai])
    click(qtbot, screen.start)
    assert places == [Home()] and changed == ["zh_CN"]
    kept = preferences.from_plain(context.school.ask(settings.all))
    assert (kept.language, kept.scheme, kept.asked) == ("zh_CN", "cn-shanghai", True)


def test_keyboard_alone(qtbot: Any, context: Context) -> None:
    screen = FirstStartScreen(context)
    places = shown(qtbot, screen)
    tab_to(screen.cities[1])
    press(Qt.Key.Key_Return)
    tab_to(screen.start)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: places == [Home()])
    assert context.school.preferences.scheme == screen.schemes[1].code
    assert context.school.preferences.language == "en"


def test_default_city_is_harbin_and_nothing_is_kept_before_start(qtbot: Any, context: Context) -> None:
    screen = FirstStartScreen(context)
    places = shown(qtbot, screen)
    assert [s.code for s, c in zip(screen.schemes, screen.cities, strict=True) if c.isChecked()] == ["cn-harbin"]
    click(qtbot, screen.languages[0])
    click(qtbot, screen.cities[2])
    press(Qt.Key.Key_Escape)
    assert not context.school.preferences.asked and places == []


def test_language_redraws_the_page_at_once(qtbot: Any, context: Context) -> None:
    screen = FirstStartScreen(context)
    shown(qtbot, screen)
    harbin = screen.cities[0]
    assert harbin.label == "Harbin"
    click(qtbot, screen.languages[0])
    assert i18n.current() == "zh_CN" and harbin.label == "哈尔滨" and harbin.accessibleName() == "哈尔滨"
    assert context.voice.language == "zh_CN" and context.voice.last
    click(qtbot, screen.languages[1])
    assert harbin.label == "Harbin" and screen.start.label == "Start"


def test_cards_are_painted_anew_in_the_other_language(qtbot: Any, context: Context) -> None:
    screen = FirstStartScreen(context)
    shown(qtbot, screen)
    english = pixels(screen.cities[1])
    click(qtbot, screen.languages[0])
    chinese = pixels(screen.cities[1])
    click(qtbot, screen.languages[1])
    assert chinese != english == pixels(screen.cities[1])


def test_harbin_comes_first_then_our_cities_the_country_and_all_others(qtbot: Any, context: Context) -> None:
    bank = context.school.bank
    munich = make_abroad(bank.scheme("hk"))
    context.school.bank = replace(bank, schemes={munich.code: munich, **bank.schemes})
    codes = [s.code for s in FirstStartScreen(context).schemes]
    ours = [code for code in codes if code.startswith("cn-")]
    assert codes[0] == "cn-harbin" and codes[: len(ours)] == ours and ours[-1] == "cn-gb"
    assert codes[len(ours) :] == ["hk", "tw-taipei", "de", "de-munich", "eu", "gb-england", "jp-yokohama", "us-seattle"]


@pytest.mark.parametrize("schemes", [1, 6, 14, 60])
def test_any_number_of_cities_fits(qtbot: Any, context: Context, schemes: int) -> None:
    bank = context.school.bank
    harbin = bank.scheme("cn-harbin")
    context.school.bank = replace(bank, schemes={f"c-{i}": replace(harbin, code=f"c-{i}") for i in range(schemes)})
    screen = FirstStartScreen(context)
    shown(qtbot, screen)
    for size in SIZES:
        screen.resize(*size)
        not_cut(screen)
        while screen.paged.turn(1):
            not_cut(screen)
        assert screen.cities[-1].isVisible()
