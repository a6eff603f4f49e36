"""The sheet for guardians on A4, one page in grey: what is kept about a child, why, how long, and how to ask for a copy or erasing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from wastequiz import i18n
from wastequiz.i18n import _
from wastequiz.paper.keeping import keep
from wastequiz.paper.sheet import BOTTOM, FLOOR, HAIR, HEIGHT, LEFT, RIGHT, SMALL, TITLE, TOP, WIDTH, Ink, on_paper
from wastequiz.stage import paint, words
from wastequiz.stage.look import Look
from wastequiz.wording import privacy

DPI = 300
MM_PER_INCH = 25.4
LINE, HEAD_HIGH, BETWEEN = 124.0, 72.0, 34.0
DOT = 7.0


def write(path: Path, look: Look, language: str) -> None:
    """Saves the sheet as a PDF in a language ("zh_CN", "en"). On the window's thread. Raises FolderReadOnly or DiskFull."""
    keep(path, document(look, language))


def document(look: Look, language: str) -> bytes:
    """The sheet as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setCreator("WasteQuiz")
    device.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    device.setResolution(DPI)

    def draw() -> None:
        device.setTitle(privacy.title())
        p = QPainter(device)
        _paint(p, on_paper(look))
        p.end()

    _in_language(language, draw)
    return bytes(buffer.data().data())


def page(look: Look, language: str, dpi: int = 96) -> QImage:
    """The sheet as a picture."""
    image = QImage(round(WIDTH / 10 / MM_PER_INCH * dpi), round(HEIGHT / 10 / MM_PER_INCH * dpi), QImage.Format.Format_RGB32)
    image.fill(look.theme.colour("ink.onColour"))

    def draw() -> None:
        p = QPainter(image)
        _paint(p, on_paper(look))
        p.end()

    _in_language(language, draw)
    return image


def _in_language(language: str, draw: Callable[[], None]) -> None:
    """Guardians may read another language than the window speaks."""
    before = i18n.current()
    i18n.use(language)
    try:
        draw()
    finally:
        i18n.use(before)


def _paint(p: QPainter, look: Look) -> None:
    paint.ready(p)
    scale = p.viewport().width() / WIDTH
    p.scale(scale, scale)
    ink = Ink(look.theme)
    words.text(p, look, QRectF(LEFT, TOP, RIGHT - LEFT - 420, 100), privacy.title(), TITLE, ink.text, bold=True, floor=FLOOR)
    words.text(p, look, QRectF(RIGHT - 400, TOP + 20, 400, 60), _("WasteQuiz"), 36, ink.second, bold=True, align="right", floor=FLOOR)
    y = TOP + 116
    y += words.text(p, look, QRectF(LEFT, y, RIGHT - LEFT, 124), privacy.opening(), 39, ink.text, valign="top", floor=FLOOR) + BETWEEN
    for section in privacy.sections():
        y = _section(p, look, ink, section, y)
    _foot(p, look, ink)


def _section(p: QPainter, look: Look, ink: Ink, section: privacy.Section, y: float) -> float:
    """One part; gives where the next begins."""
    p.fillRect(QRectF(LEFT, y + 6, RIGHT - LEFT, HEAD_HIGH - 10), ink.tint)
    words.text(p, look, QRectF(LEFT + 20, y + 4, RIGHT - LEFT - 40, HEAD_HIGH - 6), section.head, 44, ink.text, bold=True, floor=FLOOR)
    y += HEAD_HIGH + 4
    for line in section.lines:
        p.setPen(QPen(ink.text, HAIR))
        p.setBrush(ink.text)
        p.drawEllipse(QRectF(LEFT + 28 - DOT, y + 25 - DOT, 2 * DOT, 2 * DOT))
        room = QRectF(LEFT + 60, y, RIGHT - LEFT - 60, LINE)
        y += words.text(p, look, room, line, 39, ink.text, valign="top", floor=FLOOR, leading=1.25) + 10
    return y + BETWEEN - 10


def _foot(p: QPainter, look: Look, ink: Ink) -> None:
    """What is filled in by hand, at the foot of the page."""
    top = BOTTOM - 330
    words.text(p, look, QRectF(LEFT, top, RIGHT - LEFT, 70), privacy.choice(), 33, ink.text, bold=True, floor=FLOOR)
    wide = (RIGHT - LEFT - 60) / 2
    for n, blank in enumerate(privacy.blanks()):
        x, y = LEFT + (n % 2) * (wide + 60), top + 120 + (n // 2) * 110
        words.text(p, look, QRectF(x, y, wide, 40), blank, SMALL, ink.second, valign="top", floor=FLOOR)
        p.setPen(QPen(ink.rule, HAIR))
        p.drawLine(round(x), round(y + 92), round(x + wide), round(y + 92))
