"""A question answered in a word or two."""

from __future__ import annotations

import unicodedata
from random import Random
from typing import ClassVar

from wastequiz.domain.kinds.kind import WrittenKind
from wastequiz.domain.questions import Choice, Question

NAME = "short_answer"
LONGEST = 40
"""No answer is longer, in characters."""


class ShortAnswer(WrittenKind):
    """Right is every accepted spelling, in whatever language; width, capitals, spaces and marks do not count."""

    name = NAME
    time_factor: ClassVar[float] = 2.5

    def mark(self, question: Question, choice: Choice) -> float:
        """Raises KeyError for more than one answer."""
        if len(choice) > 1:
            raise KeyError(choice)
        said = folded(choice[0]) if choice else ""
        return 1.0 if said and said in {folded(words) for _, words in question.accepted} else 0.0

    def solution(self, question: Question) -> Choice:
        return (question.accepted[0][1],)

    def guess(self, question: Question, rng: Random) -> Choice:
        return (rng.choice(("什么", "不知道", question.accepted[-1][1])),)


KIND = ShortAnswer()


def folded(words: str) -> str:
    """An answer as it is compared: only letters and digits, in one width, without capitals."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(sign for sign in plain if sign.isalnum())
