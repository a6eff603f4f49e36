"""Stops of the tour at the page of a kiosk that rests: after too many falls, and where the school does not open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.domain.bank import Bank

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour


def safe_screen(t: Tour) -> None:
    from wastequiz.ui.places import SafeScreen

    t.go(SafeScreen("crashes"))
    t.take("kiosk_safe_screen")
    bank, t.context.school.bank = t.context.school.bank, Bank({}, {}, {})
    t.go(SafeScreen("trouble"))
    t.take("kiosk_safe_screen_closed")
    t.context.school.bank = bank
