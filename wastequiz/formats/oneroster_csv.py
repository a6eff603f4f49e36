"""OneRoster 1.1 CSV (1EdTech, CSV tables 1.1.1): the students of a school's classes out of its zip or folder, and nothing else of them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from wastequiz.domain.enrolment import Enrolled, RosterFile, Row
from wastequiz.domain.errors import BadName, NoRoster
from wastequiz.domain.exchange import Fault
from wastequiz.domain.students import MAX_NAME, clean_name, clean_number, is_id_card
from wastequiz.formats import roster_cells
from wastequiz.formats.roster_rows import SHOWN, joined

FILES = ("manifest.csv", "orgs.csv", "users.csv", "classes.csv", "enrollments.csv")
HEAD = ("姓名", "学号", "班级")
"""What a refused row is handed back with."""
VERSIONS = ("1.1",)
_GONE = frozenset({"tobedeleted", "inactive"})
_PLACES = frozenset({"school", "district", "local", "state", "national", "department"})
_HOME = "homeroom"
Record = Mapping[str, str]


def is_one(data: bytes) -> bool:
    """Whether a zip holds OneRoster's tables."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = {_base(member.filename) for member in packed.infolist()[: roster_cells.MOST_MEMBERS]}
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    return {"users.csv", "enrollments.csv"} <= names


def from_zip(name: str, data: bytes) -> RosterFile:
    """The list in a zip. Nothing is written anywhere: members are read by their last name, each counted. Raises NoRoster."""
    roster_cells.require_small(name, data)
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.infolist():
                base = _base(member.filename)
                if base not in FILES or member.is_dir():
                    continue
                if base in found:
                    raise NoRoster(name, "oneroster")  # twins: nobody can say which is meant
                found[base] = b"".join(roster_cells.pieces(name, packed, member, roster_cells.MOST_BYTES))
    except roster_cells.BROKEN as error:
        raise NoRoster(name, "damaged") from error
    return _read(name, found)


def from_folder(folder: Path) -> RosterFile:
    """The list in a folder. Raises NoRoster."""
    found: dict[str, bytes] = {}
    try:
        for name in FILES:
            path = folder / name
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    found[name] = file.read(roster_cells.MOST_BYTES + 1)
    except OSError as error:
        raise NoRoster(folder.name, "damaged") from error
    if any(len(data) > roster_cells.MOST_BYTES for data in found.values()):
        raise NoRoster(folder.name, "large")
    return _read(folder.name, found)


def _base(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].casefold()


def _read(name: str, files: Mapping[str, bytes]) -> RosterFile:
    if not {"users.csv", "enrollments.csv", "classes.csv"} <= set(files):
        raise NoRoster(name, "oneroster")
    _check_manifest(name, files)
    users = _by_id(_table(name, files, "users.csv"))
    classes = _by_id(_table(name, files, "classes.csv"))
    orgs = _by_id(_table(name, files, "orgs.csv"))
    enrolled = _table(name, files, "enrollments.csv")
    rows = _Rows(users, classes, orgs)
    for line, record in enrolled:
        rows.take(line, record)
    return RosterFile(name, HEAD, rows.made(), tuple(rows.said()))


def _check_manifest(name: str, files: Mapping[str, bytes]) -> None:
    """The manifest says 1.1, and that the three tables are there. Raises NoRoster."""
    told = {r.get("propertyName", ""): r.get("value", "").strip() for _line, r in _table(name, files, "manifest.csv")}
    if told.get("oneroster.version") not in VERSIONS:
        raise NoRoster(name, "oneroster")
    if any(told.get(f"file.{table}", "absent") not in ("bulk", "delta") for table in ("users", "classes", "enrollments")):
        raise NoRoster(name, "oneroster")


def _table(name: str, files: Mapping[str, bytes], file: str) -> list[tuple[int, Record]]:
    """The records of one table with their lines; heads tell case apart, as the specification has it. [] where there is no such file."""
    if file not in files:
        return []
    words, _said = roster_cells.decoded(name, files[file])
    csv.field_size_limit(roster_cells.MOST_BYTES)
    try:
        rows = list(csv.reader(io.StringIO(words.removeprefix("\ufeff"), newline=""), strict=True))
    except csv.Error as error:
        raise NoRoster(name, "damaged") from error
    head = [cell.strip() for cell in rows[0]] if rows else []
    return [(n, dict(zip(head, row, strict=False))) for n, row in enumerate(rows[1 : 10 * roster_cells.MOST_ROWS], start=2) if any(row)]


