"""The street behind the plates: snowy houses, lamps, a bus stop and a bin station, painted into the backdrop once; and the places where plates hang."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from wastequiz.stage import paint
from wastequiz.stage.look import Look

PLACES = (
    *((200.0, 506.0), (390.0, 766.0), (580.0, 506.0), (770.0, 766.0), (960.0, 506.0)),
    *((1150.0, 766.0), (1340.0, 506.0), (1530.0, 766.0), (1720.0, 506.0)),
)
"""Middles of the places in a wide window, from left to right: high ones on the houses, low ones on posts between them."""
TALL_PLACES = tuple((x, y + (60.0 if x == 540.0 else 0.0)) for y in (800.0, 1082.0, 1364.0) for x in (190.0, 540.0, 890.0))
"""The same upright, row by row."""
PLATE, TALL_PLATE = (270.0, 222.0), (316.0, 240.0)
"""How large a plate is, in units."""
GROUND, TALL_GROUND = 902.0, 1600.0
"""Where the houses stand."""

_HOUSES = ("street_hall", "street_shop", "street_home")
_STANDING = ((390.0, "lamp", 216.0), (770.0, "bin_shelter", 408.0), (1150.0, "bus_shelter", 352.0), (1530.0, "lamp", 216.0))
_FRONT = ((96.0, 1034.0, "snowman", 132.0), (1812.0, 1010.0, "pine", 158.0))
_TALL_FRONT = ((936.0, 1690.0, "snowman", 132.0), (116.0, 1676.0, "pine", 140.0))
"""What stands before the houses: x, foot, drawing, width."""
_TALL_STANDING = ((44.0, "lamp", 236.0), (540.0, "bin_shelter", 460.0), (1040.0, "lamp", 236.0))


def places(tall: bool) -> tuple[tuple[float, float], ...]:
    return TALL_PLACES if tall else PLACES


def street(look: Look, sky: QPixmap, area: QRectF, unit: float, tall: bool) -> QPixmap:
    """The street before `sky`; `area` is the whole window in units."""
    ground = QPixmap(sky)
    if look.theme.high_contrast:
        return ground
    p = QPainter(ground)
    paint.ready(p)
    p.scale(unit, unit)
    p.translate(-area.left(), -area.top())
    _houses(p, look, area, tall)
    _snow(p, look, area, TALL_GROUND if tall else GROUND)
    for x, name, wide in _TALL_STANDING if tall else _STANDING:
        _stand(p, look, name, x, (TALL_GROUND if tall else GROUND) + 14, wide)
    for x, foot, name, wide in _TALL_FRONT if tall else _FRONT:
        _stand(p, look, name, x, foot, wide)
    p.end()
    return ground


def _houses(p: QPainter, look: Look, area: QRectF, tall: bool) -> None:
    """A closed row from edge to edge, a house behind every high place."""
    step, first, wide, foot = (540.0, 270.0, 580.0, TALL_GROUND) if tall else (380.0, 200.0, 404.0, GROUND)
    i = int((area.left() - first) // step)
    while first + (i - 0.5) * step < area.right():
        _stand(p, look, _HOUSES[i % len(_HOUSES)], first + i * step, foot, wide)
        i += 1


def _stand(p: QPainter, look: Look, name: str, x: float, foot: float, wide: float) -> None:
    picture = f"scenery/{name}"
    look.pictures.draw_once(p, picture, x - wide / 2, foot - wide / look.pictures.aspect(picture), wide)


def _snow(p: QPainter, look: Look, area: QRectF, foot: float) -> None:
    """Drifts at the houses' feet, and the trodden street."""
    t = look.theme
    p.setPen(Qt.PenStyle.NoPen)
    for high, colour, step in ((34.0, "scene.snowShade", 310.0), (8.0, "scene.snow", 240.0), (-62.0, "scene.snowShade", 420.0)):
        drift = QPainterPath()
        drift.moveTo(area.left(), foot)
        x = area.left()
        while x < area.right():
            drift.quadTo(x + step / 2, foot - high, x + step, foot - high * 0.2)
            x += step
        drift.lineTo(x, area.bottom() + 1)
        drift.lineTo(area.left(), area.bottom() + 1)
        if high < 0:
            drift.translate(0, 40)
        p.setBrush(t.colour(colour))
        p.drawPath(drift)
