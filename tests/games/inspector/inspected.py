"""A game of Bin inspector in a test: its first bag, and what is done with it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from tests.games.dealing import Played, deal, right
from wastequiz.games.inspector import CARD, rules
from wastequiz.games.inspector.rules import Phase
from wastequiz.games.inspector.scene import InspectorScene
from wastequiz.stage.look import Look
from wastequiz.stage.play.bins import BinFigure

SIZES = [(1366, 768), (1080, 1920)]
every_size = pytest.mark.parametrize("size", SIZES, ids=["landscape", "portrait"])
both_languages = pytest.mark.parametrize("language", ["zh_CN", "en"])


def playing(qtbot: Any, size: tuple[int, int] = (1280, 720), *, look: Look | None = None, **changes: Any) -> tuple[Played, InspectorScene]:
    played = Played(qtbot, CARD, deal(CARD, **changes), size, look)
    assert isinstance(played.scene, InspectorScene)
    played.pass_ms(2_000)
    return played, played.scene


def intruders(scene: InspectorScene) -> list[int]:
    """What does not belong into the bag."""
    questions = scene.deal.round.questions
    return [n for n in scene.rules.left if questions[n].true_bin != scene.rules.station.bin_id]


def bin_of(scene: InspectorScene, n: int, pick: Any = right) -> BinFigure:
    figure = scene.bins.of(pick(scene.deal.round.questions[n])[0])
    assert figure is not None
    return figure


def tap(scene: InspectorScene, x: float, y: float, finger: int = 0) -> None:
    scene.finger_down(finger, x, y)
    scene.finger_up(finger, x, y)


def tap_on(scene: InspectorScene, sprite: Any) -> None:
    tap(scene, sprite.x_units, sprite.y_units)


def tap_bin(scene: InspectorScene, figure: BinFigure) -> None:
    tap(scene, figure.box.center().x(), figure.box.center().y())


def drag(scene: InspectorScene, n: int, figure: BinFigure, finger: int = 0) -> None:
    thing = scene.mat.things[n]
    to = figure.box.center()
    scene.finger_down(finger, thing.x_units, thing.y_units)
    scene.finger_moved(finger, thing.x_units + 40, thing.y_units + 40)
    scene.finger_moved(finger, to.x(), to.y())
    scene.finger_up(finger, to.x(), to.y())


def key(scene: InspectorScene, code: Qt.Key, text: str = "") -> bool:
    return scene.key(QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text))


def answer_rightly(scene: InspectorScene) -> None:
    """The tool, or the sentence, that is asked now, by a touch."""
    table = scene.table
    if table.board is not None:
        tap_on(scene, table.board.right_tile)
    elif table.ask is not None:
        tap_on(scene, next(face for face in table.ask.faces if face.option.right))


def to_phase(played: Played, scene: InspectorScene, phase: Phase) -> None:
    """Plays rightly until that phase."""
    while scene.rules.phase is not phase:
        if scene.rules.may_put:
            for n in intruders(scene):
                scene.put(n, bin_of(scene, n))
            scene.done()
        else:
            answer_rightly(scene)
        played.pass_ms(100)


def best(scene: InspectorScene) -> int:
    """The most points the round can bring."""
    questions = scene.deal.round.questions
    total = 0
    for bag in scene.rules.stations:
        kept = sum(questions[n].true_bin == bag.bin_id for n in bag.things)
        total += rules.KEPT * kept + rules.TAKEN * (len(bag.things) - kept) + rules.TOOL * len(bag.tools) + rules.CLEAN
        total += rules.SAID if bag.ask is not None else 0
    return total


def play_out(played: Played, scene: InspectorScene, sort: Any) -> None:
    """Plays it to its end, rightly; `sort(scene)` sorts one bag."""
    for _turn in range(400):
        if scene.over:
            break
        if scene.rules.may_put:
            played.pass_ms(1_600)  # the bag is spread
            sort(scene)
        else:
            answer_rightly(scene)
        played.pass_ms(300)


def check_best(played: Played, scene: InspectorScene) -> None:
    assert [s.points for s in played.scores] == [best(scene)]
    assert all(m.right for m in played.marks)
    assert len({m.n for m in played.marks}) == len(played.marks)
    bags = scene.rules.stations
    assert len(played.marks) == sum(len(bag.things) + (bag.ask is not None) for bag in bags)
