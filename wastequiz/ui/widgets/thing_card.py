"""One thing to be sorted, on a card that fingers and the mouse move; small while it lies in a bin."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter

from wastequiz.domain.questions import Option
from wastequiz.domain.schemes import Bin
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, ruby, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import FADED, Piece
from wastequiz.stage.touch import MouseFinger
from wastequiz.ui.pictures import bin_symbol, item_picture
from wastequiz.wording import names

State = Literal["rest", "right", "wrong"]
SMALLEST = 26.0
"""Size of the smallest name that a picture makes room for."""
TAG = 52.0
"""Height of the tag of a bin below an answered thing."""


@dataclass(frozen=True)
class Tag:
    """A bin or another place as it is named on an answered card."""

    name: str
    shows: Bin | None


@dataclass(frozen=True)
class Shown:
    """What a card shows of its thing: picture ('': none) and name, or only the picture; `named`: the name counts more than the picture."""

    picture: str
    name: bool = True
    named: bool = False


class Hands(Protocol):
    """Who moves cards. Positions are the page's pixels."""

    def down(self, card: ThingCard, finger: int, at: QPointF) -> bool: ...
    def move(self, card: ThingCard, finger: int, at: QPointF) -> None: ...
    def up(self, card: ThingCard, finger: int, at: QPointF) -> None: ...
    def lost(self, finger: int) -> None: ...


