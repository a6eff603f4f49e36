"""Touch to painted feedback with the answer committed, and the window while every fsync takes 50 ms longer."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlite3
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bench.measure import Options, Row, say, share, shown
from wastequiz.cli.robot import Robot
from wastequiz.store import school as school_store

ANSWERS = 300
THINK_MS = 250
"""So long a player looks at a question before touching an answer; no child is quicker. Its page has been painted by then."""
FRAME_MS, P99_MS = 16.7, 50.0
SLOW_S, BLOCKED_MS = 0.05, 100.0
BEAT_MS = 5
SIZE = (1366, 768)


class Bare(QWidget):
    """A widget that paints one rectangle."""

    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        p.end()
        self.painted = True


def rows(options: Options) -> list[Row]:
    say(f"{ANSWERS} answers through the window")
    waits, _blocked = played(ANSWERS, 0.0)
    base = bare(ANSWERS)
    say("the same with 50 ms more for every fsync")
    slow, blocked = played(40, SLOW_S)
    median, p99 = statistics.median(waits), share(waits, 0.99)
    name = "an INSERT committed with FULL and a bare repaint"
    return [
        Row(
            "touch to feedback painted and kept, median",
            f"{shown(median)} ms",
            f"{name}: {shown(statistics.median(base))} ms",
            f"{median / statistics.median(base):.1f}",
            f"≤ {FRAME_MS} ms",
            median <= FRAME_MS,
        ),
        Row(
            "touch to feedback painted and kept, p99",
            f"{shown(p99)} ms",
            f"the same, p99: {shown(share(base, 0.99))} ms",
            f"{p99 / share(base, 0.99):.1f}",
            f"≤ {P99_MS:g} ms",
            p99 <= P99_MS,
        ),
        Row(
            "longest the window stood still after the first question, 50 ms more for every fsync",
            f"{shown(blocked)} ms",
            f"feedback came after {shown(statistics.median(slow))} ms",
            "",
            f"≤ {BLOCKED_MS:g} ms",
            blocked <= BLOCKED_MS,
        ),
    ]


def bare(count: int) -> list[float]:
    """The least there is to do: one committed row, one repaint."""
    from wastequiz.app import application

    application()
    widget = Bare()
    widget.resize(*SIZE)
    widget.show()
    waits: list[float] = []
    with tempfile.TemporaryDirectory(prefix="wastequiz-bench-") as place:
        conn = sqlite3.connect(Path(place) / "bare.db", isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "locking_mode = EXCLUSIVE"):
            conn.execute(f"PRAGMA {pragma}")
        conn.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)")
        for _ in range(count):
            began = time.perf_counter()
            conn.execute("BEGIN IMMEDIATE")
            conn.execute("INSERT INTO t (b) VALUES (?)", ("x" * 300,))
            conn.execute("COMMIT")
            widget.painted = False
            widget.repaint()
            while not widget.painted:
                QCoreApplication.processEvents()
            waits.append((time.perf_counter() - began) * 1000)
        conn.close()
    widget.close()
    return waits


class Thinker(Robot):
    """A robot that looks at each question first, as a player does."""

    def _answer(self) -> None:
        QTimer.singleShot(THINK_MS, super()._answer)


class Heart:
    """Beats every 5 ms on the window's thread; `worst_ms` is the longest time it could not."""

    def __init__(self) -> None:
        self.worst_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.worst_ms = max(self.worst_ms, (now - self._last) * 1000 - BEAT_MS)
        self._last = now

    def stop(self) -> None:
        self._timer.stop()


def played(answers: int, slow_s: float) -> tuple[list[float], float]:
    """How long each feedback took, in ms, and the longest the window stood still while playing."""
    from wastequiz.app import Program
    from wastequiz.services import school as school_service

    real = school_store.open_school

    def open_slowly(folder: Path, **named: Any) -> Any:
        return real(folder, **(named | {"on_fsync": lambda n: time.sleep(n * slow_s)}))

    school_service.open_school = open_slowly if slow_s else real  # type: ignore[assignment]
    with tempfile.TemporaryDirectory(prefix="wastequiz-bench-") as place:
        opened = Program(Path(place))
        rounds = -(-answers // 10)
        robot = Thinker(opened, rounds, 1, SIZE, ack=False)
        hearts: list[Heart] = []

        def begin() -> None:
            robot.begin()
            opened.window.navigator.shown.connect(lambda _place: hearts.append(Heart()) if robot.waits_ms and not hearts else None)

        opened.on_home = begin
        opened.start()
        opened.app.exec()
        if robot.error is not None:
            raise robot.error
        for heart in hearts:
            heart.stop()
        opened.close()
        opened.window.close()
        opened.window.deleteLater()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    school_service.open_school = real
    return robot.waits_ms, max((heart.worst_ms for heart in hearts), default=0.0)
