"""What a ready quiz asks of one, in words."""

from __future__ import annotations

import pytest

from tests.factories import make_set
from wastequiz import i18n
from wastequiz.domain.sets import ReadySet
from wastequiz.wording import sets


@pytest.mark.parametrize(
    ("ready", "questions", "said"),
    [
        (make_set("s"), 12, "12 questions"),
        (make_set("s"), 1, "1 question"),
        (make_set("s", minutes=3), 6, "6 questions · 3 minutes"),
        (make_set("s", use="exam"), 30, "30 questions · 24 right to pass"),
    ],
)
def test_how_much_there_is_to_do(ready: ReadySet, questions: int, said: str) -> None:
    i18n.use("en")
    assert sets.much(ready, questions) == said


def test_how_an_exam_went() -> None:
    i18n.use("en")
    assert sets.verdict(24, 30) == "Passed! It takes 24 right answers."
    assert sets.verdict(23, 30) == "Not passed yet: it takes 24 right answers."
