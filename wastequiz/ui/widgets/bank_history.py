"""Every wording a question had: look at one, bring it back, or bring the built-in one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain import plain
from wastequiz.domain.questions import Authored
from wastequiz.i18n import N_, _, words
from wastequiz.services.authoring import Revision
from wastequiz.stage.asking import Over
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button, Choice
from wastequiz.stage.still import Words
from wastequiz.ui.screen import one_of
from wastequiz.ui.widgets.paged import Paged, Sizes
from wastequiz.wording import answers, times

SIZES = Sizes((500.0, 104.0), (1000.0, 116.0), gap=12.0, shape=7.0)
_DEEDS = {
    "begin": N_("as it began"),
    "edit": N_("changed"),
    "save": N_("changed"),
    "restore": N_("brought back"),
    "upgrade": N_("came with a new version of the program"),
}


def when(revision: Revision) -> str:
    """When a wording was written, and how it came."""
    at = times.moment(revision.utc_ms) if revision.utc_ms else _("came with the program")
    how = _(_DEEDS[revision.deed]) if revision.utc_ms and revision.deed in _DEEDS else ""
    now = _("in force") if revision.current else ""
    return " · ".join(part for part in (at, how, now) if part)


class HistorySheet(Over):
    """`restore` gets the version that shall come back; `restore_builtin` is None where nobody changed what came with the program."""

    card_size = (1480.0, 900.0)

    def __init__(
        self, page: Canvas, revisions: Sequence[Revision], restore: Callable[[int], Any], restore_builtin: Callable[[], Any] | None
    ) -> None:
        super().__init__(page, _("Every wording so far"))
        self.revisions, self._restore, self._builtin = revisions, restore, restore_builtin
        self.questions = [plain.authored_from_plain(r.body) for r in revisions]
        self.at = 0
        self.head = Words(self, _("Every wording so far"), 38, head=True)
        self.choices = [
            Choice(self, when(r), below=words(q.stem), size=24, chosen=n == 0)
            for n, (r, q) in enumerate(zip(revisions, self.questions, strict=True))
        ]
        one_of(self.choices, self.show_wording)
        self.paged = Paged(self, self.choices, SIZES)
        self.stem = Words(self, "", 28, bold=True, valign="top")
        self.answer = Words(self, "", 22, valign="top")
        self.explanation = Words(self, "", 22, colour="ink.textSecondary", valign="top")
        self.bring = Button(self, _("Bring this one back"), size=30, icon="undo")
        self.bring.clicked.connect(self._bring_back)
        self.builtin = Button(self, _("Bring the built-in one back"), "paper", size=28, icon="book")
        self.builtin.clicked.connect(self._bring_builtin)
        self.builtin.setVisible(restore_builtin is not None)
        self.never_mind = Button(self, _("Close"), "paper", size=30)
        self.never_mind.clicked.connect(self.stay)
        self.show_wording(0)
        self.open(self.choices[0] if self.choices else self.never_mind)

    def show_wording(self, number: int) -> None:
        """Shows what the question said then."""
        self.at = number
        question = self.questions[number]
        self.stem.setText(words(question.stem))
        self.answer.setText(said_right(question))
        self.explanation.setText(words(question.explanation))
        self.bring.setEnabled(not self.revisions[number].current)
        self.bring.update()
        self.arrange()

    def _bring_back(self) -> None:
        version = self.revisions[self.at].version
        self.close_card()
        self._restore(version)

    def _bring_builtin(self) -> None:
        self.close_card()
        if self._builtin is not None:
            self._builtin()

    def card(self) -> QRectF:
        across = min(self.card_size[0], self.area.width() - 60)
        down = min(self.card_size[1], self.area.height() - 60, (760.0 if self.tall else 620.0) + 128 * max(0, len(self.revisions) - 2))
        return QRectF(self.area.center().x() - across / 2, self.area.center().y() - down / 2, across, down)

    def buttons(self) -> Sequence[QWidget]:
        turning = [b for b in self.paged.buttons if b.isVisible() and b.isEnabled() and not isinstance(b, Words)]
        found = [*(c for c in self.choices if c.isVisible()), *turning, self.bring, self.builtin]
        return [*(piece for piece in found if piece.isVisible() and piece.isEnabled()), self.never_mind]

    def arrange(self) -> None:
        card = self.card()
        left, across = card.left() + 40, card.width() - 80
        self.put(self.head, left, card.top() + 20, across, 64)
        if self.tall:
            rows, said = QRectF(left, card.top() + 96, across, card.height() - 530), QRectF(left, card.bottom() - 424, across, 290)
        else:
            rows = QRectF(left, card.top() + 96, across * 0.56, card.height() - 230)
            said = QRectF(rows.right() + 36, rows.top(), card.right() - 40 - rows.right() - 36, rows.height())
        self.paged.arrange(rows, align="left", valign="top")
        top = said.top()
        for piece, high in ((self.stem, 120.0), (self.answer, 110.0), (self.explanation, said.height() - 250)):
            self.put(piece, said.left(), top, said.width(), high)
            top += high + 10
        foot = card.bottom() - 116
        self.put(self.never_mind, left, foot, 230, 84)
        self.put(self.builtin, left + 250, foot, min(440.0, across - 250 - 400), 84)
        self.put(self.bring, card.right() - 40 - 380, foot, 380, 84)

    def stay(self) -> None:
        self.close_card()


def said_right(question: Authored) -> str:
    """What counted as right, in words; '' where the wording has no answer yet."""
    from wastequiz.domain.kinds import written_kind

    try:
        return _("Right: {answer}").format(answer=answers.solution(written_kind(question.kind).build(question)))
    except (KeyError, IndexError, ValueError):  # a wording that was never whole
        return ""
