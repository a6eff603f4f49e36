"""An area of answer tiles: one touch on one tile answers, or several are chosen and then given."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.questions import Choice
from wastequiz.domain.rounds import Answer
from wastequiz.i18n import _, words
from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import SmallSpeaker
from wastequiz.ui.widgets.answer_area import AnswerArea, Asked, Page
from wastequiz.ui.widgets.answer_tile import AnswerTile
from wastequiz.wording import names

WARM_STEP_MS = 25
Places = Callable[[Page], list[QRectF]]


class TileArea(AnswerArea):
    """One tile an option, in their order; keys 1 to 8. `places` lays them out, `where_card` the question card."""

    def __init__(
        self, canvas: Canvas, asked: Asked, tiles: Sequence[AnswerTile], places: Places, where_card: Callable[[Page], QRectF]
    ) -> None:
        super().__init__(canvas, asked)
        self.tiles, self._places, self._card = list(tiles), places, where_card
        self.open = True
        """Whether the question still waits for its answer."""
        for tile in self.tiles:
            tile.clicked.connect(lambda _checked=False, t=tile: self.touched(t))
        self.speakers = [self._speaker(tile) for tile in self.tiles] if asked.aloud else []

    def _speaker(self, tile: AnswerTile) -> SmallSpeaker:
        """A small speaker on an answer, for those who have things read to them."""
        name = names.as_head(words(tile.option.label))
        return SmallSpeaker(self.canvas, _("Read aloud: {name}").format(name=name), lambda: self.said.emit(name))

    def touched(self, tile: AnswerTile) -> None:
        self.answered.emit((tile.option.id,))

    # ---- layout
    def card(self, page: Page) -> QRectF:
        return self._card(page)

    def arrange(self, page: Page) -> None:
        for tile, place in zip(self.tiles, self._places(page), strict=True):
            self.canvas.put(tile, place.x(), place.y(), place.width(), place.height())
        side = SmallSpeaker.SIDE
        for tile, speaker in zip(self.tiles, self.speakers, strict=False):
            where = self.canvas.where(tile)
            self.canvas.put(speaker, where.right() - side, where.top() + 2, side, side)
            speaker.setVisible(not page.answered)
            speaker.raise_()

    def warm(self, page: Page) -> None:
        """Paints the answered tiles ahead, one after the other, so that the feedback need not wait."""
        for n, (tile, place) in enumerate(zip(self.tiles, self._places(page), strict=True)):
            QTimer.singleShot(n * WARM_STEP_MS, tile, partial(self._prepare, tile, place))

    def _prepare(self, tile: AnswerTile, place: QRectF) -> None:
        if self.open:
            tile.prepare(place)

    # ---- answering
    def key(self, event: QKeyEvent) -> bool:
        index = event.key() - Qt.Key.Key_1.value
        if not 0 <= index < 8:
            return False
        if index < len(self.tiles) and self.tiles[index].state == "rest":
            self.key_pressed(self.tiles[index])
        return True

    def key_pressed(self, tile: AnswerTile) -> None:
        """What the number key of a tile does."""
        self.touched(tile)

    def key_hint(self) -> str:
        return _("You can also press the keys 1 to {n}").format(n=len(self.tiles))

    def _wrong(self) -> list[AnswerTile]:
        return [t for t in self.tiles if not t.option.right and t.state == "rest"]

    def can_hint(self) -> bool:
        return len(self.tiles) > 2 and len(self._wrong()) >= 2

    def give_hint(self) -> bool:
        if not self.can_hint():
            return False
        random.Random(self.question.key).choice(self._wrong()).show_state("removed")
        return True

    def options_said(self) -> Sequence[str]:
        return [words(o.label) for o in self.question.options]

    def fill(self, choice: Choice) -> QWidget:
        return next(t for t in self.tiles if (t.option.id,) == choice)

    # ---- afterwards
    def show_answer(self, answer: Answer) -> None:
        self.open = False
        for tile in self.tiles:
            if tile.option.right:
                tile.show_state("right")
            elif tile.option.id in answer.choice:
                tile.show_state("wrong")
            else:
                tile.show_state("other")

    def paint_badges(self, p: QPainter) -> None:
        for tile in self.tiles:
            if tile.state in ("right", "wrong"):
                box = self.canvas.where(tile)
                paint.result_badge(p, self.canvas.look, box.right() - 20, box.top() + 24, tile.state == "right")
