"""What importing a list of students will do, worked out before anything is done: pure, so that the preview and the deed are the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wastequiz.domain import class_names
from wastequiz.domain.enrolment import Deed, Enrolled, NewClass, Plan, Planned, RosterFile, Row
from wastequiz.domain.exchange import Fault
from wastequiz.domain.items import Band
from wastequiz.domain.students import MAX_SEAT, SchoolClass, Student, animal_for

_Place = tuple[str, int]


def plan(file: RosterFile, classes: Sequence[SchoolClass], students: Iterable[Student], *, into: str = "") -> Plan:
    """What the rows of `file` come to in a school with these classes (in play) and all their students.

    `into`: the class of rows that name none. A student is known again by the number, else by class, seat and name, else by class and name
    where only one is called so. A seat nobody has a name for is filled; a row without a seat takes the first such one, else the lowest free.
    """
    return _Planning(file, classes, students, into).made()


class _Planning:
    def __init__(self, file: RosterFile, classes: Sequence[SchoolClass], students: Iterable[Student], into: str) -> None:
        self.file, self.into = file, into or file.class_name
        self.classes = {class_names.key(c.name): c for c in classes}
        by_id = {c.id: class_names.key(c.name) for c in classes}
        self.here = {s.ref: s for s in students if s.class_id in by_id}
        self.class_of = {ref: by_id[s.class_id] for ref, s in self.here.items()}
        self.in_class: dict[str, list[Student]] = {}
        for ref, s in self.here.items():
            self.in_class.setdefault(self.class_of[ref], []).append(s)
        self.numbers = {s.number: ref for ref, s in self.here.items() if s.number}
        self.new: dict[str, NewClass] = {}
        self.refused: dict[int, Fault] = {}
        self.matched: dict[int, str] = {}
        """Row to the student it speaks of; a row that is missing brings a new one."""
        self.claimed: set[str] = set()
        """Students whom a row speaks of."""
        self.keys: dict[int, str] = {}

    def made(self) -> Plan:
        rows = self.file.rows
        wanted = [(n, row.who) for n, row in enumerate(rows) if row.who is not None]
        for n, who in wanted:
            self._find_class(n, who)
        self._refuse_twins(rows)
        for find in (self._by_number, self._by_seat_and_name, self._by_name):
            for n, who in self._open(wanted):
                found = find(self.keys[n], who)
                if found and found not in self.claimed:
                    self.matched[n] = found
                    self.claimed.add(found)
        seats = self._settled(wanted)
        planned = tuple(self._planned(n, row, seats) for n, row in enumerate(rows))
        needed = {p.class_name for p in planned if p.student is not None}
        return Plan(planned, tuple(c for c in self.new.values() if c.name in needed), self.file.faults)

    def _open(self, wanted: Sequence[tuple[int, Enrolled]]) -> list[tuple[int, Enrolled]]:
        """Rows that may go in and have found nobody yet."""
        return [(n, who) for n, who in wanted if n not in self.refused and n not in self.matched]

    # ---- classes
    def _find_class(self, n: int, who: Enrolled) -> None:
        """Which class the row is for; one the school has not becomes a new one. Whoever has a known number may stay where they are."""
        name = who.class_name or self.into
        if not name and who.number in self.numbers:
            self.keys[n] = self.class_of[self.numbers[who.number]]
            return
        if not name:
            self.refused[n] = Fault(self.file.rows[n].line, "no_class")
            return
        key = self.keys[n] = class_names.key(name)
        if key not in self.classes and key not in self.new:
            told = class_names.told(name)
            self.new[key] = NewClass(name, class_names.band_of(told.grade) if told else Band.g34)

    def _name_of(self, key: str) -> str:
        return self.classes[key].name if key in self.classes else self.new[key].name

    # ---- the same twice in one file
    def _refuse_twins(self, rows: Sequence[Row]) -> None:
        first: dict[tuple[str, object], int] = {}
        for n, key in self.keys.items():
            who, line = rows[n].who, rows[n].line
            assert who is not None  # only such rows have a class
            marks: list[tuple[str, object, str]] = []
            if who.number:
                marks.append(("number", who.number, "number_twice"))
            if who.seat:
                marks.append(("seat", (key, who.seat), "seat_twice"))
            if not who.number and not who.seat:
                marks.append(("name", (key, who.name, who.nickname), "student_twice"))
            twin = next(((kind, mark, code) for kind, mark, code in marks if (kind, mark) in first), None)
            if twin is not None:
                said = (("given", _short(who, twin[0])), ("first", str(first[twin[0], twin[1]])))
                self.refused[n] = Fault(line, twin[2], facts=said)
                continue
            first.update({(kind, mark): line for kind, mark, _code in marks})

    # ---- who it is
    def _by_number(self, _key: str, who: Enrolled) -> str:
        return self.numbers.get(who.number, "")

    def _in_class(self, key: str, who: Enrolled) -> list[Student]:
        """Those of a class who may be meant: nobody with another number."""
        return [s for s in self.in_class.get(key, ()) if not (who.number and s.number and s.number != who.number)]

    def _by_seat_and_name(self, key: str, who: Enrolled) -> str:
        there = next((s for s in self._in_class(key, who) if s.seat == who.seat), None)
        if there is None:
            return ""
        nobody_yet = not (there.real_name or there.nickname or there.number)
        return there.ref if nobody_yet or _called(there, who) else ""

    def _by_name(self, key: str, who: Enrolled) -> str:
        called = [s for s in self._in_class(key, who) if _called(s, who)]
        return called[0].ref if len(called) == 1 and (who.name or who.nickname) else ""

    # ---- where they sit
    def _settled(self, wanted: Sequence[tuple[int, Enrolled]]) -> dict[int, int]:
        """Seats for every row that goes in. Whoever is refused stays where they are, so the others are seated anew."""
        found = dict(self.matched)
        while True:
            self.matched = {n: ref for n, ref in found.items() if n not in self.refused}
            self.claimed = set(self.matched.values())
            before = len(self.refused)
            seats = self._seats(wanted)
            if len(self.refused) == before:
                return seats

    def _seats(self, wanted: Sequence[tuple[int, Enrolled]]) -> dict[int, int]:
        """The seat of every row that goes in; where there is none, the row is refused."""
        seats: dict[int, int] = {}
        taken: dict[_Place, str] = {(self.class_of[ref], s.seat): ref for ref, s in self.here.items()}
        for ref in self.matched.values():  # they may all change places with one another
            taken.pop((self.class_of[ref], self.here[ref].seat), None)
        staying: list[tuple[int, Enrolled]] = []
        for n, who in self._going_in(wanted):
            if who.seat:
                self._take(n, self.keys[n], who.seat, seats, taken)
            else:
                staying.append((n, who))
        for n, _who in staying:  # those who are here keep their seats before new ones are given any
            old = self.here.get(self.matched.get(n, ""))
            if old is not None and self.class_of[old.ref] == self.keys[n] and (self.keys[n], old.seat) not in taken:
                self._take(n, self.keys[n], old.seat, seats, taken)
        for n, _who in staying:
            if n not in seats:
                self._give(n, self.keys[n], seats, taken)
        return seats

    def _going_in(self, wanted: Sequence[tuple[int, Enrolled]]) -> list[tuple[int, Enrolled]]:
        return [(n, who) for n, who in wanted if n not in self.refused]

    def _take(self, n: int, key: str, seat: int, seats: dict[int, int], taken: dict[_Place, str]) -> None:
        if (key, seat) in taken:
            facts = (("seat", str(seat)), ("name", self._name_of(key)))
            self.refused[n] = Fault(self.file.rows[n].line, "seat_taken", facts=facts)
            return
        seats[n], taken[key, seat] = seat, str(n)

    def _give(self, n: int, key: str, seats: dict[int, int], taken: dict[_Place, str]) -> None:
        """The first seat that nobody has a name for, else the lowest free one."""
        if n not in self.matched:
            waiting = [s for s in self.in_class.get(key, ()) if s.ref not in self.claimed and _blank(s)]
            if waiting:
                found = min(waiting, key=lambda s: s.seat)
                self.matched[n], seats[n] = found.ref, found.seat
                self.claimed.add(found.ref)
                taken[key, found.seat] = str(n)
                return
        free = next((seat for seat in range(1, MAX_SEAT + 1) if (key, seat) not in taken), 0)
        if not free:
            facts = (("name", self._name_of(key)), ("most", str(MAX_SEAT)))
            self.refused[n] = Fault(self.file.rows[n].line, "class_full", facts=facts)
            return
        seats[n], taken[key, free] = free, str(n)

    # ---- what becomes of it
    def _planned(self, n: int, row: Row, seats: dict[int, int]) -> Planned:
        who = row.who
        if who is None or n in self.refused:
            own = (self.refused[n],) if n in self.refused else ()
            return Planned(row, "refused", faults=(*row.faults, *own))
        key, seat = self.keys[n], seats[n]
        there = self.classes.get(key)
        class_id = there.id if there else 0
        old = self.here.get(self.matched.get(n, ""))
        if old is None:
            made = Student("", class_id, seat, animal_for(seat), who.nickname, who.name, number=who.number)
            return Planned(row, "new", self._name_of(key), made, row.faults)
        nickname, name, number = who.nickname or old.nickname, who.name or old.real_name, who.number or old.number
        changed = replace(old, class_id=class_id, seat=seat, nickname=nickname, real_name=name, number=number)
        deed: Deed = "same" if changed == old else "moved" if self.class_of[old.ref] != key else "changed"
        return Planned(row, deed, self._name_of(key), changed, row.faults)


def _called(s: Student, who: Enrolled) -> bool:
    if who.name:
        return s.real_name == who.name
    return not who.nickname or s.nickname == who.nickname


def _blank(s: Student) -> bool:
    return not (s.real_name or s.nickname or s.number)


def _short(who: Enrolled, kind: str) -> str:
    return {"number": who.number, "seat": str(who.seat), "name": who.name or who.nickname}[kind]
