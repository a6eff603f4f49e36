"""What guardians are told on paper: what is kept about a child, why, where, how long, and how to ask for a copy or for erasing."""

from __future__ import annotations

from collections.abc import Sequence

from wastequiz.domain.facts import dataclass
from wastequiz.domain.school_years import KEPT_DAYS
from wastequiz.i18n import _


@dataclass(frozen=True)
class Section:
    """One part of the sheet: its head, and sentences of which each is a line of its own."""

    head: str
    lines: tuple[str, ...]


def title() -> str:
    return _("What WasteQuiz keeps about your child")


def opening() -> str:
    return _("Our class learns to sort waste with the program WasteQuiz. It runs on the school's own computer, without the internet.")


def sections() -> Sequence[Section]:
    """The parts in their order, in the language spoken now."""
    return (
        Section(
            _("What is kept"),
            (
                _("Class, seat number and an animal as a picture."),
                _("If the school writes them down: nickname, name and the school's student number."),
                _("Whether more time or reading aloud is needed, if a teacher sets that."),
                _("Answers, points, and on which day they were given."),
            ),
        ),
        Section(
            _("What is never kept"),
            (_("Birthday, sex, phone, address, identity card, photo, voice."),),
        ),
        Section(
            _("Why it is kept"),
            (
                _(
                    "So that your child gets questions that fit and meets again what was mixed up, and so that teachers see what to explain."
                ),
                _("Nothing is sold, sent or used for marks elsewhere."),
            ),
        ),
        Section(
            _("Where, and who sees it"),
            (
                _("Only in a file on this computer and its backups."),
                _("On the wall and in games stand seat and animal only, a nickname also when your child signs in."),
                _("Real names and student numbers are seen by teachers alone, behind a PIN."),
            ),
        ),
        Section(
            _("How long"),
            (
                _(
                    "To the end of the school year (31 August) and {days} days more. Then the program asks the school to erase the names."
                ).format(days=KEPT_DAYS),
                _("Answers stay in the class's figures without a name."),
            ),
        ),
        Section(
            _("What you may ask for"),
            (
                _("A copy of all that is kept about your child, in two files."),
                _("That something wrong is put right."),
                _("That name and number are erased for good, at any time. Backups with the name go on a day we tell you."),
                _("Ask the class teacher or the school named below. It costs nothing, and your child plays on with seat and animal."),
                _(
                    "Law: Personal Information Protection Law of the PRC, articles 31 (under 14: guardians consent), 45 (copy), 47 (erasing)."
                ),
            ),
        ),
    )


def blanks() -> Sequence[str]:
    """What is filled in by hand."""
    return _("School and class"), _("Teacher, phone"), _("Child's seat number"), _("Guardian's signature, date")


def choice() -> str:
    return _("I agree that name and student number are kept:   □ yes   □ no, seat and animal only")
