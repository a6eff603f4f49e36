"""Whose rules hold: a scheme is looked at, and only the button keeps it; as many as there are fit every screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.factories import make_abroad
from tests.ui.screens.playground import click, context_on, not_cut, pixels, press, shown, tab_to
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.i18n import words
from wastequiz.services.preferences import THEMES, from_plain
from wastequiz.stage.look import Look
from wastequiz.stage.theme import TEXT_SIZES, Theme
from wastequiz.store import settings
from wastequiz.ui.context import Context
from wastequiz.ui.places import SettingsPage
from wastequiz.ui.screens.rules import RulesScreen

SIZES = ((1366, 768), (1080, 1920), (1920, 1080), (3840, 2160))


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    """With sixteen schemes, some from abroad and with the most bins there may be."""
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[RulesScreen, list[Any]]:
    screen = RulesScreen(context)
    return screen, shown(qtbot, screen, *size)


def number(screen: RulesScreen, code: str) -> int:
    return [s.code for s in screen.schemes].index(code)


def kept(context: Context) -> str:
    return from_plain(context.school.ask(settings.all)).scheme


def test_the_one_in_use_comes_first_is_chosen_and_cannot_be_used_again(qtbot: Any, context: Context) -> None:
    context.school.prefer(scheme="tw-taipei")
    screen, _places = opened(qtbot, context)
    codes = [s.code for s in screen.schemes]
    assert codes[0] == "tw-taipei" and codes[1] == "cn-beijing" and codes.index("cn-gb") < codes.index("hk") < codes.index("de")
    assert [c.scheme.code for c in screen.cards if c.isChecked()] == ["tw-taipei"] and screen.cards[0].hasFocus()
    assert not screen.use.isEnabled() and screen.use.label == "In use now"
    assert screen.panel.scheme is screen.schemes[0]


def test_touching_tells_about_a_scheme_and_keeps_nothing(qtbot: Any, context: Context) -> None:
    context.school.prefer(scheme="cn-harbin")
    screen, places = opened(qtbot, context)
    before = pixels(screen.panel)
    click(qtbot, screen.cards[number(screen, "jp-yokohama")])
    assert screen.panel.scheme is not None and screen.panel.scheme.code == "jp-yokohama" and pixels(screen.panel) != before
    assert "Yokohama" in screen.panel.accessibleName() and "燃やすごみ" in screen.panel.accessibleName()
    assert screen.use.isEnabled() and screen.use.label == "Use these rules"
    assert kept(context) == "cn-harbin" == context.school.scheme.code and places == []
    click(qtbot, screen.cards[0])
    assert not screen.use.isEnabled()


def test_leaving_keeps_what_was_in_use(qtbot: Any, context: Context) -> None:
    context.school.prefer(scheme="cn-harbin")
    screen, places = opened(qtbot, context)
    click(qtbot, screen.cards[3])
    assert screen.back is not None
    click(qtbot, screen.back)
    press(Qt.Key.Key_Escape)
    assert places == [SettingsPage(), SettingsPage()] and kept(context) == "cn-harbin"


def test_the_button_keeps_it_and_leads_back_to_settings_which_say_so(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    click(qtbot, screen.cards[number(screen, "cn-shanghai")])
    click(qtbot, screen.use)
    assert places == [SettingsPage(rules_kept=True)] and kept(context) == "cn-shanghai" == context.school.scheme.code


def test_by_keys_alone(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is screen.cards[1]
    press(Qt.Key.Key_Space)
    tab_to(screen.use)
    press(Qt.Key.Key_Return)
    assert places == [SettingsPage(rules_kept=True)] and kept(context) == screen.schemes[1].code


def test_tab_comes_to_all_cards_before_the_button(qtbot: Any, context: Context) -> None:
    for size in SIZES[:2]:
        screen, _places = opened(qtbot, context, size)
        screen.show_scheme(1)
        order = [w for row in screen.rows() for w in row]
        assert order == [screen.back, *screen.cards, screen.use]


def test_page_keys_turn_the_pages_where_there_are_more(qtbot: Any, context: Context) -> None:
    bank = context.school.bank
    context.school.bank = replace(
        bank, schemes={f"x{i}-a": make_abroad(bank.scheme("hk"), f"x{i}-a") for i in range(40)} | dict(bank.schemes)
    )
    screen, _places = opened(qtbot, context)
    assert screen.paged.pages > 1 and not screen.cards[-1].isVisible()
    for _page in range(screen.paged.pages):
        not_cut(screen)
        press(Qt.Key.Key_PageDown)
    assert screen.cards[-1].isVisible()
    press(Qt.Key.Key_PageUp)
    assert not screen.cards[-1].isVisible()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("language", ["zh_CN", "en", i18n.PSEUDO])
def test_sixteen_fit_every_screen_and_no_text_is_cut(
    qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch, language: str, text_size: str, theme: str
) -> None:
    i18n.use(language)
    context.look = Look(Theme(theme, text_scale=TEXT_SIZES[text_size], reduced_motion=True))
    screen, _places = opened(qtbot, context)
    assert len(screen.cards) == 16
    with watched_words(monkeypatch) as seen:
        for size in SIZES if theme == THEMES[0] else SIZES[:1]:
            screen.resize(*size)
            assert screen.paged.pages == 1 and screen.cards[-1].isVisible()
            not_cut(screen)
            for touched in (0, number(screen, "cn-gb"), number(screen, "hk"), number(screen, "us-seattle")):
                screen.cards[touched].click()
                screen.grab()
                texts, cut = seen.take()
                assert not cut, (size, cut)
                assert {words(b.name) for b in screen.schemes[touched].bins} <= texts
                assert screen.panel.sources_shown >= 1
