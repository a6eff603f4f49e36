"""Several lines to type in: counted, plain, told apart from what is filled in; arrows and Tab lead on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from wastequiz.stage.canvas import Canvas
from wastequiz.stage.look import Look
from wastequiz.stage.text_box import TextBox


class Page(Canvas):
    """Two boxes below each other."""

    def __init__(self) -> None:
        super().__init__(Look())
        self.first, self.second = TextBox(self, "Upper", most=10), TextBox(self, "Lower")
        self.typed: list[str] = []
        self.first.edited.connect(self.typed.append)

    def arrange(self) -> None:
        self.put(self.first, 100, 100, 600, 200)
        self.put(self.second, 100, 400, 600, 200)


def shown(qtbot: Any) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.first.setFocus()
    return page


def test_what_is_typed_is_told_and_counted_what_is_filled_in_is_not_told(qtbot: Any) -> None:
    page = shown(qtbot)
    page.first.fill("ice")
    assert page.first.counter.text() == "3 / 10" and page.typed == []
    page.first.fill("ice")
    QTest.keyClicks(page.first, "X")
    assert page.typed == ["Xice"] and page.first.text() == "Xice" and page.first.counter.text() == "4 / 10"
    assert not page.second.counter.isVisible()


def test_what_is_pasted_loses_its_looks(qtbot: Any) -> None:
    page = shown(qtbot)
    rich = QMimeData()
    rich.setHtml("<b>snow</b>")
    rich.setText("snow")
    page.first.insertFromMimeData(rich)
    assert page.first.text() == "snow" and "font-weight:700" not in page.first.toHtml()


def test_arrows_at_the_edge_and_tab_lead_on_and_esc_is_the_page_s(qtbot: Any) -> None:
    page = shown(qtbot)
    page.first.fill("one\ntwo")
    QTest.keyClick(page.first, Qt.Key.Key_Down)
    assert page.first.hasFocus(), "there is a second line"
    QTest.keyClick(page.first, Qt.Key.Key_Down)
    assert page.second.hasFocus()
    QTest.keyClick(page.second, Qt.Key.Key_Up)
    assert page.first.hasFocus()
    QTest.keyClick(page.first, Qt.Key.Key_Tab)
    assert page.second.hasFocus() and page.first.text() == "one\ntwo"
    QTest.keyClick(page.second, Qt.Key.Key_Escape)
    assert page.second.text() == ""


def test_what_is_wrong_has_another_border(qtbot: Any) -> None:
    page = shown(qtbot)
    before = page.first.styleSheet()
    page.first.set_wrong(True)
    assert page.first.styleSheet() != before
    page.first.set_wrong(False)
    assert page.first.styleSheet() == before
