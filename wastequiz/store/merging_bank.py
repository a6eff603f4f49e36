"""What a teacher wrote on another computer, taken into this school's bank: new content, and the newer of two edits; both stay in `revisions`."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass, field, replace
from typing import Any

from wastequiz.domain.event_checks import is_sound
from wastequiz.domain.event_plain import from_plain, to_plain
from wastequiz.domain.keeping import Clash
from wastequiz.store.db import Db
from wastequiz.store.merging_rosters import Rosters

Row = dict[str, Any]
TABLES = (("question", "questions"), ("item", "items"), ("kind", "kinds"), ("scheme", "schemes"), ("set", "sets"))
_LIVE = " AND (batch = '' OR batch IN (SELECT id FROM batches WHERE live = 1))"
_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")
"""How pictures begin that the desk keeps: PNG, JPEG, WebP."""
_BESIDE = ("tags",)
"""Parts of a body that are no wording."""


@dataclass
class Content:
    """What of the bank was taken: new or newer, alike in both, other things (quizzes, events, pictures, plans, words)."""

    new: int = 0
    same: int = 0
    others: int = 0
    clashes: list[Clash] = field(default_factory=list[Clash])


def take(db: Db, other: sqlite3.Connection, rosters: Rosters) -> Content:
    """Takes all that a teacher made or changed. Call it inside a transaction."""
    content = Content()
    for what, table in TABLES:
        _take_table(db, other, what, table, content)
    _take_pictures(db.conn, other, content)
    _take_quizzes(db.conn, other, rosters, content)
    _take_events(db.conn, other, content)
    _take_plans(db.conn, other, rosters, content)
    for key, word, n, last_utc_ms, outcome in other.execute("SELECT key, word, n, last_utc_ms, outcome FROM words").fetchall():
        db.conn.execute(
            "INSERT INTO words VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = max(n, excluded.n),"
            " last_utc_ms = max(last_utc_ms, excluded.last_utc_ms), outcome = max(outcome, excluded.outcome)",
            (str(key), str(word), int(n), int(last_utc_ms), str(outcome)),
        )
    return content


def _take_table(db: Db, other: sqlite3.Connection, what: str, table: str, content: Content) -> None:
    live = _LIVE if table == "questions" else ""
    columns = [name for (name,) in db.conn.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    chosen = ", ".join(columns)
    theirs = other.execute(f"SELECT {chosen} FROM {table} WHERE (origin <> 'builtin' OR edited <> 0){live} ORDER BY id")  # noqa: S608
    for values in theirs.fetchall():
        row: Row = dict(zip(columns, values, strict=True))
        _require_body(row)
        found = db.conn.execute(f"SELECT {chosen} FROM {table} WHERE id = ?", (row["id"],)).fetchone()  # noqa: S608
        here: Row | None = dict(zip(columns, found, strict=True)) if found else None
        if "batch" in row:
            row["batch"] = ""
        if here is None:
            row["pos"] = db.conn.execute(f"SELECT coalesce(max(pos), -1) + 1 FROM {table}").fetchone()[0]  # noqa: S608
            _put(db.conn, table, row)
            content.new += 1
        elif _alike(here, row):
            content.same += 1
        else:
            _take_differing(db, what, table, (here, row), content)


def _take_differing(db: Db, what: str, table: str, both: tuple[Row, Row], content: Content) -> None:
    """One entry that both have: the newer edit is in force, the other stays among the revisions. Where nobody dated them, ours is."""
    here, there = both
    untouched = here["origin"] == "builtin" and not here["edited"]
    if untouched:
        if what == "question":  # so that it can be put back as it came along
            db.conn.execute("INSERT OR IGNORE INTO revisions VALUES ('shipped', ?, 1, 0, '', ?)", (here["id"], here["body"]))
    elif _known(db, what, there) and not _newer(there, here):
        content.same += 1
        return
    wins = untouched or _newer(there, here)
    if not untouched:
        content.clashes.append(Clash(what, _called(here["body"], here["id"]), "newer" if "edited_utc_ms" in here else "here"))
        _keep(db, what, here)
    there["version"] = _keep(db, what, there)
    if wins:
        there["pos"] = here["pos"]
        _put(db.conn, table, there)
        content.new += 1


def _newer(one: Row, two: Row) -> bool:
    """Whether `one` is in force after a merge: edited later, or at the same moment and greater in writing, so that both computers agree."""
    if "edited_utc_ms" not in one:
        return False
    return (one["edited_utc_ms"], one["body"], one["retired"]) > (two["edited_utc_ms"], two["body"], two["retired"])


def _alike(here: Row, there: Row) -> bool:
    return all(here[name] == there[name] for name in ("body", "retired", "draft", "tags") if name in here)


def _wording(body: str) -> dict[str, Any]:
    return {name: value for name, value in json.loads(body).items() if name not in _BESIDE}


def _version(db: Db, what: str, row: Row) -> tuple[int, bool]:
    """The version under which this wording is kept, or would be; and whether it is."""
    taken: dict[int, str] = dict(
        db.conn.execute("SELECT version, body FROM revisions WHERE what = ? AND id = ?", (what, row["id"])).fetchall()
    )
    for version, body in sorted(taken.items()):
        if _wording(body) == _wording(row["body"]):
            return version, True
    mine = row.get("version", 1)
    return (mine if mine not in taken else max(taken) + 1), False


def _known(db: Db, what: str, row: Row) -> bool:
    return _version(db, what, row)[1]


def _keep(db: Db, what: str, row: Row) -> int:
    version, known = _version(db, what, row)
    if not known:
        at = row.get("edited_utc_ms", 0)
        db.conn.execute("INSERT INTO revisions VALUES (?, ?, ?, ?, 'merge', ?)", (what, row["id"], version, at, row["body"]))
    return version


def _put(conn: sqlite3.Connection, table: str, row: Row) -> None:
    names = [name for (name,) in conn.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    marks = ", ".join("?" * len(names))
    conn.execute(f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) VALUES ({marks})", [row[name] for name in names])  # noqa: S608


def _require_body(row: Row) -> None:
    """Raises TypeError or ValueError for what is no entry of a bank. Who reads it later reads JSON objects under ids of words."""
    if not isinstance(row["id"], str) or not isinstance(row["body"], str) or not isinstance(json.loads(row["body"]), dict):
        raise TypeError(row["id"])


def _called(body: str, id_: str) -> str:
    """What an entry is called in a sentence: its own words, else its id."""
    plain = json.loads(body)
    text = plain.get("stem") or plain.get("name")
    shown = next(iter(text.values()), "") if isinstance(text, dict) else ""  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return str(shown)[:60] or id_  # pyright: ignore[reportUnknownArgumentType]


def _take_pictures(conn: sqlite3.Connection, other: sqlite3.Connection, content: Content) -> None:
    """Own pictures are called by what is in them; one that is not, or is no picture, stays behind."""
    for name, utc_ms, body in other.execute("SELECT name, utc_ms, body FROM own_pictures"):
        right = isinstance(body, bytes) and name == "own/" + hashlib.sha256(body).hexdigest()[:24] and body.startswith(_MARKS)
        if right and conn.execute("INSERT INTO own_pictures VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (name, int(utc_ms), body)).rowcount:
            content.others += 1


def _take_quizzes(conn: sqlite3.Connection, other: sqlite3.Connection, rosters: Rosters, content: Content) -> None:
    """Quizzes and what is set to classes, by their ids; a teacher's own stay as they are."""
    quizzes = [name for (name,) in conn.execute("SELECT name FROM pragma_table_info('quizzes')")]
    assigned = [name for (name,) in conn.execute("SELECT name FROM pragma_table_info('assignments')")]
    for table, columns in (("quizzes", quizzes), ("assignments", assigned)):
        for values in other.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall():  # noqa: S608
            row: Row = dict(zip(columns, values, strict=True))
            if "class_id" in row:
                row["class_id"] = rosters.class_of(int(row["class_id"]))
            if "body" in row:
                _require_body(row)
                row["body"] = json.dumps(rosters.ours(json.loads(row["body"])), ensure_ascii=False, separators=(",", ":"))
            if conn.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row["id"],)).fetchone() is None:  # noqa: S608
                _put(conn, table, row)
                content.others += 1


