"""Look-up: what is typed is found at once, one thing is told in full, and what nobody knows is said to be unknown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.screens.playground import SIZES, click, context_on, press, shown, tab_to
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.services import noticing
from wastequiz.stage.pieces import Piece
from wastequiz.ui import background
from wastequiz.ui.context import Context
from wastequiz.ui.places import Home
from wastequiz.ui.screens import look_up
from wastequiz.ui.screens.look_up import LookUpScreen
from wastequiz.ui.widgets.chips import Chip


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        made.school.preferences = made.school.preferences.but(scheme="cn-harbin", language="en")
        yield made


def opened(
    qtbot: Any, context: Context, item_id: str = "", query: str = "", size: tuple[int, int] = (1366, 768)
) -> tuple[LookUpScreen, list[Any]]:
    screen = LookUpScreen(context, item_id, query)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: screen.finder is not None and not background.busy())
    return screen, places


def cards(screen: LookUpScreen) -> list[str]:
    """The names on the cards that stand there."""
    return [card.shown.name for card in screen.cards if card.isVisible() and card.shown is not None]


def chips(screen: LookUpScreen) -> dict[str, Chip]:
    return {chip.label: chip for chip in screen.chips if chip.isVisible()}


def words_kept(qtbot: Any, context: Context) -> list[str]:
    found: list[Any] = []
    noticing.words(context.school, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return [word.word for word in found[0]]


def test_results_follow_every_key(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    assert screen.field.hasFocus() and len(cards(screen)) == 5 and screen.chosen is None, "what others often ask stands there first"
    totals: list[int] = []
    for letter in "button cell":
        press(letter)
        assert screen.found is not None and screen.found.query == screen.field.text().strip()
        totals.append(screen.found.total)
    assert totals[0] > totals[-1] >= 1 and cards(screen)[0] == "Button cell"
    assert screen.field.accessibleDescription().startswith(f"{totals[-1]} thing")
    press(*(Qt.Key.Key_Backspace,) * 11)
    assert screen.found is None and not chips(screen)


def test_the_first_result_is_told_in_full_and_another_when_it_is_touched(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, query="battery")
    assert screen.cards[0].isChecked() and screen.panel.detail is not None
    assert screen.panel.detail.item is screen.chosen
    click(qtbot, screen.cards[1])
    assert screen.cards[1].isChecked() and not screen.cards[0].isChecked()
    shown_now = screen.cards[1].shown
    assert shown_now is not None and screen.panel.paper.accessibleName().startswith(shown_now.name)
    click(qtbot, screen.panel.speaker)
    detail = screen.panel.detail
    for part in (shown_now.name, shown_now.goes.name, detail.why):
        assert part in context.voice.last


def test_a_chip_filters_and_counts(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, query="battery")
    all_of_them = chips(screen)
    assert all_of_them["All"].isChecked() and screen.found is not None
    assert sum(chip.count or 0 for label, chip in all_of_them.items() if label != "All") == all_of_them["All"].count == screen.found.total
    click(qtbot, all_of_them["Residual"])
    assert chips(screen)["Residual"].isChecked() and not chips(screen)["All"].isChecked()
    assert len(screen.found.hits) == all_of_them["Residual"].count == chips(screen)["Residual"].count
    assert {card.shown.goes.name for card in screen.cards if card.isVisible() and card.shown} == {"Residual"}
    press("x")
    assert screen.field.text() == "batteryx" and screen.only is None, "a letter goes into the field, and is looked for everywhere"


def test_more_results_than_fit_stand_on_further_pages(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, query="bag")
    seen = cards(screen)
    assert screen.found is not None and screen.found.total > 10
    assert screen.more.accessibleName() == f"{len(screen.found.hits) - 5} more"
    while screen.more.icon_name == "down":
        click(qtbot, screen.more)
        seen += cards(screen)
    assert len(seen) == len(screen.found.hits) and screen.more.accessibleName() == "First ones"
    click(qtbot, screen.more)
    assert cards(screen) == seen[:5]
    press(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    assert screen.results.page == 1


def test_a_thing_of_parts_shows_where_each_part_goes(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, item_id="milk_tea")
    detail = screen.panel.detail
    assert detail is not None and len(detail.parts) == 3
    said = screen.panel.paper.accessibleName()
    assert "Take it apart" in said and all(part.name in said for part in detail.parts)
    rows = [block.row for page in screen.panel.pages for block, _box in page if block.row is not None]
    assert list(detail.parts) == rows[:3] and all(row.item is None for row in rows[:3])


def test_what_it_is_mixed_up_with_leads_there(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, item_id="button_cell")
    row = next(row for row in screen.panel.rows if row.isVisible())
    assert row.place is not None and row.place.item is not None
    click(qtbot, row)
    assert screen.chosen is row.place.item or (screen.panel.detail is not None and screen.panel.detail.item is screen.chosen)
    assert screen.chosen is not None and screen.chosen.id != "button_cell"


def test_a_contested_thing_says_so(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, item_id="phone_battery")
    texts = [block.text for page in screen.panel.pages for block, _box in page]
    assert any("Cities differ" in text for text in texts)
    assert "Harbin" in screen.panel.paper.accessibleName(), "whose rule it is"


def test_all_that_is_said_of_any_thing_finds_room(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    assert screen.finder is not None
    for item in list(context.school.bank.items.values())[::9]:
        screen.choose(item)
        panel = screen.where(screen.panel.paper)
        for page in screen.panel.pages:
            for block, box in page:
                assert panel.contains(box), (item.id, block)
                assert box.height() >= block.height(screen.look, box.width()) - 0.6, (item.id, block)
            assert not any(one.intersects(other) for i, (_b, one) in enumerate(page) for _c, other in page[i + 1 :])


# ---- what nobody knows
def test_an_unknown_word_gets_what_comes_near_and_a_rule_of_thumb_but_no_guess(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, query="moon battery pack")
    assert screen.unknown and screen.chosen is None and screen.panel.detail is None
    assert "moon battery pack" in screen.dotted.accessibleName() and len(cards(screen)) == 3
    assert "Rule of thumb" in screen.panel.paper.accessibleName() and not screen.panel.speaker.isVisible()
    assert all("Did you mean this?" in card.accessibleName() for card in screen.cards if card.isVisible())


def test_an_unknown_word_is_kept_once_the_typing_rests(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look_up, "KEEP_MS", 1)
    screen, _places = opened(qtbot, context)
    press("zqxv")
    qtbot.waitUntil(lambda: bool(screen._kept))
    assert words_kept(qtbot, context) == ["zqxv"]


def test_an_unknown_word_is_kept_when_the_page_is_left_but_neither_a_letter_nor_each_key(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    press("zqxv", *(Qt.Key.Key_Backspace,) * 4, "z")
    press(Qt.Key.Key_Backspace, "zzqq")
    assert words_kept(qtbot, context) == []
    press(Qt.Key.Key_Escape)
    assert places == [Home()]
    screen.hide()
    assert words_kept(qtbot, context) == ["zzqq"]
    single, _places = opened(qtbot, context, query="龘")
    assert single.unknown
    single.hide()
    assert words_kept(qtbot, context) == ["zzqq"]


def test_a_word_with_one_wrong_sign_is_asked_about_not_told_as_fact(qtbot: Any, context: Context) -> None:
    i18n.use("zh_CN")
    screen, _places = opened(qtbot, context, query="电动牙膏")
    assert screen.found is not None and screen.found.hits[0].how == "near"
    assert screen.chosen is None and screen.panel.detail is None
    click(qtbot, screen.cards[0])
    assert screen.panel.detail is not None


# ---- by keyboard
def test_keys_alone_lead_through_the_page(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context, query="battery")
    press(Qt.Key.Key_Down)
    assert screen.cards[0].hasFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert screen.cards[1].isChecked()
    tab_to(screen.chips[1])
    press(Qt.Key.Key_Space)
    assert screen.only == screen._filters[1]
    tab_to(screen.field)
    press(Qt.Key.Key_Return)
    assert screen.cards[0].isChecked()
    press(Qt.Key.Key_Escape)
    assert places == [Home()]


def test_the_cross_empties_the_field(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, query="battery")
    click(qtbot, screen.field.cross)
    assert screen.field.text() == "" and screen.field.hasFocus() and not screen.field.cross.isVisible()


def test_a_common_word_is_looked_up_with_one_touch(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, query="box")
    chip = next(chip for chip in screen.common if chip.isVisible())
    click(qtbot, chip)
    assert screen.field.text() == chip.label and screen.found is not None and screen.found.hits[0].item is screen.chosen


# ---- the keyboard on the screen
def test_letters_on_their_way_are_looked_up_by_their_sound(qtbot: Any, context: Context) -> None:
    i18n.use("zh_CN")
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.keys)
    assert screen.keyboard.is_open and screen.field.hasFocus() and not screen.keys.isVisible()
    for letter in "dianchi":
        click(qtbot, screen.keyboard.key(letter))
    assert screen.found is not None and screen.found.total > 5 and "电池" in cards(screen)[0]
    assert screen.keyboard.sheet is not None
    choice = next(key for key in screen.keyboard.sheet.candidates if key.isVisible() and key.label == "电池")
    click(qtbot, choice)
    assert screen.field.text() == "电池" and "电池" in cards(screen)[0]
    click(qtbot, screen.keyboard.key("enter"))
    assert not screen.keyboard.is_open and screen.cards[0].isChecked()


def test_letters_on_their_way_are_never_called_unknown(qtbot: Any, context: Context) -> None:
    i18n.use("zh_CN")
    screen, _places = opened(qtbot, context)
    screen.keyboard.open()
    for letter in "vvvv":
        click(qtbot, screen.keyboard.key(letter))
    assert screen.keyboard.letters == "vvvv" and not screen.unknown
    screen.hide()
    assert words_kept(qtbot, context) == []


def test_escape_closes_the_keyboard_first(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    screen.keyboard.open()
    press(Qt.Key.Key_Escape)
    assert not screen.keyboard.is_open and not places
    press(Qt.Key.Key_Escape)
    assert places == [Home()]


def test_it_opens_by_itself_where_that_is_preferred(qtbot: Any, context: Context) -> None:
    context.school.preferences = context.school.preferences.but(on_screen_keyboard="always")
    screen, _places = opened(qtbot, context)
    qtbot.waitUntil(lambda: screen.keyboard.is_open)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("query", ["", "can", "moon battery pack"])
def test_pieces_lie_on_the_page_apart_and_large_enough(qtbot: Any, context: Context, size: tuple[int, int], query: str) -> None:
    screen, _places = opened(qtbot, context, query=query, size=size)
    lies_well(screen)
    screen.keyboard.open()
    lies_well(screen)
    assert QApplication.focusWidget() is screen.field


def lies_well(screen: LookUpScreen) -> None:
    pieces = [p for p in screen.findChildren(Piece) if p.isVisible()]
    for i, piece in enumerate(pieces):
        box = screen.where(piece)
        assert screen.area.adjusted(-1, -1, 1, 1).contains(box), piece.accessibleName()
        assert min(box.width(), box.height() - piece.lip_depth) >= 83.9, (piece.accessibleName(), box)
        for other in pieces[i + 1 :]:
            assert not box.intersects(screen.where(other)), (piece.accessibleName(), other.accessibleName())
    names = [piece.accessibleName() for piece in pieces]
    assert len(set(names)) == len(names) and "" not in names


@pytest.mark.parametrize(("item", "local"), [("banana_peel", "廚餘"), ("old_sofa", "")])
@pytest.mark.parametrize("size", SIZES)
def test_the_head_says_what_a_bin_is_called_on_the_spot(
    qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], item: str, local: str
) -> None:
    context.school.preferences = context.school.preferences.but(scheme="tw-taipei" if local else "cn-harbin")
    screen, _places = opened(qtbot, context, item, size=size)
    with watched_words(monkeypatch) as seen:
        screen.panel.paper.update()
        screen.panel.paper.grab()
        texts, cut = seen.take()
    assert not cut and "" not in texts
    assert not local or (local in texts and local in screen.panel.paper.accessibleName())
