"""What is written straight down as JSON is what goes the way over a dict, sign by sign."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.strategies import any_bank, seeds
from wastequiz import paths
from wastequiz.domain import plain
from wastequiz.domain.items import Band
from wastequiz.domain.plain_json import authored_json
from wastequiz.domain.questions import Authored, Number, Option, Source, Target
from wastequiz.domain.text import Text
from wastequiz.formats import sources


def by_dict(question: Authored) -> str:
    return json.dumps(plain.authored_to_plain(question), ensure_ascii=False, separators=(",", ":"))


def test_every_built_in_question_is_written_the_same() -> None:
    for question in sources.read_bank(paths.questions()).questions.values():
        assert authored_json(question) == by_dict(question)


@given(seeds)
def test_any_bank_is_written_the_same(seed: int) -> None:
    for question in any_bank(seed, 3, 2, 4).questions.values():
        assert authored_json(question) == by_dict(question)


words = st.text(max_size=12)
texts = st.dictionaries(st.sampled_from(["zh_CN", "en"]), words, max_size=2).map(Text)


@given(words, texts, texts, st.lists(words, max_size=3), st.booleans(), st.integers(0, 9))
def test_any_words_are_written_the_same(said: str, stem: Text, why: Text, tags: list[str], yes: bool, rank: int) -> None:
    options = (Option(said, stem, yes, said, why=why, rank=rank, target=said), Option("b", why))
    question = Authored(said, "x", said, Band.g12, 1, stem, options, why, Source(said, said, rank, yes), said, (said,), tags=tuple(tags))
    assert authored_json(question) == by_dict(question)


@pytest.mark.parametrize(
    "more",
    [
        {"targets": (Target("t", Text(en="t"), bin_id="food"),)},
        {"number": Number(1, 1, 0, 2, 1, Text(en="kg"))},
        {"accepted": (("en", "yes"),)},
        {"points": 0},
        {"limit_s": 20},
        {"options": (Option("a", Text(en="a"), area=(1, 2, 3, 4)),)},
    ],
)
def test_what_only_some_kinds_have_is_written_the_same(more: dict[str, object]) -> None:
    fields = {"options": (Option("a", Text(en="a")),)} | more
    question = Authored("k", "x", "law", Band.g12, 1, Text(en="q"), explanation=Text(), source=Source(""), **fields)  # type: ignore[arg-type]
    assert authored_json(question) == by_dict(question)
