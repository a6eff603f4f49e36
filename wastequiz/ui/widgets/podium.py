"""Pieces of the class board: ice blocks with animals, lines of the list, and the lanterns the class lights together."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPen

from wastequiz.domain.results import BoardRow
from wastequiz.i18n import _, ngettext
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.look import Look
from wastequiz.stage.still import Painted
from wastequiz.ui.widgets.level_stone import lamp
from wastequiz.wording import names

RINGS = {1: "right.fill", 2: "scene.snowDeep", 3: "scene.brick"}
CONFETTI = ("brand.primaryBright", "right.fill", "tryAgain.bright", "accent.rose")


def points_text(points: float) -> str:
    """Points without a needless decimal."""
    return str(round(points)) if abs(points - round(points)) < 0.05 else f"{points:.1f}"


def percent_text(share: float) -> str:
    return f"{round(share * 100)}%"


def spoken(row: BoardRow) -> str:
    """A row as a screen reader says it."""
    who = names.contestant(row.seat, row.animal)
    said = _("Place {rank}: {who}, {points} points, {percent} right").format(
        rank=row.rank, who=who, points=points_text(row.points), percent=percent_text(row.accuracy)
    )
    if row.moved:
        said += ", " + (_("moved up") if row.moved > 0 else _("moved down"))
    return said


LEAST_NUMBER = 24.0
"""A block too low for a number of this size, in units, goes without: its place says it, and its name."""


class IceBlock(Painted):
    """One place of the podium with its animal on top, or waiting for one. `ring`: the colour about the animal, '' that of the place."""

    def __init__(self, canvas: Canvas, place: int, row: BoardRow | None, ring: str = "") -> None:
        super().__init__(canvas, spoken(row) if row else _("Place {rank} is still free").format(rank=place))
        self.ring = ring
        self.rank = row.rank if row else place
        self.row = row

    @staticmethod
    def room_above(rank: int) -> float:
        """Units that the animal (and crown) need above the block."""
        return 286.0 if rank == 1 else 192.0

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        top = self.room_above(self.rank)
        block = QRectF(box.left() + 3, top, box.width() - 6, box.height() - top - 3)
        ice(p, self.look, block)
        wide = min(260.0, box.width() - 8)
        plate = QRectF(box.center().x() - wide / 2, box.bottom() - 134, wide, 108)
        room = QRectF(block.left(), block.top() + 40, block.width(), plate.top() - block.top() - 46)
        size = min(150.0 if self.rank == 1 else 116.0, room.height() * 0.86)
        edge = t.colour("ink.text") if t.high_contrast else t.colour("scene.iceEdge").darker(135)
        if self.row is None:
            edge = t.colour("ink.textHint") if t.high_contrast else t.colour("scene.iceEdge")
        if size >= LEAST_NUMBER:
            words.display(
                p, self.look, room, str(self.rank), size, t.colour("surface.card"), align="center", fat=0.03, halo=edge, halo_width=0.09
            )
        paint.rounded(p, plate, 30, t.colour("surface.card"), t.colour("ink.outline"), 4)
        if self.row is None:
            self._wait(p, block, plate)
        else:
            self._stand(p, block, plate, self.row)

    def _stand(self, p: QPainter, block: QRectF, plate: QRectF, row: BoardRow) -> None:
        t = self.look.theme
        x, top = block.center().x(), block.top()
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(t.colour("ink.outline", 0.14))
        p.drawEllipse(QPointF(x, top + 16), 92, 12)
        r = min(98.0 if self.rank == 1 else 82.0, block.width() * 0.44 - 8)
        ring = self.ring or RINGS.get(self.rank, "surface.lip")
        paint.circle(p, x, top - r + 4, r + 8, t.colour(ring), t.colour("ink.outline"), 6)
        paint.circle(p, x, top - r + 4, r - 6, t.colour("surface.card"))
        side = r * 1.52
        self.look.pictures.draw(p, f"avatars/{row.animal}", x - side / 2, top - r + 8 - side / 2, side)
        if self.rank == 1:
            crown(p, self.look, x, top - 2 * r - 4)
        name = QRectF(plate.left() + 12, plate.top() + 8, plate.width() - 24, 52)
        words.display(
            p, self.look, name, names.contestant(row.seat, row.animal), 36, t.colour("ink.text"), align="center", fat=0.02, floor=15
        )
        score = points_text(row.points)
        across = words.width(self.look, score, 34, bold=True) + 50
        left = plate.center().x() - across / 2
        paint.star(p, self.look, left + 18, plate.top() + 77, 18)
        words.display(p, self.look, QRectF(left + 46, plate.top() + 54, across, 46), score, 34, t.colour("brand.primaryLip"), fat=0.02)

    def _wait(self, p: QPainter, block: QRectF, plate: QRectF) -> None:
        t = self.look.theme
        r = 78.0
        x, y = block.center().x(), block.top() - r + 2
        pen = QPen(t.colour("ink.textHint"), 5, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([1.2, 2.2])
        p.setPen(pen)
        p.setBrush(t.colour("surface.card", 0.6))
        p.drawEllipse(QPointF(x, y), r, r)
        words.display(p, self.look, QRectF(x - r, y - r, 2 * r, 2 * r), "?", 84, t.colour("ink.textHint"), align="center")
        words.text(
            p, self.look, plate.adjusted(12, 6, -12, -6), _("Waiting for you"), 32, t.colour("ink.textSecondary"), bold=True, align="center"
        )


def ice(p: QPainter, look: Look, block: QRectF) -> None:
    """A tall block of ice with a bevelled top and glints."""
    t = look.theme
    contrast = t.high_contrast
    pen = QPen(
        t.colour("ink.outline" if contrast else "scene.iceEdge"),
        5,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
    x, y, w = block.left(), block.top(), block.width()
    body = QRectF(x, y + 34, w, block.height() - 34)
    shine = QLinearGradient(body.topLeft(), body.bottomRight())
    shine.setColorAt(0, t.colour("scene.snowShade").lighter(104))
    shine.setColorAt(0.5, t.colour("scene.ice"))
    shine.setColorAt(1, t.colour("scene.iceEdge").lighter(114))
    p.setPen(pen)
    p.setBrush(t.colour("surface.card") if contrast else shine)
    p.drawRect(body)
    cap = QPainterPath(QPointF(x, y + 34))
    for a, b in ((x + 30, y), (x + w - 30, y), (x + w, y + 34)):
        cap.lineTo(a, b)
    cap.closeSubpath()
    p.setBrush(t.colour("scene.snow"))
    p.drawPath(cap)
    if contrast:
        return
    white = t.colour("scene.snow", 0.85)
    paint.line(p, [(x + 24, y + 70), (x + 24, y + 70 + block.height() * 0.5)], white, 9)
    paint.line(p, [(x + 46, y + 70), (x + 46, y + 70 + block.height() * 0.22)], white, 9)
    low = block.bottom() - 60
    paint.line(p, [(x + w - 30, low), (x + w - 84, low - 82)], t.colour("scene.snow", 0.6), 5)
    paint.line(p, [(x + w - 22, low - 50), (x + w - 48, low - 90)], t.colour("scene.snow", 0.6), 5)


def crown(p: QPainter, look: Look, x: float, y: float) -> None:
    """A crown standing on (x, y)."""
    t = look.theme
    shape = QPainterPath(QPointF(x - 58, y))
    for dx, dy in ((-10, -62), (40, 26), (28, -44), (28, 44), (40, -26), (-10, 62)):
        now = shape.currentPosition()
        shape.lineTo(now.x() + dx, now.y() + dy)
    shape.closeSubpath()
    p.setPen(QPen(t.colour("ink.outline"), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.setBrush(t.colour("right.fill"))
    p.drawPath(shape)
    paint.circle(p, x, y - 20, 9, t.colour("accent.rose"), t.colour("ink.outline"), 4)


def confetti(p: QPainter, look: Look, box: QRectF, pieces: int = 56) -> None:
    """Bits of paper in the air, the same each time. None in the high-contrast theme or with reduced motion."""
    t = look.theme
    if t.high_contrast or t.reduced_motion:
        return
    rng = Random(11)
    p.setPen(Qt.PenStyle.NoPen)
    for i in range(pieces):
        x, y = box.left() + rng.random() * box.width(), box.top() + rng.random() * box.height()
        p.setBrush(t.colour(CONFETTI[i % len(CONFETTI)]))
        p.save()
        p.translate(x, y)
        p.rotate(rng.random() * 180)
        if i % 3 == 0:
            p.drawEllipse(QPointF(0, 0), 8, 8)
        else:
            p.drawRoundedRect(QRectF(-11, -6, 22, 12), 4, 4)
        p.restore()


class BoardLine(Painted):
    """One line of the list: place, animal, seat, accuracy, whether it moved, points."""

    def __init__(self, canvas: Canvas, row: BoardRow, *, first: bool) -> None:
        super().__init__(canvas, spoken(row))
        self.row, self.first = row, first

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t, row = self.look.theme, self.row
        w, y = box.width(), box.center().y()
        if not self.first:
            paint.line(p, [(40, 1), (w - 40, 1)], t.colour("surface.line"), 2)
        words.display(
            p, self.look, QRectF(24, 0, 76, box.height()), str(row.rank), 44, t.colour("ink.textSecondary"), align="center", fat=0.02
        )
        r = min(42.0, box.height() * 0.41)
        paint.circle(p, 142, y, r, t.colour("surface.paper2"))
        self.look.pictures.draw(p, f"avatars/{row.animal}", 142 - r * 0.78, y - r * 0.75, r * 1.56)
        score = points_text(row.points)
        across = max(words.width(self.look, score, 40, bold=True), 92)
        right = w - 44
        words.display(
            p, self.look, QRectF(right - across - 4, 0, across + 4, box.height()), score, 40, t.colour("ink.text"), align="right", fat=0.02
        )
        star = right - across - 42
        paint.star(p, self.look, star, y, 20)
        if row.moved:
            up = row.moved > 0
            paint.icon(p, self.look, "up" if up else "down", star - 44, y, 32, t.colour("brand.primary" if up else "ink.textSecondary"))
        room = star - 70 - 200
        half = box.height() / 2
        words.display(
            p,
            self.look,
            QRectF(200, y - half * 0.86, room, half * 0.98),
            names.contestant(row.seat, row.animal),
            36,
            t.colour("ink.text"),
            fat=0.02,
            floor=15,
        )
        accuracy = _("{percent} right").format(percent=percent_text(row.accuracy))
        words.text(p, self.look, QRectF(200, y + half * 0.14, room, half * 0.68), accuracy, 26, t.colour("ink.textSecondary"))


def paint_goal(look: Look, right: int, goal: int, lamps: int, *, all_time: bool) -> tuple[Callable[[QPainter, QRectF], None], str]:
    """(painter for the class goal's card, the same in words). `goal` is right answers a week for the whole class, `lamps` levels passed."""
    share = right / goal if goal else 0.0
    percent = int(share * 100)
    reached = share >= 1 and not all_time
    head = _("The city is lit! Thank you all") if reached else _("Lighting the ice lanterns together")
    answers = ngettext("{n} right answer", "{n} right answers", right)
    lanterns = int(share * 5)
    if all_time:
        value = ngettext("{n} lantern", "{n} lanterns", lanterns).format(n=lanterns)
        below = _("{answers} in all, by everybody").format(answers=answers.format(n=right))
    else:
        value = f"{percent}%"
        below = _("{answers} of {goal} this week").format(answers=answers.format(n=right), goal=goal)

    lamps_lit = ngettext("{n} ice lamp", "{n} ice lamps", lamps).format(n=lamps)

    def painter(p: QPainter, box: QRectF) -> None:
        t = look.theme
        lamps_across = words.width(look, lamps_lit, 28, bold=True) + 4
        value_across = min(words.width(look, value, 44, bold=True) + 8, box.width() * 0.4)
        right_edge = box.right() - 44
        words.text(
            p,
            look,
            QRectF(right_edge - value_across, 24, value_across, 64),
            value,
            44,
            t.colour("brand.primaryLip"),
            bold=True,
            align="right",
        )
        words.display(p, look, QRectF(44, 20, right_edge - value_across - 44 - 24, 72), head, 42, t.colour("ink.text"), fat=0.03, floor=14)
        top = 172.0
        if all_time:
            top = 150.0
            words.text(p, look, QRectF(44, 96, box.width() - 88, 44), below, 30, t.colour("ink.textSecondary"))
        else:
            bar = QRectF(44, 98, box.width() - 88, 34)
            paint.rounded(p, bar, 17, t.colour("surface.card"), t.colour("right.lip"), max(3, t.border_floor))
            if share > 0:
                inner = bar.adjusted(3, 3, -3, -3)
                filled = max(28.0, inner.width() * min(1.0, share))
                paint.rounded(p, QRectF(inner.left(), inner.top(), filled, inner.height()), 14, t.colour("brand.primaryBright"))
            words.text(p, look, QRectF(44, 134, box.width() - 88, 38), below, 26, t.colour("ink.textSecondary"))
        row = box.width() - 88 - lamps_across - 88
        size = min(58.0, (box.height() - top - 8) / 1.5, row / 5 * 0.8)
        _lamps(p, look, right_edge, top + size * 0.75, lamps_lit, lamps_across)
        for i in range(5):
            x = box.left() + 44 + row * (i + 0.5 - 0.1 * t.high_contrast) / 5
            lit = i < min(5, lanterns)
            p.save()
            if not lit and not t.high_contrast:
                p.setOpacity(0.28)
            look.pictures.draw(p, "scenery/lantern", x - size / 2, top, size)
            p.restore()
            if t.high_contrast:
                paint.icon(p, look, "check" if lit else "minus", x + size * 0.9, top + size * 0.75, 30, t.colour("ink.text"))

    return painter, f"{head}: {value}, {below}, {lamps_lit}"


def _lamps(p: QPainter, look: Look, right: float, y: float, label: str, across: float) -> None:
    """An ice lamp and how many the class has lit, ending at `right`, centred on y."""
    words.text(p, look, QRectF(right - across, y - 20, across, 40), label, 28, look.theme.colour("ink.text"), bold=True, floor=14)
    x = right - across - 34
    if not look.theme.high_contrast:
        paint.circle(p, x, y, 26, look.theme.colour("scene.skyTop"))
    lamp(p, look, QRectF(x - 18, y - 24, 36, 46), lit=True)
