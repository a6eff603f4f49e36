"""What the parts of the import page share: they are shown and hidden as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.stage.fields import StateLine
from wastequiz.ui.screen import Screen


class Part:
    """Pieces of `screen` that belong together. `box`: where the part lies."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.box = QRectF()
        self.shown = True

    def pieces(self) -> Sequence[QWidget]:
        """All of them that stand there now."""
        raise AssertionError("a part has pieces")

    def all_pieces(self) -> Sequence[QWidget]:
        """All of them, also those that do not stand there now."""
        return self.pieces()

    def show(self, shown: bool) -> None:
        self.shown = shown
        there = self.pieces() if shown else ()
        for piece in self.all_pieces():
            piece.setVisible(piece in there)

    def arrange(self, box: QRectF) -> None:
        """Puts everything into `box`."""
        self.box = box


class TellingPart(Part):
    """A part that says what came of its buttons."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.message = StateLine(screen)

    def say(self, text: str, *, danger: bool = False) -> None:
        """What came of a button, or of the deed before."""
        self.message.tell(text, "info" if danger else "check", danger=danger)
        self.show(self.shown)
        self.arrange(self.box)
