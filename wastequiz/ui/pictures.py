"""Which drawing shows a bin: by its silhouette, symbol and hue, so that any scheme's bins find one."""

from __future__ import annotations

from wastequiz.domain.schemes import Bin

_BY_SILHOUETTE = {"box": "recyclable", "octagon": "hazardous", "pot": "food", "pail": "residual"}
_BY_SYMBOL = {"arrows": "recyclable", "diamond": "hazardous", "fishbone": "food", "tray": "residual"}


def bin_picture(b: Bin, mood: str) -> str:
    """The bin's character; `mood` is idle, happy or oops."""
    return f"bins/bin_{_BY_SILHOUETTE.get(b.silhouette, 'residual')}_{mood}"


def bin_symbol(b: Bin, *, white: bool = False) -> str:
    """The bin's interface symbol (ours, not the standard's sign)."""
    return f"bins/symbol_{_BY_SYMBOL.get(b.symbol, 'residual')}{'_white' if white else ''}"


def item_picture(name: str) -> str:
    """The drawing of an item or a scene by its picture name, or of anything else by its folder and name ("bins/symbol_food")."""
    if "/" in name:
        return name
    return f"{'scenes' if name.startswith('scene_') else 'items'}/{name}"


def thing_picture(name: str) -> str:
    """The drawing of a thing; a blank frame where it has none of its own: another thing's would teach the wrong thing."""
    return item_picture(name) if name else "icons/image"
