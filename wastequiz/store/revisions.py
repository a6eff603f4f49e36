"""What a question, thing or scheme said before it was changed: every wording it ever had, under its version."""

from __future__ import annotations

import json
from typing import Any

from wastequiz.domain.facts import dataclass
from wastequiz.store.db import Db

QUESTION = "question"
SHIPPED = "shipped"
"""Under this `what` lies the body of a built-in question as it came along, while a teacher's own stands in its place."""
BESIDE = ("tags", "topic", "band", "difficulty", "schemes", "source", "points")
"""Parts of a body that are no wording: where a question is filed and what it is worth may change, and what was answered to it still counts."""


@dataclass(frozen=True)
class Revision:
    """One wording. `utc_ms` 0: it came with the program. `deed`: begin | edit | restore | upgrade; `current`: it is the one in force."""

    version: int
    utc_ms: int
    deed: str
    body: dict[str, Any]
    current: bool = False


def note(db: Db, what: str, id_: str, version: int, deed: str, body: str, utc_ms: int) -> None:
    """Keeps a wording (a body, JSON); one that is known already is dated anew, so that the last one in force is told from the others."""
    db.conn.execute(
        "INSERT INTO revisions (what, id, version, utc_ms, deed, body) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (what, id, version) DO UPDATE SET utc_ms = max(utc_ms, excluded.utc_ms), body = excluded.body",
        (what, id_, version, utc_ms, deed, body),
    )


def version_of(db: Db, what: str, id_: str, body: str) -> int:
    """The version under which this wording is known, else the next free one: 1 where nothing was ever known."""
    wanted, last = wording(body), 0
    for version, known in db.conn.execute("SELECT version, body FROM revisions WHERE what = ? AND id = ? ORDER BY version", (what, id_)):
        if wording(known) == wanted:
            return version
        last = version
    return last + 1


def wording(body: str) -> dict[str, Any]:
    """What of a body makes its version."""
    return {name: value for name, value in json.loads(body).items() if name not in BESIDE}


def all_of(db: Db, what: str, id_: str) -> list[Revision]:
    """Every wording, the oldest first; [] where it never changed."""
    rows = db.conn.execute("SELECT version, utc_ms, deed, body FROM revisions WHERE what = ? AND id = ? ORDER BY version", (what, id_))
    return [Revision(version, utc_ms, deed, json.loads(body)) for version, utc_ms, deed, body in rows]


def body_of(db: Db, what: str, id_: str, version: int = 0) -> tuple[int, str] | None:
    """(version, body) of one version; of 0 the one that was in force last. None where it is not known."""
    row = db.conn.execute(
        "SELECT version, body FROM revisions WHERE what = ?1 AND id = ?2 AND ?3 IN (0, version) ORDER BY utc_ms DESC, version DESC LIMIT 1",
        (what, id_, version),
    ).fetchone()
    return None if row is None else (row[0], row[1])


def put(db: Db, what: str, id_: str, body: str, utc_ms: int) -> None:
    """Keeps the one body there is of something that has no versions, in place of any before."""
    db.conn.execute(
        "INSERT OR REPLACE INTO revisions (what, id, version, utc_ms, deed, body) VALUES (?, ?, 1, ?, '', ?)", (what, id_, utc_ms, body)
    )


def drop(db: Db, what: str, id_: str) -> None:
    """Forgets everything of it."""
    db.conn.execute("DELETE FROM revisions WHERE what = ? AND id = ?", (what, id_))
