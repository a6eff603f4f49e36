"""What can go wrong that a person can mend: each error carries facts, `wastequiz.wording` makes the sentence."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from wastequiz.domain.desk_errors import (
    BadDate as BadDate,
)
from wastequiz.domain.desk_errors import (
    BadQuiz as BadQuiz,
)
from wastequiz.domain.desk_errors import (
    BuiltInStays as BuiltInStays,
)
from wastequiz.domain.desk_errors import (
    ClassesDiffer as ClassesDiffer,
)
from wastequiz.domain.desk_errors import (
    FileTooBig as FileTooBig,
)
from wastequiz.domain.desk_errors import (
    IdCardNumber as IdCardNumber,
)
from wastequiz.domain.desk_errors import (
    NoQuestionsFound as NoQuestionsFound,
)
from wastequiz.domain.desk_errors import (
    NoQuestionTable as NoQuestionTable,
)
from wastequiz.domain.desk_errors import (
    NoRoster as NoRoster,
)
from wastequiz.domain.desk_errors import (
    NoTriesLeft as NoTriesLeft,
)
from wastequiz.domain.desk_errors import (
    NumberTaken as NumberTaken,
)
from wastequiz.domain.desk_errors import (
    PackRefused as PackRefused,
)
from wastequiz.domain.desk_errors import (
    PictureGone as PictureGone,
)
from wastequiz.domain.desk_errors import (
    PictureRefused as PictureRefused,
)
from wastequiz.domain.desk_errors import (
    PlaceRefused as PlaceRefused,
)
from wastequiz.domain.desk_errors import (
    QuizNeedsSeat as QuizNeedsSeat,
)
from wastequiz.domain.desk_errors import (
    QuizNotOpen as QuizNotOpen,
)
from wastequiz.domain.desk_errors import (
    QuizOver as QuizOver,
)
from wastequiz.domain.desk_errors import (
    QuizTooLong as QuizTooLong,
)
from wastequiz.domain.desk_errors import (
    RuleNotUnderstood as RuleNotUnderstood,
)
from wastequiz.domain.desk_errors import (
    RulesInUse as RulesInUse,
)
from wastequiz.domain.desk_errors import (
    SchoolPackRefused as SchoolPackRefused,
)
from wastequiz.domain.desk_errors import (
    SchoolWiped as SchoolWiped,
)
from wastequiz.domain.desk_errors import (
    TooManyLines as TooManyLines,
)
from wastequiz.domain.desk_errors import (
    UnknownCharacterSet as UnknownCharacterSet,
)
from wastequiz.domain.desk_errors import (
    UnknownQuiz as UnknownQuiz,
)
from wastequiz.domain.desk_errors import (
    UnreadableWorkbook as UnreadableWorkbook,
)
from wastequiz.domain.desk_errors import (
    WordsUnreadable as WordsUnreadable,
)
from wastequiz.domain.desk_errors import (
    XmlBroken as XmlBroken,
)
from wastequiz.domain.desk_errors import (
    XmlForbidden as XmlForbidden,
)
from wastequiz.domain.event_errors import (
    DrawSettled as DrawSettled,
)
from wastequiz.domain.event_errors import (
    EventTooNew as EventTooNew,
)
from wastequiz.domain.event_errors import (
    NoPrizeLeft as NoPrizeLeft,
)
from wastequiz.domain.event_errors import (
    NoSpinLeft as NoSpinLeft,
)
from wastequiz.domain.event_errors import (
    NoSuchKiosk as NoSuchKiosk,
)
from wastequiz.domain.event_errors import (
    NotAnEvent as NotAnEvent,
)
from wastequiz.domain.event_errors import (
    StockBelowGiven as StockBelowGiven,
)
from wastequiz.domain.event_errors import (
    UnknownDraw as UnknownDraw,
)
from wastequiz.domain.event_errors import (
    UnknownEvent as UnknownEvent,
)
from wastequiz.domain.event_errors import (
    UnknownPrize as UnknownPrize,
)
from wastequiz.domain.facts import dataclass
from wastequiz.domain.kiosk_errors import (
    EventNotToday as EventNotToday,
)
from wastequiz.domain.kiosk_errors import (
    KioskRuns as KioskRuns,
)
from wastequiz.domain.kiosk_errors import (
    NoStaffPin as NoStaffPin,
)
from wastequiz.domain.known_error import KnownError as KnownError


@dataclass(frozen=True)
class Problem:
    """One mistake in a source file: which file, which entry, which field, and what is wrong (a code with facts)."""

    file: str
    entry: str
    field: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()


# frozen=False: Python itself sets __traceback__ on exceptions
@dataclass(eq=False)
class BadSource(KnownError):
    """Source files of the bank do not read; `problems` names file, entry and field of each mistake."""

    problems: tuple[Problem, ...] = field(default_factory=tuple)


@dataclass(eq=False)
class UnknownScheme(KnownError):
    code: str
    known: tuple[str, ...]


@dataclass(eq=False)
class UnknownClass(KnownError):
    name: str
    known: tuple[str, ...]


@dataclass(eq=False)
class EmptyClass(KnownError):
    name: str


@dataclass(eq=False)
class UnknownSeat(KnownError):
    class_name: str
    seat: int


@dataclass(eq=False)
class SeatTaken(KnownError):
    class_name: str
    seat: int


@dataclass(eq=False)
class BadSeat(KnownError):
    """A seat number that is no whole number from 1 to 99."""

    given: str


@dataclass(eq=False)
class BadCount(KnownError):
    """A number of students that is no whole number from 0 to `most`."""

    given: str
    most: int


@dataclass(eq=False)
class BadName(KnownError):
    """A name that is empty, too long or has nothing that can be shown."""

    given: str
    reason: str  # "empty" | "long" | "invisible" | "taken"
    limit: int


@dataclass(eq=False)
class ClassExists(KnownError):
    name: str


@dataclass(eq=False)
class NoQuestions(KnownError):
    """The bank has not one question that fits what was asked for."""

    scheme: str
    topic: str | None


@dataclass(eq=False)
class TooFewQuestions(KnownError):
    """A game (its id) needs at least `least` questions of one sort for its deck, and only `found` fit what was asked for."""

    game: str
    found: int
    least: int


@dataclass(eq=False)
class UnknownSet(KnownError):
    """A ready set that is no longer in the bank."""

    id: str


@dataclass(eq=False)
class NothingToPractise(KnownError):
    """There is nothing of this sort to practise: `what` is "mistakes" (the book is empty), "mix_up" or "daily"."""

    what: str


@dataclass(eq=False)
class LevelLocked(KnownError):
    """Level `number` opens once level `before` is passed."""

    number: int
    before: int


@dataclass(eq=False)
class BadGoal(KnownError):
    """A class goal that is no whole number from 1 to `most`."""

    given: str
    most: int


@dataclass(eq=False)
class TooFewForTeams(KnownError):
    """There are fewer students than teams were asked for."""

    students: int
    teams: int


@dataclass(eq=False)
class BadTeams(KnownError):
    """This way of answering needs from `least` to `most` teams, and there are `teams`."""

    teams: int
    least: int
    most: int


@dataclass(eq=False)
class NobodyToCall(KnownError):
    """Everybody on the roll, `students` of them, is marked absent."""

    students: int


@dataclass(eq=False)
class BackupNotFound(KnownError):
    """Nothing at `path` that is a backup of a school file."""

    path: Path


@dataclass(eq=False)
class SchoolFileDamaged(KnownError):
    """The school file does not pass its check. `kept` is where the untouched originals lie, `backup` the newest good copy."""

    path: Path
    backup: Path | None
    backup_utc_ms: int | None = None
    kept: Path | None = None


@dataclass(eq=False)
class SchoolFileNewer(KnownError):
    """The file was written by a later version of the program."""

    path: Path
    version: int
    ours: int
    backup: Path | None = None  # the newest good copy this version can read
    backup_utc_ms: int | None = None


@dataclass(eq=False)
class SchoolFileForeign(KnownError):
    """A file lies in the place of the school file that is not one."""

    path: Path
    backup: Path | None = None
    backup_utc_ms: int | None = None


@dataclass(eq=False)
class SchoolFileGone(KnownError):
    """The folder knows a school, but its file has vanished (a wiped disk); never start on an empty file silently."""

    path: Path
    backup: Path | None
    backup_utc_ms: int | None = None


@dataclass(eq=False)
class FolderReadOnly(KnownError):
    path: Path


@dataclass(eq=False)
class FolderOnNetwork(KnownError):
    path: Path
    filesystem: str


@dataclass(eq=False)
class DiskFull(KnownError):
    path: Path
    free_bytes: int


@dataclass(eq=False)
class AlreadyRunning(KnownError):
    """Another WasteQuiz holds this data folder. Exit code 3 on the command line."""

    path: Path


@dataclass(eq=False)
class MigrationFailed(KnownError):
    """Bringing the file to this version failed; it was put back as it was. `backup` is the copy made before."""

    path: Path
    backup: Path
    step: str


@dataclass(eq=False)
class PinWrong(KnownError):
    tries_left: int


@dataclass(eq=False)
class PinLocked(KnownError):
    seconds_left: int


@dataclass(eq=False)
class PinTooShort(KnownError):
    minimum: int


@dataclass(eq=False)
class NoDisplay(KnownError):
    """The window cannot open because the system has no screen."""


@dataclass(eq=False)
class QtMissing(KnownError):
    """Qt does not load; `detail` is the loader's own line."""

    detail: str


@dataclass(eq=False)
class AssetMissing(KnownError):
    """A file the program brings along is not there: the installation is incomplete."""

    path: Path


@dataclass(eq=False)
class BackupFailed(KnownError):
    """No good copy came about at `path`'s folder; nothing half-made was left. `reason` is a code: "check" | "write"."""

    path: Path
    reason: str


@dataclass(eq=False)
class NotSaved(KnownError):
    """A report or another file for people could not be written at `path`; nothing half-made was left."""

    path: Path


PACK_CODES = ("zip", "members", "size", "digest", "newer", "foreign", "damaged", "extra", "key", "chain", "content", "live")
"""No pack; other files in it than belong there; too large; altered on the way; of a newer program; no school; not whole; with tables no
school has; without its key; a journal that is not as it was written; content nobody can read; a school file in use, or not closed in good order.
"""
