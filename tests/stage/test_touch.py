"""Fingers through the real window: every trace does what it says, Qt's own pieces go on working, and nothing is heard twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QInputDevice, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget

from tests.journeys.person import finger
from tests.stage.touch_traces import FOLDER, Board, Player, dump, load, record
from wastequiz.stage import touch as touching
from wastequiz.stage.canvas import keyboard_leads, let_keyboard_lead, watch_input
from wastequiz.stage.fields import Field
from wastequiz.stage.tables import touch_scrolls
from wastequiz.stage.takers import SILENT_MS
from wastequiz.stage.touch import TakesTouch, Touch, let_go

TRACES = sorted(FOLDER.glob("*.json"))
ASKED_FOR = {
    "tap", "double_tap", "long_press", "palm_while_answering", "palm_first", "three_fingers", "held_over_screen_change",
    "unplugged_while_held", "stale_same_id", "jitter", "slide_off_and_back", "touch_and_mouse",
}  # fmt: skip


@pytest.fixture
def board(qtbot: Any) -> Iterator[Board]:
    made = Board()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    let_keyboard_lead(False)


@pytest.fixture
def touch(board: Board) -> Touch:
    return Touch(board)


class Hand:
    """One finger on the board by Qt's own test events."""

    def __init__(self, board: Board) -> None:
        self.board, self.handle = board, board.windowHandle()

    def at(self, widget: QWidget) -> QPoint:
        return widget.mapTo(self.board, widget.rect().center())

    def down(self, where: QWidget | QPoint, number: int = 0) -> None:
        QTest.touchEvent(self.handle, finger()).press(number, self._spot(where), self.handle).commit()

    def move(self, where: QWidget | QPoint, number: int = 0) -> None:
        QTest.touchEvent(self.handle, finger()).move(number, self._spot(where), self.handle).commit()

    def up(self, where: QWidget | QPoint, number: int = 0) -> None:
        QTest.touchEvent(self.handle, finger()).release(number, self._spot(where), self.handle).commit()

    def tap(self, where: QWidget | QPoint) -> None:
        self.down(where)
        self.up(where)

    def _spot(self, where: QWidget | QPoint) -> QPoint:
        return where if isinstance(where, QPoint) else self.at(where)


@pytest.fixture
def hand(board: Board, touch: Touch) -> Hand:
    return Hand(board)


# ---- traces


@pytest.mark.parametrize("path", TRACES, ids=[path.stem for path in TRACES])
def test_a_trace_does_what_it_says(board: Board, touch: Touch, path: Path) -> None:
    trace = load(path)
    assert any(event.get("what") == "expect" for event in trace["events"]), "a trace that expects nothing"
    Player(board, touch).play(trace)
    assert not board.down()


def test_the_traces_asked_for_are_there_and_documented_and_say_where_they_come_from() -> None:
    assert {path.stem for path in TRACES} >= ASKED_FOR
    told = (FOLDER.parents[2] / "docs" / "touch.md").read_text(encoding="utf-8")
    assert not [path.stem for path in TRACES if f"`{path.stem}`" not in told]
    for path in TRACES:
        trace = load(path)
        assert trace["about"] and (trace["synthetic"] is True or trace["panel"])
        assert dump(trace) == path.read_text(encoding="utf-8")


def test_what_is_recorded_can_be_replayed(board: Board, touch: Touch, hand: Hand) -> None:
    events = record(board)
    hand.down(board.pieces[0])
    hand.move(board.pieces[0])
    hand.up(board.pieces[0])
    QApplication.sendEvent(hand.handle, QTouchEvent(QEvent.Type.TouchCancel, finger()))
    assert [event.get("what") or event["points"][0][1] for event in events] == ["down", "move", "up", "cancel"]
    assert board.clicks == ["left"]
    Player(board, touch).play({"events": list(events)})
    assert board.clicks == ["left", "left"]


# ---- where events come


