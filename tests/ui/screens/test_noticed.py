"""What students noticed, at the desk: doubted questions and unknown words, each settled by one click."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.factories import WRITTEN, put
from tests.ui.screens.playground import SIZES, click, context_on, press, shown, tab_to
from tests.ui.screens.schoolbag import PEEL, RULES, a_student, which_bin
from wastequiz.domain.questions import Choice, Question
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.services import noticing
from wastequiz.ui.context import Context
from wastequiz.ui.places import Noticed, Rosters
from wastequiz.ui.screens.noticed import QUESTIONS, UNKNOWN, NoticedScreen
from wastequiz.ui.screens.rosters import RostersScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        made.staff_in = True
        yield made


def doubted(context: Context, question: Question, choice: Choice, who: Contestant, reason: str) -> None:
    noticing.flag_question(context.school, question, RULES, choice, who, reason)
    context.school.ask(lambda _db: None)


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[NoticedScreen, list[Any]]:
    screen = NoticedScreen(context)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: screen.came)
    return screen, places


def test_a_doubted_question_stands_with_who_what_and_what_is_right(qtbot: Any, context: Context) -> None:
    who = a_student(qtbot, context)
    doubted(context, which_bin(context, PEEL), ("recyclable",), who, "answer")
    doubted(context, which_bin(context, PEEL), ("food",), who, "words")
    doubted(context, which_bin(context, PEEL), (), GUEST, "words")
    screen, _places = opened(qtbot, context)
    (row,) = screen.tables[QUESTIONS].rows.cells
    assert [cell.text for cell in row[:3]] == ["Banana peel: which bin?", "It is the words", "3"]
    parts = dict(screen.detail.parts)
    assert parts["What they say"] == "It is the words ×2, My answer is right ×1"
    assert parts["What they chose"] == "Recyclable, Food waste ✓, no answer in time"
    assert parts["What counts as right"] == "Food waste" and parts["Rules of"] == "Harbin"
    assert parts["Who"].startswith(f"3B No. {who.seat:02d}") and parts["Who"].endswith("A guest")
    assert "Food waste" in screen.detail.accessibleName()


@pytest.mark.parametrize("outcome", [0, 1, 2])
def test_settling_takes_it_off_those_that_wait_and_says_what_was_done(qtbot: Any, context: Context, outcome: int) -> None:
    doubted(context, which_bin(context, PEEL), ("recyclable",), GUEST, "answer")
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.detail.buttons[outcome])
    qtbot.waitUntil(lambda: screen.flags == ())
    qtbot.waitUntil(lambda: len(screen.settled) == 1)
    (row,) = screen.tables[QUESTIONS].rows.cells
    done = ["It is right as it is", "It was mended", "It is no longer asked"][outcome]
    assert [cell.text for cell in row] == ["Banana peel: which bin?", done, "1", "Settled"]
    assert dict(screen.detail.parts)["What was done"] == done and not screen.detail.buttons
    assert screen.note.text() == "Settled. It is off the list." and screen.tabs[0].label == "Questions 0"
    screen.settle_row("kept")
    context.school.ask(lambda _db: None)
    assert screen.flags == () and len(screen.settled) == 1


def test_whatever_waits_longest_stands_first_with_a_word_and_a_shape(qtbot: Any, context: Context) -> None:
    day = 86_400_000
    for n, item in enumerate(("apple_core", PEEL, "bread")):
        question = which_bin(context, item)
        doubted(context, question, (), GUEST, "words")
        key, days = question.key, (0, 8, 3)[n]
        context.school.ask(lambda db, k=key, d=days: db.conn.execute("UPDATE flags SET utc_ms = utc_ms - ? WHERE key = ?", (d * day, k)))
    screen, _places = opened(qtbot, context)
    waits = [row[3] for row in screen.tables[QUESTIONS].rows.cells]
    assert [(cell.text, cell.mark) for cell in waits] == [
        ("A week and more", ("flag", "plum")),
        ("Two days and more", ("clock", "sun")),
        ("New", ("eye", "ink")),
    ]
    assert screen.note.text() == "A week and more: 1 · Two days and more: 1 · New: 1"
    assert "Banana" in screen.detail.head


def test_the_table_stays_when_its_last_row_is_settled_though_words_wait(qtbot: Any, context: Context) -> None:
    """Else a second click would settle a word."""
    noticing.keep_word(context.school, "plasma")
    doubted(context, which_bin(context, PEEL), ("recyclable",), GUEST, "answer")
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.detail.buttons[0])
    qtbot.waitUntil(lambda: screen.flags == () and len(screen.settled) == 1)
    assert screen.tab == QUESTIONS and not screen.detail.buttons


def test_words_have_a_table_of_their_own_reached_with_keys(qtbot: Any, context: Context) -> None:
    doubted(context, which_bin(context, PEEL), ("recyclable",), GUEST, "answer")
    for word in ("plasma", "plasma", "kryptonite"):
        noticing.keep_word(context.school, word)
    screen, places = opened(qtbot, context)
    assert [segment.label for segment in screen.tabs] == ["Questions 1", "Words 2"]
    tab_to(screen.tabs[UNKNOWN])
    press(Qt.Key.Key_Space)
    table = screen.tables[UNKNOWN]
    assert [row[0].text for row in table.rows.cells] == ["plasma", "kryptonite"] and screen.detail.head == "plasma"
    tab_to(table)
    press(Qt.Key.Key_Down)
    assert screen.detail.head == "kryptonite"
    tab_to(screen.detail.buttons[1])
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.words) == 1)
    assert screen.tab == UNKNOWN and screen.detail.head == "plasma"
    press(Qt.Key.Key_Escape)
    assert places == [Rosters()]


def test_only_words_waiting_opens_the_words(qtbot: Any, context: Context) -> None:
    noticing.keep_word(context.school, "plasma")
    screen, _places = opened(qtbot, context)
    assert screen.tab == UNKNOWN and screen.detail.head == "plasma"
    screen.show_tab(QUESTIONS)
    assert screen.nothing.words.isVisible() and "flag" in screen.nothing.words.text()
    assert screen.tables[UNKNOWN].isHidden() and screen.detail.isHidden()


def test_a_question_that_is_gone_or_changed_is_told_by_its_key_and_ids(qtbot: Any, context: Context) -> None:
    question = which_bin(context, PEEL)
    doubted(context, replace(question, key="which_bin:gone"), ("attic",), GUEST, "other")
    doubted(context, question, ("attic",), GUEST, "other")
    screen, _places = opened(qtbot, context)
    rows = {row[0].text: n for n, row in enumerate(screen.tables[QUESTIONS].rows.cells)}
    screen.show_row(rows["which_bin:gone"])
    parts = dict(screen.detail.parts)
    assert parts["What counts as right"] == "The bank no longer has this question." and parts["What they chose"] == "attic"
    screen.show_row(rows["Banana peel: which bin?"])
    assert dict(screen.detail.parts)["What they chose"] == "attic"


@pytest.mark.parametrize("kind", sorted(WRITTEN))
def test_the_answers_of_every_written_kind_can_be_said(qtbot: Any, context: Context, kind: str) -> None:
    from wastequiz.domain.kinds import KINDS
    from wastequiz.domain.notices import Flagged

    question = put(WRITTEN[kind]("asked"))
    screen, _places = opened(qtbot, context)
    right = KINDS[kind].solution(question)
    screen.flags = (Flagged(question.key, RULES, 1, (("words", 1),), (right,), (), 0, question),)
    screen.show_tab(QUESTIONS)
    parts = dict(screen.detail.parts)
    assert parts["What they chose"].endswith("✓") and parts["What counts as right"]


@pytest.mark.parametrize("rows", [0, 1])
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_it_lies_on_the_page(qtbot: Any, context: Context, size: tuple[int, int], rows: int) -> None:
    if rows:
        doubted(context, which_bin(context, PEEL), ("recyclable",), GUEST, "answer")
    screen, _places = opened(qtbot, context, size)
    tables = [t for t in screen.tables if t.isVisible()]
    pieces = [screen.head, *screen.tabs, *tables, *screen.detail.buttons, *([screen.detail] if rows else [])]
    for piece in pieces:
        assert screen.area.contains(screen.where(piece))
    for button in screen.detail.buttons:
        assert screen.where(screen.detail).contains(screen.where(button))


# ---- the way there


def test_the_desk_says_how_many_wait_and_leads_there(qtbot: Any, context: Context) -> None:
    noticing.keep_word(context.school, "plasma")
    doubted(context, which_bin(context, PEEL), (), GUEST, "answer")
    screen = RostersScreen(context)
    places = shown(qtbot, screen)
    qtbot.waitUntil(lambda: screen.noticed.count == 2)
    assert screen.noticed.accessibleName() == "What students noticed 2"
    click(qtbot, screen.noticed)
    assert places == [Noticed()]


def test_nothing_waiting_shows_no_number(qtbot: Any, context: Context) -> None:
    screen = RostersScreen(context)
    shown(qtbot, screen)
    qtbot.waitUntil(lambda: screen.form is not None)
    assert screen.noticed.accessibleName() == "What students noticed" and screen.noticed.count == 0


def test_a_row_that_is_clicked_is_shown(qtbot: Any, context: Context) -> None:
    for word in ("plasma", "plasma", "kryptonite"):
        noticing.keep_word(context.school, word)
    screen, _places = opened(qtbot, context)
    table = screen.tables[UNKNOWN]
    box = table.visualRect(table.rows.index(1, 0))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.center().x(), box.center().y()))
    assert screen.detail.head == "kryptonite"
