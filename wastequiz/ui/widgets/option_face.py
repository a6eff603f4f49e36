"""One answer in little room: its letter, and its bin, its picture or its words beside it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.questions import Option
from wastequiz.domain.schemes import Bin
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.look import Look
from wastequiz.stage.name_plate import name_plate
from wastequiz.ui.widgets.answer_tile import LETTERS
from wastequiz.ui.widgets.shown_picture import paint_picture
from wastequiz.wording import names

State = Literal["rest", "right", "wrong"]
BADGE = 50.0
TRUTH = {"true": "check", "false": "x"}


def option_name(option: Option) -> str:
    """What an answer is called on a card."""
    return names.as_head(in_words(option.label))


def is_high(box: QRectF) -> bool:
    """Whether an answer in `box` has its words below the letter."""
    return box.height() > box.width() * 0.7


def paint_option(p: QPainter, look: Look, box: QRectF, option: Option, index: int, shown: Bin | None, high: bool | None = None) -> None:
    """Paints it into `box`: letter on the left, the rest beside it, or below it where `box` is high.

    `high`: said for all answers that stand together, which may differ by a pixel; None: as `box` is.
    """
    high = is_high(box) if high is None else high
    side = min(BADGE, box.height())
    paint.key_badge(p, look, box.left(), box.top() if high else box.center().y() - side / 2, LETTERS[index], side)
    if shown is not None:
        room = _beside(box, high)
        height = min(96.0, room.height() - 8)
        name_plate(p, look, QRectF(room.left(), room.center().y() - height / 2 - 3, room.width(), height), shown)
        return
    picture, room = picture_box(box, option, high), words_box(box, option, high)
    ink, middle = look.theme.colour("ink.text"), picture.center()
    if option.picture:
        paint_picture(p, look, option.picture, middle.x(), middle.y(), picture.width())
    elif picture.isValid():
        paint.icon(p, look, TRUTH[option.id], middle.x(), middle.y(), picture.width() * 0.8, ink)
    words.display(p, look, room, option_name(option), 40, ink, fat=0.02, align="center" if high else "left", floor=18)


def words_box(box: QRectF, option: Option, high: bool | None = None) -> QRectF:
    """Where the words of an answer stand that is painted into `box`."""
    high = is_high(box) if high is None else high
    room, picture = _beside(box, high), picture_box(box, option, high)
    if not picture.isValid():
        return room
    if high:
        room.setTop(max(picture.bottom() + 4, box.top() + min(BADGE, box.height()) - 4))  # never on the letter
        return room
    return room.adjusted(picture.width() + 10, 0, 0, 0)


def _beside(box: QRectF, high: bool) -> QRectF:
    """What the letter leaves."""
    side = min(BADGE, box.height())
    return box.adjusted(0, side + 8, 0, 0) if high else box.adjusted(side + 12, 0, 0, 0)


def picture_box(box: QRectF, option: Option, high: bool | None = None) -> QRectF:
    """Where the picture of an answer stands; on a high card it reaches up beside the letter. Not valid where there is none."""
    high = is_high(box) if high is None else high
    if not option.picture and option.id not in TRUTH:
        return QRectF()
    room = _beside(box, high)
    if not high:
        side = min(room.height(), room.width() * 0.42)
        return QRectF(room.left(), room.center().y() - side / 2, side, side)
    beside, below = min(box.width() - 2 * BADGE - 16, box.height() - 84), min(box.width(), room.height() - 70)
    side, top = (beside, box.top() + 4) if beside > below else (max(below, 1.0), room.top())
    aside = min(box.width() - BADGE - 8, box.height() - 84)
    if aside > side * 1.2:  # larger where it stands right of the letter, and not in the middle
        return QRectF(box.left() + BADGE + 8 + (box.width() - BADGE - 8 - aside) / 2, box.top() + 2, aside, aside)
    return QRectF(box.center().x() - side / 2, top, side, side)


def fits(look: Look, name: str, across: float, down: float) -> bool:
    """Whether a name can be read in a box of that size, in units."""
    size, lines = words.fit(look, name, 40, across, down, bold=True, floor=22)
    wide = max(words.width(look, line, size, bold=True) for line in lines)
    return wide <= across + 1 and len(lines) * size * look.theme.text_scale * 1.25 <= down + 4


def edge(look: Look, state: State) -> tuple[str, str, float]:
    """(border, lip, width) of a card in that state, colours by token."""
    if state == "right":
        return "right.fill", "right.lip", 10.0
    if state == "wrong":
        return "tryAgain.fill", "tryAgain.lip", 10.0
    return "surface.line", "surface.lip", max(3.0, look.theme.border_floor)
