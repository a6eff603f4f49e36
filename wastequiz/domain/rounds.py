"""A round: the questions drawn for one contestant, and how far it has come."""

from __future__ import annotations

from dataclasses import field, replace

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.points import full_of, points, reading_pause_ms
from wastequiz.domain.questions import Choice, Question, Sort
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.domain.teams import Team

LENGTHS = (5, 10, 15, 20)


PACES = ("calm", "normal", "brisk")
"""How fast a game goes."""


@dataclass(frozen=True)
class GameSpec:
    """Which game is played and how: its id, one of its variants ('' the usual one), the pace, how long in seconds, and which teams (): one player."""

    id: str
    variant: str = ""
    pace: str = "normal"
    seconds: int = 90
    teams: tuple[Team, ...] = ()


@dataclass(frozen=True)
class QuizSpec:
    """Which teacher's quiz is played, and what of it decides a round. `assignment`: as part of which it counts, '' of none.

    `whole_ms`: time for the whole, the student's extra time included; None without. `pass_percent` of all points passes, 0: there is no
    verdict. `points`: (key, what it is worth) where that is not the usual. `parts`: the list is cut into so many, with a look back between.
    """

    id: str
    name: str
    assignment: str = ""
    whole_ms: int | None = None
    pass_percent: int = 0
    certificate: bool = False
    points: tuple[tuple[str, int], ...] = ()
    parts: int = 1


@dataclass(frozen=True)
class EventSpec:
    """At which event a round is played, and in which visit. `spin_at`: so many right answers earn a spin of the wheel, 0: any ended round does;
    None: there is no wheel. `pass_at`: so many right ones are what awareness asks for.
    """

    id: str
    visit: str
    spin_at: int | None = None
    pass_at: int = 0


@dataclass(frozen=True)
class RoundSpec:
    """What was asked for at the set-up. `topic` None: a mix. `limit_s` None: no clock. `kinds`, `topics` (): all there are.

    `level` 1..6: a level of the path, else 0. `purpose` says what a practice is for: daily, mistakes or mix_up, else ''.
    """

    scheme: str
    band: Band = Band.g34
    topic: str | None = None
    length: int = 10
    limit_s: int | None = None
    speed_weight: float = 0.0
    kinds: tuple[str, ...] = ()
    practice: bool = False
    pictures_only: bool = False
    extra_time: float = 1.0
    full_points: int = 10
    level: int = 0
    purpose: str = ""
    topics: tuple[str, ...] = ()
    hardest: int = 5  # the greatest difficulty that is asked
    look_alikes: bool = False  # of items only those that are easily taken for another
    ready_set: str = ""  # id of the ready set whose questions are asked
    exam: bool = False  # nothing is explained before the end
    game: GameSpec | None = None  # the mini-game that asks; None: a quiz
    drawn: bool = False  # of items only those with a drawing of their own
    quiz: QuizSpec | None = None  # a teacher's quiz; None: anything else
    event: EventSpec | None = None  # played at a kiosk; None: anywhere else

    @property
    def limit_ms(self) -> int | None:
        """Time for one answer in ms, the student's extra-time factor included; None without a clock."""
        return None if self.limit_s is None else round(self.limit_s * 1000 * self.extra_time)


@dataclass(frozen=True)
class Why:
    """Why a question was chosen for this player: mixed_up (`n` times), due (`n` days since), mix_up (`bins`: true, chosen), check_again, new."""

    code: str
    n: int = 0
    bins: tuple[str, ...] = ()


