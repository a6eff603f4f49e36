"""Questions as the desk changes them: every deed with what was before and what is now, so that it can be undone and done again.

A question's body and tags, its state and the row itself are the three things a deed may change. A body that reads otherwise than before gets
a version of its own (store/revisions); the same wording always has the same version, so that what was answered to it counts again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Any, Literal

from wastequiz.domain import plain
from wastequiz.domain.bank import Card, card_of
from wastequiz.domain.errors import BuiltInStays
from wastequiz.domain.facts import dataclass
from wastequiz.domain.kinds import item_kind
from wastequiz.domain.questions import Authored
from wastequiz.store import bank, journal, revisions
from wastequiz.store.db import Db

State = Literal["published", "draft", "retired"]
STATES: tuple[State, ...] = ("published", "draft", "retired")
Part = Literal["whole", "state", "tags"]
BY_TEACHER = 2
"""`retired` of what a teacher took out of use: an upgrade leaves it so (1: the program no longer brings it along)."""
AUDIT = "bank_edited"
"""Kind of the journal's line about a deed."""
MOST_NAMED = 20
"""So many keys are named in that line."""

_COLUMNS = "rowid, id, pos, body, origin, edited, retired, kind, topic, band, difficulty, schemes, pictured, scored, draft, tags, version, batch, edited_utc_ms"
_READ = "SELECT rowid, * FROM questions WHERE id = ?"
_PUT = """INSERT OR REPLACE INTO questions (rowid, id, pos, body, origin, edited, retired, kind, topic, band, difficulty, schemes, pictured, scored,
  draft, tags, version, batch, edited_utc_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_STATE = "UPDATE questions SET draft = ?, retired = ? WHERE id = ?"
_ITEM_STATE = "UPDATE items SET retired = ?2 WHERE id = ?3 AND ?1 = 0"
_TAGS = """UPDATE questions SET tags = ?1, body = CASE ?1 WHEN '[]' THEN json_remove(body, '$.tags') ELSE json_set(body, '$.tags', json(?1)) END
  WHERE id = ?2"""
_AT = {name: n for n, name in enumerate(_COLUMNS.split(", "))}

Held = tuple[Any, ...] | None
"""What a deed's part was or is: a whole row (None: there is none), (draft, retired), or (tags,)."""


@dataclass(frozen=True)
class Deed:
    """What was done: its name (new, save, state, tag, remove, restore, restore_builtin) and, by key, the part it changed before and after.

    `about`: the state or the tags that were given, for a sentence.
    """

    name: str
    part: Part
    before: Mapping[str, Held] = field(default_factory=dict[str, Held])
    after: Mapping[str, Held] = field(default_factory=dict[str, Held])
    about: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.before)

    def __len__(self) -> int:
        return len(self.before)

    def with_more(self, other: Deed) -> Deed:
        """This deed and the next slice of it in one."""
        return replace(self, before={**self.before, **other.before}, after={**self.after, **other.after})


@dataclass(frozen=True)
class Kept:
    """A written question as it is kept. `origin`: builtin | teacher | the file it came from; `edited`: a built-in one that reads otherwise now."""

    question: Authored
    state: State
    origin: str
    edited: bool
    edited_utc_ms: int

    @property
    def version(self) -> int:
        return self.question.version


# ---- reading
def kept(db: Db, key: str) -> Kept:
    """The question of that key, whatever its state. Raises KeyError where there is none (any more)."""
    row = _row(db, key)
    if row is None:
        raise KeyError(key)
    origin, batch = _of(row, "origin"), _of(row, "batch")
    if batch:
        file = db.conn.execute("SELECT file FROM batches WHERE id = ?", (batch,)).fetchone()
        origin = file[0] if file else origin
    return Kept(
        _question(row), state_of(_of(row, "draft"), _of(row, "retired")), origin, bool(_of(row, "edited")), _of(row, "edited_utc_ms")
    )


def state_of(draft: int, retired: int) -> State:
    return "retired" if retired else "draft" if draft else "published"


def history(db: Db, key: str) -> tuple[revisions.Revision, ...]:
    """Every wording of a question, the newest first; one that was never changed has just the one. () where it never was."""
    row, found = _row(db, key), revisions.all_of(db, revisions.QUESTION, key)
    if row is None:
        return tuple(reversed(found))
    version = _of(row, "version")
    if not any(one.version == version for one in found):
        found.append(revisions.Revision(version, _of(row, "edited_utc_ms"), "begin", json.loads(_of(row, "body"))))
    return tuple(replace(one, current=one.version == version) for one in reversed(found))


