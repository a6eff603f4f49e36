"""Which thing is tied to which partner, and which belongs to which; both by their numbers, from 0."""

from __future__ import annotations

from wastequiz.domain import putting
from wastequiz.domain.questions import Choice, Question, pair


class Links:
    """Every thing has one partner at most, every partner one thing. `of` maps things to partners."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._targets = [target.id for target in question.targets]
        self.belongs = [self._targets.index(option.target) for option in question.options]
        """Number of the partner that each thing belongs with."""
        self.of: dict[int, int] = {}

    def tie(self, thing: int, partner: int) -> None:
        """Ties the two; what either was tied to before is free."""
        self.of = {a: b for a, b in self.of.items() if a != thing and b != partner} | {thing: partner}

    def free(self, number: int, *, partner: bool) -> None:
        """Frees a thing, or a partner, from what it is tied to."""
        self.of = {a: b for a, b in self.of.items() if number != (b if partner else a)}

    def thing_of(self, partner: int) -> int | None:
        """The thing that is tied to a partner."""
        return next((a for a, b in self.of.items() if b == partner), None)

    @property
    def whole(self) -> bool:
        """Whether no thing is left over."""
        return len(self.of) == len(self.belongs)

    def first_astray(self) -> int | None:
        """The first thing that is not tied to the partner it belongs with."""
        return next((n for n, partner in enumerate(self.belongs) if self.of.get(n) != partner), None)

    def choice(self) -> Choice:
        """The pairs tied now, in the order of the things."""
        return tuple(pair(self._question.options[a].id, self._targets[b]) for a, b in sorted(self.of.items()))

    def take(self, choice: Choice) -> None:
        """Ties what `choice` says and nothing else. Raises KeyError for what the question does not have."""
        put = putting.where_put(self._question, choice)
        self.of = {n: self._targets.index(put[o.id]) for n, o in enumerate(self._question.options) if o.id in put}

    def paired(self) -> list[int]:
        """The partners in the order of the things they belong with, those that belong to none at the end."""
        return self.belongs + [n for n in range(len(self._targets)) if n not in self.belongs]
