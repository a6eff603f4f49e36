"""The class board: seat and animal only, at most nine, ties side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.screens.playground import SIZES, add_class, click, context_on, not_cut, press, shown, tab_to
from wastequiz.domain.items import Band
from wastequiz.domain.results import Board, BoardRow
from wastequiz.domain.rounds import RoundSpec
from wastequiz.services import boards, enrolling, playing
from wastequiz.ui.context import Context
from wastequiz.ui.places import Home, Rosters, WhoPlays
from wastequiz.ui.screens.class_board import ClassBoardScreen, week_span
from wastequiz.ui.widgets.podium import points_text


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, class_id: int = 0) -> tuple[ClassBoardScreen, list[Any]]:
    screen = ClassBoardScreen(context, class_id)
    places = shown(qtbot, screen)
    qtbot.waitUntil(lambda: screen.board is not None or screen.paged is not None or screen.empty is not None)
    return screen, places


def rows(count: int, ranks: tuple[int, ...] = ()) -> tuple[BoardRow, ...]:
    ranked = ranks or tuple(range(1, count + 1))
    return tuple(BoardRow(ranked[i], i + 1, "fox", 100.0 - 10 * ranked[i], 0.9, 10, 1, f"r{i}", moved=i % 3 - 1) for i in range(count))


def given(monkeypatch: pytest.MonkeyPatch, count: int, students: int = 40, ranks: tuple[int, ...] = (), right: int = 0) -> None:
    """Lets the service answer with a board made here."""

    def answer(school: Any, class_id: int, done: Any, failed: Any = None, *, week: str | None = None) -> None:
        board = Board("Class 3-2", rows(min(count, 9), ranks), count, students, right, 20 * students, "2026-W47" if week is None else week)
        school.tell(lambda _db: board, done, failed)

    monkeypatch.setattr(boards, "board", answer)


def play(qtbot: Any, context: Context, class_id: int, seat: int, right: int) -> None:
    """A student plays five questions, the first `right` of them right."""
    found: list[Any] = []
    enrolling.students(context.school, class_id, found.extend)
    qtbot.waitUntil(lambda: bool(found))
    who = enrolling.contestant(next(s for s in found if s.seat == seat))
    begun: list[playing.Playing] = []
    playing.begin(
        context.school, RoundSpec("cn-harbin", Band.g34, length=5, kinds=("which_bin",)), who, begun.append, pytest.fail, seed=seat
    )
    qtbot.waitUntil(lambda: bool(begun))
    for n in range(5):
        question = begun[0].progress.question
        assert question is not None
        wrong = next(o.id for o in question.options if o.id not in question.right_ids)
        kept: list[Any] = []
        begun[0].answer(question.right_ids if n < right else (wrong,), 900, kept.append, pytest.fail)
        qtbot.waitUntil(lambda kept=kept: bool(kept))
    ended: list[Any] = []
    begun[0].finish(ended.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(ended))


def test_what_was_played_stands_on_the_board(qtbot: Any, context: Context) -> None:
    only = add_class(qtbot, context, "Class 3-2", 12)
    play(qtbot, context, only.id, 7, 4)
    play(qtbot, context, only.id, 3, 5)
    screen, _ = opened(qtbot, context, only.id)
    assert screen.board is not None and [(r.seat, r.rank) for r in screen.board.rows] == [(3, 1), (7, 2)]
    said = [b.accessibleName() for b in screen.blocks]
    assert said[0].startswith("Place 1: No. 03") and "100%" in said[0]
    assert said[1].startswith("Place 2: No. 07") and "80%" in said[1]
    assert said[2] == "Place 3 is still free"
    assert "2 took part" in screen.below.text() and screen.title.text().startswith("Class 3-2")
    assert screen.goal is not None and "9 right answers of 240" in screen.goal.accessibleName()


def test_all_time_and_back_by_mouse(qtbot: Any, context: Context) -> None:
    only = add_class(qtbot, context, "Class 3-2", 3)
    play(qtbot, context, only.id, 1, 3)
    screen, _ = opened(qtbot, context, only.id)
    assert screen.board is not None and screen.board.week
    click(qtbot, screen.spans[1])
    qtbot.waitUntil(lambda: screen.board is not None and screen.board.week == "")
    assert "All time" in screen.title.text() and screen.spans[1].isChecked() and not screen.spans[0].isChecked()
    click(qtbot, screen.spans[0])
    qtbot.waitUntil(lambda: screen.board is not None and screen.board.week != "")


def test_keyboard_alone_changes_span_and_class(qtbot: Any, context: Context) -> None:
    one = add_class(qtbot, context, "Class 3-1", 3)
    add_class(qtbot, context, "Class 3-2", 3)
    screen, places = opened(qtbot, context, one.id)
    tab_to(screen.spans[1])
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: screen.board is not None and screen.board.week == "")
    tab_to(screen.switch)
    press(Qt.Key.Key_Return)
    assert screen.paged is not None and len(screen.paged.pieces) == 2
    press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.board is not None and screen.board.class_name == "Class 3-2")
    press(Qt.Key.Key_Escape)
    assert places == [Home()]


def test_escape_from_the_choice_returns_to_the_board(qtbot: Any, context: Context) -> None:
    one = add_class(qtbot, context, "Class 3-1", 3)
    add_class(qtbot, context, "Class 3-2", 3)
    screen, places = opened(qtbot, context, one.id)
    click(qtbot, screen.switch)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.board is not None)
    assert places == []


def test_several_classes_and_none_named_asks_which(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "Class 3-1", 3)
    add_class(qtbot, context, "Class 3-2", 3)
    screen, _ = opened(qtbot, context)
    assert screen.paged is not None
    click(qtbot, screen.paged.pieces[1])
    qtbot.waitUntil(lambda: screen.board is not None)
    assert screen.board is not None and screen.board.class_name == "Class 3-2"


def test_only_class_opens_without_asking(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "Class 3-1", 3)
    screen, _ = opened(qtbot, context)
    assert screen.board is not None and not screen.switch.isVisible()


def test_nobody_played_yet_leads_to_a_round(qtbot: Any, context: Context) -> None:
    only = add_class(qtbot, context, "Class 3-2", 3)
    screen, places = opened(qtbot, context, only.id)
    assert screen.more is not None and "Nobody has played yet" in screen.more.text() and screen.play is not None
    press(Qt.Key.Key_Return)
    assert places == [WhoPlays(only.id)]


def test_class_without_students_leads_to_the_desk(qtbot: Any, context: Context) -> None:
    only = add_class(qtbot, context, "Class 0", 0)
    screen, places = opened(qtbot, context, only.id)
    assert screen.empty is not None and "Nobody sits in this class" in screen.empty.words.text()
    click(qtbot, screen.empty.buttons[0])
    assert places == [Rosters(only.id)]


def test_no_class_leads_to_the_desk(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    assert screen.empty is not None and "no class yet" in screen.empty.words.text()
    click(qtbot, screen.empty.buttons[0])
    assert places == [Rosters()]


def test_ties_stand_equally_high(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    only = add_class(qtbot, context, "Class 3-2", 1)
    given(monkeypatch, 5, ranks=(1, 1, 3, 3, 5))
    screen, _ = opened(qtbot, context, only.id)
    one, two, three = screen.blocks
    assert screen.where(one).top() == screen.where(two).top() < screen.where(three).top()
    assert [b.rank for b in screen.blocks] == [1, 1, 3] and [line.row.rank for line in screen.lines] == [3, 5]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 6, 9, 40])
def test_any_number_fits_and_never_more_than_nine(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    only = add_class(qtbot, context, "Class 3-2", 1)
    given(monkeypatch, count, right=584)
    screen, _ = opened(qtbot, context, only.id)
    for size in SIZES:
        screen.resize(*size)
        not_cut(screen)
    shown_rows = [b for b in screen.blocks if b.row is not None]
    assert len(shown_rows) + len(screen.lines) == min(count, 9)
    assert screen.goal is not None and "73%" in screen.goal.accessibleName()
    assert (screen.play is not None) == (count <= 6)


def test_reached_goal_thanks_everybody(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    only = add_class(qtbot, context, "Class 3-2", 1)
    given(monkeypatch, 9, right=900)
    screen, _ = opened(qtbot, context, only.id)
    assert screen.goal is not None and "112%" in screen.goal.accessibleName() and "Thank you" in screen.goal.accessibleName()


def test_week_is_monday_to_sunday() -> None:
    assert week_span("2026-W47") == (date(2026, 11, 16), date(2026, 11, 22))
    assert week_span("2026-W01") == (date(2025, 12, 29), date(2026, 1, 4))


def test_points_are_written_without_a_needless_decimal() -> None:
    assert [points_text(p) for p in (0, 120.0, 7.5, 7.96)] == ["0", "120", "7.5", "8"]


def test_class_gone_meanwhile_is_handed_to_the_navigator(qtbot: Any, context: Context) -> None:
    only = add_class(qtbot, context, "Class 3-2", 1)
    screen, _ = opened(qtbot, context, only.id)
    screen.failed.disconnect()
    with qtbot.waitSignal(screen.failed) as told:
        screen.show_board(replace(only, id=99))
    assert type(told.args[0]).__name__ == "UnknownClass"


def test_the_ice_lamps_of_the_class_stand_beside_its_lanterns(qtbot: Any, context: Context) -> None:
    only = add_class(qtbot, context, "Class 3-2", 3)
    found: list[Any] = []
    enrolling.students(context.school, only.id, found.extend)
    qtbot.waitUntil(lambda: len(found) == 3)
    for number, student in enumerate(found[:2], start=1):
        context.school.ask(lambda db, r=student.ref, n=number: db.conn.execute(LEVEL, (r, n)))
    screen, _places = opened(qtbot, context, only.id)
    assert screen.goal is not None and screen.goal.accessibleName().endswith("2 ice lamps")


LEVEL = "INSERT INTO levels VALUES (?, 'cn-harbin', 'g34', ?, 1, 9, 90, 1, '2026-11-19')"
"""A level a student has passed."""
