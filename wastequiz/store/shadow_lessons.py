"""What lessons add to the score tables, worked out in plain Python: the second opinion on `lesson_totals`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wastequiz.store import remembered
from wastequiz.store.totals import ALL_TIME, iso_week

if TYPE_CHECKING:
    from wastequiz.store.journal import Event
    from wastequiz.store.shadow import Shadow

Row = tuple[Any, ...]


class Lessons:
    """Takes events in order, and adds to the sums of the `Shadow` it is part of; `rows` gives what its own tables must hold."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._lessons: dict[str, dict[str, Any]] = {}
        self._open: dict[str, dict[int, Event]] = {}
        """Entries that stand in lessons that are open."""
        self._calls: dict[str, int] = {}

    def take(self, event: Event) -> None:
        """Adds one event."""
        if not event.kind.startswith("lesson_"):
            return
        b = event.body
        lesson = b["lesson"]
        if event.kind == "lesson_started" and lesson not in self._lessons:
            about = {"class": b["class"], "method": b["method"], "questions": len(b["keys"]), "state": "open", "utc_ms": event.utc_ms}
            self._lessons[lesson] = about | {"first": event.seq, "last": event.seq, "answered": 0}
            self._open[lesson] = {}
        elif event.kind == "lesson_answer":
            self._answer(event)
        elif event.kind == "lesson_void":
            gone = self._open.get(lesson, {}).get(b["entry"])
            if gone is not None and gone.seq == b["seq"]:
                del self._open[lesson][b["entry"]]
                self._go_on(event, -1)
                self._count(gone, -1)
                self._shadow.answers.take_back(gone)
        elif event.kind in ("lesson_ended", "lesson_given_up"):
            self._close(event)
        elif event.kind != "lesson_started":
            self._go_on(event, 0)
            if event.kind == "lesson_called":
                self._calls[b["student"]] = max(0, self._calls.get(b["student"], 0) + b["by"])

    def _answer(self, event: Event) -> None:
        there = self._open.get(event.body["lesson"])
        if there is not None and event.body["entry"] not in there:
            there[event.body["entry"]] = event
            self._go_on(event, 1)
            self._count(event, 1)
            self._shadow.answers.put_aside(event)

    def _go_on(self, event: Event, more: int) -> None:
        row = self._lessons.get(event.body["lesson"])
        if row is not None:
            row["last"], row["answered"] = event.seq, row["answered"] + more

    def _close(self, event: Event) -> None:
        row = self._lessons.get(event.body["lesson"])
        if row is not None:
            row["last"], row["state"] = event.seq, event.kind.removeprefix("lesson_")
        for _entry, stood in sorted(self._open.pop(event.body["lesson"], {}).items()):
            self._shadow.remembered.learn(stood)
            self._shadow.answers.settle(stood.seq)

    def _count(self, event: Event, sign: int) -> None:
        b, week = event.body, iso_week(event.local)
        hands = sum(n for _option, n in b["hands"])
        answers = hands or 1
        correct = b["right"] if hands else b["correct"]
        five = (answers, correct, b["right"], b["earned"], 0)
        for when in (week, ALL_TIME):
            if b["student"]:
                self._shadow.change("student_totals", (b["student"], when), five, sign)
            self._shadow.change("class_totals", (b["class"], when), five, sign)
        self._shadow.change("item_totals", (b["key"], b["scheme"], b["scheme_revision"]), (answers, correct), sign)
        for _item, true_bin, chosen_bin in remembered.sorts_of(b):
            self._shadow.mix((b["class"], true_bin, chosen_bin, b["scheme"], b["scheme_revision"]), sign)
        if b["right"]:
            self._shadow.remembered.light(b["class"], week, sign * b["right"])

    def rows(self, table: str) -> set[Row]:
        """The rows `table` must hold, as tuples in the order of its columns."""
        match table:
            case "lessons":
                return {(lesson, *row.values()) for lesson, row in self._lessons.items()}
            case "lesson_entries":
                return {(lesson, entry, event.seq) for lesson, there in self._open.items() for entry, event in there.items()}
            case _:
                return {(ref, n) for ref, n in self._calls.items() if n}
