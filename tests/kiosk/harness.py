"""The program in a process of its own, in front of a kiosk's page under the locks: `python -m tests.kiosk.harness FOLDER`.

Each line on its standard input is a JSON list [deed, argument...]; each is answered by a line of JSON. What the sieve lets through is counted by
a filter that was installed before it, and therefore is asked after it.
"""

from __future__ import annotations

import json
import sys
import webbrowser
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QSocketNotifier, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog, QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QComboBox,
    QDialog,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
    QToolTip,
    QWhatsThis,
    QWidget,
)

from wastequiz.app import Program
from wastequiz.domain.events import Event
from wastequiz.kiosk import LOCKS, Guarded, engage
from wastequiz.kiosk.keys import HARMLESS, PLAYED
from wastequiz.ui import places
from wastequiz.ui.kiosk.run import KioskRun

DIALOGS = {
    kind.__name__: kind
    for kind in (
        *(QFileDialog, QMessageBox, QColorDialog, QFontDialog, QInputDialog),
        *(QPrintDialog, QPageSetupDialog, QPrintPreviewDialog),
    )
}
ASKED: dict[str, Callable[[], Any]] = {
    "open": lambda: QFileDialog.getOpenFileName(None, ""),
    "save": lambda: QFileDialog.getSaveFileName(None, ""),
    "folder": lambda: QFileDialog.getExistingDirectory(None, ""),
    "question": lambda: QMessageBox.question(None, "", ""),
    "about": lambda: QMessageBox.aboutQt(None),
    "text": lambda: QInputDialog.getText(None, "", ""),
    "colour": lambda: QColorDialog.getColor(),  # noqa: PLW0108 - looked up when it is called, as pages do
    "font": lambda: QFontDialog.getFont(),
}
_Type = QEvent.Type
TOLD = {
    *(_Type.ContextMenu, _Type.NativeGesture, _Type.DragEnter, _Type.DragMove, _Type.Drop, _Type.ToolTip, _Type.WhatsThis),
    *(_Type.EnterWhatsThisMode, _Type.Close, _Type.Quit, _Type.Shortcut),
}


