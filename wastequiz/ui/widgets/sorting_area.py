"""An area where things are put into bins: pulled there by fingers or the mouse, or tapped and then the bin tapped, or by keys."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain import putting
from wastequiz.domain.questions import Choice, Option, pair, unpair
from wastequiz.domain.rounds import Answer
from wastequiz.i18n import _, words
from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas, keyboard_leads
from wastequiz.ui.pictures import item_picture
from wastequiz.ui.widgets import sorting_places as places
from wastequiz.ui.widgets.answer_area import AnswerArea, Asked, Page
from wastequiz.ui.widgets.bin_target import LETTERS, BinTarget
from wastequiz.ui.widgets.card_hands import CardHands
from wastequiz.ui.widgets.done_button import done_button, put_done
from wastequiz.ui.widgets.gliding import send
from wastequiz.ui.widgets.shelf import Shelf
from wastequiz.ui.widgets.thing_card import Shown, Tag, ThingCard
from wastequiz.wording import names

SMALL, SMALL_NAMED = (96.0, 102.0), (200.0, 92.0)
"""How large a thing is that lies in a bin: as a picture, and by its name."""
WARM_STEP_MS = 25


class SortingArea(AnswerArea):
    """Things on a shelf, bins below. Keys: 1 to 5 take a thing in hand, letters put it. `named`: things are told by their names, not pictures."""

    def __init__(self, canvas: Canvas, asked: Asked, where_card: Callable[[Page], QRectF], *, named: bool = False) -> None:
        super().__init__(canvas, asked)
        self._card, self.named = where_card, named
        self.open = True
        """Whether the question still waits for its answer."""
        self.put: dict[str, BinTarget] = {}
        """Id of each thing that lies in a bin, and the bin."""
        self.in_hand: ThingCard | None = None
        """The thing that was tapped and waits for its bin."""
        self.shelf = Shelf(canvas)
        self.bins = [BinTarget(canvas, t, i, asked.scheme.bin(t.bin_id or "")) for i, t in enumerate(self.question.targets)]
        self.hands = CardHands(canvas, self.bins, self)
        pictures = Counter(o.picture for o in self.question.options)
        self.cards = [
            ThingCard(canvas, option, i, self._shown(option, pictures[option.picture]), self.hands)
            for i, option in enumerate(self.question.options)
        ]
        for target in self.bins:
            target.hold(())
            target.clicked.connect(lambda _checked=False, b=target: self._bin_tapped(b))
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, c=card: self._card_tapped(c))
        self.done = done_button(canvas, self.give)
        self._page: Page | None = None
        self._slots: list[QRectF] = []
        self._tell()

    def _shown(self, option: Option, alike: int) -> Shown:
        """Where names count, a picture that several things share would only mislead, and a picture that is not there says nothing."""
        there = bool(option.picture) and self.canvas.look.pictures.exists(item_picture(option.picture))
        if self.named and (alike > 1 or not there):
            return Shown("", named=True)
        return Shown(option.picture, name=not self.asked.icons_only, named=self.named and not self.asked.icons_only)

    # ---- layout
    def card(self, page: Page) -> QRectF:
        return self._card(page)

    def arrange(self, page: Page) -> None:
        self.hands.let_go()
        self._page = page
        self._slots = places.answered(page, len(self.cards)) if page.answered else places.shelf(page, len(self.cards))
        for target, box in zip(self.bins, places.bins(page, len(self.bins)), strict=True):
            self.canvas.put(target, box.x(), box.y(), box.width(), box.height())
            target.setVisible(not page.answered)
        self.shelf.setVisible(not page.answered)
        if not page.answered:
            self.shelf.lay(self._slots)
        for card in self.cards:
            self._send(card, self._place(card), glide=False)
        assert self.done is not None
        put_done(self.canvas, self.done, page)

    def _place(self, card: ThingCard) -> QRectF:
        """Where a card belongs now: on the shelf, or in its bin."""
        target = self.put.get(card.option.id) if self.open else None
        if target is None:
            return self._slots[card.index]
        others = self._inside(target)
        room = places.BinRoom(self.canvas.where(target))
        return room.stack(SMALL_NAMED if card.shown.named else SMALL, len(others))[others.index(card)]

    def _inside(self, target: BinTarget) -> list[ThingCard]:
        """The cards in a bin, in the order they came."""
        by_id = {c.option.id: c for c in self.cards}
        return [by_id[i] for i, t in self.put.items() if t is target]

    def _send(self, card: ThingCard, place: QRectF, *, glide: bool = True) -> None:
        """Lets a card glide to a place (units), where it is small if it lies in a bin."""
        card.small = self.open and card.option.id in self.put
        send(self.canvas, card, place, glide=glide)

    def warm(self, page: Page) -> None:
        """Paints ahead open lids, cards in the hand and right cards, one after the other, so that hands and feedback need not wait."""
        coming: list[tuple[BinTarget | ThingCard, QRectF | None]] = [(target, None) for target in self.bins]
        coming += zip(self.cards, places.answered(page, len(self.cards)), strict=True)
        for n, (piece, slot) in enumerate(coming):
            QTimer.singleShot(n * WARM_STEP_MS, piece, partial(self._prepare, piece, slot))

    def _prepare(self, piece: BinTarget | ThingCard, slot: QRectF | None) -> None:
        if not self.open or self._page is None or self._page.answered:
            return
        if isinstance(piece, BinTarget):
            piece.prepare(self.canvas.where(piece))
        elif slot is not None:
            piece.prepare(self._slots[piece.index], slot, self._tag(piece.option.target))

    # ---- putting things
    def _card_tapped(self, card: ThingCard) -> None:
        """A thing on the shelf comes in hand or is let go; one in a bin comes back, or, while another is in hand, counts as its bin."""
        target = self.put.get(card.option.id)
        if target is None:
            self.pick(card)
        elif self.in_hand not in (None, card):
            self._bin_tapped(target)
        else:
            self._out_of_hand()
            self.take_back(card)

    def pick(self, card: ThingCard) -> None:
        """Takes a thing in hand; a second time lets it go."""
        if not self.open or self.hands.moves(card):
            return
        again = self.in_hand is card
        self._out_of_hand()
        if not again:
            self.in_hand = card
            card.show_held(True)
            self._say(card)
        self._tell()

    def _out_of_hand(self) -> None:
        if self.in_hand is not None:
            self.in_hand.show_held(False)
            self.in_hand = None

    def _bin_tapped(self, target: BinTarget) -> None:
        if self.in_hand is not None:
            self.put_in(self.in_hand, target)
        elif self.asked.aloud:
            self.said.emit(target.label)

    def put_in(self, card: ThingCard, target: BinTarget) -> None:
        """Puts a thing into a bin, wherever it was."""
        if not self.open:
            return
        if card is self.in_hand:
            self._out_of_hand()
        self.put.pop(card.option.id, None)
        self.put[card.option.id] = target
        self._settle(card)
        if keyboard_leads():
            following: QWidget | None = next((c for c in self.cards if c.option.id not in self.put), self.done)
            assert following is not None
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def take_back(self, card: ThingCard) -> None:
        """Puts a thing back on the shelf."""
        if self.open:
            self.put.pop(card.option.id, None)
            self._settle(card)

    def _settle(self, moved: ThingCard) -> None:
        """Sends every card where it belongs now, and tells of it."""
        for card in self.cards:
            place = self._place(card)
            if not self.hands.moves(card) and (card is moved or place != self.canvas.where(card)):
                self._send(card, place)
        self._tell()

    def taken(self, card: ThingCard) -> None:
        if card is self.in_hand:
            self.in_hand = None
        self._say(card)
        self._tell()

    def dropped(self, card: ThingCard, target: BinTarget | None) -> None:
        if target is None:
            self.take_back(card)
        else:
            self.put_in(card, target)

    def returned(self, card: ThingCard) -> None:
        if self.open:
            self._settle(card)

    def _say(self, card: ThingCard) -> None:
        if self.asked.aloud:
            self.said.emit(card.label)

    def _tell(self) -> None:
        """Tells screen readers where everything is, and wakes the button when all is put."""
        for card in self.cards:
            target = self.put.get(card.option.id)
            where = _("in {place}").format(place=target.label) if target is not None else _("on the shelf")
            card.setAccessibleDescription(_("in your hand") if card is self.in_hand or self.hands.moves(card) else where)
        for target in self.bins:
            target.hold([c.label for c in self._inside(target)])
        assert self.done is not None
        self.done.setEnabled(self._whole())

    def _whole(self) -> bool:
        """Whether all is put, and nothing on its way."""
        return len(self.put) == len(self.cards) and not self.hands.moves()

    # ---- answering
    def key(self, event: QKeyEvent) -> bool:
        digit, letter = event.key() - Qt.Key.Key_1.value, event.key() - Qt.Key.Key_A.value
        if 0 <= digit < 9:
            if digit < len(self.cards):
                self.pick(self.cards[digit])
            return True
        if 0 <= letter < len(self.bins):
            self._bin_tapped(self.bins[letter])
            return True
        return False

    def key_hint(self) -> str:
        return _("1–{n} take, A–{letter} put, Enter is done").format(n=len(self.cards), letter=LETTERS[len(self.bins) - 1])

    def _astray(self) -> list[ThingCard]:
        """Things that do not lie where they belong, those still on the shelf first."""
        astray = [c for c in self.cards if not self.hands.moves(c) and self._put_id(c) != c.option.target]
        return [c for c in astray if c.option.id not in self.put] or astray

    def _put_id(self, card: ThingCard) -> str:
        target = self.put.get(card.option.id)
        return "" if target is None else target.target.id

    def can_hint(self) -> bool:
        return self.open and bool(self._astray())

    def give_hint(self) -> bool:
        """Puts one thing where it belongs."""
        if not self.can_hint():
            return False
        card = random.Random(self.question.key).choice(self._astray())
        self.put_in(card, self._bin(card.option.target))
        return True

    def _bin(self, target_id: str) -> BinTarget:
        return next(b for b in self.bins if b.target.id == target_id)

    def options_said(self) -> Sequence[str]:
        return [words(o.label) for o in self.question.options]

    def give(self) -> None:
        if self.open and self._whole():
            self.answered.emit(tuple(pair(c.option.id, self._put_id(c)) for c in self.cards))

    def fill(self, choice: Choice) -> QWidget:
        cards = {c.option.id: c for c in self.cards}
        for one in choice:
            option_id, target_id = unpair(one)
            self.put_in(cards[option_id], self._bin(target_id))
        assert self.done is not None
        return self.done

    # ---- afterwards
    def _tag(self, target_id: str) -> Tag:
        target = self.question.target(target_id)
        return Tag(names.as_head(words(target.label)), self.scheme.bin(target.bin_id or ""))

    def show_answer(self, answer: Answer) -> None:
        """Every thing with the bin it belongs in; what was put elsewhere also shows where."""
        self.open = False  # `arrange`, which follows, takes everything out of all hands
        self._out_of_hand()
        put = putting.where_put(self.question, answer.choice)
        for card in self.cards:
            target, chosen = card.option.target, put.get(card.option.id)
            right, belongs = self._tag(target), None if chosen is None else self._tag(chosen)
            card.show_answer(chosen == target, right, belongs)
            said = _("right: {place}") if chosen == target else _("belongs in {place}")
            card.setAccessibleDescription(said.format(place=right.name))
        assert self.done is not None
        self.done.hide()

    def paint_badges(self, p: QPainter) -> None:
        for card in self.cards:
            box = self.canvas.where(card)
            paint.result_badge(p, self.canvas.look, box.right() - 16, box.top() + 18, card.state == "right", 34)
