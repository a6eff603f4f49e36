"""What the score tables ought to hold, worked out from the journal in plain Python: the second opinion on `totals`."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from wastequiz.store import event_totals, lesson_totals, remembered
from wastequiz.store.shadow_answers import Answers
from wastequiz.store.shadow_events import Events
from wastequiz.store.shadow_lessons import Lessons
from wastequiz.store.shadow_remembered import Remembered
from wastequiz.store.totals import ALL_TIME, assignment, counts, iso_week, kiosk, purpose

if TYPE_CHECKING:
    from wastequiz.store.journal import Event

Row = tuple[Any, ...]


def _five() -> list[float]:
    return [0, 0.0, 0, 0.0, 0]


def _two() -> list[float]:
    return [0, 0.0]


class Shadow:
    """Takes events in order; `rows` gives what a score table must hold then. Those COMPARED are read on the way instead, from `conn`:
    `differences` tells what was found there.
    """

    COMPARED = frozenset({"answers", "sorts"})

    def __init__(self, conn: sqlite3.Connection, *, beside: bool = True) -> None:
        """`beside`: whether events come in the order of their numbers, so that the tables COMPARED can be read beside them."""
        self._sums: dict[str, dict[Row, list[float]]] = {
            "student_totals": defaultdict(_five),
            "class_totals": defaultdict(_five),
            "item_totals": defaultdict(_two),
        }
        self._confusion: dict[Row, int] = defaultdict(int)
        self._bests: dict[Row, list[float]] = {}
        self._game_bests: dict[Row, Row] = {}
        self._rounds: dict[str, list[Any]] = {}
        self.remembered = Remembered()
        self.answers = Answers(conn, beside=beside)
        self._lessons = Lessons(self)
        self._events = Events()

    def take(self, event: Event) -> None:
        """Adds one event."""
        self.remembered.take(event)
        self._lessons.take(event)
        self._events.take(event)
        b = event.body
        if event.kind == "round_started":
            of = (b["round"], b["student"], b["class"], b["seat"], b["animal"], len(b["keys"]), int(b["practice"]))
            self._rounds.setdefault(b["round"], [*of, event.utc_ms, event.seq, event.seq, 0, "open", purpose(b), assignment(b), *kiosk(b)])
        elif event.kind == "answer":
            self._take_answer(event)
        elif event.kind == "round_ended":
            self._close(event, "ended")
            if b["student"] and not b["practice"]:
                self._add(event, (0, 0.0, 0, 0.0, 1))
                self._take_best(b)
        elif event.kind == "round_given_up":
            self._close(event, "given_up")
        elif event.kind == "round_step" and b["round"] in self._rounds:
            self._rounds[b["round"]][9] = event.seq

    def _take_best(self, b: dict[str, Any]) -> None:
        """A round by its length; a game by its id and variant, where nobody played in teams; a teacher's quiz not at all."""
        if "quiz" in b:
            return
        if "game" not in b:
            best = self._bests.setdefault((b["student"], b["length"]), [b["points"], b["right"]])
            best[:] = [max(best[0], b["points"]), max(best[1], b["right"])]
        elif not b["teams"]:
            key = (b["student"], b["game"], b["variant"])
            score, right = self._game_bests.get(key, (b["score"], b["right"]))
            self._game_bests[key] = (max(score, b["score"]), max(right, b["right"]))

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
        sorts = remembered.sorts_of(b)
        for _item, true_bin, chosen_bin in sorts:
            self._confusion[b["class"], true_bin, chosen_bin, b["scheme"], b["scheme_revision"]] += 1
        self.answers.take(event, sorts)

    def _close(self, event: Event, state: str) -> None:
        row = self._rounds.get(event.body["round"])
        if row is not None:
            row[9], row[11] = event.seq, state

    def _add(self, event: Event, numbers: tuple[float, ...]) -> None:
        b = event.body
        tables = {"student_totals": b["student"], "class_totals": b["class"]}
        if not b["student"]:
            tables = {"class_totals": b["class"]} if b["class"] else {}
        for week in (iso_week(event.local), ALL_TIME):
            for table, key in ((table, (of, week)) for table, of in tables.items()):
                row = self._sums[table][key]
                row[:] = [a + n for a, n in zip(row, numbers, strict=True)]

    def differences(self) -> list[str]:
        """After the last event: where the tables COMPARED differ, one line each."""
        return self.answers.differences()

    def change(self, table: str, key: Row, numbers: tuple[float, ...], sign: int) -> None:
        """Adds to a sum or takes away from it, never below 0; one that counts nothing is no line."""
        row = self._sums[table][key]
        row[:] = [max(0, a + sign * n) for a, n in zip(row, numbers, strict=True)]
        if not row[0] and not any(row[4:]):
            del self._sums[table][key]

    def mix(self, key: Row, by: int) -> None:
        """Counts a mix-up, or takes it back."""
        self._confusion[key] = max(0, self._confusion[key] + by)
        if not self._confusion[key]:
            del self._confusion[key]

    def rows(self, table: str) -> set[Row]:
        """The rows `table` must hold, as tuples in the order of its columns."""
        if table in remembered.TABLES:
            return self.remembered.rows(table)
        if table in lesson_totals.TABLES:
            return self._lessons.rows(table)
        if table in event_totals.TABLES:
            return self._events.rows(table)
        if table == "class_days":
            return self.answers.days()
        if table == "confusion":
            return {(*key, n) for key, n in self._confusion.items()}
        if table == "bests":
            return {(*key, *best) for key, best in self._bests.items()}
        if table == "game_bests":
            return {(*key, *best) for key, best in self._game_bests.items()}
        if table == "rounds":
            return {tuple(row) for row in self._rounds.values()}
        return {(*key, *numbers) for key, numbers in self._sums[table].items()}
