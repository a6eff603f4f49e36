"""The editor of written questions: every kind is mended, refused, kept, previewed, brought back; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.screens.bank_desk import edit, opened
from tests.ui.screens.playground import context_on
from wastequiz.domain.kinds import written_kind
from wastequiz.domain.mending import KINDS, faults
from wastequiz.domain.text import Text
from wastequiz.services import authoring, drafting
from wastequiz.services.drafting import Draft
from wastequiz.stage.asking import Ask
from wastequiz.ui.bank_editing import LeaveAsk
from wastequiz.ui.bank_editors.choices import ChoicesForm
from wastequiz.ui.bank_editors.details import DetailsForm
from wastequiz.ui.bank_editors.estimate import EstimateForm
from wastequiz.ui.bank_editors.matching import MatchingForm
from wastequiz.ui.bank_editors.places import PlacesSheet
from wastequiz.ui.bank_editors.spot_on_picture import SpotsForm
from wastequiz.ui.context import Context
from wastequiz.ui.screens import bank
from wastequiz.ui.widgets.bank_history import HistorySheet
from wastequiz.ui.widgets.bank_preview import PreviewSheet
from wastequiz.ui.widgets.select import ChoosingSheet

QUESTION, ANSWERS, DETAILS = range(3)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    bank.LAST.clear()
    with context_on(tmp_path) as made:
        made.staff_in = True
        yield made


def kept_of(qtbot: Any, context: Context, key: str) -> authoring.Kept:
    found: list[authoring.Kept] = []
    authoring.question(context.school, key, found.append, lambda error: found.append(error))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_every_kind_is_shown_whole_and_left_as_it_is(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    for kind in KINDS:
        editor = edit(qtbot, screen, kind)
        before = editor.question
        for part in (QUESTION, ANSWERS, DETAILS):
            editor.show_part(part)
            editor.languages.pick(1 - editor.languages.at)
            screen.grab()
        assert editor.question == before and not editor.unsaved, kind
        assert editor.check() == (), kind
        screen.leave()
        assert screen.editing.editor is None


def test_every_kind_can_be_written_anew_and_says_what_is_missing(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    for kind in KINDS:
        screen.editing.open_new(kind)
        editor = screen.editing.editor
        assert editor is not None and not editor.unsaved, kind
        editor.save()
        assert editor.first.labels["stem"].text() == "Write what is asked." and editor.first.stem.wrong, kind
        editor.show_part(ANSWERS)
        screen.grab()


def test_a_word_is_mended_kept_and_taken_back(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "single_choice")
    before = editor.question
    assert not editor.save_button.isEnabled()
    editor.first.stem.setFocus()
    QTest.keyClicks(editor.first.stem, "So ")
    assert editor.unsaved and editor.save_button.isEnabled() and editor.question.stem["en"] == "So " + before.stem["en"]
    editor.save_button.click()
    qtbot.waitUntil(lambda: not editor.unsaved)
    assert kept_of(qtbot, context, before.key).question.stem["en"].startswith("So ")
    screen.undo.click()
    qtbot.waitUntil(lambda: editor.question.stem == before.stem)
    assert editor.first.stem.text() == before.stem["en"]


def test_both_languages_are_written_and_counted(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "true_false")
    editor.languages.pick(0)
    editor.first.stem.selectAll()
    QTest.keyClicks(editor.first.stem, "abc")
    assert editor.question.stem["zh_CN"] == "abc" and editor.first.stem.counter.text() == "3 / 40"


def test_options_are_added_marked_moved_and_taken_away(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "single_choice")
    editor.show_part(ANSWERS)
    form = editor.forms[ANSWERS]
    assert isinstance(form, ChoicesForm)
    count = len(form.options)
    form.more.click()
    QTest.keyClicks(form.lines[count], "A new one")
    form.marks[count].click()
    assert form.options[count].label["en"] == "A new one" and [o.right for o in form.options] == [*[False] * count, True]
    form.up.click()
    assert form.options[count - 1].label["en"] == "A new one" and form.at == count - 1
    QTest.keyClicks(form.reason, "Because.")
    assert (form.options[count - 1].why or {})["en"] == "Because."
    form.away.click()
    assert len(form.options) == count and all(o.label["en"] != "A new one" for o in form.options)
    assert [w.code for w in editor.check()] == ["not_one_right"]
    assert form.list_label.text() == "Mark the one that is right."


def test_pairs_are_added_and_taken_away(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "matching")
    editor.show_part(ANSWERS)
    form = editor.forms[ANSWERS]
    assert isinstance(form, MatchingForm)
    pairs, extra = len(form.rows()[0]), len(form.rows()[1])
    form.at = 0
    form.remove_row()
    assert len(form.rows()[0]) == pairs - 1 and len(form.rows()[1]) == extra, "its partner goes along"
    form.add_pair()
    QTest.keyClicks(form.things[pairs - 1], "salt")
    QTest.keyClicks(form.partners[pairs - 1], "water")
    option, target = form.rows()[0][-1]
    assert (option.label["en"], target.label["en"], option.target) == ("salt", "water", target.id)
    for _more in range(2 - extra):
        form.add_partner()
    assert not form.extra.isVisible()
    assert faults(editor.question)[0].code == "no_words" or extra == 2


def test_a_number_that_is_none_is_said_and_the_rest_kept(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "estimate")
    editor.show_part(ANSWERS)
    form = editor.forms[ANSWERS]
    assert isinstance(form, EstimateForm)
    form.lines[0].selectAll()
    QTest.keyClicks(form.lines[0], "many")
    editor.save()
    assert form.labels["number"].text() == "This must be a number." and form.lines[0].text() == "many"
    form.lines[0].selectAll()
    QTest.keyClicks(form.lines[0], "-5")
    assert [w.code for w in editor.check()] == ["bad_range"]


def test_places_are_drawn_moved_and_sized(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.editing.open_new("spot_on_picture")
    editor = screen.editing.editor
    assert editor is not None
    editor.show_part(ANSWERS)
    form = editor.forms[ANSWERS]
    assert isinstance(form, SpotsForm)
    form.add_spot((0, 0, 200, 200))
    assert not form.options, "there is nothing to draw on yet"
    editor.change(replace(editor.question, picture="scene_kitchen", stem=Text(en="Where?")))
    editor.refill()
    scene = form.scene
    w, h = scene.width(), scene.height()
    drag(scene, QPoint(w // 10, h // 10), QPoint(w // 3, h // 2))
    assert len(form.options) == 1 and form.options[0].right
    x, y, _across, _down = form.options[0].area or (0, 0, 0, 0)
    drag(scene, QPoint(w // 5, h // 5), QPoint(w // 5 + 40, h // 5))
    moved = form.options[0].area or (0, 0, 0, 0)
    assert moved[0] > x and moved[1] == pytest.approx(y, abs=2)
    QTest.keyClick(scene, Qt.Key.Key_Right)
    QTest.keyClick(scene, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    sized = form.options[0].area or (0, 0, 0, 0)
    assert sized[0] == moved[0] + 20 and sized[3] == moved[3] + 20
    form.more.click()
    assert len(form.options) == 2 and not [f for f in faults(editor.question) if f.code == "bad_spot"]
    QTest.keyClicks(form.word, "tap")
    form.meant.pick(1)
    assert form.options[1].label["en"] == "tap" and not form.options[1].right
    form.away.click()
    assert len(form.options) == 1


def drag(widget: Any, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def test_details_say_where_it_holds_and_what_it_is_worth(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "true_false")
    editor.show_part(DETAILS)
    form = editor.forms[DETAILS]
    assert isinstance(form, DetailsForm)
    for line, text in ((form.points, "0"), (form.limit, "45"), (form.year, "2024")):
        line.selectAll()
        QTest.keyClicks(line, text)
    assert (editor.question.points, editor.question.limit_s, editor.question.source.year) == (0, 45, 2024)
    QTest.keyClicks(form.points, "x")
    assert form.own()[0].code == "bad_entry"
    form.places.click()
    sheet = screen.findChild(PlacesSheet)
    assert sheet is not None
    sheet.choices[1].click()
    sheet.choices[2].click()
    sheet.done.click()
    assert editor.question.schemes == (sheet.codes[2],)


def test_tags_are_typed_and_taken_away(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "true_false")
    QTest.keyClicks(editor.first.new_tag, "ice")
    QTest.keyClick(editor.first.new_tag, Qt.Key.Key_Return)
    QTest.keyClicks(editor.first.new_tag, "snow,")
    assert editor.question.tags == ("ice", "snow")
    editor.first.tags[0].click()
    assert editor.question.tags == ("snow",)


def test_a_question_alike_is_warned_of_while_typing(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    stem = edit(qtbot, screen, "true_false").question.stem
    screen.editing.open_new("true_false")
    editor = screen.editing.editor
    assert editor is not None
    QTest.keyClicks(editor.first.stem, stem["en"])
    qtbot.waitUntil(lambda: not editor.note.isHidden())
    assert editor.note.text().startswith("Much like one that is there")


# ---- leaving
def test_leaving_asks_only_where_something_is_unsaved(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "true_false")
    QTest.keyClicks(editor.first.stem, "x")
    screen.leave()
    ask = screen.findChild(LeaveAsk)
    assert ask is not None and screen.editing.editor is editor
    ask.stay()
    assert editor.question.stem["en"].startswith("x"), "nothing is lost"
    screen.leave()
    second = next(a for a in screen.findChildren(LeaveAsk) if a.isVisible())
    second.risky.click()
    assert screen.editing.editor is None


def test_what_was_typed_is_offered_again_after_a_power_cut(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "true_false")
    QTest.keyClicks(editor.first.stem, "Half a ")
    editor.keep_draft()
    again, _more = opened(qtbot, context)
    qtbot.waitUntil(lambda: again.suggestion.there)
    assert "Half a" in again.suggestion.ground.text
    again.suggestion.do.click()
    qtbot.waitUntil(lambda: again.editing.editor is not None)
    taken = again.editing.editor
    assert taken is not None and taken.first.stem.text().startswith("Half a ") and taken.unsaved
    taken.save()
    qtbot.waitUntil(lambda: not taken.unsaved)
    left: list[Draft | None] = []
    drafting.kept(context.school, left.append, lambda _e: None)
    qtbot.waitUntil(lambda: bool(left))
    assert left == [None], "what was saved is no draft any more"


def test_a_draft_can_be_dropped(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.editing.open_new("short_answer")
    editor = screen.editing.editor
    assert editor is not None
    QTest.keyClicks(editor.first.stem, "Half")
    editor.keep_draft()
    again, _more = opened(qtbot, context)
    qtbot.waitUntil(lambda: again.suggestion.there)
    again.suggestion.no.click()
    assert not again.suggestion.there


# ---- what else
def test_the_preview_is_answered_as_by_a_student(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "single_choice")
    editor.preview.click()
    sheet = screen.findChild(PreviewSheet)
    assert sheet is not None
    sheet.choose(written_kind("single_choice").solution(sheet.question))
    assert sheet.sheet is not None and sheet.sheet.feedback.head == "That's right!"
    assert sheet.again is not None
    sheet.again.click()
    assert not sheet.isVisible()


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_every_kind_has_a_preview(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    screen, _places = opened(qtbot, context, size)
    for kind in KINDS:
        editor = edit(qtbot, screen, kind)
        screen.editing.preview(editor.question)
        sheet = next(sheet for sheet in screen.findChildren(PreviewSheet) if sheet.isVisible())
        screen.grab()
        assert set(sheet.buttons()) >= {sheet.cross, sheet.speaker}, kind
        sheet.stay()


def test_an_older_wording_comes_back_from_the_history(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "true_false")
    before = editor.question
    editor.change(replace(before, stem=Text(en="Quite another one", zh_CN="另一个")))
    editor.save()
    qtbot.waitUntil(lambda: not editor.unsaved)
    editor.more.click()
    menu = screen.findChild(ChoosingSheet)
    assert menu is not None
    menu.choices[0].click()
    qtbot.waitUntil(lambda: screen.findChild(HistorySheet) is not None)
    history = screen.findChild(HistorySheet)
    assert history is not None and len(history.revisions) == 2 and history.builtin.isVisible()
    history.choices[1].click()
    assert history.stem.text() == before.stem["en"]
    history.bring.click()
    qtbot.waitUntil(lambda: editor.question.stem == before.stem)
    assert editor.kept is not None and editor.kept.edited


def test_the_built_in_wording_comes_back(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "true_false")
    before = editor.question
    editor.change(replace(before, stem=Text(en="Quite another one", zh_CN="另一个")))
    editor.save()
    qtbot.waitUntil(lambda: editor.kept is not None and editor.kept.edited)
    screen.deeds.restore_builtin(before.key)
    qtbot.waitUntil(lambda: editor.kept is not None and not editor.kept.edited)
    assert editor.question.stem == before.stem


def test_one_of_the_school_s_own_is_deleted_after_asking(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    screen.editing.open_new("true_false")
    editor = screen.editing.editor
    assert editor is not None
    QTest.keyClicks(editor.first.stem, "Snow is cold, is it not so")
    editor.save()
    qtbot.waitUntil(lambda: screen.editing.editor is not None and screen.editing.editor.kept is not None)
    key = editor.question.key
    assert screen.table is not None
    qtbot.waitUntil(lambda: screen.table is not None and screen.table.number(key) is not None)
    editor = screen.editing.editor
    assert editor is not None
    editor.away.click()
    ask = screen.findChild(Ask)
    assert ask is not None
    ask.risky.click()
    qtbot.waitUntil(lambda: screen.table is not None and screen.table.number(key) is None)
    assert screen.editing.editor is None
