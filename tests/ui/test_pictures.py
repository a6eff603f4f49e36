"""Every bin of every scheme has a character and a symbol of its own, in its hue."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from wastequiz import paths
from wastequiz.domain.schemes import HUES, SILHOUETTES, SYMBOLS, Bin
from wastequiz.domain.text import Text
from wastequiz.stage import pictures as stage_pictures
from wastequiz.stage.pictures import Pictures
from wastequiz.stage.theme import Theme
from wastequiz.ui.pictures import bin_picture, bin_symbol

MOODS = ("idle", "happy", "oops")


def bin_of(silhouette: str, hue: str, symbol: str) -> Bin:
    return Bin("x", Text(), hue, silhouette, symbol)


def seen(name: str) -> bytes:
    image = Pictures(Theme()).pixmap(name, 60).toImage()
    return bytes(image.constBits())


@pytest.mark.parametrize("national", list(zip(SILHOUETTES[:4], HUES[:4], SYMBOLS[:4], strict=True)))
def test_a_national_bin_is_the_drawing_itself(national: tuple[str, str, str]) -> None:
    for mood in MOODS:
        assert (paths.assets() / f"{bin_picture(bin_of(*national), mood)}.svg").is_file()
    assert (paths.assets() / f"{bin_symbol(bin_of(*national))}.svg").is_file()


def test_every_silhouette_is_drawn_in_every_mood_and_every_symbol_twice(qapp: Any) -> None:
    pictures = Pictures(Theme())
    for silhouette, mood in product(SILHOUETTES, MOODS):
        assert pictures.exists(bin_picture(bin_of(silhouette, "teal", "flame"), mood))
    for symbol, white in product(SYMBOLS, (True, False)):
        assert pictures.exists(bin_symbol(bin_of("cart", "brown", symbol), white=white))


@pytest.mark.parametrize("silhouette", SILHOUETTES)
def test_hue_and_symbol_show_on_the_character(qapp: Any, silhouette: str) -> None:
    looks = {(hue, symbol): seen(bin_picture(bin_of(silhouette, hue, symbol), "idle")) for hue, symbol in product(HUES, SYMBOLS)}
    assert len(set(looks.values())) == len(HUES) * len(SYMBOLS)


def test_a_symbol_is_drawn_in_its_bins_hue(qapp: Any) -> None:
    for symbol in SYMBOLS:
        assert len({seen(bin_symbol(bin_of("cart", hue, symbol))) for hue in HUES}) == len(HUES)


def test_only_the_newest_drawings_are_kept_as_read_and_the_others_are_read_again(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage_pictures, "KEEP_READ", 2)
    read: list[str] = []
    source = stage_pictures._source  # pyright: ignore[reportPrivateUsage]

    def noted(name: str) -> bytes:
        read.append(name)
        return source(name)

    monkeypatch.setattr(stage_pictures, "_source", noted)
    pictures = Pictures(Theme())
    names = [f"bins/bin_{kind}_idle" for kind in ("food", "residual", "bag")]
    for name in (*names, names[2], names[1], names[0]):
        assert pictures.aspect(name) == pytest.approx(0.8)
        pictures.pixmap(name, 40 + len(read))
    assert read == [*names, names[0]]
