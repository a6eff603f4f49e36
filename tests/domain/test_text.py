"""A text answers in the language asked for, or in the nearest it has."""

from __future__ import annotations

import pytest

from wastequiz.domain.text import LANGUAGES, Text


def test_a_text_speaks_the_language_asked_for() -> None:
    words = Text(zh_CN="桶", en="bin")
    assert words.to("zh_CN") == "桶"
    assert words.to("en") == "bin"


@pytest.mark.parametrize(("asked", "heard"), [("en_GB", "bin"), ("zh_TW", "桶"), ("fr", "bin")])
def test_a_language_it_does_not_have_gets_a_related_one_else_english(asked: str, heard: str) -> None:
    assert Text(zh_CN="桶", en="bin").to(asked) == heard


def test_without_english_whatever_there_is_is_said() -> None:
    assert Text(zh_CN="桶").to("fr") == "桶"
    assert Text(zh_CN="", ru="бак").to("fr") == "бак"


def test_an_empty_translation_counts_as_none() -> None:
    assert Text(zh_CN="", en="bin").to("zh_CN") == "bin"
    assert Text(en="", zh_CN="桶").to("en_US") == "桶"


def test_a_text_without_words_says_nothing() -> None:
    assert Text().to("en") == ""


def test_a_text_is_a_mapping_that_can_be_compared_and_hashed() -> None:
    words = Text({"zh_CN": "桶"}, en="bin")
    assert dict(words) == {"zh_CN": "桶", "en": "bin"}
    assert len(words) == len(LANGUAGES)
    assert words["en"] == "bin"
    assert words == Text(en="bin", zh_CN="桶")
    assert hash(words) == hash(Text(en="bin", zh_CN="桶"))
    assert words != Text(en="bin")


def test_a_text_shows_itself_to_a_programmer() -> None:
    assert repr(Text(en="bin")) == "Text({'en': 'bin'})"
