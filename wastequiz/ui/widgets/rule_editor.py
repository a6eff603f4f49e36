"""The editor of one rule: what it is about, the bins and other places it can go to, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.mending import LONGEST_EXPLANATION, with_text
from wastequiz.domain.schemes import Ruling, Scheme
from wastequiz.domain.text import Text
from wastequiz.i18n import _, current, language_name, words
from wastequiz.stage.still import Art, Words
from wastequiz.stage.text_box import TextBox
from wastequiz.ui.bank_editors.form import LABEL, FieldLabel
from wastequiz.ui.bank_editors.panel import LANGUAGES
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton, Values
from wastequiz.ui.widgets.desk_sheet import Sheet, SmallWords
from wastequiz.ui.widgets.rule_choice import RuleChoice

PAD = 22.0
PICTURE = 104.0
WHY = 96.0


class RuleEditor:
    """`send` gets the place that was chosen, `explain` a reason (None: none of the town's own), `undo` is asked for the base's rule,
    `more` for the page of the thing.
    """

    def __init__(
        self,
        screen: Screen,
        send: Callable[[str], Any],
        explain: Callable[[Text | None], Any],
        undo: Callable[[], Any],
        more: Callable[[], Any],
    ) -> None:
        self.screen, self._explain = screen, explain
        self.card = Sheet(screen)
        self.picture = Art(screen, "icons/image")
        self.name = Words(screen, "", 26, bold=True, valign="bottom")
        self.about = SmallWords(screen, 17, colour="ink.textSecondary", valign="top")
        self.where = FieldLabel(screen, _("Where it goes"))
        self.choice = RuleChoice(screen, send)
        self.why_label = FieldLabel(screen, _("Why (read aloud after the answer)"))
        self.languages = Values(
            screen,
            _("Language"),
            [language_name(code) for code in LANGUAGES],
            LANGUAGES.index(current()) if current() in LANGUAGES else 1,
            self._speak,
        )
        self.why = TextBox(screen, _("Why"), hint=_("One sentence"), most=1)
        self.why.edited.connect(self._reasoned)
        self.undo = DeskButton(screen, "", icon="undo")
        self.undo.clicked.connect(lambda: undo())
        self.more = DeskButton(screen, _("Edit this thing"), icon="edit")
        self.more.clicked.connect(lambda: more())
        self.nothing = Words(screen, "", 20, colour="ink.textSecondary", align="center")
        self.reason: Text | None = None
        self.there = self.item = self.shown = False

    @property
    def language(self) -> str:
        return LANGUAGES[self.languages.at]

    # ---- what stands in it
    def empty(self, sentence: str) -> None:
        """Nothing is chosen: says what to do."""
        self.there = False
        self.nothing.setText(sentence)
        self.show(self.shown)

    def edit(self, scheme: Scheme, base: Scheme, ruling: Ruling | None, head: tuple[str, str, str], *, item: bool) -> None:
        """Shows one rule of `scheme`. `head`: picture, name and a line about it; `item`: it is about a single thing."""
        self.there, self.item = True, item
        picture, name, about = head
        self.picture.show_picture(picture)
        self.name.setText(name)
        self.about.setText(about)
        self.choice.offer(scheme, ruling.to if ruling else "")
        own = ruling is not None and ruling.local
        self.reason = ruling.why if ruling is not None and own else None
        self._fill_why()
        self.undo.set_label(_("As in {place}").format(place=words(base.name)))
        self.undo.setEnabled(own)
        self.show(self.shown)

    def _fill_why(self) -> None:
        self.why.most = LONGEST_EXPLANATION.get(self.language, 240)
        self.why.fill((self.reason or Text()).get(self.language, ""))

    def _speak(self, _number: int) -> None:
        self._fill_why()

    def _reasoned(self, text: str) -> None:
        reason = with_text(self.reason or Text(), self.language, text.replace("\n", " "))
        self.reason = reason or None
        self._explain(self.reason)

    # ---- where things stand
    @property
    def parts(self) -> list[QWidget]:
        """What is seen while a rule stands in it."""
        found: list[QWidget] = [self.picture, self.name, self.about, self.where, self.why_label, *self.languages.all, self.why, self.undo]
        return found

    def show(self, shown: bool) -> None:
        self.shown = shown
        self.card.setVisible(shown)
        for piece in self.parts:
            piece.setVisible(shown and self.there)
        self.choice.show(shown and self.there)
        self.more.setVisible(shown and self.there and self.item)
        self.nothing.setVisible(shown and not self.there)

    @property
    def high(self) -> float:
        """How high it would like to be, in units."""
        return PICTURE + 34 + LABEL + self.choice.high + 10 + HIGH + WHY + 12 + HIGH + PAD

    def put(self, box: QRectF) -> None:
        screen = self.screen
        screen.put(self.card, box.left(), box.top(), box.width(), box.height() + 6)
        inner = box.adjusted(PAD, 14, -PAD, -16)
        screen.put(self.nothing, inner.left(), inner.top(), inner.width(), inner.height())
        beside = inner.left() + PICTURE + 14
        screen.put(self.picture, inner.left(), inner.top(), PICTURE, PICTURE)
        screen.put(self.name, beside, inner.top(), inner.right() - beside, 36)
        screen.put(self.about, beside, inner.top() + 38, inner.right() - beside, PICTURE - 32)
        top = inner.top() + PICTURE + 8
        screen.put(self.where, inner.left(), top, inner.width(), LABEL)
        top = self.choice.put(QRectF(inner.left(), top + LABEL, inner.width(), 0)) + 10
        screen.put(self.why_label, inner.left(), top, inner.width() - 196, HIGH)
        self.languages.put(QRectF(inner.right() - 186, top, 186, HIGH))
        top += HIGH + 2
        foot = inner.bottom() - HIGH
        screen.put(self.why, inner.left(), top, inner.width(), max(60.0, min(WHY + 40, foot - 12 - top)))
        half = (inner.width() - 10) / 2
        screen.put(self.undo, inner.left(), foot, half if self.item else inner.width(), HIGH)
        screen.put(self.more, inner.left() + half + 10, foot, half, HIGH)
        for piece in (*self.parts, *self.choice.pieces, self.more, self.nothing):
            piece.raise_()
        for piece in self.languages.pieces:
            piece.raise_()
