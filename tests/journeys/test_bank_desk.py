"""A teacher at the question bank: finds a question by pinyin, mends a word, sees how it looks, saves, thinks again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.person import Person, school_folder
from wastequiz.services import authoring
from wastequiz.ui.places import Bank
from wastequiz.ui.screens.bank import BankScreen
from wastequiz.ui.widgets.bank_preview import PreviewSheet

CTRL = Qt.KeyboardModifier.ControlModifier
FOUND = "louti"
"""楼梯, the stairs: what the teacher remembers of the question."""


def at_the_bank(qtbot: Any, folder: Path) -> tuple[Person, BankScreen]:
    """Someone with the PIN given, at the bank with its table there."""
    person = Person(qtbot, school_folder(folder, language="zh_CN"))
    person.start()
    person.program.context.staff_in = True
    person.window.navigator.go(Bank())
    screen = person.window.navigator.screen
    assert isinstance(screen, BankScreen)
    qtbot.waitUntil(lambda: screen.table is not None)
    return person, screen


def stem_kept(qtbot: Any, person: Person, key: str) -> str:
    """What the school's file says the question asks."""
    found: list[authoring.Kept] = []
    authoring.question(person.program.school, key, found.append, lambda _error: None)
    qtbot.waitUntil(lambda: bool(found))
    return found[0].question.stem["zh_CN"]


def written_row(screen: BankScreen) -> int:
    """The first of the rows found that is a written question."""
    assert screen.table is not None
    return next(n for n, number in enumerate(screen.found) if ":" not in screen.table.row(number).key)


def test_by_mouse_a_word_is_mended_looked_at_saved_and_taken_back(qtbot: Any, tmp_path: Path) -> None:
    person, screen = at_the_bank(qtbot, tmp_path)
    person.click(screen.search)
    QTest.keyClicks(screen.search, FOUND)
    view, row = screen.list, written_row(screen)
    view.scrollTo(view.rows.index(row, 0))
    spot = view.visualRect(view.rows.index(row, view.rows.columns.index("stem"))).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    qtbot.waitUntil(lambda: screen.editing.editor is not None)
    editor = screen.editing.editor
    assert editor is not None
    before = editor.question.stem["zh_CN"]
    editor.first.stem.setFocus()
    QTest.keyClicks(editor.first.stem, "A")
    person.click(editor.preview)
    preview = screen.findChild(PreviewSheet)
    assert preview is not None and preview.question.stem is not None and preview.question.stem["zh_CN"] == "A" + before
    person.click(preview.cross)
    person.click(editor.save_button)
    qtbot.waitUntil(lambda: not editor.unsaved)
    assert stem_kept(qtbot, person, editor.question.key) == "A" + before
    person.click(editor.cross)
    person.click(screen.undo)
    qtbot.waitUntil(lambda: screen.deeds.can_redo)
    assert stem_kept(qtbot, person, editor.question.key) == before
    person.close()


def test_by_keys_alone_a_word_is_mended_looked_at_saved_and_taken_back(qtbot: Any, tmp_path: Path) -> None:
    person, screen = at_the_bank(qtbot, tmp_path)

    def press(code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or screen, code, held)

    def tab_to(piece: QWidget) -> None:
        for _step in range(80):
            if QApplication.focusWidget() is piece:
                return
            press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {piece.accessibleName()}")

    press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(screen.search, FOUND)
    press(Qt.Key.Key_Down)
    for _step in range(written_row(screen)):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.editing.editor is not None)
    editor = screen.editing.editor
    assert editor is not None
    before = editor.question.stem["zh_CN"]
    tab_to(editor.first.stem)
    QTest.keyClicks(editor.first.stem, "A")
    press(Qt.Key.Key_P, CTRL)
    preview = screen.findChild(PreviewSheet)
    assert preview is not None
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not editor.unsaved)
    assert stem_kept(qtbot, person, editor.question.key) == "A" + before
    press(Qt.Key.Key_Escape)
    assert screen.editing.editor is None
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: screen.deeds.can_redo)
    assert stem_kept(qtbot, person, editor.question.key) == before
    person.close()
