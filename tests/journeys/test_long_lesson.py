"""Forty minutes of lesson in front of the real window: by clicker alone; and by touch alone, with the lights going out in the middle."""

from __future__ import annotations

import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.person import Person, school_folder
from tests.services.asking import heard
from tests.store.making import HandClock
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, slip
from wastequiz.domain.lesson import METHODS, Lesson
from wastequiz.services import enrolling, inspecting
from wastequiz.services.school import School
from wastequiz.store.totals import ALL_TIME
from wastequiz.ui.places import StaffPin
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.lesson import LessonScreen
from wastequiz.ui.screens.lesson_board import LessonBoardScreen
from wastequiz.ui.screens.lesson_set_up import WAYS, LessonSetUpScreen
from wastequiz.ui.screens.report import ReportScreen
from wastequiz.ui.screens.staff_pin import AGAIN, FIRST, StaffPinScreen

ON, BACK, BREAK = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_B
SEATS, MINUTE = 12, 60_000
PIN = "481506"


class Teacher(Person):
    """Gives a lesson; a minute passes at every answer."""

    time: HandClock

    @property
    def lesson(self) -> Lesson:
        hosting = self.program.context.session.hosting
        assert hosting is not None
        return hosting.lesson

    def question_put(self, at: int, *, anew: LessonScreen | None = None) -> LessonScreen:
        """Waits until question `at` stands on the board and everybody is known; `anew`: on another page than this."""

        def there() -> bool:
            page = self.screen
            return isinstance(page, LessonScreen) and page is not anew and page.at == at and bool(page.students)

        self.wait(there)
        return self.arrive(LessonScreen)

    def standings(self) -> LessonBoardScreen:
        board = self.arrive(LessonBoardScreen)
        self.wait(lambda: board.lines)
        return board

    # ---- by clicker
    def walk_to(self, piece: QWidget) -> None:
        """Goes to a piece with the clicker's back key alone."""
        for _ in range(60):
            if QApplication.focusWidget() is piece:
                return
            self.press(BACK)
        raise AssertionError(f"the clicker never comes to {piece.accessibleName()} at {self.place}")

    def take(self, piece: QWidget, times: int = 1) -> None:
        for _ in range(times):
            self.walk_to(piece)
            self.press(ON)

    def pick(self, page: LessonScreen, label: str) -> None:
        """Takes what a card offers."""
        self.wait(lambda: page.popup is not None and label in [button.label for button in page.popup.buttons])
        assert page.popup is not None
        self.take(next(button for button in page.popup.buttons if button.label == label))

    def marks(self, page: LessonScreen, right: bool) -> None:
        """Says whether what was said is right."""
        before = len(self.lesson.entries)
        self.press(ON)
        self.pick(page, "Right" if right else "Not yet")
        self.wait(lambda: len(self.lesson.entries) > before)
        self.time.pass_ms(MINUTE)

    # ---- by touch
    def answers(self, page: LessonScreen, right: bool) -> None:
        before, question = len(self.lesson.entries), page.question
        choice = KINDS[question.kind].solution(question) if right else slip(question, Random(1))
        self.touch(page.way.area.fill(choice))  # type: ignore[attr-defined]
        self.wait(lambda: len(self.lesson.entries) > before)
        self.time.pass_ms(MINUTE)


@pytest.fixture
def teacher(qtbot: Any, person: Callable[..., Person]) -> Any:
    """Makes teachers in front of a school: `teacher(folder, clock)`."""

    def start(folder: Path, time: HandClock) -> Teacher:
        one = person(folder, time)
        one.__class__ = Teacher
        assert isinstance(one, Teacher)
        one.time = time
        return one

    return start


def a_school(folder: Path) -> tuple[Path, int]:
    """A school with one class, which was chosen last."""
    made = school_folder(folder, language="en", scheme="cn-harbin")
    school = School(made).open_and_wait()
    found = heard(school, lambda done, failed: enrolling.add_class(school, "3-2", Band.g34, SEATS, done, failed))
    school.prefer(last_class=found.id)
    school.close()
    return made, found.id


def set_up(me: Teacher) -> LessonSetUpScreen:
    page = me.arrive(LessonSetUpScreen)
    me.wait(lambda: page.showing == WAYS and page.about.topics)
    return page


def seen(board: LessonBoardScreen) -> dict[int, float]:
    """The points of each team as they are said on the board."""
    said = {line.row.team: re.search(r", ([\d.]+) points", line.accessibleName()) for line in board.lines}
    return {team: float(points[1]) for team, points in said.items() if points}


