"""The bank that comes with the program, read from its files."""

from __future__ import annotations

from pathlib import Path

from wastequiz.services import builtin
from wastequiz.services.lookup import Lookup


def test_the_built_in_bank_counts_and_checks_clean() -> None:
    bank = builtin.read()
    counted = builtin.stats(bank)
    assert set(counted) == {"items", "aliases", "pictures", "knowledge_questions", "schemes", "kinds_of_waste", "ready_sets", "languages"}
    assert counted["languages"] == 2 and all(counted.values())
    checked = builtin.check()
    assert not checked.problems
    assert set(checked.unverified) == set(bank.schemes)


def test_sources_that_do_not_read_give_their_problems(tmp_path: Path) -> None:
    checked = builtin.check(tmp_path)
    assert checked.problems and not checked.unverified


def test_things_that_look_alike_are_named_once_however_many_names_they_have() -> None:
    lookup = Lookup(builtin.read(), "cn-harbin", "en")
    for query in ("banan", "bottel", "电", "x" * 300):
        near = lookup.entry(query).alternatives
        assert len(near) <= 3 and len({w.item for w in near}) == len(near)
    first = lookup.entry("banan").alternatives
    assert lookup.entry("banan").alternatives == first
