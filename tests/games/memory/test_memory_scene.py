"""Memory played through its scene: by touch, by keys, as a list; twins, signs, teams."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from tests.games.dealing import Played, deal, right, wrong
from wastequiz import i18n
from wastequiz.domain.items import Band
from wastequiz.games.memory import CARD
from wastequiz.games.memory.scene import MemoryScene
from wastequiz.games.memory.tile import Tile
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme

SIZES = [(1366, 768), (1080, 1920)]


def playing(qtbot: Any, size: tuple[int, int] = (1280, 720), **changes: Any) -> tuple[Played, MemoryScene]:
    played = Played(qtbot, CARD, deal(CARD, **changes), size)
    assert isinstance(played.scene, MemoryScene)
    return played, played.scene


def touch(played: Played, what: Tile | str) -> None:
    """Touches a card, or a bin by its id."""
    scene = played.scene
    assert isinstance(scene, MemoryScene)
    if isinstance(what, Tile):
        at = (what.x_units, what.y_units)
    else:
        figure = scene.bins.of(what)
        assert figure is not None
        at = (figure.box.center().x(), figure.box.center().y())
    assert scene.finger_down(0, *at)
    played.pass_ms(400)


def thing(scene: MemoryScene) -> Tile:
    """A thing that is still to be found."""
    return next(t for t in scene.tiles if t.shows.n is not None and t.i not in scene.rules.found)


def mate(scene: MemoryScene, of: Tile) -> Tile:
    """A card that belongs to it."""
    from wastequiz.games.memory.rules import belongs

    return next(t for t in scene.tiles if t.i not in scene.rules.found and t is not of and belongs(t.shows, of.shows))


def say(played: Played, scene: MemoryScene, pick: Any = right) -> None:
    touch(played, pick(scene.deal.round.questions[scene.rules.asks[0]])[0])


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("size", SIZES, ids=["landscape", "portrait"])
@pytest.mark.parametrize("variant", ["bin", "sign", "twins"])
def test_it_is_played_to_its_end_by_touch(qtbot: Any, variant: str, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, size, variant=variant)
    while not scene.rules.over:
        one = thing(scene)
        touch(played, one)
        while scene.rules.asks:
            say(played, scene)
        if one.i not in scene.rules.found:
            touch(played, mate(scene, one))
        while scene.rules.asks:
            say(played, scene)
        played.pass_ms(100)
    played.pass_ms(100)
    things = len([t for t in scene.tiles if t.shows.n is not None])
    assert [s.points for s in played.scores] == [10 * things + len(scene.tiles) // 2]
    assert len(played.marks) == things
    assert all(m.right for m in played.marks)


def test_a_wrong_bin_is_told_why_and_the_turn_is_over(qtbot: Any) -> None:
    played, scene = playing(qtbot, teams=2)
    one = thing(scene)
    touch(played, one)
    say(played, scene, wrong)
    assert scene.why is not None
    assert scene.why.reason in played.said[-1]
    assert one.framed
    played.pass_ms(1_500)
    assert scene.rules.team == 1, "nothing goes on while the reason is read"
    assert scene.finger_down(0, 1, 1)
    played.pass_ms(1_500)
    assert (scene.rules.team, scene.rules.up) == (2, ())
    assert not one.up


def test_arrows_and_enter_turn_cards_and_a_number_says_the_bin(qtbot: Any) -> None:
    played, scene = playing(qtbot)

    def key(code: Qt.Key, text: str = "") -> bool:
        return scene.key(QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text))

    assert not key(Qt.Key.Key_Return, "\r"), "nothing is aimed at yet"
    assert key(Qt.Key.Key_Right)
    assert scene.tiles[0].marked
    for _step in range(3):
        key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Down)
    aimed = scene.tiles[3 + scene.columns]
    assert aimed.marked
    assert not scene.tiles[0].marked
    assert key(Qt.Key.Key_Return, "\r")
    assert aimed.up
    if scene.rules.asks:
        figure = scene.bins.of(right(scene.deal.round.questions[scene.rules.asks[0]])[0])
        assert figure is not None
        assert key(Qt.Key.Key_1, figure.key)
        assert played.marks[-1].right
    assert not key(Qt.Key.Key_X, "x")


def test_the_list_is_enough_to_play_it(qtbot: Any) -> None:
    played, scene = playing(qtbot, pace="calm")
    for turn in range(2_000):
        if scene.over:
            break
        deeds = scene.deeds()
        if deeds:
            assert scene.line()
            deeds[turn % len(deeds)].do()
        played.pass_ms(800, step=100)
    assert scene.over
    assert len({m.n for m in played.marks}) == len(played.marks) == 4


def test_another_scene_goes_on_where_this_one_stood(qtbot: Any) -> None:
    played, scene = playing(qtbot)
    one = thing(scene)
    touch(played, one)
    say(played, scene)
    other = MemoryScene(Look(Theme("highContrast", reduced_motion=True)), scene.deal)
    qtbot.addWidget(other)
    other.resize(1080, 1920)
    other.show()
    other.begin(scene.state, scene.played_ms)
    assert other.rules == scene.rules
    assert [t.up for t in other.tiles] == [t.up for t in scene.tiles]


def test_those_who_cannot_read_hear_the_name_and_see_no_letters(qtbot: Any) -> None:
    played, scene = playing(qtbot, band=Band.pre)
    one = thing(scene)
    touch(played, one)
    assert played.said == [one.name]
    assert not one.reads


@pytest.mark.parametrize("pace", ["calm", "normal", "brisk"])
@pytest.mark.parametrize("scheme", ["cn-harbin", "de", "jp-yokohama"])
@pytest.mark.parametrize("size", SIZES, ids=["landscape", "portrait"])
def test_every_card_and_bin_lies_on_the_page_and_can_be_touched(qtbot: Any, size: tuple[int, int], scheme: str, pace: str) -> None:
    _played, scene = playing(qtbot, size, scheme=scheme, pace=pace, teams=4)
    boxes = [t.box for t in scene.tiles] + [b.box for b in scene.bins.bins] + [b.box for b in scene.boards] + [scene.what.box]
    assert all(scene.area.contains(box) for box in boxes)
    assert all(not a.adjusted(1, 1, -1, -1).intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert min(min(t.box.width(), t.box.height()) for t in scene.tiles) >= 84
