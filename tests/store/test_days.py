"""The day file: what is torn is passed over, what cannot be written waits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wastequiz.store.days import DayFile, opened, read_days, sealed

DAY = "2026-11-22"


def line(n: int, urgent: bool = False, day: str = DAY) -> tuple[str, bytes, bool]:
    return day, sealed(f'{{"n":{n}}}'), urgent


def numbers(folder: Path) -> list[int]:
    return [r["n"] for r in read_days(folder)]


def test_a_line_opens_only_as_it_was_sealed() -> None:
    whole = sealed('{"a":"垃圾","crc":"not this"}')
    assert opened(whole) == {"a": "垃圾", "crc": "not this"}
    for harmed in (whole[:-5], whole[1:], whole.replace(b"not", b"now"), b"", b"text\n", b'{"a":1}\n'):
        assert opened(harmed) is None


def test_a_torn_line_costs_itself_alone(tmp_path: Path) -> None:
    first = DayFile(tmp_path)
    first.write([line(1), line(2)])
    first.close()
    path = tmp_path / "days" / f"{DAY}.ndjson"
    path.write_bytes(path.read_bytes()[:-7])
    again = DayFile(tmp_path)
    again.write([line(3)])
    again.close()
    assert numbers(tmp_path) == [1, 3]


def test_what_cannot_be_written_waits_and_nothing_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = DayFile(tmp_path)
    day.write([line(1)])
    real = os.write

    def half(fd: int, data: bytes) -> int:
        return real(fd, data[:5])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        day.write([line(2), line(3, urgent=True)])
    assert day.waiting == 2
    assert day.sync()
    assert day.waiting == 0
    day.write([line(4), line(5, day="2026-11-23")])
    day.close()
    assert numbers(tmp_path) == [1, 2, 3, 4, 5]


def test_syncing_says_whether_there_was_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = DayFile(tmp_path)
    assert not day.sync()
    day.close()
    day.write([line(1, urgent=True)])
    assert day.urgent
    assert day.unsynced

    def broken(_fd: int) -> None:
        raise OSError("no")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", broken)
        assert not day.sync()
    assert day.sync()
    assert not day.urgent
    assert not day.sync()
    day.close()
