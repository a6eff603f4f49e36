"""Where the tour stops at the desk's rosters: more about a class and a student, a list on its way in, a new school year."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour

LIST = """三年级2班学生名单
学号\t姓名\t性别\t座号
2026001\t王雪\t女\t1
2026002\t单小明\t男\t2
2026003\t曾　一\t女\t2
2026004\t李冰\t男\t座
"""


def roster_desk(t: Tour) -> None:
    """More about a class and a student, an import with rows that stay out, moving up."""
    from PySide6.QtGui import QGuiApplication

    from wastequiz.ui.places import MoveUp, RosterImport, Rosters
    from wastequiz.ui.screens.move_up import MoveUpScreen
    from wastequiz.ui.screens.roster_import import RosterImportScreen
    from wastequiz.ui.screens.rosters import RostersScreen

    t.context.staff_in = True
    t.go(Rosters(t.classes.full.id))
    page = t.page(RostersScreen)
    page.class_form.more.click()
    t.take("rosters_class_more")
    page.table.chosen.emit(4)
    t.rest()
    page.student_form.more.click()
    t.take("rosters_student_more")
    t.go(RosterImport())
    t.take("rosters_import_empty")
    QGuiApplication.clipboard().setText(LIST)
    t.page(RosterImportScreen).take_clipboard()
    t.take("rosters_import_preview")
    QGuiApplication.clipboard().clear()
    t.go(MoveUp())
    for row in range(2):
        t.page(MoveUpScreen).turn(row)
    t.take("rosters_move_up")
    t.context.staff_in = False
