"""Ready sets: quizzes that somebody put together, for a lesson, an exam, an open day or a kindergarten."""

from __future__ import annotations

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.text import Text

LESSON, KINDERGARTEN, COMMUNITY, EXAM = "lesson", "kindergarten", "community", "exam"
USES = (LESSON, KINDERGARTEN, COMMUNITY, EXAM)
"""What a set is for. An exam explains at its end, all others after every answer."""

PASS_PERCENT = 80
"""An exam is passed with so many in a hundred of its questions fully right."""


@dataclass(frozen=True)
class ReadySet:
    """A set. `keys`: of written questions, or of made ones ("which_bin:banana_peel"), in the order they are best asked.

    `length` 0: a round asks all of them, in that order (an exam shuffles); else it draws so many. `limit_s`: seconds for a plain question, 0: no
    clock. `minutes`: a round is over after so many at the latest, 0: nothing is promised.
    """

    id: str
    name: Text
    about: Text  # one sentence: what one learns, or whom it is for
    use: str
    band: Band  # the youngest it is for
    keys: tuple[str, ...]
    picture: str = ""
    length: int = 0
    limit_s: int = 0
    minutes: int = 0

    @property
    def size(self) -> int:
        """How many questions a round asks."""
        return self.length or len(self.keys)


def pass_mark(questions: int) -> int:
    """How many of an exam's questions must be fully right: PASS_PERCENT of a hundred, rounded up."""
    return -(-questions * PASS_PERCENT // 100)
