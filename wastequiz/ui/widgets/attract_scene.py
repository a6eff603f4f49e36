"""What moves on the attract screen: snow, the thing in the snow globe, bins that take turns to wave, and the hand that points. Painted, not touched."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from wastequiz.domain.schemes import Bin
from wastequiz.i18n import _
from wastequiz.stage import words
from wastequiz.stage.drawings import bin_picture
from wastequiz.stage.look import Look

ITEM_MS = 8000
"""So long a thing lies in the globe."""
FADE_MS = 500
WAVE_MS = 2400
"""So long one bin waves before the next one does."""
HOP_MS = 360
HOP = 22.0
POINT_MS = 1500
POINT = 26.0
FLAKES = 36
SHARES = 2
"""Flakes move in turns, every second frame: they are slow, and half of the painting is saved."""
GLOBE_ASPECT = 560 / 520


Touches = Callable[[QRectF], bool]
"""Whether a box, in units, has to be painted now."""


@dataclass(frozen=True)
class Places:
    """Where things stand, in units: globe as (x, y, radius), each bin's box at rest, the hand's box."""

    globe: tuple[float, float, float]
    bins: tuple[QRectF, ...]
    hand: QRectF


class AttractScene:
    """Where everything is at a time in ms since the page was shown; `parts` tells which boxes have changed since the last one."""

    def __init__(self, look: Look, bins: Sequence[Bin], items: Sequence[str], seed: int) -> None:
        """`items`: names of drawings, shown one after the other."""
        self.look, self.bins, self.items = look, bins, items
        self.still = look.theme.reduced_motion
        self.at = 0.0
        rng = Random(seed)
        self._flakes = [
            (rng.random(), rng.random(), rng.choice((4.0, 5.0, 7.0)), rng.uniform(26, 52), rng.random() * 6.28) for _n in range(FLAKES)
        ]
        self._shown: tuple[str, float] | None = None
        self._waving: tuple[int, float] | None = None
        self.snow: list[tuple[float, float, float]] = []
        """Every flake as it is seen: x, y, radius."""
        self._area: tuple[float, ...] = ()
        self._turn = 0
        self.snows = not look.theme.high_contrast

    # ---- where things are
    def item(self) -> tuple[str, float]:
        """The drawing in the globe, and how much of it is there, 0..1."""
        if not self.items:
            return "", 0.0
        n = int(self.at // ITEM_MS)
        within = self.at - n * ITEM_MS
        there = 1.0 if self.still else min(1.0, within / FADE_MS, (ITEM_MS - within) / FADE_MS)
        return self.items[n % len(self.items)], round(max(0.0, there), 2)

    def waving(self) -> tuple[int, float]:
        """Which bin waves, and how high it is, in units."""
        if not self.bins:
            return -1, 0.0
        n = int(self.at // WAVE_MS)
        within = self.at - n * WAVE_MS
        up = 1.0 if self.still else min(1.0, within / HOP_MS, (WAVE_MS - within) / HOP_MS)
        return n % len(self.bins), round(HOP * math.sin(up * math.pi / 2))

    def hand_off(self) -> float:
        """How far the hand is from what it points at, in units."""
        return 0.0 if self.still else POINT * (0.5 - 0.5 * math.cos(self.at / POINT_MS * math.tau))

    def flake(self, n: int, area: QRectF) -> tuple[float, float, float]:
        """Where flake number `n` is now: x, y, radius."""
        x, y, r, speed, phase = self._flakes[n]
        ms = 0.0 if self.still else self.at
        down = area.height() + 20
        at = (y * down + ms / 1000 * speed) % down
        return area.left() + x * area.width() + 18 * math.sin(ms / 2600 + phase), area.top() - 10 + at, r

    def go_to(self, ms: float, area: QRectF, where: Places) -> list[QRectF]:
        """Moves on to `ms`; returns the boxes, in units, to paint anew."""
        self.at = ms
        boxes = self._drift_flakes(area)
        shown, waves = self.item(), self.waving()
        if shown != self._shown:
            x, y, r = where.globe
            boxes.append(QRectF(x - 0.7 * r, y - 0.7 * r, 1.4 * r, 1.5 * r))
        if waves != self._waving:
            for n in {waves[0], self._waving[0] if self._waving else waves[0]}:
                if 0 <= n < len(where.bins):
                    boxes.append(where.bins[n].adjusted(-4, -HOP - 4, 4, 6))
        self._shown, self._waving = shown, waves
        return boxes

    def all_at_once(self) -> None:
        """The next move is every flake's, not only that of those whose turn it is: what is seen then does not depend on what was before."""
        self._area = ()

    def _drift_flakes(self, area: QRectF) -> list[QRectF]:
        """Moves the flakes whose turn it is; for each the box it was in and is in now."""
        whole = (area.x(), area.y(), area.width(), area.height())
        if whole != self._area or self.still:
            self._area = whole
            self.snow = [self.flake(n, area) for n in range(FLAKES)] if self.snows else []
            return []
        self._turn = (self._turn + 1) % SHARES
        boxes: list[QRectF] = []
        for n in range(self._turn, len(self.snow), SHARES):
            x, y, r = self.snow[n]
            now = self.snow[n] = self.flake(n, area)
            dx, dy = now[0] - x, now[1] - y
            if abs(dy) > 40:  # it begins again at the top
                boxes += [QRectF(x - r - 1, y - r - 1, 2 * r + 2, 2 * r + 2), QRectF(now[0] - r - 1, now[1] - r - 1, 2 * r + 2, 2 * r + 2)]
            else:
                boxes.append(QRectF(min(x, now[0]) - r - 1, min(y, now[1]) - r - 1, 2 * r + 2 + abs(dx), 2 * r + 2 + abs(dy)))
        return boxes

    # ---- painting
    def paint(self, p: QPainter, where: Places, touches: Touches) -> None:
        """What moves behind the button; only what `touches` says is to be painted now."""
        self._paint_globe(p, where, touches)
        which, up = self.waving()
        for n, (b, box) in enumerate(zip(self.bins, where.bins, strict=True)):
            waves = n == which
            box = box.translated(0, -up if waves else 0)
            if touches(box):
                name = bin_picture(b, "happy" if waves else "idle")
                aspect = self.look.pictures.aspect(name)
                across = min(box.width(), box.height() * aspect)
                blit(p, self.look, name, box.center().x() - across / 2, box.bottom() - across / aspect, across)
        if self.snows:
            snow = self.look.theme.colour("scene.snow", 0.9)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(snow)
            for x, y, r in self.snow:
                p.drawEllipse(QPointF(x, y), r, r)

    def _paint_globe(self, p: QPainter, where: Places, touches: Touches) -> None:
        x, y, r = where.globe
        if not touches(QRectF(x - 1.1 * r, y - 1.1 * r, 2.2 * r, 2.4 * r)):
            return
        pictures = self.look.pictures
        name, there = self.item()
        if name and there > 0:
            aspect = pictures.aspect(name)
            across = 1.24 * r * min(1.0, aspect)
            p.setOpacity(there)
            blit(p, self.look, name, x - across / 2, y + 0.04 * r - across / aspect / 2, across)
            p.setOpacity(1.0)
        unit = r / 240
        blit(p, self.look, "scenery/snow_globe_front", x - 260 * unit, y - 260 * unit, 520 * unit)
        label = QRectF(x - 0.29 * r, y + 0.9 * r, 0.58 * r, 0.2 * r)
        words.display(
            p, self.look, label, _("Where to?"), r * 0.135, self.look.theme.colour("ink.text"), align="center", fat=0.03, floor=12
        )


def paint_globe_ground(p: QPainter, look: Look, globe: tuple[float, float, float], stand: QRectF, *, tall: bool) -> None:
    """The globe's stand and its ball, which do not move."""
    x, y, r = globe
    look.pictures.draw(p, "scenery/snow_globe_stand" if tall else "scenery/snow_globe_stand_tall", stand.x(), stand.y(), stand.width())
    unit = r / 240
    look.pictures.draw(p, "scenery/snow_globe_back", x - 360 * unit, y - 360 * unit, 720 * unit)


def blit(p: QPainter, look: Look, name: str, x: float, y: float, width: float) -> None:
    """The drawing on whole pixels, so that it is copied and not stretched: what moves every frame is cheap then."""
    across = p.worldTransform()
    device = p.device()
    if device.devicePixelRatioF() != 1.0:
        look.pictures.draw(p, name, x, y, width)
        return
    at = across.map(QPointF(x, y))
    pixmap = look.pictures.pixmap(name, width * across.m11())
    p.resetTransform()
    p.drawPixmap(QPoint(round(at.x()), round(at.y())), pixmap)
    p.setWorldTransform(across)
