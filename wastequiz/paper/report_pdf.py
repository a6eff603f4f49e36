"""The class report on A4: one painter for PDF, printer and preview."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from wastequiz.domain.reporting import ClassReport, ItemFigure
from wastequiz.i18n import _
from wastequiz.paper import charts, item_table, key_figures, mix_ups
from wastequiz.paper.keeping import keep
from wastequiz.paper.sheet import BOTTOM, HAIR, HEIGHT, LEFT, RIGHT, SMALL, TITLE, TOP, WIDTH, Sheet, on_paper
from wastequiz.stage import paint
from wastequiz.stage.look import Look
from wastequiz.wording import report_paper as said
from wastequiz.wording.report_paper import Naming, Told

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_PAGES = 3
"""The item analysis goes on to here; what is left out stands in the table files."""
FOOTER = 70.0
MATRIX, TIGHT_MATRIX = 1130.0, 930.0
"""How high the matrix is with its head; and where that lets all questions stand below it."""
FEW = 4
"""So many lines at least go on to another page."""
CHARTS = 1010.0
"""How high bars and trend are."""
DPI = 300
MM_PER_INCH = 25.4
_END = BOTTOM - FOOTER
_SECOND = TOP + 80
"""Where what lies under the running head begins."""
_Page = Callable[[Sheet], None]


def write(report: ClassReport, path: Path, look: Look, asked: Naming, *, utc_ms: int | None = None) -> None:
    """Saves the report as a PDF. `asked`: what its ids are called; `utc_ms`: when it was printed, None: now. On the window's thread.

    Raises FolderReadOnly or DiskFull; then nothing half-made is left, and a file that was there is as it was.
    """
    keep(path, document(report, look, asked, utc_ms=utc_ms))


def document(report: ClassReport, look: Look, asked: Naming, *, utc_ms: int | None = None) -> bytes:
    """The report as a PDF, for `keeping.keep` (which may be given to a thread; this may not: it measures with the window's fonts)."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setTitle(f"{_title()} {report.class_name}")
    device.setCreator(_("WasteQuiz"))
    device.setPageLayout(_a4())
    device.setResolution(DPI)
    p = QPainter(device)
    _paint_all(p, device.newPage, Told(report, asked), on_paper(look), utc_ms)
    p.end()
    return bytes(buffer.data().data())


def print_to(report: ClassReport, printer: QPrinter, look: Look, asked: Naming, *, utc_ms: int | None = None) -> bool:
    """Prints the report, as large as the paper allows; False where the printer takes nothing. On the window's thread."""
    printer.setFullPage(True)
    printer.setDocName(f"{_title()} {report.class_name}")
    p = QPainter()
    if not p.begin(printer):
        return False
    _paint_all(p, printer.newPage, Told(report, asked), on_paper(look), utc_ms)
    return p.end()


def pages(report: ClassReport, look: Look, asked: Naming, *, dpi: int = 96, utc_ms: int | None = None) -> list[QImage]:
    """The pages as pictures, for a preview."""
    made: list[QImage] = []
    told, own = Told(report, asked), on_paper(look)
    laid_out = _lay_out(told, own)
    for i, page in enumerate(laid_out):
        image = QImage(round(WIDTH / 10 / MM_PER_INCH * dpi), round(HEIGHT / 10 / MM_PER_INCH * dpi), QImage.Format.Format_RGB32)
        image.fill(own.theme.colour("ink.onColour"))
        p = QPainter(image)
        _paint(p, page, i, len(laid_out), told, own, utc_ms)
        p.end()
        made.append(image)
    return made


def _a4() -> QPageLayout:
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())


def _title() -> str:
    return _("Class report")


# ---- pages


def _lay_out(told: Told, look: Look) -> Sequence[_Page]:
    """The pages in their order: what there is, then where it goes wrong, then the questions as far as there is room. Where nobody answered, one."""
    if not told.report.answers:
        return (_overview,)
    matrix, parts = _fit(told, look)
    left_out = [0] * (len(parts) - 1) + [len(told.report.items) - sum(map(len, parts))]
    further = [partial(_further, figures=part, left_out=n) for part, n in zip(parts[1:], left_out[1:], strict=True)]
    return (_overview, partial(_mistakes, matrix=matrix, figures=parts[0], left_out=left_out[0]), *further)