def journal_of(me: Teacher) -> list[tuple[str, dict[str, Any]]]:
    rows = me.program.school.ask(lambda db: db.conn.execute("SELECT kind, body FROM journal ORDER BY seq").fetchall())
    return [(kind, json.loads(body)) for kind, body in rows if kind.startswith("lesson_")]


def counted(me: Teacher) -> list[dict[str, Any]]:
    """The answers of the journal that were not taken back."""
    lines = journal_of(me)
    void = {body["entry"] for kind, body in lines if kind == "lesson_void"}
    return [body for kind, body in lines if kind == "lesson_answer" and body["entry"] not in void]


def by_team(entries: list[dict[str, Any]]) -> dict[int, float]:
    """Points in the game: a question that was stolen from another team is the thief's."""
    found: dict[int, float] = defaultdict(float)
    for entry in entries:
        found[entry["team"]] += entry["points"]
    return dict(found)


def report(me: Teacher) -> ReportScreen:
    """Reads the report from the board at the end, past a staff PIN that is set now."""
    me.touch("Report")
    pin = me.arrive(StaffPinScreen)
    assert isinstance(me.place, StaffPin)
    for state in (FIRST, AGAIN):
        me.wait(lambda state=state: pin.state == state)
        for digit in PIN:
            me.touch(next(key for key in pin.keys if key.label == digit))
        me.touch(pin.ok)
    page = me.arrive(ReportScreen)
    me.wait(lambda: page.report is not None and page.who)
    return page


def agrees(me: Teacher, class_id: int, answers: int) -> None:
    """What the board shows, what the journal says, what the class has and what the report counts are one."""
    end = me.standings()
    entries = counted(me)
    assert len(entries) == answers >= 40
    assert seen(end) == by_team(entries)
    of_class = "SELECT answers, correct FROM class_totals WHERE class_id = ? AND week = ?"
    totals = me.program.school.ask(lambda db: db.conn.execute(of_class, (class_id, ALL_TIME)).fetchone())
    assert totals == (answers, pytest.approx(sum(entry["correct"] for entry in entries)))
    page = report(me)
    assert page.report is not None
    assert page.report.answers == page.report.accuracy.of == answers
    assert page.report.accuracy.part == pytest.approx(sum(entry["correct"] for entry in entries))
    assert f"Answers: {answers}." in [figure.accessibleName().split(" half")[0] for figure in page.figures]
    assert inspecting.verify(me.program.school).ok


def somebody_is_missing(me: Teacher, one: LessonScreen) -> None:
    """Whoever is called first is not there."""
    me.press(BREAK)
    me.pick(one, "Call somebody")
    me.wait(lambda: me.lesson.asked)
    missing = me.lesson.asked
    me.press(BREAK)
    me.pick(one, "Not here")
    me.wait(lambda: me.lesson.asked not in ("", missing))
    assert me.lesson.roll is not None and missing in me.lesson.roll.absent
    me.press(BACK)  # a whole team answers after all
    me.wait(lambda: not me.lesson.asked)


def somebody_knocks(me: Teacher, one: LessonScreen) -> None:
    """A break, in which whoever was missing comes in."""
    me.press(BREAK)
    me.wait(lambda: one.popup is not None and me.lesson.paused)
    me.pick(one, "Somebody came late")
    me.wait(lambda: one.popup is not None and one.popup.veil.head == "Who came late?")
    assert one.popup is not None
    me.take(one.popup.buttons[1])
    me.wait(lambda: one.popup is not None and one.popup.veil.head == "Everybody is here")
    assert me.lesson.roll is not None and not me.lesson.roll.absent and me.lesson.paused
    me.press(ON)
    me.wait(lambda: one.popup is None and not me.lesson.paused)


def may_be_taken_over(me: Teacher, one: LessonScreen) -> None:
    me.wait(lambda: one.on.label.endswith("takes over"))


DOUBLED, STOLEN, LEFT, MISTAKEN, KNOCK = 5, 7, (8, 23), 12, 3


def asks_by_clicker(me: Teacher, at: int) -> int:
    """One question, until the next is to come; gives how many answers it had."""
    one, answers = me.question_put(at), 1
    if at == KNOCK:
        somebody_knocks(me, one)
    if at == DOUBLED:
        me.press(BREAK)
        me.pick(one, "Double!")
        me.wait(lambda: me.lesson.doubles)
    me.marks(one, at not in (STOLEN, MISTAKEN, *LEFT))
    if at == STOLEN:
        may_be_taken_over(me, one)
        me.press(ON)
        me.marks(me.question_put(at, anew=one), True)
        answers += 1
    elif at in (MISTAKEN, *LEFT):
        may_be_taken_over(me, one)
        if at == MISTAKEN:  # the wrong button: it was right
            me.press(BACK)
            me.pick(one, "Take it back")
            me.marks(me.question_put(at, anew=one), True)
        else:
            me.press(BREAK)
            me.pick(one, "Show the answer")
    me.wait(lambda: isinstance(page := me.screen, LessonScreen) and page.sheet is not None)
    me.press(ON)
    return answers


