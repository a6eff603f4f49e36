"""Home: every activity starts with one touch, the bins tell about themselves, an interrupted round is offered again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui import toy_game
from tests.ui.screens.playground import SIZES, add_class, click, context_on, press, shown, tab_to
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.games import Try
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import GameSpec, RoundSpec
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.services import enrolling, gaming, playing
from wastequiz.stage.pieces import Piece
from wastequiz.store import rounds
from wastequiz.ui.activities import ACTIVITIES
from wastequiz.ui.context import Context
from wastequiz.ui.places import ClassBoard, GamePlay, Games, GameSetUp, LessonSetUp, LookUp, Quiz, Quizzes, Rosters, SettingsPage, WhoPlays
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.widgets.tile import Tile
from wastequiz.wording import names

LEVELS, SORT, RACE, CHESS, MEMORY, GAMES, QUIZZES, LOOK_UP, LESSON, BOARD = range(10)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        made.school.preferences = made.school.preferences.but(scheme="cn-harbin", language="en")
        yield made


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[HomeScreen, list[Any]]:
    screen = HomeScreen(context)
    return screen, shown(qtbot, screen, *size)


def interrupted(qtbot: Any, context: Context, answers: int = 1) -> None:
    begun: list[playing.Playing] = []
    playing.begin(context.school, RoundSpec("cn-harbin", Band.g34), GUEST, begun.append, lambda error: pytest.fail(repr(error)), seed=1)
    qtbot.waitUntil(lambda: bool(begun))
    for _ in range(answers):
        question = begun[0].progress.question
        assert question is not None
        done: list[Any] = []
        begun[0].answer(question.right_ids, 900, done.append, lambda error: pytest.fail(repr(error)))
        qtbot.waitUntil(lambda done=done: bool(done))


def test_there_is_a_tile_for_every_activity_and_for_nothing_else(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    assert [tile.name_of_tile for tile in screen.tiles] == [activity.name for activity in ACTIVITIES]


@pytest.mark.parametrize(
    ("tile", "place"),
    [
        (LEVELS, WhoPlays(aim="levels")),
        (SORT, GameSetUp("sort_it")),
        (RACE, GameSetUp("lane_race")),
        (CHESS, GameSetUp("flying_chess")),
        (MEMORY, GameSetUp("memory")),
        (GAMES, Games()),
        (QUIZZES, Quizzes()),
        (LOOK_UP, LookUp()),
        (LESSON, LessonSetUp()),
        (BOARD, ClassBoard()),
    ],
    ids=["levels", "sort it", "lane race", "flying chess", "memory", "games", "quizzes", "look up", "lesson", "board"],
)
def test_a_tile_leads_to_its_place(qtbot: Any, context: Context, tile: int, place: object) -> None:
    screen, places = opened(qtbot, context)
    click(qtbot, screen.tiles[tile])
    assert places == [place]


def test_the_games_on_home_are_called_what_they_are_called(qtbot: Any, context: Context) -> None:
    i18n.use("zh_CN")
    screen, _places = opened(qtbot, context)
    for number in (SORT, RACE, CHESS, MEMORY):
        assert screen.tiles[number].name_of_tile == names.game(ACTIVITIES[number].id)


def test_the_desk_and_the_settings_are_in_the_corner(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    click(qtbot, screen.desk)
    click(qtbot, screen.settings)
    assert places == [Rosters(), SettingsPage()]


def test_a_bin_that_is_touched_tells_what_it_likes(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    for figure in screen.bins:
        click(qtbot, figure)
        assert screen.likes is not None
        assert context.voice.last.startswith(figure.accessibleName())
        assert context.voice.last.count(",") >= 2, "three things it likes"
    assert sum("happy" in figure.picture for figure in screen.bins) == 1


def test_a_bin_with_another_name_on_the_spot_says_that_too(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    context.school.prefer(scheme="tw-taipei")
    screen, _places = opened(qtbot, context)
    with watched_words(monkeypatch) as seen:
        click(qtbot, screen.bins[1])
        assert screen.likes is not None
        screen.likes.grab()
        texts, cut = seen.take()
    assert "一般類資源物" in texts and not cut


def test_the_speaker_says_what_there_is_to_play(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.speak)
    for activity in ACTIVITIES:
        assert activity.name in context.voice.last


def test_an_interrupted_round_is_offered_and_taken_up_where_it_stopped(qtbot: Any, context: Context) -> None:
    interrupted(qtbot, context, 2)
    screen, places = opened(qtbot, context)
    qtbot.waitUntil(lambda: screen.offer is not None)
    assert screen.offer is not None
    assert screen.offer.card.accessibleName() == "A guest stopped at question 3 of 10. Go on?"
    tab_to(screen.offer.yes)
    press("\r")
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Quiz()]
    assert context.session.playing is not None
    assert len(context.session.playing.progress.answers) == 2


def test_a_round_that_was_only_begun_is_not_offered(qtbot: Any, context: Context) -> None:
    interrupted(qtbot, context, 0)
    screen, _places = opened(qtbot, context)
    asked: list[Any] = []
    playing.interrupted(context.school, asked.append)
    qtbot.waitUntil(lambda: bool(asked))
    assert screen.offer is None


def interrupted_game(qtbot: Any, context: Context, answers: int = 2) -> gaming.Gaming:
    """A game of the toy, left in the middle."""
    begun: list[gaming.Gaming] = []
    spec = RoundSpec("cn-harbin", Band.g34, game=GameSpec("toy"), purpose="game:toy")
    asks = toy_game.card().asks(spec, context.school.scheme)
    gaming.begin(context.school, spec, asks, GUEST, lambda made, _fell: begun.append(made), lambda error: pytest.fail(repr(error)), seed=1)
    qtbot.waitUntil(lambda: bool(begun))
    for n in range(answers):
        done: list[Any] = []
        right = begun[0].round.question(n).right_ids
        begun[0].answer(Try(n, right, 900), done.append, lambda error: pytest.fail(repr(error)))
        qtbot.waitUntil(lambda done=done: bool(done))
    return begun[0]


def test_an_interrupted_game_that_can_be_taken_up_is_offered_and_goes_on(qtbot: Any, context: Context) -> None:
    before = interrupted_game(qtbot, context)
    with toy_game.on_the_shelf(toy_game.card(resumes=True)):
        screen, places = opened(qtbot, context)
        qtbot.waitUntil(lambda: screen.offer is not None)
        assert screen.offer is not None
        assert screen.offer.card.accessibleName() == "A guest stopped in the middle of “Toy game”. Go on?"
        click(qtbot, screen.offer.yes)
        qtbot.waitUntil(lambda: bool(places))
    assert places == [GamePlay()]
    game = context.session.game
    assert game is not None and game.gaming is not None
    assert game.gaming.round.id == before.round.id and len(game.deal.log) == 2


def still_open(qtbot: Any, context: Context) -> object:
    asked: list[Any] = []
    gaming.interrupted(context.school, asked.append)
    qtbot.waitUntil(lambda: bool(asked))
    return asked[0]


def test_an_interrupted_game_nobody_wants_rests(qtbot: Any, context: Context) -> None:
    interrupted_game(qtbot, context)
    with toy_game.on_the_shelf(toy_game.card(resumes=True)):
        screen, places = opened(qtbot, context)
        qtbot.waitUntil(lambda: screen.offer is not None)
        assert screen.offer is not None
        click(qtbot, screen.offer.no)
    assert screen.offer is None and places == [] and still_open(qtbot, context) is None


@pytest.mark.parametrize("shelf", [(), (toy_game.card("other"),)], ids=["it cannot be taken up", "the game is no longer there"])
def test_any_other_game_is_ended_quietly_and_its_answers_stay(qtbot: Any, context: Context, shelf: Any) -> None:
    before = interrupted_game(qtbot, context)
    with toy_game.on_the_shelf(*shelf):
        screen, _places = opened(qtbot, context)
        qtbot.waitUntil(lambda: still_open(qtbot, context) is None)
    assert screen.offer is None
    kept = context.school.ask(lambda db: rounds.snapshot(db, before.round.id)["answers"])
    assert len(kept) == 2


@pytest.mark.parametrize("size", SIZES)
def test_every_piece_lies_on_the_page(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    screen, _places = opened(qtbot, context, size)
    page = screen.area.adjusted(-1, -1, 1, 1)
    tiles = [screen.where(tile) for tile in screen.tiles]
    for piece in screen.findChildren(Piece):
        assert page.contains(screen.where(piece)), piece.accessibleName()
    for i, one in enumerate(tiles):
        assert not any(one.intersects(other) for other in tiles[i + 1 :])


def known(qtbot: Any, context: Context, seat: int = 2) -> Contestant:
    """Somebody of the class chosen last has sat down before."""
    only = add_class(qtbot, context, "Class 3-2", 3)
    found: list[Any] = []
    enrolling.students(context.school, only.id, found.extend)
    qtbot.waitUntil(lambda: len(found) == 3)
    context.school.preferences = context.school.preferences.but(last_class=only.id)
    context.last_student = enrolling.contestant(found[seat - 1])
    return context.last_student


def look_for_class(qtbot: Any, screen: HomeScreen) -> None:
    """Has home look, and waits until it has heard all there is."""
    heard: list[None] = []
    screen.look_for_class()
    screen.context.school.tell(lambda _db: None, heard.append)
    qtbot.waitUntil(lambda: bool(heard))


def hero(screen: HomeScreen) -> Tile:
    tile = screen.tiles[LEVELS]
    assert isinstance(tile, Tile)
    return tile


def test_without_a_class_home_says_what_the_levels_are(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    look_for_class(qtbot, screen)
    assert not screen.chip.isVisible()
    assert hero(screen).below == "Six levels, six ice lamps to light"


def test_the_class_chosen_last_stands_in_a_chip_that_leads_to_who_plays(qtbot: Any, context: Context) -> None:
    known(qtbot, context)
    context.last_student = GUEST
    screen, places = opened(qtbot, context)
    qtbot.waitUntil(screen.chip.isVisible)
    assert screen.chip.accessibleName() == "Class 3-2" and screen.chip.who is None
    tab_to(screen.chip)
    press("\r")
    assert places == [WhoPlays(aim="levels")]
    assert hero(screen).below == "Six levels, six ice lamps to light"


def test_home_knows_how_far_who_played_last_has_come(qtbot: Any, context: Context) -> None:
    who = known(qtbot, context)
    passed = "INSERT INTO levels VALUES (?, 'cn-harbin', 'g34', ?, 1, 9, 90, 1, '2026-11-19')"
    for number in (1, 2):
        context.school.ask(lambda db, n=number: db.conn.execute(passed, (who.ref, n)))
    screen, _places = opened(qtbot, context)
    qtbot.waitUntil(lambda: hero(screen).below == "Level 3 · 4 lamps to light")
    assert "Level 3" in hero(screen).accessibleName()
    assert screen.chip.who == who
    context.school.preferences = context.school.preferences.but(last_class=99)
    another, _places = opened(qtbot, context)
    look_for_class(qtbot, another)
    assert hero(another).below == "Six levels, six ice lamps to light", "of another class nothing is told"


@pytest.mark.parametrize("size", SIZES)
def test_the_chip_is_in_nobodys_way(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    known(qtbot, context)
    screen, _places = opened(qtbot, context, size)
    qtbot.waitUntil(screen.chip.isVisible)
    chip = screen.where(screen.chip)
    assert screen.area.contains(chip)
    others = [p for p in screen.findChildren(Piece) if p.isVisible() and p is not screen.chip]
    assert not any(screen.where(other).intersects(chip) for other in others)
