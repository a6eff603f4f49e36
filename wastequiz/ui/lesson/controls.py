"""Which deeds the lesson's page offers now: one that the clicker's "on" does, and others beside it."""

from __future__ import annotations

from typing import NamedTuple

from wastequiz.domain.lesson import ASK, Lesson
from wastequiz.domain.lesson_steps import can_call, can_double, can_pass, can_steal
from wastequiz.i18n import N_, _
from wastequiz.wording import lessons


class Control(NamedTuple):
    """What a button says and shows."""

    label: str
    icon: str


CONTROLS = {
    "call": Control(N_("Call somebody"), "hand"),
    "another": Control(N_("Call another"), "sort"),
    "pass": Control(N_("Pass card"), "gift"),
    "absent": Control(N_("Not here"), "x"),
    "double": Control(N_("Double!"), "star"),
    "steal": Control(N_("Take over"), "users"),
    "tell": Control(N_("Show the answer"), "eye"),
    "take_back": Control(N_("Take it back"), "undo"),
    "next": Control(N_("Next"), "next"),
}
OTHERS = ("another", "pass", "absent", "call", "double", "tell", "take_back")
"""Those that may stand beside the primary one, in their order."""


GATHERS = ("lanes", "hands", "corners")
"""Ways that gather what many say before it is heard."""


def primary(lesson: Lesson) -> str:
    """What "on" does."""
    if lesson.phase != ASK:
        return "next"
    if lesson.spec.method == "roll_call" and can_call(lesson):
        return "call"
    return "steal" if can_steal(lesson) else "tell"


def others(lesson: Lesson) -> tuple[str, ...]:
    """What may be done besides."""
    asking = lesson.phase == ASK and not lesson.answered
    fits = {
        "another": asking and bool(lesson.asked),
        "pass": can_pass(lesson) and asking,
        "absent": asking and bool(lesson.asked),
        "call": can_call(lesson),
        "double": bool(can_double(lesson)),
        "tell": lesson.phase == ASK,
        "take_back": bool(lesson.answered),
    }
    return tuple(code for code in OTHERS if fits[code] and code != primary(lesson))


def label(lesson: Lesson, code: str) -> str:
    """What the button of a deed says now."""
    if code == "steal" and len(able := can_steal(lesson)) == 1:
        return _("{team} takes over").format(team=lessons.team(lesson, able[0]))
    if code == "next":
        if lesson.at + 1 == len(lesson.questions):
            return _("See how it went")
        return _("Standings") if (lesson.at + 1) % lesson.spec.each == 0 else _("Next")
    return _(CONTROLS[code].label)
