"""What the answers' rows ought to hold, worked out from the journal line by line: the second opinion on `answer_rows`.

A large school has a million of them, so they are compared while both are read in their order and never held all at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wastequiz.store import remembered

if TYPE_CHECKING:
    from wastequiz.store.journal import Event

Row = tuple[Any, ...]

_ANSWERS = (
    "SELECT seq, id, part, class_id, ref, round, lesson, key, kind, topic, scheme, revision, day, n, correct, ms, choice, version FROM answers"
    " WHERE id > ? ORDER BY id"
)
_SORTS = "SELECT seq, part, n, item, true_bin, chosen_bin FROM sorts WHERE seq > ? ORDER BY seq, part, n"


class Beside:
    """A table laid beside the journal: rows that begin with the number of their line, read in order. `found` names what is not as due."""

    def __init__(self, conn: sqlite3.Connection, table: str, select: str, *, reading: bool) -> None:
        self.table = table
        self.found: list[str] = []
        self._reading = reading
        self._kept: Iterator[Row] = conn.execute(select, (-(1 << 62) if reading else 1 << 62,))
        self._next: Row | None = next(self._kept, None)

    def take(self, seq: int, due: list[Row]) -> None:
        """Compares the rows of line `seq` with those due (in order); rows of lines passed over are too many."""
        self.compare(self.kept(seq), due)

    def kept(self, seq: int) -> list[Row]:
        """The rows of line `seq`, read now and to be compared later; rows of lines passed over are too many."""
        self._too_many(seq)
        kept: list[Row] = []
        while self._next is not None and self._next[0] == seq:
            kept.append(self._next)
            self._next = next(self._kept, None)
        return kept

    def compare(self, kept: list[Row], due: list[Row]) -> None:
        """Names what is kept and not due, and the other way round."""
        if kept == due or not self._reading:
            return
        self.found += [f"{self.table}: kept but not due {row!r}" for row in kept if row not in due]
        self.found += [f"{self.table}: due but not kept {row!r}" for row in due if row not in kept]

    def end(self) -> list[str]:
        """After the last line: all differences."""
        self._too_many(None)
        return self.found

    def _too_many(self, before: int | None) -> None:
        while self._next is not None and (before is None or self._next[0] < before):
            self.found.append(f"{self.table}: kept but not due {self._next!r}")
            self._next = next(self._kept, None)


class _Aside:
    """An entry of a lesson that may still be taken back: its rows in both tables, as they are kept and as they are due."""

    def __init__(self, kept: tuple[list[Row], list[Row]], answers: list[Row], sorts: list[Row]) -> None:
        self.kept = kept
        self.due = (answers, sorts)


class Answers:
    """Takes the answers that count, in order; `differences` says where the tables are not what they must be."""

    def __init__(self, conn: sqlite3.Connection, *, beside: bool) -> None:
        self._answers = Beside(conn, "answers", _ANSWERS, reading=beside)
        self._sorts = Beside(conn, "sorts", _SORTS, reading=beside)
        self._days: dict[Row, list[float]] = {}
        self._aside: dict[int, _Aside] = {}

    def take(self, event: Event, sorts: list[tuple[str, str, str]]) -> None:
        """Adds one counted answer and what it sorted."""
        self._answers.take(event.seq, [_row(event, 0, 1, event.body["correct"], event.body["choice"])])
        self._sorts.take(event.seq, [(event.seq, 0, n, *sorts[n]) for n in range(len(sorts))])
        sums = self._days.setdefault(_day(event), [0, 0.0])
        sums[0], sums[1] = sums[0] + 1, sums[1] + event.body["correct"]

    def put_aside(self, event: Event) -> None:
        """Adds one entry of a lesson that is open."""
        b, answers, sorted_ = event.body, list[Row](), list[Row]()
        if b["hands"]:
            left = remembered.sorts_of(b)
            for part, (option, n) in enumerate(b["hands"]):
                answers.append(_row(event, part, n, b["hand_marks"][part], [option]))
                mine, left = left[:n], left[n:]  # one thing sorted by each hand, or none at all
                sorted_ += [(event.seq, part, 0, *sort) for sort in dict.fromkeys(mine)]
        else:
            answers.append(_row(event, 0, 1, b["correct"], b["choice"]))
            sorted_ += [(event.seq, 0, n, *sort) for n, sort in enumerate(remembered.sorts_of(b))]
        self._aside[event.seq] = _Aside((self._answers.kept(event.seq), self._sorts.kept(event.seq)), answers, sorted_)
        sums = self._days.setdefault(_day(event), [0, 0.0])
        number, marks = _counted(event)
        sums[0], sums[1] = sums[0] + number, sums[1] + marks

    def take_back(self, event: Event) -> None:
        """An entry that was put aside counts no more: no row is due for it."""
        self._aside[event.seq].due = ([], [])
        self.settle(event.seq)
        sums = self._days[_day(event)]
        number, marks = _counted(event)
        sums[0] -= number
        sums[1] = min(sums[0], max(0.0, sums[1] - marks))
        if not sums[0]:
            del self._days[_day(event)]

    def settle(self, seq: int) -> None:
        """What was put aside of line `seq` stays as it is now."""
        aside = self._aside.pop(seq)
        self._answers.compare(aside.kept[0], aside.due[0])
        self._sorts.compare(aside.kept[1], aside.due[1])

    def differences(self) -> list[str]:
        """After the last line: what is kept and not due in `answers` and `sorts`, or the other way round."""
        for seq in list(self._aside):
            self.settle(seq)
        return self._answers.end() + self._sorts.end()

    def days(self) -> set[Row]:
        """The rows `class_days` must hold."""
        return {(*key, *sums) for key, sums in self._days.items()}


def _row(event: Event, part: int, n: int, correct: float, choice: list[str]) -> Row:
    b = event.body
    in_class = event.kind == "lesson_answer"
    row = {
        "seq": event.seq, "id": event.seq * 64 + part, "part": part, "class_id": b["class"], "ref": b["student"], "round": b["lesson" if in_class else "round"],
        "lesson": int(in_class), "key": b["key"], "kind": b["kind"], "topic": b["topic"], "scheme": b["scheme"],
        "revision": b["scheme_revision"], "day": event.local.isoformat()[:10], "n": n, "correct": correct, "ms": b["ms"],
        "choice": json.dumps(choice, ensure_ascii=False, separators=(",", ":")),
        "version": b.get("version", 0),
    }  # fmt: skip
    return tuple(row.values())


def _day(event: Event) -> Row:
    b = event.body
    return b["class"], event.local.isoformat()[:10], b["kind"], b["scheme"], b["scheme_revision"]


def _counted(event: Event) -> tuple[int, float]:
    """How many answers an entry is, and their marks together."""
    b = event.body
    if b["hands"]:
        return sum(n for _option, n in b["hands"]), sum(n * mark for (_option, n), mark in zip(b["hands"], b["hand_marks"], strict=True))
    return 1, b["correct"]
