"""Before a game: how it is played, to be tried out; which way, how fast, how many. Everything is chosen well already."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from wastequiz.domain.errors import KnownError
from wastequiz.domain.rounds import PACES
from wastequiz.games import game as card_named
from wastequiz.i18n import _
from wastequiz.stage import scenery
from wastequiz.stage.fields import Segment
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.still import Panel, Words
from wastequiz.ui import game_start
from wastequiz.ui.context import Context, alive
from wastequiz.ui.game_draft import GameDraft, draft
from wastequiz.ui.game_round import GameRound
from wastequiz.ui.places import GamePlay, Games, WhoPlays
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.cards import TickCard
from wastequiz.ui.widgets.how_to import HowToPanel, steps_said
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.player_chip import PlayerChip
from wastequiz.ui.widgets.stepper import Stepper
from wastequiz.wording import games as wording
from wastequiz.wording import names
from wastequiz.wording.errors import sentence

PAD = 32.0
GAP = 14.0
ROW = 92.0
CHIP = 420.0


class GameSetUpScreen(Screen):
    """One game. Raises KeyError for one there is not."""

    scenery_name = scenery.QUIZ
    top_bar = (150.0, 150.0)
    back_to = Games()

    def __init__(self, context: Context, game: str) -> None:
        super().__init__(context)
        card = card_named(game)
        if context.session.game is not None:  # it was tried out or is over: its questions are no longer the page's
            context.session = replace(context.session, game=None)
        self.draft: GameDraft = draft(context, card)
        self.setAccessibleName(_(card.name))
        self.add_back()
        self.title = Words(self, _(card.name), 60, head=True, halo=True)
        self.goal = Words(self, _(card.goal), 30, colour="ink.textSecondary")
        self.who = PlayerChip(self)
        self.who.clicked.connect(lambda: self.go.emit(WhoPlays(self.draft.contestant.class_id, f"game:{card.id}")))
        self.how = HowToPanel(self, card)
        self.speaker = RoundButton(self, "speaker", _("Read aloud"))
        self.speaker.clicked.connect(lambda: self.say(". ".join((_(card.name), _(card.goal), steps_said(card)))))
        self.try_out = Button(self, _("Try it out"), "sun", size=40, icon="hand")
        self.try_out.setAccessibleDescription(_("Ten seconds; nothing counts."))
        self.try_out.clicked.connect(self.begin_try_out)
        self.band_head = Words(self, _("How old?"), 34, head=True)
        self.bands = [TickCard(self, names.band(b), size=28, chosen=b == self.draft.band) for b in self.draft.bands]
        one_of(self.bands, lambda n: self.choose(replace(self.draft, band=self.draft.bands[n]), names.band(self.draft.bands[n])))
        self.panel = Panel(self, radius=44)
        self.variants = [TickCard(self, _(v.name), below=_(v.below), size=36, chosen=v is self.draft.way) for v in card.variants]
        one_of(self.variants, lambda n: self.choose(replace(self.draft, variant=card.variants[n].id), _(card.variants[n].name)))
        self.pace_head = Words(self, _("How fast?"), 30, bold=True)
        self.paces = [Segment(self, wording.pace(p), size=30, chosen=p == self.draft.pace) for p in PACES]
        one_of(self.paces, lambda n: self.choose(replace(self.draft, pace=PACES[n]), wording.pace(PACES[n])))
        self.long_head = Words(self, _("How long?"), 30, bold=True)
        self.longs = [Segment(self, "", size=30, chosen=long == self.draft.long) for long in (False, True)]
        one_of(self.longs, lambda n: self.choose(replace(self.draft, long=n == 1), self.longs[n].label))
        self.players = Stepper(self, _("Players or teams"), self.draft.counts, self.draft.players, self._count)
        self.start = Button(self, _("Start"), size=56, icon="play")
        self.start.clicked.connect(self.begin)
        self.notice = Notice(self, lambda: QRectF(40, 176, 1000, 170) if self.tall else QRectF(72, 176, 1108, 170))
        self._tell()
        self.start.setFocus()
        if game_start.aloud(context, self.draft.spec(context.school.scheme.code)):
            self.later(0, self.speaker.click)

    # ---- what is chosen
    def choose(self, chosen: GameDraft, said: str = "") -> None:
        """Takes over another draft and says what was chosen."""
        self.draft = chosen
        self.context.session.game_spec = chosen.spec(self.context.school.scheme.code).game
        self.notice.hush()
        self._tell()
        self.arrange()
        if said and game_start.aloud(self.context, chosen.spec(self.context.school.scheme.code)):
            self.say(said)

    def _count(self, n: int) -> None:
        self.choose(replace(self.draft, players=n), str(n))

    def _tell(self) -> None:
        """Shows what the draft leaves to choose."""
        d = self.draft
        if d.whole_class:
            self.who.show_class(d.school_class.name if d.school_class is not None else _("The whole class"))
        elif d.contestant.is_guest:
            self.who.show_class(_("Guest"), d.contestant)
        else:
            self.who.show_player(d.contestant)
        guest = d.contestant.is_guest and not d.whole_class
        for piece in (self.band_head, *self.bands):
            piece.setVisible(guest and len(self.bands) > 1)
        for card in self.variants:
            card.setVisible(len(self.variants) > 1)
        self.players.show(len(d.counts) > 1)
        lengths = (d.way.seconds, d.way.class_seconds)
        for segment, seconds, where in zip(self.longs, lengths, (_("at a booth"), _("in class")), strict=True):
            segment.label = wording.minutes(seconds)
            segment.setAccessibleName(f"{segment.label}, {where}")
            segment.setChecked((segment is self.longs[1]) == d.long)
            segment.update()
        for piece in (self.long_head, *self.longs):
            piece.setVisible(self._may_be_long)

    @property
    def _may_be_long(self) -> bool:
        return self.draft.way.class_seconds not in (0, self.draft.way.seconds)

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        tall = self.tall
        right = 1040.0 if tall else 1180.0
        wish = min(self.who.wish(), CHIP)
        self.put(self.title, 182, 36, right - 182 - wish - 24, 76)
        self.put(self.goal, 192, 112, right - 192 - (0 if tall else wish + 24), 48)
        self.put(self.who, right - wish, 38 if not tall else 20, wish, 92)
        guest = not self.bands[0].isHidden() if self.bands else False
        if tall:
            box = QRectF(40, 176, 1000, 600 if guest else 780)
            panel = QRectF(40, 1066 if guest else 1010, 1000, 818 if guest else 874)
        else:
            box, panel = QRectF(72, 176, 1108, 626 if guest else 868), QRectF(1216, 44, 632, 1000)
        self.put(self.how, box.left(), box.top(), box.width(), box.height() - 112)
        self.put(self.speaker, box.right() - 112, box.top() + 12, 84, 90)
        self.put(self.try_out, box.left() + 200, box.bottom() - 96, box.width() - 400, 96)
        if guest:
            self._put_bands(QRectF(box.left(), box.bottom() + 14, box.width(), 256 if tall else 228))
        self._put_panel(panel)
        if not self.notice.isHidden():
            self.notice.place()

    def _put_bands(self, box: QRectF) -> None:
        self.put(self.band_head, box.left() + 8, box.top(), box.width(), 56)
        columns = 3 if self.tall else len(self.bands)
        high = 92.0 if self.tall else 108.0
        across = (box.width() - GAP * (columns - 1)) / columns
        for i, card in enumerate(self.bands):
            x, y = box.left() + (i % columns) * (across + GAP), box.top() + 62 + (i // columns) * (high + 10)
            self.put(card, x, y, across, high)

    def _put_panel(self, box: QRectF) -> None:
        self.put(self.panel, box.left(), box.top(), box.width(), box.height())
        inner = box.adjusted(PAD, PAD, -PAD, -PAD - 8)
        self.put(self.start, inner.left(), inner.bottom() - 124, inner.width(), 124)
        y = inner.top()
        rows = [card for card in self.variants if not card.isHidden()]
        columns = 2 if self.tall and len(rows) > 1 else 1
        across = (inner.width() - GAP * (columns - 1)) / columns
        used = -(-len(rows) // columns)
        below = 2 * ROW + 3 * 52 + ROW + 124
        high = min(132.0, max(96.0, (inner.height() - below) / max(used, 1) - GAP))
        for i, card in enumerate(rows):
            self.put(card, inner.left() + (i % columns) * (across + GAP), y + (i // columns) * (high + GAP), across, high)
        y += used * (high + GAP)
        y = self._put_row(self.pace_head, self.paces, inner, y)
        if self._may_be_long:
            y = self._put_row(self.long_head, self.longs, inner, y)
        if len(self.draft.counts) > 1:
            self.players.put(QRectF(inner.left(), y + 6, inner.width(), ROW))

    def _put_row(self, head: Words, segments: list[Segment], box: QRectF, y: float) -> float:
        self.put(head, box.left() + 4, y, box.width(), 46)
        across = (box.width() - GAP * (len(segments) - 1)) / len(segments)
        for i, segment in enumerate(segments):
            self.put(segment, box.left() + i * (across + GAP), y + 48, across, 84)
        return y + 48 + 84 + GAP

    # ---- off it goes
    def begin(self) -> None:
        """Draws the deck and begins."""
        self._wait()
        spec = self.draft.spec(self.context.school.scheme.code)
        game_start.start(self.context, spec, self.draft.plays, alive(self, self._begun), alive(self, self._not_begun))

    def begin_try_out(self) -> None:
        """Ten seconds of the real game, of which nothing is kept."""
        self._wait()
        spec = self.draft.spec(self.context.school.scheme.code)
        game_start.try_out(self.context, spec, alive(self, self._begun), alive(self, self._not_begun))

    def _wait(self) -> None:
        self.notice.hush()
        self.start.setEnabled(False)
        self.try_out.setEnabled(False)

    def _begun(self, begun: GameRound) -> None:
        session = self.context.session
        session.school_class, session.spec = self.draft.school_class, self.draft.seated
        game_start.seat(self.context, begun, self.draft.contestant)
        self.go.emit(GamePlay())

    def _not_begun(self, error: BaseException) -> None:
        self.start.setEnabled(True)
        self.try_out.setEnabled(True)
        self.start.setFocus()
        if not isinstance(error, KnownError):
            self.trouble(error)
            return
        told = sentence(error)
        self.notice.tell(told, stays=True)
        if game_start.aloud(self.context, self.draft.spec(self.context.school.scheme.code)):
            self.say(told)
