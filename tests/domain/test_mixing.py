"""Kinds are mixed; what is of one kind keeps its order."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.lessons import question
from wastequiz.domain.mixing import mixed


@given(st.lists(st.sampled_from(["which_bin", "true_false", "estimate"]), max_size=20), st.integers(0, 99))
def test_nothing_is_lost_and_every_kind_keeps_its_order(kinds: list[str], seed: int) -> None:
    asked = [replace(question(n), kind=kind) for n, kind in enumerate(kinds)]
    after = mixed(asked, Random(seed))
    for kind in {*kinds}:
        assert [q for q in after if q.kind == kind] == [q for q in asked if q.kind == kind]
    assert len(after) == len(asked) and after == mixed(asked, Random(seed))


def test_what_stood_at_the_beginning_is_spread() -> None:
    asked = [replace(question(n), kind="estimate" if n < 5 else "which_bin") for n in range(15)]
    places = [n for seed in range(80) for n, q in enumerate(mixed(asked, Random(seed))) if q.kind == "estimate"]
    assert 6.5 < sum(places) / len(places) < 7.5
