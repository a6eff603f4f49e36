"""Everything of the bank survives being made plain (as JSON) and back."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_choice, make_item, make_kind, make_scheme, make_set, make_thing_of_parts, make_true_false, ruling, text
from wastequiz.domain import plain
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Source
from wastequiz.domain.schemes import Bin, Subcategory


def through_json(given: plain.Plain) -> plain.Plain:
    return json.loads(json.dumps(given, ensure_ascii=False))


@pytest.mark.parametrize("kind", [make_kind("paper"), make_kind("bone", contested=True)])
def test_a_kind_of_waste_survives(kind: Any) -> None:
    assert plain.kind_from_plain(through_json(plain.kind_to_plain(kind))) == kind


@pytest.mark.parametrize(
    "item",
    [
        make_item("newspaper"),
        make_item("box", twin_of="greasy_box", why=text("why"), band=Band.adult, difficulty=5, contested=True, picture=""),
        make_item("can", aliases=(("zh_CN", "罐子"), ("en", "tin")), actions=("rinse", "flatten")),
        make_thing_of_parts("tea", "paper", "film"),
    ],
)
def test_an_item_survives(item: Any) -> None:
    assert plain.item_from_plain(through_json(plain.item_to_plain(item))) == item


@pytest.mark.parametrize(
    "question",
    [
        make_choice("signs_1"),
        make_choice("signs_2", picture="sign", schemes=("cn-gb",), source=Source("book", "https://example.org", 2019)),
        make_true_false("fact_1", right=False),
    ],
)
def test_a_written_question_survives(question: Any) -> None:
    assert plain.authored_from_plain(through_json(plain.authored_to_plain(question))) == question


def test_a_ready_set_survives() -> None:
    ready = make_set("s", "a", "which_bin:b", picture="bone", length=1, limit_s=20, minutes=3, use="community", band=Band.adult)
    assert plain.set_from_plain(through_json(plain.set_to_plain(ready))) == ready


def test_a_scheme_survives_with_its_revision() -> None:
    bins = (
        Bin("recyclable", text("recyclable"), "blue", "box", "arrows", (Subcategory("paper", text("paper"), "sign_paper"),), sign="sign_a"),
        Bin("food", text("food"), "green", "pot", "fishbone", local="Biotonne", like="food"),
    )
    rulings = {"paper": ruling("recyclable", why=text("why")), "bone": ruling("food", source="", own=False)}
    scheme = replace(make_scheme(rulings, {"big_bone": "bulky"}), bins=bins, revision="", language="de", in_force="2022-12-01")
    scheme = replace(scheme, destinations=(replace(scheme.destinations[0], local="Sperrmüll", like="residual"),))
    again = plain.scheme_from_plain(through_json(plain.scheme_to_plain(scheme)))
    assert again == scheme
    assert again.revision == scheme.revision


READERS = {
    plain.kind_from_plain: plain.kind_to_plain(make_kind("paper")),
    plain.item_from_plain: plain.item_to_plain(make_thing_of_parts("tea", "paper", aliases=(("en", "cuppa"),))),
    plain.authored_from_plain: plain.authored_to_plain(make_choice("signs_1")),
    plain.set_from_plain: plain.set_to_plain(make_set("s", "a")),
    plain.scheme_from_plain: plain.scheme_to_plain(make_scheme({"paper": "recyclable"}, {"a": "food"})),
}
junk = st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.lists(st.integers(), max_size=2) | st.just({})


@pytest.mark.parametrize("read", READERS)
@given(data=st.data())
def test_a_malformed_dict_gives_one_of_three_errors_never_another(read: Any, data: st.DataObject) -> None:
    good = READERS[read]
    field = data.draw(st.sampled_from(sorted(good)))
    bad = {**good, field: data.draw(junk)}
    if data.draw(st.booleans()):
        del bad[field]
    with contextlib.suppress(KeyError, TypeError, ValueError):
        read(bad)
