"""Teachers read reports while pupils answer, with 1,000,000 answers: how long the window stands still, and how long an answer waits to be kept.

The window's loop beats every 5 ms; an answer is told on its thread and counts as kept when the commit has been heard of there. The baseline
is the same loop with the same answers while nobody reads anything.
"""

from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from PySide6.QtCore import QEventLoop, Qt, QTimer

from bench.measure import Options, Row, say, share, shown
from wastequiz.domain.rounds import Progress, RoundSpec
from wastequiz.domain.students import GUEST
from wastequiz.services import bank_report, playing, reporting
from wastequiz.services.playing import Playing, robot_choice
from wastequiz.services.school import School
from wastequiz.store import answer_rows, rosters, rounds
from wastequiz.store.db import Db

BEAT_MS = 5
BLOCKED_MS, KEPT_MS = 100.0, 250.0
THINK_MS = 60
"""So long after one answer the next is given: a busy class."""
REPORTS = 10
QUIET_MS = 3000
ROUNDS = 60
"""So many rounds are played at least with their rows, and as many without."""
SLOWER = 1.5

Job = Callable[[Callable[[object], None], Callable[[BaseException], None]], None]


class Heart:
    """Beats every 5 ms in the window's loop. `gaps`: of each beat how late it came, and what the program worked since the one before, in ms.

    On a busy machine a beat is late because others have the processor. What the program itself worked meanwhile, on all its threads, is the most
    that may be laid at its door: whoever keeps the interpreter to himself works.
    """

    def __init__(self) -> None:
        self.gaps: list[tuple[float, float]] = []
        self._last, self._worked = time.perf_counter(), time.process_time()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.process_time()
        self.gaps.append(((now - self._last) * 1000 - BEAT_MS, (worked - self._worked) * 1000))
        self._last, self._worked = now, worked

    def stop(self) -> None:
        self._timer.stop()


class Pupils:
    """Gives one answer after the other in the window's loop; `waits_ms`: how long each took until it was known to be kept."""

    def __init__(self, school: School, seed: int) -> None:
        self.school, self.rng = school, Random(seed)
        self.waits_ms: list[float] = []
        self.going = True
        self._begin()

    def _begin(self) -> None:
        if self.going:
            playing.begin(self.school, RoundSpec(self.school.scheme.code), GUEST, self._think, _bug)

    def _think(self, play: Playing) -> None:
        QTimer.singleShot(THINK_MS, lambda: self._answer(play))

    def _answer(self, play: Playing) -> None:
        if not self.going:
            return
        if play.progress.question is None:
            play.finish(lambda _best: self._begin(), _bug)
            return
        began = time.perf_counter()

        def kept(_answer: object) -> None:
            self.waits_ms.append((time.perf_counter() - began) * 1000)
            self._think(play)

        play.answer(robot_choice(play.progress, self.rng), 1500, kept, _bug)


def _bug(error: BaseException) -> None:
    raise error


