"""An area of tiles of which several are chosen, then given together with one button."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.questions import Choice
from wastequiz.domain.rounds import Answer
from wastequiz.i18n import _, ngettext
from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import SmallSpeaker
from wastequiz.stage.still import Words
from wastequiz.ui.widgets.answer_area import Asked, Page
from wastequiz.ui.widgets.answer_tile import AnswerTile
from wastequiz.ui.widgets.done_button import done_button, put_done
from wastequiz.ui.widgets.tile_area import Places, TileArea

COUNTER_DOWN = 66.0
"""Room for the counter under the tiles in portrait, in units."""


class ChoosingArea(TileArea):
    """A touch chooses a tile, another lets it go; the button gives all that are chosen."""

    def __init__(
        self, canvas: Canvas, asked: Asked, tiles: Sequence[AnswerTile], places: Places, where_card: Callable[[Page], QRectF]
    ) -> None:
        super().__init__(canvas, asked, tiles, places, where_card)
        for tile in self.tiles:
            tile.setCheckable(True)
            tile.spare = SmallSpeaker.SIDE if asked.aloud else 0.0
        self.counter = Words(canvas, "", 34, bold=True, colour="ink.textSecondary", align="right")
        """How many are chosen now."""
        self.done = done_button(canvas, self.give)
        self._count()

    def touched(self, tile: AnswerTile) -> None:
        tile.update()
        self._count()

    def _count(self) -> None:
        """Tells how many are chosen; with none there is nothing to give."""
        n = len(self.chosen())
        said = ngettext("{n} chosen", "{n} chosen", n).format(n=n)
        self.counter.setText(said)
        assert self.done is not None
        self.done.setEnabled(n > 0)
        self.done.setAccessibleDescription(said)

    def key_pressed(self, tile: AnswerTile) -> None:
        tile.setChecked(not tile.isChecked())
        self.touched(tile)

    def chosen(self) -> Choice:
        """Ids of the tiles chosen now, in the order they stand."""
        return tuple(t.option.id for t in self.tiles if t.isChecked())

    def give(self) -> None:
        if self.open and self.chosen():
            self.answered.emit(self.chosen())

    def arrange(self, page: Page) -> None:
        super().arrange(page)
        side = SmallSpeaker.SIDE
        for tile, speaker in zip(self.tiles, self.speakers, strict=False):  # beside or under the tick box
            box = self.canvas.where(tile)
            flat = box.width() > 2.2 * box.height()
            left, top = (box.right() - 84 - side, box.center().y() - side / 2 - 5) if flat else (box.right() - side, box.top() + 84)
            self.canvas.put(speaker, left, top, side, side)
        assert self.done is not None
        put_done(self.canvas, self.done, page)
        if page.tall:
            self.canvas.put(self.counter, 330, 1780 - COUNTER_DOWN + 10, 690, COUNTER_DOWN - 10)
        else:
            self.canvas.put(self.counter, 1212, 946, 216, 104)
        self.counter.setVisible(not page.answered)

    def deeds_place(self, page: Page) -> QRectF | None:
        return None if page.tall or page.answered else QRectF(72, 950, 1120, 100)  # the counter stands beside them

    def key_hint(self) -> str:
        return _("Keys 1 to {n} choose, Enter is done").format(n=len(self.tiles))

    def give_hint(self) -> bool:
        if not super().give_hint():
            return False
        for tile in self.tiles:
            if tile.state == "removed":
                tile.setChecked(False)
                self.touched(tile)
        return True

    def fill(self, choice: Choice) -> QWidget:
        for tile in self.tiles:
            if tile.isChecked() != (tile.option.id in choice):
                tile.click()
        assert self.done is not None
        return self.done

    def show_answer(self, answer: Answer) -> None:
        """Right ones light up whether chosen or not; chosen wrong ones turn back."""
        super().show_answer(answer)
        for tile in self.tiles:
            if tile.state == "right":
                tile.setAccessibleDescription(_("right, and chosen") if tile.isChecked() else _("right, but not chosen"))
        assert self.done is not None
        self.done.hide()

    def paint_badges(self, p: QPainter) -> None:
        """A tick on what was rightly chosen, an arrow on what was chosen wrongly or missed."""
        for tile in self.tiles:
            if tile.state in ("right", "wrong"):
                box = self.canvas.where(tile)
                paint.result_badge(p, self.canvas.look, box.right() - 20, box.top() + 24, tile.state == "right" and tile.isChecked())
