"""A teacher's list through the real window: pasted, looked at, imported, and in summer the class moves up a year."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.journeys.person import Person
from wastequiz.domain.items import Band
from wastequiz.services import enrolling
from wastequiz.stage.asking import Ask
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.move_up import MoveUpScreen
from wastequiz.ui.screens.roster_import import RosterImportScreen
from wastequiz.ui.screens.rosters import RostersScreen
from wastequiz.ui.screens.staff_pin import CHECK, StaffPinScreen

PIN = "246810"
LIST = "姓名\t学号\t班级\n王雪\t2026001\t3(2)班\n单小明\t2026002\t3(2)班\n\t\t3(2)班\n"


def _fail(error: BaseException) -> None:
    raise error


def test_a_list_is_pasted_looked_at_imported_and_the_class_moves_up(window: Person) -> None:
    me = window
    made: list[object] = []
    enrolling.add_class(me.program.school, "3(1)班", Band.g34, 2, made.append, _fail)
    enrolling.set_pin(me.program.school, PIN, lambda: made.append(PIN), _fail)
    me.wait(lambda: len(made) == 2)
    me.click(me.arrive(HomeScreen).desk)
    pin = me.arrive(StaffPinScreen)
    me.wait(lambda: pin.state == CHECK)
    me.press(PIN, Qt.Key.Key_Return)
    desk = me.arrive(RostersScreen)
    me.click(desk.take_in)
    coming = me.arrive(RosterImportScreen)
    QGuiApplication.clipboard().setText(LIST)
    me.click(coming.paste)
    me.wait(lambda: coming.plan is not None)
    assert coming.plan is not None and (coming.plan.count("new"), len(coming.plan.refused)) == (2, 1)
    me.click(coming.do)
    me.wait(lambda: coming.done)
    me.click(coming.back_button)
    desk = me.arrive(RostersScreen)
    me.wait(lambda: len(desk.classes) == 2)
    me.click(desk.move_up)
    page = me.arrive(MoveUpScreen)
    me.wait(lambda: len(page.moves) == 2)
    for row, move in enumerate(page.moves):
        while page.moves[row].deed != "up":
            page.turn(row)
        assert move.old.startswith("3(")
    me.click(page.do)
    me.wait(lambda: page.findChildren(Ask))
    me.click(page.findChildren(Ask)[0].risky)
    me.arrive(RostersScreen)
    assert {(c.name, c.students) for c in enrolling.classes_and_wait(me.program.school)} == {("4(1)班", 2), ("4(2)班", 2)}
