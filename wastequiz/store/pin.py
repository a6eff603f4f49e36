"""The staff PIN: kept as a slow hash, and guessed at most about a hundred times a day, whatever is done to clock or power."""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from typing import Any

from wastequiz.domain.errors import PinLocked, PinTooShort, PinWrong
from wastequiz.store import journal, settings
from wastequiz.store.db import Db

MINIMUM = 6
TRIES = 5
FIRST_WAIT_MS = 30_000
LONGEST_WAIT_MS = 15 * 60_000

_HASH = "pin_hash"
_COUNT = "pin_count"
_N, _R, _P = 1 << 15, 8, 1
_MEMORY = 64 * 1024 * 1024


def set_pin(db: Db, pin: str) -> None:
    """Sets the PIN: at least 6 digits. Raises PinTooShort for fewer or for other signs. Whoever calls this has checked the old one."""
    digits = _digits(pin)
    if len(digits) < MINIMUM or not digits.isdecimal():
        raise PinTooShort(MINIMUM)
    salt = os.urandom(16)
    kept = {"n": _N, "r": _R, "p": _P, "salt": salt.hex(), "hash": _scrypt(digits, salt, _N, _R, _P).hex()}
    with db.transaction():
        settings.set(db, _HASH, kept)
        settings.set(db, _COUNT, _fresh())
        journal.append(db, "pin_set", {})


def has_pin(db: Db) -> bool:
    """Whether a PIN was ever set; there is no default one."""
    return settings.get(db, _HASH) is not None


def wait_ms(db: Db) -> int:
    """How long the next try must still wait, in ms; 0 when it may be made now.

    Only the clock that runs since the computer's start counts. After a restart of the computer the whole wait begins again, so moving the
    wall clock, in either direction, never shortens it.
    """
    count = settings.get(db, _COUNT, _fresh())
    wait = _wait_after(count["failures"])
    if not wait:
        return 0
    now = db.clock.mono_ms()
    if count["boot"] != db.boot or now < count["mono_ms"]:
        settings.set(db, _COUNT, {"failures": count["failures"], "boot": db.boot, "mono_ms": now})
        return wait
    return max(0, wait - (now - count["mono_ms"]))


def tries_left(db: Db) -> int:
    """How many wrong tries are left before waiting begins, 0..5."""
    return max(0, TRIES - settings.get(db, _COUNT, _fresh())["failures"])


def check(db: Db, pin: str) -> None:
    """Returns where `pin` is right. Takes about 0.1 s. The try is counted on the disk before it is checked.

    Raises PinWrong (tries left 1..4), PinLocked (too many; seconds to wait, at least 1), KeyError where no PIN was set.
    Commits: an open transaction is written out and a new one is open afterwards.
    """
    kept: dict[str, Any] | None = settings.get(db, _HASH)
    if kept is None:
        raise KeyError(_HASH)
    with db.outside_transaction():
        wait = wait_ms(db)
        if wait:
            raise PinLocked(-(-wait // 1000))
        failures = begin_try(db)
        if _same(_digits(pin), kept):
            with db.transaction():
                settings.set(db, _COUNT, _fresh())
                journal.append(db, "unlock", {})
            return
        journal.append(db, "pin_failed", {"failures": failures})
    wait = _wait_after(failures)
    raise PinLocked(wait // 1000) if wait else PinWrong(TRIES - failures)


def begin_try(db: Db) -> int:
    """Counts one try as wrong until it proves right, and commits that; gives the number of tries since the last right one."""
    with db.transaction():
        failures = settings.get(db, _COUNT, _fresh())["failures"] + 1
        settings.set(db, _COUNT, {"failures": failures, "boot": db.boot, "mono_ms": db.clock.mono_ms()})
    return failures


def _fresh() -> dict[str, Any]:
    return {"failures": 0, "boot": "", "mono_ms": 0}


def _wait_after(failures: int) -> int:
    return min(FIRST_WAIT_MS << min(failures - TRIES, 20), LONGEST_WAIT_MS) if failures >= TRIES else 0


def _digits(pin: str) -> str:
    """Full-width digits count as digits, spaces around are nothing."""
    return unicodedata.normalize("NFKC", pin).strip()


def _same(digits: str, kept: dict[str, Any]) -> bool:
    found = _scrypt(digits, bytes.fromhex(kept["salt"]), kept["n"], kept["r"], kept["p"])
    return hmac.compare_digest(found, bytes.fromhex(kept["hash"]))


def _scrypt(digits: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(digits.encode("utf-8", "replace"), salt=salt, n=n, r=r, p=p, maxmem=_MEMORY)
