"""The path of levels 闯关: six stones through the snow to the cathedral, each with an ice lamp to light."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.levels import LEVELS, LevelState
from wastequiz.domain.memory import Overview
from wastequiz.i18n import _, ngettext
from wastequiz.services import levels as deeds
from wastequiz.services import practising
from wastequiz.services.playing import Playing
from wastequiz.stage import paint, scenery
from wastequiz.stage import words as lettering
from wastequiz.stage.pieces import RoundButton
from wastequiz.stage.still import Art, Panel, Words
from wastequiz.ui.context import Context, Session, alive
from wastequiz.ui.places import Quiz, WhoPlays
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.level_stone import LevelStone, R, lamp
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.player_chip import PlayerChip
from wastequiz.wording import levels as wording

WIDE = ((72.0, 636.0), (370.0, 528.0), (668.0, 640.0), (966.0, 508.0), (1264.0, 600.0), (1566.0, 462.0))
"""Upper left corners of the six stones in landscape."""
TALL = ((60.0, 1560.0), (620.0, 1530.0), (620.0, 1200.0), (60.0, 1176.0), (60.0, 850.0), (600.0, 800.0))
SIZES = {False: (282.0, 304.0), True: (400.0, 304.0)}
TALL_MIDDLE = 540.0
CHIP = 76.0


class LevelPathScreen(Screen):
    """How somebody stands with the six levels; a touch on a stone begins its level. Guests may begin any, and nothing of theirs is kept."""

    scenery_name = scenery.HALL
    top_bar = (256.0, 366.0)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Levels"))
        self.contestant = context.session.contestant
        self.guest = self.contestant.is_guest
        self.states: Sequence[LevelState] = ()
        self.overview: Overview | None = None
        self.stones: list[LevelStone] = []
        self._begun = False
        self.add_back()
        self.title = Words(self, _("Levels"), 60, head=True, halo=True)
        self.below = Words(
            self, _("Guests play for fun: nothing is kept.") if self.guest else wording.rule(), 30, colour="ink.textSecondary"
        )
        self.who = PlayerChip(self)
        self.who.show_player(self.contestant)
        self.who.clicked.connect(lambda: self.go.emit(WhoPlays(self.contestant.class_id, aim="levels")))
        self.speak = RoundButton(self, "speaker", _("Read aloud"))
        self.speak.clicked.connect(lambda: self.say(self.told()))
        self.streak = Panel(self, radius=CHIP / 2, painter=self._paint_streak)
        self.lamps = Panel(self, radius=CHIP / 2, painter=self._paint_lamps)
        self.note = Words(self, "", 30, colour="ink.textSecondary")
        self.squirrel = Art(self, "bins/mascot_cheer")
        for piece in (self.streak, self.lamps, self.note, self.squirrel):
            piece.hide()
        self.notice = Notice(self, lambda: QRectF(60, 726, 960, 80) if self.tall else QRectF(480, 976, 960, 84))
        if self.guest:
            deeds.levels(context.school, self.contestant, alive(self, self._show), alive(self, self.trouble))
        else:
            practising.overview(context.school, self.contestant, alive(self, self._known), alive(self, self.trouble))

    # ---- what is known
    def _known(self, found: Overview) -> None:
        self.overview = found
        chip = wording.streak_chip(found.streak)
        self.streak.setAccessibleName(chip)
        self.lamps.setAccessibleName(self._lamps_words())
        self.streak.setVisible(bool(chip))
        self.lamps.show()
        self.note.setText(wording.streak_note(found.streak))
        self.note.setVisible(bool(self.note.text()))
        self._show(found.levels)

    def _show(self, states: Sequence[LevelState]) -> None:
        self.states = states
        ahead = wording.next_of(states)
        if ahead is None:
            self.below.setText(wording.short(states))
        self.stones = [LevelStone(self, state, ahead=state is ahead, guest=self.guest) for state in states]
        for stone in self.stones:
            stone.clicked.connect(lambda _checked=False, s=stone.state: self.begin(s))
            stone.show()
        self.squirrel.show()
        self.squirrel.raise_()
        self.arrange()
        self.raise_over()
        (self.stones[ahead.number - 1] if ahead else self.stones[-1]).setFocus()
        self.update()
        if self.context.school.preferences.read_aloud or self.context.session.picture_round:
            self.say(self.told())

    def told(self) -> str:
        """The path in words, as it is read aloud."""
        ahead = wording.next_of(self.states)
        said = [wording.short(self.states), wording.name(ahead.code) if ahead else "", self.below.text(), self.note.text()]
        return ". ".join(s.strip(".。") for s in said if s)

    def _lamps_words(self) -> str:
        found = self.overview
        n = found.class_lamps if found else 0
        return ngettext("The class: {n} lamp", "The class: {n} lamps", n).format(n=n)

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        tall = self.tall
        self.put(self.title, 182, 44, 350 if tall else 760, 84)
        self.put(self.below, 192, 130, 830, 56)
        right = 1040.0 if tall else 1848.0
        self.put(self.speak, right - 84, 42, 84, 90)
        across = min(self.who.wish(), 400 if tall else 480)
        self.put(self.who, right - 100 - across, 42, across, 92)
        chips = [c for c in (self.lamps, self.streak) if not c.isHidden()]
        x = right
        for chip in chips:
            wide = self._chip_width(chip)
            x -= wide
            self.put(chip, x, 216 if tall else 160, wide, CHIP + 8)
            x -= 18
        self.put(self.note, 192, 306 if tall else 184, 830, 52)
        w, h = SIZES[tall]
        for (left, top), stone in zip(TALL if tall else WIDE, self.stones, strict=False):
            self.put(stone, left, top, w, h)
        if self.stones:
            self._put_squirrel()
        if not self.notice.isHidden():
            self.notice.place()

    def _put_squirrel(self) -> None:
        """On the stone to be played next; beside it where another stands above, or once all lamps are lit."""
        ahead = wording.next_of(self.states)
        stone = self.stones[ahead.number - 1 if ahead else len(self.stones) - 1]
        x, y = LevelStone.centre(self.where(stone))
        if not self.tall:
            self.put(self.squirrel, x - 90 if ahead else x - R - 190, y - R - 168 if ahead else y - 176, 180, 176)
        else:
            self.put(self.squirrel, x + R + 90 if x < TALL_MIDDLE else x - R - 180, y - 96, 170, 166)

    def _chip_width(self, chip: Panel) -> float:
        return paint.chip_width(self.look, chip.accessibleName(), CHIP) + 8

    # ---- painting
    def paint_under(self, p: QPainter) -> None:
        t = self.look.theme
        w, h = SIZES[self.tall]
        spots = TALL if self.tall else WIDE
        points = [LevelStone.centre(QRectF(x, y, w, h)) for x, y in spots[: len(LEVELS)]]
        if not t.high_contrast:
            aspect = self.look.pictures.aspect("scenery/cathedral")
            x, foot, high = (
                (points[-1][0] + 44, points[-1][1] + 50, 316.0 if self.look.low_reach else 350.0)
                if not self.tall
                else (points[-1][0] + 60, points[-1][1] + 40, 480.0)
            )
            self.look.pictures.draw(p, "scenery/cathedral", x - high * aspect / 2, foot - high, high * aspect)
            for px, py, side in (
                ((262, 452, 104), (868, 434, 92), (470, 880, 110), (1130, 870, 96))
                if not self.tall
                else ((500, 1010, 120), (470, 1420, 110))
            ):
                self.look.pictures.draw(p, "scenery/pine", px, py, side)
        passed = sum(s.passed for s in self.states)
        paint.line(p, points, t.colour("surface.line"), 26)
        paint.line(p, points[: passed + 1], t.colour("right.fill"), 26) if passed else None

    def _paint_streak(self, p: QPainter, box: QRectF) -> None:
        paint.score_chip(p, self.look, box, self.streak.accessibleName(), "flame_streak", lip=False)

    def _paint_lamps(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        lamp(p, self.look, QRectF(box.left() + 14, box.top() + 4, 56, box.height() - 8), lit=True)
        room = QRectF(box.left() + CHIP * 1.08, box.top(), box.width() - CHIP * 1.36, box.height())
        lettering.display(p, self.look, room, self.lamps.accessibleName(), CHIP * 0.5, t.colour("ink.text"), fat=0.02)

    # ---- deeds
    def begin(self, state: LevelState) -> None:
        """Begins a level; says what opens it where it is not open yet."""
        if self._begun:
            return
        if not state.is_open:
            told = wording.locked(state)
            self.notice.tell(told)
            self.say(told)
            return
        self._begun = True
        self.context.sound.play("press")
        deeds.begin_level(
            self.context.school, self.contestant, state.number, alive(self, lambda b: self._play(b, state)), alive(self, self._not)
        )

    def _play(self, begun: Playing, state: LevelState) -> None:
        spec = begun.progress.round.spec
        before = None if self.guest else state
        old = self.context.session
        self.context.session = replace(
            Session(self.contestant, old.school_class, spec, begun, picture_round=spec.pictures_only), level_before=before
        )
        self.go.emit(Quiz())

    def _not(self, error: BaseException) -> None:
        self._begun = False
        self.trouble(error)
