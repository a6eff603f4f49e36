"""What kinds share in which things are put somewhere: matched with a partner or sorted into bins."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from wastequiz.domain.questions import Choice, Question, pair, unpair


def where_put(question: Question, choice: Choice) -> dict[str, str]:
    """Option id to the id of the target it was put at. Raises KeyError for what the question does not have, or a thing put twice."""
    put: dict[str, str] = {}
    for one in choice:
        option_id, target_id = unpair(one)
        if question.option(option_id).id in put:
            raise KeyError(one)
        put[option_id] = question.target(target_id).id
    return put


def verdicts(question: Question, choice: Choice) -> Mapping[str, bool]:
    """Option id to whether it was put where it belongs; what was put nowhere is not right."""
    put = where_put(question, choice)
    return {o.id: put.get(o.id) == o.target for o in question.options}


def mark_put(question: Question, choice: Choice) -> float:
    """The share of things put where they belong."""
    return sum(verdicts(question, choice).values()) / len(question.options)


def solution(question: Question) -> Choice:
    return tuple(pair(o.id, o.target) for o in question.options)


def guess(question: Question, rng: Random) -> Choice:
    """Every thing anywhere."""
    return tuple(pair(o.id, rng.choice(question.targets).id) for o in question.options)
