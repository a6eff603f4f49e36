"""Pictures of the school's own, for its questions: each under the digest of its bytes, so that the same one is kept once."""

from __future__ import annotations

import hashlib
import re

from wastequiz.domain.errors import PictureGone
from wastequiz.store.db import Db
from wastequiz.store.pace import ALONE, Pace

OWN = "own/"
"""How the name of such a picture begins, wherever a picture is named."""
GRACE_MS = 86_400_000
"""A picture that nothing uses is kept so long: whoever undoes a deed wants it back."""
_SIGNS = 24
_STEP = 2_000
_USED = re.compile(rf'"({OWN}[0-9a-f]{{{_SIGNS}}})"')
_BODIES = (
    "SELECT rowid, body FROM questions WHERE rowid > ? ORDER BY rowid LIMIT ?",
    "SELECT rowid, body FROM items WHERE rowid > ? ORDER BY rowid LIMIT ?",
    "SELECT rowid, body FROM kinds WHERE rowid > ? ORDER BY rowid LIMIT ?",
    "SELECT rowid, body FROM sets WHERE rowid > ? ORDER BY rowid LIMIT ?",
)


def name_of(data: bytes) -> str:
    """The name a picture of these bytes has."""
    return OWN + hashlib.sha256(data).hexdigest()[:_SIGNS]


def add(db: Db, data: bytes) -> str:
    """Keeps a picture (checked and encoded anew by whoever brings it); gives its name."""
    name = name_of(data)
    with db.transaction():
        db.conn.execute("INSERT OR IGNORE INTO own_pictures (name, utc_ms, body) VALUES (?, ?, ?)", (name, db.clock.utc_ms(), data))
    return name


def picture(db: Db, name: str) -> bytes:
    """The bytes of a picture. Raises PictureGone."""
    row = db.conn.execute("SELECT body FROM own_pictures WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise PictureGone(name)
    return row[0]


def clean(db: Db, pace: Pace = ALONE) -> int:
    """Deletes the pictures that no question, thing, event or earlier wording of one uses, unless they came lately; gives how many. No transaction may be open."""
    before = db.clock.utc_ms() - GRACE_MS
    old = {name for (name,) in db.conn.execute("SELECT name FROM own_pictures WHERE utc_ms < ?", (before,))}
    for select in _BODIES if old else ():
        last = -1
        while rows := db.conn.execute(select, (last, _STEP)).fetchall():
            last = rows[-1][0]
            for _rowid, body in rows:
                old.difference_update(_USED.findall(body))
            pace.breathe()
    old.difference_update(*(_USED.findall(body) for (body,) in db.conn.execute("SELECT body FROM events")))
    old.difference_update(
        *(_USED.findall(body) for (body,) in db.conn.execute("SELECT body FROM revisions WHERE instr(body, ?)", ('"' + OWN,)))
    )
    with db.transaction():
        for name in old:
            db.conn.execute("DELETE FROM own_pictures WHERE name = ?", (name,))
    return len(old)
