"""Each lock engages and undoes itself without a trace; all of them in order, backwards, also where one fails or the program did not come to its end."""

from __future__ import annotations

import contextlib
import json
import webbrowser
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDesktopServices,
    QDragEnterEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QSessionManager,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget

from tests.journeys.person import finger
from wastequiz.i18n import _
from wastequiz.kiosk import LOCKS, Guarded, Lock, clipboard, close, engage, mend, screens, undo, x_saver
from wastequiz.kiosk.cover import Cover
from wastequiz.kiosk.dialogs import NotInKiosk

BY_ID = {lock.id: lock for lock in LOCKS}
NO_KEY = Qt.KeyboardModifier.NoModifier


class Page(QWidget):
    """Stands in for the kiosk's window and notes what reaches it."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(400, 300)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.keys: list[int] = []
        self.got: list[str] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())

    def event(self, event: QEvent) -> bool:
        kinds = (QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.ToolTip)
        if event.type() in kinds:
            self.got.append(event.type().name)
        return super().event(event)


@pytest.fixture
def page(qtbot: Any) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def told() -> list[str]:
    """The incidents that were told."""
    return []


@pytest.fixture
def guarded(page: Page, tmp_path: Path, told: list[str]) -> Guarded:
    return Guarded(page, tmp_path, lambda what, _detail: told.append(what))


@pytest.fixture
def hold(guarded: Guarded) -> Iterator[Callable[..., contextlib.ExitStack]]:
    """Engages locks by id; what is still held at the end is undone."""
    with contextlib.ExitStack() as held:

        def engaged(*ids: str) -> contextlib.ExitStack:
            return held.enter_context(engage(guarded, tuple(BY_ID[name] for name in ids)))

        yield engaged


# ---- together


def noted(name: str, log: list[str], *, fails: bool = False) -> Lock:
    @contextlib.contextmanager
    def hold(_guarded: Guarded) -> Generator[None]:
        if fails:
            raise OSError(name)
        log.append(f"+{name}")
        try:
            yield
        finally:
            log.append(f"-{name}")

    return Lock(name, name, hold)


def test_locks_are_undone_the_other_way_round(guarded: Guarded) -> None:
    log: list[str] = []
    with engage(guarded, (noted("a", log), noted("b", log), noted("c", log))):
        assert log == ["+a", "+b", "+c"]
    assert log == ["+a", "+b", "+c", "-c", "-b", "-a"]


def test_where_one_fails_those_before_it_are_undone_and_it_is_told(guarded: Guarded) -> None:
    log: list[str] = []
    with pytest.raises(OSError, match="b"):
        engage(guarded, (noted("a", log), noted("b", log, fails=True), noted("c", log)))
    assert log == ["+a", "-a"]


def test_an_error_while_undoing_keeps_no_lock_engaged(guarded: Guarded) -> None:
    log: list[str] = []

    @contextlib.contextmanager
    def stuck(_guarded: Guarded) -> Generator[None]:
        yield
        raise OSError("stuck")

    stack = engage(guarded, (noted("a", log), Lock("b", "b", stuck)))
    with pytest.raises(OSError, match="stuck"):
        stack.close()
    assert log == ["+a", "-a"]


def test_all_locks_leave_everything_as_it_was(page: Page, guarded: Guarded, tmp_path: Path) -> None:
    def facts() -> tuple[object, ...]:
        return (
            *(page.windowFlags(), page.windowState() & ~Qt.WindowState.WindowActive, page.geometry(), page.isVisible(), page.minimumSize()),
            *(QGuiApplication.quitOnLastWindowClosed(), QFileDialog.__dict__["__init__"], QMessageBox.__dict__["question"]),
            *(QDesktopServices.__dict__["openUrl"], webbrowser.open, QApplication.overrideCursor(), sorted(tmp_path.iterdir())),
        )

    before = facts()
    with engage(guarded):
        assert facts() != before
        assert page.isFullScreen()
    assert facts() == before
    assert guarded.covers == []


# ---- what a crash leaves


def test_what_a_crashed_run_left_is_undone_at_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undone: list[object] = []
    monkeypatch.setattr(x_saver, "restore", undone.append)
    fact = {"display": ":7", "timeout": 600, "interval": 600, "blanking": 1, "exposures": 1, "dpms": True}
    assert undo.keep(tmp_path, "sleep", fact)
    assert mend(tmp_path) == ("sleep",)
    assert undone == [fact]
    assert not (tmp_path / undo.NAME).exists()
    assert mend(tmp_path) == ()


def test_engaging_undoes_first_what_a_crash_left(guarded: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    log: list[str] = []
    monkeypatch.setattr(x_saver, "restore", lambda _found: log.append("undone"))
    undo.keep(guarded.folder, "sleep", {"timeout": 600})
    with engage(guarded, (noted("a", log),)):
        assert log == ["undone", "+a"]


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"sleep": 3}', '"x"'])
def test_a_note_that_cannot_be_read_stops_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / undo.NAME).write_text(text, encoding="utf-8")
    assert undo.left(tmp_path) == {}
    assert mend(tmp_path) == ()


def test_what_cannot_be_noted_is_not_changed(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed: list[str] = []
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "xcb"))
    monkeypatch.setattr(x_saver, "read", lambda: {"timeout": 1})
    monkeypatch.setattr(x_saver, "rest", lambda: changed.append("rest"))
    with engage(Guarded(page, tmp_path / "gone"), (BY_ID["sleep"],)):
        assert changed == []


def test_the_saver_is_noted_before_it_is_changed_and_put_back(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log: list[str] = []
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "xcb"))
    monkeypatch.setattr(x_saver, "read", lambda: {"timeout": 600})
    monkeypatch.setattr(x_saver, "rest", lambda: log.append(f"rest, noted {json.loads((tmp_path / undo.NAME).read_text())}"))
    monkeypatch.setattr(x_saver, "restore", lambda found: log.append(f"restored {found}"))
    with engage(Guarded(page, tmp_path), (BY_ID["sleep"],)):
        assert log == ["rest, noted {'sleep': {'timeout': 600}}"]
    assert log[1:] == ["restored {'timeout': 600}"]
    assert list(tmp_path.iterdir()) == []


def test_another_display_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":8")
    monkeypatch.setattr(x_saver, "connected", lambda: pytest.fail("it was connected to"))
    x_saver.restore({"display": ":7", "timeout": 1, "interval": 1, "blanking": 1, "exposures": 1})
    x_saver.restore({"display": ":8", "timeout": "x"})


# ---- one by one


@pytest.mark.parametrize(
    ("key", "held", "passes"),
    [
        *(
            (key, NO_KEY, True)
            for key in (Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Escape)
        ),
        *((key, NO_KEY, False) for key in (Qt.Key.Key_5, Qt.Key.Key_A, Qt.Key.Key_F11, Qt.Key.Key_F1, Qt.Key.Key_Menu, Qt.Key.Key_Print)),
        (Qt.Key.Key_Backspace, NO_KEY, False),
        *((Qt.Key.Key_Return, held, False) for held in (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier)),
        (Qt.Key.Key_1, Qt.KeyboardModifier.MetaModifier, False),
        (Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier, True),
    ],
)
def test_only_keys_that_are_played_with_come_through(
    page: Page, hold: Callable[..., contextlib.ExitStack], key: Qt.Key, held: Qt.KeyboardModifier, passes: bool
) -> None:
    stack = hold("keys")
    QTest.keyClick(page, key, held)
    assert page.keys == ([key.value] if passes else [])
    stack.close()
    page.keys.clear()
    QTest.keyClick(page, key, held)
    assert key.value in page.keys


def test_staff_at_the_pin_type_digits(page: Page, guarded: Guarded, hold: Callable[..., contextlib.ExitStack]) -> None:
    hold("keys")
    guarded.typing = lambda: True
    for key in (Qt.Key.Key_0, Qt.Key.Key_9, Qt.Key.Key_Backspace, Qt.Key.Key_Q, Qt.Key.Key_F11):
        QTest.keyClick(page, key)
    assert page.keys == [Qt.Key.Key_0, Qt.Key.Key_9, Qt.Key.Key_Backspace]


def test_the_pages_own_keyboard_types_what_it_likes(page: Page, hold: Callable[..., contextlib.ExitStack], qtbot: Any) -> None:
    hold("keys")
    field = QLineEdit(page)
    field.show()
    QCoreApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, NO_KEY, "b"))
    QCoreApplication.sendEvent(field, _words("电池"))
    assert field.text() == "b电池"


def _words(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event


def test_a_finger_touches_and_nothing_else(page: Page, hold: Callable[..., contextlib.ExitStack]) -> None:
    def everything() -> list[str]:
        page.got.clear()
        QTest.mouseClick(page, Qt.MouseButton.RightButton)
        QTest.mouseClick(page, Qt.MouseButton.BackButton)
        data = QMimeData()
        data.setUrls([QUrl("file:///etc/hostname")])
        drag = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEY)
        QCoreApplication.sendEvent(page, drag)
        QCoreApplication.sendEvent(page, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9)))
        return list(page.got)

    stack = hold("pointer")
    assert everything() == []
    QTest.mouseClick(page, Qt.MouseButton.LeftButton)
    assert page.got == ["MouseButtonPress"]
    stack.close()
    assert {"MouseButtonPress", "DragEnter", "ContextMenu"} <= set(everything())


def test_the_window_does_not_close(page: Page, hold: Callable[..., contextlib.ExitStack]) -> None:
    stack = hold("close")
    assert not page.close()
    assert page.isVisible()
    QApplication.closeAllWindows()
    assert page.isVisible()
    assert not QGuiApplication.quitOnLastWindowClosed()
    stack.close()
    assert page.close()


def test_dialogs_cannot_be_made_while_it_holds(page: Page, hold: Callable[..., contextlib.ExitStack]) -> None:
    class Ours(QFileDialog):
        """One made from Qt's."""

    stack = hold("dialogs")
    for make in (QFileDialog, QMessageBox, Ours, lambda: QMessageBox.question(page, "", ""), lambda: QFileDialog.getOpenFileName(page)):
        with pytest.raises(NotInKiosk):
            make()
    assert not QDesktopServices.openUrl(QUrl("https://example.org"))
    assert not webbrowser.open("https://example.org")
    stack.close()
    for made in (QFileDialog(page), QMessageBox(page)):
        assert not made.isVisible()


