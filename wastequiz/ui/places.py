"""The site map: every place the window can be at, as frozen facts. A screen emits `go(Place)`; the navigator does the rest."""

from __future__ import annotations

from wastequiz.domain.errors import KnownError
from wastequiz.domain.facts import dataclass

SETTINGS_TABS = ("look", "everyone", "computer")
"""The pages of the settings."""


@dataclass(frozen=True)
class FirstStart:
    """Language and city, asked once."""


@dataclass(frozen=True)
class Home:
    """Where everything starts."""


@dataclass(frozen=True)
class WhoPlays:
    """Choose a class (0: none chosen yet), then a seat; `aim` says where that leads: "quiz", "levels", "practice", "sets", "due" or "game:<id>"."""

    class_id: int = 0
    aim: str = "quiz"


@dataclass(frozen=True)
class RoundSetUp:
    """Topic, length, clock; for the contestant in the session."""


@dataclass(frozen=True)
class ReadySets:
    """Quizzes that are ready made; for the contestant in the session."""


@dataclass(frozen=True)
class DueQuizzes:
    """What is set to the class of the student in the session."""


@dataclass(frozen=True)
class LevelPath:
    """The path of six levels; for the contestant in the session."""


@dataclass(frozen=True)
class Quiz:
    """The round in the session, at its current question."""


@dataclass(frozen=True)
class Results:
    """The round in the session, ended."""


@dataclass(frozen=True)
class Quizzes:
    """All there is to answer without a game: quiz, ready quizzes, practice."""


@dataclass(frozen=True)
class Games:
    """The shelf with all mini-games."""


@dataclass(frozen=True)
class GameSetUp:
    """A mini-game by its id: how it is played, which way, who plays; for the contestant in the session."""

    game: str


@dataclass(frozen=True)
class GamePlay:
    """The game in the session, where it stands."""


@dataclass(frozen=True)
class GameOver:
    """The game in the session, ended."""


@dataclass(frozen=True)
class LessonPlay:
    """The lesson in the session, where it stands: its question, the standings after a round, or its end."""


@dataclass(frozen=True)
class ClassBoard:
    """The board of a class (0: choose one)."""

    class_id: int = 0


@dataclass(frozen=True)
class LookUp:
    """Look up where a thing goes; with an item's id its page stands open, with a query it is searched for."""

    item_id: str = ""
    query: str = ""


@dataclass(frozen=True)
class Practice:
    """Today's five, the mistake book, the two bins mixed up; for the student in the session. A guest sets up a round of practice instead."""


@dataclass(frozen=True)
class MistakeBook:
    """What the student in the session mixed up and is to meet again."""


@dataclass(frozen=True)
class LessonSetUp:
    """A lesson for a class (0: the one chosen last): the way of answering, what about, how long, which teams.

    `mix_up`: the bin that was right and the one that was chosen; asks things of these two ("", "": as it was).
    """

    class_id: int = 0
    mix_up: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Teams:
    """The teams of a class, made and mended."""

    class_id: int


@dataclass(frozen=True)
class SeatingPlan:
    """Where a class sits, as the teacher sees it."""

    class_id: int


@dataclass(frozen=True)
class StaffPin:
    """The staff PIN, before a place only staff may enter; `new`: choose another one."""

    then: StaffPlace
    new: bool = False


@dataclass(frozen=True)
class Rosters:
    """The roster editor; 0: the first class. `for_lesson`: back leads to the lesson that is being set up."""

    class_id: int = 0
    for_lesson: bool = False


@dataclass(frozen=True)
class RosterImport:
    """A list of students on its way in; `class_id`: the class for rows that name none, 0 not chosen yet."""

    class_id: int = 0


@dataclass(frozen=True)
class MoveUp:
    """What becomes of each class in the new school year."""


@dataclass(frozen=True)
class Noticed:
    """What players noticed: questions they doubt, words look-up does not know."""


@dataclass(frozen=True)
class Bank:
    """The question bank: look for, write and mend questions. `key`: the question whose editor stands open, '' for none."""

    key: str = ""


@dataclass(frozen=True)
class BankImport:
    """Questions from a file into the bank."""


@dataclass(frozen=True)
class BankExport:
    """Questions of the bank into a file: those of `keys`, () for a choice among all."""

    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuizzesDesk:
    """The teacher's quizzes, that with `quiz_id` current ('': the newest); `archived`: those that were put away."""

    quiz_id: str = ""
    archived: bool = False