@dataclass(frozen=True)
class Round:
    """Immutable: the same id, spec, seed and questions for ever. Questions are numbered from 0. `reasons`: one a question, or none at all."""

    id: str
    spec: RoundSpec
    seed: int
    scheme_revision: str
    questions: tuple[Question, ...]
    contestant: Contestant = GUEST
    reasons: tuple[Why | None, ...] = ()

    def question(self, n: int) -> Question:
        """Question number `n`. Raises IndexError past the end."""
        return self.questions[n]

    def limit_ms(self, n: int) -> int | None:
        """Time for question number `n` in ms: what its author gave it (in quizzes, not in practice), with the student's extra time; else the round's
        limit, longer where its kind has more to read and move. None without a clock.
        """
        own = self.question(n).limit_s
        if own and not self.spec.practice and self.spec.game is None:
            return round(own * 1000 * self.spec.extra_time)
        limit = self.spec.limit_ms
        return None if limit is None else round(limit * KINDS[self.question(n).kind].time_factor)

    def full_points(self, n: int) -> int:
        """What question number `n` is worth: the quiz's own points for it, else the question's, else the usual."""
        spec, question = self.spec, self.question(n)
        of_quiz = dict(spec.quiz.points) if spec.quiz is not None else {}
        return of_quiz.get(question.key, full_of(question, spec.full_points))

    @property
    def possible(self) -> int:
        """All the points there are to earn."""
        return sum(self.full_points(n) for n in range(len(self.questions)))

    def mark(self, stone: Stone, choice: Choice, ms: int, *, hint: bool = False) -> Answer:
        """The answer `choice` would be at `stone`; () is time out. Raises IndexError past the end, KeyError for an unknown option."""
        question, spec = self.question(stone.n), self.spec
        kind = KINDS[question.kind]
        correct = kind.mark(question, choice)
        sorts = kind.sorts(question, choice)
        earned = 0.0
        if stone.attempt == 1:
            earned = points(
                correct,
                ms,
                self.limit_ms(stone.n),
                full=self.full_points(stone.n),
                speed_weight=spec.speed_weight,
                hint=hint and not spec.practice,
            )
        alone = sorts[0] if len(sorts) == 1 else None
        return Answer(
            stone=stone,
            key=question.key,
            kind=question.kind,
            choice=choice,
            correct=correct,
            ms=ms,
            points=earned,
            true_bin=alone.true_bin if alone else None,
            chosen_bin=alone.chosen_bin if alone else None,
            hint=hint,
            timed_out=not choice,
            sorts=sorts,
        )


@dataclass(frozen=True)
class Stone:
    """One stone of the path: question number `n`, met the `attempt`-th time (2: an extra stone for a missed one)."""

    n: int
    attempt: int = 1


@dataclass(frozen=True)
class Answer:
    """One answer, marked. `correct` 0..1, `ms` from the end of the reading pause, `points` as RULES say.

    `sorts`: each thing it sorted; `true_bin` and `chosen_bin` repeat the one of an answer that sorted just one.
    """

    stone: Stone
    key: str
    kind: str
    choice: Choice
    correct: float
    ms: int
    points: float
    true_bin: str | None
    chosen_bin: str | None
    hint: bool = False
    timed_out: bool = False
    sorts: tuple[Sort, ...] = ()