class Passed(QObject):
    """Notes what came through the sieve and should not have."""

    def __init__(self) -> None:
        super().__init__()
        self.what: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in TOLD:
            self.what.append(kind.name)
        elif kind in (_Type.KeyPress, _Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            if event.spontaneous() and (event.key() not in PLAYED or event.modifiers() & ~HARMLESS):
                self.what.append(f"key {event.key():#x}")
        elif kind == _Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if event.button() != Qt.MouseButton.LeftButton:
                self.what.append(f"button {event.button().name}")
        elif kind == _Type.Wheel and isinstance(event, QWheelEvent) and event.modifiers() != Qt.KeyboardModifier.NoModifier:
            self.what.append("zoom")
        return False


class Harness:
    """Does what the robot asks for inside the process, and tells how the program stands."""

    def __init__(self, folder: Path) -> None:
        self.program = Program(folder)
        self.app = self.program.app
        self.passed = Passed()
        self.app.installEventFilter(self.passed)
        self.incidents: list[str] = []
        self.kept: list[QObject] = []
        """What was made on the way, so that Python does not take it away before the robot has looked."""
        self.held: ExitStack | None = None
        self.finger: QPointingDevice = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        self.program.on_home = self.begin
        self.folder = folder

    @property
    def window(self) -> QWidget:
        return self.program.window

    def begin(self) -> None:
        """The school is open and the window stands."""
        self.program.on_home = None
        self.program.context.kiosk = KioskRun(Event("e", "Open day"))
        self.program.window.navigator.go(places.Attract())
        self.lock([lock.id for lock in LOCKS])
        self.listener = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self.listener.activated.connect(self.listen)
        QTimer.singleShot(0, lambda: self.answer("ready"))

    def lock(self, ids: list[str]) -> str:
        """Engages these locks in place of those engaged before."""
        if self.held is not None:
            self.held.close()
        chosen = tuple(lock for lock in LOCKS if lock.id in ids)
        guarded = Guarded(self.window, self.folder, lambda what, _detail: self.incidents.append(what))
        self.held = engage(guarded, chosen)
        return "locked"

    def listen(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self.app.exit(0)
            return
        deed, *given = json.loads(line)
        self.answer(getattr(self, deed)(*given))

    def answer(self, what: object) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()

    # ---- how it stands
    def state(self) -> dict[str, Any]:
        """Facts since the last time it was asked."""
        tops = [
            type(top).__name__
            for top in QApplication.topLevelWidgets()
            if top is not self.window and top.isVisible() and not top.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        ]
        board = QGuiApplication.clipboard()
        passed, self.passed.what = self.passed.what, []
        incidents, self.incidents = self.incidents, []
        held, self.kept = self.kept, []
        for one in held:
            if isinstance(one, QWidget):
                one.hide()
        return {
            "id": int(self.window.windowHandle().winId()),
            "active": self.window.isActiveWindow(),
            "full": self.window.isVisible() and self.window.geometry() == self.window.screen().geometry(),
            "tops": tops,
            "passed": passed,
            "copied": board.text() + board.text(QClipboard.Mode.Selection),
            "incidents": incidents,
        }

    # ---- ways out from within
    def dialog(self, name: str) -> str:
        try:
            made = DIALOGS[name]()
        except RuntimeError:
            return "refused"
        self.kept.append(made)
        QDialog.open(made)
        return "opened"

    def ask(self, name: str) -> str:
        """The static call would only come back once somebody closed its dialog: a timer does."""
        QTimer.singleShot(150, self._away)
        try:
            ASKED[name]()
        except RuntimeError:
            return "refused"
        return "opened"

    def _away(self) -> None:
        modal = QApplication.activeModalWidget()
        if modal is not None:
            self.passed.what.append(f"dialog {type(modal).__name__}")
            modal.close()

    def link(self, way: str) -> str:
        if way == "desktop":
            QDesktopServices.setUrlHandler("wqtest", self.program.window, "setWindowTitle")
            return "opened" if QDesktopServices.openUrl(QUrl("wqtest:somewhere")) else "refused"
        return "opened" if webbrowser.open("wqtest:somewhere") else "refused"

    def top(self, kind: str) -> str:
        made: QWidget
        if kind == "menu":
            made = QMenu()
            made.addAction("away")
            made.popup(QPoint(100, 100))
        elif kind == "combo":
            made = QComboBox(self.window)
            made.addItems(["one", "two"])
            made.show()
            made.showPopup()
        elif kind == "tip":
            QToolTip.showText(QPoint(100, 100), "away", self.window)
            made = QWidget()
        elif kind == "whats":
            QWhatsThis.enterWhatsThisMode()
            QWhatsThis.leaveWhatsThisMode()
            made = QWidget()
        else:
            made = QDialog() if kind == "dialog" else QWidget()
            made.show()
        self.kept.append(made)
        return "done"

    def copy(self, where: str) -> str:
        mode = QClipboard.Mode.Selection if where == "selection" else QClipboard.Mode.Clipboard
        QGuiApplication.clipboard().setText("canary", mode)
        return "done"

    def asks(self, what: str) -> str:
        """The program itself is told to go, or to get smaller."""
        window = self.window
        deeds: dict[str, Callable[[], Any]] = {
            "quit": self.app.quit,
            "close": window.close,
            "hide": window.hide,
            "minimise": window.showMinimized,
            "normal": window.showNormal,
            "maximise": window.showMaximized,
            "lower": window.lower,
            "close all": QApplication.closeAllWindows,
        }
        QTimer.singleShot(0, deeds[what])
        return "done"

    def drop(self, what: str) -> str:
        data = QMimeData()
        if what == "file":
            data.setUrls([QUrl("file:///etc/hostname")])
        else:
            data.setText("canary")
        handle, left, none = self.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(QPoint(200, 200), Qt.DropAction.CopyAction, data, left, none)
        dropping = QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, data, left, none)
        for event in (entering, dropping):
            self.app.sendEvent(handle, event)
        return "done"

    def fingers(self, how_many: int) -> str:
        """So many fingers come down, are pressed long and are lifted again."""
        window = self.window
        row = QTest.touchEvent(window, self.finger)
        for n in range(how_many):
            row.press(n, QPoint(150 + 60 * n, 300), window)
        row.commit()
        self.app.sendEvent(window.windowHandle(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(150, 300), QPoint(150, 300)))
        row = QTest.touchEvent(window, self.finger)
        for n in range(how_many):
            row.release(n, QPoint(150 + 60 * n, 300), window)
        row.commit()
        return "done"

    def edge(self, side: str) -> str:
        """A finger comes in from an edge."""
        w, h = self.window.width() - 1, self.window.height() - 1
        ways = {"left": ((0, h // 2), (300, h // 2)), "right": ((w, h // 2), (w - 300, h // 2))}
        ways |= {"top": ((w // 2, 0), (w // 2, 300)), "bottom": ((w // 2, h), (w // 2, h - 300))}
        start, end = (QPoint(*at) for at in ways[side])
        for deed, at in (("press", start), ("move", (start + end) / 2), ("move", end), ("release", end)):
            row = QTest.touchEvent(self.window, self.finger)
            getattr(row, deed)(1, at, self.window)
            row.commit()
        return "done"

    def gesture(self, kind: str) -> str:
        gestures = {"zoom": Qt.NativeGestureType.ZoomNativeGesture, "swipe": Qt.NativeGestureType.SwipeNativeGesture}
        gestures |= {"turn": Qt.NativeGestureType.RotateNativeGesture, "smart": Qt.NativeGestureType.SmartZoomNativeGesture}
        at = QPointF(200, 200)
        event = QNativeGestureEvent(gestures[kind], self.finger, 2, at, at, at, 0.5, QPointF())
        self.app.sendEvent(self.window.windowHandle(), event)
        return "done"


def main() -> None:
    harness = Harness(Path(sys.argv[1]))
    harness.program.start()
    code = harness.app.exec()
    if harness.held is not None:
        harness.held.close()
    harness.program.close()
    sys.exit(code)


if __name__ == "__main__":
    main()
