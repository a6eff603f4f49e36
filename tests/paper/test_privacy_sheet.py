"""The sheet for guardians: one A4 page in grey, in the language asked for, nothing cut, the window's language left as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.paper.test_report_pdf import has_colour, read
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.paper import privacy_sheet
from wastequiz.stage.look import Look
from wastequiz.wording import privacy

LANGUAGES = ("en", "zh_CN", i18n.PSEUDO)


@pytest.fixture
def look(qapp: Any) -> Look:
    return Look()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_grey_page_with_nothing_cut(look: Look, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with watched_words(monkeypatch) as seen:
        image = privacy_sheet.page(look, language)
        texts, cut = seen.take()
    assert texts and not cut and not has_colour(image)
    assert i18n.current() == "en"


def test_it_is_saved_as_one_page_of_a4(look: Look, tmp_path: Path) -> None:
    privacy_sheet.write(tmp_path / "sheet.pdf", look, "en")
    document = read(tmp_path / "sheet.pdf")
    size = document.pagePointSize(0)
    assert document.pageCount() == 1 and (round(size.width()), round(size.height())) == (595, 842)
    text = " ".join(document.getAllText(0).text().split())
    assert "days more. Then the program asks the school" in text and "erased for good" in text


def test_it_says_what_is_kept_why_how_long_and_how_to_ask() -> None:
    heads = [section.head for section in privacy.sections()]
    assert heads == ["What is kept", "What is never kept", "Why it is kept", "Where, and who sees it", "How long", "What you may ask for"]
    assert all(section.lines for section in privacy.sections()) and len(privacy.blanks()) == 4
