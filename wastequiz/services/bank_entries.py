"""Questions on their way into the bank's table: written ones as the store has them, and what is asked about each thing under a scheme."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wastequiz.domain import plain
from wastequiz.domain.bank import TAKE_APART, Bank, goes_somewhere, group_of
from wastequiz.domain.kinds import which_bin
from wastequiz.domain.questions import ITEM_TOPIC
from wastequiz.domain.schemes import Scheme
from wastequiz.services.bank_text import searchable
from wastequiz.store.bank_desk import STATES, state_of
from wastequiz.store.bank_rows import Thing, Written

_NO_FIGURE = float("nan")


class Row(NamedTuple):
    """One row on its way into the columns. `stem`, `tags`: JSON; `words`: all by which it is found."""

    key: str
    kind: str
    stem: str
    topic: str
    band: int
    difficulty: int
    bin_id: str
    picture: str
    state: int
    origin: str
    edited: int
    tags: str
    words: str
    attempts: int = 0
    facility: float = _NO_FIGURE


def written_rows(rows: Iterable[Written]) -> list[Row]:
    return [
        Row(
            r.key, r.kind, r.stem, r.topic, r.band, r.difficulty, "", r.picture or "", STATES.index(state_of(r.draft, r.retired)), r.origin,
            r.edited, r.tags, _words(json.loads(r.stem), json.loads(r.tags), r.key),
        )
        for r in rows
    ]  # fmt: skip


def item_rows(bank: Bank, scheme: Scheme, things: Iterable[Thing]) -> Iterator[Row]:
    """What is asked about things under a scheme: where each goes, and of those that come apart where their parts go."""
    for thing in things:
        item = plain.item_from_plain(json.loads(thing.body))
        bin_id = ""
        if item.parts:
            kind = TAKE_APART
            if not all(goes_somewhere(part.kind, scheme) for part in item.parts):
                continue
        else:
            kind = which_bin.NAME
            group = group_of(item, bank, scheme)
            if group is None:
                continue
            bin_id = group.bin_id
        aliases = [words for _, words in item.aliases]
        yield Row(
            f"{kind}:{item.id}", kind, json.dumps(dict(item.name), ensure_ascii=False), ITEM_TOPIC, int(item.band), item.difficulty, bin_id,
            bank.picture_of(item), STATES.index(state_of(0, thing.retired)), thing.origin, thing.edited, "[]", _words(item.name, aliases, item.id),
        )  # fmt: skip


def _words(stem: Mapping[str, str], tags: Sequence[str], key: str) -> str:
    first = stem.get("zh_CN", "")
    return searchable([first, *(words for lang, words in stem.items() if lang != "zh_CN"), *tags, key])
