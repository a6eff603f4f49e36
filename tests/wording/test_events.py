"""What events, kiosks and prizes refuse, and what a check of draws found: each in a sentence of its own."""

from __future__ import annotations

import pytest

from wastequiz.domain import errors as e
from wastequiz.domain.events import Problem
from wastequiz.wording import event_errors, events
from wastequiz.wording.errors import sentence


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (e.UnknownEvent("Fair"), "There is no event “Fair”."),
        (e.NoSuchKiosk(3, 1), "The event has 1 kiosk, so there is no kiosk 3."),
        (e.NoSuchKiosk(3, 2), "The event has 2 kiosks, so there is no kiosk 3."),
        (e.EventTooNew(2, 1), "This event was packed by a later version of WasteQuiz."),
        (e.NotAnEvent("size"), "This file holds more than an event needs."),
        (e.NotAnEvent("name"), "This file is not to be trusted"),
        (e.NotAnEvent("twins"), "This file is not to be trusted"),
        (e.NotAnEvent("nested"), "This file is not to be trusted"),
        (e.NotAnEvent("picture"), "A picture in this file is none."),
        (e.NotAnEvent("zip"), "This is no event of WasteQuiz, or it is damaged."),
        (e.NotAnEvent("content"), "This is no event of WasteQuiz, or it is damaged."),
        (e.NoSpinLeft(), "There is no spin left."),
        (e.NoPrizeLeft(), "There is no prize to win just now."),
        (e.StockBelowGiven("Bag", 1), "1 of “Bag” was given already."),
        (e.StockBelowGiven("Bag", 2), "2 of “Bag” were given already."),
        (e.UnknownPrize("gold"), "The event has no prize “gold”."),
        (e.UnknownDraw(), "No prize was won under this code."),
        (e.DrawSettled("handed"), "This prize was handed over already."),
        (e.DrawSettled("void"), "This prize was taken back already."),
        (e.DrawSettled("replaced"), "This prize was taken back already."),
        (e.DrawSettled("again"), "This spin won nothing."),
        (e.DrawSettled("shown"), "This prize still waits to be handed over."),
    ],
)
def test_it_says_what_happened_and_what_to_do(error: e.KnownError, what: str) -> None:
    assert sentence(error).startswith(what) and len(sentence(error)) > len(what)


def test_other_errors_are_left_to_others() -> None:
    assert event_errors.told(e.PinWrong(1)) is None


def test_what_a_check_found_is_said_with_the_promise_and_the_draw() -> None:
    codes = ("format", "newer", "empty", "seed", "digest", "number", "sectors", "sector", "prize")
    said = [events.fault(f"{code} 01a2-3f4a5b 17") for code in codes]
    assert len(set(said)) == len(codes) and all("{" not in one for one in said)
    assert events.fault("prize 01a2-3f4a5b 17") == "Promise 3f4a5b, draw 17: another prize stands on that sector."
    assert events.fault("format - 0") == "This is no list of draws from WasteQuiz, or it is damaged."


def test_a_problem_of_a_later_program_has_a_sentence_too() -> None:
    assert events.problem(Problem("unheard of")) == "Something in this event is not right yet."
