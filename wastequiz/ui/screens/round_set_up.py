"""Round set-up: what about, how long, with or without a clock; for whoever plays now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QShowEvent

from wastequiz.domain.errors import KnownError
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import LENGTHS, RoundSpec
from wastequiz.i18n import _
from wastequiz.services import playing, topics
from wastequiz.services.playing import Playing
from wastequiz.stage import paint, scenery
from wastequiz.stage import words as lettering
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Panel, Words
from wastequiz.ui.context import Context, alive
from wastequiz.ui.places import Practice, Quiz, WhoPlays
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.topic_pictures import TOPIC_PICTURES
from wastequiz.ui.widgets.cards import TickCard
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.paged import Paged, Sizes
from wastequiz.ui.widgets.switch import Switch
from wastequiz.wording import names
from wastequiz.wording.errors import sentence

TOPIC_SIZES = Sizes(smallest=(250, 96), largest=(366, 196), gap=20, shape=2.4)
BANDS = tuple(Band)


class RoundSetUpScreen(Screen):
    """Starts from the session's spec, changes a copy of it, and begins the round."""

    scenery_name = scenery.QUIZ
    top_bar = (160.0, 160.0)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Round"))
        session = context.session
        self.contestant = session.contestant
        practising = session.spec is not None and session.spec.practice and not self.contestant.is_guest
        self.back_to = Practice() if practising else WhoPlays(self.contestant.class_id)
        limit = context.school.preferences.limit_s
        self.spec = session.spec or RoundSpec(context.school.scheme.code, limit_s=limit)
        self._limit = self.spec.limit_s or limit
        self._asked = 0
        self.add_back()
        self.title = Words(self, _("Ready?"), 60, head=True, halo=True)
        self.topic_head = Words(self, _("What about?"), 40, head=True)
        self.topics: list[str | None] = []
        self.topic_cards: list[TickCard] = []
        self.paged: Paged | None = None
        self.panel = Panel(self, radius=44)
        self.band_head = Words(self, _("How old?"), 36, head=True)
        self.bands = [TickCard(self, names.band(b), size=30, chosen=b == self.spec.band) for b in BANDS] if self.contestant.is_guest else []
        one_of(self.bands, self._choose_band)
        self.band_head.setVisible(bool(self.bands))
        self.length_head = Words(self, _("How many questions?"), 36, head=True)
        self.lengths = [TickCard(self, str(n), size=44, chosen=n == self.spec.length) for n in LENGTHS]
        for card, n in zip(self.lengths, LENGTHS, strict=True):
            card.setAccessibleName(_("{n} questions").format(n=n))
        one_of(self.lengths, self._choose_length)
        self.clock = Switch(self, _("Clock"), self._clock_words(), "clock", on=self.spec.limit_s is not None)
        self.clock.toggled.connect(self._switch_clock)
        self.practice = Switch(self, _("Practice"), _("Missed ones come back"), "undo", on=self.spec.practice)
        self.practice.toggled.connect(self._switch_practice)
        self.start = Button(self, _("Start"), size=56, icon="play")
        self.start.clicked.connect(self._start)
        self.mascot = Art(self, "bins/mascot_cheer", _("Squirrel"))
        self.notice = Notice(self, lambda: QRectF(192, 214, 840, 136) if self.tall else QRectF(72, 170, 1108, 136))
        self._ask_topics()
        if self.spec.pictures_only:
            self.later(0, lambda: self.say(_("Ready?") + " " + _("Choose, then go!")))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.start.setFocus()

    # ---- topics
    def _ask_topics(self) -> None:
        self._asked += 1
        asked = self._asked

        def came(found: Sequence[str]) -> None:
            if asked == self._asked:
                self._show_topics(found)

        topics.topics(self.context.school, self.spec, alive(self, came), alive(self, self._not_begun))

    def _show_topics(self, found: Sequence[str]) -> None:
        """The topics there are questions about; only a mix where there is but one."""
        wanted: list[str | None] = [None, *found] if len(found) > 1 else [None]
        if self.paged is not None and wanted == self.topics:
            return
        if self.paged is not None:
            for piece in (*self.paged.pieces, *self.paged.buttons):
                self.forget(piece)
        self.topics = wanted
        if self.spec.topic not in wanted:
            self.spec = replace(self.spec, topic=None)
        self.topic_cards = [
            TickCard(self, names.topic(t), picture=TOPIC_PICTURES.get(t, "icons/book"), size=36, chosen=t == self.spec.topic)
            for t in wanted
        ]
        one_of(self.topic_cards, self._choose_topic)
        self.paged = Paged(self, self.topic_cards, TOPIC_SIZES)
        self.setTabOrder(self.back or self.start, self.topic_cards[0])
        for first, second in zip(self.topic_cards, self.topic_cards[1:], strict=False):
            self.setTabOrder(first, second)
        self.arrange()
        self.raise_over()
        self.update()

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        if self.tall:
            self._arrange_tall()
        else:
            self._arrange_wide()
        if not self.notice.isHidden():
            self.notice.place()

    def _arrange_wide(self) -> None:
        self.put(self.title, 182, 48, 560, 84)
        self.put(self.topic_head, 80, 322, 460, 68)
        self.put(self.mascot, 560, 168, 228, 228)
        if self.paged is not None:
            self.paged.arrange(QRectF(72, 404, 1108, 600), align="left", valign="top")
        x, w = 1216.0, 632.0
        self.put(self.panel, x, 44, w, 1000)
        inner, y = w - 72, 84.0
        if self.bands:
            y = self._put_bands(x + 36, y, inner, 3)
        else:
            y += 60
        y = self._put_lengths(x + 36, y, inner) + (0 if self.bands else 50)
        room = 1044 - 44 - 124 - y
        h, gap = min(132.0, (room - 40) / 2), 18.0 if self.bands else 30.0
        self.put(self.clock, x + 36, y, inner, h)
        self.put(self.practice, x + 36, y + h + gap, inner, h)
        self.put(self.start, x + 36, 880, inner, 124)

    def _arrange_tall(self) -> None:
        self.put(self.title, 182, 52, 500, 84)
        self.put(self.mascot, 130, 150 if self.bands else 260, 210, 210)
        with_bands = bool(self.bands)
        y = 376.0 if with_bands else 560.0
        self.put(self.topic_head, 60, y - 6, 460, 68)
        top = 1092.0 if with_bands else 1310.0
        if self.paged is not None:
            self.paged.arrange(QRectF(40, y + 70, 1000, top - y - 100), align="left", valign="top")
        self.put(self.panel, 40, top, 1000, 1884 - top)
        y = top + 30
        if with_bands:
            y = self._put_bands(76, y, 928, 3)
        y = self._put_lengths(76, y, 928)
        self.put(self.clock, 76, y, 455, 108)
        self.put(self.practice, 549, y, 455, 108)
        self.put(self.start, 76, 1884 - 146, 928, 118)

    def _put_bands(self, x: float, y: float, w: float, columns: int) -> float:
        self.put(self.band_head, x + 4, y - 8, w, 62)
        gap = 16.0
        across = (w - gap * (columns - 1)) / columns
        for i, card in enumerate(self.bands):
            self.put(card, x + (i % columns) * (across + gap), y + 58 + (i // columns) * 108, across, 92)
        return y + 58 + -(-len(self.bands) // columns) * 108 + 8

    def _put_lengths(self, x: float, y: float, w: float) -> float:
        self.put(self.length_head, x + 4, y - 8, w, 62)
        gap = 16.0
        across = (w - gap * (len(self.lengths) - 1)) / len(self.lengths)
        for i, card in enumerate(self.lengths):
            self.put(card, x + i * (across + gap), y + 58, across, 100)
        return y + 58 + 100 + 26

    def paint_under(self, p: QPainter) -> None:
        """The squirrel's words, and the chip that says who plays."""
        t = self.look.theme
        where = self.where(self.mascot)
        if self.notice.isHidden():
            box = QRectF(where.right() + 34, where.top() + 46, 340, 106)
            paint.bubble(p, self.look, box)
            lettering.display(
                p, self.look, box.adjusted(18, 8, -18, -8), _("Choose, then go!"), 38, t.colour("ink.text"), align="center", fat=0.02
            )
        who = names.contestant(self.contestant.seat, self.contestant.animal)
        if self.contestant.is_guest:
            below = _("Guest")
        else:
            school_class = self.context.session.school_class
            below = school_class.name if school_class else ""
        further = _("with pictures") if self.spec.pictures_only else "" if self.contestant.is_guest else names.band(self.spec.band)
        below = " · ".join(part for part in (below, further) if part)
        most = 400.0 if self.tall else 470.0
        room = min(most, max(lettering.width(self.look, who, 36, bold=True), lettering.width(self.look, below, 26)) + 8)
        right = 1040.0 if self.tall else 1180.0
        box = QRectF(right - room - 148, 38, room + 148, 108)
        paint.shadow(p, self.look, box, 54)
        paint.panel(p, self.look, box, 54)
        paint.circle(p, box.left() + 58, box.center().y(), 44, t.colour("surface.paper2"))
        self.look.pictures.draw(p, f"avatars/{self.contestant.animal}", box.left() + 58 - 34, box.center().y() - 34, 68)
        lettering.display(p, self.look, QRectF(box.left() + 116, box.top() + 10, room, 52), who, 36, t.colour("ink.text"), fat=0.02)
        lettering.text(p, self.look, QRectF(box.left() + 116, box.top() + 60, room, 38), below, 26, t.colour("ink.textSecondary"))

    # ---- choices
    def _clock_words(self) -> str:
        seconds = round(self._limit * self.spec.extra_time)
        return _("{n} seconds each").format(n=seconds)

    def _choose_topic(self, index: int) -> None:
        self.spec = replace(self.spec, topic=self.topics[index])
        self.notice.hush()
        self._read(names.topic(self.spec.topic))

    def _choose_band(self, index: int) -> None:
        band = BANDS[index]
        self.spec = replace(self.spec, band=band, pictures_only=band == Band.pre)
        if band == Band.pre and self.clock.isChecked():
            self.clock.setChecked(False)
        self.notice.hush()
        self._read(names.band(band))
        self._ask_topics()
        self.update()

    def _choose_length(self, index: int) -> None:
        self.spec = replace(self.spec, length=LENGTHS[index])
        self._read(_("{n} questions").format(n=LENGTHS[index]))

    def _switch_clock(self, on: bool) -> None:
        self.spec = replace(self.spec, limit_s=self._limit if on else None)
        self._read(_("Clock") + ", " + (_("on") if on else _("off")))

    def _switch_practice(self, on: bool) -> None:
        self.spec = replace(self.spec, practice=on)
        self._read(_("Practice") + ", " + (_("on") if on else _("off")))
        self._ask_topics()

    def _read(self, text: str) -> None:
        if self.context.school.preferences.read_aloud or self.spec.pictures_only:
            self.say(text)

    # ---- off it goes
    def _start(self) -> None:
        self.notice.hush()
        self.start.setEnabled(False)
        playing.begin(self.context.school, self.spec, self.contestant, alive(self, self._begun), alive(self, self._not_begun))

    def _begun(self, begun: Playing) -> None:
        session = self.context.session
        session.playing, session.spec, session.picture_round = begun, self.spec, self.spec.pictures_only
        self.go.emit(Quiz())

    def _not_begun(self, error: BaseException) -> None:
        self.start.setEnabled(True)
        self.start.setFocus()
        if isinstance(error, KnownError):
            told = sentence(error)
            self.notice.tell(told)
            self._read(told)
        else:
            self.trouble(error)
