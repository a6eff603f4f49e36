"""A whole school in one file, .wqschool: a zip of its checked database, its key, and a manifest with the digest of each."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from wastequiz.domain.errors import SchoolPackRefused

SUFFIX = ".wqschool"
VERSION = 1
MANIFEST, DATABASE, KEY = "manifest.json", "school.db", "school.key"
MOST = {MANIFEST: 65_536, DATABASE: 4_000_000_000, KEY: 32}
"""What belongs in the file, and how large each may be when unpacked (bytes)."""
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError, KeyError, TypeError)
"""What the zip module raises for files that are none, or are cut off, encrypted or made up."""


def write(target: Path, database: Path, key: bytes, facts: Mapping[str, Any]) -> None:
    """Writes a school's file: under another name first, read again and compared, then renamed. `facts`: what else the manifest says.

    Raises OSError (then there is no half file) and SchoolPackRefused where what was written is not what was to be.
    """
    part = target.with_name(target.name + ".part")
    digests = {DATABASE: _digest_of(database), KEY: hashlib.sha256(key).hexdigest()}
    manifest = {"format": VERSION, **facts, "sha256": digests, "bytes": {DATABASE: database.stat().st_size, KEY: len(key)}}
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
            packed.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
            packed.write(database, DATABASE)
            packed.writestr(KEY, key)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        _read(part, None)
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unpack(path: Path, place: Path) -> dict[str, Any]:
    """Lays database and key of a school's file into the folder `place`, under names of ours; gives the manifest.

    Nothing is named by the file. Raises SchoolPackRefused, or OSError where `place` cannot be written.
    """
    return _read(path, place)


def _read(path: Path, place: Path | None) -> dict[str, Any]:
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as packed:
            _require_members(path, packed)
            manifest = json.loads(_small(path, packed, MANIFEST))
            if manifest["format"] != VERSION:
                raise SchoolPackRefused(path, "newer" if manifest["format"] > VERSION else "zip")
            for name in (DATABASE, KEY):
                _unpack_one(path, packed, name, manifest["sha256"][name], place)
            return dict(manifest)
    except _BROKEN as error:  # RecursionError is a RuntimeError
        raise SchoolPackRefused(path, "zip") from error


def _require_members(path: Path, packed: zipfile.ZipFile) -> None:
    """Exactly those three, each once: no name leads anywhere, none is a link or a folder."""
    if sorted(one.filename for one in packed.infolist()) != sorted(MOST):
        raise SchoolPackRefused(path, "members")
    for one in packed.infolist():
        if one.file_size > MOST[one.filename]:
            raise SchoolPackRefused(path, "size")


def _small(path: Path, packed: zipfile.ZipFile, name: str) -> bytes:
    """A small member whole; what it says of its size is not believed."""
    with packed.open(name) as member:
        text = member.read(MOST[name] + 1)
    if len(text) > MOST[name]:
        raise SchoolPackRefused(path, "size")
    return text


def _unpack_one(path: Path, packed: zipfile.ZipFile, name: str, digest: object, place: Path | None) -> None:
    found, size = hashlib.sha256(), 0
    with contextlib.ExitStack() as stack:
        member = stack.enter_context(packed.open(name))
        out: IO[bytes] | None = None if place is None else stack.enter_context((place / name).open("xb"))
        while chunk := member.read(_CHUNK):
            size += len(chunk)
            if size > MOST[name]:
                raise SchoolPackRefused(path, "size")
            found.update(chunk)
            if out is not None:
                out.write(chunk)
    if found.hexdigest() != digest:
        raise SchoolPackRefused(path, "digest")
