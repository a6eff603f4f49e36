"""The page of a town's own rules: made from a city's, changed by a touch, what that changes beside it, kept, used, taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.screens.playground import click, context_on, press, shown, tab_to
from wastequiz.domain.schemes import Scheme
from wastequiz.services import local_rules
from wastequiz.stage.asking import Ask
from wastequiz.ui.context import Context
from wastequiz.ui.places import Home, ItemRules, Rules
from wastequiz.ui.screens.local_rules import KINDS, THINGS, LocalRulesScreen
from wastequiz.ui.widgets.rules_new import NewRules

KIND, TO, FROM = "big_bone", "food", "residual"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        made.staff_in = True
        yield made


def opened(qtbot: Any, context: Context, code: str = "") -> tuple[LocalRulesScreen, list[Any]]:
    screen = LocalRulesScreen(context, code)
    places = shown(qtbot, screen, 1920, 1080)
    qtbot.waitUntil(lambda: screen.rows_of is not None)
    return screen, places


def made(qtbot: Any, context: Context, paper: str = "Notice") -> tuple[LocalRulesScreen, list[Any]]:
    """The page with rules that were just made from Harbin's."""
    screen, places = opened(qtbot, context)
    click(qtbot, screen.none.buttons[0])
    sheet = screen.findChild(NewRules)
    assert sheet is not None
    sheet.name.setText("Our town")
    sheet.paper.setText(paper)
    sheet.make()
    return screen, places


def changes(qtbot: Any, screen: LocalRulesScreen, until: str) -> list[str]:
    """The things that go elsewhere, once their number is said."""
    qtbot.waitUntil(lambda: screen.changes.count.text() == until)
    return [row.name for row in screen.changes.table.shown]


def kept(qtbot: Any, screen: LocalRulesScreen) -> list[Scheme]:
    screen.save()
    qtbot.waitUntil(lambda: not screen.unsaved)
    return local_rules.own(screen.context.school)


def asked(screen: LocalRulesScreen) -> Ask:
    found = [ask for ask in screen.findChildren(Ask) if ask.isVisible()]
    assert found, "nothing was asked"
    return found[-1]


