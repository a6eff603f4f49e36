"""What is said of lists of students: what becomes of a row, and of all of them; what moving up will do; how long names stay."""

from __future__ import annotations

from datetime import date

from wastequiz.domain.enrolment import Deed, Plan, Planned
from wastequiz.domain.merging_classes import Seated
from wastequiz.domain.moving_up import Move
from wastequiz.i18n import N_, _, ngettext
from wastequiz.wording import exchange, names

_DEEDS = {
    "new": N_("new"),
    "changed": N_("is brought up to date"),
    "moved": N_("changes class"),
    "same": N_("is in already"),
    "refused": N_("stays out"),
}
SHOWN = 4


def deed(value: Deed) -> str:
    """What becomes of a row, in a word or two."""
    return _(_DEEDS[value])


def reason(row: Planned) -> str:
    """All that is to be said of a row; '' where all is well."""
    return " ".join(map(exchange.sentence, row.faults))


def summary(plan: Plan) -> str:
    """What an import does, in one line."""
    told = [
        ngettext("{n} row", "{n} rows", len(plan.rows)).format(n=len(plan.rows)),
        _("{n} new").format(n=plan.count("new")),
        _("{n} brought up to date").format(n=plan.count("changed", "moved")),
        _("{n} in already").format(n=plan.count("same")),
        _("{n} stay out").format(n=plan.count("refused")),
    ]
    return " · ".join([told[0], *(text for text, n in zip(told[1:], _counts(plan), strict=True) if n)])


def _counts(plan: Plan) -> tuple[int, ...]:
    return plan.count("new"), plan.count("changed", "moved"), plan.count("same"), plan.count("refused")


def new_classes(plan: Plan) -> str:
    """Which classes are made on the way; '' none."""
    if not plan.new_classes:
        return ""
    listed = _(", ").join(c.name for c in plan.new_classes[:SHOWN]) + (" …" if len(plan.new_classes) > SHOWN else "")
    return _("New classes: {names}").format(names=listed)


def move(of: Move) -> str:
    """What becomes of a class."""
    if of.deed == "up":
        return _("becomes “{name}”").format(name=of.name)
    return _("is archived") if of.deed == "archive" else _("stays as it is")


def why(of: Move) -> str:
    """Why that is proposed; '' for the usual case."""
    return {
        "leaves": _("Last grade: most leave the school."),
        "no_grade": _("Its name tells no grade."),
        "moved": _("It is of this school year already."),
    }.get(of.why, "")


def seats(seated: tuple[Seated, ...]) -> str:
    """Who gets another seat when two classes become one."""
    moved = [s for s in seated if s.moved]
    if not moved:
        return ngettext("{n} student comes along and keeps the seat.", "{n} students come along and keep their seats.", len(seated)).format(
            n=len(seated)
        )
    listed = _(", ").join(f"{names.seat(s.student.seat)} → {names.seat(s.seat)}" for s in moved[:SHOWN])
    more = " …" if len(moved) > SHOWN else ""
    told = _("{n} students come along. Seats that are taken change: {seats}").format(n=len(seated), seats=listed)
    return told + more


def kept_until(name: str, day: date, days: int) -> str:
    """How long the names of a class are still kept."""
    if days <= 0:
        return _("The names of “{name}” were to go on {day}. Erase them, or keep them longer.").format(name=name, day=day)
    return ngettext(
        "The names of “{name}” are kept for {n} more day, until {day}.",
        "The names of “{name}” are kept for {n} more days, until {day}.",
        days,
    ).format(name=name, n=days, day=day)
