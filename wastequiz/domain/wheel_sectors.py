"""How a wheel is laid out: equal sectors, two of one prize apart where possible; and how it stands now, with what is used up as 再来一次."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from wastequiz.domain.events import AGAIN, Event, Prize, Sector, StockRow


def layout(event: Event) -> tuple[str, ...]:
    """The prize ids all round, clockwise from the top, AGAIN for a sector that holds none: always the same for the same event."""
    counts = [(prize.id, prize.sectors) for prize in event.prizes if prize.sectors > 0]
    return spread([*counts, (AGAIN, max(0, event.again_sectors))])


def spread(counts: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """Each name as often as it counts, in a ring, evenly, and no two of one name side by side unless it is more than half of all."""
    places = [((i + 0.5) / count, n, name) for n, (name, count) in enumerate(counts) for i in range(count)]
    even = tuple(name for _at, _n, name in sorted(places))
    return min((even, _alternating(counts)), key=touching)


def _alternating(counts: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """The most frequent first on every second place: the surest way to keep them apart."""
    names = [name for name, count in sorted(counts, key=lambda one: -one[1]) for _ in range(count)]
    ring = [""] * len(names)
    for place, name in zip([*range(0, len(names), 2), *range(1, len(names), 2)], names, strict=True):
        ring[place] = name
    return tuple(ring)


def touching(ring: Sequence[str]) -> int:
    """How many neighbours in a ring are alike."""
    return sum(one == two for one, two in pairwise([*ring, *ring[:1]]))


def sectors(event: Event, stock: Mapping[str, StockRow]) -> tuple[Sector, ...]:
    """The wheel as it stands: a prize that is out of stock, of its time or of this kiosk's quota is 再来一次 in sight, with the reason."""
    prizes = {prize.id: prize for prize in event.prizes}
    found: list[Sector] = []
    for id_ in layout(event):
        prize = prizes.get(id_)
        if prize is None:
            found.append(Sector(AGAIN))
            continue
        why = _why_not(event, prize, stock.get(id_))
        picture = prize.own_picture or prize.picture
        found.append(Sector(AGAIN if why else id_, prize.name, picture, why))
    return tuple(found)


def _why_not(event: Event, prize: Prize, row: StockRow | None) -> str:
    if row is None or row.left <= 0:
        others_may_have_some = event.stations > 1 and (row is None or row.total < prize.stock)
        return "quota" if others_may_have_some else "stock"
    return "" if row.open_now else "window"


def is_open(prize: Prize, now: str) -> bool:
    """Whether a prize is given at the local time `now` ("HH:MM"): from `opens` on, before `closes`; past midnight where it closes before it opens."""
    opens, closes = prize.opens or "00:00", prize.closes or "24:00"
    if closes < opens:
        return now >= opens or now < closes
    return opens <= now < closes


def quota(event: Event, prize: Prize, kiosk: int) -> int:
    """How many of a prize kiosk number `kiosk` may give: its quota; without any an equal share, the first kiosks one more where it does not come out even."""
    if prize.quotas:
        return dict(prize.quotas).get(kiosk, 0)
    each, more = divmod(prize.stock, event.stations)
    return each + (kiosk <= more)
