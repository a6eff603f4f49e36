"""What every question kind can do: be marked, say which answer is right, and be built from words or drawn from items."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from random import Random
from typing import ClassVar, Protocol

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item
from wastequiz.domain.putting import where_put
from wastequiz.domain.questions import Authored, Choice, Question, Sort, pair
from wastequiz.domain.schemes import Scheme


class QuestionKind(ABC):
    """How one kind of question is marked. `name` is stored with every answer and never changes."""

    name: ClassVar[str]
    from_items: ClassVar[bool] = False
    """Whether its questions are made from items and a scheme (True) or written by somebody (False)."""
    needs_reading: ClassVar[bool] = False
    """Whether its question cannot be put in pictures alone."""
    time_factor: ClassVar[float] = 1.0
    """How many times as long as a plain question its clock runs: there is more to read and to move."""

    @abstractmethod
    def mark(self, question: Question, choice: Choice) -> float:
        """The share of full marks, 0 to 1. An empty choice is 0. Raises KeyError for something the question does not have."""

    @abstractmethod
    def solution(self, question: Question) -> Choice:
        """A fully right answer."""

    @abstractmethod
    def guess(self, question: Question, rng: Random) -> Choice:
        """A whole answer as somebody gives it who knows nothing."""

    def verdicts(self, question: Question, choice: Choice) -> Mapping[str, bool]:
        """Option id to whether it was answered rightly, for those options that the answer says something about."""
        return {o.id: o.right for o in question.options if o.id in choice}

    def sorts(self, question: Question, choice: Choice) -> tuple[Sort, ...]:
        """What the answer sorted into bins; () where it sorts nothing."""
        return ()


class WrittenKind(QuestionKind):
    """A kind whose questions somebody writes."""

    def build(self, authored: Authored) -> Question:
        """The written question as it is put, options in the order they were written."""
        return Question(
            key=authored.key,
            kind=authored.kind,
            topic=authored.topic,
            band=authored.band,
            difficulty=authored.difficulty,
            options=authored.options,
            stem=authored.stem,
            picture=authored.picture,
            explanation=authored.explanation,
            source=authored.source,
            targets=authored.targets,
            number=authored.number,
            accepted=authored.accepted,
            scored=not authored.source.unread,
            points=authored.points,
            limit_s=authored.limit_s,
            version=authored.version,
        )

    def lay_out(self, question: Question, rng: Random) -> Question:
        """The question as one player gets it: options and targets shuffled."""
        options, targets = [o.id for o in question.options], [t.id for t in question.targets]
        rng.shuffle(options)
        rng.shuffle(targets)
        return question.in_order((*options, *targets))


class Source(Protocol):
    """Where a kind made from items takes them from: a draw under way. Nothing is given twice as the thing that is asked about."""

    rng: Random
    bank: Bank
    scheme: Scheme

    def next_item(self, *, pictured: bool = False) -> Item | None:
        """An item not asked about yet, of the bin whose turn it is; None when all are used up. `pictured`: one with its own drawing, if any is left."""
        ...

    def bins(self, besides: Collection[str] = ()) -> list[str]:
        """The bins that have items to draw, shuffled."""
        ...

    def company(self, bin_id: str, unlike: Collection[Item]) -> Item | None:
        """Some item of that bin with another picture than any in `unlike`; it may be asked about another time. None where there is none.

        It has its own drawing, if any there has.
        """
        ...

    def thing_of_parts(self) -> Item | None:
        """A thing that comes apart and was not asked about yet."""
        ...


class ItemKind(QuestionKind):
    """A kind whose questions are made from items and a scheme; their key is the kind's name, a colon and the id of the item asked about."""

    from_items: ClassVar[bool] = True
    needs_parts: ClassVar[bool] = False
    """Whether it is made from a thing that comes apart."""

    @abstractmethod
    def draw(self, source: Source, about: Item | None = None) -> Question | None:
        """A question about `about` (None: about the next thing of `source`); None where there is nothing to ask."""

    @abstractmethod
    def rebuild(self, item: Item, order: Sequence[str], bank: Bank, scheme: Scheme) -> Question:
        """The question about `item` laid out in `order`. Raises KeyError or ValueError where the bank no longer has it so."""


class OneRight(QuestionKind):
    """Kinds where exactly one option counts: 1 for it alone, else 0."""

    def mark(self, question: Question, choice: Choice) -> float:
        for chosen in choice:
            question.option(chosen)
        return 1.0 if choice and choice == question.right_ids else 0.0

    def solution(self, question: Question) -> Choice:
        return question.right_ids

    def guess(self, question: Question, rng: Random) -> Choice:
        return (rng.choice(question.options).id,)


class SeveralRight(QuestionKind):
    """Kinds where several options are right: right ones less wrong ones, as a share of all right ones, never below 0."""

    def mark(self, question: Question, choice: Choice) -> float:
        chosen = {question.option(i).id for i in choice}
        right = set(question.right_ids)
        return max(0, len(chosen & right) - len(chosen - right)) / len(right)

    def solution(self, question: Question) -> Choice:
        return question.right_ids

    def guess(self, question: Question, rng: Random) -> Choice:
        """As many options as are right, whichever."""
        return tuple(o.id for o in rng.sample(question.options, len(question.right_ids)))


class Putting(QuestionKind):
    """Kinds where things are put somewhere, matched or sorted: the share of things put where they belong."""

    def mark(self, question: Question, choice: Choice) -> float:
        return sum(self.verdicts(question, choice).values()) / len(question.options)

    def solution(self, question: Question) -> Choice:
        return tuple(pair(o.id, o.target) for o in question.options)

    def guess(self, question: Question, rng: Random) -> Choice:
        """Every thing anywhere."""
        return tuple(pair(o.id, rng.choice(question.targets).id) for o in question.options)

    def verdicts(self, question: Question, choice: Choice) -> Mapping[str, bool]:
        """What was put nowhere is not right."""
        put = where_put(question, choice)
        return {o.id: put.get(o.id) == o.target for o in question.options}
