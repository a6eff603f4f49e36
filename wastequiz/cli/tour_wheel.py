"""Stops of the tour at the prize wheel: at rest, turning, a prize won, nothing won, many prizes with some used up, and all gone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wastequiz.domain.events import AGAIN, Commitment, Draw, Event, Prize, Sector, StockRow
from wastequiz.i18n import FIRST_LANGUAGE
from wastequiz.services import eventing, touring, visiting

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour
    from wastequiz.domain.events import Visit
    from wastequiz.services.prizing import Wheel
    from wastequiz.ui.screens.prize_wheel import PrizeWheelScreen

DIGEST = "3f9a2c71b04e5d8890aa11c2d7e6f53b84c0192e7d6a5f4b3c2d1e0f9a8b7c6d"
_ZH = ("帆布袋", "种子盲盒", "再生笔记本", "再生铅笔", "贴纸一张")
_EN = ("Canvas bag", "Surprise seeds", "Notebook", "Pencil", "Sticker")
_MORE_ZH = ("纪念徽章", "皮球", "书签", "水杯", "马克杯", "钥匙扣", "小盆栽", "布袋子", "手工皂", "毛巾")
_MORE_EN = ("Badge", "Ball", "Bookmark", "Water bottle", "Mug", "Key ring", "Pot plant", "Cloth pouch", "Soap", "Towel")
NAMES = (*_ZH, *_EN, *_MORE_ZH, *_MORE_EN)
"""What somebody called the prizes of the tour's events."""
_FIVE = (("bag", 12, 30, 2), ("seed", 8, 20, 1), ("note", 25, 40, 1), ("pencil", 61, 100, 1), ("sticker", 132, 200, 2))
_TEN = ("badge", "ball", "bookmark", "bottle", "cup", "keyring", "plant", "pouch", "soap", "towel")


def an_event(chinese: bool, *, many: bool = False) -> Event:
    """The event of the tour: five prizes on eight sectors, as designed, or as many as a wheel holds."""
    names = (_ZH + _MORE_ZH) if chinese else (_EN + _MORE_EN)
    prizes = [
        Prize(f"p{i}", names[i], picture, total, sectors) for i, (picture, _left, total, sectors) in enumerate(_FIVE) if not many or sectors
    ]
    if many:
        prizes = [replace(prize, sectors=1) for prize in prizes]
        prizes += [Prize(f"p{i + 5}", names[i + 5], picture, 20, 1) for i, picture in enumerate(_TEN)]
    name = "社区环保市集" if chinese else "Neighbourhood green fair"
    return Event("", name, dates=("2026-11-19",), scheme=touring.school_rules(), right_for_spin=8, questions=10, prizes=tuple(prizes))


def at_rest(t: Tour) -> PrizeWheelScreen:
    """The wheel as designed, ready to be spun."""
    event = _kept(t, an_event(t.wanted.language == FIRST_LANGUAGE))
    page, _visit = _page(t, event)
    page.show_facts(_as_designed(_facts(page)))
    return page


def wheel(t: Tour) -> None:
    page = at_rest(t)
    event, facts, visit = page.plan, page.facts, page.run.visit
    assert facts is not None and visit is not None
    t.take("wheel")
    page.show_facts(facts, quiet=True)
    page.wheel.way_to(3)(0.31)
    t.take("wheel_turning")
    won = _draw(event, visit, facts, next(i for i, s in enumerate(facts.sectors) if s.prize == "p0"))
    page.wheel.way_to(won.sector, 0.1)(1.0)
    page.tell_of(won)
    t.take("wheel_won")
    page, _visit = _page(t, event)
    page.show_facts(facts, quiet=True)
    none = next(i for i, s in enumerate(facts.sectors) if s.prize == AGAIN)
    page.wheel.way_to(none, -0.1)(1.0)
    page.tell_of(replace(won, sector=none, prize=AGAIN, code=""))
    t.take("wheel_again")
    page, _visit = _page(t, event)
    gone = tuple(Sector(AGAIN, s.name, s.picture, "stock" if s.prize else "") for s in facts.sectors)
    page.show_facts(replace(facts, sectors=gone, stock=tuple(replace(r, given=r.total) for r in facts.stock), can_spin=False))
    t.take("wheel_all_gone")
    many = _kept(t, an_event(t.wanted.language == FIRST_LANGUAGE, many=True))
    page, _visit = _page(t, many)
    facts = _used_up(_facts(page))
    page.show_facts(replace(facts, spins=2))
    t.take("wheel_many_prizes")
    t.context.kiosk = None


def _kept(t: Tour, event: Event) -> Event:
    ids: list[str] = []
    eventing.save(t.school, event, ids.append, t.failed)
    kept: list[Event] = []
    eventing.event(t.school, t.wait_for(ids), kept.append, t.failed)
    return t.wait_for(kept)


def _page(t: Tour, event: Event) -> tuple[PrizeWheelScreen, Visit]:
    """The page in front of a visitor of that event."""
    from wastequiz.ui.kiosk.run import KioskRun
    from wastequiz.ui.places import PrizeWheel
    from wastequiz.ui.screens.prize_wheel import PrizeWheelScreen

    visits: list[Visit] = []
    visiting.begin(t.school, event, t.wanted.language, visits.append, t.failed)
    visit = t.wait_for(visits)
    run = KioskRun(event)
    run.live_in(t.context, lambda: None)
    run.visit = visit
    t.go(PrizeWheel())
    return t.page(PrizeWheelScreen), visit


def _facts(page: PrizeWheelScreen) -> Wheel:
    assert page.facts is not None
    return replace(page.facts, commitment=replace(page.facts.commitment, digest=DIGEST))


def _as_designed(facts: Wheel) -> Wheel:
    """As much given as on the design's picture, and one spin to be used."""
    left = {f"p{i}": left for i, (_picture, left, _total, _sectors) in enumerate(_FIVE)}
    stock = tuple(replace(row, given=row.total - left[row.prize]) for row in facts.stock)
    return replace(facts, stock=stock, spins=1)


def _used_up(facts: Wheel) -> Wheel:
    """Three prizes are not to be had: all given, the kiosk's share given, and not yet the time."""
    why = {"p1": "stock", "p6": "quota", "p9": "window"}
    sectors = tuple(replace(s, prize=AGAIN, why=why[s.prize]) if s.prize in why else s for s in facts.sectors)
    stock: list[StockRow] = []
    for row in facts.stock:
        given = row.total if why.get(row.prize) in ("stock", "quota") else row.total // 3
        stock.append(replace(row, given=given, open_now=why.get(row.prize) != "window"))
    return replace(facts, sectors=sectors, stock=tuple(stock))


def _draw(event: Event, visit: Visit, facts: Wheel, sector: int) -> Draw:
    bound: Commitment = facts.commitment
    ring = tuple(s.prize for s in facts.sectors)
    made = "019a9c3e-77f0-7c11-9d2a-5b8e4f60a7d3"
    return Draw(made, made, visit.station, bound.id, 7, visit.id, ring, sector, ring[sector], "4821", "shown", 0, visit.day, "fox")


WHEEL = (wheel,)
