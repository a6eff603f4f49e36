"""Questions into the bank and out of it: an import goes in unseen and becomes live in one step, or leaves nothing; a file goes out whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any
from uuid import uuid4

from wastequiz import formats
from wastequiz.domain.bank import Card
from wastequiz.domain.exchange import Entry, Format, Outgoing, Writing
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Authored
from wastequiz.i18n import _
from wastequiz.services import import_rows, whole_files
from wastequiz.services.import_reading import Preview, Progress
from wastequiz.services.school import Failed, School
from wastequiz.store import backups, batches, journal, taking_out
from wastequiz.store.batches import Batch, Put
from wastequiz.store.db import Db
from wastequiz.store.pace import Pace
from wastequiz.store.taking_out import Bodies, Wanted

__all__ = ["Batch", "Imported", "Wanted", "put_in", "undo"]


def new_batch() -> str:
    """The id of an import that begins: twelve signs nobody had before."""
    return uuid4().hex[:12]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: its batch ('' where it was stopped, and nothing is left of it), and how many questions are in the bank now."""

    batch: str
    questions: int


# ---- in
def put_in(school: School, preview: Preview, progress: Progress, done: Callable[[Imported], None], failed: Failed) -> None:
    """Puts the good rows of `preview` into the bank, after a backup. Answers pass all the time; the preview must not change meanwhile.

    `progress.stop()` ends it at its next step, with nothing left. `failed` gets DiskFull or BackupFailed; then nothing is left either, or
    it is taken away at the next start.
    """
    rows = preview.good
    progress.n, progress.of = 0, len(rows)
    job = _Job(school, preview, rows, progress)

    def backed_up(_path: Path) -> None:
        school.slices(job.run, lambda: done(Imported(job.batch if job.live else "", job.questions)), not_put_in)

    def not_put_in(error: BaseException) -> None:
        school.slices(lambda db: batches.remove(db, job.batch), lambda: failed(error), lambda _again: failed(error))

    if not rows:
        done(Imported("", 0))
        return
    school.paced(_backup, backed_up, failed)


def put_in_and_wait(school: School, preview: Preview, progress: Progress) -> Imported:
    """The same for the command line, where nobody answers meanwhile. Raises DiskFull, BackupFailed."""
    rows = preview.good
    if not rows:
        return Imported("", 0)
    progress.n, progress.of = 0, len(rows)
    job = _Job(school, preview, rows, progress)

    def work(db: Db) -> Imported:
        backups.backup(db, "import")
        for _step in job.run(db):
            pass
        return Imported(job.batch if job.live else "", job.questions)

    return school.ask(work)


def _backup(db: Db, pace: Pace) -> Path:
    return backups.backup(db, "import", pace)


@dataclass
class _Job:
    """One import under way, on the store's thread."""

    school: School
    preview: Preview
    rows: Sequence[int]
    """Numbers of those that come in."""
    progress: Progress
    live: bool = False
    questions: int = 0
    _alike: dict[tuple[Any, ...], list[str]] = field(default_factory=dict[tuple[Any, ...], list[str]])

    @property
    def batch(self) -> str:
        return self.preview.batch

    def run(self, db: Db) -> Iterator[None]:
        """Yields every few ms."""
        yield from batches.sweep(db)
        pictures = self._pictures()
        pos = batches.begin(db, self.batch, self.preview.source.name, pictures)
        yield
        for at in range(0, len(self.rows), batches.STEP):
            if self.progress.stopped:
                yield from batches.remove(db, self.batch)
                return
            rows = [_tagged(row, self.preview.wishes.tags) for row in self._puts(at, at + batches.STEP)]
            batches.put(db, self.batch, pos + at, rows)
            self._deal(rows)
            self.progress.n = at + len(rows)
            yield
        for name, body in pictures.items():
            batches.put_pictures(db, {name: body})
            yield
        if self.progress.stopped:
            yield from batches.remove(db, self.batch)
            return
        batches.go_live(db, self.batch, len(self.rows), self.preview.format_id)
        self.school.add_to_pools(self._cards())
        self.live, self.questions = True, len(self.rows)

    def _puts(self, since: int, until: int) -> Iterator[Put]:
        """The questions with these places among those that come in."""
        for n in self.rows[since:until]:
            put = self.preview.rows[n].put
            assert put is not None
            yield put

    def _pictures(self) -> Mapping[str, bytes]:
        """Those that a row which comes in shows."""
        pictures = self.preview.pictures
        if not pictures:
            return {}
        bodies = [row[1] for row in self._puts(0, len(self.rows)) if b'"own/' in row[1]]
        return {name: data for name, data in pictures.items() if any(f'"{name}"'.encode() in body for body in bodies)}

    def _deal(self, rows: Sequence[Put]) -> None:
        """Notes the keys for the draw, together with others that are alike to it."""
        for row in rows:
            alike = self._alike.get(row[2:9])
            if alike is None:
                alike = self._alike[row[2:9]] = []
            alike.append(row[0])

    def _cards(self) -> Mapping[Card, Sequence[str]]:
        """What the draw needs to know of the questions that came in."""
        found: dict[Card, list[str]] = {}
        for (kind, topic, band, difficulty, schemes, pictured, scored), keys in self._alike.items():
            found[Card("", kind, topic, Band(band), difficulty, tuple(json.loads(schemes)), pictured, scored)] = keys
        return found


