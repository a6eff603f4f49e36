"""A line over the standings that says what happened just now, with a button that takes it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer

from wastequiz.i18n import _
from wastequiz.stage.pieces import Button
from wastequiz.ui.widgets.notice import SHOWN_MS, Notice

if TYPE_CHECKING:
    from wastequiz.ui.screens.lesson import LessonScreen

BUTTON, GAP = 264.0, 12.0
"""How broad the button is, and how far from the line, in units."""


class Happened(QObject):
    """Hidden until `tell`; goes by itself after a while, or with `hush`."""

    def __init__(self, page: LessonScreen) -> None:
        super().__init__(page)
        self.page = page
        self.notice = Notice(page, self._spot)
        self.undo = Button(page, _("Take it back"), "paper", size=34, icon="undo")
        self.undo.clicked.connect(self._undo)
        self.undo.hide()
        self._takes_back: Callable[[], object] | None = None
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(SHOWN_MS)
        self._gone.timeout.connect(self.hush)

    @property
    def says(self) -> str:
        """What stands there; '' nothing."""
        return "" if self.notice.isHidden() else self.notice.text()

    def tell(self, sentence: str, take_back: Callable[[], object] | None = None) -> None:
        """Says `sentence` for a while; `take_back` does away with what it says."""
        self._takes_back = take_back
        self.undo.setVisible(take_back is not None)
        self.notice.tell(sentence, stays=True)
        self.undo.raise_()
        self.page.raise_over()
        self.arrange()
        self._gone.start()

    def hush(self) -> None:
        """Nothing is said any more."""
        self._gone.stop()
        self.undo.hide()
        self.notice.hush()

    def _undo(self) -> None:
        self.hush()
        if self._takes_back is not None:
            self._takes_back()

    # ---- layout
    def _room(self) -> QRectF:
        return QRectF(40, 108, 1000, 102) if self.page.tall else QRectF(844, 26, 1004, 118)

    def _spot(self) -> QRectF:
        return self._room().adjusted(0, 0, -(BUTTON + GAP) if self._takes_back is not None else 0, 0)

    def arrange(self) -> None:
        """Puts the line over the standings, and the button beside it."""
        room = self._room()
        if not self.notice.isHidden():
            self.notice.place()
        self.page.put(self.undo, room.right() - BUTTON, room.top(), BUTTON, 100)
