"""An event: a day out with the program at a school's open day or on a square, and what is decided about it beforehand."""

from __future__ import annotations

from dataclasses import field

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band

IDLE_S = (45, 60, 120)
"""After so many seconds without a touch a player is asked whether anybody is there: least, usual, most."""
READING_S = 90
"""The same where there is much to read or to write, at least."""
COUNTDOWN_S = (15, 15, 30)
"""So long the countdown before the wipe runs: least, usual, most."""
QUESTIONS = (3, 5, 10)
"""Questions in a round of the booth: least, usual, most."""
MOST_SECTORS = 16
"""Sectors a wheel has at most, so that each can still be read; 4 at least."""
LEAST_SECTORS = 4
MOST_STOCK = 9_999
PICTURES = (
    "bag",
    "note",
    "pencil",
    "seed",
    "sticker",
    "badge",
    "ball",
    "bookmark",
    "bottle",
    "cup",
    "keyring",
    "plant",
    "pouch",
    "soap",
    "towel",
)
"""Drawings a prize may have, in assets/prizes."""
COLOURS = ("orange", "plum", "rose", "dusk")
"""What the attract screen and the main buttons may be coloured in: all of them carry white text with enough contrast."""
QUIZ = "quiz"
"""The activity that is no mini-game."""
AGAIN = ""
"""What a sector that holds no prize leads to: 再来一次."""


@dataclass(frozen=True)
class Prize:
    """One kind of prize. `sectors`: equal sectors of the wheel it has, so its chance before it runs out. `stock`: how many there are in all.

    `quotas`: (station number from 1, how many that kiosk may give); () where one kiosk gives all. `opens`, `closes`: local times "HH:MM"
    between which it is given each day, '' from the start, to the end. `own_picture`: name of a picture of the school's own, else '' and
    `picture` is one of PICTURES.
    """

    id: str
    name: str
    picture: str = "sticker"
    stock: int = 0
    sectors: int = 1
    quotas: tuple[tuple[int, int], ...] = ()
    opens: str = ""
    closes: str = ""
    own_picture: str = ""


@dataclass(frozen=True)
class Play:
    """One thing visitors may choose: QUIZ or a mini-game's id; its variant, and how long it takes in seconds (0: the card's own, booth length)."""

    id: str
    variant: str = ""
    seconds: int = 0


@dataclass(frozen=True)
class Event:
    """A day out. `dates`: local dates "2026-11-27", at least one; `opens`, `closes` "HH:MM" local, '' for all day.

    `scheme`: whose rules hold. `languages`: those offered, the first one is spoken when nobody is there. `plays`: what visitors may choose,
    at least one. `questions`: how many a quiz round has. `right_for_spin`: so many right answers in a round (of any play) earn one spin, 0: every
    finished round does; without `prizes` there is no wheel. `pass_right`: so many right of `questions` is what awareness asks for.
    `again_sectors`: sectors of the wheel that hold no prize (再来一次). `stations`: how many kiosks there are, each with its own stock.
    `kiosk`: which of them this one is, from 1. `calm`: no sound at all.
    """

    id: str
    name: str
    place: str = ""
    dates: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""
    scheme: str = ""
    languages: tuple[str, ...] = ("zh_CN", "en")
    band: Band = Band.g34
    plays: tuple[Play, ...] = (Play(QUIZ), Play("sort_it"))
    questions: int = QUESTIONS[1]
    right_for_spin: int = 3
    pass_right: int = 4
    idle_s: int = IDLE_S[1]
    countdown_s: int = COUNTDOWN_S[1]
    prizes: tuple[Prize, ...] = ()
    again_sectors: int = 1
    stations: int = 1
    kiosk: int = 1
    colour: str = COLOURS[0]
    logo: str = ""
    """Name of a picture of the school's own, '' for none."""
    expected: int = 0
    """How many visitors are expected in all, 0: nobody said. Participation is counted of those who came either way."""
    calm: bool = False
    volume: int = 60
    high_contrast: bool = False
    large_text: bool = False


@dataclass(frozen=True)
class EventRow:
    """An event as the desk lists it: when it was made, whether it was put away, and how many visits and prizes it has seen here."""

    event: Event
    made_utc_ms: int
    archived: bool = False
    visits: int = 0
    given: int = 0


