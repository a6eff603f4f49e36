"""What Bin inspector shows: the why, tools, a scene that takes over, where things stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt

from tests.games.dealing import Played, deal, mark, wrong
from tests.games.inspector.inspected import (
    answer_rightly,
    bin_of,
    drag,
    every_size,
    intruders,
    key,
    playing,
    tap,
    tap_bin,
    tap_on,
    to_phase,
)
from wastequiz import i18n
from wastequiz.domain.items import Band
from wastequiz.games.inspector import CARD, rules
from wastequiz.games.inspector.hands import ABOVE
from wastequiz.games.inspector.rules import Phase
from wastequiz.games.inspector.scene import InspectorScene
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme


def test_everything_wrong_is_told_why_one_after_the_other_and_the_right_bin_opens(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    strange = intruders(scene)
    tap_on(scene, scene.head.done)
    for n in strange:
        why = scene.table.why
        assert why is not None
        assert why.marked.n == n
        assert why.reason in played.said[-1]
        assert bin_of(scene, n).near
        assert n in scene.mat.things, "it lies there until it is known where it goes"
        tap(scene, 5, 5)
        assert scene.table.why is why, "a second finger does not touch it away unread"
        played.pass_ms(600)
        tap(scene, 5, 5)
        assert n not in scene.mat.things
    assert scene.table.why is None
    assert scene.rules.slips == len(strange)
    assert [m.n for m in played.marks if not m.right] == strange
    assert all(m.answer.chosen_bin == scene.rules.station.bin_id for m in played.marks)


def test_a_wrong_bin_lets_the_thing_go_home_and_then_to_its_bin(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    n = intruders(scene)[0]
    drag(scene, n, bin_of(scene, n, wrong))
    assert scene.table.why is not None
    assert not played.marks[-1].right
    assert bin_of(scene, n, wrong).mood in ("oops", "happy", "idle")
    played.pass_ms(400)
    home = scene.mat.home(n).center()
    assert (scene.mat.things[n].x_units, scene.mat.things[n].y_units) == pytest.approx((home.x(), home.y()))
    assert key(scene, Qt.Key.Key_Space)
    assert [t.n for t in scene.mat.flying] == [n]
    played.pass_ms(1_000)
    assert scene.mat.flying == []
    assert scene.rules.may_put, "the rest is still to be looked through"


def test_a_wrong_tool_shows_the_right_one_and_is_no_answer(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    to_phase(played, scene, Phase.tool)
    board = scene.table.board
    assert board is not None
    before, tries = scene.rules.points, len(played.tries)
    slip = next(tile for tile in board.tiles if tile.tool != board.asked.right)
    tap_on(scene, slip)
    assert (slip.state, board.right_tile.state) == ("wrong", "right")
    assert played.said[-1] == board.right_tile.name
    assert scene.rules.points == before
    assert len(played.tries) == tries
    tap_on(scene, slip)
    assert scene.table.board is board, "not touched away at once"
    played.pass_ms(rules.LOOK_MS + 100)
    assert scene.table.board is not board


def test_a_wrong_sentence_is_told_why_beside_the_right_one(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    to_phase(played, scene, Phase.ask)
    ask = scene.table.ask
    assert ask is not None
    tap_on(scene, next(f for f in ask.faces if not f.option.right))
    assert scene.table.why is not None
    assert not scene.table.why.box.intersects(next(f for f in ask.faces if f.option.right).box)
    scene.table.why.close()
    assert scene.table.why is None
    played.pass_ms(rules.SAID_MS + 100)
    to_phase(played, scene, Phase.stamp)
    assert scene.resident.glad
    assert scene.table.stamp is not None
    assert scene.rules.stamps == (1,)


def test_two_fingers_carry_two_things_and_do_no_harm(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    one, other = intruders(scene)
    for finger, n in ((1, one), (2, other)):
        thing = scene.mat.things[n]
        assert scene.finger_down(finger, thing.x_units, thing.y_units)
        scene.finger_moved(finger, thing.x_units + 60, thing.y_units)
    tap(scene, scene.head.done.x_units, scene.head.done.y_units, 4)
    assert played.tries == [], "a palm on the button while something is carried"
    held = scene.mat.things[one]
    assert not scene.finger_down(3, held.x_units, held.y_units), "held already"
    for finger, n in ((1, one), (2, other)):
        to = bin_of(scene, n).box.center()
        scene.finger_moved(finger, to.x(), to.y())
    assert bin_of(scene, one).near
    for finger, n in ((2, other), (1, one)):
        to = bin_of(scene, n).box.center()
        scene.finger_up(finger, to.x(), to.y())
    assert [(t.n, t.choice) for t in played.tries] == [(n, (bin_of(scene, n).bin.id,)) for n in (other, one)]
    assert all(m.right for m in played.marks)


def test_a_lost_finger_a_pause_and_a_reason_put_back_what_is_held(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    n, other = intruders(scene)
    thing = scene.mat.things[n]
    home = (thing.x_units, thing.y_units)

    def hold() -> None:
        assert scene.finger_down(1, *home)
        scene.finger_moved(1, 900, 900)
        assert (thing.x_units, thing.y_units) == (900, 900 - ABOVE)

    hold()
    scene.finger_lost(1)
    played.pass_ms(500)
    assert (thing.x_units, thing.y_units) == pytest.approx(home)
    hold()
    scene.leave_off()
    played.pass_ms(500)
    assert (thing.x_units, thing.y_units) == pytest.approx(home)
    hold()
    scene.put(other, bin_of(scene, other, wrong))
    assert scene.hands.holds == {}
    scene.finger_up(1, 900, 900)
    scene.pause()
    assert not scene.finger_in(0, QPointF(10, 10))
    assert [t.n for t in played.tries] == [other]


def test_a_finger_that_slips_off_the_button_does_not_press_it(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    x, y = scene.head.done.x_units, scene.head.done.y_units
    assert scene.finger_down(0, x, y)
    scene.finger_up(0, x - 700, y)
    assert scene.finger_down(0, x, y)
    scene.finger_lost(0)
    scene.finger_up(0, x, y)
    assert played.tries == []


def test_a_second_tap_and_another_thing_change_what_waits_for_a_bin(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    one, other = (scene.mat.things[n] for n in scene.rules.left[:2])
    tap_on(scene, one)
    assert scene.mat.ring.isVisible()
    assert one.name in scene.head.task.label
    tap_on(scene, other)
    assert scene.hands.pick == other.n
    tap_on(scene, other)
    assert scene.hands.pick is None
    assert not scene.mat.ring.isVisible()
    tap_bin(scene, scene.bins.bins[0])
    assert played.said[-1] == scene.bins.bins[0].name, "a bin alone says its name"
    tap_on(scene, scene.head.mascot)
    assert played.said[-1] == scene.line()
    assert played.tries == []


def test_keys_that_mean_nothing_here_are_the_hosts(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    assert not key(scene, Qt.Key.Key_Return, "\r"), "nothing is aimed at"
    assert not key(scene, Qt.Key.Key_Space, " "), "Space reads aloud"
    assert key(scene, Qt.Key.Key_1, "1")
    assert played.said[-1] == scene.bins.bins[0].name
    assert key(scene, Qt.Key.Key_Down)
    assert key(scene, Qt.Key.Key_Down)
    assert scene.hands.aim == scene.mat.columns
    assert key(scene, Qt.Key.Key_Return, "\r")
    assert scene.hands.pick == scene.hands.aimed
    assert key(scene, Qt.Key.Key_Return, "\r")
    assert scene.hands.pick is None
    to_phase(played, scene, Phase.stamp)
    assert not key(scene, Qt.Key.Key_Space, " ")
    assert not key(scene, Qt.Key.Key_X, "x")


@pytest.mark.parametrize("late", [1.0, 150.0, 250.0])
def test_an_answer_that_is_kept_late_changes_nothing(qtbot: Any, late: float) -> None:
    played, scene = playing(qtbot)
    scene.tried.disconnect()
    waiting: list[Any] = []
    scene.tried.connect(waiting.append)
    for n in intruders(scene):
        drag(scene, n, bin_of(scene, n))
    scene.done()
    played.pass_ms(late)
    assert scene.deeds() == ()
    for tried in waiting:
        scene.show_marked(mark(scene.deal, tried))
        scene.show_marked(mark(scene.deal, tried))
    assert len(waiting) == 6
    assert scene.rules.phase is not Phase.sort
    assert scene.rules.slips == 0


@pytest.mark.parametrize("phase", [Phase.sort, Phase.tool, Phase.ask, Phase.stamp])
def test_another_scene_goes_on_where_this_one_stood(qtbot: Any, phase: Phase) -> None:
    played, scene = playing(qtbot)
    to_phase(played, scene, phase)
    if phase is Phase.sort:
        n = intruders(scene)[0]
        scene.put(n, bin_of(scene, n))
    i18n.use("en")
    other = InspectorScene(Look(Theme("highContrast", reduced_motion=True)), scene.deal)
    qtbot.addWidget(other)
    other.resize(1080, 1920)
    other.show()
    other.begin(scene.state, scene.played_ms)
    assert other.rules == scene.rules
    assert sorted(other.mat.things) == sorted(scene.mat.things)
    for part in ("board", "ask", "stamp"):
        assert (getattr(other.table, part) is None) == (getattr(scene.table, part) is None)
    assert other.deeds()


def test_a_scene_taken_over_while_a_reason_is_read_shows_it_again(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    strange = intruders(scene)
    scene.done()
    played.pass_ms(200)
    other = InspectorScene(Look(Theme(reduced_motion=True)), scene.deal)
    qtbot.addWidget(other)
    other.resize(1280, 720)
    other.show()
    other.begin(scene.state, scene.played_ms)
    assert other.table.why is not None
    assert other.table.why.marked.n == strange[0]
    assert sorted(other.mat.things) == sorted(strange)


def test_chosen_tools_and_sentences_are_shown_again_after_a_take_over(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    to_phase(played, scene, Phase.tool)
    answer_rightly(scene)
    chosen = scene.state
    to_phase(played, scene, Phase.ask)
    answer_rightly(scene)
    said = scene.rules
    for state, marked in ((chosen, True), (said, True), (replace(said, waits=(said.station.ask or 0,), rest_ms=0.0), False)):
        other = InspectorScene(scene.look, scene.deal)
        qtbot.addWidget(other)
        other.resize(1280, 720)
        other.begin(state, 100.0)
        if other.table.board is not None:
            assert other.table.board.right_tile.state == "right"
        assert other.table.ask is None or ("right" in [f.state for f in other.table.ask.faces]) == marked
        assert bool(other.deeds()) == marked


def test_those_who_cannot_read_hear_the_name_and_get_small_bags(qtbot: Any) -> None:
    played, scene = playing(qtbot, band=Band.pre, pace="brisk")
    assert played.said[0] == scene.line()
    assert len(scene.rules.left) == 5
    thing = scene.mat.things[scene.rules.left[0]]
    assert not thing.reads
    assert scene.finger_down(0, thing.x_units, thing.y_units)
    assert played.said[-1] == thing.name


@pytest.mark.parametrize("theme", ["light", "highContrast"])
@pytest.mark.parametrize("scheme", ["cn-harbin", "de", "eu", "jp-yokohama", "us-seattle"])
@every_size
def test_everything_lies_on_the_page_and_can_be_touched(qtbot: Any, size: tuple[int, int], scheme: str, theme: str) -> None:
    i18n.use("en")
    _played, scene = playing(qtbot, size, scheme=scheme, pace="brisk", teams=2, look=Look(Theme(theme, reduced_motion=True)))
    things = [t.box for t in scene.mat.things.values()]
    bins = [b.box for b in scene.bins.bins]
    head = [b.box for b in scene.head.boards] + [scene.head.task.box, scene.head.trail.box]
    boxes = things + bins + head + [scene.head.done.box]
    assert all(scene.area.contains(box) for box in boxes)
    assert all(not a.adjusted(1, 1, -1, -1).intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert all(scene.places.mat.contains(box) for box in things)
    assert min(min(b.width(), b.height()) for b in (*things, *bins, scene.head.done.box)) >= 84


def test_everything_lies_right_after_a_resize_in_every_phase(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    for phase in (Phase.sort, Phase.tool, Phase.ask, Phase.stamp):
        to_phase(played, scene, phase)
        for w, h in ((600, 1000), (1280, 720)):
            scene.resize(w, h)
            table = scene.table
            shown = [scene.resident.figure, scene.head.mascot]
            shown += [*table.board.tiles, table.board.disc] if table.board else []
            shown += [*table.ask.faces, table.ask.card] if table.ask else []
            shown += [table.stamp.card] if table.stamp else []
            assert all(scene.area.contains(sprite.box) for sprite in shown)
            assert all(scene.places.mat.contains(t.box) for t in scene.mat.things.values())


def test_a_resize_while_the_resident_comes_does_no_harm(qtbot: Any) -> None:
    played = Played(qtbot, CARD, deal(CARD))
    scene = played.scene
    assert isinstance(scene, InspectorScene)
    played.pass_ms(900)
    scene.resize(700, 1100)
    played.pass_ms(1_500)
    for n, thing in scene.mat.things.items():
        assert thing.isVisible()
        assert (thing.x_units, thing.y_units) == pytest.approx((scene.mat.home(n).center().x(), scene.mat.home(n).center().y()))
    assert scene.resident.figure.box.center().x() == pytest.approx(scene.places.resident.center().x(), abs=2)
