"""Drawings as pixmaps: right in size and ink, kept but not for ever, and calm where one is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from wastequiz import paths
from wastequiz.stage import pictures
from wastequiz.stage.pictures import MISSING, Pictures, shade_of_grey
from wastequiz.stage.theme import HIGH_CONTRAST, Theme

BREAD, GEAR, BIN = "items/bread", "icons/gear", "bins/bin_food_idle"


@pytest.fixture
def drawn(qapp: Any) -> Pictures:
    return Pictures(Theme())


def bytes_of(pixmap: QPixmap) -> bytes:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    return bytes(image.constBits())


def inks(pixmap: QPixmap) -> set[str]:
    """The colours that cover something wholly."""
    image = pixmap.toImage()
    found = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in found if colour.alpha() == 255}


def test_a_drawing_is_as_wide_as_asked_and_keeps_its_shape(drawn: Pictures) -> None:
    pixmap = drawn.pixmap(BIN, 120)
    assert pixmap.width() == 120 and abs(pixmap.height() - 120 / drawn.aspect(BIN)) <= 1
    assert drawn.exists(BIN) and inks(pixmap)


def test_a_missing_drawing_shows_the_icon_that_stands_for_a_picture(drawn: Pictures) -> None:
    assert not drawn.exists("items/no_such_thing")
    assert bytes_of(drawn.pixmap("items/no_such_thing", 64)) == bytes_of(drawn.pixmap(MISSING, 64))
    assert drawn.aspect("items/no_such_thing") == drawn.aspect(MISSING)


def test_without_any_drawings_the_page_is_still_painted(qapp: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = Theme()
    monkeypatch.setattr(paths, "assets", lambda: tmp_path)
    pictures._source.cache_clear()
    try:
        bare = Pictures(theme)
        assert bare.aspect(BREAD) == 1 and bare.pixmap(BREAD, 40).width() == 40 and not bare.exists(BREAD)
    finally:
        pictures._source.cache_clear()


def test_an_icon_takes_the_ink_it_is_given(drawn: Pictures) -> None:
    assert QColor("#ff0000").name() in inks(drawn.pixmap(GEAR, 80, QColor("#ff0000")))
    assert QColor("#ff0000").name() not in inks(drawn.pixmap(GEAR, 80))


def test_high_contrast_draws_bins_in_its_own_colours(qapp: Any) -> None:
    light, strong = Theme(), Theme(HIGH_CONTRAST)
    assert light.hex("bin.food.base") != strong.hex("bin.food.base")
    assert light.hex("bin.food.base").lower() in inks(Pictures(light).pixmap(BIN, 160))
    assert strong.hex("bin.food.base").lower() in inks(Pictures(strong).pixmap(BIN, 160))


def test_a_pixmap_is_kept_and_the_oldest_go_when_there_are_too_many(drawn: Pictures, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn.pixmap(BREAD, 50)
    assert drawn.pixmap(BREAD, 50) is first
    monkeypatch.setattr(pictures, "KEEP_BYTES", 50 * 50 * 4 * 3)
    for name in (GEAR, "icons/back", "icons/clock", "icons/info", "icons/check"):
        drawn.pixmap(name, 50)
    assert drawn.pixmap(BREAD, 50) is not first and drawn._bytes <= pictures.KEEP_BYTES


def test_a_drawing_can_be_turned_and_drawn_without_being_kept(drawn: Pictures) -> None:
    def painted(paint: Any) -> bytes:
        page = QImage(100, 100, QImage.Format.Format_ARGB32)
        page.fill(0)
        p = QPainter(page)
        paint(p)
        p.end()
        return bytes(page.constBits())

    upright = painted(lambda p: drawn.draw(p, BREAD, 10, 10, 80))
    assert upright != painted(lambda p: drawn.draw(p, BREAD, 10, 10, 80, turn=90)) != painted(lambda p: None)
    kept = len(drawn._kept)
    assert painted(lambda p: drawn.draw_once(p, BREAD, 10, 10, 80)) != painted(lambda p: None)
    assert len(drawn._kept) == kept


@pytest.mark.parametrize("name", [BREAD, BIN, "bins/symbol_hazardous", "bins/bin_bag_idle@yellow@flame"])
def test_for_paper_every_colour_becomes_the_grey_that_is_as_light(qapp: Any, name: str) -> None:
    grey = Pictures(Theme(), grey=True)
    assert all(c[1:3] == c[3:5] == c[5:7] for c in inks(grey.pixmap(name, 60)))
    assert not all(c[1:3] == c[3:5] == c[5:7] for c in inks(Pictures(Theme()).pixmap(name, 60)))
    assert shade_of_grey(QColor("#ffffff")).name() == "#ffffff"
