"""The window from the command line: `wastequiz`, `open`, and what they say where no window can be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ROOT, process
from wastequiz.cli.opening import without_data
from wastequiz.store import lock

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.parametrize("command", [(), ("open",), ("open", "--quit-when-shown")])
def test_without_a_display_one_sentence_offers_the_tour(folder: Path, command: tuple[str, ...]) -> None:
    done = process(*command, "--data", folder)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "tour" in done.stderr
    assert not folder.exists()


def test_qt_that_does_not_load_is_one_sentence_with_the_loaders_own_line(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken" / "PySide6"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('libEGL.so.1: cannot open shared object file')")
    paths = f"{broken.parent}:{ROOT}"
    for command in (("open", "--quit-when-shown"), (), ("robot",), ("tour", "--out", str(tmp_path / "out"))):
        done = process(*command, "--data", folder, PYTHONPATH=paths, **OFFSCREEN)
        assert done.returncode == 2, done.stderr
        assert "The window library does not load." in done.stderr
        assert "libEGL.so.1" in done.stderr
        assert "Traceback" not in done.stderr
    looked = process("doctor", "--json", "--data", folder, PYTHONPATH=paths)
    assert looked.returncode == 1
    (line,) = [check for check in json.loads(looked.stdout)["checks"] if check["state"] == "bad"]
    assert line["name"] == "qt"
    assert "libEGL.so.1" in line["what"]
    assert process("lookup", "香蕉皮", PYTHONPATH=paths).returncode == 0


def test_open_ends_once_the_first_page_is_shown_and_tells_how_long_that_took(folder: Path) -> None:
    for _first_start_then_again in range(2):
        done = process("open", "--quit-when-shown", "--data", folder, **OFFSCREEN)
        assert done.returncode == 0, done.stderr
        (line,) = done.stdout.splitlines()
        assert json.loads(line)["ms"] > 100
    assert (folder / "school.clean").exists()


def test_open_shows_home_of_a_school_that_was_set_up(school: Path) -> None:
    done = process("open", "--quit-when-shown", "--data", school, **OFFSCREEN)
    assert done.returncode == 0, done.stderr
    assert list(json.loads(done.stdout)) == ["ms"]


@pytest.mark.parametrize("command", [("open", "--quit-when-shown"), ("robot", "--ack")])
def test_while_another_holds_the_school_the_sentence_says_so_and_the_code_is_3(school: Path, command: tuple[str, ...]) -> None:
    held = lock.take(school)
    try:
        done = process(*command, "--data", school, **OFFSCREEN)
    finally:
        held.release()
    assert done.returncode == 3
    assert "in use" in done.stderr
    assert done.stdout == ""


def test_a_damaged_school_is_said_and_ends_with_2(school: Path) -> None:
    (school / "school.db").write_bytes(b"\0" * 5000)
    done = process("open", "--quit-when-shown", "--data", school, **OFFSCREEN)
    assert done.returncode == 2
    assert "damaged" in done.stderr


def test_the_short_way_finds_the_data_folder_wherever_it_stands() -> None:
    for written in (["--data", "x", "open"], ["open", "--data", "x"], ["open", "--data=x"]):
        assert without_data(written) == (["open"], Path("x"))
    for odd in (["open", "--data"], ["--data", "--quit-when-shown"], ["--data="], ["--data", __file__]):
        assert without_data(odd) == (odd, None)
