"""Practice in words: five a day, the flame, the lines of the mistake book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.factories import make_bank, make_choice, make_matching, make_ordering, put, text
from wastequiz import i18n
from wastequiz.domain.kinds import written_kind
from wastequiz.domain.memory import BookRow, Overview
from wastequiz.domain.streaks import Streak
from wastequiz.wording import answers, practice

SCHEME = make_bank().scheme("cn-harbin")
THURSDAY = date(2026, 11, 19)
OVERVIEW = Overview(0, 0, None, 0, 5, Streak(), (), 0, 0, THURSDAY)
ROW = BookRow("item:peel", text("peel"), "peel", "food", "residual", 3, 2, 1, "2026-11-18")


@pytest.mark.parametrize(
    ("done", "line", "button"),
    [
        (0, "Five small questions, just for you", "Start"),
        (2, "3 more for today", "Go on"),
        (5, "All done for today. Well done!", "Five more"),
        (7, "All done for today. Well done!", "Five more"),
    ],
)
def test_how_far_the_five_are(done: int, line: str, button: str) -> None:
    found = replace(OVERVIEW, daily_done=done)
    assert (practice.daily(found), practice.daily_button(found)) == (line, button)


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (Streak(), "Play today, and a little flame is lit."),
        (Streak(4), "Play today, and the flame burns on."),
        (Streak(4, last_chance=True), "The flame is waiting. Play today, and it burns on."),
        (Streak(5, today=True), "You were here today: the flame is burning."),
        (Streak(5, (date(2026, 11, 18),), last_chance=True), "You were not here on Wednesday. The flame waited for you."),
        (Streak(9, (THURSDAY - timedelta(days=8),)), "Play today, and the flame burns on."),
        (Streak(5, (date(2026, 11, 18),), today=True), "You were here today: the flame is burning."),
    ],
)
def test_the_flame_is_kind(row: Streak, line: str) -> None:
    assert practice.streak_line(row, THURSDAY) == line


def test_numbers_are_said_in_words() -> None:
    assert [practice.streak_head(Streak(n)) for n in (1, 3)] == ["1 day in a row", "3 days in a row"]
    assert [practice.in_book(n) for n in (0, 1, 2)] == ["Nothing in it yet", "1 thing", "2 things"]
    assert [practice.mixed_up(n) for n in (1, 2)] == ["1 time", "2 times"]


def test_a_line_of_the_book_says_where_it_goes_where_it_went_and_how_far_it_is() -> None:
    assert practice.row_said(ROW, SCHEME) == "Peel. It goes in food. You chose residual, mixed up 2 times. 1 of 2 lamps lit"


def test_without_a_bin_chosen_only_how_often() -> None:
    assert practice.row_chosen(replace(ROW, chosen_bin="", wrong_now=1), SCHEME) == "Mixed up 1 time"


def test_a_written_question_says_its_stem_and_answer_and_one_that_is_gone_says_so() -> None:
    question = put(make_choice("signs_1"))
    written = replace(ROW, name=None, true_bin="", chosen_bin="", question=question)
    assert question.stem is not None
    assert practice.row_name(written, SCHEME) == question.stem["en"]
    assert practice.row_goes(written, SCHEME) == question.option(question.right_ids[0]).label["en"]
    gone = replace(written, question=None)
    assert practice.row_name(gone, SCHEME) == "This one is no longer asked" and practice.row_goes(gone, SCHEME) == ""
    assert practice.row_said(gone, SCHEME) == "This one is no longer asked. Mixed up 2 times. 1 of 2 lamps lit"


def test_of_a_right_answer_of_many_parts_the_first_is_told_where_there_is_little_room() -> None:
    i18n.use("en")
    matching = written_kind("matching").build(make_matching("m"))
    ordering = written_kind("ordering").build(make_ordering("o"))
    choice = written_kind("single_choice").build(make_choice("c"))
    assert answers.first_of_solution(matching) == answers.answer(matching, written_kind("matching").solution(matching)[:1]) + " …"
    assert answers.first_of_solution(ordering) == "o a …"
    assert answers.first_of_solution(choice) == answers.solution(choice) == "c b"
