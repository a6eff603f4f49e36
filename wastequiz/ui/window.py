"""The window, of which a lesson may have a second for the class: it holds the navigator and knows how to fill the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.ui.class_view.projector import Projector
from wastequiz.ui.class_view.screens import Screens, Shown
from wastequiz.ui.context import Context
from wastequiz.ui.navigator import Navigator
from wastequiz.ui.places import Place

if TYPE_CHECKING:
    from wastequiz.stage.touch import Touch

SMALLEST = (1024, 640)
FRAME = 56
"""Room left for the window's title bar, in pixels: half of it above."""
AGAIN_MS = 100
"""How long to wait for a finger to be lifted."""


class Window(QWidget):
    """Full screen or a window; F11 changes between them."""

    def __init__(self, context: Context, screens: Screens | None = None) -> None:
        """`screens`: which ones there are for a second window, if not those Qt knows."""
        super().__init__()
        self.context = context
        self.setWindowTitle(_("WasteQuiz"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.navigator = Navigator(context, self)
        self.touch: Touch | None = None
        self.navigator.shown.connect(self._shown)
        self.projector = context.class_view = Projector(context, self, self.navigator, screens or Screens(self), self.move_to)

    def _shown(self, _place: Place) -> None:
        """No finger that lay on the page before does anything on the new one."""
        if self.touch is not None:
            self.touch.let_go()

    def take_touches(self) -> None:
        """Begins to lead fingers, called once the first page stands: a start need not wait for it. Till then Qt plays the mouse for them."""
        if self.touch is not None:
            return
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:  # a finger Qt leads already
            QTimer.singleShot(AGAIN_MS, self, self.take_touches)
            return
        from wastequiz.stage.touch import Touch

        self.touch = Touch(self)

    def show_as_preferred(self) -> None:
        """Shows the window on the chosen screen, full screen or as large as fits."""
        preferred = self.context.school.preferences
        screen = screen_called(preferred.screen)
        if screen is None:
            self.show()
            return
        room = screen.availableGeometry()
        if preferred.full_screen:
            self.setGeometry(screen.geometry())
            self.showFullScreen()
            return
        across = min(1366, room.width())
        down = min(768, room.height() - FRAME)
        self.setMinimumSize(min(SMALLEST[0], across), min(SMALLEST[1], down))
        self.setGeometry(room.left() + (room.width() - across) // 2, room.top() + (room.height() - down) // 2, across, down)
        self.show()

    def move_to(self, shown: Shown) -> None:
        """Brings the window to another screen, for good."""
        self.context.school.prefer(screen=shown.name)
        if self.isFullScreen():
            self.showNormal()  # what fills one screen does not move to another
        self.show_as_preferred()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11:
            full = not self.isFullScreen()
            self.context.school.prefer(full_screen=full)
            self.showFullScreen() if full else self.showNormal()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.context.voice.stop()
        self.projector.close()
        super().closeEvent(event)


def screen_called(name: str) -> QScreen | None:
    """The screen of that name, else the first; None where there is none."""
    screens = QGuiApplication.screens()
    return next((s for s in screens if s.name() == name), screens[0] if screens else None)
