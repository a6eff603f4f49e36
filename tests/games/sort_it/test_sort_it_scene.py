"""Sort it on its page: whole rounds, dragged, flicked, tapped, by keys, as a list, by several children at once."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.games.sort_it.in_front import LANDED_MS, Child, start
from wastequiz.domain.games import Score
from wastequiz.games.sort_it import RUSH, TWENTY
from wastequiz.games.sort_it.children import child_at
from wastequiz.games.sort_it.scene import SortItScene


def px(scene: SortItScene, x: float, y: float) -> QPoint:
    return scene.to_px(x, y).toPoint()


# ---- a whole round


def test_a_round_is_played_to_its_end_with_the_mouse(qtbot: Any, language: str) -> None:
    child = start(qtbot, variant=TWENTY)
    scene, port = child.scene, child.scene.viewport()
    while not scene.over:
        things = child.things()
        if not things:
            child.played.pass_ms(200)
            continue
        n = things[0]
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=px(scene, *scene.where(n)))
        x, y = child.bin(n).mouth
        QTest.mouseMove(port, px(scene, x, y - 20))
        child.played.pass_ms(160)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=px(scene, x, y))
        child.played.pass_ms(LANDED_MS)
    assert len(child.played.marks) == 20 and all(m.right for m in child.played.marks)
    assert sorted(t.n for t in child.played.tries) == list(range(20))
    assert child.played.scores == [Score(points=10 + 11 + 12 + 13 + 14 + 15 * 15)]


def test_two_children_drag_at_once_to_the_end_each_for_itself(qtbot: Any, language: str) -> None:
    child = start(qtbot, variant=TWENTY, teams=2)
    scene = child.scene
    while not scene.over:
        mine = {
            side: n
            for n in child.things()
            for side in [int(scene.where(n)[0] > scene.area.center().x())]
            if abs(scene.where(n)[0] - 960) > 20
        }
        taken = [(side + 1, n) for side, n in mine.items() if child.take(n, side + 1)]
        for finger, n in taken:
            scene.finger_moved(finger, *child.bin(n).mouth)
        child.played.pass_ms(160)
        for finger, n in taken:
            scene.finger_up(finger, *child.bin(n).mouth)
        child.played.pass_ms(LANDED_MS)
    teams = {t.team for t in child.played.tries}
    assert teams == {1, 2} and len(child.played.tries) == 20
    (score,) = child.played.scores
    assert dict(score.teams) == {i + 1: c.points for i, c in enumerate(scene.rules.children)}
    assert min(points for _team, points in score.teams) > 0


@pytest.mark.parametrize("size", [(1280, 720), (540, 960)])
def test_three_children_at_once_drag_flick_and_err_to_the_end(qtbot: Any, language: str, size: tuple[int, int]) -> None:
    child = start(qtbot, variant=TWENTY, teams=3, size=size)
    scene, turn, most = child.scene, 0, 0
    while not scene.over and turn < 300:
        turn += 1
        mine: dict[int, int] = {}
        for n in child.things():
            mine.setdefault(child_at(scene.where(n)[0], scene.area, 3), n)
        taken = [(side + 1, n) for side, n in mine.items() if child.take(n, side + 1)]
        most = max(most, len(taken))
        for finger, n in taken:
            figure = child.bin(n, right_one=(turn + finger) % 5 != 0)
            (x, y), (to_x, to_y) = scene.where(n), figure.mouth
            if finger == 2:
                for i in range(1, 5):
                    child.played.pass_ms(16)
                    scene.finger_moved(finger, x + (to_x - x) * i * 0.08, y + (to_y - y) * i * 0.08)
                scene.finger_up(finger, x + (to_x - x) * 0.36, y + (to_y - y) * 0.36)
            else:
                scene.finger_moved(finger, to_x, to_y - 20)
                scene.finger_up(finger, to_x, to_y)
        child.played.pass_ms(LANDED_MS)
    assert scene.over and most == 3 and scene.rules.settled == 20
    assert {t.team for t in child.played.tries} == {1, 2, 3} and {t.n for t in child.played.tries} == set(range(20))
    right_ones = {team: sum(m.right and m.answer.stone.attempt == 1 for m in child.played.marks if m.team == team) for team in (1, 2, 3)}
    assert [c.right for c in scene.rules.children] == [right_ones[1], right_ones[2], right_ones[3]]


@pytest.mark.parametrize("size", [(1280, 720), (540, 960)])
def test_a_round_against_the_clock_is_played_by_taps_with_one_finger(qtbot: Any, language: str, size: tuple[int, int]) -> None:
    child = start(qtbot, variant=RUSH, seconds=40, size=size)
    scene = child.scene
    while not scene.over:
        things = child.things()
        if things:
            n = things[-1]
            child.take(n)
            scene.finger_up(1, *scene.where(n))
            child.played.pass_ms(250)
            box = child.bin(n).box
            scene.finger_down(1, box.center().x(), box.bottom() - 30)
            scene.finger_up(1, box.center().x(), box.bottom() - 30)
        child.played.pass_ms(700)
    (score,) = child.played.scores
    assert len(child.played.marks) > 12 and score.points == scene.rules.children[0].points > 150


def test_a_round_is_played_to_its_end_with_keys(qtbot: Any, language: str) -> None:
    child = start(qtbot, variant=TWENTY)
    scene = child.scene
    while not scene.over:
        if child.press(Qt.Key.Key_Right) and scene.hands.pick is not None:
            figure = child.bin(scene.hands.pick.n)
            assert child.press(Qt.Key.Key_unknown, figure.key)
        child.played.pass_ms(LANDED_MS)
    assert len(child.played.marks) == 20 and all(m.right for m in child.played.marks)


def test_a_round_is_played_to_its_end_as_a_list_with_mistakes(qtbot: Any, language: str) -> None:
    child = start(qtbot, variant=TWENTY)
    scene, turns = child.scene, 0
    while not scene.over and turns < 400:
        deeds = scene.deeds()
        if deeds:
            assert scene.line()
            deeds[turns % len(deeds)].do()
            turns += 1
        child.played.pass_ms(300)
    assert scene.over and {t.n for t in child.played.tries} == set(range(20))
    assert any(not m.right for m in child.played.marks)
    assert scene.rules.settled == 20


def test_tapped_things_go_where_the_next_tap_says(child: Child) -> None:
    scene = child.scene
    n = child.things()[1]
    assert child.take(n)
    scene.finger_up(1, *scene.where(n))
    child.played.pass_ms(300)
    pick = scene.hands.pick
    assert pick is not None and pick.n == n and n not in scene.rules.there
    assert child.played.said[-1] == pick.thing.name
    box = child.bin(n).box
    assert scene.finger_down(1, box.center().x(), box.bottom() - 30)
    child.played.pass_ms(LANDED_MS)
    assert child.played.marks[0].right and scene.rules.settled == 1


def test_a_flick_flies_to_its_bin(child: Child) -> None:
    scene, n = child.scene, child.things()[2]
    x, y = scene.where(n)
    to_x, to_y = child.bin(n).mouth
    child.take(n)
    for i in range(1, 6):
        child.played.pass_ms(16)
        scene.finger_moved(1, x + (to_x - x) * i * 0.06, y + (to_y - y) * i * 0.06)
    scene.finger_up(1, x + (to_x - x) * 0.32, y + (to_y - y) * 0.32)
    child.played.pass_ms(LANDED_MS)
    assert [t.choice for t in child.played.tries] == [(child.bin(n).bin.id,)]


def test_a_flick_that_might_mean_two_bins_is_no_answer(child: Child) -> None:
    scene, n = child.scene, child.things()[2]
    x, y = scene.where(n)
    one, other = sorted(scene.bins.bins, key=lambda figure: abs(figure.mouth[0] - x))[:2]
    between = (one.mouth[0] + other.mouth[0]) / 2
    child.take(n)
    scene.finger_moved(1, between, y)
    child.played.pass_ms(200)
    for i in range(1, 6):
        child.played.pass_ms(16)
        scene.finger_moved(1, between, y + 30 * i)
    scene.finger_up(1, between, y + 160)
    child.played.pass_ms(LANDED_MS)
    assert not child.played.tries and n in child.things()


def test_let_go_slowly_over_nothing_it_goes_home(child: Child) -> None:
    scene, n = child.scene, child.things()[2]
    child.take(n)
    scene.finger_moved(1, 960, 560)
    child.played.pass_ms(400)
    scene.finger_up(1, 960, 560)
    assert n in scene.rules.there and n in scene.flights.things
    assert scene.thing_at(*scene.where(n)) is None
    child.played.pass_ms(500)
    assert n in child.things() and not child.played.tries


# ---- hands


def test_a_lost_finger_lays_back_what_it_held(child: Child) -> None:
    n = child.things()[0]
    child.take(n)
    child.scene.finger_moved(1, 900, 500)
    child.scene.finger_lost(1)
    child.scene.finger_lost(7)
    child.played.pass_ms(600)
    assert n in child.things() and not child.scene.hands.holds


def test_the_line_stands_still_while_something_is_held_and_its_car_is_empty(child: Child) -> None:
    scene, n = child.scene, child.things()[0]
    car = scene.cars[scene.rules.home(n) or 0]
    assert car.n == n
    child.take(n)
    at = scene.rules.gone
    child.played.pass_ms(2000)
    assert scene.rules.gone == at and car.n is None
    scene.finger_lost(1)
    child.played.pass_ms(600)
    assert scene.rules.gone > at and car.n == n


def test_things_are_picked_up_within_ninety_six_units(child: Child) -> None:
    scene, n = child.scene, child.things()[2]
    x, y = scene.where(n)
    assert scene.thing_at(x + 95, y - 95) == n
    assert scene.thing_at(x, y + 97) is None
    assert not scene.finger_down(1, x, y + 140)


def test_one_player_holds_three_things_and_no_fourth(child: Child) -> None:
    things = child.things()
    assert [child.take(n, i) for i, n in enumerate(things[:4])] == [True, True, True, False]
    for i in range(3):
        child.scene.finger_moved(i, 300 + 300 * i, 500)
    assert len(child.scene.hands.holds) == 3
    child.scene.leave_off()
    assert not child.scene.hands.holds


def test_a_tap_on_a_tapped_thing_lays_it_back_and_a_drag_takes_it_along(child: Child) -> None:
    scene, n = child.scene, child.things()[1]

    def tap(x: float, y: float) -> None:
        scene.finger_down(1, x, y)
        scene.finger_up(1, x, y)
        child.played.pass_ms(500)

    tap(*scene.where(n))
    tap(*scene.rest_place(n))
    assert scene.hands.pick is None and n in child.things()
    tap(*scene.where(n))
    scene.finger_down(1, *scene.rest_place(n))
    scene.finger_moved(1, *child.bin(n).mouth)
    child.played.pass_ms(200)
    scene.finger_up(1, *child.bin(n).mouth)
    child.played.pass_ms(LANDED_MS)
    assert child.played.marks[0].right


def test_another_tapped_thing_takes_the_place_of_the_first(child: Child) -> None:
    scene = child.scene
    first, second = child.things()[:2]
    for n in (first, second):
        child.take(n)
        scene.finger_up(1, *scene.where(n))
        child.played.pass_ms(500)
    assert scene.hands.pick is not None and scene.hands.pick.n == second
    assert first in scene.rules.there


def test_a_bin_touched_with_empty_hands_says_its_name(child: Child) -> None:
    figure = child.scene.bins.bins[1]
    assert child.scene.finger_down(1, *figure.mouth)
    assert child.press(Qt.Key.Key_1, "1")
    assert child.played.said[-2:] == [figure.name, child.scene.bins.bins[0].name]
    assert not child.press(Qt.Key.Key_A, "a") and not child.press(Qt.Key.Key_Space, " ")


def test_arrows_go_from_car_to_car_and_back_lays_down(child: Child) -> None:
    scene, things = child.scene, child.things()
    picked: list[int] = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        assert child.press(key)
        child.played.pass_ms(500)
        assert scene.hands.pick is not None
        picked.append(scene.hands.pick.n)
    assert picked == [things[0], things[1], things[0], things[-1]]
    assert child.press(Qt.Key.Key_Down)
    assert scene.hands.pick is None


def test_a_bin_opens_while_something_is_held_over_it(child: Child) -> None:
    n = child.things()[0]
    figure = child.bin(n)
    child.take(n)
    child.scene.finger_moved(1, *figure.mouth)
    assert figure.near and figure.mood == "happy"
    child.scene.finger_moved(1, 960, 560)
    assert not figure.near and figure.mood == "idle"
