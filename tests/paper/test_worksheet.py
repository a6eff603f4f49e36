"""Worksheets on paper: every question with room for its answer, the answers on a page of their own, and no word cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.factories import WRITTEN, put
from tests.ui.walk import watched_words
from wastequiz import i18n, paths
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.questions import Question
from wastequiz.formats.sources import read_bank
from wastequiz.paper import worksheet
from wastequiz.paper.worksheet import Worksheet
from wastequiz.stage.look import Look
from wastequiz.wording import worksheets

BANK = read_bank(paths.questions())
SCHEME = BANK.scheme("cn-harbin")


@pytest.fixture
def look(qapp: Any) -> Look:
    return Look()


def one_of_each() -> list[Question]:
    """The longest built-in question of every written kind."""
    longest: dict[str, Question] = {}
    for authored in BANK.questions.values():
        found = longest.get(authored.kind)
        if found is None or found.stem is None or len(authored.stem["zh_CN"]) > len(found.stem["zh_CN"]):
            longest[authored.kind] = put(authored)
    return list(longest.values())


def a_sheet(questions: list[Question], *, answers: bool = True) -> Worksheet:
    return Worksheet("第一单元 Unit 1", questions, SCHEME, 10.0 * len(questions), answers)


@pytest.mark.parametrize("language", ["zh_CN", "en", i18n.PSEUDO])
def test_every_kind_fits_with_its_answers(look: Look, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = i18n.current()
    i18n.use(language)
    try:
        with watched_words(monkeypatch) as seen:
            made = worksheet.pages(a_sheet(one_of_each()), look, dpi=60)
    finally:
        i18n.use(before)
    assert len(made) >= 3
    assert len(seen.texts) > 40 and not seen.cut, "\n".join(sorted(seen.cut))


def test_every_kind_there_is_can_be_put_on_paper(look: Look) -> None:
    assert set(WRITTEN) == {question.kind for question in one_of_each()}
    for kind in WRITTEN:
        question = put(WRITTEN[kind]("q"))
        assert worksheets.solution(question), kind
        assert len(worksheet.pages(a_sheet([question]), look, dpi=40)) == 2


def test_solutions_are_the_letters_that_stand_on_the_sheet() -> None:
    assert worksheets.solution(put(WRITTEN["multiple_choice"]("q"))).startswith("A ")
    assert worksheets.solution(put(WRITTEN["matching"]("q"))) == "1 A, 2 B, 3 C"
    ordered = put(WRITTEN["ordering"]("q"))
    assert worksheets.solution(ordered.in_order(tuple(reversed(ordered.order)))) == "A 4, B 3, C 2, D 1"
    assert "40" in worksheets.solution(put(WRITTEN["estimate"]("q")))


def test_without_answers_there_is_no_page_of_them(look: Look) -> None:
    question = put(WRITTEN["single_choice"]("q"))
    assert len(worksheet.pages(a_sheet([question], answers=False), look, dpi=40)) == 1


def test_no_question_is_cut_in_two_and_none_is_left_out(look: Look) -> None:
    many = [put(WRITTEN["matching"](f"q{n}")) for n in range(30)]
    blocks = worksheet._stacked([worksheet._Block(500, lambda _p, _y: None)] * 30)
    assert sum(map(len, blocks)) == 30 and all(sum(b.high for b in page) <= 2860 - 70 - 130 for page in blocks)
    assert len(worksheet.pages(a_sheet(many), look, dpi=40)) > 4


def test_it_is_a_pdf_that_reads(look: Look, tmp_path: Path) -> None:
    reader = pytest.importorskip("PySide6.QtPdf")
    path = tmp_path / "sheet.pdf"
    path.write_bytes(worksheet.document(a_sheet(one_of_each()), look))
    document = reader.QPdfDocument()
    assert document.load(str(path)) == reader.QPdfDocument.Error.None_
    assert document.pageCount() >= 3
    assert "points" in document.getAllText(0).text()


def test_kinds_made_from_items_go_on_paper_too() -> None:
    assert {"which_bin", "pick_from_bin", "sort_many"} <= set(KINDS)