def test_touches_come_to_the_native_window_and_go_no_further(qapp: Any, board: Board, hand: Hand) -> None:
    seen: list[tuple[str, bool]] = []

    class Spy(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() in (QEvent.Type.TouchBegin, QEvent.Type.TouchEnd, QEvent.Type.MouseButtonPress):
                seen.append((event.type().name, watched is hand.handle))
            return False

    spy = Spy()
    qapp.installEventFilter(spy)
    hand.tap(board.pieces[0])
    qapp.removeEventFilter(spy)
    assert seen == [("TouchBegin", True), ("TouchEnd", True)]
    assert board.clicks == ["left"]


def test_a_touch_takes_the_lead_from_the_keyboard(board: Board, hand: Hand) -> None:
    watch_input()
    let_keyboard_lead()
    hand.tap(board.pieces[0])
    assert not keyboard_leads()


def test_a_touched_piece_gets_the_focus_as_by_mouse(board: Board, hand: Hand) -> None:
    hand.tap(board.pieces[1])
    assert QApplication.focusWidget() is board.pieces[1]


def test_a_window_that_became_another_native_window_is_led_too(board: Board, touch: Touch, qtbot: Any) -> None:
    before = board.windowHandle()
    board.hide()
    board.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    with qtbot.waitExposed(board):
        board.show()
    board.destroy()
    board.create()
    board.show()
    assert board.windowHandle() is not before
    hand = Hand(board)
    for number, button in enumerate(board.pieces):
        hand.down(button, number)
    assert board.down() == ["left", "middle", "right"], "only Qt's one finger that plays the mouse"
    for number, button in enumerate(board.pieces):
        hand.up(button, number)
    assert board.clicks == ["left", "middle", "right"]


# ---- pieces


def test_a_piece_that_is_disabled_or_dies_under_a_finger_does_nothing(board: Board, hand: Hand) -> None:
    left, middle, right = board.pieces
    left.setEnabled(False)
    hand.tap(left)
    hand.down(middle)
    middle.setEnabled(False)
    hand.up(middle)
    spot = hand.at(right)
    hand.down(right)
    board.pieces.pop()
    shiboken6.delete(right)
    hand.move(spot)
    hand.up(spot)
    assert not board.clicks and not board.down()


def test_a_piece_covered_under_a_finger_is_not_clicked(board: Board, hand: Hand) -> None:
    hand.down(board.pieces[0])
    cover = QWidget(board)
    cover.setGeometry(board.rect())
    cover.show()
    hand.up(board.pieces[0])
    assert not board.clicks and not board.down()


def test_the_second_tap_of_two_does_nothing_to_what_came_under_the_finger(board: Board, hand: Hand) -> None:
    """An answer is touched twice; by then the button that leads on lies there."""
    first, second, _third = board.pieces
    spot = hand.at(first)

    def uncover() -> None:
        first.hide()
        second.setGeometry(first.geometry())
        second.raise_()

    first.clicked.connect(uncover)
    hand.tap(spot)
    hand.tap(spot)
    assert len(board.clicks) == 1


def test_a_checkable_piece_changes_once(board: Board, hand: Hand) -> None:
    left = board.pieces[0]
    left.setCheckable(True)
    hand.tap(left)
    assert left.isChecked()


@pytest.mark.parametrize("how", ["deactivate", "block", "hide", "let_go", "ask"])
def test_what_takes_the_eyes_off_the_page_lets_everything_go(board: Board, hand: Hand, how: str) -> None:
    hand.down(board.pieces[0])
    QTest.mousePress(board.layer, Qt.MouseButton.LeftButton)
    assert board.down() == ["left"] and board.layer.heard() == [["down", 0]]
    if how == "deactivate":
        QApplication.sendEvent(board, QEvent(QEvent.Type.WindowDeactivate))
    elif how == "block":
        QApplication.sendEvent(board, QEvent(QEvent.Type.WindowBlocked))
    elif how == "hide":
        board.hide()
        board.show()
    elif how == "ask":
        board.open_ask()
    else:
        let_go(board.layer)
    assert not board.down() and board.layer.heard() == [["down", 0], ["lost", 0]]
    if board.ask is not None:
        board.ask.hide()
    hand.up(board.pieces[0])
    QTest.mouseRelease(board.layer, Qt.MouseButton.LeftButton)
    assert not board.clicks and len(board.layer.told) == 2
    hand.tap(board.pieces[0])
    assert board.clicks == ["left"]


def test_closing_a_question_lets_go_as_well(board: Board, touch: Touch, hand: Hand) -> None:
    board.open_ask()
    assert board.ask is not None
    beside = QPoint(20, 20)
    hand.down(beside, 7)
    assert touch.fingers.near(20, 20, touch.pointer.now)[1] is touch.pointer
    safe, risky = hand.at(board.ask.safe), hand.at(board.ask.risky)
    hand.down(safe)
    hand.down(risky, 1)
    hand.up(safe)
    assert touch.fingers.near(20, 20, touch.pointer.now) == (True, None)
    hand.up(risky, 1)
    hand.up(beside, 7)
    assert not board.clicks, "a question that was answered No was answered Yes as well"
    hand.tap(board.pieces[0])
    assert board.clicks == ["left"]


# ---- right clicks, double clicks and the mouse


def test_a_right_press_does_nothing_and_opens_nothing(board: Board, hand: Hand) -> None:
    left = board.pieces[0]
    opened: list[QPoint] = []
    left.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    left.customContextMenuRequested.connect(opened.append)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mousePress(hand.handle, button, pos=hand.at(left))
        assert not left.isDown()
        QTest.mouseRelease(hand.handle, button, pos=hand.at(left))
    at = hand.at(left)
    QApplication.sendEvent(hand.handle, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, hand.handle.mapToGlobal(at)))
    assert not board.clicks and not opened


