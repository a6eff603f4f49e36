"""GIFT, case by case, as Moodle's documentation has it."""

from __future__ import annotations

import pytest

from wastequiz.domain.errors import NoQuestionsFound
from wastequiz.domain.exchange import Entry, Reading
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Authored
from wastequiz.domain.text import Text
from wastequiz.formats import of
from wastequiz.wording.exchange import sentence

READING = Reading(key=lambda n: f"new_{n}", language="en", topic="law", band=Band.g56)
GIFT = of("gift")


def entries(text: str) -> list[Entry]:
    assert GIFT.read
    return list(GIFT.read(text.encode(), READING).entries)


def one(text: str) -> Authored:
    found = entries(text)
    assert len(found) == 1
    assert found[0].question is not None, found[0].faults
    return found[0].question


def codes(text: str) -> list[tuple[str, str]]:
    """(code, weight) of every fault of the one entry."""
    return [(fault.code, fault.weight) for entry in entries(text) for fault in entry.faults]


def options(question: Authored) -> list[tuple[str, bool, str]]:
    return [(o.label.to("en"), o.right, o.why.to("en") if o.why else "") for o in question.options]


def test_what_the_file_leaves_open_comes_from_the_reading() -> None:
    question = one("Where do peels go?{=food ~glass}")
    assert (question.key, question.topic, question.band) == ("new_1", "law", Band.g56)
    assert question.stem == Text(en="Where do peels go?")
    assert question.points is None
    assert question.tags == ()


# ---- one right answer
@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("{=food ~glass ~paper}", [("food", True, ""), ("glass", False, ""), ("paper", False, "")]),
        ("{~glass=food}", [("glass", False, ""), ("food", True, "")]),
        ("{\n  ~ glass # no, it rots\n  = food#yes\n}", [("glass", False, "no, it rots"), ("food", True, "yes")]),
        ("{~=food ~glass}", [("food", True, ""), ("glass", False, "")]),
        ("{=100%% sure ~%0%%5% off}", [("100%% sure", True, ""), ("%5% off", False, "")]),
        (r"{~ \= 2 + 2 = \= 2 + 3}", [("= 2 + 2", False, ""), ("= 2 + 3", True, "")]),
        (
            r"{~\~ # \~ rules = \\ # a \\n is two signs ~\{\}\: \# \x}",
            [("~", False, "~ rules"), ("\\", True, "a \\n is two signs"), ("{}: # \\x", False, "")],
        ),
        (r"{=one\ntwo ~three}", [("one\ntwo", True, ""), ("three", False, "")]),
        (
            "{=[html]a&amp;b ~[plain]a&amp;b ~[moodle]c &lt; d ~[markdown]e}",
            [("a&b", True, ""), ("a&amp;b", False, ""), ("c < d", False, ""), ("e", False, "")],
        ),
        ("{=[1] one ~[2] two}", [("[1] one", True, ""), ("[2] two", False, "")]),
    ],
)
def test_one_right_answer_among_options(block: str, expected: list[tuple[str, bool, str]]) -> None:
    question = one("Q" + block)
    assert question.kind == "single_choice"
    assert options(question) == expected
    assert codes("Q" + block) == []


def test_what_follows_the_mark_of_a_right_answer_has_no_weight() -> None:
    assert options(one("Q{=%50%x ~b}"))[0] == ("%50%x", True, "")


def test_the_same_thing_is_said_once() -> None:
    assert codes("Q{=a#[html]<b>x</b> ~b#[html]<b>y</b>}") == [("markup_dropped", "drops")]


def test_words_before_the_first_mark_are_a_wrong_answer() -> None:
    assert options(one("Q{glass ~paper =food}")) == [("glass", False, ""), ("paper", False, ""), ("food", True, "")]


def test_part_marks_are_named_and_left_out() -> None:
    assert codes("Q{~wrong ~%50%half =full}") == [("weights_changed", "drops")]
    assert options(one("Q{~wrong ~%50%half =full}")) == [("wrong", False, ""), ("half", False, ""), ("full", True, "")]


def test_two_full_answers_make_a_question_with_several_right() -> None:
    question = one("Q{=paper =glass ~peel}")
    assert question.kind == "multiple_choice"
    assert codes("Q{=paper =glass ~peel}") == [("several_full", "drops")]


