"""Sets of numbers as whole numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wastequiz.services.bits import Postings, bits_of, members_of


@given(st.sets(st.integers(0, 5_000)))
def test_a_set_comes_back_as_it_went_in(members: set[int]) -> None:
    bits = bits_of(members, 5_001)
    assert members_of(bits) == sorted(members)
    assert members_of(bits, 7) == sorted(members)[:7]
    assert bits.bit_count() == len(members)


@given(st.lists(st.sets(st.sampled_from("abcdef")), max_size=300))
def test_postings_know_what_was_noted_where(noted: list[set[str]]) -> None:
    postings = Postings()
    for number, keys in enumerate(noted):
        postings.note(keys, number)
    list(postings.settle())
    for key in "abcdefg":
        assert members_of(postings.bits(key)) == [number for number, keys in enumerate(noted) if key in keys]
    assert members_of(postings.united("abz")) == [number for number, keys in enumerate(noted) if keys & {"a", "b"}]
    assert set(postings) == set().union(*noted)
