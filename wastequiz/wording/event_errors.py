"""What events, kiosks and prizes may refuse, in sentences."""

from __future__ import annotations

from wastequiz.domain import errors as e
from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _, ngettext
from wastequiz.wording.told import Told


def told(error: KnownError) -> Told | None:
    """The error in words, in parts; None of errors that are about something else."""
    return _file(error) or _prize(error)


def _file(error: KnownError) -> Told | None:
    nothing = _("Nothing was changed.")
    match error:
        case e.UnknownEvent(name):
            return Told(_("There is no event “{name}”.").format(name=name), nothing, _("Choose another one, or make it at the desk."))
        case e.NoSuchKiosk(kiosk, stations):
            what = ngettext(
                "The event has {n} kiosk, so there is no kiosk {kiosk}.",
                "The event has {n} kiosks, so there is no kiosk {kiosk}.",
                stations,
            )
            return Told(what.format(n=stations, kiosk=kiosk), nothing, _("Choose another one, or set the event up for more."))
        case e.EventTooNew():
            what = _("This event was packed by a later version of WasteQuiz.")
            return Told(what, nothing, _("Please bring this program up to date first."))
        case e.NotAnEvent("size"):
            return Told(_("This file holds more than an event needs."), nothing, _("Export the event anew at the desk."))
        case e.NotAnEvent("name" | "twins" | "nested"):
            return Told(
                _("This file is not to be trusted: something in it does not belong there."),
                nothing,
                _("Export the event anew at the desk."),
            )
        case e.NotAnEvent("picture"):
            return Told(_("A picture in this file is none."), nothing, _("Export the event anew at the desk."))
        case e.NotAnEvent():
            return Told(_("This is no event of WasteQuiz, or it is damaged."), nothing, _("Choose a file that ends in .wqevent."))
        case _:
            return None


def _prize(error: KnownError) -> Told | None:
    nothing = _("Nothing was changed.")
    match error:
        case e.NoSpinLeft():
            return Told(_("There is no spin left."), "", _("Play another round to earn one."))
        case e.NoPrizeLeft():
            return Told(_("There is no prize to win just now."), "", _("Ask at the stand when there will be some again."))
        case e.StockBelowGiven(prize, given):
            what = ngettext("{n} of “{prize}” was given already.", "{n} of “{prize}” were given already.", given).format(
                n=given, prize=prize
            )
            return Told(what, nothing, _("Set at least as many."))
        case e.UnknownPrize(name):
            return Told(_("The event has no prize “{name}”.").format(name=name), nothing, _("Choose one that is in its list."))
        case e.UnknownDraw():
            return Told(_("No prize was won under this code."), nothing, _("See whether all four digits are right."))
        case e.DrawSettled("handed"):
            return Told(_("This prize was handed over already."), nothing, _("Nothing more is to be done."))
        case e.DrawSettled("void" | "replaced"):
            return Told(_("This prize was taken back already."), nothing, _("Nothing more is to be done."))
        case e.DrawSettled("again"):
            return Told(_("This spin won nothing."), nothing, _("The player can spin again."))
        case e.DrawSettled():
            return Told(_("This prize still waits to be handed over."), nothing, _("Take it back first."))
        case _:
            return None
