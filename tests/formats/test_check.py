"""The deeper checks: pictures in the house style, reasons, fair shares of the bins, every question answerable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.factories import bank_of, make_bank, make_choice, make_item, make_kind, make_scheme, make_thing_of_parts, ruling, text
from wastequiz.domain.bank import Bank
from wastequiz.domain.errors import Problem
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Source
from wastequiz.domain.schemes import Subcategory
from wastequiz.domain.text import Text
from wastequiz.formats import check as checks
from wastequiz.formats import check_sets, check_words
from wastequiz.formats.check import CHECK_CODES, check, counts
from wastequiz.formats.pictures_svg import MOST_BYTES

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128">{}</svg>'
DRAWING = SVG.format(
    '<!-- a box --><g stroke="#43303A" transform="rotate(8 64 64)"><path d="M0 0h9" fill="none" stroke-opacity="0.5"/></g>'
)


def good_bank() -> Bank:
    """make_bank with reasons that name no bin (its ids are the bins' names)."""
    bank = make_bank(3, 1)
    kinds = {kind.id: replace(kind, why=text(f"reason {n}")) for n, kind in enumerate(bank.kinds.values())}
    questions = {key: replace(q, band=Band.g56) for key, q in bank.questions.items()}
    return replace(bank, kinds=kinds, questions=questions)


def pictures_of(bank: Bank, folder: Path) -> Path:
    names = [
        *(k.picture for k in bank.kinds.values()),
        *(i.picture for i in bank.items.values()),
        *(q.picture for q in bank.questions.values()),
    ]
    items = folder / "items"
    items.mkdir()
    for name in filter(None, names):
        (items / f"{name}.svg").write_text(DRAWING, encoding="utf-8")
    return items


def with_scheme(bank: Bank, **changes: object) -> Bank:
    (scheme,) = bank.schemes.values()
    return replace(bank, schemes={scheme.code: replace(scheme, revision="", **changes)})


def with_item(bank: Bank, item_id: str, **changes: object) -> Bank:
    return replace(bank, items={**bank.items, item_id: replace(bank.items[item_id], **changes)})


def with_question(bank: Bank, **changes: object) -> Bank:
    question = make_choice("choice_0", **({"band": Band.g56} | changes))
    return replace(bank, questions={**bank.questions, question.key: question})


def with_why(words: Text) -> Callable[[Bank], Bank]:
    return lambda bank: with_item(bank, "food_0", why=words)


def with_country(bank: Bank) -> Bank:
    """A country that sends food elsewhere than the city does."""
    (city,) = bank.schemes.values()
    country = replace(city, code="cn-gb", is_city=False, revision="", kinds={**city.kinds, "food_kind": ruling("residual")})
    abroad = replace(country, code="xx-a")
    return replace(bank, schemes={"xx-a": abroad, "cn-gb": country, city.code: city})


def without_right_option(bank: Bank) -> Bank:
    options = tuple(replace(option, right=False) for option in make_choice("x").options)
    return with_question(bank, options=options)


def with_rare_bin(bank: Bank) -> Bank:
    many = [make_item(f"more_{n}", "residual_kind", picture="food_0", band=Band.g56) for n in range(30)]
    return replace(bank, items={**bank.items, **{item.id: item for item in many}})


SPOILED: list[tuple[str, str, str, str, Callable[[Bank], Bank]]] = [
    # code, file, entry, field, what is spoiled
    ("reason_missing", "items/*.csv", "food_0", "why", with_why(Text(en="it rots"))),
    ("reason_too_long", "items/*.csv", "food_0", "why", with_why(Text(zh_CN="烂" * 25, en="it rots"))),
    ("reason_too_long", "items/*.csv", "food_0", "why", with_why(Text(zh_CN="烂", en="rot " * 17))),
    ("reason_names_bin", "items/*.csv", "food_0", "why", with_why(Text(zh_CN="烂", en="It goes with Food things"))),
    ("reason_names_bin", "kinds.csv", "food_kind", "why", lambda b: replace(b, kinds={**b.kinds, "food_kind": make_kind("food_kind")})),
    ("reason_for_other_bin", "schemes/cn-harbin.toml", "food_0", "why", with_country),
    ("same_thing_twice", "items/*.csv", "again", "name", lambda b: with_two_jars(b, "旧玻璃罐", "用过的玻璃罐")),
    ("kind_without_items", "kinds.csv", "wood", "id", lambda b: bank_with_idle_kind(b)),
    ("bin_too_rare", "schemes/cn-harbin.toml", "cn-harbin", "bins", with_rare_bin),
    ("not_answerable", "knowledge/signs.toml", "choice_0", "options", without_right_option),
    ("not_answerable", "knowledge/signs.toml", "choice_0", "options", lambda b: with_question(b, options=make_choice("x").options[1:2])),
    ("not_answerable", "items/*.csv", "food_0", "which_bin", lambda b: with_scheme(b, bins=b.scheme("cn-harbin").bins * 2)),
    ("source_missing", "knowledge/signs.toml", "choice_0", "source", lambda b: with_question(b, source=Source(""))),
    ("source_missing", "schemes/cn-harbin.toml", "cn-harbin", "kinds.food_kind", lambda b: with_scheme(b, sources={})),
    ("source_missing", "schemes/cn-harbin.toml", "cn-harbin", "items.food_0", lambda b: with_scheme(b, items={"food_0": ruling("food", source="?")})),
    ("source_missing", "schemes/cn-harbin.toml", "cn-harbin", "sources.rule", lambda b: untitled(b)),
    ("picture_missing", "items/*.csv", "food_0", "picture", lambda b: with_item(b, "food_0", picture="gone")),
    ("picture_missing", "schemes/cn-harbin.toml", "cn-harbin", "picture", lambda b: with_sign(b)),
    ("picture_missing", "kinds.csv", "wood", "picture", lambda b: bank_with_idle_kind(b)),
    ("picture_missing", "knowledge/signs.toml", "choice_0", "picture", lambda b: with_question(b, picture="gone")),
]  # fmt: skip


def with_two_jars(bank: Bank, one: str, other: str, **changes: Any) -> Bank:
    jars = [make_item(i, "food_kind", picture="food_0", name=Text(zh_CN=n, en=i)) for i, n in (("first", one), ("again", other))]
    return replace(bank, items={**bank.items, "first": jars[0], "again": replace(jars[1], **changes)})


def with_sign(bank: Bank) -> Bank:
    first, *others = bank.scheme("cn-harbin").bins
    return with_scheme(bank, bins=(replace(first, subcategories=(Subcategory("x", text("x"), "sign_x"),)), *others))


def bank_with_idle_kind(bank: Bank) -> Bank:
    return replace(bank, kinds={**bank.kinds, "wood": make_kind("wood")})


def untitled(bank: Bank) -> Bank:
    (scheme,) = bank.schemes.values()
    return with_scheme(bank, sources={"rule": replace(scheme.sources["rule"], title=Text(en="rule"))})


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return pictures_of(good_bank(), tmp_path)


def places(problems: list[Problem]) -> list[tuple[str, str, str, str]]:
    return [(problem.code, problem.file, problem.entry, problem.field) for problem in problems]


def test_a_good_bank_passes(pictures: Path) -> None:
    assert check(good_bank(), pictures) == []


@pytest.mark.parametrize(("code", "file", "entry", "field", "spoil"), SPOILED)
def test_what_reads_well_and_is_wrong_all_the_same_is_found(
    code: str, file: str, entry: str, field: str, spoil: Callable[[Bank], Bank], pictures: Path
) -> None:
    assert (code, file, entry, field) in places(check(spoil(good_bank()), pictures))


DRAWINGS = [
    ("picture_not_svg", "", "", "no drawing at all"),
    ("picture_not_svg", "", "", "<svg/>"),
    ("picture_not_svg", "", "", "<!DOCTYPE svg>" + DRAWING),
    ("picture_not_svg", "", "", '<?xml version="1.0" encoding="klingon"?>' + DRAWING),
    ("picture_too_big", "", "", DRAWING + " " * MOST_BYTES),
    ("picture_canvas", "svg", "viewBox", DRAWING.replace("0 0 128 128", "0 0 64 64")),
    ("picture_element", "text", "", SVG.format("<text>A</text>")),
    ("picture_element", "linearGradient", "", SVG.format("<linearGradient/>")),
    ("picture_element", "svg", "", SVG.format(DRAWING)),
    ("picture_element", "{http://www.w3.org/1999/xhtml}script", "", SVG.format('<script xmlns="http://www.w3.org/1999/xhtml"/>')),
    ("picture_attribute", "path", "style", SVG.format('<path style="fill:red"/>')),
    ("picture_attribute", "path", "opacity", SVG.format('<path opacity="0.5"/>')),
    ("picture_attribute", "path", "filter", SVG.format('<path filter="x"/>')),
    ("picture_attribute", "path", "fill", SVG.format('<path fill="URL (#a)"/>')),
    ("picture_attribute", "svg", "onload", DRAWING.replace("<svg", '<svg onload="x()"')),
]


@pytest.mark.parametrize(("code", "entry", "field", "drawing"), DRAWINGS)
def test_a_drawing_outside_the_house_style_is_found(code: str, entry: str, field: str, drawing: str, pictures: Path) -> None:
    (pictures / "extra.svg").write_text(drawing, encoding="utf-8")
    assert (code, "pictures/extra.svg", entry, field) in places(check(good_bank(), pictures))


def test_a_picture_that_cannot_be_opened_is_found(pictures: Path) -> None:
    (pictures / "extra.svg").mkdir()
    assert places(check(good_bank(), pictures)) == [("unreadable_file", "pictures/extra.svg", "", "")]


def test_every_code_is_provoked_here() -> None:
    elsewhere = {*check_words.CODES, *check_sets.CODES}  # see test_check_words, test_check_sets
    assert {code for code, *_ in (*SPOILED, *DRAWINGS)} | {"unreadable_file", "credit_missing"} | elsewhere == set(CHECK_CODES)


def test_a_rare_bin_is_told_with_its_numbers(pictures: Path) -> None:
    facts = [dict(p.facts) for p in check(with_rare_bin(good_bank()), pictures)]
    assert {"band": "g56", "bin": "food", "found": "3", "of": "42", "least": "8"} in facts
    assert all(fact["bin"] != "residual" and fact["band"] in ("g56", "g79", "adult") for fact in facts)


def test_a_kind_that_only_parts_are_of_is_used(pictures: Path) -> None:
    bank = bank_with_idle_kind(good_bank())
    tea = make_thing_of_parts("tea", "wood", picture="food_0")
    assert "kind_without_items" not in {p.code for p in check(replace(bank, items={**bank.items, "tea": tea}), pictures)}


def test_a_city_with_a_reason_of_its_own_may_send_things_elsewhere(pictures: Path) -> None:
    bank = with_country(good_bank())
    city = bank.scheme("cn-harbin")
    telling = replace(city, kinds={**city.kinds, "food_kind": ruling("food", why=text("here it does"))})
    found = check(replace(bank, schemes={**bank.schemes, city.code: telling}), pictures)
    assert "reason_for_other_bin" not in {problem.code for problem in found}


def from_abroad(bank: Bank, **changes: Any) -> Bank:
    """Beside a country of ours that sends food to the food bin, one abroad with bins of its own."""
    (city,) = bank.schemes.values()
    home = replace(city, code="cn-gb", is_city=False, revision="")
    there = replace(city, code="xx", is_city=False, revision="", **changes)
    return replace(bank, schemes={"cn-gb": home, "xx": there})


def compost(like: str) -> dict[str, Any]:
    (city,) = good_bank().schemes.values()
    bins = tuple(replace(b, id="compost", like=like) if b.id == "food" else b for b in city.bins)
    kinds = {kind: replace(r, to="compost") if r.to == "food" else r for kind, r in city.kinds.items()}
    return {"bins": bins, "kinds": kinds, "items": {}}


def test_abroad_a_bin_of_its_own_needs_a_reason_unless_it_is_like_ours(pictures: Path) -> None:
    found = check(from_abroad(good_bank(), **compost("")), pictures)
    assert [(p.entry, p.field, dict(p.facts)) for p in found if p.code == "reason_for_other_bin"] == [
        ("food_kind", "kinds.why", {"country": "cn-gb", "to": "compost"})
    ]
    assert "reason_for_other_bin" not in {p.code for p in check(from_abroad(good_bank(), **compost("food")), pictures)}


def test_abroad_an_exception_needs_a_reason_too(pictures: Path) -> None:
    changes = {**compost("food"), "items": {"food_0": ruling("residual")}}
    assert ("food_0", "items.why") in {(p.entry, p.field) for p in check(from_abroad(good_bank(), **changes), pictures)}


def test_things_of_two_kinds_or_with_names_of_their_own_are_not_the_same(pictures: Path) -> None:
    for bank in (
        with_two_jars(good_bank(), "旧玻璃罐", "用过的玻璃罐", kind="residual_kind"),
        with_two_jars(good_bank(), "玻璃罐", "玻璃杯"),
    ):
        assert "same_thing_twice" not in {p.code for p in check(bank, pictures)}


def test_what_a_draw_brings_is_tried_too(pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = checks.answerable
    monkeypatch.setattr(checks, "answerable", lambda q: q.kind not in ("sort_many", "odd_one_out") and sound(q))
    assert {(p.code, p.field) for p in check(good_bank(), pictures)} == {("not_answerable", "sort_many"), ("not_answerable", "odd_one_out")}


def test_a_file_without_a_credit_is_found(pictures: Path) -> None:
    assets = pictures.parent
    table = "| what | by | licence |\n|---|---|---|\n| `{}/`, `sounds/*.wav` | us | {} |\n"
    (assets / "CREDITS.md").write_text(table.format(pictures.name, "MIT"), encoding="utf-8")
    (assets / "make.py").write_text("", encoding="utf-8")
    assert check(good_bank(), pictures) == []
    (assets / "sounds").mkdir()
    for name in ("right.wav", "right.mp3"):
        (assets / "sounds" / name).write_bytes(b"")
    assert [(p.code, p.file) for p in check(good_bank(), pictures)] == [("credit_missing", "assets/sounds/right.mp3")]
    (assets / "CREDITS.md").write_text(table.format(pictures.name, ""), encoding="utf-8")
    assert len(check(good_bank(), pictures)) > 2


def test_a_bank_with_things_for_one_bin_only_is_answerable(tmp_path: Path) -> None:
    bank = bank_of([make_kind("a", why=text("so"))], [make_item("x", "a")], make_scheme({"a": "food"}))
    assert {problem.code for problem in check(bank, pictures_of(bank, tmp_path))} == {"bin_too_rare"}


def test_an_empty_bank_is_not_wrong(tmp_path: Path) -> None:
    assert check(bank_of([], [], make_scheme({})), tmp_path) == []


def test_counts_say_what_there_is() -> None:
    scheme = make_scheme({"a": "food", "b": ruling("food", source="")}, {"x": ruling("residual", source="")})
    items = [make_item("x", "a"), make_item("y", "b", picture=""), make_item("z", "b", picture="x")]
    bank = bank_of([make_kind("a"), make_kind("b")], items, scheme, questions=[make_choice("q"), make_choice("r", picture="x")])
    assert counts(bank) == {
        "items": 3,
        "aliases": 0,
        "pictures": 3,
        "knowledge_questions": 2,
        "schemes": 1,
        "kinds_of_waste": 2,
        "ready_sets": 0,
        "unverified": {"cn-harbin": 2},
    }
