"""Why a question is asked, in a few words."""

from __future__ import annotations

import pytest

from tests.factories import make_bank
from wastequiz.domain.rounds import Why
from wastequiz.wording import whys

SCHEME = make_bank().scheme("cn-harbin")


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (None, ""),
        (Why("mixed_up", 1), "You mixed this up 1 time"),
        (Why("mixed_up", 2), "You mixed this up 2 times"),
        (Why("due", 0), "Time to see it again"),
        (Why("due", 1), "Not seen for 1 day"),
        (Why("due", 3), "Not seen for 3 days"),
        (Why("mix_up", bins=("food", "residual")), "Easily mixed up: food and residual"),
        (Why("mix_up", bins=("food", "attic")), ""),
        (Why("mix_up"), ""),
        (Why("new"), "New to you"),
        (Why("check_again"), "Right once more, and you know it"),
        (Why("of a later version"), ""),
    ],
)
def test_every_reason_has_its_line(why: Why | None, said: str) -> None:
    assert whys.why(why, SCHEME) == said
