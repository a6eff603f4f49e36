"""The shelf: all mini-games, each with its picture and what it is about."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent

from wastequiz import games
from wastequiz.i18n import _
from wastequiz.stage import scenery
from wastequiz.stage.pieces import RoundButton, SmallSpeaker
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context
from wastequiz.ui.places import GameSetUp
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.game_tile import GameTile
from wastequiz.ui.widgets.paged import Paged, Sizes

SIZES = Sizes(smallest=(330, 330), largest=(482, 420), gap=24, shape=1.12)


class GamesScreen(Screen):
    """A touch on a tile leads to that game's set-up."""

    scenery_name = scenery.DAY
    top_bar = (150.0, 150.0)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Games"))
        self.add_back()
        self.title = Words(self, _("Which game?"), 60, head=True, halo=True)
        self.speak = RoundButton(self, "speaker", _("Read aloud"))
        self.speak.clicked.connect(lambda: self.say(_("Which game?") + " " + ", ".join(tile.accessibleName() for tile in self.tiles)))
        self.tiles = [GameTile(self, card) for card in games.GAMES]
        self.speakers = [
            SmallSpeaker(self, _("Read aloud: {name}").format(name=tile.accessibleName()), lambda t=tile: self.say(t.told()))
            for tile in self.tiles
        ]
        for tile in self.tiles:
            tile.clicked.connect(lambda _checked=False, tile=tile: self._choose(tile))
        self.paged = Paged(self, self.tiles, SIZES)
        if self.tiles:
            self.tiles[0].setFocus()

    def _choose(self, tile: GameTile) -> None:
        self.context.sound.play("press")
        self.go.emit(GameSetUp(tile.card.id))

    def arrange(self) -> None:
        self.put_back()
        tall = self.tall
        self.put(self.title, 182, 44, 700, 84)
        self.put(self.speak, 948 if tall else 1764, 42, 84, 90)
        self.paged.arrange(QRectF(40, 180, 1000, 1700) if tall else QRectF(72, 164, 1776, 880))
        for tile, speaker in zip(self.tiles, self.speakers, strict=True):
            where, side = self.where(tile), SmallSpeaker.SIDE
            self.put(speaker, where.right() - side - 4, where.bottom() - side - 6, side, side)
            speaker.setVisible(not tile.isHidden())
            speaker.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            if self.paged.turn(-1 if event.key() == Qt.Key.Key_PageUp else 1):
                self.arrange()
            return
        super().keyPressEvent(event)
