"""What can go wrong that a person can mend: each error carries facts, `wastequiz.wording` makes the sentence."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from wastequiz.domain.facts import dataclass


class KnownError(Exception):
    """A failure that somebody in front of the screen can do something about. Everything else is a bug."""


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
class NumberTaken(KnownError):
    """A student number that somebody else has, who sits in `class_name`."""

    number: str
    class_name: str


@dataclass(eq=False)
class IdCardNumber(KnownError):
    """A student number with the form of an identity card, which is never kept."""


@dataclass(eq=False)
class NoRoster(KnownError):
    """Nothing in `name` that is a list of students. `reason` is a code: "kind", "empty", "damaged", "large", "text", "oneroster"."""

    name: str
    reason: str


@dataclass(eq=False)
class ClassesDiffer(KnownError):
    """Two classes that cannot become one: together they have `students`, and there are `most` seats."""

    students: int
    most: int


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


@dataclass(eq=False)
class BuiltInStays(KnownError):
    """Questions that come with the program cannot be deleted; `n` of those chosen do."""

    n: int


@dataclass(eq=False)
class PictureGone(KnownError):
    """A picture of the school's own that is not there (any more)."""

    name: str


@dataclass(eq=False)
class PictureRefused(KnownError):
    """A file or the clipboard gave no picture that can be taken in. `why`: "no_picture" | "too_large" | "empty_clipboard" | "unreadable"."""

    name: str
    why: str


@dataclass(eq=False)
class NoQuestionTable(KnownError):
    """A table in which no row names a question and its answers; `first`: what stands first in it, '' where it is empty."""

    first: str


@dataclass(eq=False)
class UnknownCharacterSet(KnownError):
    """A text that is not written in the character set `tried`; from byte `at` on it does not read."""

    tried: str
    at: int


@dataclass(eq=False)
class UnreadableWorkbook(KnownError):
    """A spreadsheet file that does not open. `reason` is a code: "broken" | "password" | "too_big"."""

    reason: str


@dataclass(eq=False)
class FileTooBig(KnownError):
    """A file of questions has more bytes than are opened."""

    size: int
    most: int


@dataclass(eq=False)
class TooManyLines(KnownError):
    """A file of questions has more lines than are read."""

    lines: int
    most: int


@dataclass(eq=False)
class WordsUnreadable(KnownError):
    """A file that should be text is none: neither UTF-8 nor GB18030."""


@dataclass(eq=False)
class NoQuestionsFound(KnownError):
    """The file reads, but has no question of the format called `format`."""

    format: str


@dataclass(eq=False)
class XmlBroken(KnownError):
    """A file that should be XML breaks off: where, counted from 1."""

    line: int
    column: int


@dataclass(eq=False)
class XmlForbidden(KnownError):
    """XML with declarations of its own (a DTD, entities) or thousands of levels: nobody's questions need them, attacks do."""


@dataclass(eq=False)
class PackRefused(KnownError):
    """A pack that is not taken in. `why`: "zip" | "name" | "twins" | "size" | "nested" | "pack" | "newer"; `member`: which part of it, '' for the whole."""

    why: str
    member: str = ""


@dataclass(eq=False)
class RulesInUse(KnownError):
    """Rules of the school's own that cannot be taken away: they are in force, or somebody answered by them."""

    code: str


@dataclass(eq=False)
class SchoolPackRefused(KnownError):
    """A school's file from elsewhere cannot be taken: `code` says why, one of PACK_CODES."""

    path: Path
    code: str


PACK_CODES = ("zip", "members", "size", "digest", "newer", "foreign", "damaged", "extra", "key", "chain", "content", "live")
"""No pack; other files in it than belong there; too large; altered on the way; of a newer program; no school; not whole; with tables no
school has; without its key; a journal that is not as it was written; content nobody can read; a school file in use, or not closed in good order.
"""


@dataclass(eq=False)
class PlaceRefused(KnownError):
    """A folder cannot be the second place of backups: `code` is "inside" (the data folder), "gone" or "write"."""

    path: Path
    code: str


@dataclass(eq=False)
class SchoolWiped(KnownError):
    """A folder where a school was, and is no more, or only an older one (`older`): the disk was wiped or set back. With the newest backup
    that was found, if there is one.
    """

    path: Path
    last_utc_ms: int
    backup: Path | None = None
    backup_utc_ms: int | None = None
    older: bool = False


@dataclass(eq=False)
class BadQuiz(KnownError):
    """A quiz that cannot be kept. `reason`: "empty" | "both" | "long" | "number" | "pass" | "rounds" | "shares" | "subject" | "feedback"."""

    reason: str
    most: int = 0


@dataclass(eq=False)
class QuizTooLong(KnownError):
    """A quiz asks for `wanted` questions, and only `found` of them are there; `domain.quiz_draw.shortages` says which are missing."""

    wanted: int
    found: int


@dataclass(eq=False)
class UnknownQuiz(KnownError):
    """No quiz, or no assignment of one, is known by that id."""

    id: str


@dataclass(eq=False)
class QuizNotOpen(KnownError):
    """An assignment cannot be played before the local date `opens` ("2026-11-26")."""

    name: str
    opens: str


@dataclass(eq=False)
class QuizOver(KnownError):
    """An assignment could be played up to the local date `due`."""

    name: str
    due: str


@dataclass(eq=False)
class NoTriesLeft(KnownError):
    """A student has played an assignment as often as it may be."""

    name: str
    tries: int


@dataclass(eq=False)
class QuizNeedsSeat(KnownError):
    """An assignment is for the students of its class: nobody else, and no guest."""

    name: str


@dataclass(eq=False)
class BadDate(KnownError):
    """What was typed is no date that can be meant. `reason`: "date" | "order" (due before it opens)."""

    given: str
    reason: str = "date"


@dataclass(eq=False)
class RuleNotUnderstood(KnownError):
    """A rule in words cannot be made out; `part`: the words that were not."""

    part: str
