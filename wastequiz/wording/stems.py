"""Questions into words: the stem, split where a bin's name stands so that it can wear its colour."""

from __future__ import annotations

from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, words
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
    return _("{item}: which bin?").format(item=names.as_head(words(question.subject or {}))), "", ""


def how_to_answer(question: Question) -> str:
    """The small line under the stem: what to do."""
    if question.kind == "true_false":
        return _("Is it true? Tap your answer")
    if question.kind == "which_bin":
        return _("Tap the bin it belongs in")
    if question.kind == "pick_from_bin":
        return _("Tap a picture to answer")
    return _("Tap your answer")
