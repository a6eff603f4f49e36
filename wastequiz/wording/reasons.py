"""Why: the words shown and read after every answer."""

from __future__ import annotations

from dataclasses import dataclass

from wastequiz.domain.kinds import KINDS
from wastequiz.domain.kinds.true_false import TRUE
from wastequiz.domain.questions import Option, Question
from wastequiz.domain.rounds import Answer
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.text import Text
from wastequiz.i18n import _, words
from wastequiz.wording import answers as said
from wastequiz.wording import names, stems


@dataclass(frozen=True, slots=True)
class Pair:
    """One small card of the feedback: a thing (picture, name) and the bin it goes in."""

    label: str
    picture: str
    bin_id: str | None
    right: bool
    place: str = ""  # where it goes that is no bin


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
    if not right and answer.correct > 0:
        comfort = _parts_right(question, answer)
    reason = words(question.explanation or {})
    extra = [names.action(a) for a in question.actions]
    own = None if right else _own_reason(question, answer)
    if right and question.kind == "sort_many":  # of many things one is told about: say which
        reason = _("{answer}: {why}").format(answer=names.as_head(words(question.subject or {})), why=reason)
    elif not right and question.kind in ("sort_many", "take_apart"):
        reason, *extra = _reasons_of_missed(question, answer)
    elif own is not None:
        extra = [reason] if words(own) != reason else []
        reason = words(own)
    if question.true_bin is not None or KINDS[question.kind].from_items:
        extra.append(rule_line(scheme))
    return Feedback(head, comfort, reason, " ".join(e for e in extra if e), _pairs(question, answer, right), right)


def _parts_right(question: Question, answer: Answer) -> str:
    """How much of an answer that is partly right was right."""
    verdicts = KINDS[question.kind].verdicts(question, answer.choice)
    if question.kind == "ordering":
        return _("Some of them stand in order already.")
    if question.kind == "estimate":
        return _("You came near.")
    right = sum(verdicts.values())
    return _("{right} of {total} are right.").format(right=right, total=len(verdicts))


def _reasons_of_missed(question: Question, answer: Answer) -> list[str]:
    """Of the first two things that were not put where they belong: which, and why it belongs there."""
    verdicts = KINDS[question.kind].verdicts(question, answer.choice)
    missed = [o for o in question.options if not verdicts[o.id]]
    return [_("{answer}: {why}").format(answer=names.as_head(words(o.label)), why=words(o.why or {})) for o in missed[:MOST_PAIRS]]


def _own_reason(question: Question, answer: Answer) -> Text | None:
    """The reason for this very mistake, where there is one: of a wrong option chosen, or the first thing put or left wrongly."""
    if question.kind == "which_bin" or answer.timed_out:
        return None
    by_id = {o.id: o for o in question.options}
    if answer.choice and answer.choice[0] in by_id:
        chosen_wrong = next((by_id[i] for i in answer.choice if i in by_id and not by_id[i].right and by_id[i].why is not None), None)
        if chosen_wrong is not None and question.kind != "ordering":
            return chosen_wrong.why
    verdicts = KINDS[question.kind].verdicts(question, answer.choice)
    first = next((by_id[i] for i, fine in verdicts.items() if not fine), None)
    if first is None and question.kind == "spot_on_picture":
        first = next((o for o in question.options if o.right and o.id not in answer.choice), None)
    return first.why if first is not None else None


def rule_line(scheme: Scheme) -> str:
    """Whose rule it is."""
    return _("By the rules of {city}.").format(city=words(scheme.name))


def _pairs(question: Question, answer: Answer, right: bool) -> tuple[Pair, ...]:
    if right:
        return ()
    match question.kind:
        case "which_bin":
            subject = names.as_head(words(question.subject or {}))
            solved = Pair(subject, question.picture, question.true_bin, True)
            chosen_bin = question.option(answer.choice[0]).bin_id if answer.choice else None
            return (solved,) if chosen_bin is None else (Pair(subject, question.picture, chosen_bin, False), solved)
        case "pick_from_bin" | "odd_one_out":
            shown = [] if answer.timed_out else [(question.option(answer.choice[0]), False)]
            shown.append((question.option(question.right_ids[0]), True))
            return tuple(Pair(names.as_head(words(o.label)), o.picture, o.bin_id, fine) for o, fine in shown)
        case "sort_many" | "take_apart":
            verdicts = KINDS[question.kind].verdicts(question, answer.choice)
            missed = [o for o in question.options if not verdicts[o.id]]
            return tuple(
                Pair(names.as_head(words(o.label)), o.picture, o.bin_id, True, "" if o.bin_id else words(question.target(o.target).label))
                for o in missed[:MOST_PAIRS]
            )
        case "single_choice" | "true_false" | "estimate" | "short_answer":
            given = (
                () if answer.timed_out else (Pair(_("You: {answer}").format(answer=said.answer(question, answer.choice)), "", None, False),)
            )
            return (*given, Pair(_("Right: {answer}").format(answer=said.solution(question)), "", None, True))
        case _:  # the page itself shows what was right
            return ()


MOST_PAIRS = 2
"""So many things are shown where they belong; the page above shows them all."""


def picture_pairs(question: Question, answer: Answer) -> tuple[Pair, ...]:
    """The pairs for those who cannot read: after a right answer too, which thing goes where."""
    right = answer.correct == 1
    pairs = _told_pairs(question, answer) if question.kind in ("single_choice", "true_false") else _pairs(question, answer, False)
    return pairs[-1:] if right else pairs


def _told_pairs(question: Question, answer: Answer) -> tuple[Pair, ...]:
    """Of a written question: the picture chosen and the right one; of a statement the picture it is about, right or not as it shows."""
    solved = question.option(question.right_ids[0])
    if question.kind == "true_false":
        return (Pair("", question.picture, None, solved.id == TRUE),) if question.picture else ()
    if not solved.picture:
        return ()
    chosen = [question.option(i) for i in answer.choice if i != solved.id]
    return tuple(Pair(names.as_head(words(o.label)), o.picture, None, o is solved) for o in (*chosen, solved))


@dataclass(frozen=True, slots=True)
class Lesson:
    """One mistake as the results show it again: the thing (or the stem), its picture and bin, and why."""

    head: str
    picture: str
    bin_id: str | None
    why: str


def lesson(question: Question, answer: Answer, scheme: Scheme) -> Lesson:
    """What is to be learnt from a wrong answer: of an item the thing that was sorted wrongly, else the stem with its right answer."""
    subject = names.as_head(words(question.subject or {}))
    if question.kind == "which_bin":
        return Lesson(subject, question.picture, question.true_bin, words(question.explanation or {}))
    if question.kind in ("pick_from_bin", "odd_one_out", "sort_many"):
        missed = _missed(question, answer)
        return Lesson(names.as_head(words(missed.label)), missed.picture, missed.bin_id, words(missed.why or {}))
    why = _("{answer}: {why}").format(answer=said.solution(question), why=words(question.explanation or {}))
    picture = "" if question.kind == "spot_on_picture" else question.picture
    return Lesson(stems.stem(question, scheme), picture, None, why)


def _missed(question: Question, answer: Answer) -> Option:
    """The thing to learn about: the one that was sorted or picked wrongly, else the right one."""
    verdicts = KINDS[question.kind].verdicts(question, answer.choice)
    wrong = next((i for i, fine in verdicts.items() if not fine), None)
    return question.option(wrong if wrong is not None else question.right_ids[0])
