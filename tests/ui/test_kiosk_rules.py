"""What a kiosk decides without a window: where a visitor may be, when it asks whether anybody is there, how long a round is said to take."""

from __future__ import annotations

from typing import get_args

import pytest

from wastequiz.domain.errors import UnknownScheme
from wastequiz.domain.events import Event, Play
from wastequiz.ui import places
from wastequiz.ui.kiosk.allowed import instead
from wastequiz.ui.kiosk.durations import about, seconds, short
from wastequiz.ui.kiosk.idle import left_s, limits

OPEN = (
    places.Attract,
    places.KioskChoose,
    places.Quiz,
    places.GamePlay,
    places.KioskOver,
    places.PrizeWheel,
    places.KioskStaff,
    places.SafeScreen,
)


def made(kind: type) -> places.Place:
    """One place of a kind, with something in each field."""
    given = {"game": "sort_it", "class_id": 1, "then": places.Bank(), "report": "x", "event_id": "e", "error": UnknownScheme("x", ())}
    fields = getattr(kind, "__dataclass_fields__", {})
    return kind(**{name: given[name] for name in fields if name in given})


@pytest.mark.parametrize("visited", [False, True])
def test_every_place_of_the_program_leads_to_one_of_eight(visited: bool) -> None:
    for kind in get_args(places.Place):
        shown = instead(made(kind), places.KioskChoose(), visited=visited)
        assert isinstance(shown, OPEN), kind
        if kind not in OPEN and kind not in (places.Trouble, places.Crashed):
            assert not isinstance(shown, places.KioskStaff), kind


def test_the_pin_is_asked_for_the_staffs_page_alone() -> None:
    here = places.Attract()
    assert instead(places.StaffPin(places.Bank()), here, visited=False) == here


def test_nobody_is_anywhere_but_at_the_attract_screen_before_a_visit_began() -> None:
    for place in (places.KioskChoose(), places.Quiz(), places.GamePlay(), places.KioskOver(), places.PrizeWheel(), places.Results()):
        assert instead(place, places.Attract(), visited=False) == places.Attract()


def test_a_round_that_is_left_leads_to_the_choice_and_one_that_is_over_to_how_it_went() -> None:
    assert instead(places.Home(), places.Quiz(), visited=True) == places.KioskChoose()
    assert instead(places.Home(), places.GamePlay(), visited=True) == places.KioskChoose()
    assert instead(places.Home(), places.KioskOver(), visited=True) == places.Attract()
    assert instead(places.GameOver(), places.GamePlay(), visited=True) == places.KioskOver()


def test_what_went_wrong_is_told_without_a_report() -> None:
    assert instead(places.Crashed("secret"), places.Quiz(), visited=True) == places.SafeScreen("trouble")


@pytest.mark.parametrize(
    ("still_ms", "left"), [(0, None), (59_999, None), (60_000, 15), (60_001, 15), (61_000, 14), (74_999, 1), (75_000, 0), (900_000, 0)]
)
def test_the_countdown_begins_after_the_idle_time_and_ends_at_nothing(still_ms: int, left: int | None) -> None:
    assert left_s(still_ms, 60, 15) == left


def test_nobody_is_hurried_and_nobody_waits_for_ever() -> None:
    assert [limits(45, wanted, 120) for wanted in (1, 60, 9999)] == [45, 60, 120]


def test_a_round_is_said_to_take_as_long_as_it_does_rounded_up() -> None:
    plan = Event("e", "x", questions=5)
    assert seconds(plan, Play("quiz")) == 90 and seconds(plan, Play("sort_it", seconds=61)) == 61 and seconds(plan, Play("gone")) == 0
    assert about(61) == "about 2 minutes a round" and about(60) == "about 1 minute a round" and short(1) == "1 min"
