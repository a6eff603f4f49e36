"""The team editor: touch a student, then a team; make them anew three ways; everything is kept, the last change can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.screens.a_lesson import a_class, keep, kept_teams
from tests.ui.screens.playground import SIZES, click, context_on, not_cut, press, shown, tab_to
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.teams import Team, team_of
from wastequiz.services import enrolling
from wastequiz.stage.look import Look
from wastequiz.stage.team_colours import fill_of, team_colours
from wastequiz.stage.theme import Theme
from wastequiz.ui.context import Context
from wastequiz.ui.lesson_draft import KEPT, Draft
from wastequiz.ui.places import LessonSetUp, Rosters
from wastequiz.ui.screens.teams import TeamsScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, class_id: int, size: tuple[int, int] = (1366, 768)) -> tuple[TeamsScreen, list[Any]]:
    screen = TeamsScreen(context, class_id)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: bool(screen.teams) or screen.empty is not None or screen.notice.isVisible())
    return screen, places


def sizes(screen: TeamsScreen) -> list[int]:
    return [len(team.refs) for team in screen.teams]


def test_a_class_without_teams_gets_four_by_rows(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 14)
    screen, _places = opened(qtbot, context, only.id)
    assert sizes(screen) == [3, 4, 3, 4] and screen.count.value == 4
    assert kept_teams(qtbot, context, only.id) == screen.teams
    assert screen.heads[0].accessibleName() == "Team Fox, 3 students"
    assert screen.students[0].accessibleName().startswith("No. 01 ")
    assert screen.students[0].accessibleDescription() == "Team Fox"


def test_touch_a_student_then_a_team(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 12)
    screen, _places = opened(qtbot, context, only.id)
    ref = screen.teams[0].refs[0]
    click(qtbot, screen.columns.tiles[ref])
    assert screen.columns.tiles[ref].isChecked() and screen.hint.text().endswith("to which team?")
    assert [head.open for head in screen.heads] == [False, True, True, True]
    click(qtbot, screen.heads[2])
    assert team_of(screen.teams, ref) == 3 and sizes(screen) == [2, 3, 4, 3]
    assert QApplication.focusWidget() is screen.columns.tiles[ref] and not screen.columns.tiles[ref].isChecked()
    assert kept_teams(qtbot, context, only.id) == screen.teams


def test_a_student_touched_twice_or_put_where_they_are_stays(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 12)
    screen, _places = opened(qtbot, context, only.id)
    before, ref = screen.teams, screen.teams[0].refs[0]
    click(qtbot, screen.columns.tiles[ref])
    click(qtbot, screen.columns.tiles[ref])
    assert screen.chosen == ""
    click(qtbot, screen.columns.tiles[ref])
    click(qtbot, screen.heads[0])
    assert screen.teams == before and screen.chosen == ""


def test_a_team_touched_first_says_what_to_do(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 12)
    screen, _places = opened(qtbot, context, only.id)
    click(qtbot, screen.heads[1])
    assert screen.notice.isVisible() and "Touch a student first" in screen.notice.text()


def test_keys_move_a_student_too(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 12)
    screen, _places = opened(qtbot, context, only.id)
    tile = screen.students[1]
    tab_to(tile)
    press(Qt.Key.Key_Return, "4")
    assert team_of(screen.teams, tile.ref) == 4
    press("9", "1")
    assert team_of(screen.teams, tile.ref) == 4, "a number without a student does nothing"


@pytest.mark.parametrize("way", [0, 1, 2])
def test_teams_are_made_anew_three_ways(qtbot: Any, context: Context, way: int) -> None:
    only = a_class(qtbot, context, 12)
    keep(qtbot, context, only.id, 2)
    screen, _places = opened(qtbot, context, only.id)
    click(qtbot, screen.count.plus)
    qtbot.waitUntil(lambda: len(screen.teams) == 3)
    before = screen.before
    click(qtbot, screen.anew[way])
    qtbot.waitUntil(lambda: screen.before is not before)
    assert sizes(screen) == [4, 4, 4]
    assert kept_teams(qtbot, context, only.id) == screen.teams


def test_the_last_change_is_taken_back_and_done_again(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 12)
    first = keep(qtbot, context, only.id, 2)
    screen, _places = opened(qtbot, context, only.id)
    assert not screen.undo.isVisible()
    screen.take_back()
    click(qtbot, screen.count.plus)
    qtbot.waitUntil(lambda: len(screen.teams) == 3)
    after = screen.teams
    click(qtbot, screen.undo)
    assert screen.teams == first == kept_teams(qtbot, context, only.id) and screen.count.value == 2
    click(qtbot, screen.undo)
    assert screen.teams == after


def test_who_came_to_the_class_later_is_in_a_team(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 4)
    keep(qtbot, context, only.id, 2)
    done: list[Any] = []
    enrolling.add_seats(context.school, only.id, 7, done.append, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: bool(done))
    screen, _places = opened(qtbot, context, only.id)
    assert sorted(sizes(screen)) == [3, 4]


def test_the_lesson_then_plays_with_these_teams(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 12)
    context.session.lesson_draft = Draft(only.id, "teams", how="random")
    screen, places = opened(qtbot, context, only.id)
    click(qtbot, screen.count.plus)
    qtbot.waitUntil(lambda: len(screen.teams) == 5)
    draft = context.session.lesson_draft
    assert draft is not None and (draft.method, draft.how, draft.wanted) == ("teams", KEPT, 5)
    press(Qt.Key.Key_Escape)
    assert places == [LessonSetUp(only.id)]


def test_too_few_students_for_more_teams_is_told_and_nothing_changes(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 4)
    screen, _places = opened(qtbot, context, only.id)
    click(qtbot, screen.count.plus)
    qtbot.waitUntil(screen.notice.isVisible)
    assert "too few" in screen.notice.text() and screen.count.value == 4 and len(screen.teams) == 4


def test_one_student_makes_no_teams(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 1)
    screen, _places = opened(qtbot, context, only.id)
    assert screen.teams == () and "too few" in screen.notice.text() and screen.anew[0].isVisible()
    not_cut(screen)


def test_a_class_without_students_leads_to_its_list(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 0)
    screen, places = opened(qtbot, context, only.id)
    assert screen.empty is not None
    not_cut(screen)
    click(qtbot, screen.empty.buttons[0])
    assert places == [Rosters(only.id)]


def test_a_team_with_more_than_there_is_room_for_has_pages(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 45)
    teams = keep(qtbot, context, only.id, 8)
    everybody = tuple(ref for team in teams for ref in team.refs)
    screen, _places = opened(qtbot, context, only.id)
    from dataclasses import replace

    screen.change([replace(team, refs=everybody if team.id == 1 else ()) for team in teams])
    assert screen.columns.pages > 1
    seen: set[str] = set()
    for _ in range(screen.columns.pages):
        not_cut(screen)
        seen |= {tile.accessibleName() for tile in screen.students if tile.isVisible()}
        press(Qt.Key.Key_PageDown)
    assert len(seen) == 45
    press(Qt.Key.Key_PageUp)
    assert screen.columns.page == screen.columns.pages - 2


def test_a_student_touched_is_read_aloud_where_that_is_wanted(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 12)
    context.school.prefer(read_aloud=True)
    screen, _places = opened(qtbot, context, only.id)
    click(qtbot, screen.students[0])
    assert context.voice.last == screen.hint.text()


def test_colours_come_again_after_the_fourth_team() -> None:
    assert fill_of(5) == fill_of(1) != fill_of(2) and fill_of(0) == ""
    assert all(fill_of(n) == team_colours(Team(n, "fox")).fill for n in range(1, 9)), "the same as in the lesson"


@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en", "qps"])
def test_nothing_is_cut(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    only = a_class(qtbot, context, 45)
    i18n.use(language)
    context.look = Look(Theme(text_scale=scale, reduced_motion=True))
    screen, _places = opened(qtbot, context, only.id, size)
    with watched_words(monkeypatch) as seen:
        for n in (2, 4, 5, 8):
            screen.make("rows", n)
            qtbot.waitUntil(lambda n=n: len(screen.teams) == n)
            screen.grab()
            not_cut(screen)
        click(qtbot, screen.students[0])
        screen.grab()
        texts, cut = seen.take()
    assert texts and not cut
