"""A lesson in two windows: screens come and go, a cable is pulled, the window is closed, and nothing of it stays behind."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication

from tests.journeys.person import Person
from tests.ui.class_view_desk import BOARD, DESK, THIRD, WHY, Desk, question, words_in
from tests.ui.screens.playground import click, context_on, press
from wastequiz.ui.class_view.screens import Screens, Shown, ToldScreens
from wastequiz.ui.context import Context
from wastequiz.ui.places import Home, LessonPlay


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        made.school.preferences = made.school.preferences.but(class_view=True)
        yield made


@pytest.fixture
def desk(qtbot: Any, context: Context) -> Iterator[Desk]:
    made = Desk(qtbot, context)
    yield made
    made.projector.close()


def gone(qtbot: Any, *things: Any) -> None:
    """Waits until Qt has deleted them."""

    def all_gone() -> bool:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return not any(shiboken6.isValid(thing) for thing in things)

    qtbot.waitUntil(all_gone)


# ---------------------------------------------------------------------------------------------------- screens come and go


def test_a_pulled_cable_in_mid_question_leaves_the_lesson_in_one_window(qtbot: Any, desk: Desk) -> None:
    host = desk.give("lanes", question=question())
    desk.of_class.way.answer(desk.of_class.way.lanes[0], "b")  # type: ignore[attr-defined]
    window, page = desk.beside, desk.of_class
    desk.screens.tell(DESK)
    assert not desk.projector.is_open and not any(WHY in said for said in words_in(desk.window))
    gone(qtbot, window, page)
    assert desk.teachers.way.lanes[0].answer == "b", "what was answered stays"  # type: ignore[attr-defined]
    click(qtbot, desk.teachers.way.lanes[1].options[0])  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: desk.teachers.sheet is not None)
    assert len(host.lesson.entries) == 2
    desk.screens.tell(DESK, BOARD)
    assert not desk.projector.is_open and desk.teachers.teacher.button.isVisible(), "it is offered again"
    click(qtbot, desk.teachers.teacher.button)
    assert desk.of_class.sheet is not None, "and stands where the lesson stands"


def test_screens_that_are_mirrored_meanwhile_are_one_again(desk: Desk) -> None:
    desk.give("teams", question=question())
    desk.screens.tell(DESK, Shown("board", DESK.box))
    assert not desk.projector.is_open and not desk.teachers.teacher.note.isVisible()


def test_a_screen_of_another_size_is_filled_anew(desk: Desk) -> None:
    desk.give("teams", question=question())
    desk.screens.tell(DESK, Shown("board", QRect(1366, 0, 1024, 768)))
    assert desk.projector.is_open and desk.beside.geometry() == QRect(1366, 0, 1024, 768)


def test_it_fills_the_screen_the_teacher_is_not_on_and_two_change_places(qtbot: Any, desk: Desk, context: Context) -> None:
    desk.give("teams", question=question())
    assert desk.beside.geometry() == BOARD.box
    desk.projector.swap()
    assert desk.beside.geometry() == DESK.box
    assert (context.school.preferences.class_screen, context.school.preferences.screen) == ("desk", "board")


def test_with_three_screens_it_goes_round(qtbot: Any, context: Context) -> None:
    desk = Desk(qtbot, context, DESK, BOARD, THIRD)
    desk.projector.swap()
    assert not desk.projector.is_open
    desk.give("teams", question=question())
    desk.projector.swap()
    assert desk.beside.geometry() == THIRD.box and context.school.preferences.screen == ""
    desk.projector.close()
    desk.projector.open()
    assert desk.beside.geometry() == THIRD.box, "the screen it had before"
    desk.projector.close()


def test_the_pause_offers_it_and_swaps(qtbot: Any, desk: Desk) -> None:
    desk.give("teams", question=question())
    press("b")
    qtbot.waitUntil(lambda: desk.teachers.popup is not None)

    def button(name: str) -> Any:
        assert desk.teachers.popup is not None
        return next(b for b in desk.teachers.popup.buttons if b.accessibleName() == name)

    click(qtbot, button("Swap the screens"))
    assert desk.beside.geometry() == DESK.box
    click(qtbot, button("Close the class view"))
    assert not desk.projector.is_open
    click(qtbot, button("Class view on the second screen"))
    assert desk.projector.is_open and "A short break" in words_in(desk.beside)


# ---------------------------------------------------------------------------------------------------- closing


def test_closed_by_hand_the_lesson_goes_on_and_the_next_one_has_it_again(qtbot: Any, desk: Desk, context: Context) -> None:
    host = desk.give("teams", question=question())
    desk.beside.close()
    assert not desk.projector.is_open and not host.lesson.paused and not desk.teachers.teacher.note.isVisible()
    desk.teachers.enter(desk.answers())
    qtbot.waitUntil(lambda: desk.teachers.sheet is not None)
    desk.window.navigator.go(LessonPlay())
    assert not desk.projector.is_open, "closed is closed, for this lesson"
    assert context.school.preferences.class_view
    desk.window.navigator.go(Home())
    desk.give("hands", question=question())
    assert desk.projector.is_open


@pytest.mark.parametrize("leave", ["home", "close"])
def test_leaving_the_lesson_or_the_program_closes_it(qtbot: Any, desk: Desk, leave: str) -> None:
    desk.give("teams", question=question())
    window = desk.beside
    if leave == "home":
        desk.window.navigator.go(Home())
    else:
        desk.window.close()
    assert not desk.projector.is_open and not window.isVisible()
    gone(qtbot, window)


def test_nothing_of_it_stays_behind(qtbot: Any, desk: Desk) -> None:
    host = desk.give("lanes", question=question())
    for _time in range(3):
        held = [weakref.ref(one) for one in (desk.beside, desk.of_class, desk.of_class.way, desk.beside.touch)]
        window, page = desk.beside, desk.of_class
        desk.do(host.tell)
        desk.projector.close()
        gone(qtbot, window, page)
        del window, page
        gc.collect()
        assert [one() for one in held] == [None] * 4
        assert host._watching == []  # pyright: ignore[reportPrivateUsage]
        desk.projector.open()
        if host.lesson.phase == "told":
            desk.do(host.next)
        if host.lesson.phase == "standings":
            desk.do(host.next)


def test_it_does_not_keep_the_program_running(desk: Desk) -> None:
    desk.give("teams", question=question())
    assert not desk.beside.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


# ---------------------------------------------------------------------------------------------------- the whole program


def test_language_and_theme_change_in_both(person: Callable[..., Person], qtbot: Any) -> None:
    one = person(class_view=True)
    screens = ToldScreens()
    one.window.projector.screens = screens
    screens.tell(Shown("desk", one.window.frameGeometry()), Shown("board", one.window.frameGeometry().translated(3000, 0)))
    desk = Desk.__new__(Desk)
    desk.qtbot, desk.context, desk.window, desk.projector, desk.screens = (
        qtbot,
        one.program.context,
        one.window,
        one.window.projector,
        screens,
    )
    desk.give("teams")
    assert desk.of_class.plate.who == "Team Fox" and not desk.of_class.look.theme.high_contrast
    one.program.school.prefer(language="zh_CN", theme="highContrast")
    one.program.apply_preferences()
    assert desk.of_class.look.theme.high_contrast and desk.of_class.plate.who == desk.teachers.plate.who != "Team Fox"
    assert desk.of_class.look is desk.teachers.look or desk.of_class.look.theme is desk.teachers.look.theme
    desk.projector.close()


def test_the_screens_of_this_computer_are_told(qtbot: Any) -> None:
    screens = Screens()
    [shown] = screens.every()
    assert screens.apart() == (shown,)
    with qtbot.waitSignal(screens.changed, timeout=2000):
        QApplication.primaryScreen().geometryChanged.emit(QRect())
    with qtbot.waitSignal(screens.changed, timeout=2000):
        QApplication.instance().screenAdded.emit(QApplication.primaryScreen())  # type: ignore[union-attr]
