"""Rows of the event's set-up: labels that also say what is wrong beside the field, numbers to type, and what all its parts share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QIntValidator, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.events import Event
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import Field
from wastequiz.stage.still import Painted
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.select import Select

LABEL, CONTROL, GAP, BETWEEN = 36.0, 74.0, 12.0, 16.0
ROW = LABEL + CONTROL + GAP
"""How high a row is with its label."""


class FieldLabel(Painted):
    """What a field is about, and after it, in the colour of what needs somebody, what is wrong with it."""

    def __init__(self, canvas: Canvas, label: str) -> None:
        super().__init__(canvas, label)
        self.label, self.problem = label, ""

    def tell(self, problem: str) -> None:
        """What is wrong now, '' for nothing."""
        if problem != self.problem:
            self.problem = problem
            self.setAccessibleName(f"{self.label}. {problem}" if problem else self.label)
            self.update()

    def call(self, label: str) -> None:
        """Another word for the field."""
        self.label = label
        self.setAccessibleName(f"{label}. {self.problem}" if self.problem else label)
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        if not self.problem:
            words.text(p, self.look, box, self.label, 22, t.colour("ink.textSecondary"), bold=True, floor=14)
            return
        across = min(words.width(self.look, self.label, 22, bold=True) + 4, box.width() * 0.4)
        words.text(p, self.look, QRectF(0, 0, across, box.height()), self.label, 22, t.colour("data.danger"), bold=True, floor=13)
        paint.icon(p, self.look, "info", across + 22, box.center().y(), 22, t.colour("data.danger"))
        room = QRectF(across + 40, 0, box.width() - across - 40, box.height())
        words.text(p, self.look, room, self.problem, 20, t.colour("data.danger"), floor=12, leading=1.0)


class NumberField(Field):
    """A whole number to type, 0 to `most`; 0 stands as an empty field."""

    def __init__(self, canvas: Canvas, name: str, most: int, changed: Callable[[int], Any], *, hint: str = "0") -> None:
        super().__init__(canvas, name, hint=hint, size=28)
        self.most = most
        self.setMaxLength(len(str(most)))
        self.setValidator(QIntValidator(0, most, self))
        self._tell = changed
        self.textEdited.connect(self._typed)

    def _typed(self, _text: str) -> None:
        self._tell(self.number)

    @property
    def number(self) -> int:
        return min(self.most, int(self.text())) if self.text().isdecimal() else 0

    def show_number(self, number: int) -> None:
        """Shows another number; what is typed of the same one stays."""
        if number != self.number:
            self.setText(str(number) if number else "")


class Section:
    """One part of the set-up. It shows `event`, changes it through `changed`, and says beside its fields what is wrong."""

    def __init__(self, page: Screen, changed: Callable[[Event], Any]) -> None:
        self.page, self._changed = page, changed
        self.event = Event("", "")
        self.labels: dict[str, FieldLabel] = {}
        self.controls: dict[str, QWidget] = {}
        """The control of each field of the event, by its name."""
        self._selects: dict[str, tuple[Select, Callable[[], Sequence[Any]], Callable[[Any], str]]] = {}
        self._offered: dict[str, Sequence[Any]] = {}

    @property
    def pieces(self) -> list[QWidget]:
        """Everything it puts on the page."""
        return [*self.labels.values(), *self.controls.values()]

    def holds(self, where: str) -> bool:
        """Whether a problem there is told in this part."""
        return where.split(".")[0] in self.labels

    # ---- making
    def label(self, where: str, text: str) -> FieldLabel:
        made = self.labels[where] = FieldLabel(self.page, text)
        return made

    def select(self, where: str, about: str, values: Callable[[], Sequence[Any]], name: Callable[[Any], str], icon: str = "") -> Select:
        """One of several values of the event's field `where`; one that is none of the usual stands at the end."""
        self.label(where, about)
        made = Select(self.page, about, lambda n: self.change(**{where: self._offered[where][n]}), icon=icon)
        self.controls[where] = made
        self._selects[where] = made, values, name
        return made

    def text(self, where: str, about: str, hint: str, most: int) -> Field:
        """Words of the event's field `where`, at most so many signs."""
        self.label(where, about)
        made = Field(self.page, about, hint=hint, size=28)
        made.setMaxLength(most)
        made.textEdited.connect(partial(self._typed, where))
        self.controls[where] = made
        return made

    def _typed(self, where: str, text: str) -> None:
        self.change(**{where: text})

    # ---- what it shows
    def change(self, **to: Any) -> None:
        """The event with these values instead."""
        self.event = replace(self.event, **to)
        self._changed(self.event)

    def show_event(self, event: Event) -> None:
        """Shows it; what is being typed stays."""
        self.event = event
        for where, (select, values, name) in self._selects.items():
            offered, now = list(values()), getattr(event, where)
            if now not in offered:
                offered.append(now)
            self._offered[where] = offered
            select.offer([(name(value), "") for value in offered], offered.index(now))
        for where, control in self.controls.items():
            if isinstance(control, NumberField):
                control.show_number(getattr(event, where))
            elif isinstance(control, Field) and control.text() != getattr(event, where):
                control.setText(getattr(event, where))

    def tell(self, said: Mapping[str, str]) -> None:
        """What is wrong, by field."""
        for where, label in self.labels.items():
            label.tell(said.get(where, ""))
            control = self.controls.get(where)
            if isinstance(control, Field):
                control.set_wrong(where in said)

    def focus(self, where: str) -> None:
        """Goes to the field of a problem."""
        control = self.controls.get(where.split(".")[0])
        if control is not None:
            control.setFocus()

    # ---- where it stands
    def put(self, box: QRectF) -> None:
        """Puts everything into `box`."""
        raise NotImplementedError

    def put_rows(self, rows: Sequence[Sequence[tuple[str, float]]], box: QRectF) -> float:
        """Rows of (field, share of the width), each with its label above; gives how far down they reach."""
        y = box.top()
        for row in rows:
            room = box.width() - BETWEEN * (len(row) - 1)
            x, of = box.left(), sum(share for _where, share in row)
            for where, share in row:
                wide = room * share / of
                self.page.put(self.labels[where], x, y, wide, LABEL)
                if where in self.controls:
                    self.page.put(self.controls[where], x, y + LABEL, wide, CONTROL)
                x += wide + BETWEEN
            y += ROW
        return y