# ---- several right answers
@pytest.mark.parametrize(
    ("block", "right", "faults"),
    [
        ("{~x ~%50%paper ~%50%glass}", "pg", []),
        ("{~%-50%x ~%50%paper ~%50%glass}", "pg", []),
        ("{~%33.33333%a ~%33.33333%b ~%33.33333%c}", "abc", []),
        ("{~%100%a ~b}", "a", []),
        ("{~%-100%x ~%50%paper ~%50%glass}", "pg", ["weights_changed"]),
        ("{~x ~%75%paper ~%25%glass}", "pg", ["weights_changed"]),
        ("{~x ~%30%paper ~%30%glass}", "pg", ["weights_changed"]),
    ],
)
def test_several_right_answers_share_the_marks(block: str, right: str, faults: list[str]) -> None:
    question = one("Q" + block)
    assert question.kind == "multiple_choice"
    assert "".join(label[0] for label, right, _ in options(question) if right) == right
    assert [code for code, _ in codes("Q" + block)] == faults


# ---- true or false
@pytest.mark.parametrize(
    ("block", "right", "why_wrong", "why_right"),
    [
        ("{T}", "true", "", ""),
        ("{TRUE}", "true", "", ""),
        ("{F}", "false", "", ""),
        ("{ false }", "false", "", ""),
        ("{FALSE#it does}", "false", "it does", ""),
        ("{T#it rots#well done}", "true", "it rots", "well done"),
        ("{T##well done}", "true", "", "well done"),
    ],
)
def test_statements_and_their_two_remarks(block: str, right: str, why_wrong: str, why_right: str) -> None:
    question = one("Peels rot." + block)
    assert question.kind == "true_false"
    assert [o.id for o in question.options if o.right] == [right]
    whys = {o.right: o.why.to("en") if o.why else "" for o in question.options}
    assert (whys[False], whys[True]) == (why_wrong, why_right)


# ---- words
def test_short_answers_have_every_full_spelling() -> None:
    question = one("Peels go to the {=food bin =[html]green bin =%100%food waste#well} one.")
    assert question.kind == "short_answer"
    assert question.stem.to("en") == "Peels go to the ____ one."
    assert question.accepted == (("en", "food bin"), ("en", "green bin"), ("en", "food waste"))
    assert codes("Q{=a#well}") == [("remark_dropped", "drops")]


def test_an_answer_without_a_mark_is_a_short_answer() -> None:
    assert one("2+2?{four}").accepted == (("en", "four"),)


def test_short_answers_name_what_they_leave_out() -> None:
    found = codes("Q{=food =%50%peel =glass* =%0%* =?! =" + "x" * 41 + "}")
    assert found == [
        ("part_marks", "drops"),
        ("wildcard", "drops"),
        ("wildcard", "drops"),
        ("spelling_unfit", "drops"),
        ("spelling_unfit", "drops"),
    ]
    assert codes("Q{=%50%peel}") == [("part_marks", "drops"), ("no_answer", "refuses")]
    assert one(r"Q{=5\\*}").accepted == (("en", "5*"),)
    assert one("Q{" + "".join(f"=a{n}" for n in range(13)) + "}").accepted[-1] == ("en", "a11")
    assert one("Q{=food =food}").accepted == (("en", "food"),)


# ---- numbers
@pytest.mark.parametrize(
    ("block", "value", "tolerance"),
    [
        ("{#1822}", 1822, 0),
        ("{#3:2}", 3, 2),
        ("{#3\\:2}", 3, 2),
        ("{#1..5}", 3, 2),
        ("{# 3.141..3.142 }", 3.1415, 0.0005),
        ("{#-5..-1}", -3, 2),
        ("{#=40:5}", 40, 5),
        ("{#\n  =%100%40:5\n  =%50%40:10\n}", 40, 5),
    ],
)
def test_numbers_with_their_tolerance(block: str, value: float, tolerance: float) -> None:
    question = one("How many?" + block)
    assert question.kind == "estimate"
    assert question.number
    assert (question.number.value, question.number.tolerance) == (value, tolerance)
    assert codes("How many?" + block) == []


