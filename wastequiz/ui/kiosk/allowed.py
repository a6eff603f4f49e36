"""Where a visitor may be. Whatever a page asks for, a kiosk leads to one of a few places, and none of them has a way out."""

from __future__ import annotations

from wastequiz.ui import places
from wastequiz.ui.places import Place

OF_A_VISIT = (places.KioskChoose, places.Quiz, places.GamePlay, places.KioskOver, places.PrizeWheel)
"""Where only somebody who began a visit can be."""
ROUNDS = (places.Quiz, places.GamePlay)
STAFF = (places.KioskStaff, places.StaffPin)


def instead(place: Place, here: Place, *, visited: bool) -> Place:
    """The place a kiosk shows where `place` is asked for from `here`. `visited`: somebody is there.

    A round that is left leads to the choice of the next one, any other way home to the attract screen; a round that is over to how it went;
    what went wrong to a page that says only: fetch the staff. Every place that is not named here leads to the choice.
    """
    match place:
        case places.Attract() | places.SafeScreen() | places.KioskStaff():
            return place
        case places.StaffPin(then) if isinstance(then, places.KioskStaff):
            return place
        case places.Trouble() | places.Crashed():
            return places.SafeScreen("trouble")
        case places.Home():
            return places.KioskChoose() if visited and isinstance(here, ROUNDS) else places.Attract()
        case places.Results() | places.GameOver():
            wanted: Place = places.KioskOver()
        case _ if isinstance(place, OF_A_VISIT):
            wanted = place
        case _:
            wanted = places.KioskChoose()
    return wanted if visited else places.Attract()
