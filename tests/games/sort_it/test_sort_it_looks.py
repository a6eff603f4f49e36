"""Sort it at every size and in every look, and built anew in mid-game."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import QRectF

from tests.games.dealing import Played, bank, deal, mark, right
from tests.games.sort_it.in_front import CARD, Child, start
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.games import Try
from wastequiz.domain.items import Band
from wastequiz.games.sort_it import RUSH, TWENTY, rules
from wastequiz.games.sort_it.scene import SortItScene
from wastequiz.stage.look import Look
from wastequiz.stage.play.sprite import Sprite
from wastequiz.stage.theme import TEXT_SIZES, Theme

# ---- built anew, sizes, looks


def test_another_scene_takes_over_what_was_held_and_what_was_not_marked_yet(qtbot: Any, child: Child) -> None:
    scene = child.scene
    scene.tried.disconnect()
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
    assert out.put and not child.played.tries
    choice = right(child.played.deal.round.questions[out.n])
    other.show_marked(mark(child.played.deal, Try(out.n, choice, 100)))
    assert other.rules.settled == 1 and other.rules.children[0].points == 10


def test_the_language_and_the_look_change_in_mid_game_and_nothing_is_lost(qtbot: Any, child: Child) -> None:
    for right_one in (True, False):
        child.sort(child.things()[0], right_one)
    child.read()
    before = child.scene.rules
    i18n.use("zh_CN")
    try:
        other = cast(SortItScene, CARD.scene()(Look(Theme("highContrast")), child.played.deal))
        qtbot.addWidget(other)
        other.resize(540, 960)
        other.begin(before, child.scene.played_ms)
        assert other.rules == before
        assert other.points is not None and other.points.label == "10"
        n = other.in_sight[0]
        subject = child.played.deal.round.questions[n].subject
        assert subject is not None and subject["zh_CN"] in other.line()
        assert other.finger_down(1, *other.where(n)) and other.hands.holds[n].thing.name == subject["zh_CN"]
    finally:
        i18n.use("en")


@pytest.mark.parametrize("scheme", ["us-seattle", "de", "jp-yokohama"])
@pytest.mark.parametrize("teams", [0, 3])
@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)])
@pytest.mark.parametrize("scale", [1.0, max(TEXT_SIZES.values())])
def test_the_longest_names_and_reasons_fit_with_the_largest_text_too(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, language: str, scheme: str, teams: int, size: tuple[int, int], scale: float
) -> None:
    dealt = deal(CARD, scheme=scheme, teams=teams)
    longest = sorted(dealt.round.questions, key=lambda q: -len(i18n.words(q.subject or {})))[:12]
    dealt = replace(dealt, round=replace(dealt.round, questions=tuple(longest)))
    with watched_words(monkeypatch) as seen:
        child = Child(Played(qtbot, CARD, dealt, look=Look(Theme(text_scale=scale)), size=size))
        first = child.things()
        for n in (first[0], first[-1]):
            child.sort(n, right_one=False)
            child.read()
        texts, cut = seen.take()
    assert len(texts) > 10 and not cut


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
    child.played.pass_ms(400)
    before, shown = scene.hint.hand.y_units, scene.hint.shown
    assert scene.hint.hand.isVisible() and shown is not None and shown in scene.sprites
    child.played.pass_ms(400)
    assert scene.hint.hand.y_units > before
    child.played.pass_ms(3000)
    assert shown not in scene.sprites and scene.hint.shown is not None
    child.take(child.things()[0])
    assert scene.hint.hand not in scene.sprites and scene.hint.shown is None
    child.played.pass_ms(3000)
    assert scene.hint.shown is None


def test_the_hand_of_the_try_out_waits_until_a_thing_is_in_sight(qtbot: Any) -> None:
    child = start(qtbot, trying=True)
    scene = child.scene
    assert scene.hint is not None
    cars = scene.rules.cars
    scene.state = replace(scene.rules, cars=tuple(rules.Car(rules.EMPTY, 9e9) for _ in cars))
    child.played.pass_ms(3000)
    assert not scene.hint.hand.isVisible()
    scene.state = replace(scene.rules, cars=cars)
    child.played.pass_ms(1000)
    assert scene.hint.hand.isVisible()


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
        scene.rules, cars=tuple(rules.Car(c.n if i == 0 else rules.EMPTY) for i, c in enumerate(scene.rules.cars)), gone=0.9, queue=()
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