def test_a_right_press_comes_to_nobody(board: Board, hand: Hand) -> None:
    heard: list[str] = []

    class Spy(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.ContextMenu):
                heard.append(event.type().name)
            return False

    spy = Spy()
    board.slider.installEventFilter(spy)
    QTest.mouseClick(hand.handle, Qt.MouseButton.RightButton, pos=hand.at(board.slider))
    assert not heard
    QTest.mouseClick(hand.handle, Qt.MouseButton.LeftButton, pos=hand.at(board.slider))
    assert heard == ["MouseButtonPress", "MouseButtonRelease"]


def test_a_right_press_without_a_window_above_does_nothing_either(board: Board) -> None:
    QTest.mouseClick(board.pieces[0], Qt.MouseButton.RightButton)
    assert not board.clicks and not board.pieces[0].isDown()


def test_a_double_click_is_two_clicks(board: Board, hand: Hand) -> None:
    left = board.pieces[0]
    QTest.mouseClick(hand.handle, Qt.MouseButton.LeftButton, pos=hand.at(left))
    QTest.mouseDClick(hand.handle, Qt.MouseButton.LeftButton, pos=hand.at(left))
    assert len(board.clicks) >= 2
    before = len(board.clicks)
    hand.tap(left)
    hand.tap(left)
    assert len(board.clicks) == before + 2


def test_the_mouse_works_as_before(board: Board, hand: Hand) -> None:
    QTest.mouseClick(hand.handle, Qt.MouseButton.LeftButton, pos=hand.at(board.pieces[2]))
    assert board.clicks == ["right"]


# ---- what takes no fingers


def test_a_field_gets_the_focus_and_the_cursor_by_finger(board: Board, hand: Hand) -> None:
    field = Field(board, "name", text="a long name")
    board.put(field, 100, 100, 600, 84)
    field.show()
    hand.tap(field)
    assert QApplication.focusWidget() is field
    assert isinstance(field, QLineEdit) and field.cursorPosition() == len("a long name")


def test_a_list_is_dragged_by_finger(board: Board, hand: Hand, qtbot: Any) -> None:
    from PySide6.QtWidgets import QScroller, QTextBrowser

    page = QTextBrowser(board)
    page.setPlainText("line\n" * 200)
    page.setGeometry(0, 0, 600, 400)
    touch_scrolls(page)
    page.show()
    hand.down(QPoint(300, 350))
    for y in range(340, 40, -10):
        hand.move(QPoint(300, y))
    hand.up(QPoint(300, 50))
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 50)
    QScroller.scroller(page.viewport()).stop()


def test_one_finger_plays_the_mouse_until_it_is_silent(board: Board, touch: Touch, hand: Hand) -> None:
    now = [0.0]
    touch.time_of = lambda _event: now[0]  # type: ignore[method-assign]
    one, two = QPushButton("one", board), QPushButton("two", board)
    clicks: list[str] = []
    for x, button in ((0, one), (200, two)):
        button.setGeometry(x, 0, 150, 80)
        button.clicked.connect(lambda _checked=False, b=button: clicks.append(b.text()))
        button.show()
    hand.down(one)
    hand.down(two, 1)
    hand.up(two, 1)
    assert not clicks
    for now[0] in (SILENT_MS / 2, SILENT_MS):  # it lies still: dirt on the frame
        QTest.touchEvent(hand.handle, finger()).stationary(0).commit()
    QTest.touchEvent(hand.handle, finger()).stationary(0).press(2, hand.at(two), hand.handle).commit()
    hand.up(two, 2)
    hand.up(one)
    assert clicks == ["two"]


