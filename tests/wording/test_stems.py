"""Questions in words: the stem, the bin in its own colour, and what to do."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import make_bank, make_choice, make_true_false, put, text
from wastequiz import i18n
from wastequiz.domain.kinds import pick_from_bin, which_bin
from wastequiz.domain.questions import Question
from wastequiz.wording import stems

BANK = make_bank()
SCHEME = BANK.scheme("cn-harbin")
FOOD, PAPER = BANK.items["food_0"], BANK.items["recyclable_0"]
WHICH = which_bin.build(FOOD, BANK.kinds["food_kind"], SCHEME)
PICK = pick_from_bin.build(FOOD, [PAPER], BANK, SCHEME)
WRITTEN = put(make_choice("signs_1"))
TRUTH = put(make_true_false("fact_1"))


def test_an_item_question_asks_for_the_bin_of_the_thing() -> None:
    assert stems.stem(WHICH, SCHEME) == "Food_0: which bin?"


def test_a_bins_name_stands_apart_so_that_it_can_wear_its_colour() -> None:
    before, name, after = stems.stem_parts(PICK, SCHEME)
    assert name == "food" and before + name + after == stems.stem(PICK, SCHEME) == "Which of these goes in food?"
    i18n.use("zh_CN")
    before, name, after = stems.stem_parts(PICK, SCHEME)
    assert name == "food 中文" and "{" not in before + after


def test_a_bin_that_the_rules_no_longer_have_is_shown_by_its_id() -> None:
    assert stems.stem_parts(replace(PICK, asked_bin="compost"), SCHEME)[1] == "compost"


def test_a_written_question_is_asked_as_it_was_written() -> None:
    assert stems.stem(WRITTEN, SCHEME) == "signs_1?"
    assert stems.stem(replace(WRITTEN, stem=text("Is it?")), SCHEME) == "Is it?"


def test_a_thing_without_a_name_breaks_nothing() -> None:
    assert stems.stem(replace(WHICH, subject=None), SCHEME) == ": which bin?"


def test_every_kind_says_how_to_answer() -> None:
    asked: list[Question] = [WHICH, PICK, WRITTEN, TRUTH]
    assert len({stems.how_to_answer(q) for q in asked}) == 4
