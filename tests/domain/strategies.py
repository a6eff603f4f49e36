"""Banks of every shape for properties: few or many items, all ages, contested, unverified, undrawn, going nowhere."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.factories import BINS, CITY, bank_of, make_choice, make_item, make_kind, make_scheme, make_true_false, ruling
from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.questions import ITEM_TOPIC
from wastequiz.domain.rounds import RoundSpec

bands = st.sampled_from(Band)
difficulties = st.integers(1, 5)
seeds = st.integers(0, 2**48 - 1)
topics = st.sampled_from(("signs", "law", "winter"))


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    bins = BINS[: draw(st.integers(2, 4))]
    kinds = [make_kind(f"kind_{n}", contested=draw(st.booleans())) for n in range(draw(st.integers(1, 5)))]
    rulings = {
        kind.id: ruling(draw(st.sampled_from((*bins, "bulky"))), source=draw(st.sampled_from(("rule", ""))), own=draw(st.booleans()))
        for kind in kinds
    }
    items = [
        make_item(
            f"item_{n}",
            draw(st.sampled_from(kinds)).id,
            band=draw(bands),
            difficulty=draw(difficulties),
            picture=draw(st.sampled_from(("", f"item_{n}", "shared"))),
            contested=draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, 25)))
    ]
    exceptions = {
        item.id: ruling(draw(st.sampled_from(bins)), source=draw(st.sampled_from(("rule", ""))))
        for item in items
        if draw(st.integers(0, 9)) == 0
    }
    questions = [
        draw(st.sampled_from((make_choice, make_true_false)))(
            f"item_{n}",  # on purpose the name of an item too
            topic=draw(topics),
            band=draw(bands),
            schemes=draw(st.sampled_from(((), (CITY,), ("cn-gb",)))),
        )
        for n in range(draw(st.integers(0, 10)))
    ]
    return bank_of(kinds, items, make_scheme(rulings, exceptions, bins=bins, is_city=draw(st.booleans())), questions=questions)


@st.composite
def specs(draw: st.DrawFn) -> RoundSpec:
    return RoundSpec(
        CITY,
        band=draw(bands),
        topic=draw(st.none() | topics | st.just(ITEM_TOPIC)),
        length=draw(st.sampled_from((1, 5, 10, 20))),
        kinds=draw(st.just(()) | st.lists(st.sampled_from(list(KINDS)), max_size=3, unique=True).map(tuple)),
        practice=draw(st.booleans()),
        pictures_only=draw(st.booleans()),
    )
