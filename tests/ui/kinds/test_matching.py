"""The card of matching: things are tied to partners by taps, pulls or keys, and stand beside their own afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from tests.factories import make_matching, put
from tests.ui.screens.playground import SIZES, ask, click, context_on, pixels, shown
from tests.ui.walk import watched_words
from wastequiz.domain.questions import Question
from wastequiz.domain.text import Text
from wastequiz.stage.theme import Theme
from wastequiz.ui.context import Context
from wastequiz.ui.kinds.matching import lay
from wastequiz.ui.kinds.view import card_box
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.answer_area import Page
from wastequiz.ui.widgets.match_tile import LETTERS, MatchTile
from wastequiz.ui.widgets.matching_area import MatchingArea

WIDE, TALL = QRectF(0, 0, 1920, 1080), QRectF(0, 0, 1080, 1920)
LONG = "It is pulped and becomes new exercise books"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def muddled() -> Question:
    """Partners stand as t2 t1 t4 t3; nothing belongs with t4."""
    return put(make_matching("pairs")).in_order(("a", "b", "c", "t2", "t1", "t4", "t3"))


def opened(qtbot: Any, context: Context, question: Question | None = None, size: tuple[int, int] = (1366, 768)) -> QuizScreen:
    ask(context, question or muddled())
    screen = QuizScreen(context)
    shown(qtbot, screen, *size)
    return screen


def area(screen: QuizScreen) -> MatchingArea:
    assert isinstance(screen.answers, MatchingArea)
    return screen.answers


def tied(qtbot: Any, screen: QuizScreen, *pairs: tuple[int, int]) -> MatchingArea:
    """Taps things and partners (their numbers from 0) one after the other."""
    tiles = area(screen)
    for thing, partner in pairs:
        click(qtbot, tiles.things[thing])
        click(qtbot, tiles.partners[partner])
    return tiles


def give(qtbot: Any, screen: QuizScreen) -> None:
    done = area(screen).done
    assert done is not None
    click(qtbot, done)
    qtbot.waitUntil(lambda: screen.answer is not None)


def pull(screen: QuizScreen, tile: MatchTile, goal: QPointF, finger: int = 5) -> None:
    """Begins a pull from a tile and leads the finger to a place of the page, in units; it stays down."""
    there = tile.mapFrom(screen, screen.to_px(QRectF(goal.x(), goal.y(), 1, 1)).topLeft()).toPointF()
    tile.finger_down(finger, QPointF(tile.rect().center()))
    tile.finger_move(finger, there)


@pytest.mark.parametrize(("things", "partners"), [(t, p) for t in (3, 4, 5) for p in range(t, 8)])
@pytest.mark.parametrize("tall", [False, True], ids=["wide", "tall"])
@pytest.mark.parametrize("answered", [False, True], ids=["asked", "answered"])
def test_things_and_partners_have_places_of_their_own(things: int, partners: int, tall: bool, answered: bool) -> None:
    page = Page(tall, answered, things)
    sides = lay(page, partners)
    assert (len(sides.things), len(sides.partners)) == (things, partners)
    boxes = [card_box(page), *sides.things, *sides.partners]
    sheet = (1190 if tall else 684) if answered else 2000
    for box in boxes:
        assert (TALL if tall else WIDE).contains(box), box
        assert box.bottom() <= sheet
        assert answered or min(box.width(), box.height() - 8) >= 83.9, box
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other), (one, other)
    if answered:
        for thing, partner in zip(sides.things, sides.partners, strict=False):
            assert thing.center().x() == partner.center().x() if sides.down else thing.center().y() == partner.center().y()


def test_both_wear_the_letter_and_done_waits_for_the_last_thing(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    tiles = tied(qtbot, screen, (0, 1), (1, 0))
    assert (tiles.things[0].linked, tiles.partners[1].linked) == ("B", "B")
    assert tiles.things[0].accessibleName() == "1: Pairs 0, linked with B: Pairs to 0"
    assert tiles.partners[1].accessibleName() == "B: Pairs to 0, linked with 1: Pairs 0"
    assert tiles.done is not None
    assert not tiles.done.isEnabled()
    tied(qtbot, screen, (2, 3))
    assert tiles.done.isEnabled()
    give(qtbot, screen)
    assert screen.answer is not None
    assert screen.answer.correct == 1


def test_a_tap_on_what_is_tied_frees_both(qtbot: Any, context: Context) -> None:
    tiles = tied(qtbot, opened(qtbot, context), (0, 1))
    click(qtbot, tiles.partners[1])
    assert tiles.now() == ()
    assert (tiles.things[0].linked, tiles.partners[1].linked) == ("", "")
    assert tiles.things[0].accessibleName() == "1: Pairs 0"


def test_a_second_thing_on_the_same_side_is_picked_up_instead(qtbot: Any, context: Context) -> None:
    tiles = area(opened(qtbot, context))
    click(qtbot, tiles.things[0])
    click(qtbot, tiles.things[1])
    assert tiles.held is tiles.things[1]
    assert not tiles.things[0].held
    click(qtbot, tiles.things[1])
    assert tiles.held is None


def test_a_partner_taken_by_another_thing_leaves_the_first(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    tiles = tied(qtbot, screen, (0, 1))
    pull(screen, tiles.things[1], screen.where(tiles.partners[1]).center())
    tiles.things[1].finger_up(5, QPointF(tiles.things[1].mapFrom(screen, tiles.partners[1].geometry().center())))
    assert tiles.now() == ("b>t1",)


def test_a_cord_let_go_beside_everything_ties_nothing_and_a_lost_finger_neither(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    tiles = area(screen)
    tile = tiles.things[0]
    before = pixels(screen)
    pull(screen, tile, QPointF(960, 500))
    assert pixels(screen) != before, "the cord is seen while it is pulled"
    tile.finger_up(5, QPointF(tile.width() + 150, 10))
    assert tiles.now() == ()
    pull(screen, tile, screen.where(tiles.partners[0]).center())
    assert tiles.partners[0].aimed
    tile.finger_lost(5)
    assert tiles.now() == ()
    assert not any(t.aimed for t in (*tiles.things, *tiles.partners))


def test_two_fingers_pull_two_cords_at_once(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    tiles = area(screen)
    goals = {tiles.things[0]: tiles.partners[1], tiles.things[1]: tiles.partners[0]}
    for finger, (thing, partner) in enumerate(goals.items(), start=1):
        pull(screen, thing, screen.where(partner).center(), finger)
    for finger, (thing, partner) in enumerate(goals.items(), start=1):
        thing.finger_up(finger, QPointF(thing.mapFrom(screen, partner.geometry().center())))
    assert tiles.now() == ("a>t1", "b>t2")


def test_numbers_and_letters_tie_and_the_same_key_twice_frees(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    tiles = area(screen)

    def keys(*codes: Qt.Key) -> None:
        for code in codes:
            screen.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier))

    keys(Qt.Key.Key_1, Qt.Key.Key_B, Qt.Key.Key_A, Qt.Key.Key_2)
    assert tiles.now() == ("a>t1", "b>t2")
    keys(Qt.Key.Key_1, Qt.Key.Key_C)
    assert tiles.now() == ("a>t4", "b>t2"), "what is tied can be tied to another at once"
    keys(Qt.Key.Key_2, Qt.Key.Key_2)
    assert tiles.now() == ("a>t4",)
    keys(Qt.Key.Key_3, Qt.Key.Key_Escape)
    assert tiles.held is None
    assert screen.paused is None
    keys(Qt.Key.Key_9, Qt.Key.Key_G)
    assert tiles.held is None


def test_the_hint_ties_the_first_thing_that_is_not_tied_rightly(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    tiles = tied(qtbot, screen, (0, 1), (1, 3))
    assert screen.hint is not None
    click(qtbot, screen.hint)
    assert tiles.now() == ("a>t1", "b>t2")


def test_afterwards_each_partner_stands_beside_its_own(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    tiles = tied(qtbot, screen, (0, 1), (1, 2), (2, 3))  # the second with t4, which belongs to nothing
    give(qtbot, screen)
    assert [tile.state for tile in tiles.things] == ["right", "wrong", "right"]
    assert tiles.things[1].accessibleDescription() == "belongs with A: Pairs to 1"
    assert tiles.things[1].linked == "A", "it wears its own partner's letter now"
    assert tiles.partners[1].accessibleDescription() == "rightly linked"
    assert tiles.partners[0].accessibleDescription().startswith("belongs with 2: ")
    assert tiles.partners[2].state == "other"
    for size in ((1366, 768), (1920, 1080)):
        screen.resize(*size)
        for thing, partner in ((0, 1), (1, 0), (2, 3)):
            assert screen.where(tiles.things[thing]).center().y() == screen.where(tiles.partners[partner]).center().y()
    verdicts = sorted(cord.verdict for cord in tiles.cords_now())
    assert verdicts == ["right", "right", "shown", "wrong"]
    assert all(not tile.isEnabled() for tile in (*tiles.things, *tiles.partners))


def test_when_time_is_up_all_belonging_is_shown_without_blame(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    tiles = tied(qtbot, screen, (0, 0))
    tiles.lift(tiles.things[1], QPointF(200, 500))
    screen.choose(())
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert {tile.state for tile in tiles.things} == {"shown"}
    assert [cord.verdict for cord in tiles.cords_now()] == ["shown"] * 3


def test_what_is_picked_up_is_read_to_those_who_have_things_read_to_them(qtbot: Any, context: Context) -> None:
    context.school.preferences = context.school.preferences.but(read_aloud=True)
    tiles = area(opened(qtbot, context))
    with qtbot.waitSignal(tiles.said) as said:
        click(qtbot, tiles.things[1])
    assert said.args == ["Pairs 1"]
    with qtbot.waitSignal(tiles.said) as said:
        click(qtbot, tiles.speakers[-1])
    assert said.args == ["Pairs to 2"]


def test_every_letter_has_a_shape_of_its_own(qtbot: Any, context: Context) -> None:
    from PySide6.QtGui import QImage, QPainter

    from wastequiz.stage import paint
    from wastequiz.stage.look import Look

    look = Look(Theme())
    shapes: set[bytes] = set()
    for letter in LETTERS:
        image = QImage(64, 64, QImage.Format.Format_Grayscale8)
        image.fill(255)
        p = QPainter(image)
        paint.key_badge(p, look, 4, 4, letter)
        p.end()
        rim = QRectF(16, 16, 32, 32).toRect()
        p = QPainter(image)
        p.fillRect(rim, Qt.GlobalColor.black)  # the letter itself does not count
        p.end()
        shapes.add(bytes(image.constBits()))
    assert len(shapes) == len(LETTERS)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize(("pairs", "extra"), [(3, 0), (5, 0), (5, 2)])
def test_long_words_are_never_cut(
    qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch, pairs: int, extra: int, size: tuple[int, int]
) -> None:
    authored = make_matching("pairs", pairs, extra)
    options = tuple(replace(o, label=Text(en=f"Out-of-date medicine {o.id}")) for o in authored.options)
    targets = tuple(replace(t, label=Text(en=f"{LONG} {t.id}")) for t in authored.targets)
    with watched_words(monkeypatch) as seen:
        screen = opened(qtbot, context, put(replace(authored, options=options, targets=targets)), size)
        screen.grab()
        tied(qtbot, screen, *((n, (n + 1) % pairs) for n in range(pairs)))
        screen.grab()
        give(qtbot, screen)
        screen.settle()
        screen.grab()
        texts, cut = seen.take()
    assert any(LONG in text for text in texts)
    assert not {text for text in cut if LONG in text or "medicine" in text}
