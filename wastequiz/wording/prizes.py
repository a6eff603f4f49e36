"""The wheel's words: what can be won, what the promise is, and what a screen reader says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wastequiz.domain.events import AGAIN, Commitment, Event, Sector, StockRow
from wastequiz.domain.prize_slip import SHORT
from wastequiz.i18n import _, ngettext


def again() -> str:
    """What stands on a sector that holds no prize."""
    return _("Spin again")


def name(sector: Sector) -> str:
    """What stands on a sector."""
    return again() if sector.prize == AGAIN else sector.name


def earned(event: Event) -> str:
    """How one comes by a spin."""
    right = event.right_for_spin
    if not right:
        return _("Every finished round is one spin")
    return ngettext("{n} right answer makes one spin", "{n} right answers make one spin", right).format(n=right)


def spins(count: int) -> str:
    """How often one may spin."""
    return ngettext("{n} spin left", "{n} spins left", count).format(n=count)


def left(row: StockRow) -> str:
    """How many there are yet of all there were."""
    return f"{row.left} / {row.total}"


def why_none(row: StockRow) -> str:
    """Why a prize cannot be won now, '' where it can."""
    if row.left <= 0:
        return _("All given")
    return "" if row.open_now else _("Not at this time")


def fair() -> str:
    """Why it is fair."""
    return _("Equal sectors, equal chances")


def promise(commitment: Commitment) -> str:
    """The promise the outcomes follow from, in short, and what it is."""
    return _("Promise {digest}… set first, checked later").format(digest=commitment.digest[:SHORT])


def stock_said(rows: Iterable[StockRow]) -> str:
    """The day's prizes, as read by a screen reader."""
    said = [
        f"{row.name}: {why_none(row)}"
        if why_none(row)
        else _("{prize}: {left} of {total} left").format(prize=row.name, left=row.left, total=row.total)
        for row in rows
    ]
    return _("Today's prizes") + ". " + ". ".join(said)


def wheel_said(sectors: Sequence[Sector]) -> str:
    """The wheel, as read by a screen reader: how many sectors, and what stands on them all round."""
    return _("Wheel with {n} equal sectors").format(n=len(sectors)) + ": " + ", ".join(name(sector) for sector in sectors)
