"""How many of a prize each kiosk may give: an equal part each, unless somebody shared them out otherwise."""

from __future__ import annotations

from dataclasses import replace

from wastequiz.domain.events import Prize


def equal_parts(stock: int, stations: int) -> tuple[tuple[int, int], ...]:
    """(kiosk from 1, its part); what cannot be divided goes to the first ones. () where one kiosk gives all."""
    if stations < 2:
        return ()
    each, over = divmod(stock, stations)
    return tuple((n, each + int(n <= over)) for n in range(1, stations + 1))


def shared_out(prize: Prize, before: int, stations: int) -> Prize:
    """The prize for so many kiosks; the parts of those there were before stay where they were not equal."""
    if stations < 2:
        return replace(prize, quotas=())
    if prize.quotas in ((), equal_parts(prize.stock, before)):
        return replace(prize, quotas=equal_parts(prize.stock, stations))
    kept = dict(prize.quotas)
    return replace(prize, quotas=tuple((n, kept.get(n, 0)) for n in range(1, stations + 1)))


def restocked(prize: Prize, stock: int, stations: int) -> Prize:
    """The prize with another stock; equal parts stay equal."""
    equal = prize.quotas in ((), equal_parts(prize.stock, stations))
    return replace(prize, stock=stock, quotas=equal_parts(stock, stations) if equal else prize.quotas)
