"""How the prize wheel is painted: its sectors once, as a picture that is only turned afterwards, and what does not turn round it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from wastequiz.domain.events import AGAIN, PICTURES, Draw, Event, Sector
from wastequiz.stage import paint, words
from wastequiz.stage.look import Look
from wastequiz.stage.own_pictures import OWN
from wastequiz.wording import prizes

LARGEST_PX = 1080
"""The picture of the sectors is no wider: turning it costs the same on a 4K screen as on a smaller one, and there it is looked at from afar."""
RADIUS = 376.0
"""The sectors' radius in the units they are painted in."""
RIM = 34.0
"""The rim is so much wider, in units."""
TIP = 40.0
"""So far the pointer stands out above the rim."""
LAMPS = 24
TANGENT = 10
"""With so many sectors at most a name stands across its sector, with more of them along it."""
_COLOURS = ("wheel.sun", "wheel.cream", "wheel.plum", "wheel.rose", "wheel.cream")
_MARKS = {"window": "clock", "stock": "x", "quota": "x"}
"""The icon on a sector that had a prize, beside that prize's picture: it is not the time, or all are given."""


def colours(event: Event) -> Mapping[str, str]:
    """Which colour each prize's sectors have: the same all day."""
    return {prize.id: _COLOURS[i % len(_COLOURS)] for i, prize in enumerate(event.prizes)}


def picture(event: Event, prize_id: str) -> str:
    """The drawing of a prize, or the school's own picture of it; the turning arrow for none."""
    found = next((prize for prize in event.prizes if prize.id == prize_id), None)
    return "prizes/again" if found is None else drawing(found.own_picture or found.picture)


def drawing(name: str) -> str:
    """The drawing of that name among ours, else the school's own picture."""
    if name in PICTURES:
        return f"prizes/{name}"
    return name if name.startswith(OWN) else OWN + name


def as_drawn(event: Event, draw: Draw) -> tuple[Sector, ...]:
    """The wheel as it stood when this was drawn."""
    names = {prize.id: prize.name for prize in event.prizes}
    return tuple(Sector(prize, names.get(prize, prize)) for prize in draw.sectors)


def face(look: Look, event: Event, sectors: Sequence[Sector], side_px: float) -> QPixmap:
    """The sectors, the first one's middle on top, as a square picture `side_px` wide (at most LARGEST_PX) that the disc fills."""
    side = max(16, min(LARGEST_PX, round(side_px)))
    pixmap = QPixmap(side, side)
    pixmap.fill(look.theme.colour("surface.card"))
    p = QPainter(pixmap)
    paint.ready(p)
    p.scale(side / (2 * RADIUS), side / (2 * RADIUS))
    p.translate(RADIUS, RADIUS)
    of = colours(event)
    for i, sector in enumerate(sectors):
        _fill(p, look, i, len(sectors), look.theme.colour(of.get(sector.prize, "wheel.gone" if sector.why else "wheel.cream")))
    for i, sector in enumerate(sectors):
        p.save()
        p.rotate(i * 360 / len(sectors))
        _letter(p, look, sector, picture(event, sector.prize), len(sectors))
        p.restore()
    paint.circle(p, 0, 0, RADIUS, None, look.theme.colour("ink.outline"), 7)
    p.end()
    return pixmap


