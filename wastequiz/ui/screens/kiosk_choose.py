"""What a visitor may play: pictures as large as they get where children reach them, and how it is to be read."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz import i18n
from wastequiz.domain.students import ANIMALS
from wastequiz.i18n import _
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button, Choice, RoundButton, SmallSpeaker
from wastequiz.stage.still import Art, Words
from wastequiz.ui.context import Context
from wastequiz.ui.kiosk import plays
from wastequiz.ui.kiosk.run import KioskRun
from wastequiz.ui.places import Attract, PrizeWheel
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.animal_piece import AnimalPiece
from wastequiz.ui.widgets.language_switch import LanguageSwitch
from wastequiz.ui.widgets.tile import Tile

GAP = 26.0
WIDEST = 480.0


class KioskChooseScreen(Screen):
    """Everything to touch stands in the lower 62 % of the page."""

    scenery_name = scenery.DAY
    back_to = Attract()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        run = context.kiosk
        if run is None:
            raise ValueError("no event runs here")
        self.run: KioskRun = run
        wishes = run.wishes
        self.setAccessibleName(_("What would you like to play?"))
        self.mascot = Art(self, "bins/mascot_wave")
        self.title = Words(self, _("What would you like to play?"), 72, head=True, halo=True)
        self.animal = AnimalPiece(self, run.animal)
        self.animal.clicked.connect(self._next_animal)
        self.speak = RoundButton(self, "speaker", _("Read aloud"))
        self.speak.clicked.connect(self._read)
        self.offers = plays.offers(run)
        self.tiles = [Tile(self, offer.name, offer.lasts, offer.art, offer.ground) for offer in self.offers]
        self.speakers = [
            SmallSpeaker(self, _("Read aloud: {name}").format(name=t.name_of_tile), lambda t=t: self.say(f"{t.name_of_tile}. {t.below}"))
            for t in self.tiles
        ]
        for tile, offer in zip(self.tiles, self.offers, strict=True):
            tile.clicked.connect(lambda _checked=False, offer=offer: self._choose(offer))
        self.languages = LanguageSwitch(self, run.plan.languages, i18n.current(), lambda language: self._wish(language=language))
        for piece in (self.languages.ground, *self.languages.parts):
            piece.setVisible(len(run.plan.languages) > 1)
        self.larger = Choice(self, _("Large text"), picture="icons/search", size=32, chosen=wishes.large_text)
        self.larger.clicked.connect(lambda: self._wish(large_text=not wishes.large_text))
        self.contrast = Choice(self, _("High contrast"), picture="icons/eye", size=32, chosen=wishes.contrast)
        self.contrast.clicked.connect(lambda: self._wish(contrast=not wishes.contrast))
        self.aloud = Choice(self, _("Read to me"), picture="icons/speaker", size=32, chosen=wishes.aloud)
        self.aloud.clicked.connect(lambda: self._wish(aloud=not wishes.aloud))
        self.aloud.setVisible(run.volume > 0)
        self.speak.setVisible(run.volume > 0)
        self.done = Button(self, _("Done"), "paper", size=40, icon="check")
        self.done.clicked.connect(lambda: run.end("done"))
        self.wheel = Button(self, _("To the prize wheel"), "sun", size=40, icon="gift")
        self.wheel.clicked.connect(lambda: self.go.emit(PrizeWheel()))
        self.wheel.setVisible(run.spins > 0)
        (self.tiles[0] if self.tiles else self.done).setFocus()
        if wishes.aloud:
            self.later(0, self._read)

    # ---- where things stand
    def arrange(self) -> None:
        if self.tall:
            self.put(self.mascot, 60, 190, 380, 380)
            self.put(self.title, 430, 230, 600, 260)
            self.put(self.animal, 40, 738, 850, 132)
            self.put(self.speak, 930, 756, 92, 98)
            self._put_tiles(QRectF(40, 904, 1000, 610), 2)
            self.languages.put(40, 1548)
            self.put(self.done, 720, 1540, 320, 108)
            self.put(self.wheel, 380, 1540, 320, 108)
            self._put_wishes(QRectF(40, 1696, 1000, 150))
            return
        self.put(self.mascot, 72, 60, 400, 400)
        self.put(self.title, 500, 130, 1300, 180)
        self.put(self.animal, 1130, 414, 596, 122)
        self.put(self.speak, 1752, 424, 92, 98)
        self._put_tiles(QRectF(72, 562, 1776, 316), len(self.tiles) if len(self.tiles) <= 5 else -(-len(self.tiles) // 2))
        self.languages.put(72, 918)
        left = 72 + self.languages.wish + 28 if not self.languages.ground.isHidden() else 72.0
        self._put_wishes(QRectF(left, 900, 1236 - left, 126))
        self.put(self.wheel, 1262, 904, 320, 118)
        self.put(self.done, 1604, 904, 244, 118)

    def _put_tiles(self, room: QRectF, across: int) -> None:
        n = max(1, across)
        rows = max(1, -(-len(self.tiles) // n))
        wide = min(WIDEST if not self.tall else room.width(), (room.width() - GAP * (n - 1)) / n)
        high = (room.height() - GAP * (rows - 1)) / rows
        for i, (tile, speaker) in enumerate(zip(self.tiles, self.speakers, strict=True)):
            row, column = divmod(i, n)
            in_row = min(n, len(self.tiles) - row * n)
            left = room.center().x() - (in_row * wide + (in_row - 1) * GAP) / 2 + column * (wide + GAP)
            top = room.top() + row * (high + GAP)
            self.put(tile, left, top, wide, high)
            side = SmallSpeaker.SIDE
            self.put(speaker, left + wide - side - 4, top + high - side - 8, side, side)
            speaker.setVisible(self.run.volume > 0)
            speaker.raise_()

    def _put_wishes(self, room: QRectF) -> None:
        pieces = [piece for piece in (self.larger, self.contrast, self.aloud) if not piece.isHidden()]
        wide = (room.width() - 20 * (len(pieces) - 1)) / len(pieces)
        for i, piece in enumerate(pieces):
            self.put(piece, room.left() + i * (wide + 20), room.top(), wide, room.height())

    # ---- deeds
    def _choose(self, offer: plays.Offer) -> None:
        self.context.sound.play("press")
        plays.begin(self, self.run, offer.play)

    def _wish(self, **changes: object) -> None:
        self.run.wish(self.run.wishes.but(**changes))

    def _next_animal(self) -> None:
        at = ANIMALS.index(self.run.animal) if self.run.animal in ANIMALS else -1
        self.run.animal = ANIMALS[(at + 1) % len(ANIMALS)]
        self.animal.show_animal(self.run.animal)
        if self.run.wishes.aloud:
            self.say(self.animal.said)

    def _read(self) -> None:
        self.say(". ".join([self.title.text(), *(f"{tile.name_of_tile}, {tile.below}" for tile in self.tiles)]))
