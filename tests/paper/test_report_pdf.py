"""The class report on paper: two or three pages in grey, nothing cut, no figure without its number, whole or not at all."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tests.paper import a_report
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.errors import DiskFull, FolderReadOnly
from wastequiz.domain.reporting import ClassReport
from wastequiz.paper import report_pdf
from wastequiz.stage.look import Look
from wastequiz.stage.theme import HIGH_CONTRAST, LIGHT, Theme
from wastequiz.wording.report_paper import Told

REPORTS: dict[str, tuple[Callable[[], ClassReport], int]] = {
    "full": (a_report.full, 2),
    "crowded": (a_report.crowded, 3),
    "empty": (a_report.empty, 1),
    "abroad": (a_report.abroad, 2),
}
LANGUAGES = ("en", "zh_CN", i18n.PSEUDO)


@pytest.fixture
def look(qapp: Any) -> Look:
    return Look()


def painted(report: ClassReport, look: Look, dpi: int = 96) -> list[QImage]:
    return report_pdf.pages(report, look, a_report.asked(report), dpi=dpi, utc_ms=a_report.PRINTED_MS)


def saved(report: ClassReport, path: Path, look: Look) -> Path:
    report_pdf.write(report, path, look, a_report.asked(report), utc_ms=a_report.PRINTED_MS)
    return path


def read(path: Path) -> Any:
    """The PDF, opened by Qt's own reader."""
    reader = pytest.importorskip("PySide6.QtPdf")
    document = reader.QPdfDocument()
    assert document.load(str(path)) == reader.QPdfDocument.Error.None_
    return document


def words_of(path: Path) -> list[str]:
    """The text of each page, without what stands between its signs."""
    document = read(path)
    return [re.sub(r"\s", "", document.getAllText(n).text()) for n in range(document.pageCount())]


