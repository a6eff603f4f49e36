"""The bank read as the desk's table shows it: a row a question, a page at a time, with how it was answered under the rules in force."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wastequiz.store.db import Db
from wastequiz.store.revisions import QUESTION

_SELECT = """SELECT q.rowid, q.id, q.kind, json_extract(q.body, '$.stem'), q.topic, q.band, q.difficulty, json_extract(q.body, '$.picture'), q.draft,
  q.retired, coalesce(b.file, q.origin), q.edited, q.tags, q.version FROM questions q LEFT JOIN batches b ON b.id = q.batch
  WHERE (q.batch = '' OR b.live = 1) AND """
_PAGE = "q.rowid > ? ORDER BY q.rowid LIMIT ?"
_SOME = "q.id IN (SELECT value FROM json_each(?)) ORDER BY q.rowid"
_ITEMS = "SELECT id, body, origin, edited, retired FROM items ORDER BY pos, id"
_FIGURES = """SELECT i.key, i.attempts, i.correct / i.attempts FROM json_each(?) k
  JOIN item_totals i ON i.key = k.value AND i.scheme = ? AND i.revision = ?"""
_CHANGED = """SELECT q.id, q.version FROM json_each(?) k JOIN questions q ON q.id = k.value
  WHERE EXISTS (SELECT 1 FROM revisions r WHERE r.what = ? AND r.id = q.id)"""
_OF_VERSION = """SELECT coalesce(sum(n), 0), sum(n * correct) / sum(n) FROM answers
  WHERE scheme = ? AND revision = ? AND key = ? AND max(version, 1) = ?"""


class Written(NamedTuple):
    """A written question. `stem`, `tags`: JSON; `origin`: builtin | teacher | the file it came from."""

    rowid: int
    key: str
    kind: str
    stem: str
    topic: str
    band: int
    difficulty: int
    picture: str
    draft: int
    retired: int
    origin: str
    edited: int
    tags: str
    version: int


class Thing(NamedTuple):
    """A thing, retired or not. `body`: JSON, see `domain.plain.item_from_plain`."""

    id: str
    body: str
    origin: str
    edited: int
    retired: int


def page(db: Db, after: int, most: int) -> list[Written]:
    """The first `most` written questions whose row number is greater than `after`, but for imports under way."""
    return [Written(*row) for row in db.conn.execute(_SELECT + _PAGE, (after, most))]


def some(db: Db, keys: Sequence[str]) -> list[Written]:
    """Those of `keys` that there are."""
    return [Written(*row) for row in db.conn.execute(_SELECT + _SOME, (json.dumps(list(keys)),))]


def things(db: Db) -> list[Thing]:
    """Every thing, in the bank's order."""
    return [Thing(*row) for row in db.conn.execute(_ITEMS)]


def figures(db: Db, keys: Sequence[str], scheme: str, revision: str) -> Mapping[str, tuple[int, float]]:
    """How many first answers each of `keys` got under these rules, and their mean mark; of what was reworded those to its wording of today."""
    told = json.dumps(list(keys))
    found: dict[str, tuple[int, float]] = {key: (n, mean) for key, n, mean in db.conn.execute(_FIGURES, (told, scheme, revision))}
    for key, version in db.conn.execute(_CHANGED, (told, QUESTION)).fetchall():
        if found.pop(key, None):
            n, mean = db.conn.execute(_OF_VERSION, (scheme, revision, key, version)).fetchone()
            if n:
                found[key] = (n, mean)
    return found
