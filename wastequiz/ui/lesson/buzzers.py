"""Buzzers: who presses first is shown at once and answers on the board; where they miss it, the others may take it over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.lesson import Lesson
from wastequiz.domain.lesson_steps import Chosen, can_steal
from wastequiz.domain.questions import Choice
from wastequiz.i18n import _
from wastequiz.services.hosting import Hosting
from wastequiz.stage.pieces import Button
from wastequiz.ui.context import alive
from wastequiz.ui.lesson.board import BoardWay
from wastequiz.ui.lesson.buzz import first_of, key_of, known, learnt, team_for
from wastequiz.ui.lesson.gathered import Gathered, gathered
from wastequiz.ui.lesson.piece_way import BACK, PieceWay, side_by_side
from wastequiz.ui.places import LessonPlay
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.buzzer import Buzzer, Light
from wastequiz.wording import lessons

LEARN, GAP = 100.0, 24.0
STILL_MS = 600
"""So long after a buzz the answers hear nothing: the finger, or the key, that buzzed may come down a second time."""


class Buzzes(Gathered):
    """`first`: the team that buzzed first and is to answer, 0 none; `pressed`: who pressed just now; `learning`: keys are learnt now."""

    def __init__(self) -> None:
        super().__init__()
        self.first = 0
        self.pressed: list[int] = []
        self.learning = False


class BuzzersWay(PieceWay):
    """The buzzers fill the board until one is pressed; then the answers are there, for that team. Keys: 1 to 8, or what was learnt; Page Up takes a buzz back."""

    def __init__(self, screen: Screen, hosting: Hosting, aloud: bool) -> None:
        super().__init__(screen, hosting, aloud)
        before = set(screen.children())
        self.board = BoardWay(screen, hosting, aloud)
        self._answers = [part for part in screen.children() if part not in before and isinstance(part, QWidget)]
        self._hidden: list[QWidget] = []
        self.board.heard.connect(self._answered)
        self.shared = gathered(hosting, Buzzes)
        self.shared.changed.connect(self._changed)
        self._deciding = False
        self.buzzers = [self.add(Buzzer(screen, team, lessons.team(self.lesson, team.id))) for team in hosting.lesson.spec.teams]
        for buzzer in self.buzzers:
            buzzer.buzzed.connect(self.press)
        self.learn = self.add(Button(screen, _("Learn the buzzers' keys"), "paper", size=34, icon="keyboard"))
        self.learn.clicked.connect(lambda: self._learn(not self.learning))
        self.not_them = self.add(Button(screen, _("Not them"), "paper", size=34, icon="undo"))
        self.not_them.clicked.connect(lambda: self.take_back())
        self.shield = QWidget(screen)
        """Lies over the answers while they hear nothing."""
        self.shield.hide()
        self._known = 0
        """Whose buzz was shown last."""
        self.still = QTimer(self)
        self.still.setSingleShot(True)
        self.still.setInterval(STILL_MS)
        self.still.timeout.connect(self.shield.hide)
        self._show()

    # ---- whose buzzers
    @property
    def first(self) -> int:
        """The team that buzzed first and is to answer, 0 none."""
        return self.shared.first

    def own(self) -> Sequence[Button]:
        return (self.not_them,)

    @property
    def may_take_back(self) -> bool:
        """Whether a buzz can be one that nobody meant: who takes over what another missed has been chosen."""
        return bool(self.first) and not self.lesson.stealing and self.is_open

    def let_answer(self) -> None:
        """From now on the answers are heard."""
        self.still.stop()
        self.shield.hide()

    def _keep_still(self) -> None:
        """After a buzz, also one that comes from another window, nothing is heard for a moment."""
        if self.first and self.first != self._known:
            self.shield.show()
            self.shield.raise_()
            self.screen.raise_over()
            self.still.start()
        elif not self.first:
            self.let_answer()
        self._known = self.first

    @property
    def learning(self) -> bool:
        return self.shared.learning

    @property
    def teams(self) -> tuple[int, ...]:
        return tuple(buzzer.team.id for buzzer in self.buzzers)

    @property
    def may_buzz(self) -> tuple[int, ...]:
        """The teams whose buzzers are on: nobody answered yet, or what was missed may be taken over."""
        if self.first or self.lesson.stealing:
            return ()
        return self.turn.teams or can_steal(self.lesson)

    @property
    def keys(self) -> dict[str, int]:
        """Learnt keys to teams. The station keeps them: its buzzers are the same tomorrow."""
        return known(self.screen.context.school.preferences.buzzer_keys, self.teams)

    def _keep(self, keys: Iterable[str]) -> None:
        self.screen.context.school.prefer(buzzer_keys="".join(keys))

    def _learn(self, on: bool) -> None:
        """Asks one team after the other to press its buzzer."""
        self.shared.learning = on
        if on:
            self._keep(())
        self.shared.changed.emit()

    def _next_to_learn(self) -> int:
        known = self.keys.values()
        return next((team for team in self.teams if team not in known), 0) if self.learning else 0

    # ---- pressing
    def press(self, team: int) -> None:
        """A buzzer went down. Who else pressed in the same moment is compared before anybody is first."""
        if team not in self.may_buzz or self.learning:
            return
        if not self._deciding:
            self._deciding = True
            QTimer.singleShot(0, self, self._decide)
        self.shared.pressed.append(team)

    def _decide(self) -> None:
        self._deciding = False
        pressed, self.shared.pressed = [team for team in self.shared.pressed if team in self.may_buzz], []
        if not pressed:
            return
        team = first_of(self.lesson, pressed)
        if self.turn.teams:
            self._is_first(team)
        else:
            self.hosting.steal(alive(self, self._took_over), self.screen.trouble, team=team)

    def _took_over(self, _lesson: Lesson) -> None:
        """What was missed is answered anew, on a fresh page."""
        self.screen.go.emit(LessonPlay())

    def _is_first(self, team: int) -> None:
        self.shared.first = team
        self.screen.context.sound.play("press")
        self.screen.say(lessons.team(self.lesson, team))
        self.shared.changed.emit()

    def _changed(self) -> None:
        """The page lays itself out anew, with the answers or the buzzers."""
        self._show()
        self.refresh()
        self._keep_still()
        self.turned.emit()
        self.screen.arrange()

    def take_back(self) -> bool:
        """A buzz that nobody meant; False where there is none, or the team took over what another missed."""
        if not self.may_take_back:
            return False
        self.shared.first = 0
        self.shared.changed.emit()
        return True

    def _answered(self, chosen: Chosen) -> None:
        if self.first:
            self._give(chosen.choice)

    def _give(self, choice: Choice) -> None:
        self.heard.emit(Chosen(choice, self.used_ms(), team=self.first))

    def key(self, event: QKeyEvent) -> bool:
        letter = event.text().lower()
        if self.learning and letter.strip() and not event.isAutoRepeat():
            self._keep(learnt(self.keys, self.teams, letter))
            self.shared.learning = bool(self._next_to_learn())
            self.shared.changed.emit()
            return True
        if self.first and self.is_open:
            if event.key() in BACK and self.take_back():
                return True
            return self.still.isActive() or self.board.key(event)
        team = team_for(self.keys, self.teams, letter)
        if team in self.may_buzz and not event.isAutoRepeat():
            self.press(team)
            return True
        return False

    @property
    def gives(self) -> Button | None:
        return self.board.gives if self.first else None

    def room_for_deeds(self) -> QRectF:
        return self.board.room_for_deeds() if self.answers_shown else super().room_for_deeds()

    def enter_key(self) -> bool:
        return bool(self.first) and (self.still.isActive() or self.board.enter_key())

    def options_said(self) -> tuple[str, ...]:
        return self.board.options_said()

    # ---- showing
    def show_lesson(self, lesson: Lesson) -> None:
        if lesson.stealing and self.is_open:
            self.shared.first = lesson.stealing
        elif not self.is_open and not lesson.paused:
            self.shared.first = 0  # it answered
        self.board.show_lesson(lesson)
        self._keep_still()
        self._show()
        super().show_lesson(lesson)

    @property
    def answers_shown(self) -> bool:
        """Whether the answers are on the board: somebody is to answer, or did and nobody may take over."""
        return bool(self.first) or not self.may_buzz

    def _show(self) -> None:
        learning = self._next_to_learn()
        for buzzer in self.buzzers:
            team = buzzer.team.id
            light: Light = "first" if team == self.first else "ready" if team in self.may_buzz else "dark"
            buzzer.show_light(light, key_of(self.keys, self.teams, team), learning=team == learning)

    def wanted(self, part: QWidget) -> bool:
        if part is self.not_them:
            return self.may_take_back and not self.for_class
        return not self.answers_shown and not (self.for_class and part is self.learn)

    def refresh(self) -> None:
        on = self._on and self.answers_shown
        if on:
            for part in self._hidden:
                part.show()
            self._hidden = []
        else:
            going = [part for part in self._answers if not part.isHidden()]
            for part in going:
                part.hide()
            self._hidden += going
        super().refresh()

    def card(self) -> QRectF:
        return self.board.card() if self.answers_shown else super().card()

    def arrange(self, box: QRectF) -> None:
        self.board.arrange(box)
        super().arrange(box)
        self.put(self.shield, QRectF(self.screen.area.left(), box.top(), self.screen.area.width(), box.height()))

    def lay_out(self) -> None:
        if self.answers_shown:
            return
        n = len(self.buzzers)
        box = self.box.adjusted(0, 0, 0, 0 if self.for_class else -LEARN - GAP)
        columns = (min(n, 2) if n > 3 else 1) if self.screen.tall else n if n < 5 else -(-n // 2)
        for buzzer, place in zip(self.buzzers, side_by_side(box, n, columns, GAP), strict=True):
            self.put(buzzer, place)
        wide = min(620.0, self.box.width())
        self.put(self.learn, QRectF(self.box.center().x() - wide / 2, self.box.bottom() - LEARN, wide, LEARN))

    def paint_over(self, p: QPainter) -> None:
        if self.answers_shown:
            self.board.paint_over(p)

    def forget(self) -> None:
        self.board.forget()
        self.shield.deleteLater()
        super().forget()