def has_colour(image: QImage) -> bool:
    """Whether any pixel is not grey."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    found = bytes(plain.constBits())
    return not found[0::4] == found[1::4] == found[2::4]


# ---- what is on it


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_has_as_many_pages_as_it_needs_and_never_more_than_three(look: Look, name: str) -> None:
    make, count = REPORTS[name]
    assert len(painted(make(), look, 40)) == count <= report_pdf.MOST_PAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", REPORTS)
def test_no_word_is_cut(look: Look, monkeypatch: pytest.MonkeyPatch, name: str, language: str) -> None:
    i18n.use(language)
    with watched_words(monkeypatch) as seen:
        painted(REPORTS[name][0](), look, 40)
    assert not seen.cut


@pytest.mark.parametrize("theme", [LIGHT, HIGH_CONTRAST])
@pytest.mark.parametrize("name", ["full", "abroad"])
def test_all_of_it_is_grey(qapp: Any, name: str, theme: str) -> None:
    for image in painted(REPORTS[name][0](), Look(Theme(theme))):
        assert not has_colour(image)


def test_the_same_drawings_in_colour_would_be_noticed(look: Look) -> None:
    assert has_colour(look.pictures.pixmap("bins/symbol_food", 40).toImage())


def test_every_page_says_which_it_is_whose_rules_hold_and_when_it_was_printed(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    with watched_words(monkeypatch) as seen:
        painted(a_report.crowded(), look, 40)
    assert {"Page 1 of 3", "Page 2 of 3", "Page 3 of 3"} <= seen.texts
    assert "Harbin  ·  By Harbin household waste sorting regulation" in seen.texts
    assert any(re.fullmatch(r"Printed 2026-\d\d-\d\d \d\d:\d\d", text) for text in seen.texts)


def test_every_share_of_the_matrix_and_the_public_figures_has_its_number(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    report = a_report.full()
    with watched_words(monkeypatch) as seen:
        painted(report, look, 40)
    for true in report.matrix.bins:
        for chosen in report.matrix.bins:
            assert f"{report.matrix.count(true, chosen)} of {report.matrix.row(true)}" in seen.texts
    assert {"29 of 38 people", "38 of 41 students", "1,241 of 1,500 things", "N = 1,572"} <= seen.texts


def test_each_question_has_a_line_until_there_is_no_room_and_the_rest_is_counted(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    report = a_report.crowded()
    asked = a_report.asked(report)
    with watched_words(monkeypatch) as seen:
        painted(report, look, 40)
    shown = sum("".join(asked.question(f).split()) in {"".join(t.split()) for t in seen.texts} for f in report.items)
    assert f"{len(report.items) - shown} more questions stand in the table file." in seen.texts
    assert shown > 30


def test_no_page_is_there_for_a_line_or_two(look: Look) -> None:
    counts: set[tuple[int, ...]] = set()
    many = a_report.crowded().items
    for n in range(1, 31):
        report = replace(a_report.full(), items=many[:n])
        _matrix, parts = report_pdf._fit(Told(report, a_report.asked(report)), look)
        assert sum(map(len, parts)) == n and all(len(part) >= report_pdf.FEW for part in parts[1:])
        counts.add(tuple(map(len, parts)))
    assert any(len(parts) == 2 for parts in counts)


def test_a_trend_of_one_week_is_said_in_words_on_paper(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    report = a_report.full()
    with watched_words(monkeypatch) as seen:
        painted(replace(report, weeks=report.weeks[-1:]), look, 40)
    assert any("From the second week on a line stands here." in " ".join(text.split()) for text in seen.texts)


def test_only_a_weak_question_gets_a_verdict(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    verdicts: list[str] = []
    from wastequiz.stage import words

    paint = words.text
    monkeypatch.setattr(words, "text", lambda p, look, box, said, *a, **m: (verdicts.append(said), paint(p, look, box, said, *a, **m))[1])
    report = a_report.full()
    painted(report, look, 40)
    assert verdicts.count("look at the wording") == sum(f.statistics.weak for f in report.items) == 2


def test_the_own_class_is_among_the_bars_however_many_there_are() -> None:
    from wastequiz.paper.charts import MOST_CLASSES, chosen

    report = a_report.crowded()
    shown = chosen(report.classes, report.wanted.class_id)
    assert len(shown) == MOST_CLASSES
    assert report.wanted.class_id in [f.class_id for f in shown]


def test_a_mistake_is_the_darker_the_more_often_it_is_made() -> None:
    from wastequiz.paper.mix_ups import shade

    steps = [shade(value / 100, 0.4) for value in range(41)]
    assert steps == sorted(steps)
    assert len(set(steps)) == 5
    assert shade(0.02, 0.02) == steps[0]  # where hardly anything goes wrong, nothing is black


# ---- the file


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_pdf_opens_and_its_words_can_be_found(look: Look, tmp_path: Path, language: str) -> None:
    i18n.use(language)
    report = a_report.full()
    path = saved(report, tmp_path / "report.pdf", look)
    assert path.read_bytes().startswith(b"%PDF-")
    pages = words_of(path)
    assert len(pages) == 2
    assert "三（2）班" in pages[0]
    assert ("Residual" if language == "en" else "其他垃圾") in pages[1]  # digits: some system fonts of ours' name have none to be found


def test_the_pdf_brings_its_font_along_and_is_small(look: Look, tmp_path: Path) -> None:
    path = saved(a_report.crowded(), tmp_path / "report.pdf", look)
    content = path.read_bytes()
    assert b"/FontFile" in content
    assert len(content) < 400_000


def test_the_pdf_is_a4_and_grey(look: Look, tmp_path: Path) -> None:
    document = read(saved(a_report.full(), tmp_path / "report.pdf", look))
    size = document.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (595, 842)
    for n in range(document.pageCount()):
        assert not has_colour(document.render(n, QSize(595, 842)))


def test_a_file_that_was_there_is_replaced(look: Look, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    saved(a_report.full(), path, look)
    assert path.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("number", "error"), [(errno.ENOSPC, DiskFull), (errno.EIO, FolderReadOnly)])
def test_a_write_that_fails_leaves_what_was_there_and_nothing_half_made(
    look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception]
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    def fail(_file: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(error):
        saved(a_report.empty(), path, look)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_none_is_told_as_one_that_cannot_be_written(look: Look, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in ("missing", "file"):
        with pytest.raises(FolderReadOnly):
            saved(a_report.empty(), tmp_path / folder / "report.pdf", look)


def test_a_printer_gets_the_same_pages(look: Look, tmp_path: Path) -> None:
    printing = pytest.importorskip("PySide6.QtPrintSupport")
    printer = printing.QPrinter()
    printer.setOutputFormat(printing.QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    report = a_report.full()
    assert report_pdf.print_to(report, printer, look, a_report.asked(report), utc_ms=a_report.PRINTED_MS)
    assert words_of(tmp_path / "printed.pdf") == words_of(saved(report, tmp_path / "report.pdf", look))


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(look: Look, tmp_path: Path) -> None:
    printing = pytest.importorskip("PySide6.QtPrintSupport")
    printer = printing.QPrinter()
    printer.setOutputFormat(printing.QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    report = a_report.empty()
    assert not report_pdf.print_to(report, printer, look, a_report.asked(report))
