"""The key of the journal's chain: made once, kept beside the school file and beside its backups."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from wastequiz.store.db import KEY_NAME

LENGTH = 32


def key_name(key_id: str) -> str:
    """The name under which a copy of that key lies beside backups."""
    return f"school-{key_id}.key"


def key_id(key: bytes) -> str:
    """A name for a key that does not give it away: 16 hex digits."""
    return hashlib.sha256(b"wastequiz key id" + key).hexdigest()[:16]


def make_key() -> bytes:
    return os.urandom(LENGTH)


def write_key(path: Path, key: bytes) -> None:
    """Writes a key so that it is there whole or not at all, readable by its owner alone."""
    part = path.with_name(path.name + ".part")
    fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        os.write(fd, key)
        os.fsync(fd)
    finally:
        os.close(fd)
    part.replace(path)


def keep_key_beside(place: Path, key: bytes) -> None:
    """Keeps a copy of the key beside backups, for the day the first one is lost."""
    path = place / key_name(key_id(key))
    if not path.exists():
        write_key(path, key)


def find_key(folder: Path, backups: Path, wanted: str) -> bytes | None:
    """The key whose id is `wanted`, from the folder or from beside the backups; None where neither has it."""
    for path in (folder / KEY_NAME, backups / key_name(wanted)):
        try:
            key = path.read_bytes()
        except OSError:
            continue
        if key_id(key) == wanted:
            return key
    return None
