"""What a prize's QR code says can be read back, and says nothing about who won."""

from __future__ import annotations

from dataclasses import replace

from wastequiz.domain.events import Draw
from wastequiz.domain.prize_slip import Slip, payload, read

DIGEST = "3f9a2c71" + "ab" * 28
DRAW = Draw(
    "019a9c3e-77f0-7c11-9d2a-5b8e4f60a7d3",
    "019a9c3e-0000-7c11-9d2a-000000000001",
    "station-1",
    "commitment-1",
    12,
    "visit-77",
    ("bag", "", "bag", "pen"),
    0,
    "bag",
    "0482",
    "drawn",
    1_764_200_000_000,
    "2026-11-27",
    "fox",
    round="round-5",
)


def test_a_slip_can_be_read_back() -> None:
    assert read(payload(DRAW, DIGEST)) == Slip("0482", DRAW.id, DRAW.event, "3f9a2c71")


def test_a_slip_without_a_promise_can_be_read_back_too() -> None:
    assert read(f" {payload(DRAW, '')}\n") == Slip("0482", DRAW.id, DRAW.event, "")


def test_it_is_written_so_that_a_qr_code_needs_half_the_room() -> None:
    allowed = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert set(payload(DRAW, DIGEST)) <= allowed, "ISO/IEC 18004's alphanumeric mode"


def test_nobody_is_in_it() -> None:
    """Neither the animal nor the visit, the round, the station, the time or the prize: another winner's slip reads the same."""
    other = replace(DRAW, visit="visit-1", who="owl", round="", station="station-9", utc_ms=0, day="2026-01-01", prize="pen", n=900)
    assert payload(other, DIGEST) == payload(DRAW, DIGEST)


def test_what_is_no_slip_is_none() -> None:
    for text in (
        "",
        "https://example.org",
        "WQ2/0482/a/b/3F9A2C71",
        "WQ1/482/a/b/3F9A2C71",
        "WQ1/0482/a/b/3F9A",
        "WQ1/0482/a b/c/3F9A2C71",
    ):
        assert read(text) is None, text
