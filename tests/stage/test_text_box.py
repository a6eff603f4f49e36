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
        self.upper, self.lower = TextBox(self, "Upper", most=10), TextBox(self, "Lower")
        self.typed: list[str] = []
        self.upper.edited.connect(self.typed.append)

    def arrange(self) -> None:
        self.put(self.upper, 100, 100, 600, 200)
        self.put(self.lower, 100, 400, 600, 200)


def shown(qtbot: Any) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.upper.setFocus()
    return page


def test_what_is_typed_is_told_and_counted_what_is_filled_in_is_not_told(qtbot: Any) -> None:
    page = shown(qtbot)
    page.upper.fill("ice")
    assert page.upper.counter.text() == "3 / 10" and page.typed == []
    page.upper.fill("ice")
    QTest.keyClicks(page.upper, "X")
    assert page.typed == ["Xice"] and page.upper.text() == "Xice" and page.upper.counter.text() == "4 / 10"
    assert not page.lower.counter.isVisible()


def test_what_is_pasted_loses_its_looks(qtbot: Any) -> None:
    page = shown(qtbot)
    rich = QMimeData()
    rich.setHtml("<b>snow</b>")
    rich.setText("snow")
    page.upper.insertFromMimeData(rich)
    assert page.upper.text() == "snow" and "font-weight:700" not in page.upper.toHtml()


def test_arrows_at_the_edge_and_tab_lead_on_and_esc_is_the_page_s(qtbot: Any) -> None:
    page = shown(qtbot)
    page.upper.fill("one\ntwo")
    QTest.keyClick(page.upper, Qt.Key.Key_Down)
    assert page.upper.hasFocus(), "there is a second line"
    QTest.keyClick(page.upper, Qt.Key.Key_Down)
    assert page.lower.hasFocus()
    QTest.keyClick(page.lower, Qt.Key.Key_Up)
    assert page.upper.hasFocus()
    QTest.keyClick(page.upper, Qt.Key.Key_Tab)
    assert page.lower.hasFocus() and page.upper.text() == "one\ntwo"
    QTest.keyClick(page.lower, Qt.Key.Key_Escape)
    assert page.lower.text() == ""


def test_what_is_wrong_has_another_border(qtbot: Any) -> None:
    page = shown(qtbot)
    before = page.upper.styleSheet()
    page.upper.set_wrong(True)
    assert page.upper.styleSheet() != before
    page.upper.set_wrong(False)
    assert page.upper.styleSheet() == before
