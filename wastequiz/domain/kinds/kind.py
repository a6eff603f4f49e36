"""What every question kind can do: be marked, and say which answers are right."""

from __future__ import annotations

from typing import Protocol

from wastequiz.domain.questions import Choice, Question


class QuestionKind(Protocol):
    """How one kind of question is marked. `name` is stored with every answer and never changes."""

    @property
    def name(self) -> str: ...

    @property
    def from_items(self) -> bool:
        """Whether its questions are made from items and a scheme (True) or written by somebody (False)."""
        ...

    def mark(self, question: Question, choice: Choice) -> float:
        """The share of full marks, 0 to 1. An empty choice is 0. Raises KeyError for an option the question does not have."""
        ...


def mark_one_right(question: Question, choice: Choice) -> float:
    """Marking where exactly one option counts: 1 for it alone, else 0."""
    for chosen in choice:
        question.option(chosen)
    return 1.0 if choice and choice == question.right_ids else 0.0
