"""The question kinds there are. To add one: a module here with a `KIND`, its card in `ui/kinds`, one line in KINDS and in VIEWS."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from wastequiz.domain.kinds import (
    estimate,
    matching,
    multiple_choice,
    odd_one_out,
    ordering,
    pick_from_bin,
    short_answer,
    single_choice,
    sort_many,
    spot_on_picture,
    take_apart,
    true_false,
    which_bin,
)
from wastequiz.domain.kinds.kind import ItemKind, WrittenKind
from wastequiz.domain.questions import Choice, Question

KINDS: Mapping[str, ItemKind | WrittenKind] = {
    kind.name: kind
    for kind in (
        which_bin.KIND,
        pick_from_bin.KIND,
        odd_one_out.KIND,
        sort_many.KIND,
        take_apart.KIND,
        single_choice.KIND,
        true_false.KIND,
        multiple_choice.KIND,
        ordering.KIND,
        matching.KIND,
        spot_on_picture.KIND,
        estimate.KIND,
        short_answer.KIND,
    )
}
"""Name of the kind, as stored for ever, to how it is built and marked."""


def item_kind(name: str) -> ItemKind | None:
    """The kind of that name if its questions are made from items, else None."""
    kind = KINDS.get(name)
    return kind if isinstance(kind, ItemKind) else None


def written_kind(name: str) -> WrittenKind:
    """The kind of that name, whose questions are written. Raises KeyError for any other."""
    kind = KINDS[name]
    if not isinstance(kind, WrittenKind):
        raise KeyError(name)
    return kind


def slip(question: Question, rng: Random) -> Choice:
    """An answer that is not wholly right, as a player gives it; () where every guess is right."""
    kind = KINDS[question.kind]
    guesses = (kind.guess(question, rng) for _ in range(_GUESSES))
    return next((guess for guess in guesses if kind.mark(question, guess) < 1), ())


_GUESSES = 100