def test_where_there_are_none_the_page_offers_to_make_some_and_to_choose_others(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    assert screen.none.words.isVisible() and not screen.table.isVisible() and not screen.save_button.isVisible()
    click(qtbot, screen.choose_rules)
    click(qtbot, screen.new_thing)
    assert places == [Rules(), ItemRules()]


def test_rules_begin_as_a_copy_and_say_what_they_rest_on(qtbot: Any, context: Context) -> None:
    screen, _places = made(qtbot, context, paper="")
    assert screen.scheme is not None and screen.base.code == "cn-harbin" and screen.unsaved
    assert screen.town.note.text() == "Without a paper, what you change is asked in practice only."
    assert screen.town.origin.text() == "Copied from Harbin · 0 rules of its own"
    assert changes(qtbot, screen, "Nothing goes elsewhere yet.") == []
    QTest.keyClicks(screen.town.paper, "Notice 3")
    assert screen.town.note.text() == "What you change is asked for points too."


def test_a_name_that_cannot_be_is_refused_in_words_and_nothing_typed_is_lost(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.ask_new()
    sheet = screen.findChild(NewRules)
    assert sheet is not None
    sheet.name.setText("Harbin")
    sheet.paper.setText("Notice")
    click(qtbot, sheet.make_button)
    assert sheet.note.danger and "“Harbin” is there already." in sheet.note.text()
    assert sheet.isVisible() and sheet.name.wrong and sheet.paper.text() == "Notice" and screen.scheme is None
    sheet.stay()


def test_rules_can_be_copied_from_another_city(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.ask_new()
    sheet = screen.findChild(NewRules)
    assert sheet is not None and sheet.bases[0].code == "cn-harbin"
    sheet.base.offer(sheet.base.options, next(n for n, s in enumerate(sheet.bases) if s.code == "cn-shanghai"))
    sheet.name.setText("Our town")
    sheet.make()
    assert screen.base.code == "cn-shanghai" and screen.scheme is not None and screen.scheme.code == "cn-shanghai-own1"


def test_a_kind_sent_elsewhere_shows_what_changes_and_comes_back(qtbot: Any, context: Context) -> None:
    screen, _places = made(qtbot, context)
    screen.choose(KIND)
    card = next(card for card in screen.editor.choice.cards if card.target.id == TO)
    click(qtbot, card)
    assert card.isChecked() and screen.ruling() is not None
    row = screen.table.shown[screen.table.current]
    assert (row.now.name, row.before.name, row.changed) == ("Food waste", "Residual", True)
    things = changes(qtbot, screen, "9 things go elsewhere.")
    assert "rib bone" in things
    click(qtbot, screen.editor.undo)
    assert changes(qtbot, screen, "Nothing goes elsewhere yet.") == [] and not screen.table.shown[screen.table.current].changed


def test_a_place_that_is_no_bin_can_be_chosen_too(qtbot: Any, context: Context) -> None:
    screen, _places = made(qtbot, context)
    screen.choose(KIND)
    screen.editor.choice.others._take(0)
    ruling = screen.ruling()
    assert ruling is not None and ruling.to == "bulky" and not any(card.isChecked() for card in screen.editor.choice.cards)
    assert screen.editor.choice.others.written() == "Not in a bin, but: Bulky waste pick-up"


def test_a_reason_is_kept_in_both_languages(qtbot: Any, context: Context) -> None:
    screen, _places = made(qtbot, context)
    screen.choose(KIND)
    screen.send(TO)
    screen.editor.languages.pick(1)
    QTest.keyClicks(screen.editor.why, "They rot.")
    screen.editor.languages.pick(0)
    assert screen.editor.why.text() == ""
    screen.editor.why.setPlainText("会烂掉。")
    scheme = kept(qtbot, screen)[0]
    assert scheme.kinds[KIND].why == {"en": "They rot.", "zh_CN": "会烂掉。"} and scheme.kinds[KIND].to == TO


def test_without_a_paper_the_page_says_how_much_is_practice_only(qtbot: Any, context: Context) -> None:
    screen, _places = made(qtbot, context, paper="")
    screen.choose(KIND)
    screen.send(TO)
    changes(qtbot, screen, "9 things go elsewhere.")
    assert screen.changes.practice.text().endswith("in practice only from then on.")
    screen.town.paper.setText("Notice")
    screen.town.paper.textEdited.emit("Notice")
    qtbot.waitUntil(lambda: screen.changes.practice.text() == "")


def test_rows_are_found_by_words_pinyin_and_things_of_a_kind_and_changed_ones_alone(qtbot: Any, context: Context) -> None:
    screen, _places = made(qtbot, context)
    assert len(screen.table.shown) == len(context.school.bank.kinds)
    screen.search.setText("dagutou")
    assert screen.table.shown[0].id == KIND
    screen.search.setText("banana peel")
    qtbot.waitUntil(lambda: "fruit_peel" in [row.id for row in screen.table.shown])
    screen.search.clear()
    screen.only.pick(1)
    assert screen.table.shown == []
    screen.choose(KIND)
    screen.send(TO)
    assert [row.id for row in screen.table.shown] == [KIND]


def test_a_single_thing_can_go_its_own_way_and_be_opened(qtbot: Any, context: Context) -> None:
    screen, places = made(qtbot, context)
    screen.view.pick(THINGS)
    screen.search.setText("aa battery")
    qtbot.waitUntil(lambda: bool(screen.table.shown))
    screen.table.setCurrentIndex(screen.table.rows.index(0, 0))
    assert screen.chosen == "aa_battery" and screen.editor.more.isVisible()
    screen.send("hazardous")
    assert changes(qtbot, screen, "1 thing goes elsewhere.") == ["AA battery"]
    scheme = kept(qtbot, screen)[0]
    assert scheme.items["aa_battery"].local and scheme.kinds == context.school.bank.scheme("cn-harbin").kinds
    screen.search.clear()
    assert screen.table.shown[0].id == "aa_battery", "what the town rules on stands first"
    click(qtbot, screen.editor.more)
    assert places == [ItemRules("aa_battery")]
    screen.view.pick(KINDS)
    assert screen.chosen == "" and screen.editor.nothing.isVisible()


def test_saved_rules_are_used_and_then_cannot_be_removed(qtbot: Any, context: Context) -> None:
    screen, _places = made(qtbot, context)
    click(qtbot, screen.town.use)
    qtbot.waitUntil(lambda: context.school.scheme.code == "cn-harbin-own1")
    assert not screen.town.use.isEnabled() and screen.told.text() == "From now on the rules of Our town hold."
    click(qtbot, screen.town.remove)
    click(qtbot, asked(screen).risky)
    assert "These rules are in use" in screen.told.text() and len(local_rules.own(context.school)) == 1


def test_rules_nobody_uses_are_removed_after_asking(qtbot: Any, context: Context) -> None:
    screen, _places = made(qtbot, context)
    kept(qtbot, screen)
    click(qtbot, screen.town.remove)
    click(qtbot, asked(screen).safe)
    assert len(local_rules.own(context.school)) == 1
    click(qtbot, screen.town.remove)
    click(qtbot, asked(screen).risky)
    qtbot.waitUntil(lambda: screen.scheme is None)
    assert local_rules.own(context.school) == [] and screen.none.words.isVisible()


def test_what_was_never_kept_goes_without_a_trace(qtbot: Any, context: Context) -> None:
    screen, _places = made(qtbot, context)
    click(qtbot, screen.town.remove)
    click(qtbot, asked(screen).risky)
    assert screen.scheme is None and local_rules.own(context.school) == []


def test_leaving_with_something_unsaved_is_asked_first(qtbot: Any, context: Context) -> None:
    screen, places = made(qtbot, context)
    press(Qt.Key.Key_Escape)
    asked(screen).stay()
    assert places == [] and screen.unsaved
    screen.leave()
    click(qtbot, asked(screen).risky)
    assert places == [Home()]


def test_another_set_of_rules_is_opened_from_the_list(qtbot: Any, context: Context) -> None:
    screen, _places = made(qtbot, context)
    first = kept(qtbot, screen)[0]
    second = replace(first, code="cn-harbin-own2", revision="")
    local_rules.keep(context.school, second, lambda: screen._read_sets(first.code), screen.trouble)
    qtbot.waitUntil(lambda: len(screen.sets) == 2)
    screen.choose(KIND)
    screen.send(TO)
    screen.town.sets.setCurrentIndex(screen.town.sets.rows.index(1, 0))
    assert screen.scheme is not None and screen.scheme.code == first.code, "it asks first"
    click(qtbot, asked(screen).risky)
    assert screen.scheme.code == second.code and not screen.unsaved


def test_rules_are_changed_and_kept_by_keys_alone(qtbot: Any, context: Context) -> None:
    screen, _places = made(qtbot, context)
    tab_to(screen.search)
    press("dagutou", Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert screen.chosen == KIND
    card = next(card for card in screen.editor.choice.cards if card.target.id == TO)
    tab_to(card)
    press(Qt.Key.Key_Space)
    QTest.keyClick(screen, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not screen.unsaved)
    assert local_rules.own(context.school)[0].kinds[KIND].to == TO


def test_the_rules_that_were_asked_for_stand_open(qtbot: Any, context: Context) -> None:
    begun = local_rules.begin(context.school, context.school.scheme, "Our town")
    done: list[bool] = []
    local_rules.keep(context.school, begun, lambda: done.append(True), lambda error: None)
    qtbot.waitUntil(lambda: bool(done))
    screen, _places = opened(qtbot, context, begun.code)
    assert screen.scheme == begun and not screen.unsaved and begun.kinds[KIND].to == FROM
