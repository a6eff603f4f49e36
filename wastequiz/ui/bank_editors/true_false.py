"""The answer of true_false: whether the statement is true, and what is said to those who thought otherwise."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import true_false
from wastequiz.domain.kinds.true_false import FALSE, TRUE
from wastequiz.domain.mending import TRUTH, with_text
from wastequiz.domain.questions import Option
from wastequiz.domain.text import Text
from wastequiz.i18n import _
from wastequiz.stage.text_box import TextBox
from wastequiz.ui.bank_editors.form import LABEL, Form, Host, column
from wastequiz.ui.widgets.desk_pieces import HIGH, Values


class TrueFalseForm(Form):
    name = true_false.NAME

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.which_label = self.label("options", _("The statement is"))
        self.which = Values(self.screen, self.which_label.label, (_("true"), _("false")), 0, self._choose)
        self.why_label = self.label("why", _("Said to those who answered otherwise"))
        self.why = TextBox(self.screen, self.why_label.label, hint=_("optional"))
        self.why.edited.connect(self._typed)
        self.add(*self.which.all, self.why)

    def _right(self) -> int:
        return 0 if any(o.right and o.id == TRUE for o in self.host.question.options) else 1

    def _why(self) -> Text:
        return next((o.why for o in self.host.question.options if not o.right and o.why), Text())

    def _take(self, right: int, why: Text) -> None:
        options = tuple(Option(o, TRUTH[o], right=n == right, why=None if n == right else why or None) for n, o in enumerate((TRUE, FALSE)))
        self.host.change(replace(self.host.question, options=options))

    def _choose(self, number: int) -> None:
        self._take(number, self._why())

    def _typed(self, text: str) -> None:
        self._take(self._right(), with_text(self._why(), self.host.language, text))

    def fill(self) -> None:
        self.which.choose(self._right())
        self.why.fill(self._why().get(self.host.language, ""))

    def put(self, box: QRectF) -> None:
        self.screen.put(self.which_label, box.left(), box.top(), box.width(), LABEL)
        self.which.put(QRectF(box.left(), box.top() + LABEL, box.width(), HIGH))
        rest = box.adjusted(0, LABEL + HIGH + 16, 0, 0)
        column(self.screen, rest, ((self.why_label, LABEL), (self.why, 140)))


FORM = TrueFalseForm
