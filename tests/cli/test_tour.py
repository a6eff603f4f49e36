"""`tour`: a picture of every place and state, the same every time."""

from __future__ import annotations

import json
import typing
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.cli.running import process, run
from wastequiz.cli.touring import Wanted

MOST_PIXELS, MOST_SHADE = 0.005, 24
"""Qt lets go of a font by the clock, and letters lettered anew may differ by a shade: in so many pixels, by so much of 255."""


@pytest.mark.slow
def test_two_tours_show_every_place_and_look_the_same(tmp_path: Path) -> None:
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
        same = one.read_bytes() == two.read_bytes()  # asserted as it is, pytest would tell the bytes apart for a quarter of an hour
        assert same or all(x <= most for x, most in zip(apart(one, two), (MOST_PIXELS, MOST_SHADE), strict=True)), one.name


def apart(one: Path, two: Path) -> tuple[float, int]:
    """The share of pixels that differ, and by how much of 255 at most."""
    pictures = [QImage(str(file)).convertToFormat(QImage.Format.Format_RGB888) for file in (one, two)]
    a, b = (bytes(picture.constBits()) for picture in pictures)
    assert len(a) == len(b) > 0
    shades = [abs(x - y) for x, y in zip(a, b, strict=True)]
    return sum(s > 0 for s in shades) / len(shades), max(shades)


def test_another_picture_is_seen_to_be_another(tmp_path: Path) -> None:
    for name, colour in (("grey", "#808080"), ("a_shade_off", "#848484"), ("other", "#C08080")):
        picture = QImage(100, 100, QImage.Format.Format_RGB888)
        picture.fill(QColor("#808080"))
        for at in range(40):
            picture.setPixelColor(at, 0, QColor(colour))
        picture.save(str(tmp_path / f"{name}.png"))
    assert apart(tmp_path / "grey.png", tmp_path / "a_shade_off.png") == (40 / 10_000, 4)
    assert apart(tmp_path / "grey.png", tmp_path / "other.png")[1] > MOST_SHADE


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


def test_a_picture_is_asked_for_by_its_number_or_by_a_word() -> None:
    def wanted(only: str) -> Wanted:
        return Wanted((1, 1), "en", "light", "normal", only)

    assert [wanted(only).number for only in ("", "home", "7_home", "07_home", "111_game")] == [None, None, None, 7, 111]
    assert wanted("home").asks_for("07_home") and wanted("home").asks_for("161_home_known_student")
    assert wanted("01_first").asks_for("01_first_start") and not wanted("01_first").asks_for("101_first_start")


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