@dataclass(frozen=True)
class Progress:
    """How far a round has come. Every step gives a new Progress; nothing is changed in place."""

    round: Round
    answers: tuple[Answer, ...] = ()
    extra: tuple[Stone, ...] = field(default_factory=tuple)

    @property
    def stones(self) -> tuple[Stone, ...]:
        """The whole path: each question once, then those that return in practice."""
        return tuple(Stone(n) for n in range(len(self.round.questions))) + self.extra

    @property
    def current(self) -> Stone | None:
        """The stone to stand on now; None when the round is finished."""
        path = self.stones
        return path[len(self.answers)] if len(self.answers) < len(path) else None

    @property
    def question(self) -> Question | None:
        return None if self.current is None else self.round.question(self.current.n)

    @property
    def why(self) -> Why | None:
        """Why the current question was chosen, where that was noted."""
        stone, reasons = self.current, self.round.reasons
        return reasons[stone.n] if stone is not None and reasons else None

    @property
    def limit_ms(self) -> int | None:
        """Time for the current question in ms; None without a clock."""
        return None if self.current is None else self.round.limit_ms(self.current.n)

    @property
    def finished(self) -> bool:
        return self.current is None

    @property
    def points(self) -> float:
        return round(sum(a.points for a in self.answers), 2)

    @property
    def first_attempts(self) -> tuple[Answer, ...]:
        return tuple(a for a in self.answers if a.stone.attempt == 1)

    @property
    def right(self) -> int:
        """Fully right first attempts."""
        return sum(a.correct == 1 for a in self.first_attempts)

    @property
    def streak(self) -> int:
        """How many fully right answers in a row stand at the end."""
        run = 0
        for answer in reversed(self.answers):
            if answer.correct < 1:
                break
            run += 1
        return run

    @property
    def best_streak(self) -> int:
        best = run = 0
        for answer in self.answers:
            run = run + 1 if answer.correct == 1 else 0
            best = max(best, run)
        return best

    @property
    def accuracy(self) -> float | None:
        """Mean mark of first attempts, 0..1; None before the first answer."""
        first = self.first_attempts
        return sum(a.correct for a in first) / len(first) if first else None

    @property
    def passed(self) -> bool | None:
        """Whether the points earned so far pass a quiz with a verdict; None of any other round."""
        quiz = self.round.spec.quiz
        if quiz is None or not quiz.pass_percent:
            return None
        return self.points * 100 >= self.round.possible * quiz.pass_percent - 1e-6

    @property
    def earns_spin(self) -> bool:
        """Whether what was answered right so far earns a spin of the event's wheel."""
        event = self.round.spec.event
        return event is not None and event.spin_at is not None and self.right >= event.spin_at

    @property
    def percent(self) -> int:
        """The share of all points that was earned, in whole percent, rounded down; 100 where there is nothing to earn."""
        possible = self.round.possible
        return int(self.points * 100 / possible + 1e-6) if possible else 100

    @property
    def whole_left_ms(self) -> int | None:
        """What is left of the time for the whole, in ms; None without. It is what answering took: it stands still while a question is read first,
        while an answer is explained, in a pause, and while the program is closed.
        """
        quiz = self.round.spec.quiz
        if quiz is None or quiz.whole_ms is None:
            return None
        return max(0, quiz.whole_ms - sum(a.ms for a in self.answers))

    @property
    def part(self) -> tuple[int, int] | None:
        """(number from 1, of how many) of the part of a quiz that begins with the current question; None where none begins here."""
        quiz, n, at = self.round.spec.quiz, len(self.round.questions), len(self.answers)
        if quiz is None or quiz.parts < 2 or at >= n:
            return None
        starts = [part * n // quiz.parts for part in range(quiz.parts)]
        return (starts.index(at) + 1, quiz.parts) if at in starts else None

    def rest(self) -> tuple[Answer, ...]:
        """An answer of time run out for every stone that is left: nothing was chosen, nothing is earned."""
        return tuple(self.round.mark(stone, (), 0) for stone in self.stones[len(self.answers) :])

    def mistakes(self) -> tuple[Answer, ...]:
        """First attempts that were not fully right, in the order they were made."""
        return tuple(a for a in self.first_attempts if a.correct < 1)

    def mark(self, choice: Choice, ms: int, *, hint: bool = False) -> Answer:
        """The answer `choice` would be at the current stone; () is time out. Raises KeyError for an unknown option, ValueError at the end."""
        stone = self.current
        if stone is None:
            raise ValueError("the round is finished")
        return self.round.mark(stone, choice, ms, hint=hint)

    def after(self, answer: Answer) -> Progress:
        """The progress with `answer` taken in; in practice a missed question returns once, at the end of the path."""
        extra = self.extra
        if self.round.spec.practice and answer.correct < 1 and answer.stone.attempt == 1:
            extra = (*extra, replace(answer.stone, attempt=2))
        return replace(self, answers=(*self.answers, answer), extra=extra)

    def reading_pause_ms(self, characters: int) -> int:
        """The pause before the clock of the current question starts, in ms."""
        return reading_pause_ms(characters, practice=self.round.spec.practice)
