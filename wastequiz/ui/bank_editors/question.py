"""The first part of the editor: picture, what is asked, what is said afterwards, for whom, tags, and whether it is asked here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent

from wastequiz.domain.items import Band
from wastequiz.domain.kinds import spot_on_picture
from wastequiz.domain.mending import LONGEST_EXPLANATION, LONGEST_STEM, with_text
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _
from wastequiz.stage.fields import StateLine
from wastequiz.stage.still import Words
from wastequiz.stage.text_box import TextBox
from wastequiz.ui.bank_editors.choices import PictureButton
from wastequiz.ui.bank_editors.form import GAP, LABEL, Form, Host, Line, column
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton, GoingChip, Values
from wastequiz.wording import mending, names, notices

PICTURE = 132.0
LONGEST_TAG = 16
MOST_TAGS = 8


class TagLine(Line):
    """Takes a new tag: Enter adds it, so does a comma."""

    def __init__(self, screen: Screen, add: Callable[[str], Any]) -> None:
        super().__init__(screen, _("New tag"), hint=_("New tag"), most=LONGEST_TAG)
        self._add = add
        self.textEdited.connect(self._look_for_comma)

    def _look_for_comma(self, text: str) -> None:
        if text.endswith((",", "，", "、")):
            self.give()

    def give(self) -> None:
        """Hands over what was typed, and is empty again."""
        tag = self.text().strip(" ,，、")
        if tag:
            self.clear()
            self._add(tag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.give()
            return
        super().keyPressEvent(event)


class QuestionForm(Form):
    """`aloud` reads the question aloud as it is now; `scheme` is the one in force."""

    def __init__(self, host: Host, scheme: Scheme, aloud: Callable[[], Any]) -> None:
        super().__init__(host)
        screen = self.screen
        self.scheme = scheme
        self.picture = PictureButton(screen, _("Picture"))
        self.change = DeskButton(screen, _("Change picture"), icon="image")
        for button in (self.picture, self.change):
            button.clicked.connect(self._choose_picture)
        self.aloud = DeskButton(screen, _("Read aloud"), icon="speaker")
        self.aloud.clicked.connect(lambda: aloud())
        self.kind = Words(screen, "", 24, bold=True)
        self.topic = Words(screen, "", 19, colour="ink.textSecondary")
        self.label("stem", _("Question"))
        self.stem = TextBox(screen, _("Question"), hint=_("What is asked"), size=22, most=1)
        self.stem.edited.connect(self._asked)
        self.label("explanation", _("Explanation (shown and read aloud after the answer)"))
        self.explanation = TextBox(screen, self.labels["explanation"].label, hint=_("One or two sentences"), most=1)
        self.explanation.edited.connect(self._explained)
        self.label("band", _("For whom"))
        self.band = Values(screen, _("For whom"), [names.band(b) for b in Band], 0, self._for_band)
        self.label("tags", _("Tags"))
        self.new_tag = TagLine(screen, self.add_tag)
        self.tags: list[GoingChip] = []
        self.held = StateLine(screen, "", "map", size=20)
        self.fields = {"stem": self.stem, "explanation": self.explanation}
        self.add(self.picture, self.kind, self.topic, self.change, self.aloud, self.stem, self.explanation)
        self.add(*self.band.all, self.new_tag, self.held)

    # ---- the question
    def _choose_picture(self) -> None:
        question = self.host.question

        def took(name: str) -> None:
            self.host.change(replace(self.host.question, picture=name))
            self.fill()

        self.host.choose_picture(question.picture, took, scenes=question.kind == spot_on_picture.NAME)

    def _asked(self, text: str) -> None:
        question = self.host.question
        self.host.change(replace(question, stem=with_text(question.stem, self.host.language, text.replace("\n", " "))))

    def _explained(self, text: str) -> None:
        question = self.host.question
        self.host.change(replace(question, explanation=with_text(question.explanation, self.host.language, text)))

    def _for_band(self, number: int) -> None:
        self.host.change(replace(self.host.question, band=list(Band)[number]))

    def add_tag(self, tag: str) -> None:
        tags = self.host.question.tags
        if tag not in tags and len(tags) < MOST_TAGS:
            self._take_tags((*tags, tag))

    def remove_tag(self, tag: str) -> None:
        self._take_tags(tuple(t for t in self.host.question.tags if t != tag))
        self.new_tag.setFocus()

    def _take_tags(self, tags: tuple[str, ...]) -> None:
        self.host.change(replace(self.host.question, tags=tags))
        self._fill_tags()
        self.screen.arrange()

    # ---- showing
    def fill(self) -> None:
        question, lang = self.host.question, self.host.language
        self.picture.fill(question.picture)
        self.kind.setText(notices.kind(question.kind))
        self.topic.setText(names.topic(question.topic))
        self.stem.most = LONGEST_STEM.get(lang, 120)
        self.explanation.most = LONGEST_EXPLANATION.get(lang, 240)
        self.stem.fill(question.stem.get(lang, ""))
        self.explanation.fill(question.explanation.get(lang, ""))
        self.band.choose(list(Band).index(question.band))
        self._fill_tags()
        self.show_held()

    def show_held(self) -> None:
        """Says whether the question is asked under the scheme in force."""
        text, well = mending.held(self.host.question, self.scheme)
        self.held.tell(text, "map" if well else "info")
        self.held.setVisible(self.shown)

    def _fill_tags(self) -> None:
        for chip in self.tags:
            if chip in self.pieces:
                self.pieces.remove(chip)
            self.screen.forget(chip)
        self.tags = [GoingChip(self.screen, tag, lambda tag=tag: self.remove_tag(tag)) for tag in self.host.question.tags]
        for chip in self.tags:
            chip.setVisible(self.shown)
        self.pieces += self.tags
        self.new_tag.setVisible(self.shown and len(self.tags) < MOST_TAGS)

    def put(self, box: QRectF) -> None:
        screen = self.screen
        beside = box.left() + PICTURE + 18
        room = box.right() - beside
        screen.put(self.picture, box.left(), box.top(), PICTURE, PICTURE)
        screen.put(self.kind, beside, box.top() - 2, room, 38)
        screen.put(self.topic, beside, box.top() + 36, room, 30)
        half = (room - 10) / 2
        screen.put(self.change, beside, box.top() + PICTURE - HIGH, half, HIGH)
        screen.put(self.aloud, beside + half + 10, box.top() + PICTURE - HIGH, half, HIGH)
        rest = box.adjusted(0, PICTURE + GAP, 0, 0)
        spare = max(0.0, rest.height() - 590) / 2
        rest = column(
            screen,
            rest,
            (
                (self.labels["stem"], LABEL),
                (self.stem, 92 + min(60.0, spare)),
                (self.labels["explanation"], LABEL),
                (self.explanation, 106 + min(120.0, spare)),
                (self.labels["band"], LABEL),
            ),
        )
        self.band.put(QRectF(rest.left(), rest.top(), rest.width(), HIGH))
        rest = rest.adjusted(0, HIGH + GAP, 0, 0)
        screen.put(self.labels["tags"], rest.left(), rest.top(), rest.width(), LABEL)
        bottom = self._put_tags(rest.adjusted(0, LABEL, 0, 0))
        screen.put(self.held, box.left(), min(bottom + 6, box.bottom() - 52), box.width(), 52)

    def _put_tags(self, box: QRectF) -> float:
        """Lays the tags in rows, the field for a new one behind them; gives where they end."""
        left, top = box.left(), box.top()
        for piece, wish in (*((chip, min(chip.wish(), box.width())) for chip in self.tags), (self.new_tag, 150.0)):
            if left > box.left() and left + wish > box.right():
                left, top = box.left(), top + HIGH
            self.screen.put(piece, left, top, wish, HIGH)
            left += wish + 8
        return top + HIGH
