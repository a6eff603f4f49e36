"""Members of a zip that a stranger made: read into memory by name, counted while they are unpacked, and never written anywhere."""

from __future__ import annotations

import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from wastequiz.domain.errors import PackRefused

MOST_UNPACKED, MOST_MEMBER, MOST_MEMBERS, MOST_RATIO = 200_000_000, 20_000_000, 5_000, 100
RATIO_FROM = 1_000_000
"""A member smaller than this may be packed as tightly as it likes: a megabyte of spaces does no harm."""
_LINK, _KIND = 0o120000, 0o170000
_CHUNK = 1 << 16
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))])
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError, OSError)
"""What the zip module raises for files that are none, or are cut off, locked or made up."""


def members(data: bytes, wanted: Callable[[str], bool] = lambda _name: True) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of each member that is `wanted`, one after the other. A name is only a name: nothing is opened by it.

    Raises PackRefused, also on the way: "zip" (no zip, damaged, locked), "name" (a name that leads elsewhere), "twins" (two names that are one
    on some systems), "size" (too much, too many or too tightly packed), "nested" (a zip in it).
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            _require_names(parts)
            room = MOST_UNPACKED
            for part in parts:
                if part.is_dir() or not wanted(part.filename):
                    continue
                content = _read(packed, part, min(room, MOST_MEMBER))
                room -= len(content)
                if zipfile.is_zipfile(BytesIO(content)):
                    raise PackRefused("nested", part.filename)
                yield part.filename, content
    except _BROKEN as error:
        raise PackRefused("zip") from error


def _require_names(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_MEMBERS:
        raise PackRefused("size")
    seen: set[str] = set()
    for part in parts:
        if not _harmless(part):
            raise PackRefused("name", part.filename[:80])
        folded = unicodedata.normalize("NFC", part.filename).casefold()
        if folded in seen:
            raise PackRefused("twins", part.filename[:80])
        seen.add(folded)


def _harmless(part: zipfile.ZipInfo) -> bool:
    """Whether a name stays where it is: relative, forwards, no drive, no device, nothing unseen; and no link."""
    name = part.orig_filename
    steps = name.rstrip("/").split("/")
    return (
        bool(name)
        and not any(sign < " " or sign in '\\:*?"<>|' for sign in name)
        and all(step and step.strip(" .") == step and step.split(".")[0].casefold() not in _DEVICES for step in steps)
        and (part.external_attr >> 16) & _KIND != _LINK
    )


def _read(packed: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """A member's bytes; what its header says of their number is not believed."""
    found = bytearray()
    with packed.open(part) as member:
        while chunk := member.read(_CHUNK):
            found += chunk
            if len(found) > most or (len(found) > RATIO_FROM and len(found) > MOST_RATIO * max(1, part.compress_size)):
                raise PackRefused("size", part.filename[:80])
    return bytes(found)
