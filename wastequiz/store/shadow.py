"""What the score tables ought to hold, worked out from the journal in plain Python: the second opinion on `totals`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from wastequiz.store import remembered
from wastequiz.store.shadow_remembered import Remembered
from wastequiz.store.totals import ALL_TIME, counts, iso_week, purpose

if TYPE_CHECKING:
    from wastequiz.store.journal import Event

Row = tuple[Any, ...]


def _five() -> list[float]:
    return [0, 0.0, 0, 0.0, 0]


def _two() -> list[float]:
    return [0, 0.0]


class Shadow:
    """Takes events in order; `rows` gives what a score table must hold then."""

    def __init__(self) -> None:
        self._sums: dict[str, dict[Row, list[float]]] = {
            "student_totals": defaultdict(_five),
            "class_totals": defaultdict(_five),
            "item_totals": defaultdict(_two),
        }
        self._confusion: dict[Row, int] = defaultdict(int)
        self._bests: dict[Row, list[float]] = {}
        self._rounds: dict[str, list[Any]] = {}
        self._remembered = Remembered()

    def take(self, event: Event) -> None:
        """Adds one event."""
        self._remembered.take(event)
        b = event.body
        if event.kind == "round_started":
            of = (b["round"], b["student"], b["class"], b["seat"], b["animal"], len(b["keys"]), int(b["practice"]))
            self._rounds.setdefault(b["round"], [*of, event.utc_ms, event.seq, event.seq, 0, "open", purpose(b)])
        elif event.kind == "answer":
            self._take_answer(event)
        elif event.kind == "round_ended":
            self._close(event, "ended")
            if b["student"] and not b["practice"]:
                self._add(event, (0, 0.0, 0, 0.0, 1))
                best = self._bests.setdefault((b["student"], b["length"]), [b["points"], b["right"]])
                best[:] = [max(best[0], b["points"]), max(best[1], b["right"])]
        elif event.kind == "round_given_up":
            self._close(event, "given_up")

    def _take_answer(self, event: Event) -> None:
        b = event.body
        if b["round"] in self._rounds:
            row = self._rounds[b["round"]]
            row[9], row[10] = event.seq, row[10] + 1
        if not counts(b):
            return
        self._add(event, (1, b["correct"], int(b["correct"] == 1), b["points"], 0))
        item = self._sums["item_totals"][b["key"], b["scheme"], b["scheme_revision"]]
        item[:] = [item[0] + 1, item[1] + b["correct"]]
        for _item, true_bin, chosen_bin in remembered.sorts_of(b):
            self._confusion[b["class"], true_bin, chosen_bin, b["scheme"], b["scheme_revision"]] += 1

    def _close(self, event: Event, state: str) -> None:
        row = self._rounds.get(event.body["round"])
        if row is not None:
            row[9], row[11] = event.seq, state

    def _add(self, event: Event, numbers: tuple[float, ...]) -> None:
        b = event.body
        if not b["student"]:
            return
        for week in (iso_week(event.local), ALL_TIME):
            for table, key in (("student_totals", (b["student"], week)), ("class_totals", (b["class"], week))):
                row = self._sums[table][key]
                row[:] = [a + n for a, n in zip(row, numbers, strict=True)]

    def rows(self, table: str) -> set[Row]:
        """The rows `table` must hold, as tuples in the order of its columns."""
        if table in remembered.TABLES:
            return self._remembered.rows(table)
        if table == "confusion":
            return {(*key, n) for key, n in self._confusion.items()}
        if table == "bests":
            return {(*key, *best) for key, best in self._bests.items()}
        if table == "rounds":
            return {tuple(row) for row in self._rounds.values()}
        return {(*key, *numbers) for key, numbers in self._sums[table].items()}
