"""Drawing a teacher's quiz: every part of its rule from its own subjects and levels, nothing twice; and what there is too little of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from random import Random

from wastequiz.domain.bank import TAKE_APART, Bank, FetchAuthored, Group, Pool
from wastequiz.domain.draw import ITEM_THING, Drawer
from wastequiz.domain.errors import NoQuestions
from wastequiz.domain.items import Band, Item
from wastequiz.domain.kinds import which_bin
from wastequiz.domain.questions import ITEM_TOPIC, Question
from wastequiz.domain.quizzes import BIN, LEVELS, TAG, TOPIC, WASTE, WORD, Quiz, Shortage
from wastequiz.domain.rounds import Round, RoundSpec
from wastequiz.domain.students import GUEST, Contestant

Named = Mapping[str, frozenset[str]]
"""Keys of written questions by "word:..." or "tag:..." subject: what only the store can look up."""

AS_WRITTEN = ("single_choice", "multiple_choice")
"""The kinds whose options may stand as they were written; all others would give the answer away."""

EVERYTHING = ""


def level_of(difficulty: int) -> str:
    """Which of LEVELS a difficulty of 1..5 lies in."""
    return next(level for level, taken_in in LEVELS.items() if difficulty in taken_in)


def needs_store(quiz: Quiz) -> tuple[str, ...]:
    """The subjects of its rule that `Named` must have."""
    subjects = dict.fromkeys(chain.from_iterable(part.subjects for part in quiz.rule))
    return tuple(s for s in subjects if s.partition(":")[0] in (WORD, TAG))


def forms(word: str) -> tuple[str, ...]:
    """The word as it may stand in a name: as it is, and its English singular."""
    plain = word.strip().casefold()
    if not plain.isascii() or len(plain) < 4:
        return (plain,)
    if plain.endswith("ies"):
        return plain, plain[:-3] + "y"
    return (plain, plain[:-2], plain[:-1]) if plain.endswith("es") else (plain, plain[:-1]) if plain.endswith("s") else (plain,)


class Candidates:
    """What a pool has for subjects and levels, as the things `Drawer.about` asks about ("item:banana_peel", or a written question's key)."""

    def __init__(self, bank: Bank, pool: Pool, named: Named, *, band: Band, pictures_only: bool = False) -> None:
        self.bank, self.pool, self.named = bank, pool, named
        self.groups = [
            g
            for g in sorted(pool.groups)
            if g.scored and g.band <= (Band.pre if pictures_only else band) and (g.pictured or not pictures_only) and g.kind != TAKE_APART
        ]

    def of(self, subject: str, levels: Sequence[str]) -> list[str]:
        """Everything of one subject (EVERYTHING: of all) and those levels."""
        wanted = {difficulty for level in levels for difficulty in LEVELS[level]}
        return [thing for g in self.groups if g.difficulty in wanted for thing in self._of_group(g, subject)]

    def _of_group(self, group: Group, subject: str) -> Iterator[str]:
        what, _, which = subject.partition(":")
        keys = self.pool.groups[group]
        if group.bin_id:
            whole = not subject or (what == BIN and group.bin_id == which) or (what == TOPIC and which == ITEM_TOPIC)
            return (ITEM_THING + key for key in keys if whole or self._is(self.bank.items[key], what, which))
        if not subject or (what == TOPIC and group.topic == which):
            return iter(keys)
        there = self.named.get(subject, frozenset())
        return (key for key in keys if key in there)

    def _is(self, item: Item, what: str, which: str) -> bool:
        if what == WASTE:
            return item.kind == which
        if what != WORD:
            return False
        names = (*item.name.values(), *self.bank.kinds[item.kind].name.values(), *(alias for _lang, alias in item.aliases))
        return any(form in name.casefold() for form in forms(which) for name in names)


class _Slots:
    """Places to fill, a thing each, none twice. A place that finds all its things taken has others moved, so that as many as possible are filled."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._lists: list[list[str]] = []
        self._next: list[int] = []
        self._list_of: list[int] = []
        self.filled: list[str | None] = []
        self._owner: dict[str, int] = {}

    def add(self, by_subject: Sequence[list[str]], n: int) -> int:
        """Fills `n` further places from lists that take turns; gives how many could be."""
        for things in by_subject:
            self._rng.shuffle(things)
        turns = list(by_subject)
        self._rng.shuffle(turns)
        at = len(self._lists)
        self._lists.append(list(dict.fromkeys(_in_turn(turns))))
        self._next.append(0)
        got = 0
        for _place in range(n):
            self._list_of.append(at)
            self.filled.append(None)
            got += self._fill(len(self.filled) - 1, set())
        return got

    def _fill(self, place: int, seen: set[str]) -> bool:
        which = self._list_of[place]
        things = self._lists[which]
        while self._next[which] < len(things):
            thing = things[self._next[which]]
            self._next[which] += 1
            if thing not in self._owner:
                self._take(place, thing)
                return True
        for thing in things:  # every one is taken: perhaps its place can have another
            if thing not in seen:
                seen.add(thing)
                if self._fill(self._owner[thing], seen):
                    self._take(place, thing)
                    return True
        return False

    def _take(self, place: int, thing: str) -> None:
        self.filled[place] = thing
        self._owner[thing] = place


def _in_turn(lists: Sequence[list[str]]) -> Iterator[str]:
    """One of each list after the other, until all are used up."""
    for n in range(max(map(len, lists), default=0)):
        for things in lists:
            if n < len(things):
                yield things[n]


def _filled(quiz: Quiz, there: Candidates, rng: Random) -> tuple[list[str], list[Shortage]]:
    """(things that were drawn for the rule, in the order of its parts; what there is too little of)."""
    slots, short = _Slots(rng), list[Shortage]()
    for n, part in enumerate(quiz.rule):
        for levels, count in part.wanted():
            got = slots.add([there.of(s, levels) for s in part.subjects or (EVERYTHING,)], count)
            if got < count:
                short.append(Shortage(n, () if len(levels) == len(LEVELS) else levels, count, got))
    return [thing for thing in slots.filled if thing is not None], short


def shortages(quiz: Quiz, bank: Bank, pool: Pool, named: Named, fetch: FetchAuthored) -> tuple[Shortage, ...]:
    """What the quiz asks for and the pool does not have; () where there is enough. A list (part 0): keys that cannot be asked under the rules."""
    if quiz.rule:
        return tuple(_filled(quiz, Candidates(bank, pool, named, band=quiz.band), Random(0))[1])
    wanted = quiz.size
    drawer = Drawer(RoundSpec(pool.scheme.code), Random(0), bank, pool, fetch)
    found = sum((question := drawer.about(key)) is not None and question.scored for key in quiz.keys)
    return (Shortage(0, (), wanted, found),) if found < wanted else ()


def draw_quiz(
    round_id: str,
    spec: RoundSpec,
    seed: int,
    quiz: Quiz,
    bank: Bank,
    pool: Pool,
    named: Named,
    fetch: FetchAuthored,
    contestant: Contestant = GUEST,
) -> Round:
    """A round of the quiz, never longer than it asks for; fewer where there are too few that hold here. Raises NoQuestions where not one does."""
    rng = Random(seed)
    drawer = Drawer(spec, rng, bank, pool, fetch)
    if quiz.rule:
        things, _short = _filled(quiz, Candidates(bank, pool, named, band=spec.band, pictures_only=spec.pictures_only), rng)
    else:
        things = list(quiz.keys)
    if quiz.shuffle:
        rng.shuffle(things)
    asked = [q for thing in things if (q := _asked(drawer, thing, quiz)) is not None and q.scored]
    if len(asked) > quiz.size:
        chosen = sorted(rng.sample(range(len(asked)), quiz.size))
        asked = [asked[n] for n in chosen]
    if not asked:
        raise NoQuestions(spec.scheme, None)
    return Round(round_id, spec, seed, pool.scheme.revision, tuple(asked), contestant)


def _asked(drawer: Drawer, thing: str, quiz: Quiz) -> Question | None:
    question = drawer.about(thing)
    if thing.startswith(ITEM_THING):  # among other things it may be harder than it is alone, and shares are promised
        item_id = thing.removeprefix(ITEM_THING)
        if question is None or level_of(question.difficulty) != level_of(drawer.bank.items[item_id].difficulty):
            question = drawer.about(f"{which_bin.NAME}:{item_id}")
    if question is None or quiz.shuffle_options or question.kind not in AS_WRITTEN:
        return question
    return question.in_order(tuple(option.id for option in drawer.fetch(thing).options))
