"""Speaking the chosen language, and a made one that shows what was forgotten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from wastequiz import i18n
from wastequiz.domain.text import Text


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def test_chinese_stands_first_and_english_second() -> None:
    assert i18n.languages()[:2] == ("zh_CN", "en")


def test_a_language_is_called_by_its_own_name() -> None:
    assert i18n.language_name("zh_CN") == "中文"
    assert i18n.language_name("xx") == "xx"


def test_the_program_speaks_the_language_in_use() -> None:
    i18n.use("zh_CN")
    assert i18n.current() == "zh_CN"
    assert i18n._("WasteQuiz") == "分得清"
    assert i18n.ngettext("right answer", "right answers", 2) == "题答对"


def test_a_language_without_catalogue_speaks_english() -> None:
    i18n.use("xx")
    assert i18n._("WasteQuiz") == "WasteQuiz"
    assert i18n.ngettext("right answer", "right answers", 1) == "right answer"


def test_marking_changes_nothing() -> None:
    i18n.use("zh_CN")
    assert i18n.N_("WasteQuiz") == "WasteQuiz"


def test_words_of_the_bank_come_in_the_language_in_use_else_in_english_else_in_any() -> None:
    text = Text(zh_CN="面包", en="bread")
    i18n.use("zh_CN")
    assert i18n.words(text) == "面包"
    i18n.use("de")
    assert i18n.words(text) == "bread"
    assert i18n.words(Text(zh_CN="面包")) == "面包"
    assert i18n.words(Text()) == ""


def test_the_made_language_is_bracketed_longer_and_keeps_fields_whole() -> None:
    i18n.use(i18n.PSEUDO)
    said = i18n._("By the rules of {city}.")
    assert said.startswith("[") and said.endswith("]")
    assert "{city}" in said
    assert len(said) >= 1.4 * len("By the rules of {city}.") - 2
    assert i18n.ngettext("one apple", "apples", 1).startswith("[öñé") or "~" in i18n.ngettext("one apple", "apples", 1)
    assert i18n.ngettext("one apple", "apples", 2) != i18n.ngettext("one apple", "apples", 1)
    assert i18n.words(Text(en="bread")).startswith("[")
    assert i18n.words(Text(zh_CN="面包")).startswith("[")
    assert i18n.words(Text()) == ""
    assert i18n.pseudo("") == ""


def test_qt_gets_nothing_where_the_catalogue_has_nothing() -> None:
    i18n.use("zh_CN")
    assert i18n.translated("") == ""
    assert i18n.translated("No such sentence anywhere") == ""
    assert i18n.translated("WasteQuiz") == "分得清"