def test_forty_minutes_by_clicker_alone(teacher: Callable[..., Teacher], tmp_path: Path) -> None:
    folder, class_id = a_school(tmp_path / "school")
    me = teacher(folder, HandClock())
    began = me.time.utc_ms()

    # home, the way, start; what the class wants besides is reached by the same two keys
    me.arrive(HomeScreen)
    me.press(ON)
    page = set_up(me)
    me.take(page.cards[METHODS.index("spoken")])
    me.take(page.panel.count.plus)
    me.take(page.panel.steal)
    me.take(page.panel.double)
    me.take(page.panel.rounds.plus)
    me.take(page.panel.each.plus, times=2)
    me.take(page.cards[METHODS.index("spoken")])

    one = me.question_put(0)
    spec = me.lesson.spec
    assert (spec.method, spec.rounds, spec.each, spec.steal, spec.double, len(spec.teams)) == ("spoken", 4, 10, True, True, 2)
    somebody_is_missing(me, one)
    answers = 0
    for at in range(40):
        answers += asks_by_clicker(me, at)
        if at % 10 == 9 and at < 39:
            board = me.standings()
            assert board.title.text() == f"After round {at // 10 + 1} of 4" and seen(board) == by_team(counted(me))
            me.press(ON)

    end = me.standings()
    me.wait(lambda: end.hosting.closed)
    assert end.title.text() == "Thank you, that was a good lesson!"
    assert me.time.utc_ms() - began >= 40 * MINUTE
    entries = counted(me)
    assert [entry["points"] for entry in entries if entry["doubled"]] == [20]
    assert [entry["points"] for entry in entries if entry["stolen"]] == [5]
    assert len([kind for kind, _body in journal_of(me) if kind == "lesson_void"]) == 1
    agrees(me, class_id, answers)


def lights_out(me: Teacher, to: Path) -> Path:
    """The school's files as they are on the disk at this moment, with nothing closed or tidied up. Copied by another process, for this one
    would lose its locks."""
    subprocess.run(["cp", "-a", str(me.folder), str(to)], check=True)
    return to


def test_forty_minutes_by_touch_alone_and_the_lights_go_out(teacher: Callable[..., Teacher], tmp_path: Path) -> None:
    folder, class_id = a_school(tmp_path / "school")
    me = teacher(folder, HandClock())
    began = me.time.utc_ms()
    home = me.arrive(HomeScreen)
    me.touch(next(tile for tile in home.tiles if tile.accessibleName() == "Lesson"))
    page = set_up(me)
    me.touch(page.cards[METHODS.index("teams")])
    me.touch(page.panel.each.plus)
    for _ in range(2):
        me.touch(page.panel.rounds.plus)
    assert (page.panel.each.value, page.panel.rounds.value) == (8, 5)
    me.touch(page.panel.start)

    def plays(me: Teacher, start: int, end: int) -> None:
        for at in range(start, end):
            one = me.question_put(at)
            me.answers(one, at % 4 != 2)
            me.wait(lambda one=one: one.sheet is not None)
            me.touch(one.on)
            if at % 8 == 7:
                board = me.standings()
                if at < 39:
                    assert seen(board) == by_team(counted(me))
                    me.touch("Next round")

    plays(me, 0, 22)
    one = me.question_put(22)
    assert len(me.lesson.spec.teams) == 4
    before, strip = me.lesson, one.strip.accessibleName()
    cut = lights_out(me, tmp_path / "after the cut")
    me.close()

    again = teacher(cut, me.time)
    home = again.arrive(HomeScreen)
    again.touch(next(tile for tile in home.tiles if tile.accessibleName() == "Lesson"))
    page = set_up(again)
    again.wait(lambda: page.offer is not None)
    assert page.offer is not None
    assert page.offer.card.accessibleName() == "3-2, Team turns: go on at question 23 of 40?"
    again.touch(page.offer.yes)
    one = again.question_put(22)
    assert again.lesson == before and one.strip.accessibleName() == strip
    assert inspecting.verify(again.program.school).ok

    plays(again, 22, 40)
    assert again.time.utc_ms() - began >= 40 * MINUTE
    assert {kind for kind, _body in journal_of(again)} >= {"lesson_started", "lesson_answer", "lesson_ended"}
    agrees(again, class_id, 40)