def _fill(p: QPainter, look: Look, number: int, count: int, colour: QColor) -> None:
    step = 360 / count
    path = QPainterPath(QPointF(0, 0))
    path.arcTo(QRectF(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS), 90 - (number - 0.5) * step, -step)
    path.closeSubpath()
    p.setPen(QPen(look.theme.colour("ink.outline"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.setBrush(colour)
    p.drawPath(path)


def _letter(p: QPainter, look: Look, sector: Sector, shown: str, count: int) -> None:
    """A sector's picture and name, with the sector pointing up."""
    ink = look.theme.colour("ink.text")
    wide = 2 * RADIUS * math.sin(math.pi / count)
    if count <= TANGENT:
        side = min(RADIUS * 0.255, wide * 0.36)
        box = QRectF(-wide * 0.39, -RADIUS * 0.93, wide * 0.78, RADIUS * 0.2)
        words.display(p, look, box, prizes.name(sector), RADIUS * 0.098, ink, align="center", fat=0.02, floor=14)
        _draw(p, look, shown, 0, -RADIUS * 0.56, side)
        _mark(p, look, sector, -RADIUS * 0.36, 20)
        return
    side = wide * 0.44
    _draw(p, look, shown, 0, -RADIUS * 0.86, side)
    p.save()
    p.rotate(-90)
    box = QRectF(RADIUS * 0.38, -wide * 0.21, RADIUS * 0.37, wide * 0.42)
    words.display(p, look, box, prizes.name(sector), RADIUS * 0.085, ink, align="right", fat=0.02, floor=13)
    p.restore()
    _mark(p, look, sector, -RADIUS * 0.32, 15)


def _draw(p: QPainter, look: Look, shown: str, x: float, y: float, side: float) -> None:
    """A picture in a square box, its middle at (x, y)."""
    aspect = look.pictures.aspect(shown)
    across = side * min(1.0, aspect)
    look.pictures.draw(p, shown, x - across / 2, y - across / aspect / 2, across)


def _mark(p: QPainter, look: Look, sector: Sector, y: float, r: float) -> None:
    """The small sign on a sector whose prize is not to be had now."""
    if sector.prize == AGAIN and sector.why:
        t = look.theme
        across = 4.2 * r if sector.picture else 2 * r
        paint.rounded(p, QRectF(-across / 2, y - r, across, 2 * r), r, t.colour("surface.card"), t.colour("ink.outline"), 3)
        x = 0.0
        if sector.picture:
            x = r * 1.05
            _draw(p, look, drawing(sector.picture), -r * 0.95, y, r * 1.7)
        paint.icon(p, look, _MARKS.get(sector.why, "x"), x, y, r * 1.25, t.colour("ink.text"))


def stand(p: QPainter, look: Look, x: float, y: float, r: float) -> None:
    """The foot, the rim and its lamps: what does not turn. `r` is the sectors' radius, all in units of the page."""
    t = look.theme
    ink = t.colour("ink.outline")
    if not t.high_contrast:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(t.colour("ink.outline", 0.14))
        p.drawEllipse(QPointF(x, y + r + 84), r * 0.7, 22)
    pen = QPen(ink, 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    foot = y + r + 76
    p.setPen(pen)
    p.setBrush(t.colour("wheel.wood"))
    p.drawPolygon(QPolygonF([QPointF(x - 70, y + r * 0.7), QPointF(x - 170, foot), QPointF(x + 170, foot), QPointF(x + 70, y + r * 0.7)]))
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(t.colour("wheel.woodShade"))
    p.drawPolygon(
        QPolygonF([QPointF(x + 30, y + r * 0.7), QPointF(x + 67, y + r * 0.7), QPointF(x + 164, foot - 3), QPointF(x + 96, foot - 3)])
    )
    paint.circle(p, x, y + 14, r + RIM, t.colour("right.lip"))
    paint.circle(p, x, y, r + RIM, t.colour("right.fill"), ink, 8)
    for i in range(LAMPS):
        angle = math.radians((i + 0.5) * 360 / LAMPS)
        reach = r + RIM / 2
        lamp = t.colour("wheel.lamp" if i % 2 else "ink.onColour")
        paint.circle(p, x + reach * math.cos(angle), y + reach * math.sin(angle), 8, lamp, ink, 2.5)
    paint.circle(p, x, y, r, t.colour("surface.card"), ink, 7)


def hub(p: QPainter, look: Look, r: float, label: str, *, pressed: bool, ready: bool) -> None:
    """The button in the middle, round (0, 0)."""
    t = look.theme
    lip = t.colour("brand.primaryLip" if ready else "surface.lip")
    paint.circle(p, 0, 0, r * 0.245, lip, t.colour("ink.outline"), 7)
    rise = 0.0 if pressed else -6.0
    paint.circle(p, 0, rise, r * 0.235 - 2, t.colour("brand.primary" if ready else "surface.paper2"))
    if ready and not t.high_contrast:
        path = QPainterPath(QPointF(-r * 0.15, rise - r * 0.13))
        path.quadTo(QPointF(0, rise - r * 0.22), QPointF(r * 0.15, rise - r * 0.13))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(t.colour("ink.onColour", 0.4), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        p.drawPath(path)
    box = QRectF(-r * 0.2, rise - r * 0.16, r * 0.4, r * 0.34)
    words.display(p, look, box, label, r * 0.22, t.colour("ink.onColour" if ready else "ink.textHint"), align="center", fat=0.03)


def pointer(p: QPainter, look: Look, r: float, tilt: float) -> None:
    """The pointer above the disc round (0, 0), bent by `tilt` degrees about its pin."""
    t = look.theme
    p.save()
    p.translate(0, -r - 48)
    p.rotate(tilt)
    shape = QPolygonF([QPointF(-42, -24), QPointF(42, -24), QPointF(0, 66)])
    p.setPen(QPen(t.colour("ink.outline"), 16, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.setBrush(t.colour("ink.outline"))
    p.drawPolygon(shape)
    p.setPen(QPen(t.colour("accent.rose"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.setBrush(t.colour("accent.rose"))
    p.drawPolygon(shape)
    paint.circle(p, 0, 0, 11, t.colour("ink.onColour"))
    p.restore()
