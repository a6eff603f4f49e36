"""The quiet panel of a lesson that is set up: what about, how long, which teams; and what leads on from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.teams import Team
from wastequiz.i18n import _
from wastequiz.services.seating import HOW
from wastequiz.stage.fields import Segment
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Panel
from wastequiz.ui.lesson_draft import EACH, KEPT, ROUNDS, Draft
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.cards import TickCard
from wastequiz.ui.widgets.stepper import Stepper
from wastequiz.wording import lesson_set_up as wording

PAD = 32.0
GAP = 14.0
ROW = 88.0
CARD = 92.0
START = 116.0
HOWS = (KEPT, *HOW)


class LessonPanel:
    """Shows a draft; `changed` is called with another one when something else is chosen."""

    def __init__(self, screen: Screen, draft: Draft, changed: Callable[[Draft], Any]) -> None:
        self.screen, self.draft, self._changed = screen, draft, changed
        self.kept: Sequence[Team] = ()
        self.students = 0
        self.panel = Panel(screen, radius=44)
        self.about = Button(screen, "", "ghost", size=34, icon="book")
        self.rounds = Stepper(screen, _("Rounds"), ROUNDS, draft.rounds, lambda n: self._change(rounds=n))
        self.each = Stepper(screen, _("Questions a round"), EACH, draft.each, lambda n: self._change(each=n))
        """Where teams answer one after the other only so many that it is fair, and it says how often each has its turn."""
        self.count = Stepper(screen, _("Teams"), (0,), 0, self._count)
        self.hows = [Segment(screen, wording.how(how), size=28, name=_("Teams") + ": " + wording.how(how)) for how in HOWS]
        one_of(self.hows, lambda n: self._choose_how(HOWS[n]))
        self.steal = TickCard(screen, _("Steal"), size=30, chosen=draft.steal)
        self.steal.setAccessibleDescription(_("A missed question may go to another team for half the points."))
        self.steal.clicked.connect(lambda: self._change(steal=self.steal.isChecked()))
        self.double = TickCard(screen, _("Double"), size=30, chosen=draft.double)
        self.double.setAccessibleDescription(_("Once a round a team may play for double or loss."))
        self.double.clicked.connect(lambda: self._change(double=self.double.isChecked()))
        self.teams = Button(screen, _("Teams"), "paper", size=30, icon="users")
        self.seats = Button(screen, _("Seating plan"), "paper", size=30, icon="grid")
        self.start = Button(screen, _("Start"), size=56, icon="play")

    @property
    def pieces(self) -> list[QWidget]:
        return [
            self.panel,
            self.about,
            *self.rounds.pieces,
            *self.each.pieces,
            *self.count.pieces,
            *self.hows,
            self.steal,
            self.double,
            self.teams,
            self.seats,
            self.start,
        ]

    def tell(self, draft: Draft, about: str) -> None:
        """Shows a draft; `about` says what it asks about."""
        self.draft = draft
        self.about.set_label(about)
        self.about.setAccessibleName(_("What about?") + " " + about)
        self.each.offer(draft.fair, draft.questions)
        self.each.call(wording.each_team(draft.questions // draft.wanted) if draft.in_turn else _("Questions a round"))
        self.rounds.offer(ROUNDS, draft.rounds)
        counts = draft.counts
        if counts:
            self.count.offer(counts, draft.wanted)
        way = draft.way_of(self.kept)
        for how, segment in zip(HOWS, self.hows, strict=True):
            segment.setChecked(how == way)
            segment.setEnabled(bool(self.kept) and len(self.kept) in counts if how == KEPT else bool(self.students))
            segment.faded = not segment.isEnabled()
            segment.update()
        for card, chosen in ((self.steal, draft.steal), (self.double, draft.double)):
            card.setChecked(chosen)

    def show(self, shown: bool) -> None:
        """Shows or hides it: of the rows only what the way of answering has a use for."""
        for piece in self.pieces:
            piece.setVisible(shown)
        draft = self.draft
        self.count.show(shown and bool(draft.counts))
        for piece in (*self.hows, self.steal, self.double):
            piece.setVisible(shown and self.with_teams)

    @property
    def with_teams(self) -> bool:
        return self.draft.wanted > 0

    # ---- choices
    def _change(self, **changes: Any) -> None:
        self._changed(replace(self.draft, **changes))

    def _count(self, n: int) -> None:
        how = self.draft.how
        self._changed(replace(self.draft.with_teams(n), how="" if how == KEPT else how))

    def _choose_how(self, how: str) -> None:
        draft = replace(self.draft, how=how)
        self._changed(draft.with_teams(len(self.kept)) if how == KEPT else draft)

    # ---- where things stand
    def arrange(self, box: QRectF) -> None:
        """Puts it all into `box`: in one column, or in two where it is wide."""
        put = self.screen.put
        put(self.panel, box.left(), box.top(), box.width(), box.height())
        inner = box.adjusted(PAD, PAD, -PAD, -PAD - 8)
        put(self.start, inner.left(), inner.bottom() - START, inner.width(), START)
        if box.width() > 800:
            half = (inner.width() - 2 * PAD) / 2
            left = QRectF(inner.left(), inner.top(), half, inner.height() - START - GAP)
            right = left.translated(half + 2 * PAD, 0)
            self._length(left, left.top())
            self._leads(left, left.bottom() - CARD)
            self._teams(right, right.top())
        else:
            y = self._length(inner, inner.top())
            self._teams(inner, y)
            self._leads(inner, inner.bottom() - START - GAP - 8 - CARD)

    def _length(self, box: QRectF, y: float) -> float:
        self.screen.put(self.about, box.left(), y, box.width(), CARD)
        y += CARD + GAP
        for stepper in (self.rounds, self.each):
            stepper.put(QRectF(box.left(), y, box.width(), ROW))
            y += ROW + GAP / 2
        return y

    def _teams(self, box: QRectF, y: float) -> None:
        self.count.put(QRectF(box.left(), y, box.width(), ROW))
        y += ROW + GAP / 2
        for pair in (self.hows[:2], self.hows[2:]):
            self._row(pair, box, y, 84)
            y += 84 + GAP - 4
        self._row([self.steal, self.double], box, y + 4, CARD)

    def _leads(self, box: QRectF, y: float) -> None:
        self._row([self.teams, self.seats], box, y, CARD)

    def _row(self, pieces: Sequence[QWidget], box: QRectF, y: float, high: float) -> None:
        across = (box.width() - GAP * (len(pieces) - 1)) / len(pieces)
        for i, piece in enumerate(pieces):
            self.screen.put(piece, box.left() + i * (across + GAP), y, across, high)
