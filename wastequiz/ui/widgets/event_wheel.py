"""The wheel an event will have, before anything was given: its sectors in order, and what each prize's chance is in sectors of all."""

from __future__ import annotations

from collections.abc import Sequence

from wastequiz.domain.events import AGAIN, Event
from wastequiz.i18n import _


def laid_out(event: Event) -> Sequence[str]:
    """Prize ids all round; AGAIN for a sector without one."""
    counts = {prize.id: prize.sectors for prize in event.prizes} | {AGAIN: event.again_sectors}
    total = sum(counts.values())
    left, found = dict(counts), list[str]()
    for _n in range(total):  # whoever is furthest behind comes next
        last = found[-1] if found else None
        order = sorted((id_ for id_, n in left.items() if n), key=lambda id_: (id_ == last, -left[id_] / counts[id_], list(counts).index(id_)))
        found.append(order[0])
        left[order[0]] -= 1
    return found


def chances(event: Event) -> Sequence[tuple[str, str, str]]:
    """(prize id, name, chance) of each prize, and of "once more" where it has sectors."""
    if not event.prizes:
        return ()
    of = sum(prize.sectors for prize in event.prizes) + event.again_sectors
    found = [
        (p.id, p.name or _("Prize {n}").format(n=n), _("{n} of {of}").format(n=p.sectors, of=of)) for n, p in enumerate(event.prizes, start=1)
    ]
    if event.again_sectors:
        found.append((AGAIN, _("Once more"), _("{n} of {of}").format(n=event.again_sectors, of=of)))
    return found
