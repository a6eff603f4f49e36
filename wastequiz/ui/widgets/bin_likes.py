"""What a bin on home tells about itself: its name, and three things it likes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.items import Item
from wastequiz.domain.schemes import Bin
from wastequiz.i18n import words
from wastequiz.stage import paint, ruby
from wastequiz.stage import words as lettering
from wastequiz.stage.look import Look
from wastequiz.ui.pictures import bin_symbol
from wastequiz.wording import names

LOCAL = 36.0
"""How high the line is with what a bin is called where it stands."""


def likes_painter(look: Look, target: Bin, liked: Sequence[Item]) -> Callable[[QPainter, QRectF], None]:
    """The painter of the card that tells about `target`."""
    local = names.local(target)
    below = LOCAL if local else 0.0

    def painter(p: QPainter, box: QRectF) -> None:
        name = words(target.name)
        if ruby.wanted(look, name):
            plate = QRectF(box.center().x() - 200, box.top() + 10, 400, 82)
            ruby.bin_plate(p, look, plate, target.hue, bin_symbol(target), name)
        else:
            across = paint.bin_tag_width(look, name, 58)
            paint.bin_tag(p, look, box.center().x() - across / 2, box.top() + 52, target.hue, bin_symbol(target), name, 58)
        if local:
            row = QRectF(box.left() + 24, 86, box.width() - 48, LOCAL)
            lettering.text(p, look, row, local, 28, look.theme.colour("ink.textSecondary"), align="center", floor=16)
        step, top = box.width() / max(len(liked), 1), 92 + below
        for i, item in enumerate(liked):
            look.pictures.draw(p, f"items/{item.picture}", i * step + step / 2 - 56, top, 112)
            ruby.text(
                p,
                look,
                QRectF(i * step + 8, top + 110, step - 16, box.height() - top - 120),
                names.as_head(words(item.name)),
                28,
                look.theme.colour("ink.text"),
                align="center",
            )

    return painter
