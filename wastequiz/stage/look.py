"""What a piece needs to paint itself: the theme and the pictures drawn in it, and how this player reads and reaches."""

from __future__ import annotations

from wastequiz.stage.pictures import Pictures
from wastequiz.stage.theme import LIGHT, Theme


class Look:
    """A theme together with its pictures. Replaced, not changed, when the theme or the player changes."""

    def __init__(
        self, theme: Theme | None = None, *, pictures: Pictures | None = None, pinyin: bool = False, low_reach: bool = False
    ) -> None:
        self.theme = theme or Theme(LIGHT)
        self.pictures = pictures or Pictures(self.theme)
        self.pinyin = pinyin
        """Whether Chinese names get their pinyin (stage.ruby)."""
        self.low_reach = low_reach
        """Whether what lies along the top of a page moves to its bottom."""

    def read_with(self, pinyin: bool) -> Look:
        """The same look for somebody who reads with pinyin, or without."""
        return self if pinyin == self.pinyin else Look(self.theme, pictures=self.pictures, pinyin=pinyin, low_reach=self.low_reach)
