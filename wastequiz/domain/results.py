"""What the store says of play gone by: board rows, bests and the confusion matrix of bins."""

from __future__ import annotations

from wastequiz.domain.facts import dataclass


@dataclass(frozen=True)
class BoardRow:
    """One student on a class board. `accuracy` is the mean mark of first attempts, 0..1; `moved`: places won (+) or lost since last week."""

    rank: int
    seat: int
    animal: str
    points: float
    accuracy: float
    answers: int
    rounds: int
    ref: str = ""
    moved: int = 0


@dataclass(frozen=True)
class Board:
    """A class board: its rows (at most nine where it is shown), how many took part of how many, and the class's right answers.

    `lamps`: levels its students have passed, whatever the week.
    """

    class_name: str
    rows: tuple[BoardRow, ...]
    took_part: int
    students: int
    right_answers: int
    goal: int
    week: str  # ISO week "2026-W47", or "" for all time
    lamps: int = 0


@dataclass(frozen=True)
class Best:
    """A personal best: most points and most right answers in a round of that length, None before the first."""

    points: float
    right: int


@dataclass(frozen=True)
class Interrupted:
    """A round that was begun and not ended: enough to offer it again."""

    round_id: str
    ref: str
    class_id: int
    seat: int
    animal: str
    answered: int
    length: int
    started_utc_ms: int


@dataclass(frozen=True)
class InterruptedGame:
    """A round of a game that was begun and not ended: enough to offer it again. `ref` '': a guest, or a class (`class_id`) in teams."""

    round_id: str
    game: str
    ref: str
    class_id: int
    seat: int
    animal: str
    answered: int
    started_utc_ms: int


@dataclass(frozen=True)
class InterruptedLesson:
    """A lesson that was begun and not ended: enough to offer it again. `answered`: entries that stand."""

    lesson_id: str
    class_id: int
    class_name: str
    method: str
    answered: int
    questions: int
    started_utc_ms: int


@dataclass(frozen=True)
class JournalState:
    """What `journal verify` found: how many events, the last number, and the first that does not fit (None: all fit)."""

    events: int
    last_seq: int
    ok: bool
    first_bad: int | None
