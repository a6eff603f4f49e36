"""A written question with up to eight options, one of them right."""

from __future__ import annotations

from dataclasses import dataclass

from wastequiz.domain.kinds.kind import mark_one_right
from wastequiz.domain.questions import Authored, Choice, Question

NAME = "single_choice"


@dataclass(frozen=True)
class SingleChoice:
    name: str = NAME
    from_items: bool = False

    def mark(self, question: Question, choice: Choice) -> float:
        return mark_one_right(question, choice)


KIND = SingleChoice()


def build(authored: Authored) -> Question:
    """The written question as it is put, options in the order they were written."""
    return Question(
        key=authored.key,
        kind=authored.kind,
        topic=authored.topic,
        band=authored.band,
        difficulty=authored.difficulty,
        options=authored.options,
        stem=authored.stem,
        picture=authored.picture,
        explanation=authored.explanation,
        source=authored.source,
    )
