"""What River guard shows: the why, lamps, turns, a scene that takes over, where things stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from tests.games.dealing import Played, deal, mark
from tests.games.river.fishing_played import (
    boat_of,
    face_of,
    middle,
    next_n,
    playing,
    until_asked,
)
from wastequiz import i18n
from wastequiz.domain.items import Band
from wastequiz.games.river import CARD, rules
from wastequiz.games.river.bank import LAMP_LIT
from wastequiz.games.river.scene import RiverScene
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme


# ---- what is shown
def test_the_wrong_net_is_told_why_and_the_water_stands(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    n = next_n(scene)
    scene.fishing.put(n, boat_of(scene, n, rightly=False))
    played.pass_ms(600)
    assert scene.why is not None
    assert scene.why.reason
    assert scene.why.reason in played.said[-1]
    assert scene.line() == scene.why.told
    assert boat_of(scene, n).near
    there, left = scene.rules.drifting, scene.rules.left_ms
    played.pass_ms(800)
    assert scene.rules.drifting == there
    assert scene.rules.left_ms < left
    assert scene.finger_down(0, *middle(scene.why))
    assert scene.why is None
    assert not boat_of(scene, n).near
    assert (scene.rules.side.fished, scene.rules.side.right) == (1, 0)


def test_a_wrong_answer_is_told_why_beside_its_question(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    until_asked(played, scene)
    assert not scene.fleet.boats[0].shown
    scene.finger_down(0, *middle(face_of(scene, rightly=False)))
    assert scene.why is not None
    assert scene.lamp_break.ask is not None
    assert not scene.why.box.intersects(scene.lamp_break.ask.card.box)
    before = scene.lamp_break.ask.n
    scene.finger_down(0, *middle(scene.why))
    assert scene.lamp_break.ask.n != before
    assert scene.rules.side.lamps == 0


def test_a_right_answer_lights_a_lamp(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    until_asked(played, scene)
    scene.finger_down(0, *middle(face_of(scene)))
    assert [lamp.picture for lamp in scene.lamps.lamps].count(LAMP_LIT) == 1
    played.pass_ms(1_500)
    ask = scene.lamp_break.ask
    assert ask is not None
    scene.read_aloud()
    assert ask.stem in played.said[-1]
    assert scene.line() == ask.stem


def test_a_break_that_nobody_answers_ends_and_counts_for_nothing(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    until_asked(played, scene)
    asked = len(played.marks)
    played.pass_ms(scene.rules.break_ms + 100)
    assert scene.lamp_break.ask is None
    assert scene.rules.phase == rules.READY
    assert scene.sign is not None
    assert scene.line() == f"{scene.sign.head} {scene.sign.below}"
    assert len(played.marks) == asked
    assert scene.fleet.boats[0].shown


def test_what_drifts_by_is_no_answer_and_clouds_the_water(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    played.pass_ms(16_000)
    assert scene.rules.side.slipped >= 1
    assert played.tries == []
    assert scene.clear.picture == f"scenery/river_water_{scene.rules.side.cloud}"
    assert scene.rules.side.cloud >= 1


def test_the_first_question_waits_until_the_last_thing_is_seen_in_its_net(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    n = next_n(scene)
    scene.state = replace(scene.rules, ms=scene.rules.wave_ms)
    scene.fishing.put(n, boat_of(scene, n))
    played.pass_ms(1_000)
    assert scene.rules.phase == rules.WAVE
    assert scene.fleet.boats[0].shown
    played.pass_ms(400)
    assert scene.rules.phase == rules.BREAK


def test_a_lamp_fishes_what_would_have_slipped_by(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    state = scene.rules
    last = rules.Drift(next_n(scene), 0.999)
    lit = replace(state.side, lamps=1, catches=1)
    scene.state = replace(state, drifting=(last,), sides=(lit,))
    played.pass_ms(100)
    boat = boat_of(scene, last.n)
    assert boat.near
    assert scene.rules.side.held == 1
    played.pass_ms(1_000)
    assert not boat.near
    assert played.tries == []


def test_a_lost_finger_lets_its_thing_back_into_the_water(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    n = next_n(scene)
    thing, boat = scene.fishing.things[n], boat_of(scene, n)
    drift = scene.rules.drifting[0]
    scene.finger_down(1, thing.x_units, thing.y_units)
    scene.finger_moved(1, *middle(boat))
    played.pass_ms(400)
    assert boat.near
    scene.finger_lost(1)
    assert not boat.near
    assert scene.rules.drifting[0] == drift
    assert (thing.x_units, thing.y_units) == scene.fishing.place(drift)
    assert thing.size == pytest.approx(136)
    assert played.tries == []
    scene.finger_lost(1)
    scene.finger_up(1, 0, 0)
    scene.finger_moved(1, 0, 0)
    assert next_n(scene) == n


def test_a_thing_that_is_dropped_into_the_water_stays_in_it(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    thing = scene.fishing.things[next_n(scene)]
    scene.finger_down(0, thing.x_units, thing.y_units)
    scene.finger_moved(0, 900, 500)
    scene.finger_up(0, 900, 500)
    assert played.tries == []
    assert not scene.finger_down(0, 900, 340)


def test_a_pause_of_an_hour_changes_nothing(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    before = scene.state
    scene.pause()
    played.pass_ms(3_600_000, step=60_000)
    assert scene.state == before
    scene.pause(False)
    played.pass_ms(500)
    assert scene.state != before


@pytest.mark.parametrize("when", ["wave", "kept", "question", "end"])
def test_another_scene_goes_on_where_this_one_stood(qtbot: Any, when: str) -> None:
    played, scene = playing(qtbot)
    kept: list[Any] = []
    if when == "question":
        until_asked(played, scene)
        scene.finger_down(0, *middle(face_of(scene)))
    elif when == "kept":  # the answer is still being written as the language is switched
        scene.tried.disconnect()
        scene.tried.connect(kept.append)
        n = next_n(scene)
        scene.fishing.put(n, boat_of(scene, n))
    elif when == "end":
        scene.state = replace(scene.rules, phase=rules.OVER, drifting=())
    else:
        played.pass_ms(4_000)
    other = RiverScene(Look(Theme("highContrast", reduced_motion=True)), scene.deal)
    qtbot.addWidget(other)
    other.resize(1080, 1920)
    other.show()
    other.begin(scene.state, scene.played_ms)
    assert other.state == scene.state
    assert sorted(other.fishing.things) == sorted(d.n for d in scene.rules.drifting)
    if kept:
        other.show_marked(mark(scene.deal, kept[0]))
        assert other.rules.waits == ()
        assert other.rules.side.right == 1
    scores: list[Any] = []
    other.ended.connect(scores.append)
    for _tick in range(12_000):
        other.tick(50)
        if other.over:
            break
    assert len(scores) == 1


def test_the_same_deal_and_the_same_moves_make_the_same_game(qtbot: Any) -> None:
    ends: list[Any] = []
    for _time in range(2):
        played, scene = playing(qtbot, seed=5)
        for turn in range(120):
            deeds = scene.deeds()
            if deeds:
                deeds[turn % min(len(deeds), 4)].do()
            played.pass_ms(300)
        ends.append(scene.state)
    assert ends[0] == ends[1]


def test_those_who_cannot_read_hear_what_is_asked_and_see_no_names(qtbot: Any) -> None:
    played, scene = playing(qtbot, band=Band.pre)
    thing = scene.fishing.things[next_n(scene)]
    assert thing.name in played.said
    assert not thing.plated
    until_asked(played, scene)
    ask = scene.lamp_break.ask
    assert ask is not None
    assert all(face.option.picture for face in ask.faces)
    assert ask.stem in played.said[-1]


def test_with_two_teams_the_turn_changes_and_points_go_to_whose_turn_it_is(qtbot: Any) -> None:
    i18n.use("en")
    played, scene = playing(qtbot, teams=2)
    assert len(scene.boards) == 2
    assert scene.points is None
    until_asked(played, scene)
    assert {m.team for m in played.marks} == {1}
    played.pass_ms(scene.rules.break_ms + 100)
    assert [(b.points, b.turn) for b in scene.boards] == [(scene.rules.sides[0].earned, False), (0, True)]
    assert "Penguin" in scene.line()
    scene.state = replace(scene.rules, phase=rules.OVER, sides=(rules.Side(fished=9, right=9), rules.Side(fished=9, right=8, slipped=9)))
    played.pass_ms(500)
    assert [(b.points, b.turn) for b in scene.boards] == [(90 + 13, False), (80, False)]


def test_in_the_end_night_falls_and_clear_water_earns_a_little(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    scene.state = replace(scene.rules, phase=rules.OVER, drifting=(), sides=(rules.Side(fished=20, right=20, lamps=2),))
    played.pass_ms(1_000)
    assert scene.dusk
    assert scene.sign is not None
    assert not scene.ring.isVisible()
    scene.resize(1080, 1920)
    played.pass_ms(4_000)
    assert played.scores[0].points == 220 + 33


# ---- where things stand
def widen(scheme_bins: tuple[Any, ...], n: int) -> tuple[Any, ...]:
    """The first `n` of these bins; where there are too few, some again under other ids."""
    more = tuple(replace(b, id=f"{b.id}_{i}") for i, b in enumerate(scheme_bins * 2))
    return (scheme_bins + more)[:n]


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920), (3840, 2160)], ids=str)
@pytest.mark.parametrize("bins", [2, 3, 4, 5, 6, 8])
def test_two_to_eight_boats_stand_apart_on_the_page(qtbot: Any, size: tuple[int, int], bins: int) -> None:
    dealt = deal(CARD, scheme="eu")
    dealt = replace(dealt, scheme=replace(dealt.scheme, bins=widen(dealt.scheme.bins, bins)))
    played = Played(qtbot, CARD, dealt, size)
    scene = played.scene
    assert isinstance(scene, RiverScene)
    boxes = [boat.box for boat in scene.fleet.boats]
    assert len(boxes) == bins
    assert all(not a.intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert all(scene.area.contains(box) for box in boxes)
    assert min(min(box.width(), box.height()) for box in boxes) >= 84
    for boat in scene.fleet.boats:
        assert scene.area.contains(boat.net.box)
        assert scene.fleet.at(*boat.mouth, 0.0) is boat


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)], ids=str)
def test_no_name_is_cut_at_the_edge_and_none_lies_under_another(qtbot: Any, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, size, scheme="de", seed=3)
    seen = 0
    for _tick in range(1_500):
        played.pass_ms(16)
        boxes = [thing.box for thing in scene.fishing.things.values()]
        seen = max(seen, len(boxes))
        assert all(scene.area.adjusted(8, 8, -8, -8).contains(box) for box in boxes)
        assert all(box.bottom() < scene.fleet.boats[0].box.top() + 30 for box in boxes)
        assert all(not a.adjusted(4, 4, -4, -4).intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
        if scene.fishing.things and scene.clear.isVisible():
            assert all(not box.intersects(scene.clear.box) for box in boxes)
    assert seen >= 3


@pytest.mark.parametrize("teams", [0, 2])
@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)], ids=str)
def test_the_head_stands_apart(qtbot: Any, size: tuple[int, int], teams: int) -> None:
    _played, scene = playing(qtbot, size, teams=teams)
    parts = [part for part in (scene.ring, scene.wave, *scene.boards, scene.points, scene.count, scene.clear) if part is not None]
    boxes = [part.box for part in parts]
    assert all(scene.area.contains(box) for box in boxes)
    assert all(not a.intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    pause = QRectF(58, 38, 92, 98)
    assert not any(box.intersects(pause) for box in boxes)


def test_in_high_contrast_nothing_drifts_for_show(qtbot: Any) -> None:
    _played, scene = playing(qtbot, look=Look(Theme("highContrast", reduced_motion=True)))
    assert scene.current.parts == []
    thing = scene.fishing.things[next_n(scene)]
    assert thing.opacity() == 1
