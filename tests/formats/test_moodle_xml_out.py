"""Moodle XML going out: pictures, categories, and what it cannot carry."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import make_choice, make_estimate, make_matching, make_multiple, make_ordering, make_short, make_spots
from tests.formats.test_moodle_xml import JPEG, PNG, XML, entries
from wastequiz.domain.exchange import Outgoing, Writing
from wastequiz.domain.questions import Authored, Option
from wastequiz.domain.text import Text


def out(*questions: Authored, **given: bytes) -> Outgoing:
    assert XML.write
    return XML.write(questions, Writing(language="en", picture=lambda name: given.get(name)))


def test_pictures_go_out_and_come_back() -> None:
    made = replace(make_choice("p", picture="scene"), options=(Option("a", Text(), True, "can"), Option("b", Text(en="b"))))
    found = entries(out(made, scene=PNG, can=JPEG).data)[0]
    assert found.question
    assert (found.question.picture, found.question.options[0].picture) == ("scene.png", "can.jpg")
    assert found.pictures == {"scene.png": PNG, "can.jpg": JPEG}
    assert {fault.field for _, fault in out(made).lost} == {"second_language", "source", "picture", "option_pictures"}
    assert b'name="scene"' in out(made, scene=b"GIF").data


def test_what_moodle_xml_cannot_carry_is_listed() -> None:
    def parts(made: Authored) -> set[str]:
        return {fault.field for _, fault in out(made).lost} - {"second_language", "source"}

    assert parts(make_spots("s")) == {"kind"}
    assert parts(make_estimate("e")) == {"range"}
    assert parts(replace(make_ordering("o"), options=tuple(replace(x, picture="p") for x in make_ordering("o").options))) == {
        "option_pictures"
    }
    assert parts(make_multiple("m", schemes=("cn",))) == {"schemes"}
    assert parts(make_matching("m")) == set()
    assert parts(make_short("s")) == set()


def test_each_topic_has_its_category() -> None:
    text = out(make_choice("a"), make_choice("b"), make_choice("c", topic="law", points=7)).data.decode()
    assert text.count("<category>") == 2
    assert "$course$/top/Rules and duties" in text
    assert out(make_choice("a"), make_spots("b")).questions == 1
    assert "<defaultgrade>7</defaultgrade>" in text


def test_an_end_of_cdata_in_words_does_not_end_it() -> None:
    text = out(replace(make_short("s"), accepted=(("en", "a]]>b\x01"),))).data.decode()
    assert "<![CDATA[a]]]]><![CDATA[>b]]>" in text
    assert entries(text)[0].question
