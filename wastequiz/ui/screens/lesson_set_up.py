"""A lesson is set up in three touches: the class, the way of answering, start; everything else is chosen well already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from wastequiz.domain.errors import EmptyClass, KnownError, TooFewForTeams
from wastequiz.domain.lesson import KINDS_ASKED, METHODS
from wastequiz.domain.results import InterruptedLesson
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.students import SchoolClass
from wastequiz.domain.teams import Team
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.services import enrolling, hosting, ready_sets, seating, topics
from wastequiz.services.hosting import Hosting
from wastequiz.services.ready_sets import Offer
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui import clicker, lesson_draft
from wastequiz.ui.context import Context, Session, alive
from wastequiz.ui.lesson_draft import Draft
from wastequiz.ui.places import LessonPlay, Rosters, SeatingPlan, Teams
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.about_card import AboutCard
from wastequiz.ui.widgets.cards import ClassCard
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.lesson_offer import LessonOffer
from wastequiz.ui.widgets.lesson_panel import LessonPanel
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.paged import Paged, Sizes
from wastequiz.ui.widgets.player_chip import PlayerChip
from wastequiz.ui.widgets.switch import Switch
from wastequiz.ui.widgets.way_card import WayCard
from wastequiz.wording import lesson_set_up as wording
from wastequiz.wording import names
from wastequiz.wording.errors import sentence

CLASS_SIZES = Sizes(smallest=(380, 124), largest=(574, 236), gap=26, shape=3.0)
WAY_SIZES = Sizes(smallest=(440, 132), largest=(560, 232), gap=22, shape=2.6)
ABOUT_SIZES = Sizes(smallest=(340, 104), largest=(560, 150), gap=18, shape=3.6)
CLASSES, WAYS, ABOUT = "classes", "ways", "about"
CHIP = 400.0
SWITCH = 104.0


class LessonSetUpScreen(Screen):
    """Keeps what was chosen in the session's draft, so that the team editor and the seating plan lead back to it."""

    scenery_name = scenery.QUIZ
    top_bar = (150.0, 150.0)

    def __init__(self, context: Context, class_id: int = 0, mix_up: tuple[str, str] = ("", "")) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Lesson"))
        self.draft = context.session.lesson_draft or Draft()
        self.mix_up = mix_up
        self.wanted = class_id or self.draft.class_id or context.school.preferences.last_class
        self.showing = ""
        self.classes: Sequence[SchoolClass] = ()
        self.school_class: SchoolClass | None = None
        self.topics: Sequence[str] = ()
        self.offers: Sequence[Offer] | None = None
        self._asked = 0
        self.add_back()
        self.title = Words(self, "", 60, head=True, halo=True)
        self.chip = PlayerChip(self)
        self.chip.setAccessibleDescription(_("Another class"))
        self.chip.clicked.connect(self.show_classes)
        self.panel = LessonPanel(self, self.draft, self.choose)
        self.panel.about.clicked.connect(self._about_touched)
        self.panel.teams.clicked.connect(lambda: self.go.emit(Teams(self.draft.class_id)))
        self.panel.seats.clicked.connect(lambda: self.go.emit(SeatingPlan(self.draft.class_id)))
        self.panel.start.clicked.connect(self.start)
        self.fill = Button(self, _("Fill the class"), "paper", size=34, icon="edit")
        self.fill.clicked.connect(lambda: self.go.emit(Rosters(self.draft.class_id)))
        self.cards: list[WayCard] | list[ClassCard] | list[AboutCard] = []
        self.paged: Paged | None = None
        self.empty: Empty | None = None
        self.offer: LessonOffer | None = None
        self._offered = False
        """Whether the offer was where the keys stood first; from then on it is the way that is chosen."""
        self.notice = Notice(self, self._notice_spot)
        beside = context.class_view
        self.class_switch = Switch(
            self, _("Class view on the second screen"), _("Only you see the answers beforehand."), "screens", on=beside.wanted
        )
        self.class_switch.hide()
        self.class_switch.toggled.connect(beside.turn)
        beside.changed.connect(self._screens_changed)
        self._made: list[QWidget] = []
        self._first: QWidget | None = None
        self.chip.hide()
        self.fill.hide()
        self.panel.show(False)
        enrolling.classes(context.school, alive(self, self._opened), alive(self, self.trouble))
        hosting.interrupted(context.school, alive(self, self._look_at), alive(self, self.trouble))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self._first or self.back or self).setFocus()

    def leave(self) -> None:
        """Back from a choice to the ways first."""
        if self.showing == ABOUT or (self.showing == CLASSES and self.school_class is not None):
            self.show_ways()
        else:
            super().leave()

    # ---- which class
    def _opened(self, classes: Sequence[SchoolClass]) -> None:
        self.classes = classes
        found = next((c for c in classes if c.id == self.wanted), None)
        if found is None and len(classes) == 1:
            found = classes[0]
        if found is not None:
            self._choose_class(found)
        else:
            self.show_classes()

    def _screens_changed(self) -> None:
        """A second screen came or went: its switch with it."""
        self._offer_class_view()
        self.arrange()
        self.update()

    def _offer_class_view(self) -> None:
        self.class_switch.setVisible(self.showing == WAYS and self.context.class_view.available)

    def show_classes(self) -> None:
        """The choice of a class, or what to do where there is none."""
        if not self.classes:
            self._show([], CLASSES, _("Lesson"))
            button = Button(self, _("Set up a class"), "primary", size=40, icon="users")
            button.clicked.connect(lambda: self.go.emit(Rosters()))
            self.empty = Empty(self, _("There is no class yet. A teacher can set one up; then a lesson can begin."), [button])
            self._made += self.empty.pieces
            self._stand(button)
            return
        cards = [ClassCard(self, c.name, f"{names.band(c.band)} · {wording.students(c.students)}") for c in self.classes]
        for card, c in zip(cards, self.classes, strict=True):
            card.clicked.connect(lambda _checked=False, c=c: self._choose_class(c))
        self._show(cards, CLASSES, _("Which class?"))
        self.paged = Paged(self, cards, CLASS_SIZES)
        self._stand(cards[0])

    def _choose_class(self, school_class: SchoolClass) -> None:
        self.school_class = school_class
        if self.context.school.preferences.last_class != school_class.id:
            self.context.school.prefer(last_class=school_class.id)
        self.chip.show_class(school_class.name)
        self.draft = replace(self.draft, class_id=school_class.id)
        seating.teams(self.context.school, school_class.id, alive(self, self._teams_came), alive(self, self.trouble))

    def _teams_came(self, kept: Sequence[Team]) -> None:
        assert self.school_class is not None
        self.panel.kept, self.panel.students = kept, self.school_class.students
        if kept and self.draft.how in ("", lesson_draft.KEPT) and len(kept) in self.draft.counts:
            self.draft = self.draft.with_teams(len(kept))
        self.choose(self.draft)
        self.show_ways()
        self._ask_topics()

    # ---- the way
    def show_ways(self) -> None:
        cards = [WayCard(self, method, chosen=method == self.draft.method) for method in METHODS]
        one_of(cards, lambda n: self._choose_way(METHODS[n]))
        self._show(cards, WAYS, _("How do we play?"))
        self.paged = Paged(self, cards, WAY_SIZES)
        seen, self._offered = self._offered, self.offer is not None
        self._stand(self.offer.yes if self.offer is not None and not seen else cards[METHODS.index(self.draft.method)])

    def _choose_way(self, method: str) -> None:
        draft, kept = replace(self.draft, method=method), self.panel.kept
        if kept and draft.how in ("", lesson_draft.KEPT) and len(kept) in draft.counts and 0 not in draft.counts:
            draft = draft.with_teams(len(kept))
        self.choose(draft)
        self._read(f"{wording.way(method)}. {wording.way_line(method)}")
        self._ask_topics()

    def choose(self, draft: Draft) -> None:
        """Takes over what was chosen."""
        self.draft = self.context.session.lesson_draft = draft
        self.notice.hush()
        self.fill.hide()
        self.panel.tell(draft, self._about())
        self.panel.show(self.showing in (WAYS, ABOUT))
        self.update()

    # ---- what about
    def _about(self) -> str:
        ready = self.context.school.bank.sets.get(self.draft.ready_set)
        return in_words(ready.name) if ready is not None else names.topic(self.draft.topic)

    def _ask_topics(self) -> None:
        """Looks which topics have questions for the class and the way; one that has none falls back to a mix."""
        assert self.school_class is not None
        self._asked += 1
        asked = self._asked
        spec = RoundSpec(self.context.school.scheme.code, self.school_class.band, kinds=KINDS_ASKED.get(self.draft.method, ()))

        def came(found: Sequence[str]) -> None:
            if asked != self._asked:
                return
            self.topics = found
            if self.draft.topic is not None and self.draft.topic not in found:
                self.choose(replace(self.draft, topic=None))
            if self.showing == ABOUT:
                self._show_about()

        topics.topics(self.context.school, spec, alive(self, came), alive(self, self.trouble))

    def _about_touched(self) -> None:
        if self.showing == ABOUT:
            self.show_ways()
        elif self.offers is None:
            ready_sets.offers(self.context.school, alive(self, self._offers_came), alive(self, self.trouble))
        else:
            self._show_about()

    def _offers_came(self, offers: Sequence[Offer]) -> None:
        assert self.school_class is not None
        band = self.school_class.band
        self.offers = sorted(offers, key=lambda offer: abs(offer.ready.band - band))
        self._show_about()

    def _show_about(self) -> None:
        """Topics first, then ready quizzes, those for the age of the class before the others."""
        choices: list[tuple[str | None, str]] = [(None, ""), *((topic, "") for topic in self.topics)]
        choices += [(None, offer.ready.id) for offer in self.offers or ()]
        now = (self.draft.topic, self.draft.ready_set)
        cards = [AboutCard.topic(self, topic, chosen=now == (topic, "")) for topic, ready in choices if not ready]
        for offer in self.offers or ():
            much = wording.questions(offer.questions)
            cards.append(AboutCard.ready(self, offer.ready, f"{names.band(offer.ready.band)} · {much}", chosen=now[1] == offer.ready.id))
        one_of(cards, lambda n: self._choose_about(*choices[n]))
        self._show(cards, ABOUT, _("What about?"))
        self.paged = Paged(self, cards, ABOUT_SIZES)
        self._stand(cards[choices.index(now) if now in choices else 0])

    def _choose_about(self, topic: str | None, ready_set: str) -> None:
        self.choose(replace(self.draft, topic=topic, ready_set=ready_set))
        self._read(self._about())
        self.show_ways()

    # ---- an interrupted lesson
    def _look_at(self, found: InterruptedLesson | None) -> None:
        if found is None:
            return

        def taken(again: Hosting | None) -> None:
            if again is None:
                hosting.let_rest(self.context.school, found.lesson_id)
                return
            self.offer = LessonOffer(self, found, again.lesson.at, lambda: self._take_up(again), self.drop)
            if self.showing == WAYS:
                self.show_ways()
            else:
                self.offer.show(False)

        hosting.resume(self.context.school, found.lesson_id, alive(self, taken), alive(self, self.trouble))

    def _take_up(self, again: Hosting) -> None:
        self._go_on(again, next((c for c in self.classes if c.id == again.lesson.spec.class_id), None))

    def drop(self) -> None:
        """Lets the interrupted lesson rest; its answers stay."""
        if self.offer is not None:
            hosting.let_rest(self.context.school, self.offer.found.lesson_id)
            self.offer.close()
            self.offer = None
            self.show_ways()

    # ---- off it goes
    def start(self) -> None:
        """Makes the teams and begins."""
        assert self.school_class is not None
        self.notice.hush()
        self.panel.start.setEnabled(False)
        lesson_draft.begin(
            self.context.school, self.draft, self.school_class, self.panel.kept, alive(self, self._begun), alive(self, self._not_begun)
        )

    def _begun(self, begun: Hosting) -> None:
        if self.offer is not None:  # the one before will not be taken up any more
            hosting.let_rest(self.context.school, self.offer.found.lesson_id)
        self._go_on(begun, self.school_class)

    def _go_on(self, begun: Hosting, school_class: SchoolClass | None) -> None:
        self.context.session = Session(school_class=school_class, hosting=begun, lesson_draft=self.draft)
        self.go.emit(LessonPlay())

    def _not_begun(self, error: BaseException) -> None:
        self.panel.start.setEnabled(True)
        self.panel.start.setFocus()
        if not isinstance(error, KnownError):
            self.trouble(error)
            return
        told = sentence(error)
        self.fill.setVisible(isinstance(error, EmptyClass | TooFewForTeams))
        self.arrange()
        self.notice.tell(told, stays=True)
        self._read(told)

    def _read(self, text: str) -> None:
        if self.context.school.preferences.read_aloud:
            self.say(text)

    # ---- pieces
    def _show(self, cards: list[WayCard] | list[ClassCard] | list[AboutCard], showing: str, title: str) -> None:
        """Takes off what stood there before and makes room for `cards`."""
        for piece in self._made:
            self.forget(piece)
        self._made = list(cards)
        self.cards, self.showing = cards, showing
        self.paged = self.empty = None
        self.title.setText(title)
        self.notice.hush()
        self.fill.hide()
        self.chip.setVisible(showing != CLASSES)
        self.panel.show(showing != CLASSES)
        if self.offer is not None:
            self.offer.show(showing == WAYS)
        self._offer_class_view()

    def _stand(self, first: QWidget) -> None:
        if self.paged is not None:
            self._made += self.paged.buttons
            self.arrange()
            self.paged.show_piece(next((i for i, piece in enumerate(self.paged.pieces) if piece is first), 0))
        else:
            self.arrange()
            for piece in self._made:
                piece.show()
        self.reach_changed()
        self._first = first
        first.setFocus()
        self.raise_over()
        self.update()

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        tall = self.tall
        right = 1040.0 if tall else 1180.0
        wish = min(self.chip.wish(), CHIP)
        self.put(self.title, 182, 48, right - 182 - (wish + 24 if self.showing != CLASSES else 0), 84)
        self.put(self.chip, right - wish, 40, wish, 92)
        self.panel.arrange(QRectF(40, 1222, 1000, 662) if tall else QRectF(1216, 44, 632, 1000))
        box = QRectF(40, 176, 1000, 1022) if tall else QRectF(72, 176, 1108, 868)
        if self.showing == CLASSES:
            box = QRectF(40, 400, 1000, 1300) if tall else QRectF(72, 220, 1776, 760)
        elif self.offer is not None and self.showing == WAYS:
            self.offer.arrange(QRectF(box.left(), box.top(), box.width(), 148))
            box.setTop(box.top() + 172)
        if not self.class_switch.isHidden():
            self.put(self.class_switch, box.left(), box.bottom() - SWITCH, box.width(), SWITCH)
            box.setBottom(box.bottom() - SWITCH - 24)
        if self.paged is not None:
            self.paged.arrange(box, valign="top" if self.showing != CLASSES else "middle")
        if self.empty is not None:
            self.empty.arrange(box)
        spot = self._notice_spot()
        self.put(self.fill, spot.right() + 16, spot.top(), 300, 96)
        if not self.notice.isHidden():
            self.notice.place()

    def _notice_spot(self) -> QRectF:
        """Beside the title's end; the sentence covers the cards for as long as it stands."""
        across = 1000.0 if self.tall else 1108.0
        return QRectF(40 if self.tall else 72, 176, across - (316 if not self.fill.isHidden() else 0), 190)

    def _click(self, on: bool) -> None:
        """A clicker goes to the next piece and presses it; on the way that is chosen it goes on and starts. Long choices turn their pages."""
        assert self.paged is not None
        if self.showing == ABOUT or self.paged.pages > 1:
            self.paged.turn(1 if on else -1)
        elif not on:
            clicker.walk(self)
        elif self.showing == WAYS and self.cards[METHODS.index(self.draft.method)].hasFocus():
            self.panel.start.click()
        else:
            clicker.press(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.paged is not None and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._click(event.key() == Qt.Key.Key_PageDown)
            return
        super().keyPressEvent(event)
