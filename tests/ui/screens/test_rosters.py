"""The roster editor: by mouse and by keyboard alone, with sentences for what cannot be kept and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.screens.playground import add_class, click, context_on, not_cut, press, shown, tab_to
from wastequiz.domain.items import Band
from wastequiz.domain.students import SchoolClass, Student
from wastequiz.services import enrolling, goals
from wastequiz.stage.asking import Ask
from wastequiz.stage.tables import Table
from wastequiz.ui.context import Context
from wastequiz.ui.places import Home
from wastequiz.ui.screens.rosters import RostersScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, class_id: int = 0, size: tuple[int, int] = (1366, 768)) -> tuple[RostersScreen, list[Any]]:
    screen = RostersScreen(context, class_id)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: screen.form is not None)
    return screen, places


def kept(qtbot: Any, context: Context, class_id: int) -> Sequence[Student]:
    got: list[Sequence[Student]] = []
    enrolling.students(context.school, class_id, got.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def kept_classes(qtbot: Any, context: Context) -> Sequence[SchoolClass]:
    got: list[Sequence[SchoolClass]] = []
    enrolling.classes(context.school, got.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def click_row(qtbot: Any, table: Table, row: int) -> None:
    box = table.visualRect(table.rows.index(row, 0))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.center().x(), box.center().y()))


def choose(qtbot: Any, screen: RostersScreen, row: int) -> None:
    click_row(qtbot, screen.table, row)
    qtbot.waitUntil(lambda: screen.student_form.student == screen.students[row] and screen.form is screen.student_form)


def asked(screen: RostersScreen) -> Ask:
    found = [a for a in screen.findChildren(Ask) if a.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_first_class_is_added_with_keys_alone(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    assert screen.class_form.message.text() == "There is no class yet. Write the name of the first one."
    assert QApplication.focusWidget() is screen.class_form.name
    press("3-2", Qt.Key.Key_Tab)
    tab_to(screen.class_form.bands[1])
    press(Qt.Key.Key_Space)
    tab_to(screen.class_form.seats)
    press("45", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.students) == 45)
    assert [(c.name, c.band, c.students) for c in kept_classes(qtbot, context)] == [("3-2", Band.g12, 45)]
    assert screen.class_form.message.text() == "The class is added."


def test_a_student_is_changed_with_the_mouse(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 5)
    screen, _places = opened(qtbot, context)
    choose(qtbot, screen, 1)
    form = screen.student_form
    form.nickname.setText("Snow")
    form.real_name.setText("Wang Xue")
    click(qtbot, form.animals[4])
    click(qtbot, form.times[1])
    click(qtbot, form.cannot_read)
    click(qtbot, form.save)
    qtbot.waitUntil(lambda: form.message.text() == "Saved.")
    s = kept(qtbot, context, three.id)[1]
    assert (s.seat, s.nickname, s.real_name, s.animal, s.extra_time, s.cannot_read) == (2, "Snow", "Wang Xue", "rabbit", 1.5, True)
    shown_cells = [cell.text for cell in screen.table.rows.cells[1]]
    assert shown_cells == ["02", "Snow", "Wang Xue", "×1.5", "no"]
    assert screen.table.current == 1


def test_a_student_is_changed_with_keys_alone(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 5)
    screen, _places = opened(qtbot, context)
    tab_to(screen.table)
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is screen.student_form.nickname)
    press("Bean", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.student_form.message.text() == "Saved.")
    changed = [s for s in kept(qtbot, context, three.id) if s.nickname == "Bean"]
    assert len(changed) == 1 and screen.table.current == changed[0].seat - 1


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("seat", "3", "Somebody has seat 3 in the class “3-2” already."),
        ("seat", "150", "“150” is no seat number."),
        ("seat", "", "The seat number is missing."),
        ("nickname", "雪" * 41, "This name is too long."),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_lost(qtbot: Any, context: Context, field: str, typed: str, sentence: str) -> None:
    three = add_class(qtbot, context, "3-2", 5)
    before = kept(qtbot, context, three.id)
    screen, _places = opened(qtbot, context)
    choose(qtbot, screen, 0)
    form = screen.student_form
    form.real_name.setText("Li")
    getattr(form, field).setText(typed)
    click(qtbot, form.save)
    qtbot.waitUntil(lambda: form.message.danger)
    assert form.message.text().startswith(sentence)
    wrong = getattr(form, field)
    assert wrong.wrong and wrong.text() == typed and form.real_name.text() == "Li"
    assert QApplication.focusWidget() is wrong
    assert kept(qtbot, context, three.id) == before


def test_an_unsaved_change_is_saved_on_the_way_to_another_student(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 5)
    screen, _places = opened(qtbot, context)
    choose(qtbot, screen, 0)
    screen.student_form.nickname.setText("Snow")
    click_row(qtbot, screen.table, 3)
    qtbot.waitUntil(lambda: screen.student_form.student is not None and screen.student_form.student.seat == 4)
    assert kept(qtbot, context, three.id)[0].nickname == "Snow"


def test_a_change_that_cannot_be_saved_keeps_its_student_open(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "3-2", 5)
    screen, places = opened(qtbot, context)
    choose(qtbot, screen, 0)
    screen.student_form.seat.setText("2")
    click_row(qtbot, screen.table, 3)
    qtbot.waitUntil(lambda: screen.student_form.message.danger)
    assert screen.student_form.student is not None and screen.student_form.student.seat == 1 and screen.table.current == 0
    press(Qt.Key.Key_Escape)
    assert asked(screen).head.text() == "Leave without saving?" and not places
    press(Qt.Key.Key_Escape)
    assert not places and screen.student_form.seat.text() == "2", "the safe way stays"
    press(Qt.Key.Key_Escape)
    click(qtbot, asked(screen).risky)
    assert places == [Home()]


def test_leaving_saves_what_can_be_saved(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 5)
    screen, places = opened(qtbot, context)
    choose(qtbot, screen, 0)
    screen.student_form.nickname.setText("Snow")
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Home()] and kept(qtbot, context, three.id)[0].nickname == "Snow"


def test_one_student_is_added_at_the_lowest_free_seat(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 2)
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.add_student)
    qtbot.waitUntil(lambda: screen.form is screen.student_form)
    assert [s.seat for s in kept(qtbot, context, three.id)] == [1, 2, 3]
    assert QApplication.focusWidget() is screen.student_form.nickname and screen.table.current == 2


def test_many_seats_are_added_at_once_and_scroll(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 2)
    screen, _places = opened(qtbot, context)
    tab_to(screen.add_seats)
    press(Qt.Key.Key_Return, "46", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.seats_form.message.text() == "Students added: 44.")
    assert len(kept(qtbot, context, three.id)) == 46 and screen.table.verticalScrollBar().maximum() > 0
    screen.table.setFocus()
    press(Qt.Key.Key_End)
    last = screen.table.visualRect(screen.table.rows.index(45, 0))
    assert screen.table.viewport().rect().contains(last.center())
    click(qtbot, screen.add_seats)
    press("0", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.seats_form.message.danger)
    assert "Write a number from 1 to 99." in screen.seats_form.message.text()


def test_a_full_class_says_so(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "3-2", 99)
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.add_student)
    assert screen.seats_form.message.text() == "All 99 seats are taken. Begin another class."


def test_removing_a_student_asks_first_and_the_safe_answer_is_primary(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 3)
    screen, _places = opened(qtbot, context)
    choose(qtbot, screen, 1)
    click(qtbot, screen.student_form.remove)
    card = asked(screen)
    assert card.safe.kind == "primary" and QApplication.focusWidget() is card.safe
    press(Qt.Key.Key_Return)
    assert len(kept(qtbot, context, three.id)) == 3
    click(qtbot, screen.student_form.remove)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.students) == 2)
    assert [s.seat for s in kept(qtbot, context, three.id)] == [1, 3]


def test_a_class_is_renamed_and_a_name_taken_is_refused(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "3-1", 1)
    three = add_class(qtbot, context, "3-2", 1)
    screen, _places = opened(qtbot, context, three.id)
    click(qtbot, screen.edit_class)
    screen.class_form.name.setText("3-1")
    click(qtbot, screen.class_form.save)
    qtbot.waitUntil(lambda: screen.class_form.message.danger)
    assert screen.class_form.message.text().startswith("A class called “3-1” is there already.") and screen.class_form.name.text() == "3-1"
    screen.class_form.name.setText("4-2")
    click(qtbot, screen.class_form.bands[3])
    click(qtbot, screen.class_form.save)
    qtbot.waitUntil(lambda: screen.class_form.message.text() == "Saved.")
    assert [(c.name, c.band) for c in kept_classes(qtbot, context)][1] == ("4-2", Band.g56)


def test_removing_a_class_asks_and_makes_a_backup_first(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "3-1", 1)
    three = add_class(qtbot, context, "3-2", 4)
    screen, _places = opened(qtbot, context, three.id)
    click(qtbot, screen.class_form.remove)
    assert "4 students" in asked(screen).text.text()
    click(qtbot, asked(screen).risky)
    qtbot.waitUntil(lambda: len(screen.classes) == 1)
    assert [c.name for c in kept_classes(qtbot, context)] == ["3-1"]
    assert list((context.school.folder / "backups").glob("*.db"))


def test_another_class_is_chosen_from_the_list(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "3-1", 2)
    add_class(qtbot, context, "3-2", 4)
    screen, _places = opened(qtbot, context)
    assert len(screen.students) == 2
    click_row(qtbot, screen.class_table, 1)
    qtbot.waitUntil(lambda: len(screen.students) == 4)
    assert screen.class_head.text() == "3-2"


def test_the_note_says_where_names_stay(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    assert screen.note.text().startswith("Names stay on this computer.")


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (3840, 2160), (1080, 1920)])
def test_nothing_is_cut(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    add_class(qtbot, context, "3-2", 46)
    screen, _places = opened(qtbot, context, size=size)
    not_cut(screen)
    screen.table.setCurrentIndex(screen.table.rows.index(2, 0))
    not_cut(screen)
    screen.student_form.seat.setText("1")
    click(qtbot, screen.student_form.save)
    qtbot.waitUntil(lambda: screen.student_form.message.danger)
    not_cut(screen)


def goal_of(qtbot: Any, context: Context, class_id: int) -> int:
    got: list[Any] = []
    goals.lanterns(context.school, class_id, got.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(got))
    return got[0].each


def test_the_class_goal_is_set_with_keys_alone(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 5)
    screen, _places = opened(qtbot, context)
    form = screen.class_form
    qtbot.waitUntil(lambda: screen.form is form)
    assert form.goal.text() == "20"
    tab_to(screen.edit_class)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.name
    tab_to(form.goal)
    form.goal.selectAll()
    press("35", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.message.text() == "Saved.")
    assert goal_of(qtbot, context, three.id) == 35
    again, _places = opened(qtbot, context)
    qtbot.waitUntil(lambda: again.class_form.goal.text() == "35")
    assert not again.class_form.changed


@pytest.mark.parametrize("typed", ["0", "201", "many", ""])
def test_a_goal_that_is_none_is_said_and_nothing_is_kept(qtbot: Any, context: Context, typed: str) -> None:
    three = add_class(qtbot, context, "3-2", 5)
    screen, _places = opened(qtbot, context)
    form = screen.class_form
    form.name.setText("4-2")
    form.goal.setText(typed)
    assert form.changed
    click(qtbot, form.save)
    qtbot.waitUntil(lambda: form.message.danger)
    assert form.message.text().startswith(f"“{typed}” is no goal.") and "from 1 to 200" in form.message.text()
    assert form.goal.wrong and QApplication.focusWidget() is form.goal
    assert [c.name for c in kept_classes(qtbot, context)] == ["3-2"] and goal_of(qtbot, context, three.id) == 20


def test_a_new_class_begins_with_its_own_goal(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    form = screen.class_form
    form.name.setText("3-2")
    form.seats.setText("4")
    form.goal.setText("３０")
    click(qtbot, form.save)
    qtbot.waitUntil(lambda: form.message.text() == "The class is added.")
    assert goal_of(qtbot, context, kept_classes(qtbot, context)[0].id) == 30


def test_tab_through_the_students_opens_none_over_the_class_form(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3-2", 5)
    screen, _places = opened(qtbot, context)
    screen.class_form.name.setText("4-2")
    tab_to(screen.table)
    assert screen.form is screen.class_form and screen.table.current == -1
    press(Qt.Key.Key_Return)
    assert screen.form is screen.class_form and [c.name for c in kept_classes(qtbot, context)] == ["3-2"], "nobody was chosen yet"
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: screen.form is screen.student_form)
    assert screen.student_form.student == kept(qtbot, context, three.id)[0] and screen.table.current == 0