class ThingCard(Piece):
    """A thing's card. `held`: it is in somebody's hand. It takes fingers (`TakesTouch`), the mouse being finger 0, and leaves the rest to `hands`."""

    radius = 32.0
    lip_depth = 8.0

    def __init__(self, canvas: Canvas, option: Option, index: int, shown: Shown, hands: Hands) -> None:
        self.option, self.index, self.shown, self.hands = option, index, shown, hands
        self.label = names.as_head(in_words(option.label))
        super().__init__(canvas, f"{index + 1}: {self.label}")
        self.state: State = "rest"
        self.held = False
        self.small = False
        self.flight = 0
        """Counts its ways over the page; a way that is not the last one moves it no more."""
        self.true_tag: Tag | None = None
        self.put_tag: Tag | None = None
        self.mouse = MouseFinger(self)

    # ---- fingers
    def finger_down(self, finger: int, at: QPointF) -> bool:
        return self.hands.down(self, finger, QPointF(self.mapToParent(at)))

    def finger_move(self, finger: int, at: QPointF) -> None:
        self.hands.move(self, finger, QPointF(self.mapToParent(at)))

    def finger_up(self, finger: int, at: QPointF) -> None:
        self.hands.up(self, finger, QPointF(self.mapToParent(at)))

    def finger_lost(self, finger: int) -> None:
        self.hands.lost(finger)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()  # Space is the speaker on a question
            return
        super().keyPressEvent(event)

    # ---- states
    def show_held(self, held: bool) -> None:
        if held != self.held:
            self.held = held
            self.update()

    def show_answer(self, right: bool, true_tag: Tag, put_tag: Tag | None) -> None:
        """Right or not yet, the place where it belongs, and, if it was put elsewhere, where."""
        self.state = "right" if right else "wrong"
        self.held, self.small = False, False
        self.true_tag, self.put_tag = true_tag, None if right else put_tag
        self.setEnabled(False)
        self.update()

    def face_key(self) -> Hashable:
        return self.state, self.held, self.small, self.hovered and self.isEnabled()

    def prepare(self, place: QRectF, answered: QRectF, true_tag: Tag) -> None:
        """Paints ahead how it looks in the hand at `place`, and at `answered` if it is put right."""
        held, small, hovered = self.held, self.small, bool(self.hovered)
        self.small, self.hovered = False, False
        self.held = True
        self._paint_ahead(place)
        self.held, self.state, self.true_tag = False, "right", true_tag
        self._paint_ahead(answered)
        self.held, self.small, self.hovered = held, small, hovered
        self.state, self.true_tag = "rest", None

    def _paint_ahead(self, place: QRectF) -> None:
        """Keeps the face as it is now for when the card stands at `place`."""
        size = self.canvas.to_px(place).size()
        box = QRectF(0, 0, size.width() / self.unit, size.height() / self.unit - self.lip_depth)

        def face(p: QPainter) -> None:
            self._begin(p)
            self.paint_face(p, box)

        self._face.prepare(self.face_key(), size.width(), size.height(), self.devicePixelRatioF(), face)

    # ---- painting
    def _colour(self) -> str:
        return "tryAgain" if self.state == "wrong" else "right" if self.held or self.state == "right" else ""

    def border(self) -> QColor:
        family = self._colour()
        return self.look.theme.colour(f"{family}.fill") if family else super().border()

    def border_width(self) -> float:
        return (8.0 if self.small else 10.0) if self._colour() else super().border_width()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        family = self._colour()
        lip = self.look.theme.colour(f"{family}.lip" if family else "surface.lip")
        paint.lip_of(p, box.translated(0, -self.lip_depth), self._round(), self.lip_depth, lip)

    def _round(self) -> float:
        return 22.0 if self.small else self.radius

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        paint.rounded(p, box, self._round(), self.look.theme.colour("surface.card"), self.border(), self.border_width())
        if self.small:
            self._paint_small(p, box)
            return
        upper = QRectF(box)
        if self.state != "rest" and self.true_tag is not None:
            tags = [(self.true_tag, 1.0)] if self.put_tag is None else [(self.put_tag, FADED), (self.true_tag, 1.0)]
            upper.setBottom(box.bottom() - 16 - len(tags) * (TAG + 6))
            self._paint_tags(p, QRectF(16, upper.bottom(), box.width() - 32, box.bottom() - upper.bottom()), tags)
        self._paint_thing(p, upper)
        if self.state == "rest":
            paint.key_badge(p, self.look, 16, 14, str(self.index + 1), 42)

    def _paint_small(self, p: QPainter, box: QRectF) -> None:
        if self.shown.picture and not self.shown.named:
            side = min(box.width(), box.height()) - 18
            self._draw(p, box.center().x(), box.center().y(), side)
        else:
            self._write(p, box.adjusted(10, 6, -10, -6), 34)

    def _paint_thing(self, p: QPainter, box: QRectF) -> None:
        picture, t = self.shown.picture, self.look.theme
        if picture and not self.shown.name:
            side = min(box.height() - 24, box.width() - 60)
            paint.circle(p, box.center().x(), box.center().y(), side * 0.54, t.colour("surface.itemDisc"))
            self._draw(p, box.center().x(), box.center().y(), side * 0.94)
        elif not picture:
            self._write(p, box.adjusted(58, 12, -58 if self.state == "rest" else -64, -12), 52)
        else:
            side = self._picture_side(box)
            x = 18 + side / 2 + (22 if self.shown.named and self.state == "rest" else 0)
            paint.circle(p, x, box.center().y(), side * 0.5, t.colour("surface.itemDisc"))
            self._draw(p, x, box.center().y(), side * 0.9)
            self._write(p, self._beside(box, x + side / 2), 48 if self.shown.named else 40)

    def _beside(self, box: QRectF, left: float) -> QRectF:
        """The name's place right of a picture."""
        right = 16 if self.state == "rest" else 50
        return QRectF(left + 12, 10, box.width() - left - 12 - right, box.height() - 20)

    def _picture_side(self, box: QRectF) -> float:
        """How large the picture is: as large as leaves room for every word of the name."""
        side = 0.0
        for share in (0.3, 0.26) if self.shown.named else (0.46, 0.4, 0.34, 0.28):
            side = min(box.height() - 24, box.width() * share)
            room = self._beside(box, 18 + side + (22 if self.shown.named and self.state == "rest" else 0))
            size, lines = words.fit(self.look, self.label, 40, room.width(), room.height(), bold=True, floor=SMALLEST)
            whole = " ".join(lines).split() == self.label.split() or not self.label.isascii()
            if whole and len(lines) * self.look.theme.pixels(size) * 1.25 <= room.height() + 1:
                break
        return side

    def _write(self, p: QPainter, room: QRectF, size: float) -> None:
        fits = ruby.fit(self.look, self.label, size, room.width(), room.height(), bold=True, floor=SMALLEST) is not None
        write = ruby.display if fits and self.state == "rest" else words.display  # beside tags there is no room for pinyin
        write(p, self.look, room, self.label, size, self.look.theme.colour("ink.text"), align="center", fat=0.025, floor=20)

    def _draw(self, p: QPainter, x: float, y: float, side: float) -> None:
        """The thing's picture with its middle at (x, y), at most `side` wide and high."""
        name = item_picture(self.shown.picture)
        aspect = self.look.pictures.aspect(name)
        across = min(side, side * aspect)
        self.look.pictures.draw(p, name, x - across / 2, y - across / aspect / 2, across)

    def _paint_tags(self, p: QPainter, room: QRectF, tags: list[tuple[Tag, float]]) -> None:
        """One below the other; the last one is where the thing belongs, an arrow points to it."""
        t = self.look.theme
        y = room.top() + TAG / 2
        for n, (tag, strength) in enumerate(tags):
            arrow = 44.0 if len(tags) > 1 else 0.0
            p.setOpacity(1.0 if t.high_contrast else strength)
            left = self._paint_tag(p, room.left() + arrow, y, room.width() - 2 * arrow, tag)
            if n == 1:
                paint.icon(p, self.look, "next", left - 24, y, 34, t.colour("ink.textSecondary"))
            y += TAG + 6
        p.setOpacity(1.0)

    def _paint_tag(self, p: QPainter, left: float, y: float, most: float, tag: Tag) -> float:
        """In the middle of `most` units; gives its left edge."""
        t = self.look.theme
        if tag.shows is not None:
            height = min(TAG, TAG * most / paint.bin_tag_width(self.look, tag.name, TAG))
            across = paint.bin_tag_width(self.look, tag.name, height)
            left += (most - across) / 2
            paint.bin_tag(p, self.look, left, y, tag.shows.hue, bin_symbol(tag.shows), tag.name, height)
            return left
        across = min(words.width(self.look, tag.name, 28, bold=True) + 44, most)
        box = QRectF(left + (most - across) / 2, y - TAG / 2, across, TAG)
        paint.rounded(p, box, TAG / 2, t.colour("surface.paper2"), t.colour("ink.outline"), 3)
        words.text(p, self.look, box.adjusted(14, 2, -14, -2), tag.name, 28, t.colour("ink.text"), bold=True, align="center", floor=18)
        return box.left()
