"""Things are sorted into bins by mouse, by several fingers, by tapping and by keys, and one sees afterwards what belonged where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest

from tests.ui.kinds.sorting import THINGS, Board, Mouse, area_of, carry, let_go, middle, page_of, put_of, sort_many, take_apart
from tests.ui.screens.playground import context_on, pixels, press, tab_to
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.questions import pair
from wastequiz.stage.canvas import let_keyboard_lead
from wastequiz.ui.context import Context
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.sorting_area import SortingArea


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made
    let_keyboard_lead(False)


@pytest.fixture
def screen(qtbot: Any, context: Context) -> QuizScreen:
    return page_of(qtbot, context, sort_many())


@pytest.fixture
def area(screen: QuizScreen) -> SortingArea:
    return area_of(screen)


def solve(area: SortingArea) -> None:
    for card in area.cards:
        area.put_in(card, next(b for b in area.bins if b.target.id == card.option.target))


# ---- by mouse


def test_a_thing_pulled_over_a_bin_lies_small_in_it_and_can_be_pulled_out_again(screen: QuizScreen, area: SortingArea) -> None:
    mouse, bread, food = Mouse(screen), area.cards[0], area.bins[2]
    large = bread.size()
    mouse.drag(middle(bread), middle(food))
    assert put_of(area) == {"bread": "food"} and bread.small and bread.width() < large.width() / 2
    assert food.geometry().contains(bread.geometry()) and bread.accessibleDescription() == "in Food"
    assert food.accessibleDescription() == "In it: Bread"
    mouse.drag(middle(bread), QPoint(20, 20))
    assert put_of(area) == {} and bread.size() == large and not bread.small
    assert screen.where(bread) == area._slots[0] and bread.accessibleDescription() == "on the shelf"


def test_a_bin_opens_its_lid_while_something_is_near_and_shuts_it_again(screen: QuizScreen, area: SortingArea) -> None:
    mouse, bread, food = Mouse(screen), area.cards[0], area.bins[2]
    shut = pixels(food)
    mouse.down(middle(bread))
    mouse.move(middle(food))
    assert food.near and bread.held and pixels(food) != shut
    mouse.move(QPoint(20, 20))
    assert not food.near and not food.filled  # its pixels may differ still: where the pointer is has its own border
    mouse.up(QPoint(20, 20))
    assert not bread.held and put_of(area) == {}


@pytest.mark.parametrize(("share", "bin_id"), [(0.3, "hazardous"), (0.7, "food")])
def test_what_is_dropped_between_two_bins_goes_to_the_nearer_one(area: SortingArea, share: float, bin_id: str) -> None:
    left, right = (area.canvas.where(b) for b in area.bins[1:3])
    gap = right.left() - left.right()
    at = area.canvas.to_px(left.translated(left.width() / 2 + gap * share, 0)).center()
    carry(area.cards[0], 1, at)
    let_go(area.cards[0], 1, at)
    assert put_of(area) == {"bread": bin_id}


@pytest.mark.parametrize(("above", "taken"), [(44, True), (52, False)])
def test_a_bin_takes_what_is_dropped_within_48_units_of_it(area: SortingArea, above: int, taken: bool) -> None:
    bread, food = area.cards[0], area.canvas.where(area.bins[2])
    spot = area.canvas.to_px(food.adjusted(0, -above, 0, -food.height() - above + 2)).center()
    bread.finger_down(1, bread.rect().bottomLeft().toPointF())  # held below, so that its middle is farther than the finger
    bread.finger_move(1, bread.mapFromParent(spot).toPointF())
    let_go(bread, 1, spot)
    assert (put_of(area) == {"bread": "food"}) is taken


@pytest.mark.parametrize("size", [(1024, 768), (1080, 1920)], ids=["four to three", "tall"])
def test_bins_are_found_under_the_finger_in_a_window_of_any_shape(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    area = area_of(page_of(qtbot, context, sort_many(), size))
    for target in area.bins:
        carry(area.cards[0], 1, QPoint(middle(target).x(), target.geometry().bottom() - 4))
        assert [b for b in area.bins if b.near] == [target]
        area.hands.let_go()


def test_a_thing_held_at_its_edge_goes_where_its_middle_is_if_the_finger_is_nowhere(area: SortingArea) -> None:
    bread, food = area.cards[0], area.bins[2]
    top = food.geometry().top() - round(60 * area.canvas.unit)
    spot = QPoint(middle(food).x(), top)
    bread.finger_down(1, QPoint(bread.width() // 2, 2).toPointF())
    bread.finger_move(1, bread.mapFromParent(spot).toPointF())
    assert food.near
    let_go(bread, 1, spot)
    assert put_of(area) == {"bread": "food"}


def test_what_is_dropped_outside_glides_home(qtbot: Any, context: Context) -> None:
    context.look.theme.reduced_motion = False
    screen = page_of(qtbot, context, sort_many())
    area = area_of(screen)
    bread = area.cards[0]
    home, far = bread.pos(), QPoint(700, 60)
    carry(bread, 1, far)
    let_go(bread, 1, far)
    assert (middle(bread) - far).manhattanLength() < 60, "it starts where it was let go"
    screen.settle()
    assert bread.pos() == home


def test_a_thing_caught_on_its_way_home_is_in_the_hand_again(qtbot: Any, context: Context) -> None:
    context.look.theme.reduced_motion = False
    screen = page_of(qtbot, context, sort_many())
    area = area_of(screen)
    bread, food = area.cards[0], area.bins[2]
    carry(bread, 1, QPoint(700, 60))
    let_go(bread, 1, QPoint(700, 60))
    carry(bread, 2, middle(food))
    screen.settle()
    assert (middle(bread) - middle(food)).manhattanLength() < 4, "the way home moves it no more"
    let_go(bread, 2, middle(food))
    assert put_of(area) == {"bread": "food"}


# ---- by fingers


def test_three_fingers_pull_three_things_at_once(screen: QuizScreen, area: SortingArea) -> None:
    board = Board(screen)
    ways = {n: (area.cards[n], area.bins[b]) for n, b in ((0, 2), (1, 0), (2, 1))}
    for n, (card, _bin) in ways.items():
        board.tell(n, "press", middle(card))
    for n, (_card, target) in ways.items():
        board.tell(n, "move", middle(target))
    assert all(card.held and target.near for card, target in ways.values())
    for n, (_card, target) in ways.items():
        board.tell(n, "release", middle(target))
    assert put_of(area) == {"bread": "food", "drink_can": "recyclable", "pill": "hazardous"}
    assert not any(b.near for b in area.bins)


def test_two_things_over_one_bin_keep_its_lid_open_until_both_have_gone(area: SortingArea) -> None:
    food = area.bins[2]
    for n in (0, 1):
        carry(area.cards[n], n + 1, middle(food))
    let_go(area.cards[0], 1, middle(food))
    assert food.near
    let_go(area.cards[1], 2, middle(food))
    assert not food.near and put_of(area) == {"bread": "food", "drink_can": "food"}


def test_a_second_finger_on_a_held_thing_does_nothing(screen: QuizScreen, area: SortingArea) -> None:
    board, bread, food = Board(screen), area.cards[0], area.bins[2]
    board.tell(0, "press", middle(bread))
    board.tell(0, "move", middle(food))
    board.tell(1, "press", middle(bread))
    board.tell(1, "move", QPoint(30, 30))
    board.tell(1, "release", QPoint(30, 30))
    assert bread.held and middle(bread) == middle(food) and area.in_hand is None
    board.tell(0, "release", middle(food))
    assert put_of(area) == {"bread": "food"}


def test_a_palm_takes_nothing_and_disturbs_nobody(screen: QuizScreen, area: SortingArea) -> None:
    board, bread, food = Board(screen), area.cards[0], area.bins[2]
    board.broad[1] = 200.0
    board.tell(0, "press", middle(bread))
    board.tell(1, "press", middle(area.cards[1]))
    board.tell(1, "move", middle(area.bins[0]))
    board.tell(0, "move", middle(food))
    board.tell(1, "release", middle(area.bins[0]))
    board.tell(0, "release", middle(food))
    assert put_of(area) == {"bread": "food"} and area.in_hand is None


def test_a_thing_whose_finger_became_a_palm_goes_back_where_it_was(screen: QuizScreen, area: SortingArea) -> None:
    board, bread, food = Board(screen), area.cards[0], area.bins[2]
    area.put_in(bread, food)
    lay = bread.pos()
    board.tell(0, "press", middle(bread))
    board.tell(0, "move", middle(area.bins[0]))
    board.broad[0] = 200.0
    board.tell(0, "move", middle(area.bins[1]))
    assert put_of(area) == {"bread": "food"} and bread.pos() == lay and not bread.held and not area.bins[0].near
    board.tell(0, "release", middle(area.bins[1]))
    assert put_of(area) == {"bread": "food"}


def test_a_finger_that_trembles_taps(screen: QuizScreen, area: SortingArea) -> None:
    board, bread = Board(screen), area.cards[0]
    board.tell(0, "press", middle(bread))
    board.tell(0, "move", middle(bread) + QPoint(5, 4))
    board.tell(0, "release", middle(bread) + QPoint(5, 4))
    assert area.in_hand is bread and screen.where(bread) == area._slots[0]


# ---- by tapping


def test_a_thing_is_tapped_and_then_its_bin(screen: QuizScreen, area: SortingArea) -> None:
    mouse, bread, food = Mouse(screen), area.cards[0], area.bins[2]
    rest = pixels(bread)
    mouse.tap(bread)
    assert area.in_hand is bread and bread.accessibleDescription() == "in your hand" and pixels(bread) != rest
    mouse.tap(bread)
    assert area.in_hand is None and not bread.held
    mouse.tap(bread)
    mouse.tap(area.cards[1])
    assert area.in_hand is area.cards[1] and not bread.held
    mouse.tap(bread)
    mouse.tap(food)
    assert put_of(area) == {"bread": "food"} and area.in_hand is None
    mouse.tap(food)
    assert put_of(area) == {"bread": "food"}, "an empty hand puts nothing"


def test_a_thing_in_a_bin_comes_back_when_tapped_unless_another_is_in_hand(screen: QuizScreen, area: SortingArea) -> None:
    mouse, bread, can, food = Mouse(screen), area.cards[0], area.cards[1], area.bins[2]
    area.put_in(bread, food)
    mouse.tap(can)
    mouse.tap(bread)
    assert put_of(area) == {"bread": "food", "drink_can": "food"}, "with a full hand one means the bin"
    assert not bread.geometry().intersects(can.geometry())
    mouse.tap(bread)
    assert put_of(area) == {"drink_can": "food"} and screen.where(bread) == area._slots[0]


def test_a_thing_is_dropped_while_another_child_has_one_in_hand(area: SortingArea) -> None:
    bread, can = area.cards[:2]
    can.click()
    carry(bread, 4, middle(area.bins[2]))
    let_go(bread, 4, middle(area.bins[2]))
    assert put_of(area) == {"bread": "food"} and area.in_hand is can and can.held
    area.bins[0].click()
    assert put_of(area) == {"bread": "food", "drink_can": "recyclable"} and not can.held


def test_the_thing_in_hand_can_be_pulled_too(area: SortingArea) -> None:
    bread = area.cards[0]
    bread.click()
    carry(bread, 1, middle(area.bins[2]))
    assert area.in_hand is None
    let_go(bread, 1, middle(area.bins[2]))
    assert put_of(area) == {"bread": "food"} and not bread.held


def test_all_five_in_one_bin_can_each_be_taken_out(area: SortingArea) -> None:
    for card in area.cards:
        area.put_in(card, area.bins[0])
    for card in area.cards:
        assert area.bins[0].geometry().contains(card.geometry())
        assert area.canvas.childAt(middle(card)) is card


# ---- by keys


def test_numbers_take_letters_put_and_enter_gives_the_answer(screen: QuizScreen, area: SortingArea, qtbot: Any) -> None:
    let_keyboard_lead()
    screen.setFocus()
    for keys in ("1c", "2a", "3b", "4d"):
        QTest.keyClicks(screen, keys)
    assert area.done is not None and not area.done.isEnabled()
    QTest.keyClicks(screen, "5d5a")
    assert put_of(area) == dict(THINGS) and area.done.isEnabled() and area.done.hasFocus()
    QTest.keyClicks(screen, "x9")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert screen.answer is not None and screen.answer.correct == 1


def test_tab_arrows_and_enter_do_as_taps_do(screen: QuizScreen, area: SortingArea) -> None:
    let_keyboard_lead()
    tab_to(area.cards[0])
    press(Qt.Key.Key_Return)
    assert area.in_hand is area.cards[0]
    press(Qt.Key.Key_Down)
    assert area.bins[0].hasFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert put_of(area) == {"bread": "food"} and area.cards[1].hasFocus(), "the next thing waits"


def test_the_key_hint_is_short_and_names_the_last_letter(area: SortingArea) -> None:
    assert "5" in area.key_hint() and "D" in area.key_hint() and len(area.key_hint()) <= 40


# ---- giving the answer


def test_done_sleeps_until_all_is_put_and_while_something_is_carried(area: SortingArea) -> None:
    given: list[object] = []
    area.answered.connect(given.append)
    assert area.done is not None
    for card in area.cards:
        assert not area.done.isEnabled()
        area.put_in(card, area.bins[0])
    assert area.done.isEnabled()
    carry(area.cards[0], 1, middle(area.bins[1]))
    assert not area.done.isEnabled()
    area.give()
    assert given == []
    let_go(area.cards[0], 1, middle(area.bins[1]))
    area.done.click()
    assert given == [tuple(pair(i, "hazardous" if n == 0 else "recyclable") for n, (i, _bin) in enumerate(THINGS))]


def test_the_hint_puts_one_thing_where_it_belongs(screen: QuizScreen, area: SortingArea) -> None:
    assert screen.hint is not None
    area.put_in(area.cards[0], area.bins[0])
    screen.hint.click()
    helped = put_of(area)
    assert len(helped) == 2 and helped["bread"] == "recyclable", "what lies on the shelf is helped first"
    assert all(dict(THINGS)[thing] == to for thing, to in helped.items() if thing != "bread")
    assert not screen.hint.isEnabled()
    solve(area)
    assert not area.can_hint() and not area.give_hint()


def test_a_thing_in_somebodys_hand_is_not_taken_out_of_it_by_the_hint(area: SortingArea) -> None:
    for card in area.cards[1:]:
        area.put_in(card, area._bin(card.option.target))
    carry(area.cards[0], 1, QPoint(700, 300))
    assert not area.give_hint()
    assert area.cards[0].held


def test_things_say_their_names_when_they_are_taken_if_all_is_read_aloud(qtbot: Any, context: Context) -> None:
    screen = page_of(qtbot, context, sort_many(), pictures_only=True)
    area, said = area_of(screen), list[str]()
    area.said.connect(said.append)
    area.cards[0].click()
    area.bins[2].click()
    area.bins[2].click()
    carry(area.cards[1], 1, middle(area.bins[0]))
    assert said == ["Bread", "Food", "Drink_can"]
    assert list(area.options_said()) == [thing for thing, _bin in THINGS]


def test_nothing_is_said_where_nothing_is_read_aloud(area: SortingArea) -> None:
    said: list[str] = []
    area.said.connect(said.append)
    area.cards[0].click()
    area.bins[2].click()
    area.bins[2].click()
    assert said == []


# ---- afterwards


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)], ids=["wide", "tall"])
def test_afterwards_every_thing_shows_its_bin_and_wrong_ones_where_they_were(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    screen = page_of(qtbot, context, sort_many(), size)
    area = area_of(screen)
    solve(area)
    area.put_in(area.cards[0], area.bins[0])
    assert area.done is not None
    area.done.click()
    qtbot.waitUntil(lambda: screen.answer is not None)
    bread, can = area.cards[:2]
    assert [c.state for c in area.cards] == ["wrong", *["right"] * 4]
    assert bread.accessibleDescription() == "belongs in Food" and can.accessibleDescription() == "right: Recyclable"
    assert bread.true_tag is not None and bread.put_tag is not None
    assert (bread.true_tag.name, bread.put_tag.name, can.put_tag) == ("Food", "Recyclable", None)
    assert not any(b.isVisible() for b in area.bins) and not area.done.isVisible() and not area.shelf.isVisible()
    for card in area.cards:
        box = screen.where(card)
        assert not card.isEnabled() and not card.small
        assert box.bottom() <= screen.sheet_top() and box.top() > screen.where(screen.card).bottom()
    was = bread.pos()
    Mouse(screen).drag(middle(bread), QPoint(30, 30))
    assert bread.pos() == was and not bread.finger_down(1, QPoint(5, 5).toPointF())
    assert not area.can_hint()


def test_a_thing_in_the_hand_when_time_runs_out_is_shown_with_the_rest(qtbot: Any, screen: QuizScreen, area: SortingArea) -> None:
    carry(area.cards[0], 1, middle(area.bins[2]))
    screen.choose(())
    qtbot.waitUntil(lambda: screen.answer is not None)
    let_go(area.cards[0], 1, middle(area.bins[2]))
    assert [c.state for c in area.cards] == ["wrong"] * 5 and all(c.put_tag is None for c in area.cards)
    assert [screen.where(c) for c in area.cards] == area._slots and not area.cards[0].held


def test_a_turned_board_puts_everything_back_in_its_place(screen: QuizScreen, area: SortingArea) -> None:
    area.put_in(area.cards[1], area.bins[0])
    carry(area.cards[0], 1, QPoint(600, 300))
    screen.resize(1080, 1920)
    assert not area.cards[0].held and screen.where(area.cards[0]) == area._slots[0]
    assert area.bins[0].geometry().contains(area.cards[1].geometry())


# ---- parts


def test_parts_are_told_by_name_and_share_no_misleading_picture(qtbot: Any, context: Context) -> None:
    area = area_of(page_of(qtbot, context, take_apart("bread", "bread", "no_such_drawing")))
    assert all(card.shown.named and not card.shown.picture for card in area.cards)
    area = area_of(page_of(qtbot, context, take_apart("bread", "drink_can", "tissue")))
    assert [card.shown.picture for card in area.cards] == ["bread", "drink_can", "tissue"] and area.cards[0].shown.named


def test_a_part_can_go_to_a_place_that_is_no_bin(qtbot: Any, context: Context) -> None:
    screen = page_of(qtbot, context, take_apart("bread", "drink_can", "tissue"))
    area = area_of(screen)
    sink = area.bins[4]
    assert sink.shows is None and sink.accessibleName() == "E: Sink"
    Mouse(screen).drag(middle(area.cards[0]), middle(sink))
    assert put_of(area) == {"p1": "drain"}
    last = area.fill(KINDS["take_apart"].solution(screen.question))
    last.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert screen.answer is not None and screen.answer.correct == 1
    assert area.cards[0].accessibleDescription() == "right: Sink"


def test_those_who_cannot_read_see_pictures_without_names(qtbot: Any, context: Context) -> None:
    area = area_of(page_of(qtbot, context, sort_many(), pictures_only=True))
    assert not any(card.shown.name for card in area.cards) and all(card.shown.picture for card in area.cards)


# ---- painting


class Repainted(QObject):
    """Adds up how many pixels of a widget are painted."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.areas: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self.areas.append(sum(r.width() * r.height() for r in event.region()))
        return False


def test_a_thing_that_is_moved_has_only_its_own_ground_painted_anew(
    qtbot: Any, screen: QuizScreen, area: SortingArea, monkeypatch: pytest.MonkeyPatch
) -> None:
    bread = area.cards[0]
    carry(bread, 1, QPoint(300, 300))
    screen.grab()
    grounds: list[int] = []
    monkeypatch.setattr(screen, "_paint_ground", lambda p: grounds.append(1))
    painted = Repainted(screen)
    for n in range(12):
        seen = len(painted.areas)
        bread.finger_move(1, bread.mapFromParent(QPoint(320 + 20 * n, 300 + 10 * n)).toPointF())
        qtbot.waitUntil(lambda seen=seen: len(painted.areas) > seen)
    assert grounds == [], "the ground is kept"
    assert max(painted.areas) < 4 * bread.width() * bread.height() + area.bins[0].width() * area.bins[0].height()
    assert max(painted.areas) < screen.width() * screen.height() / 5
