"""A file format as small as can be, for what stands round the real ones: a line a question, `text | answer | wrong | wrong`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import ModuleType

import pytest

from wastequiz import formats
from wastequiz.domain.errors import BadName
from wastequiz.domain.exchange import Entry, Fault, Format, Incoming, Outgoing, Reading, Writing
from wastequiz.domain.questions import Authored, Option, Source
from wastequiz.domain.text import Text
from wastequiz.formats import question_rows

HEAD = ("Question", "Right", "Wrong")
PNG = b"a picture"


def entry(line: int, n: int, cells: tuple[str, ...], reading: Reading) -> Entry:
    """A question, or why it is none. Words in <> are a picture's name."""
    stem, right, wrong = (*cells, "", "", "")[:3]
    faults: list[Fault] = []
    if not stem:
        faults.append(Fault(line, "no_stem", "Question"))
    if not right:
        faults.append(Fault(line, "no_answer", "Right"))
    if faults:
        return Entry(line, None, tuple(faults), cells)
    picture = stem[stem.index("<") + 1 : stem.index(">")] if "<" in stem else ""
    lang = reading.language
    options = (Option("a", Text({lang: right}), True), Option("b", Text({lang: wrong or "no"})))
    kind = "nonsense" if right == "??" else "single_choice"
    question = Authored(
        reading.key(n), kind, reading.topic, reading.band, 3, Text({lang: stem}), options, Text(), Source(""), picture, tags=("own",) if wrong == "tagged" else ()
    )  # fmt: skip
    return Entry(line, question, (), cells, {picture: PNG} if picture.endswith(".png") else {})


def read_table(data: bytes, reading: Reading) -> Incoming:
    import csv

    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    if not rows or rows[0][:1] != ["Question"]:
        raise BadName("", "empty", 1)
    lines = ((n, tuple(row)) for n, row in enumerate(rows[1:], 2))
    return Incoming((entry(line, line - 1, cells[:3], reading) for line, cells in lines), HEAD, (Fault(0, "no_entry", weight="drops"),))


def read_words(data: bytes, reading: Reading) -> Incoming:
    found = [(n, line) for n, line in enumerate(data.decode("utf-8-sig").splitlines(), 1) if line and not line.startswith("//")]

    def entries() -> Iterator[Entry]:
        for at, (n, line) in enumerate(found, 1):
            yield replace(entry(n, at, tuple(part.strip() for part in line.split("|")), reading), cells=(line,))

    return Incoming(entries())


def write_words(questions: Sequence[Authored], writing: Writing) -> Outgoing:
    lines: list[str] = []
    lost: list[tuple[str, Fault]] = []
    for q in questions:
        lines.append(" | ".join([q.stem.to(writing.language), *(o.label.to(writing.language) for o in q.options)]))
        if q.picture:
            body = writing.picture(q.picture)
            lines[-1] += f" | {len(body)}" if body else ""
            lost.append((q.key, Fault(0, "not_carried", "picture", (("part", "picture"),), "drops")))
    return Outgoing("\n".join(lines).encode(), len(lines), tuple(lost))


TABLE = Format("tiny", "Tiny table", ("csv",), read_table)
WORDS = Format("tinywords", "Tiny words", ("txt", "csv"), read_words, write_words)


def use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only these formats are there until the test ends."""
    for one in (TABLE, WORDS):
        module = ModuleType(f"wastequiz.formats.{one.id}_of_tests")
        module.FORMAT = one  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(formats, "_MODULES", {one.id: f"{one.id}_of_tests" for one in (TABLE, WORDS)})
    monkeypatch.setattr(formats, "FORMATS", ("tiny", "tinywords"))
    monkeypatch.setattr(question_rows, "reread", _read_row)


def _read_row(_head: Sequence[str], cells: Sequence[str], reading: Reading, line: int) -> Entry | None:
    return entry(line, 0, tuple(cells), reading) if any(cells) else None


def table(*rows: str) -> bytes:
    return "\n".join([",".join(HEAD), *rows]).encode()


def many(n: int) -> bytes:
    return table(*(f"What is number {i}?,yes {i},no {i}" for i in range(n)))
