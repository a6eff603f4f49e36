"""Every game through the real window: in both languages to its end, as a list with the keyboard alone, through changes and a power cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.journeys.person import Person, school_folder
from wastequiz.cli.game_robot import at_random, play
from wastequiz.games import GAMES
from wastequiz.services import gaming
from wastequiz.stage.play.card import Card
from wastequiz.ui.game_round import GameRound
from wastequiz.ui.places import Games
from wastequiz.ui.screens.game import GameScreen
from wastequiz.ui.screens.game_over import GameOverScreen
from wastequiz.ui.screens.game_set_up import GameSetUpScreen
from wastequiz.ui.screens.games import GamesScreen
from wastequiz.ui.screens.home import HomeScreen

SOME, MOST = 6, 60
IDS = [card.id for card in GAMES]


def sit_down(person: Callable[..., Person], folder: Path, language: str = "en", **preferences: Any) -> Person:
    return person(school_folder(folder, language=language, scheme="cn-harbin", **preferences))


def begin(me: Person, card: Card) -> GameScreen:
    """Home, all games, this one, start: three touches."""
    home = me.arrive(HomeScreen)
    me.touch(home.tiles[[tile.name_of_tile for tile in home.tiles].index(_name("games"))])
    shelf = me.arrive(GamesScreen)
    tile = next(tile for tile in shelf.tiles if tile.card is card)
    while not tile.isVisible():
        shelf.paged.turn(1)
    me.touch(tile)
    me.touch(me.arrive(GameSetUpScreen).start)
    page = me.arrive(GameScreen)
    page.clock.run(False)
    return page


def _name(activity: str) -> str:
    from wastequiz.i18n import _
    from wastequiz.ui.activities import ACTIVITIES

    return _(next(a.name for a in ACTIVITIES if a.id == activity))


def answers(game: GameRound) -> int:
    assert game.gaming is not None
    return len(game.gaming.answers)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("card", GAMES, ids=IDS)
def test_it_is_played_to_its_end(person: Callable[..., Person], tmp_path: Path, card: Card, language: str) -> None:
    me = sit_down(person, tmp_path / "school", language)
    begin(me, card)
    game = play(me.program.app, me.window.navigator, at_random(5))
    over = me.arrive(GameOverScreen)
    assert answers(game) > 0 and over.knows.of > 0
    me.touch(over.home)
    home = me.arrive(HomeScreen)
    heard: list[Any] = []
    gaming.interrupted(me.program.school, heard.append)
    me.wait(lambda: heard)
    assert heard == [None] and home.offer is None


@pytest.mark.parametrize("card", GAMES, ids=IDS)
def test_it_is_played_in_the_list_with_the_keyboard_alone(person: Callable[..., Person], tmp_path: Path, card: Card) -> None:
    me = sit_down(person, tmp_path / "school")
    page = begin(me, card)
    me.press(Qt.Key.Key_Escape)
    me.tab_to("As a list")
    me.press(Qt.Key.Key_Return)
    me.wait(lambda: page.listing is not None)
    for deed in range(MOST):
        me.wait(lambda: page.scene.over or (page.listing and page.listing.buttons and not page.game.waiting))
        if page.scene.over or (deed >= SOME and answers(page.game)):
            break
        assert page.listing is not None and page.scene.line()
        page.listing.focus()
        for _piece in range(
            deed % sum(button.isVisible() for button in page.listing.buttons)
        ):  # another one each time: two cards alone are never a pair for ever
            me.press(Qt.Key.Key_Tab)
        me.press(Qt.Key.Key_Return)
    assert answers(page.game) > 0


@pytest.mark.parametrize("card", GAMES, ids=IDS)
def test_a_change_of_language_theme_and_size_in_the_middle_loses_nothing(person: Callable[..., Person], tmp_path: Path, card: Card) -> None:
    me = sit_down(person, tmp_path / "school")
    begin(me, card)
    game = play(me.program.app, me.window.navigator, at_random(7), deeds=SOME)
    me.wait(lambda: not game.waiting)
    kept = answers(game)
    for change in ({"language": "zh_CN"}, {"theme": "high_contrast"}):
        before = me.screen
        me.program.school.prefer(**change)
        me.program.apply_preferences()
        me.wait(lambda before=before: me.screen is not before)
        me.window.resize(*((1080, 1920) if "theme" in change else (1920, 1080)))
    assert me.arrive(GameScreen).game is game and answers(game) == kept
    play(me.program.app, me.window.navigator, at_random(8))
    me.arrive(GameOverScreen)
    assert answers(game) >= kept


@pytest.mark.parametrize("card", GAMES, ids=IDS)
def test_a_power_cut_in_the_middle_keeps_what_was_earned(person: Callable[..., Person], tmp_path: Path, card: Card) -> None:
    me = sit_down(person, tmp_path / "school")
    begin(me, card)
    game = play(me.program.app, me.window.navigator, at_random(9), deeds=SOME)
    me.wait(lambda: not game.waiting)
    kept, round_id = answers(game), game.deal.round.id
    me.close()
    again = person(tmp_path / "school")
    home = again.arrive(HomeScreen)
    found: list[Any] = []
    gaming.resume(again.program.school, round_id, found.append, found.append)
    again.wait(lambda: found)
    assert len(found[0].answers) == kept
    if not card.resumes:
        assert home.offer is None
        return
    again.wait(lambda: home.offer is not None)
    assert home.offer is not None
    again.touch(home.offer.yes)
    page = again.arrive(GameScreen)
    assert answers(page.game) == kept
    play(again.program.app, again.window.navigator, at_random(10))
    again.arrive(GameOverScreen)


@pytest.mark.parametrize("card", GAMES, ids=IDS)
def test_it_can_be_tried_out_from_its_set_up(person: Callable[..., Person], tmp_path: Path, card: Card) -> None:
    me = sit_down(person, tmp_path / "school")
    me.window.navigator.go(Games())
    shelf = me.arrive(GamesScreen)
    me.click(next(tile for tile in shelf.tiles if tile.card is card))
    me.click(me.arrive(GameSetUpScreen).try_out)
    page = me.arrive(GameScreen)
    assert page.game.trying
    page.clock.run(False)
    while me.screen is page and page.scene.played_ms < 10_000:
        page.tick(50)
    assert me.arrive(GameSetUpScreen).draft.card is card
