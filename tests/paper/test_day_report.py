"""An event's report on paper: two pages in grey, the first to hand in as it is; no figure without its number and definition."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from tests.paper import a_day
from tests.paper.test_report_pdf import has_colour, read
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.day_reporting import DayReport
from wastequiz.paper import day_details, day_report, keeping
from wastequiz.stage.look import Look
from wastequiz.wording import day_report as said

REPORTS: dict[str, Callable[[], DayReport]] = {"full": a_day.full, "crowded": a_day.crowded, "empty": a_day.empty}
LANGUAGES = ("en", "zh_CN", i18n.PSEUDO)


@pytest.fixture
def look(qapp: Any) -> Look:
    return Look()


def painted(report: DayReport, look: Look) -> list[QImage]:
    return day_report.pages(report, look, a_day.asked(report), utc_ms=a_day.PRINTED_MS, dpi=72)


def words_of(path: Path) -> list[str]:
    document = read(path)
    return [re.sub(r"\s", "", document.getAllText(n).text()) for n in range(document.pageCount())]


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_two_pages_in_grey_and_no_word_is_too_small_or_cut(look: Look, name: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    i18n.use(language)
    report = REPORTS[name]()
    with watched_words(monkeypatch) as seen:
        pages = painted(report, look)
    assert len(pages) == 2 and not any(has_colour(page) for page in pages)
    assert not seen.cut


def test_the_first_page_can_be_handed_in_as_it_is(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    report = a_day.full()
    with watched_words(monkeypatch) as seen:
        painted(report, look)
    frame = {"松北区垃圾分类宣传日", "太阳岛广场", "2026-11-28", "09:00–17:00", "Harbin", "Organiser", "Filled in by", "In charge", "Stamp"}
    assert frame <= seen.texts
    for figure in said.public_figures(report):
        assert {figure.name, figure.value, figure.of, figure.interval, figure.meaning} <= seen.texts
        assert "N = " in figure.meaning and "2026-11-28" in figure.meaning
    for prize in report.prizes:
        assert {prize.name, f"{prize.won}", f"{prize.handed}", f"{prize.waiting}", f"{prize.void}", f"{prize.left}"} <= seen.texts
    assert {"Visitors by the hour", "Kiosk 1", "Kiosk 2", "The program crashed", "4 things to look into."} <= seen.texts
    assert "surely hard ones first; below N = 30 no verdict" in seen.texts


def test_it_is_a_pdf_of_two_pages_with_words_in_it(look: Look, tmp_path: Path) -> None:
    report = a_day.full()
    keeping.keep(tmp_path / "r.pdf", day_report.document(report, look, a_day.asked(report), utc_ms=a_day.PRINTED_MS))
    first, second = words_of(tmp_path / "r.pdf")
    assert "Wastesortingevent:thefigures" in first and "Organiser" in first and "Visitorsbythehour" in second


def test_no_visitor_and_no_code_of_a_prize_stands_on_paper(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    with watched_words(monkeypatch) as seen:
        painted(a_day.full(), look)
    ids = {"0001", *(visit.id for visit in a_day.facts().visits)}
    assert not ids & seen.texts


def test_mix_ups_come_most_frequent_first() -> None:
    found = day_details.mix_ups(a_day.full())
    assert [share.part for _true, _chosen, share in found] == sorted((share.part for *_bins, share in found), reverse=True)
    assert all(true != chosen for true, chosen, _share in found) and len(found) > 5
    assert day_details.mix_ups(a_day.empty()) == []


def test_it_is_printed_as_it_is_saved(look: Look, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "p.pdf"))
    report = a_day.full()
    assert day_report.print_to(report, printer, look, a_day.asked(report), utc_ms=a_day.PRINTED_MS)
    assert len(words_of(tmp_path / "p.pdf")) == 2
