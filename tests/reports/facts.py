"""Answers made by hand, and a class report drawn from them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.factories import BINS, CITY
from wastequiz.domain.questions import Choice, Sort
from wastequiz.domain.reporting import ClassReport, Given, Wanted
from wastequiz.reports.class_report import Gathered, build

WANTED = Wanted(7, (7, 8), "2026-10-05", "2026-11-26", scheme=CITY)


def sorted_into(item: str, true_bin: str, chosen: str | None, **changes: Any) -> Given:
    """An answer to "which bin?" about `item`."""
    right = float(chosen == true_bin)
    choice = (chosen,) if chosen else ()
    return given(f"which_bin:{item}", "which_bin", right, choice, (Sort(item, true_bin, chosen),), topic="items", **changes)


def written(key: str, correct: float, choice: Choice = ("b",), kind: str = "single_choice", **changes: Any) -> Given:
    return given(key, kind, correct, choice, **changes)


def given(key: str, kind: str, correct: float, choice: Choice = (), sorts: tuple[Sort, ...] = (), **changes: Any) -> Given:
    one = Given(1, 7, "ref1", "r1", key, kind, "signs", "2026-11-20", correct, 2000, choice, sorts)
    return replace(one, **changes)


def many(one: Given, n: int) -> list[Given]:
    """The same answer from so many rounds."""
    return [replace(one, seq=k, round=f"round-{k}", ref=f"ref{k}") for k in range(n)]


ANSWERS = [
    *many(sorted_into("tissue", "residual", "recyclable"), 6),
    *many(sorted_into("box", "residual", "recyclable"), 3),
    *many(sorted_into("bone", "residual", "food"), 1),
    *many(sorted_into("tissue", "residual", "residual"), 10),
    *many(sorted_into("peel", "food", "food"), 8),
    *many(sorted_into("peel", "food", None), 2),
    *many(written("law_1", 0.0, ("a",)), 3),
    *many(written("law_1", 1.0), 5),
]
FACTS = Gathered(
    wanted=WANTED,
    class_name="3B",
    roster=12,
    played=10,
    given=ANSWERS,
    names={7: "3B", 8: "=4A"},
    now={7: (23.0, 38), 8: (5.0, 10)},
    before={7: (4.0, 8)},
    weeks={"2026-W46": (0.0, 0, 5.0, 10), "2026-W47": (23.0, 38, 28.0, 48)},
    knowledge={"ref1": 1.0, "ref2": 0.8, "ref3": 0.79},
    bins=BINS,
    right_of={"law_1": ("b",)},
)


def a_report(**changes: Any) -> ClassReport:
    return build(replace(FACTS, **changes))
