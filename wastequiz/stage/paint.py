"""The shapes everything is made of: panels with a lip and soft shadow, chips, stones, rings, badges. All sizes in units."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from wastequiz.stage import words
from wastequiz.stage.look import Look

SHADOW_STEPS = (1, 3, 5, 7)


def ready(p: QPainter) -> None:
    """Smooth edges, text and pixmaps."""
    p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform)


def rounded(p: QPainter, box: QRectF, radius: float, fill: QColor | None, border: QColor | None = None, pen_width: float = 0.0) -> None:
    """A filled rounded rectangle, its border inside the box."""
    p.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if border is not None and pen_width:
        p.setPen(QPen(border, pen_width))
        half = pen_width / 2
        p.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)
    else:
        p.setPen(Qt.PenStyle.NoPen)
        p.drawRoundedRect(box, radius, radius)


def circle(p: QPainter, x: float, y: float, r: float, fill: QColor | None, border: QColor | None = None, pen_width: float = 0.0) -> None:
    p.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    p.setPen(QPen(border, pen_width) if border is not None and pen_width else Qt.PenStyle.NoPen)
    p.drawEllipse(QPointF(x, y), r, r)


def line(p: QPainter, points: list[tuple[float, float]], colour: QColor, pen_width: float) -> None:
    """A round-joined line through the points."""
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(colour, pen_width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def shadow(p: QPainter, look: Look, box: QRectF, radius: float, strength: float = 1.0) -> None:
    """The soft shadow under a card: four nested translucent rectangles, no blur. None in the high-contrast theme."""
    if look.theme.high_contrast:
        return
    across = p.worldTransform()
    if across.m12() or across.m21():
        _shadow(p, look, box, radius, strength)
        return
    ratio = p.device().devicePixelRatioF()
    scale = across.m11() * ratio
    room = _SHADOW_ROOM * strength
    w, h = math.ceil((box.width() + 2 * room) * scale) + 1, math.ceil((box.height() + 2 * room) * scale) + 1
    key = (w, h, round(radius * scale, 1), strength, scale)
    pixmap = _shadows.get(key)
    if pixmap is None:
        pixmap = QPixmap(w, h)
        pixmap.fill(Qt.GlobalColor.transparent)
        inner = QPainter(pixmap)
        ready(inner)
        inner.scale(scale, scale)
        _shadow(inner, look, QRectF(room, room, box.width(), box.height()), radius, strength)
        inner.end()
        _shadows[key] = pixmap
        while sum(kept.width() * kept.height() for kept in _shadows.values()) > _KEEP_SHADOWS and len(_shadows) > 1:
            _shadows.pop(next(iter(_shadows)))
    at = across.map(QPointF(box.left() - room, box.top() - room)) * ratio
    p.save()
    p.resetTransform()
    p.drawPixmap(QRectF(round(at.x()) / ratio, round(at.y()) / ratio, w / ratio, h / ratio), pixmap, QRectF(pixmap.rect()))
    p.restore()


_shadows: dict[tuple[float, ...], QPixmap] = {}
_KEEP_SHADOWS = 6_000_000
"""How many pixels of shadows are kept."""
_SHADOW_ROOM = 32.0
"""How far a shadow reaches beyond its card, in units."""


def _shadow(p: QPainter, look: Look, box: QRectF, radius: float, strength: float) -> None:
    for i in SHADOW_STEPS:
        grown = box.adjusted(-i * 2 * strength, 10 * strength - i * 1.2 * strength, i * 2 * strength, 10 * strength + i * 2.8 * strength)
        rounded(p, grown, radius + i * 2 * strength, look.theme.shadow)


def lip_of(p: QPainter, box: QRectF, radius: float, depth: float, colour: QColor) -> None:
    """The edge of a card `depth` units thick below its face `box`: only what shows of it."""
    p.save()
    reach = min(radius, box.height())
    shown = QRectF(box.left(), box.bottom() - reach, box.width(), reach + depth + 1)
    p.setClipRect(shown, Qt.ClipOperation.IntersectClip)  # a page may be painted in parts
    rounded(p, box.translated(0, depth), radius, colour)
    p.restore()


def panel(
    p: QPainter,
    look: Look,
    box: QRectF,
    radius: float = 40,
    *,
    fill: str = "surface.card",
    border: str = "surface.line",
    lip: str = "surface.lip",
    depth: float = 8,
    pen_width: float = 3,
) -> None:
    """A card: a solid lip `depth` units lower, then the face with its border."""
    t = look.theme
    if depth:
        lip_of(p, box, radius, depth, t.colour(lip))
    rounded(p, box, radius, t.colour(fill), t.colour(border), max(pen_width, t.border_floor))


def star(p: QPainter, look: Look, x: float, y: float, r: float, fill: str = "right.fill") -> None:
    shape = QPolygonF()
    for i in range(10):
        angle = math.radians(-90 + i * 36)
        reach = r if i % 2 == 0 else r * 0.52
        shape.append(QPointF(x + reach * math.cos(angle), y + reach * math.sin(angle)))
    p.setPen(QPen(look.theme.colour("ink.outline"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.setBrush(look.theme.colour(fill))
    p.drawPolygon(shape)


def icon(p: QPainter, look: Look, name: str, x: float, y: float, size: float, colour: QColor) -> None:
    """The one-colour icon `name`, centred at (x, y)."""
    look.pictures.draw(p, f"icons/{name}", x - size / 2, y - size / 2, size, colour)


def score_chip(
    p: QPainter,
    look: Look,
    box: QRectF,
    label: str,
    picture: str,
    *,
    fill: str = "surface.card",
    border: str = "surface.line",
    lip: bool = True,
) -> None:
    """A pill with a star or flame and a number."""
    t = look.theme
    if lip:
        rounded(p, box.translated(0, 6), box.height() / 2, t.colour("surface.lip"))
    rounded(p, box, box.height() / 2, t.colour(fill), t.colour(border), max(3, t.border_floor))
    size = box.height() * 0.74
    look.pictures.draw(p, f"icons/{picture}", box.left() + box.height() * 0.24, box.center().y() - size / 2, size)
    room = QRectF(box.left() + box.height() * 1.08, box.top(), box.width() - box.height() * 1.36, box.height())
    words.display(p, look, room, label, box.height() * 0.5, t.colour("ink.text"), fat=0.02)


def chip_width(look: Look, label: str, height: float = 76) -> float:
    """How wide a score chip must be for its label, in units."""
    return height * 1.4 + words.width(look, label, height * 0.5, bold=True)


def timer_ring(p: QPainter, look: Look, box: QRectF, left: float, label: str, below: str = "") -> None:
    """A ring that empties clockwise; `left` 0..1 is what remains. Never red."""
    t = look.theme
    r = min(box.width(), box.height()) / 2
    x, y = box.center().x(), box.center().y()
    pen_width = r * 0.22
    reach = r - pen_width / 2 - 4
    circle(p, x, y + 6, r, t.colour("surface.lip"))
    circle(p, x, y, r - 1.5, t.colour("surface.card"), t.colour("surface.line"), max(3, t.border_floor))
    circle(p, x, y, reach, None, t.colour("surface.paper2"), pen_width)
    p.setPen(QPen(t.colour("brand.primary"), pen_width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if left > 0:
        p.drawArc(QRectF(x - reach, y - reach, 2 * reach, 2 * reach), 90 * 16, -round(left * 360 * 16))
    head = QRectF(x - r * 0.7, y - r * (0.62 if below else 0.5), r * 1.4, r)
    words.display(p, look, head, label, r * 0.6, t.colour("ink.text"), align="center", fat=0.04)
    if below:
        words.text(
            p,
            look,
            QRectF(x - r * 0.6, y + r * 0.16, r * 1.2, r * 0.36),
            below,
            r * 0.24,
            t.colour("ink.textSecondary"),
            align="center",
            floor=14,
        )


def trail(p: QPainter, look: Look, box: QRectF, total: int, current: int, results: Sequence[bool | None]) -> None:
    """The path of stones: tick on sun for right, arrow on plum tint for not yet, a dot where it is not said (None), the current number in orange, paper ahead."""
    t = look.theme
    r = min(22.0, box.width() / max(total, 1) / 2.6)
    inset = r + 16
    step = (box.width() - 2 * inset) / max(total - 1, 1)
    x0, y = box.left() + inset, box.center().y()
    line(p, [(x0, y), (x0 + step * (total - 1), y)], t.colour("surface.line") if not t.high_contrast else t.colour("ink.text"), 14 * r / 22)
    reached = min(current, total - 1)
    if reached > 0:
        line(p, [(x0, y), (x0 + step * reached, y)], t.colour("right.fill"), 14 * r / 22)
    for i in range(total):
        x = x0 + step * i
        told = results[i] if i < len(results) else None
        if i < len(results) and told is None:
            circle(p, x, y, r, t.colour("right.tint"), t.colour("ink.outline"), 4)
            circle(p, x, y, r * 0.3, t.colour("ink.text"))
        elif told is not None:
            circle(p, x, y, r, t.colour("right.fill" if told else "tryAgain.tint"), t.colour("ink.outline"), 4)
            icon(p, look, "check" if told else "undo", x, y, r * 1.3, t.colour("ink.text" if told else "tryAgain.fill"))
        elif i == current:
            circle(p, x, y, r + 12, t.colour("brand.primaryTint"), t.colour("brand.primary"), 4)
            circle(p, x, y, r + 4, t.colour("brand.primary"))
            words.display(
                p,
                look,
                QRectF(x - r, y - r, 2 * r, 2 * r),
                str(i + 1),
                r * 1.3,
                t.colour("ink.onColour"),
                align="center",
                fat=0.02,
                floor=10,
            )
        else:
            circle(p, x, y, r, t.colour("surface.card"), t.colour("surface.lip"), 4)
            words.text(
                p,
                look,
                QRectF(x - r, y - r, 2 * r, 2 * r),
                str(i + 1),
                r,
                t.colour("ink.textSecondary"),
                bold=True,
                align="center",
                floor=10,
            )


_CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "E": ((0.5, 0.04), (0.96, 0.4), (0.8, 0.94), (0.2, 0.94), (0.04, 0.4)),
    "F": ((0.26, 0.08), (0.74, 0.08), (0.97, 0.5), (0.74, 0.92), (0.26, 0.92), (0.03, 0.5)),
    "G": ((0.04, 0.08), (0.96, 0.08), (0.96, 0.55), (0.5, 0.96), (0.04, 0.55)),
}
"""Corners of the shapes of letters, as shares of their size."""


def key_badge(p: QPainter, look: Look, x: float, y: float, letter: str, size: float = 56) -> None:
    """An answer's letter in its own shape (triangle, circle, diamond, square, pentagon, hexagon, flag), never in its own colour."""
    t = look.theme
    ink = t.colour("ink.text")
    s = size
    p.save()
    p.translate(x, y)
    p.setBrush(ink)
    p.setPen(QPen(ink, min(8.0, s / 5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    drop = 0.0
    if letter == "A":
        p.drawPolygon(QPolygonF([QPointF(s / 2, 4), QPointF(s - 4, s * 6 / 7), QPointF(4, s * 6 / 7)]))
        drop = min(7.0, s / 6)
    elif letter == "C":
        p.drawPolygon(QPolygonF([QPointF(s / 2, 2), QPointF(s - 2, s / 2), QPointF(s / 2, s - 2), QPointF(2, s / 2)]))
    elif letter == "B":
        circle(p, s / 2, s / 2, s / 2 - 2, ink)
    elif letter in _CORNERS:
        p.drawPolygon(QPolygonF([QPointF(s * x, s * y) for x, y in _CORNERS[letter]]))
        drop = {"E": 3.0, "G": -6.0}.get(letter, 0.0)
    else:
        rounded(p, QRectF(2, 2, s - 4, s - 4), min(12.0, s / 5), ink)
    words.text(p, look, QRectF(0, drop, s, s), letter, s * 0.5, t.colour("ink.onColour"), bold=True, align="center", floor=12)
    p.restore()


def result_badge(p: QPainter, look: Look, x: float, y: float, right: bool, r: float = 44) -> None:
    """The round badge on an answer: tick on sun, or turn-back arrow on plum."""
    t = look.theme
    circle(p, x, y, r, t.colour("right.fill" if right else "tryAgain.fill"), t.colour("ink.outline"), r * 0.114)
    icon(p, look, "check" if right else "undo", x, y, r * 1.3, t.colour("ink.text" if right else "ink.onColour"))


def bin_tag_width(look: Look, name: str, height: float = 50) -> float:
    return height * 1.5 + words.width(look, name, height * 0.56, bold=True)


def bin_tag(p: QPainter, look: Look, x: float, y: float, hue: str, symbol: str, name: str, height: float = 50, most: float = 1e9) -> float:
    """The pill that names a bin inside text, left edge at x, centred on y: tint, border, symbol and name. Returns its width, at most `most`."""
    t = look.theme
    across = min(bin_tag_width(look, name, height), most)
    rounded(p, QRectF(x, y - height / 2, across, height), height / 2, t.bin(hue, "tint"), t.bin(hue), max(2, t.border_floor * 0.7))
    look.pictures.draw(p, symbol, x + height * 0.3, y - height * 0.29, height * 0.58)
    room = QRectF(x + height * 1.08, y - height / 2, across - height * 1.3, height)
    words.text(p, look, room, name, height * 0.56, t.bin(hue, "shade"), bold=True, floor=12)
    return across


def bubble(p: QPainter, look: Look, box: QRectF, tail: str = "left") -> None:
    """A speech bubble with its tail to the left or below."""
    r = 36.0
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    shape = QPainterPath()
    shape.addRoundedRect(box, r, r)
    point = QPainterPath()
    if tail == "left":
        point.addPolygon(QPolygonF([QPointF(x + 6, y + h * 0.38), QPointF(x - 38, y + h * 0.72), QPointF(x + 6, y + h * 0.66)]))
    else:
        point.addPolygon(QPolygonF([QPointF(x + w * 0.26, y + h - 6), QPointF(x + w * 0.22, y + h + 40), QPointF(x + w * 0.42, y + h - 6)]))
    point.closeSubpath()
    shadow(p, look, box, r)
    p.setPen(QPen(look.theme.colour("ink.outline"), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.setBrush(QBrush(look.theme.colour("surface.card")))
    p.drawPath(shape.united(point))


def focus_ring(p: QPainter, look: Look, box: QRectF, radius: float) -> None:
    """A 7-unit sun ring inside a 14-unit ink ring, 14 units outside the shape."""
    outer = box.adjusted(-14, -14, 14, 14)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(look.theme.colour("focus.outer"), 14))
    p.drawRoundedRect(outer, radius + 14, radius + 14)
    p.setPen(QPen(look.theme.colour("focus.inner"), 7))
    p.drawRoundedRect(outer, radius + 14, radius + 14)
