"""`robot`: plays rounds through the real window, off-screen, as a child would touch it; says which answers were shown as kept."""

from __future__ import annotations

import os
import time
from random import Random
from typing import TYPE_CHECKING

import click

from wastequiz.cli import frame, window
from wastequiz.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wastequiz.app import Program
    from wastequiz.domain.items import Band
    from wastequiz.domain.results import Interrupted
    from wastequiz.domain.students import Contestant
    from wastequiz.services.playing import Playing
    from wastequiz.ui.places import Place
    from wastequiz.ui.screens.quiz import QuizScreen


@click.command()
@click.option("--rounds", type=click.IntRange(1), default=1, show_default=True, help="How many rounds to play.")
@click.option("--seed", type=int, default=1, show_default=True, help="Who plays, what is drawn and what is answered depend on it alone.")
@click.option("--ack", is_flag=True, help="Print ACK and the answer's journal number, after each feedback was painted.")
@click.option("--size", metavar="WxH", callback=frame.size_of, default="1366x768", show_default=True, help="Size of the window.")
@frame.json_option
@frame.data_option
def robot(rounds: int, seed: int, ack: bool, size: tuple[int, int], as_json: bool) -> None:
    """Play rounds through the real window, off-screen.

    A class is added where there is none; a round that was cut off is taken up first. With --json the last line says what was played.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    opened = window.program()
    player = Robot(opened, rounds, seed, size, ack=ack)
    opened.on_home = player.begin
    opened.run()
    frame.speak()
    frame.speak()  # the window spoke the school's language
    error = player.error or window.trouble_of(opened)
    if error is not None:
        raise error
    if as_json:
        frame.print_json_line(player.report())
    else:
        click.echo(_("Played: {rounds} rounds, {answers} answers.").format(rounds=player.played, answers=len(player.waits_ms)), err=True)


class Robot:
    """One simulated player at a time, in front of the window. `waits_ms`: from each touch to its feedback painted."""

    def __init__(self, opened: Program, rounds: int, seed: int, size: tuple[int, int], *, ack: bool) -> None:
        self.opened, self.rounds, self.size, self.ack = opened, rounds, size, ack
        self.rng = Random(seed)
        self.played = 0
        self.last_seq = 0
        self.waits_ms: list[float] = []
        self.error: BaseException | None = None
        self._players: list[tuple[Contestant, Band]] = []
        self._touched = 0.0

    def report(self) -> dict[str, object]:
        """What was played, and how long feedback took."""
        waits = sorted(self.waits_ms)
        share = {
            name: waits[min(len(waits) - 1, int(len(waits) * at))] for name, at in (("median", 0.5), ("p99", 0.99), ("max", 1.0)) if waits
        }
        return {
            "rounds": self.played,
            "answers": len(waits),
            "last_seq": self.last_seq,
            "feedback_ms": {name: round(ms, 2) for name, ms in share.items()},
        }

    # ---- the way through the window
    def begin(self) -> None:
        """Takes its place in front of the freshly opened window."""
        from wastequiz.services import playing, simulating

        opened = self.opened
        opened.on_home = None
        if window.trouble_of(opened):
            opened.app.quit()
            return
        school = opened.school
        simulating.answer_first_start(school)
        school.preferences = school.preferences.but(reduced_motion=True, effects=0, voice=0, read_aloud=False)  # for now only: not kept
        opened.use_preferences()
        self._players = simulating.contestants(school)
        opened.window.setMinimumSize(1, 1)
        opened.window.resize(*self.size)
        opened.window.navigator.shown.connect(self._arrived)
        opened.window.navigator.on_trouble = self._failed
        playing.interrupted(school, self._go_on, self._failed)

    def _go_on(self, found: Interrupted | None) -> None:
        from wastequiz.services import playing

        if found is None or found.answered >= found.length:
            self._next_round()
            return

        def taken(again: Playing | None) -> None:
            if again is None:
                playing.let_rest(self.opened.school, found.round_id)
                self._next_round()
            else:
                self._play(again)

        playing.resume(self.opened.school, found.round_id, taken, self._failed)

    def _next_round(self) -> None:
        from wastequiz.domain.rounds import RoundSpec
        from wastequiz.services import playing

        contestant, band = self.rng.choice(self._players)
        spec = RoundSpec(self.opened.school.scheme.code, band)
        playing.begin(self.opened.school, spec, contestant, self._play, self._failed, seed=self.rng.getrandbits(48))

    def _play(self, begun: Playing) -> None:
        from wastequiz.ui.context import Session
        from wastequiz.ui.places import Quiz

        spec = begun.progress.round.spec
        self.opened.context.session = Session(begun.progress.round.contestant, spec=spec, playing=begun, picture_round=spec.pictures_only)
        self.opened.window.navigator.go(Quiz())

    def _arrived(self, place: Place) -> None:
        """The window shows another place: answers where it is a question, ends or goes on where it is the results."""
        from PySide6.QtCore import QTimer

        from wastequiz.ui.places import Crashed, Quiz, Results

        match place:
            case Quiz():
                QTimer.singleShot(0, self._answer)
            case Results():
                self.played += 1
                QTimer.singleShot(0, self.opened.app.quit if self.played >= self.rounds else self._next_round)
            case Crashed(report):
                self._failed(RuntimeError(report))
            case _:
                pass

    # ---- one question
    def _answer(self) -> None:
        from wastequiz.services import playing
        from wastequiz.ui.screens.quiz import QuizScreen

        screen = self.opened.window.navigator.screen
        assert isinstance(screen, QuizScreen)
        screen.feedback_painted.connect(self._seen)
        choice = playing.robot_choice(screen.playing.progress, self.rng)
        self._touched = time.perf_counter()
        if not choice:
            screen.choose(())  # time ran out
            return
        last = screen.answers.fill(choice)
        self._touched = time.perf_counter()
        self._touch(last)

    def _seen(self, seq: int) -> None:
        """A feedback was painted: its answer must be on the disk by now."""
        from PySide6.QtCore import QTimer

        self.waits_ms.append((time.perf_counter() - self._touched) * 1000)
        self.last_seq = seq
        if self.ack:
            click.echo(f"ACK {seq}")  # click flushes
        QTimer.singleShot(0, self._proceed)

    def _proceed(self) -> None:
        screen: QuizScreen | object = self.opened.window.navigator.screen
        following = getattr(screen, "next", None)
        if following is not None:
            self._touch(following)

    def _touch(self, piece: QWidget) -> None:
        """Presses and lets go in the middle of a piece, through the window, so that whatever lies above it would get the touch."""
        from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
        from PySide6.QtGui import QMouseEvent

        home = self.opened.window
        at = QPointF(piece.mapTo(home, piece.rect().center()))
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
            event = QMouseEvent(kind, at, QPointF(home.mapToGlobal(at)), left, held, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(home.windowHandle(), event)

    def _failed(self, error: BaseException) -> None:
        self.error = error
        self.opened.app.quit()
