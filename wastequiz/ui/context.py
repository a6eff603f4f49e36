"""What every screen is handed: the school, the look, sound and voice, and who is playing what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject

from wastequiz.domain.items import Band
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.ui.class_view.view import ClassView

if TYPE_CHECKING:  # home stands before anybody plays
    from wastequiz.domain.levels import LevelState
    from wastequiz.domain.results import Best
    from wastequiz.domain.rounds import GameSpec, RoundSpec
    from wastequiz.domain.schemes import Scheme
    from wastequiz.domain.students import SchoolClass
    from wastequiz.services.hosting import Hosting
    from wastequiz.services.playing import Playing
    from wastequiz.services.school import School
    from wastequiz.stage.look import Look
    from wastequiz.stage.sound import Sound
    from wastequiz.stage.voice import Voice
    from wastequiz.ui.game_round import GameRound
    from wastequiz.ui.kiosk.run import KioskRun
    from wastequiz.ui.lesson_draft import Draft
    from wastequiz.ui.places import Place

T = TypeVar("T")


@dataclass
class Session:
    """Who plays what now. Replaced, never cleared, when a round is over or left."""

    contestant: Contestant = GUEST
    school_class: SchoolClass | None = None
    spec: RoundSpec | None = None
    playing: Playing | None = None
    best_before: Best | None = None
    picture_round: bool = False
    level_before: LevelState | None = None
    """How the student stood with the level that is played, before it."""
    hosting: Hosting | None = None
    """The lesson that is given."""
    hosting_before: Hosting | None = None
    """The lesson that waits between two rounds while what was missed in it is asked again."""
    lesson_draft: Draft | None = None
    """The lesson that is being set up."""
    game: GameRound | None = None
    """The mini-game that is played, tried out or over."""
    game_spec: GameSpec | None = None
    """How the mini-game is played that is being set up."""
    leads_back: Place | None = None
    """Where the round leads when it is left or over; None: where such rounds lead anyway."""
    report_from: Place | None = None
    """Where the class report was opened; None: at the desk."""


@dataclass
class Context:
    """Shared by all screens of one window."""

    school: School
    look: Look
    sound: Sound
    voice: Voice
    session: Session = field(default_factory=Session)
    last_student: Contestant = GUEST
    """Who sat down last since the program was started; a guest: nobody who is known."""
    last_session: Session | None = None
    """The session as it was when somebody sat down last, so that a game needs not ask again who plays."""
    kiosk: KioskRun | None = None
    """The event this program runs unattended; None: an ordinary window."""
    staff_in: bool = False
    """Whether the staff PIN was given since home was last left, and not too long ago."""
    desk_left_ms: int | None = None
    """When the desk was left for another page, by the school's clock that never goes back; None: it was not."""
    class_view: ClassView = field(default_factory=ClassView)
    """The class's own window beside this one."""
    preferences_changed: Callable[[], None] = lambda: None
    """Called after a change that needs the screen drawn anew (language, theme, text size)."""
    reopen: Callable[[], None] = lambda: None
    """Tries to open the school again, after it was restored or started over."""
    after_reopen: Place | None = None
    """Where the window goes once it is open again; None: home."""
    leave_program: Callable[[], None] = lambda: None
    """Ends the program properly."""

    @property
    def reads_pinyin(self) -> bool:
        """Whether who plays now gets pinyin over names: always, or where it is for the young and the round or class is one of theirs."""
        wanted = self.school.preferences.pinyin
        if wanted != "auto":
            return wanted == "always"
        spec, of = self.session.spec, self.session.school_class
        band = spec.band if spec is not None else of.band if of is not None else None
        return band is not None and band <= Band.g12

    @property
    def reads_aloud(self) -> bool:
        """Whether everything is read aloud: as a teacher chose, at a kiosk as whoever is there did."""
        return self.kiosk.wishes.aloud if self.kiosk is not None else self.school.preferences.read_aloud

    @property
    def scheme(self) -> Scheme:
        """The scheme of the running round, else the event's at a kiosk, else the one in force."""
        playing, game = self.session.playing, self.session.game
        if game is not None:
            return game.deal.scheme
        if playing is None and self.kiosk is not None and self.kiosk.plan.scheme in self.school.bank.schemes:
            return self.school.bank.scheme(self.kiosk.plan.scheme)
        return self.school.bank.scheme(playing.progress.round.spec.scheme) if playing else self.school.scheme


def alive(owner: QObject, then: Callable[[T], Any]) -> Callable[[T], None]:
    """`then`, but passed over when `owner` (a screen) was left and deleted before the answer came."""

    def call(result: T) -> None:
        if shiboken6.isValid(owner):
            then(result)

    return call


def alive0(owner: QObject, then: Callable[[], Any]) -> Callable[[], None]:
    """The same for a callback without a result."""

    def call() -> None:
        if shiboken6.isValid(owner):
            then()

    return call
