"""All plates of a case: they come down one after the other, are walked along by arrows, and show how the case ended."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from wastequiz.domain.games import Marked
from wastequiz.games.sign_hunt import street, town
from wastequiz.games.sign_hunt.plate import Plate

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

HANG_MS, APART_MS = 260.0, 45.0
"""A plate comes down in HANG_MS, APART_MS after the one before it: painting all in one frame would take too long."""


class Row:
    """The plates that hang now; `aimed`: number of the one the keys are on, None before an arrow was pressed."""

    def __init__(self, scene: GameScene, *, reads: bool) -> None:
        self.scene, self.reads = scene, reads
        self.plates: list[Plate] = []
        self.aimed: int | None = None

    def take_down(self) -> None:
        for plate in self.plates:
            plate.remove()
        self.plates, self.aimed = [], None

    def hang(self, n: int, pace: str) -> None:
        """Hangs up the plates of question number `n`: for the same deal always the same."""
        self.take_down()
        round_ = self.scene.deal.round
        question = round_.questions[n]
        seed = Random(f"{round_.seed}:{n}").getrandbits(32)
        hung = street.hang(len(question.options), round_.spec.band, pace, len(town.PLACES), seed)
        self.plates = [Plate(self.scene, question, one, str(i + 1), reads=self.reads) for i, one in enumerate(hung)]
        self.arrange()
        for i, plate in enumerate(self.plates):
            self._let_down(plate, i)

    def _let_down(self, plate: Plate, i: int) -> None:
        def step(at: float) -> None:
            plate.unveil()
            x, y = town.places(self.scene.tall)[plate.hung.place]
            plate.at(x, y - 50 * (1 - at))

        self.scene.tween(HANG_MS, step, wait=APART_MS * i)

    def arrange(self) -> None:
        """Every plate at its place."""
        tall = self.scene.tall
        wide, high = town.TALL_PLATE if tall else town.PLATE
        for plate, (x, y) in zip(self.plates, self.points, strict=True):
            plate.put(QRectF(x - wide / 2, y - high / 2, wide, high))

    @property
    def points(self) -> list[tuple[float, float]]:
        """The places of the plates."""
        places = town.places(self.scene.tall)
        return [places[plate.hung.place] for plate in self.plates]

    def at(self, x: float, y: float) -> Plate | None:
        return next((plate for plate in self.plates if plate.holds(x, y)), None)

    def by_key(self, text: str) -> Plate | None:
        """The plate of a key "1".."9"; None for any other."""
        return next((plate for plate in self.plates if plate.key == text), None)

    @property
    def under_mark(self) -> Plate | None:
        """The plate the keys are on."""
        return self.plates[self.aimed] if self.aimed is not None else None

    @property
    def answers(self) -> list[Plate]:
        """Those that may answer the case."""
        return [plate for plate in self.plates if plate.option is not None]

    def walk(self, dx: int, dy: int) -> Plate:
        """An arrow: the mark goes to the next plate on that side, at first to the first one."""
        self.aimed = 0 if self.aimed is None else street.neighbour(self.points, self.aimed, dx, dy)
        plate = self.plates[self.aimed]
        self.mark_only(plate)
        return plate

    def mark_only(self, plate: Plate) -> None:
        for other in self.plates:
            other.mark(other is plate)

    def show_marked(self, marked: Marked) -> Plate | None:
        """Shows which is right and which was chosen; gives the chosen one."""
        chosen = None
        for plate in self.plates:
            plate.unveil()
            option = plate.option
            if option is not None and option.id in marked.answer.choice:
                chosen = plate
            plate.show_state("right" if option is not None and option.right else "wrong" if plate is chosen else "faded")
        return chosen
