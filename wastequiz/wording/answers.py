"""Answers in words: what somebody answered, and what was right, for every question kind."""

from __future__ import annotations

from wastequiz.domain.kinds import KINDS
from wastequiz.domain.kinds.estimate import given
from wastequiz.domain.questions import Choice, Question, unpair
from wastequiz.i18n import _, current, words
from wastequiz.wording import names


def solution(question: Question) -> str:
    """The right answer, as it is shown after a wrong one and in lists."""
    if question.kind == "short_answer":
        return short_answer(question)
    return answer(question, KINDS[question.kind].solution(question))


def first_of_solution(question: Question) -> str:
    """The right answer where there is little room: of many parts the first, and that there are more."""
    whole = KINDS[question.kind].solution(question)
    if question.kind in ("matching", "ordering", "sort_many", "take_apart") and len(whole) > 1:
        return _("{first} …").format(first=answer(question, whole[:1]))
    return solution(question)


def answer(question: Question, choice: Choice) -> str:
    """What `choice` says, in words; '' for none."""
    if not choice:
        return ""
    match question.kind:
        case "estimate":
            return number(question, given(choice))
        case "short_answer":
            return choice[0]
        case "matching" | "sort_many" | "take_apart":
            put = (unpair(one) for one in choice)
            pairs = [(words(question.option(o).label), words(question.target(t).label)) for o, t in put]
            return _(", ").join(_("{thing} → {place}").format(thing=names.as_head(thing), place=place) for thing, place in pairs)
        case "ordering":
            return " → ".join(words(question.option(i).label) for i in choice)
        case _:
            return _(", ").join(words(question.option(i).label) for i in choice)


def number(question: Question, value: float) -> str:
    """A number with what is counted: "82.5 %", "4 种"."""
    assert question.number is not None
    said = f"{value:g}" if abs(value) < 100_000 else f"{value:,.0f}"
    return _("{n} {unit}").format(n=said, unit=words(question.number.unit)).strip()


def short_answer(question: Question) -> str:
    """The accepted spelling to show: the first in the language spoken, else the first there is."""
    spellings = question.accepted
    return next((said for lang, said in spellings if lang == current()), spellings[0][1])
