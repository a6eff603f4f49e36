"""Rules and things that somebody at the school made or changed: kept beside those that come along, every earlier form with them."""

from __future__ import annotations

import json
from typing import Any

from wastequiz.domain import plain
from wastequiz.domain.errors import RulesInUse
from wastequiz.domain.items import Item
from wastequiz.domain.schemes import Scheme
from wastequiz.store import journal, revisions
from wastequiz.store.bank import BUILT_IN
from wastequiz.store.db import Db

SCHEME, ITEM = "scheme", "item"
TEACHER = "teacher"
_KEEP = {
    SCHEME: "INSERT INTO schemes (id, pos, body, origin, edited, retired) VALUES (?1, ?2, ?3, ?4, 1, 0)"
    " ON CONFLICT (id) DO UPDATE SET body = excluded.body, edited = 1, retired = 0",
    ITEM: "INSERT INTO items (id, pos, body, origin, edited, retired) VALUES (?1, ?2, ?3, ?4, 1, 0)"
    " ON CONFLICT (id) DO UPDATE SET body = excluded.body, edited = 1, retired = 0",
}
_THERE = {SCHEME: "SELECT body, origin, edited FROM schemes WHERE id = ?", ITEM: "SELECT body, origin, edited FROM items WHERE id = ?"}
_LAST = {SCHEME: "SELECT coalesce(max(pos), -1) + 1 FROM schemes", ITEM: "SELECT coalesce(max(pos), -1) + 1 FROM items"}
_ANSWERED = """SELECT EXISTS (SELECT 1 FROM item_totals WHERE scheme = ?1) OR EXISTS (SELECT 1 FROM rounds r JOIN journal j ON j.seq = r.started_seq
  WHERE r.state = 'open' AND json_extract(j.body, '$.spec.scheme') = ?1)"""


def save_scheme(db: Db, scheme: Scheme) -> None:
    """Keeps a town's own rules, new or changed."""
    _save(db, SCHEME, scheme.code, plain.scheme_to_plain(scheme))


def save_item(db: Db, item: Item) -> None:
    """Keeps a thing, new or changed. A built-in one is as it was given from then on, until `shipped_again`."""
    _save(db, ITEM, item.id, plain.item_to_plain(item))


def _save(db: Db, what: str, id_: str, body: plain.Plain) -> None:
    written = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    with db.transaction():
        there = db.conn.execute(_THERE[what], (id_,)).fetchone()
        now = db.clock.utc_ms()
        if there is not None:
            if there[0] == written:
                return
            if there[1] == BUILT_IN and not there[2]:
                revisions.put(db, f"{revisions.SHIPPED}_{what}", id_, there[0], 0)
            if not revisions.all_of(db, what, id_):
                revisions.note(db, what, id_, 1, "begin", there[0], 0)
        version = revisions.version_of(db, what, id_, written)
        revisions.note(db, what, id_, version, "edit", written, now)
        pos = db.conn.execute(_LAST[what]).fetchone()[0]
        db.conn.execute(_KEEP[what], (id_, pos, written, TEACHER if there is None else there[1]))
        journal.append(db, "edit", {what: id_})


def shipped_again(db: Db, item_id: str) -> Item:
    """A built-in thing as it came along. Raises KeyError where nobody changed it."""
    with db.transaction():
        found = revisions.body_of(db, f"{revisions.SHIPPED}_{ITEM}", item_id)
        if found is None:
            raise KeyError(item_id)
        db.conn.execute("UPDATE items SET body = ?, edited = 0, retired = 0 WHERE id = ?", (found[1], item_id))
        journal.append(db, "restore", {ITEM: item_id})
        return plain.item_from_plain(json.loads(found[1]))


def item_state(db: Db, item_id: str) -> tuple[str, bool]:
    """(builtin | teacher ..., whether it was changed) of a thing. Raises KeyError."""
    row: Any = db.conn.execute(_THERE[ITEM], (item_id,)).fetchone()
    if row is None:
        raise KeyError(item_id)
    return row[1], bool(row[2])


def remove_scheme(db: Db, code: str) -> None:
    """Takes a town's rules away. Raises RulesInUse where somebody answered by them or plays now: what was answered must stay understood."""
    with db.transaction():
        if db.conn.execute(_ANSWERED, (code,)).fetchone()[0]:
            raise RulesInUse(code)
        db.conn.execute("DELETE FROM schemes WHERE id = ? AND origin = ?", (code, TEACHER))
        journal.append(db, "remove", {SCHEME: code})
