"""Every mini-game played by a robot, software rendering, at 1080p and 4K: what a frame takes against a bare view that moves one pixmap;
and whether memory stays flat over half an hour of play."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView

from bench.measure import Options, Row, say, share, shown
from tests.games.dealing import deal, mark
from wastequiz.domain.games import Try
from wastequiz.games import GAMES
from wastequiz.stage.look import Look
from wastequiz.stage.play.card import Card
from wastequiz.stage.play.scene import GameScene
from wastequiz.stage.theme import Theme

SIZES = ((1920, 1080), (3840, 2160))
FRAMES, TICK_MS = 900, 16.0
P99_MS, MEDIAN_MS = 16.7, 6.0
SIMULATED_MS = 30 * 60 * 1000
MOST_GROWTH_MB = 8.0
"""More than so much in the second half of half an hour is growth, not noise."""


@dataclass(frozen=True)
class Frame:
    """One tick and its painting: by the clock, and what this thread worked, in ms."""

    wall: float
    cpu: float


class Robot:
    """Plays a card through its deeds, game after game, right three times of four."""

    def __init__(self, card: Card, size: tuple[int, int], seed: int = 1) -> None:
        self.card, self.size, self.rng, self.games = card, size, Random(seed), 0
        self.look = Look(Theme())
        self.scene = self.anew()

    def anew(self) -> GameScene:
        self.games += 1
        teams = self.card.players[0] if self.card.players[0] > 1 else 0
        scene = self.card.scene()(self.look, deal(self.card, teams=teams, seed=self.games))
        self.deal = scene.deal
        scene.tried.connect(self._tried)
        scene.resize(*self.size)
        scene.show()
        scene.begin()
        QCoreApplication.processEvents()
        self._since = 0.0
        return scene

    def _tried(self, tried: Try) -> None:
        self.scene.show_marked(mark(self.deal, tried))

    def tick(self, ms: float) -> None:
        """Game time passes; every 900 ms something is done."""
        if self.scene.over:
            self.scene.close()
            self.scene.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self.scene = self.anew()
        self._since += ms
        if self._since >= 900:
            self._since = 0.0
            deeds = self.scene.deeds()
            if deeds:
                self.rng.choice(deeds).do()
        self.scene.tick(ms)

    def close(self) -> None:
        self.scene.close()
        self.scene.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Bare(QGraphicsView):
    """The baseline: a view with a painted ground and one pixmap that moves."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__()
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        space = QGraphicsScene(0, 0, *size, self)
        ground, thing = QPixmap(*size), QPixmap(size[1] // 6, size[1] // 6)
        ground.fill(QColor("white"))
        thing.fill(QColor("orange"))
        space.addItem(QGraphicsPixmapItem(ground))
        self.thing = QGraphicsPixmapItem(thing)
        space.addItem(self.thing)
        self.setScene(space)
        self.resize(*size)
        self.show()
        self._x = 0
        self._most = size[0]

    def tick(self, _ms: float) -> None:
        self._x = (self._x + 5) % self._most
        self.thing.setPos(self._x, 200)


def frames(player: Robot | Bare, count: int) -> list[Frame]:
    """What each of `count` ticks took until it was painted."""
    found: list[Frame] = []
    for _ in range(count):
        wall, cpu = time.perf_counter(), time.thread_time()
        player.tick(TICK_MS)
        QCoreApplication.processEvents()
        found.append(Frame((time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000))
    return found


def resident_mb() -> float:
    """What this process holds in memory, in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no memory is told")


def rows(options: Options) -> list[Row]:
    """For each game: two rows of frames, one of memory."""
    app = QApplication.instance() or QApplication([])
    app.setQuitOnLastWindowClosed(False)  # type: ignore[attr-defined]
    found: list[Row] = []
    for card in GAMES:
        for size in SIZES:
            say(f"{card.id} at {size[0]}x{size[1]}")
            found.append(_frames(card, size, max(1, options.runs // 3)))
        say(f"{card.id}: half an hour")
        found.append(_memory(card))
    return found


def _frames(card: Card, size: tuple[int, int], runs: int) -> Row:
    robot, bare = Robot(card, size), Bare(size)
    frames(robot, 60)
    frames(bare, 60)
    ours: list[list[Frame]] = []
    base: list[Frame] = []
    for run in range(runs):
        robot.rng, robot.games = Random(1), 0
        robot.close()
        robot.scene = robot.anew()
        got = frames(robot, FRAMES)
        least = frames(bare, FRAMES)
        if run or runs == 1:
            ours.append(got)
            base += least
    robot.close()
    bare.close()
    # what is slow at the same frame in every run stays; what else the machine did goes
    wall = [statistics.median(f.wall for f in same) for same in zip(*ours, strict=True)]
    cpu = [statistics.median(f.cpu for f in same) for same in zip(*ours, strict=True)]
    p99, median = share(wall, 0.99), statistics.median(wall)
    least99 = share([f.wall for f in base], 0.99)
    held = p99 <= P99_MS and (median <= MEDIAN_MS or size != SIZES[0])
    return Row(
        f"a frame of {card.id}, {size[0]}x{size[1]}: p99 of {FRAMES} frames",
        f"{shown(p99)} ms (median {shown(median)} ms; processor p99 {shown(share(cpu, 0.99))} ms)",
        f"a bare view moves one pixmap: {shown(least99)} ms",
        f"{p99 / least99:.1f}",
        f"≤ {P99_MS} ms" + (f", median ≤ {MEDIAN_MS:g} ms" if size == SIZES[0] else ""),
        held,
    )


def _memory(card: Card) -> Row:
    robot = Robot(card, SIZES[0])
    held: list[float] = []
    step, passed = 50.0, 0.0
    while passed < SIMULATED_MS:
        robot.tick(step)
        passed += step
        if passed % 10_000 < step:
            QCoreApplication.processEvents()
        if passed % 180_000 < step:
            gc.collect()
            held.append(resident_mb())
    robot.close()
    half = held[len(held) // 2]
    grown = held[-1] - half
    return Row(
        f"memory of {card.id} over the second 15 of 30 simulated minutes ({robot.games} games)",
        f"{grown:+.1f} MB",
        f"after the first 15: {half:.0f} MB",
        f"{held[-1] / half:.3f}",
        f"≤ {MOST_GROWTH_MB:g} MB",
        grown <= MOST_GROWTH_MB,
    )
