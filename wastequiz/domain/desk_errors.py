"""What can go wrong at the teacher's desk: with questions and their files, rosters, quizzes and schools from elsewhere (see `errors`)."""

from __future__ import annotations

from pathlib import Path

from wastequiz.domain.facts import dataclass
from wastequiz.domain.known_error import KnownError


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
