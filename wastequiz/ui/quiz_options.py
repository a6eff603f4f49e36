"""How a quiz is played, as choices at the desk: each with its values, what they are called, and where in the quiz they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from wastequiz.domain.items import Band
from wastequiz.domain.quizzes import END, NOW, Quiz
from wastequiz.i18n import _, ngettext
from wastequiz.i18n import words as in_words
from wastequiz.services.school import School
from wastequiz.wording import names, quizzes

COUNTS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50)
"""How many questions a part of a rule may ask for at the desk."""
SHARES: Sequence[tuple[tuple[str, int], ...]] = (
    (),
    (("easy", 50),),
    (("easy", 100),),
    (("easy", 34), ("middle", 33), ("hard", 33)),
    (("hard", 50),),
    (("hard", 100),),
)
DAYS = (0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28)
"""So many days from today a date may be chosen."""


@dataclass(frozen=True)
class Option:
    """One thing to choose: `put` gives the quiz with another value; `exam_only`: it matters in exams alone."""

    about: str
    values: Sequence[Any]
    label: Callable[[Any], str]
    get: Callable[[Quiz], Any]
    put: Callable[[Quiz, Any], Quiz]

    def labels(self, quiz: Quiz) -> tuple[Sequence[tuple[str, str]], int]:
        """What can be chosen, and which of it is; a value that is none of the usual stands at the end."""
        values, now = list(self.values), self.get(quiz)
        if now not in values:
            values.append(now)
        return [(self.label(value), "") for value in values], values.index(now)

    def value(self, quiz: Quiz, number: int) -> Any:
        """The value with that number in `labels`."""
        values = list(self.values)
        return values[number] if number < len(values) else self.get(quiz)


def _field(about: str, name: str, values: Sequence[Any], label: Callable[[Any], str]) -> Option:
    return Option(about, values, label, lambda quiz: getattr(quiz, name), lambda quiz, value: replace(quiz, **{name: value}))


def _exam(quiz: Quiz, value: tuple[bool, int, bool]) -> Quiz:
    return replace(quiz, exam=value[0], pass_percent=value[1], certificate=value[2])


def options(school: School) -> Sequence[Option]:
    """All there is to choose, in the order it stands."""
    schemes = [code for code in school.bank.schemes if code != school.scheme.code]
    exams = [(False, 80, False), *((True, percent, True) for percent in (60, 70, 80, 90, 100)), (True, 80, False)]
    return (
        Option(_("Exam"), exams, _exam_name, lambda q: (q.exam, q.pass_percent, q.certificate) if q.exam else (False, 80, False), _exam),
        _field(_("When it is explained"), "feedback", (NOW, END), _feedback_name),
        _field(_("Time for the whole"), "minutes", (0, 3, 5, 10, 15, 20, 30, 40), _whole_name),
        _field(_("Time for a question"), "limit_s", (0, 10, 15, 20, 30, 45, 60), _limit_name),
        _field(_("How often"), "tries", (1, 2, 3, 5, 0), _tries_name),
        _field(_("Points for a question"), "full_points", (10, 5, 20, 1, 0), _points_name),
        _field(_("Rounds"), "rounds", (1, 2, 3, 4, 5), _rounds_name),
        _field(_("Age"), "band", tuple(Band), lambda band: _("Up to: {age}").format(age=names.band(band))),
        _field(
            _("Rules"),
            "scheme",
            ("", school.scheme.code, *schemes),
            lambda code: in_words(school.bank.scheme(code).name) if code else _("The rules in force"),
        ),
        Option(
            _("Order of the questions"),
            ((True, True), (False, True), (True, False), (False, False)),
            _order_name,
            lambda q: (q.shuffle, q.shuffle_options),
            lambda q, value: replace(q, shuffle=value[0], shuffle_options=value[1]),
        ),
    )


def _exam_name(value: tuple[bool, int, bool]) -> str:
    exam, percent, certificate = value
    if not exam:
        return _("No exam")
    return (_("Exam: {n}% to pass, certificate") if certificate else _("Exam: {n}% to pass")).format(n=percent)


def _feedback_name(value: str) -> str:
    return _("Explained at once") if value == NOW else _("Explained at the end")


def _whole_name(minutes: int) -> str:
    return ngettext("{n} minute in all", "{n} minutes in all", minutes).format(n=minutes) if minutes else _("No time for the whole")


def _limit_name(seconds: int) -> str:
    return _("{n} s a question").format(n=seconds) if seconds else _("No clock")


def _tries_name(n: int) -> str:
    return ngettext("May be played {n} time", "May be played {n} times", n).format(n=n) if n else _("As often as one likes")


def _points_name(n: int) -> str:
    return ngettext("{n} point each", "{n} points each", n).format(n=n) if n else _("A warm-up: no points")


def _rounds_name(n: int) -> str:
    return ngettext("In one go", "{n} rounds", n).format(n=n)


def _order_name(value: tuple[bool, bool]) -> str:
    return {
        (True, True): _("Questions and answers mixed"),
        (False, True): _("Questions in order, answers mixed"),
        (True, False): _("Questions mixed, answers as written"),
        (False, False): _("All in order"),
    }[value]


# ---- parts of a rule, and dates
def shares_name(shares: tuple[tuple[str, int], ...]) -> str:
    """What the shares of levels are called at the desk."""
    if not shares:
        return _("Any level")
    if len(shares) == len(quizzes.LEVELS):
        return _("A third of each level")
    return names.as_head(_(", ").join(quizzes.share(level, percent) for level, percent in shares))


def dates(today: date, now: str, none: str) -> tuple[Sequence[tuple[str, str]], Sequence[str], int]:
    """(labels, dates, which is chosen) of a day to choose; `none` is what no day is called."""
    found = ["", *((today + timedelta(days)).isoformat() for days in DAYS)]
    if now not in found:
        found.append(now)
    labels = [(quizzes.day(day, today.isoformat()), day) if day else (none, "") for day in found]
    return [(names.as_head(label), "" if label == below else below) for label, below in labels], found, found.index(now)
