"""The answers of short_answer: every spelling that counts as right, one a line, in either language."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import short_answer
from wastequiz.i18n import _
from wastequiz.stage.still import Words
from wastequiz.stage.text_box import TextBox
from wastequiz.ui.bank_editors.form import LABEL, Form, Host, column


class ShortAnswerForm(Form):
    name = short_answer.NAME

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.label("accepted", _("Answers that count as right, one a line"))
        self.box = TextBox(self.screen, _("Answers that count as right, one a line"))
        self.box.edited.connect(self._typed)
        self.note = Words(
            self.screen,
            _("The first one is shown as the answer. Capitals, spaces and marks do not count."),
            18,
            colour="ink.textSecondary",
            valign="top",
        )
        self.fields["accepted"] = self.box
        self.add(self.box, self.note)

    def _typed(self, text: str) -> None:
        now = self.host.language
        own = tuple((now, line.strip()) for line in text.splitlines() if line.strip())
        others = tuple(pair for pair in self.host.question.accepted if pair[0] != now)
        both = sorted((*own, *others), key=lambda pair: pair[0] != "zh_CN")  # sorting keeps the order within a language
        self.host.change(replace(self.host.question, accepted=tuple(both)))

    def fill(self) -> None:
        shown = [words for language, words in self.host.question.accepted if language == self.host.language]
        if [line.strip() for line in self.box.text().splitlines() if line.strip()] != shown:
            self.box.fill("\n".join(shown))

    def put(self, box: QRectF) -> None:
        column(self.screen, box, ((self.labels["accepted"], LABEL), (self.box, min(330.0, box.height() - 120)), (self.note, 64)))


FORM = ShortAnswerForm
