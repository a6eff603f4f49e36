"""Whatever a panel tells, in whatever order: no piece stays down, no contact clicks twice, and nothing lost ever clicks."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from wastequiz.stage.fingers import ECHO_MS, GHOST_MS, PALM, STALE_MS, Fingers, Grip, palm_across

ONE, TWO = (0, 1), (0, 2)
FINGER, HAND = 12.0, 90.0


@dataclass
class Board:
    """Pieces `p0`.. are 100 pixels wide beside each other, each 100 high; below 100 lies a thing that takes fingers; x < 0 is nothing."""

    down: set[str] = field(default_factory=set[str])
    clicks: list[str] = field(default_factory=list[str])
    told: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    hidden: bool = False

    def grab(self, finger: int, x: float, y: float) -> tuple[Grip, str] | None:
        if x < 0:
            return None
        if y >= 100:
            self.told.append(("down", finger))
            return Grip.THING, "thing"
        return Grip.PIECE, f"p{int(x // 100)}"

    def over(self, piece: str, x: float, y: float) -> bool:
        return not self.hidden and x >= 0 and y < 100 and piece == f"p{int(x // 100)}"

    def press(self, piece: str, down: bool) -> None:
        assert down is (piece not in self.down), f"{piece} pressed or lifted twice"
        self.down ^= {piece}

    def click(self, piece: str) -> None:
        assert piece in self.down, "a click that nobody saw coming"
        self.down.remove(piece)
        self.clicks.append(piece)

    def move(self, finger: int, thing: str, x: float, y: float) -> None:
        self.told.append(("move", finger))

    def up(self, finger: int, thing: str, x: float, y: float) -> None:
        self.told.append(("up", finger))

    def lost(self, finger: int, thing: str) -> None:
        self.told.append(("lost", finger))


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def fingers(board: Board) -> Fingers[str]:
    return Fingers(board)


def test_a_tap_presses_and_clicks_once(board: Board, fingers: Fingers[str]) -> None:
    fingers.down(ONE, 50, 50, FINGER, 0)
    assert board.down == {"p0"} and not board.clicks
    fingers.up(ONE, 52, 51, FINGER, 80)
    assert not board.down and board.clicks == ["p0"]


def test_sliding_off_lifts_and_coming_back_presses(board: Board, fingers: Fingers[str]) -> None:
    fingers.down(ONE, 50, 50, 0, 0)
    fingers.move(ONE, 150, 50, 0, 10)
    assert not board.down
    fingers.move(ONE, 60, 50, 0, 20)
    assert board.down == {"p0"}
    fingers.up(ONE, 150, 50, 0, 30)
    assert not board.down and not board.clicks
    fingers.down(ONE, 50, 50, 0, 40)
    fingers.move(ONE, 150, 50, 0, 50)
    fingers.up(ONE, 50, 50, 0, 60)
    assert board.clicks == ["p0"]


def test_three_fingers_press_three_pieces(board: Board, fingers: Fingers[str]) -> None:
    for n in range(3):
        fingers.down((0, n), 50 + 100 * n, 50, 0, n)
    assert board.down == {"p0", "p1", "p2"}
    for n in (1, 0, 2):
        fingers.up((0, n), 50 + 100 * n, 50, 0, 100)
    assert board.clicks == ["p1", "p0", "p2"] and not board.down


@pytest.mark.parametrize("first", [ONE, TWO])
def test_two_fingers_on_one_piece_click_once(board: Board, fingers: Fingers[str], first: tuple[int, int]) -> None:
    fingers.down(ONE, 40, 50, 0, 0)
    fingers.down(TWO, 60, 50, 0, 5)
    assert board.down == {"p0"}
    for key in (first, TWO if first == ONE else ONE):
        fingers.up(key, 50, 50, 0, 50)
    assert board.clicks == ["p0"] and not board.down


def test_a_second_finger_presses_the_piece_the_first_has_slid_off(board: Board, fingers: Fingers[str]) -> None:
    fingers.down(ONE, 50, 50, 0, 0)
    fingers.move(ONE, 150, 50, 0, 10)
    fingers.down(TWO, 50, 50, 0, 20)
    fingers.move(ONE, 50, 50, 0, 30)
    assert board.down == {"p0"}
    fingers.up(TWO, 50, 50, 0, 40)
    fingers.up(ONE, 50, 50, 0, 50)
    assert board.clicks == ["p0"]


def test_a_palm_does_nothing_even_when_it_shrinks(board: Board, fingers: Fingers[str]) -> None:
    fingers.down(ONE, 50, 50, HAND, 0)
    fingers.move(ONE, 50, 50, FINGER, 10)
    fingers.up(ONE, 50, 50, FINGER, 20)
    assert not board.down and not board.clicks


@pytest.mark.parametrize("how", ["move", "still", "up"])
def test_a_finger_that_grows_into_a_palm_is_lost(board: Board, fingers: Fingers[str], how: str) -> None:
    fingers.down(ONE, 50, 50, FINGER, 0)
    fingers.down(TWO, 50, 150, FINGER, 0)
    for key, y in ((ONE, 50), (TWO, 150)):
        if how == "move":
            fingers.move(key, 50, y, HAND, 10)
        elif how == "still":
            fingers.still(key, HAND, 10)
        fingers.up(key, 50, y, HAND if how == "up" else FINGER, 20)
    assert not board.down and not board.clicks
    assert board.told == [("down", 2), ("lost", 2)]


def test_exactly_as_broad_as_a_palm_is_still_a_finger(board: Board, fingers: Fingers[str]) -> None:
    fingers.down(ONE, 50, 50, PALM, 0)
    fingers.up(ONE, 50, 50, PALM, 10)
    assert board.clicks == ["p0"]


@pytest.mark.parametrize(("after", "x", "clicks"), [(ECHO_MS, 60, []), (ECHO_MS + 1, 60, ["p0"]), (10, 250, ["p2"])])
def test_what_comes_down_beside_a_palm_just_lifted_is_the_palm(
    board: Board, fingers: Fingers[str], after: float, x: float, clicks: list[str]
) -> None:
    fingers.down(ONE, 50, 50, HAND, 0)
    fingers.up(ONE, 50, 50, HAND, 100)
    fingers.down(TWO, x, 50, FINGER, 100 + after)
    fingers.up(TWO, x, 50, FINGER, 300)
    assert board.clicks == clicks


def test_what_is_forgotten_does_nothing_until_it_comes_down_anew(board: Board, fingers: Fingers[str]) -> None:
    fingers.down(ONE, 50, 50, 0, 0)
    fingers.down(TWO, 50, 150, 0, 0)
    fingers.forget()
    assert not board.down and board.told == [("down", 2), ("lost", 2)]
    fingers.move(ONE, 55, 50, 0, 10)
    fingers.move(TWO, 55, 150, 0, 10)
    fingers.forget()
    fingers.up(ONE, 55, 50, 0, 20)
    fingers.up(TWO, 55, 150, 0, 20)
    assert not board.down and not board.clicks and len(board.told) == 2
    fingers.down(ONE, 50, 50, 0, 30)
    fingers.up(ONE, 50, 50, 0, 40)
    assert board.clicks == ["p0"]


def test_one_device_is_forgotten_and_the_other_goes_on(board: Board, fingers: Fingers[str]) -> None:
    fingers.down((7, 1), 50, 50, 0, 0)
    fingers.down((8, 1), 150, 50, 0, 0)
    assert fingers.devices() == {7, 8}
    fingers.forget(7)
    fingers.gone(7)
    assert board.down == {"p1"} and fingers.devices() == {8}
    fingers.up((7, 1), 50, 50, 0, 10)
    fingers.up((8, 1), 150, 50, 0, 10)
    assert board.clicks == ["p1"]


def test_an_id_that_comes_down_twice_was_lifted_unheard(board: Board, fingers: Fingers[str]) -> None:
    fingers.down(ONE, 50, 50, 0, 0)
    fingers.down(ONE, 150, 50, 0, 10)
    assert board.down == {"p1"}
    fingers.up(ONE, 150, 50, 0, 20)
    assert board.clicks == ["p1"]


@pytest.mark.parametrize(("quiet", "stays"), [(STALE_MS - 1, True), (STALE_MS, False)])
def test_a_finger_unheard_of_is_stale_when_another_is_the_first(board: Board, fingers: Fingers[str], quiet: float, stays: bool) -> None:
    fingers.down(ONE, 50, 50, 0, 0)
    fingers.first(1, quiet)  # another panel says nothing of this one
    assert board.down == {"p0"}
    fingers.first(0, quiet)
    assert (board.down == {"p0"}) is stays


def test_an_unknown_finger_does_nothing(board: Board, fingers: Fingers[str]) -> None:
    fingers.move(ONE, 50, 50, 0, 0)
    fingers.still(ONE, 0, 0)
    fingers.up(ONE, 50, 50, 0, 0)
    fingers.down(TWO, -5, 50, 0, 0)
    fingers.move(TWO, 50, 50, 0, 1)
    fingers.up(TWO, 50, 50, 0, 2)
    assert board == Board()


def test_a_thing_hears_of_each_finger_by_a_number_of_its_own(board: Board, fingers: Fingers[str]) -> None:
    fingers.down(ONE, 50, 150, 0, 0)
    fingers.up(ONE, 50, 150, 0, 5)
    fingers.down(ONE, 50, 150, 0, 10)
    fingers.down(TWO, 80, 150, 0, 10)
    fingers.move(TWO, 80, 50, 0, 15)
    fingers.up(TWO, 80, 50, 0, 20)
    assert board.told == [("down", 1), ("move", 1), ("up", 1), ("down", 2), ("down", 3), ("move", 3), ("move", 3), ("up", 3)]


class Trapdoor(Board):
    """A board whose page changes by the very press of a finger."""

    def __init__(self) -> None:
        super().__init__()
        self.fingers = Fingers(self)

    def grab(self, finger: int, x: float, y: float) -> tuple[Grip, str] | None:
        got = super().grab(finger, x, y)
        self.fingers.forget()
        return got

    def click(self, piece: str) -> None:
        super().click(piece)
        self.fingers.forget()


@pytest.mark.parametrize(("y", "told"), [(50, []), (150, [("down", 1), ("lost", 1)])])
def test_a_press_that_changes_the_page_holds_nothing(y: float, told: list[tuple[str, int]]) -> None:
    board = Trapdoor()
    board.fingers.down(ONE, 50, y, 0, 0)
    board.fingers.up(ONE, 50, y, 0, 10)
    assert board.told == told and not board.down and not board.clicks


def test_a_click_that_changes_the_page_lets_the_other_fingers_go() -> None:
    board = Board()
    fingers = Fingers(board)
    fingers.down(ONE, 50, 50, 0, 0)
    fingers.down(TWO, 150, 50, 0, 0)
    board.click = lambda piece: (board.down.remove(piece), board.clicks.append(piece), fingers.forget())[1]  # type: ignore[method-assign]
    fingers.up(ONE, 50, 50, 0, 10)
    fingers.up(TWO, 150, 50, 0, 10)
    assert board.clicks == ["p0"] and not board.down


def test_the_finger_nearest_to_a_ghost_of_the_mouse_is_found(board: Board, fingers: Fingers[str]) -> None:
    assert fingers.near(0, 0, 0) == (False, None)
    fingers.down(ONE, 50, 50, 0, 0)
    fingers.down(TWO, 50, 350, 0, 0)
    assert fingers.near(60, 60, 5) == (True, "p0") and fingers.near(60, 300, 5) == (True, "thing")
    fingers.up(TWO, 50, 350, 0, 10)
    assert fingers.near(60, 300, 10 + GHOST_MS) == (True, "thing")
    assert fingers.near(60, 300, 11 + GHOST_MS) == (True, "p0")
    fingers.forget()
    assert fingers.near(60, 60, 20) == (True, None)


@pytest.mark.parametrize(
    ("unit", "mm", "px_per_mm", "across"),
    [
        (1.0, (1895, 1066), 1.0, 60),  # a board, 86 inches
        (2.0, (1895, 1066), 2.0, 120),
        (1.0, (0, 0), 3.8, 60),  # a screen that does not say how large it is
        (0.711, (309, 174), 4.4, 88),  # a laptop, 14 inches: a finger is 44 pixels broad there, more than 60 units
        (2.0, (509, 206), 4.0, 120),
    ],
)
def test_a_palm_is_broader_than_60_units_and_than_any_finger(unit: float, mm: tuple[float, float], px_per_mm: float, across: float) -> None:
    assert palm_across(unit, *mm, px_per_mm) == pytest.approx(across)


# ---- whatever comes

KEYS = st.sampled_from([(0, 0), (0, 1), (1, 0)])  # few, so that what happens concerns the same fingers and pieces
XS, YS = st.sampled_from([50.0, 60.0, 150.0, -50.0]), st.sampled_from([50.0, 60.0, 150.0])
BROAD = st.sampled_from([0.0, FINGER, FINGER, FINGER, HAND])
WAITS = st.sampled_from([0, 5, 100, 1000, 3000])


class AnyPanel(RuleBasedStateMachine):
    """A panel that tells anything, well formed or not, and a program that forgets at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.board = Board()
        self.fingers = Fingers(self.board)
        self.now = 0.0
        self.downs = 0
        self.may_click: dict[tuple[int, int], bool] = {}
        """Fingers on the glass, and whether they may still click."""

    @rule(key=KEYS, x=XS, y=YS, across=BROAD, wait=WAITS, first=st.booleans())
    def down(self, key: tuple[int, int], x: float, y: float, across: float, wait: float, first: bool) -> None:
        self.now += wait
        if first:
            self.fingers.first(key[0], self.now)
        self.fingers.down(key, x, y, across, self.now)
        self.downs += 1
        self.may_click[key] = across <= PALM

    @rule(key=KEYS, x=XS, y=YS, across=BROAD, wait=WAITS)
    def move(self, key: tuple[int, int], x: float, y: float, across: float, wait: float) -> None:
        self.now += wait
        self.fingers.move(key, x, y, across, self.now)
        self._heard(key, across)

    @rule(key=KEYS, across=BROAD)
    def still(self, key: tuple[int, int], across: float) -> None:
        self.fingers.still(key, across, self.now)
        self._heard(key, across)

    @rule(key=KEYS, x=XS, y=YS, across=BROAD, wait=WAITS)
    def up(self, key: tuple[int, int], x: float, y: float, across: float, wait: float) -> None:
        self.now += wait
        before = len(self.board.clicks)
        self.fingers.up(key, x, y, across, self.now)
        self._heard(key, across)
        may = self.may_click.pop(key, False)
        assert len(self.board.clicks) - before <= may, "clicked by a finger that was lost, unknown or a palm"

    @rule()
    def forget(self) -> None:
        self.fingers.forget()
        assert not self.board.down
        self.may_click = dict.fromkeys(self.may_click, False)

    @rule(device=st.integers(0, 1))
    def unplug(self, device: int) -> None:
        self.fingers.gone(device)
        self.may_click = {key: may for key, may in self.may_click.items() if key[0] != device}

    @rule(hidden=st.sampled_from([False, False, False, True]))
    def cover(self, hidden: bool) -> None:
        self.board.hidden = hidden

    def _heard(self, key: tuple[int, int], across: float) -> None:
        if across > PALM and key in self.may_click:
            self.may_click[key] = False

    @invariant()
    def no_piece_is_down_without_a_finger(self) -> None:
        assert len(self.board.down) <= sum(self.may_click.values())

    @invariant()
    def no_finger_clicks_twice(self) -> None:
        assert len(self.board.clicks) <= self.downs

    @invariant()
    def a_thing_hears_of_each_finger_once_down_and_once_up_or_lost(self) -> None:
        ends = [finger for what, finger in self.board.told if what in ("up", "lost")]
        assert len(ends) == len(set(ends)) and set(ends) <= {finger for what, finger in self.board.told if what == "down"}

    def teardown(self) -> None:
        for key in list(self.may_click):
            self.fingers.up(key, -1, -1, 0, self.now)
        assert not self.board.down, "a piece stays down with no finger on the glass"


TestAnyPanel = AnyPanel.TestCase
TestAnyPanel.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)


@given(st.permutations([0, 1, 2]), st.permutations([0, 1, 2]))
def test_each_of_three_children_gets_one_click_in_any_order(downs: list[int], ups: list[int]) -> None:
    board = Board()
    fingers = Fingers(board)
    for n in downs:
        fingers.down((0, n), 50 + 100 * n, 50, 0, 0)
    for n in ups:
        fingers.up((0, n), 50 + 100 * n, 50, 0, 10)
    assert sorted(board.clicks) == ["p0", "p1", "p2"]
