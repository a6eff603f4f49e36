"""A chip that says who plays: an animal, a class or a seat, and an arrow that says it can be changed."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.students import Contestant
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.wording import names

SIZE = 36.0


class PlayerChip(Piece):
    """Leads to the page where somebody else, or another class, is chosen."""

    lip_depth = 6.0
    radius = 43.0

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, "")
        self.who: Contestant | None = None
        self.label = ""
        self.setAccessibleDescription(_("Change who plays"))

    def show_player(self, who: Contestant) -> None:
        """Shows a seat and its animal, or that a guest plays."""
        self._tell(who, _("Guest") if who.is_guest else names.contestant(who.seat, who.animal))

    def show_class(self, class_name: str, who: Contestant | None = None) -> None:
        """Shows a class, with the animal of one of its students where somebody is known."""
        self._tell(who, class_name)

    def _tell(self, who: Contestant | None, label: str) -> None:
        self.who, self.label = who, label
        self.setAccessibleName(label)
        self.update()

    def wish(self) -> float:
        """How wide it would like to be, in units."""
        return 92 + words.width(self.look, self.label, SIZE, bold=True) + 72

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        t = self.look.theme
        y = box.center().y()
        if self.who is not None:
            self.look.pictures.draw(p, f"avatars/{self.who.animal}", 22, y - 28, 56)
        else:
            paint.icon(p, self.look, "users", 50, y, 46, t.colour("ink.text"))
        room = QRectF(92, 4, box.width() - 92 - 64, box.height() - 8)
        words.display(p, self.look, room, self.label, SIZE, t.colour("ink.text"), fat=0.02, floor=20)
        paint.icon(p, self.look, "down", box.width() - 40, y, 32, t.colour("ink.textSecondary"))
