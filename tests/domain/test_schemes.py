"""A scheme says where things go, and which of its rulings may count for points."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import BINS, make_bins, make_item, make_scheme, make_thing_of_parts, ruling, text
from wastequiz.domain.schemes import Destination, in_order

SCHEME = make_scheme({"paper": "recyclable", "sofa": "bulky", "bone": "food"}, {"big_bone": "residual"})


def test_an_item_goes_where_its_kind_goes() -> None:
    found = SCHEME.ruling(make_item("newspaper", "paper"))
    assert found is not None
    assert found.to == "recyclable"


def test_an_exception_by_item_comes_first() -> None:
    found = SCHEME.ruling(make_item("big_bone", "bone"))
    assert found is not None
    assert found.to == "residual"


def test_a_thing_of_parts_goes_nowhere_by_itself_even_where_an_exception_names_it() -> None:
    scheme = make_scheme({"paper": "recyclable"}, {"tea": "residual"})
    assert scheme.ruling(make_thing_of_parts("tea", "paper")) is None


def test_an_unknown_kind_goes_nowhere() -> None:
    assert SCHEME.ruling(make_item("stone", "rock")) is None


def test_bins_and_destinations_are_found_by_id_and_kept_apart() -> None:
    assert [b.id for b in SCHEME.bins if SCHEME.bin(b.id) is b] == list(BINS)
    assert SCHEME.bin("bulky") is None
    assert isinstance(SCHEME.destination("bulky"), Destination)
    assert SCHEME.destination("food") is None


def test_a_sourced_ruling_on_something_settled_may_score() -> None:
    assert SCHEME.may_score(make_item("newspaper", "paper"), kind_contested=False)


@pytest.mark.parametrize("item", [make_item("stone", "rock"), make_thing_of_parts("tea", "paper")])
def test_what_goes_nowhere_never_scores(item: object) -> None:
    assert not SCHEME.may_score(item, kind_contested=False)  # type: ignore[arg-type]


def test_an_unverified_ruling_never_scores() -> None:
    scheme = make_scheme({"paper": ruling("recyclable", source="")})
    assert not scheme.kinds["paper"].verified
    assert not scheme.may_score(make_item("newspaper", "paper"), kind_contested=False)


@pytest.mark.parametrize(
    ("is_city", "own", "scores"), [(True, True, True), (True, False, False), (False, True, False), (False, False, False)]
)
def test_a_contested_kind_scores_only_by_the_citys_own_ruling(is_city: bool, own: bool, scores: bool) -> None:
    scheme = make_scheme({"paper": ruling("recyclable", own=own)}, is_city=is_city)
    assert scheme.may_score(make_item("newspaper", "paper"), kind_contested=True) is scores


@pytest.mark.parametrize(("own", "scores"), [(True, True), (False, False)])
def test_a_contested_item_of_a_settled_kind_needs_the_citys_own_exception(own: bool, scores: bool) -> None:
    item = make_item("card", "paper", contested=True)
    without = make_scheme({"paper": "recyclable"})
    having = make_scheme({"paper": "recyclable"}, {"card": ruling("residual", own=own)})
    assert not without.may_score(item, kind_contested=False)
    assert having.may_score(item, kind_contested=False) is scores


def test_the_revision_changes_with_every_thing_that_decides_an_answer_and_with_nothing_else() -> None:
    again = make_scheme({"paper": "recyclable", "sofa": "bulky", "bone": "food"}, {"big_bone": "residual"})
    assert again.revision == SCHEME.revision
    assert len(SCHEME.revision) == 12

    def revision(**changes: object) -> str:
        return replace(SCHEME, revision="", **changes).revision

    assert revision(name=text("other"), is_city=False) == SCHEME.revision
    different = [
        revision(bins=make_bins(*BINS[:3])),
        revision(kinds={**SCHEME.kinds, "paper": ruling("residual")}),
        revision(kinds={**SCHEME.kinds, "paper": ruling("recyclable", source="")}),
        revision(items={}),
    ]
    assert SCHEME.revision not in different
    assert len(set(different)) == len(different)


def test_a_stored_revision_is_kept() -> None:
    assert replace(SCHEME, revision="abc").revision == "abc"


def test_abroad_what_a_country_rules_itself_may_score_though_cities_here_differ() -> None:
    abroad = make_scheme({"paper": ruling("recyclable")}, code="xx", is_city=False)
    assert abroad.abroad and not SCHEME.abroad
    assert abroad.may_score(make_item("newspaper", "paper"), kind_contested=True)
    assert not replace(abroad, code="cn-gb").may_score(make_item("newspaper", "paper"), kind_contested=True)


def test_a_bin_is_the_national_one_it_is_like() -> None:
    scheme = make_scheme({"paper": "recyclable"}, code="xx")
    bins = tuple(replace(b, like="recyclable") if b.id == "food" else b for b in scheme.bins)
    scheme = replace(scheme, bins=bins)
    assert (scheme.national("food"), scheme.national("residual"), scheme.national("bulky"), scheme.national("gone")) == (
        *("recyclable", "residual"),
        *("bulky", "gone"),
    )


def test_schemes_stand_in_order_the_one_in_use_first() -> None:
    country = make_scheme({}, code="cn-gb", is_city=False)
    far = [make_scheme({}, code=code, language=language, is_city=False) for code, language in (("de", "de"), ("hk", "zh_HK"), ("sg", ""))]
    here = [make_scheme({}, code=code) for code in ("cn-b", "cn-a", "cn-c")]
    every = [*far, country, *here]
    assert [s.code for s in in_order(every, "cn-c")] == ["cn-c", "cn-a", "cn-b", "cn-gb", "hk", "de", "sg"]
    assert [s.code for s in in_order(every, "sg")][:2] == ["sg", "cn-a"]
