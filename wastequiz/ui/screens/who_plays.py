"""Who plays: a class, then a seat with its animal; or a guest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QWidget

from wastequiz.domain.errors import EmptyClass, KnownError, UnknownSeat
from wastequiz.domain.items import Band
from wastequiz.domain.quiz_desk import DueQuiz
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.students import ANIMALS, Contestant, SchoolClass, Student, seat_number
from wastequiz.i18n import _, ngettext
from wastequiz.services import enrolling, quizzing
from wastequiz.stage import paint, scenery
from wastequiz.stage import words as lettering
from wastequiz.stage.pieces import Button, Choice
from wastequiz.stage.still import Art, Words
from wastequiz.ui.context import Context, Session, alive
from wastequiz.ui.places import DueQuizzes, GameSetUp, LevelPath, Place, Practice, ReadySets, Rosters, RoundSetUp
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.cards import ClassCard, SeatTile
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.paged import Paged, Sizes
from wastequiz.wording import names
from wastequiz.wording.errors import sentence

CLASS_SIZES = Sizes(smallest=(380, 124), largest=(574, 236), gap=26, shape=3.0)
SEAT_SIZES = Sizes(smallest=(124, 93), largest=(250, 262), gap=16, shape=1.15)
ANIMAL_SIZES = Sizes(smallest=(180, 190), largest=(470, 262), gap=22, shape=1.3)
AIMS: dict[str, Place] = {"quiz": RoundSetUp(), "levels": LevelPath(), "practice": Practice(), "sets": ReadySets(), "due": DueQuizzes()}
"""Where to, once it is known who plays; "game:<id>" leads to that game's set-up."""
GAME = "game:"
MOST_TYPED = 3
"""Digits that can be typed: one more than a seat has, so that a slip is told and not swallowed."""


