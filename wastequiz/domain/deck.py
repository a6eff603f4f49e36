"""A game's deck: each part drawn for itself from one seed, nothing twice, and drawn things where there are enough of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from wastequiz.domain.bank import Bank, FetchAuthored, Pool, group_of
from wastequiz.domain.draw import Drawer
from wastequiz.domain.errors import TooFewQuestions
from wastequiz.domain.games import PURPOSE, Asks
from wastequiz.domain.kinds import which_bin
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import Round, RoundSpec
from wastequiz.domain.students import GUEST, Contestant


def draw_game(
    round_id: str,
    spec: RoundSpec,
    seed: int,
    asks: Sequence[Asks],
    bank: Bank,
    pool: Pool,
    fetch: FetchAuthored,
    contestant: Contestant = GUEST,
) -> tuple[Round, bool]:
    """A round of the game `spec.game`, its questions part after part; and whether a part had too few drawn things, so that any were taken.

    Only what counts is asked, whatever else `spec` says. Raises TooFewQuestions, ValueError for a spec without a game.
    """
    game = spec.game
    if game is None:
        raise ValueError("no game is asked for")
    rng, fell_back = Random(seed), False
    taken: set[tuple[str, str]] = set()
    questions: list[Question] = []
    for part in asks:
        found = _draw(part, spec, rng, bank, pool, fetch, taken)
        if part.drawn and len(found) < part.least:
            fell_back = True
            found = _draw(replace(part, drawn=False), spec, rng, bank, pool, fetch, taken)
        if len(found) < part.least:
            raise TooFewQuestions(game.id, len(found), part.least)
        questions += found
    kept = replace(spec, length=len(questions), purpose=PURPOSE + game.id, practice=False, level=0, ready_set="", exam=False)
    return Round(round_id, kept, seed, pool.scheme.revision, tuple(questions), contestant), fell_back


def _draw(
    part: Asks, spec: RoundSpec, rng: Random, bank: Bank, pool: Pool, fetch: FetchAuthored, taken: set[tuple[str, str]]
) -> list[Question]:
    """The questions of one part. What they ask about is `taken` then, unless they are too few."""
    wanted = replace(
        spec,
        topics=part.topics or spec.topics,
        topic=None if part.topics else spec.topic,
        length=part.length,
        kinds=part.kinds,
        practice=False,
        drawn=part.drawn,
        look_alikes=spec.look_alikes and not part.twins,  # of two twins only one says that it is one
    )
    drawer = Drawer(wanted, rng, bank, pool, fetch)
    drawer.taken |= taken
    found = _twins(drawer) if part.twins else drawer.draw()
    if len(found) >= part.least:
        taken |= drawer.taken
    return found


def _twins(drawer: Drawer) -> list[Question]:
    """Pairs of one thing in two states that belong into different bins, by chance; as many as there are places for."""
    bank, scheme, rng = drawer.bank, drawer.scheme, drawer.rng
    fitting = {group for groups in drawer.items_by_bin.values() for group in groups}
    alike = [(group.bin_id, id_) for group in sorted(fitting) if group.alike for id_ in drawer.pool.groups[group]]
    rng.shuffle(alike)
    found: list[Question] = []
    for bin_id, id_ in alike:
        if len(found) + 2 > drawer.spec.length:
            break
        one = bank.items[id_]
        other = bank.items.get(one.twin_of)
        if other is None or other.parts or {("", one.id), ("", other.id)} & drawer.taken:
            continue
        group = group_of(other, bank, scheme)
        if group is None or group not in fitting or group.bin_id == bin_id:
            continue
        pair = [one, other]
        rng.shuffle(pair)
        drawer.taken |= {("", item.id) for item in pair}
        found += [which_bin.build(item, bank.kinds[item.kind], scheme) for item in pair]
    return found
