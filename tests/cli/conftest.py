"""Every test of the command line speaks English, and has a folder of its own; a small school is made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import run
from wastequiz import i18n


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A school with two classes and some play."""
    place = tmp_path_factory.mktemp("made") / "data"
    i18n.use("en")
    result = run("demo", "fill", "--classes", "2", "--students", "9", "--answers", "305", "--seed", "4", "--data", place)
    assert result.exit_code == 0, result.output
    return place


@pytest.fixture
def school(made_once: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may do anything to."""
    return Path(shutil.copytree(made_once, tmp_path / "school"))
