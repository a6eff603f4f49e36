"""Kahoot's and Wayground's spreadsheets: read as they are filled in, written as they are wanted, and what they cannot hold is named."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.factories import WRITTEN, make_choice, make_multiple, make_short, make_true_false, text
from tests.formats.authored_rows import words
from tests.formats.tables import reading, told, xlsx
from wastequiz.domain.exchange import Entry, Writing
from wastequiz.domain.questions import Authored, Option
from wastequiz.domain.text import Text
from wastequiz.formats import kahoot_xlsx, of, wayground_xlsx
from wastequiz.formats.foreign_tables import lettered
from wastequiz.formats.knowledge_kinds import LABELS

KAHOOT = of("kahoot")
WAYGROUND = of("wayground")
PATIENT = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(form: object, data: bytes, language: str = "en") -> list[Entry]:
    entries = list(form.read(data, reading(language)).entries)  # pyright: ignore[reportAttributeAccessIssue, reportOptionalCall]
    told([fault for entry in entries for fault in entry.faults])
    return entries


def rows(data: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def kahoot(*filled: tuple[object, ...]) -> bytes:
    above = [["", "Quiz template"], ["", "Add questions, at least two answer alternatives ..."], [], [], [], [], []]
    return xlsx(("Sheet1", [*above, kahoot_xlsx.HEAD, *([n, *cells] for n, cells in enumerate(filled, start=1))]))


def test_a_kahoot_template_is_read() -> None:
    data = kahoot(
        ("What is 1 + 1?", 1, 2, 3, 4, 20, 2),
        ("Even?", "2", "3", "4", "", 30, "1,3"),
        ("Batteries are harmful.", "False", "True", "", "", 5, 2.0),
    )
    entries = read(KAHOOT, data)
    made = [e.question for e in entries]
    assert [(e.line, q.kind if q else "", q.limit_s if q else 0) for e, q in zip(entries, made, strict=True)] == [
        (9, "single_choice", 20),
        (10, "multiple_choice", 30),
        (11, "true_false", 5),
    ]
    assert ["".join(o.label.to("en") for o in q.options if o.right) for q in made if q] == ["2", "24", "True"]
    assert entries[0].cells == ("1", "What is 1 + 1?", "1", "2", "3", "4", "20", "2")


def test_rows_of_a_kahoot_template_that_do_not_fit_are_told() -> None:
    entries = read(
        KAHOOT, kahoot(("Alone?", "yes", "", "", "", 20, 1), ("None right?", "a", "b", "", "", 20, ""), ("Fifth?", "a", "b", "", "", 20, 5))
    )
    assert [[f.code for f in e.faults] for e in entries] == [["too_few_options"], ["no_answer"], ["unknown_answer"]]


@pytest.mark.parametrize("form", [KAHOOT, WAYGROUND], ids=["kahoot", "wayground"])
def test_a_table_without_answers_or_in_another_language_is_told_row_by_row(form: object) -> None:
    heads = ("题干_en", "Option 1", "Option 2")
    entries = read(form, xlsx(("一", [heads, ("Which?", "a", "b"), (), ("Other?", "c")])))
    assert [[f.code for f in e.faults] for e in entries] == [["no_answer"], ["too_few_options", "no_answer"]]
    blank = [("Question Text", "Question Type", "Option 1"), ("Which?", "Fill-in-the-Blank", "a")]
    assert [e.question for e in read(form, xlsx(("一", blank)))] == [None]


def test_numbers_become_letters() -> None:
    assert [lettered(answer) for answer in ("1", "2.0", "1,3", "1, 4;2", "9", "12", "B", "1.5", "")] == [
        "A",
        "B",
        "AC",
        "ADB",
        "9",
        "12",
        "B",
        "1.5",
        "",
    ]


def test_kahoot_gets_what_it_takes_and_the_rest_is_named() -> None:
    shelf = [make(name) for name, make in WRITTEN.items()]
    shelf += [
        make_choice("long", stem=text("x" * 121)),
        make_choice("wordy", options=tuple(Option(i, text(i * 76), i == "a") for i in "ab")),
        make_choice("five", options=tuple(Option(i, text(i), i == "a") for i in "abcde")),
        make_choice("mute", options=tuple(Option(i, Text(), i == "a", picture=i) for i in "ab")),
        make_choice("slow", limit_s=45, points=5, tags=("t",), schemes=("de",), picture="p"),
        make_choice("slowest", limit_s=900),
        make_choice("bare", options=(Option("a", text("a"), True), Option("b", text("b"))), explanation=Text(), limit_s=20),
    ]
    made = KAHOOT.write(shelf, Writing("en", title="Term one"))  # pyright: ignore[reportOptionalCall]
    lost = {key: [(f.code, f.field) for k, f in made.lost if k == key] for key in dict(made.lost)}
    told([fault for _key, fault in made.lost])
    assert made.questions == 6
    refused = {key for key, fault in made.lost if fault.weight == "refuses"}
    assert refused == {"ordering", "matching", "spot_on_picture", "estimate", "short_answer", "long", "wordy", "five", "mute"}
    assert lost["long"] == [("too_long_there", "Question")]
    assert lost["wordy"] == [("too_long_there", "Option A")]
    assert lost["five"] == [("too_many_there", "Option E")]
    assert lost["mute"] == [("not_carried", "Option A")]
    assert [code for code, _field in lost["slow"]] == ["limit_there", *["not_carried"] * 6]
    assert [field for _code, field in lost["slow"]] == ["Time limit", "Explanation", "Why", "Picture", "Region", "Tags", "Points"]
    assert "bare" not in lost
    table = rows(made.data)
    assert table[2][1] == "Term one"
    assert table[7] == list(kahoot_xlsx.HEAD)
    assert table[8][0] == 1.0
    assert [row[6] for row in table[8:]] == [20.0, 20.0, 20.0, 60.0, 240.0, 20.0]
    assert [row[7] for row in table[8:]][:3] == ["2", "1", "1,3"]


def test_a_wayground_template_is_read() -> None:
    told_row = (
        "Text of the question\n\n(required)",
        "Question Type\n\n(default is Multiple Choice)",
        *["Text for option"] * 5,
        "1-5",
        "s",
        "link",
        "why",
    )
    data = xlsx(
        (
            "Sheet1",
            [
                wayground_xlsx.HEAD,
                told_row,
                (
                    "Largest planet?",
                    "Multiple Choice",
                    "Earth",
                    "Mars",
                    "Jupiter",
                    "",
                    "",
                    3,
                    20,
                    "https://example.org/a.jpg",
                    "It is a giant.",
                ),
                ("Even?", "Checkbox", 2, 3, 4, "", "", "1,3", "", "", ""),
                ("Blue bin?", "Fill-in-the-Blank", "recyclables", "recycling", "", "", "", "", 30, "", ""),
                ("What do you think?", "Open-Ended"),
                ("Vote!", "Poll", "a", "b"),
                ("Paper is recyclable.", "", "True", "False", "", "", "", 1),
            ],
        )
    )
    entries = read(WAYGROUND, data)
    made = [e.question for e in entries]
    assert [(e.line, q.kind if q else "") for e, q in zip(entries, made, strict=True)] == [
        *((3, "single_choice"), (4, "multiple_choice"), (5, "short_answer"), (6, ""), (7, ""), (8, "true_false")),
    ]
    assert [[f.code for f in e.faults] for e in entries] == [["picture_missing"], [], [], ["unsupported_kind"], ["unsupported_kind"], []]
    assert made[0] is not None
    assert (made[0].explanation, made[0].limit_s) == (Text(en="It is a giant."), 20)
    assert made[2] is not None
    assert made[2].accepted == (("en", "recyclables"), ("en", "recycling"))
    assert entries[3].cells[:2] == ("What do you think?", "Open-Ended")


def test_wayground_gets_what_it_takes_and_the_rest_is_named() -> None:
    chinese = replace(make_short("chinese"), accepted=(("zh_CN", "甲"),), limit_s=15)
    six = replace(make_short("six"), accepted=tuple(("en", f"w{n}") for n in range(6)))
    shelf = [*(make(name) for name, make in WRITTEN.items()), chinese, six]
    made = WAYGROUND.write(shelf, Writing("en"))  # pyright: ignore[reportOptionalCall]
    told([fault for _key, fault in made.lost])
    assert made.questions == 6
    assert {key for key, fault in made.lost if fault.weight == "refuses"} == {"ordering", "matching", "spot_on_picture", "estimate"}
    assert [(key, fault.field) for key, fault in made.lost if key in ("short_answer", "chinese", "six")] == [
        ("short_answer", "Answer"),
        ("six", "Answer"),
    ]
    table = rows(made.data)
    assert table[0] == list(wayground_xlsx.HEAD)
    assert [row[1] for row in table[1:]] == ["Multiple Choice", "Multiple Choice", "Checkbox", *["Fill-in-the-Blank"] * 3]
    assert table[5][2:10] == ["甲", "", "", "", "", "", "15", ""]


def said(most: int) -> st.SearchStrategy[Text]:
    return words(most, "abcxyz 旧电池可,.，。=+'?").map(lambda w: Text(zh_CN=w))


@st.composite
def fitting(draw: st.DrawFn, spelt: bool) -> Authored:
    """A question that fits either program, words in one language and nothing those programs do not know."""
    kind = draw(st.sampled_from(("single_choice", "multiple_choice", "true_false", *(("short_answer",) if spelt else ()))))
    bare = {
        "stem": draw(said(100)),
        "explanation": Text(),
        "source": make_choice("x").source,
        "limit_s": draw(st.sampled_from((5, 20, 240))),
    }
    if kind == "short_answer":
        return replace(make_short("x"), accepted=(("zh_CN", "甲"), ("zh_CN", draw(st.sampled_from(("乙", "a b", "=丙"))))), **bare)
    if kind == "true_false":
        right = draw(st.booleans())
        options = tuple(Option(o, Text(zh_CN=t["zh_CN"]), (o == "true") == right) for o, t in LABELS.items())
        return replace(make_true_false("x"), **bare | {"options": options})
    labels = draw(st.lists(said(60), min_size=2, max_size=4, unique_by=lambda t: "".join(t["zh_CN"].casefold().split())))
    right = draw(
        st.sets(
            st.sampled_from(range(len(labels))), min_size=1 if kind == "single_choice" else 2, max_size=1 if kind == "single_choice" else 4
        )
    )
    made = make_choice if kind == "single_choice" else make_multiple
    return replace(made("x"), **bare | {"options": tuple(Option("abcd"[n], t, n in right) for n, t in enumerate(labels))})


@pytest.mark.parametrize("form", [KAHOOT, WAYGROUND], ids=["kahoot", "wayground"])
@PATIENT
@given(data=st.data())
def test_what_the_other_program_knows_comes_back_as_it_went(form: object, data: st.DataObject) -> None:
    shelf = [
        replace(q, stem=Text(zh_CN=f"{n}. {q.stem['zh_CN']}"))
        for n, q in enumerate(data.draw(st.lists(fitting(form is WAYGROUND), min_size=1, max_size=4)))
    ]
    made = form.write(shelf, Writing("zh_CN"))  # pyright: ignore[reportAttributeAccessIssue]
    assert not made.lost
    back = [e.question for e in read(form, made.data, "zh_CN")]
    usual = make_choice("x")
    assert [b and replace(b, key="x", topic=usual.topic, band=usual.band, difficulty=1, source=usual.source) for b in back] == shelf
