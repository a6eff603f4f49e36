"""Writes a new game that runs and is tested: `python tests/games/new_game.py NAME` (or `just new-game NAME`); then make it yours.

What it writes: the folder wastequiz/games/NAME (card, rules, scene), its line in GAMES, and tests/games/NAME. The words of its card still
want their Chinese: run `just catalogue` and fill them in.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

CARD = '''"""@Title@: ten things, one after the other, each into its bin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.domain.games import Asks
from wastequiz.domain.kinds import which_bin
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import N_
from wastequiz.stage.play.card import Card, HowTo, Variant

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene


def _asks(_spec: RoundSpec, _scheme: Scheme) -> tuple[Asks, ...]:
    return (Asks((which_bin.NAME,), 10, least=6, drawn=True),)


def _scene() -> type[GameScene]:
    from wastequiz.games.@name@.scene import @Class@Scene

    return @Class@Scene


CARD = Card(
    id="@name@",
    name=N_("@Title@"),
    goal=N_("Put every thing into its bin"),
    picture="items/drink_can",
    ground="accent.roseTint",
    how=(
        HowTo("items/drink_can", N_("Look at the thing.")),
        HowTo("icons/hand", N_("Touch the bin it belongs in, or press the bin's number.")),
        HowTo("icons/star_score", N_("Ten things, and you are done.")),
    ),
    variants=(Variant("ten", N_("Ten things"), N_("Take your time"), 0),),
    asks=_asks,
    scene=_scene,
)
'''

RULES = '''"""The rules of @Title@. Time and chance are handed in; no Qt here."""

from __future__ import annotations

from dataclasses import replace

from wastequiz.domain.facts import dataclass

POINTS = 10


@dataclass(frozen=True)
class State:
    """`deck` things, `at` the one that is shown; `waits`: it was put somewhere and is not marked yet."""

    deck: int
    at: int = 0
    waits: bool = False
    right: int = 0
    points: int = 0

    @property
    def over(self) -> bool:
        return self.at >= self.deck


def put(state: State) -> State:
    """The thing goes into a bin. Raises ValueError where none is shown, or one waits already."""
    if state.over or state.waits:
        raise ValueError("nothing to put")
    return replace(state, waits=True)


def marked(state: State, right: bool) -> State:
    """It is marked, and the next one comes. Raises ValueError where none waits."""
    if not state.waits:
        raise ValueError("nothing was put")
    return replace(state, at=state.at + 1, waits=False, right=state.right + right, points=state.points + (POINTS if right else 0))
