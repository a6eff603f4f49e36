"""The licences page: whose work this is, to be scrolled by wheel, keys and drag."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScroller

from tests.ui.screens.playground import click, context_on, not_cut, press, shown
from wastequiz.ui.context import Context
from wastequiz.ui.places import SettingsPage
from wastequiz.ui.screens import licences
from wastequiz.ui.screens.licences import LicencesScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def test_it_names_us_qt_the_fonts_the_libraries_and_the_pictures(qtbot: Any, context: Context) -> None:
    screen = LicencesScreen(context)
    shown(qtbot, screen)
    text = screen.reading.toPlainText()
    for words in ("MIT License", "LGPL-3.0", "SIL Open Font License", "platformdirs", "Python Software Foundation", "sounds/*.wav"):
        assert words.lower() in text.lower(), words


def test_every_library_has_a_licence() -> None:
    found = licences.libraries()
    assert {"click", "pillow", "pypinyin", "sqlite-utils"} <= {name.lower() for name, _version, _licence in found}
    assert all(version and licence and licence != "see its own files" for _name, version, licence in found)


def test_a_licence_is_read_in_whatever_way_it_is_stated(tmp_path: Path) -> None:
    stated = {
        "License-Expression: MIT": "MIT",
        "Classifier: License :: OSI Approved :: MIT License": "MIT License",
        "License: BSD\n        and more": "BSD",
        "Summary: nothing": "see its own files",
    }
    for n, (line, licence) in enumerate(stated.items()):
        folder = tmp_path / f"x{n}-1.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.4\nName: x{n}\nVersion: 1\n{line}\n")
        assert licences.licence_of(metadata.Distribution.at(folder)) == licence


def test_keys_wheel_and_drag_scroll_it(qtbot: Any, context: Context) -> None:
    screen = LicencesScreen(context)
    places = shown(qtbot, screen)
    bar = screen.reading.verticalScrollBar()
    assert QApplication.focusWidget() is screen.reading and bar.value() == 0 and bar.maximum() > 0
    press(Qt.Key.Key_Down)
    one = bar.value()
    press(Qt.Key.Key_PageDown)
    assert 0 < one < bar.value()
    press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    press(Qt.Key.Key_Home)
    assert bar.value() == 0
    view = screen.reading.viewport()
    at = QPointF(view.rect().center())
    wheel = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, wheel)
    assert bar.value() > 0
    assert QScroller.hasScroller(view), "a finger drags it"
    press(Qt.Key.Key_Escape)
    assert screen.back is not None
    click(qtbot, screen.back)
    assert places == [SettingsPage("computer"), SettingsPage("computer")]


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)])
def test_nothing_is_cut(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    screen = LicencesScreen(context)
    shown(qtbot, screen, *size)
    not_cut(screen)
