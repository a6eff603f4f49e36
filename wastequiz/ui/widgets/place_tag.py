"""Where a thing goes, in a few marks: the pill of its bin, or a quiet one for a place that is no bin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.schemes import Bin
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.look import Look
from wastequiz.ui.pictures import bin_symbol
from wastequiz.wording import names

if TYPE_CHECKING:
    from wastequiz.services.finding import Whereabouts


@dataclass(frozen=True, slots=True)
class Goes:
    """What the place is called, the bin it is (or None), the icon that stands for it where it is none, and what it is called on the spot."""

    name: str
    bin: Bin | None
    icon: str
    local: str = ""


def goes(where: Whereabouts) -> Goes:
    """The place of a thing. A thing of parts comes apart; what nobody ruled on is said to be open."""
    if where.bin is not None:
        return Goes(in_words(where.bin.name), where.bin, "", names.local(where.bin))
    if where.destination is not None:
        return Goes(in_words(where.destination.name), None, "map", names.local(where.destination))
    if where.item is not None and where.item.parts:
        return Goes(_("Take it apart"), None, "sort")
    return Goes(_("No rule yet"), None, "info")


def tag_width(look: Look, place: Goes, height: float) -> float:
    """How wide the pill would like to be."""
    if place.bin is not None:
        return paint.bin_tag_width(look, place.name, height)
    return height * 1.5 + words.width(look, place.name, height * 0.52, bold=True)


def place_tag(p: QPainter, look: Look, x: float, y: float, place: Goes, height: float, most: float) -> None:
    """Paints the pill, left edge at x, centred on y, at most `most` units wide."""
    t, target = look.theme, place.bin
    wish = tag_width(look, place, height)
    if target is not None and wish <= most:
        paint.bin_tag(p, look, x, y, target.hue, bin_symbol(target), place.name, height)
        return
    across = min(wish, most)
    box = QRectF(x, y - height / 2, across, height)
    fill = t.bin(target.hue, "tint") if target is not None else t.colour("surface.paper2")
    edge = t.bin(target.hue) if target is not None else t.colour("surface.lip")
    ink = t.bin(target.hue, "shade") if target is not None else t.colour("ink.text")
    paint.rounded(p, box, height / 2, fill, edge, max(2, t.border_floor * 0.7))
    if target is not None:
        look.pictures.draw(p, bin_symbol(target), x + height * 0.3, y - height * 0.29, height * 0.58)
    else:
        paint.icon(p, look, place.icon, x + height * 0.6, y, height * 0.58, t.colour("ink.textSecondary"))
    room = QRectF(x + height * 1.02, y - height / 2, across - height * 1.2, height)
    words.text(p, look, room, place.name, height * 0.52, ink, bold=True, floor=11, leading=1.1)