def _fit(told: Told, look: Look) -> tuple[float, list[tuple[ItemFigure, ...]]]:
    """How high the matrix is, and the questions page by page: no page for a line or two."""
    further = [_END - TOP - 70] * (MOST_PAGES - 2)
    parts = item_table.pages(told, look, [_END - _SECOND - TIGHT_MATRIX, *further])
    roomy = item_table.pages(told, look, [_END - _SECOND - MATRIX, *further])
    if len(parts) == 1 < len(roomy):
        return TIGHT_MATRIX, parts
    if len(roomy) > 1 and len(roomy[1]) < FEW:
        cut = max(0, len(roomy[0]) + len(roomy[1]) - FEW)
        whole = roomy[0] + roomy[1]
        roomy[:2] = [whole[:cut], whole[cut:]]
    return MATRIX, roomy


def _overview(sheet: Sheet) -> None:
    report = sheet.told.report
    sheet.text(QRectF(LEFT, TOP, 1200, 100), _title(), TITLE, bold=True)
    sheet.text(QRectF(RIGHT - 560, TOP + 20, 560, 60), _("WasteQuiz"), 36, bold=True, align="right", ink=sheet.ink.second)
    sheet.text(QRectF(LEFT, TOP + 104, RIGHT - LEFT, 56), said.about(report), 38)
    y = key_figures.cards(sheet, TOP + 190)
    y = key_figures.finding(sheet, y)
    y = key_figures.public(sheet, y)
    if report.answers:
        charts.classes(sheet, y, CHARTS)
        charts.weeks(sheet, y, CHARTS)
        y += CHARTS + 40
    _notes(sheet, y)


def _notes(sheet: Sheet, y: float) -> None:
    """Lines to write on, in what is left of the page."""
    sheet.head(LEFT, y, RIGHT - LEFT, _("Your notes"))
    y += 150
    while y < _END - 20:
        sheet.line(LEFT, y, RIGHT, y, HAIR, ink=sheet.ink.pale)
        y += 84


def _mistakes(sheet: Sheet, *, matrix: float, figures: Sequence[ItemFigure], left_out: int) -> None:
    _running_head(sheet)
    mix_ups.matrix(sheet, _SECOND, matrix - 50)
    if figures:
        item_table.table(sheet, _SECOND + matrix, figures, left_out=left_out)


def _further(sheet: Sheet, *, figures: Sequence[ItemFigure], left_out: int) -> None:
    _running_head(sheet)
    item_table.table(sheet, TOP + 70, figures, left_out=left_out)


def _running_head(sheet: Sheet) -> None:
    sheet.text(QRectF(LEFT, TOP - 30, RIGHT - LEFT, 46), f"{_title()}  ·  {said.about(sheet.told.report)}", SMALL, ink=sheet.ink.second)
    sheet.line(LEFT, TOP + 24, RIGHT, TOP + 24, HAIR)


def _footer(sheet: Sheet, number: int, of: int, utc_ms: int) -> None:
    top = BOTTOM - 50
    sheet.line(LEFT, top - 10, RIGHT, top - 10, HAIR)
    ink = sheet.ink.second
    sheet.text(QRectF(LEFT, top, 1020, 50), said.whose_rules(sheet.told), 26, ink=ink)
    sheet.text(QRectF(LEFT + 1040, top, 440, 50), said.printed(utc_ms), 26, align="right", ink=ink)
    sheet.text(QRectF(RIGHT - 300, top, 300, 50), said.page(number, of), 26, align="right", ink=ink)


# ---- painting


def _paint_all(p: QPainter, new_page: Callable[[], bool], told: Told, look: Look, utc_ms: int | None) -> None:
    laid_out = _lay_out(told, look)
    for i, page in enumerate(laid_out):
        if i:
            new_page()
        _paint(p, page, i, len(laid_out), told, look, utc_ms)


def _paint(p: QPainter, page: _Page, i: int, of: int, told: Told, look: Look, utc_ms: int | None) -> None:
    """One page, scaled to the device and in its middle."""
    device = p.device()
    scale = min(device.width() / WIDTH, device.height() / HEIGHT)
    p.save()
    paint.ready(p)
    p.translate((device.width() - WIDTH * scale) / 2, (device.height() - HEIGHT * scale) / 2)
    p.scale(scale, scale)
    sheet = Sheet(p, look, told)
    page(sheet)
    _footer(sheet, i + 1, of, round(time.time() * 1000) if utc_ms is None else utc_ms)
    p.restore()
