"""The card over a paused round: go on, or leave it."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button
from wastequiz.stage.touch import let_go


class PauseCard:
    """Dims the page and asks. The safe answer, going on, is the primary button and has the focus."""

    def __init__(self, canvas: Canvas, go_on: Callable[[], None], leave: Callable[[], None]) -> None:
        self.canvas = canvas
        self._before = QApplication.focusWidget()
        self.veil = _Veil(canvas)
        self.go_on = Button(canvas, _("Go on"), size=48, icon="play")
        self.go_on.clicked.connect(go_on)
        self.leave = Button(canvas, _("Leave the round"), "paper", size=40, icon="home")
        self.leave.clicked.connect(leave)
        self.go_on.stays = self.leave.stays = True
        self._asleep = {w: w.focusPolicy() for w in canvas.findChildren(QWidget) if w not in (self.go_on, self.leave)}
        for behind in self._asleep:  # all kinds of pieces: also a line to pull along, or a field to write in
            behind.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for piece in (self.veil, self.go_on, self.leave):
            piece.show()
            piece.raise_()
        canvas.raise_over()
        let_go(canvas)
        self.go_on.setFocus(Qt.FocusReason.TabFocusReason)

    def arrange(self) -> None:
        canvas = self.canvas
        a = canvas.area
        canvas.put(self.veil, a.x(), a.y(), a.width(), a.height())
        x, y = (600.0, 300.0) if not canvas.tall else (180.0, 720.0)
        self.veil.card = QRectF(x, y, 720, 480)
        canvas.put(self.go_on, x + 60, y + 210, 600, 118)
        canvas.put(self.leave, x + 60, y + 348, 600, 100)

    def close(self) -> None:
        """Takes the card away; what lay behind can be reached again."""
        let_go(self.canvas)
        for behind, policy in self._asleep.items():
            if shiboken6.isValid(behind):
                behind.setFocusPolicy(policy)
        before = self._before
        (before if before is not None and before.isVisible() else self.canvas).setFocus(Qt.FocusReason.TabFocusReason)
        for piece in (self.veil, self.go_on, self.leave):
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
