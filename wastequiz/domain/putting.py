"""Where an answer put things: matched with a partner or sorted into bins."""

from __future__ import annotations

from wastequiz.domain.questions import Choice, Question, unpair


def where_put(question: Question, choice: Choice) -> dict[str, str]:
    """Option id to the id of the target it was put at. Raises KeyError for what the question does not have, or a thing put twice."""
    put: dict[str, str] = {}
    for one in choice:
        option_id, target_id = unpair(one)
        if question.option(option_id).id in put:
            raise KeyError(one)
        put[option_id] = question.target(target_id).id
    return put
