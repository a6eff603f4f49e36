"""The program runs from a wheel installed elsewhere: its pictures and questions come along."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what a wheel of this checkout unpacks to."""
    built = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = built.glob("*.whl")
    place = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(place)
    return place


def ask(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs the unpacked program from its own folder, with nothing of the checkout in reach."""
    environment = {**os.environ, "PYTHONPATH": str(place), "QT_QPA_PLATFORM": "offscreen", "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, "-m", "wastequiz", *words], cwd=place, env=environment, capture_output=True, text=True, check=False
    )


def test_the_bank_comes_along(installed: Path) -> None:
    done = ask(installed, "bank", "stats", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["items"] >= 300
    assert found["pictures"] >= 90
    assert (installed / "wastequiz" / "_data" / "questions" / "kinds.csv").is_file()


def test_it_really_is_the_installed_one(installed: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    code = "import wastequiz.paths as p; print(p.assets())"
    done = subprocess.run([sys.executable, "-c", code], cwd=installed, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == str(installed / "wastequiz" / "_data" / "assets")


def test_the_window_opens_from_it(installed: Path, tmp_path: Path) -> None:
    done = ask(installed, "--data", str(tmp_path / "school"), "open", "--quit-when-shown")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ms"] > 0
