"""The bank as the desk's table has it in memory: 100,000 rows, found as one types, filtered and sorted within one frame."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from wastequiz.domain.items import Band
from wastequiz.domain.text import Text
from wastequiz.services.bank_columns import Columns, Row, item_rows, written_rows
from wastequiz.services.bank_filters import COLUMNS, Column, Filters, Sort
from wastequiz.services.bank_text import alike, parts_of, ways_of
from wastequiz.services.school import Failed, School
from wastequiz.store import bank_rows
from wastequiz.store.bank_desk import STATES, State
from wastequiz.store.db import Db
from wastequiz.store.pace import Pace

if TYPE_CHECKING:
    import numpy as np  # imported where it is needed: a start does without it
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Order = NDArray[np.int32]

__all__ = ["COLUMNS", "BankRow", "BankTable", "Column", "Filters", "Sort", "load"]

PAGE = 500
"""So many rows are read between two breaths (some 20 ms)."""
REMEMBERED = 32
"""So many searches are remembered: the next key press or filter asks for the last one's again."""


@dataclass(frozen=True, slots=True)
class BankRow:
    """One row. `stem`: of a question about a thing the thing's name (`wording.stems` makes the sentence); `origin`: builtin | teacher | a file's name.

    `bin_id` '' where it asks about no bin; `picture`: a picture's name, "own/..." for one of the school's own; `edited`: a built-in one that was
    changed. `attempts`, `facility` (0..1, None before the first): first answers to it as it reads now, under the scheme in force.
    """

    key: str
    kind: str
    stem: Text
    topic: str
    band: Band
    difficulty: int
    bin_id: str
    picture: str
    state: State
    origin: str
    edited: bool
    tags: tuple[str, ...]
    attempts: int
    facility: float | None


class RowNumbers(Sequence[int]):
    """Numbers of rows, in an order; made into Python's numbers only where somebody looks."""

    def __init__(self, numbers: Order) -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> RowNumbers: ...
    def __getitem__(self, index: int | slice) -> int | RowNumbers:
        return RowNumbers(self._numbers[index]) if isinstance(index, slice) else int(self._numbers[index])


