"""A number with a minus and a plus beside it, and what it counts before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.stage.pieces import RoundButton
from wastequiz.stage.still import Words
from wastequiz.ui.screen import Screen

SIDE = 84.0
NUMBER = 78.0
GAP = 16.0


class Stepper:
    """Steps through `values`; `changed` is called with the new one. 0 reads as "none"."""

    def __init__(self, screen: Screen, label: str, values: Sequence[int], value: int, changed: Callable[[int], Any]) -> None:
        self.screen, self.values, self.value, self._changed = screen, tuple(values), value, changed
        self.label = Words(screen, label, 30, bold=True)
        self.number = Words(screen, "", 40, head=True, align="center")
        self.minus = RoundButton(screen, "minus", "")
        self.plus = RoundButton(screen, "plus", "")
        self.minus.clicked.connect(lambda: self.step(-1))
        self.plus.clicked.connect(lambda: self.step(1))
        self._tell()

    @property
    def pieces(self) -> tuple[QWidget, ...]:
        return self.label, self.minus, self.number, self.plus

    def offer(self, values: Sequence[int], value: int) -> None:
        """Other values to step through, and where it stands; nobody is told."""
        self.values, self.value = tuple(values), value
        self._tell()

    def call(self, label: str) -> None:
        """Another word for what it counts."""
        self.label.setText(label)
        self._tell()

    def step(self, by: int) -> None:
        """One on or back, if there is one."""
        at = self.values.index(self.value) + by
        if 0 <= at < len(self.values):
            self.value = self.values[at]
            self._tell()
            self._changed(self.value)

    def _tell(self) -> None:
        shown = str(self.value) if self.value else "–"
        said = str(self.value) if self.value else _("none")
        self.number.setText(shown)
        self.number.setAccessibleName(f"{self.label.text()}: {said}")
        self.minus.setAccessibleName(_("{what}, fewer; now {n}").format(what=self.label.text(), n=said))
        self.plus.setAccessibleName(_("{what}, more; now {n}").format(what=self.label.text(), n=said))
        for button, end in ((self.minus, self.values[0]), (self.plus, self.values[-1])):
            held = button.hasFocus()
            button.setEnabled(self.value != end)
            button.faded = self.value == end
            button.update()
            if held and not button.isEnabled():
                (self.plus if button is self.minus else self.minus).setFocus()

    def show(self, shown: bool) -> None:
        for piece in self.pieces:
            piece.setVisible(shown)

    def put(self, box: QRectF) -> None:
        """Label on the left, the number between its buttons on the right."""
        y = box.center().y() - SIDE / 2
        right = box.right()
        self.screen.put(self.plus, right - SIDE, y, SIDE, SIDE + 6)
        self.screen.put(self.number, right - SIDE - NUMBER, y, NUMBER, SIDE)
        self.screen.put(self.minus, right - 2 * SIDE - NUMBER, y, SIDE, SIDE + 6)
        self.screen.put(self.label, box.left(), y, box.width() - 2 * SIDE - NUMBER - GAP, SIDE)
