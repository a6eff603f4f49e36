"""The lane race played through its scene: two fingers at once, each lane's own keys, as a list."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from tests.games.dealing import Played, deal, right, wrong
from wastequiz import i18n
from wastequiz.games.race import CARD
from wastequiz.games.race.lane import LanePart
from wastequiz.games.race.scene import RaceScene
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme

SIZES = [(1366, 768), (1080, 1920)]


def racing(qtbot: Any, size: tuple[int, int] = (1280, 720), teams: int = 2, **changes: Any) -> tuple[Played, RaceScene]:
    played = Played(qtbot, CARD, deal(CARD, teams=teams, **changes), size)
    assert isinstance(played.scene, RaceScene)
    return played, played.scene


def touch(scene: RaceScene, finger: int, part: LanePart, bin_id: str) -> None:
    box = next(b for b in part.buttons if b.bin.id == bin_id).box.center()
    assert scene.finger_down(finger, box.x(), box.y())


def key(text: str) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, text)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("size", SIZES, ids=["landscape", "portrait"])
def test_two_fingers_race_at_once_to_the_end(qtbot: Any, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    played, scene = racing(qtbot, size)
    one, two = scene.parts
    for _turn in range(60):
        for finger, part, pick in ((1, one, right), (2, two, wrong)):
            if part.question is not None and scene.rules.lane(part.team.id).open:
                touch(scene, finger, part, pick(part.question)[0])
        played.pass_ms(1_600, step=80)
        if scene.over:
            break
    assert scene.over
    (score,) = played.scores
    points = dict(score.teams)
    assert points[2] == 0
    assert points[1] == 10 * sum(m.right for m in played.marks) > 200
    assert {t.team for t in played.tries} == {1, 2}
    assert all(m.right == (m.team == 1) for m in played.marks)


def test_each_lane_has_its_own_keys(qtbot: Any) -> None:
    played, scene = racing(qtbot, teams=4)
    for part in scene.parts:
        assert part.question is not None
        button = next(b for b in part.buttons if b.bin.id == part.question.true_bin)
        assert scene.key(key(button.key))
    assert sorted(m.team for m in played.marks) == [1, 2, 3, 4]
    assert all(m.right for m in played.marks)
    assert not scene.key(key("ü"))
    keys = [b.key for part in scene.parts for b in part.buttons]
    assert len(keys) == len(set(keys))


def test_a_wrong_answer_tells_why_in_its_lane_while_the_other_goes_on(qtbot: Any) -> None:
    played, scene = racing(qtbot)
    one, two = scene.parts
    assert one.question is not None
    first = one.question
    touch(scene, 1, one, wrong(first)[0])
    assert one.marked is not None
    states = {b.bin.id: b.state for b in one.buttons}
    assert states[first.true_bin or ""] == "right"
    assert states[wrong(first)[0]] == "wrong"
    box = one.buttons[0].box.center()
    scene.finger_down(1, box.x(), box.y())
    assert len(played.tries) == 1
    assert two.question is not None
    touch(scene, 2, two, right(two.question)[0])
    assert [m.team for m in played.marks] == [1, 2]
    played.pass_ms(1_600)
    assert one.marked is None
    assert one.question is not first
    assert {b.state for b in one.buttons} == {"rest"}


def test_the_sled_slides_ahead(qtbot: Any) -> None:
    played, scene = racing(qtbot)
    part = scene.parts[0]
    assert part.question is not None
    before = scene.sleds[0].x_units
    touch(scene, 0, part, right(part.question)[0])
    played.pass_ms(700)
    assert scene.sleds[0].x_units > before
    assert scene.sleds[1].x_units == before


def test_the_list_lets_the_lanes_take_turns(qtbot: Any) -> None:
    played, scene = racing(qtbot, teams=3, seconds=30)
    for _turn in range(80):
        if scene.over:
            break
        deeds = scene.deeds()
        if deeds:
            assert scene.line().startswith("Team ")
            deeds[0].do()
        played.pass_ms(700, step=50)
    assert scene.over
    counts = [sum(t.team == team for t in played.tries) for team in (1, 2, 3)]
    assert max(counts) - min(counts) <= 1


def test_another_scene_goes_on_where_this_one_stood(qtbot: Any) -> None:
    played, scene = racing(qtbot)
    scene.deeds()[0].do()
    played.pass_ms(2_000)
    other = RaceScene(Look(Theme("highContrast")), scene.deal)
    qtbot.addWidget(other)
    other.resize(1920, 1080)
    other.show()
    other.begin(scene.state, scene.played_ms)
    assert other.rules == scene.rules
    assert [part.lane.at for part in other.parts] == [1, 0]


@pytest.mark.parametrize("teams", [2, 3, 4])
@pytest.mark.parametrize("scheme", ["cn-harbin", "de", "jp-yokohama"])
@pytest.mark.parametrize("size", SIZES, ids=["landscape", "portrait"])
def test_every_button_can_be_touched_and_none_lies_on_another(qtbot: Any, size: tuple[int, int], scheme: str, teams: int) -> None:
    _played, scene = racing(qtbot, size, teams, scheme=scheme)
    boxes = [b.box for part in scene.parts for b in part.buttons]
    assert all(scene.area.contains(box) for box in boxes)
    assert all(not a.adjusted(1, 1, -1, -1).intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert min(min(box.width(), box.height()) for box in boxes) >= 84