@pytest.mark.parametrize("kind", [QDialog, QWidget, QMenu])
def test_another_window_is_not_seen(page: Page, hold: Callable[..., contextlib.ExitStack], qtbot: Any, kind: type[QWidget]) -> None:
    hold("dialogs")
    other = kind()
    qtbot.addWidget(other)
    other.show()
    assert other.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    qtbot.waitUntil(lambda: not other.isVisible())


def test_what_is_copied_is_gone_at_once(hold: Callable[..., contextlib.ExitStack], qtbot: Any) -> None:
    board = QGuiApplication.clipboard()
    board.setText("from before")
    stack = hold("clipboard")
    assert board.text() == ""
    board.setText("canary")
    qtbot.waitUntil(lambda: board.text() == "")
    stack.close()
    board.setText("free again")
    assert board.text() == "free again"
    clipboard.clear()
    assert board.text() == ""


def test_the_arrow_goes_at_a_touch(page: Page, hold: Callable[..., contextlib.ExitStack]) -> None:
    stack = hold("cursor")
    QTest.touchEvent(page, finger()).press(0, QPoint(20, 20), page).commit()
    arrow = QGuiApplication.overrideCursor()
    assert isinstance(arrow, QCursor)
    assert arrow.shape() == Qt.CursorShape.BlankCursor
    QTest.touchEvent(page, finger()).release(0, QPoint(20, 20), page).commit()
    stack.close()
    assert QGuiApplication.overrideCursor() is None


