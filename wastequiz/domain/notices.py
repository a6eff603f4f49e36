"""What players told the desk: questions they doubt, words they looked up and nobody knows."""

from __future__ import annotations

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

    `choices`: what was answered each time; `question` as it was put last, None where the bank no longer has it; `utc_ms`: newest flag.
    """

    key: str
    scheme: str
    n: int
    reasons: tuple[tuple[str, int], ...]
    choices: tuple[tuple[str, ...], ...]
    who: tuple[Flagger, ...]
    utc_ms: int
    question: Question | None = None


@dataclass(frozen=True)
class UnknownWord:
    """A word that look-up did not know, typed `n` times, last at `utc_ms`."""

    word: str
    n: int
    utc_ms: int
