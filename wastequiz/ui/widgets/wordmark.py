"""The program's name as it stands on its first pages."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import _
from wastequiz.stage import words
from wastequiz.stage.look import Look

SIZE = 164


def paint_wordmark(p: QPainter, look: Look, box: QRectF) -> None:
    """Letters the name into `box`: orange with a white halo on a brick lip; plain in the high-contrast theme."""
    t = look.theme
    halo, lip = (None, None) if t.high_contrast else (t.colour("ink.onColour"), t.colour("scene.brick"))
    words.display(p, look, box, _("WasteQuiz"), SIZE, t.colour("brand.primary"), fat=0.028, halo=halo, lip=lip)
