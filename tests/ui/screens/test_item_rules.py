"""The editor of a thing: what it is, where it goes by each rules and by the town's own; kept, refused in words, brought back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.screens.bank_desk import opened as bank_opened
from tests.ui.screens.playground import click, context_on, settle, shown
from wastequiz.domain.items import Band
from wastequiz.domain.schemes import Scheme
from wastequiz.services import local_rules
from wastequiz.stage.asking import Ask
from wastequiz.ui.context import Context
from wastequiz.ui.places import Bank, ItemRules, LocalRules
from wastequiz.ui.screens import bank
from wastequiz.ui.screens.item_rules import ItemRulesScreen
from wastequiz.ui.widgets.bank_picture import PicturePicker
from wastequiz.ui.widgets.kind_picker import KindPicker

THING = "aa_battery"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    bank.LAST.clear()
    with context_on(tmp_path) as made:
        made.staff_in = True
        yield made


def opened(qtbot: Any, context: Context, item_id: str = THING, *, from_bank: bool = False) -> tuple[ItemRulesScreen, list[Any]]:
    screen = ItemRulesScreen(context, item_id, from_bank=from_bank)
    places = shown(qtbot, screen, 1920, 1080)
    qtbot.waitUntil(lambda: screen.bank is not None)
    settle(qtbot, context)
    return screen, places


def own_rules(qtbot: Any, context: Context) -> Scheme:
    made = local_rules.begin(context.school, context.school.scheme, "Our town", "Notice")
    done: list[bool] = []
    local_rules.keep(context.school, made, lambda: done.append(True), lambda error: None)
    qtbot.waitUntil(lambda: bool(done))
    return made


def saved(qtbot: Any, screen: ItemRulesScreen) -> None:
    screen.save()
    qtbot.waitUntil(lambda: not screen.unsaved)
    settle(qtbot, screen.context)


def asked(screen: ItemRulesScreen) -> Ask:
    return next(ask for ask in screen.findChildren(Ask) if ask.isVisible())


def test_a_thing_is_shown_whole_and_left_as_it_is(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    item = context.school.bank.items[THING]
    assert screen.item == item and not screen.unsaved and not screen.save_button.isEnabled()
    assert screen.form.names["en"].text() == "AA battery" and screen.of.text() == "came with the program"
    assert {row.name for row in screen.where_table.shown} >= {"Harbin", "Shanghai", "China (national)"}
    screen.leave()
    assert places == [LocalRules()]


def test_a_row_of_the_bank_opens_its_thing_and_leads_back(qtbot: Any, context: Context) -> None:
    screen, places = bank_opened(qtbot, context)
    screen.open_question("which_bin:" + THING)
    assert places == [ItemRules(THING, from_bank=True)]
    page, ways = opened(qtbot, context, from_bank=True)
    click(qtbot, page.back_button)
    assert ways == [Bank()] and [b.here for b in page.rail if type(b.entry.place) is Bank] == [True]


def test_everything_about_it_is_changed_kept_and_brought_back(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    form, before = screen.form, screen.item
    form.names["en"].clear()
    QTest.keyClicks(form.names["en"], "small battery")
    form.others["en"].clear()
    QTest.keyClicks(form.others["en"], "penlight,  mignon , penlight,")
    form.band.pick(3)
    form.hard.pick(0)
    QTest.keyClicks(form.whys["en"], "No mercury in it.")
    click(qtbot, form.deeds["tie"])
    saved(qtbot, screen)
    item = context.school.bank.items[THING]
    assert (item.name["en"], item.band, item.difficulty, item.actions) == ("small battery", Band.g56, 1, (*before.actions, "tie"))
    assert [name for lang, name in item.aliases if lang == "en"] == ["penlight", "mignon"]
    assert [a for a in item.aliases if a[0] != "en"] == [a for a in before.aliases if a[0] != "en"]
    assert item.why == {"en": "No mercury in it."} and screen.of.text() == "came with the program, changed here"
    click(qtbot, screen.shipped)
    click(qtbot, asked(screen).risky)
    qtbot.waitUntil(lambda: screen.item == before)
    settle(qtbot, context)
    assert context.school.bank.items[THING] == before and not screen.shipped.isVisible()


def test_a_thing_without_any_name_is_refused_in_words(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, "")
    assert screen.head.text() == "New thing" and not screen.unsaved
    screen.form.hard.pick(3)
    screen.save()
    assert "The name is still empty." in screen.form.labels["name:zh_CN"].text() and screen.form.names["zh_CN"].wrong and screen.unsaved
    QTest.keyClicks(screen.form.names["en"], "old kite")
    assert not screen.form.names["zh_CN"].wrong
    saved(qtbot, screen)
    assert context.school.bank.items[screen.item_id].name == {"en": "old kite"} and screen.of.text() == "made at this school"


def test_a_kind_is_found_by_typing_and_moves_the_thing_at_once(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.form.kind)
    picker = screen.findChild(KindPicker)
    assert picker is not None and len(picker.found) == len(context.school.bank.kinds)
    picker.turn(1)
    assert picker.at == 1 and picker.before.isEnabled()
    picker.search.setText("qqzzxx")
    assert picker.found == [] and picker.message.isVisible()
    picker.search.setText("niukou")
    assert picker.found[0].id == "button_cell"
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    harbin = next(row for row in screen.where_table.shown if row.name == "Harbin")
    assert screen.item.kind == "button_cell" and harbin.now.name == "Hazardous" and screen.unsaved


def test_a_picture_is_chosen_among_all(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.form.change)
    picker = screen.findChild(PicturePicker)
    assert picker is not None
    picker.search.setText("banana peel")
    qtbot.waitUntil(lambda: bool(picker.found))
    picker._choose("banana_peel")
    assert screen.item.picture == "banana_peel" and screen.form.picture.picture == "banana_peel"


def test_by_the_towns_own_rules_it_goes_elsewhere_and_back(qtbot: Any, context: Context) -> None:
    own = own_rules(qtbot, context)
    screen, _places = opened(qtbot, context)
    assert screen.where_table.shown[0].id == own.code and not screen.choice.cards
    screen.where_table.setCurrentIndex(screen.where_table.rows.index(0, 0))
    assert screen.hint.text() == "In Our town it goes to" and not screen.as_base_button.isEnabled()
    card = next(card for card in screen.choice.cards if card.target.id == "hazardous")
    click(qtbot, card)
    assert screen.where_table.shown[0].now.name == "Hazardous" and screen.unsaved
    saved(qtbot, screen)
    assert local_rules.own(context.school)[0].items[THING].to == "hazardous"
    assert not screen.shipped.isVisible(), "the thing itself is as it came along"
    screen.where_table.setCurrentIndex(screen.where_table.rows.index(0, 0))
    click(qtbot, screen.as_base_button)
    saved(qtbot, screen)
    assert THING not in local_rules.own(context.school)[0].items


def test_only_the_towns_own_rules_can_be_changed(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.where_table.setCurrentIndex(screen.where_table.rows.index(0, 0))
    assert screen.chosen is None and not screen.as_base_button.isVisible()
    assert screen.hint.text() == "To send it elsewhere in your town, make your town's own rules first."


def test_a_thing_of_parts_says_so_and_has_no_place_of_its_own(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, "coffee_capsule")
    assert screen.form.kind.label == "Comes apart: coffee grounds, capsule shell" and not screen.form.kind.isEnabled()
    assert screen.where_table.shown == [] and screen.hint.text() == "It comes apart: each part goes by its own kind."


def test_leaving_with_something_unsaved_is_asked_first(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    screen.form.hard.pick(1)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    asked(screen).stay()
    assert places == [] and screen.item.difficulty == 2
    screen.leave()
    click(qtbot, asked(screen).risky)
    assert places == [LocalRules()]


def test_a_thing_that_is_gone_is_said_to_be(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, "never_was")
    assert screen.told.text() == "This thing is out of use. Publish its question in the bank first." and not screen.save_button.isEnabled()
