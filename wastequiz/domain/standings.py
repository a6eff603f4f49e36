"""How a lesson stands: game rank by points, and beside it the knowledge rank by accuracy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from wastequiz.domain.facts import dataclass
from wastequiz.domain.lesson import Entry, Lesson

K = TypeVar("K")


@dataclass(frozen=True)
class Standing:
    """One line: a team (`team`), a student (`ref`), or with neither the class. `accuracy`: mean mark 0..1, None before the first answer.

    `rank` by points, `knowledge_rank` by accuracy; who is equal shares a rank, and who has not answered knows least so far.
    """

    points: float
    right: int
    answers: int
    accuracy: float | None
    rank: int = 1
    knowledge_rank: int = 1
    team: int = 0
    ref: str = ""


def standings(lesson: Lesson) -> tuple[Standing, ...]:
    """Best first: the teams; without teams the students who answered; where nobody is known the class."""
    entries = lesson.standing_entries
    if lesson.spec.teams:
        by_team = _by(entries, lambda entry: entry.team)
        return _ranked([_standing(by_team.get(team.id, ()), team=team.id) for team in lesson.spec.teams])
    by_ref = _by((entry for entry in entries if entry.ref), lambda entry: entry.ref)
    if not by_ref:
        return (class_standing(lesson),)
    return _ranked([_standing(found, ref=ref) for ref, found in by_ref.items()])


def class_standing(lesson: Lesson) -> Standing:
    """All answers of the class together, by the house rules: without what the game adds or takes."""
    entries = lesson.standing_entries
    answers = sum(entry.answers for entry in entries)
    correct = sum(entry.correct * entry.answers for entry in entries)
    earned = round(sum(entry.earned for entry in entries), 2)
    return Standing(earned, sum(entry.right for entry in entries), answers, correct / answers if answers else None)


def _by(entries: Iterable[Entry], of: Callable[[Entry], K]) -> Mapping[K, Sequence[Entry]]:
    found: dict[K, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[of(entry)].append(entry)
    return found


def _standing(entries: Sequence[Entry], *, team: int = 0, ref: str = "") -> Standing:
    """A question gives the mean of its entries, so that a team of many earns as much in the corners as one of few; never below 0 in all."""
    questions = _by(entries, lambda entry: entry.question)
    total = sum(sum(entry.points for entry in found) / len(found) for found in questions.values())
    correct = sum(entry.correct for entry in entries)
    accuracy = correct / len(entries) if entries else None
    return Standing(max(0.0, round(total, 2)), sum(entry.right for entry in entries), len(entries), accuracy, team=team, ref=ref)


def _ranked(rows: Sequence[Standing]) -> tuple[Standing, ...]:
    def known(row: Standing) -> float:
        return -1.0 if row.accuracy is None else row.accuracy

    ranked = [
        replace(
            row,
            rank=1 + sum(other.points > row.points for other in rows),
            knowledge_rank=1 + sum(known(other) > known(row) for other in rows),
        )
        for row in rows
    ]
    return tuple(sorted(ranked, key=lambda row: (row.rank, row.knowledge_rank)))


@dataclass(frozen=True)
class Missed:
    """A question that was missed: its number, the mean mark of its answers (0..1) and how many they were."""

    question: int
    correct: float
    answers: int


def missed_most(lesson: Lesson, most: int = 3) -> tuple[Missed, ...]:
    """The questions that were missed most, worst first, at most `most`."""
    found: list[Missed] = []
    for question, entries in _by(lesson.standing_entries, lambda entry: entry.question).items():
        answers = sum(entry.answers for entry in entries)
        correct = sum(entry.correct * entry.answers for entry in entries) / answers
        if correct < 1:
            found.append(Missed(question, correct, answers))
    return tuple(sorted(found, key=lambda row: (row.correct, -row.answers, row.question))[:most])
