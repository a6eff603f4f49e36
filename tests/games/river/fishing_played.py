"""A game of River guard in a test: its first wave, and what is chosen in it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from tests.games.dealing import Played, deal, right, wrong
from wastequiz.games.river import CARD
from wastequiz.games.river.nets import Boat
from wastequiz.games.river.scene import RiverScene
from wastequiz.stage.look import Look
from wastequiz.stage.play.sprite import Sprite

MOST_TURNS = 1_200
"""So many turns of a robot are more than any game has."""


def playing(qtbot: Any, size: tuple[int, int] = (1366, 768), *, look: Look | None = None, **changes: Any) -> tuple[Played, RiverScene]:
    """The first wave, a thing in the water."""
    played = Played(qtbot, CARD, deal(CARD, **changes), size, look)
    assert isinstance(played.scene, RiverScene)
    played.scene.deeds()[0].do()
    played.pass_ms(600)
    return played, played.scene


def key(text: str = "", code: Qt.Key = Qt.Key.Key_unknown) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text)


ENTER = Qt.Key.Key_Return


def chosen(scene: RiverScene, n: int, *, rightly: bool = True) -> str:
    """The right or a wrong option of question `n`."""
    return (right if rightly else wrong)(scene.deal.round.questions[n])[0]


def boat_of(scene: RiverScene, n: int, *, rightly: bool = True) -> Boat:
    found = scene.fleet.boat(chosen(scene, n, rightly=rightly))
    assert found is not None
    return found


def middle(thing: Sprite | Boat) -> tuple[float, float]:
    """Where a finger comes down on it."""
    return thing.box.center().x(), thing.box.center().y()


def face_of(scene: RiverScene, *, rightly: bool = True) -> Sprite:
    """The answer of the question that is asked now."""
    ask = scene.lamp_break.ask
    assert ask is not None
    option = chosen(scene, ask.n, rightly=rightly)
    return next(face for face in ask.faces if face.option.id == option)


def next_n(scene: RiverScene) -> int:
    n = scene.fishing.next_n
    assert n is not None
    return n


def until_asked(played: Played, scene: RiverScene) -> None:
    """Everything is fished rightly until the first question."""
    for _turn in range(MOST_TURNS):
        if scene.lamp_break.ask is not None:
            return
        n = scene.fishing.next_n
        if n is not None:
            scene.fishing.put(n, boat_of(scene, n))
        played.pass_ms(200)
    raise AssertionError("no question was asked")


def expect_whole_game(played: Played, scene: RiverScene) -> None:
    """It came to its end once; no answer was given twice, and game points are what they should be."""
    assert scene.over
    assert len(played.scores) == 1
    numbers = [m.n for m in played.marks]
    assert len(numbers) == len(set(numbers)) > 20
    earned = [(m.team, 10) for m in played.marks if m.right]
    state = scene.rules
    teams = scene.deal.teams
    if teams:
        expected = tuple(
            (t.id, sum(p for team, p in earned if team == t.id) + side.clean_bonus) for t, side in zip(teams, state.sides, strict=True)
        )
        assert played.scores[0].teams == expected
    else:
        assert played.scores[0].points == sum(p for _team, p in earned) + state.side.clean_bonus
        assert not any(team for team, _points in earned)
