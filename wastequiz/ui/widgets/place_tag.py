"""Where a thing goes, in a few marks: the pill of its bin, or a quiet one for a place that is no bin."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.schemes import Bin, Destination
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.look import Look
from wastequiz.ui.pictures import bin_symbol


def place_name(target: Bin | None, destination: Destination | None) -> str:
    """What a bin or destination is called; a thing that goes to neither comes apart."""
    called = target or destination
    return in_words(called.name) if called is not None else _("Take it apart")


def tag_width(look: Look, target: Bin | None, destination: Destination | None, height: float) -> float:
    """How wide the pill would like to be."""
    name = place_name(target, destination)
    if target is not None:
        return paint.bin_tag_width(look, name, height)
    return height * 1.5 + words.width(look, name, height * 0.52, bold=True)


def place_tag(
    p: QPainter, look: Look, x: float, y: float, target: Bin | None, destination: Destination | None, height: float, most: float
) -> float:
    """Paints the pill, left edge at x, centred on y, at most `most` units wide. Returns its width."""
    name = place_name(target, destination)
    wish = tag_width(look, target, destination, height)
    if target is not None and wish <= most:
        return paint.bin_tag(p, look, x, y, target.hue, bin_symbol(target), name, height)
    t = look.theme
    across = min(wish, most)
    fill, edge, ink = ("surface.paper2", "surface.lip", "ink.text")
    box = QRectF(x, y - height / 2, across, height)
    if target is not None:
        paint.rounded(p, box, height / 2, t.bin(target.hue, "tint"), t.bin(target.hue), max(2, t.border_floor * 0.7))
        look.pictures.draw(p, bin_symbol(target), x + height * 0.3, y - height * 0.29, height * 0.58)
    else:
        paint.rounded(p, box, height / 2, t.colour(fill), t.colour(edge), max(2, t.border_floor * 0.7))
        icon = "map" if destination is not None else "sort"
        paint.icon(p, look, icon, x + height * 0.6, y, height * 0.58, t.colour("ink.textSecondary"))
    room = QRectF(x + height * 1.02, y - height / 2, across - height * 1.2, height)
    colour = t.bin(target.hue, "shade") if target is not None else t.colour(ink)
    words.text(p, look, room, name, height * 0.52, colour, bold=True, floor=11, leading=1.1)
    return across