def card(db: Db, key: str) -> Card | None:
    """What the draw knows of a question; None where it may not be drawn."""
    try:
        return card_of(bank.asked_now(db, key))
    except KeyError:
        return None


# ---- deeds: each inside one transaction
def save(db: Db, question: Authored, state: State | None = None, deed: str = "save") -> Deed:
    """Keeps a question, a new one as the teacher's own and published, unless `state` says otherwise. None leaves the state of an old one."""
    before, now = _row(db, question.key), db.clock.utc_ms()
    if before is None:
        version = revisions.version_of(db, revisions.QUESTION, question.key, bank.body_of(question))
        number = db.conn.execute("SELECT coalesce(max(rowid), 0) + 1 FROM questions").fetchone()[0]
        after = _with(question, number, number, "teacher", 0, 0, 0, version, "", now)
        deed = "new"
    else:
        version = bank.new_version(db, question, _of(before, "version"), _of(before, "body"), deed, _of(before, "edited_utc_ms"))
        if _of(before, "origin") == bank.BUILT_IN and not _of(before, "edited"):
            revisions.put(db, revisions.SHIPPED, question.key, _of(before, "body"), now)
        edited = 1 if _of(before, "origin") == bank.BUILT_IN else _of(before, "edited")
        kept_as = (_of(before, "rowid"), _of(before, "pos"), _of(before, "origin"), edited, _of(before, "retired"), _of(before, "draft"))
        after = _with(question, *kept_as, version, _of(before, "batch"), now)
    if state is not None:
        after = _changed(after, **_state_columns(state))
    _put_whole(db, question.key, after)
    return Deed(deed, "whole", {question.key: before}, {question.key: after})


def restore(db: Db, key: str, version: int) -> Deed:
    """Brings an earlier wording back, with the tags of today. Raises KeyError where it is not known."""
    row, found = _row(db, key), revisions.body_of(db, revisions.QUESTION, key, version)
    if row is None or found is None:
        raise KeyError(key)
    wanted = plain.authored_from_plain(json.loads(found[1]))
    return save(db, replace(wanted, tags=_question(row).tags), deed="restore")


def restore_builtin(db: Db, key: str) -> Deed:
    """Brings a built-in question back as the program brings it along. Raises KeyError where it is none, or nobody changed it."""
    row, found = _row(db, key), revisions.body_of(db, revisions.SHIPPED, key)
    if row is None or found is None or not _of(row, "edited"):
        raise KeyError(key)
    wanted = plain.authored_from_plain(json.loads(found[1]))
    deed = save(db, replace(wanted, tags=_question(row).tags), deed="restore_builtin")
    after = _changed(_there(deed.after[key]), edited=0)
    _put_whole(db, key, after)
    return replace(deed, after={key: after})


def set_state(db: Db, keys: Iterable[str], state: State) -> Deed:
    """Publishes, retires or makes a draft of. Keys that are not there and those in that state already are passed over.

    A thing's question ("which_bin:banana_peel") is published or retired with its thing; it is never a draft.
    """
    before: dict[str, Held] = {}
    after: dict[str, Held] = {}
    for key in keys:
        old = _state_of(db, key)
        if old is None or state_of(*old) == state or (item_of(key) and state == "draft"):
            continue
        before[key] = old
        after[key] = tuple(_state_columns(state).values())
        _put_state(db, key, after[key])
    return Deed("state", "state", before, after, state)


def tag(db: Db, keys: Iterable[str], add: Sequence[str] = (), remove: Sequence[str] = ()) -> Deed:
    """Adds and takes away tags; a question's own keep their order. Keys that are not there and those it changes nothing of are passed over."""
    before: dict[str, Held] = {}
    after: dict[str, Held] = {}
    for key in keys:
        found = db.conn.execute("SELECT tags FROM questions WHERE id = ?", (key,)).fetchone()
        if found is None:
            continue
        tags = [one for one in dict.fromkeys((*json.loads(found[0]), *add)) if one not in remove or one in add]
        text = json.dumps(tags, ensure_ascii=False)
        if text != found[0]:
            before[key], after[key] = (found[0],), (text,)
            _put_tags(db, key, (text,))
    return Deed("tag", "tags", before, after, ", ".join((*add, *remove)))


def remove(db: Db, keys: Iterable[str]) -> Deed:
    """Deletes a teacher's questions; what was answered to them stays, and their wording with it. Raises BuiltInStays, with nothing deleted."""
    wanted = list(keys)
    require_own(db, wanted)
    rows = {key: row for key in wanted if (row := _row(db, key)) is not None}
    for key in rows:
        _put_whole(db, key, None)
    return Deed("remove", "whole", {key: _changed(row, body="") for key, row in rows.items()}, dict.fromkeys(rows))


