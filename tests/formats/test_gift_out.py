"""GIFT going out: as Moodle writes it, and what it cannot carry."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import make_choice, make_estimate, make_matching, make_multiple, make_short, make_spots, make_true_false
from tests.formats.test_gift import GIFT, entries
from wastequiz.domain.exchange import Writing
from wastequiz.domain.questions import Authored, Number, Option
from wastequiz.domain.text import Text


def written(*questions: Authored, language: str = "en", title: str = "") -> str:
    assert GIFT.write
    return GIFT.write(questions, Writing(language=language, title=title)).data.decode()


def lost(*questions: Authored) -> list[tuple[str, str, str]]:
    assert GIFT.write
    return [(key, fault.field, fault.weight) for key, fault in GIFT.write(questions, Writing(language="en")).lost]


def test_what_is_written_reads_as_moodle_writes_it() -> None:
    text = written(make_choice("peel", stem=Text(en="Where?")), make_true_false("can", stem=Text(en="Why: so?")), title="All")
    assert text == (
        "// All\n\n"
        "$CATEGORY: $course$/top/Signs and colours\n\n"
        "// [id:peel] [tag:band:pre] [tag:difficulty:1]\n"
        "::Where?::Where?{\n~peel a#not a\n=peel b\n~peel c#not c\n####because peel\n}\n\n"
        "// [id:can] [tag:band:pre] [tag:difficulty:1]\n"
        "::Why\\: so?::Why\\: so?{TRUE\n####because can\n}\n\n"
    )


def test_numbers_go_out_with_half_marks_as_ours_are_marked() -> None:
    text = written(make_estimate("e"))
    assert "{#\n=%100%40:5\n=%50%40:10\n" in text
    assert entries(text)[0].faults == ()


def test_spellings_of_all_languages_go_out_the_files_own_first() -> None:
    text = written(replace(make_short("s"), accepted=(("zh_CN", "可回收物"), ("en", "a->b*"))))
    assert "{\n=%100%a→b\\\\*\n=%100%可回收物\n" in text


def test_what_gift_cannot_carry_is_listed() -> None:
    assert lost(make_choice("c")) == [("c", "second_language", "drops"), ("c", "source", "drops")]
    assert lost(make_spots("s")) == [("s", "kind", "refuses")]
    pictured = make_choice("p", picture="scene", options=(Option("a", Text(), True, "a"), Option("b", Text(en="b"))))
    assert lost(pictured) == [("p", "option_pictures", "refuses")]
    assert {field for _, field, _ in lost(make_estimate("e", schemes=("cn",), picture="x"))} == {
        "second_language",
        "picture",
        "source",
        "schemes",
        "unit",
        "range",
    }
    assert ("m", "second_language", "drops") in lost(make_matching("m"), make_multiple("n"))
    assert GIFT.write
    assert GIFT.write([make_spots("s"), make_choice("c")], Writing()).questions == 1


def test_a_number_beyond_measure_goes_out_with_its_range_named() -> None:
    huge = replace(make_estimate("e"), number=Number(1e12, 5, 0, 2e12, 1, Text()))
    assert ("e", "range", "drops") in lost(huge)


def test_an_arrow_in_a_thing_does_not_part_it_from_its_partner() -> None:
    made = make_matching("m")
    arrowed = replace(made, options=(replace(made.options[0], label=Text(en="<a> -> b")), *made.options[1:]))
    back = entries(written(arrowed))[0].question
    assert back
    assert back.options[0].label == Text(en="<a> -> b")
