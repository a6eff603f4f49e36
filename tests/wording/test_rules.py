"""What is said of a scheme where its rules are chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import make_abroad, make_scheme, ruling, text
from wastequiz import i18n
from wastequiz.domain.schemes import SchemeSource
from wastequiz.wording import names, rules

CITY = make_scheme({"paper": "recyclable", "bone": ruling("food", source=""), "lamp": ruling("hazardous", source="")})


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


def test_the_tag_says_what_kind_of_place_it_is() -> None:
    country, abroad = replace(CITY, code="cn-gb", is_city=False), make_abroad(CITY)
    hong_kong = replace(abroad, code="hk", language="zh_HK")
    tags = [rules.tag(s, "cn-x") for s in (CITY, country, hong_kong, abroad)]
    assert tags == ["City", "Whole country", "City", "Abroad"]
    assert rules.tag(abroad, abroad.code) == "In use now"


def test_since_when_is_said_only_where_it_is_known() -> None:
    assert rules.rule(CITY) == "By rule of cn-harbin"
    assert rules.rule(replace(CITY, in_force="2022-12-01")) == "By rule of cn-harbin\nIn force since 2022-12-01"


def test_numbers_agree() -> None:
    assert (rules.with_source(CITY), rules.practice_only(CITY)) == ("1 kind of waste has a source", "2 are for practice only")
    other = replace(CITY, kinds={**CITY.kinds, "film": ruling("residual")})
    assert rules.with_source(other) == "2 kinds of waste have a source"


def test_a_local_name_is_said_only_where_it_is_another() -> None:
    abroad = make_abroad(CITY)
    assert names.local(CITY.bins[0]) == "" and names.local(abroad.bins[0]) == "Altpapiertonne"
    assert names.local(replace(abroad.bins[0], local="recyclable")) == ""
    assert rules.named(abroad.bins[0]) == "recyclable (Altpapiertonne)" and rules.named(CITY.bins[0]) == "recyclable"


def test_a_screen_reader_is_told_all_of_it() -> None:
    sources = {**CITY.sources, "news": SchemeSource(text("the news"), "https://example.org/news", "", "reported")}
    told = rules.told(make_abroad(replace(CITY, sources=sources)), "cn-x")
    for part in ("Munich", "Abroad", "In force since 2021-04-01", "Biotonne", "1 kind", "2 are", "rule", "the news"):
        assert part in told
