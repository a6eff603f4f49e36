"""The columns of the bank's table: small numbers side by side, so that 100,000 rows are filtered and sorted in a few milliseconds."""

from __future__ import annotations

import functools
import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from wastequiz.domain import plain
from wastequiz.domain.bank import TAKE_APART, Bank, goes_somewhere, group_of
from wastequiz.domain.kinds import KINDS, which_bin
from wastequiz.domain.questions import ITEM_TOPIC, TOPICS
from wastequiz.domain.schemes import Scheme
from wastequiz.services.bank_filters import Column, Filters
from wastequiz.services.bank_text import ROWS, Piece, searchable, stem_ranks
from wastequiz.store.bank_desk import STATES, State, state_of
from wastequiz.store.bank_rows import Thing, Written
from wastequiz.store.pace import Pace

if TYPE_CHECKING:
    import numpy as np  # imported where it is needed: a start does without it
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Order = NDArray[np.int32]
    Numbers = NDArray[Any]

Aside = Callable[[Callable[[], None]], None]
_CODES = "HHbbHbHbIId"
"""How much room a number of each column takes: kind, topic, band, difficulty, bin, state, origin, edited, tags, attempts, facility."""
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


class Names:
    """Words that stand in a column again and again, each under a small number."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = list(names)
        self._codes = {name: n for n, name in enumerate(self.names)}

    def code(self, name: str) -> int:
        if name not in self._codes:
            self._codes[name] = len(self.names)
            self.names.append(name)
        return self._codes[name]

    def among(self, wanted: Iterable[str]) -> list[int]:
        """The numbers of those of `wanted` that stand somewhere."""
        return [self._codes[name] for name in wanted if name in self._codes]


class Columns:
    """All rows. Filled once (`add`, `settle`) and never changed again: `with_changes` gives others, which share what stayed the same."""

    def __init__(self, bins: Sequence[str] = ()) -> None:
        self.kinds, self.topics, self.tag_sets = Names(KINDS), Names((ITEM_TOPIC, *TOPICS)), Names(["[]"])
        self.origins = Names(("builtin", "teacher"))
        self.bins = Names([*bins, ""])
        self.keys: list[str] = []
        self.stems: list[str] = []
        self.pictures: list[str] = []
        self.number: dict[str, int] = {}
        self.pieces: list[Piece] = []
        self._filling: list[array[Any]] = [array(code) for code in _CODES]
        self._texts: list[str] = []
        self._stem_order: Order

    def __len__(self) -> int:
        return len(self.keys)

    # ---- filling
    def add(self, rows: Iterable[Row]) -> None:
        """Takes rows in."""
        for row in rows:
            self.number[row.key] = len(self.keys)
            self.keys.append(row.key)
            self.stems.append(row.stem)
            self.pictures.append(row.picture)
            self._texts.append(row.words)
            for column, number in zip(self._filling, self._coded(row), strict=True):
                column.append(number)
        if len(self._texts) >= ROWS:
            self.pieces.append(Piece(self._texts[:ROWS]))
            del self._texts[:ROWS]

    def settle(self, aside: Aside) -> None:
        """All rows are in: what is searched and sorted is made ready, aside."""
        if self._texts:
            self.pieces.append(Piece(self._texts))
        self._lay([_frozen(column) for column in self._filling])
        self._texts, self._filling = [], []
        aside(self._sort_stems)

    def _coded(self, row: Row) -> tuple[Any, ...]:
        return (
            self.kinds.code(row.kind), self.topics.code(row.topic), row.band, row.difficulty, self.bins.code(row.bin_id), row.state,
            self.origins.code(row.origin), row.edited, self.tag_sets.code(row.tags), row.attempts, row.facility,
        )  # fmt: skip

    def _lay(self, columns: Sequence[Numbers]) -> None:
        self._all = columns
        self.kind, self.topic, self.band, self.difficulty, self.bin, self.state = columns[:6]
        self.origin, self.edited, self.tags, self.attempts, self.facility = columns[6:]

    def _sort_stems(self) -> None:
        import numpy as np

        self._stem_order = np.lexsort(stem_ranks(self.pieces).T[::-1]).astype(np.int32)

    # ---- changing
    def with_changes(self, keys: Iterable[str], rows: Mapping[str, Row], pace: Pace) -> Columns:
        """Other columns, in which the rows of `keys` are those of `rows`; keys without one are gone, keys that were not there come last."""
        import numpy as np

        new = Columns()
        new.kinds, new.topics, new.origins, new.tag_sets, new.bins = self.kinds, self.topics, self.origins, self.tag_sets, self.bins
        new.keys, new.stems, new.pictures = list(self.keys), list(self.stems), list(self.pictures)
        columns = [column.copy() for column in self._all]
        touched: dict[int, str | None] = {}
        for key in dict.fromkeys(keys):
            n, row = self.number.get(key), rows.get(key)
            if n is None:
                continue
            touched[n] = None if row is None else row.words
            if row is not None:
                new.stems[n], new.pictures[n] = row.stem, row.picture
                for column, number in zip(columns, self._coded(row), strict=True):
                    column[n] = number
        fresh = [row for key, row in rows.items() if key not in self.number]
        gone = [n for n, words in touched.items() if words is None]
        if gone:
            columns = [np.delete(column, gone) for column in columns]
            leave = set(gone)
            new.keys, new.stems, new.pictures = (
                [v for n, v in enumerate(of) if n not in leave] for of in (new.keys, new.stems, new.pictures)
            )
        for row in fresh:
            new.keys.append(row.key)
            new.stems.append(row.stem)
            new.pictures.append(row.picture)
        told = list(zip(*map(self._coded, fresh), strict=True)) or [()] * len(columns)
        new._lay([np.concatenate([old, np.array(more, old.dtype)]) for old, more in zip(columns, told, strict=True)])
        new.number = {key: n for n, key in enumerate(new.keys)} if gone or fresh else self.number
        new.pieces = list(self._changed_pieces(touched, [row.words for row in fresh], pace))
        pace.aside(new._sort_stems)
        return new

    def _changed_pieces(self, touched: Mapping[int, str | None], fresh: list[str], pace: Pace) -> Iterator[Piece]:
        start = 0
        for at, piece in enumerate(self.pieces):
            mine = {n - start: words for n, words in touched.items() if start <= n < start + piece.rows}
            room = ROWS - piece.rows + list(mine.values()).count(None) if at == len(self.pieces) - 1 else 0
            start += piece.rows
            more, fresh = fresh[: max(0, room)], fresh[max(0, room) :]
            if mine or more:
                texts = [mine.get(n, words) for n, words in enumerate(piece.texts())]
                yield Piece([words for words in texts if words is not None] + more)
                pace.breathe()
            else:
                yield piece
        for at in range(0, len(fresh), ROWS):
            yield Piece(fresh[at : at + ROWS])
            pace.breathe()

    # ---- asking
    def passing(self, filters: Filters) -> Mask:
        """The rows that pass every filter but the text."""
        import numpy as np

        mask = np.ones(len(self), np.bool_)
        states = [STATES.index(state) for state in filters.states]
        for column, wanted, codes in (
            (self.bin, filters.bins, self.bins.among(filters.bins)),
            (self.band, filters.bands, [int(band) for band in filters.bands]),
            (self.kind, filters.kinds, self.kinds.among(filters.kinds)),
            (self.topic, filters.topics, self.topics.among(filters.topics)),
            (self.state, filters.states, states),
            (self.difficulty, filters.difficulties, list(filters.difficulties)),
            (self.origin, filters.origins, self.origins.among(filters.origins)),
            (self.tags, filters.tags, [n for n, tags in enumerate(self._sets()) if tags & set(filters.tags)] if filters.tags else []),
        ):
            if wanted:
                mask &= np.isin(column, codes)
        if filters.pictured is not None:
            mask &= self._pictured() == filters.pictured
        if filters.facility is not None:
            low, high = filters.facility
            mask &= (self.facility >= low) & (self.facility <= high)
        return mask

    def order(self, sort: tuple[Column, bool] | None) -> Order:
        """All rows in order; rows without a figure, and questions that ask about no bin, come last, and equal ones as they came into the bank."""
        import numpy as np

        if sort is None:
            return np.arange(len(self), dtype=np.int32)
        column, down = sort
        if column == "stem":
            return self._stem_order[::-1] if down else self._stem_order
        numbers: dict[Column, Numbers] = {
            "kind": self.kind, "bin": self.bin, "difficulty": self.difficulty, "facility": self.facility, "attempts": self.attempts, "state": self.state,
        }  # fmt: skip
        by = numbers[column].astype(np.float64)
        if column == "bin":
            by[self.bin == self.bins.code("")] = np.nan
        return np.argsort(-by if down else by, kind="stable").astype(np.int32)

    def states(self) -> dict[State, int]:
        """How many rows are in each state."""
        return {state: int((self.state == n).sum()) for n, state in enumerate(STATES)}

    def values(self) -> dict[str, tuple[str, ...]]:
        """What stands in some row: bins, kinds, topics, origins and tags, as they are told apart by filters."""
        import numpy as np

        def of(names: Names, column: Numbers) -> tuple[str, ...]:
            codes: list[int] = np.unique(column).tolist()
            return tuple(names.names[code] for code in codes if names.names[code])

        sets = of(self.tag_sets, self.tags)
        return {
            "bins": of(self.bins, self.bin),
            "kinds": of(self.kinds, self.kind),
            "topics": of(self.topics, self.topic),
            "origins": of(self.origins, self.origin),
            "tags": tuple(sorted(frozenset[str]().union(*map(_tags, sets)))),
        }

    def _sets(self) -> list[frozenset[str]]:
        return [_tags(names) for names in self.tag_sets.names]

    def _pictured(self) -> Mask:
        import numpy as np

        return np.fromiter(map(bool, self.pictures), np.bool_, len(self.pictures))


@functools.lru_cache(maxsize=200_000)
def _tags(told: str) -> frozenset[str]:
    return frozenset(json.loads(told))


def _frozen(column: array[Any]) -> Numbers:
    import numpy as np

    return np.frombuffer(column, np.dtype(column.typecode)).copy() if len(column) else np.zeros(0, np.dtype(column.typecode))
