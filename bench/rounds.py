"""Whether memory stays flat over 500 rounds of all question kinds, with results, home and look-up in between, against a bare window.

Both run in a process of their own: `python -m bench.rounds play ROUNDS` and `python -m bench.rounds bare REPAINTS`. With WHY=1 in the
environment the first also says, on stderr, of which types more objects are alive at the end than after the first hundred rounds.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from bench.measure import Options, Row, child, say, shown
from wastequiz.cli.robot import Robot
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.rounds import RoundSpec

GATE_MB = 2.0
"""A hundred rounds may cost so much after the first hundred; our own reading of "flat", after the 2 MB for 100,000 events asked elsewhere."""
SETTLED = 100
"""So many rounds may fill what is kept: pictures, letterings, the look-up's names."""
EVERY = 10
REST_MS = 500
"""So long home is left alone before its memory is looked at."""
STUCK_S = 20
LENGTH = 5
"""Questions a round."""
SIZE = (1366, 768)
WORDS = ("电池", "dianchi", "ylg", "脏的外卖盒", "手机壳", "塑料", "易拉灌", "battery")


def rows(options: Options) -> list[Row]:
    say(f"{options.rounds} rounds of all kinds")
    ours = json.loads(child("-m", "bench.rounds", "play", str(options.rounds)))
    say(f"a bare window repaints {ours['painted']:,} times, in {ours['took_s']:.0f} s")
    base = json.loads(child("-m", "bench.rounds", "bare", str(ours["painted"]), str(len(ours["samples_mb"]))))
    grown, slope = growth(ours["samples_mb"])
    bare_grown, bare_slope = growth(base["samples_mb"])
    return [
        Row(
            f"resident memory from round {SETTLED} to round {options.rounds}, {ours['answers']:,} answers of {len(ours['kinds'])} kinds",
            f"{slope:+.2f} MB in 100 rounds ({grown:+.1f} MB in all, to {ours['samples_mb'][-1]:.0f} MB)",
            f"a bare window repaints {ours['painted']:,} times: {bare_slope:+.2f} MB in as long ({bare_grown:+.1f} MB in all)",
            f"{shown(ours['samples_mb'][-1] / base['samples_mb'][-1])} as large at the end",
            f"≤ {GATE_MB:g} MB",
            slope <= GATE_MB,
        )
    ]


