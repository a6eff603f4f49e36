"""The card on home that offers an interrupted round or game again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import _
from wastequiz.stage import words as lettering
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Panel


class RoundOffer:
    """`text` asks whether who was interrupted wants to go on."""

    def __init__(self, home: Canvas, text: str, animal: str, take_up: Callable[[], Any], drop: Callable[[], Any]) -> None:
        self.home = home

        def painter(p: QPainter, box: QRectF) -> None:
            home.look.pictures.draw(p, f"avatars/{animal}", 28, 24, 84)
            lettering.text(p, home.look, QRectF(132, 16, box.width() - 160, 104), text, 32, home.look.theme.colour("ink.text"), bold=True)

        self.card = Panel(home, painter=painter, fill="right.sheet", border="right.fill", lip="right.lip")
        self.card.setAccessibleName(text)
        self.yes = Button(home, _("Go on"), size=38, icon="play")
        self.yes.clicked.connect(lambda: take_up())
        self.no = Button(home, _("Let it be"), "paper", size=34)
        self.no.clicked.connect(lambda: drop())
        for piece in (self.card, self.yes, self.no):
            piece.show()
        home.raise_over()

    def arrange(self) -> None:
        x, y, w = (60, 318, 640) if not self.home.tall else (420, 440, 606)
        self.home.put(self.card, x, y, w, 236)
        self.home.put(self.yes, x + 28, y + 126, w * 0.5, 92)
        self.home.put(self.no, x + 44 + w * 0.5, y + 126, w * 0.5 - 72, 92)
        for piece in (self.card, self.yes, self.no):
            piece.raise_()
        self.home.raise_over()

    def close(self) -> None:
        for piece in (self.card, self.yes, self.no):
            self.home.forget(piece)
