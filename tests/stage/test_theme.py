"""Colours, sizes and fonts come from the tokens; contrast holds; a missing font changes the letters and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor

from wastequiz import paths
from wastequiz.domain.errors import AssetMissing
from wastequiz.services.preferences import TEXT_SIZES as CHOICES
from wastequiz.services.preferences import THEMES as CHOSEN
from wastequiz.stage import theme as themes
from wastequiz.stage import words
from wastequiz.stage.look import Look
from wastequiz.stage.theme import HIGH_CONTRAST, HUES, LIGHT, TEXT_SIZES, THEMES, Theme, font_is_whole, motion_ms, tokens

NEED = {"body": 4.5, "large": 3.0, "ui": 3.0}
PAIRS = [
    # foreground, background, ratio in light: what the screens paint most
    ("ink.text", "surface.paper", 4.5),
    ("ink.text", "surface.card", 4.5),
    ("ink.text", "surface.paper2", 4.5),
    ("ink.text", "surface.desk", 4.5),
    ("ink.text", "right.sheet", 4.5),
    ("ink.text", "right.fill", 4.5),
    ("ink.text", "tryAgain.sheet", 4.5),
    ("ink.textSecondary", "surface.paper", 4.5),
    ("ink.textSecondary", "surface.card", 4.5),
    ("ink.textSecondary", "surface.desk", 4.5),
    ("ink.textSecondary", "right.sheet", 4.5),
    ("ink.textSecondary", "tryAgain.sheet", 4.5),
    ("ink.textHint", "surface.card", 4.5),
    ("tryAgain.lip", "tryAgain.sheet", 4.5),
    ("ink.onColour", "brand.primary", 4.5),
    ("ink.onColour", "tryAgain.fill", 4.5),
    ("ink.onColour", "accent.rose", 4.5),
    ("brand.primaryLip", "surface.card", 4.5),
    ("brand.primaryLip", "brand.primaryTint", 4.5),
    ("data.danger", "surface.card", 4.5),
    ("data.good", "surface.card", 4.5),
    *[(f"bin.{family}.shade", f"bin.{family}.tint", 4.5) for family in HUES.values()],
    *[("ink.onColour", f"bin.{family}.base", 4.5) for family in HUES.values()],
    *[(f"bin.{family}.base", "surface.card", 3.0) for family in HUES.values()],
    ("focus.outer", "surface.paper", 3.0),
    ("focus.outer", "surface.card", 3.0),
    ("focus.outer", "focus.inner", 3.0),
    ("brand.primary", "surface.card", 3.0),
]
TEXTS = ("ink.text", "ink.onColour", "tryAgain.lip", "brand.primaryLip", "data.danger")
"""In high contrast these stand at 7 to 1."""


def luminance(colour: str) -> float:
    """As WCAG 2 has it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def ratio(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert round(ratio("#000000", "#FFFFFF"), 2) == 21 and ratio("#777777", "#777777") == 1


@pytest.mark.parametrize(("fg", "bg", "need"), PAIRS, ids=[f"{fg}-on-{bg}" for fg, bg, _ in PAIRS])
def test_what_is_painted_on_what_can_be_read(fg: str, bg: str, need: float) -> None:
    light, strong = Theme(LIGHT), Theme(HIGH_CONTRAST)
    assert ratio(light.hex(fg), light.hex(bg)) >= need
    assert ratio(strong.hex(fg), strong.hex(bg)) >= (7.0 if need == 4.5 and fg in TEXTS else need)


@pytest.mark.parametrize("name", THEMES)
def test_the_contrast_table_of_the_tokens_is_true_of_its_colours(name: str) -> None:
    table = tokens()["contrast"][name]
    own = json.dumps(tokens()["colour"]).upper()
    assert len(table) > 10
    for row in table:
        assert row["fg"].upper() in own, row["pair"]
        assert row["bg"].upper() in own or row["pair"].startswith("heat cell"), row["pair"]  # that one is mixed of two
        found = ratio(row["fg"], row["bg"])
        assert abs(found - row["ratio"]) < 0.02, row["pair"]
        assert found >= row["need"] and row["pass"], row["pair"]


def test_high_contrast_has_thick_borders_and_recolours_drawings() -> None:
    assert Theme(HIGH_CONTRAST).border_floor > Theme().border_floor == 0
    assert Theme(HIGH_CONTRAST).recolour() and not Theme().recolour()


def test_an_unknown_theme_is_the_light_one_and_an_unknown_colour_an_error() -> None:
    assert Theme("neon").name == LIGHT
    for token in ("ink.invisible", "ink", "nothing.at.all"):
        with pytest.raises(KeyError):
            Theme().hex(token)


def test_a_hue_without_a_family_is_grey_and_a_colour_may_let_through() -> None:
    assert Theme().bin("mauve") == Theme().bin("grey")
    assert Theme().colour("ink.text", 0.5).alphaF() == pytest.approx(0.5, abs=0.01)


def test_the_choices_of_settings_are_those_of_the_theme() -> None:
    assert tuple(TEXT_SIZES) == CHOICES and THEMES == CHOSEN


def test_movements_last_what_the_tokens_say() -> None:
    assert motion_ms("sheetUp") == tokens()["motion"]["durationMs"]["sheetUp"]
    assert motion_ms("wheelSpin") == tokens()["motion"]["durationMs"]["wheelSpin"][0]


def test_the_programs_own_font_has_the_words_it_needs(qapp: Any) -> None:
    assert font_is_whole() and "Noto Sans CJK SC" in themes.families()[0]


@pytest.fixture
def forget_fonts() -> Iterator[None]:
    def forget() -> None:
        themes.families.cache_clear()
        words._metrics.cache_clear()
        words._advance.cache_clear()
        words._paths.clear()

    forget()
    yield
    forget()


def test_without_its_font_files_the_program_takes_the_systems_letters(
    qapp: Any, monkeypatch: pytest.MonkeyPatch, forget_fonts: None
) -> None:
    monkeypatch.setattr(themes, "FONT_FILES", ("no such font.otf",))
    assert themes.families() == tokens()["font"]["family"]
    size, lines = words.fit(Look(), "Which bin? 香蕉皮", 64, 400, 200)
    assert size >= 20 and lines


def test_without_the_tokens_it_says_which_file_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "assets", lambda: tmp_path)
    tokens.cache_clear()
    try:
        with pytest.raises(AssetMissing) as missing:
            tokens()
        assert missing.value.path.name == "tokens.json"
    finally:
        tokens.cache_clear()


def test_what_is_written_on_a_bins_body_can_be_made_out() -> None:
    for hue in HUES:
        colours, written = Theme().repaint("residual", hue)
        body = colours[Theme().hex("bin.residual.base")]
        assert ratio(QColor(written), QColor(body)) >= 3.0, hue
