"""Ready quizzes in words: how much there is to do, and how an exam went."""

from __future__ import annotations

from wastequiz.domain.sets import EXAM, ReadySet, pass_mark
from wastequiz.i18n import _, ngettext


def much(ready: ReadySet, questions: int) -> str:
    """How many questions a round asks, and what else one should know before it begins."""
    parts = [ngettext("{n} question", "{n} questions", questions).format(n=questions)]
    if ready.minutes:
        parts.append(ngettext("{n} minute", "{n} minutes", ready.minutes).format(n=ready.minutes))
    if ready.use == EXAM:
        parts.append(_("{n} right to pass").format(n=pass_mark(questions)))
    return " · ".join(parts)


def verdict(right: int, of: int) -> str:
    """How an exam went: passed or not yet, and how many right answers it takes."""
    needed = pass_mark(of)
    if right >= needed:
        return _("Passed! It takes {n} right answers.").format(n=needed)
    return _("Not passed yet: it takes {n} right answers.").format(n=needed)
