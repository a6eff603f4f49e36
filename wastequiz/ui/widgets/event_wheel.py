"""The wheel an event will have, before anything was given: its sectors in order, and what each prize's chance is in sectors of all."""

from __future__ import annotations

from collections.abc import Sequence

from wastequiz.domain.events import AGAIN, Event, Prize, Sector
from wastequiz.domain.wheel_sectors import layout
from wastequiz.i18n import _
from wastequiz.wording import prizes


def as_planned(event: Event) -> Sequence[Sector]:
    """The wheel with all its prizes, as it stands before anything was given."""
    known = {prize.id: (n, prize) for n, prize in enumerate(event.prizes, start=1)}
    found: list[Sector] = []
    for id_ in layout(event):
        n, prize = known.get(id_, (0, None))
        found.append(Sector(AGAIN) if prize is None else Sector(id_, called(prize, n), prize.own_picture or prize.picture))
    return found


def called(prize: Prize, number: int) -> str:
    """Its name, or its number while it has none."""
    return prize.name or _("Prize {n}").format(n=number)


def chances(event: Event) -> Sequence[tuple[str, str, str]]:
    """(prize id, name, chance) of each prize, and of "once more" where it has sectors."""
    if not event.prizes:
        return ()
    of = sum(prize.sectors for prize in event.prizes) + event.again_sectors
    found = [(p.id, called(p, n), _("{n} in {of}").format(n=p.sectors, of=of)) for n, p in enumerate(event.prizes, start=1)]
    if event.again_sectors:
        found.append((AGAIN, prizes.again(), _("{n} in {of}").format(n=event.again_sectors, of=of)))
    return found
