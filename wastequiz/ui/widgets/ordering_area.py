"""An area of cards to put in order: by pulling, by tapping two, or with the number keys and arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.kinds import ordering
from wastequiz.domain.questions import Choice
from wastequiz.domain.rounds import Answer
from wastequiz.i18n import _
from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas, arrow
from wastequiz.stage.pieces import Piece, SmallSpeaker
from wastequiz.stage.theme import motion_ms
from wastequiz.ui.widgets.answer_area import AnswerArea, Asked, Page
from wastequiz.ui.widgets.carried import Carried
from wastequiz.ui.widgets.done_button import done_button, put_done
from wastequiz.ui.widgets.glide import Glide
from wastequiz.ui.widgets.order_card import OrderCard, OrderPlace


@dataclass(frozen=True)
class Row:
    """Where cards and the numbers of their places stand, in units. `across`: how many cards stand side by side."""

    cards: list[QRectF]
    places: list[QRectF]
    across: int


class OrderingArea(AnswerArea):
    """Cards make room for the one that is pulled. Done wakes up at the first touch."""

    def __init__(self, canvas: Canvas, asked: Asked, lay: Callable[[Page], Row], where_card: Callable[[Page], QRectF]) -> None:
        super().__init__(canvas, asked)
        self._lay, self._card = lay, where_card
        self.open = True
        """Whether the question still waits for its answer."""
        self.cards = [OrderCard(canvas, option, self, speaks=asked.aloud) for option in self.question.options]
        self.order = list(self.cards)
        """The cards as they stand now."""
        self.places = [OrderPlace(canvas, n) for n in range(1, len(self.cards) + 1)]
        self.held: OrderCard | None = None
        """The card that is picked up by a tap or a key."""
        self._carried: OrderCard | None = None
        self._grip = QPointF()
        self._before: list[OrderCard] = []
        self._reveal = False
        self._glide = Glide(canvas)
        self._row = Row([], [], 1)
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, c=card: self.touched(c))
        for place in self.places:
            place.clicked.connect(lambda _checked=False, n=place.number - 1: self.place_touched(n))
        self.speakers = [self._speaker(card) for card in self.cards] if asked.aloud else []
        self.done = self.give_button = done_button(canvas, self.give)
        self._tell()

    def _speaker(self, card: OrderCard) -> SmallSpeaker:
        return SmallSpeaker(self.canvas, _("Read aloud: {name}").format(name=card.label), lambda: self.said.emit(card.label))

    # ---- layout
    def card(self, page: Page) -> QRectF:
        return self._card(page)

    def arrange(self, page: Page) -> None:
        if self._carried is not None:
            self.put_back(self._carried)
        self._glide.settle()
        self._row = self._lay(page)
        now = self._before if self._reveal else self.order
        for card in self.cards:
            card.strip = self._row.across == 1
        for piece, box in (*zip(now, self._row.cards, strict=True), *zip(self.places, self._row.places, strict=True)):
            self.canvas.put(piece, box.x(), box.y(), box.width(), box.height())
        put_done(self.canvas, self.give_button, page)
        self._put_speakers()
        if self._reveal:
            self._reveal = False
            self._slide(motion_ms("flyToBin"))

    def _put_speakers(self) -> None:
        side = SmallSpeaker.SIDE
        for card, speaker in zip(self.cards, self.speakers, strict=False):
            box = self.canvas.where(card)
            tall = min(side, box.height())
            top = box.center().y() - tall / 2 - 4 if card.strip else box.top() + 2
            self.canvas.put(speaker, box.right() - side - 2, top, side, tall)
            speaker.setVisible(self.open and not self._glide.moving)
            speaker.raise_()

    def _slide(self, ms: int) -> None:
        """Every card that is not carried goes to its place."""
        boxes: dict[Piece, QRectF] = {c: box for c, box in zip(self.order, self._row.cards, strict=True) if c is not self._carried}
        for speaker in self.speakers:
            speaker.hide()
        self._glide.to(boxes, ms, self._arrived)

    def _arrived(self) -> None:
        if self._carried is None:
            self._glide.settle()
            self._put_speakers()
            self.canvas.raise_over()

    # ---- picking up and putting down
    def hold(self, card: OrderCard | None) -> None:
        """Picks a card up; None puts the one picked up down."""
        self.held = card
        for one in self.cards:
            one.hold(one is card)
        for place in self.places:
            place.want(card is not None)
        if card is not None:
            self._begin()
            if self.asked.aloud:
                self.said.emit(card.label)

    def _begin(self) -> None:
        self.give_button.setEnabled(True)

    def touched(self, card: OrderCard) -> None:
        """A first tap picks up; a second on another card swaps the two."""
        held = self.held
        if held is None:
            self.hold(card)
            return
        if held is not card:
            a, b = self.order.index(held), self.order.index(card)
            self.order[a], self.order[b] = card, held
            self._moved()
        self.hold(None)

    def place_touched(self, index: int) -> None:
        """Puts the card that is picked up there (others make room), or picks up the one that stands there."""
        if self.held is None:
            self.hold(self.order[index])
            return
        self.move(self.held, index)
        self.hold(None)

    def move(self, card: OrderCard, index: int) -> None:
        """Puts a card at a place (from 0); those between make room. Beyond the ends nothing happens."""
        if 0 <= index < len(self.order) and self.order[index] is not card:
            self.order.remove(card)
            self.order.insert(index, card)
            self._moved()

    def _moved(self) -> None:
        self._begin()
        self._slide(motion_ms("release"))
        self._tell()

    def _tell(self) -> None:
        """Tells screen readers where each stands, and has Tab go in that order."""
        for n, card in enumerate(self.order, start=1):
            card.stand(n, len(self.order))
        for one, other in zip(self.order, self.order[1:], strict=False):
            QWidget.setTabOrder(one, other)

    # ---- pulling
    def lift(self, piece: Carried, at: QPointF) -> bool:
        if not self.open or self._carried is not None or not isinstance(piece, OrderCard):
            return False
        self.hold(None)
        self._begin()
        self._carried, self._before = piece, list(self.order)
        self._grip = at - self.canvas.where(piece).topLeft()
        self._glide.lift(*self.cards)
        for speaker in self.speakers:
            speaker.hide()
        piece.hold(True)
        piece.raise_()
        self.canvas.raise_over()
        if self.asked.aloud:
            self.said.emit(piece.label)
        return True

    def carry(self, piece: Carried, at: QPointF) -> None:
        if piece is not self._carried or not isinstance(piece, OrderCard):
            return
        corner, box = at - self._grip, self.canvas.where(piece)
        self.canvas.put(piece, corner.x(), corner.y(), box.width(), box.height())
        middle = self.canvas.where(piece).center()
        nearest = min(range(len(self.order)), key=lambda n: (self._row.cards[n].center() - middle).manhattanLength())
        self.move(piece, nearest)

    def drop(self, piece: Carried, at: QPointF) -> None:
        self.carry(piece, at)
        if piece is self._carried and isinstance(piece, OrderCard):
            piece.hold(False)
            self._carried = None
            self._slide(motion_ms("release"))

    def put_back(self, piece: Carried) -> None:
        if piece is self._carried and isinstance(piece, OrderCard):
            self.order = self._before
            piece.hold(False)
            self._carried = None
            self._tell()
            self._slide(0)

    # ---- keys
    def key(self, event: QKeyEvent) -> bool:
        if not self.open:
            return False
        index = event.key() - Qt.Key.Key_1.value
        if 0 <= index < 9:
            if index < len(self.order):
                self.place_touched(index)
            return True
        if self.held is None:
            return False
        way = arrow(event.key())
        if way is not None:
            down = self._row.across if self._row.across < len(self.order) else 1
            self.move(self.held, self.order.index(self.held) + way[0] + way[1] * down)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hold(None)
            return True
        return False

    def key_hint(self) -> str:
        return _("1 to {n}: which, then where. Enter: done").format(n=len(self.cards))

    # ---- the answer
    def now(self) -> Choice:
        """Ids as the cards stand."""
        return tuple(card.option.id for card in self.order)

    def give(self) -> None:
        if self.open and self._carried is None:
            self.answered.emit(self.now())

    def _first_astray(self) -> int | None:
        return next((i for i, card in enumerate(self.order) if card.option.rank != i + 1), None)

    def can_hint(self) -> bool:
        return self.open and self._first_astray() is not None

    def give_hint(self) -> bool:
        """Sets the first place that is not right."""
        index = self._first_astray()
        if not self.open or index is None:
            return False
        if self._carried is not None:
            self.put_back(self._carried)
        self.hold(None)
        self.move(next(c for c in self.cards if c.option.rank == index + 1), index)
        return True

    def options_said(self) -> Sequence[str]:
        return [card.label for card in self.order]

    def fill(self, choice: Choice) -> QWidget:
        for index, option_id in enumerate(choice):
            self.move(next(c for c in self.cards if c.option.id == option_id), index)
        self._begin()
        return self.give_button

    # ---- afterwards
    def show_answer(self, answer: Answer) -> None:
        """The cards slide from where they were put to where they belong; each tells whether it stood there."""
        if self._carried is not None:
            self.put_back(self._carried)
        self.hold(None)
        self.open = False
        by_id = {card.option.id: card for card in self.cards}
        right = [by_id[i] for i in ordering.KIND.solution(self.question)]
        put = {option_id: n for n, option_id in enumerate(answer.choice, start=1)}
        for n, card in enumerate(right, start=1):
            was = put.get(card.option.id)
            if was is None:
                card.show_state("shown", _("its place is {n}").format(n=n))
            elif was == n:
                card.show_state("right", _("right, it stood here"))
            else:
                card.show_state("wrong", _("you put it at {was}, its place is {n}").format(was=was, n=n))
            self.places[n - 1].show_was(was if was != n else None)
        self._before, self.order = [by_id[i] for i in answer.choice] or right, right
        self._reveal = True
        self._tell()
        self.give_button.hide()

    def paint_badges(self, p: QPainter) -> None:
        if self._glide.moving:
            return
        for card in self.cards:
            if card.state in ("right", "wrong"):
                box = self.canvas.where(card)
                r = min(34.0, box.height() * 0.4)
                x, y = (box.right() - 8, box.center().y() - 4) if card.strip else (box.right() - 10, box.top() + 10)
                paint.result_badge(p, self.canvas.look, x, y, card.state == "right", r)
