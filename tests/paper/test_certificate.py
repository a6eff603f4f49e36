"""The certificate of a passed exam: one lying sheet that says who, what, how well and when; nothing cut in any language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.domain.test_quizzes import LIST, played
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.paper import certificate
from wastequiz.paper.certificate import Earned

LONG = Earned(
    "Batteries and paper, the long exam of term", "Alexandra Konstantinova", "fox", "Years 3 to 4, class 2", 11, 12, 92, "2026-11-26"
)


def test_only_a_passed_exam_earns_one() -> None:
    exam = replace(LIST, exam=True, certificate=True, pass_percent=75)
    found = certificate.earned(played(exam, "rrrw"), "No. 07 Fox", "3-2", "2026-11-26")
    assert (found.quiz, found.who, found.right, found.questions, found.percent) == ("Friday", "No. 07 Fox", 3, 4, 75)
    for letters, quiz in (("rwww", exam), ("rrrr", LIST)):
        with pytest.raises(ValueError, match="nothing was passed"):
            certificate.earned(played(quiz, letters), "x", "", "2026-11-26")


@pytest.mark.parametrize("language", ["en", "zh_CN", i18n.PSEUDO])
def test_nothing_on_it_is_cut(qapp: Any, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    i18n.use(language)
    with watched_words(monkeypatch) as seen:
        page = certificate.page(LONG, dpi=60)
        texts, cut = seen.take()
    assert not cut and page.width() > page.height()
    assert any("Alexandra" in text for text in texts)


def test_it_is_one_pdf_page_lying(qapp: Any, tmp_path: Path) -> None:
    reader = pytest.importorskip("PySide6.QtPdf")
    path = tmp_path / "certificate.pdf"
    path.write_bytes(certificate.document(LONG))
    document = reader.QPdfDocument()
    assert document.load(str(path)) == reader.QPdfDocument.Error.None_
    assert document.pageCount() == 1 and document.pagePointSize(0).width() > document.pagePointSize(0).height()
