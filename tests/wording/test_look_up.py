"""What look-up says, in both languages' reach: the word typed, the last bin, the number found."""

from __future__ import annotations

import pytest

from wastequiz import i18n
from wastequiz.wording import look_up


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


def test_not_found_names_the_word_and_says_what_to_do() -> None:
    assert look_up.not_found("手机壳") == "No “手机壳” here yet. Try another word, or ask your teacher."
    assert look_up.rule_of_thumb("Residual waste") == "Not sure? Ask your teacher first. Still not clear? Then Residual waste."


@pytest.mark.parametrize(("total", "words"), [(1, "1 thing found"), (0, "0 things found"), (12, "12 things found")])
def test_numbers_agree(total: int, words: str) -> None:
    assert look_up.how_many(total) == words


def test_facts_stand_in_their_sentences() -> None:
    assert look_up.elsewhere("Shenzhen", "Food waste") == "Shenzhen: Food waste"
    assert look_up.rule("The 2022 regulation") == "By the rule: The 2022 regulation"
    assert (look_up.met_by("near"), look_up.met_by("name")) == ("Sounds or looks alike", "")
    said = [look_up.nearest(), look_up.differs(), look_up.not_checked(), look_up.comes_apart(), look_up.no_place()]
    assert len({*said}) == len([words for words in said if words.endswith((".", ":"))])
