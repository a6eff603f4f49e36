"""A4 on paper or in a PDF, whatever is drawn on it: a painter in tenths of a millimetre, page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from wastequiz.paper.sheet import HEIGHT, WIDTH
from wastequiz.stage import paint

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
MM_PER_INCH = 25.4
Page = Callable[[QPainter], None]
"""Draws one page; a unit is a tenth of a millimetre."""


def document(pages: Sequence[Page], title: str) -> bytes:
    """The pages as a PDF. On the window's thread: it measures with the window's fonts."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setTitle(title)
    device.setCreator("WasteQuiz")
    device.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    device.setResolution(DPI)
    p = QPainter(device)
    _paint(p, pages, device.newPage)
    p.end()
    return bytes(buffer.data().data())


def print_to(pages: Sequence[Page], printer: QPrinter, title: str) -> bool:
    """Prints the pages, as large as the paper allows; False where the printer takes nothing. On the window's thread."""
    printer.setFullPage(True)
    printer.setDocName(title)
    p = QPainter()
    if not p.begin(printer):
        return False
    _paint(p, pages, printer.newPage)
    return p.end()


def images(pages: Sequence[Page], dpi: int = 96) -> list[QImage]:
    """The pages as pictures, for a preview."""
    made: list[QImage] = []
    for page in pages:
        image = QImage(round(WIDTH / 10 / MM_PER_INCH * dpi), round(HEIGHT / 10 / MM_PER_INCH * dpi), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        p = QPainter(image)
        _paint(p, [page], lambda: True)
        p.end()
        made.append(image)
    return made


def _paint(p: QPainter, pages: Sequence[Page], next_page: Callable[[], bool]) -> None:
    scale = min(p.viewport().width() / WIDTH, p.viewport().height() / HEIGHT)
    for n, page in enumerate(pages):
        if n:
            next_page()
        p.save()
        paint.ready(p)
        p.scale(scale, scale)
        page(p)
        p.restore()
