"""What is written can be read on what it is written on; and an order against the eye is noticed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from tests.ui.accessible import steps_back
from wastequiz.stage.theme import THEMES, Theme, tokens

TEXT, LARGE = 4.5, 3.0
"""Contrast that WCAG asks of text, and of large text and signs."""


def test_an_order_against_the_eye_is_seen() -> None:
    a, b, c = QRectF(0, 0, 100, 100), QRectF(200, 5, 100, 100), QRectF(0, 200, 100, 100)
    assert steps_back([("a", a), ("b", b), ("c", c)]) == []
    assert steps_back([("a", a), ("c", c), ("b", b)]) == [], "a column on the right"
    assert steps_back([("b", b), ("a", a), ("c", c)]) == ["b -> a goes left"]
    assert steps_back([("c", QRectF(300, 200, 90, 90)), ("a", a)]) == ["c -> a goes up and left"]


# ---- contrast


def luminance(hex_colour: str) -> float:
    def linear(part: str) -> float:
        c = int(part, 16) / 255
        return c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4

    r, g, b = (linear(hex_colour[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    ("ink.text", "surface.card", TEXT),
    ("ink.text", "surface.paper", TEXT),
    ("ink.text", "surface.paper2", TEXT),
    ("ink.textSecondary", "surface.card", TEXT),
    ("ink.textSecondary", "surface.paper", TEXT),
    ("ink.onColour", "brand.primary", TEXT),
    ("ink.onColour", "tryAgain.fill", TEXT),
    ("ink.text", "right.fill", TEXT),
    ("ink.text", "right.sheet", TEXT),
    ("ink.text", "right.tint", TEXT),
    ("ink.text", "tryAgain.sheet", TEXT),
    ("ink.text", "tryAgain.tint", TEXT),
    ("ink.textSecondary", "tryAgain.sheet", TEXT),
    ("ink.text", "brand.primaryTint", TEXT),
    *(("ink.text", f"wheel.{ground}", TEXT) for ground in ("sun", "cream", "plum", "rose", "gone")),
    ("ink.textSecondary", "right.sheet", TEXT),
    ("brand.primary", "surface.card", LARGE),
    *((f"bin.{family}.shade", f"bin.{family}.tint", TEXT) for family in ("recyclable", "hazardous", "food", "residual")),
    *(("ink.onColour", f"bin.{family}.base", LARGE) for family in ("recyclable", "hazardous", "food", "residual")),
]


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_of_the_tokens_has_the_contrast_they_state(theme: str) -> None:
    stated = tokens()["contrast"][theme]
    assert len(stated) > 20
    known = set(hexes(tokens()["colour"]))
    for pair in stated:
        found = contrast(pair["fg"], pair["bg"])
        assert found == pytest.approx(pair["ratio"], abs=0.02), pair["pair"]
        assert (found >= pair["need"]) is pair["pass"] is True, pair["pair"]
        if "%" not in pair["pair"]:  # that one is mixed from two
            assert {pair["fg"], pair["bg"]} <= known, f"{pair['pair']}: the tokens have no such colour"


def hexes(colours: Any) -> Iterator[str]:
    """Every colour of the tokens."""
    for value in colours.values():
        if isinstance(value, dict):
            yield from hexes(value)
        elif isinstance(value, str):
            yield value


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_written_can_be_read_on_what_it_is_written_on(theme: str) -> None:
    look = Theme(theme)
    found = {(ink, ground): contrast(look.hex(ink), look.hex(ground)) for ink, ground, _least in PAIRS}
    weak = {pair: round(found[pair[:2]], 2) for pair in PAIRS if found[pair[:2]] < pair[2]}
    assert not weak


def test_contrast_is_reckoned_as_the_standard_does() -> None:
    assert contrast("#000000", "#FFFFFF".lower()) == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
