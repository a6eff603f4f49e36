"""How a board is painted: its card, snow paths, fields, lanes and the goal; and the yards in its corners."""

from __future__ import annotations

from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from wastequiz.games.flying_chess.ground import SIDE, Ground
from wastequiz.games.flying_chess.hues import PLANES, Hue, hue
from wastequiz.stage import paint, words
from wastequiz.stage.look import Look

EDGE = 14.0
"""The card reaches so far beyond the board."""
ROOM = 30.0
"""And its shadow so far beyond the card."""


def paint_sheet(p: QPainter, look: Look, ground: Ground, signs: tuple[str, ...], *, asks: bool) -> None:
    """Everything that never changes, the board's corner at (0, 0). `signs`: the drawings on the fields with a bin's sign; `asks`: whether fields ask."""
    t = look.theme
    card = QRectF(-EDGE, -EDGE, SIDE + 2 * EDGE, SIDE + 2 * EDGE)
    paint.shadow(p, look, card, 56)
    paint.panel(p, look, card, 56, depth=10, pen_width=4)
    _paths(p, look, ground)
    for seat in range(4):
        for x, y in ground.lanes[seat]:
            _lane(p, look, ground, hue(t, seat), x, y)
    for i, (x, y) in enumerate(ground.fields):
        _field(p, look, ground, i, x, y, signs, asks=asks)
    _goal(p, look, ground.goal)


