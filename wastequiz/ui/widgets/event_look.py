"""What the colour of an event does: to its main button, and to the letters of the program's name."""

from __future__ import annotations

from collections.abc import Mapping

_KINDS: Mapping[str, str] = {"orange": "primary", "plum": "plum", "rose": "rose", "dusk": "dusk"}
_HALOS: Mapping[str, tuple[str, str]] = {
    "orange": ("brand.primary", "brand.primaryLip"),
    "plum": ("tryAgain.fill", "tryAgain.lip"),
    "rose": ("accent.rose", "accent.roseLip"),
    "dusk": ("scene.duskTop", "ink.outline"),
}


def kind_of(colour: str) -> str:
    """The kind of main button an event of that colour has; orange for one there is not."""
    return _KINDS.get(colour, "primary")


def halo_of(colour: str) -> tuple[str, str]:
    """Tokens of what stands round white letters, and of their lip."""
    return _HALOS.get(colour, _HALOS["orange"])
