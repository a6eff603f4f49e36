"""A lesson as it is being set up: what was chosen so far, kept while the team editor or the seating plan is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from wastequiz.domain.facts import dataclass
from wastequiz.domain.lesson import NEEDS_TEAMS, LessonSpec
from wastequiz.domain.students import ANIMALS, SchoolClass
from wastequiz.domain.teams import LEAST, MOST, Team, move, team_of
from wastequiz.services import hosting, seating
from wastequiz.services.hosting import Hosting
from wastequiz.services.school import Failed, School

ROUNDS = tuple(range(1, 9))
EACH = tuple(range(1, 11))
KEPT = "kept"
"""Teams as the class has them, beside the ways of `services.seating.HOW` to make them anew."""
WITHOUT_TEAMS = ("hands",)
"""Methods no team can play in."""
IN_TURN = ("teams", "spoken")
"""Methods in which teams answer one after the other."""


@dataclass(frozen=True)
class About:
    """What is asked about: a topic, a ready quiz, a teacher's quiz (its id), things of two bins that are mixed up (the right one, the chosen
    one), or else a mix.
    """

    topic: str | None = None
    ready_set: str = ""
    mix_up: tuple[str, str] = ("", "")
    quiz: str = ""


@dataclass(frozen=True)
class Draft:
    """What was chosen. `how`: KEPT, one of seating.HOW, or '' where nobody has chosen: kept ones where there are some.

    `teams`: how many a method gets that needs them, `extra`: one that can do without, 0: none.
    """

    class_id: int = 0
    method: str = "roll_call"
    rounds: int = 3
    each: int = 5
    teams: int = 4
    extra: int = 0
    how: str = ""
    topic: str | None = None
    ready_set: str = ""
    steal: bool = False
    double: bool = False
    mix_up: tuple[str, str] = ("", "")
    quiz: str = ""

    @property
    def about(self) -> About:
        return About(self.topic, self.ready_set, self.mix_up, self.quiz)

    def asking(self, about: About) -> Draft:
        """The draft about something else."""
        return replace(self, topic=about.topic, ready_set=about.ready_set, mix_up=about.mix_up, quiz=about.quiz)

    def as_long_as(self, questions: int, rounds: int) -> Draft:
        """The draft with room for just about so many questions, in at least so many rounds."""
        rounds = min(ROUNDS[-1], max(1, rounds, -(-questions // EACH[-1])))
        return replace(self, rounds=rounds, each=min(EACH[-1], max(1, -(-questions // rounds))))

    @property
    def in_turn(self) -> bool:
        """Whether teams answer one after the other, so that only some numbers of questions are fair."""
        return self.method in IN_TURN and self.wanted > 0

    @property
    def fair(self) -> tuple[int, ...]:
        """How many questions a round may have, so that every team has its turn equally often."""
        return tuple(n for n in EACH if n % self.wanted == 0) if self.in_turn else EACH

    @property
    def questions(self) -> int:
        """How many questions a round gets: the number that is fair and nearest to what was chosen, of two the larger."""
        return min(self.fair, key=lambda n: (abs(n - self.each), -n))

    @property
    def counts(self) -> tuple[int, ...]:
        """How many teams there may be; () where none can play."""
        if self.method in WITHOUT_TEAMS:
            return ()
        if self.method in NEEDS_TEAMS:
            least, most = NEEDS_TEAMS[self.method]
            return tuple(range(least, most + 1))
        return (0, *range(LEAST, MOST + 1))

    @property
    def wanted(self) -> int:
        """How many teams there are to be."""
        counts = self.counts
        return 0 if not counts else self.extra if 0 in counts else min(self.teams, counts[-1])

    def with_teams(self, n: int) -> Draft:
        """The draft with another number of teams."""
        return replace(self, extra=n) if 0 in self.counts else replace(self, teams=n)

    def kept_teams(self, n: int) -> Draft:
        """The draft with the `n` teams the class keeps."""
        return replace(self, how=KEPT, teams=n, extra=n if self.extra else 0)

    def way_of(self, kept: Sequence[Team]) -> str:
        """How its teams come about, where the class keeps the teams `kept`: those only while they are as many as wanted."""
        fits = len(kept) in self.counts and len(kept) == self.wanted
        return (KEPT if fits else "rows") if self.how in ("", KEPT) else self.how


def remembered(draft: Draft, last: LessonSpec) -> Draft:
    """The draft as the lesson before was: its way, topic, length and teams, but no quiz twice, and no two bins mixed up for ever."""
    n = len(last.teams)
    needs = last.method in NEEDS_TEAMS
    return replace(
        draft,
        method=last.method,
        rounds=min(last.rounds, ROUNDS[-1]),
        each=min(last.each, EACH[-1]),
        teams=n if needs else draft.teams,
        extra=0 if needs else n,
        topic=last.topic if draft.about == About() else draft.topic,
        steal=last.steal,
        double=last.double,
    )


def complete(teams: Sequence[Team], refs: Sequence[str]) -> tuple[Team, ...]:
    """The teams with everybody in one: who is in none joins the smallest."""
    done = tuple(teams)
    for ref in refs:
        if not team_of(done, ref):
            done = move(done, ref, min(done, key=lambda team: (len(team.refs), team.id)).id)
    return done


def begin(
    school: School,
    draft: Draft,
    school_class: SchoolClass,
    kept: Sequence[Team],
    done: Callable[[Hosting], None],
    failed: Failed,
) -> None:
    """Makes the teams, if any are wanted, and begins the lesson. `failed` gets what hosting.begin and seating.suggest_teams say."""
    spec = LessonSpec(
        school.scheme.code,
        school_class.band,
        school_class.id,
        draft.method,
        draft.rounds,
        draft.questions,
        topic=draft.topic,
        ready_set=draft.ready_set,
        steal=draft.steal and bool(draft.wanted),
        double=draft.double and bool(draft.wanted),
        mix_up=draft.mix_up,
        quiz=draft.quiz,
    )

    def with_teams(teams: Sequence[Team]) -> None:
        hosting.begin(school, replace(spec, teams=tuple(teams)), done, failed)

    n, how = draft.wanted, draft.way_of(kept)
    if not n:
        with_teams(())
    elif not school_class.students:
        with_teams([Team(number, ANIMALS[number - 1]) for number in range(1, n + 1)])
    elif how == KEPT:
        with_teams(kept)
    else:
        seating.suggest_teams(school, school_class.id, how, n, with_teams, failed)
