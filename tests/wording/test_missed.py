"""What was missed is said with what is right, and never without the thing it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import CITY, make_bank, make_choice, make_pool, put, spec, text
from wastequiz import i18n
from wastequiz.domain.draw import draw_round
from wastequiz.domain.questions import Authored, Option, Question
from wastequiz.i18n import words
from wastequiz.wording import missed, names

BANK = make_bank()
SCHEME = BANK.scheme(CITY)


def fetch(key: str) -> Authored:
    raise KeyError(key)


def drawn(kind: str) -> Question:
    return draw_round("", spec(kinds=(kind,), length=1, topic="items"), 3, BANK, make_pool(BANK), fetch).questions[0]


@pytest.mark.parametrize("kind", ["which_bin", "pick_from_bin"])
def test_a_thing_is_said_with_its_bin(kind: str) -> None:
    i18n.use("en")
    question = drawn(kind)
    place = SCHEME.bin(question.true_bin or "")
    assert place is not None and question.kind == kind
    thing, right = names.as_head(words(BANK.items[question.subject_id].name)), names.as_head(words(place.name))
    assert missed.line(question, SCHEME) == f"{thing} → {right}"


def test_a_question_about_no_one_thing_is_said_in_its_words_with_its_answer() -> None:
    i18n.use("en")
    options = (Option("a", text("a boot")), Option("b", text("a kite"), right=True))
    question = put(make_choice("told", stem=text("What flies?"), options=options))
    assert missed.line(question, SCHEME) == "What flies? → A kite"


def test_which_does_not_go_with_the_others_is_never_said_alone() -> None:
    i18n.use("en")
    line = missed.line(drawn("odd_one_out"), SCHEME)
    assert line.startswith("Which one does not go with the others? → ") and len(line) > len("Which one does not go with the others? → ")


def test_its_picture_is_its_own_or_that_of_what_is_right() -> None:
    options = (Option("a", text("a boot"), picture="boot"), Option("b", text("a kite"), right=True, picture="kite"))
    question = put(make_choice("told", options=options))
    assert missed.picture(replace(question, picture="own")) == "own"
    assert missed.picture(replace(question, picture="")) == "kite"
    assert missed.picture(replace(question, picture="", options=(options[0],))) == ""
