"""Tells which screens there are and fills one of them: those Qt knows, or such as somebody makes up."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Shown:
    """One screen: its name (two of one make may share it) and its place on the desktop, in Qt's pixels."""

    name: str
    box: QRect


class Screens(QObject):
    """The screens Qt knows. `changed`: one came, went, or is another size; told a moment later, when Qt's own list is right again."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._added)
            app.screenRemoved.connect(self._changed)
            for screen in app.screens():
                screen.geometryChanged.connect(self._changed)

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._changed)
        self._changed()

    def _changed(self, _what: object = None) -> None:
        QTimer.singleShot(0, self, self.changed.emit)

    def every(self) -> tuple[Shown, ...]:
        """All of them, the first one first."""
        return tuple(Shown(screen.name(), screen.geometry()) for screen in QGuiApplication.screens())

    def apart(self) -> tuple[Shown, ...]:
        """Those that show something of their own: of screens that overlap, as mirrored ones do, only the first."""
        found: list[Shown] = []
        for shown in self.every():
            if not any(shown.box.intersects(other.box) for other in found):
                found.append(shown)
        return tuple(found)

    def of(self, window: QWidget) -> Shown | None:
        """Where a window is; None where it is on none."""
        middle = window.frameGeometry().center()
        return next((shown for shown in self.every() if shown.box.contains(middle)), None)

    def fill(self, window: QWidget, shown: Shown) -> None:
        """Shows a window all over a screen."""
        screen = next((s for s in QGuiApplication.screens() if (s.name(), s.geometry()) == (shown.name, shown.box)), None)
        if screen is not None:
            if window.isVisible():
                window.setWindowState(Qt.WindowState.WindowNoState)  # what fills one screen does not move to another
            window.setScreen(screen)
        window.setGeometry(shown.box)
        window.setWindowState(Qt.WindowState.WindowFullScreen)  # showFullScreen would ask for the keyboard too
        window.show()


class ToldScreens(Screens):
    """Screens nobody has plugged in: for the tour and for tests. Windows are laid where such a screen would be."""

    def __init__(self, parent: QObject | None = None) -> None:
        QObject.__init__(self, parent)
        self._told: tuple[Shown, ...] = ()

    def tell(self, *shown: Shown) -> None:
        """From now on there are these."""
        self._told = shown
        self.changed.emit()

    def every(self) -> tuple[Shown, ...]:
        return self._told

    def fill(self, window: QWidget, shown: Shown) -> None:
        window.show()
        window.setGeometry(shown.box)
