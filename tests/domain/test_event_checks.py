"""Events as plain dicts, what can be kept, and what must be mended before one opens."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from wastequiz.domain.errors import BadName
from wastequiz.domain.event_checks import Known, checked, is_sound, problems
from wastequiz.domain.event_plain import from_plain, to_plain
from wastequiz.domain.events import Event, Play, Prize
from wastequiz.domain.items import Band
from wastequiz.wording import events as words

BAG = Prize("bag", "环保袋", "bag", 20, 2, ((1, 12), (2, 8)), "10:00", "16:00", "own/" + "0" * 24)
EVENT = Event(
    "e1",
    "校园开放日",
    "操场",
    ("2026-11-28",),
    "09:00",
    "17:00",
    "cn-harbin",
    band=Band.g12,
    plays=(Play("quiz"), Play("race", "booth", 60)),
    prizes=(BAG, Prize("note", "便签本", "note", 50, 4)),
    stations=2,
    logo="own/" + "1" * 24,
    calm=True,
)
KNOWN = Known(frozenset({"cn-harbin"}), frozenset({"race", "sort_it"}), "2026-11-27")


def codes(**changes: Any) -> list[tuple[str, str]]:
    return [(found.code, found.where) for found in problems(replace(EVENT, **changes), KNOWN)]


def with_bag(**changes: Any) -> Event:
    return replace(EVENT, prizes=(replace(BAG, **changes), EVENT.prizes[1]))


# ---- as JSON
def test_an_event_comes_back_from_json_as_it_was() -> None:
    assert from_plain(json.loads(json.dumps(to_plain(EVENT)))) == EVENT


def test_what_an_older_program_did_not_write_stands_at_its_default_and_what_a_newer_one_added_is_left_out() -> None:
    assert from_plain({"id": "x", "name": "y", "weather": "fine"}) == Event("x", "y")
    assert from_plain({"id": "x", "name": "y", "prizes": [{"id": "p", "name": "q"}]}).prizes == (Prize("p", "q"),)


@pytest.mark.parametrize(
    "change",
    [
        {"name": 7},
        {"questions": "5"},
        {"questions": True},
        {"questions": -1},
        {"questions": 1 << 40},
        {"dates": "2026-11-28"},
        {"dates": [7]},
        {"band": "g99"},
        {"plays": [["quiz"]]},
        {"prizes": [{"name": "no id"}]},
        {"prizes": [{"id": "p", "name": "q", "quotas": [[1]]}]},
    ],
)
def test_what_is_no_event_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_plain(to_plain(EVENT) | change)
    with pytest.raises(KeyError):
        from_plain({"name": "without an id"})


# ---- what can be kept
def test_names_are_cleaned_and_numbers_brought_within_bounds() -> None:
    made = checked(
        replace(
            EVENT,
            name=" 开放\u202e日 ",
            place="\u200b",
            dates=("2026-11-29", "2026-11-28", "2026-11-29"),
            colour="pink",
            stations=0,
            volume=900,
        )
    )
    assert (made.name, made.place, made.colour, made.stations, made.volume) == ("开放日", "", "orange", 1, 100)
    assert made.dates == ("2026-11-28", "2026-11-29")
    assert checked(EVENT) == EVENT


@pytest.mark.parametrize(
    "wrong", [replace(EVENT, name=" "), replace(EVENT, name="x" * 41), replace(EVENT, place="x" * 61), with_bag(name="")]
)
def test_what_has_no_name_or_too_long_a_one_is_not_kept(wrong: Event) -> None:
    with pytest.raises(BadName):
        checked(wrong)


def test_an_event_of_ours_is_sound() -> None:
    assert is_sound(EVENT) and is_sound(Event("e", "n"))


@pytest.mark.parametrize(
    "wrong",
    [
        replace(EVENT, id="../x"),
        replace(EVENT, id=""),
        with_bag(id="a b"),
        with_bag(id="note"),
        replace(EVENT, prizes=tuple(Prize(f"p{n}", "x") for n in range(17))),
        replace(EVENT, scheme="../../etc"),
        replace(EVENT, plays=(Play("quiz", "<b>"),)),
        replace(EVENT, plays=(Play("quiz"),) * 17),
        replace(EVENT, dates=("2026-11-28",) * 61),
        replace(EVENT, dates=("soon",)),
        replace(EVENT, dates=("20261128",)),
        replace(EVENT, opens="9 o'clock"),
        with_bag(closes="24:00"),
        replace(EVENT, languages=("tlh",)),
        replace(EVENT, kiosk=3),
        replace(EVENT, kiosk=0),
        replace(EVENT, stations=100),
        with_bag(picture="/etc/passwd"),
        with_bag(stock=10_000),
        with_bag(sectors=17),
        with_bag(quotas=((0, 1),)),
        with_bag(quotas=((1, 10_000),)),
        with_bag(own_picture="own/../x"),
        replace(EVENT, logo="logo.png"),
    ],
)
def test_what_a_stranger_made_up_is_not_sound(wrong: Event) -> None:
    assert not is_sound(wrong)


# ---- what must be mended
def test_a_good_event_has_no_problem() -> None:
    assert problems(EVENT, KNOWN) == ()
    assert problems(replace(EVENT, prizes=(), plays=(Play("unheard"),)), Known(KNOWN.schemes)) == ()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"dates": ()}, ("no_date", "dates")),
        ({"dates": ("2026-13-01",)}, ("bad_date", "dates")),
        ({"dates": ("2026-11-26",)}, ("over", "dates")),
        ({"opens": "9:00"}, ("event_time", "hours")),
        ({"opens": "18:00"}, ("event_hours", "hours")),
        ({"scheme": "xx"}, ("unknown_scheme", "scheme")),
        ({"languages": ()}, ("no_language", "languages")),
        ({"languages": ("tlh",)}, ("no_language", "languages")),
        ({"plays": ()}, ("no_play", "plays")),
        ({"plays": (Play("unheard"),)}, ("unknown_play", "plays")),
        ({"questions": 11}, ("questions", "questions")),
        ({"right_for_spin": 6}, ("right_for_spin", "right_for_spin")),
        ({"pass_right": 6}, ("pass_right", "pass_right")),
        ({"idle_s": 10}, ("idle_s", "idle_s")),
        ({"countdown_s": 99}, ("countdown_s", "countdown_s")),
        ({"kiosk": 3}, ("stations", "stations")),
        ({"again_sectors": 20}, ("sectors", "prizes")),
        ({"prizes": (EVENT.prizes[1], EVENT.prizes[1])}, ("prize_twice", "prizes")),
        ({"prizes": with_bag(stock=0, quotas=()).prizes}, ("stock", "prizes")),
        ({"prizes": with_bag(stock=19).prizes}, ("quotas", "prizes")),
        ({"prizes": with_bag(sectors=0).prizes}, ("no_sector", "prizes")),
        ({"prizes": with_bag(quotas=((3, 1),)).prizes}, ("quota_kiosk", "prizes")),
        ({"prizes": with_bag(picture="gold").prizes}, ("picture", "prizes")),
        ({"prizes": with_bag(opens="10").prizes}, ("prize_time", "prizes")),
        ({"prizes": with_bag(opens="17:00").prizes}, ("prize_hours", "prizes")),
    ],
)
def test_each_problem_is_found_and_has_a_sentence_of_its_own(changes: dict[str, Any], found: tuple[str, str]) -> None:
    assert codes(**changes) == [found]
    sentence = words.problem(problems(replace(EVENT, **changes), KNOWN)[0])
    assert sentence and "{" not in sentence and "not right yet" not in sentence
