"""The report as tables: every column filled, numbers as numbers, and no student anywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import CITY, make_bank, make_choice, make_item, put
from tests.reports.facts import ANSWERS, WANTED, a_report
from wastequiz import i18n
from wastequiz.domain.tables import Table
from wastequiz.reports import REPORTS
from wastequiz.wording.report import Asked

ASKED = Asked(make_bank().scheme(CITY), {i: make_item(i) for i in ("tissue", "box", "bone", "peel")}, {"law_1": put(make_choice("law_1"))})


def tables(**changes: object) -> dict[str, Table]:
    return {table.title: table for table in REPORTS["class_report"].tables(a_report(**changes), ASKED)}


def test_there_are_six_tables_and_every_row_fills_its_columns() -> None:
    found = tables()
    assert list(found) == ["Figures", "Classes", "Weeks", "Mix-ups", "Item analysis", "Students"]
    for table in found.values():
        assert table.note.startswith("3B · 2026-10-05 to 2026-11-26 · cn-harbin · all kinds of questions")
        for row in table.rows:
            assert len(row) == len(table.columns)
            for cell, column in zip(row, table.columns, strict=True):
                assert cell is None or isinstance(cell, str) == (column.kind == "text")
                assert column.kind != "percent" or cell is None or 0 <= float(cell) <= 1


def test_every_share_stands_beside_its_number_and_what_it_means() -> None:
    rows = {row[0]: row[1:] for row in tables()["Figures"].rows}
    share, part, of, low, high, says = rows["Sorting accuracy"]
    assert (share, part, of) == (0.6, 18, 30) and low < 0.6 < high  # type: ignore[operator]
    assert says == "Things put into the right bin, of all that were to be sorted. N = 30 things, 2026-10-05 to 2026-11-26."
    assert rows["Students on the roster"][1] == 12 and rows["Median time of an answer (s)"][1] == 2.0
    enough = {row[0]: row[1:] for row in tables(given=[*ANSWERS, *ANSWERS])["Figures"].rows}
    assert enough["Hardest bin: residual"][:3] == (0.5, 20, 40)
    assert enough["Teach this next"][-1] == "45% of what belongs in residual went into recyclable, mostly tissue, box."


def test_the_matrix_tells_shares_and_numbers() -> None:
    row = next(row for row in tables()["Mix-ups"].rows if row[0] == "residual")
    assert row[1:] == (0.45, 0.0, 0.05, 0.5, 20, 9, 0, 1, 10)


def test_students_are_a_seat_and_an_animal_in_the_order_of_their_seats() -> None:
    table = tables(students={"ref1": (9, "owl"), "nobody": (3, "fox")})["Students"]
    assert [row[:4] for row in table.rows] == [(3, "Fox", 0, None), (9, "Owl", 7, 3 / 7)]
    assert "nobody is ranked" in table.note and "Below 30 answers no verdict." in table.note


def test_the_item_analysis_names_things_questions_and_what_was_chosen() -> None:
    rows = {row[0]: row for row in tables()["Item analysis"].rows}
    assert rows["Tissue"][1:5] == ("Which bin", "residual", 16, 10 / 16) and rows["Tissue"][13:15] == ("recyclable", 6 / 16)
    assert rows["law_1?"][1:3] == ("Single choice", "") and rows["law_1?"][13] == "law_1 a"
    assert rows["Bone"][15] == "", "of one answer there is no verdict"
    assert rows["Peel"][13:15] == ("", None), "time ran out: nothing was chosen"


def test_a_report_on_some_kinds_says_so_and_an_empty_one_still_has_its_tables() -> None:
    found = tables(wanted=replace(WANTED, kinds=("which_bin",)))
    assert "some kinds of questions only" in found["Figures"].note
    empty = tables(given=(), knowledge={}, weeks={}, names={}, now={}, before={}, played=0, roster=0)
    rows = {row[0]: row for row in empty["Figures"].rows}
    assert rows["Hardest bin"][1:4] == (None, 0, 0) and rows["Accuracy"][4:6] == (None, None) and "Teach this next" not in rows
    assert rows["Median time of an answer (s)"][2] is None and empty["Item analysis"].rows == ()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_tables_speak_the_language_spoken_now(language: str) -> None:
    i18n.use(language)
    assert all(table.title and table.note and all(column.head for column in table.columns) for table in tables().values())
