"""The conveyor played through its scene: by touch, by keys, as a list; the why at the error; taken over by another scene."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from tests.games.dealing import Played, deal, right, wrong
from wastequiz import i18n
from wastequiz.domain.items import Band
from wastequiz.games.conveyor import CARD
from wastequiz.games.conveyor.scene import ConveyorScene
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme


def playing(qtbot: Any, size: tuple[int, int] = (1280, 720), **changes: Any) -> tuple[Played, ConveyorScene]:
    played = Played(qtbot, CARD, deal(CARD, **changes), size)
    assert isinstance(played.scene, ConveyorScene)
    played.pass_ms(1_000)
    return played, played.scene


def front(scene: ConveyorScene) -> int:
    riding = scene.rules.front
    assert riding is not None
    return riding.n


def key(text: str) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, text)


def bin_key(scene: ConveyorScene, bin_id: str) -> str:
    found = scene.bins.of(bin_id)
    assert found is not None
    return found.key


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)], ids=["landscape", "portrait"])
def test_it_is_played_to_its_end_by_touch(qtbot: Any, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, size)
    for turn in range(60):
        if scene.over:
            break
        n = front(scene)
        choice = (wrong if turn % 2 else right)(scene.deal.round.questions[n])
        figure = scene.bins.of(choice[0])
        assert figure is not None
        assert scene.finger_down(0, figure.box.center().x(), figure.box.center().y())
        played.pass_ms(700)
        if scene.why is not None:
            assert scene.finger_down(0, 5, 5)
        played.pass_ms(1_500)
    assert scene.over
    assert [m.right for m in played.marks] == [True, False] * 3
    assert played.scores[0].points == 10 + 10 + 10
    assert len(played.scores) == 1


def test_it_is_played_with_the_keys_of_the_bins(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    first = front(scene)
    assert scene.key(key(bin_key(scene, right(scene.deal.round.questions[first])[0])))
    assert not scene.key(key("x"))
    played.pass_ms(1_000)
    assert [m.right for m in played.marks] == [True]
    assert front(scene) != first


def test_the_list_is_enough_to_play_it(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    for _turn in range(200):
        if scene.over:
            break
        deeds = scene.deeds()
        assert scene.line() or not deeds
        if deeds:
            deeds[0].do()
        played.pass_ms(500)
    assert scene.over
    assert sum(not m.right for m in played.marks) + scene.rules.fallen == 3


def test_a_wrong_bin_is_told_why_and_the_belt_waits(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    question = scene.deal.round.questions[front(scene)]
    figure = scene.bins.of(wrong(question)[0])
    assert figure is not None
    scene.put(figure)
    played.pass_ms(600)
    assert scene.why is not None
    assert scene.why.reason
    assert scene.why.reason in played.said[-1]
    there = scene.rules.riding
    played.pass_ms(1_000)
    assert scene.rules.riding == there
    right_bin = scene.bins.of(question.true_bin or "")
    assert right_bin is not None
    assert right_bin.near
    assert scene.finger_down(0, 10, 10)
    assert scene.why is None
    assert not right_bin.near
    assert scene.rules.lamps == 2


def test_the_name_of_what_is_next_is_said_to_those_who_cannot_read(qtbot: Any) -> None:
    played, scene = playing(qtbot, band=Band.pre)
    assert played.said[0] == scene.things[front(scene)].name
    assert not scene.things[front(scene)].label


def test_another_scene_goes_on_where_this_one_stood(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    deeds = scene.deeds()
    deeds[0].do()
    played.pass_ms(4_000)
    other = ConveyorScene(Look(Theme("highContrast", reduced_motion=True)), scene.deal)
    qtbot.addWidget(other)
    other.resize(1080, 1920)
    other.show()
    other.begin(scene.state, scene.played_ms)
    assert other.state == scene.state
    assert sorted(other.things) == sorted(r.n for r in scene.rules.riding)


def test_a_pause_stops_the_belt(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    before = scene.state
    scene.pause()
    played.pass_ms(3_600_000, step=60_000)
    assert scene.state == before
    assert not scene.viewport().finger_down(0, scene.to_px(*scene.bins.bins[0].mouth))  # type: ignore[attr-defined]
    scene.pause(False)
    played.pass_ms(500)
    assert scene.state != before


def test_a_minute_has_a_ring_and_no_lamps(qtbot: Any) -> None:
    played, scene = playing(qtbot, variant="minute")
    assert scene.ring is not None
    assert scene.ring.seconds == 59
    assert scene.lamps == []
    played.pass_ms(60_000)
    assert scene.over
    assert played.sounds.count("tick") == 3


@pytest.mark.parametrize("scheme", ["de", "jp-yokohama"])
def test_bins_from_abroad_stand_apart(qtbot: Any, scheme: str) -> None:
    for size in ((1366, 768), (1080, 1920)):
        _played, scene = playing(qtbot, size, scheme=scheme)
        boxes = [b.box for b in scene.bins.bins]
        assert all(not a.intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
        assert all(scene.area.contains(box) for box in boxes)
        assert min(box.width() for box in boxes) >= 84
