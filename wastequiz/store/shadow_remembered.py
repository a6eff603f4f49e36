"""What mistake book, reviews, levels, days, lanterns and flags ought to hold, worked out in plain Python: the second opinion on `remembered`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from wastequiz.store.remembered import Seen, adds_a_lantern, flag_row, level_result, seen
from wastequiz.store.reviews import Review, review

if TYPE_CHECKING:
    from wastequiz.store.journal import Event

Row = tuple[Any, ...]


class Entry:
    """One line of the mistake book: how often wrong, since when, and the days it was right since."""

    def __init__(self) -> None:
        self.wrong = 0
        self.wrong_since = 0
        self.right_on: list[str] = []
        self.last_day = self.chosen = ""
        self.last_seq = 0

    def take(self, met: Seen, day: str, seq: int) -> None:
        """Right on a second day closes it; wrong opens it anew."""
        if not met.right:
            self.wrong, self.wrong_since, self.right_on, self.chosen = self.wrong + 1, self.wrong_since + 1, [], met.chosen
        elif not self.wrong_since:
            return
        elif not self.right_on:
            self.right_on = [day]
        elif self.right_on != [day]:
            self.wrong_since, self.right_on = 0, []
        self.last_day, self.last_seq = day, seq

    def row(self) -> Row:
        right_day = self.right_on[0] if self.right_on else ""
        now = self.wrong_since
        return (self.wrong, now, len(self.right_on), right_day, self.last_day, int(now > 0), self.chosen, self.last_seq)


class Remembered:
    """Takes events in order; `rows` gives what a table must hold then."""

    def __init__(self) -> None:
        self._book: dict[Row, Entry] = defaultdict(Entry)
        self._reviews: dict[Row, tuple[Review, int]] = {}
        self._levels: dict[Row, list[Any]] = {}
        self._days: dict[Row, list[int]] = defaultdict(lambda: [0, 0])
        self._lanterns: dict[Row, int] = defaultdict(int)
        self._flags: list[Row] = []
        self._settled: set[Row] = set()

    def take(self, event: Event) -> None:
        """Adds one event."""
        if event.kind == "answer":
            self._answer(event)
        elif event.kind == "round_ended":
            self._ended(event)
        elif event.kind == "flag":
            new = flag_row(event)
            if not any((*old[1:4], old[6]) == (*new[1:4], new[6]) for old in self._flags):
                self._flags.append(new)
        elif event.kind == "flag_settled":
            about = (event.body["key"], event.body["scheme"])
            mine = sorted(flag for flag in self._flags if flag[1:3] == about)
            if mine:
                since = min(flag[-1] for flag in mine)
                self._settled.add((event.seq, *about, event.body["outcome"], len(mine), since, event.utc_ms, mine[-1][5]))
            self._flags = [flag for flag in self._flags if flag[1:3] != about]

    def _answer(self, event: Event) -> None:
        b = event.body
        year, week, _ = event.local.isocalendar()
        if adds_a_lantern(b):
            self._lanterns[b["class"], f"{year}-W{week:02d}"] += 1
        self.learn(event)

    def light(self, class_id: int, week: str, n: int) -> None:
        """`n` lanterns more for a class, or fewer; none is no line."""
        lit = self._lanterns[class_id, week] = max(0, self._lanterns[class_id, week] + n)
        if not lit:
            del self._lanterns[class_id, week]

    def learn(self, event: Event) -> None:
        """Adds what a student met in an answer."""
        b = event.body
        if not b["student"]:
            return
        day = event.local.date().isoformat()
        count = self._days[b["student"], day]
        count[:] = [count[0] + 1, count[1] + int(b["attempt"] == 1 and b["correct"] == 1)]
        for met in seen(b):
            key = (b["student"], b["scheme"], met.thing)
            self._book[key].take(met, day, event.seq)
            before = self._reviews[key][0] if key in self._reviews else None
            self._reviews[key] = (review(before, met.rating, day), event.seq)

    def _ended(self, event: Event) -> None:
        found = level_result(event)
        if found is None:
            return
        key, (right, points, passed, day) = found
        row = self._levels.setdefault(key, [0, 0, points, 0, ""])
        first_pass = day if passed and not row[3] else row[4]
        row[:] = [row[0] + 1, max(row[1], right), max(row[2], points), int(passed or row[3]), first_pass]

    def rows(self, table: str) -> set[Row]:
        """The rows `table` must hold, as tuples in the order of its columns."""
        match table:
            case "book":
                return {(*key, *entry.row()) for key, entry in self._book.items() if entry.wrong}
            case "reviews":
                return {(*key, *found, seq) for key, (found, seq) in self._reviews.items()}
            case "levels":
                return {(*key, *row) for key, row in self._levels.items()}
            case "days_played":
                return {(*key, *row) for key, row in self._days.items()}
            case "lanterns":
                return {(*key, n) for key, n in self._lanterns.items()}
            case "flags_settled":
                return set(self._settled)
            case _:
                return set(self._flags)
