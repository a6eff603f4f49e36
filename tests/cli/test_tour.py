"""`tour`: a picture of every place and state, the same every time."""

from __future__ import annotations

import json
import typing
from pathlib import Path

import pytest

from tests.cli.running import process, run


@pytest.mark.slow
def test_two_tours_show_every_place_and_give_the_same_bytes(tmp_path: Path) -> None:
    from wastequiz.ui.places import Place

    tours: list[list[Path]] = []
    for name in ("one", "two"):
        done = process("tour", "--out", tmp_path / name, "--size", "640x360", "--lang", "en", "--json")
        assert done.returncode == 0, done.stderr
        taken = json.loads(done.stdout)
        assert {t["place"] for t in taken} == {place.__name__ for place in typing.get_args(Place)}
        assert len({t["state"] for t in taken}) == len(taken)
        tours.append([Path(t["file"]) for t in taken])
    for one, two in zip(*tours, strict=True):
        assert one.name == two.name
        assert one.read_bytes() == two.read_bytes(), one.name


@pytest.mark.slow
def test_a_tour_speaks_wears_and_fits_what_was_asked_for(tmp_path: Path) -> None:
    pictures: dict[str, bytes] = {}
    for options in (
        ("--lang", "en", "--size", "640x360"),
        ("--lang", "zh_CN", "--size", "640x360", "--text-size", "largest"),
        ("--lang", "en", "--size", "360x640", "--theme", "highContrast"),
    ):
        done = process("tour", "--out", tmp_path / "out", "--only", "01_first", *options)
        assert done.returncode == 0, done.stderr
        (file,) = done.stdout.splitlines()
        pictures[" ".join(options)] = Path(file).read_bytes()
    assert len(set(pictures.values())) == len(pictures)


def test_a_tour_needs_a_folder_it_may_write_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for out, said in ((tmp_path / "file", "is a file"), (tmp_path / "file" / "below", "cannot be saved in")):
        done = process("tour", "--out", out)
        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_an_unknown_language_names_those_there_are(tmp_path: Path) -> None:
    result = run("tour", "--out", tmp_path, "--lang", "tlh")
    assert result.exit_code == 2
    assert "zh_CN" in result.stderr
