"""The bank as the school keeps it: the built-in content, refreshed on upgrade, and what a teacher changed, left alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from wastequiz.domain import plain
from wastequiz.domain.bank import Bank, Card
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Authored, told_in_pictures
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.sets import ReadySet
from wastequiz.domain.text import LANGUAGES
from wastequiz.store import revisions
from wastequiz.store.db import Db

BUILT_IN = "builtin"
_VERSION = "bank_version"
_Row = tuple[Any, ...]

_PUT = {
    "kinds": "INSERT INTO kinds VALUES (?, ?, ?, ?, 0, 0)",
    "items": "INSERT INTO items VALUES (?, ?, ?, ?, 0, 0)",
    "schemes": "INSERT INTO schemes VALUES (?, ?, ?, ?, 0, 0)",
    "questions": "INSERT INTO questions (id, pos, body, origin, edited, retired, kind, topic, band, difficulty, schemes, pictured, scored, tags, version)"
    " VALUES (?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "sets": "INSERT INTO sets VALUES (?, ?, ?, ?, 0, 0)",
}
_ON_CONFLICT = (
    " ON CONFLICT (id) DO UPDATE SET pos = excluded.pos, body = excluded.body, origin = excluded.origin, edited = excluded.edited,"
    " retired = CASE retired WHEN 2 THEN 2 ELSE 0 END"  # 2: a teacher took it out of use
)
_QUESTION_COLUMNS = (
    ", kind = excluded.kind, topic = excluded.topic, band = excluded.band, difficulty = excluded.difficulty, schemes = excluded.schemes,"
    " pictured = excluded.pictured, scored = excluded.scored,"
    " tags = excluded.tags, version = excluded.version"
)
_RETIRE = {
    "kinds": "UPDATE kinds SET retired = 1 WHERE origin = 'builtin' AND edited = 0 AND retired = 0",
    "items": "UPDATE items SET retired = 1 WHERE origin = 'builtin' AND edited = 0 AND retired = 0",
    "schemes": "UPDATE schemes SET retired = 1 WHERE origin = 'builtin' AND edited = 0 AND retired = 0",
    "questions": "UPDATE questions SET retired = 1 WHERE origin = 'builtin' AND edited = 0 AND retired = 0",
    "sets": "UPDATE sets SET retired = 1 WHERE origin = 'builtin' AND edited = 0 AND retired = 0",
}
_UNTOUCHED = {
    "kinds": " WHERE kinds.origin = 'builtin' AND kinds.edited = 0",
    "items": " WHERE items.origin = 'builtin' AND items.edited = 0",
    "schemes": " WHERE schemes.origin = 'builtin' AND schemes.edited = 0",
    "questions": " WHERE questions.origin = 'builtin' AND questions.edited = 0",
    "sets": " WHERE sets.origin = 'builtin' AND sets.edited = 0",
}
_READ = {
    "kinds": "SELECT body FROM kinds WHERE retired = 0 ORDER BY pos, id",
    "items": "SELECT body FROM items WHERE retired = 0 ORDER BY pos, id",
    "schemes": "SELECT body FROM schemes WHERE retired = 0 ORDER BY pos, id",
    "questions": "SELECT body FROM questions_in_use ORDER BY pos, id",
    "sets": "SELECT body FROM sets WHERE retired = 0 ORDER BY pos, id",
}


def load_builtin(db: Db, bank: Bank, version: str) -> bool:
    """Brings the built-in content to `version` (any string that changes with it); says whether anything was to do.

    Rows a teacher edited or added stay as they are; built-in ones that vanished are retired, never deleted. One transaction.
    """
    if loaded_version(db) == version:
        return False
    with db.transaction():
        _load(db, "kinds", ((k.id, n, _json(plain.kind_to_plain(k)), BUILT_IN) for n, k in enumerate(bank.kinds.values())))
        _load(db, "items", ((i.id, n, _json(plain.item_to_plain(i)), BUILT_IN) for n, i in enumerate(bank.items.values())))
        _load(db, "schemes", ((s.code, n, _json(plain.scheme_to_plain(s)), BUILT_IN) for n, s in enumerate(bank.schemes.values())))
        _load(db, "questions", list(_questions_to_load(db, bank.questions.values())))
        _load(db, "sets", ((s.id, n, _json(plain.set_to_plain(s)), BUILT_IN) for n, s in enumerate(bank.sets.values())))
        db.conn.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (_VERSION, version))
    return True


def loaded_version(db: Db) -> str | None:
    """The version `load_builtin` brought last; None before the first."""
    row = db.conn.execute("SELECT value FROM meta WHERE key = ?", (_VERSION,)).fetchone()
    return row[0] if row else None


def _load(db: Db, table: str, rows: Iterable[_Row]) -> None:
    db.conn.execute(_RETIRE[table])
    columns = _QUESTION_COLUMNS if table == "questions" else ""
    db.conn.executemany(_PUT[table] + _ON_CONFLICT + columns + _UNTOUCHED[table], rows)


def _questions_to_load(db: Db, questions: Iterable[Authored]) -> Iterator[_Row]:
    """Rows of what is shipped now. Where it reads otherwise than before, the old wording is kept with its version; a teacher's tags stay."""
    rows = db.conn.execute("SELECT id, body, tags, version, edited FROM questions WHERE origin = 'builtin'")
    known = {key: rest for key, *rest in rows}
    now = db.clock.utc_ms()
    for pos, question in enumerate(questions):
        version = 1
        if question.key in known:
            old, tags, version, edited = known[question.key]
            body = body_of(question)
            if edited:
                revisions.put(db, revisions.SHIPPED, question.key, body, now)
            elif body != old:
                question = replace(question, tags=tuple(json.loads(tags)) or question.tags)
                version = new_version(db, question, version, old, "upgrade")
        yield _question_row(question, pos, BUILT_IN, version)


