"""Stops of the tour at the mini-games: the shelf, and of every game its set-up, try-out, play, a mistake with its reason, pause, list and end."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wastequiz.cli.game_robot import Chooses, at_random, play
from wastequiz.domain.games import Score
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import GameSpec, RoundSpec
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.domain.teams import Team
from wastequiz.services import touring

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour
    from wastequiz.stage.play.card import Card
    from wastequiz.ui.game_round import GameRound
    from wastequiz.ui.screens.game import GameScreen

SEED = 11
TEAMS = (Team(1, "fox"), Team(2, "deer"), Team(3, "owl"), Team(4, "bear"))
WHILE_MS = 700.0
"""So long after a deed its picture is taken."""
STEP_MS = 50.0
TO_MISS, TO_END = 60, 4
"""So many deeds at most until something is wrong, and from there to the picture of the end: games differ in length, pictures need not."""
STAR = 10
"""Points for each right answer where the tour ends a game."""
ALONE = ("set_up", "set_up_class", "try_out", "play", "mistake", "pause", "pause_how", "list", "over")
IN_TEAMS = ("teams", "teams_over")


def shelf(t: Tour) -> None:
    from wastequiz.ui.places import Games, Quizzes

    t.go(Quizzes())
    t.take("quizzes")
    t.go(Games())
    t.take("games")


def every_game(t: Tour) -> None:
    from wastequiz.games import GAMES as CARDS
    from wastequiz.ui.context import Session

    for card in CARDS:
        t.context.session = Session()
        if _asked_for(t, card, ALONE):
            _set_up(t, card)
            _tried(t, card)
            _played(t, card)
        if card.players[1] > 1 and _asked_for(t, card, IN_TEAMS):
            _in_teams(t, card)
    t.context.session = Session()


def _asked_for(t: Tour, card: Card, states: tuple[str, ...]) -> bool:
    """Whether any of these pictures of a game is wanted; where none is, they are passed by, and the next ones keep their numbers."""
    if t.wants(f"game_{card.id}_{state}" for state in states):
        return True
    t.pass_by(len(states))
    return False


def _set_up(t: Tour, card: Card) -> None:
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import GameSetUp

    t.go(GameSetUp(card.id))
    t.take(f"game_{card.id}_set_up")
    full = t.classes.full
    t.context.session = Session(Contestant(class_id=full.id), full, RoundSpec(touring.school_rules(), full.band))
    t.go(GameSetUp(card.id))
    t.take(f"game_{card.id}_set_up_class")
    t.context.session = Session()


def _spec(card: Card, teams: tuple[Team, ...] = ()) -> RoundSpec:
    way = card.variants[0]
    if card.players[0] > 1:
        teams = teams or TEAMS[: card.players[0]]
    return RoundSpec(touring.school_rules(), Band.g34, game=GameSpec(card.id, way.id, seconds=way.seconds, teams=teams))


def _tried(t: Tour, card: Card) -> None:
    from wastequiz.ui import game_start

    dealt: list[GameRound] = []
    game_start.try_out(t.context, _spec(card), dealt.append, t.failed, seed=SEED)
    page = _page(t, t.wait_for(dealt))
    _pass(page, 2000)
    t.take(f"game_{card.id}_try_out")


def _begin(t: Tour, card: Card, who: Contestant, teams: tuple[Team, ...] = ()) -> GameScreen:
    from wastequiz.ui import game_start

    begun: list[GameRound] = []
    game_start.start(t.context, _spec(card, teams), who, begun.append, t.failed, seed=SEED)
    return _page(t, t.wait_for(begun))


def _page(t: Tour, game: GameRound) -> GameScreen:
    from wastequiz.ui import game_start
    from wastequiz.ui.places import GamePlay
    from wastequiz.ui.screens.game import GameScreen

    game_start.seat(t.context, game)
    t.go(GamePlay())
    return t.page(GameScreen)


def _pass(page: GameScreen, ms: float) -> None:
    for _step in range(round(ms / STEP_MS)):
        page.tick(STEP_MS)


def _played(t: Tour, card: Card) -> None:
    page = _begin(t, card, t.student(t.classes.full, 7) if card.players[0] == 1 else GUEST)
    robot = at_random(SEED)
    _pass(page, 4000)
    t.take(f"game_{card.id}_play")
    play(t.app, t.window.navigator, robot, deeds=TO_MISS, until=_missed)
    t.rest()
    _pass(page, WHILE_MS)
    assert not page.scene.over, f"{card.id} was over before it could be paused"
    t.take(f"game_{card.id}_mistake")
    page.pause()
    t.take(f"game_{card.id}_pause")
    page.show_how()
    t.take(f"game_{card.id}_pause_how")
    page.leave()
    page.resume()
    page.show_list()
    t.take(f"game_{card.id}_list")
    page.show_picture()
    _to_its_end(t, page, robot)
    t.take(f"game_{card.id}_over")


def _to_its_end(t: Tour, page: GameScreen, robot: Chooses) -> None:
    """Plays on a little, then has the game end with what was right so far for its points. How games end by themselves is tested elsewhere."""
    game = page.game
    play(t.app, t.window.navigator, robot, deeds=TO_END)
    t.rest()
    if game.score is None:
        assert game.gaming is not None
        right = Counter(one.team for one in game.gaming.marked if one.right)
        teams = [team.id for team in game.deal.teams] or [0]
        page.scene.leave_off()
        page.scene.end(Score.of(teams, [STAR * right[team] for team in teams]))
        t.rest()


def _missed(game: GameRound) -> bool:
    """Whether something was answered wrongly just now, after something right."""
    assert game.gaming is not None
    marked = game.gaming.marked
    return bool(marked) and not marked[-1].right


def _in_teams(t: Tour, card: Card) -> None:
    teams = TEAMS[: card.players[1]]
    page = _begin(t, card, GUEST, teams)
    robot = at_random(SEED)
    play(t.app, t.window.navigator, robot, deeds=6)
    t.rest()
    _pass(page, WHILE_MS)
    t.take(f"game_{card.id}_teams")
    _to_its_end(t, page, robot)
    t.take(f"game_{card.id}_teams_over")


GAMES = (shelf, every_game)
