"""A question that must be answered first: a card over the dimmed page with two buttons, the safe one bigger and first."""

from __future__ import annotations

from collections.abc import Callable
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


class Ask(Canvas):
    """Stands over `page` until answered. Esc and the safe button do the safe thing; focus stays on the card and then goes back."""

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
        super().__init__(page.look, page)
        self._page, self._do, self._leave = page, do, leave
        self._before = QApplication.focusWidget()
        self.setAccessibleName(f"{head} {text}")
        self.picture = Art(self, picture)
        self.head = Words(self, head, 40, head=True)
        self.text = Words(self, text, 30, colour="ink.textSecondary")
        self.safe = Button(self, safe, "primary", size=34)
        self.risky = Button(self, risky, "paper", size=30)
        self.safe.clicked.connect(self._stay)
        self.risky.clicked.connect(self._go_on)
        page.installEventFilter(self)
        self.setGeometry(page.rect())
        self.show()
        self.raise_()
        let_go(page)
        self.safe.setFocus(Qt.FocusReason.TabFocusReason)

    def _card(self) -> QRectF:
        across, down = CARD
        return QRectF(self.area.center().x() - across / 2, self.area.center().y() - down / 2, across, down)

    def arrange(self) -> None:
        card = self._card()
        x, y = card.left(), card.top()
        self.put(self.picture, x + 36, y + 40, 160, 190)
        self.put(self.head, x + 220, y + 40, card.width() - 260, 104)
        self.put(self.text, x + 220, y + 148, card.width() - 260, 150)
        self.put(self.safe, x + 40, y + 330, 420, 104)
        self.put(self.risky, x + 484, y + 330, card.width() - 524, 104)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), self.look.theme.colour("ink.text", 0.45))
        self.to_units(p)
        paint.shadow(p, self.look, self._card(), 44)
        paint.panel(p, self.look, self._card(), 44)
        p.end()

    def _close(self) -> None:
        self._page.removeEventFilter(self)
        let_go(self._page)
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.TabFocusReason)
        self.deleteLater()

    def _stay(self) -> None:
        self._close()
        if self._leave is not None:
            self._leave()

    def _go_on(self) -> None:
        self._close()
        self._do()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        other = self.risky if QApplication.focusWidget() is self.safe else self.safe
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._stay()
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
