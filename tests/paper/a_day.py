"""A full day of an event made by dice that always fall the same, with the built-in bank it speaks of."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

from tests.paper.a_report import bank
from wastequiz.domain.day_reporting import Came, DayFacts, DayReport, Played, Stocked
from wastequiz.domain.events import QUIZ, Draw, Event, Incident, Prize
from wastequiz.domain.questions import Sort
from wastequiz.domain.reporting import Given
from wastequiz.reports.day_report import build
from wastequiz.wording.report import Asked

DAY = "2026-11-28"
MS = 1_795_824_000_000
PRINTED_MS = MS + 9 * 3_600_000
SCHEME = "cn-harbin"
EVENT = Event(
    "ev",
    "松北区垃圾分类宣传日",
    place="太阳岛广场",
    dates=(DAY,),
    opens="09:00",
    closes="17:00",
    scheme=SCHEME,
    prizes=(Prize("b", "松鼠徽章", "sticker", 300), Prize("s", "种子卡", "seed", 200), Prize("g", "环保袋", "bag", 40)),
    expected=800,
    stations=2,
)
WHAT = ("started", "focus_lost", "crashed", "restarted", "paused", "resumed", "stock_set", "screens_changed", "started", "closed")
_HOURS = (9, 9, 10, 10, 10, 10, 11, 11, 11, 12, 13, 14, 14, 14, 15, 15, 16)


@cache
def facts(visitors: int = 600) -> DayFacts:
    """What two kiosks keep of a day."""
    dice = random.Random(visitors)
    scheme = bank().schemes[SCHEME]
    bins = tuple(b.id for b in scheme.bins)
    ruled = [(item.id, ruling.to) for item in bank().items.values() if (ruling := scheme.ruling(item)) is not None]
    things = [pair for pair in ruled if pair[1] in bins][:240:6]
    written = [q.key for q in bank().questions.values() if q.kind == "single_choice"][:30]
    visits: list[Came] = []
    rounds: list[Played] = []
    given: list[Given] = []
    draws: list[Draw] = []
    seq = 0
    for n in range(visitors):
        station = dice.choice(("aaaa1111", "bbbb2222"))
        how = dice.choices(("done", "idle", "home", "staff", "cut"), (60, 20, 15, 1, 2))[0]
        visits.append(
            Came(f"v{n}", station, DAY, dice.choice(_HOURS), dice.choices(("zh_CN", "en"), (9, 1))[0], dice.randrange(20_000, 240_000), how)
        )
        if dice.random() < 0.1:
            continue
        play = dice.choice((QUIZ, "sort_it"))
        state = "ended" if how == "done" or dice.random() < 0.3 else "given_up"
        rounds.append(Played(f"r{n}", f"v{n}", play, state))
        for _ in range(5 if state == "ended" else 2):
            seq += 1
            right = dice.random() < 0.8
            if play == QUIZ and dice.random() < 0.6:
                key = dice.choice(written)
                given.append(Given(seq, 0, "", f"r{n}", key, "single_choice", "signs", DAY, float(right), 4000, ("a",)))
                continue
            k = dice.randrange(len(things))
            item, true = things[k]
            right = dice.random() < 0.95 - 0.5 * (k % 7 == 0)
            chosen = true if right else dice.choice([b for b in bins if b != true])
            sort = (Sort(item, true, chosen),)
            given.append(Given(seq, 0, "", f"r{n}", f"which_bin:{item}", "which_bin", "items", DAY, float(right), 3000, (chosen,), sort))
        if state == "ended" and dice.random() < 0.7:
            prize = dice.choices(("b", "s", "g", ""), (5, 4, 1, 2))[0]
            became = dice.choices(("handed", "shown", "void"), (20, 2, 1))[0] if prize else "shown"
            draws.append(Draw(f"d{n}", "ev", station, "c", n + 1, f"v{n}", (), 0, prize, "0001" if prize else "", became, MS + n, DAY))
    stock: list[Stocked] = []
    for station in ("aaaa1111", "bbbb2222"):
        for prize, total in (("b", 150), ("s", 100), ("g", 20)):
            won = sum(d.station == station and d.prize == prize and d.state != "void" for d in draws)
            stock.append(Stocked(station, prize, max(total, won), won, 0))
    incidents = tuple(Incident(k, ("aaaa1111", "bbbb2222")[k % 2], DAY, MS + k * 1_800_000, what) for k, what in enumerate(WHAT))
    return DayFacts(EVENT, DAY, visits, rounds, given, draws, stock, incidents, {"aaaa1111": 1, "bbbb2222": 2}, bins)


@cache
def full() -> DayReport:
    return build(facts())


def empty() -> DayReport:
    """A day on which nobody came."""
    bins = facts().bins
    return build(DayFacts(replace(EVENT, prizes=(), place=""), DAY, bins=bins))


def crowded() -> DayReport:
    """As much as may ever come: a long name, many kiosks, prizes and incidents."""
    many = facts()
    name = "二〇二六年冬季松北区生活垃圾分类知识进社区进校园大型主题宣传活动（第三场）"
    prizes = tuple(Prize(f"p{n}", f"第{n}种奖品：印着松鼠的再生纸笔记本", "note", 20) for n in range(8))
    event = replace(EVENT, name=name, place=name, prizes=prizes)
    incidents = tuple(replace(one, seq=k * 10 + one.seq, utc_ms=one.utc_ms + k) for k in range(6) for one in many.incidents)
    kiosks = {f"{n:08x}": n for n in range(1, 9)} | {"aaaa1111": 9, "bbbb2222": 10}
    return build(replace(many, event=event, incidents=incidents, kiosks=kiosks))


def asked(report: DayReport) -> Asked:
    return Asked(bank().schemes[report.event.scheme], bank().items)
