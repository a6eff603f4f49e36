"""A class report follows from answers: every figure with its number, the worst mix-up, the hardest questions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports.facts import ANSWERS, FACTS, WANTED, a_report, given, many, sorted_into, written
from wastequiz.domain.questions import Choice, Sort
from wastequiz.domain.reporting import ClassFigure, Finding, Given, Share, StudentFigure, WeekFigure
from wastequiz.reports.class_report import build, hardest_of, matrix_of, median, wrong_of


def test_every_figure_comes_with_its_number() -> None:
    report = a_report()
    assert (report.class_name, report.roster, report.played, report.answers) == ("3B", 12, 10, 38)
    assert report.accuracy == Share(23, 38) and report.before == Share(4, 8)
    assert report.awareness == Share(2, 3), "who has 80 % of the knowledge questions right counts as aware"
    assert report.participation == Share(10, 12)
    assert report.sorting == Share(18, 30), "time that ran out counts as not sorted"
    assert report.ms_median == 2000


def test_the_classes_of_the_year_and_the_weeks_stand_side_by_side() -> None:
    report = a_report()
    assert report.classes == (
        ClassFigure(7, "3B", Share(23, 38), Share(4, 8)),
        ClassFigure(8, "=4A", Share(5, 10), Share(0, 0)),
    )
    assert report.weeks[0] == WeekFigure("2026-W46", Share(0, 0), Share(5, 10))


def test_the_matrix_counts_what_was_put_somewhere_and_its_worst_cell_is_what_to_teach_next() -> None:
    report = a_report(given=[*ANSWERS, *ANSWERS])
    assert report.matrix.total == 56 and report.matrix.count("residual", "recyclable") == 18
    assert report.finding == Finding("residual", "recyclable", Share(18, 40), ("tissue", "box"), 18)
    assert report.hardest == ("residual", Share(20, 40))


def test_of_too_few_things_neither_a_finding_nor_a_hardest_bin_is_told() -> None:
    report = a_report()
    assert report.matrix.row("residual") == 20 and (report.finding, report.hardest) == (None, None)


def test_where_all_is_right_there_is_nothing_to_teach() -> None:
    assert a_report(given=many(sorted_into("peel", "food", "food"), 3)).finding is None


def test_of_equally_hard_bins_the_one_with_more_answers_is_the_hardest() -> None:
    answers = [
        *many(sorted_into("peel", "food", "food"), 20),
        *many(sorted_into("peel", "food", "residual"), 20),
        *many(sorted_into("box", "residual", "food"), 40),
        *many(sorted_into("box", "residual", "residual"), 40),
    ]
    assert hardest_of(matrix_of(answers, FACTS.bins)) == ("residual", Share(40, 80))


def test_a_bin_the_rules_no_longer_have_stands_in_no_cell() -> None:
    answers = [sorted_into("peel", "kitchen", "food"), sorted_into("peel", "food", "kitchen"), sorted_into("peel", "food", "food")]
    assert matrix_of(answers, FACTS.bins).counts == {("food", "food"): 1}


def test_a_report_on_some_kinds_leaves_the_public_figures_as_they_are() -> None:
    whole, part = a_report(), a_report(wanted=replace(WANTED, kinds=("single_choice",)))
    assert (part.answers, part.accuracy, part.matrix.total, part.finding, part.hardest) == (8, Share(5, 8), 0, None, None)
    assert {item.kind for item in part.items} == {"single_choice"}
    assert (part.awareness, part.participation, part.sorting) == (whole.awareness, whole.participation, whole.sorting)


def test_nothing_answered_is_an_empty_report() -> None:
    report = build(replace(FACTS, given=(), played=0, now={}, before={}, weeks={}, knowledge={}))
    assert (report.accuracy.value, report.ms_median, report.hardest, report.finding, report.items) == (None, None, None, None, ())
    assert report.alpha is None and report.awareness.value is None


def test_surely_hard_questions_come_first_with_what_was_mostly_chosen() -> None:
    items = {item.key: item for item in a_report().items}
    tissue, law = items["which_bin:tissue"], items["law_1"]
    assert (tissue.item, tissue.true_bin, tissue.wrong, tissue.wrong_share) == ("tissue", "residual", "recyclable", Share(6, 16))
    assert (law.item, law.true_bin, law.wrong, law.wrong_share) == ("", "", "a", Share(3, 8))
    assert (tissue.statistics.attempts, tissue.statistics.facility) == (16, 10 / 16)
    once = [*many(written("hard", 0.0, ("a",)), 30), written("once", 0.0, ("a",))]
    assert [item.key for item in a_report(given=once).items] == ["hard", "once"], "one wrong answer out of one says little"


def test_of_equal_ones_the_first_by_name_stays_first_and_one_never_wrong_has_nothing_chosen_wrongly() -> None:
    report = a_report(given=[written("b", 1.0), written("a", 1.0)])
    assert [(item.key, item.wrong, item.wrong_share) for item in report.items] == [("a", "", Share(0, 1)), ("b", "", Share(0, 1))]


PICKED = (Sort("can", "recyclable", "food"),)


@pytest.mark.parametrize(
    ("answer", "right", "wrong"),
    [
        (sorted_into("peel", "food", "residual"), ("peel",), {"residual"}),
        (sorted_into("peel", "food", None), ("peel",), set()),
        (given("pick_from_bin:peel", "pick_from_bin", 0, ("can",), PICKED), ("peel",), {"can"}),
        (given("sort_many:peel", "sort_many", 0.5, (), (Sort("a", "food", "food"), Sort("b", "food", "residual"))), (), {"residual"}),
        (given("take_apart:tea", "take_apart", 0.5, ("p1>food", "p2>food")), ("p1>food", "p2>residual"), {"food"}),
        (given("take_apart:tea", "take_apart", 0.5, ("p1>food", "p2>food")), (), set()),
        (written("q", 0.5, ("a", "b"), "multiple_choice"), ("a", "c"), {"b"}),
        (written("q", 0.5, ("b", "a"), "ordering"), ("a", "b"), set()),
        (written("q", 0, ("plastic",), "short_answer"), ("recyclables",), {"plastic"}),
    ],
)
def test_what_was_chosen_wrongly_depends_on_the_kind(answer: Given, right: Choice, wrong: set[str]) -> None:
    assert wrong_of(answer, right) == wrong


def test_the_bin_of_a_pick_is_the_one_asked_for() -> None:
    picked = given("pick_from_bin:peel", "pick_from_bin", 0, ("can",), PICKED)
    late = given("pick_from_bin:bone", "pick_from_bin", 0, (), (Sort("bone", "food", None),))
    many_ = given("sort_many:tea", "sort_many", 1, ("tea>food",), (Sort("tea", "food", "food"),))
    assert {i.key: i.true_bin for i in a_report(given=[picked, late, many_]).items} == {
        "pick_from_bin:peel": "food",
        "pick_from_bin:bone": "food",
        "sort_many:tea": "",
    }


@pytest.mark.parametrize(("numbers", "middle"), [([], None), ([5], 5), ([9, 1, 5], 5), ([1, 2, 4, 9], 3)])
def test_the_median_is_the_number_in_the_middle(numbers: list[int], middle: float | None) -> None:
    assert median(numbers) == middle


def test_the_order_of_answers_changes_nothing() -> None:
    assert a_report(given=ANSWERS[::-1]) == a_report()


def test_hands_count_one_by_one_and_nobodys_time_is_left_out() -> None:
    hands = [
        replace(sorted_into("peel", "food", option), ref="", round="l1", lesson=True, n=n, ms=60_000)
        for option, n in (("food", 30), ("residual", 10))
    ]
    report = a_report(given=[*hands, *many(sorted_into("peel", "food", "food"), 2)])
    assert (report.answers, report.accuracy, report.sorting) == (42, Share(32, 42), Share(32, 42))
    assert report.matrix.counts == {("food", "food"): 32, ("food", "residual"): 10}
    assert report.finding == Finding("food", "residual", Share(10, 42), ("peel",), 10)
    assert report.ms_median == 2000
    (peel,) = report.items
    assert (peel.statistics.attempts, peel.statistics.alone, peel.wrong, peel.wrong_share) == (42, 42, "residual", Share(10, 42))
    assert a_report(given=hands).ms_median is None


def test_students_stand_by_their_seats_with_their_own_answers_alone() -> None:
    answers = [
        sorted_into("peel", "food", "food", ref="b", ms=1000),
        sorted_into("peel", "food", "residual", ref="b", ms=3000),
        sorted_into("peel", "food", "food", ref="gone"),
        sorted_into("peel", "food", "food", ref="", lesson=True, n=30),
    ]
    report = a_report(given=answers, students={"b": (2, "owl"), "a": (1, "fox")})
    assert report.students == (StudentFigure(1, "fox", Share(0, 0), None), StudentFigure(2, "owl", Share(1, 2), 2000))
    only = a_report(given=answers, students={"b": (2, "owl")}, wanted=replace(WANTED, kinds=("ordering",)))
    assert only.students == (StudentFigure(2, "owl", Share(0, 0), None),)
