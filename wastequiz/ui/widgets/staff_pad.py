"""A pad for the four digits of a prize's code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.staff_pieces import CodeDots, StaffButton

PLACES = 4
KEYS = "123456789"


class CodePad:
    """Calls `typed` with the code as soon as its last digit is there."""

    def __init__(self, page: Screen, typed: Callable[[str], Any]) -> None:
        self.page, self._typed = page, typed
        self.digits = ""
        self.dots = CodeDots(page, PLACES)
        self.keys = [StaffButton(page, digit, size=42) for digit in KEYS + "0"]
        for key in self.keys:
            key.clicked.connect(lambda _checked=False, digit=key.label: self.type(digit))
        self.undo = StaffButton(page, "", icon="undo", size=38, name=_("Delete the last digit"))
        self.undo.clicked.connect(self.take_back)
        self.clear = StaffButton(page, "", icon="x", size=38, name=_("Delete all digits"))
        self.clear.clicked.connect(self.empty)
        self._show()

    @property
    def pieces(self) -> tuple[QWidget, ...]:
        return (self.dots, *self.keys, self.undo, self.clear)

    def type(self, digit: str) -> None:
        """One more digit; after a whole code a new one begins."""
        self.digits = (self.digits if len(self.digits) < PLACES else "") + digit
        self._show()
        if len(self.digits) == PLACES:
            self._typed(self.digits)

    def take_back(self) -> None:
        self.digits = self.digits[:-1]
        self._show()

    def empty(self) -> None:
        self.digits = ""
        self._show()

    def _show(self) -> None:
        self.dots.show_digits(self.digits)
        self.dots.setAccessibleName(_("Code: {digits}").format(digits=" ".join(self.digits) or "–"))

    def show(self, shown: bool) -> None:
        for piece in self.pieces:
            piece.setVisible(shown)

    def put(self, box: QRectF) -> None:
        """Boxes above, four rows of keys below."""
        gap, high = 14.0, 104.0
        self.page.put(self.dots, box.left(), box.top(), box.width(), high)
        top = box.top() + high + gap + 6
        wide, down = (box.width() - 2 * gap) / 3, min(116.0, (box.bottom() - top - 3 * gap) / 4)
        for i, key in enumerate([*self.keys[:9], self.undo, self.keys[9], self.clear]):
            self.page.put(key, box.left() + (i % 3) * (wide + gap), top + (i // 3) * (down + gap), wide, down)
