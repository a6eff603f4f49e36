"""Pictures for questions: found among those that came along, from the clipboard, from a file; what is none is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from tests.ui.screens.bank_desk import edit, opened
from tests.ui.screens.playground import context_on
from wastequiz.ui.context import Context
from wastequiz.ui.screens import bank
from wastequiz.ui.widgets.bank_picture import PicturePicker


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    bank.LAST.clear()
    with context_on(tmp_path) as made:
        made.staff_in = True
        yield made


def test_a_built_in_picture_is_found_by_what_it_shows(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "true_false")
    editor.first.change.click()
    picker = screen.findChild(PicturePicker)
    assert picker is not None
    qtbot.waitUntil(lambda: picker.finder is not None)
    picker.search.setText("banana peel")
    assert next(label for _name, label in picker.found).casefold() == "banana peel"
    picker.tiles[0].click()
    assert editor.question.picture == "banana_peel"


def test_a_picture_comes_from_the_clipboard_and_a_text_does_not(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "true_false")
    editor.first.change.click()
    picker = screen.findChild(PicturePicker)
    assert picker is not None
    QGuiApplication.clipboard().setText("no picture")
    picker.paste()
    assert picker.message.text().startswith("There is no picture on the clipboard.")
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    picker.paste()
    qtbot.waitUntil(lambda: editor.question.picture.startswith("own/"))


def test_a_file_that_is_no_picture_is_said_in_a_sentence(qtbot: Any, context: Context, tmp_path: Path) -> None:
    screen, _places = opened(qtbot, context)
    editor = edit(qtbot, screen, "true_false")
    editor.first.change.click()
    picker = screen.findChild(PicturePicker)
    assert picker is not None
    (tmp_path / "note.png").write_bytes(b"this is no picture")
    picker.take_file(tmp_path / "note.png")
    qtbot.waitUntil(lambda: not picker.message.isHidden())
    assert picker.message.text().startswith("“note.png” is no picture") and picker.isVisible()
