"""What the page of the class report says of figures, cells, questions and answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.factories import BINS, CITY, make_bank, make_choice, make_item, put
from wastequiz.domain.questions import Sort
from wastequiz.domain.reporting import ClassReport, Given, ItemFigure, Matrix, Share, StudentFigure, Wanted, WeekFigure
from wastequiz.domain.statistics import ItemStatistics
from wastequiz.wording import report_page as said
from wastequiz.wording.report import Asked

QUESTION = put(make_choice("q"))
ASKED = Asked(make_bank().scheme(CITY), {i: make_item(i) for i in ("tissue", "box")}, {"q": QUESTION})
MATRIX = Matrix(BINS, {("residual", "recyclable"): 46, ("residual", "residual"): 173})
STATISTICS = ItemStatistics("k", 96, 0.41, 0.3, 0.5, 0.5, 38.0, 55.0, 40.0, 1.0)
FIGURE = ItemFigure("which_bin:tissue", "which_bin", "tissue", "residual", STATISTICS, "recyclable", Share(48, 96))


def a_report(**changes: Any) -> ClassReport:
    share = Share(30, 40)
    made: dict[str, Any] = {
        "wanted": Wanted(1, (1,), "2026-10-05", "2026-11-26"),
        "class_name": "3B",
        "roster": 40,
        "played": 38,
        "answers": 40,
        "accuracy": share,
        "before": Share(28, 40),
        "ms_median": 8400.0,
        "awareness": share,
        "participation": Share(38, 40),
        "sorting": share,
        "hardest": ("residual", share),
        "classes": (),
        "weeks": (),
        "matrix": MATRIX,
        "items": (),
        "alpha": None,
        "finding": None,
    }
    return ClassReport(**{**made, **changes})


def given(**changes: Any) -> Given:
    sorts = (Sort("tissue", "residual", "recyclable"),)
    made = Given(1, 1, "ref", "r", "which_bin:tissue", "which_bin", "items", "2026-11-05", 0.0, 900, ("recyclable",), sorts)
    return replace(made, **changes)


def test_a_share_keeps_number_and_sign_together() -> None:
    assert " " not in said.tight(Share(46, 219)) and said.tight(Share(46, 219)).startswith("21")
    assert said.number(12345) == "12,345"
    assert said.seconds(8400) == "8.4 s" and said.seconds(None) == "–"
    assert said.week("2026-W07") == "W7"


@pytest.mark.parametrize(
    ("before", "aside", "note"),
    [
        (Share(28, 40), "+5", "+5 points over the span before; of 40 answers"),
        (Share(32, 40), "-5", "-5 points over the span before; of 40 answers"),
        (Share(3, 4), "", "as in the span before; of 40 answers"),
        (Share(0, 0), "", "of 40 answers"),
    ],
)
def test_a_change_is_said_in_points(before: Share, aside: str, note: str) -> None:
    figure = said.key_figures(a_report(before=before), ASKED)[0]
    assert (figure.aside, figure.note) == (aside, note)
    assert said.change(Share(0, 0), before) is None


def test_every_figure_has_its_number() -> None:
    answers, part, hardest = said.key_figures(a_report(), ASKED)[1:]
    assert (answers.value, answers.note) == ("40", "half of them within 8.4 s")
    assert (part.value, part.note) == ("38 / 40", "2 have not played")
    assert hardest.bin_id == "residual" and hardest.note.endswith("right of 40")
    nothing = said.key_figures(a_report(played=40, hardest=None), ASKED)
    assert nothing[2].note == "everybody played" and nothing[3].value == "–"
    assert [("N = 40" in f.note) for f in said.public_figures(a_report())] == [True] * 3


def test_a_students_share_has_its_number_in_tenths() -> None:
    assert said.student_share(StudentFigure(1, "fox", Share(40.9333, 50), None)) == "82% (40.9 of 50)"
    assert said.student_share(StudentFigure(1, "fox", Share(0, 0), None)) == "–"


def test_a_single_week_is_no_trend_but_a_sentence() -> None:
    none, one = WeekFigure("2026-W46", Share(0, 0), Share(0, 0)), WeekFigure("2026-W47", Share(1, 116), Share(9, 900))
    assert said.only_week((none, one), "3B") == "W47, 3B: 1% right of 116. From the second week on a line stands here."
    assert said.only_week((one, one), "3B") == said.only_week((none,), "3B") == ""


def test_a_cell_is_a_sentence() -> None:
    name = ASKED.bin("residual")
    assert said.cell(MATRIX, ASKED, "residual", "recyclable") == f"21% of {name} went into {ASKED.bin('recyclable')}, 46 of 219"
    assert said.cell(MATRIX, ASKED, "residual", "residual") == f"79% of {name} was put right, 173 of 219"
    assert said.cell(MATRIX, ASKED, "food", "residual") == f"Nothing of {ASKED.bin('food')} was sorted"
    assert said.see_number(46) == "See 46"
    assert said.see_answers(1) == "See this 1 answer" and said.see_answers(46) == "See these 46 answers"


def test_where_there_is_nothing_to_teach_next_it_is_said_why() -> None:
    few = Matrix(MATRIX.bins, {("residual", "residual"): 29})
    assert said.nothing_found(few) == ("Too early to tell", "There is something to teach next once 30 things of one bin were sorted.")
    assert said.nothing_found(Matrix(MATRIX.bins))[0] == said.nothing_found(MATRIX)[0] == "Nothing stands out"
    hardest = [said.key_figures(a_report(hardest=None, matrix=matrix), ASKED)[3].note for matrix in (few, Matrix(MATRIX.bins))]
    assert hardest == ["too few yet: a bin needs 30 things", "nothing was sorted"]


def test_a_line_of_the_analysis_says_it_all() -> None:
    right, wrong = ASKED.bin("residual"), ASKED.bin("recyclable")
    assert said.item_line(FIGURE, ASKED) == (f"Tissue, {right}, 41% right of 96, discrimination 38, most chosen wrong: {wrong}, 50%")
    weak = replace(FIGURE, item="", key="q", true_bin="", wrong="", statistics=replace(STATISTICS, discrimination=4.0, upper=15.0))
    line = said.item_line(weak, ASKED)
    assert line.endswith("discrimination 4, Look at the wording") and "chosen" not in line and right not in line


def test_few_answers_say_nothing_of_the_discrimination() -> None:
    for few in (replace(STATISTICS, attempts=29), replace(STATISTICS, discrimination=None)):
        assert said.discrimination(replace(FIGURE, statistics=few)) == "–"


def test_who_answered_is_a_seat_a_team_the_class_or_a_guest() -> None:
    in_class = given(ref="", lesson=True)
    assert said.who(given(), 7, "owl") == "No. 07 Owl" and said.who(given(ref="gone")) == "No longer here"
    assert said.who(replace(in_class, team="fox")) == "Team Fox" and said.who(in_class) == "The whole class"
    assert said.who(replace(in_class, n=10)) == "The whole class, 10 hands up"
    assert said.who(replace(in_class, hands=True)) == "The whole class, 1 hand up"
    assert said.who(given(ref="")) == "A guest"


def test_an_answer_counts_as_often_as_the_figure_it_is_behind_counts_it() -> None:
    two = given(n=10, sorts=(Sort("a", "food", "residual"), Sort("b", "food", "residual"), Sort("c", "food", "food")))
    assert (said.times(two, ("food", "residual")), said.times(two)) == (20, 10)


def test_what_somebody_answered_is_said() -> None:
    one, other = ASKED.bin("recyclable"), ASKED.bin("food")
    assert said.given(given(), ASKED) == f"Tissue → {one}"
    two = given(sorts=(Sort("tissue", "residual", "recyclable"), Sort("box", "food", "food"), Sort("box", "residual", None)))
    assert said.given(two, ASKED) == f"Tissue → {one}, Box → {other}, Box → no answer in time"
    assert said.given(two, ASKED, ("residual", "recyclable")) == f"Tissue → {one}"
    assert said.given(given(sorts=(), choice=()), ASKED) == "no answer in time"
    assert said.given(given(sorts=(), choice=("a", "b"), key="gone"), ASKED) == "a b"
    right = QUESTION.right_ids[0]
    assert said.given(given(sorts=(), choice=(right,), key="q"), ASKED) not in ("", right)
    assert said.given(given(sorts=(), choice=("attic",), key="q"), ASKED) == "attic"
