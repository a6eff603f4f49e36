"""Where things are: beside the package in a checkout, inside it when installed, and the data where one says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from wastequiz import paths


def test_assets_and_questions_are_found_in_a_checkout() -> None:
    assert (paths.assets() / "tokens.json").is_file()
    assert (paths.questions() / "kinds.csv").is_file()


def test_an_installed_program_brings_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "assets").mkdir()
    monkeypatch.setattr(paths, "_INSTALLED", tmp_path)
    assert paths.assets() == tmp_path / "assets"
    assert paths.questions() != tmp_path / "questions"


def test_the_data_folder_is_the_one_that_was_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WASTEQUIZ_DATA", str(tmp_path / "named"))
    assert paths.data_folder(tmp_path / "chosen") == tmp_path / "chosen"
    assert paths.data_folder() == tmp_path / "named"


def test_a_portable_program_keeps_its_data_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WASTEQUIZ_DATA", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "wastequiz"))
    (tmp_path / "wastequiz-data").mkdir()
    assert paths.data_folder() == tmp_path / "wastequiz-data"


def test_else_the_data_lies_in_the_persons_own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WASTEQUIZ_DATA", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "wastequiz"))
    assert paths.data_folder().name == "wastequiz"


def test_the_trail_lies_elsewhere_than_the_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WASTEQUIZ_TRAIL", str(tmp_path / "trail.json"))
    assert paths.trail() == tmp_path / "trail.json"
    monkeypatch.delenv("WASTEQUIZ_TRAIL")
    monkeypatch.delenv("WASTEQUIZ_DATA", raising=False)
    assert paths.trail().name == "schools.json" and not paths.trail().is_relative_to(paths.data_folder())
