"""What is said of a row that does not come in, and of what a file cannot carry."""

from __future__ import annotations

import string

import pytest

from wastequiz import i18n
from wastequiz.domain.exchange import Fault
from wastequiz.formats.going_out import PARTS as PARTS_OF_QUESTIONS
from wastequiz.formats.going_out import not_carried
from wastequiz.wording.exchange import PARTS, SENTENCES, sentence


def names_in(text: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(text) if name]


@pytest.mark.parametrize("code", SENTENCES)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_code_makes_a_sentence_with_its_facts(code: str, language: str) -> None:
    i18n.use(language)
    facts = tuple((name, "matching" if name == "kind" else f"<{name}>") for name in names_in(SENTENCES[code]))
    said = sentence(Fault(3, code, "x", facts))
    assert said
    assert all(fact in said for name, fact in facts if name != "kind")


def test_parts_and_kinds_are_said_in_words() -> None:
    assert set(PARTS_OF_QUESTIONS) <= set(PARTS)
    assert sentence(not_carried("whys")) == "This kind of file cannot carry “the remarks on single answers”."
    assert (
        sentence(Fault(0, "kind_not_carried", facts=(("kind", "matching"),))) == "This kind of file has no questions of the type “Match”."
    )
    assert sentence(Fault(0, "not_carried", facts=(("part", "Sheet 2"),))) == "This kind of file cannot carry “Sheet 2”."
