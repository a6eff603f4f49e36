"""A game to test hosts with: things come one after the other, keys 1 to 4 and touches on a quarter of the page put them into a bin."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest import mock

from PySide6.QtGui import QKeyEvent

from wastequiz import games
from wastequiz.domain.games import Asks, Marked, Score, Try
from wastequiz.i18n import words
from wastequiz.stage.play.card import Card, HowTo, Variant
from wastequiz.stage.play.scene import Deed, GameScene
from wastequiz.stage.play.sprite import Sprite

SHOW_MS = 300.0
LENGTH = 6


@dataclass(frozen=True)
class Toy:
    """Which question is asked, who is to answer it, points by team (0: the one player), and whether one waits for a mark."""

    n: int = 0
    team: int = 0
    points: tuple[tuple[int, int], ...] = ()
    waits: bool = False


class ToyScene(GameScene):
    """Thing by thing; teams take turns."""

    state: Toy | None

    def start(self) -> None:
        self.teams = [team.id for team in self.deal.teams] or [0]
        self.held: set[int] = set()
        self.took_over = self.state is not None
        if self.state is None:
            self.state = Toy(team=self.teams[0], points=tuple((team, 0) for team in self.teams))
            for one in self.deal.log:
                if isinstance(one, Marked):
                    self.state = self._after(one.right)
        self.thing = Sprite(self, self.picture, 960, 400, 300)

    @property
    def toy(self) -> Toy:
        assert self.state is not None
        return self.state

    @property
    def picture(self) -> str:
        return f"items/{self.question.picture}" if self.question is not None else "bins/mascot_cheer"

    @property
    def question(self):
        questions = self.deal.round.questions
        return questions[self.toy.n] if self.toy.n < len(questions) else None

    def arrange(self) -> None:
        if self.sprites:
            self.thing.at(*(540, 700) if self.tall else (960, 400))

    def _after(self, right: bool) -> Toy:
        at = self.teams.index(self.toy.team)
        points = tuple((team, n + 5 * (right and team == self.toy.team)) for team, n in self.toy.points)
        return replace(self.toy, n=self.toy.n + 1, team=self.teams[(at + 1) % len(self.teams)], points=points, waits=False)

    def put_into(self, bin_id: str) -> None:
        if self.question is not None and not self.toy.waits:
            self.state = replace(self.toy, waits=True)
            self.tried.emit(Try(self.toy.n, (bin_id,), round(self.played_ms), self.toy.team))

    def show_marked(self, marked: Marked) -> None:
        self.state = self._after(marked.right)
        self.heard.emit("right" if marked.right else "try_again")
        self.thing.show_picture(self.picture)
        self.changed.emit()
        if self.question is None:
            self.later(SHOW_MS, self._end)
        else:
            self.said.emit(self.line())

    def _end(self) -> None:
        if self.teams == [0]:
            self.end(Score(self.toy.points[0][1]))
        else:
            self.end(Score(teams=self.toy.points))

    def advance(self, ms: float) -> None:
        if self.question is None and self.toy.waits is False and self.took_over:
            self._end()  # the scene before was about to end

    def key(self, event: QKeyEvent) -> bool:
        bins = self.deal.scheme.bins
        if event.text().isdecimal() and 0 < int(event.text()) <= len(bins):
            self.put_into(bins[int(event.text()) - 1].id)
            return True
        return False

    def finger_down(self, finger: int, x: float, y: float) -> bool:
        self.held.add(finger)
        return True

    def finger_up(self, finger: int, x: float, y: float) -> None:
        self.held.discard(finger)
        bins = self.deal.scheme.bins
        self.put_into(bins[min(len(bins) - 1, int((x - self.area.left()) / self.area.width() * len(bins)))].id)

    def finger_lost(self, finger: int) -> None:
        self.held.discard(finger)

    def deeds(self) -> tuple[Deed, ...]:
        if self.question is None or self.toy.waits:
            return ()
        return tuple(Deed(words(b.name), lambda b=b: self.put_into(b.id)) for b in self.deal.scheme.bins)

    def line(self) -> str:
        return words(self.question.subject or {}) if self.question is not None else "over"


def card(id_: str = "toy", **changes: Any) -> Card:
    """The toy's card."""
    made = Card(
        id_,
        "Toy game",
        "Put each thing into its bin",
        "items/bread",
        "right.tint",
        (
            HowTo("items/banana_peel", "A thing comes."),
            HowTo("icons/hand", "Touch its bin."),
            HowTo("icons/star", "Right ones earn stars."),
        ),
        (Variant("easy", "Short", "Six things", 60, 120), Variant("long", "Long", "As many as you can", 90)),
        lambda spec, scheme: (Asks(("which_bin",), LENGTH, least=4),),
        lambda: ToyScene,
        players=(1, 4),
    )
    return replace(made, **changes)


@contextmanager
def on_the_shelf(*cards: Card) -> Generator[None]:
    """These cards, or the toy alone, are all the games there are."""
    with mock.patch.object(games, "GAMES", cards or (card(),)):
        yield
