"""A class report in words on paper: figures with their numbers, periods, sentences, and what is said where there is nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.paper import a_report
from wastequiz import i18n
from wastequiz.domain.reporting import Share
from wastequiz.wording import report_paper as said
from wastequiz.wording.report_paper import Told

FULL = a_report.full()


def told(report: a_report.ClassReport = FULL) -> Told:
    return Told(report, a_report.asked(report))


@pytest.mark.parametrize(
    ("part", "of", "words"),
    [(0, 0, "–"), (0, 9, "0%"), (1, 1000, "<1%"), (21, 40, "53%"), (998, 1000, ">99%"), (9, 9, "100%")],
)
def test_a_share_is_whole_per_cent_and_never_all_or_nothing_when_it_is_not(part: float, of: int, words: str) -> None:
    assert said.percent(Share(part, of)) == words


def test_numbers_are_grouped_and_halves_shown() -> None:
    assert said.number_of(12345) == "N = 12,345"
    assert said.part_of(Share(1273.5, 1572)) == "1,273.5 of 1,572"
    assert said.part_of(Share(123456.0, 234567)) == "123,456 of 234,567"


@pytest.mark.parametrize(("before", "words"), [(70, "+11 points"), (81, "±0 points"), (90, "−9 points"), (0, "+81 points")])
def test_a_change_names_the_number_it_is_measured_against(before: int, words: str) -> None:
    assert said.change(Share(81, 100), Share(before, 100)) == f"{words} on the span before,\nN = 100 then"


def test_there_is_no_change_where_one_span_has_no_answers() -> None:
    assert said.change(Share(81, 100), Share(0, 0)) == ""
    assert said.change(Share(0, 0), Share(81, 100)) == ""


def test_the_time_an_answer_took_is_in_seconds() -> None:
    assert said.seconds(6400.0) == "median 6.4 s an answer"
    assert said.seconds(None) == ""


@pytest.mark.parametrize(
    ("played", "words"), [(41, "everybody took part"), (40, "1 student did not take part"), (38, "3 students did not take part")]
)
def test_those_who_did_not_take_part_are_counted(played: int, words: str) -> None:
    assert said.missing(replace(FULL, played=played)) == words


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2026-09-28", "2026-09-28 to 2026-11-22"),
        ("2026-11-22", "2026-11-22"),
        ("", "all days up to 2026-11-22"),
        ("0001-01-01", "all days up to 2026-11-22"),
    ],
)
def test_the_days_are_named(since: str, words: str) -> None:
    assert said.span(replace(FULL, wanted=replace(FULL.wanted, since=since))) == words


def test_the_line_under_the_title_names_the_kinds_that_were_wanted() -> None:
    assert said.about(FULL) == "三（2）班  ·  2026-09-28 to 2026-11-22  ·  all question kinds"
    some = replace(FULL, wanted=replace(FULL.wanted, kinds=("which_bin", "matching")))
    assert said.about(some).endswith("·  Which bin, Match")


def test_a_week_and_a_page_have_their_number() -> None:
    assert said.week("2026-W07") == "Wk 7"
    assert said.page(1, 3) == "Page 1 of 3"
    assert said.whose_rules(told()).startswith("Harbin  ·  By ")
    assert said.printed(a_report.PRINTED_MS).startswith("Printed 2026-")


def test_each_public_figure_has_value_number_and_definition() -> None:
    figures = said.public_figures(FULL)
    assert [f.name for f in figures] == ["Awareness", "Participation", "Sorting accuracy"]
    assert [f.value for f in figures] == ["76%", "93%", "83%"]
    assert figures[0].of == "29 of 38 people"
    assert "80%" in figures[0].meaning
    assert all(f.meaning.endswith(".") for f in figures)
    assert said.basis(FULL).startswith("2026-09-28 to 2026-11-22. First attempts")


def test_what_to_teach_next_names_bins_things_and_how_often() -> None:
    assert said.finding(told()) == (
        "21% of what belongs in Residual was put in Recyclable",
        "Mostly: used tissue, dirty takeaway box, broken china bowl. 46 of 219 things.",
    )
    assert FULL.finding is not None
    without = replace(FULL, finding=replace(FULL.finding, items=()))
    assert said.finding(told(without))[1] == "46 of 219 things."


def test_chinese_sentences_stand_without_a_space_between_them() -> None:
    i18n.use("zh_CN")
    assert " Mostly" not in said.finding(told())[1]
    assert ". 46" not in said.finding(told())[1]


def test_where_there_is_nothing_to_teach_it_says_why() -> None:
    nothing = replace(FULL, finding=None)
    assert said.finding(told(nothing)) == ("Nothing stands out: go on like this.", "")
    few = replace(nothing, matrix=replace(nothing.matrix, counts={("food", "food"): 29}))
    assert said.finding(told(few)) == ("Too early to tell.", "It takes 30 things of one bin.")
    assert said.finding(told(replace(nothing, sorting=Share(0, 0)))) == ("Nothing was sorted in these days.", "")
    assert said.finding(told(a_report.empty())) == ("No answers yet.", "Teach one lesson, and there will be a report.")


def test_the_item_analysis_explains_itself() -> None:
    assert "N = 30" in said.item_note()
    assert "100%" in said.scale_note()
    assert said.whole(0.784) == "Cronbach's alpha 0.78"
    assert said.whole(None) == ""
    assert said.interval(FULL.items[0]) == "32–50%  N = 46"
    assert [said.discrimination(value) for value in (38.4, -14.0, None)] == ["38", "−14", "–"]


def test_what_is_left_out_is_counted() -> None:
    assert said.left_out(1) == "1 more question stands in the table file."
    assert said.left_out(2) == "2 more questions stand in the table file."
    assert said.more_classes(3) == "and 3 more classes"


def test_a_lesson_on_paper_is_named_by_its_day() -> None:
    assert said.span(replace(FULL, wanted=replace(FULL.wanted, since="2026-11-20", lesson="l1"))) == "lesson of 2026-11-20"
