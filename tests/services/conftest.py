"""A school with the built-in bank, made once and copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from wastequiz.services.school import School


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("loaded") / "school"
    School(folder).open_and_wait().close()
    return folder


@pytest.fixture
def folder(loaded: Path, tmp_path: Path) -> Path:
    """The folder of a school of one's own, not open."""
    return Path(shutil.copytree(loaded, tmp_path / "school"))


@pytest.fixture
def school(folder: Path) -> Iterator[School]:
    """A school of one's own, open."""
    opened = School(folder).open_and_wait()
    yield opened
    opened.close()
