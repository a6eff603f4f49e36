"""Sort it: what is right and wrong, several children, and time."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.games.dealing import mark
from tests.games.sort_it.in_front import LANDED_MS, Child, start
from wastequiz.domain.games import Score, Try
from wastequiz.games.sort_it import RUSH, TWENTY

# ---- right and wrong


def test_a_right_one_makes_its_bin_glad_and_sounds_as_that_bin(child: Child) -> None:
    n = child.things()[0]
    figure = child.bin(n)
    child.drop(n, figure)
    child.played.pass_ms(400)
    assert figure.mood == "happy" and not figure.near
    assert child.played.sounds[-2:] == [f"drop_{figure.bin.id}", "right"]
    child.played.pass_ms(1200)
    assert figure.mood == "idle"


def test_a_bin_without_a_sound_of_its_own_sounds_like_a_touch(qtbot: Any) -> None:
    child = start(qtbot, scheme="jp-yokohama")
    n = child.things()[0]
    child.drop(n, child.bin(n, right_one=False))
    child.played.pass_ms(400)
    assert child.played.sounds[-2:] == ["press", "try_again"]


@pytest.mark.parametrize("teams", [0, 2])
def test_every_fifth_right_one_in_a_row_is_cheered(qtbot: Any, teams: int) -> None:
    child = start(qtbot, teams=teams)
    stars: list[int] = []
    for _i in range(5):
        n = child.things()[0]
        child.drop(n, child.bin(n))
        child.played.pass_ms(350)
        stars.append(sum(s.picture == "icons/star_score" for s in child.scene.sprites))
        child.played.pass_ms(LANDED_MS)
    assert stars == [6, 6, 6, 6, 14]


def test_a_wrong_one_is_explained_slides_home_and_may_be_tried_again_for_nothing(child: Child) -> None:
    scene, n = child.scene, child.things()[0]
    child.sort(n, right_one=False)
    reading = scene.reasons.first
    assert reading is not None and reading.why.told in child.played.said[-1]
    assert n in scene.rules.there and n in child.things()
    assert child.bin(n).near
    at = scene.rules.gone
    child.played.pass_ms(500)
    assert scene.rules.gone == at
    child.read()
    assert not scene.reasons and not child.bin(n).near
    child.sort(n)
    assert [m.answer.stone.attempt for m in child.played.marks] == [1, 2]
    assert scene.rules.children[0].points == 0 and scene.rules.settled == 1


def test_wrong_twice_it_goes_into_its_bin_by_itself(child: Child) -> None:
    scene, n = child.scene, child.things()[0]
    for _i in range(2):
        child.sort(n, right_one=False)
        child.read()
    assert scene.rules.settled == 1 and scene.rules.home(n) is None
    assert not scene.flights.things and n not in [getattr(s, "n", None) for s in scene.sprites]


def test_a_reason_goes_with_a_touch_or_enter_but_not_at_once(child: Child) -> None:
    scene, n = child.scene, child.things()[0]
    child.drop(n, child.bin(n, right_one=False))
    while not scene.reasons:
        child.played.pass_ms(16)
    assert scene.finger_down(2, 960, 500) and scene.reasons
    child.played.pass_ms(700)
    assert scene.finger_down(2, 960, 500) and not scene.reasons
    child.sort(n, right_one=False)
    assert child.press(Qt.Key.Key_Return) and not scene.reasons


def test_the_result_waits_for_a_slow_disk_and_several_are_under_way(qtbot: Any) -> None:
    child = start(qtbot, variant=TWENTY)
    scene = child.scene
    held: list[Try] = []
    scene.tried.disconnect()
    scene.tried.connect(held.append)
    first, second = child.things()[:2]
    child.drop(first, child.bin(first), 1)
    child.drop(second, child.bin(second, right_one=False), 2)
    child.played.pass_ms(1500)
    assert scene.rules.settled == 0 and {o.n for o in scene.rules.out} == {first, second}
    for tried in reversed(held):
        scene.show_marked(mark(child.played.deal, tried))
        scene.show_marked(mark(child.played.deal, tried))
    child.read()
    assert scene.rules.settled == 1 and second in scene.rules.there


def test_the_try_says_what_was_chosen_and_how_long_it_was_held(child: Child) -> None:
    n = child.things()[0]
    child.drop(n, child.bin(n))
    (tried,) = child.played.tries
    assert (tried.n, tried.choice, tried.team) == (n, (child.bin(n).bin.id,), 0)
    assert 180 <= tried.ms <= 260


# ---- several children


def test_whose_part_a_thing_is_taken_in_tells_whose_it_is(qtbot: Any) -> None:
    child = start(qtbot, teams=3)
    scene = child.scene
    for i, n in enumerate((child.things()[0], child.things()[2], child.things()[4])):
        assert child.take(n, i + 1)
    assert [scene.hands.holds[n].child for n in scene.hands.holds] == [0, 1, 2]
    assert [h.thing.edge for h in scene.hands.holds.values()] == ["team.warmSun", "team.starlight", "team.aurora"]
    assert not child.take(child.things()[0], 4)


def test_of_two_children_only_one_has_a_tapped_thing_and_it_goes_home_by_itself(qtbot: Any) -> None:
    child = start(qtbot, teams=2)
    scene = child.scene
    first, second = child.things()[0], child.things()[-1]
    for finger, n in ((1, first), (2, second)):
        child.take(n, finger)
        scene.finger_up(finger, *scene.where(n))
    assert scene.hands.pick is not None and scene.hands.pick.n == first
    assert second in scene.rules.there
    child.played.pass_ms(9000)
    assert scene.hands.pick is None and first in scene.rules.there


def test_a_child_reads_its_reason_while_the_others_go_on(qtbot: Any) -> None:
    child = start(qtbot, teams=2)
    scene = child.scene
    first = child.things()[0]
    child.drop(first, child.bin(first, right_one=False), 1)
    while not scene.reasons:
        child.played.pass_ms(16)
    child.played.pass_ms(500)
    assert not child.take(child.things()[0], 1)
    last = child.things()[-1]
    child.sort(last, finger=2)
    assert [c.points for c in scene.rules.children] == [0, 10]
    child.played.pass_ms(600)
    assert scene.reasons and child.take(child.things()[0], 1) and not scene.reasons


def test_a_touch_on_ones_reason_takes_it_away(qtbot: Any) -> None:
    child = start(qtbot, teams=2)
    scene, n = child.scene, child.things()[0]
    child.sort(n, right_one=False)
    child.played.pass_ms(900)
    reading = scene.reasons.first
    assert reading is not None
    assert scene.finger_down(1, reading.why.x_units, reading.why.y_units) and not scene.reasons


# ---- time


def test_against_the_clock_it_ends_in_time_and_what_is_in_the_hand_goes_home(qtbot: Any) -> None:
    child = start(qtbot, variant=RUSH, seconds=5)
    scene = child.scene
    child.sort(child.things()[0])
    child.take(child.things()[0])
    child.played.pass_ms(5000)
    assert scene.over and child.played.scores == [Score(points=10)] and not scene.hands.holds
    assert scene.rules.late and not child.played.tries[1:]


def test_while_a_reason_is_read_alone_the_clock_stands_still(qtbot: Any) -> None:
    child = start(qtbot, variant=RUSH)
    scene, n = child.scene, child.things()[0]
    child.sort(n, right_one=False)
    left = scene.rules.left_ms
    child.played.pass_ms(500)
    assert scene.reasons and scene.rules.left_ms == left


def test_nothing_moves_in_a_pause(child: Child) -> None:
    scene = child.scene
    scene.pause()
    at = scene.rules
    child.played.pass_ms(3000)
    assert scene.rules is at
    assert not scene.finger_in(1, scene.to_px(*scene.where(child.things()[0])))
    scene.pause(False)
    child.played.pass_ms(100)
    assert scene.rules.ms > at.ms