@dataclass(frozen=True)
class QuizEditor:
    """A quiz to change ('': a new one, of the questions `keys` where some were chosen elsewhere)."""

    quiz_id: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClassReportPage:
    """The report of a class (0: the one chosen last) over a period ('': the usual one, else a code of `services.reporting.periods`, as "lesson")."""

    class_id: int = 0
    period: str = ""


@dataclass(frozen=True)
class SettingsPage:
    """What a teacher may choose; `tab` is one of SETTINGS_TABS. `rules_kept`: whose rules hold was chosen just now, and is said."""

    tab: str = "look"
    rules_kept: bool = False


@dataclass(frozen=True)
class Backups:
    """Backups, and moving a school to another computer. `told`: what came of it when the school was closed for it just now."""

    told: str = ""


@dataclass(frozen=True)
class Rules:
    """Choose whose rules hold, among all schemes."""


@dataclass(frozen=True)
class LocalRules:
    """The rules that were made at this school: write them, see what they change. `code`: whose stand open, '' for those in force or the first."""

    code: str = ""


@dataclass(frozen=True)
class ItemRules:
    """The editor of a thing and of where it goes; '' for a new one. `from_bank`: it was opened in the bank, and leads back there."""

    item_id: str = ""
    from_bank: bool = False


@dataclass(frozen=True)
class Attract:
    """A kiosk that waits for somebody: touch anywhere."""


@dataclass(frozen=True)
class KioskChoose:
    """What a visitor may play."""


@dataclass(frozen=True)
class KioskOver:
    """A visitor's round, ended: how it went, and whether there is a spin of the wheel."""


@dataclass(frozen=True)
class PrizeWheel:
    """The prize wheel: spin, and what was won. With the prize that was drawn before the power went, where there is one."""


@dataclass(frozen=True)
class KioskStaff:
    """What staff does at a kiosk, behind the PIN."""


@dataclass(frozen=True)
class SafeScreen:
    """A kiosk that came down too often: fetch the staff. `why`: "crashes" | "trouble"."""

    why: str = "crashes"


@dataclass(frozen=True)
class Events:
    """The events that are planned or over; that with `event_id` current ('': the newest)."""

    event_id: str = ""
    archived: bool = False


@dataclass(frozen=True)
class EventEditor:
    """An event to set up or change ('': a new one, begun with `example`)."""

    event_id: str = ""
    example: str = ""


@dataclass(frozen=True)
class DayReportPage:
    """What happened at an event on a local date ("2026-11-27"; '' on all its days)."""

    event_id: str
    day: str = ""


@dataclass(frozen=True)
class Licences:
    """Whose work this is."""


@dataclass(frozen=True)
class Trouble:
    """The school file cannot be opened as it is: say why, and what can be done."""

    error: KnownError


@dataclass(frozen=True)
class Crashed:
    """A bug: what to tell the person, and the report to copy."""

    report: str


StaffPlace = (
    Bank
    | BankImport
    | BankExport
    | Rosters
    | Noticed
    | ClassReportPage
    | SettingsPage
    | Rules
    | LocalRules
    | ItemRules
    | Events
    | EventEditor
    | DayReportPage
    | KioskStaff
)
Place = (
    FirstStart
    | Home
    | WhoPlays
    | RoundSetUp
    | LevelPath
    | ReadySets
    | DueQuizzes
    | Quiz
    | Results
    | Quizzes
    | Games
    | GameSetUp
    | GamePlay
    | GameOver
    | LessonPlay
    | ClassBoard
    | LookUp
    | Practice
    | MistakeBook
    | LessonSetUp
    | Teams
    | SeatingPlan
    | StaffPin
    | Bank
    | BankImport
    | BankExport
    | Rosters
    | RosterImport
    | MoveUp
    | Noticed
    | ClassReportPage
    | SettingsPage
    | Rules
    | Backups
    | QuizzesDesk
    | QuizEditor
    | LocalRules
    | ItemRules
    | Attract
    | KioskChoose
    | KioskOver
    | PrizeWheel
    | KioskStaff
    | SafeScreen
    | Events
    | EventEditor
    | DayReportPage
    | Licences
    | Trouble
    | Crashed
)
