"""The window fills its screen whatever is done to it, and a plain cover every other one, also those plugged in or turned later."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.i18n import N_
from wastequiz.kiosk.cover import Cover, fill, theme_of
from wastequiz.kiosk.lock import Guarded, Lock

SOON_MS = 30
"""So long after something was done to the window it is put back: several things at once are undone at once."""
SLOWLY_MS = 500
"""The same, where putting it back does not help at once: a slow window manager needs to keep up."""
LOOK_MS = 250
"""So often it is looked whether all stands as it should, for what no event tells of."""
UNSEEN_S = 0.3
"""A window that should be seen and is not for so long was hidden behind Qt's back, and is shown anew."""
OVER_ALL = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
_Type = QEvent.Type
DONE_TO_IT = (_Type.WindowStateChange, _Type.Resize, _Type.Move, _Type.Hide)


class _Screens(QObject):
    """Keeps window and covers where they belong."""

    def __init__(self, guarded: Guarded) -> None:
        super().__init__()
        self.guarded, self.window = guarded, guarded.window
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.put_back)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_after)
        self._watched: list[QScreen] = []
        self._known: list[QRect] = []
        self._unseen: dict[QWidget, float] = {}
        """Since when, by the clock that never goes back, a window is not seen."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app

    # ---- life
    def begin(self) -> None:
        window = self.window
        self._flags, self._state, self._geometry = window.windowFlags(), window.windowState(), window.geometry()
        self._smallest = window.minimumSize()
        self._shown = window.isVisible()
        window.setMinimumSize(1, 1)
        window.setWindowFlags(self._flags | OVER_ALL)
        self._app.screenAdded.connect(self._changed)
        self._app.screenRemoved.connect(self._changed)
        self._app.primaryScreenChanged.connect(self._changed)
        self._known = [screen.geometry() for screen in QGuiApplication.screens()]
        self.put_back()
        self._look.start()

    def end(self) -> None:
        self._look.stop()
        self._soon.stop()
        self._app.screenAdded.disconnect(self._changed)
        self._app.screenRemoved.disconnect(self._changed)
        self._app.primaryScreenChanged.disconnect(self._changed)
        for screen in self._watched:
            with contextlib.suppress(RuntimeError):  # it was unplugged
                screen.geometryChanged.disconnect(self._changed)
        for cover in self.guarded.covers:
            cover.hide()
            cover.deleteLater()
        self.guarded.covers.clear()
        window = self.window
        with contextlib.suppress(RuntimeError):  # it is gone: the program ends
            window.setWindowFlags(self._flags)
            window.setMinimumSize(self._smallest)
            window.setWindowState(self._state)
            window.setGeometry(self._geometry)
            window.setVisible(self._shown)

    # ---- what happens
    def touched(self, watched: QObject, _event: QEvent) -> bool:
        """Something was done to the window: it is put back soon."""
        if watched is self.window or any(watched is cover for cover in self.guarded.covers):
            self._soon.start()
        return False

    def _changed(self, *_what: object) -> None:
        self._soon.start()

    def _look_after(self) -> None:
        if not self._soon.isActive():
            self.put_back()

    def put_back(self) -> None:
        """Fills every screen, unless they are filled."""
        screens = QGuiApplication.screens()
        if not screens:
            return
        rooms = [screen.geometry() for screen in screens]
        if rooms != self._known:
            self._known = rooms
            self.guarded.incident("screens_changed", " ".join(f"{room.width()}x{room.height()}" for room in rooms))
        for screen in screens:
            if not any(screen is known for known in self._watched):
                self._watched.append(screen)
                screen.geometryChanged.connect(self._changed)
        own = self.window.screen() if self.window.isVisible() and self.window.screen() in screens else QGuiApplication.primaryScreen()
        self._show_anew(self.window)
        if fill(self.window, own):
            self.window.activateWindow()
            self._soon.setInterval(min(2 * self._soon.interval(), SLOWLY_MS))
        else:
            self._soon.setInterval(SOON_MS)
        others = [screen for screen in screens if screen is not own]
        covers = self.guarded.covers
        while len(covers) > len(others):
            cover = covers.pop()
            self._unseen.pop(cover, None)
            cover.hide()
            cover.deleteLater()
        while len(covers) < len(others):
            covers.append(Cover(theme_of(self.window)))
        for cover, screen in zip(covers, others, strict=True):
            if isinstance(cover, Cover):
                self._show_anew(cover)
                cover.fill(screen)

    def _show_anew(self, window: QWidget) -> None:
        """Hides what Qt holds to be shown and is not, so that it can be shown."""
        if not window.isVisible() or window.windowHandle().isExposed():
            self._unseen.pop(window, None)
        elif time.monotonic() - self._unseen.setdefault(window, time.monotonic()) > UNSEEN_S:
            del self._unseen[window]
            window.hide()


@contextlib.contextmanager
def _engage(guarded: Guarded) -> Generator[None]:
    keeper = _Screens(guarded)
    keeper.begin()
    try:
        with guarded.sieve.on(DONE_TO_IT, keeper.touched):
            yield
    finally:
        keeper.end()


LOCK = Lock("screens", N_("Every screen is covered"), _engage)
