"""Which kind of file it is that somebody brings: by its ending, and by what reads best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from wastequiz import formats
from wastequiz.domain.errors import KnownError
from wastequiz.domain.exchange import Format, Reading
from wastequiz.services import import_rows

TRIED = 25
"""So many entries are read by each format a file may be of, to find the one it is."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its name for people, its bytes, and pictures given along, by file name."""

    name: str
    data: bytes
    pictures: Mapping[str, bytes]
    pasted: bool = False

    @property
    def ending(self) -> str:
        """Without the dot, in small letters; '' of what was pasted."""
        return "" if self.pasted else PurePath(self.name).suffix[1:].lower()


def readable() -> tuple[Format, ...]:
    """Every format that can be read, in the order in which they are offered."""
    return tuple(f for f in map(formats.of, formats.FORMATS) if f.read is not None)


def candidates(source: Source) -> tuple[Format, ...]:
    """The formats a file may be of, by its ending; all of them where that says nothing. What was pasted may be any text."""
    every = readable()
    if source.pasted:
        return tuple(f for f in every if import_rows.is_text(f))
    return tuple(f for f in every if source.ending in f.endings) or every


def recognised(source: Source, reading: Reading) -> Format:
    """The format that reads the first entries of a file best. Raises the first one's KnownError where none can read it at all."""
    best: tuple[float, Format] | None = None
    empty: Format | None = None
    refusals: list[KnownError] = []
    found = candidates(source)
    for n, one in enumerate(found):
        assert one.read is not None
        try:
            entries = list(islice(one.read(source.data, reading).entries, TRIED))
        except KnownError as error:
            refusals.append(error)
            continue
        good = sum(entry.question is not None for entry in entries)
        worth = good - (len(entries) - good) * 0.5 - n * 0.001
        empty = empty or one
        if entries and (best is None or worth > best[0]):
            best = worth, one
    if best is not None:
        return best[1]
    if empty is None:
        raise refusals[0]
    return empty
