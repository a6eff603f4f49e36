"""Questions into words: the stem, split where a bin's name stands so that it can wear its colour."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import N_, _, words
from wastequiz.wording import names


def stem(question: Question, scheme: Scheme) -> str:
    """The whole stem as one sentence, as it is read aloud."""
    before, name, after = stem_parts(question, scheme)
    return before + name + after


def stem_parts(question: Question, scheme: Scheme) -> tuple[str, str, str]:
    """(before, bin name, after); the bin name is '' where the stem names no bin."""
    if question.stem is not None:
        return words(question.stem), "", ""
    if question.asked_bin is not None:
        asked = scheme.bin(question.asked_bin)
        name = words(asked.name) if asked else question.asked_bin
        before, _mark, after = _("Which of these goes in {bin}?").partition("{bin}")
        return before, name, after
    subject = names.as_head(words(question.subject or {}))
    match question.kind:
        case "odd_one_out":
            return _("Which one does not go with the others?"), "", ""
        case "sort_many":
            return _("Sort these: what goes where?"), "", ""
        case "take_apart":
            return _("{thing} comes apart. Where does each part go?").format(thing=subject), "", ""
        case _:
            return _("{item}: which bin?").format(item=subject), "", ""


_HOW: Mapping[str, str] = {
    "single_choice": N_("Tap your answer"),
    "true_false": N_("Is it true? Tap your answer"),
    "which_bin": N_("Tap the bin it belongs in"),
    "pick_from_bin": N_("Tap a picture to answer"),
    "odd_one_out": N_("Three go in one bin. Tap the one that does not"),
    "sort_many": N_("Pull each into its bin, or tap it and then the bin"),
    "take_apart": N_("Pull each part to its place, or tap it and then the place"),
    "multiple_choice": N_("There is more than one. Tap all that are right"),
    "ordering": N_("Put them in order: pull, or tap two to swap them"),
    "matching": N_("Tap one, then its partner"),
    "spot_on_picture": N_("Tap every place you mean"),
    "estimate": N_("Guess as near as you can"),
    "short_answer": N_("Write it in a word or two"),
}


def how_to_answer(question: Question) -> str:
    """The small line under the stem: what to do."""
    return _(_HOW[question.kind])
