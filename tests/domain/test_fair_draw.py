"""The fair draw: it follows its written rule to the letter, favours no sector, and what was published can be checked by anybody."""

from __future__ import annotations

import copy
import hashlib
import hmac
from collections import Counter
from typing import Any

import pytest

from tests.domain.chance import p_of, survival
from wastequiz.domain import fair_draw
from wastequiz.domain.fair_draw import digest_of, new_seed, sector_of, verify

SEED = bytes(range(32))
RING = ["a", "b", "a", "", "c"]


def seed_number(n: int) -> bytes:
    """Seeds nobody chose."""
    return hashlib.sha256(b"wastequiz %d" % n).digest()


def published(count: int = 5) -> dict[str, Any]:
    """A day with two promises, as it is given out."""
    commitments: list[dict[str, Any]] = []
    for which in (1, 2):
        seed = seed_number(which)
        sectors = [sector_of(seed, n, len(RING)) for n in range(1, count + 1)]
        draws = [{"n": n, "sectors": RING, "sector": s, "prize": RING[s]} for n, s in enumerate(sectors, 1)]
        commitments.append({"id": f"promise-{which}", "digest": digest_of(seed), "seed": seed.hex(), "draws": draws})
    return {"wastequiz_draws": 1, "commitments": commitments}


# ---- the rule
def test_a_draw_is_the_hmac_of_its_number_modulo_the_sectors() -> None:
    for n, k in ((1, 4), (17, 10), (10_000, 16)):
        by_hand = int(hmac.new(SEED, str(n).encode(), hashlib.sha256).hexdigest(), 16) % k
        assert sector_of(SEED, n, k) == by_hand


def test_a_draw_is_the_one_that_openssl_and_bc_find() -> None:
    # printf 17 | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102...1e1f, then modulo 10
    said = hmac.new(SEED, b"17", hashlib.sha256).hexdigest()
    assert said.startswith("47cdebcdb73f89f2") and sector_of(SEED, 17, 10) == 8


def test_a_number_that_would_favour_a_sector_is_rejected_and_the_next_one_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    limit = (1 << 256) - (1 << 256) % 10

    def number(_seed: bytes, message: bytes) -> int:
        asked.append(message)
        return {b"7": limit, b"7/1": (1 << 256) - 1, b"7/2": limit - 1}[message]

    monkeypatch.setattr(fair_draw, "number", number)
    assert sector_of(SEED, 7, 10) == 9
    assert asked == [b"7", b"7/1", b"7/2"]


def test_a_wheel_of_as_many_sectors_as_a_power_of_two_rejects_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def highest(_seed: bytes, _message: bytes) -> int:
        return (1 << 256) - 1

    monkeypatch.setattr(fair_draw, "number", highest)
    assert sector_of(SEED, 1, 16) == 15


def test_seeds_are_32_bytes_and_no_two_alike() -> None:
    seeds = {new_seed() for _ in range(100)}
    assert len(seeds) == 100 and {len(seed) for seed in seeds} == {32}
    assert digest_of(SEED) == hashlib.sha256(SEED).hexdigest()


# ---- fairness
def test_a_million_draws_favour_no_sector_and_do_not_hang_together() -> None:
    k = 11
    drawn = [sector_of(seed_number(0), n, k) for n in range(1, 1_000_001)]
    assert p_of(list(Counter(drawn).values())) > 0.001
    pairs = Counter(zip(drawn[::2], drawn[1::2], strict=True))
    assert len(pairs) == k * k and p_of(list(pairs.values())) > 0.001


def test_a_draw_that_takes_one_byte_modulo_the_sectors_is_found_out() -> None:
    biased = [hmac.digest(seed_number(0), b"%d" % n, "sha256")[0] % 11 for n in range(1, 100_001)]
    assert p_of(list(Counter(biased).values())) < 0.001


@pytest.mark.parametrize("k", [4, 7, 10, 16])
def test_first_draws_of_many_seeds_favour_no_sector(k: int) -> None:
    drawn = Counter(sector_of(seed_number(n), 1, k) for n in range(20_000))
    assert p_of(list(drawn.values())) > 0.001


@pytest.mark.parametrize(("chi2", "degrees", "p"), [(3.841, 1, 0.05), (16.919, 9, 0.05), (29.588, 10, 0.001), (37.697, 15, 0.001)])
def test_the_yardstick_agrees_with_printed_tables(chi2: float, degrees: int, p: float) -> None:
    assert survival(chi2, degrees) == pytest.approx(p, rel=0.01)


# ---- checking
def test_what_was_published_as_it_was_drawn_is_right() -> None:
    assert verify(published()) == ()


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("seed",), seed_number(9).hex(), "digest promise-1 0"),
        (("seed",), "", "seed promise-1 0"),
        (("digest",), digest_of(SEED), "digest promise-1 0"),
        (("draws", 2, "n"), 4, "number promise-1 3"),
        (("draws", 2, "sector"), 99, "sector promise-1 3"),
        (("draws", 2, "prize"), "another", "prize promise-1 3"),
        (("draws", 2, "sectors"), RING[:3], "sectors promise-1 3"),
        (("draws", 2, "sectors"), "ring", "sectors promise-1 3"),
        (("draws", 2), None, "format - 0"),
        (("seed",), "no hex", "format - 0"),
        (("draws",), 7, "format - 0"),
    ],
)
def test_every_change_is_found(path: tuple[Any, ...], value: object, fault: str) -> None:
    changed = copy.deepcopy(published())
    place: Any = changed["commitments"][0]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert verify(changed) == (fault,)


def test_a_draw_that_was_left_out_is_missed() -> None:
    changed = published()
    del changed["commitments"][1]["draws"][1]
    assert verify(changed) == ("number promise-2 2", "number promise-2 3", "number promise-2 4")


def test_moving_the_sectors_round_after_the_draw_is_found() -> None:
    changed = published()
    for draw in changed["commitments"][0]["draws"]:
        draw["sectors"] = [*draw["sectors"][1:], draw["sectors"][0]]
    assert any(fault.startswith("prize promise-1") for fault in verify(changed))


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({}, "format - 0"),
        ({"wastequiz_draws": True, "commitments": []}, "format - 0"),
        ({"wastequiz_draws": 0, "commitments": []}, "format - 0"),
        ({"wastequiz_draws": 1, "commitments": {}}, "format - 0"),
        ({"wastequiz_draws": 2, "commitments": []}, "newer - 0"),
        ({"wastequiz_draws": 1, "commitments": []}, "empty - 0"),
        ({"wastequiz_draws": 1, "commitments": [7]}, "format - 0"),
    ],
)
def test_what_is_no_list_of_draws_is_told_apart(given: dict[str, Any], fault: str) -> None:
    assert verify(given) == (fault,)
