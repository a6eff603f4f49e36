"""Roll call: who is called next, drawn fairly, without anybody twice in a lap; the weights are there to be seen.

Everything is worked out from the history, so taking back the last call is taking it off the history.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field, replace
from random import Random

from wastequiz.domain.errors import NobodyToCall
from wastequiz.domain.facts import dataclass


@dataclass(frozen=True)
class Call:
    """Somebody was called, in lap number `lap` (from 1). `passed`: they played their pass card and stay in the lap."""

    ref: str
    lap: int
    passed: bool = False


@dataclass(frozen=True)
class RollCall:
    """The roll of one lesson. `before`: how often each was called in former lessons; `drawn`: draws so far, those taken back too."""

    refs: tuple[str, ...]
    before: Mapping[str, int] = field(default_factory=dict[str, int])
    absent: frozenset[str] = frozenset()
    history: tuple[Call, ...] = ()
    drawn: int = 0

    @property
    def present(self) -> tuple[str, ...]:
        return tuple(ref for ref in self.refs if ref not in self.absent)

    @property
    def lap(self) -> int:
        """The lap the next call belongs to: a new one begins when everybody present was called."""
        last = self.history[-1].lap if self.history else 1
        done = bool(self.history) and bool(self.present) and set(self.present) <= self._called_in(last)
        return last + 1 if done else last

    @property
    def called(self) -> frozenset[str]:
        """Who was called in this lap already."""
        return self._called_in(self.lap)

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each was called in this lesson, passes left out."""
        return Counter(call.ref for call in self.history if not call.passed)

    @property
    def passes(self) -> frozenset[str]:
        """Who has played the pass card of this lesson."""
        return frozenset(call.ref for call in self.history if call.passed)

    def _called_in(self, lap: int) -> frozenset[str]:
        return frozenset(call.ref for call in self.history if call.lap == lap and not call.passed)


def weights(state: RollCall) -> dict[str, float]:
    """The chance of everybody on the roll to be called next, as weights: 0 for who is absent or was called in this lap.

    Of the others 1 for who was called most in former lessons, 2 for who was called least, in between in proportion. Who passed just now
    has to wait until somebody else was called, if there is anybody.
    """
    left = set(state.present) - state.called
    if state.history and state.history[-1].passed and len(left) > 1:
        left.discard(state.history[-1].ref)
    counts = [state.before.get(ref, 0) for ref in state.refs]
    low, high = min(counts, default=0), max(counts, default=0)
    return {
        ref: 0.0 if ref not in left else 1 + (high - count) / (high - low) if high > low else 1.0
        for ref, count in zip(state.refs, counts, strict=True)
    }


def call(state: RollCall, rng: Random) -> tuple[str, RollCall]:
    """Draws who is called. Raises NobodyToCall where nobody is there."""
    chances = weights(state)
    if not any(chances.values()):
        raise NobodyToCall(len(state.refs))
    ref = rng.choices(list(chances), weights=list(chances.values()))[0]
    return ref, called(state, ref)


def called(state: RollCall, ref: str) -> RollCall:
    """The roll once `ref` was called."""
    return replace(state, history=(*state.history, Call(ref, state.lap)), drawn=state.drawn + 1)


def undo(state: RollCall) -> RollCall:
    """Takes back what happened last: a pass card, or a call. Raises ValueError where nothing has happened."""
    if not state.history:
        raise ValueError("nobody was called")
    *before, last = state.history
    return replace(state, history=(*before, replace(last, passed=False)) if last.passed else tuple(before))


def mark_absent(state: RollCall, ref: str) -> RollCall:
    """Nobody who is absent is called. Raises KeyError for who is not on the roll."""
    if ref not in state.refs:
        raise KeyError(ref)
    return replace(state, absent=state.absent | {ref})


def back_again(state: RollCall, ref: str) -> RollCall:
    """Whoever came late is on the roll, and can be called."""
    refs = state.refs if ref in state.refs else (*state.refs, ref)
    return replace(state, refs=refs, absent=state.absent - {ref})


def pass_card(state: RollCall) -> RollCall:
    """Who was called last plays the pass card: another is called, and they stay in the lap. Raises ValueError where they have none left."""
    if not state.history or state.history[-1].ref in state.passes:
        raise ValueError("no pass card")
    *before, last = state.history
    return replace(state, history=(*before, replace(last, passed=True)))
