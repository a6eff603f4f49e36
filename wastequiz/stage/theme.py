"""Colours, fonts and sizes, all from the design tokens. The only module where a colour may be named."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from PySide6.QtGui import QColor, QFont, QFontDatabase

from wastequiz import paths
from wastequiz.domain.errors import AssetMissing

LIGHT, HIGH_CONTRAST = "light", "highContrast"
THEMES = (LIGHT, HIGH_CONTRAST)
FONT_FILES = ("NotoSansCJKsc-Regular.subset.otf", "NotoSansCJKsc-Bold.subset.otf")
HUES: Mapping[str, str] = {
    "blue": "recyclable",
    "red": "hazardous",
    "green": "food",
    "grey": "residual",
    **{hue: hue for hue in ("yellow", "brown", "violet", "teal")},
}
"""Hue of a bin to its family of colours in the tokens."""
TEXT_SIZES: Mapping[str, float] = {"normal": 1.0, "large": 1.15, "largest": 1.3}


@cache
def tokens() -> Mapping[str, Any]:
    """The design tokens as they stand in assets/tokens.json. Raises AssetMissing."""
    file = paths.assets() / "tokens.json"
    if not file.is_file():
        raise AssetMissing(file)
    return cast("Mapping[str, Any]", json.loads(file.read_text(encoding="utf-8")))


class Theme:
    """One look: every colour by its token name ("ink.text"), the font, the text scale. Immutable; screens are rebuilt on change."""

    def __init__(self, name: str = LIGHT, *, text_scale: float = 1.0, reduced_motion: bool = False) -> None:
        self.name = name if name in THEMES else LIGHT
        self.text_scale = text_scale
        self.reduced_motion = reduced_motion
        self._light: Mapping[str, Any] = tokens()["colour"][LIGHT]
        self._own: Mapping[str, Any] = tokens()["colour"][self.name]
        self._colours: dict[str, QColor] = {}
        card = tokens()["elevation"]["card"]
        self.shadow = QColor(card["shadowColour"])
        """One of the four layers of a card's shadow, translucent."""
        self.shadow.setAlphaF(card["shadowAlphaEach"])

    @property
    def high_contrast(self) -> bool:
        return self.name == HIGH_CONTRAST

    @property
    def border_floor(self) -> float:
        """The thinnest border, in units."""
        return 4.0 if self.high_contrast else 0.0

    def hex(self, token: str) -> str:
        """The colour of `token` ("bin.food.base") as #RRGGBB. Raises KeyError for an unknown one."""
        for colours in (self._own, self._light):
            value: Any = colours
            for part in token.split("."):
                value = value.get(part) if isinstance(value, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
            if isinstance(value, str):
                return value
        raise KeyError(token)

    def colour(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of `token`, `alpha` 0..1."""
        key = f"{token}@{alpha}"
        if key not in self._colours:
            colour = QColor(self.hex(token))
            colour.setAlphaF(alpha)
            self._colours[key] = colour
        return self._colours[key]

    def bin(self, hue: str, shade: str = "base") -> QColor:
        """A colour of the bin of that hue; `shade` is base, light, shade, deep or tint."""
        return self.colour(f"bin.{HUES.get(hue, 'residual')}.{shade}")

    def repaint(self, family: str, hue: str) -> tuple[Mapping[str, str], str]:
        """For a bin's drawing: the light colours of its `family` to those of `hue`, and the colour of what is written on its body."""
        old, new = self._light["bin"][family], self._light["bin"][HUES.get(hue, "residual")]
        bright = "body" in new  # a hue too bright for white
        onto = {**new, "base": new["body"], "shade": new["bodyShade"]} if bright else new
        written = new["deep"] if bright else self._light["ink"]["onColour"]
        return {old[shade]: onto[shade] for shade in ("base", "light", "shade", "deep")}, written

    def recolour(self) -> Mapping[str, str]:
        """Light hex to this theme's hex, for drawings; empty in the light theme."""
        if not self.high_contrast:
            return {}
        pairs: dict[str, str] = {self._light["ink"]["outline"]: self._own["ink"]["outline"]}
        for family, shades in self._light["bin"].items():
            for shade, value in shades.items():
                if shade in ("base", "shade", "deep"):
                    pairs[value] = self._own["bin"][family][shade]
        return pairs

    def pixels(self, size: float) -> int:
        """The pixel size of a text of `size` units, text scale included."""
        return max(1, round(size * self.text_scale))

    def font(self, size: float, *, bold: bool = False) -> QFont:
        """The app font at `size` units (to be drawn with a painter scaled to units), text scale included."""
        font = QFont(families())
        font.setPixelSize(self.pixels(size))
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


@cache
def families() -> list[str]:
    """The app's own font first, then the system's for rare characters. Loads the font files once; needs a QGuiApplication."""
    own: list[str] = []
    for name in FONT_FILES:
        number = QFontDatabase.addApplicationFont(str(paths.assets() / "fonts" / name))
        own += [f for f in QFontDatabase.applicationFontFamilies(number) if f not in own] if number >= 0 else []
    return own + [f for f in tokens()["font"]["family"] if f not in own]


def font_is_whole() -> bool:
    """Whether the app font has the characters the program cannot do without."""
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(QFont(families()))
    return all(metrics.inFontUcs4(ord(c)) for c in "厨余垃圾可回收物有害其他")


def motion_ms(name: str) -> int:
    """How long the movement `name` takes, in ms (the tokens' `motion.durationMs`)."""
    value = tokens()["motion"]["durationMs"][name]
    return int(value[0] if isinstance(value, list) else value)  # pyright: ignore[reportUnknownArgumentType]