def new_version(db: Db, question: Authored, version: int, old: str, deed: str, old_utc_ms: int = 0) -> int:
    """The version of `question`, whose body was `old` under `version`: that one where it still reads the same, else that of its wording."""
    body = body_of(question)
    if revisions.wording(old) == revisions.wording(body):
        return version
    revisions.note(db, revisions.QUESTION, question.key, version, "begin", old, old_utc_ms)
    found = revisions.version_of(db, revisions.QUESTION, question.key, body)
    revisions.note(db, revisions.QUESTION, question.key, found, deed, body, db.clock.utc_ms())
    return found


def body_of(question: Authored) -> str:
    """A written question as the store keeps it (JSON)."""
    return _json(plain.authored_to_plain(question))


def tags_of(question: Authored) -> str:
    return json.dumps(list(question.tags), ensure_ascii=False)


def facets(q: Authored) -> tuple[Any, ...]:
    """What is kept of a question beside its body: kind, topic, band, difficulty, schemes, pictured, scored."""
    return q.kind, q.topic, int(q.band), q.difficulty, json.dumps(list(q.schemes)), told_in_pictures(q), not q.source.unread


def _question_row(q: Authored, pos: int, origin: str, version: int) -> _Row:
    return q.key, pos, body_of(q), origin, *facets(q), tags_of(q), version


def _json(body: plain.Plain) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _bodies(db: Db, table: str) -> list[plain.Plain]:
    return json.loads("[" + ",".join(row[0] for row in db.conn.execute(_READ[table])) + "]")


def read_bank(db: Db) -> Bank:
    """Kinds of waste, items, schemes and ready sets that are not retired, in their order; `questions` is left empty."""
    kinds = map(plain.kind_from_plain, _bodies(db, "kinds"))
    items = map(plain.item_from_plain, _bodies(db, "items"))
    return Bank({k.id: k for k in kinds}, {i.id: i for i in items}, read_schemes(db), sets=read_sets(db))


def read_schemes(db: Db) -> dict[str, Scheme]:
    """The schemes alone, by code: all of the bank that the first page shows."""
    return {s.code: s for s in map(plain.scheme_from_plain, _bodies(db, "schemes"))}


def cards(db: Db) -> Iterator[Card]:
    """What the draw needs to know of every written question that is not retired."""
    rows = db.conn.execute("SELECT id, kind, topic, band, difficulty, schemes, pictured, scored FROM questions_in_use ORDER BY pos, id")
    for key, kind, topic, band, difficulty, schemes, pictured, scored in rows:
        yield Card(
            key, kind, topic, Band(band), difficulty, () if schemes == "[]" else tuple(json.loads(schemes)), bool(pictured), bool(scored)
        )


def authored(db: Db, key: str, version: int = 0) -> Authored:
    """The written question of that key, whether it may be drawn or not, and even where it was removed since, as it read under `version`
    (0: as it reads now). Raises KeyError where there never was one, or its wording of then is not known.
    """
    row: tuple[int, str] | None = db.conn.execute("SELECT version, body FROM questions WHERE id = ?", (key,)).fetchone()
    if row is None or version not in (0, row[0]):
        row = revisions.body_of(db, revisions.QUESTION, key, version)
    if row is None:
        raise KeyError(key)
    return _authored(row[0], row[1])


def asked_now(db: Db, key: str) -> Authored:
    """The written question of that key, where it may be drawn. Raises KeyError where it is a draft, retired or gone."""
    row = db.conn.execute("SELECT version, body FROM questions_in_use WHERE id = ?", (key,)).fetchone()
    if row is None:
        raise KeyError(key)
    return _authored(row[0], row[1])


def _authored(version: int, body: str) -> Authored:
    return replace(plain.authored_from_plain(json.loads(body)), version=version)


def read_sets(db: Db) -> dict[str, ReadySet]:
    """The ready sets that are not retired, by id, in their order."""
    return {s.id: s for s in map(plain.set_from_plain, _bodies(db, "sets"))}


def stats(db: Db) -> dict[str, int]:
    """Counts of what is not retired: items, pictures (different ones), knowledge_questions, schemes, kinds_of_waste, ready_sets, languages.

    A language counts when every item and kind has its name in it.
    """
    kinds, items, questions = _bodies(db, "kinds"), _bodies(db, "items"), _bodies(db, "questions")
    pictures = {body["picture"] for body in (*kinds, *items, *questions)}
    pictures |= {option["picture"] for body in questions for option in body["options"]}
    named: list[set[str]] = [set(body["name"]) for body in (*kinds, *items)]
    return {
        "items": len(items),
        "pictures": len(pictures - {""}),
        "knowledge_questions": len(questions),
        "schemes": len(_bodies(db, "schemes")),
        "kinds_of_waste": len(kinds),
        "ready_sets": len(_bodies(db, "sets")),
        "languages": len(named[0].intersection(*named)) if named else len(LANGUAGES),
    }
