"""The certificate of a passed exam: one sheet of A4, lying, in the colours of the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from wastequiz.domain.rounds import Progress
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.look import Look
from wastequiz.stage.theme import LIGHT, Theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

WIDTH, HEIGHT = 2970.0, 2100.0
"""A unit is a tenth of a millimetre."""
EDGE = 110.0
"""No printer need reach further out."""
DPI = 300
MM_PER_INCH = 25.4
FLOOR = 34.0
_BINS = ("bin_recyclable", "bin_hazardous", "bin_food", "bin_residual")


@dataclass(frozen=True, slots=True)
class Earned:
    """What a certificate says. `who`: a seat and its animal on the wall, a real name only from the desk; `animal`: whose picture stands by it.

    `percent` of all points, `day`: the local date, `class_name` '' where it is not to be told.
    """

    quiz: str
    who: str
    animal: str
    class_name: str
    right: int
    questions: int
    percent: int
    day: str


def earned(progress: Progress, who: str, class_name: str, day: str) -> Earned:
    """What a passed round says. Raises ValueError where it is none."""
    quiz = progress.round.spec.quiz
    if quiz is None or not progress.passed:
        raise ValueError("nothing was passed")
    animal, questions = progress.round.contestant.animal, len(progress.round.questions)
    return Earned(quiz.name, who, animal, class_name, progress.right, questions, progress.percent, day)


def document(found: Earned) -> bytes:
    """The certificate as a PDF, for `keeping.keep`. On the window's thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setTitle(f"{_title()} {found.quiz}")
    device.setCreator(_("WasteQuiz"))
    device.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF()))
    device.setResolution(DPI)
    p = QPainter(device)
    _paint(p, found)
    p.end()
    return bytes(buffer.data().data())


def print_to(found: Earned, printer: QPrinter) -> bool:
    """Prints it, as large as the paper allows; False where the printer takes nothing. On the window's thread."""
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setFullPage(True)
    printer.setDocName(f"{_title()} {found.quiz}")
    p = QPainter()
    if not p.begin(printer):
        return False
    _paint(p, found)
    return p.end()


def page(found: Earned, *, dpi: int = 96) -> QImage:
    """The sheet as a picture, for a preview."""
    image = QImage(round(WIDTH / 10 / MM_PER_INCH * dpi), round(HEIGHT / 10 / MM_PER_INCH * dpi), QImage.Format.Format_RGB32)
    p = QPainter(image)
    p.fillRect(image.rect(), Theme(LIGHT).colour("surface.card"))
    _paint(p, found)
    p.end()
    return image


def _title() -> str:
    return _("Certificate")


def _paint(p: QPainter, found: Earned) -> None:
    """The sheet, scaled to the device and in its middle."""
    device = p.device()
    scale = min(device.width() / WIDTH, device.height() / HEIGHT)
    look = Look(Theme(LIGHT))
    p.save()
    paint.ready(p)
    p.translate((device.width() - WIDTH * scale) / 2, (device.height() - HEIGHT * scale) / 2)
    p.scale(scale, scale)
    _frame(p, look)
    _figures(p, look)
    _words(p, look, found)
    p.restore()


def _frame(p: QPainter, look: Look) -> None:
    t = look.theme
    outer = QRectF(EDGE, EDGE, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE)
    paint.rounded(p, outer, 90, t.colour("surface.paper"), t.colour("brand.primary"), 18)
    paint.rounded(p, outer.adjusted(38, 38, -38, -38), 62, t.colour("surface.card"), t.colour("right.fill"), 10)
    for x, y in ((outer.left(), outer.top()), (outer.right(), outer.top())):
        inward = 124.0
        paint.star(p, look, x + (inward if x < WIDTH / 2 else -inward), y + (inward if y < HEIGHT / 2 else -inward), 54)


def _figures(p: QPainter, look: Look) -> None:
    """The squirrel that cheers, the four bins in their row, and snow for them to stand on."""
    t = look.theme
    ground = QRectF(EDGE + 48, 1700, WIDTH - 2 * EDGE - 96, HEIGHT - EDGE - 48 - 1700)
    paint.rounded(p, ground, 56, t.colour("scene.snowShade"))
    look.pictures.draw_once(p, "bins/mascot_cheer", 250, 1170, 520)
    for n, name in enumerate(_BINS):
        look.pictures.draw_once(p, f"bins/{name}_happy", 1560 + n * 285, 1572, 230)


def _words(p: QPainter, look: Look, found: Earned) -> None:
    t = look.theme
    text, second = t.colour("ink.text"), t.colour("ink.textSecondary")
    middle = QRectF(260, 0, WIDTH - 520, 0)

    def line(top: float, high: float, said: str, size: float, *, bold: bool = False, soft: bool = False) -> None:
        box = QRectF(middle.left(), top, middle.width(), high)
        words.text(p, look, box, said, size, second if soft else text, bold=bold, align="center", floor=FLOOR)

    line(230, 80, _("WasteQuiz"), 56, bold=True, soft=True)
    words.display(
        p, look, QRectF(middle.left(), 310, middle.width(), 250), _title(), 200, t.colour("brand.primary"), align="center", fat=0.04
    )
    who = f"{found.class_name}  {found.who}".strip()
    size, lines = words.fit(look, who, 130, middle.width() - 240, 170, bold=True, floor=FLOOR)
    across = max(words.width(look, one, size, bold=True) for one in lines)
    left = (WIDTH - across - 200) / 2
    paint.circle(p, left + 80, 685, 84, t.colour("brand.primaryTint"))
    look.pictures.draw_once(p, f"avatars/{found.animal}", left + 12, 617, 136)
    words.display(p, look, QRectF(left + 200, 600, across + 10, 170), who, size, text, fat=0.03)
    paint.line(p, [(left + 190, 780), (left + 210 + across, 780)], t.colour("right.fill"), 12)
    line(830, 90, _("has passed the exam"), 64)
    words.display(p, look, QRectF(middle.left(), 920, middle.width(), 160), found.quiz, 110, text, align="center", fat=0.03)
    right = _("{right} of {total} right, {percent}% of all points").format(right=found.right, total=found.questions, percent=found.percent)
    across = min(1300.0, words.width(look, right, 60, bold=True) + 120)
    pill = QRectF((WIDTH - across) / 2, 1110, across, 100)
    paint.rounded(p, pill, 50, t.colour("right.tint"), t.colour("right.lip"), 5)
    words.text(p, look, pill.adjusted(40, 0, -40, 0), right, 60, text, bold=True, align="center", floor=FLOOR)
    motto = _("Sort one thing right, the city shines a little brighter")
    words.text(p, look, QRectF(WIDTH / 2 - 700, 1240, 1400, 90), motto, 56, second, align="center", floor=FLOOR)
    words.text(p, look, QRectF(900, 1380, 320, 80), found.day, 52, text, align="center", floor=FLOOR)
    for x, wide, below in ((900.0, 320.0, _("Date")), (1320.0, 1240.0, _("Teacher"))):
        paint.line(p, [(x, 1462), (x + wide, 1462)], second, 4)
        words.text(p, look, QRectF(x, 1468, wide, 56), below, 40, second, align="center", floor=FLOOR)