'''

SCENE = '''"""@Title@ as it is seen: the thing above, the bins below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QKeyEvent

from wastequiz.domain.games import Marked, Score, Try
from wastequiz.games.@name@ import rules
from wastequiz.i18n import _
from wastequiz.stage.play.bins import BinFigure, BinRow
from wastequiz.stage.play.hud import Chip
from wastequiz.stage.play.scene import Deed, GameScene
from wastequiz.stage.play.sparks import burst
from wastequiz.stage.play.thing import Thing
from wastequiz.stage.play.why import Why


class @Class@Scene(GameScene):
    """A tap on a bin, or its key, puts the thing there."""

    state: rules.State | None

    def start(self) -> None:
        if self.state is None:
            self.state = rules.State(len(self.deal.round.questions))
        self.bins = BinRow(self)
        self.points = Chip(self, "star_score", str(self.state.points), 1848, 92, right=True)
        self.thing: Thing | None = None
        self.why: Why | None = None
        self.asked_ms = 0.0
        self._next()

    @property
    def rules(self) -> rules.State:
        assert self.state is not None
        return self.state

    def arrange(self) -> None:
        self.points.moved(1040.0 if self.tall else 1848.0, 92)
        self.bins.put(QRectF(40, 1180, 1000, 660) if self.tall else QRectF(72, 620, 1776, 430), most=4 if self.tall else 8)
        if self.thing is not None:
            self.thing.at(*self.middle)

    @property
    def middle(self) -> tuple[float, float]:
        return (540.0, 640.0) if self.tall else (960.0, 340.0)

    def _next(self) -> None:
        if self.rules.over:
            self.end(Score(points=self.rules.points))
            return
        self.thing = Thing(self, self.rules.at, *self.middle, 300, face="card")
        self.asked_ms = self.played_ms
        self.said.emit(self.thing.name)
        self.changed.emit()

    def put(self, figure: BinFigure) -> None:
        if self.thing is None or self.rules.over or self.rules.waits or self.why is not None:
            return
        self.state = rules.put(self.rules)
        self.glide(self.thing, *figure.mouth, 420, arc=120)
        self.tried.emit(Try(self.thing.n, (figure.bin.id,), round(self.played_ms - self.asked_ms)))

    def show_marked(self, marked: Marked) -> None:
        self.later(0 if self.calm else 420, partial(self._landed, marked))

    def _landed(self, marked: Marked) -> None:
        self.state = rules.marked(self.rules, marked.right)
        if self.thing is not None:
            self.thing.remove()
        self.points.tell(str(self.rules.points), bounce=True)
        figure = self.bins.of(marked.answer.chosen_bin or "")
        self.heard.emit("right" if marked.right else "try_again")
        if marked.right and figure is not None:
            figure.glad()
            burst(self, *figure.mouth)
        if marked.right:
            self._next()
            return
        if figure is not None:
            figure.puzzled()
        box = QRectF(60, 480, 960, 320) if self.tall else QRectF(460, 220, 1000, 250)
        self.why = Why(self, marked, box, self._read_why)
        self.changed.emit()

    def _read_why(self) -> None:
        self.why = None
        self._next()

    def finger_down(self, finger: int, x: float, y: float) -> bool:
        if self.why is not None:
            self.why.close()
            return True
        figure = self.bins.at(x, y, 0.0)
        if figure is not None:
            self.put(figure)
        return figure is not None

    def key(self, event: QKeyEvent) -> bool:
        figure = self.bins.by_key(event.text())
        if figure is not None:
            self.put(figure)
        return figure is not None

    def deeds(self) -> tuple[Deed, ...]:
        if self.why is not None:
            return (Deed(_("Got it"), self.why.close),)
        if self.rules.over or self.rules.waits:
            return ()
        return tuple(Deed(b.name, partial(self.put, b)) for b in self.bins.bins)

    def line(self) -> str:
        if self.why is not None:
            return self.why.told
        return "" if self.thing is None or self.rules.over else _("{thing}: which bin?").format(thing=self.thing.name)
'''

TEST_RULES = '''"""The rules of @Title@."""

from __future__ import annotations

import pytest

from wastequiz.games.@name@ import rules
from wastequiz.games.@name@.rules import State


def test_a_right_one_earns_points_and_a_wrong_one_none() -> None:
    state = rules.marked(rules.put(State(2)), right=True)
    state = rules.marked(rules.put(state), right=False)
    assert (state.points, state.right, state.over) == (rules.POINTS, 1, True)


def test_nothing_is_put_twice_nor_after_the_end() -> None:
    with pytest.raises(ValueError, match="nothing to put"):
        rules.put(rules.put(State(2)))
    with pytest.raises(ValueError, match="nothing to put"):
        rules.put(State(0))
    with pytest.raises(ValueError, match="nothing was put"):
        rules.marked(State(2), right=True)
'''

TEST_SCENE = '''"""@Title@ played through its scene."""

from __future__ import annotations

from typing import Any

import pytest

from tests.games.dealing import Played, deal, right, wrong
from wastequiz import i18n
from wastequiz.games.@name@ import CARD
from wastequiz.games.@name@.scene import @Class@Scene


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_it_is_played_to_its_end(qtbot: Any, language: str) -> None:
    i18n.use(language)
    played = Played(qtbot, CARD, deal(CARD))
    scene = played.scene
    assert isinstance(scene, @Class@Scene)
    for turn in range(scene.rules.deck):
        assert scene.line()
        question = scene.deal.round.questions[scene.rules.at]
        figure = scene.bins.of((wrong if turn == 1 else right)(question)[0])
        assert figure is not None
        assert scene.finger_down(0, figure.box.center().x(), figure.box.center().y())
        played.pass_ms(1_000)
        if scene.why is not None:
            scene.deeds()[0].do()
    assert [score.points for score in played.scores] == [10 * (scene.rules.deck - 1)]
    assert [m.right for m in played.marks].count(False) == 1
'''

FILES = {
    "wastequiz/games/@name@/__init__.py": CARD,
    "wastequiz/games/@name@/rules.py": RULES,
    "wastequiz/games/@name@/scene.py": SCENE,
    "tests/games/@name@/test_@name@_rules.py": TEST_RULES,
    "tests/games/@name@/test_@name@_scene.py": TEST_SCENE,
}


def write(name: str, root: Path = ROOT) -> list[Path]:
    """Writes the game `name` (snake case) into a checkout; gives the files. Raises ValueError for a name that is none, or is taken."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        raise ValueError(f"'{name}' is no name for a game: use small letters, digits and _, as in 'snow_race'")
    if (root / "wastequiz/games" / name).exists():
        raise ValueError(f"there is a game '{name}' already: choose another name")
    filled = {"@name@": name, "@Title@": name.replace("_", " ").capitalize(), "@Class@": "".join(w.capitalize() for w in name.split("_"))}
    written: list[Path] = []
    for path, text in FILES.items():
        for mark, word in filled.items():
            path, text = path.replace(mark, word), text.replace(mark, word)
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        written.append(file)
    registry = root / "wastequiz/games/__init__.py"
    text = registry.read_text(encoding="utf-8")
    line = f"from wastequiz.games.{name} import CARD as {name.upper()}\n"
    text = text.replace("from wastequiz.stage.play.card import Card\n", f"{line}from wastequiz.stage.play.card import Card\n")
    text = re.sub(r"(GAMES: tuple\[Card, \.\.\.\] = \()(.*?),?\s*(\))", rf"\1\2, {name.upper()}\3", text, count=1, flags=re.DOTALL)
    registry.write_text(text, encoding="utf-8")
    return [*written, registry]


if __name__ == "__main__":
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    told.add_argument("name")
    try:
        for file_ in write(told.parse_args().name):
            print(file_.relative_to(ROOT))
    except ValueError as error:
        sys.exit(str(error))
