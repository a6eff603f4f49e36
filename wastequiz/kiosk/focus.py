"""Where another window takes the keyboard, the page is blanked, the window comes back to the front, and it is written down."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Generator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from wastequiz.i18n import N_, _
from wastequiz.kiosk import x11
from wastequiz.kiosk.cover import Cover, theme_of
from wastequiz.kiosk.lock import Guarded, Lock

AGAIN_MS = 120
"""So often the window asks for the front while it does not have it."""
STUBBORN = 4
"""After so many requests in vain it is hidden and shown again: window managers give a new window what they refuse an old one."""
MOST_DOUBLED = 3
"""So often the pause between two requests is doubled at most."""
LOOK_MS = 250
_Type = QEvent.Type
TOLD_BY = (_Type.WindowDeactivate, _Type.WindowActivate, _Type.ApplicationStateChange, _Type.Show)


class _Focus(QObject):
    """Holds the front."""

    def __init__(self, guarded: Guarded) -> None:
        super().__init__()
        self.guarded, self.window = guarded, guarded.window
        self.blank: Cover | None = None
        self._asked = 0
        self._front = False
        self._had = False
        """Whether the window was in front since the lock was engaged: what never had it did not lose it."""
        self._x11 = QGuiApplication.platformName() == "xcb"
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        self._timer.start()
        self.look()

    def end(self) -> None:
        self._timer.stop()
        self._uncover()

    def told(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _Type.Show:
            if watched is not self.window:
                return False
            self._front = False  # the window manager forgot what it was told
        QTimer.singleShot(0, self, self.look)  # Qt is still in the middle of it
        return False

    def look(self) -> None:
        """Blanks and asks for the front where it was lost; shows the page where it is back."""
        if self.in_front():
            if self._x11 and not self._front:  # the window manager has taken it up now
                x11.on_every_desktop(int(self.window.windowHandle().winId()))
            self._had, self._front, self._asked = True, True, 0
            self._timer.setInterval(LOOK_MS)
            self._uncover()
            self.window.raise_()
            if self._x11 and not x11.has_keyboard(int(self.window.windowHandle().winId())):
                x11.to_front(int(self.window.windowHandle().winId()))
            return
        if self._had and self.blank is None:
            self.blank = Cover(theme_of(self.window), _("Touch to go on"), self.window)
            self.blank.setGeometry(self.window.rect())
            self.blank.show()
            self.blank.raise_()
            self.guarded.incident("focus_lost", "")
        self._front = False
        self._timer.setInterval(AGAIN_MS << min(self._asked // STUBBORN, MOST_DOUBLED))  # a slow window manager needs to keep up
        self._ask()

    def in_front(self) -> bool:
        """Whether keys come to the window."""
        window = self.window
        if not window.isVisible() or QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive:
            return False
        if QGuiApplication.focusWindow() is window.windowHandle() and not window.isActiveWindow():
            with warnings.catch_warnings():  # Qt wants activateWindow() instead, which does nothing here
                warnings.simplefilter("ignore", DeprecationWarning)
                # hidden and shown within a moment: the window system saw no change of focus, and told Qt of none
                QApplication.setActiveWindow(window)
        return window.isActiveWindow()

    def _ask(self) -> None:
        self._asked += 1
        if self._asked % STUBBORN == 0:
            self.window.hide()
            self.window.showFullScreen()
        self.window.raise_()
        self.window.activateWindow()
        if self._x11 and self.window.isVisible():
            x11.to_front(int(self.window.windowHandle().winId()))

    def _uncover(self) -> None:
        blank, self.blank = self.blank, None
        if blank is not None:
            with contextlib.suppress(RuntimeError):  # it went with its window
                blank.hide()
                blank.deleteLater()


@contextlib.contextmanager
def _engage(guarded: Guarded) -> Generator[None]:
    keeper = _Focus(guarded)
    with guarded.sieve.on(TOLD_BY, keeper.told):
        keeper.begin()
        try:
            yield
        finally:
            keeper.end()


LOCK = Lock("focus", N_("The window stays in front"), _engage)
