"""Writing questions: every deed is kept in one piece, can be undone and done again, and the next draw sees it."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar
from weakref import WeakKeyDictionary

from wastequiz.domain.bank import Card
from wastequiz.domain.questions import Authored
from wastequiz.services.school import Failed, School
from wastequiz.store import backups, bank_desk, own_pictures
from wastequiz.store.bank_desk import Deed, Kept, State
from wastequiz.store.db import Db
from wastequiz.store.pace import Pace
from wastequiz.store.revisions import Revision

__all__ = ["STATES", "Deed", "Kept", "Revision", "State"]

T = TypeVar("T")
Done = Callable[[Deed], None]
STATES = bank_desk.STATES
FEW = 100
"""So many questions are changed in one transaction; more in slices of as many, between which answers pass."""
BACKED_UP = 20
"""Before more than so many are deleted, a backup is made."""
DEEP = 100
"""So many deeds can be undone."""


class Desk:
    """What can be undone in one school, and what waits for its turn. One a school; its deeds are called on the window's thread alone."""

    def __init__(self) -> None:
        self.undo: list[Deed] = []
        self.redo: list[Deed] = []
        self._busy = False
        self._waiting: deque[Callable[[], None]] = deque()

    def in_turn(self, begin: Callable[[], None]) -> None:
        """Calls `begin` once nothing else is under way; `go_on` ends its turn."""
        if self._busy:
            self._waiting.append(begin)
            return
        self._busy = True
        begin()

    def go_on(self) -> None:
        self._busy = False
        if self._waiting:
            self.in_turn(self._waiting.popleft())

    def did(self, deed: Deed) -> None:
        """Notes a deed; nothing that was undone before can be done again."""
        if deed:
            self.undo = [*self.undo, deed][-DEEP:]
            self.redo = []


_DESKS: WeakKeyDictionary[School, Desk] = WeakKeyDictionary()


def desk(school: School) -> Desk:
    """What can be undone (the last of `undo`) and done again (the last of `redo`) in this school."""
    return _DESKS.setdefault(school, Desk())


# ---- one question
def question(school: School, key: str, done: Callable[[Kept], None], failed: Failed) -> None:
    """The question as it is kept, whatever its state. `failed` gets KeyError where there is none."""
    school.tell(lambda db: bank_desk.kept(db, key), done, failed)


def save(school: School, question: Authored, done: Done, failed: Failed, *, state: State | None = None) -> None:
    """Keeps a question as it is given: its version and what stands beside its name in the store are worked out. A new one is published.

    A built-in one reads so from then on, and no upgrade touches it, until `restore_builtin`.
    """
    _do(school, [question.key], lambda db, _keys: bank_desk.save(db, question, state), done, failed)


def new_key(kind: str) -> str:
    """A key no question has."""
    return f"own_{kind}_{secrets.token_hex(6)}"


def revisions(school: School, key: str, done: Callable[[Sequence[Revision]], None], failed: Failed) -> None:
    """Every wording it had, the newest first."""
    school.tell(lambda db: bank_desk.history(db, key), done, failed)


def restore(school: School, key: str, version: int, done: Done, failed: Failed) -> None:
    """Brings an earlier wording back, and with it what was answered to it. `failed` gets KeyError."""
    _do(school, [key], lambda db, _keys: bank_desk.restore(db, key, version), done, failed)


def restore_builtin(school: School, key: str, done: Done, failed: Failed) -> None:
    """Brings a built-in question back as the program brings it along. `failed` gets KeyError where nobody changed it."""
    _do(school, [key], lambda db, _keys: bank_desk.restore_builtin(db, key), done, failed)


# ---- many questions
def set_state(school: School, keys: Iterable[str], state: State, done: Done, failed: Failed) -> None:
    """Publishes, retires or makes drafts. A thing's question ("which_bin:banana_peel") goes with its thing, and is never a draft."""
    _do(school, keys, lambda db, some: bank_desk.set_state(db, some, state), done, failed)


def tag(school: School, keys: Iterable[str], add: Sequence[str], remove: Sequence[str], done: Done, failed: Failed) -> None:
    """Adds and takes away tags."""
    _do(school, keys, lambda db, some: bank_desk.tag(db, some, add, remove), done, failed)


def remove(school: School, keys: Iterable[str], done: Done, failed: Failed) -> None:
    """Deletes a teacher's questions; of more than 20 a backup is made before. What was answered to them stays.

    `failed` gets BuiltInStays, and then none is deleted, or what making a backup raises.
    """
    wanted = list(dict.fromkeys(keys))

    def check(db: Db, pace: Pace) -> None:
        bank_desk.require_own(db, wanted)
        backups.backup(db, "delete", pace)

    _do(school, wanted, bank_desk.remove, done, failed, check if len(wanted) > BACKED_UP else None)


# ---- undo and redo
def undo(school: School, done: Callable[[Deed | None], None], failed: Failed) -> None:
    """Takes the newest deed back; `done` gets it, None where there is nothing to undo."""
    of = desk(school)
    _again(school, of, lambda: (of.undo, of.redo), bank_desk.undo, done, failed)


