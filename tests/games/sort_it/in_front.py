"""Somebody in front of the board of Sort it."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from tests.games.dealing import Played, deal, right, wrong
from wastequiz.games import game
from wastequiz.games.sort_it.scene import SortItScene
from wastequiz.stage.play.bins import BinFigure

CARD = game("sort_it")
LANDED_MS = 1100.0


class Child:
    """Somebody in front of the board."""

    def __init__(self, played: Played) -> None:
        self.played = played
        self.scene = cast(SortItScene, played.scene)

    def bin(self, n: int, right_one: bool = True) -> BinFigure:
        question = self.played.deal.round.questions[n]
        found = self.scene.bins.of((right if right_one else wrong)(question)[0])
        assert found is not None
        return found

    def things(self) -> list[int]:
        """What can be taken and is in sight."""
        return [n for n in self.scene.in_sight if n not in self.scene.flights.things]

    def take(self, n: int, finger: int = 1) -> bool:
        return self.scene.finger_down(finger, *self.scene.where(n))

    def drop(self, n: int, figure: BinFigure, finger: int = 1) -> None:
        """Drags thing `n` from where it is taken, slowly, into a bin."""
        assert self.take(n, finger)
        x, y = figure.mouth
        self.scene.finger_moved(finger, x, y - 10)
        self.played.pass_ms(200)
        self.scene.finger_up(finger, x, y)

    def sort(self, n: int, right_one: bool = True, finger: int = 1) -> None:
        self.drop(n, self.bin(n, right_one), finger)
        self.played.pass_ms(LANDED_MS)

    def read(self) -> None:
        """Reads a reason to its end."""
        self.played.pass_ms(7000)

    def press(self, key: Qt.Key, text: str = "") -> bool:
        return self.scene.key(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def start(qtbot: Any, **wishes: Any) -> Child:
    look, size = wishes.pop("look", None), wishes.pop("size", (1280, 720))
    return Child(Played(qtbot, CARD, deal(CARD, **wishes), size=size, look=look))
