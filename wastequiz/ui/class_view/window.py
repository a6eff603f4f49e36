"""The window the class looks at. It takes touches where the class answers by touch; keys are the lesson's, whichever window they reach."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.stage.touch import Touch
from wastequiz.ui.class_view.navigator import ClassNavigator, ClassPlace

KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class ClassWindow(QWidget):
    """Never takes the keyboard from the teacher's window: a touch on the board leaves clicker and keys where they are.

    Where the system gives it keys all the same, `hand_on` gets them.
    """

    closed = Signal()

    def __init__(self, hand_on: Callable[[QKeyEvent], None]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._hand_on = hand_on
        self._handle: QWindow | None = None
        self.setWindowTitle(_("WasteQuiz: class view"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.navigator = ClassNavigator(self)
        self.touch = Touch(self)
        self.navigator.shown.connect(self._shown)

    def _shown(self, _place: ClassPlace) -> None:
        """No finger that lay on the page before does anything on the new one."""
        self.touch.let_go()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WinIdChange, QEvent.Type.Show):
            handle = cast("QWindow | None", self.windowHandle())  # none before the first show
            if handle is not None and handle is not self._handle:
                handle.installEventFilter(self)
                self._handle = handle
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._handle and event.type() in KEYS and isinstance(event, QKeyEvent):
            if event.type() != QEvent.Type.ShortcutOverride:
                self._hand_on(event)
            return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
