"""River guard played through its scene to its end: by mouse, tap by tap, by two fingers at once, by keys, as a list."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.games.river.fishing_played import (
    ENTER,
    MOST_TURNS,
    boat_of,
    chosen,
    expect_whole_game,
    face_of,
    key,
    middle,
    next_n,
    playing,
)
from wastequiz import i18n
from wastequiz.games.river import rules


# ---- played to its end
@pytest.mark.parametrize(("language", "size"), [("zh_CN", (1366, 768)), ("en", (1080, 1920))])
def test_it_is_played_to_its_end_by_dragging_with_the_mouse(qtbot: Any, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, size)
    port = scene.viewport()
    left = Qt.MouseButton.LeftButton

    def at(x: float, y: float) -> Any:
        return scene.to_px(x, y).toPoint()

    for turn in range(MOST_TURNS):
        if scene.over:
            break
        n, ask = scene.fishing.next_n, scene.lamp_break.ask
        if scene.why is not None:
            QTest.mouseClick(port, left, pos=at(*middle(scene.why)))
        elif ask is not None and ask.open:
            QTest.mouseClick(port, left, pos=at(*middle(face_of(scene, rightly=turn % 3 != 0))))
        elif n is not None:
            thing = scene.fishing.things[n]
            to = at(*middle(boat_of(scene, n, rightly=turn % 3 != 0)))
            QTest.mousePress(port, left, pos=at(thing.x_units, thing.y_units - thing.above))
            QTest.mouseMove(port, (at(thing.x_units, thing.y_units) + to) / 2)
            QTest.mouseMove(port, to)
            assert thing.size > 150
            QTest.mouseRelease(port, left, pos=to)
            assert played.marks[-1].n == n
        played.pass_ms(300)
    expect_whole_game(played, scene)
    assert {m.right for m in played.marks} == {True, False}


def test_it_is_played_to_its_end_by_tapping_a_thing_and_then_its_boat(qtbot: Any) -> None:
    i18n.use("en")
    played, scene = playing(qtbot)
    for _turn in range(MOST_TURNS):
        if scene.over:
            break
        ask = scene.lamp_break.ask
        if ask is not None and ask.open:
            assert scene.finger_down(0, *middle(face_of(scene)))
        elif scene.rules.phase == rules.READY:
            assert scene.finger_down(0, 10, 10)
        elif scene.rules.drifting and scene.why is None:
            n = min(scene.rules.drifting, key=lambda d: d.x).n
            thing = scene.fishing.things[n]
            assert scene.finger_down(0, thing.x_units, thing.y_units - thing.above)
            scene.finger_up(0, thing.x_units, thing.y_units)
            assert scene.fishing.next_n == n
            assert scene.finger_down(0, *middle(boat_of(scene, n)))
            scene.finger_up(0, *middle(boat_of(scene, n)))
        played.pass_ms(300)
    expect_whole_game(played, scene)
    assert all(m.right for m in played.marks)
    assert scene.rules.side.lamps == 6
    assert scene.rules.side.cloud == 0


def test_two_fingers_fish_at_once_to_the_end(qtbot: Any) -> None:
    played, scene = playing(qtbot, (1920, 1080))
    at_once = 0
    for _turn in range(MOST_TURNS):
        if scene.over:
            break
        ask = scene.lamp_break.ask
        if ask is not None and ask.open:
            scene.finger_down(2, *middle(face_of(scene)))
        elif len(scene.rules.drifting) >= 2 or (scene.rules.drifting and not scene.rules.pouring):
            ns = [d.n for d in scene.rules.drifting[:2]]
            for finger, n in enumerate(ns, 1):
                thing = scene.fishing.things[n]
                assert scene.finger_down(finger, thing.x_units, thing.y_units - thing.above)
            for finger, n in enumerate(ns, 1):
                scene.finger_moved(finger, *middle(boat_of(scene, n)))
            played.pass_ms(100)
            assert set(scene.fishing.held) == set(ns)
            for finger, n in reversed(tuple(enumerate(ns, 1))):
                scene.finger_up(finger, *middle(boat_of(scene, n)))
            at_once += len(ns) == 2
        played.pass_ms(200)
    expect_whole_game(played, scene)
    assert at_once > 5
    assert all(m.right for m in played.marks)


@pytest.mark.parametrize(("language", "teams"), [("zh_CN", 0), ("en", 2)])
def test_it_is_played_to_its_end_by_keys_alone(qtbot: Any, language: str, teams: int) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, teams=teams)
    for turn in range(MOST_TURNS):
        if scene.over:
            break
        ask, n = scene.lamp_break.ask, scene.fishing.next_n
        if scene.why is not None or scene.rules.phase == rules.READY:
            assert scene.key(key(code=ENTER))
        elif ask is not None and ask.open:
            option = chosen(scene, ask.n, rightly=turn % 4 != 0)
            assert scene.key(key(next(face.key for face in ask.faces if face.option.id == option)))
        elif n is not None:
            if len(scene.rules.drifting) > 1:
                assert scene.key(key(code=Qt.Key.Key_Left))
                assert scene.fishing.next_n != n
                n = next_n(scene)
            assert scene.key(key(boat_of(scene, n, rightly=turn % 4 != 0).key))
            assert played.marks[-1].n == n
        played.pass_ms(400)
    expect_whole_game(played, scene)
    assert not scene.key(key("x"))


@pytest.mark.parametrize(("language", "teams"), [("zh_CN", 2), ("en", 0)])
def test_the_list_is_enough_to_play_it_to_its_end(qtbot: Any, language: str, teams: int) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, teams=teams)
    for turn in range(MOST_TURNS):
        if scene.over:
            break
        assert scene.line()
        deeds = scene.deeds()
        if deeds:
            assert len({deed.name for deed in deeds}) == len(deeds)
            deeds[turn % min(len(deeds), 4)].do()
        played.pass_ms(400)
    expect_whole_game(played, scene)
