"""First start: language and city, asked once."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QShowEvent

from wastequiz import i18n
from wastequiz.domain.schemes import in_order
from wastequiz.i18n import _, words
from wastequiz.services.school import DEFAULT_SCHEME
from wastequiz.stage import paint, scenery
from wastequiz.stage import words as lettering
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Panel, Words
from wastequiz.ui.context import Context
from wastequiz.ui.places import Home
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.cards import TickCard
from wastequiz.ui.widgets.paged import Paged, Sizes
from wastequiz.ui.widgets.wordmark import paint_wordmark

CITY_SIZES = Sizes(smallest=(220, 92), largest=(494, 128), gap=20, shape=3.0)


class FirstStartScreen(Screen):
    """Asks for the language and the city whose rules hold. Nothing is kept before the start button."""

    scenery_name = scenery.DAY
    back_to = None

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        school = context.school
        self.codes = [c for c in i18n.languages() if c != i18n.PSEUDO]
        self.language = i18n.current() if i18n.current() in self.codes else self.codes[0]
        if i18n.current() != i18n.PSEUDO:
            i18n.use(self.language)
        self.schemes = in_order(school.bank.schemes.values(), DEFAULT_SCHEME)
        chosen = school.preferences.scheme or DEFAULT_SCHEME
        known = [s.code for s in self.schemes]
        self.scheme = chosen if chosen in known or not known else known[0]

        self.mascot = Art(self, "bins/mascot_wave")
        self.panel = Panel(self)
        self.language_head = Words(self, "", 42, head=True)
        self.languages = [TickCard(self, i18n.language_name(c), size=54, chosen=c == self.language) for c in self.codes]
        one_of(self.languages, self._choose_language)
        self.city_head = Words(self, "", 42, head=True)
        self.city_note = Words(self, "", 28, colour="ink.textSecondary")
        self.cities = [TickCard(self, words(s.name), size=40, chosen=s.code == self.scheme) for s in self.schemes]
        one_of(self.cities, self._choose_city)
        self.paged = Paged(self, self.cities, CITY_SIZES)
        self.start = Button(self, "", size=54, icon="play")
        self.start.clicked.connect(self._start)
        self._say_texts()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.languages[self.codes.index(self.language)].setFocus()

    def _say_texts(self) -> None:
        """Writes every text in the language spoken now."""
        self.setAccessibleName(_("First start"))
        self.mascot.setAccessibleName(_("Squirrel"))
        self.language_head.setText(_("Language"))
        self.city_head.setText(_("Which city are you in?"))
        self.city_note.setText(_("Every city sorts a little differently. It can be changed later."))
        for card, scheme in zip(self.cities, self.schemes, strict=True):
            card.label = words(scheme.name)
            card.setAccessibleName(card.label)
            card.update()
        self.paged.before.setAccessibleName(_("Page before"))
        self.paged.after.setAccessibleName(_("Next page"))
        self.start.set_label(_("Start"))
        self.update()

    # ---- where things stand
    def arrange(self) -> None:
        if self.tall:
            x, y, w, h = 40.0, 700.0, 1000.0, 1180.0
            self.put(self.mascot, 70, 372, 320, 320)
        else:
            x, y, w, h = 744.0, 60.0, 1104.0, 968.0
            self.put(self.mascot, 66, 560, 420, 420)
        pad = 48.0
        self.put(self.panel, x, y, w, h)
        self.put(self.language_head, x + pad + 60, y + 26, w - 2 * pad - 60, 72)
        gap = 24.0
        across = (w - 2 * pad - gap * (len(self.languages) - 1)) / len(self.languages)
        tall_card = 144.0 if not self.tall else 176.0
        for i, card in enumerate(self.languages):
            self.put(card, x + pad + i * (across + gap), y + 106, across, tall_card)
        below = y + 106 + tall_card + 36
        self.put(self.city_head, x + pad + 60, below - 10, w - 2 * pad - 60, 72)
        self.put(self.city_note, x + pad, below + 58, w - 2 * pad, 50)
        bar = 128.0
        top = below + 118
        self.paged.arrange(QRectF(x + pad, top, w - 2 * pad, y + h - bar - 72 - top), valign="top" if self.tall else "middle")
        self.put(self.start, x + pad, y + h - bar - 44, w - 2 * pad, bar)

    def paint_under(self, p: QPainter) -> None:
        t = self.look.theme
        name = QRectF(72, 40, 640, 190) if not self.tall else QRectF(60, 110, 960, 190)
        paint_wordmark(p, self.look, name)
        where = self.where(self.mascot)
        box = (
            QRectF(where.right() - 4, where.top() - 24, 240, 118)
            if not self.tall
            else QRectF(where.right() + 34, where.top() + 76, 400, 118)
        )
        paint.bubble(p, self.look, box)
        lettering.display(
            p, self.look, box.adjusted(14, 8, -14, -8), _("Choose two things first"), 40, t.colour("ink.text"), align="center", fat=0.02
        )

    def paint_over(self, p: QPainter) -> None:
        for head, icon in ((self.language_head, "globe"), (self.city_head, "map")):
            where = self.where(head)
            paint.icon(p, self.look, icon, where.left() - 36, where.center().y(), 46, self.look.theme.colour("ink.text"))

    # ---- deeds
    def _choose_language(self, index: int) -> None:
        self.language = self.codes[index]
        i18n.use(self.language)
        self.context.voice.use_language(self.language)
        self._say_texts()
        self.say(_("Choose two things first"))

    def _choose_city(self, index: int) -> None:
        self.scheme = self.schemes[index].code
        self.say(words(self.schemes[index].name))

    def _start(self) -> None:
        self.context.school.prefer(language=self.language, scheme=self.scheme)
        self.context.preferences_changed()
        self.go.emit(Home())
