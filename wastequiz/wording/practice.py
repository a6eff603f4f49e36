"""Practice in words: today's five, days in a row, the mistake book."""

from __future__ import annotations

from datetime import date, timedelta

from wastequiz.domain.memory import BookRow, Overview
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.streaks import Streak
from wastequiz.i18n import N_, _, ngettext, words
from wastequiz.wording import answers, names, stems

_WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))


def daily(found: Overview) -> str:
    """How far today's five are."""
    if found.daily_done >= found.daily_total:
        return _("All done for today. Well done!")
    left = found.daily_total - found.daily_done
    if found.daily_done:
        return ngettext("{n} more for today", "{n} more for today", left).format(n=left)
    return _("Five small questions, just for you")


def daily_button(found: Overview) -> str:
    """What the one big button says."""
    if found.daily_done >= found.daily_total:
        return _("Five more")
    return _("Go on") if found.daily_done else _("Start")


def streak_head(row: Streak) -> str:
    """The days in a row."""
    return ngettext("{n} day in a row", "{n} days in a row", row.days).format(n=row.days)


def streak_line(row: Streak, today: date) -> str:
    """What the flame says: kind about a missed day, never a threat."""
    if row.today:
        return _("You were here today: the flame is burning.")
    if row.forgiven and today - row.forgiven[-1] <= timedelta(days=7):
        day = _(_WEEKDAYS[row.forgiven[-1].weekday()])
        return _("You were not here on {day}. The flame waited for you.").format(day=day)
    if row.days == 0:
        return _("Play today, and a little flame is lit.")
    if row.last_chance:
        return _("The flame is waiting. Play today, and it burns on.")
    return _("Play today, and the flame burns on.")


def in_book(n: int) -> str:
    """How many things stand in the mistake book."""
    return ngettext("{n} thing", "{n} things", n).format(n=n) if n else _("Nothing in it yet")


def mixed_up(n: int) -> str:
    """How often two bins were mixed up."""
    return ngettext("{n} time", "{n} times", n).format(n=n)


def row_name(row: BookRow, scheme: Scheme) -> str:
    """What a line of the mistake book is about: the thing's name, else the question."""
    if row.name is not None:
        return names.as_head(words(row.name))
    return stems.stem(row.question, scheme) if row.question is not None else _("This one is no longer asked")


def row_goes(row: BookRow, scheme: Scheme) -> str:
    """Where it belongs, or what is right; '' where nobody knows any more."""
    target = scheme.bin(row.true_bin)
    if target is not None:
        return words(target.name)
    return answers.first_of_solution(row.question) if row.question is not None else ""


def row_chosen(row: BookRow, scheme: Scheme) -> str:
    """Where it was put last and how often it went wrong since it came into the book."""
    times = ngettext("mixed up {n} time", "mixed up {n} times", row.wrong_now).format(n=row.wrong_now)
    chosen = scheme.bin(row.chosen_bin)
    if chosen is None:
        return names.as_head(times)
    return _("You chose {bin}, {times}").format(bin=words(chosen.name), times=times)


def row_said(row: BookRow, scheme: Scheme) -> str:
    """The whole line, as it is read aloud."""
    lamps = _("{n} of 2 lamps lit").format(n=row.right_days)
    goes = row_goes(row, scheme)
    where = _("It goes in {bin}").format(bin=goes) if scheme.bin(row.true_bin) else goes
    return ". ".join(s for s in (row_name(row, scheme), where, row_chosen(row, scheme), lamps) if s)
