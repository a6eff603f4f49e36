"""When something goes wrong while somebody plays: a killed program, a full disk, a bug. The score stays, and a student is told to fetch a teacher."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.cli.running import begin
from tests.journeys.person import QUIET, Person
from wastequiz.domain.errors import DiskFull
from wastequiz.domain.kinds import KINDS, slip
from wastequiz.services import inspecting
from wastequiz.stage import paint
from wastequiz.store import rounds
from wastequiz.ui.places import Crashed, Trouble
from wastequiz.ui.screens.crashed import CrashedScreen
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.results import ResultsScreen
from wastequiz.ui.screens.trouble import TroubleScreen

FETCH = "Please fetch your teacher."


def answer(me: Person, page: QuizScreen, right: bool = True) -> None:
    """Answers by mouse and sees why."""
    choice = KINDS[page.question.kind].solution(page.question) if right else slip(page.question, Random(1))
    me.click(page.answers.fill(choice))
    me.wait(lambda: page.answer is not None)


def go_on(me: Person, page: QuizScreen) -> None:
    assert page.next is not None
    me.click(page.next)


def playing_truth(me: Person, marks: str) -> QuizScreen:
    """Begins a round of true or false, answers as `marks` say, and stands at the next question."""
    me.click(me.quizzes("truth"))
    for number, mark in enumerate(marks, start=1):
        page = me.question(number)
        answer(me, page, mark == "r")
        go_on(me, page)
    return me.question(len(marks) + 1)


def offered(me: Person) -> HomeScreen:
    """Waits at home for the round that is offered again."""
    home = me.arrive(HomeScreen)
    me.wait(lambda: home.offer is not None)
    return home


def seen_stones(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int, list[bool]]]:
    """The path of stones as it is painted from now on: stones, where one stands, and which were right."""
    seen: list[tuple[int, int, list[bool]]] = []
    trail = paint.trail

    def watched(p: Any, look: Any, box: Any, count: int, at: int, results: list[bool]) -> None:
        seen.append((count, at, list(results)))
        trail(p, look, box, count, at, results)

    monkeypatch.setattr(paint, "trail", watched)
    return seen


def test_a_round_of_a_killed_program_goes_on_at_that_very_question_with_its_stones(
    person: Callable[..., Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "school"
    with begin("robot", "--rounds", "9", "--seed", "5", "--ack", "--data", folder) as robot:
        assert robot.stdout is not None
        acknowledged = [int(robot.stdout.readline().removeprefix("ACK ")) for _ in range(13)]
        robot.send_signal(signal.SIGKILL)
        robot.communicate()
    stones = seen_stones(monkeypatch)
    me = person(folder)
    me.program.school.prefer(**QUIET)
    me.program.apply_preferences()
    home = offered(me)
    found = me.program.school.ask(rounds.interrupted)
    assert found is not None
    kept = me.program.school.ask(lambda db: rounds.snapshot(db, found.round_id))["answers"]
    assert found.answered == len(kept) >= 1
    assert inspecting.verify(me.program.school).journal.last_seq >= acknowledged[-1]
    assert home.offer is not None
    me.click(home.offer.yes)
    page = me.question(found.answered + 1)
    assert page.playing.progress.answers == kept
    me.wait(lambda: stones)
    assert stones[-1] == (found.length, len(kept), [a.correct == 1 for a in kept])
    for number in range(found.answered + 1, found.length + 1):
        page = me.question(number)
        answer(me, page)
        go_on(me, page)
    assert me.arrive(ResultsScreen).progress.right == sum(a.correct == 1 for a in kept) + found.length - found.answered
    assert inspecting.verify(me.program.school).ok


def test_a_full_disk_fetches_the_teacher_and_keeps_the_score(window: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    me = window
    page = playing_truth(me, "rw")
    asked, shown = page.question, list[int]()
    page.feedback_painted.connect(shown.append)
    real = rounds.answer

    def full(*_: Any) -> int:
        raise DiskFull(me.folder, 0)

    monkeypatch.setattr(rounds, "answer", full)
    me.click(page.tiles[0])
    trouble = me.arrive(TroubleScreen)
    assert isinstance(me.place, Trouble) and trouble.head.text() == FETCH and trouble.text.text() == "Your points are safe."
    assert not shown, "nothing is shown that is not kept"
    monkeypatch.setattr(rounds, "answer", real)
    me.click("Back to the start page")
    home = offered(me)
    assert home.offer is not None and "question 3 of 10" in home.offer.card.accessibleName()
    me.click(home.offer.yes)
    again = me.question(3)
    assert again.question == asked and [a.correct for a in again.playing.progress.answers] == [1, 0]
    answer(me, again)
    assert inspecting.verify(me.program.school).ok


def test_a_bug_while_playing_fetches_the_teacher_and_keeps_the_score(window: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    me = window
    page = playing_truth(me, "r")

    def broken(*_: Any) -> int:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(rounds, "answer", broken)
    me.click(page.tiles[0])
    crashed = me.arrive(CrashedScreen)
    assert isinstance(me.place, Crashed) and "ZeroDivisionError: a bug" in me.place.report
    assert crashed.head.text() == FETCH and not crashed.reading.isVisible() and not crashed.quit.isVisible()
    me.press(Qt.Key.Key_Escape)
    home = offered(me)
    assert home.offer is not None and "question 2 of 10" in home.offer.card.accessibleName()


def test_a_round_that_cannot_be_drawn_lets_home_be_used_again(window: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    me = window

    def broken(*_: Any) -> int:
        raise DiskFull(me.folder, 0)

    monkeypatch.setattr(rounds, "start", broken)
    me.click(me.quizzes("truth"))
    trouble = me.arrive(TroubleScreen)
    assert trouble.head.text() != FETCH, "nobody plays yet"
    me.click("Back to the start page")
    assert me.arrive(HomeScreen).isEnabled()


def test_pausing_stops_the_clock_and_leaving_ends_the_round_for_good(window: Person) -> None:
    me = window
    page = playing_truth(me, "r")
    me.press(Qt.Key.Key_Escape)
    assert page.paused is not None and me.focus() is page.paused.go_on
    me.click(page.tiles[0])
    assert page.answer is None and not page.locked, "nothing behind the card takes a touch"
    me.press(Qt.Key.Key_Return)
    assert page.paused is None
    me.press(Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    home = me.arrive(HomeScreen)
    told: list[bool] = []
    me.program.school.tell(lambda _db: None, lambda _none: told.append(True))  # comes after home has looked for a round
    me.wait(lambda: told)
    assert home.offer is None and me.program.school.ask(rounds.interrupted) is None
