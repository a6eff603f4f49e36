"""The question bank: found while typing, filtered, sorted, chosen by mouse and keys, changed in bulk, taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.screens.bank_desk import edit, key, opened, stems
from tests.ui.screens.playground import context_on
from wastequiz.domain.questions import Question
from wastequiz.services import written
from wastequiz.services.bank_table import Filters
from wastequiz.stage.asking import Ask
from wastequiz.ui import bank_printing
from wastequiz.ui.context import Context
from wastequiz.ui.places import BankExport, BankImport, Home, QuizEditor
from wastequiz.ui.screens import bank
from wastequiz.ui.screens.bank import BankScreen
from wastequiz.ui.widgets.bank_filter_sheet import FilterSheet
from wastequiz.ui.widgets.bank_tag_sheet import TagSheet

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    bank.LAST.clear()
    with context_on(tmp_path) as made:
        made.staff_in = True
        yield made


def state_of(screen: BankScreen, key_: str) -> str:
    assert screen.table is not None
    number = screen.table.number(key_)
    return "" if number is None else screen.table.row(number).state


# ---- finding
def test_typing_finds_by_words_and_by_pinyin(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    whole = len(screen.found)
    screen.search.setText("banana")
    assert 0 < len(screen.found) < whole and "Banana peel: which bin?" in stems(screen)
    screen.search.setText("xiangjiaopi")
    assert "Banana peel: which bin?" in stems(screen)
    screen.search.setText("qqzzxx")
    assert stems(screen) == [] and screen.bar.seen.text() == "None found"


def test_filters_combine_and_each_chip_takes_its_own_away(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.filter_by(Filters(kinds=("true_false",)))
    many = len(screen.found)
    screen.filter_by(Filters(kinds=("true_false",), topics=("winter",), pictured=True))
    assert 0 < len(screen.found) < many
    assert [chip.label for chip in screen.selects.chips] == ["Topic: Winter", "Picture: with a picture"]
    assert screen.selects.selects["kinds"].written() == "Type: True or false"
    screen.selects.chips[0].click()
    assert screen.filters == Filters(kinds=("true_false",), pictured=True)


def test_more_filters_set_order_and_keep_choices_by_name(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.more.click()
    sheet = screen.findChild(FilterSheet)
    assert sheet is not None
    sheet.turn("difficulties", 5)
    sheet.order_by(2)
    assert screen.filters.difficulties == (5,) and screen.sort == ("kind", False)
    sheet.way.pick(1)
    assert screen.sort == ("kind", True)
    sheet.name.setText("the hardest")
    sheet.keep.click()
    qtbot.waitUntil(lambda: [s.name for s in sheet.saved] == ["the hardest"])
    sheet.empty.click()
    assert screen.filters == Filters()
    sheet.take_up(0)
    assert screen.filters.difficulties == (5,)
    sheet.kept.offer(sheet.kept.options, 0)
    sheet.forget_kept.setEnabled(True)
    sheet.forget_kept.click()
    qtbot.waitUntil(lambda: not sheet.saved)
    sheet.done.click()


def test_a_head_sorts_up_then_down_then_no_more(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    section = screen.list.rows.columns.index("difficulty")
    for expected in (("difficulty", False), ("difficulty", True), None):
        screen.list.head_touched(section)
        assert screen.sort == expected
    screen.list.head_touched(screen.list.rows.columns.index("picture"))
    assert screen.sort is None, "pictures have no order"


def test_whoever_comes_back_finds_what_was_looked_for(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.filter_by(Filters(text="ash", kinds=("single_choice",)))
    again, _more = opened(qtbot, context)
    assert again.search.text() == "ash" and again.filters.kinds == ("single_choice",)


# ---- choosing
def test_rows_are_chosen_with_keys(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.filter_by(Filters(kinds=("true_false",)))
    screen.list.setFocus(Qt.FocusReason.TabFocusReason)
    key(screen, Qt.Key.Key_Down)
    key(screen, Qt.Key.Key_Space)
    key(screen, Qt.Key.Key_Down, SHIFT)
    key(screen, Qt.Key.Key_Down, SHIFT)
    assert len(screen.list.chosen) == 3 and screen.bar.count.text() == "3 questions chosen"
    key(screen, Qt.Key.Key_A, CTRL)
    assert len(screen.list.chosen) == len(screen.found) and screen.list.all_chosen
    key(screen, Qt.Key.Key_A, CTRL)
    assert not screen.list.chosen
    key(screen, Qt.Key.Key_End)
    assert screen.list.currentIndex().row() == len(screen.found) - 1
    key(screen, Qt.Key.Key_Space)
    key(screen, Qt.Key.Key_Escape)
    assert not screen.list.chosen


def test_rows_are_chosen_with_the_mouse(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.filter_by(Filters(kinds=("true_false",)))
    view = screen.list

    def at(row: int, column: str) -> QPoint:
        return view.visualRect(view.rows.index(row, view.rows.columns.index(column))).center()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(0, "check"))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CTRL, at(2, "stem"))
    assert len(view.chosen) == 2
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, SHIFT, at(5, "stem"))
    assert len(view.chosen) == 4
    assert screen.editing.editor is None, "choosing opens nothing"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(1, "stem"))
    qtbot.waitUntil(lambda: screen.editing.editor is not None)


# ---- many at once
def test_what_is_chosen_is_retired_and_that_is_taken_back(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    assert screen.table is not None
    screen.filter_by(Filters(kinds=("ordering",)))
    keys = screen.table.keys(screen.found[:3])
    screen.list.choose(keys)
    screen.bar.retire.click()
    qtbot.waitUntil(lambda: [state_of(screen, k) for k in keys] == ["retired"] * 3)
    assert screen.told.text() == "3 questions: Retired" and screen.undo.isEnabled()
    QTest.keyClick(screen, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: [state_of(screen, k) for k in keys] == ["published"] * 3)
    assert screen.told.text() == "Undone: 3 questions: Retired"
    QTest.keyClick(screen, Qt.Key.Key_Y, CTRL)
    qtbot.waitUntil(lambda: state_of(screen, keys[0]) == "retired")
    assert screen.told.text() == "Done again: 3 questions: Retired"


def test_a_tag_is_given_to_all_that_are_chosen(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    assert screen.table is not None
    screen.filter_by(Filters(kinds=("ordering",)))
    screen.list.choose(screen.table.keys(screen.found[:2]))
    screen.bar.tag.click()
    sheet = screen.findChild(TagSheet)
    assert sheet is not None
    sheet.add()
    assert sheet.isVisible(), "a tag without letters is none"
    sheet.name.setText("week 12")
    sheet.add()
    qtbot.waitUntil(lambda: screen.table is not None and "week 12" in screen.table.values()["tags"])
    screen.filter_by(Filters(tags=("week 12",)))
    assert len(screen.found) == 2


def test_what_came_with_the_program_is_not_deleted_and_that_is_said(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.filter_by(Filters(kinds=("ordering",)))
    whole = len(screen.found)
    screen.list.setFocus(Qt.FocusReason.TabFocusReason)
    key(screen, Qt.Key.Key_Delete)
    ask = screen.findChild(Ask)
    assert ask is not None and ask.head.text() == "Delete 1 question?"
    ask.risky.click()
    qtbot.waitUntil(lambda: not screen.told.isHidden())
    assert "come" in screen.told.text() and len(screen.found) == whole


# ---- suggestions and ways on
def test_the_worst_answered_are_offered_as_a_review_only_once_there_are_answers(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.sort_by(("facility", False))
    assert not screen.suggestion.there, "nobody has answered yet"


def test_import_and_export_lead_on_with_what_is_chosen(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    screen.ways[0].click()
    screen.ways[1].click()
    screen.filter_by(Filters(kinds=("ordering",)))
    screen.list.choose(["which_bin:banana_peel", *screen.chosen_or_found()[:1]])
    chosen = tuple(k for k in screen.list.chosen if ":" not in k)
    screen.ways[1].click()
    assert places == [BankImport(), BankExport(), BankExport(chosen)]


def test_esc_takes_the_choice_back_then_leads_home(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    screen.list.choose(["which_bin:banana_peel"])
    screen.leave()
    assert not screen.list.chosen and not places
    screen.leave()
    assert places == [Home()]


# ---- on a small window
def test_on_a_small_window_the_editor_lies_over_the_table(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, (1366, 768))
    assert screen.list.isVisible()
    edit(qtbot, screen, "single_choice")
    assert screen.as_sheet and not screen.list.isVisible() and screen.behind is not None
    screen.leave()
    assert screen.list.isVisible() and screen.behind is None


def test_what_is_chosen_becomes_a_worksheet(qtbot: Any, context: Context, tmp_path: Path) -> None:
    screen, _places = opened(qtbot, context)
    assert screen.table is not None
    screen.filter_by(Filters(kinds=("single_choice", "matching")))
    keys = screen.table.keys(screen.found[:3])
    found: list[Mapping[str, Question]] = []
    written.written(context.school, keys, found.append)
    qtbot.waitUntil(lambda: bool(found))
    bank_printing.save(screen, list(found[0].values()), screen.context.scheme, 10.0, tmp_path / "week 3.pdf", screen.toast)
    qtbot.waitUntil(lambda: (tmp_path / "week 3.pdf").exists() and not screen.told.isHidden())
    assert screen.told.text() == "A worksheet with 3 questions was saved: week 3.pdf"
    bank_printing.print_questions(screen, [], screen.toast)
    assert screen.told.text() == "There is no written question among these to print."


def test_the_worst_answered_are_offered_as_a_quiz(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, places = opened(qtbot, context)
    screen.filter_by(Filters(kinds=("ordering",)))
    screen.make_review()
    assert screen.table is not None
    assert places == [QuizEditor(keys=tuple(screen.table.keys(screen.table.find(screen.filters, ("facility", False))[:10])))]
