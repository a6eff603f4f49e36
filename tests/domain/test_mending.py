"""A question while it is written: empty ones, what is still missing in each kind, spots that fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wastequiz.domain import mending
from wastequiz.domain.items import Band
from wastequiz.domain.mending import KINDS, Wrong, blank, faults, fits, free_letter, free_target, ranked, with_text
from wastequiz.domain.questions import Authored, Number, Option, Target
from wastequiz.domain.text import Text


def new(kind: str) -> Authored:
    return replace(blank(kind, "k", topic="winter", band=Band.g34), stem=Text(en="Why?"))


def codes(question: Authored) -> list[tuple[str, str]]:
    return [(w.field, w.code) for w in faults(question)]


def options(*labels: str, right: str = "a") -> tuple[Option, ...]:
    return tuple(Option(letter, Text(en=label), right=letter in right) for letter, label in zip("abcdefgh", labels, strict=False))


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_question_of_any_kind_lacks_its_stem_first(kind: str) -> None:
    assert faults(blank(kind, "k", topic="winter", band=Band.g12))[0] == Wrong("stem", "no_stem")


@pytest.mark.parametrize("kind", ["true_false", "estimate"])
def test_some_kinds_are_whole_once_something_is_asked(kind: str) -> None:
    assert codes(new(kind)) == []


def test_exactly_one_option_of_a_single_choice_is_right() -> None:
    question = replace(new("single_choice"), options=options("x", "y", "z", right="ab"))
    assert codes(question) == [("options", "not_one_right")]
    assert codes(replace(question, options=options("x", "y", "z"))) == []
    assert codes(replace(question, options=options("x"))) == [("options", "option_count")]


def test_at_least_one_option_of_a_multiple_choice_is_right() -> None:
    assert codes(replace(new("multiple_choice"), options=options("x", "y", right=""))) == [("options", "none_right")]


def test_options_need_words_or_a_picture_and_none_says_what_another_says() -> None:
    said = (*options("Bin", "bin "), Option("c", Text()), Option("d", Text(), picture="bread"))
    found = faults(replace(new("single_choice"), options=said))
    assert [(w.field, w.code) for w in found] == [("option:b", "same_words"), ("option:c", "no_words")]
    assert found[0].facts == (("words", "bin"),)


def test_partners_are_looked_at_like_things() -> None:
    question = replace(
        new("matching"),
        options=(Option("a", Text(en="salt"), target="t1"), Option("b", Text(en="ash"), target="t2")),
        targets=(Target("t1", Text(en="one")), Target("t2", Text())),
    )
    assert codes(question) == [("target:t2", "no_words")]


def test_places_need_a_scene_and_lie_apart_on_it() -> None:
    spots = (
        Option("a", Text(en="tap"), True, area=(0, 0, 200, 200)),
        Option("b", Text(en="bin"), area=(100, 100, 200, 200)),
        Option("c", Text(en="cup")),
    )
    question = replace(new("spot_on_picture"), options=spots)
    assert codes(question) == [("picture", "no_scene"), ("option:b", "bad_spot"), ("option:c", "bad_spot")]
    assert fits((300, 0, 130, 130), ((0, 0, 200, 200),))
    assert not fits((1500, 0, 130, 130), ()) and not fits((0, 0, 100, 130), ())


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (None, "bad_range"),
        (Number(5, 1, 6, 20, 1, Text()), "bad_range"),
        (Number(5, 1, 0, 20, 0, Text()), "bad_range"),
        (Number(5, -1, 0, 20, 1, Text()), "bad_range"),
        (Number(5, 1, 0, 20, 3, Text()), "bad_step"),
        (Number(5, 1, 0, 15, 5, Text()), "bad_step"),
        (Number(5, 5, 0, 20, 1, Text()), "too_tolerant"),
    ],
)
def test_a_number_must_be_reachable_and_not_certain(number: Number | None, code: str) -> None:
    assert codes(replace(new("estimate"), number=number)) == [("number", code)]


def test_spellings_are_few_and_hold_something() -> None:
    question = new("short_answer")
    assert codes(question) == [("accepted", "no_spelling")]
    assert codes(replace(question, accepted=(("en", "!?"), ("en", "x" * 41)))) == [("accepted", "bad_spelling")]
    many = tuple(("en", f"word {n}") for n in range(2 * mending.MOST_SPELLINGS + 1))
    assert codes(replace(question, accepted=many)) == [("accepted", "many_spellings")]
    assert codes(replace(question, accepted=(("en", "ice"),))) == []


def test_parts_find_free_names_ranks_and_languages() -> None:
    assert free_letter(options("x", "y")) == "c"
    assert free_target((Target("t1", Text()), Target("t3", Text()))) == "t2"
    assert [o.rank for o in ranked(options("x", "y"))] == [1, 2]
    assert with_text(Text(en="ice"), "zh_CN", "冰") == Text(en="ice", zh_CN="冰")
    assert with_text(Text(en="ice", zh_CN="冰"), "en", "") == Text(zh_CN="冰")
