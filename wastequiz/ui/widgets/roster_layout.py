"""Where everything stands on the page of classes and students: classes, students and a form side by side, or the form below."""

from __future__ import annotations

from PySide6.QtCore import QRectF

FOOT = 112.0
"""What the buttons below a list take, with their gap."""


class Desk:
    """Places in units. `tall`: the window stands upright."""

    def __init__(self, *, tall: bool) -> None:
        if tall:
            self.head = QRectF(180, 38, 350, 92)
            self.report, self.noticed = QRectF(546, 40, 232, 92), QRectF(790, 40, 250, 92)
            self.note = QRectF(40, 146, 1000, 70)
            left, middle, self.form = QRectF(40, 232, 270, 660), QRectF(326, 232, 714, 660), QRectF(40, 908, 1000, 980)
        else:
            self.head = QRectF(180, 38, 460, 92)
            self.report, self.noticed = QRectF(656, 40, 220, 92), QRectF(890, 40, 254, 92)
            self.note = QRectF(1172, 46, 690, 76)
            left, middle, self.form = QRectF(58, 150, 300, 900), QRectF(374, 150, 782, 900), QRectF(1172, 150, 690, 900)
        self.classes = left.adjusted(0, 0, 0, -FOOT)
        self.new_class = QRectF(left.left(), left.bottom() - 96, left.width(), 96)
        self.class_head = QRectF(middle.left() + 8, middle.top(), middle.width() - 290, 84)
        self.edit_class = QRectF(middle.right() - 270, middle.top(), 270, 92)
        self.students = middle.adjusted(0, 100, 0, -FOOT)
        self.nobody = self.students.adjusted(40, 90, -40, -40)
        half = (middle.width() - 16) / 2
        self.add_student = QRectF(middle.left(), middle.bottom() - 96, half, 96)
        self.add_seats = QRectF(middle.left() + half + 16, middle.bottom() - 96, half, 96)
