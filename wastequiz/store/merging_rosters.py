"""Whose classes and students are whose, when another computer's school is taken in.

A class is the one that has students of the same references, else the one it was taken for before, else the one of its name. A student is the
one of the same reference, else whoever sits on that seat, unless both have names and they differ: then both stay, the other on a free seat.
"""

from __future__ import annotations

import sqlite3
from typing import Any, cast

from wastequiz.domain.keeping import Clash
from wastequiz.domain.students import MAX_SEAT
from wastequiz.store.db import Db

Row = dict[str, Any]
_IS_NAME = ("real_name", "nickname")
_COLUMNS = {
    "classes": "SELECT name FROM pragma_table_info('classes')",
    "students": "SELECT name FROM pragma_table_info('students')",
}

_ERASED = """SELECT json_extract(body, '$.student') FROM journal WHERE kind = 'erase'
  UNION SELECT gone.value FROM journal j, json_each(j.body, '$.students') gone WHERE j.kind = 'erase'"""
"""Whom somebody erased here, with the answers left or for good."""


class Rosters:
    """Classes and students of the other school, and what they are called here. `owner`: the station whose file it is."""

    def __init__(self, db: Db, other: sqlite3.Connection, owner: str) -> None:
        self._conn, self._other, self._owner = db.conn, other, owner
        self._classes: dict[int, int] = {0: 0}
        self._refs: dict[str, str] = {}
        self.new_classes: list[str] = []
        self.same_classes = self.new_students = self.same_students = 0
        self.clashes: list[Clash] = []

    def take(self) -> None:
        """Matches all classes and students, and adds those who are new."""
        theirs = _rows(self._other, "SELECT * FROM classes ORDER BY id")
        pupils = _rows(self._other, "SELECT * FROM students ORDER BY class_id, seat, ref")
        erased = {row[0] for row in self._conn.execute(_ERASED)}
        self._refs = dict(self._conn.execute("SELECT ref, own_ref FROM refs_from"))
        for row in theirs:
            self._match_class(row, [p["ref"] for p in pupils if p["class_id"] == row["id"]])
        names = {row["id"]: str(row["name"]) for row in theirs}
        for row in pupils:
            self._match_student(row, names[row["class_id"]], erased)

    # ---- classes
    def _match_class(self, row: Row, refs: list[str]) -> None:
        taken = set(self._classes.values())
        before = self._conn.execute(
            "SELECT own_id, name_key FROM classes_from WHERE owner = ? AND class_id = ?", (self._owner, row["id"])
        ).fetchone()
        shared = self._by_students(refs)
        named = self._conn.execute("SELECT id FROM classes WHERE name_key = ?", (row["name_key"],)).fetchone()
        known = before[0] if before and (before[1] == row["name_key"] or before[0] in shared or not shared) else None
        if known is not None and known not in taken and not self._there(known):
            self._classes[row["id"]] = known  # it was erased here, and stays so
            self.clashes.append(Clash("erased", str(row["name"]), "here"))
            return
        own = next((c for c in (known, *shared, named and named[0]) if c is not None and c not in taken), None)
        if own is None:
            own = self._add_class(row, clash=bool(named))
        else:
            self.same_classes += 1
        self._classes[row["id"]] = own
        self._conn.execute("INSERT OR REPLACE INTO classes_from VALUES (?, ?, ?, ?)", (self._owner, row["id"], own, row["name_key"]))

    def _there(self, class_id: int) -> bool:
        return self._conn.execute("SELECT 1 FROM classes WHERE id = ?", (class_id,)).fetchone() is not None

    def _by_students(self, refs: list[str]) -> list[int]:
        """Classes here where those students sit, most of them first."""
        counts: dict[int, int] = {}
        for ref in refs:
            row = self._conn.execute("SELECT class_id FROM students WHERE ref = ?", (self._refs.get(ref, ref),)).fetchone()
            if row is not None:
                counts[row[0]] = counts.get(row[0], 0) + 1
        return sorted(counts, key=lambda c: (-counts[c], c))

    def _add_class(self, row: Row, *, clash: bool) -> int:
        facts = self._common("classes", row, "id")
        if clash:
            n = 2
            while self._conn.execute("SELECT 1 FROM classes WHERE name_key = ?", (f"{row['name_key']} · {n}",)).fetchone():
                n += 1
            facts |= {"name": f"{row['name']} · {n}", "name_key": f"{row['name_key']} · {n}"}
            self.clashes.append(Clash("class_name", str(row["name"]), "both"))
        self.new_classes.append(str(facts["name"]))
        return _insert(self._conn, "classes", facts)

    def class_of(self, theirs: int) -> int:
        """What class number `theirs` of the other school is here; one that is gone there gets a number nobody has."""
        if theirs not in self._classes:
            row = self._conn.execute("SELECT own_id FROM classes_from WHERE owner = ? AND class_id = ?", (self._owner, theirs)).fetchone()
            self._classes[theirs] = row[0] if row else self._reserve(theirs)
        return self._classes[theirs]

    def _reserve(self, theirs: int) -> int:
        own = _insert(self._conn, "classes", {"name": "", "name_key": f"\0{self._owner}:{theirs}", "band": 0})
        self._conn.execute("DELETE FROM classes WHERE id = ?", (own,))
        self._conn.execute("INSERT INTO classes_from VALUES (?, ?, ?, '')", (self._owner, theirs, own))
        return own

    # ---- students
    def _match_student(self, row: Row, class_name: str, erased: set[str]) -> None:
        ref, class_id = str(row["ref"]), self._classes[row["class_id"]]
        own = self._refs.get(ref, ref)
        here = _one(self._conn, "SELECT * FROM students WHERE ref = ?", own)
        called = f"{class_name} {row['seat']}"
        if here is not None:
            self.same_students += 1
            if (own == ref and any(here[name] != row[name] for name in ("seat", *_IS_NAME))) or here["class_id"] != class_id:
                self._name(here, row)
                if self._still_differs(here, row, class_id):
                    self.clashes.append(Clash("student", called, "here"))
            return
        if own in erased or ref in erased or not self._there(class_id):
            self.clashes.append(Clash("erased", called, "here"))
            return
        sits = _one(self._conn, "SELECT * FROM students WHERE class_id = ? AND seat = ?", class_id, row["seat"])
        if sits is not None and not _other_name(sits, row):
            self._refs[ref] = str(sits["ref"])
            self._conn.execute("INSERT INTO refs_from VALUES (?, ?)", (ref, sits["ref"]))
            self._name(sits, row)
            self.same_students += 1
            return
        seat = row["seat"]
        if sits is not None:
            taken = {s[0] for s in self._conn.execute("SELECT seat FROM students WHERE class_id = ?", (class_id,))}
            seat = next((n for n in range(1, MAX_SEAT + 1) if n not in taken), None)
            self.clashes.append(Clash("seat", called, "both" if seat else "here"))
            if seat is None:
                return
        facts = self._common("students", row) | {"class_id": class_id, "seat": seat}
        _insert(self._conn, "students", facts)
        self.new_students += 1

    def _name(self, here: Row, row: Row) -> None:
        """Whoever has no name here gets the one they have there."""
        for name, statement in (
            ("real_name", "UPDATE students SET real_name = ? WHERE ref = ?"),
            ("nickname", "UPDATE students SET nickname = ? WHERE ref = ?"),
        ):
            if row[name] and not here[name]:
                self._conn.execute(statement, (row[name], here["ref"]))
                here[name] = row[name]

    @staticmethod
    def _still_differs(here: Row, row: Row, class_id: int) -> bool:
        return (here["class_id"], here["seat"]) != (class_id, row["seat"]) or any(row[n] and here[n] != row[n] for n in _IS_NAME)

    def _common(self, table: str, row: Row, *but: str) -> Row:
        """The facts both schools keep of a row."""
        columns = {name for (name,) in self._conn.execute(_COLUMNS[table])}
        return {name: value for name, value in row.items() if name in columns and name not in but}

    # ---- what lines say
    def ours(self, value: Any) -> Any:
        """The same with our classes and students in place of theirs."""
        if isinstance(value, dict):
            facts = cast("dict[str, Any]", value)
            return {self._refs.get(key, key): self._fact(key, inner) for key, inner in facts.items()}
        if isinstance(value, list):
            return [self.ours(inner) for inner in cast("list[Any]", value)]
        return self._refs.get(value, value) if isinstance(value, str) else value

    def _fact(self, key: str, value: Any) -> Any:
        is_class = key in ("class", "class_id") and isinstance(value, int) and not isinstance(value, bool)
        return self.class_of(value) if is_class else self.ours(value)


def _other_name(one: Row, two: Row) -> bool:
    """Whether two students are called differently: by their real names, else by their nicknames."""
    for name in _IS_NAME:
        if one[name] and two[name]:
            return one[name] != two[name]
    return False


def _rows(conn: sqlite3.Connection, select: str, *of: object) -> list[Row]:
    found = conn.execute(select, of)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _one(conn: sqlite3.Connection, select: str, *of: object) -> Row | None:
    found = _rows(conn, select, *of)
    return found[0] if found else None


def _insert(conn: sqlite3.Connection, table: str, facts: Row) -> int:
    """Inserts a row; names of columns are those of our own tables."""
    names, marks = ", ".join(facts), ", ".join("?" * len(facts))
    made = conn.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(facts.values()))  # noqa: S608 - our own columns
    return made.lastrowid or 0
