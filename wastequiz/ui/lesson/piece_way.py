"""What ways share that are answered on pieces of their own: they come and go together, and time runs only while an answer is asked for."""

from __future__ import annotations

import time
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QWidget

from wastequiz.domain.lesson import ASK, Lesson
from wastequiz.domain.lesson_turns import Turn, turn
from wastequiz.domain.questions import Option
from wastequiz.domain.schemes import Bin
from wastequiz.services.hosting import Hosting
from wastequiz.stage.pieces import Piece
from wastequiz.ui.lesson.way import Way
from wastequiz.ui.screen import Screen

W = TypeVar("W", bound=QWidget)
ON = (Qt.Key.Key_PageDown, Qt.Key.Key_Right)
"""What a clicker sends to go on."""
BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Backspace)
"""What a clicker, or a keyboard, sends to take something back."""


class PieceWay(Way):
    """A way with pieces. A subclass makes them with `add`, says in `wanted` which are to be seen now, and lays them out in `lay_out`."""

    def __init__(self, screen: Screen, hosting: Hosting, aloud: bool) -> None:
        super().__init__(screen, hosting, aloud)
        self.scheme = screen.context.school.bank.scheme(hosting.lesson.spec.scheme)
        self.parts: list[QWidget] = []
        self.box = QRectF()
        self._on = True
        self._used = 0.0
        self._since: float | None = None
        self._watch()

    # ---- time
    def _watch(self) -> None:
        """Time runs while somebody may answer."""
        now = time.monotonic()
        if self._since is not None:
            self._used += now - self._since
        self._since = now if self.is_open else None

    def used_ms(self) -> int:
        """Time used for this question so far, pauses left out."""
        running = time.monotonic() - self._since if self._since is not None else 0.0
        return round((self._used + running) * 1000)

    # ---- what is asked
    @property
    def turn(self) -> Turn:
        return turn(self.lesson)

    @property
    def is_open(self) -> bool:
        """Whether an answer is asked for now."""
        return self.turn.who != "nobody"

    @property
    def takes_answers(self) -> bool:
        """Whether an answer is asked for on this page: what only the teacher uses is not on the class's."""
        return self.is_open and not self.for_class

    @property
    def told(self) -> bool:
        """Whether what is right is shown; not while an entry that was taken back may be entered anew."""
        return self.lesson.phase != ASK and not self.is_open

    def bin_of(self, option: Option) -> Bin | None:
        """The bin an option is, where bins are what is chosen from."""
        return self.scheme.bin(option.id) if self.question.kind == "which_bin" else None

    # ---- pieces
    def add(self, part: W) -> W:
        """Takes a piece among those that come and go with the way."""
        self.parts.append(part)
        if not isinstance(part, Piece):
            part.lower()  # pieces stand on it
        return part

    def put(self, part: QWidget, box: QRectF) -> None:
        self.screen.put(part, box.x(), box.y(), box.width(), box.height())

    def wanted(self, part: QWidget) -> bool:
        """Whether a piece is to be seen as the lesson stands."""
        return True

    def lay_out(self) -> None:
        """Puts the pieces into `box`."""

    def refresh(self) -> None:
        """Shows the pieces that are to be seen, and lays them out anew."""
        for part in self.parts:
            part.setVisible(self._on and self.wanted(part))
        if self.box.isValid():
            self.lay_out()

    def arrange(self, box: QRectF) -> None:
        self.box = QRectF(box)
        self.refresh()

    def show_lesson(self, lesson: Lesson) -> None:
        self._watch()
        self.refresh()

    def shown(self, on: bool) -> None:
        self._on = on
        self.refresh()

    def forget(self) -> None:
        for part in self.parts:
            self.screen.forget(part)
        self.parts = []


def side_by_side(box: QRectF, n: int, columns: int, gap: float = 16.0) -> list[QRectF]:
    """`n` equal boxes in `box`, `columns` in a row."""
    rows = -(-n // columns)
    w, h = (box.width() - gap * (columns - 1)) / columns, (box.height() - gap * (rows - 1)) / rows
    return [QRectF(box.left() + (i % columns) * (w + gap), box.top() + (i // columns) * (h + gap), w, h) for i in range(n)]