def require_own(db: Db, keys: Iterable[str]) -> None:
    """Raises BuiltInStays where some of these come with the program."""
    built_in = 0
    for key in keys:
        found = db.conn.execute("SELECT origin FROM questions WHERE id = ?", (key,)).fetchone()
        built_in += bool(item_of(key)) or (found is not None and found[0] == bank.BUILT_IN)
    if built_in:
        raise BuiltInStays(built_in)


def undo(db: Db, deed: Deed, keys: Iterable[str]) -> None:
    """Takes a deed back for some of its keys."""
    _bring(db, deed.part, {key: deed.before[key] for key in keys})


def redo(db: Db, deed: Deed, keys: Iterable[str]) -> None:
    """Does what `undo` took back once more."""
    _bring(db, deed.part, {key: deed.after[key] for key in keys})


def audit(db: Db, deed: str, keys: Sequence[str]) -> None:
    """Writes into the journal that a deed was done, and to what; nothing of what it says."""
    journal.append(db, AUDIT, {"deed": deed, "n": len(keys), "keys": list(keys[:MOST_NAMED])})


def item_of(key: str) -> str:
    """The thing whose question a key is; '' where it is a written question's."""
    kind, _, item = key.partition(":")
    return item if item and item_kind(kind) is not None else ""


# ---- rows
def _row(db: Db, key: str) -> tuple[Any, ...] | None:
    return db.conn.execute(_READ, (key,)).fetchone()


def _of(row: tuple[Any, ...], column: str) -> Any:
    return row[_AT[column]]


def _question(row: tuple[Any, ...]) -> Authored:
    return replace(plain.authored_from_plain(json.loads(_of(row, "body"))), version=_of(row, "version"))


def _there(held: Held) -> tuple[Any, ...]:
    assert held is not None
    return held


def _changed(row: tuple[Any, ...], **columns: Any) -> tuple[Any, ...]:
    return tuple(columns.get(name, value) for name, value in zip(_AT, row, strict=True))


def _with(
    q: Authored, number: int, pos: int, origin: str, edited: int, retired: int, draft: int, version: int, batch: str, now: int
) -> tuple[Any, ...]:
    facets = bank.facets(q)
    return (number, q.key, pos, bank.body_of(q), origin, edited, retired, *facets, draft, bank.tags_of(q), version, batch, now)


def _state_columns(state: State) -> dict[str, int]:
    return {"draft": int(state == "draft"), "retired": BY_TEACHER * (state == "retired")}


def _state_of(db: Db, key: str) -> tuple[int, int] | None:
    item = item_of(key)
    if item:
        return db.conn.execute("SELECT 0, retired FROM items WHERE id = ?", (item,)).fetchone()
    return db.conn.execute("SELECT draft, retired FROM questions WHERE id = ?", (key,)).fetchone()


def _bring(db: Db, part: Part, held: Mapping[str, Held]) -> None:
    for key, value in held.items():
        _PUTTING[part](db, key, value)


def _put_whole(db: Db, key: str, held: Held) -> None:
    """Puts a row there; None deletes it, and keeps its wording for what was answered. A row without a body takes that wording up again."""
    if held is not None:
        if not _of(held, "body"):
            known = revisions.body_of(db, revisions.QUESTION, key, _of(held, "version"))
            assert known is not None, "its wording was kept when it was removed"
            held = _changed(held, body=known[1])
        taken = db.conn.execute("SELECT id FROM questions WHERE rowid = ?", (_of(held, "rowid"),)).fetchone()
        if taken is not None and taken[0] != key:
            held = _changed(held, rowid=None)  # somebody else's by now: an import came in between
        db.conn.execute(_PUT, held)
        return
    row = _row(db, key)
    if row is not None:
        revisions.note(db, revisions.QUESTION, key, _of(row, "version"), "begin", _of(row, "body"), db.clock.utc_ms())
        db.conn.execute("DELETE FROM questions WHERE id = ?", (key,))


def _put_state(db: Db, key: str, held: Held) -> None:
    item = item_of(key)
    db.conn.execute(_ITEM_STATE if item else _STATE, (*_there(held), item or key))


def _put_tags(db: Db, key: str, held: Held) -> None:
    db.conn.execute(_TAGS, (*_there(held), key))


_PUTTING: Mapping[Part, Callable[[Db, str, Held], None]] = {"whole": _put_whole, "state": _put_state, "tags": _put_tags}
