"""What stands on a printed worksheet beside the questions' own words."""

from __future__ import annotations

from wastequiz.domain.kinds import estimate, matching, multiple_choice, ordering, short_answer, sort_many, spot_on_picture, take_apart
from wastequiz.domain.questions import Question
from wastequiz.i18n import _, ngettext, words
from wastequiz.wording import answers, names

LETTERS = "ABCDEFGHIJ"
PUTTING = (matching.NAME, sort_many.NAME, take_apart.NAME)
"""Kinds where each thing is given the letter of where it belongs."""
WRITING = (estimate.NAME, short_answer.NAME)
"""Kinds with nothing to choose from."""


def about(questions: int, points: float) -> str:
    """How much there is to do."""
    asked = ngettext("{n} question", "{n} questions", questions).format(n=questions)
    return _("{questions} · {points} points").format(questions=asked, points=f"{points:g}")


def to_do(question: Question) -> str:
    """What to do with the pen; '' where one letter is to be ringed, as everybody knows."""
    match question.kind:
        case multiple_choice.NAME:
            return _("Ring every letter that is right.")
        case ordering.NAME:
            return _("Number the steps.")
        case matching.NAME | sort_many.NAME | take_apart.NAME:
            return _("Write the letter where it belongs.")
        case spot_on_picture.NAME:
            return _("Ring every letter on the picture that is meant.")
        case _:
            return ""


def solution(question: Question) -> str:
    """The right answer as it is to be on the paper: letters where there are some."""
    letters = {option.id: LETTERS[n] for n, option in enumerate(question.options)}
    if question.kind in PUTTING:
        places = {target.id: LETTERS[n] for n, target in enumerate(question.targets)}
        return _(", ").join(f"{n} {places[option.target]}" for n, option in enumerate(question.options, start=1))
    if question.kind == ordering.NAME:
        return _(", ").join(f"{letters[option.id]} {option.rank}" for option in question.options)
    if question.kind in WRITING:
        return answers.solution(question)
    return _(", ").join(f"{letters[o.id]} {names.as_head(words(o.label))}".strip() for o in question.options if o.right)
