"""What a lesson may ask about: what the class mixes up most, topics, teachers' quizzes, and ready ones; those for other ages wait behind the last card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from wastequiz.domain.items import Band
from wastequiz.domain.lesson import KINDS_ASKED
from wastequiz.domain.quiz_desk import QuizRow
from wastequiz.domain.quizzes import Quiz
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.students import SchoolClass
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.services import quizzing, ready_sets, reporting, topics
from wastequiz.services.ready_sets import Offer
from wastequiz.ui.context import alive
from wastequiz.ui.lesson_draft import About
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.about_card import AboutCard
from wastequiz.ui.widgets.card_pages import CardPages
from wastequiz.ui.widgets.paged import Sizes
from wastequiz.wording import lesson_set_up as wording
from wastequiz.wording import names

ABOUT_SIZES = Sizes(smallest=(340, 104), largest=(560, 150), gap=18, shape=3.6)


class LessonAbout:
    """The choices for one class; `changed` is called when there are others, `choose` with one that was touched. `offers` None: nobody asked for quizzes yet."""

    def __init__(self, screen: Screen, changed: Callable[[], Any], choose: Callable[[About], Any]) -> None:
        self.screen, self._changed, self._choose = screen, changed, choose
        self.topics: Sequence[str] = ()
        self.offers: Sequence[Offer] | None = None
        self.own: dict[str, Quiz] = {}
        """Teachers' quizzes by id, the newest first."""
        self.worst: tuple[str, str] | None = None
        """What the class mixes up most: the bin that was right, the one that was chosen."""
        self.band = Band.g34
        self._asked = 0
        self._waited = 0
        """How many quizzes waited behind the last card."""

    # ---- asking
    def ask_class(self, school_class: SchoolClass) -> None:
        """Looks what this class mixes up, and for its age."""
        self.band, self.worst = school_class.band, None
        screen, class_id = self.screen, school_class.id
        self._sort(self.offers or ())

        def came(worst: tuple[str, str] | None) -> None:
            self.worst = worst
            self._changed()

        reporting.worst_mix_up(screen.context.school, class_id, alive(screen, came), alive(screen, screen.trouble))

    def ask_topics(self, method: str) -> None:
        """Looks which topics have questions for the class and the way."""
        self._asked += 1
        asked, screen = self._asked, self.screen
        spec = RoundSpec(screen.context.school.scheme.code, self.band, kinds=KINDS_ASKED.get(method, ()))

        def came(found: Sequence[str]) -> None:
            if asked == self._asked:
                self.topics = found
                self._changed()

        topics.topics(screen.context.school, spec, alive(screen, came), alive(screen, screen.trouble))

    def ask_offers(self, then: Callable[[], Any]) -> None:
        """Looks for ready quizzes, once; then goes on."""
        if self.offers is not None:
            then()
            return

        def came(offers: Sequence[Offer]) -> None:
            self._sort(offers)
            then()

        def own_came(rows: Sequence[QuizRow]) -> None:
            self.own = {row.kept.id: row.kept.quiz for row in rows}

        quizzing.rows(self.screen.context.school, alive(self.screen, own_came), alive(self.screen, self.screen.trouble))
        ready_sets.offers(self.screen.context.school, alive(self.screen, came), alive(self.screen, self.screen.trouble))

    def _sort(self, offers: Sequence[Offer]) -> None:
        if offers:
            self.offers = sorted(offers, key=lambda offer: abs(offer.ready.band - self.band))

    # ---- choosing
    def known(self, about: About) -> bool:
        """Whether there are questions about it, as far as is known."""
        if any(about.mix_up):
            return bool(self._bins(about.mix_up))
        return about.topic is None or about.topic in self.topics

    def show(self, pages: CardPages[Any], now: About, *, all_ages: bool = False) -> None:
        """Puts the cards into `pages`: first what the class mixes up and topics, then quizzes for its age; after the last card the others."""
        choices, waiting = self.shown(now, all_ages=all_ages)
        cards = self.cards(choices, now)
        one_of(cards, lambda n: self._choose(choices[n]))
        first = cards[-self._waited] if all_ages and not waiting else cards[choices.index(now) if now in choices else 0]
        if waiting:
            self._waited = waiting
            more = self.more(waiting)
            more.clicked.connect(lambda: self.show(pages, now, all_ages=True))
            cards.append(more)
        pages.take(cards, ABOUT_SIZES)
        pages.stand(first)

    def shown(self, now: About, *, all_ages: bool = False) -> tuple[list[About], int]:
        """(what there is to choose, how many quizzes for other ages wait behind it). What is chosen `now` never waits."""
        known = self.offers or ()
        mine = [offer for offer in known if offer.ready.band == self.band or offer.ready.id == now.ready_set]
        others = [offer for offer in known if offer not in mine]
        pairs = dict.fromkeys(pair for pair in (now.mix_up, self.worst) if pair is not None and self._bins(pair))
        choices = [About(), *(About(mix_up=pair) for pair in pairs), *(About(topic) for topic in self.topics)]
        quizzes = [*mine, *others] if all_ages else mine
        choices[1 + len(pairs) : 1 + len(pairs)] = [About(quiz=quiz_id) for quiz_id in self.own]
        return [*choices, *(About(ready_set=offer.ready.id) for offer in quizzes)], 0 if all_ages else len(others)

    def cards(self, choices: Sequence[About], now: About) -> list[AboutCard]:
        """A card for each choice."""
        offers = {offer.ready.id: offer for offer in self.offers or ()}
        made: list[AboutCard] = []
        for about in choices:
            chosen = about == now
            if any(about.mix_up):
                first = self._bins(about.mix_up)[0]
                made.append(AboutCard.mix_up(self.screen, self.name(about), _("What this class mixes up"), first, chosen=chosen))
            elif about.quiz:
                made.append(
                    AboutCard(self.screen, self.name(about), wording.questions(self.own[about.quiz].size), "icons/edit", chosen=chosen)
                )
            elif about.ready_set:
                offer = offers[about.ready_set]
                line = f"{names.band(offer.ready.band)} · {wording.questions(offer.questions)}"
                made.append(AboutCard.ready(self.screen, offer.ready, line, chosen=chosen))
            else:
                made.append(AboutCard.topic(self.screen, about.topic, chosen=chosen))
        return made

    def more(self, waiting: int) -> AboutCard:
        """The last card, behind which quizzes for other ages wait."""
        return AboutCard(self.screen, _("Quizzes for other ages"), wording.quizzes(waiting), "icons/book", chosen=False)

    def name(self, about: About) -> str:
        """What it is called."""
        ready = self.screen.context.school.bank.sets.get(about.ready_set)
        if ready is not None:
            return in_words(ready.name)
        if about.quiz:
            return self.own[about.quiz].name if about.quiz in self.own else _("A quiz of your own")
        bins = self._bins(about.mix_up)
        return wording.mix_up(*(in_words(one.name) for one in bins)) if bins else names.topic(about.topic)

    def _bins(self, pair: tuple[str, str]) -> list[Any]:
        """The two bins of a mix-up; none where the rules do not have both."""
        found = [self.screen.context.scheme.bin(bin_id) for bin_id in pair]
        return found if all(found) else []
