"""What was missed in a lesson, in words: the thing or the question, and what is right."""

from __future__ import annotations

from wastequiz.domain.kinds import pick_from_bin, which_bin
from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, words
from wastequiz.wording import answers, names, stems


def line(question: Question, scheme: Scheme) -> str:
    """One line: "X-ray film → Hazardous waste"; of a question that is about no one thing its words and its answer."""
    said = answers.first_of_solution(question)
    place = scheme.bin(question.true_bin) if question.true_bin else None
    if question.kind == which_bin.NAME and place is not None:
        return _pair(words(question.subject or {}), words(place.name))
    if question.kind == pick_from_bin.NAME and place is not None:
        return _pair(said, words(place.name))
    return _pair(stems.stem(question, scheme), said)


def picture(question: Question) -> str:
    """The picture that belongs to it: its own, or that of what is right; '' where neither has one."""
    return question.picture or next((option.picture for option in question.options if option.right and option.picture), "")


def _pair(thing: str, place: str) -> str:
    return _("{thing} → {place}").format(thing=names.as_head(thing), place=names.as_head(place))