def growth(samples_mb: list[float]) -> tuple[float, float]:
    """(MB from the end of the settling to the last round, MB in 100 rounds); the second by the medians of the first and the last five samples."""
    after = samples_mb[min(SETTLED // EVERY, len(samples_mb) // 2) - 1 :]
    ends = min(5, len(after) // 2)
    first, last = statistics.median(after[:ends]), statistics.median(after[-ends:])
    return after[-1] - after[0], (last - first) / ((len(after) - ends) * EVERY / 100)


def resident_mb() -> float:
    """What this process holds in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


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


# ---- ours
class Visitor(Robot):
    """A robot that plays all kinds in turn, and goes by the results, home and look-up between two rounds."""

    def __init__(self, *named: Any, **others: Any) -> None:
        super().__init__(*named, **others)
        self.samples_mb: list[float] = []
        self.kinds: Counter[str] = Counter()
        self.alive: list[Counter[str]] = []
        self._at = ""
        self._watch = QTimer()
        self._watch.timeout.connect(self._check)
        self._watch.start(STUCK_S * 1000)

    def _check(self) -> None:
        """Fails where nothing has happened since the last look, instead of waiting for ever."""
        screen: Any = self.opened.window.navigator.screen
        self._at, before = f"round {self.played}, answer {len(self.waits_ms)}, {type(screen).__name__}", self._at
        if self._at == before:
            asked = f", {screen.question.key}, answered {screen.answer}, locked {screen.locked}" if hasattr(screen, "question") else ""
            self._failed(RuntimeError(f"stuck: {self._at}{asked}"))

    def _next_round(self) -> None:
        from wastequiz.services import playing

        contestant, band = self.rng.choice(self._players)
        own = [*KINDS][self.played % len(KINDS)]  # every kind gets its turn, however seldom the mix draws it
        spec = RoundSpec(self.opened.school.scheme.code, band, length=LENGTH, practice=self.played % 3 == 0)
        if self.played % 2:
            spec = replace(spec, kinds=(own, "which_bin", "true_false"))
        playing.begin(self.opened.school, spec, contestant, self._play, self._failed, seed=self.rng.getrandbits(48))

    def _arrived(self, place: Any) -> None:
        from wastequiz.ui.places import Home, LookUp, Results

        match place:
            case Results():
                self.played += 1
                QTimer.singleShot(0, lambda: self.opened.window.navigator.go(Home()))
            case Home():
                word = WORDS[self.played % len(WORDS)]
                looked_at = self.played and self.played % EVERY == 0
                if looked_at:
                    QTimer.singleShot(REST_MS, self._sample)
                QTimer.singleShot(REST_MS if looked_at else 0, lambda: self.opened.window.navigator.go(LookUp("", word)))
            case LookUp():
                QTimer.singleShot(0, self._look_up)
            case _:
                super()._arrived(place)

    def _answer(self) -> None:
        screen: Any = self.opened.window.navigator.screen
        self.kinds[screen.question.kind] += 1
        if len(self.waits_ms) % 5 == 0:
            screen.warm()  # as while somebody thinks
        super()._answer()

    def _look_up(self) -> None:
        """Waits for the names, opens the keyboard and types a letter; then home is left for the next round."""
        screen: Any = self.opened.window.navigator.screen
        if screen.finder is None:
            QTimer.singleShot(1, self._look_up)
            return
        if self.played % 4 == 0:
            screen.keyboard.open()
        screen.field.setText(WORDS[(self.played + 3) % len(WORDS)])
        QTimer.singleShot(0, self.opened.app.quit if self.played >= self.rounds else self._next_round)

    def _sample(self) -> None:
        self.samples_mb.append(resident_mb())
        say(f"round {self.played}: {self.samples_mb[-1]:.1f} MB")
        if os.environ.get("WHY") and self.played in (SETTLED, self.rounds):
            self.alive.append(living())


def living() -> Counter[str]:
    """How many objects of each type are alive, after all rubbish was collected."""
    gc.collect()
    return Counter(f"{type(o).__module__}.{type(o).__qualname__}" for o in gc.get_objects())


def play(rounds: int) -> dict[str, Any]:
    """Plays, and gives what was measured."""
    from wastequiz.app import Program

    with tempfile.TemporaryDirectory(prefix="wastequiz-bench-") as place:
        opened = Program(Path(place))
        robot = Visitor(opened, rounds, 1, SIZE, ack=False)
        painted = Painted(opened.window)
        opened.on_home = robot.begin
        began = time.perf_counter()
        opened.start()
        opened.app.exec()
        if robot.error is not None:
            raise robot.error
        missing = set(KINDS) - set(robot.kinds)
        if missing and rounds >= 2 * len(KINDS):
            raise RuntimeError(f"never asked: {sorted(missing)}")
        if len(robot.alive) == 2:
            for name, more in (robot.alive[1] - robot.alive[0]).most_common(40):
                say(f"{more:+8,} {name}")
            say(f"widgets: {len(QApplication.allWidgets())}")
        took = time.perf_counter() - began
        opened.close()
        return {
            "samples_mb": robot.samples_mb,
            "answers": len(robot.waits_ms),
            "kinds": dict(robot.kinds),
            "painted": painted.times,
            "took_s": took,
        }


# ---- the baseline
class Bare(QWidget):
    """A widget that paints one rectangle."""

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        p.end()


def bare(repaints: int, samples: int) -> dict[str, Any]:
    """A window that only repaints, looked at as often."""
    QApplication([])
    window = Bare()
    window.resize(*SIZE)
    window.show()
    found: list[float] = []
    for n in range(1, samples + 1):
        for _ in range(repaints * n // samples - repaints * (n - 1) // samples):
            window.repaint()
            QCoreApplication.processEvents()
        found.append(resident_mb())
    return {"samples_mb": found}


if __name__ == "__main__":
    what, *numbers = sys.argv[1:]
    print(json.dumps({"play": play, "bare": bare}[what](*map(int, numbers))))
