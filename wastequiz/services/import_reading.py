"""A file of questions is read beside the window: row by row, checked, compared with the bank, kept small, to be looked through and mended."""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import Any

from wastequiz import formats
from wastequiz.domain import plain
from wastequiz.domain.errors import KnownError
from wastequiz.domain.exchange import Entry, Fault, Reading
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, WrittenKind
from wastequiz.domain.plain_json import authored_json
from wastequiz.domain.questions import Authored, Option, Target, told_in_pictures
from wastequiz.domain.schemes import Scheme
from wastequiz.services import import_rows
from wastequiz.services.import_bodies import Bodies
from wastequiz.services.import_kinds import Source, candidates, readable, recognised
from wastequiz.services.import_pictures import FolderPictures, built_in_pictures, picture_check
from wastequiz.services.school import Failed, School
from wastequiz.store import taking_out
from wastequiz.store.batches import Put, key_of
from wastequiz.store.db import Db

DOUBLES = ("duplicate_stem", "duplicate_in_bank")

_PICTURE_CODES = {False: "picture_missing", True: "picture_refused"}
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SAME_SIGN = re.compile(r"[\W_]+")


__all__ = ["FolderPictures", "Source", "candidates", "readable", "recognised"]


class Stopped(Exception):
    """Reading was broken off because nobody wants it any more."""


