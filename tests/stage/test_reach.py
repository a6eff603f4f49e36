"""Low reach: the bar along the top moves to the bottom, the rest up, and what holds its place stays; a finger finds things where they are seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest

from wastequiz.stage.canvas import Canvas
from wastequiz.stage.look import Look
from wastequiz.stage.pieces import Button
from wastequiz.stage.reach import LIFT, MARGIN, Reach, columns
from wastequiz.stage.still import Panel

BAR = 150.0
AREA = QRectF(0, 0, 1920, 1080)
UP, DOWN = -(BAR - MARGIN), 1080 - BAR - LIFT


def test_the_bar_moves_down_and_the_rest_up() -> None:
    reach = Reach(BAR, AREA)
    assert reach.shift(QRectF(58, 38, 92, 98)) == DOWN
    assert reach.shift(QRectF(72, 158, 1000, 200)) == UP
    assert reach.shift(QRectF(72, 145, 1000, 200)) == UP, "it begins at the bar's edge and does not belong to it"
    assert reach.moved(QRectF(72, 158, 1000, 200)) == QRectF(72, 158 + UP, 1000, 200)


def test_a_column_from_top_to_bottom_and_what_is_held_stay() -> None:
    panel = QRectF(1200, 44, 632, 1000)
    assert columns([panel, QRectF(58, 38, 92, 98), QRectF(72, 158, 400, 800)], BAR) == (panel,)
    reach = Reach(BAR, AREA, (panel,), (QRectF(0, 0, 600, 300),))
    assert reach.shift(QRectF(1240, 60, 500, 60)) == 0 and reach.shift(QRectF(1240, 1050, 500, 20)) == 0
    assert reach.shift(QRectF(40, 40, 400, 100)) == 0 and reach.shift(QRectF(40, 400, 400, 100)) == UP


def test_each_spot_of_the_page_is_painted_at_most_once() -> None:
    reach = Reach(BAR, AREA, (QRectF(1200, 44, 632, 1000),), (QRectF(0, 0, 600, 300),))
    shapes = [shape for shape, _down in reach.parts()]
    for i, one in enumerate(shapes):
        assert not any(one.intersected(other).boundingRect().width() > 1 for other in shapes[i + 1 :])


class Page(Canvas):
    """A bar with one button, a button below, a panel down the right side."""

    top_bar = (BAR, BAR)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.bar, self.below, self.inside = Button(self, "bar"), Button(self, "below"), Button(self, "inside")
        self.panel = Panel(self)
        self.panel.lower()

    def arrange(self) -> None:
        self.put(self.bar, 58, 38, 300, 98)
        self.put(self.below, 58, 400, 300, 200)
        self.put(self.panel, 1200, 44, 632, 1000)
        self.put(self.inside, 1240, 80, 300, 98)

    def paint_under(self, p: QPainter) -> None:
        p.fillRect(QRectF(500, 40, 100, 80), QColor("red"))
        p.fillRect(QRectF(500, 500, 100, 100), QColor("blue"))


@pytest.fixture(params=[True, False], ids=["low", "as ever"])
def page(request: pytest.FixtureRequest, qtbot: Any) -> Iterator[Page]:
    made = Page(Look(low_reach=request.param))
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    with qtbot.waitExposed(made):
        made.show()
    yield made


def test_pieces_and_paint_go_together_and_a_page_without_low_reach_stays(page: Page) -> None:
    up, down = (UP, DOWN) if page.look.low_reach else (0.0, 0.0)
    assert page.bar.y() == round(38 + down) and page.below.y() == round(400 + up) and page.inside.y() == 80
    assert page.where(page.bar) == QRectF(58, 38, 300, 98), "a page reckons with where it put things"
    image = page.grab().toImage()
    assert image.pixelColor(550, round(80 + down)).name() == "#ff0000"
    assert image.pixelColor(550, round(550 + up)).name() == "#0000ff"


def test_a_finger_and_the_ring_find_a_piece_where_it_is_seen(page: Page) -> None:
    pressed: list[str] = []
    page.bar.clicked.connect(lambda: pressed.append("bar"))
    at = page.seen(page.bar).center().toPoint()
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    assert pressed == ["bar"]
    page.activateWindow()
    page.bar.setFocus()
    QTest.keyClick(page.bar, Qt.Key.Key_Shift)
    order = [w.accessibleName() for row in page.rows() for w in row]
    assert order == (["below", "bar", "inside"] if page.look.low_reach else ["bar", "below", "inside"])


def test_a_piece_that_stays_is_left_where_the_page_put_it(page: Page) -> None:
    page.bar.stays = True
    page.put(page.bar, 58, 38, 300, 98)
    assert page.bar.y() == 38
