"""The sign hunt played through its scene: by mouse, by fingers, by keys, as a list; teams, clock, why, take-over, sizes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from tests.games.dealing import Played, deal, mark, right, wrong
from wastequiz import i18n
from wastequiz.domain.games import Try
from wastequiz.domain.items import Band
from wastequiz.games.sign_hunt import CARD, rules
from wastequiz.games.sign_hunt.plate import SIGNS, Plate
from wastequiz.games.sign_hunt.scene import SignHuntScene
from wastequiz.games.sign_hunt.street import LOOK_ALIKES, OTHERS, neighbour
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme

SIZES = [(1366, 768), (1080, 1920)]
in_both_languages = pytest.mark.parametrize("language", ["zh_CN", "en"])
at_both_sizes = pytest.mark.parametrize("size", SIZES, ids=["landscape", "portrait"])


def playing(qtbot: Any, size: tuple[int, int] = (1280, 720), look: Look | None = None, **changes: Any) -> tuple[Played, SignHuntScene]:
    played = Played(qtbot, CARD, deal(CARD, **changes), size, look)
    assert isinstance(played.scene, SignHuntScene)
    played.pass_ms(900)
    return played, played.scene


def of(scene: SignHuntScene, pick: Any = right) -> Plate:
    """The plate of a right (or wrong) answer."""
    case = scene.rules.case
    assert case is not None
    chosen = pick(scene.deal.round.questions[case.n])[0]
    return next(plate for plate in scene.row.plates if plate.option is not None and plate.option.id == chosen)


def own_sign(scene: SignHuntScene) -> Plate:
    return next(plate for plate in scene.row.plates if plate.option is None)


def tap(scene: SignHuntScene, plate: Plate, finger: int = 0) -> None:
    assert scene.finger_down(finger, plate.x_units, plate.y_units)
    scene.finger_up(finger, plate.x_units, plate.y_units)


def click(scene: SignHuntScene, x: float, y: float) -> None:
    at = scene.to_px(x, y)
    QTest.mouseClick(scene.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(round(at.x()), round(at.y())))


def press(scene: SignHuntScene, code: Qt.Key, text: str = "") -> bool:
    return scene.key(QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text))


ARROWS = {(1, 0): Qt.Key.Key_Right, (-1, 0): Qt.Key.Key_Left, (0, 1): Qt.Key.Key_Down, (0, -1): Qt.Key.Key_Up}


def walk_to(scene: SignHuntScene, plate: Plate) -> None:
    """Brings the mark of the keys to a plate, by arrows alone, on the shortest way."""
    press(scene, Qt.Key.Key_Right)
    assert scene.row.aimed is not None
    points = [(p.x_units, p.y_units) for p in scene.row.plates]
    ways: dict[int, list[Qt.Key]] = {scene.row.aimed: []}
    queue = [scene.row.aimed]
    for at in queue:
        for way, code in ARROWS.items():
            there = neighbour(points, at, *way)
            if there not in ways:
                ways[there] = [*ways[at], code]
                queue.append(there)
    for code in ways[scene.row.plates.index(plate)]:
        assert press(scene, code)
    assert plate.marked


def sure(played: Played, scene: SignHuntScene) -> None:
    """Reads the reason where one is told, and lets the next case come."""
    if scene.why is not None:
        scene.deeds()[0].do()
    played.pass_ms(2_000)


@in_both_languages
@at_both_sizes
def test_it_is_played_to_its_end_by_mouse(qtbot: Any, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, size)
    for turn in range(6):
        plate = of(scene, wrong if turn == 1 else right)
        click(scene, plate.x_units, plate.y_units)
        if scene.why is not None:
            click(scene, scene.why.x_units, scene.why.y_units)
        played.pass_ms(2_000)
    assert [score.points for score in played.scores] == [10 + 10 + 11 + 12 + 13]
    assert [m.right for m in played.marks] == [True, False, True, True, True, True]
    assert {case.sort for case in scene.rules.cases} == set(rules.SORTS)


@in_both_languages
def test_it_is_played_to_its_end_by_fingers_of_which_two_do_no_harm(qtbot: Any, language: str) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, variant="ten")
    for turn in range(10):
        good, bad = of(scene), of(scene, wrong)
        scene.finger_down(1, good.x_units, good.y_units)
        scene.finger_down(2, bad.x_units, bad.y_units)
        scene.finger_up(1, good.x_units, good.y_units)
        scene.finger_up(2, bad.x_units, bad.y_units)
        assert len(played.tries) == turn + 1, "the first finger to be lifted chose"
        sure(played, scene)
    assert len(played.scores) == 1
    assert all(m.right for m in played.marks)


@in_both_languages
def test_it_is_played_to_its_end_by_keys(qtbot: Any, language: str) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, (1920, 1080))
    assert not press(scene, Qt.Key.Key_Return, "\r"), "no plate is aimed at yet"
    assert not press(scene, Qt.Key.Key_X, "x")
    for turn in range(6):
        plate = of(scene, wrong if turn == 0 else right)
        if turn % 2:
            assert press(scene, Qt.Key.Key_1, plate.key)
        else:
            walk_to(scene, plate)
            assert press(scene, Qt.Key.Key_Return, "\r")
        if scene.why is not None:
            assert not press(scene, Qt.Key.Key_1, "1"), "the reason is read first"
            assert press(scene, Qt.Key.Key_Space, " ")
        played.pass_ms(2_000)
    assert [m.right for m in played.marks] == [False, True, True, True, True, True]
    assert len(played.scores) == 1


@in_both_languages
@pytest.mark.parametrize("teams", [0, 2, 3])
def test_the_list_is_enough_to_play_it(qtbot: Any, teams: int, language: str) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, teams=teams)
    for turn in range(200):
        if scene.over:
            break
        deeds = scene.deeds()
        if deeds:
            assert scene.line()
            deeds[turn % len(deeds)].do()
        played.pass_ms(800, step=100)
    assert len(played.scores) == 1
    assert scene.deeds() == ()
    assert scene.line() == ""
    counts = [sum(t.team == team for t in played.tries) for team in scene.rules.teams]
    assert len(set(counts)) == 1
    assert sum(counts) == len(scene.rules.cases) >= (10 if teams else 6)


def test_a_wrong_plate_is_told_why_and_the_right_one_is_shown(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    good, bad = of(scene), of(scene, wrong)
    tap(scene, bad)
    assert scene.why is not None
    assert scene.why.reason in played.said[-1]
    assert (good.state, bad.state) == ("right", "wrong")
    assert {p.state for p in scene.row.plates} - {"right", "wrong"} == {"faded"}
    at = scene.rules.at
    scene.resize(1080, 1920)
    assert scene.area.contains(scene.why.box)
    assert not any(scene.why.box.intersects(plate.box) for plate in scene.row.plates)
    tap(scene, good)
    assert len(played.tries) == 1
    assert scene.rules.at == at, "a finger beside the reason does not take it away"
    assert scene.line() == scene.why.told
    sure(played, scene)
    assert scene.rules.at == at + 1


def test_to_look_round_is_no_answer(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    plate = of(scene)
    scene.finger_down(0, plate.x_units, plate.y_units)
    scene.finger_moved(0, plate.x_units + 300, plate.y_units)
    scene.finger_up(0, plate.x_units + 300, plate.y_units)
    scene.finger_down(0, 5, 5)
    scene.finger_moved(0, plate.x_units, plate.y_units)
    scene.finger_up(0, plate.x_units, plate.y_units)
    scene.finger_down(3, plate.x_units, plate.y_units)
    scene.finger_lost(3)
    scene.finger_up(3, plate.x_units, plate.y_units)
    assert played.tries == []


def test_the_magnifier_follows_the_mouse_and_rests_in_the_squirrels_hand_when_nothing_may_move(qtbot: Any) -> None:
    _played, scene = playing(qtbot, (1920, 1080))
    assert (scene.lens.x_units, scene.lens.y_units) == scene.rest
    QTest.mouseMove(scene.viewport(), QPoint(700, 600))
    assert abs(scene.lens.x_units - 700) < 20
    assert abs(scene.lens.y_units - 600) < 20
    scene.pause()
    QTest.mouseMove(scene.viewport(), QPoint(300, 500))
    assert abs(scene.lens.x_units - 700) < 20
    _other, calm = playing(qtbot, look=Look(Theme(reduced_motion=True)))
    calm.finger_down(0, 700, 600)
    assert (calm.lens.x_units, calm.lens.y_units) == calm.rest


def test_the_streets_own_signs_say_what_they_are_and_are_no_answer(qtbot: Any) -> None:
    i18n.use("en")
    played, scene = playing(qtbot)
    sign = own_sign(scene)
    tap(scene, sign)
    assert played.tries == []
    assert sign.name in played.said[-1]
    assert scene.hint.isVisible()
    tap(scene, sign)
    played.pass_ms(2_500)
    assert not scene.hint.isVisible()
    assert sign.name not in [deed.name for deed in scene.deeds()]
    assert set(SIGNS) == {*LOOK_ALIKES, *OTHERS}


def test_a_badge_is_collected_for_a_right_one(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    before = len(scene.sprites)
    tap(scene, of(scene))
    assert scene.mascot.picture == "bins/mascot_cheer"
    assert len(scene.sprites) > before
    played.pass_ms(3_000)
    assert scene.book.state.solved == (True,)
    assert scene.mascot.picture == "bins/mascot_think"


def test_the_clock_ends_it_while_a_case_is_open_and_that_one_is_no_answer(qtbot: Any) -> None:
    played, scene = playing(qtbot, variant="clock", seconds=60)
    tap(scene, of(scene))
    played.pass_ms(2_000)
    played.pass_ms(61_000, step=100)
    assert [score.points for score in played.scores] == [10]
    assert len(played.tries) == 1


def test_in_a_pause_nothing_goes_on(qtbot: Any) -> None:
    played, scene = playing(qtbot, variant="clock")
    scene.pause()
    left = scene.rules.left_ms
    played.pass_ms(5_000)
    assert scene.rules.left_ms == left
    assert not scene.finger_in(0, scene.to_px(of(scene).x_units, of(scene).y_units))


@pytest.mark.parametrize("moment", ["open", "waits", "told"])
def test_another_scene_goes_on_where_this_one_stood(qtbot: Any, moment: str) -> None:
    played, scene = playing(qtbot, seed=3)
    tap(scene, of(scene))
    played.pass_ms(2_000)
    where = [plate.hung for plate in scene.row.plates]
    chosen = of(scene, wrong)
    if moment == "waits":
        scene.tried.disconnect()
    if moment != "open":
        tap(scene, chosen)
    other = SignHuntScene(Look(Theme("highContrast", reduced_motion=True)), scene.deal)
    qtbot.addWidget(other)
    other.resize(1080, 1920)
    other.show()
    other.begin(scene.state, scene.played_ms)
    assert other.rules.points == scene.rules.points == (10,)
    if moment == "told":
        assert other.rules.at == 2
        return
    assert other.rules.at == 1
    assert [plate.hung for plate in other.row.plates] == where
    if moment == "waits":
        other.show_marked(played.marks[0])
        assert other.rules.waits, "the mark of another case changes nothing"
        assert chosen.option is not None
        assert other.rules.case is not None
        other.show_marked(mark(other.deal, Try(other.rules.case.n, (chosen.option.id,), 900)))
        assert other.why is not None
        assert [p.state for p in other.row.plates].count("wrong") == 1


def test_a_mark_that_comes_late_is_waited_for_and_nothing_else_is_chosen_meanwhile(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    scene.tried.disconnect()
    asked: list[Any] = []
    scene.tried.connect(asked.append)
    plate = of(scene)
    tap(scene, plate)
    tap(scene, of(scene, wrong))
    played.pass_ms(250)
    assert len(asked) == 1
    assert plate.marked
    assert not press(scene, Qt.Key.Key_Right) or plate.marked
    played._tried(asked[0])  # pyright: ignore[reportPrivateUsage]
    assert plate.state == "right"


def test_those_who_cannot_read_see_no_letters_and_hear_everything(qtbot: Any) -> None:
    played, scene = playing(qtbot, band=Band.pre)
    assert not scene.reads
    for _turn in range(6):
        assert all(p.option is None or p.shows is not None or p.option.picture for p in scene.row.plates)
        assert all(p.name in played.said[-1] for p in scene.row.plates if p.option is not None)
        assert not any(p.reads for p in scene.row.plates)
        tap(scene, own_sign(scene))
        assert not scene.hint.isVisible()
        tap(scene, of(scene))
        played.pass_ms(2_000)
    assert len(played.scores) == 1


def test_the_older_find_out_themselves_what_goes_together_when_it_is_brisk(qtbot: Any) -> None:
    i18n.use("en")

    def spots(**changes: Any) -> set[str]:
        _played, scene = playing(qtbot, **changes)
        case = next(c for c in scene.rules.cases if c.sort == rules.SPOT)
        scene.card.tell(case, 1)
        return {scene.card.asks, scene.card.clue()[1]}

    assert spots(band=Band.adult, pace="brisk") == {"Which one does not go with the others?", ""}
    assert any(asks.startswith("All but one go with") for asks in spots(band=Band.g12))


@pytest.mark.parametrize("pace", ["calm", "brisk"])
@pytest.mark.parametrize("scheme", ["cn-harbin", "us-seattle", "jp-yokohama"])
@pytest.mark.parametrize("teams", [0, 3])
@at_both_sizes
def test_everything_lies_on_the_page_apart_from_the_rest_also_after_a_turn_of_the_window(
    qtbot: Any, size: tuple[int, int], teams: int, scheme: str, pace: str
) -> None:
    played, scene = playing(qtbot, size, scheme=scheme, pace=pace, teams=teams, variant="clock", band=Band.g79)
    for turn in range(2):
        if turn:
            scene.resize(size[1], size[0])
        played.pass_ms(600)
        boxes = [p.box for p in scene.row.plates] + [b.box for b in (*scene.head.sprites, scene.card, scene.book)]
        assert scene.head.ring is not None
        assert all(scene.area.contains(box) for box in boxes)
        assert [
            (a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.adjusted(3, 3, -3, -3).intersects(b.adjusted(3, 3, -3, -3))
        ] == []
        low = scene.area.top() + scene.area.height() * 0.36
        assert all(min(p.box.width(), p.box.height()) >= 84 and p.box.center().y() > low for p in scene.row.plates)
        tap(scene, of(scene))
        played.pass_ms(2_000)
    assert all(m.right for m in played.marks)
