"""Where everything stands on the page of classes and students: classes, students and a form side by side, or the form below."""

from __future__ import annotations

from PySide6.QtCore import QRectF

FOOT = 112.0
"""What the buttons below a list take, with their gap."""
FORM = 644.0
CLASSES = 280.0
HIGH = 92.0
GAP = 12.0
WIDTHS = (196.0, 228.0, 268.0, 196.0, 232.0)
"""Of the buttons at the top: import, move up, sheet for guardians, report, noticed."""


class Desk:
    """Places in units, inside `room`. `tall`: the window stands upright."""

    def __init__(self, room: QRectF, *, tall: bool) -> None:
        top = room.top()
        self.top: list[QRectF] = []
        if tall:
            wide = (room.width() - GAP * (len(WIDTHS) - 1)) / len(WIDTHS)
            self.top = [QRectF(room.left() + n * (wide + GAP), top + 76, wide, HIGH) for n in range(len(WIDTHS))]
            self.note = QRectF(room.left(), top + 184, room.width(), 68)
            left = QRectF(room.left(), top + 268, CLASSES, 560)
            middle = QRectF(left.right() + 16, left.top(), room.width() - CLASSES - 16, left.height())
            self.form = QRectF(room.left(), left.bottom() + 16, room.width(), room.bottom() - left.bottom() - 16)
        else:
            x = room.right()
            for wide in reversed(WIDTHS):
                self.top.insert(0, QRectF(x - wide, top, wide, HIGH))
                x -= wide + GAP
            self.form = QRectF(room.right() - FORM, top + 108, FORM, room.height() - 108)
            self.note = QRectF(room.left(), top + 108, self.form.left() - 16 - room.left(), 68)
            left = QRectF(room.left(), top + 190, CLASSES, room.height() - 190)
            middle = QRectF(left.right() + 16, left.top(), self.form.left() - 32 - left.right(), left.height())
        self.classes = left.adjusted(0, 0, 0, -FOOT)
        self.new_class = QRectF(left.left(), left.bottom() - 96, left.width(), 96)
        self.class_head = QRectF(middle.left() + 8, middle.top(), middle.width() - 268, 84)
        self.edit_class = QRectF(middle.right() - 250, middle.top(), 250, 92)
        self.search = QRectF(middle.left(), middle.top() + 104, middle.width() - 204, 88)
        self.order = QRectF(middle.right() - 192, middle.top() + 104, 192, 88)
        self.students = middle.adjusted(0, 204, 0, -FOOT)
        self.nobody = self.students.adjusted(30, 70, -30, -20)
        half = (middle.width() - 16) / 2
        self.add_student = QRectF(middle.left(), middle.bottom() - 96, half, 96)
        self.add_seats = QRectF(middle.left() + half + 16, middle.bottom() - 96, half, 96)
