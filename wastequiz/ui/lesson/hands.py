"""Hands up: for each answer somebody counts how many hands are up, and all are heard at once."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.lesson import Lesson
from wastequiz.domain.lesson_steps import Hands
from wastequiz.i18n import _, ngettext
from wastequiz.services.hosting import Hosting
from wastequiz.stage import paint
from wastequiz.stage.pieces import Button, Piece
from wastequiz.stage.still import Words
from wastequiz.ui.lesson.gathered import Gathered, gathered
from wastequiz.ui.lesson.piece_way import BACK, ON, PieceWay, side_by_side
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.hands_card import HandsCard
from wastequiz.ui.widgets.option_face import State, option_name

STEPS = (-1, 1, 10)
MOST = 99
"""More hands than that nobody counts for one answer."""
BUTTONS, BAR, GAP = 100.0, 108.0, 16.0


class HandCounts(Gathered):
    """`counts`: hands for each option; `steps`: what was counted, so that it can be taken back; `given`: all were counted."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: dict[str, int] = {}
        self.steps: list[tuple[str, int]] = []
        self.given = False


class HandsWay(PieceWay):
    """Buttons take one off, add one or ten. Keys: an answer's digit adds one, Shift and digit ten; Page Up takes the last step back, Page Down is done."""

    by_touch = False

    def __init__(self, screen: Screen, hosting: Hosting, aloud: bool) -> None:
        super().__init__(screen, hosting, aloud)
        self.shared = gathered(hosting, HandCounts)
        self.shared.counts = {option.id: 0 for option in self.question.options} | self.shared.counts
        self.shared.changed.connect(self._show_counts)
        self.cards = [self.add(HandsCard(screen, o, i, self.bin_of(o))) for i, o in enumerate(self.question.options)]
        self.buttons = [[self._button(option.id, option_name(option), step) for step in STEPS] for option in self.question.options]
        self.total = self.add(Words(screen, "", 40, bold=True))
        self.done = self.add(Button(screen, _("Done"), size=48, icon="check"))
        self.done.clicked.connect(lambda: self.give())
        self._show_counts()

    def _button(self, option: str, name: str, step: int) -> Button:
        label = f"+{step}" if step > 0 else "−1"
        button = self.add(Button(self.screen, label, "paper", size=44))
        said = _("One hand less: {answer}") if step < 0 else _("One hand more: {answer}") if step == 1 else _("Ten hands more: {answer}")
        button.setAccessibleName(said.format(answer=name))
        button.clicked.connect(lambda: self.count(option, step))
        return button

    # ---- counting
    @property
    def counts(self) -> dict[str, int]:
        """Hands for each option."""
        return self.shared.counts

    @property
    def class_size(self) -> int:
        """How many are there; 0 where nobody knows."""
        return len(self.lesson.roll.present) if self.lesson.roll else 0

    @property
    def total_hands(self) -> int:
        return sum(self.counts.values())

    @property
    def too_many(self) -> bool:
        """Whether more hands were counted than there are students: that cannot be handed in."""
        return 0 < self.class_size < self.total_hands

    @property
    def whole(self) -> bool:
        """Whether what was counted can be handed in."""
        return self.is_open and not self.shared.given and self.total_hands > 0 and not self.too_many

    def count(self, option: str, step: int) -> None:
        """Adds `step` hands to an answer, or takes one off; never below none."""
        now = self.counts[option]
        then = max(0, min(MOST, now + step))
        if self.is_open and not self.shared.given and then != now:
            self.counts[option] = then
            self.shared.steps.append((option, then - now))
            self.shared.changed.emit()

    def take_back(self) -> bool:
        """Takes the last step back; False where there is none."""
        if not self.shared.steps or not self.is_open or self.shared.given:
            return False
        option, step = self.shared.steps.pop()
        self.counts[option] -= step
        self.shared.changed.emit()
        return True

    def give(self) -> None:
        """All were counted."""
        if self.whole:
            self.shared.given = True
            self.shared.changed.emit()
            self.heard.emit(Hands(tuple(self.counts.items()), self.used_ms()))

    def key(self, event: QKeyEvent) -> bool:
        if not self.is_open:
            return False
        if event.key() in ON and any(self.counts.values()):
            self.give()
            return True
        if event.key() in BACK:
            return self.take_back()
        index = event.key() - Qt.Key.Key_1.value
        if 0 <= index < len(self.cards):
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.count(self.question.options[index].id, 10 if shift else 1)
            return True
        return False

    @property
    def gives(self) -> Button | None:
        return self.done if self.is_open else None

    def enter_key(self) -> bool:
        if self.is_open and self.too_many:
            return True  # it is said what is to be mended first
        if not self.whole:
            return False
        self.give()
        return True

    def options_said(self) -> tuple[str, ...]:
        return tuple(option_name(option) for option in self.question.options)

    # ---- showing
    def show_lesson(self, lesson: Lesson) -> None:
        answered = lesson.answered
        if answered:
            self.shared.given = True
            self.shared.counts = {o.id: dict(answered[-1].hands).get(o.id, 0) for o in self.question.options}
        elif self.shared.given and any(entry.void and entry.question == lesson.at for entry in lesson.entries):
            self.shared.given = False  # it was taken back: the counts stand as they were, to be mended
        self._show_counts()
        super().show_lesson(lesson)

    def _show_counts(self) -> None:
        for card, row in zip(self.cards, self.buttons, strict=True):
            count = self.counts[card.option.id]
            state: State = "right" if self.told and card.option.right else "rest"
            if (card.count, card.state) != (count, state):
                card.tell(count, state)
            for button, step in zip(row, STEPS, strict=True):
                button.setEnabled(not self.shared.given and (count > 0 if step < 0 else count < MOST))
        total, there = self.total_hands, self.class_size
        text = _("{n} of {total} hands").format(n=total, total=there) if there else ngettext("{n} hand", "{n} hands", total).format(n=total)
        if self.too_many:
            text = _("{n} hands, but only {total} are here: take some off").format(n=total, total=there)
        self.total.align = "right" if self.told else "left"  # told: the sheet's character looks up there
        self.total.setText(text)
        self.done.setEnabled(self.whole)

    def wanted(self, part: QWidget) -> bool:
        return not isinstance(part, Piece) or self.takes_answers

    def lay_out(self) -> None:
        tall, n = self.screen.tall, len(self.cards)
        bar = BAR + GAP if self.takes_answers else 56.0 + GAP
        columns = n if not tall else min(n, 2)
        area = self.box.adjusted(0, 0, 0, -bar)
        for card, row, place in zip(self.cards, self.buttons, side_by_side(area, n, columns), strict=True):
            card.large = self.for_class
            card.foot = BUTTONS + 6 if self.takes_answers else 0.0
            self.put(card, place)
            feet = QRectF(place.left() + 16, place.bottom() - BUTTONS - 18, place.width() - 32, BUTTONS)
            for button, spot in zip(row, side_by_side(feet, len(row), len(row), 12), strict=True):
                self.put(button, spot)
        top = self.box.bottom() - bar + GAP
        wide = 400.0
        self.put(self.total, QRectF(self.box.left() + 12, top, self.box.width() - (wide + 32 if self.takes_answers else 24), bar - GAP))
        self.put(self.done, QRectF(self.box.right() - wide, top, wide, BAR))

    def paint_over(self, p: QPainter) -> None:
        for card in self.cards if self.told else ():
            if card.option.right:
                box = self.screen.where(card)
                paint.result_badge(p, self.screen.look, box.right() - 20, box.top() + 24, True)
