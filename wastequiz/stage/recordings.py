"""Sentences that somebody recorded: sound files found by the sentence they say. docs/voices.md tells a teacher how."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

KINDS = (".wav", ".ogg", ".mp3", ".m4a")
INDEX = "index.csv"
"""Names files whose sentence is no file name: two columns, `text` and `file`."""

_CLOSING = "。．.！!？?…；;，,、：:~ "
_ENDS = re.compile(r"(?<=[。！？!?；;…\n])|(?<=\.)(?=\s|$)")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing mark; what is only marks is left out."""
    return [part.strip() for part in _ENDS.split(text) if normal(part)]


def normal(sentence: str) -> str:
    """What two writings of a sentence have in common: width, capitals, spaces and closing marks do not count."""
    folded = unicodedata.normalize("NFKC", sentence).casefold()
    return "".join(folded.split()).strip(unicodedata.normalize("NFKC", _CLOSING) + _CLOSING)


def find(folders: Iterable[Path], language: str) -> Mapping[str, Path]:
    """Every recorded sentence (as `normal` gives it) and its file. Of two, that of the first folder counts.

    Folders that are not there and files nobody can read are passed over.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        own: dict[str, Path] = {}
        try:
            files = sorted(folder.joinpath(language).iterdir())
        except OSError:
            continue
        for file in files:
            if file.suffix.casefold() in KINDS and normal(file.stem) and _has_sound(file):
                own.setdefault(normal(file.stem), file)
        own |= dict(_index(folder / language / INDEX))
        found = own | found
    return found


def _has_sound(file: Path) -> bool:
    try:
        return file.is_file() and file.stat().st_size > 0
    except OSError:
        return False


def _index(index: Path) -> Iterator[tuple[str, Path]]:
    """What an index names: sentence and file, where the file lies in the same folder."""
    try:
        lines = index.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    try:
        for row in csv.DictReader(lines):
            said, name = normal(row.get("text") or ""), (row.get("file") or "").strip()
            file = index.parent / Path(name.replace("\\", "/")).name
            if said and name and file.suffix.casefold() in KINDS and _has_sound(file):
                yield said, file
    except csv.Error:
        return
