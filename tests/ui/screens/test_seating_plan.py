"""The seating plan: the board is below, touch two places to change them; columns and rows come and go; everything is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.screens.a_lesson import a_class, fail
from tests.ui.screens.playground import SIZES, click, context_on, not_cut, press, shown, tab_to
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.seating import Place, Seating, usual
from wastequiz.services import seating
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.ui.context import Context
from wastequiz.ui.places import LessonSetUp, Rosters
from wastequiz.ui.screens.seating_plan import SeatingPlanScreen
from wastequiz.ui.widgets.seat_place import SeatPlace


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, class_id: int, size: tuple[int, int] = (1366, 768)) -> tuple[SeatingPlanScreen, list[Any]]:
    screen = SeatingPlanScreen(context, class_id)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: bool(screen.places) or screen.empty is not None)
    return screen, places


def kept(qtbot: Any, context: Context, class_id: int) -> Seating:
    found: list[Seating] = []
    seating.seating(context.school, class_id, found.append, fail)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def at(screen: SeatingPlanScreen, place: Place) -> SeatPlace:
    return next(piece for piece in screen.places if piece.place == place)


def test_the_first_row_is_nearest_to_the_board_which_is_below(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 13)
    screen, _places = opened(qtbot, context, only.id)
    assert (screen.columns.value, screen.rows_of.value, len(screen.places)) == (6, 3, 18)
    first = at(screen, (0, 0))
    assert first.accessibleName().startswith("No. 01 ") and first.accessibleDescription() == "Row 1, column 1"
    assert screen.where(first).top() > screen.where(at(screen, (0, 2))).top()
    assert screen.where(first).left() < screen.where(at(screen, (1, 0))).left()
    assert at(screen, (5, 2)).accessibleName() == "Free place, Row 3, column 6"


def test_two_touches_change_places(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 13)
    screen, _places = opened(qtbot, context, only.id)
    one, two = at(screen, (0, 0)), at(screen, (3, 1))
    names = one.accessibleName(), two.accessibleName()
    click(qtbot, one)
    assert one.isChecked() and screen.hint.text() == f"{names[0]}: to which place?"
    click(qtbot, two)
    assert (two.accessibleName(), one.accessibleName()) == names
    assert not one.isChecked() and kept(qtbot, context, only.id) == screen.plan


@pytest.mark.parametrize("empty_first", [True, False])
def test_somebody_goes_to_a_free_place(qtbot: Any, context: Context, empty_first: bool) -> None:
    only = a_class(qtbot, context, 13)
    screen, _places = opened(qtbot, context, only.id)
    one, free = at(screen, (0, 0)), at(screen, (5, 2))
    name = one.accessibleName()
    click(qtbot, at(screen, (4, 2)))
    click(qtbot, free)
    assert free.isChecked() and screen.hint.text() == "Who comes to this place?", "of two free places the last is meant"
    click(qtbot, free)
    assert not free.isChecked()
    for piece in (free, one) if empty_first else (one, free):
        click(qtbot, piece)
    assert (free.accessibleName(), one.accessibleName().split(",")[0]) == (name, "Free place")


def test_keyboard_alone(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 13)
    screen, _places = opened(qtbot, context, only.id)
    one, two = at(screen, (0, 0)), at(screen, (0, 1))
    names = one.accessibleName(), two.accessibleName()
    tab_to(one)
    press(Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert (two.accessibleName(), one.accessibleName()) == names
    assert QApplication.focusWidget() is two


def test_another_number_of_columns_keeps_a_plan_by_seat_number_in_order(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 13)
    screen, _places = opened(qtbot, context, only.id)
    click(qtbot, screen.columns.plus)
    assert screen.plan == usual(screen.roster, 7) == kept(qtbot, context, only.id)


def test_a_column_taken_away_seats_its_students_on_free_places(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 13)
    screen, _places = opened(qtbot, context, only.id)
    screen.change(screen.plan.put(screen.plan.at((0, 0)), (5, 1)))
    stays = screen.plan.at((0, 0))
    click(qtbot, screen.columns.minus)
    assert screen.plan.columns == 5 and len(screen.plan.places) == 13
    assert screen.plan.at((0, 0)) == stays, "who keeps a place is not moved"


def test_rows_are_added_and_taken_away_only_where_nobody_sits(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 12)
    screen, _places = opened(qtbot, context, only.id)
    assert not screen.rows_of.minus.isEnabled()
    click(qtbot, screen.rows_of.plus)
    assert len(screen.places) == 18 and kept(qtbot, context, only.id).rows == 3
    click(qtbot, screen.rows_of.minus)
    assert len(screen.places) == 12


def test_the_last_change_is_taken_back_and_by_seat_number_begins_anew(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 12)
    screen, _places = opened(qtbot, context, only.id)
    before = screen.plan
    screen.take_back()
    click(qtbot, at(screen, (0, 0)))
    click(qtbot, at(screen, (1, 0)))
    after = screen.plan
    click(qtbot, screen.undo)
    assert screen.plan == before != after
    click(qtbot, screen.undo)
    assert screen.plan == after
    click(qtbot, screen.by_seat)
    assert screen.plan == before


def test_rows_that_do_not_fit_have_pages(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 45)
    screen, _places = opened(qtbot, context, only.id)
    while screen.columns.value > 3:
        screen.columns.step(-1)
    assert screen.plan.rows == 15 and screen.pages == 2
    not_cut(screen)
    assert at(screen, (0, 0)).isVisible() and not at(screen, (0, 14)).isVisible()
    press(Qt.Key.Key_PageUp)
    not_cut(screen)
    assert not at(screen, (0, 0)).isVisible() and at(screen, (0, 14)).isVisible()
    click(qtbot, screen.down)
    assert at(screen, (0, 0)).isVisible()
    press(Qt.Key.Key_PageDown)
    assert screen.page == 0


def test_a_class_without_students_leads_to_its_list(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 0)
    screen, places = opened(qtbot, context, only.id)
    assert screen.empty is not None
    not_cut(screen)
    click(qtbot, screen.empty.buttons[0])
    press(Qt.Key.Key_Escape)
    assert places == [Rosters(only.id), LessonSetUp(only.id)]


def test_a_bug_is_handed_on(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 2)
    screen, _places = opened(qtbot, context, only.id)
    troubles: list[BaseException] = []
    screen.failed.disconnect()
    screen.failed.connect(troubles.append)
    screen._not_there(ZeroDivisionError())  # pyright: ignore[reportPrivateUsage]
    assert len(troubles) == 1


@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en", "qps"])
def test_nothing_is_cut(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    only = a_class(qtbot, context, 50)
    i18n.use(language)
    context.look = Look(Theme(text_scale=scale, reduced_motion=True))
    screen, _places = opened(qtbot, context, only.id, size)
    with watched_words(monkeypatch) as seen:
        for n in (6, 8, 10):
            screen.set_columns(n)
            screen.grab()
            not_cut(screen)
        click(qtbot, screen.places[0])
        screen.grab()
        texts, cut = seen.take()
    assert texts and not cut