def _tagged(row: Put, tags: Sequence[str]) -> Put:
    """The row with tags more."""
    if not tags:
        return row
    own: list[str] = json.loads(row[9])
    both = json.dumps(list(dict.fromkeys([*own, *tags])), ensure_ascii=False)
    body: bytes = row[1]
    if own:
        changed = json.loads(body)
        changed["tags"] = json.loads(both)
        body = json.dumps(changed, ensure_ascii=False, separators=(",", ":")).encode()
    else:
        body = body[:-1] + f',"tags":{both}}}'.encode()
    return (row[0], body, *row[2:9], both)


def imports(school: School, done: Callable[[Sequence[Batch]], None], failed: Failed) -> None:
    """The imports that are in the bank, the newest first."""
    school.tell(batches.imports, done, failed)


def undo(school: School, batch: str, done: Callable[[int], None], failed: Failed) -> None:
    """Takes an import out of the bank, after a backup; `done` gets how many questions stay because somebody edited them."""
    stay: list[int] = []

    def work(db: Db) -> Generator[None]:
        stay.append((yield from batches.undo(db, batch)))
        school.forget_pools()

    def backed_up(_path: Path) -> None:
        school.slices(work, lambda: done(stay[0]), failed)

    school.paced(_backup, backed_up, failed)


def rejected(preview: Preview) -> bytes:
    """A file with the rows that stay out, and why. Not for the window's thread."""
    entries = (Entry(row.line, None, row.faults, row.cells) for row in map(preview.rows.__getitem__, preview.bad))
    return import_rows.handed_back(formats.of(preview.format_id), preview.head, entries)


def rejected_name(preview: Preview) -> str:
    """What that file is called: as the one it came from, with what it is."""
    one = formats.of(preview.format_id)
    to_mend = _("to_mend")
    return f"{PurePath(preview.source.name).stem}_{to_mend}.{import_rows.ending_of(one, preview.head)}"


def save_rejected(preview: Preview, path: Path) -> None:
    """Writes that file whole. Not for the window's thread. Raises DiskFull, NotSaved."""
    whole_files.write(path, rejected(preview))


# ---- out
def writable() -> tuple[Format, ...]:
    """Every format that can be written, in the order in which they are offered."""
    return tuple(f for f in map(formats.of, formats.FORMATS) if f.write is not None)


def chosen(school: School, wanted: Wanted, done: Callable[[Sequence[Authored]], None], failed: Failed) -> None:
    """The questions that are to go out, read in slices so that answers pass."""
    found: list[Bodies] = []

    def work(db: Db) -> Generator[None]:
        found.append((yield from taking_out.bodies(db, wanted)))

    school.slices(work, lambda: done(found[0]), failed)


def chosen_and_wait(school: School, wanted: Wanted) -> Sequence[Authored]:
    """The same for the command line."""

    def work(db: Db) -> Bodies:
        steps = taking_out.bodies(db, wanted)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                found: Bodies = end.value
                return found

    return school.ask(work)


def make(school: School, questions: Sequence[Authored], format_id: str, language: str, title: str = "") -> Outgoing:
    """The file itself, with what it could not carry. Slow, and it asks the store for pictures: not for the window's thread."""
    write = formats.of(format_id).write
    assert write is not None

    def picture(name: str) -> bytes | None:
        return school.ask(lambda db: taking_out.picture(db, name)) if name.startswith("own/") else None

    return write(questions, Writing(language, picture, title))


def save(school: School, made: Outgoing, format_id: str, path: Path) -> None:
    """Writes the file whole, and tells the journal of it. Not for the window's thread. Raises DiskFull, NotSaved."""
    whole_files.write(path, made.data)
    school.tell(lambda db: journal.append(db, "bank_exported", {"format": format_id, "questions": made.questions}))


def template(format_id: str, language: str) -> bytes:
    """A file of that format to fill in: its own template where it has one, else some questions as examples."""
    write = formats.of(format_id).write
    assert write is not None
    made = formats.template_of(format_id)
    return made(language) if made is not None else write(examples(language), Writing(language)).data


def save_template(format_id: str, language: str, path: Path) -> None:
    """Writes that file whole. Not for the window's thread. Raises DiskFull, NotSaved."""
    whole_files.write(path, template(format_id, language))


def examples(language: str) -> Sequence[Authored]:
    """A question of each kind that every table knows, in that language."""
    from wastequiz.domain.questions import Option, Source
    from wastequiz.domain.text import Text

    def said(zh: str, en: str) -> Text:
        return Text({language: zh if language.startswith("zh") else en})

    bins = (("可回收物", "Recyclable"), ("有害垃圾", "Hazardous"), ("厨余垃圾", "Food waste"), ("其他垃圾", "Other waste"))
    batteries = tuple(Option(letter, said(*name), letter == "d") for letter, name in zip("abcd", bins, strict=True))
    things = (("旧报纸", "An old newspaper", True), ("瓜子壳", "Sunflower seed shells", False), ("易拉罐", "A drinks can", True))
    papers = tuple(Option(letter, said(zh, en), right) for letter, (zh, en, right) in zip("abc", things, strict=True))
    verdict = (Option("true", said("对", "True")), Option("false", said("错", "False"), True))
    rows = (
        ("single_choice", said("用完的5号电池投哪个桶？", "Where does a used AA battery go?"), batteries),
        ("multiple_choice", said("哪些是可回收物？", "Which of these are recyclable?"), papers),
        ("true_false", said("擦过鼻涕的纸巾是可回收物。", "A used tissue is recyclable."), verdict),
    )
    return [
        Authored(f"example_{n}", kind, "scenarios", Band.g34, 2, stem, options, Text(), Source(""))
        for n, (kind, stem, options) in enumerate(rows, 1)
    ]
