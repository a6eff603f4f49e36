"""What a student is to meet again: mistakes, things due, mix-ups of bins; and which of them come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from wastequiz.domain.draw import ITEM_THING
from wastequiz.domain.facts import dataclass
from wastequiz.domain.levels import LevelState
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import Answer, Why
from wastequiz.domain.streaks import Streak
from wastequiz.domain.text import Text

DAILY = 5
DUE_FIRST = 3
"""So many of the daily five are due things before mistakes, mix-ups and new ones have their turn."""


@dataclass(frozen=True)
class Mistake:
    """One line of the mistake book. `wrong`: times ever, `wrong_now`: since it last left the book; `right_days` 0..1 on the way out of it.

    `right_day`: the local date of that one ('' none), `last_day`: last met, `chosen_bin`: where it was put last ('' nowhere), `seq`: the
    journal number of the last answer.
    """

    thing: str
    wrong: int
    wrong_now: int
    right_days: int
    right_day: str
    last_day: str
    chosen_bin: str
    seq: int


@dataclass(frozen=True)
class Due:
    """A thing whose review is due. `days`: since it was last met; `lapses`: how often it went wrong."""

    thing: str
    days: int
    lapses: int


@dataclass(frozen=True)
class Slip:
    """How often a thing was put into a bin where it does not belong: `n` times in all, `now` of them still open."""

    thing: str
    chosen_bin: str
    n: int
    now: int


@dataclass(frozen=True)
class MixUp:
    """Two bins that are mixed up: things of `true_bin` were put into `chosen_bin`, `n` times."""

    true_bin: str
    chosen_bin: str
    n: int


@dataclass(frozen=True)
class Pick:
    """A thing chosen for practice, why, and the bin it was put into last ('' none)."""

    thing: str
    why: Why
    chosen_bin: str = ""


@dataclass(frozen=True)
class Overview:
    """All the page of practice shows: things due, things in the mistake book, the two bins mixed up most, today's five, days in a row, levels.

    `lamps`: this student's passed levels, `class_lamps`: those of the whole class; `day`: the local date.
    """

    due: int
    in_book: int
    weakest: MixUp | None
    daily_done: int
    daily_total: int
    streak: Streak
    levels: tuple[LevelState, ...]
    lamps: int
    class_lamps: int
    day: date


@dataclass(frozen=True)
class BookRow:
    """One thing in the mistake book as it is shown. `name` None: `question` says it in its stem, or (both None) the bank no longer has it.

    `true_bin`, `chosen_bin`: bins of the scheme, '' where there is none; the rest as in `Mistake`.
    """

    thing: str
    name: Text | None
    picture: str
    true_bin: str
    chosen_bin: str
    wrong: int
    wrong_now: int
    right_days: int
    last_day: str
    question: Question | None = None


@dataclass(frozen=True)
class Lanterns:
    """A class's goal of the week: `lit` right answers (practice too) of `goal`, which is `each` times `students`; `lamps`: levels passed."""

    class_id: int
    lit: int
    goal: int
    each: int
    students: int
    week: str
    lamps: int


def item_of(thing: str) -> str:
    """The item's id; '' where the thing is a question."""
    return thing.removeprefix(ITEM_THING) if thing.startswith(ITEM_THING) else ""


def things_missed(mistakes: Iterable[Answer]) -> list[str]:
    """The things that went wrong in these answers, each once, in their order: what was put into a wrong bin, else the question itself."""
    found: dict[str, None] = {}
    for answer in mistakes:
        wrong = [ITEM_THING + sort.item for sort in answer.sorts if sort.chosen_bin != sort.true_bin]
        found |= dict.fromkeys(wrong or ([] if answer.sorts else [answer.key]))
    return list(found)


def why_again(mistake: Mistake) -> Why:
    """Why a thing of the mistake book comes back."""
    return Why("check_again") if mistake.right_days else Why("mixed_up", mistake.wrong_now)


def picks_of(mistakes: Iterable[Mistake], today: str) -> list[Pick]:
    """The open mistakes as they are to be practised: those already right today last, for asking again today helps nobody."""
    ranked = sorted(mistakes, key=lambda m: (m.right_day == today, -m.wrong_now, m.seq))
    return [Pick(m.thing, why_again(m), m.chosen_bin) for m in ranked]


def daily_picks(due: Sequence[Due], mistakes: Sequence[Mistake], today: str) -> tuple[list[Pick], list[Pick]]:
    """What the daily five asks first, and what only if nothing else is left: due things (a few), open mistakes; then the other due things."""
    book = {m.thing: m for m in mistakes}
    ready: list[Pick] = []
    for d in due:
        mistake = book.get(d.thing)
        why = why_again(mistake) if mistake else Why("due", d.days)
        ready.append(Pick(d.thing, why, mistake.chosen_bin if mistake else ""))
    first = ready[:DUE_FIRST]
    taken = {pick.thing for pick in first}
    first += [pick for pick in picks_of(mistakes, today) if pick.thing not in taken]
    taken = {pick.thing for pick in first}
    return first, [pick for pick in ready if pick.thing not in taken]


def weakest_pair(slips: Iterable[Slip], bin_of: Callable[[str], str | None]) -> MixUp | None:
    """The two bins mixed up most: what is still open weighs first, then all there was. `bin_of` gives the bin of an item, None for none."""
    pairs: Mapping[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for slip in slips:
        item = item_of(slip.thing)
        true_bin = bin_of(item) if item else None
        if true_bin is None or not slip.chosen_bin or slip.chosen_bin == true_bin:
            continue
        count = pairs[true_bin, slip.chosen_bin]
        count[:] = [count[0] + slip.now, count[1] + slip.n]
    if not pairs:
        return None
    (true_bin, chosen_bin), (_now, n) = max(sorted(pairs.items()), key=lambda found: found[1])
    return MixUp(true_bin, chosen_bin, n)
