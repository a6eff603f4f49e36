"""Questions that must be answered first: a card over the dimmed page; the safe answer is the one Esc gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Words
from wastequiz.stage.touch import let_go

CARD = (820.0, 470.0)


class Over(Canvas):
    """Stands over `page` until answered: a card, the page dimmed behind it. Focus stays on the card and then goes back."""

    card_size: tuple[float, float] = CARD

    def __init__(self, page: Canvas, name: str) -> None:
        super().__init__(page.look, page)
        self._page = page
        self._before = QApplication.focusWidget()
        self.setAccessibleName(name)

    def open(self, first: QWidget) -> None:
        """Shows it, with the focus on `first`. Called once its pieces are made."""
        self._page.installEventFilter(self)
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        let_go(self._page)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def buttons(self) -> Sequence[QWidget]:
        """What can be touched, in the order Tab goes through it."""
        raise AssertionError("a card asks with buttons")

    def stay(self) -> None:
        """Gives the safe answer."""
        raise AssertionError("a card has a safe answer")

    def card(self) -> QRectF:
        """Where the card stands: in the middle of the page."""
        across, down = self.card_size
        return QRectF(self.area.center().x() - across / 2, self.area.center().y() - down / 2, across, down)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), self.look.theme.colour("ink.text", 0.45))
        self.to_units(p)
        paint.shadow(p, self.look, self.card(), 44)
        paint.panel(p, self.look, self.card(), 44)
        p.end()

    def close_card(self) -> None:
        """Goes away."""
        self._page.removeEventFilter(self)
        let_go(self._page)
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.TabFocusReason)
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        pieces = self.buttons()
        now = QApplication.focusWidget()
        at = next((i for i, piece in enumerate(pieces) if piece is now), -1 if forward else 0)
        pieces[(at + (1 if forward else -1)) % len(pieces)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stay()
            return
        super().keyPressEvent(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return False


class Ask(Over):
    """A yes or no: two buttons, the safe one bigger and first. Esc and the safe button do the safe thing."""

    def __init__(
        self,
        page: Canvas,
        head: str,
        text: str,
        safe: str,
        risky: str,
        do: Callable[[], Any],
        *,
        leave: Callable[[], Any] | None = None,
        picture: str = "bins/mascot_think",
    ) -> None:
        super().__init__(page, f"{head} {text}")
        self._do, self._leave = do, leave
        self.picture = Art(self, picture)
        self.head = Words(self, head, 40, head=True)
        self.text = Words(self, text, 30, colour="ink.textSecondary")
        self.safe = Button(self, safe, "primary", size=34)
        self.risky = Button(self, risky, "paper", size=30)
        self.safe.clicked.connect(self.stay)
        self.risky.clicked.connect(self._go_on)
        self.open(self.safe)

    def buttons(self) -> Sequence[QWidget]:
        return self.safe, self.risky

    def arrange(self) -> None:
        card = self.card()
        x, y = card.left(), card.top()
        self.put(self.picture, x + 36, y + 40, 160, 190)
        self.put(self.head, x + 220, y + 40, card.width() - 260, 104)
        self.put(self.text, x + 220, y + 148, card.width() - 260, 150)
        self.put(self.safe, x + 40, y + 330, 420, 104)
        self.put(self.risky, x + 484, y + 330, card.width() - 524, 104)

    def stay(self) -> None:
        self.close_card()
        if self._leave is not None:
            self._leave()

    def _go_on(self) -> None:
        self.close_card()
        self._do()
