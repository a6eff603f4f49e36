"""What players told the desk: questions they doubt, words they looked up and nobody knows."""

from __future__ import annotations

from typing import Literal

from wastequiz.domain.facts import dataclass
from wastequiz.domain.questions import Question

REASONS = ("answer", "picture", "words", "other")
"""Why a question is flagged: my answer is right; the picture does not show it; the words are unclear; anything else."""
FLAG_OUTCOMES = ("kept", "mended", "removed")
"""What the desk made of a flagged question: it is right as it is, it was changed, it is no longer asked."""
WORD_OUTCOMES = ("added", "ignored")
MAX_WORD = 40
MAX_WORDS = 500


@dataclass(frozen=True)
class Flagger:
    """Who flagged, for the desk alone. A guest has `ref` ''."""

    ref: str
    class_id: int
    seat: int
    animal: str


@dataclass(frozen=True)
class Flagged:
    """One question that was flagged `n` times under a scheme. `reasons`: each with its number, the most frequent first.

    `choices`: what was answered each time; `question` as it was put last, None where the bank no longer has it; `utc_ms`: newest flag,
    `since_utc_ms`: the oldest one, from which on it waits.
    """

    key: str
    scheme: str
    n: int
    reasons: tuple[tuple[str, int], ...]
    choices: tuple[tuple[str, ...], ...]
    who: tuple[Flagger, ...]
    utc_ms: int
    question: Question | None = None
    since_utc_ms: int = 0


@dataclass(frozen=True)
class Settled:
    """A flagged question the desk has settled: what became of it (one of FLAG_OUTCOMES), how many had flagged it, since when, and when."""

    key: str
    scheme: str
    outcome: str
    n: int
    since_utc_ms: int
    utc_ms: int
    question: Question | None = None


Wait = Literal["new", "days", "week"]
"""How long a flag waits: less than two days, from two days on, from a week on."""
TWO_DAYS_MS, WEEK_MS = 2 * 86_400_000, 7 * 86_400_000
SETTLED_SHOWN_MS = 14 * 86_400_000
"""So long a settled question stays in the ledger."""


def waits(since_utc_ms: int, now_utc_ms: int) -> Wait:
    """How long a flag of `since_utc_ms` has waited at `now_utc_ms`; one from the future is new."""
    waited = now_utc_ms - since_utc_ms
    return "week" if waited >= WEEK_MS else "days" if waited >= TWO_DAYS_MS else "new"


@dataclass(frozen=True)
class UnknownWord:
    """A word that look-up did not know, typed `n` times, last at `utc_ms`."""

    word: str
    n: int
    utc_ms: int
