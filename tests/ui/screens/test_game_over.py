"""How a game went: points and knowledge beside each other, a new best is celebrated, up to four things to remember."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui import toy_game
from tests.ui.screens.a_game import TEAMS, Table
from tests.ui.screens.playground import SIZES, add_class, click, context_on, not_cut, press
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.errors import DiskFull
from wastequiz.domain.students import Contestant
from wastequiz.domain.teams import Team
from wastequiz.services import enrolling
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.ui.context import Context, Session
from wastequiz.ui.screens.game import GameScreen
from wastequiz.ui.screens.game_over import REMEMBER, GameOverScreen
from wastequiz.ui.screens.games import GamesScreen
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.widgets.game_score import SoloScore, TeamScore, ranked


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made, toy_game.on_the_shelf():
        made.school.preferences = made.school.preferences.but(scheme="cn-harbin", language="en")
        yield made


@pytest.fixture
def table(qtbot: Any, context: Context) -> Table:
    return Table(qtbot, context)


def played(table: Table, marks: str, *args: Any, **more: Any) -> GameOverScreen:
    """Plays the toy, "r" right and "w" wrong, and waits for the results."""
    page = table.begin(*args, **more)
    for mark in marks:
        table.answer(mark == "r")
    page.tick(toy_game.SHOW_MS)
    return table.at(GameOverScreen)


def a_student(table: Table) -> Contestant:
    made = add_class(table.qtbot, table.context, "3-2", 3)
    found: list[Any] = []
    enrolling.students(table.context.school, made.id, found.extend)
    table.wait(lambda: found)
    return enrolling.contestant(found[1])


def test_there_are_no_results_without_a_game_that_is_over(qtbot: Any, context: Context) -> None:
    context.session = Session()
    with pytest.raises(ValueError, match="no game"):
        GameOverScreen(context)


def test_points_and_knowledge_stand_beside_each_other(table: Table) -> None:
    over = played(table, "rrwrrr")
    assert isinstance(over.score, SoloScore)
    assert over.score.said == "25 points. 5 of 6 right" and over.score.streak == 3
    assert over.again.hasFocus()


def test_a_new_best_of_a_student_is_said(table: Table) -> None:
    who = a_student(table)
    first = played(table, "rwrwww", who=who)
    assert first.score.said.endswith("Your first time: a start!")
    better = played(table, "rrrwww", who=who)
    assert isinstance(better.score, SoloScore)
    assert better.score.record and better.score.best_line == "New personal best! Before: 10"
    worse = played(table, "wwwwww", who=who)
    assert isinstance(worse.score, SoloScore)
    assert not worse.score.record and worse.score.best_line == "Your best so far: 15"


def test_what_was_missed_is_shown_again_but_not_too_much(table: Table) -> None:
    over = played(table, "wwwwwr")
    assert len(over.review.lessons) == REMEMBER and over.review.pages == 1
    missed = over.gaming.round.question(0)
    assert over.review.lessons[0].bin_id == missed.true_bin


def test_teams_stand_in_two_rankings(table: Table) -> None:
    over = played(table, "rwrwrr", TEAMS)
    assert isinstance(over.score, TeamScore)
    assert over.score.said == "Game: 1. Fox 15, 2. Deer 5. Knowledge: 1. Fox 100%, 2. Deer 33%"


def test_who_is_equal_shares_a_rank() -> None:
    teams = (Team(1, "fox"), Team(2, "deer"), Team(3, "owl"))
    assert [(place.rank, place.team.id) for place in ranked(teams, [5, 9, 5], ["", "", ""])] == [(1, 2), (2, 1), (2, 3)]


def test_again_asks_something_else_in_the_same_way(table: Table, qtbot: Any) -> None:
    over = played(table, "rrrrrr", TEAMS)
    before = over.game
    click(qtbot, over.again)
    game = table.at(GameScreen).game
    assert game is not before and game.deal.round.spec == before.deal.round.spec
    assert game.deal.round.seed != before.deal.round.seed


def test_where_it_cannot_begin_again_the_page_stays(table: Table, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    over = played(table, "rrrrrr")

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull(Path("school.db"), 0)

    monkeypatch.setattr("wastequiz.store.rounds.start", full)
    click(qtbot, over.again)
    table.wait(lambda: table.troubles)
    assert over.isEnabled() and isinstance(table.troubles[0], DiskFull)


@pytest.mark.parametrize(("button", "kind"), [("other", GamesScreen), ("home", HomeScreen)], ids=["another game", "home"])
def test_the_other_buttons_lead_on(table: Table, qtbot: Any, button: str, kind: type[Any]) -> None:
    over = played(table, "rrrrrr")
    click(qtbot, getattr(over, button))
    table.at(kind)


def test_esc_leads_home(table: Table) -> None:
    played(table, "rrrrrr")
    press(Qt.Key.Key_Escape)
    table.at(HomeScreen)


def test_it_is_read_to_those_who_cannot_read(table: Table) -> None:
    over = played(table, "rrrrrw", pictures_only=True)
    table.wait(lambda: table.context.voice.last.startswith("25 points"))
    assert over.review.lessons[0].head in table.context.voice.last


def test_the_speaker_reads_the_score(table: Table, qtbot: Any) -> None:
    over = played(table, "rrrrrw")
    click(qtbot, over.speaker)
    assert table.context.voice.last == over.score.said


def test_confetti_falls_only_where_things_may_move(table: Table, qtbot: Any) -> None:
    still = played(table, "rrrrrr")
    assert still._confetti is None
    table.context.look = Look(Theme())
    table.navigator.again()
    over = table.at(GameOverScreen)
    table.wait(lambda: over._confetti is not None)
    over.grab()
    over.settle()
    assert over._confetti is None


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("teams", [(), tuple(Team(n, a) for n, a in enumerate(("fox", "deer", "owl", "bear"), 1))], ids=["one", "teams"])
def test_it_is_whole_on_every_screen(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, teams: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    i18n.use(language)
    table = Table(qtbot, context, size)
    over = played(table, "wwwwrr", teams)
    with watched_words(monkeypatch) as seen:
        over.grab()
        texts, cut = seen.take()
    assert texts and not cut
    not_cut(over)
