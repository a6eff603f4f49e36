"""What the parts of the editor share: where they take the question from, and labels that say what is wrong at their field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wastequiz.domain.mending import Wrong
from wastequiz.domain.questions import Authored
from wastequiz.stage import paint, words
from wastequiz.stage.fields import LONGEST, Field
from wastequiz.stage.still import Words
from wastequiz.stage.text_box import TextBox
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_pieces import HIGH
from wastequiz.wording import mending

LABEL = 30.0
GAP = 12.0
ROW = HIGH + 6.0


class Host(Protocol):
    """Whose parts they are: the editor. `change` takes the question as it is now; nothing is kept yet."""

    screen: Screen
    question: Authored
    language: str

    def change(self, question: Authored) -> None: ...

    def choose_picture(self, now: str, took: Callable[[str], Any], *, scenes: bool = False) -> None: ...

    def refill(self) -> None: ...


class FieldLabel(Words):
    """What a field is for; while something is wrong there, what."""

    def __init__(self, screen: Screen, label: str) -> None:
        super().__init__(screen, label, 19, bold=True, colour="ink.textSecondary")
        self.label, self.wrong = label, False

    def say(self, sentence: str) -> None:
        """Says what is wrong, '' for nothing."""
        self.wrong = bool(sentence)
        self.setText(sentence or self.label)
        self.setAccessibleName(self.text())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.ready(p)
        p.scale(self.unit, self.unit)
        box = QRectF(0, 0, self.width() / self.unit, self.height() / self.unit)
        colour = self.look.theme.colour("data.danger" if self.wrong else self.token)
        if self.wrong:
            paint.icon(p, self.look, "info", 11, box.center().y(), 22, colour)
            box = box.adjusted(28, 0, 0, 0)
        words.text(p, self.look, box, self.text(), self.size_of_text, colour, bold=True, floor=13, leading=1.05)
        p.end()


class Line(Field):
    """A field of one line; `came` tells that somebody is at it."""

    came = Signal()

    def __init__(self, screen: Screen, name: str, *, hint: str = "", most: int = LONGEST) -> None:
        super().__init__(screen, name, hint=hint, size=21)
        self.setMaxLength(most)

    def fill(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()


class Form:
    """A part of the editor: pieces on the page, filled from the question, put into a box. `shown`: this part is looked at now."""

    def __init__(self, host: Host) -> None:
        self.host, self.screen = host, host.screen
        self.pieces: list[QWidget] = []
        self.labels: dict[str, FieldLabel] = {}
        """By the fields of `domain.mending`: where what is wrong there is said."""
        self.fields: dict[str, Line | TextBox] = {}
        self.shown = False

    def label(self, field: str, text: str) -> FieldLabel:
        made = FieldLabel(self.screen, text)
        self.labels[field] = made
        self.pieces.append(made)
        return made

    def add(self, *pieces: QWidget) -> None:
        self.pieces += pieces

    def fill(self) -> None:
        """Shows the question as it is."""

    def put(self, box: QRectF) -> None:
        """Lays everything out in `box`, in units."""

    def seen(self, piece: QWidget) -> bool:
        """Whether a piece of this part has anything to show now."""
        return True

    def show(self, shown: bool) -> None:
        self.shown = shown
        for piece in self.pieces:
            piece.setVisible(shown and self.seen(piece))

    # ---- what is wrong
    def label_of(self, field: str) -> FieldLabel | None:
        """Where what is wrong with a field is said; None where this part does not have it."""
        return self.labels.get(field)

    def field_of(self, field: str) -> QWidget | None:
        """Where somebody mends it."""
        return self.fields.get(field)

    def mark(self, wrongs: Sequence[Wrong]) -> None:
        """Says at each field what is wrong there, and takes back what was said before."""
        for label in self.labels.values():
            label.say("")
        for field in self.fields.values():
            field.set_wrong(False)
            field.setAccessibleDescription("")
        for wrong in reversed(wrongs):  # of several the first stands
            label = self.label_of(wrong.field)
            if label is None:
                continue
            label.say(mending.sentence(wrong))
            field = self.field_of(wrong.field)
            if isinstance(field, Line | TextBox):
                field.set_wrong(True)
                field.setAccessibleDescription(mending.sentence(wrong))

    def own(self) -> Sequence[Wrong]:
        """What is typed here that is no value at all, so that the question cannot have it."""
        return ()


def column(screen: Screen, box: QRectF, parts: Sequence[tuple[QWidget, float]], gap: float = GAP) -> QRectF:
    """Puts pieces below each other, each so high; a label stands close to what follows. Gives what is left of the box."""
    top = box.top()
    for piece, high in parts:
        screen.put(piece, box.left(), top, box.width(), high)
        top += high + (0.0 if isinstance(piece, FieldLabel) else gap)
    return QRectF(box.left(), top, box.width(), max(0.0, box.bottom() - top))
