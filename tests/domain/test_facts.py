"""Facts behave as the standard library's dataclasses do, although their methods are written late."""

from __future__ import annotations

import dataclasses
from dataclasses import field
from typing import Any

import pytest

from wastequiz.domain.facts import dataclass


def make() -> tuple[Any, Any]:
    """A frozen fact and one that may change, fresh: nothing of them is written yet."""

    @dataclass(frozen=True)
    class Leaf:
        tree: str
        width: int = 3
        veins: tuple[int, ...] = field(default_factory=tuple)

    @dataclass()
    class Heap:
        """Some leaves."""

        leaves: list[str] = field(default_factory=list)
        seen: int = 0

        def __post_init__(self) -> None:
            self.seen = len(self.leaves)

    return Leaf, Heap


def test_a_fact_takes_its_fields_by_place_and_by_name_with_defaults() -> None:
    leaf, heap = make()
    assert leaf("oak") == leaf(tree="oak", width=3, veins=())
    assert leaf("oak") != leaf("elm")
    assert leaf("oak") != "oak"
    assert repr(leaf("oak", 4)).endswith("Leaf(tree='oak', width=4, veins=())")
    assert heap(["a", "b"]).seen == 2
    assert heap().leaves is not heap().leaves
    with pytest.raises(TypeError):
        leaf()
    with pytest.raises(TypeError):
        leaf("oak", height=2)


def test_a_frozen_fact_cannot_be_changed_and_can_be_a_key() -> None:
    leaf, heap = make()
    one = leaf("oak")
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.tree = "elm"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.tree
    assert {one: 1}[leaf("oak")] == 1
    pile = heap()
    pile.seen = 9
    assert pile.seen == 9
    with pytest.raises(TypeError):
        hash(pile)


def test_the_tools_for_dataclasses_work_on_facts() -> None:
    leaf, _heap = make()
    one = leaf("oak", 5)
    assert [f.name for f in dataclasses.fields(leaf)] == ["tree", "width", "veins"]
    assert dataclasses.replace(one, width=6) == leaf("oak", 6)
    assert dataclasses.asdict(one) == {"tree": "oak", "width": 5, "veins": ()}
    match one:
        case leaf(tree, width):
            assert (tree, width) == ("oak", 5)
        case _:
            pytest.fail("a fact does not match its own class")


def test_two_threads_may_need_the_methods_at_once() -> None:
    """Whoever holds on to a method from before it was written still gets the right one."""
    leaf, _heap = make()
    early = leaf.__init__
    leaf("oak")
    late = leaf.__new__(leaf)
    early(late, "elm")
    assert late.tree == "elm"


def test_facts_without_equality_are_compared_by_identity() -> None:
    @dataclass(eq=False)
    class TooFewError(Exception):
        count: int

    one = TooFewError(2)
    assert one.count == 2
    assert one != TooFewError(2)
    with pytest.raises(TooFewError):
        raise one


def test_methods_of_its_own_are_left_alone() -> None:
    @dataclass()
    class Loud:
        name: str

        def __repr__(self) -> str:
            return self.name.upper()

    assert repr(Loud("oak")) == "OAK"
