"""Every mistake in a source file is a line: file, entry, field, what is wrong, what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from wastequiz import i18n
from wastequiz.domain.errors import Problem
from wastequiz.formats.check import CHECK_CODES
from wastequiz.formats.sources import PROBLEM_CODES
from wastequiz.wording import problems

ALL_CODES = {*PROBLEM_CODES, *CHECK_CODES}
FIELDS = re.compile(r"\{(\w+)\}")
TELLS = re.compile(r"\b(Write|Add|Delete|Put|Save|Look|Correct|Change|Give|Fill|Close|Mark|Take|Use|Describe|Draw|Make|Shorten|Say|Name)\b")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


def test_codes_and_sentences_are_the_same_set() -> None:
    assert set(problems.SENTENCES) == ALL_CODES


@pytest.mark.parametrize("code", sorted(ALL_CODES))
def test_every_mistake_names_its_place_and_what_to_write_instead(code: str) -> None:
    told = {name: f"<{name}>" for name in FIELDS.findall(problems.SENTENCES[code])}
    line = problems.problem_sentence(Problem("items/food.csv", "bread", "why_en", code, tuple(told.items())))
    assert line.startswith("items/food.csv, entry “bread”, field “why_en”: ")
    assert TELLS.search(line), "what to do instead"
    for name, value in told.items():
        assert value in line, f"the fact {name}"


@pytest.mark.parametrize("expected", list(problems.EXPECTED))
def test_a_wrong_type_says_in_words_what_was_expected(expected: str) -> None:
    line = problems.problem_sentence(Problem("a.toml", "", "", "wrong_type", (("expected", expected),)))
    assert line == f"a.toml: This is the wrong sort of value. Write {problems.EXPECTED[expected]}."


def test_a_fact_that_was_not_told_or_a_code_nobody_knows_is_no_crash() -> None:
    assert "…" in problems.problem_sentence(Problem("a.toml", "", "", "bad_id"))
    assert "Compare it" in problems.problem_sentence(Problem("a.toml", "x", "", "brand_new"))
