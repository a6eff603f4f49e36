"""还在吗？ A ring that counts down over the page, before a kiosk forgets who was there. Any input takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import TALL, WIDE
from wastequiz.stage.touch import let_go

if TYPE_CHECKING:
    from wastequiz.ui.kiosk.run import KioskRun
    from wastequiz.ui.window import Window

CARD = (760.0, 560.0)
THANKS_MS = 120
"""The touch that answers goes to this card; only then it makes way."""


class StillThere(QWidget):
    """Covers the window. `asked`: it stands there."""

    def __init__(self, window: Window, run: KioskRun, seconds: int) -> None:
        super().__init__(window)
        self.window_of, self.run, self.seconds = window, run, seconds
        self.asked = False
        self.left = seconds
        self.hide()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        window.installEventFilter(self)

    @property
    def said(self) -> str:
        """What it says, as it is read aloud."""
        return " ".join((_("Still there?"), _("Touch anywhere to go on.")))

    def ask(self, left: int) -> None:
        """Shows that `left` seconds are left; a game that runs stands still meanwhile."""
        if not self.asked:
            self.asked = True
            screen = self.window_of.navigator.screen
            if screen is not None:
                screen.stand_still()
            let_go(self.window_of)
            self.setAccessibleName(self.said)
            self.setGeometry(self.window_of.rect())
            self.raise_()
            self.show()
            context = self.window_of.context
            context.sound.play("tick")
            if self.run.wishes.aloud:
                context.voice.say(self.said)
        self.left = left
        self.update(self._ring_px())

    def thank(self) -> None:
        """Somebody is there: makes way once their touch has been taken."""
        self.asked = False
        QTimer.singleShot(THANKS_MS, self, self.hide_if_answered)

    def hide_if_answered(self) -> None:
        if not self.asked:
            self.hide()

    def hide_at_once(self) -> None:
        self.asked = False
        self.hide()

    # ---- looks
    def _units(self) -> tuple[float, QRectF]:
        """Pixels of a unit, and the card in units of this widget."""
        w, h = max(1, self.width()), max(1, self.height())
        across, down = TALL if h > w else WIDE
        unit = min(w / across, h / down)
        middle = h / unit * (0.56 if h > w else 0.5)  # upright it stands lower, where hands are
        return unit, QRectF((w / unit - CARD[0]) / 2, middle - CARD[1] / 2, *CARD)

    def _ring_box(self, card: QRectF) -> QRectF:
        return QRectF(card.center().x() - 130, card.top() + 150, 260, 260)

    def _ring_px(self):
        unit, card = self._units()
        box = self._ring_box(card).adjusted(-16, -16, 16, 16)
        return QRectF(box.x() * unit, box.y() * unit, box.width() * unit, box.height() * unit).toAlignedRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.window_of.context.look
        p = QPainter(self)
        p.fillRect(event.rect(), look.theme.colour("ink.outline", 0.5))
        unit, card = self._units()
        paint.ready(p)
        p.scale(unit, unit)
        paint.panel(p, look, card, 56)
        ink = look.theme.colour("ink.text")
        words.display(
            p, look, QRectF(card.left() + 40, card.top() + 36, card.width() - 80, 100), _("Still there?"), 72, ink, align="center"
        )
        paint.timer_ring(p, look, self._ring_box(card), self.left / max(1, self.seconds), str(self.left))
        below = QRectF(card.left() + 40, card.bottom() - 116, card.width() - 80, 84)
        words.text(p, look, below, _("Touch anywhere to go on."), 38, look.theme.colour("ink.textSecondary"), align="center")
        p.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window_of and event.type() == QEvent.Type.Resize:
            self.setGeometry(self.window_of.rect())
        return False
