"""Events in words: what must be mended before one opens, and what a check of published draws found."""

from __future__ import annotations

from wastequiz.domain.events import Problem
from wastequiz.i18n import _


def problem(found: Problem) -> str:
    """What is wrong, and what to do, in one sentence."""
    facts = found.facts
    match found.code:
        case "no_date":
            return _("Choose at least one day.")
        case "bad_date":
            return _("“{given}” is no date.").format(given=facts[0])
        case "over":
            return _("The last day, {day}, is over: choose another one.").format(day=facts[0])
        case "event_time":
            return _("“{given}” is no time: write it like 09:30.").format(given=facts[0])
        case "event_hours":
            return _("It would close at {closes}, before it opens at {opens}.").format(opens=facts[0], closes=facts[1])
        case "unknown_scheme":
            return _("The rules “{name}” are not on this computer: choose others.").format(name=facts[0])
        case "no_language":
            return _("Choose at least one language.")
        case "no_play":
            return _("Choose at least one thing to play.")
        case "unknown_play":
            return _("There is no game “{name}” on this computer: take it out.").format(name=facts[0])
        case "questions":
            return _("A round has {least} to {most} questions.").format(least=facts[0], most=facts[1])
        case "right_for_spin":
            return _("Nobody can answer {n} of {of} questions right: ask less for a spin.").format(n=facts[0], of=facts[1])
        case "pass_right":
            return _("Nobody can answer {n} of {of} questions right: ask less for a pass.").format(n=facts[0], of=facts[1])
        case "idle_s":
            return _("“Is anybody there?” is asked after {least} to {most} seconds.").format(least=facts[0], most=facts[1])
        case "countdown_s":
            return _("The countdown takes {least} to {most} seconds.").format(least=facts[0], most=facts[1])
        case "stations":
            return _("There is no kiosk {n} of {of}.").format(n=facts[0], of=facts[1])
        case _:
            return _wheel(found)


def _wheel(found: Problem) -> str:
    facts = found.facts
    match found.code:
        case "sectors":
            return _("The wheel has {n} sectors; it needs {least} to {most}.").format(n=facts[0], least=facts[1], most=facts[2])
        case "prize_twice":
            return _("One prize is in the list twice: take one of them out.")
        case "stock":
            return _("{name}: say how many there are, from 1 to {most}.").format(name=facts[0], most=facts[1])
        case "quotas":
            return _("{name}: the kiosks together may give {given}, and there are only {stock}.").format(
                name=facts[0], given=facts[1], stock=facts[2]
            )
        case "no_sector":
            return _("{name}: give it at least one sector, or take it out.").format(name=facts[0])
        case "quota_kiosk":
            return _("{name}: its shares name a kiosk that is not there; there are {n}.").format(name=facts[0], n=facts[1])
        case "picture":
            return _("{name}: choose a picture.").format(name=facts[0])
        case "prize_time":
            return _("{name}: “{given}” is no time, write it like 09:30.").format(name=facts[1], given=facts[0])
        case "prize_hours":
            return _("{name}: it would end at {closes}, before it begins at {opens}.").format(
                name=facts[2], opens=facts[0], closes=facts[1]
            )
        case _:
            return _("Something in this event is not right yet.")


def fault(found: str) -> str:
    """What `domain.fair_draw.verify` found, in one sentence."""
    code, commitment, n = found.split(" ")
    promise = commitment[-6:]
    match code:
        case "newer":
            return _("This list was published by a later version of WasteQuiz.")
        case "empty":
            return _("There is no draw in this list.")
        case "seed":
            return _("Promise {promise}: its seed has not been published yet.").format(promise=promise)
        case "digest":
            return _("Promise {promise}: the seed is not the one that was promised.").format(promise=promise)
        case "number":
            return _("Promise {promise}, draw {n}: a number is missing, twice or out of order.").format(promise=promise, n=n)
        case "sectors":
            return _("Promise {promise}, draw {n}: this is no wheel.").format(promise=promise, n=n)
        case "sector":
            return _("Promise {promise}, draw {n}: another sector follows from the seed.").format(promise=promise, n=n)
        case "prize":
            return _("Promise {promise}, draw {n}: another prize stands on that sector.").format(promise=promise, n=n)
        case _:
            return _("This is no list of draws from WasteQuiz, or it is damaged.")
