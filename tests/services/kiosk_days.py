"""Kiosks that had visitors, each a school's folder of its own, and a plain count of what their journals say."""

from __future__ import annotations

import json
import random
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.store.making import HandClock
from wastequiz.domain.draw import draw_round
from wastequiz.domain.events import QUIZ, Event, Play, Prize, Visit
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import Progress
from wastequiz.services import visiting
from wastequiz.services.school import School
from wastequiz.store import bank, events, journal, prizes, rounds, visits
from wastequiz.store.db import DB_NAME, Db

MORNING = 1_795_824_000_000
"""2026-11-28, 08:00 in Harbin."""
DAY = "2026-11-28"
EVENT = Event(
    "",
    "Open day",
    place="Songbei",
    dates=(DAY,),
    scheme="cn-harbin",
    plays=(Play(QUIZ), Play("sort_it", seconds=60)),
    right_for_spin=0,
    prizes=(Prize("badge", "Badge", "sticker", stock=30, sectors=3), Prize("bag", "=Bag", "bag", stock=6)),
    expected=40,
    stations=3,
)


def kept(school: School) -> Event:
    """The event, made at the desk."""
    return school.ask(lambda db: events.save(db, EVENT))


def kiosk(folder: Path, event: Event, number: int, clock: HandClock) -> School:
    """A kiosk that took the event's file in."""
    school = School(folder, clock=clock).open_and_wait()
    school.ask(lambda db: _take_in(db, replace(event, kiosk=number)))
    return school


def _take_in(db: Db, event: Event) -> None:
    with db.transaction():
        events.put(db, event, MORNING, MORNING)


def have_visitors(school: School, event: Event, clock: HandClock, n: int, seed: int) -> None:
    """So many visitors: some play, some walk off, some win something; dice say who."""

    def come(db: Db) -> None:
        dice = random.Random(seed)
        for _ in range(n):
            clock.pass_ms(dice.randrange(20, 1500) * 1000)
            visit = visits.begin(db, event.id, dice.choice(("zh_CN", "zh_CN", "en")))
            for _round in range(dice.choice((0, 1, 1, 2))):
                _play(school, db, event, visit, clock, dice)
            if dice.random() < 0.9:
                visits.end(db, visit.id, dice.choice(("done", "idle", "home")))
        visits.incident(db, event.id, dice.choice(("crashed", "paused", "focus_lost")), "=1+1")

    school.ask(come)  # as one transaction: a test need not wait for the disk


def _play(school: School, db: Db, event: Event, visit: Visit, clock: HandClock, dice: random.Random) -> None:
    spec = visiting.spec(event, visit, event.plays[0])
    pool = school.pool(db, event.scheme)
    name, seed = journal.uuid7(clock.utc_ms()), dice.randrange(1 << 30)
    round_ = draw_round(name, spec, seed, school.bank, pool, lambda key: bank.asked_now(db, key))
    progress = Progress(round_)
    rounds.start(db, round_)
    for _ in range(dice.choice((1, 5, 5, 5))):
        question = progress.question
        if question is None:
            break
        clock.pass_ms(4000)
        answer = progress.mark(_choice(question, dice), 3000)
        rounds.answer(db, round_, answer)
        progress = progress.after(answer)
    if progress.question is None:
        rounds.finish(db, progress)
        if dice.random() < 0.8:
            _spin(db, event, visit, dice)


def _choice(question: Question, dice: random.Random) -> tuple[str, ...]:
    if dice.random() < 0.7:
        return tuple(KINDS[question.kind].solution(question))
    one = question.kind in ("which_bin", "single_choice", "true_false", "pick_from_bin")
    return (dice.choice(question.options).id,) if one else ()  # time ran out


def _spin(db: Db, event: Event, visit: Visit, dice: random.Random) -> None:
    draw = prizes.spin(db, event, visit.id, "fox")
    prizes.shown(db, draw.id)
    if draw.prize and dice.random() < 0.8:
        prizes.handed(db, draw.id)
    elif draw.prize and dice.random() < 0.5:
        prizes.void(db, draw.id, "left")


def plain_count(folders: Iterable[Path], event_id: str) -> dict[str, Any]:
    """What closed schools' journals say, counted line by line and with nothing of the program but its file's form."""
    lines: dict[str, tuple[str, str, Any, str]] = {}
    for folder in folders:
        conn = sqlite3.connect(folder / DB_NAME)
        for id_, station, kind, body in conn.execute("SELECT id, station, kind, body FROM journal ORDER BY seq"):
            lines[id_] = (station, kind, json.loads(body), id_)
        conn.close()
    of = Counter[str]()
    round_visit: dict[str, str] = {}
    ended: set[str] = set()
    written: dict[str, list[float]] = {}
    prize: dict[str, list[str]] = {}
    things = right = 0
    for _station, kind, b, _id in lines.values():
        played_at: dict[str, Any] = (b["spec"]["event"] or {}) if kind == "round_started" else {}
        if played_at.get("id") == event_id:
            round_visit[b["round"]] = played_at["visit"]
    for _station, kind, b, _id in lines.values():
        if kind == "visit_started" and b["event"] == event_id:
            of["visitors"] += 1
        elif kind == "round_ended" and b["round"] in round_visit:
            of["ended"] += 1
            ended.add(round_visit[b["round"]])
        elif kind == "answer" and b["round"] in round_visit and b["attempt"] == 1:
            of["answers"] += 1
            things += len(b["sorts"])
            right += sum(true == chosen for _item, true, chosen in b["sorts"])
            if b["topic"] != "items":
                written.setdefault(round_visit[b["round"]], []).append(b["correct"])
        elif kind == "prize_drawn" and b["event"] == event_id and b["prize"]:
            prize[b["draw"]] = [b["prize"], "won"]
        elif kind == "kiosk_incident" and b["event"] == event_id:
            of["incidents"] += 1
    for _station, kind, b, _id in lines.values():
        if kind in ("prize_handed", "prize_void") and b["draw"] in prize:
            prize[b["draw"]][1] = kind.removeprefix("prize_")
    aware = sum(sum(marks) >= 0.8 * len(marks) - 1e-9 for marks in written.values())
    return {
        **of,
        "begun": len(round_visit),
        "played": len(ended),
        "sorting": (right, things),
        "awareness": (aware, len(written)),
        "won": sum(state != "void" for _prize, state in prize.values()),
        "handed": sum(state == "handed" for _prize, state in prize.values()),
        "void": sum(state == "void" for _prize, state in prize.values()),
    }
