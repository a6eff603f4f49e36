"""A lesson is set up in three touches: the class, the way of answering, start; everything else is chosen well already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent

from wastequiz.domain.errors import EmptyClass, KnownError, TooFewForTeams
from wastequiz.domain.lesson import METHODS, LessonSpec
from wastequiz.domain.results import InterruptedLesson
from wastequiz.domain.students import SchoolClass
from wastequiz.domain.teams import Team
from wastequiz.i18n import _
from wastequiz.services import enrolling, hosting, seating
from wastequiz.services.hosting import Hosting
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui import clicker, lesson_draft
from wastequiz.ui.context import Context, Session, alive
from wastequiz.ui.lesson_draft import About, Draft
from wastequiz.ui.places import LessonPlay, Rosters, SeatingPlan, Teams
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets import class_choice, lesson_offer
from wastequiz.ui.widgets import lesson_set_up_layout as layout
from wastequiz.ui.widgets.card_pages import CardPages
from wastequiz.ui.widgets.lesson_about import LessonAbout
from wastequiz.ui.widgets.lesson_offer import LessonOffer
from wastequiz.ui.widgets.lesson_panel import LessonPanel
from wastequiz.ui.widgets.lesson_set_up_layout import ABOUT, CLASSES, WAYS
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.paged import Sizes
from wastequiz.ui.widgets.player_chip import PlayerChip
from wastequiz.ui.widgets.way_card import WayCard
from wastequiz.wording import lesson_set_up as wording
from wastequiz.wording.errors import sentence

WAY_SIZES = Sizes(smallest=(440, 132), largest=(560, 232), gap=22, shape=2.6)


class LessonSetUpScreen(Screen):
    """Keeps what was chosen in the session's draft, so that the team editor and the seating plan lead back to it.

    Where nothing was chosen yet it begins with what the lesson before was. `mix_up`: two bins to ask about, as in `places.LessonSetUp`.
    """

    scenery_name = scenery.QUIZ
    top_bar = (150.0, 150.0)

    def __init__(self, context: Context, class_id: int = 0, mix_up: tuple[str, str] = ("", "")) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Lesson"))
        self._remembers = context.session.lesson_draft is None
        self.draft = context.session.lesson_draft or Draft()
        if any(mix_up):
            self.draft = self.draft.asking(About(mix_up=mix_up))
        self.wanted = class_id or self.draft.class_id or context.school.preferences.last_class
        self.showing = ""
        self.classes: Sequence[SchoolClass] = ()
        self.school_class: SchoolClass | None = None
        self.about = LessonAbout(self, self._about_changed, self._choose_about)
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
        self.fill.clicked.connect(lambda: self.go.emit(Rosters(self.draft.class_id, for_lesson=True)))
        self.pages = CardPages[Any](self)
        self.offer: LessonOffer | None = None
        self._offered = False
        """Whether the offer was where the keys stood first; from then on it is the way that is chosen."""
        self.notice = Notice(self, self._notice_spot)
        self.class_switch = class_choice.class_view_switch(self)
        context.class_view.changed.connect(self._screens_changed)
        self.chip.hide()
        self.fill.hide()
        self.panel.show(False)
        enrolling.classes(context.school, alive(self, self._opened), alive(self, self.trouble))
        lesson_offer.look_for(self, self._look_at)

    @property
    def cards(self) -> list[Any]:
        """What there is to choose now."""
        return self.pages.cards

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.pages.first or self.back or self).setFocus()

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
        self._turn_to(CLASSES, _("Which class?") if self.classes else _("Lesson"))
        class_choice.show(self, self.pages, self.classes, self._choose_class)

    def _choose_class(self, school_class: SchoolClass) -> None:
        self.school_class = school_class
        if self.context.school.preferences.last_class != school_class.id:
            self.context.school.prefer(last_class=school_class.id)
        self.chip.show_class(school_class.name)
        self.draft = replace(self.draft, class_id=school_class.id)
        if self._remembers:
            hosting.last_spec(self.context.school, school_class.id, alive(self, self._last_came), alive(self, self.trouble))
        seating.teams(self.context.school, school_class.id, alive(self, self._teams_came), alive(self, self.trouble))

    def _last_came(self, last: LessonSpec | None) -> None:
        """What nobody has chosen yet is as it was in the lesson before."""
        self._remembers = False
        if last is not None:
            self.draft = lesson_draft.remembered(self.draft, last)

    def _teams_came(self, kept: Sequence[Team]) -> None:
        assert self.school_class is not None
        self.panel.kept, self.panel.students = kept, self.school_class.students
        self.choose(self._with_kept(self.draft))
        self.show_ways()
        self.about.ask_class(self.school_class)
        self.about.ask_topics(self.draft.method)

    def _with_kept(self, draft: Draft) -> Draft:
        """A way that needs teams takes those the class keeps, unless others were asked for; one that can do without has none by itself."""
        kept = self.panel.kept
        takes = kept and draft.how in ("", lesson_draft.KEPT) and len(kept) in draft.counts and 0 not in draft.counts
        return draft.with_teams(len(kept)) if takes else draft

    # ---- the way
    def show_ways(self) -> None:
        cards = [WayCard(self, method, chosen=method == self.draft.method) for method in METHODS]
        one_of(cards, lambda n: self._choose_way(METHODS[n]))
        self._turn_to(WAYS, _("How do we play?"))
        self.pages.take(cards, WAY_SIZES)
        seen, self._offered = self._offered, self.offer is not None
        self.pages.stand(self.offer.yes if self.offer is not None and not seen else cards[METHODS.index(self.draft.method)])

    def _choose_way(self, method: str) -> None:
        self.choose(self._with_kept(replace(self.draft, method=method)))
        self._read(f"{wording.way(method)}. {wording.way_line(method)}")
        self.about.ask_topics(method)

    def choose(self, draft: Draft) -> None:
        """Takes over what was chosen."""
        self.draft = self.context.session.lesson_draft = draft
        self.notice.hush()
        self.fill.hide()
        self.panel.tell(draft, self.about.name(draft.about))
        self.panel.show(self.showing in (WAYS, ABOUT))
        self.update()

    # ---- what about
    def _about_changed(self) -> None:
        """There are other things to ask about; a topic that has no questions falls back to a mix."""
        if self.about.topics and not self.about.known(self.draft.about):
            self.choose(self.draft.asking(About()))
        if self.showing == ABOUT:
            self._show_about()

    def _about_touched(self) -> None:
        if self.showing == ABOUT:
            self.show_ways()
        else:
            self.about.ask_offers(self._show_about)

    def _show_about(self) -> None:
        self._turn_to(ABOUT, _("What about?"))
        self.about.show(self.pages, self.draft.about)

    def _choose_about(self, about: About) -> None:
        draft, own = self.draft.asking(about), self.about.own.get(about.quiz)
        self.choose(draft if own is None else draft.as_long_as(own.size, own.rounds))
        self._read(self.about.name(about))
        self.show_ways()

    # ---- an interrupted lesson
    def _look_at(self, found: InterruptedLesson, again: Hosting) -> None:
        self.offer = LessonOffer(self, found, again.lesson.at, lambda: self._take_up(again), self.drop)
        if self.showing == WAYS:
            self.show_ways()
        else:
            self.offer.show(False)

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

    def _turn_to(self, showing: str, title: str) -> None:
        """Makes room for another choice."""
        self.showing = showing
        self.title.setText(title)
        self.notice.hush()
        self.fill.hide()
        self.chip.setVisible(showing != CLASSES)
        self.panel.show(showing != CLASSES)
        if self.offer is not None:
            self.offer.show(showing == WAYS)
        self._offer_class_view()

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        layout.arrange(self)

    def _notice_spot(self) -> QRectF:
        return layout.notice_spot(self)

    def _click(self, on: bool) -> None:
        """A clicker goes to the next piece and presses it; on the way that is chosen it goes on and starts. Long choices turn their pages."""
        paged = self.pages.paged
        assert paged is not None
        if self.showing == ABOUT or paged.pages > 1:
            paged.turn(1 if on else -1)
        elif not on:
            clicker.walk(self)
        elif self.showing == WAYS and self.cards[METHODS.index(self.draft.method)].hasFocus():
            self.panel.start.click()
        else:
            clicker.press(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.pages.paged is not None and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._click(event.key() == Qt.Key.Key_PageDown)
            return
        super().keyPressEvent(event)
