"""One button or two: the ring goes over all that can be touched, rows first where there is much, small things last; a press chooses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.stage.asking import Ask
from wastequiz.stage.canvas import Canvas, keyboard_leads, let_keyboard_lead
from wastequiz.stage.fields import Field, Slider
from wastequiz.stage.look import Look
from wastequiz.stage.pieces import Button, SmallSpeaker
from wastequiz.stage.scanning import MOST_PIECES, SLIP_MS, Scanner, page, press


class Page(Canvas):
    """`count` buttons in rows of four, and a small speaker on the first."""

    def __init__(self, count: int) -> None:
        super().__init__(Look())
        self.pressed: list[str] = []
        self.buttons = [Button(self, f"b{n}") for n in range(count)]
        for button in self.buttons:
            button.clicked.connect(lambda _c=False, b=button: self.pressed.append(b.label))
        self.small = SmallSpeaker(self, "small", lambda: self.pressed.append("small"))

    def arrange(self) -> None:
        for n, button in enumerate(self.buttons):
            self.put(button, 60 + n % 4 * 400, 100 + n // 4 * 250, 360, 200)
        self.put(self.small, 320, 200, 96, 96)


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        Clock.now += SLIP_MS + 1
        return Clock.now


@pytest.fixture
def made(qtbot: Any) -> Iterator[Any]:
    scanner = Scanner(Clock())

    def make(count: int, mode: str = "two_buttons", *, kept: bool = True) -> tuple[Page, Scanner]:
        canvas = Page(count)
        if kept:
            qtbot.addWidget(canvas)
        canvas.resize(1920, 1080)
        with qtbot.waitExposed(canvas):
            canvas.show()
        canvas.activateWindow()
        qtbot.waitUntil(canvas.isActiveWindow)
        scanner.use(mode, 1200)
        return canvas, scanner

    yield make
    scanner.use("off", 0)
    let_keyboard_lead(False)


def ring(scanner: Scanner) -> list[str]:
    at = scanner._at
    return [] if at is None else [w.accessibleName() for w in at.pieces]


def walk(scanner: Scanner, steps: int) -> list[list[str]]:
    found: list[list[str]] = []
    for _ in range(steps):
        scanner.step()
        found.append(ring(scanner))
    return found


def test_few_pieces_are_passed_one_by_one_small_ones_last_and_round_again(made: Any) -> None:
    _canvas, scanner = made(3)
    assert walk(scanner, 5) == [["b0"], ["b1"], ["b2"], ["small"], ["b0"]]
    assert keyboard_leads() and QApplication.focusWidget() is not None and QApplication.focusWidget().accessibleName() == "b0"


def test_what_cannot_be_pressed_is_passed_over(made: Any) -> None:
    canvas, scanner = made(3)
    canvas.buttons[1].setEnabled(False)
    canvas.small.hide()
    assert walk(scanner, 3) == [["b0"], ["b2"], ["b0"]]
    for button in canvas.buttons:
        button.setEnabled(False)
    scanner.step()
    scanner.choose()
    assert canvas.pressed == []


def test_many_pieces_go_row_by_row_then_within_the_row_and_out_again(made: Any) -> None:
    canvas, scanner = made(8)
    assert len(canvas.buttons) + 1 > MOST_PIECES
    assert walk(scanner, 4) == [["b0", "b1", "b2", "b3"], ["b4", "b5", "b6", "b7"], ["small"], ["b0", "b1", "b2", "b3"]]
    assert canvas.ring() == (canvas.seen(canvas.buttons[0]).united(canvas.seen(canvas.buttons[3])), 24.0)
    scanner.choose()
    assert ring(scanner) == ["b0"] and canvas.ring() == (canvas.seen(canvas.buttons[0]), canvas.buttons[0].radius)
    assert walk(scanner, 4) == [["b1"], ["b2"], ["b3"], ["b4", "b5", "b6", "b7"]]
    scanner.choose()
    scanner.step()
    scanner.choose()
    assert canvas.pressed == ["b5"]
    scanner.step()
    assert ring(scanner) == ["b4", "b5", "b6", "b7"], "after a press the rows come again"


def test_two_keys_move_and_choose_and_nothing_else_gets_them(made: Any) -> None:
    canvas, scanner = made(3)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space):
        QTest.keyClick(canvas, key)
    assert ring(scanner) == ["b1"] and canvas.pressed == []
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.pressed == ["b1"]


def test_with_one_button_every_press_chooses_and_the_ring_moves_by_the_clock(made: Any) -> None:
    canvas, scanner = made(3, "one_button")
    assert scanner._timer.isActive() and scanner._timer.interval() == 1200
    scanner._timer.timeout.emit()
    scanner._timer.timeout.emit()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Enter)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton)
    QTest.mouseClick(canvas, Qt.MouseButton.RightButton)
    assert canvas.pressed == ["b1"] * 4


def test_left_moves_and_right_chooses_wherever_the_mouse_is(made: Any) -> None:
    canvas, scanner = made(3)
    at = canvas.seen(canvas.buttons[2]).center().toPoint()
    QTest.mouseClick(canvas.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    assert ring(scanner) == ["b0"] and canvas.pressed == []
    QTest.mouseClick(canvas.windowHandle(), Qt.MouseButton.RightButton, pos=at)
    assert canvas.pressed == ["b0"]


def test_a_slip_of_the_hand_counts_once(made: Any) -> None:
    canvas, scanner = made(3)
    scanner._now_ms = lambda: 5_000.0
    scanner._pressed_ms = 4_000.0
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert ring(scanner) == ["b0"]


def test_off_leaves_keys_and_mouse_alone(made: Any) -> None:
    canvas, scanner = made(3)
    scanner.use("off", 1200)
    canvas.buttons[1].setFocus()
    QTest.keyClick(canvas.buttons[1], Qt.Key.Key_Space)
    QTest.mouseClick(canvas.buttons[2], Qt.MouseButton.LeftButton)
    assert canvas.pressed == ["b1", "b2"] and ring(scanner) == []


def test_at_the_desk_the_mouse_points_and_a_field_takes_spaces(made: Any) -> None:
    canvas, scanner = made(2)
    canvas.for_staff = True
    QTest.mouseClick(canvas.buttons[1], Qt.MouseButton.LeftButton)
    assert canvas.pressed == ["b1"]
    field = Field(canvas, "name")
    canvas.put(field, 60, 700, 400, 84)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "a b")
    assert field.text() == "a b" and ring(scanner) == []


def test_the_ring_begins_where_the_page_put_the_focus_and_follows_it(made: Any) -> None:
    canvas, scanner = made(3)
    canvas.buttons[1].setFocus()
    assert walk(scanner, 1) == [["b1"]]
    canvas.buttons[0].setFocus()
    assert walk(scanner, 1) == [["b1"]], "one further than where the page led the focus"
    canvas.buttons[0].setFocus()
    scanner.choose()
    assert canvas.pressed == ["b0"]


def test_the_first_press_on_a_page_only_shows_where_the_ring_is(made: Any) -> None:
    canvas, scanner = made(3)
    scanner.choose()
    assert canvas.pressed == [] and ring(scanner) == ["b0"]


def test_what_asks_has_the_ring_to_itself_and_gives_it_back(made: Any) -> None:
    canvas, scanner = made(3)
    scanner.step()
    ask = Ask(canvas, "Sure?", "", "No", "Yes", lambda: canvas.pressed.append("yes"))
    assert page() is ask
    assert walk(scanner, 3) == [["No"], ["Yes"], ["No"]]
    scanner.step()
    scanner.choose()
    assert canvas.pressed == ["yes"] and page() is canvas
    assert walk(scanner, 1)[0] != ["No"]


def test_a_page_that_is_gone_is_forgotten(made: Any, qtbot: Any) -> None:
    canvas, scanner = made(3, kept=False)
    scanner.step()
    gone: list[bool] = []
    canvas.destroyed.connect(lambda: gone.append(True))
    canvas.close()
    canvas.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
    assert ring(scanner) == [] and page() is None
    scanner.step()
    scanner.choose()


def test_a_slider_goes_on_by_a_step_and_begins_again(qtbot: Any) -> None:
    canvas = Page(1)
    qtbot.addWidget(canvas)
    slider = Slider(canvas, "loud", 90)
    press(slider)
    assert slider.value() == 100
    press(slider)
    assert slider.value() == 0


def test_any_other_piece_gets_enter(qtbot: Any) -> None:
    keys: list[int] = []

    class Other(QWidget):
        def keyPressEvent(self, event: Any) -> None:
            keys.append(event.key())

    other = Other()
    qtbot.addWidget(other)
    press(other)
    assert keys == [Qt.Key.Key_Return.value] and QRectF().isNull()
