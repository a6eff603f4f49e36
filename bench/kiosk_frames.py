"""What a frame of a waiting kiosk costs, software rendering, at 1080p and 4K: against a bare window that paints a picture of its size anew."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from bench.measure import Options, Row, say, share, shown
from wastequiz.domain.events import Event, Play
from wastequiz.services import touring
from wastequiz.stage.look import Look
from wastequiz.stage.sound import Sound
from wastequiz.stage.theme import Theme
from wastequiz.stage.voice import Voice
from wastequiz.ui.context import Context
from wastequiz.ui.kiosk.run import KioskRun
from wastequiz.ui.screens.attract import AttractScreen

SIZES = ((1920, 1080), (3840, 2160), (1080, 1920))
FRAMES, TICK_MS = 900, 1000 / 60
GATES_MS = {(1920, 1080): 1000 / 60, (1080, 1920): 1000 / 60, (3840, 2160): 1000 / 30}
"""60 frames a second at 1080p, 30 at 4K."""
MOST = 1.25
WAIT_S = 30


@dataclass(frozen=True)
class Frame:
    """One frame until it was painted: by the clock, and what this thread worked, in ms."""

    wall: float
    cpu: float


class Bare(QWidget):
    """The baseline: a window that paints one picture of its own size, all of it, at every frame."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__()
        self.ground = QPixmap(*size)
        self.ground.fill(QColor("navy"))
        self.resize(*size)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.drawPixmap(0, 0, self.ground)
        p.end()


def frames(step: Callable[[float], None], count: int) -> list[Frame]:
    """What each of `count` frames took; `step` gets the time in ms since the first one."""
    found: list[Frame] = []
    for n in range(count):
        wall, cpu = time.perf_counter(), time.thread_time()
        step(n * TICK_MS)
        QCoreApplication.processEvents()
        found.append(Frame((time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000))
    return found


def rows(options: Options) -> list[Row]:
    """One row for each size."""
    _app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory(prefix="wastequiz-bench-") as folder:
        from wastequiz.app import Courier

        courier = Courier()
        school = touring.open_school(Path(folder), courier.deliver)
        try:
            return [_attract(Context(school, Look(Theme()), Sound(0), Voice(0)), size, max(1, options.runs // 3)) for size in SIZES]
        finally:
            school.close()


def _attract(context: Context, size: tuple[int, int], runs: int) -> Row:
    say(f"attract at {size[0]}x{size[1]}")
    run = KioskRun(Event("bench", "社区垃圾分类宣传日", scheme=context.school.scheme.code, plays=(Play("quiz"),)))
    run.live_in(context, lambda: None)
    page = AttractScreen(context)
    page.resize(*size)
    page.show()
    until = time.monotonic() + WAIT_S
    while not page.scene.items and time.monotonic() < until:
        QCoreApplication.processEvents()
    page.stand_still()
    bare = Bare(size)
    frames(page.step, 600)  # every thing of the first ten seconds was painted once
    frames(lambda _ms: bare.update(), 60)
    ours: list[list[Frame]] = []
    base: list[Frame] = []
    for _run in range(runs):
        ours.append(frames(page.step, FRAMES))
        base += frames(lambda _ms: bare.update(), FRAMES)
    page.close()
    bare.close()
    page.deleteLater()
    # what is slow at the same frame in every run stays; what else the machine did goes
    wall = [statistics.median(f.wall for f in same) for same in zip(*ours, strict=True)]
    cpu = [statistics.median(f.cpu for f in same) for same in zip(*ours, strict=True)]
    p99, least = share(wall, 0.99), share([f.wall for f in base], 0.99)
    busy = statistics.mean(cpu) / TICK_MS
    return Row(
        f"a frame of the attract screen, {size[0]}x{size[1]}: p99 of {FRAMES} frames",
        f"{shown(p99)} ms (median {shown(statistics.median(wall))} ms; processor {shown(statistics.mean(cpu))} ms a frame, p99 {shown(share(cpu, 0.99))} ms; {busy:.0%} of a core)",
        f"a bare window paints its picture: {shown(least)} ms",
        f"{p99 / least:.1f}",
        f"ratio ≤ {MOST:g}, processor p99 ≤ {GATES_MS[size]:.1f} ms",
        p99 / least <= MOST and share(cpu, 0.99) <= GATES_MS[size],
    )