@dataclass(frozen=True)
class Sector:
    """One sector of the wheel as it stands before a spin. `prize` AGAIN: nothing is won, one spins again.

    `why` says for an AGAIN sector that had a prize why it has none now: "stock", "window" or "quota"; '' for one that never had.
    """

    prize: str
    name: str = ""
    picture: str = ""
    why: str = ""


@dataclass(frozen=True)
class StockRow:
    """How a prize stands at one kiosk: `total` it may give (its quota), `given` (drawn and not void), `handed` over by staff."""

    prize: str
    name: str
    picture: str
    total: int
    given: int = 0
    handed: int = 0
    open_now: bool = True
    """Whether it is inside its window of time."""

    @property
    def left(self) -> int:
        return self.total - self.given


@dataclass(frozen=True)
class Commitment:
    """What was published before the draws it covers: sha256 of the seed, in hex. `seed` (hex) is '' until it was revealed."""

    id: str
    event: str
    station: str
    day: str
    digest: str
    seed: str = ""


DRAWN, SHOWN, HANDED, VOID = "drawn", "shown", "handed", "void"
STATES = (DRAWN, SHOWN, HANDED, VOID)
"""What becomes of a prize: its outcome is kept, the wheel has stopped and showed it, staff gave it, or it was taken back."""


@dataclass(frozen=True)
class Draw:
    """One spin. `n` counts within its commitment from 1. `sectors`: the prize ids all round as they stood. `sector`: which one it was.

    `prize` AGAIN: nothing was won. `code`: four digits for staff ('' without a prize). `instead_of`: the void draw it replaces. `who`: the
    animal of who won, as it may stand on the wall.
    """

    id: str
    event: str
    station: str
    commitment: str
    n: int
    visit: str
    sectors: tuple[str, ...]
    sector: int
    prize: str
    code: str
    state: str
    utc_ms: int
    day: str
    who: str = ""
    instead_of: str = ""
    round: str = ""


@dataclass(frozen=True)
class Visit:
    """Somebody in front of the kiosk, from the first touch to the wipe. `how` it ended: see HOW, '' while it goes on."""

    id: str
    event: str
    station: str
    day: str
    started_utc_ms: int
    language: str
    ended_utc_ms: int = 0
    how: str = ""
    rounds: int = 0
    """Rounds that were played to their end."""
    answers: int = 0


HOW = ("done", "idle", "home", "staff", "cut")
"""How a visit ended: its player was through, walked away, touched the way back, staff ended it, or the power did."""


@dataclass(frozen=True)
class Incident:
    """Something staff may have to know: `what` is a code of INCIDENTS, `detail` a fact without names."""

    seq: int
    station: str
    day: str
    utc_ms: int
    what: str
    detail: str = ""


INCIDENTS = (
    "started",
    "closed",
    "restarted",
    "crashed",
    "hung",
    "safe_screen",
    "focus_lost",
    "screens_changed",
    "second_start",
    "clock_jump",
    "disk_low",
    "disk_full",
    "paused",
    "resumed",
    "skipped",
    "stock_set",
    "volume_set",
    "language_set",
    "pin_locked",
)
"""What the day report counts as incidents."""


@dataclass(frozen=True)
class Today:
    """What the attract screen shows of the day: visitors who played, right answers of all answers."""

    visitors: int = 0
    answers: int = 0
    right: int = 0


@dataclass(frozen=True)
class Interruption:
    """What was going on when the power went: the visit, its open round ('' none; `game` whether it is a mini-game's), and a prize that was drawn and not yet shown."""

    visit: Visit
    round: str = ""
    game: bool = False
    draw: Draw | None = None
    spins: int = 0
    """Spins that were earned in this visit and not yet used."""
    won: bool = False
    """Whether a prize of this visit was shown and waits for its winner: its number may not have been read to its end."""


@dataclass(frozen=True)
class Problem:
    """What keeps an event from being opened: `code` (see wording.events), the field it is about, and facts for the sentence."""

    code: str
    where: str = ""
    facts: tuple[str, ...] = field(default_factory=tuple)