@pytest.mark.parametrize(
    "block",
    ["{#1822}", "{#3:2}", "{#0}", "{#-7.5:0.25}", "{#0.001}", "{#1000000000:0.000001}", "{#-40:5}", "{#2500:1000}", "{#999999999.000001}"],
)
def test_the_range_of_a_number_gives_nothing_away(block: str) -> None:
    number = one("How many?" + block).number
    assert number
    steps = (number.high - number.low) / number.step
    assert number.low <= number.value <= number.high
    assert abs((number.value - number.low) / number.step - round((number.value - number.low) / number.step)) < 1e-3
    assert steps >= 4
    assert 4 * number.tolerance < number.high - number.low
    if number.value >= 0:
        assert number.low >= 0


def test_other_numbers_and_remarks_are_named() -> None:
    assert codes("Q{#=1822:0#right =%50%1822:2#near}") == [
        ("remark_dropped", "drops"),
        ("remark_dropped", "drops"),
        ("other_number", "drops"),
    ]
    assert codes("Q{#=40:5 =%25%40:10}") == [("other_number", "drops")]
    assert codes("Q{#3:2~#all wrong}") == [("remark_dropped", "drops")]
    assert codes("Q{#=%50%3}") == [("no_answer", "refuses")]
    assert codes("Q{#}") == [("no_answer", "refuses")]
    assert codes("Q{#many}") == [("bad_number", "refuses")]
    assert codes("Q{#a..5}") == [("bad_number", "refuses")]
    assert codes("Q{#3:x}") == [("bad_number", "refuses")]
    assert codes("Q{#1e999}") == [("bad_number", "refuses")]
    assert codes("Q{#" + "9" * 50 + "}") == [("bad_number", "refuses")]


# ---- pairs
def test_pairs_and_a_partner_too_many() -> None:
    question = one("Match.{=peel -> food\n=[html]a<i>b</i> -> [html]c =can->metal\\nbin = -> glass}")
    assert question.kind == "matching"
    assert [(o.label.to("en"), o.target) for o in question.options] == [("peel", "t1"), ("ab", "t2"), ("can", "t3")]
    assert [t.label.to("en") for t in question.targets] == ["food", "[html]c", "metal\nbin", "glass"]


def test_pairs_that_cannot_be() -> None:
    assert codes("Q{=a -> b =c}") == [("not_a_pair", "refuses"), ("too_few_options", "refuses")]
    assert codes("Q{=a -> b =c -> b}") == [("shared_partner", "refuses")]
    assert codes("Q{=a -> =c -> b}") == [("empty_option", "refuses")]
    assert codes("Q{" + "".join(f"=a{n} -> b{n} " for n in range(6)) + "}") == [("too_many_options", "refuses")]


# ---- what stands around
def test_a_missing_word_is_a_blank_and_an_end_is_not() -> None:
    assert one("Peels go to {~glass =food} bins.").stem.to("en") == "Peels go to ____ bins."
    assert one("Peels go to {~glass =food}").stem.to("en") == "Peels go to"
    assert one("Two plus two is {=four =4}.").stem.to("en") == "Two plus two is ____."


def test_general_feedback_is_the_explanation() -> None:
    question = one("Q{=a#good ~b ####because\n  it is}")
    assert question.explanation.to("en") == "because\nit is"
    assert options(question)[1] == ("b", False, "")
    assert one("Q{T#no#yes####all}").explanation.to("en") == "all"


def test_titles_are_named_unless_the_question_begins_so() -> None:
    assert codes("::Where do::Where do peels go?{=a ~b}") == []
    assert codes("::Q 8::Where?{=a ~b}") == [("title_dropped", "drops")]
    assert one(r"::a\:\:b::Where?{=a ~b}").stem.to("en") == "Where?"
    assert one("::no end Where?{=a ~b}").stem.to("en") == "::no end Where?"


def test_comments_are_passed_over_and_tell_ids_and_tags() -> None:
    text = "// a head\n\n  // question: 7  name: x\n// [id:peel-1] [tag:my class] [tag:a\\]b] [tag:my class]\nQ{=a\n// ~no\n~b}"
    found = entries(text)
    assert [e.line for e in found] == [5]
    question = one(text)
    assert (question.key, question.tags) == ("peel-1", ("my class", "a]b"))
    assert options(question) == [("a", True, ""), ("b", False, "")]


def test_an_id_that_cannot_be_kept_is_named() -> None:
    assert codes("// [id:垃圾 1]\nQ{=a ~b}") == [("id_dropped", "drops")]


