"""The bank and the pool: what a scheme can ask, grouped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import CITY, bank_of, make_bank, make_choice, make_item, make_kind, make_pool, make_scheme, make_thing_of_parts, ruling
from wastequiz.domain.bank import Card, Group, card_of, holds_in, pool_of, renewed, with_more
from wastequiz.domain.errors import UnknownScheme
from wastequiz.domain.items import Band
from wastequiz.domain.questions import ANYWHERE

PAPER, SOFA = make_kind("paper"), make_kind("sofa")
SCHEME = make_scheme({"paper": "recyclable", "sofa": "bulky"})


def test_a_scheme_is_found_by_its_code() -> None:
    assert make_bank().scheme(CITY).code == CITY


def test_an_unknown_scheme_names_those_there_are() -> None:
    with pytest.raises(UnknownScheme) as unknown:
        make_bank().scheme("fr-paris")
    assert (unknown.value.code, unknown.value.known) == ("fr-paris", (CITY,))


def test_an_item_without_a_drawing_shows_its_kinds() -> None:
    bank = bank_of([PAPER, SOFA], [])
    assert bank.picture_of(make_item("newspaper", "paper")) == "newspaper"
    assert bank.picture_of(make_item("newspaper", "paper", picture="")) == "of_paper"
    assert bank.picture_of(make_thing_of_parts("chair", "sofa", "paper", picture="")) == "of_sofa"


def test_the_pool_has_only_items_with_a_bin_and_things_whose_parts_go_somewhere() -> None:
    things = [
        make_item("newspaper", "paper"),
        make_item("old_sofa", "sofa"),
        make_thing_of_parts("tea", "paper"),
        make_item("stone", "rock"),
        make_thing_of_parts("rocket", "paper", "rock"),
    ]
    pool = make_pool(bank_of([PAPER, SOFA], things, SCHEME))
    assert {group.kind: keys for group, keys in pool.groups.items()} == {"": ["newspaper"], "take_apart": ["tea"]}


def test_items_that_are_alike_to_the_draw_share_a_group() -> None:
    items = [make_item("a"), make_item("b"), make_item("c", difficulty=3), make_item("d", band=Band.g56), make_item("e", picture="")]
    groups = make_pool(bank_of([PAPER], items, SCHEME)).groups
    assert sorted(groups.values()) == [["a", "b"], ["c"], ["d"], ["e"]]


def test_an_item_that_may_not_score_stands_apart() -> None:
    scheme = make_scheme({"paper": ruling("recyclable", source="")})
    (group,) = make_pool(bank_of([PAPER], [make_item("a")], scheme)).groups
    assert not group.scored


def test_a_card_is_taken_where_it_holds() -> None:
    cards = [Card("here", "single_choice", "law", Band.pre, 1, (CITY,)), Card("there", "single_choice", "law", Band.pre, 1, ("cn-gb",))]
    pool = pool_of(bank_of([PAPER], [], SCHEME), SCHEME, cards)
    assert pool.groups == {Group("single_choice", "law", "", Band.pre, 1, True): ["here"]}


def test_a_card_is_a_question_without_its_words() -> None:
    question = make_choice("signs_1", schemes=(CITY,), band=Band.g56, difficulty=4)
    assert card_of(question) == Card("signs_1", "single_choice", "signs", Band.g56, 4, (CITY,))


def test_a_question_that_names_no_scheme_is_right_in_our_country_only() -> None:
    everywhere = (ANYWHERE,)
    for schemes, code, holds in (
        *(((), CITY, True), ((), "xx", False), (("xx",), "xx", True), (("xx",), CITY, False)),
        *((everywhere, CITY, True), (everywhere, "xx", True)),
    ):
        assert holds_in(schemes, make_scheme({}, code=code)) is holds


def test_a_pool_is_renewed_question_by_question() -> None:
    bank = bank_of([PAPER, SOFA], [make_item("newspaper", "paper")])
    one, two, foreign = (
        Card(key, "single_choice", "law", Band.g34, 2, schemes) for key, schemes in (("one", ()), ("two", ()), ("foreign", ("fr-paris",)))
    )
    harder = Card("one", "single_choice", "law", Band.g34, 5)
    pool = pool_of(bank, SCHEME, [one, two])
    assert renewed(pool, [one, None], [harder]).groups == pool_of(bank, SCHEME, [two, harder]).groups
    assert renewed(pool, [one, two], [None, foreign]).groups == pool_of(bank, SCHEME, []).groups
    assert renewed(renewed(pool, [foreign, harder], []), [], [one, two]).groups == pool_of(bank, SCHEME, [one, two]).groups
    gone = renewed(pool, [one], [])
    assert renewed(gone, [one], []).groups == gone.groups
    assert pool.groups == pool_of(bank, SCHEME, [one, two]).groups, "the pool of before is as it was"


def test_questions_that_come_later_make_the_pool_that_reading_all_anew_makes() -> None:
    schemes = ((), (CITY,), ("elsewhere",))
    cards = [Card(f"q{n}", "single_choice", "law", Band.g34, 1 + n % 3, schemes[n % 3]) for n in range(12)]
    bank = bank_of([], [], make_scheme({}))
    scheme = bank.scheme(CITY)
    alike: dict[Card, list[str]] = {}
    for card in cards[5:]:
        alike.setdefault(replace(card, key=""), []).append(card.key)
    grown = with_more(pool_of(bank, scheme, cards[:5]), alike)
    whole = pool_of(bank, scheme, cards)
    assert {group: sorted(keys) for group, keys in grown.groups.items()} == {group: sorted(keys) for group, keys in whole.groups.items()}
