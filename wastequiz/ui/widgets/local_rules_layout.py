"""Where things stand on the page of a town's own rules: three columns, or upright one above the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from wastequiz.stage import words
from wastequiz.ui.widgets.desk_pieces import HIGH

if TYPE_CHECKING:
    from wastequiz.ui.screens.local_rules import LocalRulesScreen

GAP = 16.0
LEFT, RIGHT = 312.0, 476.0
CHANGES = 250.0
"""How high what changes is at least."""
TOWN = 330.0
"""How high the town's part is upright."""


def put(page: LocalRulesScreen) -> None:
    """Puts everything into the page's room."""
    room = page.room
    _put_head(page, room)
    body = QRectF(room.left(), room.top() + HIGH + GAP, room.width(), room.height() - HIGH - GAP)
    if page.scheme is None:
        page.none.arrange(body)
    elif page.tall:
        _put_upright(page, body)
    else:
        _put_columns(page, body)
    if not page.told.isHidden():
        page.told.place()
        page.told.raise_()


def _put_head(page: LocalRulesScreen, room: QRectF) -> None:
    across = words.width(page.look, page.head.text(), 34, bold=True) * 1.06 + 24
    page.put(page.head, room.left(), room.top(), min(across, room.width() * 0.3), HIGH)
    right = room.right()
    for button in (page.save_button, page.choose_rules, page.new_thing):
        if button is page.save_button and page.scheme is None:
            continue
        wide = min(max(150.0, button.wish()), room.width() * 0.3)
        right -= wide
        page.put(button, right, room.top(), wide, HIGH)
        right -= 10


def _put_columns(page: LocalRulesScreen, body: QRectF) -> None:
    page.town.put(QRectF(body.left(), body.top(), LEFT, body.height()))
    across = body.width() - LEFT - RIGHT - 2 * GAP
    _put_middle(page, QRectF(body.left() + LEFT + GAP, body.top(), across, body.height()))
    left = body.right() - RIGHT
    high = min(page.editor.high, body.height() - CHANGES)
    page.editor.put(QRectF(left, body.top(), RIGHT, high))
    page.changes.put(QRectF(left, body.top() + high + GAP, RIGHT, body.height() - high - GAP))


def _put_middle(page: LocalRulesScreen, box: QRectF) -> None:
    top, half = box.top(), (box.width() - 10) / 2
    page.view.put(QRectF(box.left(), top, half, HIGH))
    page.only.put(QRectF(box.left() + half + 10, top, half, HIGH))
    top += HIGH + 10
    page.put(page.search, box.left(), top, box.width(), HIGH)
    top += HIGH + 10
    page.put(page.table, box.left(), top, box.width(), box.bottom() - top)


def _put_upright(page: LocalRulesScreen, body: QRectF) -> None:
    foot = page.editor.high
    page.town.put(QRectF(body.left(), body.top(), body.width(), TOWN))
    below = body.bottom() - foot
    top = body.top() + TOWN + GAP
    _put_middle(page, QRectF(body.left(), top, body.width(), below - GAP - top))
    half = (body.width() - GAP) / 2
    page.editor.put(QRectF(body.left(), below, half + 30, foot))
    page.changes.put(QRectF(body.left() + half + 30 + GAP, below, half - 30, foot))
