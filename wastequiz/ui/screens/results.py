"""Results: points, right answers, personal best, how a level went, and every mistake once more with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.levels import LEVELS, LevelState, is_passed
from wastequiz.i18n import _, ngettext
from wastequiz.services import levels, practising, quiz_rounds, quizzing
from wastequiz.services import playing as deeds
from wastequiz.services.playing import Playing
from wastequiz.services.quiz_rounds import Tries
from wastequiz.stage import paint, scenery, words
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.still import Art, Panel
from wastequiz.ui.context import Context, Session, alive
from wastequiz.ui.places import ClassBoard, Home, LevelPath, Place, Practice, Quiz
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets import certificate_saving
from wastequiz.ui.widgets.level_verdict import LIGHT_MS, LevelVerdict
from wastequiz.ui.widgets.review import Review
from wastequiz.wording import levels as level_words
from wastequiz.wording import names, reasons, sets
from wastequiz.wording import quizzes as quiz_words

GAP = 22.0


class ResultsScreen(Screen):
    """The round in the session, ended."""

    scenery_name = scenery.HALL
    top_bar = (150.0, 150.0)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        playing = context.session.playing
        if playing is None:
            raise ValueError("no round to show")
        self.progress = playing.progress
        self.scheme = context.scheme
        self.mistakes = self.progress.mistakes()
        self.pictures_only = self.progress.round.spec.pictures_only
        self.leads_back = context.session.leads_back
        if self.leads_back is not None:
            self.back_to = self.leads_back
            self.add_back()
        else:
            self.add_back("home", _("Home"))
        total = len(self.progress.first_attempts)
        self.setAccessibleName(_("Results: {right} of {total} right").format(right=self.progress.right, total=total))
        all_right = not self.mistakes
        self.mascot = Art(self, "bins/mascot_cheer" if self.progress.right * 2 >= total else "bins/mascot_wave")
        self.states: Sequence[LevelState] = ()
        self.verdict: LevelVerdict | None = None
        if self.level:
            self._add_verdict()
        self.score = Panel(self, painter=self._paint_score)
        self.score.setAccessibleName(self._score_words())
        lessons = [reasons.lesson(self.progress.round.question(a.stone.n), a, self.scheme) for a in self.mistakes]
        self.review = Review(self, lessons, self.scheme, pictures_only=self.pictures_only)
        self.next_level: Button | None = None
        self.once_more: Button | None = None
        self.practise: Button | None = None
        self.path: Button | None = None
        self.certificate: Button | None = None
        self.board: Button | None = None
        self.home: Button | None = None
        self.buttons: list[Button] = []
        self._add_buttons()
        self.up = RoundButton(self, "up", _("Earlier mistakes"))
        self.down = RoundButton(self, "down", _("Further mistakes"))
        self.up.clicked.connect(lambda: self._turn(-1))
        self.down.clicked.connect(lambda: self._turn(1))
        if all_right or self.progress.passed or (self.verdict is not None and self.verdict.lights):
            context.sound.play("win")
        self.buttons[0].setFocus()
        if context.school.preferences.read_aloud or self.progress.round.spec.pictures_only:
            self.later(0, self._read)

    def _read(self) -> None:
        """The score; to those who cannot read what is to be learnt as well."""
        said = self._score_words()
        self.say(f"{said}. {self.review.accessibleName()}" if self.pictures_only else said)

    @property
    def level(self) -> int:
        """The level that was played, 0 for any other round."""
        return self.progress.round.spec.level

    def _add_verdict(self) -> None:
        right, total, before = self.progress.right, len(self.progress.first_attempts), self.context.session.level_before
        head, line = level_words.verdict(self.level, right, total, before)
        lit = before is not None and before.passed
        self.verdict = LevelVerdict(self, head, line, passed=is_passed(right, total), lit=lit)
        self.mascot.hide()
        if self.verdict.lights:
            shine = self.verdict.shine
            self.later(0, lambda: self.animate(LIGHT_MS, shine))
        levels.levels(self.context.school, self.progress.round.contestant, alive(self, self._know), alive(self, self.trouble))

    def _know(self, states: Sequence[LevelState]) -> None:
        self.states = states

    def _add_buttons(self) -> None:
        """The first is the primary one: what most want to do next."""
        spec, contestant = self.progress.round.spec, self.progress.round.contestant
        on_path = self.verdict is not None
        if self.verdict is not None and self.verdict.passed and self.level < len(LEVELS):
            self.next_level = self._button(_("Next level"), "next", lambda: self.begin_level(self.level + 1))
        again = _("Try again") if on_path else _("Play again")
        if spec.quiz is not None:
            self._add_quiz_buttons()
            return
        if not spec.practice or not spec.purpose:  # practice that was chosen for somebody is chosen anew on its own page
            self.once_more = self._button(again, "play", self.play_again)
        if self.mistakes:
            self.practise = self._button(_("Practise these again"), "undo", self.practise_again)
        if on_path:
            self.path = self._button(_("All levels"), "map", lambda: self.go.emit(LevelPath()))
            return
        if not contestant.is_guest and not spec.practice:
            self.board = self._button(_("Class board"), "trophy", lambda: self.go.emit(ClassBoard(contestant.class_id)))
        on_page = bool(spec.purpose) and spec.practice and not contestant.is_guest
        after: Place = self.leads_back or (Practice() if on_page else Home())
        self.home = self._button(_("Done"), "check", lambda: self.go.emit(after))

    def _add_quiz_buttons(self) -> None:
        """A certificate where one was earned; once more where there are tries left, which the store must tell first."""
        quiz = self.progress.round.spec.quiz
        assert quiz is not None
        if quiz.certificate and self.progress.passed:
            self.certificate = self._button(_("Certificate"), "trophy", self.show_certificate)
        self.home = self._button(_("Done"), "check", lambda: self.go.emit(self.leads_back or Home()))
        if self.mistakes:
            self.practise = self._button(_("Practise these again"), "undo", self.practise_again)
        who = self.progress.round.contestant
        if quiz.assignment and not who.is_guest:
            quiz_rounds.tries(self.context.school, quiz.assignment, who.ref, alive(self, self._tries_came), _no_further_try)

    def _tries_came(self, tries: Tries) -> None:
        if tries.left:
            self.once_more = self._button(_("Try again"), "play", self.play_again)
            self.once_more.show()
            self.arrange()
            self.raise_over()

    def show_certificate(self) -> None:
        """The certificate, to save or to print: a seat and its animal, as on the wall."""
        from wastequiz.paper import certificate

        who, of = self.progress.round.contestant, self.context.session.school_class
        school = self.context.school
        found = certificate.earned(
            self.progress, names.contestant(who.seat, who.animal), of.name if of else "", quizzing.today(school).isoformat()
        )
        certificate_saving.ask(self, found)

    def _button(self, label: str, icon: str, deed: Callable[[], object]) -> Button:
        first = not self.buttons
        button = Button(self, label, "primary" if first else "paper", size=48 if first else 40, icon=icon)
        button.clicked.connect(lambda: deed())
        self.buttons.append(button)
        return button

    # ---- layout
    def arrange(self) -> None:
        self.put_back()
        wide = not self.tall
        if wide:
            if self.verdict is not None:
                self.put(self.verdict, 72, 622, 640, 418)
            self.put(self.mascot, 96, 610, 330, 330)
            self.put(self.score, 72, 158, 640, 440)
            self.put(self.review, 752, 44, 1096, self.review.height_in(840))
            self._put_buttons(self.buttons, 752, 916, 1096, 124)
            self.put(self.up, 1736, 62, 84, 90)
            self.put(self.down, 1632, 62, 84, 90)
        else:
            if self.verdict is not None:
                self.put(self.verdict, 700, 160, 340, 430)
            self.put(self.mascot, 700, 150, 320, 320)
            self.put(self.score, 40, 160, 640, 430)
            self.put(self.review, 40, 640, 1000, self.review.height_in(960))
            self.put(self.buttons[0], 40, 1634, 1000, 118)
            self._put_buttons(self.buttons[1:], 40, 1776, 1000, 104)
            self.put(self.up, 928, 662, 84, 90)
            self.put(self.down, 824, 662, 84, 90)
        for button in (self.up, self.down):
            button.setVisible(self.review.pages > 1)
            button.raise_()
        self.up.setEnabled(self.review.page > 0)
        self.down.setEnabled(self.review.page + 1 < self.review.pages)

    def _put_buttons(self, buttons: Sequence[Button], left: float, top: float, room: float, high: float) -> None:
        """Puts buttons side by side so that they fill the row, those with more to say wider."""
        wishes = [min(330.0, 150 + words.width(self.look, b.label, b.size_of_text, bold=True)) for b in buttons]
        spare = room - GAP * (len(buttons) - 1) - sum(wishes)
        for button, wish in zip(buttons, wishes, strict=True):
            across = wish + spare / len(buttons)
            self.put(button, left, top, across, high)
            left += across + GAP

    def _turn(self, by: int) -> None:
        self.review.turn(by)
        self.arrange()

    # ---- words
    def _score_words(self) -> str:
        first = self.progress.first_attempts
        parts = [f"{self.verdict.head} {self.verdict.line}".rstrip(".。")] if self.verdict is not None else []
        parts.append(_("{right} of {total} right").format(right=self.progress.right, total=len(first)))
        if not self.progress.round.spec.practice:
            parts.append(_("{points:g} points").format(points=self.progress.points))
        parts.append(self._best_words())
        return ". ".join(p for p in parts if p)

    def _best_words(self) -> str:
        contestant = self.progress.round.contestant
        if self.progress.round.spec.quiz is not None:
            return quiz_words.not_reached(self.progress) or quiz_words.verdict(self.progress) or quiz_words.out_of(self.progress)
        if self.progress.round.spec.exam:
            return sets.verdict(self.progress.right, len(self.progress.first_attempts))
        if self.level:
            return level_words.best_line(self.progress.right, len(self.progress.first_attempts), self.context.session.level_before)
        if contestant.is_guest or self.progress.round.spec.practice:
            return ""
        before = self.context.session.best_before
        if before is None:
            return _("Your first round of this length: a start!")
        if self.progress.points > before.points:
            return _("New personal best! Before: {points:g}").format(points=before.points)
        return _("Your best so far: {points:g}").format(points=before.points)

    # ---- painting
    def _paint_score(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        contestant = self.progress.round.contestant
        first = self.progress.first_attempts
        paint.circle(p, 92, 88, 54, t.colour("surface.paper2"))
        self.look.pictures.draw(p, f"avatars/{contestant.animal}", 48, 40, 88)
        who = _("Guest") if contestant.is_guest else names.contestant(contestant.seat, contestant.animal)
        words.display(p, self.look, QRectF(166, 44, box.width() - 200, 88), who, 44, t.colour("ink.text"))
        words.display(
            p,
            self.look,
            QRectF(40, 150, box.width() * 0.5, 120),
            f"{self.progress.right} / {len(first)}",
            104,
            t.colour("brand.primary"),
            fat=0.04,
        )
        if self.pictures_only:
            self._paint_stars(p, QRectF(44, 270, box.width() * 0.58, 70))
        else:
            right_word = ngettext("right answer", "right answers", self.progress.right)
            words.text(p, self.look, QRectF(44, 266, box.width() * 0.5, 44), right_word, 32, t.colour("ink.textSecondary"))
        if not self.progress.round.spec.practice:
            label = f"{self.progress.points:.0f}"
            across = paint.chip_width(self.look, label, 92)
            paint.score_chip(
                p,
                self.look,
                QRectF(box.width() - 40 - across, 170, across, 92),
                label,
                "star_score",
                fill="right.tint",
                border="right.lip",
                lip=False,
            )
        if self.progress.best_streak > 1:
            label = _("best {n}").format(n=self.progress.best_streak)
            across = paint.chip_width(self.look, label, 66)
            paint.score_chip(p, self.look, QRectF(box.width() - 40 - across, 276, across, 66), label, "flame_streak", lip=False)
        best = self._best_words()
        if best:
            strip = QRectF(28, box.height() - 82, box.width() - 56, 60)
            paint.rounded(p, strip, 24, t.colour("right.tint"))
            words.text(p, self.look, strip.adjusted(20, 0, -20, 0), best, 30, t.colour("ink.text"), bold=True, align="center")

    def _paint_stars(self, p: QPainter, box: QRectF) -> None:
        """A star for each question, yellow where it was answered right, for those who cannot read numbers yet."""
        total = len(self.progress.first_attempts)
        r = min(30.0, box.width() / max(total, 1) / 2.3)
        for i in range(total):
            fill = "right.fill" if i < self.progress.right else "surface.paper2"
            paint.star(p, self.look, box.left() + r * (1.1 + 2.3 * i), box.center().y(), r, fill)

    # ---- deeds
    def play_again(self) -> None:
        """Another round of the same make for the same contestant."""
        spec, contestant = self.progress.round.spec, self.progress.round.contestant
        before = self._known(self.level) if self.level else None
        self.setEnabled(False)
        if spec.quiz is not None:
            quiz_rounds.begin(self.context.school, spec.quiz.assignment, contestant, self._begun(None), alive(self, self._not_begun))
            return
        deeds.begin(self.context.school, spec, contestant, self._begun(before), alive(self, self._not_begun))

    def practise_again(self) -> None:
        """A practice round about what went wrong."""
        self.setEnabled(False)
        contestant = self.progress.round.contestant
        practising.again(self.context.school, self.progress, contestant, self._begun(None), alive(self, self._not_begun))

    def begin_level(self, number: int) -> None:
        """The next level."""
        self.setEnabled(False)
        contestant = self.progress.round.contestant
        levels.begin_level(self.context.school, contestant, number, self._begun(self._known(number)), alive(self, self._not_begun))

    def _known(self, number: int) -> LevelState | None:
        """How the student stands with a level now; None for a guest."""
        if self.progress.round.contestant.is_guest:
            return None
        untried = LevelState(number, LEVELS[number - 1].code, is_open=True)  # until what is kept has been read
        return next((s for s in self.states if s.number == number), untried)

    def _begun(self, before: LevelState | None) -> Callable[[Playing], None]:
        old = self.context.session

        def begun(again: Playing) -> None:
            contestant, spec = again.progress.round.contestant, again.progress.round.spec
            session = Session(contestant, old.school_class, spec, again, picture_round=spec.pictures_only)
            if self.leads_back is not None:
                session = replace(old, spec=spec, playing=again)
            self.context.session = replace(session, level_before=before)
            self.go.emit(Quiz())

        return alive(self, begun)

    def _not_begun(self, error: BaseException) -> None:
        self.setEnabled(True)
        self.trouble(error)


def _no_further_try(_error: BaseException) -> None:
    """The quiz was taken back from the class meanwhile."""
