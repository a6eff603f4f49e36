"""Practice: today's five, the mistake book, two bins that are mixed up, or freely; and the flame of days in a row."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QShowEvent

from wastequiz.domain.memory import MixUp, Overview
from wastequiz.domain.rounds import RoundSpec
from wastequiz.i18n import _, words
from wastequiz.services import practising
from wastequiz.stage import paint, scenery
from wastequiz.stage import words as lettering
from wastequiz.stage.pieces import Button, SmallSpeaker
from wastequiz.stage.still import Art, Panel, Words
from wastequiz.ui.context import Context, alive
from wastequiz.ui.places import MistakeBook, RoundSetUp
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.practice_pieces import Door, Flame, Stones, bins_art, book_art, pair_art
from wastequiz.ui.widgets.practice_start import PracticeStart
from wastequiz.wording import names
from wastequiz.wording import practice as said


class PracticeScreen(Screen):
    """For the student in the session."""

    scenery_name = scenery.QUIZ
    top_bar = (150.0, 150.0)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Practice"))
        session = context.session = replace(context.session, playing=None)
        self.contestant = session.contestant
        self.found: Overview | None = None
        self.add_back("home", _("Home"))
        self.title = Words(self, _("Practice"), 60, head=True, halo=True)
        self.mascot = Art(self, "bins/mascot_wave", _("Squirrel"))
        self.panel = Panel(self, radius=48)
        self.daily_head = Words(self, _("Today's five"), 64, head=True)
        self.daily_line = Words(self, "", 34, colour="ink.textSecondary", align="right")
        self.stones = Stones(self)
        self.flame = Flame(self)
        self.daily = Button(self, _("Start"), size=60, icon="play")
        self.book = Door(self, _("My mistakes"), book_art(0), "tryAgain.tint")
        self.book.clicked.connect(lambda: self.go.emit(MistakeBook()))
        self.pair = Door(self, _("Two mixed-up bins"), pair_art(None, None), "scene.skyLow")
        self.pair.clicked.connect(self.start_mix_up)
        self.pair.tell("", open_=False)
        self.free = Door(self, _("Free practice"), bins_art(context.scheme.bins), "right.tint")
        self.free.tell(_("You choose"))
        self.free.clicked.connect(self.set_up)
        self.doors = (self.book, self.pair, self.free)
        self.speakers = [
            SmallSpeaker(self, _("Read aloud: {name}").format(name=d.name_of_tile), lambda d=d: self.say(d.accessibleName()))
            for d in self.doors
        ]
        self.notice = Notice(self, lambda: QRectF(192, 196, 840, 130) if self.tall else QRectF(640, 30, 640, 130))
        self.begin = PracticeStart(self, self.notice)
        self.begin.first = self.daily
        self.daily.clicked.connect(self.begin.daily)
        practising.overview(context.school, self.contestant, alive(self, self._show_overview), alive(self, self.trouble))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.daily.setFocus()

    # ---- what the store told
    def _show_overview(self, found: Overview) -> None:
        self.found = found
        line = said.daily(found)
        self.daily_line.setText(line)
        self.daily_line.update()
        self.stones.tell(found.daily_done, found.daily_total, f"{self.daily_head.text()}: {line}")
        self.daily.set_label(said.daily_button(found))
        self.daily.setAccessibleDescription(line)
        self.flame.tell(found.streak.days, said.streak_head(found.streak), said.streak_line(found.streak, found.day))
        self.mascot.show_picture("bins/mascot_cheer" if found.daily_done >= found.daily_total else "bins/mascot_wave")
        self.book.tell(said.in_book(found.in_book), art=book_art(found.in_book))
        self._show_pair(found.weakest)
        self.update()
        if self.context.school.preferences.read_aloud:
            self.say(f"{self.daily_head.text()}. {line}")

    def _show_pair(self, weakest: MixUp | None) -> None:
        scheme = self.context.scheme
        if weakest is None:
            self.pair.tell(_("Not mixed up so far"), open_=False)
            return
        one, other = scheme.bin(weakest.true_bin), scheme.bin(weakest.chosen_bin)
        self.pair.tell(said.mixed_up(weakest.n), art=pair_art(one, other))
        both = " – ".join(names.as_head(words(b.name)) for b in (one, other) if b is not None)
        self.pair.setAccessibleName(f"{self.pair.name_of_tile}. {both}. {self.pair.below}")

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        self.put(self.title, 182, 44, 420, 88)
        if self.tall:
            self.put(self.mascot, 96, 190, 280, 280)
            self._put_daily(QRectF(40, 470, 1000, 650))
            room, down = QRectF(40, 1142, 1000, 742), 234.0
        else:
            self.put(self.mascot, 84, 160, 230, 230)
            self._put_daily(QRectF(72, 398, 1000, 646))
            room, down = QRectF(1104, 190, 744, 854), 270.0
        gap = (room.height() - 3 * down) / 2
        for i, (door, speaker) in enumerate(zip(self.doors, self.speakers, strict=True)):
            y = room.top() + i * (down + gap)
            self.put(door, room.left(), y, room.width(), down)
            side = SmallSpeaker.SIDE
            self.put(speaker, room.right() - side - 4, y + down - side - 8, side, side)
            speaker.raise_()
        if not self.notice.isHidden():
            self.notice.place()

    def _put_daily(self, box: QRectF) -> None:
        x, w = box.left() + 44, box.width() - 88
        self.put(self.panel, box.left(), box.top(), box.width(), box.height())
        self.put(self.daily_head, x, box.top() + 26, w * 0.5, 96)
        self.put(self.daily_line, x + w * 0.5, box.top() + 30, w * 0.5, 92)
        self.put(self.stones, x - 8, box.top() + 122, w + 16, 168)
        self.put(self.flame, x, box.top() + 298, w, 136)
        self.put(self.daily, x, box.bottom() - 178, w, 142)

    def paint_under(self, p: QPainter) -> None:
        """The squirrel's words, and who practises."""
        t = self.look.theme
        where = self.where(self.mascot)
        box = QRectF(where.right() + 40, where.top() + 66, 430, 112)
        paint.bubble(p, self.look, box)
        inner = box.adjusted(18, 8, -18, -8)
        lettering.display(p, self.look, inner, self.bubble(), 38, t.colour("ink.text"), align="center", fat=0.02)
        who = names.contestant(self.contestant.seat, self.contestant.animal)
        across = min(420.0, lettering.width(self.look, who, 36, bold=True) + 8)
        right = 1040.0 if self.tall else 1848.0
        chip = QRectF(right - across - 148, 38, across + 148, 100)
        paint.shadow(p, self.look, chip, 50)
        paint.panel(p, self.look, chip, 50)
        paint.circle(p, chip.left() + 56, chip.center().y(), 42, t.colour("surface.paper2"))
        self.look.pictures.draw(p, f"avatars/{self.contestant.animal}", chip.left() + 24, chip.center().y() - 32, 64)
        name = QRectF(chip.left() + 114, chip.top(), across, chip.height())
        lettering.display(p, self.look, name, who, 36, t.colour("ink.text"), fat=0.02)

    def bubble(self) -> str:
        """What the squirrel says: how it stands today."""
        if self.found is None:
            return _("A little every day")
        if self.found.daily_done >= self.found.daily_total:
            return _("Done for today!")
        if not self.found.in_book and not self.found.streak.days:
            return _("Let us begin!")
        return _("A little every day")

    # ---- deeds
    def start_mix_up(self) -> None:
        """A round about the two bins that are mixed up most."""
        if self.found is not None and self.found.weakest is not None:
            self.begin.mix_up(self.found.weakest)

    def set_up(self) -> None:
        """Free practice: the round's set-up with practice on."""
        session = self.context.session
        session.spec = replace(session.spec or RoundSpec(self.context.school.scheme.code), practice=True, purpose="", level=0, topics=())
        self.go.emit(RoundSetUp())
