"""What the store's tests are made from: a clock that stands still until moved, rounds, and schools with some play in them."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Band, Item, KindOfWaste
from wastequiz.domain.questions import Authored, Option, Question, Source
from wastequiz.domain.rounds import Progress, Round, RoundSpec
from wastequiz.domain.schemes import Bin, Ruling, Scheme, SchemeSource
from wastequiz.domain.sets import ReadySet
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.domain.text import Text
from wastequiz.store import journal, rosters, rounds
from wastequiz.store.db import Db
from wastequiz.store.school import open_school

SUNDAY = 1_795_320_000_000  # 2026-11-22 04:00 UTC, noon in Harbin
DAY = 86_400_000
BINS = ("recyclable", "hazardous", "food", "residual")


@dataclass
class HandClock:
    """Goes only when it is moved."""

    utc: int = SUNDAY
    mono: int = 1_000_000
    offset: int = 480

    def utc_ms(self) -> int:
        return self.utc

    def offset_min(self) -> int:
        return self.offset

    def mono_ms(self) -> int:
        return self.mono

    def pass_ms(self, ms: int) -> None:
        self.utc += ms
        self.mono += ms


def text(words: str) -> Text:
    return Text(zh_CN=words, en=words)


def question(n: int, true_bin: str = "food") -> Question:
    options = tuple(Option(b, text(b), right=b == true_bin, bin_id=b) for b in BINS)
    return Question(f"which_bin:item_{n}", "which_bin", "items", Band.g34, 2, options, subject_id=f"item_{n}", true_bin=true_bin)


def a_round(
    round_id: str = "r1", who: Contestant = GUEST, *, length: int = 3, practice: bool = False, scheme: str = "cn-gb", revision: str = "abc"
) -> Round:
    spec = RoundSpec(scheme, length=length, practice=practice)
    return Round(round_id, spec, 7, revision, tuple(question(n, BINS[n % 4]) for n in range(length)), who)


def play(db: Db, round_: Round, choices: str, *, finish: bool = True, ms: int = 1500) -> Progress:
    """Plays `round_`: "r" answers right, "w" wrong, "t" lets time run out; one letter a stone."""
    rounds.start(db, round_)
    progress = Progress(round_)
    for letter in choices:
        current = progress.question
        assert current is not None
        wrong = next(b for b in BINS if b != current.true_bin)
        choice = {"r": (current.true_bin or "",), "w": (wrong,), "t": ()}[letter]
        answer = progress.mark(choice, ms)
        rounds.answer(db, round_, answer)
        progress = progress.after(answer)
    if finish:
        rounds.finish(db, progress)
    return progress


def a_class(db: Db, name: str = "三(1)班", seats: int = 3) -> list[Contestant]:
    made = rosters.add_class(db, name, Band.g34)
    return [Contestant(s.ref, made.id, s.seat, s.animal) for s in rosters.fill_seats(db, made.id, seats)]


def a_school(folder: Path, clock: HandClock, rounds_played: int = 4) -> Db:
    """An open school with one class that has played."""
    db = open_school(folder, clock=clock)
    pupils = a_class(db)
    for n in range(rounds_played):
        play(db, a_round(f"r{n}", pupils[n % len(pupils)]), "rwr")
        clock.pass_ms(60_000)
    return db


def a_bank(items: int = 4, questions: int = 3) -> Bank:
    kinds = {k: KindOfWaste(k, text(k), text(k), text(k), f"kind_{k}") for k in ("peel", "battery")}
    its = {f"i{n}": Item(f"i{n}", text(f"thing {n}"), "peel", Band.g12, 1 + n % 5, picture=f"p{n}" if n % 2 else "") for n in range(items)}
    scheme = Scheme(
        "cn-gb",
        text("GB"),
        text("rule"),
        False,
        tuple(Bin(b, text(b), "blue", "box", "arrows") for b in BINS),
        (),
        {"gb": SchemeSource(text("GB/T 19095"), "", "2019", "read")},
        {"peel": Ruling("food", "gb", True), "battery": Ruling("hazardous", "gb", True)},
        {},
    )
    return Bank(kinds, its, {"cn-gb": scheme}, {f"q{n}": authored(f"q{n}") for n in range(questions)}, {"s": a_set()})


def a_set(set_id: str = "s", **changes: Any) -> ReadySet:
    ready = ReadySet(set_id, text(set_id), text("about it"), "lesson", Band.g34, ("q0", "which_bin:i1"), "step_x", 1, 20, 3)
    return replace(ready, **changes)


def authored(key: str, stem: str = "why?", schemes: tuple[str, ...] = ()) -> Authored:
    options = (Option("a", text("yes"), True, "tick"), Option("b", text("no"), why=text("because")))
    return Authored(key, "single_choice", "why_sort", Band.g34, 2, text(stem), options, text("so"), Source("book", "", 2024), "", schemes)


def prints(folder: Path) -> dict[str, str]:
    """The school's own files and their fingerprints."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.glob("school.db*") if not p.name.endswith("-shm")}


def pull_the_plug(db: Db) -> None:
    """What a process that dies leaves: WAL not written back, no clean stop; the lock goes with it."""
    folder, left = db.folder, db.folder.parent / "left"
    shutil.copytree(folder, left)
    db.conn.close()
    db.day.close()
    assert db.lock
    db.lock.release()
    shutil.rmtree(folder)
    left.rename(folder)


def answers(db: Db) -> int:
    return sum(e.kind == "answer" for e in journal.events(db))
