"""Banks of every shape for properties: few or many items, all ages, contested, unverified, undrawn, going nowhere."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from tests.factories import BINS, CITY, WRITTEN, bank_of, make_item, make_kind, make_scheme, make_thing_of_parts, ruling
from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.questions import ANYWHERE, ITEM_TOPIC, Authored, Source
from wastequiz.domain.rounds import RoundSpec

TOPICS = ("signs", "law", "winter")

seeds = st.integers(0, 2**48 - 1)


def any_bank(seed: int, kinds_count: int, items_count: int, questions_count: int) -> Bank:
    """A bank thrown together by dice (not by Hypothesis itself: a hundred times faster, and the sizes still shrink)."""
    dice = Random(seed)

    def perhaps() -> bool:
        return dice.random() < 0.4

    bins = BINS[: dice.randint(2, 4)]
    kinds = [make_kind(f"kind_{n}", contested=perhaps()) for n in range(kinds_count)]
    rulings = {
        kind.id: ruling(dice.choice((*bins, *bins, "bulky")), source="" if perhaps() else "rule", own=not perhaps()) for kind in kinds
    }
    items = [
        make_item(
            f"item_{n}",
            dice.choice(kinds).id,
            band=dice.choice((Band.pre, *Band)),
            difficulty=dice.randint(1, 5),
            picture=dice.choice(("", f"item_{n}", f"item_{n}", "shared")),
            contested=perhaps(),
        )
        for n in range(items_count)
    ]
    items += [make_thing_of_parts(f"thing_{n}", *(dice.choice(kinds).id for _ in range(3))) for n in range(items_count // 8)]
    exceptions = {item.id: ruling(dice.choice(bins), source="" if perhaps() else "rule") for item in items if dice.random() < 0.1}
    questions = [
        dice.choice(list(WRITTEN.values()))(
            f"item_{n}",  # on purpose the name of an item too
            topic=dice.choice(TOPICS),
            band=dice.choice((Band.pre, *Band)),
            schemes=dice.choice(((), (CITY,), ("cn-gb",), (ANYWHERE,))),
            source=Source("a book", unread=dice.random() < 0.1),
        )
        for n in range(questions_count)
    ]
    questions = [in_pictures(question) if perhaps() else question for question in questions]
    return bank_of(kinds, items, make_scheme(rulings, exceptions, bins=bins, is_city=not perhaps()), questions=questions)


def in_pictures(question: Authored) -> Authored:
    """The question with a picture for everything."""
    options = tuple(replace(option, picture=f"of_{option.id}") for option in question.options)
    return replace(question, options=options, targets=tuple(replace(t, picture=f"of_{t.id}") for t in question.targets))


def banks() -> st.SearchStrategy[Bank]:
    return st.builds(any_bank, seeds, st.integers(1, 6), st.sampled_from((10, 20, 30, 3, 2, 1, 0)), st.integers(0, 12))


def specs() -> st.SearchStrategy[RoundSpec]:
    return st.builds(
        RoundSpec,
        st.just(CITY),
        band=st.sampled_from((Band.adult, *Band)),
        topic=st.sampled_from((None, None, None, ITEM_TOPIC, *TOPICS)),
        length=st.sampled_from((1, 5, 10, 20)),
        kinds=st.sampled_from(((), (), *((name,) for name in KINDS), ("which_bin", "true_false"))),
        practice=st.booleans(),
        pictures_only=st.sampled_from((False, False, True)),
    )
