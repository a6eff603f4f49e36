"""Settings by key, each any JSON value."""

from __future__ import annotations

import json
from typing import Any

from wastequiz.store.db import Db


def get(db: Db, key: str, default: Any = None) -> Any:
    """The value of `key`, or `default` where it was never set."""
    row = db.conn.execute("SELECT body FROM settings WHERE key = ?", (key,)).fetchone()
    return default if row is None else json.loads(row[0])


def set(db: Db, key: str, value: Any) -> None:  # noqa: A001 - settings.get and settings.set read as what they are
    """Keeps `value` (anything JSON can hold; TypeError otherwise) under `key`."""
    body = json.dumps(value, ensure_ascii=False)
    with db.transaction():
        db.conn.execute("INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET body = excluded.body", (key, body))


def all(db: Db) -> dict[str, Any]:  # noqa: A001 - as above
    """Every setting that was ever set."""
    return {key: json.loads(body) for key, body in db.conn.execute("SELECT key, body FROM settings ORDER BY key")}