class WhoPlaysScreen(Screen):
    """Three pages in one: classes, the seats of one, the animals for a guest. The class chosen last opens directly."""

    scenery_name = scenery.QUIZ
    low_back = ((1756.0, 948.0), (948.0, 1778.0))

    def __init__(self, context: Context, class_id: int = 0, aim: str = "quiz") -> None:
        super().__init__(context)
        self.aim = aim
        self.for_game = aim.startswith(GAME)
        if self.for_game:
            self.back_to = GameSetUp(aim.removeprefix(GAME))
        self.setAccessibleName(_("Who plays?"))
        self.wanted = class_id or context.school.preferences.last_class
        self.classes: Sequence[SchoolClass] = ()
        self.school_class: SchoolClass | None = None
        self.students: Sequence[Student] = ()
        self.typed = ""
        self.add_back()
        self.title = Words(self, "", 60, head=True, halo=True)
        self.below = Words(self, "", 30, colour="ink.textSecondary")
        self.mascot = Art(self, "bins/mascot_wave")
        self.bubble = ""
        self.notice = Notice(self, lambda: QRectF(192, 196, 840, 96) if self.tall else QRectF(192, 200, 960, 186))
        self._slipped = False
        self.paged: Paged | None = None
        self.empty: Empty | None = None
        self.bar: list[Button] = []
        self.entry: Button | None = None
        self.hint = ""
        self._made: list[QWidget] = []
        self._up: Callable[[], None] | None = None
        self._asked = 0
        self._first: QWidget | None = None
        enrolling.classes(context.school, alive(self, self._opened), alive(self, self.trouble))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self._first or self.back
        if first is not None:
            first.setFocus()

    def leave(self) -> None:
        """One page up, or home from the first."""
        if self._up is not None:
            self._up()
        else:
            super().leave()

    # ---- the three pages
    def _opened(self, classes: Sequence[SchoolClass]) -> None:
        self.classes = classes
        known = next((c for c in classes if c.id == self.wanted), None)
        if known is None:
            self.show_classes()
        else:
            self.show_class(known, direct=True)

    def show_classes(self) -> None:
        """The page with all classes."""
        self._clear()
        self._up = None
        if not self.classes:
            self._head(_("Who plays?"), "", "")
            desk = self._button(_("Set up a class"), "primary", "users", lambda: self.go.emit(Rosters()))
            guest = self._button(_("Play as a guest"), "paper", "play", self.show_guests)
            self._stand_empty(_("There is no class yet. A teacher can set one up; guests can play right now."), [desk, guest])
            return
        self._head(_("Which class?"), _("Then comes your seat number."), _("Touch your class!"))
        cards: list[ClassCard] = []
        for c in self.classes:
            card = ClassCard(
                self, c.name, names.band(c.band) + " · " + ngettext("{n} student", "{n} students", c.students).format(n=c.students)
            )
            card.clicked.connect(lambda _checked=False, c=c: self.show_class(c))
            cards.append(card)
        self._lay(Paged(self, cards, CLASS_SIZES))
        self.bar = [] if self.aim == "due" else [self._button(_("Play as a guest"), "paper", "play", self.show_guests)]
        self._stand(cards[0])

    def show_class(self, school_class: SchoolClass, *, direct: bool = False) -> None:
        """The page with the seats of a class; `direct`: it was opened without the page of classes."""
        self._clear()
        self.school_class = school_class
        self._up = None if direct else self.show_classes
        self._asked += 1
        asked = self._asked

        def came(students: Sequence[Student]) -> None:
            if asked == self._asked:
                self._show_seats(students)

        self._head(_("Which seat is yours?"), school_class.name, "")
        enrolling.students(self.context.school, school_class.id, alive(self, came), alive(self, self.trouble))

    def _show_seats(self, students: Sequence[Student]) -> None:
        assert self.school_class is not None
        self.students = students
        if self.context.school.preferences.last_class != self.school_class.id:
            self.context.school.prefer(last_class=self.school_class.id)
        other = self._button(_("Other class"), "paper", "users", self.show_classes)
        guest = self._button(_("Play as a guest"), "paper", "play", self.show_guests)
        guest.setVisible(self.aim != "due")
        if not students:
            desk = self._button(_("Fill the class"), "primary", "edit", lambda c=self.school_class: self.go.emit(Rosters(c.id)))
            self._stand_empty(sentence(EmptyClass(self.school_class.name)), [desk, other, guest])
            return
        count = ngettext("{n} student", "{n} students", len(students)).format(n=len(students))
        self._head(_("Which seat is yours?"), f"{self.school_class.name} · {count}", _("Touch your seat!"))
        tiles: list[SeatTile] = []
        for student in students:
            tile = SeatTile(self, f"{student.seat:02d}", names.contestant(student.seat, student.animal), student.animal)
            tile.clicked.connect(lambda _checked=False, s=student: self._sit(s))
            tiles.append(tile)
        self._lay(Paged(self, tiles, SEAT_SIZES))
        self.bar = [other] if self.aim == "due" else [other, guest]
        if self.for_game:
            self.bar.insert(0, self._button(_("The whole class"), "paper", "trophy", self._play_whole))
        self.entry = self._button("", "sun", "check", self._take_typed)
        self.entry.hide()
        self.hint = _("Or type your seat number")
        self._stand(tiles[0])
        if self.aim == "quiz":
            quizzing.due(self.context.school, self.school_class.id, alive(self, partial(self._due_came, tiles)), alive(self, self.trouble))

    def _due_came(self, tiles: Sequence[SeatTile], due: Sequence[DueQuiz]) -> None:
        """What is set to the class can be chosen here as well."""
        if not due or not self._made or tiles[0] not in self._made:
            return
        button = self._button(_("Quiz for the class"), "sun", "calendar", self._aim_at_due)
        self.bar.insert(0, button)
        button.show()
        self.arrange()
        self.raise_over()

    def _aim_at_due(self) -> None:
        """Whoever sits down now gets what is set to the class."""
        assert self.school_class is not None
        self.aim = "due"
        self.show_class(self.school_class, direct=self._up is None)

    def show_guests(self) -> None:
        """The page with an animal for a guest."""
        self._clear()
        self._asked += 1
        self._up = self.show_classes if self.school_class is None else lambda c=self.school_class: self.show_class(c)
        self.school_class = None
        self._head(_("Choose an animal"), _("Guests play without a class."), _("Who will you be?"))
        cards: list[Choice] = []
        for animal in ANIMALS:
            card = Choice(self, names.animal(animal), picture=f"avatars/{animal}", size=40, above=True)
            card.setCheckable(False)
            card.clicked.connect(lambda _checked=False, a=animal: self._play(Contestant(animal=a), None, None))
            cards.append(card)
        self._lay(Paged(self, cards, ANIMAL_SIZES))
        self._stand(cards[0])

    # ---- pieces of a page
    def _clear(self) -> None:
        for piece in self._made:
            self.forget(piece)
        self._first = None
        self._made = []
        self.paged, self.empty, self.bar, self.entry, self.typed, self.hint = None, None, [], None, "", ""
        self.notice.hush()

    def _head(self, title: str, below: str, bubble: str) -> None:
        self.title.setText(title)
        self.below.setText(below)
        self.bubble = bubble
        self.mascot.setVisible(bool(bubble))
        self.arrange()
        self.update()

    def _button(self, label: str, kind: str, icon: str, deed: Callable[[], object]) -> Button:
        button = Button(self, label, kind, size=36, icon=icon)
        button.clicked.connect(lambda: deed())
        self._made.append(button)
        return button

    def _lay(self, paged: Paged) -> None:
        self.paged = paged
        self._made += [*paged.pieces, *paged.buttons]

    def _stand_empty(self, text: str, buttons: list[Button]) -> None:
        self.empty = Empty(self, text, buttons)
        self._made += [p for p in self.empty.pieces if p not in self._made]
        self._stand(buttons[0])

    def _stand(self, first: QWidget) -> None:
        """The page is whole: put everything in its place, lead the keyboard to its first piece."""
        self.arrange()
        for piece in (*(self.empty.pieces if self.empty else ()), *self.bar):
            piece.show()
        self._first = first
        first.setFocus()
        self.raise_over()
        self.update()

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        if self.tall:
            self.put(self.title, 182, 48, 850, 90)
            self.put(self.below, 192, 134, 830, 56)
            self.put(self.mascot, 120, 300, 330, 330)
            body, bar = QRectF(40, 700, 1000, 1040), 1776.0
        else:
            self.put(self.title, 182, 44, 980, 84)
            self.put(self.below, 192, 130, 960, 56)
            self.put(self.mascot, 1190, 76, 290, 290)
            body, bar = QRectF(72, 392, 1776, 540), 948.0
        if self.empty is not None:
            self.empty.arrange(body.adjusted(0, -120, 0, 100))
            return
        if self.paged is not None:
            few = len(self.paged.pieces) <= 3 and not self.tall
            self.paged.arrange(body.adjusted(0, -70, 0, -30) if few else body)
        left = 72.0 if not self.tall else 40.0
        for button in self.bar:
            w = 352.0 if not self.tall else 320.0 if len(self.bar) < 3 else 226.0
            self.put(button, left, bar, w, 100)
            left += w + 22
        if self.entry is not None:
            across = 420.0 if not self.tall else 206.0 if self.look.low_reach or len(self.bar) > 2 else 316.0
            self.put(self.entry, left, bar, across, 100)
        if not self.notice.isHidden():
            self.notice.place()

    def paint_under(self, p: QPainter) -> None:
        t = self.look.theme
        if self.bubble:
            where = self.where(self.mascot)
            box = QRectF(where.right() + 30, where.top() + 40, 330, 118)
            paint.bubble(p, self.look, box)
            lettering.display(p, self.look, box.adjusted(18, 8, -18, -8), self.bubble, 38, t.colour("ink.text"), align="center", fat=0.02)
        if self.hint and self.entry is not None and not self.typed and self.entry in self._made and self.unit >= 0.75:
            where = self.where(self.entry)
            if where.width() < 300:
                return
            across = min(where.width(), lettering.width(self.look, self.hint, 30) + 116)
            pill = QRectF(where.left() + 8, where.top() + 10, across, 76)
            paint.rounded(p, pill, 38, t.colour("surface.card", 0.7))
            paint.icon(p, self.look, "keyboard", pill.left() + 46, pill.center().y(), 42, t.colour("ink.textSecondary"))
            lettering.text(p, self.look, pill.adjusted(84, 0, -20, 0), self.hint, 30, t.colour("ink.textSecondary"))

    # ---- typing a seat
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.paged is not None and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.turn(-1 if event.key() == Qt.Key.Key_PageUp else 1)
            return
        if self.entry is not None:
            if event.text().isdecimal():
                self._type(event.text() if self._slipped else self.typed + event.text())
                return
            if event.key() == Qt.Key.Key_Backspace and self.typed:
                self._type(self.typed[:-1])
                return
            if event.key() == Qt.Key.Key_Escape and self.typed:
                self._type("")
                return
        super().keyPressEvent(event)

    def _type(self, typed: str) -> None:
        assert self.entry is not None and self.paged is not None
        self.typed = typed[:MOST_TYPED]
        self._slipped = False
        self.notice.hush()
        self.entry.set_label(_("Seat {seat} · Enter").format(seat=self.typed))
        self.entry.setVisible(bool(self.typed))
        if self.typed:
            self.entry.setFocus()
        else:
            self.paged.pieces[0].setFocus()
        self.update()

    def _take_typed(self) -> None:
        assert self.school_class is not None
        try:
            seat = seat_number(self.typed)
            student = next((s for s in self.students if s.seat == seat), None)
            if student is None:
                raise UnknownSeat(self.school_class.name, seat)
        except KnownError as error:
            told = sentence(error)
            self._slipped = True
            self.notice.tell(told)
            if self.context.school.preferences.read_aloud:
                self.say(told)
            return
        self._sit(student)

    # ---- off to the round
    def _sit(self, student: Student) -> None:
        self._play(enrolling.contestant(student), self.school_class, student)

    def _play(self, contestant: Contestant, school_class: SchoolClass | None, student: Student | None) -> None:
        context = self.context
        if context.school.preferences.read_aloud:
            self.say(names.contestant(contestant.seat, contestant.animal))
        limit = context.school.preferences.limit_s
        preset = context.session.spec
        if preset is not None and context.session.school_class is not None:  # what the one before needed is not this one's
            preset = replace(preset, pictures_only=False, limit_s=limit)
        band = school_class.band if school_class else preset.band if preset else Band.g34
        pictures = band == Band.pre or bool(student and student.cannot_read) or bool(preset and preset.pictures_only)
        spec = replace(
            preset or RoundSpec(context.school.scheme.code, limit_s=limit),
            scheme=context.school.scheme.code,
            band=band,
            extra_time=student.extra_time if student else 1.0,
            pictures_only=pictures,
        )
        if pictures:
            spec = replace(spec, limit_s=None)
        context.session = Session(contestant, school_class, spec, picture_round=pictures)
        context.last_student = contestant
        context.last_session = context.session
        self.go.emit(GameSetUp(self.aim.removeprefix(GAME)) if self.for_game else AIMS[self.aim])

    def _play_whole(self) -> None:
        """The whole class plays, as one or in teams; nobody's own answers."""
        assert self.school_class is not None
        context, of = self.context, self.school_class
        spec = RoundSpec(context.school.scheme.code, of.band, pictures_only=of.band == Band.pre)
        context.session = Session(Contestant(class_id=of.id), of, spec, picture_round=spec.pictures_only)
        self.go.emit(GameSetUp(self.aim.removeprefix(GAME)))
