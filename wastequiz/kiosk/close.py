"""The window does not close: not by its cross, Alt+F4 or the window manager, and the desktop's session does not take it along."""

from __future__ import annotations

import contextlib
from collections.abc import Generator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QSessionManager, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.i18n import N_
from wastequiz.kiosk.lock import Guarded, Lock


@contextlib.contextmanager
def _engage(guarded: Guarded) -> Generator[None]:
    def swallow(watched: QObject, event: QEvent) -> bool:
        whole = isinstance(watched, QWindow | QApplication) or (isinstance(watched, QWidget) and watched.isWindow())
        if whole:
            event.ignore()
        return whole

    ends_with_window = QGuiApplication.quitOnLastWindowClosed()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    QGuiApplication.setQuitOnLastWindowClosed(False)
    app.commitDataRequest.connect(stay)
    try:
        # Quit is what QApplication.quit() sends; QApplication.exit(code), which only the program itself calls, still ends it
        with guarded.sieve.on((QEvent.Type.Close, QEvent.Type.Quit), swallow):
            yield
    finally:
        app.commitDataRequest.disconnect(stay)
        QGuiApplication.setQuitOnLastWindowClosed(ends_with_window)


def stay(session: QSessionManager) -> None:
    """Asks the desktop's session, which wants to end, not to."""
    session.setRestartHint(QSessionManager.RestartHint.RestartImmediately)
    session.cancel()


LOCK = Lock("close", N_("The window does not close"), _engage)
