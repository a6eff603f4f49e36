"""Dragging one card of a sorting question over the page, in the real window, against a bare widget that moves one pixmap the same way."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import math
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from bench.measure import Options, Row, say, share, shown
from wastequiz.cli.touring import Tour, Wanted
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec
from wastequiz.services import touring

SIZES = ((1920, 1080), (3840, 2160))
FRAMES = 300
GATE_MS = 16.7
MOST_TURNS = 100


@dataclass(frozen=True)
class Frame:
    """How long one frame took by the clock, and how long this thread worked for it, in ms."""

    wall: float
    cpu: float


def rows(options: Options) -> list[Row]:
    """Two rows a size: the time the window's thread works for a frame, and the clock's, in which it also waits for whatever else runs."""
    found: list[Row] = []
    for size in SIZES:
        say(f"a card over {size[0]}x{size[1]}, {FRAMES} frames, {options.runs} times")
        ours, base = measured(size, options.runs)
        found.append(_row(size, "processor time", [[f.cpu for f in r] for r in ours], [[f.cpu for f in r] for r in base]))
        found.append(_row(size, "by the clock", [[f.wall for f in r] for r in ours], [[f.wall for f in r] for r in base]))
    return found


def _row(size: tuple[int, int], how: str, ours: list[list[float]], base: list[list[float]]) -> Row:
    usual, least = by_frame(ours), by_frame(base)
    p99, bare = share(usual, 0.99), share(least, 0.99)
    every = share([ms for run in ours for ms in run], 0.99)
    return Row(
        f"a frame of dragging a card, {size[0]}x{size[1]}, {how}: p99 of {FRAMES} frames, each its median of {len(ours)} runs",
        f"{shown(p99)} ms (median {shown(statistics.median(usual))} ms, p99 of all {shown(every)} ms)",
        f"a bare widget moves one pixmap: {shown(bare)} ms (median {shown(statistics.median(least))} ms)",
        f"{p99 / bare:.1f}",
        f"≤ {GATE_MS} ms",
        p99 <= GATE_MS,
    )


def by_frame(runs: list[list[float]]) -> list[float]:
    """The median over all runs for each frame of the path: what is slow there every time stays, what else the machine did goes."""
    return [statistics.median(times) for times in zip(*runs, strict=True)]


def measured(size: tuple[int, int], runs: int) -> tuple[list[list[Frame]], list[list[Frame]]]:
    """All frames of each run, ours and the bare widget's; runs of both take turns, the first of each does not count."""
    from wastequiz.ui.places import Quiz
    from wastequiz.ui.screens.quiz import QuizScreen
    from wastequiz.ui.widgets.sorting_area import SortingArea

    ours: list[list[Frame]] = []
    base: list[list[Frame]] = []
    with tempfile.TemporaryDirectory(prefix="wastequiz-bench-") as place:
        tour = Tour(Path(place), Path(place), Wanted(size, "zh_CN", "light", "normal"))
        tour.begin(RoundSpec(touring.school_rules(), Band.g56, length=5, kinds=("sort_many",)))
        tour.go(Quiz())
        page = tour.page(QuizScreen)
        area = page.answers
        assert isinstance(area, SortingArea)
        card = area.cards[0]
        bare = Bare(size, card.grab())
        warmed = time.perf_counter() + 1.0  # as long as a child looks before it takes a card: what is painted ahead is painted
        while time.perf_counter() < warmed:
            QCoreApplication.processEvents()
        for run in range(runs + 1):
            times = drag(tour.window, card.mapTo(tour.window, card.rect().center()), size)
            least = bare.drag(size)
            if run:
                ours.append(times)
                base.append(least)
        bare.close()
        tour.close()
    return ours, base


def path(size: tuple[int, int]) -> list[QPoint]:
    """Where the finger goes: three times over shelf and bins and back, some 20 units a frame."""
    w, h = size
    found: list[QPoint] = []
    for n in range(FRAMES):
        at = 2 * math.pi * n / FRAMES
        found.append(QPoint(round(w * (0.5 + 0.42 * math.sin(at))), round(h * (0.62 + 0.24 * math.sin(3 * at + 0.5)))))
    return found


class Painted(QObject):
    """Counts how often a window was brought up to date."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.times = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.times += 1
        return False


def frames(window: QWidget, steps: list[Callable[[], object]]) -> list[Frame]:
    """What each step took until the window was painted and flushed."""
    painted = Painted(window)
    found: list[Frame] = []
    for step in steps:
        before = painted.times
        wall, cpu = time.perf_counter(), time.thread_time()
        step()
        for _ in range(MOST_TURNS):
            QCoreApplication.processEvents()
            if painted.times > before:
                break
        else:
            raise RuntimeError("a step painted nothing")
        found.append(Frame((time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000))
    window.removeEventFilter(painted)
    return found


def drag(window: QWidget, start: QPoint, size: tuple[int, int]) -> list[Frame]:
    """Takes the card at `start` with the mouse, leads it along the path, and lets it go outside every bin.

    The frame in which it leaves its place is the first one.
    """
    mouse(window, QEvent.Type.MouseButtonPress, start)
    QCoreApplication.processEvents()
    times = frames(window, [lambda at=at: mouse(window, QEvent.Type.MouseMove, at) for at in path(size)])
    mouse(window, QEvent.Type.MouseMove, QPoint(size[0] // 2, 4))
    mouse(window, QEvent.Type.MouseButtonRelease, QPoint(size[0] // 2, 4))
    home = time.perf_counter() + 0.7
    while time.perf_counter() < home:  # it glides back
        QCoreApplication.processEvents()
    return times


def mouse(window: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    """What the window system tells the window."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    spot = QPointF(at)
    event = QMouseEvent(kind, spot, QPointF(window.mapToGlobal(spot)), button, held, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(window.windowHandle(), event)


class Bare(QWidget):
    """The least there is to do: a plain ground, one pixmap on it, and only what changed painted anew."""

    def __init__(self, size: tuple[int, int], pixmap: QPixmap) -> None:
        super().__init__()
        self._pixmap, self._at = pixmap, QPoint(0, 0)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(*size)
        self.show()
        QCoreApplication.processEvents()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(event.rect(), QColor(Qt.GlobalColor.white))
        p.drawPixmap(self._at, self._pixmap)
        p.end()

    def put(self, at: QPoint) -> None:
        size = self._pixmap.size()
        self.update(QRect(self._at, size))
        self._at = at
        self.update(QRect(at, size))

    def drag(self, size: tuple[int, int]) -> list[Frame]:
        return frames(self, [lambda at=at: self.put(at) for at in path(size)])
