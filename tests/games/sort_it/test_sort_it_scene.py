"""Sort it on its page: dragged, flicked, tapped, by keys, as a list, by several children at once, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from tests.games.dealing import Played, bank, deal, mark, right, wrong
from wastequiz import i18n
from wastequiz.domain.games import Score
from wastequiz.domain.items import Band
from wastequiz.games import game
from wastequiz.games.sort_it import RUSH, TWENTY, rules
from wastequiz.games.sort_it.scene import SortItScene
from wastequiz.stage.look import Look
from wastequiz.stage.play.bins import BinFigure
from wastequiz.stage.play.sprite import Sprite
from wastequiz.stage.theme import Theme

CARD = game("sort_it")
LANDED_MS = 1100.0


@pytest.fixture(params=["en", "zh_CN"])
def language(request: Any) -> Iterator[str]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


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


@pytest.fixture
def child(qtbot: Any) -> Child:
    return start(qtbot, variant=TWENTY)


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


# ---- right and wrong


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
    scene, held = child.scene, []
    scene.tried.disconnect(child.played._tried)
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


# ---- built anew, sizes, looks


def test_another_scene_takes_over_what_was_held_and_what_was_not_marked_yet(qtbot: Any, child: Child) -> None:
    scene = child.scene
    scene.tried.disconnect(child.played._tried)
    child.sort(child.things()[0])  # not marked: nobody listens
    held = child.things()[0]
    child.take(held)
    state = scene.rules
    other = cast(SortItScene, CARD.scene()(Look(Theme()), child.played.deal))
    qtbot.addWidget(other)
    other.resize(1280, 720)
    other.begin(state, scene.played_ms)
    assert held in other.rules.there and other.played_ms == scene.played_ms
    (out,) = other.rules.out
    tried = child.played.tries[-1] if child.played.tries else None
    assert out.put and tried is None
    choice = right(child.played.deal.round.questions[out.n])
    from wastequiz.domain.games import Try

    other.show_marked(mark(child.played.deal, Try(out.n, choice, 100)))
    assert other.rules.settled == 1 and other.rules.children[0].points == 10


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920), (1024, 768), (2560, 1080)])
@pytest.mark.parametrize("teams", [0, 2, 3])
@pytest.mark.parametrize("low", [False, True])
def test_nothing_overlaps_or_leaves_the_page(qtbot: Any, size: tuple[int, int], teams: int, low: bool) -> None:
    child = start(qtbot, teams=teams, look=Look(Theme(reduced_motion=True), low_reach=low), size=(1280, 720))
    scene = child.scene
    scene.resize(*size)
    child.played.pass_ms(100)
    heads: list[Sprite] = [s for s in (scene.ring, scene.count, scene.streak, scene.points, *scene.chips) if s is not None]
    bins = [f.box for f in scene.bins.bins]
    for box in [h.box for h in heads] + bins:
        assert scene.area.contains(box.adjusted(4, 4, -4, -4))
    for i, one in enumerate(heads):
        assert not any(one.box.intersects(other.box.adjusted(3, 3, -3, -3)) for other in heads[i + 1 :])
    cars = [QRectF(scene.where(n)[0] - 96, scene.where(n)[1] - 96, 192, 192) for n in scene.in_sight]
    assert cars and not any(car.intersects(box) for car in cars for box in bins)
    low_line = scene.rope.y_at(scene.area.center().x())
    assert (0.4 < low_line / 1080 < 0.47) == (low and not scene.tall)
    if scene.tall:
        assert min(c.top() for c in cars) > 1920 * 0.38
    for i in range(max(1, teams)):
        assert scene.area.contains(scene.places.why(i))


def test_eight_bins_stand_in_one_row_and_upright_in_two(qtbot: Any) -> None:
    dealt = deal(CARD, scheme="jp-yokohama")
    more = tuple(replace(b, id=f"more_{b.id}") for b in bank().scheme("eu").bins[:2])
    eight = replace(dealt, scheme=replace(dealt.scheme, bins=(*dealt.scheme.bins, *more)))
    child = Child(Played(qtbot, CARD, eight))
    boxes = [f.box for f in child.scene.bins.bins]
    assert len(boxes) == 8 and len({b.top() for b in boxes}) == 1 and min(b.width() for b in boxes) >= 84
    child.scene.resize(540, 960)
    assert len({f.box.top() for f in child.scene.bins.bins}) == 2


def test_for_those_who_cannot_read_no_names_stand_there_but_all_are_said(qtbot: Any) -> None:
    child = start(qtbot, band=Band.pre)
    assert not any(car.named for car in child.scene.cars)
    n = child.things()[0]
    child.take(n)
    assert not child.scene.hands.holds[n].thing.label
    assert child.played.said[-1] == child.scene.hands.holds[n].thing.name != ""


def test_with_reduced_motion_no_snow_falls_and_with_high_contrast_neither(qtbot: Any) -> None:
    assert not start(qtbot, look=Look(Theme(reduced_motion=True))).scene.snow.flakes
    assert not start(qtbot, look=Look(Theme("highContrast"))).scene.snow.flakes
    flakes = start(qtbot).scene.snow.flakes
    assert 0 < len(flakes) <= 10


def test_in_the_try_out_a_hand_shows_the_way_until_somebody_plays(qtbot: Any) -> None:
    child = start(qtbot, trying=True)
    scene = child.scene
    assert scene.hint is not None and scene.hint.hand in scene.sprites
    before = scene.hint.hand.y_units
    child.played.pass_ms(800)
    assert scene.hint.hand.y_units > before
    child.played.pass_ms(3000)
    child.take(child.things()[0])
    assert scene.hint.hand not in scene.sprites
    child.played.pass_ms(3000)


def test_a_thing_without_a_drawing_shows_its_name(qtbot: Any) -> None:
    dealt = deal(CARD)
    bare = replace(dealt, round=replace(dealt.round, questions=tuple(replace(q, picture="") for q in dealt.round.questions)))
    child = Child(Played(qtbot, CARD, bare))
    drawn = start(qtbot)
    n = child.things()[0]
    assert child.scene.cars[1].pixmap().toImage() != drawn.scene.cars[1].pixmap().toImage()
    child.take(n)
    assert not child.scene.hands.holds[n].thing.drawn


def test_cars_out_of_sight_hurry_when_nothing_else_is_left(qtbot: Any) -> None:
    child = start(qtbot, variant=TWENTY, size=(540, 960))
    scene = child.scene
    scene.state = replace(
        scene.rules, cars=tuple(rules.Car(c.n if i == 0 else rules.EMPTY) for i, c in enumerate(scene.rules.cars)), gone=0.9
    )
    child.played.pass_ms(16)
    at = scene.rules.gone
    child.played.pass_ms(160)
    assert scene.rules.gone - at > 3 * 160 / scene.rules.round_ms


def test_the_list_names_the_child_whose_turn_it_is(qtbot: Any) -> None:
    child = start(qtbot, teams=2)
    assert child.scene.line().startswith("Fox. ")
    child.scene.deeds()[-1].do()
    assert child.scene.hands.pick is not None


def test_the_card_asks_for_twenty_or_for_many(qtbot: Any) -> None:
    twenty, rush = deal(CARD, variant=TWENTY), deal(CARD, variant=RUSH)
    assert len(twenty.round.questions) == 20 and len(rush.round.questions) > 60
    assert all(q.picture and q.true_bin for q in rush.round.questions)
    assert CARD.asks(replace(twenty.round.spec, game=None), twenty.scheme)[0].length > 20