def test_a_popup_keeps_qts_own_handling(board: Board, hand: Hand, qtbot: Any) -> None:
    hand.down(board.pieces[0], 5)
    menu = QMenu(board)
    chosen: list[bool] = []
    menu.addAction("choose").triggered.connect(lambda: chosen.append(True))
    menu.popup(board.mapToGlobal(QPoint(600, 20)))
    qtbot.waitUntil(menu.isVisible)
    spot = board.mapFromGlobal(menu.mapToGlobal(menu.actionGeometry(menu.actions()[0]).center()))
    hand.tap(spot)
    assert not board.down() and not board.clicks and chosen
    menu.close()


def test_a_touchpad_is_none_of_its_business(board: Board, touch: Touch, hand: Hand) -> None:
    pad = QTest.createTouchDevice(QInputDevice.DeviceType.TouchPad)
    spot = hand.at(board.pieces[0])
    QTest.touchEvent(hand.handle, pad).press(0, spot, hand.handle).commit()
    assert not touch.fingers.devices()
    QTest.touchEvent(hand.handle, pad).release(0, spot, hand.handle).commit()
    shiboken6.delete(pad)


# ---- what takes fingers


def test_a_layer_hears_in_its_own_pixels(board: Board, hand: Hand) -> None:
    assert isinstance(board.layer, TakesTouch)
    spot = board.layer.pos() + QPoint(10, 20)
    hand.down(spot)
    hand.move(spot - QPoint(100, 0))
    hand.up(spot - QPoint(100, 0))
    number = board.layer.told[0][1]
    assert number > 0
    assert board.layer.told == [
        ("down", number, QPointF(10, 20)),
        ("move", number, QPointF(-90, 20)),
        ("move", number, QPointF(-90, 20)),
        ("up", number, QPointF(-90, 20)),
    ]


def test_the_mouse_is_finger_0_of_a_layer(board: Board, hand: Hand) -> None:
    spot = board.layer.pos() + QPoint(10, 20)
    QTest.mousePress(hand.handle, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(hand.handle, spot + QPoint(5, 0))
    QTest.mouseRelease(hand.handle, Qt.MouseButton.LeftButton, pos=spot + QPoint(5, 0))
    assert board.layer.told == [("down", 0, QPointF(10, 20)), ("move", 0, QPointF(15, 20)), ("up", 0, QPointF(15, 20))]
    QTest.mouseMove(board.layer, QPoint(3, 3))
    QTest.mouseClick(board.layer, Qt.MouseButton.RightButton)
    assert len(board.layer.told) == 3


def test_a_layer_may_refuse_and_then_hears_nothing(board: Board, hand: Hand) -> None:
    board.layer.takes = False
    hand.tap(board.layer)
    QTest.mouseClick(board.layer, Qt.MouseButton.LeftButton)
    assert not board.layer.told


def test_a_layer_loses_the_mouse_when_it_is_put_to_sleep(board: Board, hand: Hand) -> None:
    QTest.mousePress(board.layer, Qt.MouseButton.LeftButton)
    board.layer.setEnabled(False)
    assert board.layer.heard() == [["down", 0], ["lost", 0]]
    hand.tap(board.layer)
    assert len(board.layer.heard()) == 2


def test_a_layer_that_dies_under_a_finger_is_forgotten(board: Board, hand: Hand) -> None:
    spot = hand.at(board.layer)
    hand.down(spot)
    shiboken6.delete(board.layer)
    hand.move(spot)
    hand.up(spot)
    hand.tap(board.pieces[0])
    assert board.clicks == ["left"]


# ---- facts of Qt's events


def test_breadth_and_palm_are_read_from_qt(board: Board, touch: Touch, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[float, ...]] = []
    monkeypatch.setattr(touching, "palm_across", lambda *facts: asked.append(facts) or 42.0)
    assert touch.palm() == 42.0
    screen = board.screen()
    size = screen.physicalSize()
    unit, *rest = asked[0]
    assert unit == pytest.approx(board.unit)
    assert rest == [size.width(), size.height(), pytest.approx(screen.physicalDotsPerInch() / 25.4)]
    board.resize(540, 960)
    touch.palm()
    assert asked[1][0] == pytest.approx(board.unit) == pytest.approx(0.5)


def test_a_panel_without_breadth_has_fingers_only(board: Board, touch: Touch, hand: Hand) -> None:
    broad: list[float] = []
    read = touch.across
    touch.across = lambda point: broad.append(read(point)) or broad[-1]  # type: ignore[method-assign, func-returns-value]
    hand.tap(board.pieces[0])
    assert broad == [0.0, 0.0] and board.clicks == ["left"]