@pytest.mark.parametrize(
    "deed",
    [QWidget.showMinimized, QWidget.showNormal, QWidget.hide, lambda page: page.resize(100, 100), lambda page: page.move(50, 50)],
    ids=["minimised", "normal", "hidden", "smaller", "moved"],
)
def test_the_window_fills_its_screen_whatever_is_done(
    page: Page, hold: Callable[..., contextlib.ExitStack], qtbot: Any, monkeypatch: pytest.MonkeyPatch, deed: Callable[[QWidget], object]
) -> None:
    monkeypatch.setattr(screens, "LOOK_MS", 3_600_000)  # it is told of it, and need not look
    hold("screens")
    deed(page)
    qtbot.waitUntil(lambda: page.isVisible() and page.isFullScreen() and page.geometry() == page.screen().geometry())


def test_the_page_is_blank_while_another_window_has_the_keyboard(
    page: Page, hold: Callable[..., contextlib.ExitStack], told: list[str], qtbot: Any
) -> None:
    hold("focus")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: told == ["focus_lost"])
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.waitUntil(lambda: not any(cover.isVisible() for cover in page.findChildren(Cover)))
    assert told == ["focus_lost"]


def test_a_cover_is_painted_all_over(page: Page) -> None:
    from wastequiz.stage.theme import LIGHT, Theme

    cover = Cover(Theme(LIGHT), "", page)
    cover.setGeometry(page.rect())
    shown = cover.grab().toImage()
    paper = Theme(LIGHT).colour("surface.paper")
    assert {shown.pixelColor(x, y).name() for x in (0, 200, 399) for y in (0, 150, 299)} == {paper.name()}


def test_every_lock_has_a_name_in_words() -> None:
    names = {_(lock.name) for lock in LOCKS}
    assert len(names) == len(LOCKS)
    assert all(" " in name for name in names)


def test_the_desktops_session_is_asked_to_stay() -> None:
    class Session:
        """What Qt hands over when the desktop's session is about to end."""

        def __init__(self) -> None:
            self.asked: list[object] = []

        def setRestartHint(self, hint: QSessionManager.RestartHint) -> None:
            self.asked.append(hint)

        def cancel(self) -> None:
            self.asked.append("stay")

    session = Session()
    close.stay(cast(QSessionManager, session))
    assert session.asked == [QSessionManager.RestartHint.RestartImmediately, "stay"]
