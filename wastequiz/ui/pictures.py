"""Which drawing shows what, by the names that screens use; paper shows the same (stage.drawings)."""

from __future__ import annotations

from wastequiz.stage.drawings import FOLDERS, STEP, bin_picture, bin_symbol, item_picture, thing_picture

__all__ = ["FOLDERS", "STEP", "bin_picture", "bin_symbol", "item_picture", "thing_picture"]
