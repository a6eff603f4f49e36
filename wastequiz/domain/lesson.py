"""A lesson: one board, the whole class, questions in rounds, and how far it has come. Every deed gives a new Lesson.

What may be done when, and what it comes to, stands in `lesson_steps`; `Lesson.after` only takes in what was done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import assert_never

from wastequiz.domain import roll_call
from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, short_answer, which_bin
from wastequiz.domain.kinds.kind import OneRight
from wastequiz.domain.points import full_of
from wastequiz.domain.questions import Choice, Question, Sort
from wastequiz.domain.roll_call import RollCall
from wastequiz.domain.teams import LEAST, MOST, Team, move

METHODS = ("roll_call", "teams", "lanes", "hands", "corners", "spoken", "buzzers")
"""Ways to answer. lanes: every team has its own part of the board; buzzers: the first team that buzzes answers."""
NEEDS_TEAMS: Mapping[str, tuple[int, int]] = {"teams": (LEAST, MOST), "lanes": (LEAST, 4), "buzzers": (LEAST, MOST)}
"""Methods that cannot do without teams, with the least and the most there may be."""
NEEDS_STUDENTS = ("roll_call", "corners")
_ONE_RIGHT = tuple(name for name, kind in KINDS.items() if isinstance(kind, OneRight))
SAID = ("which_bin", "true_false", "estimate", "short_answer")
"""The kinds that can be answered aloud without seeing what there is to choose from."""
KINDS_ASKED: Mapping[str, tuple[str, ...]] = {
    "lanes": _ONE_RIGHT,
    "hands": _ONE_RIGHT,
    "corners": (which_bin.NAME,),
    "spoken": SAID,
    "buzzers": tuple(name for name in KINDS if name != short_answer.NAME),  # nobody writes at a board while others wait
}
"""The question kinds a method can ask; the methods that are not named here ask all."""

ASK, TOLD, STANDINGS, OVER = "ask", "told", "standings", "over"
FULL_POINTS = 10


@dataclass(frozen=True)
class LessonSpec:
    """What was asked for: `rounds` of `each` questions, standings after each round. `topic` None: a mix; `ready_set` '': drawn questions;
    `quiz`: id of the teacher's quiz whose questions are asked, '' of none.

    `steal`: a missed question may go to another team for half the points; `double`: once a round a team may play for double or loss.
    `mix_up`: (the bin that was right, the one that was chosen), only things of these two are asked; ("", ""): of all bins.
    `limit_s`: seconds for a plain question, None without a clock; speed earns nothing in class.
    """

    scheme: str
    band: Band
    class_id: int
    method: str
    rounds: int = 3
    each: int = 5
    teams: tuple[Team, ...] = ()
    topic: str | None = None
    ready_set: str = ""
    steal: bool = False
    double: bool = False
    limit_s: int | None = None
    mix_up: tuple[str, str] = ("", "")
    quiz: str = ""


@dataclass(frozen=True)
class Entry:
    """One answer, marked. `n`: its number in the lesson, `question`: the question's, both from 0; `ref` '' and `team` 0 where nobody knows.

    `correct` 0..1 (hands: the share of right ones), `ms` time used, `points` in the game. `choice` () where time ran out, or somebody only
    said whether it was right (`spoken`). `hands`: how many for which option. `void`: it was entered by mistake and counts nowhere.
    `full`: what a right answer to the question is worth.
    """

    n: int
    question: int
    ref: str
    team: int
    choice: Choice
    correct: float
    ms: int
    points: float
    hands: tuple[tuple[str, int], ...] = ()
    stolen: bool = False
    doubled: bool = False
    spoken: bool = False
    void: bool = False
    full: int = FULL_POINTS

    @property
    def answers(self) -> int:
        """How many answers it stands for."""
        return sum(count for _option, count in self.hands) if self.hands else 1

    @property
    def right(self) -> int:
        """How many of them are fully right."""
        return round(self.correct * self.answers) if self.hands else int(self.correct == 1)

    @property
    def earned(self) -> float:
        """Points by the house rules, without what the game adds or takes: these go to the boards."""
        return round(self.full * (self.right if self.hands else self.correct), 2)


# ---- what can happen in a lesson


@dataclass(frozen=True)
class Entered:
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Voided:
    """Entry number `entry` was a mistake."""

    entry: int


@dataclass(frozen=True)
class Called:
    """`what` is "call", "pass" (they played the pass card) or "undo"; `by`: how many times more often `ref` counts as called, +1, 0 or -1."""

    ref: str
    what: str
    by: int


@dataclass(frozen=True)
class Away:
    """`ref` is not there (`away`), or has come, late or for the first time; then into `team`, 0: the smallest, if there are teams."""

    ref: str
    away: bool
    team: int = 0


@dataclass(frozen=True)
class Stepped:
    """`step`: tell, next, pause, go_on, finish; steal and double by `team`."""

    step: str
    team: int = 0


Deed = Entered | Voided | Called | Away | Stepped


@dataclass(frozen=True)
class Lesson:
    """Immutable. `at`: number of the question that is put, from 0; `phase`: ask, told, standings (after each round) or over.

    `roll`: None where the class has no students. `asked`: who was called for this question, '' nobody; `calls`: how many were.
    `stealing`: the team that may take over this question, 0 none. `doubles`: (question, team) played for double or loss.
    """

    id: str
    spec: LessonSpec
    seed: int
    scheme_revision: str
    questions: tuple[Question, ...]
    entries: tuple[Entry, ...] = ()
    at: int = 0
    phase: str = ASK
    roll: RollCall | None = None
    paused: bool = False
    asked: str = ""
    calls: int = 0
    stealing: int = 0
    doubles: tuple[tuple[int, int], ...] = field(default_factory=tuple)

    @property
    def question(self) -> Question:
        return self.questions[self.at]

    @property
    def full(self) -> int:
        """What a right answer to the question that is put is worth; 0: it only warms up."""
        return full_of(self.question, FULL_POINTS)

    @property
    def limit_ms(self) -> int | None:
        """Time for the question that is put, in ms: its own, else the lesson's; None without a clock."""
        return (self.question.limit_s or self.spec.limit_s or 0) * 1000 or None

    @property
    def round(self) -> int:
        """Number of the round under way, from 0."""
        return self.at // self.spec.each

    @property
    def rounds(self) -> int:
        """How many rounds there are; the last may be shorter."""
        return -(-len(self.questions) // self.spec.each)

    @property
    def standing_entries(self) -> tuple[Entry, ...]:
        """All that count."""
        return tuple(entry for entry in self.entries if not entry.void)

    @property
    def answered(self) -> tuple[Entry, ...]:
        """What stands at the question that is put."""
        return tuple(entry for entry in self.entries if entry.question == self.at and not entry.void)

    def after(self, deed: Deed) -> Lesson:
        """The lesson once `deed` was done."""
        match deed:
            case Entered(entries):
                return replace(self, entries=(*self.entries, *entries))
            case Voided(n):
                return self._without(n)
            case Called(ref, what, _by):
                return self._called(ref, what)
            case Away(ref, away, team):
                return self._away(ref, away, team)
            case Stepped(step, team):
                return self._stepped(step, team)
            case _:
                assert_never(deed)

    def _without(self, n: int) -> Lesson:
        entries = tuple(replace(entry, void=True) if entry.n == n else entry for entry in self.entries)
        undone = replace(self, entries=entries)
        left = undone.answered
        return undone if any(entry.correct < 1 or entry.stolen for entry in left) else replace(undone, stealing=0)

    def _called(self, ref: str, what: str) -> Lesson:
        assert self.roll is not None
        if what == "call":
            return replace(self, roll=roll_call.called(self.roll, ref), asked=ref, calls=self.calls + 1)
        if what == "pass":
            return replace(self, roll=roll_call.pass_card(self.roll), asked="")
        took_back_pass = self.roll.history[-1].passed
        roll = roll_call.undo(self.roll)
        return replace(self, roll=roll, asked=ref if took_back_pass else "", calls=self.calls - (not took_back_pass))

    def _away(self, ref: str, away: bool, team: int) -> Lesson:
        roll = self.roll or RollCall(())
        if away:
            return replace(self, roll=roll_call.mark_absent(roll, ref))
        teams = self.spec.teams
        if teams and not any(ref in t.refs for t in teams):
            to = team or min(teams, key=lambda t: (len(t.refs), t.id)).id
            return replace(self, roll=roll_call.back_again(roll, ref), spec=replace(self.spec, teams=move(teams, ref, to)))
        return replace(self, roll=roll_call.back_again(roll, ref))

    def _stepped(self, step: str, team: int) -> Lesson:
        match step:
            case "tell":
                return replace(self, phase=TOLD)
            case "next":
                return self._next()
            case "steal":
                return replace(self, stealing=team)
            case "double":
                return replace(self, doubles=(*self.doubles, (self.at, team)))
            case "finish":
                return replace(self, phase=OVER, paused=False)
            case _:
                return replace(self, paused=step == "pause")

    def _next(self) -> Lesson:
        """Standings come after each round but the last, whose standings are those of the end."""
        if self.at + 1 == len(self.questions):
            return replace(self, phase=OVER)
        if self.phase == TOLD and (self.at + 1) % self.spec.each == 0:
            return replace(self, phase=STANDINGS)
        return replace(self, at=self.at + 1, phase=ASK, asked="", calls=0, stealing=0)


def sorts_of(question: Question, entry: Entry) -> tuple[Sort, ...]:
    """What an entry's answers sorted into bins, hands one by one; () where the question sorts nothing."""
    kind = KINDS[question.kind]
    if entry.hands:
        return tuple(sort for option, count in entry.hands for sort in kind.sorts(question, (option,)) * count)
    return kind.sorts(question, entry.choice)
