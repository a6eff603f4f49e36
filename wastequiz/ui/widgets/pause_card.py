"""The card over a paused round: go on, or leave it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import shiboken6
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button
from wastequiz.stage.touch import let_go

More = tuple[str, str, Callable[[], Any]]
"""One thing more that can be done in a pause: its label, icon and deed."""


class PauseCard:
    """Dims the page and asks. The safe answer, going on, is the primary button and has the focus; `more` stands between it and leaving."""

    def __init__(self, canvas: Canvas, go_on: Callable[[], None], leave: Callable[[], None], more: Sequence[More] = ()) -> None:
        self.canvas = canvas
        self._before = QApplication.focusWidget()
        self.veil = _Veil(canvas)
        self.go_on = Button(canvas, _("Go on"), size=48, icon="play")
        self.go_on.clicked.connect(go_on)
        self.leave = Button(canvas, _("Leave the round"), "paper", size=40, icon="home")
        self.leave.clicked.connect(leave)
        self.more = [Button(canvas, label, "paper", size=36, icon=icon) for label, icon, _deed in more]
        for button, (_label, _icon, deed) in zip(self.more, more, strict=True):
            self._lead(button, deed)
        self.buttons = [self.go_on, *self.more, self.leave]
        for button in self.buttons:
            button.stays = True
        self._asleep = {w: w.focusPolicy() for w in canvas.findChildren(QWidget) if w not in self.buttons}
        for behind in self._asleep:  # all kinds of pieces: also a line to pull along, or a field to write in
            behind.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for piece in (self.veil, *self.buttons):
            piece.show()
            piece.raise_()
        canvas.raise_over()
        let_go(canvas)
        self.go_on.setFocus(Qt.FocusReason.TabFocusReason)

    @staticmethod
    def _lead(button: Button, deed: Callable[[], Any]) -> None:
        button.clicked.connect(lambda: deed())

    def arrange(self) -> None:
        canvas = self.canvas
        a = canvas.area
        canvas.put(self.veil, a.x(), a.y(), a.width(), a.height())
        rows = [self.more[i : i + 2] for i in range(0, len(self.more), 2)]
        down = 480.0 + 118 * len(rows)
        x, y = (600.0, 540 - down / 2) if not canvas.tall else (180.0, 960 - down / 2)
        self.veil.card = QRectF(x, y, 720, down)
        canvas.put(self.go_on, x + 60, y + 210, 600, 118)
        top = y + 348
        for row in (*rows, [self.leave]):
            across = (600 - 18 * (len(row) - 1)) / len(row)
            for i, button in enumerate(row):
                canvas.put(button, x + 60 + i * (across + 18), top, across, 100)
            top += 118

    def close(self) -> None:
        """Takes the card away; what lay behind can be reached again."""
        let_go(self.canvas)
        for behind, policy in self._asleep.items():
            if shiboken6.isValid(behind):
                behind.setFocusPolicy(policy)
        before = self._before
        (before if before is not None and before.isVisible() else self.canvas).setFocus(Qt.FocusReason.TabFocusReason)
        for piece in (self.veil, *self.buttons):
            self.canvas.forget(piece)


class _Veil(QWidget):
    """Dims what is behind and takes its touches."""

    stays = True

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.card = QRectF()
        self.setAccessibleName(_("Paused. Nothing is lost."))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), self.canvas.look.theme.colour("ink.outline", 0.45))
        self.canvas.to_units(p)
        look = self.canvas.look
        paint.panel(p, look, self.card, 44)
        look.pictures.draw(p, "bins/mascot_think", self.card.left() + 40, self.card.top() - 60, 190)
        head = QRectF(self.card.left() + 246, self.card.top() + 40, self.card.width() - 290, 80)
        words.display(p, look, head, _("A short break"), 56, look.theme.colour("ink.text"))
        below = QRectF(head.left(), head.bottom() + 6, head.width(), 60)
        words.text(p, look, below, _("Nothing is lost."), 34, look.theme.colour("ink.textSecondary"))
        p.end()
