"""What goes between the bank and other programs' files: questions read row by row with what is wrong in each, and files made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Literal

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Authored

Weight = Literal["refuses", "drops"]
"""refuses: the entry cannot come in as it is; drops: it comes in (or goes out) without what is named."""


@dataclass(frozen=True)
class Fault:
    """One thing about one entry that a person should know. `code` is one of `wording.exchange.SENTENCES`, `facts` fill that sentence.

    `line`: where the entry begins in its file, counted as the teacher's own program counts (a spreadsheet's row, a text's line), from 1;
    0 where it is not about a line. `field`: the column or part it is about, in the file's own word, '' for the whole entry.
    """

    line: int
    code: str
    field: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    weight: Weight = "refuses"


@dataclass(frozen=True)
class Entry:
    """One question of a file as it was read. `question` is None where a fault refuses it.

    `cells`: the entry as it stood, for mending it in place and for handing it back (a table's cells in the file's own order; a text: the
    entry's own lines as the one cell). `pictures`: by the name the question uses for each (`Authored.picture`, `Option.picture`), the
    bytes as they came, unchecked.
    """

    line: int
    question: Authored | None
    faults: tuple[Fault, ...] = ()
    cells: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict[str, bytes])


@dataclass(frozen=True)
class Incoming:
    """A file that is being read: its column heads ((): none) and its entries one after the other, to be taken once.

    `faults`: what is to be said of the whole file (its character set was guessed, a sheet was passed over).
    """

    entries: Iterator[Entry]
    head: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Outgoing:
    """A file that was made: its bytes, how many questions are in it, and what it could not carry, by question key (`Fault.field` names the part)."""

    data: bytes
    questions: int
    lost: tuple[tuple[str, Fault], ...] = ()


@dataclass(frozen=True)
class Reading:
    """What a file leaves open. `key(n)`: the key of the n-th entry (from 1) where the file names none; `language`: what its words are written in.

    `bins`: names of bins in any language, casefolded, to their ids, for questions that sort into bins.
    """

    key: Callable[[int], str]
    language: str = "zh_CN"
    topic: str = "scenarios"
    band: Band = Band.g34
    bins: Mapping[str, str] = field(default_factory=dict[str, str])
    pictures: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """Pictures that were given along (a folder or zip), by file name, casefolded."""


@dataclass(frozen=True)
class Writing:
    """What a file is made with: the language of its words, and where a picture's bytes (PNG or JPEG) come from; None where there is none."""

    language: str = "zh_CN"
    picture: Callable[[str], bytes | None] = lambda _name: None
    title: str = ""


@dataclass(frozen=True)
class Format:
    """One kind of file. `endings` without the dot; `read` raises a KnownError only where the whole file is no such file at all.

    `name` is marked for translation. Only what the other program knows goes out; what it does not is listed in `Outgoing.lost`.
    """

    id: str
    name: str
    endings: tuple[str, ...]
    read: Callable[[bytes, Reading], Incoming] | None = None
    write: Callable[[Sequence[Authored], Writing], Outgoing] | None = None
