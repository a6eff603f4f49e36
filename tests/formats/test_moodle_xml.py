"""Moodle XML, case by case: every type that has a kind here, pictures that come along, and what is left out by name."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace

import pytest

from tests.factories import make_choice, make_estimate, make_matching, make_multiple, make_ordering, make_short, make_spots
from wastequiz.domain.errors import NoQuestionsFound, XmlBroken, XmlForbidden
from wastequiz.domain.exchange import Entry, Outgoing, Reading, Writing
from wastequiz.domain.questions import Authored, Option
from wastequiz.domain.text import Text
from wastequiz.formats import of
from wastequiz.wording.exchange import sentence

READING = Reading(key=lambda n: f"new_{n}", language="en")
XML = of("moodle_xml")
PNG = b"\x89PNG\r\n\x1a\nnot checked here"
JPEG = b"\xff\xd8\xffnor here"


def entries(text: str | bytes) -> list[Entry]:
    assert XML.read
    found = list(XML.read(text if isinstance(text, bytes) else text.encode(), READING).entries)
    assert all(sentence(fault) for entry in found for fault in entry.faults)
    return found


def quiz(*questions: str) -> str:
    return '<?xml version="1.0" ?>\n<quiz>\n' + "\n".join(questions) + "\n</quiz>"


def question(kind: str, inside: str, stem: str = "<p>Where?</p>") -> str:
    return f'<question type="{kind}"><questiontext format="html"><text><![CDATA[{stem}]]></text></questiontext>{inside}</question>'


def answer(words: str, share: str = "0", inside: str = "") -> str:
    return f'<answer fraction="{share}"><text>{words}</text>{inside}</answer>'


def remark(words: str, tag: str = "feedback") -> str:
    return f'<{tag} format="html"><text>{words}</text></{tag}>'


def file(name: str, data: bytes) -> str:
    return f'<file name="{name}" path="/" encoding="base64">{b64encode(data).decode()}</file>'


def one(xml: str) -> Authored:
    found = entries(quiz(xml))
    assert len(found) == 1
    assert found[0].question is not None, found[0].faults
    return found[0].question


def codes(xml: str) -> list[str]:
    return [fault.code for fault in entries(quiz(xml))[0].faults]


TWO = answer("food", "100") + answer("glass")


def test_one_right_answer_with_its_remarks() -> None:
    made = one(question("multichoice", answer("food &amp;amp; peel", "100", remark("yes")) + answer("glass", "0", remark("&lt;p&gt;no&lt;/p&gt;")) + "<single>true</single><shuffleanswers>1</shuffleanswers>"))
    assert made.kind == "single_choice"
    assert [(o.label.to("en"), o.right, o.why) for o in made.options] == [("food & peel", True, Text(en="yes")), ("glass", False, Text(en="no"))]
    assert made.stem == Text(en="Where?")


def test_several_right_answers() -> None:
    made = one(question("multichoice", answer("a", "50") + answer("b", "50") + answer("c", "-50") + "<single>false</single>"))
    assert made.kind == "multiple_choice"
    assert [o.right for o in made.options] == [True, True, False]
    assert codes(question("multichoice", answer("a", "75") + answer("b", "25") + "<single>0</single>")) == ["weights_changed"]
    assert codes(question("multichoice", TWO)) == [], "single where nothing is said"


def test_a_fraction_that_is_no_share_keeps_the_question_out() -> None:
    for share in ("lots", "101", "nan"):
        assert "bad_number" in codes(question("multichoice", answer("a", share) + TWO))


def test_statements() -> None:
    made = one(question("truefalse", answer("true", "0", remark("no")) + answer("false", "100", remark("yes"))))
    assert made.kind == "true_false"
    assert [(o.id, o.right, o.why) for o in made.options] == [("true", False, Text(en="no")), ("false", True, Text(en="yes"))]
    assert one(question("truefalse", answer("true", "100"))).options[0].right
    assert one(question("truefalse", answer("false", "100"))).options[1].right
    for inside in (answer("true", "0"), answer("true", "100") + answer("false", "100"), answer("maybe", "100")):
        assert codes(question("truefalse", inside)) == ["no_answer"]


def test_short_answers_and_capitals() -> None:
    made = one(question("shortanswer", "<usecase>0</usecase>" + answer("food &lt;b&gt;", "100") + answer("peel", "100")))
    assert made.accepted == (("en", "food <b>"), ("en", "peel"))
    assert codes(question("shortanswer", "<usecase>1</usecase>" + answer("food", "100") + answer("x", "50") + answer("*", "0", remark("no")))) == [
        "capitals_ignored",
        "part_marks",
        "remark_dropped",
        "wildcard",
    ]


def test_numbers_with_units() -> None:
    units = "<units><unit><multiplier>1</multiplier><unit_name>kg</unit_name></unit><unit><multiplier>1000</multiplier><unit_name>g</unit_name></unit></units>"
    made = question("numerical", answer("40", "100", "<tolerance>5</tolerance>") + answer("40", "50", "<tolerance>10</tolerance>") + units)
    number = one(made).number
    assert number
    assert (number.value, number.tolerance, number.unit) == (40, 5, Text(en="kg"))
    assert codes(made) == ["unit_dropped"]
    others = answer("3", "100", remark("well")) + answer("4", "50") + answer("many", "50", "<tolerance>0</tolerance>") + answer("5", "50", "<tolerance>x</tolerance>")
    assert codes(question("numerical", others)) == ["remark_dropped", "other_number", "other_number", "other_number"]
    assert codes(question("numerical", answer("3", "50"))) == ["no_answer"]
    assert codes(question("numerical", answer("x", "100") + answer("3", "50"))) == ["bad_number", "other_number"]
    assert codes(question("numerical", answer("3", "100") + "<units><unit><multiplier>x</multiplier><unit_name>t</unit_name></unit></units>")) == ["unit_dropped"]


def test_pairs() -> None:
    pairs = "".join(f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>" for left, right in (("a", "1"), ("b", "&lt;2&gt;"), ("", "3")))
    made = one(question("matching", "<shuffleanswers>true</shuffleanswers>" + pairs))
    assert [(o.label.to("en"), o.target) for o in made.options] == [("a", "t1"), ("b", "t2")]
    assert [t.label.to("en") for t in made.targets] == ["1", "<2>", "3"]
    assert codes(question("match", "<shuffleanswers>false</shuffleanswers>" + pairs)) == ["setting_dropped"]


def test_steps_stand_by_their_fraction() -> None:
    made = one(question("ordering", answer("two", "2.0000000") + answer("three", "3") + answer("one", "1")))
    assert made.kind == "ordering"
    assert [(o.label.to("en"), o.rank) for o in made.options] == [("one", 1), ("two", 2), ("three", 3)]
    assert one(question("ordering", "".join(answer(w, "x") for w in "cab"))).options[0].label == Text(en="c")
    assert codes(question("ordering", "".join(answer(w, "1") for w in "abc") + "<selecttype>RANDOM</selecttype>")) == ["setting_dropped"]
    assert codes(question("ordering", TWO)) == ["too_few_things"]


@pytest.mark.parametrize("kind", ["essay", "description", "cloze", "multianswer", "calculated", "calculatedmulti", "ddwtos", "gapselect", "ddmarker", "coderunner", ""])
def test_other_types_are_named(kind: str) -> None:
    found = entries(quiz(question(kind, "")))[0]
    assert found.question is None
    assert [(f.code, f.facts) for f in found.faults] == [("unsupported_kind", (("given", kind),))]


def test_what_every_type_has() -> None:
    around = (
        "<name><text>Q 1</text></name><generalfeedback><text>because</text></generalfeedback><defaultgrade>2.0000000</defaultgrade>"
        "<hidden>1</hidden><idnumber>peel-7</idnumber><tags><tag><text>my class</text></tag><tag><text>difficulty:4</text></tag></tags>"
        "<correctfeedback><text>Your answer is correct.</text></correctfeedback><incorrectfeedback><text>Think!</text></incorrectfeedback>"
        "<hint><text>It rots.</text></hint><hint><text></text></hint>"
    )
    made = one(question("multichoice", TWO + around))
    assert (made.key, made.points, made.tags, made.difficulty, made.explanation) == ("peel-7", 2, ("my class",), 4, Text(en="because"))
    assert codes(question("multichoice", TWO + around)) == ["hidden_shown", "remark_dropped", "remark_dropped", "title_dropped"]


@pytest.mark.parametrize(("grade", "points", "fault"), [("1.5", 2, "points_rounded"), ("0", 0, ""), ("many", None, "bad_number"), ("-1", None, "bad_number"), ("nan", None, "bad_number")])
def test_points_are_whole(grade: str, points: int | None, fault: str) -> None:
    xml = question("multichoice", TWO + f"<defaultgrade>{grade}</defaultgrade>")
    assert one(xml).points == points
    assert codes(xml) == ([fault] if fault else [])


def test_categories_become_topics_and_tags() -> None:
    category = '<question type="category"><category><text>$course$/top/Class 3/Winter</text></category></question>'
    found = entries(quiz(question("essay", ""), category, question("multichoice", TWO)))
    assert [entry.line for entry in found] == [3, 5]
    made = found[1].question
    assert made
    assert (made.topic, made.tags, made.key) == ("winter", ("Class 3",), "new_2")


def test_an_entry_can_be_mended_from_its_cell() -> None:
    category = '<question type="category"><category><text>winter</text></category></question>'
    for xml in (quiz(question("multichoice", TWO)), quiz(category, question("multichoice", TWO))):
        first = entries(xml)[0]
        assert entries(first.cells[0])[0].question == first.question


# ---- texts
@pytest.mark.parametrize(
    ("format_name", "text", "expected", "lost"),
    [
        ("html", "<p>a</p><p>b<br>c</p>", "a\nb\nc", False),
        ("html", "a\n   b", "a b", False),
        ("html", "<ul><li>a</li></ul>", "a", True),
        ("html", "CO<sub>2</sub> &euro;", "CO2 €", True),
        ("html", "<style>p{}</style>a", "a", True),
        ("html", "a</script>b", "ab", False),
        ("plain_text", "<p>a</p>", "<p>a</p>", False),
        ("markdown", "**a** b", "a b", True),
        ("moodle_auto_format", "a\nb <i>c</i>", "a\nb c", True),
        ("unheard_of", "<p>a</p>", "a", False),
    ],
)
def test_texts_by_their_format(format_name: str, text: str, expected: str, lost: bool) -> None:
    xml = f'<question type="multichoice"><questiontext format="{format_name}"><text><![CDATA[{text}]]></text></questiontext>{TWO}</question>'
    assert one(xml).stem.to("en") == expected
    assert codes(xml) == (["markup_dropped"] if lost else [])


def test_words_need_no_text_element() -> None:
    assert one(f'<question type="multichoice"><questiontext>Where?</questiontext>{TWO}</question>').stem.to("en") == "Where?"


# ---- pictures
def test_pictures_come_along() -> None:
    stem = '<p>What?<img src="@@PLUGINFILE@@/my%20can.png" alt=""></p>'
    pictured = f'<answer fraction="100"><text><![CDATA[<img src="@@PLUGINFILE@@/a.png">]]></text>{file("a.png", JPEG)}</answer>'
    xml = f'<question type="multichoice"><questiontext format="html"><text><![CDATA[{stem}]]></text>{file("my can.png", PNG)}</questiontext>{pictured}{answer("b")}</question>'
    found = entries(quiz(xml))[0]
    assert found.question
    assert found.question.picture == "my can.png"
    assert found.question.options[0].picture == "a.png"
    assert found.question.options[0].label == Text(en="")
    assert found.pictures == {"my can.png": PNG, "a.png": JPEG}
    assert not found.faults


def test_two_pictures_of_one_name_are_kept_apart() -> None:
    def pictured(data: bytes, share: str) -> str:
        return f'<answer fraction="{share}"><text><![CDATA[x{share}<img src="@@PLUGINFILE@@/a.png">]]></text>{file("a.png", data)}</answer>'

    found = entries(quiz(question("multichoice", pictured(PNG, "100") + pictured(JPEG, "0") + pictured(PNG, "1"))))[0]
    assert found.question
    assert [o.picture for o in found.question.options] == ["a.png", "2_a.png", "a.png"]


def test_pictures_that_cannot_be_kept_are_named() -> None:
    def pictured(stem: str, files: str) -> list[str]:
        return codes(f'<question type="multichoice"><questiontext format="html"><text><![CDATA[Q{stem}]]></text>{files}</questiontext>{TWO}</question>')

    image = '<img src="@@PLUGINFILE@@/a.png">'
    assert pictured(image, "") == ["picture_missing"]
    assert pictured('<img src="https://example.org/a.png">', "") == ["picture_missing"]
    assert pictured("<img>", "") == ["picture_missing"]
    assert pictured("", file("a.png", PNG)) == ["file_dropped"]
    assert pictured(image + '<img src="@@PLUGINFILE@@/b.png">', file("a.png", PNG) + file("b.png", PNG)) == ["picture_out_of_place"]
    assert pictured(image, '<file name="a.png" encoding="base64">!!</file>') == ["picture_unfit"]
    assert pictured(image, '<file name="a.png" encoding="base64"></file>') == ["picture_unfit"]
    assert pictured(image, f'<file name="a.png" encoding="base64">{"A" * 30_000_004}</file>') == ["picture_unfit"]
    assert pictured(image, f'<file name="a.png" encoding="base64">{"A" * 28_000_000}</file>') == ["picture_unfit"]
    assert "picture_out_of_place" in codes(question("multichoice", TWO + f'<generalfeedback format="html"><text><![CDATA[{image}]]></text>{file("a.png", PNG)}</generalfeedback>'))


def test_the_picture_of_old_files() -> None:
    old = f"<image>folder/can.png</image><image_base64>{b64encode(PNG).decode()}</image_base64>"
    found = entries(quiz(question("multichoice", TWO + old)))[0]
    assert found.question
    assert found.question.picture == "can.png"
    assert found.pictures == {"can.png": PNG}


# ---- what is no such file
@pytest.mark.parametrize(("text", "line", "column"), [("<quiz>\n<question</quiz>", 2, 10), ("", 1, 1), ("<?xml version='1.0'?>\n\n<quiz>", 3, 7), ("plain", 1, 1), ("<quiz>&nbsp;</quiz>", 1, 7)])
def test_xml_that_breaks_off_is_told_by_line_and_sign(text: str, line: int, column: int) -> None:
    with pytest.raises(XmlBroken) as caught:
        entries(text)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_other_xml_has_no_questions() -> None:
    for text in ("<html/>", "<quiz/>", "<quiz><item/></quiz>"):
        with pytest.raises(NoQuestionsFound):
            entries(text)


def test_declarations_are_refused() -> None:
    laughs = '<!DOCTYPE q [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>'
    outside = '<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>'
    for text in (laughs, outside, '<!DOCTYPE q SYSTEM "http://example.org/x.dtd"><quiz/>', "<a>" * 41 + "</a>" * 41):
        with pytest.raises(XmlForbidden):
            entries(text)


def test_what_the_declaration_says_of_characters_is_passed_over() -> None:
    xml = '\n<?xml version="1.0" encoding="GB2312"?>\n' + f"<quiz>{question('multichoice', TWO, '果皮？')}</quiz>"
    assert XML.read
    found = XML.read(xml.encode("gb18030"), READING)
    assert [fault.code for fault in found.faults] == ["characters_guessed"]
    entry = next(found.entries)
    assert entry.question
    assert (entry.question.stem.to("en"), entry.line) == ("果皮？", 3)


def test_an_entry_beyond_measure_is_refused() -> None:
    assert codes(question("multichoice", TWO, "x" * 60_001)) == ["entry_too_long"]


# ---- going out
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
    assert parts(replace(make_ordering("o"), options=tuple(replace(x, picture="p") for x in make_ordering("o").options))) == {"option_pictures"}
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
