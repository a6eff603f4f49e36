"""Rosters at the desk: a list comes in by paste or file, classes move up, are merged, archived, copied and erased, each said before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from tests.ui.screens.playground import add_class, click, context_on, not_cut, press, shown, tab_to
from tests.ui.screens.test_rosters import asked, click_row, kept, kept_classes, opened
from wastequiz.domain.students import SchoolClass
from wastequiz.services import enrolling
from wastequiz.ui.context import Context
from wastequiz.ui.places import MoveUp, RosterImport, Rosters
from wastequiz.ui.screens.move_up import MoveUpScreen
from wastequiz.ui.screens.roster_import import RosterImportScreen
from wastequiz.ui.screens.rosters import RostersScreen
from wastequiz.ui.widgets.report_saving import Told
from wastequiz.ui.widgets.roster_handing import Erased

LIST = "学号\t姓名\t性别\t座号\n2026001\t王雪\t女\t1\n2026002\t单小明\t男\t2\n2026003\t曾一\t女\t2\n"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def importing(qtbot: Any, context: Context, class_id: int, text: str = LIST) -> tuple[RosterImportScreen, list[Any]]:
    screen = RosterImportScreen(context, class_id)
    places = shown(qtbot, screen)
    qtbot.waitUntil(lambda: bool(screen.classes) or not class_id)
    if text:
        QGuiApplication.clipboard().setText(text)
        click(qtbot, screen.paste)
        qtbot.waitUntil(lambda: screen.plan is not None)
    return screen, places


def all_classes(context: Context) -> list[tuple[str, bool, int]]:
    return [(c.name, c.archived, c.students) for c in enrolling.classes_and_wait(context.school, archived=True)]


def more(qtbot: Any, context: Context, of: SchoolClass) -> RostersScreen:
    """The page with what else can be done with a class."""
    screen, _places = opened(qtbot, context, of.id)
    click(qtbot, screen.class_form.more)
    qtbot.waitUntil(lambda: screen.form is screen.class_more)
    return screen


def agree(qtbot: Any, screen: Any) -> None:
    click(qtbot, asked(screen).risky)


# ---- a list comes in
def test_a_pasted_list_is_shown_row_by_row_and_then_imported(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 1)
    screen, places = importing(qtbot, context, three.id)
    assert [cells[5].text for cells in screen.table.rows.cells] == ["is brought up to date", "new", "stays out"]
    assert screen.table.rows.cells[2][5].below == "Seat 2 of this class stands on line 3 already."
    assert "“性别” is not kept" in screen.note.text() and screen.do.label == "Import 2 rows"
    assert [s.real_name for s in kept(qtbot, context, three.id)] == [""], "nothing is kept yet"
    not_cut(screen)
    click(qtbot, screen.do)
    qtbot.waitUntil(lambda: screen.done)
    assert [(s.seat, s.real_name, s.number) for s in kept(qtbot, context, three.id)] == [(1, "王雪", "2026001"), (2, "单小明", "2026002")]
    assert not screen.do.isEnabled() and screen.note.text().startswith("The list is in.")
    click(qtbot, screen.back_button)
    assert places == [Rosters(three.id)]


def test_what_stays_out_is_listed_and_saved_with_its_reason(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 1)
    screen, _places = importing(qtbot, context, three.id)
    click(qtbot, screen.tabs[1])
    assert [cells[0].text for cells in screen.table.rows.cells] == ["4"]
    click(qtbot, screen.rejected)
    (told,) = [t for t in screen.findChildren(Told) if t.isVisible()]
    assert told.folder == context.school.folder / "reports" and len(list(told.folder.glob("*.xlsx"))) == 1


def test_a_file_is_chosen_and_a_class_for_rows_that_name_none(
    qtbot: Any, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_class(qtbot, context, "3-2", 0)
    screen, _places = importing(qtbot, context, 0, "")
    path = tmp_path / "list.csv"
    path.write_text("姓名\n王雪\n", encoding="gb18030")
    opened_dialogs: list[QFileDialog] = []
    with monkeypatch.context() as m:
        m.setattr(QFileDialog, "open", lambda self: opened_dialogs.append(self))
        click(qtbot, screen.choose)
    opened_dialogs[0].fileSelected.emit(str(path))
    qtbot.waitUntil(lambda: screen.plan is not None)
    assert screen.plan is not None and screen.plan.rows[0].faults[0].code == "no_class" and "GB18030" in screen.note.text()
    opened_dialogs[0].deleteLater()
    qtbot.waitUntil(lambda: bool(screen.classes))
    screen._choose_class(0)  # pyright: ignore[reportPrivateUsage] - what the sheet of classes calls
    qtbot.waitUntil(lambda: screen.plan is not None and screen.plan.count("new") == 1)


@pytest.mark.parametrize("text", ["", "性别\n女\n"])
def test_what_is_no_list_is_said_and_the_page_stays(qtbot: Any, context: Context, text: str) -> None:
    screen, _places = importing(qtbot, context, 0, "")
    QGuiApplication.clipboard().setText(text)
    click(qtbot, screen.paste)
    assert screen.note.danger and "There is no student in" in screen.note.text() and screen.plan is None
    not_cut(screen)


# ---- moving up
def test_classes_move_up_after_a_look(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "3(2)班", 2)
    add_class(qtbot, context, "2(2)班", 1)
    add_class(qtbot, context, "Red", 0)
    screen = MoveUpScreen(context)
    places = shown(qtbot, screen)
    qtbot.waitUntil(lambda: len(screen.moves) == 3)
    screen.moves = [replace(m, deed="stay") for m in screen.moves]
    for _row in range(1):
        click_row(qtbot, screen.table, 1)
    assert screen.moves[1].deed == "up" and "Two classes would be called" in screen.note.text() and not screen.do.isEnabled()
    click_row(qtbot, screen.table, 0)
    click_row(qtbot, screen.table, 2)
    assert screen.moves[2].deed == "archive", "a name without a grade cannot move up"
    not_cut(screen)
    click(qtbot, screen.do)
    agree(qtbot, screen)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Rosters()] and all_classes(context) == [("4(2)班", False, 2), ("3(2)班", False, 1), ("Red", True, 0)]


def test_without_a_class_the_page_says_so(qtbot: Any, context: Context) -> None:
    screen = MoveUpScreen(context)
    places = shown(qtbot, screen)
    qtbot.waitUntil(lambda: screen.nothing.words.isVisible())
    click(qtbot, screen.nothing.buttons[0])
    assert places == [Rosters()]


# ---- the page of classes
def test_the_page_leads_to_import_and_moving_up_and_saves_before(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 2)
    screen, places = opened(qtbot, context, three.id)
    screen.class_form.name.setText("3-3")
    click(qtbot, screen.take_in)
    qtbot.waitUntil(lambda: places == [RosterImport(three.id)])
    assert kept_classes(qtbot, context)[0].name == "3-3"
    click(qtbot, screen.move_up)
    assert places[-1] == MoveUp()


def test_students_are_found_by_pinyin_and_stand_by_name(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 1)
    screen, _places = importing(qtbot, context, three.id, "姓名\n王雪\n曾小明\n单一\n")
    click(qtbot, screen.do)
    qtbot.waitUntil(lambda: screen.done)
    desk, _places = opened(qtbot, context, three.id)
    click(qtbot, desk.order)
    assert [s.real_name for s in desk.listed] == ["单一", "王雪", "曾小明"]
    tab_to(desk.search)
    press("zxm")
    assert [s.real_name for s in desk.listed] == ["曾小明"]
    click_row(qtbot, desk.table, 0)
    qtbot.waitUntil(lambda: desk.form is desk.student_form)
    assert desk.student_form.real_name.text() == "曾小明"


def test_a_number_that_is_taken_is_refused_at_its_field(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 2)
    screen, _places = opened(qtbot, context, three.id)
    for row, number in ((0, "77"), (1, "77"), (1, "230102201601011234")):
        screen.table.chosen.emit(row)
        qtbot.waitUntil(lambda row=row: screen.student_form.student == screen.students[row])
        screen.student_form.number.setText(number)
        click(qtbot, screen.student_form.save)
        qtbot.waitUntil(lambda: bool(screen.student_form.message.text()))
        if row:
            assert screen.student_form.number.wrong and screen.student_form.message.danger
            screen.student_form.show(screen.students[1])


def test_a_class_is_archived_folded_away_and_brought_back(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 2)
    add_class(qtbot, context, "3-3", 1)
    screen = more(qtbot, context, three)
    click(qtbot, screen.class_more.archive)
    assert "reports stay" in asked(screen).text.text()
    agree(qtbot, screen)
    qtbot.waitUntil(lambda: screen.school_class is not None and screen.school_class.archived and screen.form is screen.class_form)
    assert screen.unfolded and [c.name for c in kept_classes(qtbot, context)] == ["3-3"]
    click_row(qtbot, screen.class_table, 1)
    assert not screen.unfolded and len(screen.class_rows) == 2
    click_row(qtbot, screen.class_table, 1)
    click(qtbot, screen.class_form.more)
    click(qtbot, screen.class_more.archive)
    qtbot.waitUntil(lambda: len(enrolling.classes_and_wait(context.school)) == 2)


def test_two_classes_are_merged_and_it_is_said_before_who_changes_seat(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 2)
    add_class(qtbot, context, "3-3", 1)
    screen = more(qtbot, context, three)
    click(qtbot, screen.class_more.other)
    sheet = screen.class_more.other.sheet
    assert sheet is not None
    click(qtbot, sheet.choices[0])
    qtbot.waitUntil(lambda: bool(asked_now(screen)))
    assert "No. 01 → No. 03" in asked(screen).text.text()
    agree(qtbot, screen)
    qtbot.waitUntil(lambda: all_classes(context) == [("3-2", True, 0), ("3-3", False, 3)])


def asked_now(screen: RostersScreen) -> list[Any]:
    from wastequiz.stage.asking import Ask

    return [a for a in screen.findChildren(Ask) if a.isVisible()]


def test_names_are_kept_longer_and_the_year_is_changed(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 2)
    screen = more(qtbot, context, three)
    before = screen.class_more.kept.text()
    click(qtbot, screen.class_more.longer[0])
    qtbot.waitUntil(lambda: screen.class_more.kept.text() != before)
    screen.class_more.year._take(screen.class_more.years.index(str(int(three.year) - 2)))  # pyright: ignore[reportPrivateUsage] - what the sheet calls
    qtbot.waitUntil(lambda: screen.form is screen.class_form)
    changed = kept_classes(qtbot, context)[0]
    assert changed.year == str(int(three.year) - 2) and changed.keep_until


def test_a_class_whose_names_should_go_is_told_on_the_page(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 2)
    context.school.ask(lambda db: db.conn.execute("UPDATE classes SET year = '2020' WHERE id = ?", (three.id,)).rowcount)
    screen, _places = opened(qtbot, context, three.id)
    assert screen.note.danger and screen.note.text().startswith("The names of “3-2” were to go on 2021-10-30.")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_list_is_handed_out(qtbot: Any, context: Context, ending: str) -> None:
    three = add_class(qtbot, context, "3-2", 2)
    screen = more(qtbot, context, three)
    click(qtbot, getattr(screen.class_more, ending))
    qtbot.waitUntil(lambda: any(t.isVisible() for t in screen.findChildren(Told)))
    assert len(list((context.school.folder / "reports").glob(f"*.{ending}"))) == 1


def test_everything_of_a_student_is_copied_and_then_erased_after_two_questions(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 2)
    screen, _places = opened(qtbot, context, three.id)
    screen.table.chosen.emit(0)
    qtbot.waitUntil(lambda: screen.form is screen.student_form)
    click(qtbot, screen.student_form.more)
    click(qtbot, screen.student_more.copy)
    qtbot.waitUntil(lambda: any(t.isVisible() for t in screen.findChildren(Told)))
    assert {p.suffix for p in (context.school.folder / "reports").iterdir()} == {".json", ".csv"}
    click(qtbot, next(t for t in screen.findChildren(Told) if t.isVisible()).safe)
    click(qtbot, screen.student_more.erase)
    press(Qt.Key.Key_Return)
    assert len(kept(qtbot, context, three.id)) == 2, "the safe answer is the first one"
    click(qtbot, screen.student_more.erase)
    agree(qtbot, screen)
    assert "last question" in asked(screen).text.text()
    agree(qtbot, screen)
    qtbot.waitUntil(lambda: any(e.isVisible() for e in screen.findChildren(Erased)))
    assert len(kept(qtbot, context, three.id)) == 1
    press(Qt.Key.Key_Escape)


def test_an_erased_class_lists_the_backups_its_names_stand_in(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 1)
    coming, _places = importing(qtbot, context, three.id, "姓名\n王雪\n")
    click(qtbot, coming.do)
    qtbot.waitUntil(lambda: coming.done)
    coming.context.school.paced(lambda db, pace: __import__("wastequiz.store.backups", fromlist=["backup"]).backup(db, "manual", pace))
    screen = more(qtbot, context, three)
    click(qtbot, screen.class_more.erase)
    agree(qtbot, screen)
    agree(qtbot, screen)
    qtbot.waitUntil(lambda: any(e.isVisible() for e in screen.findChildren(Erased)))
    (card,) = screen.findChildren(Erased)
    assert [cells[0].text.endswith("-manual.db") for cells in card.table.rows.cells] == [True]
    assert all_classes(context) == []
    click(qtbot, card.ok)


def test_the_sheet_for_guardians_is_saved_in_the_chosen_language(qtbot: Any, context: Context) -> None:
    from wastequiz.stage.pieces import Choice

    screen, _places = opened(qtbot, context)
    click(qtbot, screen.sheet)
    click(qtbot, next(c for c in screen.findChildren(Choice) if c.isVisible()))
    (path,) = (context.school.folder / "reports").glob("*.pdf")
    assert path.read_bytes().startswith(b"%PDF") and "zh_CN" in path.name
