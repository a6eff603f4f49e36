"""The fair draw: which sector of the wheel comes next, from a seed that was published beforehand as its digest; and whether it was so.

draw number n of a seed, on a wheel of k equal sectors, counted from 0 at the top and clockwise:

1. t = 0. The message is the decimal number n in ASCII ("1", "2", ...); for t > 0 it is followed by "/" and t ("1/1", "1/2", ...).
2. x = HMAC-SHA256(key = the seed's 32 bytes, message), read as a whole number of 256 bits, the highest byte first.
3. Where x is not below the greatest multiple of k that 256 bits hold, it is rejected: t grows by one, and back to 1.
4. The sector is x modulo k.

The digest that is shown before is SHA-256 of the seed's 32 bytes, as 64 hexadecimal digits. Nothing else takes part: neither time, nor
who spins, nor what was won before. Source: NIST SP 800-90A Rev. 1, A.5.1 (simple discard method).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Any, cast

from wastequiz.domain.events import LEAST_SECTORS, MOST_SECTORS

SEED_BYTES = 32
VERSION = 1
"""Of what is published, in its field "wastequiz_draws"."""
_RANGE = 1 << 256


def new_seed() -> bytes:
    """32 bytes nobody can know beforehand, from the operating system."""
    return secrets.token_bytes(SEED_BYTES)


def digest_of(seed: bytes) -> str:
    """What is shown before: SHA-256 of the seed, in hex."""
    return hashlib.sha256(seed).hexdigest()


def number(seed: bytes, message: bytes) -> int:
    """HMAC-SHA256 of a message under the seed, as a whole number of 256 bits."""
    return int.from_bytes(hmac.digest(seed, message, "sha256"))


def sector_of(seed: bytes, n: int, k: int) -> int:
    """Which of `k` equal sectors draw number `n` (from 1) of this seed leads to, from 0."""
    limit, t = _RANGE - _RANGE % k, 0
    x = number(seed, b"%d" % n)
    while x >= limit:
        t += 1
        x = number(seed, b"%d/%d" % (n, t))
    return x % k


# ---- checking what was published
def verify(published: Mapping[str, Any]) -> tuple[str, ...]:
    """Whether every published draw follows from its seed, and no number is missing: () when all is well, else "code commitment n", one a fault.

    Codes: "format" (this is no list of draws), "newer" (of a later program), "empty" (no draw in it), "seed" (not revealed, or none),
    "digest" (the seed is not the one that was promised), "number" (missing, twice or out of order), "sectors" (no wheel),
    "sector" (another one follows from the seed), "prize" (another one stands on that sector). `commitment` '-' and `n` 0 where it is about all.
    """
    version = published.get("wastequiz_draws")
    commitments = published.get("commitments")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1 or not isinstance(commitments, list):
        return ("format - 0",)
    if version > VERSION:
        return ("newer - 0",)
    faults: list[str] = []
    count = 0
    for commitment in cast("list[Any]", commitments):
        try:
            found, draws = _verify_commitment(commitment)
        except (KeyError, TypeError, ValueError, AttributeError):
            found, draws = ["format - 0"], 0
        faults += found
        count += draws
    return tuple(faults) if faults or count else ("empty - 0",)


def _verify_commitment(commitment: Any) -> tuple[list[str], int]:
    name = str(commitment["id"])[:64] or "-"
    draws = list(commitment["draws"])
    seed = bytes.fromhex(commitment["seed"])
    if len(seed) != SEED_BYTES:
        return [f"seed {name} 0"], len(draws)
    if digest_of(seed) != commitment["digest"]:
        return [f"digest {name} 0"], len(draws)
    faults = (_fault(seed, draw, n) for n, draw in enumerate(draws, 1))
    return [f"{code} {name} {n}" for n, code in enumerate(faults, 1) if code], len(draws)


def _fault(seed: bytes, draw: Any, n: int) -> str:
    sectors, sector = draw["sectors"], draw["sector"]
    if draw["n"] != n:
        return "number"
    if not isinstance(sectors, list) or not LEAST_SECTORS <= len(cast("list[Any]", sectors)) <= MOST_SECTORS:
        return "sectors"
    if sector != sector_of(seed, n, len(cast("list[Any]", sectors))):
        return "sector"
    return "" if sectors[sector] == draw["prize"] else "prize"