def _by_id(table: list[tuple[int, Record]]) -> dict[str, Record]:
    return {record["sourcedId"]: record for _line, record in table if record.get("sourcedId")}


def _is_gone(record: Record) -> bool:
    return record.get("status", "").strip().casefold() in _GONE


class _Rows:
    """Enrollments into rows: one for each student, of the home class where there is one."""

    def __init__(self, users: Mapping[str, Record], classes: Mapping[str, Record], orgs: Mapping[str, Record]) -> None:
        self.users, self.classes, self.orgs = users, classes, orgs
        self.titles = [c.get("title", "") for c in classes.values() if not _is_gone(c)]
        self.of: dict[str, tuple[int, str]] = {}
        """Of a student: the line and class that count."""
        self.broken: list[Row] = []
        self.others = self.gone = self.further = 0

    def take(self, line: int, record: Record) -> None:
        user_id, class_id = record.get("userSourcedId", "").strip(), record.get("classSourcedId", "").strip()
        user, of_class = self.users.get(user_id), self.classes.get(class_id)
        role = record.get("role", "").strip().casefold()
        if role != "student" or (user is not None and user.get("role", "student").strip().casefold() != "student"):
            self.others += 1
        elif _is_gone(record) or (user is not None and _is_gone(user)) or (of_class is not None and _is_gone(of_class)):
            self.gone += 1
        elif user is None or of_class is None:
            code, given = ("unknown_user", user_id) if user is None else ("unknown_class", class_id)
            self.broken.append(Row(line, None, (Fault(line, code, facts=(("given", given[:SHOWN]),)),), ("", user_id, class_id)))
        elif user_id not in self.of:
            self.of[user_id] = (line, class_id)
        else:
            self.further += 1
            if self._is_home(class_id) and not self._is_home(self.of[user_id][1]):
                self.of[user_id] = (line, class_id)

    def _is_home(self, class_id: str) -> bool:
        return self.classes[class_id].get("classType", "").strip().casefold() == _HOME

    def made(self) -> tuple[Row, ...]:
        """All rows, by their lines."""
        good = [self._row(line, self.users[user], self.classes[of_class]) for user, (line, of_class) in self.of.items()]
        return tuple(sorted([*good, *self.broken], key=lambda row: row.line))

    def said(self) -> list[Fault]:
        """What was left out, and why."""
        counts = (("not_students", self.others), ("gone_from_school", self.gone), ("several_classes", self.further))
        found = [Fault(0, code, facts=(("n", str(n)),), weight="drops") for code, n in counts if n]
        kept = Fault(0, "only_names_kept", weight="drops")
        return [*found, kept]

    def _row(self, line: int, user: Record, of_class: Record) -> Row:
        family, given, nickname = (user.get(part, "").strip() for part in ("familyName", "givenName", "preferredFirstName"))
        whole = joined(family, given)
        number = next((n for n in (user.get("identifier", "").strip(), user["sourcedId"].strip()) if n and not is_id_card(n)), "")
        called = self._called(of_class)
        cells = (whole, number, called)
        try:
            who = Enrolled(clean_name(whole), clean_name(nickname, required=False), clean_number(number), clean_name(called))
        except BadName as error:
            facts = (("given", error.given[:SHOWN]), ("limit", str(MAX_NAME)))
            return Row(line, None, (Fault(line, "name_too_long" if error.reason == "long" else "no_student", "name", facts),), cells)
        return Row(line, who, (), cells)

    def _called(self, of_class: Record) -> str:
        """A class's title, with its school where two schools have one called so."""
        title = of_class.get("title", "").strip()
        school = self.orgs.get(of_class.get("schoolSourcedId", "").strip(), {})
        if self.titles.count(of_class.get("title", "")) > 1 and school.get("type", "school").strip() in _PLACES:
            return f"{school.get('name', '').strip()} {title}".strip()
        return title
