"""Ten hours of a kiosk in seconds: visitors who play, win and walk away, a power that fails twenty times, and a list of all that was acknowledged.

The power fails as it does in earnest: what lies on the disk at that moment is what the next start finds, be it between two deeds, in the middle
of one, or after one was kept and before anybody heard of it. The list knows only what was heard of.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Event as Event_
from typing import Any, TypeVar

import pytest

from tests.kiosk.booth import NAME
from tests.store.making import HandClock
from wastequiz.domain.errors import NoPrizeLeft, NoSpinLeft
from wastequiz.domain.events import DRAWN, HANDED, SHOWN, STATES, VOID, Draw, Event, Interruption, Visit
from wastequiz.domain.students import GUEST
from wastequiz.services import eventing, playing, prizing, visiting
from wastequiz.services.playing import Playing
from wastequiz.services.school import School
from wastequiz.store import bank, journal
from wastequiz.store import school as school_file

T = TypeVar("T")
HOURS = 10
DEEDS = 9
"""Deeds a visitor has at least, on average."""
SECOND = 1000


class PowerCut(BaseException):
    """The power went. Not an Exception: nothing in between may think it can go on."""


@dataclass
class Heard:
    """What was acknowledged: per visit its day, per round its visit and marks, per draw prize and state, and how visits ended."""

    visits: dict[str, str] = field(default_factory=dict[str, str])
    ended: dict[str, str] = field(default_factory=dict[str, str])
    rounds: dict[str, str] = field(default_factory=dict[str, str])
    answers: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    finished: set[str] = field(default_factory=set[str])
    draws: dict[str, Draw] = field(default_factory=dict[str, Draw])
    states: dict[str, str] = field(default_factory=dict[str, str])
    ran_out: int = 0
    """How often somebody who had earned a spin found no prize left."""
    walked: int = 0
    cuts: int = 0
    taken_up: int = 0
    """Rounds and prizes that went on after a cut."""


class Day:
    """One kiosk, one day."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, *, visitors: int, cuts: int, seed: int, begin_utc_ms: int) -> None:
        self.folder, self.rng, self.patch = folder, Random(seed), patch
        self.clock = HandClock(begin_utc_ms)
        self.end_ms = begin_utc_ms + HOURS * 3_600_000
        self.visitors = visitors
        self.heard = Heard()
        self._deeds = 0
        """Deeds that were begun so far."""
        self._boot = 0
        self._cuts = sorted(self.rng.sample(range(10, visitors * DEEDS), cuts))
        self._snapshot: Path | None = None
        self.school, self.event = self._power_on()

    # ---- power
    def _power_on(self) -> tuple[School, Event]:
        self._boot += 1
        boot = f"{self._boot:012x}"
        self.patch.setattr(school_file, "boot_id", lambda: boot)
        self.clock.mono = 60_000 + self._boot
        before = getattr(self, "school", None)
        self.school = School(self.folder, clock=self.clock)
        if before is not None:  # the bank is as it was: a second of work less at each of twenty starts
            self.patch.setattr(bank, "read_bank", lambda _db: before.bank)
            self.school._pools = before._pools  # pyright: ignore[reportPrivateUsage]
        self.school.open_and_wait()
        event = self._wait(lambda done, failed: eventing.find(self.school, NAME, done, failed))
        return self.school, event

    def power_cycle(self) -> None:
        """The disk as it was when the power went, and a new start on it."""
        assert self._snapshot is not None
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("WASTEQUIZ_TRAIL", str(self.folder.with_name("another-world.json")))
            self.school.close()  # of the world in which the power stayed: it is to leave nothing in ours
        shutil.rmtree(self.folder)
        self._snapshot.rename(self.folder)
        self._snapshot = None
        self.heard.cuts += 1
        self.clock.utc += self.rng.randrange(20, 90) * SECOND
        self.school, self.event = self._power_on()

    def _cut_now(self) -> None:
        """What lies on the disk now. On the store's thread, or while it has nothing to do."""
        self._snapshot = self.folder.with_name(f"{self.folder.name}-{self.heard.cuts}")
        shutil.copytree(self.folder, self._snapshot, ignore=shutil.ignore_patterns("backups", "*.lock"))

    # ---- deeds
    def _wait(self, deed: Callable[..., Any]) -> Any:
        results: list[Any] = []
        errors: list[BaseException] = []
        heard = Event_()

        def done(result: Any = None) -> None:
            results.append(result)
            heard.set()

        def failed(error: BaseException) -> None:
            errors.append(error)
            heard.set()

        deed(done, failed)
        assert heard.wait(30)
        if errors:
            raise errors[0]
        return results[0]

    def do(self, deed: Callable[..., Any]) -> Any:
        """Does a deed and gives what it acknowledged; or the power goes before it, in the middle of it, or before it was heard of."""
        self._deeds += 1
        self.clock.pass_ms(self.rng.randrange(200, 1500))
        if not self._cuts or self._deeds < self._cuts[0]:
            return self._wait(deed)
        self._cuts.pop(0)
        when = self.rng.choice(("before", "inside", "unheard"))
        if when == "inside":
            self._cut_inside(deed)
        elif when == "unheard":
            self._wait(deed)
        if self._snapshot is None:
            self._cut_now()
        raise PowerCut

    def _cut_inside(self, deed: Callable[..., Any]) -> None:
        real = journal.append

        def append(db: Any, kind: str, body: Any, **more: Any) -> int:
            seq = real(db, kind, body, **more)
            if self._snapshot is None:
                self._cut_now()
            return seq

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(journal, "append", append)
            self._wait(deed)

    # ---- visitors
    def run(self) -> Heard:
        """All visitors of the day, one after the other."""
        gap = (self.end_ms - self.clock.utc) / self.visitors
        begin = self.clock.utc
        for number in range(self.visitors):
            self.clock.pass_ms(max(0, int(begin + gap * number - self.clock.utc)))
            found: Interruption | None = None
            before, there = len(self.heard.visits), True
            while there:
                try:
                    self._visit(found)
                    there = False
                except PowerCut:
                    self.power_cycle()
                    found = self._wait(lambda done, failed: visiting.interruption(self.school, self.event, done, failed))
                    there = found is not None or len(self.heard.visits) == before  # whoever had not begun touches again
        return self.heard

    def _visit(self, found: Interruption | None) -> None:
        heard, school, event = self.heard, self.school, self.event
        if found is not None:
            visit = found.visit
            heard.visits.setdefault(visit.id, visit.day)
            if not self._go_on(found):
                return
        else:
            visit = self.do(lambda done, failed: visiting.begin(school, event, "zh_CN", done, failed))
            heard.visits[visit.id] = visit.day
            if self.rng.random() < 0.08:
                self._leave(visit, "idle")
                return
            if not self._play(visit, self.begin_round(visit)):
                return
        while self.rng.random() < 0.2:
            if not self._play(visit, self.begin_round(visit)):
                return
        self._leave(visit, "done")

    def begin_round(self, visit: Visit) -> Playing:
        spec = visiting.spec(self.event, visit, self.event.plays[0])
        begun: Playing = self.do(lambda done, failed: playing.begin(self.school, spec, GUEST, done, failed, seed=self.rng.randrange(10**9)))
        self._know(begun, visit)
        return begun

    def _know(self, round_: Playing, visit: Visit) -> None:
        name = round_.progress.round.id
        self.heard.rounds[name] = visit.id
        kept = [answer.correct for answer in round_.progress.answers]
        before = self.heard.answers.get(name, [])
        assert kept[: len(before)] == before and len(kept) <= len(before) + 1, "an acknowledged answer is gone, or one came from nowhere"
        self.heard.answers[name] = kept

    def _go_on(self, found: Interruption) -> bool:
        """After a cut: the same prize, the same question. False where they walked away then."""
        visit = found.visit
        if found.draw is not None:
            self.heard.taken_up += 1
            known = self.heard.draws.get(found.draw.id)
            assert known is None or (known.prize, known.code, known.n) == (found.draw.prize, found.draw.code, found.draw.n)
            self._take(found.draw)
        if found.round:
            self.heard.taken_up += 1
            again: Playing = self._wait(lambda done, failed: playing.resume(self.school, found.round, done, failed))
            assert again is not None
            self._know(again, visit)
            return self._play(visit, again)
        self._spin(visit)
        return True

    def _play(self, visit: Visit, round_: Playing) -> bool:
        """Plays to the end and spins; False where they walked away."""
        heard, rng, name = self.heard, self.rng, round_.progress.round.id
        while (question := round_.progress.question) is not None:
            if rng.random() < 0.05:
                heard.walked += 1
                self.clock.pass_ms(75 * SECOND)
                self._leave(visit, "idle")
                return False
            assert question
            choice = playing.robot_choice(round_.progress, rng)
            answer = self.do(lambda done, failed, choice=choice: round_.answer(choice, rng.randrange(900, 9000), done, failed))
            heard.answers[name].append(answer.correct)
        self.do(round_.finish)
        heard.finished.add(name)
        self._spin(visit)
        return True

    def _spin(self, visit: Visit) -> None:
        while True:
            try:
                draw: Draw = self.do(lambda done, failed: prizing.spin(self.school, self.event, visit, "squirrel", done, failed))
            except NoSpinLeft:
                return
            except NoPrizeLeft:
                self.heard.ran_out += 1
                return
            self._take(draw)

    def _take(self, draw: Draw) -> None:
        """Sees what was won, and has it handed over; now and then staff take it back and draw anew."""
        heard, school, event, rng = self.heard, self.school, self.event, self.rng
        heard.draws[draw.id] = draw
        heard.states[draw.id] = max(heard.states.get(draw.id, DRAWN), draw.state, key=STATES.index)
        self.do(lambda done, _failed: prizing.shown(school, draw, done))
        heard.states[draw.id] = SHOWN
        if not draw.prize:
            return
        if rng.random() < 0.04:
            self.do(lambda done, failed: prizing.void(school, draw.id, "torn", done, failed))
            heard.states[draw.id] = VOID
            try:
                again: Draw = self.do(lambda done, failed: prizing.redraw(school, event, draw.id, done, failed))
            except NoPrizeLeft:
                heard.ran_out += 1
                return
            self._take(again)
        elif rng.random() < 0.9:
            self.do(lambda done, failed: prizing.handed(school, draw.id, done, failed))
            heard.states[draw.id] = HANDED

    def _leave(self, visit: Visit, how: str) -> None:
        self.do(lambda done, _failed: visiting.end(self.school, visit, how, done))
        self.heard.ended[visit.id] = how
