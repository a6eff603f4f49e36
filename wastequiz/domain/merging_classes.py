"""Two classes become one: who keeps the seat, and who gets another because somebody has it already."""

from __future__ import annotations

from collections.abc import Sequence

from wastequiz.domain.errors import ClassesDiffer
from wastequiz.domain.facts import dataclass
from wastequiz.domain.students import MAX_SEAT, Student, animal_for


@dataclass(frozen=True)
class Seated:
    """A student who comes into the other class, with the seat and animal there."""

    student: Student
    seat: int
    animal: str

    @property
    def moved(self) -> bool:
        """Whether the seat is another than before."""
        return self.seat != self.student.seat


def seated(coming: Sequence[Student], there: Sequence[Student]) -> tuple[Seated, ...]:
    """Where those who come will sit: at their own seat where it is free, else at the lowest free one behind the others' last.

    An animal that was the seat's own changes with the seat, a chosen one stays. Raises ClassesDiffer where there are too few seats.
    """
    if len(coming) + len(there) > MAX_SEAT:
        raise ClassesDiffer(len(coming) + len(there), MAX_SEAT)
    taken = {s.seat for s in there}
    staying = [s for s in coming if s.seat not in taken]
    taken |= {s.seat for s in staying}
    last = max(taken, default=0)
    free = iter([seat for seat in (*range(last + 1, MAX_SEAT + 1), *range(1, last)) if seat not in taken])
    found: list[Seated] = []
    for s in coming:
        seat = s.seat if s in staying else next(free)
        animal = animal_for(seat) if s.animal == animal_for(s.seat) else s.animal
        found.append(Seated(s, seat, animal))
    return tuple(found)
