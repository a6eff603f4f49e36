"""The plain card that parts of a desk page stand on."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage.fields import desk_card
from wastequiz.stage.still import Painted


class Sheet(Painted):
    """A white card with a thin border."""

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        desk_card(p, self.look, box.adjusted(1, 1, -1, -6), radius=18)
