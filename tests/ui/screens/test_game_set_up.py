"""Before a game: sensible choices, three taps from home to play, and what is done where there are too few questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.ui import toy_game
from tests.ui.screens.a_game import Table
from tests.ui.screens.playground import SIZES, add_class, click, context_on, not_cut, shown
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.games import Asks
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import GameSpec, RoundSpec
from wastequiz.domain.students import GUEST, Contestant, SchoolClass
from wastequiz.stage.play.card import Variant
from wastequiz.ui.context import Context, Session
from wastequiz.ui.game_draft import draft
from wastequiz.ui.places import Games, GameSetUp, WhoPlays
from wastequiz.ui.screens.game import GameScreen
from wastequiz.ui.screens.game_set_up import GameSetUpScreen
from wastequiz.ui.screens.games import GamesScreen
from wastequiz.ui.screens.who_plays import WhoPlaysScreen

CLASS = SchoolClass(7, "3-2", Band.g56, 30)
STUDENT = Contestant("r7", 7, 4, "owl")


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made, toy_game.on_the_shelf():
        made.school.preferences = made.school.preferences.but(scheme="cn-harbin", language="en")
        yield made


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[GameSetUpScreen, list[Any]]:
    screen = GameSetUpScreen(context, "toy")
    return screen, shown(qtbot, screen, *size)


# ---- what is chosen before anybody chooses
def test_who_just_sat_down_plays(context: Context) -> None:
    context.session = Session(STUDENT, CLASS, RoundSpec("cn-harbin", Band.g56, extra_time=1.5))
    made = draft(context, toy_game.card())
    assert (made.contestant, made.band, made.players, made.long) == (STUDENT, Band.g56, 1, False)
    spec = made.spec("cn-harbin")
    assert spec.game == GameSpec("toy", "easy", "normal", 90) and spec.extra_time == 1.5 and spec.purpose == "game:toy"


def test_who_sat_down_last_plays_where_nobody_has_since(context: Context) -> None:
    context.last_session = Session(STUDENT, CLASS, RoundSpec("cn-harbin", Band.g56))
    assert draft(context, toy_game.card()).contestant == STUDENT


def test_a_guest_plays_where_nobody_is_known(context: Context) -> None:
    made = draft(context, toy_game.card())
    assert made.contestant == GUEST and made.band == Band.g34 and made.plays == GUEST


def test_a_whole_class_plays_in_teams_and_longer(context: Context) -> None:
    context.session = Session(Contestant(class_id=7), CLASS, RoundSpec("cn-harbin", Band.g56))
    made = draft(context, toy_game.card())
    spec = made.spec("cn-harbin")
    assert made.players == 2 and made.plays == Contestant(class_id=7)
    assert spec.game is not None and spec.game.seconds == 120 and [team.id for team in spec.game.teams] == [1, 2]


def test_in_teams_a_students_answers_count_for_the_class_alone(context: Context) -> None:
    context.session = Session(STUDENT, CLASS, RoundSpec("cn-harbin", Band.g56, extra_time=2))
    made = replace(draft(context, toy_game.card()), players=3)
    assert made.plays == Contestant(class_id=7) and made.spec("cn-harbin").extra_time == 1


def test_the_game_is_played_again_as_before(context: Context) -> None:
    card = toy_game.card()
    context.session = Session(
        game_spec=replace(draft(context, card), variant="easy", pace="brisk", players=4, long=True).spec("cn-harbin").game
    )
    made = draft(context, card)
    assert (made.variant, made.pace, made.players, made.long) == ("easy", "brisk", 4, True)
    assert draft(context, toy_game.card("other", players=(2, 2))).players == 2


def test_a_game_for_readers_starts_with_readers(context: Context) -> None:
    made = draft(context, toy_game.card(least_band=Band.g56))
    assert made.band == Band.g56 and made.bands[0] == Band.g56


def test_those_who_cannot_read_play_in_pictures(context: Context) -> None:
    made = replace(draft(context, toy_game.card()), band=Band.pre)
    assert made.spec("cn-harbin").pictures_only
    assert not replace(made, band=Band.g12, seated=made.spec("cn-harbin")).spec("cn-harbin").pictures_only


# ---- the page
def test_a_touch_on_start_plays(qtbot: Any, context: Context) -> None:
    table = Table(qtbot, context)
    table.navigator.go(Games())
    click(qtbot, table.at(GamesScreen).tiles[0])
    page = table.at(GameSetUpScreen)
    assert page.start.hasFocus()
    click(qtbot, page.start)
    game = table.at(GameScreen).game
    assert not game.trying and game.gaming is not None and game.gaming.round.spec.game == GameSpec("toy", "easy", "normal", 60)


def test_it_can_be_tried_out_first(qtbot: Any, context: Context) -> None:
    table = Table(qtbot, context)
    table.navigator.go(GameSetUp("toy"))
    page = table.at(GameSetUpScreen)
    page.players.step(1)
    click(qtbot, page.paces[0])
    click(qtbot, page.try_out)
    playing = table.at(GameScreen)
    assert playing.game.trying and len(playing.game.deal.teams) == 2
    playing.leave()
    again = table.at(GameSetUpScreen)
    assert again.draft.players == 2 and again.draft.pace == "calm" and table.context.session.game is None


def test_everything_can_be_chosen(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.bands[1])
    click(qtbot, screen.paces[2])
    click(qtbot, screen.longs[1])
    for _ in range(2):
        click(qtbot, screen.players.plus)
    spec = screen.draft.spec("cn-harbin")
    assert spec.band == Band.g12 and spec.game is not None
    assert (spec.game.pace, spec.game.seconds, len(spec.game.teams)) == ("brisk", 120, 3)
    click(qtbot, screen.variants[1])
    assert not screen.longs[0].isVisible(), "this way is as long for a class"
    assert context.session.game_spec is not None and context.session.game_spec.seconds == 90


def test_what_there_is_no_choice_of_is_not_shown(qtbot: Any, context: Context) -> None:
    one = toy_game.card(variants=(Variant("only", "Only", "", 60),), players=(1, 1))
    context.session = Session(STUDENT, CLASS, RoundSpec("cn-harbin", Band.g56))
    with toy_game.on_the_shelf(one):
        screen, _places = opened(qtbot, context)
    assert not any(piece.isVisible() for piece in (*screen.variants, *screen.players.pieces, *screen.bands, *screen.longs))
    assert screen.who.accessibleName() == "No. 04 Owl"


def test_the_chip_leads_to_who_plays_and_back_to_the_game(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    assert screen.who.accessibleName() == "Guest"
    click(qtbot, screen.who)
    assert places == [WhoPlays(0, "game:toy")]


def test_the_whole_class_stands_in_the_chip(qtbot: Any, context: Context) -> None:
    context.session = Session(Contestant(class_id=7), CLASS, RoundSpec("cn-harbin", Band.g56))
    screen, _places = opened(qtbot, context)
    assert screen.who.accessibleName() == "3-2"


def test_where_there_are_too_few_questions_it_says_what_to_do(qtbot: Any, context: Context) -> None:
    def asks(_spec: object, _scheme: object) -> tuple[Asks, ...]:
        return (Asks(("which_bin",), 5000, least=4000),)

    with toy_game.on_the_shelf(toy_game.card(asks=asks)):
        screen, places = opened(qtbot, context)
        click(qtbot, screen.start)
        qtbot.waitUntil(lambda: not screen.notice.isHidden())
    assert "4000" in screen.notice.text() and screen.start.isEnabled() and screen.try_out.isEnabled() and places == []


def test_a_bug_while_dealing_is_no_notice(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table(qtbot, context)
    table.navigator.go(GameSetUp("toy"))
    page = table.at(GameSetUpScreen)

    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("wastequiz.services.gaming.draw_game", broken)
    click(qtbot, page.try_out)
    table.wait(lambda: table.troubles)
    assert isinstance(table.troubles[0], ZeroDivisionError)


def test_it_is_read_aloud_where_that_is_wanted(qtbot: Any, context: Context) -> None:
    context.school.preferences = context.school.preferences.but(read_aloud=True)
    screen, _places = opened(qtbot, context)
    qtbot.waitUntil(lambda: bool(context.voice.last))
    assert context.voice.last.startswith("Toy game. Put each thing into its bin. A thing comes.")
    click(qtbot, screen.variants[1])
    assert context.voice.last == "Long"


def test_a_game_there_is_not_leads_to_the_shelf(qtbot: Any, context: Context) -> None:
    table = Table(qtbot, context)
    table.navigator.go(GameSetUp("gone"))
    assert isinstance(table.navigator.screen, GamesScreen)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("who", [GUEST, STUDENT], ids=["guest", "student"])
def test_it_is_whole_on_every_screen(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, who: Contestant, monkeypatch: pytest.MonkeyPatch
) -> None:
    i18n.use(language)
    if not who.is_guest:
        context.session = Session(who, CLASS, RoundSpec("cn-harbin", Band.g56))
    ways = tuple(Variant(str(n), f"Way {n}", "One line about this way", 60, 120) for n in range(3))
    with toy_game.on_the_shelf(toy_game.card(variants=ways)):
        screen, _places = opened(qtbot, context, size)
        with watched_words(monkeypatch) as seen:
            screen.grab()
            texts, cut = seen.take()
    assert texts and not cut
    not_cut(screen)


# ---- the shelf
def test_every_game_stands_on_the_shelf(qtbot: Any, context: Context) -> None:
    with toy_game.on_the_shelf(*(toy_game.card(f"toy{n}", name=f"Toy {n}") for n in range(8))):
        screen = GamesScreen(context)
        places = shown(qtbot, screen)
    assert [tile.accessibleName() for tile in screen.tiles] == [f"Toy {n}" for n in range(8)]
    click(qtbot, screen.speakers[1])
    assert context.voice.last == "Toy 1. Put each thing into its bin. 1 to 4 players"
    click(qtbot, screen.speak)
    assert context.voice.last.startswith("Which game? Toy 0, Toy 1")
    click(qtbot, screen.tiles[5])
    assert places == [GameSetUp("toy5")]


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_shelf_is_whole_on_every_screen(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    i18n.use(language)
    with toy_game.on_the_shelf(*(toy_game.card(f"toy{n}", name=f"Toy {n}") for n in range(8))):
        screen = GamesScreen(context)
        shown(qtbot, screen, *size)
    with watched_words(monkeypatch) as seen:
        screen.grab()
        texts, cut = seen.take()
    assert texts and not cut
    for i, tile in enumerate(screen.tiles):
        assert tile.isVisible() and screen.area.contains(screen.where(tile))
        assert not any(screen.where(tile).intersects(screen.where(other)) for other in screen.tiles[i + 1 :])


# ---- who plays
def test_a_whole_class_can_be_chosen_for_a_game(qtbot: Any, context: Context) -> None:
    made = add_class(qtbot, context, "3-2", 3)
    table = Table(qtbot, context)
    table.navigator.go(WhoPlays(made.id, "game:toy"))
    who = table.at(WhoPlaysScreen)
    table.wait(lambda: who.bar)
    whole = next(button for button in who.bar if button.label == "The whole class")
    click(qtbot, whole)
    page = table.at(GameSetUpScreen)
    assert page.draft.whole_class and page.draft.contestant.class_id == made.id and page.draft.players == 2


def test_who_sat_down_for_a_game_plays_it(qtbot: Any, context: Context) -> None:
    made = add_class(qtbot, context, "3-2", 3)
    table = Table(qtbot, context)
    table.navigator.go(WhoPlays(made.id, "game:toy"))
    who = table.at(WhoPlaysScreen)
    table.wait(lambda: who.paged)
    assert who.paged is not None
    click(qtbot, who.paged.pieces[1])
    page = table.at(GameSetUpScreen)
    assert page.draft.contestant.seat == 2 and context.last_session is not None
