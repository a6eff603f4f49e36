"""A plain sheet of the theme's paper: over the other screens, and over the page while somebody else has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from wastequiz.stage.theme import LIGHT, Theme

if TYPE_CHECKING:
    from wastequiz.ui.context import Context

TEXT_SIZE = 40
AS_WINDOW = (
    Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.WindowDoesNotAcceptFocus
)


class Cover(QWidget):
    """Shows a colour, and `words` where there are any. Without a parent it is a window that takes no keyboard."""

    def __init__(self, theme: Theme, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.words = theme, words
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if parent is None:
            self.setWindowFlags(AS_WINDOW)
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)

    def fill(self, screen: QScreen) -> None:
        """Covers the whole of `screen`."""
        if self.isVisible() and self.geometry() == screen.geometry():
            return
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface.paper"))
        if self.words:
            painter.setFont(self.theme.font(TEXT_SIZE, bold=True))
            painter.setPen(self.theme.colour("ink.text"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)


def theme_of(window: QWidget) -> Theme:
    """The theme in which `window` is painted."""
    context = cast("Context | None", getattr(window, "context", None))
    return context.look.theme if context is not None else Theme(LIGHT)