def redo(school: School, done: Callable[[Deed | None], None], failed: Failed) -> None:
    """Does once more what was undone last; `done` gets it, None where there is nothing."""
    of = desk(school)
    _again(school, of, lambda: (of.redo, of.undo), bank_desk.redo, done, failed)


def _again(
    school: School,
    of: Desk,
    stacks: Callable[[], tuple[list[Deed], list[Deed]]],
    bring: Callable[[Db, Deed, Iterable[str]], None],
    done: Callable[[Deed | None], None],
    failed: Failed,
) -> None:
    def begin() -> None:
        taken, given = stacks()
        if not taken:
            of.go_on()
            done(None)
            return
        deed = taken[-1]

        def some(db: Db, keys: Sequence[str]) -> Deed:
            bring(db, deed, keys)
            return deed

        def kept(_deed: Deed) -> None:
            taken.pop()
            given.append(deed)
            of.go_on()
            done(deed)

        def not_kept(error: BaseException) -> None:
            of.go_on()
            failed(error.why if isinstance(error, HalfDone) else error)

        _run(school, deed.keys, some, bring.__name__, kept, not_kept)

    of.in_turn(begin)


# ---- pictures
def add_picture(school: School, data: bytes, done: Callable[[str], None], failed: Failed) -> None:
    """Keeps a picture of the school's own, checked and encoded anew already; `done` gets the name by which a question uses it."""
    school.tell(lambda db: own_pictures.add(db, data), done, failed)


def picture(school: School, name: str, done: Callable[[bytes], None], failed: Failed) -> None:
    """The bytes of such a picture. `failed` gets PictureGone."""
    school.tell(lambda db: own_pictures.picture(db, name), done, failed)


def clean_pictures(school: School, done: Callable[[int], None] | None = None, failed: Failed | None = None) -> None:
    """Deletes the pictures nothing uses any more; `done` gets how many."""
    school.paced(own_pictures.clean, done, failed)


# ---- how a deed is done
def _do(
    school: School,
    keys: Iterable[str],
    work: Callable[[Db, Sequence[str]], Deed],
    done: Done,
    failed: Failed,
    check: Callable[[Db, Pace], None] | None = None,
) -> None:
    wanted, of = list(dict.fromkeys(keys)), desk(school)

    def kept(deed: Deed) -> None:
        of.did(deed)
        of.go_on()
        done(deed)

    def not_kept(error: BaseException) -> None:
        if isinstance(error, HalfDone):
            of.did(error.deed)
            error = error.why
        of.go_on()
        failed(error)

    of.in_turn(lambda: _run(school, wanted, work, "", kept, not_kept, check))


class HalfDone(Exception):
    """A deed on many questions stopped after some slices: `deed` is what was done, `why` what went wrong."""

    def __init__(self, deed: Deed, why: BaseException) -> None:
        super().__init__()
        self.deed, self.why = deed, why


def _run(
    school: School,
    keys: Sequence[str],
    work: Callable[[Db, Sequence[str]], Deed],
    how: str,
    done: Done,
    failed: Failed,
    check: Callable[[Db, Pace], None] | None = None,
) -> None:
    """Does `work` in one transaction, or slice by slice where there are many keys; `how`: "undo", "redo" or ''."""

    def not_done(error: BaseException) -> None:
        school.forget_pools()  # they may show what was rolled back
        failed(error)

    if len(keys) <= FEW and check is None:
        school.tell(lambda db: _at_once(school, db, keys, work, how), done, not_done)
    else:
        school.paced(lambda db, pace: _in_slices(school, db, pace, keys, work, how, check), done, not_done)


def _at_once(school: School, db: Db, keys: Sequence[str], work: Callable[[Db, Sequence[str]], Deed], how: str) -> Deed:
    before = _cards(db, keys)
    deed = work(db, keys)
    if deed:
        school.renew(db, before, _cards(db, keys))
        _after(school, db, deed, how)
    return deed


def _in_slices(
    school: School,
    db: Db,
    pace: Pace,
    keys: Sequence[str],
    work: Callable[[Db, Sequence[str]], Deed],
    how: str,
    check: Callable[[Db, Pace], None] | None,
) -> Deed:
    if check is not None:
        check(db, pace)
    whole: Deed | None = None
    try:
        for some in _slices(keys):
            with db.transaction():
                deed = work(db, some)
            whole = deed if whole is None or how else whole.with_more(deed)
            school.forget_pools()
            pace.breathe()
    except Exception as error:
        if whole:
            raise HalfDone(whole, error) from error
        raise
    assert whole is not None
    if whole:
        with db.transaction():
            _after(school, db, whole, how)
        school.make_pools(db, pace)
    return whole


def _after(school: School, db: Db, deed: Deed, how: str) -> None:
    bank_desk.audit(db, f"{how}_{deed.name}" if how else deed.name, deed.keys)
    if any(map(bank_desk.item_of, deed.keys)):
        school.reread(db)


def _cards(db: Db, keys: Iterable[str]) -> dict[str, Card | None]:
    return {key: bank_desk.card(db, key) for key in keys}


def _slices(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, max(1, len(keys)), FEW):
        yield keys[at : at + FEW]
