"""The desk's card about one thing that was noticed: what it is in labelled paragraphs, and what can be made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import words
from wastequiz.stage.fields import desk_card
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Painted
from wastequiz.ui.screen import Screen

BUTTON = 92.0
GAP = 12.0


class NoticeDetail(Painted):
    """A head, then (label, text) one under the other; shrinks the text rather than cut it."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.page = page
        self.head = ""
        self.parts: Sequence[tuple[str, str]] = ()
        self.buttons: list[Button] = []

    def show_about(self, head: str, parts: Sequence[tuple[str, str]]) -> None:
        self.head, self.parts = head, [(label, text) for label, text in parts if text]
        self.setAccessibleName(". ".join([head, *(f"{label}: {text}" for label, text in self.parts)]))
        self.update()

    def offer(self, outcomes: Sequence[tuple[str, str]], do: Callable[[str], Any]) -> None:
        """Buttons for (code, words); `do` gets the code of the one that is touched. Nothing is offered with ()."""
        for button in self.buttons:
            self.page.forget(button)
        self.buttons = []
        for code, label in outcomes:
            button = Button(self.page, label, "paper", size=28)
            button.clicked.connect(lambda _checked=False, code=code: do(code))
            button.show()
            self.buttons.append(button)

    def place(self, box: QRectF) -> None:
        """Stands in `box`, in units; the buttons lie in its lower part."""
        self.page.put(self, box.left(), box.top(), box.width(), box.height())
        across = box.width() - 48
        for i, button in enumerate(self.buttons):
            y = box.bottom() - 20 - (len(self.buttons) - i) * (BUTTON + GAP)
            self.page.put(button, box.left() + 24, y, across, BUTTON)
            button.raise_()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        desk_card(p, self.look, box.adjusted(2, 2, -2, -6))
        inner = box.adjusted(28, 20, -28, -36 - len(self.buttons) * (BUTTON + GAP))
        if not self.head:
            return
        size, lines = words.fit(self.look, self.head, 34, inner.width(), inner.height() * 0.24, bold=True, floor=20)
        down = len(lines) * t.pixels(size) * 1.3 + 8
        head = QRectF(inner.left(), inner.top(), inner.width(), down)
        words.display(p, self.look, head, self.head, size, t.colour("ink.text"), fat=0.02, valign="top", floor=20)
        top = head.bottom() + 10
        left = inner.bottom() - top
        wish = [self._height(text, inner.width()) for _label, text in self.parts]
        squeeze = min(1.0, (left - 46.0 * len(wish)) / max(sum(wish), 1.0))
        for (label, text), height in zip(self.parts, wish, strict=True):
            row = QRectF(inner.left(), top, inner.width(), 32)
            words.text(p, self.look, row, label, 22, t.colour("ink.textSecondary"), bold=True, floor=16)
            body = QRectF(inner.left(), row.bottom(), inner.width(), height * squeeze)
            used = words.text(p, self.look, body, text, 26, t.colour("ink.text"), valign="top", floor=14, leading=1.2)
            top = body.top() + min(used, body.height()) + 12

    def _height(self, text: str, across: float) -> float:
        lines = words.wrap(self.look, text, 26, across)
        return len(lines) * self.look.theme.pixels(26) * 1.2 + 2
