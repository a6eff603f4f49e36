"""Ready quizzes: by age, each with what it is about; a touch begins one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent

from wastequiz.domain.items import Band
from wastequiz.i18n import _
from wastequiz.services import ready_sets as deeds
from wastequiz.services.playing import Playing
from wastequiz.services.ready_sets import Offer
from wastequiz.stage import scenery
from wastequiz.stage.pieces import SmallSpeaker
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context, Session, alive
from wastequiz.ui.places import Quiz, WhoPlays
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.cards import TickCard
from wastequiz.ui.widgets.paged import Paged, Sizes
from wastequiz.ui.widgets.player_chip import PlayerChip
from wastequiz.ui.widgets.set_card import SetCard
from wastequiz.wording import names

SIZES = Sizes(smallest=(440, 176), largest=(876, 240), gap=24, shape=3.6)


class ReadySetsScreen(Screen):
    """The sets for one age at a time, first for who plays."""

    scenery_name = scenery.QUIZ
    top_bar = (150.0, 150.0)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Ready quizzes"))
        session = context.session
        self.contestant = session.contestant
        self.back_to = WhoPlays(self.contestant.class_id, aim="sets")
        self.offers: Sequence[Offer] = ()
        self.bands: list[Band] = []
        self.band = session.spec.band if session.spec else Band.g34
        self.add_back()
        self.title = Words(self, _("Ready quizzes"), 60, head=True, halo=True)
        self.below = Words(self, _("Touch one, and off it goes."), 30, colour="ink.textSecondary")
        self.who = PlayerChip(self)
        self.who.show_player(self.contestant)
        self.who.clicked.connect(lambda: self.go.emit(self.back_to))
        self.band_cards: list[TickCard] = []
        self.cards: list[SetCard] = []
        self.speakers: list[SmallSpeaker] = []
        self.paged: Paged | None = None
        deeds.offers(context.school, alive(self, self._show), alive(self, self.trouble))

    def _show(self, offers: Sequence[Offer]) -> None:
        self.offers = offers
        self.bands = sorted({offer.ready.band for offer in offers})
        if self.band not in self.bands:
            self.band = min(self.bands, key=lambda b: abs(b - self.band), default=self.band)
        self.band_cards = [TickCard(self, names.band(b), size=32, chosen=b == self.band) for b in self.bands]
        one_of(self.band_cards, self._choose_band)
        for card in self.band_cards:
            card.show()
        self._show_sets()

    def _choose_band(self, number: int) -> None:
        self.band = self.bands[number]
        self._show_sets()
        if self.context.school.preferences.read_aloud:
            self.say(names.band(self.band))

    def _show_sets(self) -> None:
        for piece in (*self.cards, *self.speakers, *(self.paged.buttons if self.paged else ())):
            self.forget(piece)
        self.cards = [SetCard(self, offer) for offer in self.offers if offer.ready.band == self.band]
        self.speakers = [
            SmallSpeaker(self, _("Read aloud: {name}").format(name=card.name), lambda c=card: self.say(c.told())) for card in self.cards
        ]
        for card, offer in zip(self.cards, (o for o in self.offers if o.ready.band == self.band), strict=True):
            card.clicked.connect(lambda _checked=False, name=offer.ready.id: self.begin(name))
        self.paged = Paged(self, self.cards, SIZES)
        self.arrange()
        for piece in self.cards:
            piece.setVisible(not piece.isHidden())
        self.raise_over()
        if self.cards:
            self.cards[0].setFocus()
        self.update()

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        tall = self.tall
        self.put(self.title, 182, 44, 480 if tall else 760, 84)
        self.put(self.below, 192, 130, 830, 52)
        right = 1040.0 if tall else 1848.0
        across = min(self.who.wish(), 360 if tall else 480)
        self.put(self.who, right - across, 42, across, 92)
        left, room, gap = (40.0, 1000.0, 16.0) if tall else (72.0, 1776.0, 20.0)
        columns = 3 if tall else max(len(self.band_cards), 1)
        w = (room - gap * (columns - 1)) / columns
        for i, card in enumerate(self.band_cards):
            self.put(card, left + (i % columns) * (w + gap), 196 + (i // columns) * 112, w, 98)
        if self.paged is None:
            return
        box = QRectF(40, 430, 1000, 1440) if tall else QRectF(72, 324, 1776, 716)
        self.paged.arrange(box, valign="top")
        for card, speaker in zip(self.cards, self.speakers, strict=True):
            where, side = self.where(card), SmallSpeaker.SIDE
            self.put(speaker, where.right() - side + 4, where.bottom() - side - 2, side, side)
            speaker.setVisible(not card.isHidden())
            speaker.raise_()

    # ---- off it goes
    def begin(self, set_id: str) -> None:
        """Begins the set for who plays."""
        self.setEnabled(False)
        deeds.begin_set(self.context.school, set_id, alive(self, self._begun), alive(self, self._not_begun), contestant=self.contestant)

    def _begun(self, begun: Playing) -> None:
        old, spec = self.context.session, begun.progress.round.spec
        self.context.session = replace(Session(self.contestant, old.school_class, spec, begun), picture_round=spec.pictures_only)
        self.go.emit(Quiz())

    def _not_begun(self, error: BaseException) -> None:
        self.setEnabled(True)
        self.trouble(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.paged is not None and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.turn(-1 if event.key() == Qt.Key.Key_PageUp else 1)
            return
        super().keyPressEvent(event)
