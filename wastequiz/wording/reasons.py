"""Why: the words shown and read after every answer."""

from __future__ import annotations

from dataclasses import dataclass

from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import Answer
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, words
from wastequiz.wording import names, stems


@dataclass(frozen=True, slots=True)
class Pair:
    """One small card of the feedback: a thing (picture, name) and the bin it goes in."""

    label: str
    picture: str
    bin_id: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a feedback sheet says: head, comfort, pairs to compare, the reason and a further line."""

    head: str
    comfort: str
    reason: str
    more: str
    pairs: tuple[Pair, ...]
    right: bool


def feedback(question: Question, answer: Answer, scheme: Scheme) -> Feedback:
    """The words for `answer`: praise or comfort, the reason for this very choice where there is one, and whose rule it is."""
    right = answer.correct == 1
    if right:
        head, comfort = _("That's right!"), ""
    elif answer.timed_out:
        head, comfort = _("Time is up!"), _("No harm done, here is the answer.")
    else:
        head, comfort = _("Almost!"), _("One look and you will remember.")
    reason = words(question.explanation or {})
    chosen = question.option(answer.choice[0]) if answer.choice else None
    extra = [names.action(a) for a in question.actions]
    if not right and chosen is not None and chosen.why is not None and question.kind != "which_bin":
        extra = [reason] if words(chosen.why) != reason else []
        reason = words(chosen.why)
    if question.true_bin is not None:
        extra.append(rule_line(scheme))
    return Feedback(head, comfort, reason, " ".join(e for e in extra if e), _pairs(question, answer, right), right)


def rule_line(scheme: Scheme) -> str:
    """Whose rule it is."""
    return _("By the rules of {city}.").format(city=words(scheme.name))


def _pairs(question: Question, answer: Answer, right: bool) -> tuple[Pair, ...]:
    if right:
        return ()
    solution = question.option(question.right_ids[0])
    chosen = question.option(answer.choice[0]) if answer.choice else None
    if question.kind == "which_bin":
        subject = names.as_head(words(question.subject or {}))
        solved = Pair(subject, question.picture, question.true_bin, True)
        return (solved,) if chosen is None else (Pair(subject, question.picture, chosen.bin_id, False), solved)
    if question.true_bin is None:  # words alone do not say whose they are
        right_answer = _("Right: {answer}").format(answer=words(solution.label))
        given = () if chosen is None else (Pair(_("You: {answer}").format(answer=words(chosen.label)), chosen.picture, None, False),)
        return (*given, Pair(right_answer, solution.picture, None, True))
    pairs: list[Pair] = []
    if chosen is not None:
        pairs.append(Pair(names.as_head(words(chosen.label)), chosen.picture, chosen.bin_id, False))
    pairs.append(Pair(names.as_head(words(solution.label)), solution.picture, solution.bin_id, True))
    return tuple(pairs)


def picture_pairs(question: Question, answer: Answer) -> tuple[Pair, ...]:
    """The pairs for those who cannot read: after a right answer too, which thing goes where."""
    right = answer.correct == 1
    pairs = _pairs(question, answer, False)
    return pairs[-1:] if right else pairs


@dataclass(frozen=True, slots=True)
class Lesson:
    """One mistake as the results show it again: the thing (or the stem), its picture and bin, and why."""

    head: str
    picture: str
    bin_id: str | None
    why: str


def lesson(question: Question, answer: Answer, scheme: Scheme) -> Lesson:
    """What is to be learnt from a wrong answer: of an item the thing that was sorted wrongly, else the stem with its right answer."""
    solution = question.option(question.right_ids[0])
    if question.true_bin is None:
        why = _("{answer}: {why}").format(answer=words(solution.label), why=words(question.explanation or {}))
        return Lesson(stems.stem(question, scheme), question.picture, None, why)
    if question.asked_bin is None:
        return Lesson(names.as_head(words(question.subject or {})), question.picture, question.true_bin, words(question.explanation or {}))
    missed = question.option(answer.choice[0]) if answer.choice else solution
    return Lesson(names.as_head(words(missed.label)), missed.picture, missed.bin_id, words(missed.why or {}))
