"""A full day of an event made by dice that always fall the same, with the built-in bank it speaks of."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.paper.a_report import bank
from wastequiz.domain.day_reporting import DayFacts, DayReport
from wastequiz.domain.events import Event, Prize
from wastequiz.reports.day_report import build
from wastequiz.services import simulated_day
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


@cache
def facts(visitors: int = 600) -> DayFacts:
    """What two kiosks keep of a day."""
    return simulated_day.facts(bank(), EVENT, visitors, utc_ms=MS)


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