def _take_events(conn: sqlite3.Connection, other: sqlite3.Connection, content: Content) -> None:
    """Events by their ids: the newer edit is in force, and which kiosk this machine is stays. One that is new here is nobody's kiosk yet: its first."""
    for id_, body, made, edited, archived in other.execute(
        "SELECT id, body, made_utc_ms, edited_utc_ms, archived FROM events ORDER BY id"
    ).fetchall():
        theirs = from_plain(json.loads(body))
        if theirs.id != id_ or not is_sound(theirs):
            raise ValueError(id_)
        here = conn.execute("SELECT body, edited_utc_ms FROM events WHERE id = ?", (id_,)).fetchone()
        kiosk = 1 if here is None else from_plain(json.loads(here[0])).kiosk
        told = json.dumps(to_plain(replace(theirs, kiosk=min(kiosk, theirs.stations))), ensure_ascii=False, separators=(",", ":"))
        if here is None:
            conn.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?)", (id_, told, int(made), int(edited), int(bool(archived))))
        elif (int(edited), told) > (here[1], here[0]):
            conn.execute("UPDATE events SET body = ?, edited_utc_ms = ? WHERE id = ?", (told, int(edited), id_))
        else:
            continue
        content.others += 1


def _take_plans(conn: sqlite3.Connection, other: sqlite3.Connection, rosters: Rosters, content: Content) -> None:
    """Seating plans and the like of classes that have none here."""
    for class_id, what, body in other.execute("SELECT class_id, what, body FROM class_plans").fetchall():
        told = json.dumps(rosters.ours(json.loads(body)), ensure_ascii=False)
        own = rosters.class_of(int(class_id))
        there = conn.execute("SELECT 1 FROM classes WHERE id = ?", (own,)).fetchone()
        if there and conn.execute("INSERT INTO class_plans VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (own, str(what), told)).rowcount:
            content.others += 1
