"""`school`: a teacher's computers become one from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.store.making import HandClock, a_school
from wastequiz.cli.commands import wastequiz
from wastequiz.store import lock
from wastequiz.store.school import close_school


def say(*words: object) -> Any:
    return CliRunner().invoke(wastequiz, [str(word) for word in words])


@pytest.fixture
def schools(tmp_path: Path) -> tuple[Path, Path]:
    for name, rounds in (("here", 1), ("there", 2)):
        close_school(a_school(tmp_path / name, HandClock(), rounds))
    return tmp_path / "here", tmp_path / "there"


def test_two_schools_are_packed_looked_into_and_merged(schools: tuple[Path, Path], tmp_path: Path) -> None:
    here, there = schools
    packed = json.loads(say("school", "pack", tmp_path / "packed", "--data", there, "--json").stdout)
    assert packed["path"].endswith("packed.wqschool") and packed["bytes"] > 1000
    assert "6 answers" in say("school", "look", packed["path"]).stdout
    assert json.loads(say("school", "look", packed["path"], "--json").stdout)["answers"] == 6
    tried = say("school", "merge", packed["path"], "--dry-run", "--data", here)
    assert "6 new answers" in tried.stdout and "Nothing was changed." in tried.stdout
    found = json.loads(say("school", "merge", packed["path"], packed["path"], "--data", here, "--json").stdout)
    assert (found["imported"], found["dry_run"], len(found["files"])) == (10, False, 2)
    assert found["read"] >= found["imported"] and found["problems"] == []
    assert say("journal", "verify", "--data", here).exit_code == 0
    assert "6 answers" in say("school", "take", packed["path"], "--data", here).stdout
    assert json.loads(say("school", "take", packed["path"], "--data", tmp_path / "new", "--json").stdout)["answers"] == 6
    assert say("school", "pack", tmp_path / "again", "--data", there).stdout.strip().endswith("again.wqschool")


def test_what_cannot_be_taken_ends_with_a_sentence(schools: tuple[Path, Path], tmp_path: Path) -> None:
    here, _there = schools
    (tmp_path / "letter.wqschool").write_text("dear school")
    refused = say("school", "merge", tmp_path / "letter.wqschool", "--data", here)
    assert (refused.exit_code, "no school file" in refused.stderr) == (2, True)
    assert say("school", "merge", tmp_path / "letter.wqschool", "--data", tmp_path / "nothing").exit_code == 2
    held = lock.take(here)
    for words in (("merge", tmp_path / "letter.wqschool"), ("take", tmp_path / "letter.wqschool"), ("pack", tmp_path / "x")):
        assert say("school", *words, "--data", here).exit_code == 3
    held.release()


def test_a_portable_folder_takes_the_school_along_or_begins_empty(schools: tuple[Path, Path], tmp_path: Path) -> None:
    here, _there = schools
    made = json.loads(say("school", "portable", tmp_path / "stick", "--data", here, "--json").stdout)
    assert Path(made["data"]).name == "wastequiz-data"
    assert sorted(p.name for p in (tmp_path / "stick").iterdir()) == ["start-wastequiz.bat", "start-wastequiz.sh", "wastequiz-data"]
    assert (Path(made["data"]) / "school.db").exists()
    assert "Data: " in say("school", "portable", tmp_path / "stick", "--data", made["data"]).stdout
    empty = say("school", "portable", tmp_path / "other", "--empty", "--data", here)
    assert "Start with: " in empty.stdout
    assert not (tmp_path / "other" / "wastequiz-data" / "school.db").exists()
