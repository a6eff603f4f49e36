"""The camera of the tour: a window off-screen, led from place to place, waited for until it is quiet, and saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeVar

from wastequiz import i18n
from wastequiz.domain.kinds import KINDS, slip
from wastequiz.domain.questions import Choice, Question
from wastequiz.domain.results import Best
from wastequiz.domain.rounds import Answer, RoundSpec
from wastequiz.domain.students import GUEST, Contestant, SchoolClass, Student
from wastequiz.services import enrolling, playing, touring
from wastequiz.services.playing import Playing
from wastequiz.services.touring import Classes

if TYPE_CHECKING:
    from wastequiz.ui.places import Place
    from wastequiz.ui.screen import Screen

S = TypeVar("S")
T = TypeVar("T")

MOST_TURNS = 10_000
NEVER_MS = 10**8
MS = 3_400
"""How long every answer of the tour takes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for."""

    size: tuple[int, int]
    language: str
    theme: str
    text_size: str
    only: str = ""

    @property
    def number(self) -> int | None:
        """The number of the one picture that is wanted, where `only` begins with it ("07_home")."""
        digits, _line, _rest = self.only.partition("_")
        return int(digits) if len(digits) > 1 and digits.isdigit() else None

    def asks_for(self, name: str) -> bool:
        """Whether a picture with this number and name ("07_home") is wanted."""
        return self.only in name if self.number is None else name.startswith(self.only)


@dataclass(frozen=True, slots=True)
class Taken:
    """One picture."""

    file: Path
    place: str
    state: str


class Tour:
    """Holds school, window and pictures. Stops call `go`, touch the page, and `take` the picture."""

    def __init__(self, folder: Path, out: Path, wanted: Wanted) -> None:
        from PySide6.QtWidgets import QApplication

        from wastequiz.app import Courier, application
        from wastequiz.stage import words
        from wastequiz.stage.canvas import let_keyboard_lead
        from wastequiz.stage.look import Look
        from wastequiz.stage.sound import Sound
        from wastequiz.stage.theme import TEXT_SIZES, Theme
        from wastequiz.stage.voice import Voice
        from wastequiz.ui import own_pictures
        from wastequiz.ui.class_view.screens import ToldScreens
        from wastequiz.ui.context import Context
        from wastequiz.ui.game_clock import GameClock
        from wastequiz.ui.screens import home
        from wastequiz.ui.window import Window

        class Silent(Sound):
            """A loudspeaker that is what the tour says, whatever this computer has."""

            def check(self) -> str:
                return self.trouble

        class Mute(Voice):
            """The same for the voice."""

            def check(self) -> str:
                return self.trouble

            def check_player(self) -> str:
                return self.player_trouble

        self.out, self.wanted = out, wanted
        self.taken: list[Taken] = []
        self._number = 0
        self.app = application([])
        QApplication.setCursorFlashTime(0)
        i18n.use(wanted.language)
        self._courier = Courier()
        self._delivered = 0
        self.school = touring.open_school(folder, self._deliver)
        self.nowhere = touring.unopened(folder / "nowhere")
        for school in (self.school, self.nowhere):
            school.preferences = school.preferences.but(
                language=wanted.language, scheme=touring.school_rules(), theme=wanted.theme, text_size=wanted.text_size
            )
        look = Look(Theme(wanted.theme, text_scale=TEXT_SIZES[wanted.text_size]))
        self.context = Context(self.school, look, Silent(0), Mute(0, wanted.language, folders=(Path("/home/school/wastequiz/voices"),)))
        own_pictures.show_those_of(lambda: self.school)
        self.screens = ToldScreens()
        self.window = Window(self.context, self.screens)
        self.window.setMinimumSize(1, 1)
        self.window.resize(*wanted.size)
        self.window.navigator.on_trouble = self.failed
        self.window.show()
        self.lead = let_keyboard_lead
        self._words = words
        words.keep_all()
        self._home = home
        self._by_clock = home.OFFER_MS, home.WORRY_MS
        home.OFFER_MS = home.WORRY_MS = NEVER_MS  # pictures must not depend on how quick this computer is
        self._game_clock = GameClock
        GameClock.by_hand = True
        self._classes: Classes | None = None

    def close(self) -> None:
        """Ends window and school."""
        self._words.keep_all(False)
        self._home.OFFER_MS, self._home.WORRY_MS = self._by_clock
        self._game_clock.by_hand = False
        self.window.close()
        self.window.navigator.screen = None  # it goes with the window, and is not waited for
        self.window.deleteLater()
        self.rest()
        self.school.close()

    @property
    def classes(self) -> Classes:
        """The three classes; they are enrolled and play when first asked for."""
        if self._classes is None:
            self._classes = touring.fill(self.school, chinese=self.wanted.language == i18n.FIRST_LANGUAGE)
        return self._classes

    def _deliver(self, call: Callable[[], None]) -> None:
        """Hands on what the store answers, and counts it."""
        self._delivered += 1
        self._courier.deliver(call)

    # ---- leading
    def go(self, place: Place, *, last_class: int = 0) -> None:
        """Goes to `place` as if only `last_class` (0: nothing) had been chosen before, and waits until the page stands."""
        self.school.preferences = self.school.preferences.but(last_class=last_class)
        self.lead(False)
        self.window.navigator.go(place)
        home = self.window.navigator.screen
        if isinstance(home, self._home.HomeScreen):  # what it would look for by the clock, it looks for now
            home.look_for_class()
        self.rest()

    def page(self, kind: type[S]) -> S:
        """The page that stands, which must be of this kind."""
        screen = self.window.navigator.screen
        assert isinstance(screen, kind), f"{screen!r} is not the page the tour is at"
        return screen

    def key(self, key: int, text: str = "") -> None:
        """Presses a key on the page that stands."""
        from PySide6.QtCore import QCoreApplication, QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        screen = self.window.navigator.screen
        assert screen is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(screen, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
        self.rest()

    def rest(self) -> None:
        """Waits until nothing is under way any more: no work of the store, nothing beside the window, no movement."""
        from PySide6.QtCore import QCoreApplication, QEvent

        from wastequiz.ui import background

        for turn in range(4):
            before, beside = self._delivered, background.busy()
            self._long_work_done()
            self.app.processEvents()
            for _wait in range(MOST_TURNS):
                if not background.busy():
                    break
                beside = True
                self.app.processEvents()
            screen: Screen | None = self.window.navigator.screen
            if screen is not None:
                screen.settle()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            if turn and not beside and self._delivered - before <= 1:  # nothing came but the answer to the question whether all is done
                return

    def _long_work_done(self) -> None:
        """Waits for all that was asked of the store, also what it does in slices (look-up's index) while it lets other work pass."""
        passed: list[None] = []
        self.school.paced(lambda _db, _pace: None, passed.append, self.failed)
        for _wait in range(MOST_TURNS):
            self.school.ask(lambda _db: None)
            if passed:
                return
            self.app.processEvents()

    def page_of(self, beside: bool) -> Screen | None:
        """The page that stands, here or (`beside`) in the class's own window."""
        of_class = self.window.projector.window
        if beside:
            assert of_class is not None, "the class has no window of its own"
            return of_class.navigator.screen
        return self.window.navigator.screen

    def take(self, state: str, *, beside: bool = False) -> None:
        """Saves the picture of what stands now; `beside`: in the class's own window."""
        from PySide6.QtCore import QTimer

        self.rest()
        self._number += 1
        place = type(self.window.navigator.place).__name__
        name = f"{self._number:02d}_{state}"
        if not self.wanted.asks_for(name):
            return
        screen = self.page_of(beside)
        if screen is not None:
            for timer in screen.findChildren(QTimer):
                timer.stop()
        file = self.out / f"{name}.png"
        shown = screen if beside and screen is not None else self.window
        if not shown.grab().save(str(file)):
            raise OSError(0, str(file))
        self.taken.append(Taken(file, place, state))

    def wants(self, states: Iterable[str]) -> bool:
        """Whether a picture of any of these states, which come next in this order, is wanted."""
        return any(self.wanted.asks_for(f"{n:02d}_{state}") for n, state in enumerate(states, self._number + 1))

    @property
    def over(self) -> bool:
        """Whether no picture that is still to come can be wanted."""
        last = self.wanted.number
        return last is not None and self._number >= last

    def pass_by(self, count: int) -> None:
        """Leaves out so many pictures that are not wanted; those after them keep their numbers."""
        self._number += count

    # ---- playing
    def wait_for(self, answers: list[T]) -> T:
        """The answer of a deed that was begun with `answers.append` as its `done`."""
        self.rest()
        return answers[0]

    def failed(self, error: BaseException) -> None:
        """What deeds of the tour call when they fail."""
        raise error

    def student(self, of: SchoolClass, seat: int) -> Contestant:
        """Who sits there."""
        found: list[Sequence[Student]] = []
        enrolling.students(self.school, of.id, found.append, self.failed)
        return enrolling.contestant(next(s for s in self.wait_for(found) if s.seat == seat))

    def begin(self, spec: RoundSpec, who: Contestant = GUEST, *, seed: int = 11) -> Playing:
        """Begins a round for the session, without showing it."""
        from wastequiz.ui.context import Session

        begun: list[Playing] = []
        playing.begin(self.school, spec, who, begun.append, self.failed, seed=seed)
        self.wait_for(begun)
        full = self.classes.full if who.class_id == self.classes.full.id else None
        self.context.session = Session(who, full, spec, begun[0], picture_round=spec.pictures_only)
        return begun[0]

    def answer(self, begun: Playing, marks: str) -> None:
        """Answers without showing it: "r" right, "w" wrong, "t" time out; one letter a question."""
        for mark in marks:
            question = begun.progress.question
            assert question is not None
            answers: list[Answer] = []
            begun.answer(choice_of(question, mark), MS, answers.append, self.failed)
            self.wait_for(answers)

    def finish(self, begun: Playing) -> None:
        """Ends the round, as its last question does."""
        bests: list[Best | None] = []
        begun.finish(bests.append, self.failed)
        self.context.session.best_before = self.wait_for(bests)


def choice_of(question: Question, mark: str) -> Choice:
    """The right choice ("r"), one that is not ("w"), or none in time ("t")."""
    if mark == "t":
        return ()
    return KINDS[question.kind].solution(question) if mark == "r" else slip(question, Random(question.key))
