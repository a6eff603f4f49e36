"""When something is wrong: what happened, what is safe, and buttons that mend it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.screens.playground import add_class, click, context_on, not_cut, press, shown, tab_to
from wastequiz.domain import errors
from wastequiz.domain.errors import KnownError
from wastequiz.services import safekeeping
from wastequiz.services.school import School
from wastequiz.stage.asking import Ask
from wastequiz.ui.context import Context, Session
from wastequiz.ui.places import Home
from wastequiz.ui.screens.crashed import CrashedScreen
from wastequiz.ui.screens.trouble import TroubleScreen

MS = 1_772_700_000_000


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path / "school") as made:
        yield made


@pytest.fixture
def closed(context: Context, tmp_path: Path) -> Context:
    """The same with a school that could not be opened."""
    context.school.close()
    context.school = School(tmp_path / "school")
    return context


def opened(qtbot: Any, context: Context, error: KnownError, size: tuple[int, int] = (1366, 768)) -> tuple[TroubleScreen, list[Any]]:
    screen = TroubleScreen(context, error)
    return screen, shown(qtbot, screen, *size)


def labels(screen: TroubleScreen) -> list[str]:
    return [b.label for b in screen.buttons if b.isVisible()]


def seen(screen: Any) -> str:
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def damage(folder: Path) -> Path:
    """Damages the school file of a folder after one backup; gives the backup."""
    backup = safekeeping.newest_good(folder)
    assert backup is not None
    file = folder / "school.db"
    file.write_bytes(b"\x00" * 4096 + file.read_bytes()[4096:])
    return backup


def test_a_damaged_file_is_mended_from_its_newest_backup(qtbot: Any, context: Context, tmp_path: Path) -> None:
    add_class(qtbot, context, "3-2", 4)
    context.school.close()
    folder = tmp_path / "school"
    backup = damage(folder)
    fresh = School(folder)
    with pytest.raises(errors.SchoolFileDamaged) as caught:
        fresh.open_and_wait()
    assert caught.value.backup == backup
    reopened: list[bool] = []
    context.school, context.reopen = fresh, lambda: reopened.append(True)
    screen, _places = opened(qtbot, context, caught.value)
    assert screen.head.text() == "The school file is damaged."
    assert [label.split(" (")[0] for label in labels(screen)] == ["Restore the newest backup", "Start a new school", "Quit"]
    press(Qt.Key.Key_Return)
    assert screen.busy.text().startswith("The backup is being restored.") and not screen.buttons[0].isEnabled()
    qtbot.waitUntil(lambda: bool(reopened))
    again = School(folder).open_and_wait()
    try:
        from wastequiz.store import rosters

        assert [c.name for c in again.ask(rosters.classes)] == ["3-2"]
    finally:
        again.close()


def test_a_new_school_is_begun_only_after_asking_and_the_old_files_are_kept(qtbot: Any, closed: Context, tmp_path: Path) -> None:
    folder = tmp_path / "school"
    before = (folder / "school.db").read_bytes()
    reopened: list[bool] = []
    closed.reopen = lambda: reopened.append(True)
    screen, _places = opened(qtbot, closed, errors.SchoolFileDamaged(folder / "school.db", None))
    assert labels(screen) == ["Try again", "Start a new school", "Quit"]
    click(qtbot, screen.buttons[1])
    card = screen.findChild(Ask)
    assert "nothing is deleted" in card.text.text() and card.safe.kind == "primary"
    press(Qt.Key.Key_Escape)
    assert (folder / "school.db").exists() and not reopened
    tab_to(screen.buttons[1])
    press(Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(reopened))
    assert not (folder / "school.db").exists()
    assert [f.read_bytes() for f in (folder / "damaged").rglob("school.db")] == [before]


def test_a_newer_file_offers_its_backup_only_after_asking(qtbot: Any, closed: Context) -> None:
    screen, _places = opened(qtbot, closed, errors.SchoolFileNewer(Path("/s"), 9, 1, Path("/nowhere/b.db"), MS))
    assert labels(screen)[0] == "Try again" and screen.buttons[1].kind == "paper"
    click(qtbot, screen.buttons[1])
    assert screen.findChild(Ask).head.text() == "Go back to the backup?"


def test_a_restore_that_fails_is_handed_on_as_the_next_trouble(qtbot: Any, closed: Context) -> None:
    screen = TroubleScreen(closed, errors.SchoolFileGone(Path("/s"), Path("/nowhere/b.db"), MS))
    failed: list[BaseException] = []
    screen.failed.connect(failed.append)
    qtbot.addWidget(screen)
    screen.show()
    click(qtbot, screen.buttons[0])
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], errors.BackupNotFound)


@pytest.mark.parametrize("error", [errors.AlreadyRunning(Path("/s")), errors.FolderReadOnly(Path("/s")), errors.DiskFull(Path("/s"), 1)])
def test_what_keeps_the_school_from_opening_can_be_tried_again_or_quit(qtbot: Any, closed: Context, error: KnownError) -> None:
    done: list[str] = []
    closed.reopen, closed.leave_program = lambda: done.append("again"), lambda: done.append("quit")
    screen, places = opened(qtbot, closed, error)
    assert labels(screen) == ["Try again", "Quit"]
    press(Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert done == ["again", "quit"] and not places


def test_a_student_is_told_to_fetch_the_teacher_and_that_the_points_are_safe(qtbot: Any, context: Context) -> None:
    context.session = Session(playing=object())  # pyright: ignore[reportArgumentType]
    screen, places = opened(qtbot, context, errors.DiskFull(Path("/secret/place"), 1))
    assert screen.head.text() == "Please fetch your teacher." and screen.text.text() == "Your points are safe."
    assert "disk" not in seen(screen) and labels(screen) == ["Back to the start page"]
    press(Qt.Key.Key_Return)
    assert places == [Home()]


def test_details_are_behind_a_button_for_whoever_looks_after_the_computer(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, errors.DiskFull(Path("/secret/place"), 3_000_000))
    assert "/secret/place" not in seen(screen)
    tab_to(screen.more)
    press(Qt.Key.Key_Return)
    assert screen.details is not None
    text = screen.details.toPlainText()
    assert "/secret/place" in text and "Free: 3 MB" in text and "DiskFull" in text


@pytest.mark.parametrize("size", [(1366, 768), (3840, 2160), (1080, 1920)])
def test_nothing_is_cut(qtbot: Any, closed: Context, size: tuple[int, int]) -> None:
    screen, _places = opened(qtbot, closed, errors.SchoolFileNewer(Path("/s"), 9, 1, Path("/b"), MS), size)
    not_cut(screen)
    click(qtbot, screen.more)
    not_cut(screen)


# ---- a bug


def test_a_crash_is_told_kindly_and_its_report_copied(qtbot: Any, context: Context) -> None:
    left: list[bool] = []
    context.leave_program = lambda: left.append(True)
    screen = CrashedScreen(context, "Traceback: the report")
    places = shown(qtbot, screen)
    assert "It is not your fault." in screen.text.text() and "the report" in screen.reading.toPlainText()
    tab_to(screen.copy)
    press(Qt.Key.Key_Return)
    from PySide6.QtGui import QGuiApplication

    assert QGuiApplication.clipboard().text() == "Traceback: the report" and screen.copy.label == "The report is copied"
    click(qtbot, screen.home)
    click(qtbot, screen.quit)
    assert places == [Home()] and left == [True]


def test_a_student_sees_no_report_of_a_crash_first(qtbot: Any, context: Context) -> None:
    context.session = Session(playing=object())  # pyright: ignore[reportArgumentType]
    screen = CrashedScreen(context, "x")
    shown(qtbot, screen)
    assert screen.head.text() == "Please fetch your teacher." and screen.text.text() == "Your points are safe."
    assert not screen.reading.isVisible() and screen.copy.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)])
def test_the_crash_page_is_not_cut(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    screen = CrashedScreen(context, "x")
    shown(qtbot, screen, *size)
    not_cut(screen)
