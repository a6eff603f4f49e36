"""The school that is open: its bank, its preferences, and the one way to ask or tell the store anything."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from wastequiz import __version__, paths
from wastequiz.domain.bank import Bank, Card, Pool, pool_of, renewed, with_more
from wastequiz.domain.schemes import Scheme
from wastequiz.services.preferences import Preferences, from_plain
from wastequiz.store import bank as bank_store
from wastequiz.store import batches, crumbs, journal, reviews, settings
from wastequiz.store.db import Clock, Db, SystemClock
from wastequiz.store.pace import Pace
from wastequiz.store.school import close_school, open_school
from wastequiz.store.thread import StoreThread

T = TypeVar("T")
Deliver = Callable[[Callable[[], None]], None]
Failed = Callable[[BaseException], None]

DEFAULT_SCHEME = "cn-harbin"
AT_ONCE = 5_000
"""So many cards are sorted into a pool between two breaths (some ms)."""


def _at_once(call: Callable[[], None]) -> None:
    call()


class School:
    """One open school. Deeds hand it work for the store's thread; answers come back through `deliver` (the window's own thread)."""

    def __init__(self, folder: Path, deliver: Deliver = _at_once, clock: Clock | None = None) -> None:
        self.folder = folder
        self.clock: Clock = clock or SystemClock()
        self.preferences = Preferences()
        self.chosen: set[str] = set()
        """Names of the preferences somebody chose; the rest stand at their defaults."""
        self.bank = Bank({}, {}, {})
        self._whole = False
        self._begun = False
        self._trouble: list[BaseException] = []
        """Why reading failed, where it did."""
        self._pools: dict[str, Pool] = {}
        self._thread = StoreThread(self._open, deliver)

    # ---- opening and closing
    def start(self, done: Callable[[], None], failed: Failed) -> None:
        """Opens the file, brings the built-in bank up to date and reads schemes and preferences. `failed` gets a KnownError or a bug.

        The rest of the bank is read when it is first drawn from, or by `get_ready`: the first page does without it.
        """
        self.begin()
        self.tell(lambda _db: None, lambda _: failed(self._trouble[0]) if self._trouble else done(), failed)

    def begin(self) -> None:
        """Has the file opened and read on the store's thread, while something else is done here; `start` tells when. A second call does nothing."""
        if not self._begun:
            self._begun = True
            self._thread.start(None, lambda _error: None)  # whoever calls `start` is told
            self.tell(self._read, None, self._trouble.append)

    def get_ready(self) -> None:
        """Reads what the first page did without, before somebody waits for it. Trouble is told to whoever draws a round."""

        def read(db: Db) -> None:
            self._read_whole(db)
            reviews.get_ready()

        self.tell(read, None, lambda _error: None)
        self.slices(batches.sweep, None, lambda _error: None)  # what an import left that never ended; the next start tries again

    def open_and_wait(self) -> School:
        """The same for the command line: returns when open. Raises what opening raised."""
        self._begun = True
        self._thread.start(lambda: None, lambda _error: None)  # what is asked raises it too
        self.ask(self._read)
        self.ask(self._read_whole)
        return self

    def close(self) -> None:
        """Ends all work, makes a backup when something changed, and marks a clean stop. Safe to call twice."""
        if self._begun:
            self._thread.tell(lambda db: crumbs.leave(paths.trail(), db), None, lambda _error: None)
        self._thread.close()

    def _open(self) -> Db:
        """Opens the file, unless the disk was wiped or set back since it was last open here: then somebody has to say what is to become of it."""
        trail = paths.trail()
        crumbs.require_not_wiped(trail, self.folder)
        db = open_school(self.folder, clock=self.clock)
        try:
            crumbs.require_not_set_back(trail, db)
        except BaseException:
            close_school(db)
            raise
        crumbs.leave(trail, db)
        return db

    def _read(self, db: Db) -> None:
        version = builtin_version()
        if bank_store.loaded_version(db) != version:
            from wastequiz.formats import sources  # most starts do without it

            bank_store.load_builtin(db, sources.read_bank(paths.questions()), version)
        self.bank = Bank({}, {}, bank_store.read_schemes(db))
        kept = settings.all(db)
        self.preferences, self.chosen = from_plain(kept), set(kept)

    def _read_whole(self, db: Db) -> None:
        if not self._whole:
            self.bank = bank_store.read_bank(db)
            self._whole = True

    # ---- asking and telling
    def tell(self, work: Callable[[Db], T], done: Callable[[T], None] | None = None, failed: Failed | None = None) -> None:
        """Queues `work` as one transaction; `done` gets its result after the commit."""
        self._thread.tell(work, done, failed)

    def ask(self, work: Callable[[Db], T]) -> T:
        """Does `work` and waits for it. For the command line and tests; a window never waits."""
        return self._thread.ask(work)

    def paced(self, job: Callable[[Db, Pace], T], done: Callable[[T], None] | None = None, failed: Failed | None = None) -> None:
        """Does a long job that lets everything told meanwhile pass (a backup)."""
        self._thread.paced(job, done, failed)

    def slices(self, job: Callable[[Db], Iterator[None]], done: Callable[[], None] | None = None, failed: Failed | None = None) -> None:
        """Does a big job that yields every few ms, in slices of about 50 ms, one transaction each; what is told passes between. Closing drops it."""
        self._thread.slices(job, done, failed)

    # ---- what is known without asking
    @property
    def scheme(self) -> Scheme:
        """The scheme in force: the chosen one, else the default."""
        code = self.preferences.scheme
        return self.bank.scheme(code if code in self.bank.schemes else DEFAULT_SCHEME)

    def pool(self, db: Db, code: str) -> Pool:
        """What can be drawn under a scheme; made once, on the store's thread. Raises UnknownScheme."""
        self._read_whole(db)
        if code not in self._pools:
            self._pools[code] = pool_of(self.bank, self.bank.scheme(code), bank_store.cards(db))
        return self._pools[code]

    def whole_bank(self, db: Db) -> Bank:
        """The bank with all its things, on the store's thread."""
        self._read_whole(db)
        return self.bank

    def renew(self, db: Db, before: Mapping[str, Card | None], after: Mapping[str, Card | None]) -> None:
        """Has the next draw see what became of some written questions (None: not to be drawn). On the store's thread."""
        self._pools = {code: renewed(pool, before.values(), after.values()) for code, pool in self._pools.items()}

    def forget_pools(self) -> None:
        """Has what can be drawn made anew at the next draw."""
        self._pools = {}

    def reread(self, db: Db) -> None:
        """Reads things, kinds, schemes and sets once more, and forgets the pools. On the store's thread."""
        self._whole = False
        self.forget_pools()
        self._read_whole(db)

    def make_pools(self, db: Db, pace: Pace) -> None:
        """Makes what can be drawn under the scheme in force while answers pass: of 100,000 questions it takes half a second."""
        self._read_whole(db)
        scheme, pools = self.scheme, self._pools
        made = pool_of(self.bank, scheme, breathing(bank_store.cards(db), pace))
        if self._pools is pools:
            pools.setdefault(scheme.code, made)

    def add_to_pools(self, cards: Mapping[Card, Sequence[str]]) -> None:
        """Adds questions that came after all others to the pools there are, without reading the rest again. On the store's thread.

        `cards`: what they are to the draw, with the keys of all that are alike (a card's own key does not count).
        """
        for code, pool in self._pools.items():
            self._pools[code] = with_more(pool, cards)

    def prefer(self, done: Callable[[], None] | None = None, **changes: object) -> None:
        """Changes preferences now, and keeps them."""
        self.preferences = self.preferences.but(**changes)
        self.chosen |= set(changes)
        kept = self.preferences.plain()

        def keep(db: Db) -> None:
            for name in changes:
                settings.set(db, name, kept[name])

        self.tell(keep, (lambda _: done()) if done else None)

    def note(self, kind: str, body: dict[str, object]) -> None:
        """Puts an audit line into the journal."""
        self.tell(lambda db: journal.append(db, kind, body))


def breathing(cards: Iterable[Card], pace: Pace) -> Iterator[Card]:
    """The same cards; answers pass now and then."""
    for n, card in enumerate(list(cards)):
        if n % AT_ONCE == 0:
            pace.breathe()
        yield card


def builtin_version() -> str:
    """Name of the built-in bank's state: the program's version and a digest of its source files' names, sizes and times."""
    import hashlib

    return hashlib.sha256(f"{__version__}:{sorted(_sources(paths.questions()))}".encode()).hexdigest()[:16]


def _sources(folder: Path) -> Iterator[tuple[str, int, int]]:
    """(name, size, time) of every source file in `folder`; with os.scandir, which asks the disk half as often as pathlib."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _sources(Path(entry.path))
            elif entry.name.endswith((".csv", ".toml")):
                found = entry.stat()
                yield entry.name, found.st_size, found.st_mtime_ns