class BankTable:
    """Belongs to the window's thread. A change comes in whole: `changed` makes the new columns aside and lays them in when they are ready.

    Row numbers hold until the next change; keys hold for ever.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._orders: dict[Sort | None, Order] = {}
        self._searches: dict[str, Mask] = {}

    def __len__(self) -> int:
        return len(self._columns)

    def find(self, filters: Filters, sort: Sort | None = None) -> RowNumbers:
        """The numbers of the rows that pass, in order (None: as they came into the bank). Never raises."""
        mask = self._columns.passing(filters)
        for word in parts_of(filters.text):
            mask = mask & self._holding(word)
        order = self._order(sort)
        return RowNumbers(order[mask[order]])

    def row(self, n: int) -> BankRow:
        """Row number `n`. Raises IndexError."""
        c = self._columns
        key = c.keys[n]
        facility = float(c.facility[n])
        return BankRow(
            key=key,
            kind=c.kinds.names[int(c.kind[n])],
            stem=Text(json.loads(c.stems[n])),
            topic=c.topics.names[int(c.topic[n])],
            band=Band(int(c.band[n])),
            difficulty=int(c.difficulty[n]),
            bin_id=c.bins.names[int(c.bin[n])],
            picture=c.pictures[n],
            state=STATES[int(c.state[n])],
            origin=c.origins.names[int(c.origin[n])],
            edited=bool(c.edited[n]),
            tags=tuple(json.loads(c.tag_sets.names[int(c.tags[n])])),
            attempts=int(c.attempts[n]),
            facility=None if facility != facility else facility,
        )

    def number(self, key: str) -> int | None:
        """The number of the row with that key."""
        return self._columns.number.get(key)

    def keys(self, numbers: Iterable[int]) -> list[str]:
        """The keys of these rows."""
        keys = self._columns.keys
        return [keys[n] for n in numbers]

    def counts(self) -> tuple[int, int, int]:
        """(all, published, drafts); what is retired counts among all."""
        told = self._columns.states()
        return len(self._columns), told["published"], told["draft"]

    def values(self) -> dict[str, tuple[str, ...]]:
        """What stands in the columns that filters choose from: bins, kinds, topics, origins, tags; only what some row has."""
        return self._columns.values()

    def similar(self, stem: str, key: str = "", most: int = 5) -> list[BankRow]:
        """Rows other than `key` with the same stem or nearly the same, the likest first."""
        c = self._columns
        found = alike(c.pieces, stem, lambda n: json.loads(c.stems[n]).values(), most + 1)
        return [self.row(n) for n in found if c.keys[n] != key][:most]

    def changed(self, school: School, keys: Sequence[str], done: Callable[[], None], failed: Failed) -> None:
        """Has the rows of these keys read anew, those that are gone go and new ones come; `done` when the table shows it."""

        def work(db: Db, pace: Pace) -> Columns:
            return _changed(school, db, pace, self._columns, keys)

        def lay_in(columns: Columns) -> None:
            self._columns = columns
            self._orders.clear()
            self._searches.clear()
            done()

        school.paced(work, lay_in, failed)

    def _holding(self, word: str) -> Mask:
        import numpy as np

        known = self._searches.get(word)
        if known is not None:
            return known
        masks = [np.zeros(0, np.bool_)]
        ways = ways_of(word)
        for piece in self._columns.pieces:
            mask = np.zeros(piece.rows, np.bool_)
            for way in ways:
                piece.holding(way, mask)
            masks.append(mask)
        if len(self._searches) >= REMEMBERED:
            self._searches.clear()
        found = self._searches[word] = np.concatenate(masks)
        return found

    def _order(self, sort: Sort | None) -> Order:
        order = self._orders.get(sort)
        if order is None:
            order = self._orders[sort] = self._columns.order(sort)
        return order


def load(school: School, done: Callable[[BankTable], None], failed: Failed) -> None:
    """Reads the whole bank under the scheme in force, while answers go on."""
    school.paced(lambda db, pace: BankTable(_load(school, db, pace)), done, failed)


def _load(school: School, db: Db, pace: Pace) -> Columns:
    pace.aside(_numpy)
    bank, scheme = school.whole_bank(db), school.scheme
    columns = Columns(tuple(b.id for b in scheme.bins))
    things = item_rows(bank, scheme, bank_rows.things(db))
    while some := list(zip(range(PAGE), things, strict=False)):
        columns.add(_counted(db, [row for _, row in some], scheme.code, scheme.revision))
        pace.breathe()
    last = -1
    while page := bank_rows.page(db, last, PAGE):
        last = page[-1].rowid
        pace.breathe()
        columns.add(_counted(db, written_rows(page), scheme.code, scheme.revision))
        pace.breathe()
    columns.settle(pace.aside)
    return columns


def _changed(school: School, db: Db, pace: Pace, before: Columns, keys: Sequence[str]) -> Columns:
    bank, scheme = school.whole_bank(db), school.scheme
    rows: dict[str, Row] = {}
    wanted = set(keys)
    if any(":" in key for key in keys):
        about = {key.partition(":")[2] for key in keys}
        found = [row for row in item_rows(bank, scheme, [t for t in bank_rows.things(db) if t.id in about]) if row.key in wanted]
        rows |= {row.key: row for row in _counted(db, found, scheme.code, scheme.revision)}
    for at in range(0, len(keys), PAGE):
        found = written_rows(bank_rows.some(db, keys[at : at + PAGE]))
        rows |= {row.key: row for row in _counted(db, found, scheme.code, scheme.revision)}
        pace.breathe()
    return before.with_changes(keys, rows, pace)


def _counted(db: Db, rows: list[Row], scheme: str, revision: str) -> list[Row]:
    figures = bank_rows.figures(db, [row.key for row in rows], scheme, revision)
    return [row._replace(attempts=figures[row.key][0], facility=figures[row.key][1]) if row.key in figures else row for row in rows]


def _numpy() -> None:
    importlib.import_module("numpy")  # a tenth of a second, for which nobody's answer should wait
