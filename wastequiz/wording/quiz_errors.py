"""What a teacher's quiz may refuse, in sentences."""

from __future__ import annotations

from wastequiz.domain import errors as e
from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _, ngettext


def parts(error: KnownError) -> tuple[str, str, str] | None:
    """(what happened, what is safe, what to do next); None of errors that are about something else."""
    kept = _("What you typed is still here.")
    match error:
        case e.BadQuiz(reason, most):
            what, then = _bad(reason, most)
            return what, kept, then
        case e.QuizTooLong(wanted, found):
            what = _("The quiz asks for {wanted} questions, and there are only {found} that fit.").format(wanted=wanted, found=found)
            return what, kept, _("Ask for fewer, or take in another subject or level.")
        case e.UnknownQuiz():
            return _("This quiz is no longer there."), _("All scores are safe."), _("Choose another one.")
        case e.QuizNotOpen(name, opens):
            what = _("“{name}” opens on {day}.").format(name=name, day=opens)
            return what, _("All scores are safe."), _("Come back then, or play something else.")
        case e.QuizOver(name, due):
            what = _("“{name}” could be played until {day}.").format(name=name, day=due)
            return what, _("All scores are safe."), _("Ask your teacher for another day.")
        case e.NoTriesLeft(name, tries):
            what = ngettext(
                "“{name}” can be played {n} time, and that is done.", "“{name}” can be played {n} times, and that is done.", tries
            ).format(name=name, n=tries)
            return what, _("All scores are safe."), _("Play something else, or ask your teacher.")
        case e.QuizNeedsSeat(name):
            what = _("“{name}” is for the students of its class.").format(name=name)
            return what, "", _("Choose your class and your seat first.")
        case e.BadDate(_given, "order"):
            return _("The last day lies before the first one."), kept, _("Choose a later last day.")
        case e.BadDate(given, _reason):
            return _("“{given}” is no date.").format(given=given), kept, _("Write it like 2026-11-26, or choose a day.")
        case e.RuleNotUnderstood(part):
            then = _("Write it like “12 from batteries and paper, half easy”.")
            return _("“{given}” cannot be made out in the rule.").format(given=part), _("Nothing was changed."), then
        case _:
            return None


def _bad(reason: str, most: int) -> tuple[str, str]:
    """(what is wrong with the quiz, what to do)."""
    if reason == "long":
        return _("The quiz has too many questions."), _("Take at most {most}.").format(most=most)
    return {
        "both": (_("The quiz has a list and a rule at once."), _("Choose one of the two.")),
        "shares": (
            _("The shares of easy and hard questions do not add up."),
            _("Let them be a hundred percent together, or fewer levels."),
        ),
        "pass": (_("The pass mark is no percentage."), _("Choose one from 1 to 100.")),
        "rounds": (_("There are more rounds than questions."), _("Choose fewer rounds, or more questions.")),
        "number": (_("A number in the quiz is too large or too small."), _("Choose one from 0 to {most}.").format(most=most)),
        "subject": (_("The rule names something that is not in the bank."), _("Choose the subject again.")),
        "feedback": (_("It is not clear when answers are explained."), _("Choose: at once, or at the end.")),
    }.get(reason, (_("The quiz has no question yet."), _("Choose questions, or make a rule.")))