def window_rows(options: Options, folder: Path) -> list[Row]:
    """`folder`: a filled school that may be written to."""
    from wastequiz.app import Courier, application

    say("the window's loop and answers, while class reports and the item analysis are drawn")
    application()
    courier = Courier()
    school = School(folder, courier.deliver).open_and_wait()
    try:
        classes = [c.id for c in school.ask(rosters.classes) if c.students]
        period = reporting.period_of(school, "all")
        at = iter(classes * 100)
        jobs: dict[str, list[Job]] = {
            "quiet": [lambda done, _failed: QTimer.singleShot(QUIET_MS, lambda: done(None))],
            "class reports": [lambda done, failed: reporting.report(school, next(at), period, done, failed)] * REPORTS,
            "item analysis": [lambda done, failed: bank_report.item_analysis(school, done, failed)],
        }
        gaps: dict[str, list[tuple[float, float]]] = {name: [] for name in jobs}
        waits: dict[str, list[float]] = {name: [] for name in jobs}
        for work in jobs.values():  # loads what is loaded once
            _watched(school, work, 0)
        gc.collect()
        gc.freeze()  # as the program does when it has started
        for run in range(max(2, options.runs // 3)):
            for name, work in jobs.items():
                late, kept = _watched(school, work, run)
                gaps[name] += late
                waits[name] += kept
    finally:
        gc.unfreeze()
        school.close()
    return [row for name in list(jobs)[1:] for row in _told(name, gaps, waits)]


def _watched(school: School, jobs: list[Job], seed: int) -> tuple[list[tuple[float, float]], list[float]]:
    """Does the jobs one after the other; how late beats came and what was worked meanwhile, and how long each answer waited, in ms."""
    loop, left = QEventLoop(), list(jobs)

    def next_(_found: object = None) -> None:
        if left:
            left.pop()(next_, _bug)
        else:
            loop.quit()

    pupils, heart = Pupils(school, seed), Heart()
    QTimer.singleShot(BEAT_MS, next_)
    loop.exec()
    heart.stop()
    pupils.going = False
    QTimer.singleShot(3 * THINK_MS, loop.quit)
    loop.exec()
    return heart.gaps, pupils.waits_ms


def _told(name: str, gaps: dict[str, list[tuple[float, float]]], waits: dict[str, list[float]]) -> Iterator[Row]:
    for n, what in enumerate(("the window stood still", "the program itself worked between two beats of the window")):
        worst, quiet = (max(gap[n] for gap in gaps[of]) for of in (name, "quiet"))
        told = f"{name} drawn with 1,000,000 answers: longest {what}, of {len(gaps[name])} beats"
        yield Row(
            told,
            f"{shown(worst)} ms",
            f"nothing drawn: {shown(quiet)} ms",
            f"{worst / quiet:.1f}",
            f"≤ {BLOCKED_MS:g} ms",
            worst <= BLOCKED_MS,
        )
    longest, still = max(waits[name]), max(waits["quiet"])
    told = (
        f"{name} drawn: slowest of {len(waits[name])} answers given meanwhile, until it was kept (p95 {shown(share(waits[name], 0.95))} ms)"
    )
    base = f"nothing drawn: {shown(still)} ms (p95 {shown(share(waits['quiet'], 0.95))} ms)"
    yield Row(
        told, f"{shown(longest)} ms", base, f"{longest / still:.1f}", f"≤ {KEPT_MS:g} ms", longest <= KEPT_MS if still <= KEPT_MS else None
    )


# ---- what the rows of answers cost whoever answers
def answer_rows_cost(options: Options, folder: Path) -> list[Row]:
    """One answer kept (journal, totals, rows of answers, one commit to the disk), with and without its rows, round after round."""
    say("answers kept with and without their rows")
    school = School(folder).open_and_wait()
    try:
        took: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
        for n in range(2 * max(ROUNDS, 10 * options.runs)):
            with _rows_written(n % 2 == 0):
                found = school.ask(lambda db: _began(school, db, n))  # noqa: B023 - waited for
                took[n % 2 == 0] += school.ask(lambda db: _played(db, found, n))  # noqa: B023 - waited for
    finally:
        school.close()
    rows: list[Row] = []
    for at, (what, gate) in enumerate((("", None), (", processor time", SLOWER))):
        ours, without = ([times[at] for times in took[written]] for written in (True, False))
        median, base = statistics.median(ours), statistics.median(without)
        rows.append(
            Row(
                f"an answer kept with 1,000,000 answers in the table{what}: median (p95 {shown(share(ours, 0.95))} ms)",
                f"{shown(median)} ms",
                f"the same without its rows of answers: {shown(base)} ms (p95 {shown(share(without, 0.95))} ms)",
                f"{median / base:.2f}",
                f"≤ {gate:g}" if gate is not None else "",
                median / base <= gate if gate is not None else None,
            )
        )
    return rows


def _began(school: School, db: Db, seed: int) -> Progress:
    return playing.start_round(school, db, RoundSpec(school.scheme.code), GUEST, seed)


def _played(db: Db, progress: Progress, seed: int) -> list[tuple[float, float]]:
    """Time and processor time of each answer of a round, with its commit, in ms."""
    rng, took = Random(seed), list[tuple[float, float]]()
    with db.outside_transaction():  # each answer is a transaction of its own
        while progress.question is not None:
            given = progress.mark(robot_choice(progress, rng), 1500)
            began, worked = time.perf_counter(), time.thread_time()
            with db.transaction():
                rounds.answer(db, progress.round, given)
            took.append(((time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000))
            progress = progress.after(given)
    return took


@contextmanager
def _rows_written(written: bool) -> Generator[None]:
    real = answer_rows.add
    if not written:
        answer_rows.add = lambda conn, event, sorts: None
    try:
        yield
    finally:
        answer_rows.add = real
