"""A day of an event made by hand: three visitors at two kiosks, two days, prizes and incidents."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.factories import BINS, CITY
from tests.reports.facts import sorted_into, written
from wastequiz.domain.day_reporting import Came, DayFacts, Played, Stocked
from wastequiz.domain.events import QUIZ, Draw, Event, Incident, Prize

DAY, NEXT = "2026-11-28", "2026-11-29"
MS = 1_795_824_000_000
"""2026-11-28, 08:00 in Harbin."""
EVENT = Event(
    "ev1",
    "Open day",
    place="Songbei square",
    dates=(DAY, NEXT),
    opens="09:00",
    closes="17:00",
    scheme=CITY,
    questions=5,
    pass_right=4,
    prizes=(Prize("p1", "Badge", "sticker", stock=20), Prize("p2", "Bag", "bag", stock=4)),
    expected=8,
)


def draw(id_: str, prize: str, state: str, station: str = "aaaa1111", **changes: Any) -> Draw:
    told: dict[str, Any] = {"day": DAY, "who": "fox", "instead_of": "", "utc_ms": MS, **changes}
    return Draw(id_, "ev1", station, "c1", 1, "v1", (), 0, prize, "0042" if prize else "", state, **told)


def of(one: Any, round_id: str, seq: int) -> Any:
    return replace(one, round=round_id, seq=seq, class_id=0, ref="")


VISITS = (
    Came("v1", "aaaa1111", DAY, 9, "zh_CN", 120_000, "done"),
    Came("v2", "aaaa1111", DAY, 9, "zh_CN", 60_000, "idle"),
    Came("v3", "bbbb2222", DAY, 11, "en", 0, "cut"),
    Came("v4", "bbbb2222", NEXT, 10, "zh_CN", 30_000, "home"),
)
ROUNDS = (
    Played("r1", "v1", QUIZ, "ended"),
    Played("r2", "v1", "sort_it", "ended"),
    Played("r3", "v2", QUIZ, "given_up"),
    Played("r4", "v3", QUIZ, "open"),
)
GIVEN = (
    of(written("law_1", 1.0), "r1", 1),
    of(written("law_2", 1.0), "r1", 2),
    of(written("law_3", 0.0, ("a",)), "r1", 3),
    of(sorted_into("tissue", "residual", "recyclable"), "r1", 4),
    of(sorted_into("tissue", "residual", "residual"), "r2", 5),
    of(sorted_into("peel", "food", "food"), "r2", 6),
    of(written("law_1", 1.0), "r3", 7),
    of(sorted_into("peel", "food", None), "r4", 8),
)
DRAWS = (
    draw("d1", "p1", "handed"),
    draw("d2", "p2", "void"),
    draw("d3", "p1", "shown", instead_of="d2"),
    draw("d4", "", "shown", station="bbbb2222"),
)
STOCK = (
    Stocked("aaaa1111", "p1", 10, 2, 1),
    Stocked("aaaa1111", "p2", 2, 0, 0),
    Stocked("bbbb2222", "p1", 10, 0, 0),
    Stocked("desk0000", "p1", 20, 0, 0),
)
INCIDENTS = (
    Incident(9, "bbbb2222", DAY, MS + 5000, "focus_lost"),
    Incident(3, "aaaa1111", DAY, MS, "started"),
    Incident(4, "aaaa1111", DAY, MS + 9000, "crashed", "=quiz"),
)
FACTS = DayFacts(
    EVENT,
    DAY,
    VISITS[:3],
    ROUNDS,
    GIVEN,
    DRAWS,
    STOCK,
    INCIDENTS,
    {"aaaa1111": 1, "bbbb2222": 2},
    BINS,
    {"law_3": frozenset({"b"})},
)
