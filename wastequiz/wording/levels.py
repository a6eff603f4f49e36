"""The path of levels in words: what the six are called, how somebody stands with one, and how a try went."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from wastequiz.domain.levels import PASS_MARK, QUESTIONS, LevelState, is_passed
from wastequiz.domain.streaks import Streak
from wastequiz.i18n import N_, _, ngettext

_NAMES = {
    "signs": N_("Signs and colours"),
    "common": N_("Everyday things"),
    "look_alikes": N_("Look-alikes"),
    "condition": N_("Clean, dirty, in parts"),
    "putting_out": N_("Putting out, and then"),
    "mixed": N_("The big mix"),
}


def name(code: str) -> str:
    """What a level is called."""
    return _(_NAMES.get(code, code))


def rule() -> str:
    """What a level asks for, in one sentence."""
    return _("{total} questions a level. {right} right light an ice lamp.").format(total=QUESTIONS, right=PASS_MARK)


def next_of(states: Sequence[LevelState]) -> LevelState | None:
    """The level to play next: the first that is open and not passed; None where all are passed."""
    return next((s for s in states if s.is_open and not s.passed), None)


def short(states: Sequence[LevelState]) -> str:
    """Where somebody is on the path, as short as it stands on home; without states what the path is."""
    if not states:
        return _("Six levels, six ice lamps to light")
    ahead = next_of(states)
    if ahead is None:
        return _("All six ice lamps are lit")
    left = sum(not s.passed for s in states)
    lamps = ngettext("{n} lamp to light", "{n} lamps to light", left).format(n=left)
    return _("Level {number} · {lamps}").format(number=ahead.number, lamps=lamps)


def standing(state: LevelState, *, guest: bool = False) -> str:
    """The line below a level's name: best and tries, or what opens it."""
    if not state.is_open:
        return _("Pass level {before} first.").format(before=state.number - 1)
    if not state.tries:
        return "" if guest else _("Not played yet")
    tries = ngettext("{n} try", "{n} tries", state.tries).format(n=state.tries)
    return _("Best {best}/{total} · {tries}").format(best=state.best, total=QUESTIONS, tries=tries)


def locked(state: LevelState) -> str:
    """What is said, kindly, when a level that is not open is touched."""
    return _("Level {before} comes first. Pass it, and this one opens.").format(before=state.number - 1)


def said(state: LevelState) -> str:
    """A level as a screen reader says it, without its state."""
    return _("Level {number}: {name}").format(number=state.number, name=name(state.code))


def state(state: LevelState) -> str:
    """Passed, open or locked, in a word."""
    return _("Passed") if state.passed else _("Open") if state.is_open else _("Still locked")


def streak_chip(streak: Streak) -> str:
    """Days in a row as they stand on the flame chip; '' where there is no row."""
    return ngettext("{n} day in a row", "{n} days in a row", streak.days).format(n=streak.days) if streak.days else ""


def streak_note(streak: Streak) -> str:
    """What is to be said of the row of days; '' for nothing."""
    if streak.days and streak.last_chance:
        return _("Play today, and your row of days goes on.")
    if streak.days and streak.forgiven:
        return _("One day missed? Never mind, your row goes on.")
    return ""


def missing(right: int, total: int) -> int:
    """How many more right answers would have passed a level of `total` questions; 0 where it is passed."""
    return 0 if is_passed(right, total) else ceil(PASS_MARK * total / QUESTIONS) - right


def verdict(number: int, right: int, total: int, before: LevelState | None) -> tuple[str, str]:
    """(head, line below) of a level that has ended. `before`: how the student stood with it, None for a guest."""
    if is_passed(right, total):
        again = before is not None and before.passed
        line = _("Your lamp shines on.") if again else _("The ice lamp is lit.")
        return _("Level {number} passed!").format(number=number), line
    n = missing(right, total)
    line = ngettext("Just {n} more to pass.", "Just {n} more to pass.", n).format(n=n)
    if before is not None and before.passed:
        line = _("Your lamp shines on.")
    return _("Once more?"), line


def best_line(right: int, total: int, before: LevelState | None) -> str:
    """The personal best of a level after a try; `before` None: a guest, of whom nothing is kept."""
    if before is None:
        return _("Guests play for fun: nothing is kept.")
    if not before.tries:
        return _("Your first try at this level: a start!")
    if right > before.best:
        return _("New personal best! Before: {best}/{total}").format(best=before.best, total=total)
    return _("Your best so far: {best}/{total}").format(best=before.best, total=total)
