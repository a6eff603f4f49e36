"""A flying chess scene for tests, and hands that play it: by mouse, by fingers, by keys, as a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from tests.games.dealing import Played, deal, right
from wastequiz.games.flying_chess import CARD
from wastequiz.games.flying_chess.scene import ChessScene
from wastequiz.games.flying_chess.state import THROW, movable
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme

SIZES = {"landscape": (1366, 768), "portrait": (1080, 1920)}
LEAST = 84.0
sizes = pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
languages = pytest.mark.parametrize("language", ["zh_CN", "en"])
Do = Callable[[ChessScene, Played], None]


def flying(
    qtbot: Any, variant: str = "booth", teams: int = 2, size: tuple[int, int] = (1280, 720), **changes: Any
) -> tuple[Played, ChessScene]:
    calm = Look(Theme(reduced_motion=changes.pop("calm", False)))
    played = Played(qtbot, CARD, deal(CARD, teams=teams, variant=variant, **changes), size, calm)
    assert isinstance(played.scene, ChessScene)
    return played, played.scene


def key(text: str, code: Qt.Key = Qt.Key.Key_unknown) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text)


def to_come(scene: ChessScene) -> tuple[float, float]:
    """Where a person touches next: the right answer, the die, a plane."""
    state = scene.rules
    if scene.ask is not None:
        (answer,) = right(scene.ask.question)
        box = next(f.box for f in scene.ask.faces if f.option.id == answer)
    elif state.phase == THROW:
        box = scene.table.die_box
    else:
        box = scene.buttons[0].box
    return box.center().x(), box.center().y()


def by_mouse(scene: ChessScene, _played: Played) -> None:
    at = scene.to_px(*to_come(scene)).toPoint()
    QTest.mouseClick(scene.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def by_finger(scene: ChessScene, _played: Played) -> None:
    at = to_come(scene)
    assert scene.finger_down(1, *at)
    scene.finger_down(2, *at)  # a second one at the same time does nothing more
    scene.finger_up(1, *at)
    scene.finger_lost(2)


def by_keys(scene: ChessScene, _played: Played) -> None:
    if scene.ask is not None:
        (answer,) = right(scene.ask.question)
        text = next(f.key for f in scene.ask.faces if f.option.id == answer)
        assert scene.key(key(text))
    elif scene.rules.phase == THROW:
        assert scene.key(key(" ", Qt.Key.Key_Space))
    else:
        assert scene.key(key(str(movable(scene.rules)[0] + 1)))


def by_list(scene: ChessScene, _played: Played) -> None:
    deeds = scene.deeds()
    assert deeds
    assert scene.line()
    deeds[0].do()


def to_the_end(played: Played, scene: ChessScene, do: Do, most: int = 700, ms: float = 9_000) -> None:
    """Acts whenever something can be done, until the game is over."""
    for _turn in range(most):
        if scene.over:
            return
        if not scene.busy and scene.why is None:
            do(scene, played)
        before = scene.state
        waited = 0.0
        while (scene.busy or scene.why is not None) and not scene.over and waited < ms:
            played.pass_ms(100, step=50)
            waited += 100
        assert waited < ms, before
    raise AssertionError("no end")


def until(played: Played, scene: ChessScene, phase: str, most: int = 300) -> None:
    """Plays on as a list until the game waits in that phase."""
    for _turn in range(most):
        if scene.rules.phase == phase and not scene.busy:
            return
        by_list(scene, played)
        scene.settle()
    raise AssertionError(f"never {phase}")