class Progress:
    """How far a long deed is, to be looked at from the window's thread; `stop` ends it at its next step."""

    def __init__(self) -> None:
        self.n = 0
        self.of = 0
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the file leaves open: topic and band where it names none, tags for all, and whether what is there already may come in again."""

    topic: str = "scenarios"
    band: Band = Band.g34
    tags: tuple[str, ...] = ()
    doubles: bool = False


@dataclass(slots=True)
class Row:
    """One entry. `alike`: what is the same of many questions, None where the row cannot come in; `n` is the number in its key, `at` where its text
    lies in `bodies`. `cells` are kept where somebody may want to mend them.
    """

    line: int
    faults: tuple[Fault, ...]
    cells: tuple[str, ...]
    preview: Preview
    alike: tuple[Any, ...] | None = None
    n: int = 0
    at: int = 0

    @property
    def put(self) -> Put | None:
        """What goes into the bank; None where it cannot. Made anew at each look."""
        return None if self.alike is None else (key_of(self.preview.batch, self.n), self.preview.bodies.get(self.at), *self.alike)

    @property
    def question(self) -> Authored | None:
        """The question as it comes in; made anew at each look."""
        return None if self.alike is None else plain.authored_from_plain(json.loads(self.preview.bodies.get(self.at)))


class Preview:
    """What a file holds, as far as it was read: `rows` in its order; `faults` are of the whole file. Belongs to one thread at a time."""

    def __init__(self, source: Source, format_id: str, batch: str, reading: Reading, wishes: Wishes, known: frozenset[int]) -> None:
        self.source, self.format_id, self.batch, self.reading, self.wishes = source, format_id, batch, reading, wishes
        self.head: tuple[str, ...] = ()
        self.faults: tuple[Fault, ...] = ()
        self.rows: list[Row] = []
        self.pictures: dict[str, bytes] = {}
        self._known = known
        self._seen: dict[int, int] = {}
        self._n = 0
        self.bodies = Bodies()
        self._alike: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        self._lists: dict[tuple[str, ...], str] = {}
        self._parted: dict[bool, tuple[list[int], list[int]]] = {}

    # ---- counting
    def comes_in(self, row: Row) -> bool:
        """Whether a row goes into the bank as things stand."""
        return _comes_in(row, self.wishes.doubles)

    @property
    def good(self) -> Sequence[int]:
        """Numbers of the rows that come in."""
        return self.parted(self.wishes.doubles)[0]

    @property
    def bad(self) -> Sequence[int]:
        """Numbers of the rows that stay out."""
        return self.parted(self.wishes.doubles)[1]

    def parted(self, doubles: bool) -> tuple[list[int], list[int]]:
        """(good, bad), counted once and kept until another row comes."""
        if doubles not in self._parted:
            good, bad = list[int](), list[int]()
            for n, row in enumerate(self.rows):
                (good if _comes_in(row, doubles) else bad).append(n)
            self._parted[doubles] = good, bad
        return self._parted[doubles]

    # ---- reading
    def take(self, entry: Entry) -> Row:
        """Checks an entry and adds it."""
        self._n += 1
        row = self._row(entry, self._n)
        self.rows.append(row)
        self._parted.clear()
        return row

    def mend(self, n: int, cells: Sequence[str]) -> Row:
        """Reads a row once more with other cells, by the same format; it takes the old one's place."""
        old = self.rows[n]
        entry = import_rows.read_again(formats.of(self.format_id), self.head, cells, self.reading)
        at_line = tuple(replace(f, line=old.line) for f in entry.faults)
        self._n += 1
        self.rows[n] = row = self._row(replace(entry, line=old.line, faults=at_line, cells=tuple(cells)), self._n)
        for doubles, parts in self._parted.items():
            before, after = (0 if _comes_in(one, doubles) else 1 for one in (old, row))
            if before != after:
                parts[before].remove(n)
                insort(parts[after], n)
        return row

    def _row(self, entry: Entry, n: int) -> Row:
        question, faults = entry.question, entry.faults
        if question is None:
            return Row(entry.line, faults, entry.cells, self)
        if question.kind not in written_kinds():
            refused = Fault(entry.line, "unsupported_kind", facts=(("given", question.kind),))
            return Row(entry.line, (*faults, refused), entry.cells, self)
        pictured = bool(entry.pictures or question.picture) or _pictured(question.options) or _pictured(question.targets)
        if pictured:
            question, faults = self._with_pictures(entry, question)
        double = self._double(entry.line, question)
        if double is not None:
            faults = (*faults, double)
        key = key_of(self.batch, n)
        body = authored_json(question if question.key == key else replace(question, key=key))
        if not body.isprintable() and _UNSEEN.search(body):
            body = _UNSEEN.sub("", body)
        alike = (
            *(question.kind, question.topic, int(question.band), question.difficulty, self._list(question.schemes)),
            *((pictured or not question.options) and told_in_pictures(question), not question.source.unread, self._list(question.tags)),
        )
        shared = self._alike.setdefault(alike, alike)
        return Row(entry.line, faults, entry.cells if faults else (), self, shared, n, self.bodies.add(body.encode()))

    def _list(self, words: tuple[str, ...]) -> str:
        """Words as a JSON list; the same ones are the same string."""
        found = self._lists.get(words)
        if found is None:
            found = self._lists[words] = json.dumps(list(words), ensure_ascii=False)
        return found

    def _double(self, line: int, question: Authored) -> Fault | None:
        """What to say where the same text stands in the file before, or in the bank."""
        for words in question.stem.values():
            text = same_text(words)
            if not text:
                continue
            same = hash(text)
            first = self._seen.setdefault(same, line)
            if first != line:
                return Fault(line, "duplicate_stem", facts=(("first", str(first)),))
            if same in self._known:
                return Fault(line, "duplicate_in_bank")
        return None

    # ---- pictures
    def _with_pictures(self, entry: Entry, question: Authored) -> tuple[Authored, tuple[Fault, ...]]:
        """The question with its pictures checked and renamed; one that cannot be used is left out, and that is said."""
        faults = list(entry.faults)
        names: dict[str, str] = {"": ""}

        def kept(name: str) -> str:
            if name not in names:
                names[name] = self._keep(entry.pictures[name]) if name in entry.pictures else name if name in built_in_pictures() else ""
                if not names[name]:
                    code = _PICTURE_CODES[name in entry.pictures]
                    faults.append(Fault(entry.line, code, facts=(("given", name[:60]),), weight="drops"))
            return names[name]

        changed = replace(
            question,
            picture=kept(question.picture),
            options=tuple([replace(o, picture=kept(o.picture)) if o.picture else o for o in question.options]),
            targets=tuple([replace(t, picture=kept(t.picture)) if t.picture else t for t in question.targets]),
        )
        return changed, tuple(faults)

    def _keep(self, data: bytes) -> str:
        """The name of a picture among the school's own; '' where it is none that can be used."""
        try:
            body = picture_check()(data)
        except KnownError:
            return ""
        name = "own/" + sha256(body).hexdigest()[:24]
        self.pictures[name] = body
        return name


