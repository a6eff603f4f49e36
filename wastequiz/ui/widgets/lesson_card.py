"""The card over a lesson that stops: a head, a line, and buttons, the first of which is what most want."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button
from wastequiz.stage.touch import let_go

GAP = 20.0


class Deed(NamedTuple):
    """One button of a card."""

    label: str
    icon: str
    do: Callable[[], object]


class LessonCard:
    """Dims the page and asks. The first button is the primary one and has the focus; many buttons stand in columns."""

    def __init__(self, canvas: Canvas, head: str, line: str, deeds: Sequence[Deed]) -> None:
        self.canvas, self.deeds = canvas, tuple(deeds)
        self._before = QApplication.focusWidget()
        self.veil = _Veil(canvas, head, line)
        self.buttons: list[Button] = []
        for n, deed in enumerate(deeds):
            button = Button(canvas, deed.label, "paper" if n else "primary", size=38 if n else 44, icon=deed.icon)
            button.clicked.connect(partial(self._do, n))
            button.stays = True
            self.buttons.append(button)
        self._asleep = {w: w.focusPolicy() for w in canvas.findChildren(QWidget) if w not in self.buttons}
        for behind in self._asleep:
            behind.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for piece in (self.veil, *self.buttons):
            piece.show()
            piece.raise_()
        canvas.raise_over()
        let_go(canvas)
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.arrange()

    def _do(self, n: int, _checked: bool = False) -> None:
        self.deeds[n].do()

    def arrange(self) -> None:
        canvas, a = self.canvas, self.canvas.area
        canvas.put(self.veil, a.x(), a.y(), a.width(), a.height())
        columns = 1 if len(self.buttons) <= 4 else 2 if canvas.tall else 3
        across = 760.0 if columns == 1 else 960.0 if canvas.tall else 1240.0
        rows = 1 + -(-(len(self.buttons) - 1) // columns)
        step = 118.0
        high = 230.0 + rows * step + 20
        wide, down = (1080.0, 1920.0) if canvas.tall else (1920.0, 1080.0)
        x, y = (wide - across) / 2, max(60.0, (down - high) / 2)
        self.veil.card = QRectF(x, y, across, high)
        room = across - 100
        canvas.put(self.buttons[0], x + 50, y + 220, room, 104)
        each = (room - GAP * (columns - 1)) / columns
        for n, button in enumerate(self.buttons[1:]):
            row, column = divmod(n, columns)
            canvas.put(button, x + 50 + column * (each + GAP), y + 220 + (row + 1) * step, each, 100)

    def close(self) -> None:
        """Takes the card away; what lay behind can be reached again."""
        let_go(self.canvas)
        for behind, policy in self._asleep.items():
            if shiboken6.isValid(behind):
                behind.setFocusPolicy(policy)
        before = self._before
        fit = before is not None and shiboken6.isValid(before) and before.isVisible()
        (before if fit and before is not None else self.canvas).setFocus(Qt.FocusReason.OtherFocusReason)
        for piece in (self.veil, *self.buttons):
            self.canvas.forget(piece)


class _Veil(QWidget):
    """Dims what is behind and takes its touches."""

    stays = True

    def __init__(self, canvas: Canvas, head: str, line: str) -> None:
        super().__init__(canvas)
        self.canvas, self.head, self.line = canvas, head, line
        self.card = QRectF()
        self.setAccessibleName(f"{head}. {line}".strip(". "))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        look = self.canvas.look
        p.fillRect(self.rect(), look.theme.colour("ink.outline", 0.45))
        self.canvas.to_units(p)
        paint.panel(p, look, self.card, 44)
        look.pictures.draw(p, "bins/mascot_think", self.card.left() + 40, self.card.top() - 40, 180)
        left = self.card.left() + 240
        head = QRectF(left, self.card.top() + 30, self.card.right() - left - 44, 110 if self.line else 170)
        words.display(p, look, head, self.head, 52, look.theme.colour("ink.text"), floor=24)
        below = QRectF(left, head.bottom() + 4, head.width(), 66)
        words.text(p, look, below, self.line, 32, look.theme.colour("ink.textSecondary"), floor=18)
        p.end()
