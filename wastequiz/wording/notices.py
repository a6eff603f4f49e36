"""What players told the desk, in words: why a question is doubted, and what the desk may make of it."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.i18n import N_, _

_REASONS = {
    "answer": N_("My answer is right"),
    "picture": N_("It is the picture"),
    "words": N_("It is the words"),
    "other": N_("Something else"),
}
_FLAG_OUTCOMES = {
    "kept": N_("It is right as it is"),
    "mended": N_("It was mended"),
    "removed": N_("It is no longer asked"),
}
_WORD_OUTCOMES = {
    "added": N_("It was added"),
    "ignored": N_("Not needed"),
}
_KINDS = {
    "which_bin": N_("Which bin"),
    "pick_from_bin": N_("Pick for a bin"),
    "odd_one_out": N_("Odd one out"),
    "single_choice": N_("Single choice"),
    "true_false": N_("True or false"),
    "multiple_choice": N_("Several right"),
    "ordering": N_("Put in order"),
    "matching": N_("Match"),
    "sort_many": N_("Sort many"),
    "take_apart": N_("Take apart"),
    "spot_on_picture": N_("Search a picture"),
    "estimate": N_("Guess a number"),
    "short_answer": N_("Short answer"),
}


_WAITS = {
    "new": N_("New"),
    "days": N_("Two days and more"),
    "week": N_("A week and more"),
    "settled": N_("Settled"),
}
MARKS = {"new": ("eye", "ink"), "days": ("clock", "sun"), "week": ("flag", "plum"), "settled": ("check", "quiet")}
"""The shape and the colour beside each word: green and red are bins', so sun and plum say how long something waits."""


def waits(code: str) -> str:
    """How long a flagged question has waited, or that it waits no more."""
    return _(_WAITS[code])


def counted(counts: Mapping[str, int]) -> str:
    """How many wait how long, in one line."""
    return " · ".join(_("{what}: {names}").format(what=waits(code), names=n) for code, n in counts.items() if n)


def reason(code: str) -> str:
    """Why a question is flagged, as the player says it."""
    return _(_REASONS[code])


def flag_outcome(code: str) -> str:
    """What the desk made of a flagged question."""
    return _(_FLAG_OUTCOMES[code])


def word_outcome(code: str) -> str:
    """What the desk made of an unknown word."""
    return _(_WORD_OUTCOMES[code])


def kind(name: str) -> str:
    """What a question kind is called at the desk; its own name where it has none."""
    return _(_KINDS.get(name, name))
