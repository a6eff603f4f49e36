"""What flying chess says: who plays, what is to be done now, what was thrown, and where a plane stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.games.flying_chess.state import BONUS, CHOOSE, THROW, State, wind
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage.drawings import bin_symbol

if TYPE_CHECKING:
    from wastequiz.games.flying_chess.scene import ChessScene


def tell(scene: ChessScene) -> None:
    """Brings what stands in the column up to date."""
    state, table, t = scene.rules, scene.table, scene.rules.turn
    head, below = prompt(scene)
    shown = table.thrower if scene.busy else t
    table.prompt.tell(table.seats[shown], scene.teams[shown].animal, head, below)
    table.prompt.setVisible(scene.ask is None)
    table.die_card.tell(*die(scene), table.ring.isVisible())
    if not table.die_rolls:
        table.die.tell(state.die, ready=state.phase == THROW and not scene.busy and not scene.over)


def prompt(scene: ChessScene) -> tuple[str, str]:
    """What the team on turn is to do, and how."""
    state = scene.rules
    if scene.busy:
        return _("{team} flies").format(team=scene.name(scene.table.thrower)), ""
    name = scene.name(state.turn)
    if state.over:
        return _("All have landed!"), ""
    if state.phase == CHOOSE:
        return _("{team}: which plane flies?").format(team=name), _("Touch a plane")
    return _("{team}: throw the die!").format(team=name), tailwind() if wind(state) else _("Touch the die")


def die(scene: ChessScene) -> tuple[str, str]:
    """What stands beside the die."""
    state = scene.rules
    after = _("After that: {team}").format(team=scene.name((state.turn + 1) % len(scene.teams)))
    if scene.busy or state.phase == CHOOSE or scene.over:
        head = threw(scene, scene.table.thrower) if state.die else _("The die")
        return head, tailwind() if state.wind and scene.ask is None else ""
    if state.phase == THROW:
        return _("Touch the die"), _("or press the space bar")
    if state.rules.asks:
        return _("Answer right, then throw"), after
    return threw(scene, state.turn), after


def threw(scene: ChessScene, t: int) -> str:
    return _("{team} threw {n}").format(team=scene.name(t), n=scene.rules.die)


def tailwind() -> str:
    return _("Tailwind: two fields more")


def tag(scene: ChessScene) -> tuple[str, str, str]:
    """Why a question is asked, what a right answer brings, and the sign of the bin it is about, '' for none."""
    state = scene.rules
    if state.rules.asks:
        return scene.name(state.turn), _("Right: throw the die"), ""
    beside = _("Right: fly {n} fields on").format(n=BONUS)
    bin_ = scene.deal.scheme.bin(state.asks_for) if state.asks_for else None
    return (_("Question field"), beside, "") if bin_ is None else (in_words(bin_.name), beside, bin_symbol(bin_))


def line(scene: ChessScene) -> str:
    """Where the game stands, to be heard."""
    state, ask = scene.rules, scene.ask
    if scene.why is not None:
        return scene.why.told
    if ask is not None:
        return ". ".join([scene.name(state.turn), ask.stem, *(face.name for face in ask.faces)])
    if scene.busy:
        return threw(scene, scene.table.thrower)
    if state.phase == CHOOSE:
        return ". ".join((threw(scene, state.turn), _("Which plane flies?")))
    if state.over:
        return _("All have landed!")
    told = prompt(scene)
    return f"{told[0]} {told[1]}" if wind(state) else told[0]


def plane(state: State, i: int) -> str:
    """A plane that may be chosen, by its number and place."""
    return _("Plane {n}: {place}").format(n=i + 1, place=place(state, state.planes[state.turn][i]))


def place(state: State, at: int) -> str:
    """A plane's place in words."""
    if at < 0:
        return _("take off")
    left = state.board.goal - at
    return _("{n} to go").format(n=left)
