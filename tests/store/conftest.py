"""An empty school and a clock for every test of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import HandClock
from wastequiz.store.db import Db
from wastequiz.store.school import open_school


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "school"


@pytest.fixture
def db(folder: Path, clock: HandClock) -> Iterator[Db]:
    opened = open_school(folder, clock=clock)
    yield opened
    opened.conn.close()
    opened.day.close()
    assert opened.lock
    opened.lock.release()
