"""A whole round with one button or two, from home and back again: nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.person import Person, school_folder
from wastequiz.domain.kinds import KINDS
from wastequiz.stage import scanning
from wastequiz.stage.asking import Ask
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.results import ResultsScreen
from wastequiz.ui.screens.round_set_up import RoundSetUpScreen
from wastequiz.ui.screens.settings import SettingsScreen
from wastequiz.ui.screens.who_plays import WhoPlaysScreen

MOST = 60


class Switches(Person):
    """Somebody who has two buttons: `move` and `take`."""

    move: Callable[[], None]
    take: Callable[[], None]

    def ring(self) -> list[QWidget]:
        """What the ring stands round."""
        at = self.program.scanner._at
        return [] if at is None else at.pieces

    def go_to(self, piece: QWidget) -> None:
        """Moves the ring to a piece, through its row where there are rows."""
        for _ in range(MOST):
            if self.ring() == [piece]:
                assert QApplication.focusWidget() is piece
                return
            if piece in self.ring():
                self.take()
            else:
                self.move()
        raise AssertionError(f"the ring never comes to {piece.accessibleName()} at {self.place}")

    def use(self, piece: QWidget) -> None:
        self.go_to(piece)
        self.take()


@pytest.fixture
def with_switch(qtbot: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Switches]:
    monkeypatch.setattr(scanning, "SLIP_MS", 0)
    opened: list[Switches] = []

    def begin(mode: str) -> Switches:
        folder = school_folder(tmp_path / mode, language="en", scheme="cn-harbin", scanning=mode)
        opened.append(Switches(qtbot, folder))
        opened[0].start()
        return opened[0]

    yield begin  # type: ignore[misc]
    for one in opened:
        one.close()


def test_a_round_with_two_keys_and_home_again(with_switch: Callable[..., Switches]) -> None:
    me = with_switch("two_buttons")
    me.move, me.take = (lambda: me.press(Qt.Key.Key_Space)), (lambda: me.press(Qt.Key.Key_Return))
    play_a_round(me)


def test_a_round_with_a_pair_of_mouse_buttons(with_switch: Callable[..., Switches]) -> None:
    me = with_switch("two_buttons")

    def click(button: Qt.MouseButton) -> None:
        QTest.mouseClick(me.window.windowHandle(), button, pos=QPoint(5, 5))

    me.move, me.take = (lambda: click(Qt.MouseButton.LeftButton)), (lambda: click(Qt.MouseButton.RightButton))
    play_a_round(me)


def test_a_round_with_one_button_while_the_ring_moves_by_itself(with_switch: Callable[..., Switches]) -> None:
    me = with_switch("one_button")
    timer = me.program.scanner._timer
    assert timer.isActive() and timer.interval() == 1200
    timer.stop()
    me.move = timer.timeout.emit
    me.take = lambda: (me.press(Qt.Key.Key_Space), timer.stop())  # type: ignore[assignment,func-returns-value]
    play_a_round(me)


def play_a_round(me: Switches) -> None:
    me.use(me.quizzes("quiz", me.use))
    who = me.arrive(WhoPlaysScreen)
    me.wait(lambda: who.empty is not None)
    me.use(me.find("Play as a guest"))
    me.wait(lambda: who.paged is not None)
    assert who.paged is not None
    me.use(who.paged.pieces[3])
    set_up = me.arrive(RoundSetUpScreen)
    me.wait(lambda: set_up.paged)
    me.use(set_up.lengths[0])
    assert set_up.spec.length == 5
    me.use(set_up.start)
    number = 1
    while not isinstance(me.screen, ResultsScreen):
        page = me.question(number)
        if number == 2:
            pause_and_go_on(me, page)
        me.use(page.answers.fill(KINDS[page.question.kind].solution(page.question)))
        me.wait(lambda page=page: page.answer is not None)
        assert page.next is not None
        me.use(page.next)
        number += 1
        me.wait(lambda page=page: me.screen is not page)
    results = me.arrive(ResultsScreen)
    assert results.progress.right == 5
    me.use(results.home)
    me.arrive(HomeScreen)


def pause_and_go_on(me: Switches, page: QuizScreen) -> None:
    """What asks keeps the ring to itself."""
    me.use(page.pause_button)
    assert page.paused is not None
    card = page.paused
    seen: set[QWidget] = set()
    for _ in range(6):
        me.move()
        seen |= set(me.ring())
    assert seen == {card.go_on, card.leave}
    me.use(card.go_on)
    assert page.paused is None


def test_at_the_desk_the_mouse_works_as_always(with_switch: Callable[..., Switches]) -> None:
    me = with_switch("two_buttons")
    me.program.context.staff_in = True
    from wastequiz.ui.places import SettingsPage

    me.window.navigator.go(SettingsPage("everyone"))
    page = me.arrive(SettingsScreen)
    me.click(page.named["scanning0"])
    me.wait(lambda: me.program.school.preferences.scanning == "off")
    assert not me.program.scanner._watching


def test_a_question_that_must_be_answered_first_has_the_ring(with_switch: Callable[..., Switches]) -> None:
    me = with_switch("two_buttons")
    me.move, me.take = (lambda: me.press(Qt.Key.Key_Space)), (lambda: me.press(Qt.Key.Key_Return))
    home = me.arrive(HomeScreen)
    me.move()
    done: list[str] = []
    ask = Ask(home, "Sure?", "", "No", "Yes", lambda: done.append("yes"))
    me.use(ask.risky)
    assert done == ["yes"]
    me.go_to(home.tiles[2])
