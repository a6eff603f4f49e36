"""A short lesson as a teacher gives it: by clicker alone; and by touch alone, cut off in the middle and taken up again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from tests.journeys.person import Person, school_folder
from tests.services.asking import heard
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.lesson import LessonSpec
from wastequiz.domain.teams import Team
from wastequiz.services import enrolling, hosting
from wastequiz.services.hosting import Hosting
from wastequiz.services.school import School
from wastequiz.ui.context import Session
from wastequiz.ui.places import LessonPlay
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.lesson import LessonScreen
from wastequiz.ui.screens.lesson_board import LessonBoardScreen

ON = Qt.Key.Key_PageDown


def a_school(folder: Path) -> tuple[Path, int]:
    made = school_folder(folder, language="en", scheme="cn-harbin")
    school = School(made).open_and_wait()
    found = heard(school, lambda done, failed: enrolling.add_class(school, "3-2", Band.g34, 5, done, failed))
    school.close()
    return made, found.id


def gives(me: Person, host: Hosting) -> None:
    """The lesson stands on the board."""
    me.program.context.session = Session(hosting=host)
    me.window.navigator.go(LessonPlay())


def begins(me: Person, spec: LessonSpec) -> Hosting:
    me.arrive(HomeScreen)
    begun: list[Hosting] = []
    hosting.begin(me.program.school, spec, begun.append, raises, seed=3)
    me.wait(lambda: bool(begun))
    gives(me, begun[0])
    return begun[0]


def raises(error: BaseException) -> None:
    raise error


def page(me: Person, at: int) -> LessonScreen:
    me.wait(lambda: isinstance(s := me.screen, LessonScreen) and s.at == at and bool(s.students))
    assert isinstance(me.screen, LessonScreen)
    return me.screen


def test_by_clicker_alone(person: Callable[..., Person], tmp_path: Path) -> None:
    folder, class_id = a_school(tmp_path / "school")
    me = person(folder)
    host = begins(me, LessonSpec("cn-harbin", Band.g34, class_id, "roll_call", rounds=2, each=1))
    for at in range(2):
        one = page(me, at)
        me.press(ON)
        me.wait(lambda one=one: bool(host.lesson.asked) and one.plate.bright)
        me.press(ON)
        me.wait(lambda one=one: one.sheet is not None)
        me.press(ON)
        if at == 0:
            me.arrive(LessonBoardScreen)
            me.wait(lambda: bool(me.screen.students))  # type: ignore[attr-defined]
            me.press(ON)
    me.arrive(LessonBoardScreen)
    me.wait(lambda: host.closed)
    me.press(ON)
    me.arrive(HomeScreen)


def touches_right(me: Person, one: Any) -> None:
    question = one.question
    me.touch(one.way.area.fill(KINDS[question.kind].solution(question)))
    me.wait(lambda: one.sheet is not None)


def test_by_touch_alone_with_a_power_cut(person: Callable[..., Person], tmp_path: Path) -> None:
    folder, class_id = a_school(tmp_path / "school")
    me = person(folder)
    teams = (Team(1, "fox"), Team(2, "deer"))
    host = begins(me, LessonSpec("cn-harbin", Band.g34, class_id, "teams", rounds=1, each=2, teams=teams))
    touches_right(me, page(me, 0))
    before = host.lesson
    me.close()

    again = person(folder)
    again.arrive(HomeScreen)
    found: list[Any] = []
    hosting.resume(again.program.school, before.id, found.append, raises)
    again.wait(lambda: bool(found))
    gives(again, found[0])
    one = page(again, 0)
    assert found[0].lesson == before and one.sheet is not None
    again.touch(one.on)
    touches_right(again, page(again, 1))
    again.touch(again.screen.on)  # type: ignore[attr-defined]
    end = again.arrive(LessonBoardScreen)
    again.wait(lambda: found[0].closed and len(end.lines) == 2)
    assert [line.row.points for line in end.lines] == [10, 10]
    again.touch("Done")
    again.arrive(HomeScreen)
