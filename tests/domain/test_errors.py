"""Known errors carry facts and can be raised like any other."""

from __future__ import annotations

import pytest

from wastequiz.domain.errors import BadSource, KnownError, Problem, UnknownScheme


def test_a_known_error_carries_its_facts() -> None:
    with pytest.raises(KnownError) as raised:
        raise UnknownScheme("xx", ("cn-gb",))
    assert raised.value == raised.value
    assert (raised.value.code, raised.value.known) == ("xx", ("cn-gb",))  # type: ignore[attr-defined]


def test_bad_source_lists_its_problems() -> None:
    problem = Problem("kinds.csv", "paper", "why", "missing_field")
    assert BadSource((problem,)).problems == (problem,)
    assert BadSource().problems == ()
