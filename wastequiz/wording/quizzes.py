"""A teacher's quiz in words: how much there is to do, until when, how it is played, how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from wastequiz.domain.quiz_desk import DueQuiz, Played
from wastequiz.domain.quizzes import Part, Quiz, Shortage
from wastequiz.domain.rounds import Progress
from wastequiz.i18n import N_, _, ngettext

LEVELS = {"easy": N_("easy"), "middle": N_("middling"), "hard": N_("hard")}
_WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
_WEEK = 7


def level(code: str) -> str:
    """What a level is called."""
    return _(LEVELS[code])


def questions(n: int) -> str:
    return ngettext("{n} question", "{n} questions", n).format(n=n)


def minutes(n: int) -> str:
    return ngettext("{n} minute", "{n} minutes", n).format(n=n)


def day(iso: str, today: str) -> str:
    """A local date as one says it, near days by their name."""
    away = (date.fromisoformat(iso) - date.fromisoformat(today)).days
    if away == 0:
        return _("today")
    if away == 1:
        return _("tomorrow")
    if 1 < away < _WEEK:
        return _(_WEEKDAYS[date.fromisoformat(iso).weekday()])
    return iso


def until(iso: str, today: str) -> str:
    """Until when it may be played; '' without a last day."""
    return _("until {day}").format(day=day(iso, today)) if iso else ""


def much(due: DueQuiz, today: str) -> str:
    """How many questions wait, how long they may take, until when."""
    parts = [questions(due.questions), minutes(due.minutes) if due.minutes else "", until(due.assignment.due, today)]
    return " · ".join(part for part in parts if part)


def shortly(due: DueQuiz, today: str) -> str:
    """The same in a few words: how many questions, and until when."""
    return " · ".join(part for part in (questions(due.questions), until(due.assignment.due, today)) if part)


def and_more(line: str, n: int) -> str:
    """The line of one quiz, and that `n` more wait."""
    return ngettext("{line} · and {n} more", "{line} · and {n} more", n).format(line=line, n=n)


def state(due: DueQuiz) -> str:
    """How far a student has come with it."""
    if due.under_way:
        return _("Begun: go on where you stopped")
    if not due.playable:
        return _("Done")
    if due.used and not due.tries:
        return _("Done. You may play it again")
    if due.used:
        left = due.tries - due.used
        return ngettext("Done. {n} try left", "Done. {n} tries left", left).format(n=left)
    return _("An exam: explained at the end") if due.exam else _("Waits for you")


# ---- how it went
def verdict(progress: Progress) -> str:
    """Whether an exam was passed, and by how much; '' where there is no verdict."""
    quiz = progress.round.spec.quiz
    if quiz is None or progress.passed is None:
        return ""
    said = _("Passed! {percent}% are needed.") if progress.passed else _("Not passed yet: {percent}% are needed.")
    return said.format(percent=quiz.pass_percent)


def out_of(progress: Progress) -> str:
    """How many of all the points there are."""
    return _("{points:g} of {all:g} points").format(points=progress.points, all=progress.round.possible)


def not_reached(progress: Progress) -> str:
    """How many questions the time for the whole left out; '' where it did not run out."""
    quiz = progress.round.spec.quiz
    n = sum(a.timed_out and a.ms == 0 for a in progress.answers)
    if quiz is None or quiz.whole_ms is None or not n:
        return ""
    return ngettext("Time was up: {n} question not reached.", "Time was up: {n} questions not reached.", n).format(n=n)


def part_done(number: int, of: int) -> str:
    """That a part is over."""
    return _("Part {n} of {of} is done!").format(n=number, of=of)


def so_far(progress: Progress) -> str:
    """How it stands between two parts; of a silent quiz only how much is answered."""
    n = len(progress.answers)
    if progress.round.spec.exam:
        return _("{n} of {all} questions are answered.").format(n=n, all=len(progress.round.questions))
    return _("{right} of {n} right so far, {points:g} points.").format(right=progress.right, n=n, points=progress.points)


# ---- at the desk
def about(quiz: Quiz, name: Callable[[str], str]) -> Sequence[str]:
    """What is asked, a line for each part; `name` says what a subject is called."""
    return tuple(part(one, name) for one in quiz.rule) if quiz.rule else (_from_list(quiz),)


def _from_list(quiz: Quiz) -> str:
    if quiz.size == len(quiz.keys):
        return ngettext("{n} chosen question", "{n} chosen questions", quiz.size).format(n=quiz.size)
    return _("{n} drawn from {all} chosen questions").format(n=quiz.size, all=len(quiz.keys))


def part(one: Part, name: Callable[[str], str]) -> str:
    """A part of a rule as a sentence says it."""
    subjects = _(", ").join(name(subject) for subject in one.subjects) or _("everything")
    said = ngettext("{n} from {subjects}", "{n} from {subjects}", one.count).format(n=one.count, subjects=subjects)
    shares = [share(code, percent) for code, percent in one.shares]
    return _(", ").join([said, *shares])


def share(code: str, percent: int) -> str:
    """A share of a level."""
    if percent == 50:
        return _("half {level}").format(level=level(code))
    if percent == 100:
        return _("all {level}").format(level=level(code))
    return _("{percent}% {level}").format(percent=percent, level=level(code))


def how(quiz: Quiz) -> str:
    """How it is played, in one line."""
    parts = [
        minutes(quiz.minutes) if quiz.minutes else "",
        _("{n} s a question").format(n=quiz.limit_s) if quiz.limit_s else "",
        ngettext("may be played {n} time", "may be played {n} times", quiz.tries).format(n=quiz.tries)
        if quiz.tries
        else _("as often as one likes"),
        _("exam, {percent}% to pass").format(percent=quiz.pass_percent) if quiz.exam else "",
        _("explained at the end") if quiz.silent and not quiz.exam else "",
        ngettext("{n} round", "{n} rounds", quiz.rounds).format(n=quiz.rounds) if quiz.rounds > 1 else "",
    ]
    return " · ".join(part for part in parts if part)


def shortage(one: Shortage, *, parts: int) -> str:
    """What there is too little of, and by how much."""
    what = _(" or ").join(level(code) for code in one.levels)
    if what:
        said = ngettext("{n} {level} question is missing", "{n} {level} questions are missing", one.missing)
    else:
        said = ngettext("{n} question is missing", "{n} questions are missing", one.missing)
    said = said.format(n=one.missing, level=what)
    return _("Part {n}: {what}").format(n=one.part + 1, what=said) if parts > 1 else said


def done_of(done: int, of: int) -> str:
    return _("{n} of {all}").format(n=done, all=of)


def result(played: Played) -> str:
    """How a student stands with an assignment."""
    if not played.ended:
        return _("begun") if played.tries else _("not yet")
    points = ngettext("{n:g} point", "{n:g} points", round(played.points or 0)).format(n=played.points or 0)
    if played.passed is None:
        return points
    return _("{points}, {verdict}").format(points=points, verdict=_("passed") if played.passed else _("not passed yet"))


def copy_of(name: str) -> str:
    """What a copy is called at first."""
    return _("{name} (copy)").format(name=name)
