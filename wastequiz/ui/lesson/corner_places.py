"""Who stands in which corner, for all windows that show it, and how it was before each move."""

from __future__ import annotations

from collections.abc import Sequence

from wastequiz.ui.lesson.gathered import Gathered


class CornerPlaces(Gathered):
    """`places`: who went to which answer; `moves`: how it was before each move; `given`: everybody stands."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, str] = {}
        self.moves: list[dict[str, str]] = []
        self.given = False

    def send(self, refs: Sequence[str], option: str) -> None:
        """These go to that corner; where all of them stand there already, they leave it."""
        self.moves.append(dict(self.places))
        if all(self.places.get(ref) == option for ref in refs):
            for ref in refs:
                del self.places[ref]
        else:
            self.places = self.places | dict.fromkeys(refs, option)

    def take_back(self) -> None:
        """As it was before the last move."""
        self.places = self.moves.pop()
        self.changed.emit()
