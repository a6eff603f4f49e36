"""Behind the figures of the class report: the answers, the students, and what practises a mix-up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.screens.a_report import a_report, given
from tests.ui.screens.playground import click, press, shown
from tests.ui.screens.report_desk import THE_WORST, Desk, drill, opened
from tests.ui.screens.report_desk import context as context
from tests.ui.screens.report_desk import desk as desk
from tests.ui.screens.schoolbag import a_student
from wastequiz.domain.errors import NothingToPractise
from wastequiz.domain.items import Band
from wastequiz.domain.reporting import Share, StudentFigure
from wastequiz.services import practising, reporting
from wastequiz.ui.context import Context
from wastequiz.ui.places import ClassReportPage, LessonPlay, LessonSetUp, Quiz
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.report import ReportScreen
from wastequiz.ui.screens.results import ResultsScreen
from wastequiz.ui.widgets.report_students import StudentSheet

# ---- what stands there


def test_a_cell_opens_the_answers_behind_it_without_a_name(qtbot: Any, context: Context, desk: Desk) -> None:
    who = a_student(qtbot, context)
    desk.given = [
        given(4, who.ref),
        given(3, "", "takeaway_box"),
        given(2, "gone", chosen=None),
        given(1, who.ref, chosen="residual"),
        given(0, who.ref, key="gone", kind="single_choice", choice=("b",), sorts=()),
    ]
    screen, _places = opened(qtbot, context, who.class_id)
    qtbot.waitUntil(lambda: bool(screen.who))
    click(qtbot, screen.matrix.cells[THE_WORST])
    over = drill(screen)
    qtbot.waitUntil(lambda: len(over.table.rows.cells) == 5)
    assert desk.behind == [{"true_bin": "residual", "chosen_bin": "recyclable"}]
    rows = [[cell.text for cell in row] for row in over.table.rows.cells]
    assert rows[0][0].startswith(f"No. {who.seat:02d}") and rows[0][1] == "Used tissue → Recyclable" and rows[0][2] == "2026-11-05"
    assert [row[0] for row in rows[1:3]] == ["A guest", "No longer here"]
    assert rows[4][1] == "b"
    assert over.note.text() == "5 answers, the newest first"
    press(Qt.Key.Key_Escape)
    assert not over.isVisible()


def test_students_are_shown_by_seats_only_when_asked_for(qtbot: Any, context: Context, desk: Desk) -> None:
    figures = (StudentFigure(1, "fox", Share(0, 0), None), StudentFigure(2, "owl", Share(9, 12), 8400.0))
    desk.make = lambda class_id: a_report(class_id, students=figures)
    screen, _places = opened(qtbot, context)
    assert not screen.findChildren(StudentSheet)
    click(qtbot, screen.items.students)
    (over,) = screen.findChildren(StudentSheet)
    rows = [[cell.text for cell in row] for row in over.table.rows.cells]
    assert rows == [["No. 01 Fox", "0", "–", "–"], ["No. 02 Owl", "12", "75% (9 of 12)", "8.4 s"]]
    assert "not for the wall" in over.note.text()
    press(Qt.Key.Key_Escape)
    assert not over.isVisible()


def test_hands_put_up_are_one_row_that_says_how_many(qtbot: Any, context: Context, desk: Desk) -> None:
    desk.given = [replace(given(2, "", lesson=True, hands=True), n=count) for count in (9, 2, 1)]
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.finding.see)
    over = drill(screen)
    qtbot.waitUntil(lambda: over.note.text() == "12 answers, the newest first")
    rows = [[cell.text for cell in row] for row in over.table.rows.cells]
    assert [row[0] for row in rows] == [f"The whole class, {hands} up" for hands in ("9 hands", "2 hands", "1 hand")]
    assert [row[1] for row in rows] == ["Used tissue → Recyclable"] * 3


def test_the_answers_to_a_question_are_all_told_by_their_bins(qtbot: Any, context: Context, desk: Desk) -> None:
    desk.given = [given(1, "", chosen="residual"), replace(given(2, "", lesson=True), team="fox")]
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.items.rows[1])
    over = drill(screen)
    qtbot.waitUntil(lambda: over.note.text() == "2 answers, the newest first")
    rows = [[cell.text for cell in row] for row in over.table.rows.cells]
    assert [row[:2] for row in rows] == [["A guest", "✓ Used tissue → Residual"], ["Team Fox", "Used tissue → Recyclable"]]


def test_nothing_behind_is_said(qtbot: Any, context: Context, desk: Desk) -> None:
    screen, _places = opened(qtbot, context)
    screen.open_cell("food", "food")
    over = drill(screen)
    qtbot.waitUntil(lambda: over.note.text() == "There is no such answer in this span.")
    assert not over.practise.isVisible()
    click(qtbot, over.close_button)


def test_two_hundred_are_the_newest_only(qtbot: Any, context: Context, desk: Desk) -> None:
    desk.given = [given(n, "") for n in range(200)]
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.finding.see)
    over = drill(screen)
    qtbot.waitUntil(lambda: over.note.text() == "The newest 200 answers")


@pytest.mark.parametrize("way", ["finding", "cell", "question"])
def test_a_mix_up_is_practised_from_wherever_it_is_seen(
    qtbot: Any, context: Context, desk: Desk, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    begun: list[tuple[Any, ...]] = []

    def begin(school: Any, true_bin: str, chosen_bin: str, band: Band, done: Any, failed: Any) -> None:
        from wastequiz.domain.students import GUEST

        begun.append((true_bin, chosen_bin, band))
        practising.mix_up(school, GUEST, true_bin, chosen_bin, done, failed)

    monkeypatch.setattr(reporting, "begin_mix_up", begin)
    screen, places = opened(qtbot, context)
    if way == "finding":
        click(qtbot, screen.finding.practise)
    else:
        click(qtbot, screen.matrix.cells[THE_WORST] if way == "cell" else screen.items.rows[1])
        click(qtbot, drill(screen).practise)
    qtbot.waitUntil(lambda: bool(places))
    assert begun == [("residual", "recyclable", Band.g34)] and places == [Quiz()]
    playing = context.session.playing
    assert playing is not None and playing.progress.round.spec.practice and context.session.contestant.is_guest
    assert context.session.leads_back == ClassReportPage(screen.class_id, screen.period.code)


@pytest.mark.parametrize("way", ["finding", "cell", "question"])
def test_first_of_all_a_mix_up_is_practised_with_the_class(qtbot: Any, context: Context, desk: Desk, way: str) -> None:
    screen, places = opened(qtbot, context)
    first = screen.finding.buttons[0]
    if way != "finding":
        click(qtbot, screen.matrix.cells[THE_WORST] if way == "cell" else screen.items.rows[1])
        first = drill(screen).teach
        assert QApplication.focusWidget() is first
    click(qtbot, first)
    assert places == [LessonSetUp(screen.class_id, mix_up=("residual", "recyclable"))]


def test_a_round_for_one_leads_back_to_the_report_whether_left_or_over(
    qtbot: Any, context: Context, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, places = opened(qtbot, context)
    click(qtbot, screen.finding.practise)
    qtbot.waitUntil(lambda: bool(places))
    here = ClassReportPage(screen.class_id, screen.period.code)
    quiz = QuizScreen(context)
    gone = shown(qtbot, quiz)
    quiz.give_up()
    results = ResultsScreen(context)
    gone_too = shown(qtbot, results)
    assert results.home is not None and results.back is not None
    click(qtbot, results.home)
    click(qtbot, results.back)
    assert gone == [here] and gone_too == [here, here]
    ReportScreen(context, screen.class_id)
    assert (context.session.playing, context.session.leads_back) == (None, None), "the round is over"


def test_the_report_leads_back_to_where_it_was_opened(qtbot: Any, context: Context, desk: Desk) -> None:
    context.session.report_from = LessonPlay()
    screen, places = opened(qtbot, context)
    click(qtbot, screen.back)
    assert places == [LessonPlay()]


def test_nothing_to_practise_is_said_on_the_page(qtbot: Any, context: Context, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporting, "begin_mix_up", lambda *a: a[5](NothingToPractise("mix_up")))
    screen, places = opened(qtbot, context)
    click(qtbot, screen.finding.practise)
    assert screen.notice.isVisible() and not places
