"""Small banks, rounds and answers for tests: only what a test is about need be said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random
from typing import Any

from wastequiz.domain.bank import Bank, Pool, card_of, pool_of
from wastequiz.domain.draw import draw_round
from wastequiz.domain.items import Band, Item, KindOfWaste, Part
from wastequiz.domain.kinds import KINDS, slip, written_kind
from wastequiz.domain.kinds.true_false import FALSE, TRUE
from wastequiz.domain.questions import Authored, Number, Option, Question, Source, Target
from wastequiz.domain.rounds import Progress, Round, RoundSpec
from wastequiz.domain.schemes import HUES, SILHOUETTES, SYMBOLS, Bin, Destination, Ruling, Scheme, SchemeSource
from wastequiz.domain.sets import ReadySet
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.domain.text import Text

BINS = ("recyclable", "hazardous", "food", "residual")
CITY = "cn-harbin"


def text(words: str) -> Text:
    return Text(zh_CN=f"{words} 中文", en=words)


def make_kind(kind_id: str, **changes: Any) -> KindOfWaste:
    kind = KindOfWaste(kind_id, text(kind_id), text(f"what {kind_id} is"), text(f"why {kind_id}"), picture=f"of_{kind_id}")
    return replace(kind, **changes)


def make_item(item_id: str, kind: str = "paper", **changes: Any) -> Item:
    item = Item(item_id, text(item_id), kind, Band.pre, 1, picture=item_id)
    return replace(item, **changes)


def make_thing_of_parts(item_id: str, *kinds: str, **changes: Any) -> Item:
    return make_item(item_id, "", parts=tuple(Part(text(kind), kind) for kind in kinds), **changes)


def make_bins(*ids: str) -> tuple[Bin, ...]:
    return tuple(Bin(b, text(b), HUES[n % 4], SILHOUETTES[n % 4], SYMBOLS[n % 4]) for n, b in enumerate(ids))


def ruling(to: str, *, source: str = "rule", own: bool = True, why: Text | None = None) -> Ruling:
    return Ruling(to, source, own, why)


def make_scheme(
    kinds: Mapping[str, str | Ruling],
    items: Mapping[str, str | Ruling] | None = None,
    *,
    code: str = CITY,
    bins: Iterable[str] = BINS,
    **changes: Any,
) -> Scheme:
    """A scheme from `kinds` and `items` to bins (or whole rulings)."""
    scheme = Scheme(
        code=code,
        name=text(code),
        rule=text(f"rule of {code}"),
        is_city=True,
        bins=make_bins(*bins),
        destinations=(Destination("bulky", text("bulky"), text("book it")),),
        sources={"rule": SchemeSource(text("rule"), "https://example.org/rule", "2022", "read")},
        kinds={k: ruling(r) if isinstance(r, str) else r for k, r in kinds.items()},
        items={k: ruling(r) if isinstance(r, str) else r for k, r in (items or {}).items()},
    )
    return replace(scheme, revision="", **changes)


def make_abroad(base: Scheme, code: str = "de-munich", **changes: Any) -> Scheme:
    """A scheme from abroad that rules as `base` does: six bins at most, each with a local name, two of them with long names."""
    local = ("Altpapiertonne", "Wertstofftonne", "Gelbe Tonne oder Gelber Sack", "Biotonne", "Restmülltonne", "Altglascontainer")
    glass = Bin("glass", Text(zh_CN="玻璃瓶罐回收桶", en="Glass bottles and jars"), "teal", "igloo", "bottle", like="recyclable")
    bins = tuple(replace(b, local=there) for b, there in zip((*base.bins[:5], glass), local[: len(base.bins)] + local[-1:], strict=False))
    made = {"code": code, "name": Text(zh_CN="慕尼黑", en="Munich"), "language": "de", "in_force": "2021-04-01", "bins": bins}
    return replace(base, revision="", **(made | changes))


def make_choice(key: str, **changes: Any) -> Authored:
    """A written question with three options; the right one is 'b'."""
    options = tuple(
        Option(letter, text(f"{key} {letter}"), letter == "b", why=None if letter == "b" else text(f"not {letter}")) for letter in "abc"
    )
    written = Authored(key, "single_choice", "signs", Band.pre, 1, text(f"{key}?"), options, text(f"because {key}"), Source("a book"))
    return replace(written, **changes)


def make_true_false(key: str, right: bool = True, **changes: Any) -> Authored:
    options = tuple(Option(o, text(o), (o == TRUE) == right) for o in (TRUE, FALSE))
    return make_choice(key, kind="true_false", options=options, **changes)


def make_multiple(key: str, **changes: Any) -> Authored:
    """Four options, 'a' and 'c' right."""
    options = tuple(Option(i, text(f"{key} {i}"), i in "ac", why=None if i in "ac" else text(f"not {i}")) for i in "abcd")
    return make_choice(key, kind="multiple_choice", options=options, **changes)


def make_ordering(key: str, steps: int = 4, **changes: Any) -> Authored:
    """Steps 'a', 'b', 'c' ... in this order."""
    options = tuple(Option(letter, text(f"{key} {letter}"), rank=n) for n, letter in enumerate("abcdef"[:steps], start=1))
    return make_choice(key, kind="ordering", options=options, **changes)


def make_matching(key: str, pairs: int = 3, extra: int = 1, **changes: Any) -> Authored:
    """'a' belongs to 't1', 'b' to 't2' ...; `extra` targets have no partner."""
    options = tuple(Option("abcde"[n], text(f"{key} {n}"), target=f"t{n + 1}") for n in range(pairs))
    targets = tuple(Target(f"t{n + 1}", text(f"{key} to {n}")) for n in range(pairs + extra))
    return make_choice(key, kind="matching", options=options, targets=targets, **changes)


def make_spots(key: str, **changes: Any) -> Authored:
    """Four places on a scene, 'a' and 'b' right."""
    options = tuple(
        Option(i, text(f"{key} {i}"), i in "ab", why=text(f"look at {i}"), area=(100 + 380 * n, 300, 200, 200))
        for n, i in enumerate("abcd")
    )
    return make_choice(key, kind="spot_on_picture", options=options, picture="scene_kitchen", **changes)


def make_estimate(key: str, **changes: Any) -> Authored:
    """How many percent? 40, give or take 5."""
    return make_choice(key, kind="estimate", options=(), number=Number(40, 5, 0, 100, 1, text("%")), **changes)


def make_short(key: str, **changes: Any) -> Authored:
    """One word, spelt in two ways, or its English."""
    accepted = (("zh_CN", "可回收物"), ("zh_CN", "可回收"), ("en", "recyclables"))
    return make_choice(key, kind="short_answer", options=(), accepted=accepted, **changes)


def make_set(set_id: str, *keys: str, **changes: Any) -> ReadySet:
    """A ready set for years 3 and 4 that asks `keys`."""
    return replace(ReadySet(set_id, text(set_id), text(f"about {set_id}"), "lesson", Band.g34, keys), **changes)


WRITTEN = {
    "single_choice": make_choice,
    "true_false": make_true_false,
    "multiple_choice": make_multiple,
    "ordering": make_ordering,
    "matching": make_matching,
    "spot_on_picture": make_spots,
    "estimate": make_estimate,
    "short_answer": make_short,
}
"""Makes a question of each written kind."""


def put(authored: Authored) -> Question:
    """A written question as it is put, options as they were written."""
    return written_kind(authored.kind).build(authored)


def make_bank(per_bin: int = 6, written: int = 4, *, bins: Iterable[str] = BINS, **scheme_changes: Any) -> Bank:
    """One kind of waste per bin, `per_bin` items of each, `written` questions of both kinds, one scheme."""
    kinds = {b: make_kind(f"{b}_kind") for b in bins}
    items = [make_item(f"{b}_{n}", f"{b}_kind") for b in kinds for n in range(per_bin)]
    questions = [make_choice(f"choice_{n}") for n in range(written)] + [make_true_false(f"fact_{n}", n % 2 == 0) for n in range(written)]
    scheme = make_scheme({kind.id: b for b, kind in kinds.items()}, bins=tuple(kinds), **scheme_changes)
    return bank_of(kinds.values(), items, scheme, questions=questions)


def bank_of(kinds: Iterable[KindOfWaste], items: Iterable[Item], *schemes: Scheme, questions: Iterable[Authored] = ()) -> Bank:
    return Bank(
        {kind.id: kind for kind in kinds},
        {item.id: item for item in items},
        {scheme.code: scheme for scheme in schemes},
        {question.key: question for question in questions},
    )


def make_pool(bank: Bank, code: str = CITY) -> Pool:
    return pool_of(bank, bank.scheme(code), [card_of(question) for question in bank.questions.values()])


def spec(**changes: Any) -> RoundSpec:
    return replace(RoundSpec(CITY, band=Band.adult), **changes)


def make_round(bank: Bank | None = None, seed: int = 1, contestant: Contestant = GUEST, **changes: Any) -> Round:
    """A round drawn from `bank`."""
    bank = bank or make_bank()
    wanted = spec(**changes)
    return draw_round("round-1", wanted, seed, bank, make_pool(bank, wanted.scheme), bank.questions.__getitem__, contestant)


def make_progress(length: int = 5, **changes: Any) -> Progress:
    return Progress(make_round(length=length, **changes))


def wrong_ids(question: Question) -> tuple[str, ...]:
    return tuple(option.id for option in question.options if not option.right)


def step(progress: Progress, right: bool, ms: int = 1000) -> Progress:
    """The progress after a right or wrong answer to the current question."""
    question = progress.question
    assert question is not None
    choice = KINDS[question.kind].solution(question) if right else slip(question, Random(question.key))
    return progress.after(progress.mark(choice, ms))
