"""Which drawing shows a bin: by its silhouette, symbol and hue, so that any scheme's bins find one."""

from __future__ import annotations

from wastequiz.domain.schemes import Bin
from wastequiz.stage.pictures import HUED

_NATIONAL = {  # drawings are named after the national bin where there is one; with its hue and symbol
    "box": ("recyclable", "blue", "arrows"),
    "octagon": ("hazardous", "red", "diamond"),
    "pot": ("food", "green", "fishbone"),
    "pail": ("residual", "grey", "tray"),
}
STEP = "step_"
"""How the names of step drawings begin: somebody does something."""
FOLDERS = {"scene": "scenes", "step": "steps"}
"""Where drawings lie that are no items, by how their names begin."""
_BY_SYMBOL = {symbol: (name, hue) for name, hue, symbol in _NATIONAL.values()}


def bin_picture(b: Bin, mood: str) -> str:
    """The bin's character in its hue, with its symbol on it; `mood` is idle, happy or oops."""
    name, hue, symbol = _NATIONAL.get(b.silhouette, (b.silhouette, "", ""))
    if (b.hue, b.symbol) == (hue, symbol):
        return f"bins/bin_{name}_{mood}"
    return f"bins/bin_{name}_{mood}{HUED}{b.hue}{HUED}{_symbol(b)[0]}"


def _symbol(b: Bin) -> tuple[str, str]:
    """The name of its symbol's drawing, and the hue that is drawn in."""
    return _BY_SYMBOL.get(b.symbol, (b.symbol, "grey"))


def bin_symbol(b: Bin, *, white: bool = False) -> str:
    """The bin's interface symbol (ours, not the standard's sign)."""
    name, hue = _symbol(b)
    if white:
        return f"bins/symbol_{name}_white"
    return f"bins/symbol_{name}" + (f"{HUED}{b.hue}" if b.hue != hue else "")


def item_picture(name: str) -> str:
    """The drawing of an item, step or scene by its picture name, or of anything else by its folder and name ("bins/symbol_food")."""
    if "/" in name:
        return name
    return f"{FOLDERS.get(name.split('_')[0], 'items')}/{name}"


def thing_picture(name: str) -> str:
    """The drawing of a thing; a blank frame where it has none of its own: another thing's would teach the wrong thing."""
    return item_picture(name) if name else "icons/image"
