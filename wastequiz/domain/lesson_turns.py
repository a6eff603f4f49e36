"""Whose turn it is in a lesson."""

from __future__ import annotations

from wastequiz.domain.facts import dataclass
from wastequiz.domain.lesson import ASK, TOLD, Lesson
from wastequiz.domain.teams import team_of


@dataclass(frozen=True)
class Turn:
    """Who may answer now. `who`: "student" (`ref`), "teams" (any of `teams`, or the one there is), "all" or "nobody"."""

    who: str
    ref: str = ""
    teams: tuple[int, ...] = ()


NOBODY = Turn("nobody")


def turn(lesson: Lesson) -> Turn:
    """Whose turn it is. Nobody's: while it is paused, once the question is answered or told, before somebody is called at a roll call.

    Where an entry of a told question was taken back it may be entered again.
    """
    if not is_open(lesson):
        return NOBODY
    spec, answered = lesson.spec, lesson.answered
    ids = tuple(team.id for team in spec.teams)
    if lesson.stealing:
        return NOBODY if any(entry.stolen for entry in answered) else Turn("teams", teams=(lesson.stealing,))
    if spec.method == "lanes":
        asked = ids if lesson.phase == ASK else tuple(entry.team for entry in lesson.entries if entry.void and entry.question == lesson.at)
        left = tuple(team for team in ids if team in asked and all(entry.team != team for entry in answered))
        return Turn("teams", teams=left) if left else NOBODY
    if answered:
        return NOBODY
    match spec.method:
        case "roll_call":
            return Turn("student", lesson.asked, _mine(lesson, lesson.asked)) if lesson.asked else NOBODY
        case "teams":
            return Turn("teams", teams=(ids[lesson.at % len(ids)],))
        case "buzzers":
            return Turn("teams", teams=ids)
        case "spoken" if lesson.asked:
            return Turn("student", lesson.asked, _mine(lesson, lesson.asked))
        case "spoken" if ids:
            return Turn("teams", teams=(ids[lesson.at % len(ids)],))
        case _:
            return Turn("all")


def _mine(lesson: Lesson, ref: str) -> tuple[int, ...]:
    team = team_of(lesson.spec.teams, ref)
    return (team,) if team else ()


def is_open(lesson: Lesson) -> bool:
    """Whether an answer to the question can be entered, as far as the clock of the lesson goes."""
    again = any(entry.void and entry.question == lesson.at for entry in lesson.entries)
    return not lesson.paused and (lesson.phase == ASK or (lesson.phase == TOLD and again))
