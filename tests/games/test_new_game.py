"""A new game is one command away: what is written runs, and its own tests pass."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.games import new_game

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_what_is_written_runs_and_passes_its_own_tests(tmp_path: Path) -> None:
    for folder in ("wastequiz", "tests/games"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "tests/conftest.py", "tests/remembering.py"):
        shutil.copy(ROOT / file, tmp_path / file)
    shutil.copytree(ROOT / "tests/journeys", tmp_path / "tests/journeys", ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("assets", "questions"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    new_game.write("snow_race", tmp_path)
    ours = [
        "tests/games/snow_race",
        "tests/games/test_games.py::test_a_card_is_whole",
        "tests/games/test_games.py::test_every_folder_is_a_game_and_every_game_a_folder",
    ]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *ours],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "snow_race" in (tmp_path / "wastequiz/games/__init__.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Snow race", "9pins", "", "a__b"])
def test_a_name_that_is_none_is_refused_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="is no name for a game: use small letters"):
        new_game.write(name, tmp_path)


def test_a_name_that_is_taken_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="there is a game 'conveyor' already: choose another name"):
        new_game.write("conveyor", ROOT)