def _paths(p: QPainter, look: Look, ground: Ground) -> None:
    t = look.theme
    snow = t.colour("surface.paper2") if t.high_contrast else t.colour("scene.snowShade")
    deep = t.colour("surface.line") if t.high_contrast else t.colour("scene.snowDeep", 0.85)
    c = ground.cell
    if ground.small:
        paint.rounded(p, QRectF(8, 8, SIDE - 16, SIDE - 16), 50, snow)
        paint.rounded(p, QRectF(c - 6, c - 6, 5 * c + 12, 5 * c + 12), 44, t.colour("surface.card"))
        paint.rounded(p, QRectF(c - 8, 3 * c + 8, 5 * c + 16, c - 16), 0, snow)
        paint.rounded(p, QRectF(3 * c + 8, c - 8, c - 16, 5 * c + 16), 0, snow)
    else:
        paint.rounded(p, QRectF(6 * c, 0, 3 * c, SIDE), 30, snow)
        paint.rounded(p, QRectF(0, 6 * c, SIDE, 3 * c), 30, snow)
    loop = QPolygonF([QPointF(x, y) for x, y in (*ground.fields, ground.fields[0])])
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(deep, 4 if t.high_contrast else 20, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.drawPolyline(loop)


def _lane(p: QPainter, look: Look, ground: Ground, own: Hue, x: float, y: float) -> None:
    outline = look.theme.colour("ink.outline")
    half = 42.0 if ground.small else 24.0
    radius = half * 0.66
    paint.rounded(p, QRectF(x - half, y - half + 5, 2 * half, 2 * half), radius, own.lip)
    paint.rounded(p, QRectF(x - half, y - half, 2 * half, 2 * half), radius, own.face, outline, 4)
    star(p, x, y, half * 0.54, QColor(own.ink) if own.ink != look.theme.colour("ink.text") else look.theme.colour("ink.onColour"))


def star(p: QPainter, x: float, y: float, r: float, colour: QColor) -> None:
    """A plain star without an outline."""
    corners = [(r if i % 2 == 0 else r * 0.5, radians(-90 + 36 * i)) for i in range(10)]
    p.setPen(QPen(colour, r * 0.12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.setBrush(colour)
    p.drawPolygon(QPolygonF([QPointF(x + far * cos(angle), y + far * sin(angle)) for far, angle in corners]))


def _field(p: QPainter, look: Look, ground: Ground, i: int, x: float, y: float, signs: tuple[str, ...], *, asks: bool) -> None:
    t, board, r = look.theme, ground.board, ground.r
    own = hue(t, board.hues[i])
    paint.circle(p, x, y + r * 0.15, r, own.lip)
    paint.circle(p, x, y, r, own.face, t.colour("ink.outline"), 4 if r < 40 else 5)
    white = t.colour("surface.card")
    if asks and i in board.bins and signs:
        sign = signs[board.bins.index(i) % len(signs)]
        paint.circle(p, x, y, r * 0.72, white)
        look.pictures.draw(p, sign, x - r * 0.5, y - r * 0.5, r)
        return
    if asks and i in board.questions:
        paint.circle(p, x, y, r * 0.68, white)
        box = QRectF(x - r, y - r, 2 * r, 2 * r)
        words.display(p, look, box, "?", r, t.colour("ink.text"), align="center", fat=0.04, floor=8)
        return
    start = next((seat for seat in range(4) if board.field(seat, 0) == i), -1)
    if start >= 0 and not asks:
        paint.circle(p, x, y, r * 0.72, white)
        paint.icon(p, look, "flag", x, y, r * 0.95, hue(t, start).edge if start != 1 else hue(t, 1).lip)
        return
    flier = next((s for s in range(4) if board.flies_from >= 0 and board.field(s, board.flies_from) == i), -1)
    if flier >= 0:
        paint.circle(p, x, y, r * 0.72, white)
        to_x, to_y = ground.fields[board.field(flier, board.flies_to)]
        turn = {(0, 1): 90.0, (0, -1): -90.0, (1, 0): 0.0, (-1, 0): 180.0}[(_sign(to_x - x), _sign(to_y - y))]
        look.pictures.draw(p, PLANES[flier], x - r * 0.6, y - r * 0.53, r * 1.2, turn=turn)
        return
    paint.circle(p, x, y, r * 0.6, t.colour("ink.onColour", 0.28))


def _sign(value: float) -> int:
    return 0 if abs(value) < 1 else 1 if value > 0 else -1


def _goal(p: QPainter, look: Look, box: QRectF) -> None:
    t = look.theme
    outline = t.colour("ink.outline")
    sky = t.colour("surface.card") if t.high_contrast else t.colour("scene.ice")
    paint.rounded(p, box, 40, sky, outline, 5)
    inner = QPainterPath()
    inner.addRoundedRect(box.adjusted(4, 4, -4, -4), 36, 36)
    p.save()
    p.setClipPath(inner)
    if not t.high_contrast:
        hill = QPainterPath(QPointF(box.left(), box.bottom() - 42))
        hill.quadTo(QPointF(box.center().x(), box.bottom() - 76), QPointF(box.right(), box.bottom() - 42))
        hill.lineTo(box.bottomRight())
        hill.lineTo(box.bottomLeft())
        hill.closeSubpath()
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(t.colour("scene.snow"))
        p.drawPath(hill)
    high = box.height() * 0.84
    wide = high * look.pictures.aspect("scenery/cathedral")
    look.pictures.draw(p, "scenery/cathedral", box.center().x() - wide / 2, box.bottom() - 20 - high, wide)
    p.restore()
    paint.rounded(p, box, 40, None, outline, 5)


def paint_yard(p: QPainter, look: Look, box: QRectF, seat: int, name: str) -> QRectF:
    """A yard with the name of its team ('' where nobody sits there); what may stand in it goes into the box that comes back."""
    t = look.theme
    own = hue(t, seat)
    face = box.adjusted(2, 2, -2, -12)
    radius, rim = (46.0, 22.0) if box.width() > 300 else (36.0, 13.0)
    paint.rounded(p, face.translated(0, 8), radius, own.lip)
    paint.rounded(p, face, radius, own.face)
    inner = face.adjusted(rim, rim, -rim, -rim)
    paint.rounded(p, inner, radius - 10, own.tint)
    if not name:
        p.setOpacity(0.75)
        high = inner.height() * 0.7
        for picture, at in (("scenery/pine", 0.3), ("scenery/snowman", 0.68)):
            tall = high * (1.0 if at < 0.5 else 0.62)
            wide = tall * look.pictures.aspect(picture)
            look.pictures.draw(p, picture, inner.left() + inner.width() * at - wide / 2, inner.bottom() - 14 - tall, wide)
        p.setOpacity(1.0)
        return inner
    high = 48.0 if box.width() > 300 else 40.0
    across = min(inner.width() - 20, max(140.0, words.width(look, name, 28, bold=True) + 44))
    plate = QRectF(inner.center().x() - across / 2, inner.bottom() - high - 2, across, high)
    paint.rounded(p, plate, high / 2, own.face if seat == 1 else own.lip)
    words.display(p, look, plate.adjusted(14, 0, -14, 0), name, 28, own.ink, align="center", fat=0.02, floor=12)
    return QRectF(inner.left(), inner.top(), inner.width(), plate.top() - inner.top())
