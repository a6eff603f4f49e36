"""Deals for the tests of games: a card's deck drawn from the built-in bank, and a scene on it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

from wastequiz.domain.bank import Bank, Pool, card_of, pool_of
from wastequiz.domain.draw import Drawer
from wastequiz.domain.games import Deal, Marked, Try
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import GameSpec, Progress, Round, RoundSpec, Stone
from wastequiz.domain.teams import Team
from wastequiz.services import builtin
from wastequiz.stage.look import Look
from wastequiz.stage.play.card import Card
from wastequiz.stage.play.scene import GameScene
from wastequiz.stage.theme import Theme

ANIMALS = ("fox", "penguin", "owl", "rabbit")


@cache
def bank() -> Bank:
    """The built-in bank."""
    return builtin.read()


@cache
def pool(scheme: str) -> Pool:
    return pool_of(bank(), bank().scheme(scheme), [card_of(q) for q in bank().questions.values()])


def deal(
    card: Card,
    *,
    scheme: str = "cn-harbin",
    band: Band = Band.g34,
    seed: int = 1,
    teams: int = 0,
    variant: str = "",
    pace: str = "normal",
    seconds: int | None = None,
    trying: bool = False,
) -> Deal:
    """A deal of `card`; `teams` 0: one player; `seconds` None: as long as the variant says."""
    chosen = card.variant(variant)
    game = GameSpec(
        card.id, chosen.id, pace, chosen.seconds if seconds is None else seconds, tuple(Team(i + 1, ANIMALS[i]) for i in range(teams))
    )
    spec = RoundSpec(scheme, band, game=game, purpose=f"game:{card.id}")
    questions: list[Question] = []
    for i, asks in enumerate(card.asks(spec, bank().scheme(scheme))):
        part = replace(spec, kinds=asks.kinds, topics=asks.topics, length=asks.length, drawn=asks.drawn)
        if asks.twins:
            questions += _twins(part, asks.length, seed + i)
        else:
            questions += Drawer(part, Random(seed + i), bank(), pool(scheme), lambda key: bank().questions[key]).draw()
    round_ = Round("r", spec, seed, bank().scheme(scheme).revision, tuple(questions))
    return Deal(round_, bank().scheme(scheme), bank().items, trying=trying)


def _twins(spec: RoundSpec, length: int, seed: int) -> list[Question]:
    rng = Random(seed)
    drawer = Drawer(spec, rng, bank(), pool(spec.scheme), lambda key: bank().questions[key])
    pairs = [(i.id, i.twin_of) for i in bank().items.values() if i.twin_of and i.picture and bank().items[i.twin_of].picture]
    rng.shuffle(pairs)
    found: list[Question] = []
    for pair in pairs:
        made = [drawer.about(f"which_bin:{item}") for item in pair]
        if all(q is not None and q.scored for q in made) and len(found) < length:
            found += [q for q in made if q is not None]
    return found


def mark(dealt: Deal, tried: Try, attempt: int = 1) -> Marked:
    """A try as the service would mark it."""
    question = dealt.round.questions[tried.n]
    alone = replace(dealt.round, questions=(question,))
    answer = Progress(alone).mark(tried.choice, tried.ms)
    return Marked(tried.n, tried.team, question, replace(answer, stone=Stone(tried.n, attempt)))


def right(question: Question) -> tuple[str, ...]:
    """The right choice of a question with one right answer."""
    return question.right_ids[:1]


def wrong(question: Question) -> tuple[str, ...]:
    """A wrong choice of it."""
    return next((o.id,) for o in question.options if not o.right)


class Played:
    """A scene on a page of its own that keeps what it emits, and marks every try at once."""

    def __init__(self, qtbot: Any, card: Card, dealt: Deal, size: tuple[int, int] = (1280, 720), look: Look | None = None) -> None:
        self.deal = dealt
        self.look = look or Look(Theme(reduced_motion=False))
        self.scene: GameScene = card.scene()(self.look, dealt)
        qtbot.addWidget(self.scene)
        self.tries: list[Try] = []
        self.marks: list[Marked] = []
        self.said: list[str] = []
        self.sounds: list[str] = []
        self.steps: list[Any] = []
        self.scores: list[Any] = []
        self.scene.tried.connect(self._tried)
        self.scene.said.connect(self.said.append)
        self.scene.heard.connect(self.sounds.append)
        self.scene.stepped.connect(self.steps.append)
        self.scene.ended.connect(self.scores.append)
        self.scene.resize(*size)
        self.scene.show()
        self.scene.begin()

    def _tried(self, tried: Try) -> None:
        self.tries.append(tried)
        marked = mark(self.deal, tried, 1 + sum(t.n == tried.n for t in self.tries[:-1]))
        self.marks.append(marked)
        self.scene.show_marked(marked)

    def pass_ms(self, ms: float, step: float = 16.0) -> None:
        """Lets game time pass, tick by tick."""
        while ms > 0 and not self.scene.over:
            self.scene.tick(min(step, ms))
            ms -= step