def _comes_in(row: Row, doubles: bool) -> bool:
    return row.alike is not None and (doubles or not row.faults or not any(f.code in DOUBLES for f in row.faults))


def _pictured(parts: Iterable[Option | Target]) -> bool:
    for part in parts:  # noqa: SIM110 - `any` over a generator takes three times as long, a hundred thousand times
        if part.picture:
            return True
    return False


@cache
def written_kinds() -> frozenset[str]:
    """The kinds of question that can be written down."""
    return frozenset(name for name, kind in KINDS.items() if isinstance(kind, WrittenKind))


def same_text(words: str) -> str:
    """A question's text as it is compared: width, capitals, spaces and punctuation do not count."""
    if not words.isascii():
        words = unicodedata.normalize("NFKC", words)
    return _SAME_SIGN.sub("", words.casefold())


# ---- what is known beforehand
def known_texts(school: School, done: Callable[[frozenset[int]], None], failed: Failed) -> None:
    """Hashes of the texts of all questions in use, as they are compared; read in slices, so that answers pass."""
    found: set[int] = set()

    def work(db: Db) -> Iterable[None]:
        for stems in taking_out.stems(db):
            found.update(hash(same_text(stem)) for stem in stems)
            yield

    school.slices(lambda db: iter(work(db)), lambda: done(frozenset(found)), failed)


def known_texts_and_wait(school: School) -> frozenset[int]:
    """The same for the command line."""
    return school.ask(lambda db: frozenset(hash(same_text(stem)) for stems in taking_out.stems(db) for stem in stems))


def names_of_bins(schemes: Iterable[Scheme]) -> Mapping[str, str]:
    """What bins are called, casefolded, to their ids; an earlier scheme's word holds."""
    found: dict[str, str] = {}
    for scheme in schemes:
        for target in scheme.bins:
            for name in (*target.name.values(), target.local, target.id):
                if name:
                    found.setdefault(name.casefold(), target.id)
    return found


def reading_for(school: School, batch: str, language: str, wishes: Wishes, pictures: Mapping[str, bytes] | None = None) -> Reading:
    """How a file is read for this school: the bins of the rules in force count before those of the others."""
    bins = names_of_bins([school.scheme, *school.bank.schemes.values()])
    return Reading(lambda n: key_of(batch, n), language, wishes.topic, wishes.band, bins, pictures or {})


# ---- reading it
def read(
    source: Source,
    format_id: str,
    batch: str,
    reading: Reading,
    wishes: Wishes,
    known: frozenset[int],
    progress: Progress,
    mended: Mapping[int, Sequence[str]] | None = None,
) -> Preview:
    """Reads a whole file; '' recognises its format. `mended`: cells somebody changed before, by row.

    Slow: not for the window's thread. Raises a KnownError where it is no such file, and Stopped when it is no longer wanted.
    """
    one = formats.of(format_id) if format_id else recognised(source, reading)
    preview = Preview(source, one.id, batch, reading, wishes, known)
    assert one.read is not None
    incoming = one.read(source.data, reading)
    preview.head = incoming.head
    for entry in incoming.entries:
        preview.take(entry)
        if len(preview.rows) % 256 == 0:
            progress.n = len(preview.rows)
            if progress.stopped:
                raise Stopped
    preview.faults = incoming.faults
    for n, cells in (mended or {}).items():
        preview.mend(n, cells)
    for doubles in (False, True):
        preview.parted(doubles)  # counted here, not on the window's thread
    progress.n = len(preview.rows)
    return preview
