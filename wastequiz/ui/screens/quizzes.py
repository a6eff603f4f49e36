"""All there is to answer without a game: quiz, ready quizzes, practice, pictures, true or false."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.i18n import _
from wastequiz.stage import scenery
from wastequiz.stage.pieces import SmallSpeaker
from wastequiz.stage.still import Words
from wastequiz.ui.activities import QUIZZES
from wastequiz.ui.activity_start import start
from wastequiz.ui.context import Context
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.paged import Paged, Sizes
from wastequiz.ui.widgets.tile import Tile

SIZES = Sizes(smallest=(330, 300), largest=(574, 420), gap=26, shape=1.36)


class QuizzesScreen(Screen):
    """A touch on a tile begins, or asks who plays."""

    scenery_name = scenery.DAY
    top_bar = (150.0, 150.0)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Quizzes"))
        self.add_back()
        self.title = Words(self, _("What shall we answer?"), 60, head=True, halo=True)
        self.tiles: list[Tile] = []
        self.speakers: list[SmallSpeaker] = []
        for activity in QUIZZES:
            assert activity.art is not None
            tile = Tile(self, _(activity.name), _(activity.below) if activity.below else "", activity.art, activity.ground)
            tile.clicked.connect(lambda _checked=False, activity=activity: start(self, activity))
            self.tiles.append(tile)
            self.speakers.append(
                SmallSpeaker(self, _("Read aloud: {name}").format(name=tile.name_of_tile), lambda t=tile: self.say(t.name_of_tile))
            )
        self.paged = Paged(self, self.tiles, SIZES)
        self.tiles[0].setFocus()

    def arrange(self) -> None:
        self.put_back()
        self.put(self.title, 182, 44, 860 if self.tall else 1200, 84)
        self.paged.arrange(QRectF(40, 300, 1000, 1400) if self.tall else QRectF(72, 176, 1776, 860))
        for tile, speaker in zip(self.tiles, self.speakers, strict=True):
            box, side = self.where(tile), SmallSpeaker.SIDE
            self.put(speaker, box.right() - side - 4, box.bottom() - side - 8, side, side)
            speaker.raise_()
