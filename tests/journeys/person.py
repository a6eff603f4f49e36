"""Somebody in front of the real window: looks, touches, types and waits, and knows nothing of what goes on inside."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz import i18n
from wastequiz.app import Program
from wastequiz.services.postbox import Postbox
from wastequiz.services.school import School
from wastequiz.stage.canvas import watch_input
from wastequiz.stage.touch import SAME_PLACE_PX, TWICE_MS
from wastequiz.store.db import Clock
from wastequiz.ui.activities import ACTIVITIES, QUIZZES
from wastequiz.ui.places import Place
from wastequiz.ui.screen import Screen
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.quizzes import QuizzesScreen

T = TypeVar("T")
_couriers: list[QObject] = []
"""Of programs that ended, as long as this process: what was on its way to one of them when it became garbage would find it half collected."""
QUIET: dict[str, Any] = {"effects": 0, "voice": 0, "reduced_motion": True}
SIZE = (1366, 768)
WAIT_MS = 10_000
PACE_S = TWICE_MS / 1000 + 0.05


@cache
def _loaded() -> Path:
    """A school with the built-in bank and nothing else, made once for all tests of this process."""
    folder = Path(tempfile.mkdtemp(prefix="wastequiz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    School(folder).open_and_wait().close()
    return folder


@cache
def _preferring(preferences: tuple[tuple[str, Any], ...]) -> Path:
    """The same with these preferences, made once for each of them."""
    folder = Path(tempfile.mkdtemp(prefix="wastequiz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(_loaded(), folder, dirs_exist_ok=True)
    school = School(folder).open_and_wait()
    school.prefer(**dict(preferences))
    school.close()
    return folder


def school_folder(folder: Path, **preferences: Any) -> Path:
    """Makes `folder` a closed school: quiet, still, and with these preferences."""
    shutil.copytree(_preferring(tuple(sorted((QUIET | preferences).items()))), folder, dirs_exist_ok=True)
    return folder


@cache
def finger() -> QPointingDevice:
    """A touch screen."""
    return cast(QPointingDevice, QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen))


class Person:
    """One person, one window."""

    def __init__(self, qtbot: Any, folder: Path, clock: Clock | None = None) -> None:
        """`clock`: the time the school goes by, the computer's own where there is none."""
        self.qtbot, self.folder = qtbot, folder
        box = Postbox()
        self.program = Program(folder, box, School(folder, box.deliver, clock))
        self.program.context.sound.check = lambda: "device"  # type: ignore[method-assign]  # the machine's own sound is none of a test's business
        self.window = self.program.window
        self.open = True
        self._touched = 0.0, QPoint(-1000, -1000)

    def start(self) -> None:
        watch_input()
        self.window.take_touches()
        self.window.show_as_preferred = self._show  # type: ignore[method-assign]  # at once as large as it is looked at
        self.program.start()
        self.wait(lambda: self.window.isVisible())
        self._show()
        self.window.activateWindow()
        self.wait(lambda: self.window.isActiveWindow())

    def _show(self) -> None:
        self.window.setMinimumSize(1, 1)
        self.window.resize(*SIZE)
        self.window.show()

    def close(self) -> None:
        """Ends the program in good order."""
        if self.open:
            self.open = False
            _couriers.append(self.program.courier)
            self.program.close()
            self.window.close()
            self.window.deleteLater()

    # ---- looking
    @property
    def place(self) -> Place:
        return self.window.navigator.place

    @property
    def screen(self) -> Screen:
        screen = self.window.navigator.screen
        assert screen is not None
        return screen

    def wait(self, until: Callable[[], object]) -> None:
        """Waits until something is so."""
        self.qtbot.waitUntil(lambda: bool(until()), timeout=WAIT_MS)

    def arrive(self, kind: type[T]) -> T:
        """Waits until the window shows a screen of this kind; gives it."""
        self.wait(lambda: isinstance(self.screen, kind))
        return cast(T, self.screen)

    def question(self, number: int) -> QuizScreen:
        """Waits for question `number` (from 1) of the round."""
        self.wait(lambda: isinstance(s := self.screen, QuizScreen) and s.answer is None and len(s.playing.progress.answers) == number - 1)
        return cast(QuizScreen, self.screen)

    def there(self, name: str) -> list[QWidget]:
        """The pieces on the page that a screen reader calls `name`."""
        found = self.screen.findChildren(QWidget)
        return [w for w in found if w.isVisible() and w.accessibleName() == name and w.focusPolicy() != Qt.FocusPolicy.NoFocus]

    def find(self, name: str) -> QWidget:
        """The one piece called `name`; waits for it."""
        self.wait(lambda: len(self.there(name)) == 1)
        return self.there(name)[0]

    def quizzes(self, activity: str, by: Callable[[QWidget], None] | None = None) -> QWidget:
        """From home to the page of quizzes, `by` a touch, a click (the usual way) or a switch; gives the tile of `activity` there."""
        home = self.arrive(HomeScreen)
        (by or self.click)(home.tiles[[a.id for a in ACTIVITIES].index("quizzes")])
        return self.arrive(QuizzesScreen).tiles[[a.id for a in QUIZZES].index(activity)]

    # ---- by mouse
    def click(self, piece: QWidget | str) -> None:
        """Clicks the middle of a piece, through the window, so that whatever lies above it would get the click."""
        piece = self.find(piece) if isinstance(piece, str) else piece
        assert piece.isVisible() and piece.isEnabled(), piece.accessibleName()
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, pos=self.spot(piece))

    def spot(self, piece: QWidget) -> QPoint:
        """The middle of a piece in the window's pixels."""
        return piece.mapTo(self.window, piece.rect().center())

    # ---- by finger
    def touch(self, piece: QWidget | str) -> None:
        """Lays a finger on a piece and lifts it; not twice on one spot faster than anybody does who means two things."""
        piece = self.find(piece) if isinstance(piece, str) else piece
        handle, spot = self.window.windowHandle(), self.spot(piece)
        touched, where = self._touched
        if (spot - where).manhattanLength() < 2 * SAME_PLACE_PX:
            self.wait(lambda: time.monotonic() - touched > PACE_S)
        QTest.touchEvent(handle, finger()).press(0, spot, handle).commit()
        QTest.touchEvent(handle, finger()).release(0, spot, handle).commit()
        self._touched = time.monotonic(), spot

    # ---- by keyboard
    def press(self, *keys: Qt.Key | str) -> None:
        """Presses keys one after the other; text is typed."""
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(self.focus(), key)
            else:
                QTest.keyClick(self.window.windowHandle(), key)

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, f"nothing has the focus at {self.place}"
        return widget

    def tab_to(self, piece: QWidget | str, most: int = 80) -> None:
        """Goes to a piece with the Tab key alone."""
        piece = self.find(piece) if isinstance(piece, str) else piece
        for _ in range(most):
            if QApplication.focusWidget() is piece:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {piece.accessibleName()} at {self.place}")

    # ---- language
    @property
    def language(self) -> str:
        return i18n.current()
