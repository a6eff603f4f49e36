"""The one huge button of a kiosk's page: a pill."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent

from wastequiz.stage.pieces import Button, Piece


class BigButton(Button):
    """A button as round as it can be."""

    lip_depth = 12.0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.radius = self.size_units()[1] / 2
        Piece.paintEvent(self, event)
