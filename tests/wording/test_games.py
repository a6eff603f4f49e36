"""What is said about games."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from wastequiz import i18n
from wastequiz.domain.games import GameBest, Knowledge
from wastequiz.domain.rounds import PACES
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.wording import games


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


def test_every_pace_has_a_name() -> None:
    assert [games.pace(pace) for pace in PACES] == ["Calm", "Normal", "Brisk"]


@pytest.mark.parametrize(("least", "most", "told"), [(1, 1, "For one"), (1, 4, "1 to 4 players"), (2, 2, "2 teams")])
def test_it_is_told_how_many_can_play(least: int, most: int, told: str) -> None:
    assert games.players(least, most) == told


@pytest.mark.parametrize(("seconds", "told"), [(60, "1 minute"), (300, "5 minutes"), (90, "90 seconds"), (1, "1 second")])
def test_whole_minutes_are_told_in_minutes(seconds: int, told: str) -> None:
    assert games.minutes(seconds) == told


@pytest.mark.parametrize(
    ("contestant", "told"),
    [(GUEST, "Guest"), (Contestant(class_id=3), "The whole class"), (Contestant("r", 3, 7, "owl"), "No. 07 Owl")],
    ids=["a guest", "a class", "a student"],
)
def test_it_is_told_who_plays(contestant: Contestant, told: str) -> None:
    assert games.who(contestant) == told


@pytest.mark.parametrize(
    ("points", "best", "told"),
    [
        (5, None, "Your first time: a start!"),
        (15, GameBest(10, 2), "New personal best! Before: 10"),
        (10, GameBest(10, 2), "Your best so far: 10"),
    ],
    ids=["the first", "better", "as good"],
)
def test_points_stand_beside_the_best_before(points: int, best: GameBest | None, told: str) -> None:
    assert games.best_line(points, best) == told


def test_a_score_is_told_with_what_was_known() -> None:
    assert games.score_said(1, Knowledge(3, 4), "") == "1 point. 3 of 4 right"
    assert games.score_said(20, Knowledge(), "A start!") == "20 points. A start!"


def test_both_rankings_are_told() -> None:
    assert games.ranks([(1, "Fox", "20")], [(1, "Fox", "50%"), (1, "Owl", "50%")]) == "Game: 1. Fox 20. Knowledge: 1. Fox 50%, 1. Owl 50%"


@pytest.mark.parametrize(
    ("contestant", "who"),
    [(GUEST, "A guest"), (Contestant(class_id=3), "The whole class"), (Contestant("r", 3, 7, "owl"), "No. 07 Owl")],
    ids=["a guest", "a class", "a student"],
)
def test_an_interrupted_game_is_offered_to_who_played_it(contestant: Contestant, who: str) -> None:
    assert games.goes_on(contestant, "Flying chess") == f"{who} stopped in the middle of “Flying chess”. Go on?"
