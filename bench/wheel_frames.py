"""The prize wheel turning on its page, in the real window and in software, against a bare window that turns one picture of the same size."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEasingCurve, QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from bench.measure import Options, Row, say, share, shown
from bench.sort_drag import Frame, by_frame, frames
from wastequiz.cli import tour_wheel
from wastequiz.cli.touring import Tour, Wanted

SIZES = {(1920, 1080): 60, (3840, 2160): 30}
"""Sizes, and how many frames a second there must be."""
COUNT = 270
"""Frames of one spin: four and a half seconds at 60 a second."""


def rows(options: Options) -> list[Row]:
    """Two rows a size: what the window's thread works for a frame, and the clock's time, in which it also waits for whatever else runs."""
    found: list[Row] = []
    for size, rate in SIZES.items():
        say(f"the wheel at {size[0]}x{size[1]}, {COUNT} frames, {options.runs} times")
        ours, base = measured(size, options.runs)
        found.append(_row(size, rate, "processor time", [[f.cpu for f in r] for r in ours], [[f.cpu for f in r] for r in base]))
        found.append(_row(size, rate, "by the clock", [[f.wall for f in r] for r in ours], [[f.wall for f in r] for r in base]))
    return found


def _row(size: tuple[int, int], rate: int, how: str, ours: list[list[float]], base: list[list[float]]) -> Row:
    usual, least = by_frame(ours), by_frame(base)
    p99, bare = share(usual, 0.99), share(least, 0.99)
    every = share([ms for run in ours for ms in run], 0.99)
    return Row(
        f"a frame of the turning wheel, {size[0]}x{size[1]}, {how}: p99 of {COUNT} frames, each its median of {len(ours)} runs",
        f"{shown(p99)} ms (median {shown(statistics.median(usual))} ms, p99 of all {shown(every)} ms)",
        f"a bare window turns one picture of that size: {shown(bare)} ms (median {shown(statistics.median(least))} ms)",
        f"{p99 / bare:.1f}",
        f"≤ {1000 / rate:.1f} ms ({rate} a second)",
        p99 <= 1000 / rate,
    )


def measured(size: tuple[int, int], runs: int) -> tuple[list[list[Frame]], list[list[Frame]]]:
    """All frames of each run, ours and the bare window's; runs of both take turns, the first of each does not count."""
    ours: list[list[Frame]] = []
    base: list[list[Frame]] = []
    curve = QEasingCurve(QEasingCurve.Type.OutQuart)
    steps = [curve.valueForProgress(n / COUNT) for n in range(1, COUNT + 1)]
    with tempfile.TemporaryDirectory(prefix="wastequiz-bench-") as place:
        tour = Tour(Path(place), Path(place), Wanted(size, "zh_CN", "light", "normal"))
        page = tour_wheel.at_rest(tour)
        wheel = page.wheel
        side = round(2 * wheel.reach * wheel.unit)
        bare = Bare(size, side)
        for run in range(runs + 1):
            go = wheel.way_to(run % len(wheel.sectors))
            times = frames(tour.window, [lambda at=at, go=go: go(at) for at in steps])
            least = frames(bare, [lambda at=at: bare.turn(at * 1800) for at in steps])
            if run:
                ours.append(times)
                base.append(least)
        bare.close()
        tour.close()
    return ours, base


class Bare(QWidget):
    """The least there is to do: a plain ground, one picture turned on it, and only its square painted anew."""

    def __init__(self, size: tuple[int, int], side: int) -> None:
        super().__init__()
        self._pixmap = QPixmap(min(side, 1080), min(side, 1080))
        self._pixmap.fill(QColor("orange"))
        self._side, self._angle = side, 0.0
        self.resize(*size)
        self.show()
        until = time.perf_counter() + 0.3
        while time.perf_counter() < until:
            QCoreApplication.processEvents()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(event.rect(), QColor("white"))
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.translate(self.width() / 2, self.height() / 2)
        p.rotate(self._angle)
        half = self._side // 2
        p.drawPixmap(QRect(-half, -half, self._side, self._side), self._pixmap)
        p.end()

    def turn(self, angle: float) -> None:
        self._angle = angle
        half = self._side // 2
        self.update(QRect(self.width() // 2 - half, self.height() // 2 - half, self._side, self._side))
