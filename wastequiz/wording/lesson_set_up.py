"""A lesson before it begins, in words: the ways of answering, teams, and what was interrupted."""

from __future__ import annotations

from wastequiz.domain.teams import Team
from wastequiz.i18n import N_, _, ngettext
from wastequiz.wording import names

_WAYS = {
    "roll_call": (N_("Roll call"), N_("One is called by lot and answers.")),
    "teams": (N_("Team turns"), N_("Teams answer one after the other.")),
    "lanes": (N_("Side by side"), N_("Each team has its own lane on the board.")),
    "hands": (N_("Hands up"), N_("Count the hands for each answer.")),
    "corners": (N_("Four corners"), N_("Everybody stands by their answer.")),
    "spoken": (N_("Out loud"), N_("One says it, you tell whether it is right.")),
    "buzzers": (N_("Buzzers"), N_("The first team to press answers.")),
}
_HOW = {
    "kept": N_("As kept"),
    "rows": N_("By rows"),
    "random": N_("At random"),
    "balanced": N_("Balanced"),
}


def way(method: str) -> str:
    """What a way of answering is called."""
    return _(_WAYS[method][0])


def way_line(method: str) -> str:
    """One line about it."""
    return _(_WAYS[method][1])


def how(value: str) -> str:
    """A way to make teams: who sits together, by chance, so that all know about as much, or as they were kept."""
    return _(_HOW[value])


def team(value: Team) -> str:
    """What a team is called: by its animal."""
    return _("Team {animal}").format(animal=names.animal(value.animal))


def students(n: int) -> str:
    return ngettext("{n} student", "{n} students", n).format(n=n)


def questions(n: int) -> str:
    return ngettext("{n} question", "{n} questions", n).format(n=n)


def quizzes(n: int) -> str:
    return ngettext("{n} quiz", "{n} quizzes", n).format(n=n)


def each_team(n: int) -> str:
    """How many questions a round has, where every team has its turn `n` times."""
    return ngettext("Questions ({n} per team)", "Questions ({n} per team)", n).format(n=n)


def mix_up(one: str, other: str) -> str:
    """Two bins that are mixed up, as what a lesson asks about."""
    return _("{one} or {other}?").format(one=one, other=other)


def offer(class_name: str, method: str, at: int, of: int) -> str:
    """That an interrupted lesson may be taken up at question number `at`."""
    return _("{name}, {way}: go on at question {n} of {total}?").format(name=class_name, way=way(method), n=at, total=of)
