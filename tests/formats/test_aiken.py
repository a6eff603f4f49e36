"""Aiken: a line, its options, its answer; every mistake by its line."""

from __future__ import annotations

import pytest

from tests.factories import make_choice, make_true_false
from wastequiz.domain.errors import NoQuestionsFound
from wastequiz.domain.exchange import Entry, Reading, Writing
from wastequiz.domain.questions import Option
from wastequiz.domain.text import Text
from wastequiz.formats import of
from wastequiz.wording.exchange import sentence

READING = Reading(key=lambda n: f"new_{n}", language="en")
AIKEN = of("aiken")


def entries(text: str) -> list[Entry]:
    assert AIKEN.read
    found = list(AIKEN.read(text.encode(), READING).entries)
    assert all(sentence(fault) for entry in found for fault in entry.faults)
    return found


def told(text: str) -> list[tuple[int, str]]:
    """(line, fault) of each entry that does not come in."""
    return [(entry.line, fault.code) for entry in entries(text) for fault in entry.faults]


@pytest.mark.parametrize(
    "text",
    ["Where?\nA. food\nB. glass\nANSWER: A", "Where?\nA) food\nB)glass\n\nANSWER:A\n", "\n  Where?  \n\nA.\tfood\nB. glass\nAnswer: a)"],
)
def test_a_question_with_its_options(text: str) -> None:
    question = entries(text)[0].question
    assert question
    assert question.kind == "single_choice"
    assert question.stem == Text(en="Where?")
    assert [(o.label.to("en"), o.right) for o in question.options] == [("food", True), ("glass", False)]


def test_a_long_question_may_stand_on_several_lines() -> None:
    question = entries("Where do\npeels go?\nA. food\nB. glass\nANSWER: B")[0].question
    assert question
    assert question.stem.to("en") == "Where do\npeels go?"


def test_questions_follow_one_another_with_or_without_an_empty_line() -> None:
    text = "One?\nA. a\nB. b\nANSWER: A\nTwo?\nA. a\nB. b\nANSWER: B\n\nThree?\nA. a\nB. b\nC. c\nANSWER: C"
    assert [(e.line, e.question and e.question.stem.to("en")) for e in entries(text)] == [(1, "One?"), (5, "Two?"), (10, "Three?")]


def test_mistakes_are_told_by_line() -> None:
    good = "\nGood?\nA. a\nB. b\nANSWER: A\n"
    assert told("Few?\nA. a\nANSWER: A\n" + good) == [(1, "too_few_options")]
    assert told("A. no question\nANSWER: A\n" + good) == [(1, "too_few_options"), (1, "no_stem")]
    assert told("Which?\nA. a\nB. b\nANSWER: the first\n" + good) == [(1, "wrong_answer_line")]
    assert told("Which?\nA. a\nB. b\nANSWER: C\n" + good) == [(1, "unknown_answer")]
    assert told("Begun\nA. a\nB. b\n" + good) == [(1, "no_answer")]
    assert told("A heading\n" + good) == [(1, "no_answer")]
    assert told(good + "Begun\nA. a") == [(6, "no_answer")]
    assert told("x" * 60_001 + "\nA. a\nB. b\nANSWER: A\n" + good) == [(1, "entry_too_long"), (1, "no_stem")]
    assert entries("Begun\nA. a\n\n" + good)[0].cells == ("Begun\nA. a",)


def test_text_without_answers_is_no_aiken() -> None:
    with pytest.raises(NoQuestionsFound):
        entries("Where?\nA. food")


def test_going_out_takes_what_it_can_and_lists_the_rest() -> None:
    assert AIKEN.write
    made = AIKEN.write([make_choice("c", picture="x", tags=("t",), points=3, limit_s=9), make_true_false("t")], Writing(language="en"))
    assert made.data == b"c?\nA. c a\nB. c b\nC. c c\nANSWER: B\n\n"
    assert made.questions == 1
    parts = {fault.field for key, fault in made.lost if key == "c"}
    assert parts == {
        "second_language",
        "whys",
        "explanation",
        "picture",
        "topic",
        "band",
        "difficulty",
        "points",
        "limit",
        "tags",
        "key",
        "source",
    }
    assert [(fault.code, fault.weight) for key, fault in made.lost if key == "t"] == [("kind_not_carried", "refuses")]


def test_what_only_a_picture_tells_stays_behind() -> None:
    assert AIKEN.write
    made = AIKEN.write([make_choice("c", options=(Option("a", Text(), True, "can"), Option("b", Text(en="b"))))], Writing(language="en"))
    assert (made.data, made.questions) == (b"", 0)
    assert made.lost[0][1].field == "option_pictures"


@pytest.mark.parametrize(
    ("stem", "written"),
    [("A. b", "A．b"), ("C) d", "C）d"), ("C)d", "C）d"), ("Answer: me", "Answer： me"), ("A plain one", "A plain one")],
)
def test_a_question_that_looks_like_an_option_or_answer_is_kept_apart(stem: str, written: str) -> None:
    assert AIKEN.write
    made = AIKEN.write([make_choice("c", stem=Text(en=stem))], Writing(language="en"))
    question = entries(made.data.decode())[0].question
    assert question
    assert question.stem.to("en").replace("． ", "．").replace("） ", "）") == written
