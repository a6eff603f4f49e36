"""An area of things and partners: tap one, then its partner, or pull a cord from one to the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wastequiz.domain.questions import Choice
from wastequiz.domain.rounds import Answer
from wastequiz.i18n import _, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece, SmallSpeaker
from wastequiz.stage.theme import motion_ms
from wastequiz.ui.widgets.answer_area import AnswerArea, Asked, Page
from wastequiz.ui.widgets.carried import Carried
from wastequiz.ui.widgets.cords import Cord, Cords, Verdict
from wastequiz.ui.widgets.done_button import done_button, put_done
from wastequiz.ui.widgets.glide import Glide
from wastequiz.ui.widgets.links import Links
from wastequiz.ui.widgets.match_tile import LETTERS, TOLD_BELONGS, TOLD_RIGHT, MatchTile
from wastequiz.wording import names

SLACK = 24.0
"""A cord may be let go so far beside a partner, in units."""


@dataclass(frozen=True)
class Sides:
    """Where things and partners stand, in units. `down`: things above partners, else on their left."""

    things: list[QRectF]
    partners: list[QRectF]
    down: bool


class MatchingArea(AnswerArea):
    """Tapped, pulled or by key; what is tied can be tied to another at once. Done wakes up when no thing is left over."""

    def __init__(self, canvas: Canvas, asked: Asked, lay: Callable[[Page, int], Sides], where_card: Callable[[Page], QRectF]) -> None:
        super().__init__(canvas, asked)
        self._lay, self._card = lay, where_card
        self.open = True
        """Whether the question still waits for its answer."""
        options, targets = self.question.options, self.question.targets
        self.things = [self._tile(n, names.as_head(words(o.label)), o.picture, partner=False) for n, o in enumerate(options)]
        self.partners = [self._tile(n, names.as_head(words(t.label)), t.picture, partner=True) for n, t in enumerate(targets)]
        self.links = Links(self.question)
        self.held: MatchTile | None = None
        """The tile whose partner is looked for."""
        self._pulled: dict[MatchTile, QPointF] = {}
        self._verdicts: dict[int, Verdict] = {}
        self._down = self._reveal = False
        self._glide = Glide(canvas)
        self.speakers = [self._speaker(tile) for tile in self._tiles] if asked.aloud else []
        self.cords = Cords(canvas, self.cords_now, self._knobs)
        self.done = done_button(canvas, self.give)

    @property
    def _tiles(self) -> list[MatchTile]:
        return [*self.things, *self.partners]

    def _tile(self, index: int, label: str, picture: str, *, partner: bool) -> MatchTile:
        tile = MatchTile(self.canvas, label, picture, index, self, partner=partner, speaks=self.asked.aloud)
        tile.clicked.connect(lambda _checked=False: self.touched(tile))
        return tile

    def _speaker(self, tile: MatchTile) -> SmallSpeaker:
        return SmallSpeaker(self.canvas, _("Read aloud: {name}").format(name=tile.label), lambda: self.said.emit(tile.label))

    # ---- layout
    def card(self, page: Page) -> QRectF:
        return self._card(page)

    def arrange(self, page: Page) -> None:
        self._glide.settle()
        sides = self._lay(page, len(self.partners))
        self._down = sides.down
        now = self.partners if self._reveal or not page.answered else self._paired()
        for tile, box in (*zip(self.things, sides.things, strict=True), *zip(now, sides.partners, strict=True)):
            self.canvas.put(tile, box.x(), box.y(), box.width(), box.height())
        side = SmallSpeaker.SIDE
        for tile, speaker in zip(self._tiles, self.speakers, strict=False):
            box = self.canvas.where(tile)
            tall = min(side, box.height())
            if tile.flat:
                left, top = box.right() - (16 if tile.partner else 88) - side, box.center().y() - tall / 2
            elif tile.picture:
                left, top = box.right() - side, box.top() + 42
            else:
                left, top = box.center().x() - side / 2, box.top()
            self.canvas.put(speaker, left, top, side, tall)
            speaker.setVisible(not page.answered)
            speaker.raise_()
        whole = QRectF()
        for box in (*sides.things, *sides.partners):
            whole = whole.united(box)
        self.canvas.put(self.cords, whole.x(), whole.y(), whole.width(), whole.height())
        self.cords.badge = min(26.0, sides.things[0].height() * 0.42)
        self.cords.raise_()
        self.canvas.raise_over()
        assert self.done is not None
        put_done(self.canvas, self.done, page)
        if self._reveal:
            self._reveal = False
            places: dict[Piece, QRectF] = dict(zip(self._paired(), sides.partners, strict=True))
            self._glide.to(places, motion_ms("flyToBin"), self._glide.settle, self.cords.update)

    def _paired(self) -> list[MatchTile]:
        """The partners with each beside the thing it belongs with, those that belong to none at the end."""
        return [self.partners[n] for n in self.links.paired()]

    def knob(self, tile: MatchTile) -> QPointF:
        """Where cords are tied to a tile."""
        box = self.canvas.where(tile)
        face = box.adjusted(0, 0, 0, -tile.lip_depth)
        if self._down:
            upper = box.top() < self.canvas.where(self.things[0]).bottom()
            return QPointF(face.center().x(), face.bottom() if upper else box.top())
        return QPointF(box.left() if tile.partner else box.right(), face.center().y())

    def cords_now(self) -> list[Cord]:
        """Every cord there is to see."""
        tied = [self._cord(a, b, self._verdicts.get(a, "")) for a, b in self.links.of.items()]
        if not self.open:  # where somebody else was linked, or nobody
            tied = [self._cord(a, self.links.belongs[a], "shown") for a, verdict in self._verdicts.items() if verdict != "right"] + tied
        return tied + [self._loose(tile, at) for tile, at in self._pulled.items()]

    def _cord(self, thing: int, partner: int, verdict: Verdict) -> Cord:
        return Cord(self.knob(self.things[thing]), self.knob(self.partners[partner]), verdict, self._down)

    def _loose(self, tile: MatchTile, at: QPointF) -> Cord:
        return Cord(self.knob(tile), at, "", self._down)

    def _knobs(self) -> list[tuple[QPointF, bool]]:
        """Where the ends are, and whether something is tied or held there."""
        if not self.open:
            return [(self.knob(tile), True) for tile in self._tiles if tile.state != "other"]
        return [(self.knob(tile), bool(tile.linked) or tile.held) for tile in self._tiles]

    # ---- linking
    def hold(self, tile: MatchTile | None) -> None:
        """Looks for the partner of a tile; None: of none."""
        self.held = tile
        for one in self._tiles:
            one.hold(one is tile)
        self.cords.update()
        if tile is not None and self.asked.aloud:
            self.said.emit(tile.label)

    def touched(self, tile: MatchTile) -> None:
        """A first tap picks up, or frees what is linked; a second on the other side links."""
        held = self.held
        if held is None and tile.linked:
            self.free(tile)
        elif held is tile:
            self.hold(None)
        elif held is None or held.partner == tile.partner:
            self.hold(tile)
        else:
            self.tie(held, tile)

    def tie(self, one: MatchTile, other: MatchTile) -> None:
        """Links two tiles of different sides; what either was linked with is free again."""
        thing, partner = (other, one) if one.partner else (one, other)
        self.links.tie(thing.index, partner.index)
        self.hold(None)
        self._tell()
        if self.asked.aloud:
            self.said.emit(other.label)

    def free(self, tile: MatchTile) -> None:
        """Takes the cord of a tile away."""
        self.links.free(tile.index, partner=tile.partner)
        self._tell()

    def _tell(self) -> None:
        """Shows and tells what is linked with what."""
        for tile in self.things:
            put = self.links.of.get(tile.index)
            partner = None if put is None else self.partners[put]
            tile.show_link(partner.mark if partner else "", f"{partner.mark}: {partner.label}" if partner else "")
        for tile in self.partners:
            owner = self.links.thing_of(tile.index)
            thing = None if owner is None else self.things[owner]
            tile.show_link(tile.mark if thing else "", f"{thing.mark}: {thing.label}" if thing else "")
        self.cords.update()
        assert self.done is not None
        self.done.setEnabled(self.links.whole)

    # ---- pulling
    def lift(self, piece: Carried, at: QPointF) -> bool:
        if not self.open or not isinstance(piece, MatchTile):
            return False
        self.hold(None)
        self._pulled[piece] = at
        piece.aim(True)
        if self.asked.aloud:
            self.said.emit(piece.label)
        return True

    def carry(self, piece: Carried, at: QPointF) -> None:
        if isinstance(piece, MatchTile) and piece in self._pulled:
            before = self._loose(piece, self._pulled[piece]).around()
            self._pulled[piece] = at
            self.cords.refresh(before, self._loose(piece, at).around())
            self._aim()

    def drop(self, piece: Carried, at: QPointF) -> None:
        if isinstance(piece, MatchTile) and piece in self._pulled:
            goal = self._under(piece, at)
            self.put_back(piece)
            if goal is not None:
                self.tie(piece, goal)

    def put_back(self, piece: Carried) -> None:
        if isinstance(piece, MatchTile) and self._pulled.pop(piece, None) is not None:
            self._aim()
            self.cords.update()

    def _under(self, piece: MatchTile, at: QPointF) -> MatchTile | None:
        """The tile of the other side that a cord let go at `at` would be tied to: the nearest there."""
        near = [
            t
            for t in self._tiles
            if t.partner != piece.partner and self.canvas.where(t).adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(at)
        ]
        return min(near, key=lambda t: (self.canvas.where(t).center() - at).manhattanLength(), default=None)

    def _aim(self) -> None:
        goals = {self._under(tile, at) for tile, at in self._pulled.items()}
        for tile in self._tiles:
            tile.aim(tile in goals or tile in self._pulled)

    # ---- keys
    def key(self, event: QKeyEvent) -> bool:
        if not self.open:
            return False
        digit, letter = event.key() - Qt.Key.Key_1.value, event.key() - Qt.Key.Key_A.value
        if 0 <= digit < 9 or 0 <= letter < len(LETTERS):
            side, index = (self.things, digit) if 0 <= digit < 9 else (self.partners, letter)
            if index < len(side):
                self._key(side[index])
            return True
        if event.key() == Qt.Key.Key_Escape and self.held is not None:
            self.hold(None)
            return True
        return False

    def _key(self, tile: MatchTile) -> None:
        """As a tap, but what is linked is picked up first: its next partner may follow. Twice the same key frees it."""
        if self.held is None:
            self.hold(tile)
        elif self.held is tile:
            self.hold(None)
            self.free(tile)
        else:
            self.touched(tile)

    def key_hint(self) -> str:
        n, last = len(self.things), LETTERS[len(self.partners) - 1]
        return _("1 to {n}, then A to {last}. Enter: done").format(n=n, last=last)

    # ---- the answer
    def now(self) -> Choice:
        """The pairs linked now, in the order of the things."""
        return self.links.choice()

    def give(self) -> None:
        if self.open and self.links.whole:
            self.answered.emit(self.now())

    def can_hint(self) -> bool:
        return self.open and self.links.first_astray() is not None

    def give_hint(self) -> bool:
        """Links the first thing that is not linked rightly."""
        thing = self.links.first_astray()
        if not self.open or thing is None:
            return False
        self.tie(self.things[thing], self.partners[self.links.belongs[thing]])
        return True

    def options_said(self) -> Sequence[str]:
        return [tile.label for tile in self._tiles]

    def fill(self, choice: Choice) -> QWidget:
        self.links.take(choice)
        self._tell()
        assert self.done is not None
        return self.done

    # ---- afterwards
    def show_answer(self, answer: Answer) -> None:
        """Partners slide beside the things they belong with; each cord tells whether it was right."""
        for tile in list(self._pulled):
            self.put_back(tile)
        self.hold(None)
        self.open = False
        self.links.take(answer.choice)
        self._tell()
        states: dict[int, Verdict] = {}
        for tile in self.things:
            belongs = self.links.belongs[tile.index]
            partner = self.partners[belongs]
            put = self.links.of.get(tile.index)
            state: Verdict = "right" if put == belongs else "shown" if put is None else "wrong"
            states[tile.index] = state
            told = _(TOLD_RIGHT) if state == "right" else _(TOLD_BELONGS).format(other=f"{partner.mark}: {partner.label}")
            tile.show_state(state, told)
            tile.linked = partner.mark
            beside = told if state == "right" else _(TOLD_BELONGS).format(other=f"{tile.mark}: {tile.label}")
            partner.show_state(state if state != "wrong" else "shown", beside)
        for tile in self.partners:
            if tile.state == "rest":
                tile.show_state("other", "")
        self._verdicts, self._reveal = states, True
        self.cords.update()
        assert self.done is not None
        self.done.hide()
