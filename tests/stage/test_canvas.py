"""A page in units: it grows with the window, arrows walk over its pieces, and the focus ring shows only while keys lead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wastequiz.stage.asking import Ask
from wastequiz.stage.canvas import Canvas, keyboard_leads, let_keyboard_lead, watch_input
from wastequiz.stage.look import Look
from wastequiz.stage.pieces import BinFigure, Button, Choice, RoundButton, SmallSpeaker


class Page(Canvas):
    """Four buttons in a square, and a small speaker on the first."""

    def __init__(self) -> None:
        super().__init__(Look())
        self.squares = [Button(self, name) for name in ("one", "two", "three", "four")]
        self.small = SmallSpeaker(self, "aloud", lambda: None)

    def arrange(self) -> None:
        for i, button in enumerate(self.squares):
            self.put(button, 100 + i % 2 * 500, 100 + i // 2 * 400, 400, 200)
        self.put(self.small, 420, 110, SmallSpeaker.SIDE, SmallSpeaker.SIDE)


@pytest.fixture
def page(qtbot: Any) -> Iterator[Page]:
    made = Page()
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    watch_input()
    yield made
    let_keyboard_lead(False)


@pytest.mark.parametrize(
    ("size", "unit", "tall"),
    [
        ((1920, 1080), 1.0, False),
        ((960, 540), 0.5, False),
        ((1080, 1920), 1.0, True),
        ((2400, 1080), 1.0, False),
        ((1280, 1024), 2 / 3, False),
    ],
)
def test_units_grow_with_the_window_and_the_spare_room_lies_around(page: Page, size: tuple[int, int], unit: float, tall: bool) -> None:
    page.resize(*size)
    assert page.unit == pytest.approx(unit) and page.tall is tall
    assert page.area.width() == pytest.approx(size[0] / unit) and page.area.height() == pytest.approx(size[1] / unit)
    assert page.area.center() == QPointF(540, 960) if tall else page.area.center() == QPointF(960, 540)
    box = page.squares[0].geometry()
    assert box.width() == pytest.approx(400 * unit, abs=1) and page.to_px(page.where(page.squares[0])) == box


def test_a_piece_that_is_forgotten_leaves_the_page(page: Page) -> None:
    page.forget(page.squares[3])
    assert not page.squares[3].isVisible()
    with pytest.raises(KeyError):
        page.where(page.squares[3])


def test_arrows_go_to_the_nearest_piece_and_pass_over_small_speakers(page: Page) -> None:
    one, two, three, four = page.squares
    one.setFocus()
    for key, reached in (
        (Qt.Key.Key_Right, two),
        (Qt.Key.Key_Down, four),
        (Qt.Key.Key_Left, three),
        (Qt.Key.Key_Up, one),
        (Qt.Key.Key_Up, one),
        (Qt.Key.Key_Left, one),
    ):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        assert QApplication.focusWidget() is reached


def test_an_arrow_finds_the_first_piece_when_nothing_has_the_focus(page: Page) -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert page.squares[0].hasFocus()
    for button in page.squares:
        button.setEnabled(False)
    page.small.setEnabled(False)
    assert not page.move_focus(0, 1)


def test_the_ring_shows_while_keys_lead_and_goes_with_a_touch(page: Page) -> None:
    page.squares[0].setFocus()
    QTest.mouseClick(page.squares[1], Qt.MouseButton.LeftButton)
    assert not keyboard_leads() and page.ring() is None
    without = page.grab().toImage()
    QTest.keyClick(page.squares[1], Qt.Key.Key_Left)
    assert keyboard_leads()
    assert page.ring() == (page.where(page.squares[0]), page.squares[0].radius)
    assert page.grab().toImage() != without


def test_enter_space_and_the_left_button_press_and_nothing_else_does(page: Page) -> None:
    pressed: list[str] = []
    one = page.squares[0]
    one.clicked.connect(lambda: pressed.append("one"))
    one.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(one, key)
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    assert len(pressed) == 4
    QTest.mouseClick(one, Qt.MouseButton.RightButton)
    QTest.keyClick(one, Qt.Key.Key_A)
    assert len(pressed) == 4


def test_a_pressed_faded_or_disabled_piece_looks_so(page: Page) -> None:
    one = page.squares[0]
    looks = [one.grab().toImage()]
    for change in (
        lambda: one.setDown(True),
        lambda: (one.setDown(False), setattr(one, "faded", True), one.update()),
        lambda: one.setEnabled(False),
    ):
        change()
        looks.append(one.grab().toImage())
    assert all(a != b for i, a in enumerate(looks) for b in looks[i + 1 :])


def test_a_choice_shows_that_it_is_chosen_with_and_without_a_picture(page: Page) -> None:
    for more in ({}, {"picture": "avatars/fox"}, {"picture": "avatars/fox", "above": True}, {"below": "a line below"}):
        choice = Choice(page, "Fox", **more)  # type: ignore[arg-type]
        page.put(choice, 100, 800, 400, 200)
        before = choice.grab().toImage()
        choice.setChecked(True)
        assert choice.grab().toImage() != before and choice.accessibleName().startswith("Fox")


def test_a_bin_tells_which_one_was_greeted(page: Page) -> None:
    figure = BinFigure(page, "food", "bins/bin_food_idle", "Food waste")
    page.put(figure, 100, 800, 186, 206)
    figure.show()
    greeted: list[str] = []
    figure.greeted.connect(greeted.append)
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton)
    assert greeted == ["food"]


def test_round_buttons_carry_their_name(page: Page) -> None:
    assert RoundButton(page, "back", "Back").accessibleName() == "Back"


# ---- a question that must be answered first


@pytest.fixture
def asked(page: Page) -> tuple[Ask, list[str]]:
    said: list[str] = []
    page.squares[0].setFocus()
    question = Ask(page, "Sure?", "It cannot be undone.", "No", "Yes", lambda: said.append("yes"), leave=lambda: said.append("no"))
    return question, said


def test_the_safe_answer_has_the_focus_and_esc_gives_it(page: Page, asked: tuple[Ask, list[str]]) -> None:
    question, said = asked
    assert question.safe.hasFocus() and question.geometry() == page.rect()
    page.resize(1080, 1920)
    assert question.geometry() == page.rect()
    question.grab()
    QTest.keyClick(question.safe, Qt.Key.Key_Escape)
    assert said == ["no"] and not question.isVisible() and page.squares[0].hasFocus()


def test_tab_stays_on_the_card_and_the_other_answer_does_it(page: Page, asked: tuple[Ask, list[str]]) -> None:
    question, said = asked
    for reached in (question.risky, question.safe, question.risky):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert reached.hasFocus()
    QTest.mouseClick(question, Qt.MouseButton.LeftButton)
    assert not said
    QTest.keyClick(question.risky, Qt.Key.Key_Return)
    assert said == ["yes"]


def test_a_question_without_a_deed_for_no_just_goes(page: Page) -> None:
    question = Ask(page, "Sure?", "", "No", "Yes", lambda: None)
    QTest.mouseClick(question.safe, Qt.MouseButton.LeftButton)
    assert not question.isVisible() and QRectF(page.rect()).isValid()
