"""What is not right yet with an event, as sentences, each with the field of the set-up it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wastequiz.domain.events import Event, Problem
from wastequiz.games import GAMES
from wastequiz.i18n import _
from wastequiz.services import eventing
from wastequiz.services.school import School
from wastequiz.ui.widgets.event_wheel import called
from wastequiz.wording import events as wording

FIELDS = {"hours": "closes", "questions": "plays"}
"""Where the set-up tells what the checks know under another name."""
PRIZE_FIELDS = {"stock": "stock", "no_sector": "sectors", "prize_time": "hours", "prize_hours": "hours"}
"""The same for what is wrong with one prize; all else is told in its sheet."""


def wants(event: Event, school: School) -> Sequence[tuple[str, str]]:
    """(field, sentence) of everything that keeps it from being opened; a prize's field is "prizes.ID.FIELD"."""
    named = replace(event, prizes=tuple(replace(p, name=called(p, n)) for n, p in enumerate(event.prizes, start=1)))
    found = [] if event.name.strip() else [("name", _("Give it a name."))]
    problems = eventing.problems(named, school, [card.id for card in GAMES])
    found += [(_field(one, named), wording.problem(one)) for one in problems]
    found += [
        (f"prizes.{p.id}.name", _("Prize {n} has no name yet.").format(n=n))
        for n, p in enumerate(event.prizes, start=1)
        if not p.name.strip()
    ]
    return found


def _field(problem: Problem, event: Event) -> str:
    if problem.where != "prizes":
        return FIELDS.get(problem.where, problem.where)
    prize = next((p for p in event.prizes if p.name in problem.facts), None)
    return "prizes" if prize is None else f"prizes.{prize.id}.{PRIZE_FIELDS.get(problem.code, 'more')}"
