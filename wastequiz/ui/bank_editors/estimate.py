"""The answer of estimate: the number, how far off still counts, and the line it is guessed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import estimate
from wastequiz.domain.kinds.estimate import written
from wastequiz.domain.mending import Wrong, with_text
from wastequiz.domain.questions import Number
from wastequiz.domain.text import Text
from wastequiz.i18n import _
from wastequiz.stage.still import Words
from wastequiz.ui.bank_editors.form import LABEL, Form, Host, Line
from wastequiz.ui.widgets.desk_pieces import HIGH

NAMES = ("value", "tolerance", "low", "high", "step")
NOTHING = Number(0, 0, 0, 0, 0, Text())


class EstimateForm(Form):
    name = estimate.NAME

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.label("number", _("The answer and its line"))
        heads = (_("Answer"), _("So much off still counts"), _("Smallest number"), _("Largest number"), _("Step"), _("Unit"))
        self.heads = [Words(self.screen, head, 18, colour="ink.textSecondary") for head in heads]
        self.lines = [Line(self.screen, head, most=12 if n < 5 else 20) for n, head in enumerate(heads)]
        for n, line in enumerate(self.lines):
            line.textEdited.connect(partial(self._typed, n))
        self.note = Words(self.screen, _("Twice as far off brings half the points."), 18, colour="ink.textSecondary", valign="top")
        self.fields["number"] = self.lines[0]
        self.unread: set[int] = set()
        """Fields with what is no number."""
        self.add(*self.heads, *self.lines, self.note)

    def _typed(self, number: int, text: str) -> None:
        now = self.host.question.number or NOTHING
        self.unread.discard(number)
        if number == 5:
            self.host.change(replace(self.host.question, number=replace(now, unit=with_text(now.unit, self.host.language, text))))
            return
        try:
            value = float(text.replace(",", "").replace("，", "").strip())
        except ValueError:
            self.unread.add(number)
            return
        self.host.change(replace(self.host.question, number=replace(now, **{NAMES[number]: value})))

    def own(self) -> Sequence[Wrong]:
        return [Wrong("number", "no_number")] if self.unread else []

    def fill(self) -> None:
        number = self.host.question.number or NOTHING
        self.unread.clear()
        values = [written(float(getattr(number, name))) for name in NAMES]
        for line, text in zip(self.lines, (*values, number.unit.get(self.host.language, "")), strict=True):
            line.fill(text)

    def put(self, box: QRectF) -> None:
        self.screen.put(self.labels["number"], box.left(), box.top(), box.width(), LABEL * 1.6)
        top, half = box.top() + LABEL * 1.6 + 8, (box.width() - 16) / 2
        for n, (head, line) in enumerate(zip(self.heads, self.lines, strict=True)):
            x, y = box.left() + (n % 2) * (half + 16), top + (n // 2) * (LABEL + HIGH + 14)
            self.screen.put(head, x, y, half, LABEL)
            self.screen.put(line, x, y + LABEL, half, HIGH)
        self.screen.put(self.note, box.left(), top + 3 * (LABEL + HIGH + 14), box.width(), 50)


FORM = EstimateForm
