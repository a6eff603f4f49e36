"""Reads questions for a file that goes out, and the texts that imports are compared with."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Sequence
from typing import Any

from wastequiz.domain import plain
from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Authored
from wastequiz.store.db import Db

STEP = 500
_BODIES = "SELECT id, body, kind, topic, band, origin, batch, tags, pos FROM questions_in_use WHERE id > ? ORDER BY id LIMIT ?"
_STEMS = "SELECT id, json_extract(body, '$.stem') FROM questions_in_use WHERE id > ? ORDER BY id LIMIT ?"


@dataclass(frozen=True)
class Wanted:
    """Which questions go out: those of `keys`, else those in use that fit every one that is not empty. `origin`: "builtin" or "teacher"."""

    keys: tuple[str, ...] = ()
    kind: str = ""
    topic: str = ""
    band: str = ""
    origin: str = ""
    tag: str = ""
    batch: str = ""


class Bodies(Sequence[Authored]):
    """Questions as they are kept, each made when it is looked at: a hundred thousand of them need no more room than their texts."""

    def __init__(self, bodies: list[str]) -> None:
        self._bodies = bodies

    def __len__(self) -> int:
        return len(self._bodies)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return Bodies(self._bodies[at])
        body = self._bodies[int(at)]
        return plain.authored_from_plain(json.loads(body))


def bodies(db: Db, wanted: Wanted) -> Generator[None, None, Bodies]:
    """The questions that are wanted: chosen ones in the order of their keys (also drafts and retired ones), others in the bank's. Yields every few ms."""
    if wanted.keys:
        chosen: list[str] = []
        for at in range(0, len(wanted.keys), STEP):
            for key in wanted.keys[at : at + STEP]:
                row = db.conn.execute("SELECT body FROM questions WHERE id = ?", (key,)).fetchone()
                if row is not None:
                    chosen.append(row[0])
            yield
        return Bodies(chosen)
    found: list[tuple[int, str, str]] = []
    last = ""
    while rows := db.conn.execute(_BODIES, (last, STEP)).fetchall():
        last = rows[-1][0]
        found += [(row[8], row[0], row[1]) for row in rows if _fits(row, wanted)]
        yield
    found.sort(key=lambda row: row[:2])
    return Bodies([body for _pos, _key, body in found])


def _fits(row: tuple[Any, ...], wanted: Wanted) -> bool:
    _key, _body, kind, topic, band, origin, batch, tags, _pos = row
    return (
        (not wanted.kind or kind == wanted.kind)
        and (not wanted.topic or topic == wanted.topic)
        and (not wanted.band or band == Band[wanted.band])
        and (not wanted.origin or (origin == "builtin") == (wanted.origin == "builtin"))
        and (not wanted.batch or batch == wanted.batch)
        and (not wanted.tag or wanted.tag in json.loads(tags))
    )


def stems(db: Db) -> Iterator[list[str]]:
    """The texts of all questions in use, in every language, in portions of a few ms."""
    last = ""
    while rows := db.conn.execute(_STEMS, (last, STEP)).fetchall():
        last = rows[-1][0]
        yield [stem for row in rows for stem in json.loads(row[1]).values()]


def picture(db: Db, name: str) -> bytes | None:
    """The bytes of a picture of the school's own; None where there is none."""
    row = db.conn.execute("SELECT body FROM own_pictures WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None
