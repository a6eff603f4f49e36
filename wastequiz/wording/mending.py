"""What keeps a question from being kept, said at its field; what the editor calls its parts."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.domain.bank import holds_in
from wastequiz.domain.mending import Wrong
from wastequiz.domain.questions import Authored
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import N_, _, words

SENTENCES: Mapping[str, str] = {
    "no_stem": N_("Write what is asked."),
    "no_scene": N_("Choose the picture to search first."),
    "option_count": N_("There must be {fewest} to {most} of them."),
    "no_words": N_("Write something here, or choose a picture."),
    "same_words": N_("“{words}” stands here twice."),
    "not_one_right": N_("Mark the one that is right."),
    "none_right": N_("Mark at least one as right."),
    "bad_spot": N_("Draw this place anew: large enough, and not over another."),
    "bad_range": N_("The answer must lie between the smallest and the largest number, with a step above 0."),
    "bad_step": N_("Steps from the smallest number must reach the answer and the largest; there must be at least 4."),
    "too_tolerant": N_("So much off would count nearly everything as right: allow less."),
    "no_spelling": N_("Write at least one answer that counts as right."),
    "bad_spelling": N_("“{words}” cannot be an answer: it needs letters or digits, at most {most} characters."),
    "many_spellings": N_("At most {most} answers can count as right."),
    "bad_entry": N_("This must be a whole number from {lowest} to {highest}, or empty."),
    "no_number": N_("This must be a number."),
}
"""Code of `domain.mending` (and of the editor's own fields) to its sentence."""


def sentence(wrong: Wrong) -> str:
    """One sentence for whoever writes, in the language spoken now."""
    return _(SENTENCES[wrong.code]).format_map(dict(wrong.facts))


def held(question: Authored, scheme: Scheme) -> tuple[str, bool]:
    """Whether the question is asked under `scheme`, in a sentence, and whether that is all well."""
    name = words(scheme.name)
    if not holds_in(question.schemes, scheme):
        return _("Rules here: {place}. This question is not asked under them.").format(place=name), False
    if question.source.unread:
        return _("Rules here: {place}. For practice only: nobody has read its source yet.").format(place=name), False
    return _("Rules here: {place}. This question is asked.").format(place=name), True


def unread() -> str:
    """What a source named from memory means."""
    return _("The source was named from memory: the question is for practice only.")