def test_our_own_tags_say_what_other_programs_do_not_know() -> None:
    question = one("// [tag:difficulty:5] [tag:band:pre] [tag:seconds:30] [tag:points:0]\nQ{=a ~b}")
    assert (question.difficulty, question.band, question.limit_s, question.points, question.tags) == (5, Band.pre, 30, 0, ())
    odd = ("difficulty:6", "band:old", "seconds:0", "points:9999", "difficulty:x", "points:٣")
    assert one("// " + " ".join(f"[tag:{tag}]" for tag in odd) + "\nQ{=a ~b}").tags == odd


@pytest.mark.parametrize(
    ("category", "topic", "tags"),
    [
        ("$course$/top/Rules and duties", "law", ()),
        ("$course$/top/My school/规定与责任/一班", "law", ("My school", "一班")),
        ("$course$/冬天", "winter", ()),
        ("why we SORT", "why_sort", ()),
        ("winter/law", "law", ("winter",)),
        ("$system$/Grade 3//4", "law", ("Grade 3/4",)),
        ("", "law", ()),
    ],
)
def test_categories_name_topics_in_any_language(category: str, topic: str, tags: tuple[str, ...]) -> None:
    question = one(f"$CATEGORY: {category}\n\n\nQ{{=a ~b}}")
    assert (question.topic, question.tags) == (topic, tags)


def test_a_category_holds_until_the_next() -> None:
    found = entries("$CATEGORY: winter\n\nA{T}\n\nB{T}\n\n$CATEGORY: city\nC{T}")
    assert [e.question.topic for e in found if e.question] == ["winter", "winter", "city"]
    assert found[1].cells == ("$CATEGORY: winter\n\nB{T}",)


def test_an_entry_can_be_mended_from_its_cell() -> None:
    first = entries("$CATEGORY: winter\n\n// [tag:x]\nA{T}")[0]
    assert entries(first.cells[0])[0].question == first.question


# ---- formats
def test_markup_is_left_out_and_named() -> None:
    text = "[html]<p>Where do <b>peels</b> go?<br>Think.</p><script>alert(1)</script>{=a ~b}"
    assert one(text).stem.to("en") == "Where do peels go?\nThink."
    assert codes(text) == [("markup_dropped", "drops")]
    assert (
        one("[markdown]# Where do **peels** and `cans` [go](http\\://x)? *Now*{=a ~b}").stem.to("en") == "Where do peels and cans go? Now"
    )
    assert codes("[markdown]just words{=a ~b}") == []
    assert one("Is 3 < 5 & 6 > 4?{T}").stem.to("en") == "Is 3 < 5 & 6 > 4?"
    assert one("one<br>two\nthree{T}").stem.to("en") == "one\ntwo\nthree"
    assert codes('[html]<img src\\="@@PLUGINFILE@@/a%20b.png">Q{T}')[0] == ("picture_missing", "drops")


# ---- what cannot be
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Just words, a description.", "unsupported_kind"),
        ("Write about peels.{}", "unsupported_kind"),
        ("Write about peels.{ ####general }", "unsupported_kind"),
        ("Q{=a ~b", "no_closing_brace"),
        ("Q =a ~b}", "no_closing_brace"),
        ("Q }=a ~b{", "no_closing_brace"),
        ("Q{=a{~b}", "no_closing_brace"),
        ("Q{=a ~b} and {=c}", "two_answers"),
        ("{=a ~b}", "no_stem"),
        ("Q{~a ~b}", "no_answer"),
        ("Q{=a}x{", "no_closing_brace"),
        ("Q{=a ~A}", "same_option"),
        ("Q{=a ~}", "empty_option"),
        ("Q{~=a}", "too_few_options"),
        ("Q{=a ~b ~c ~d ~e ~f ~g ~h ~i}", "too_many_options"),
        ("Q" * 4001 + "{=a ~b}", "words_too_long"),
        ("Q" * 60001 + "{=a ~b}", "entry_too_long"),
    ],
)
def test_what_cannot_come_in_is_named_with_its_line(text: str, code: str) -> None:
    found = entries("// head\n\n" + text)
    assert len(found) == 1
    assert found[0].question is None
    assert found[0].line == 3
    assert code in [fault.code for fault in found[0].faults if fault.weight == "refuses"]
    assert all(sentence(fault) and "{" not in sentence(fault).replace("{", "", text.count("{")) for fault in found[0].faults)
    assert found[0].cells[0].startswith(text[:10])


def test_an_empty_file_is_no_gift() -> None:
    with pytest.raises(NoQuestionsFound):
        entries(" \n\n ")
