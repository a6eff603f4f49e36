"""What only one kind of question has, made of what a text file tells: options and their shares, pairs, steps, numbers, spellings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from wastequiz.domain.kinds import short_answer
from wastequiz.domain.kinds.true_false import FALSE, TRUE
from wastequiz.domain.questions import Number, Option, Target
from wastequiz.domain.text import Text
from wastequiz.formats.draft import Draft
from wastequiz.formats.items_csv import comparable
from wastequiz.formats.knowledge_kinds import LABELS, LETTERS, MOST_EXTRA, MOST_SPELLINGS, Parts
from wastequiz.formats.text_files import cleaned, one_line

FULL = 100.0
SLACK = 0.01
"""Shares are written with a few digits: a third is 33.33333."""
MOST_PAIRS = 5
MOST_STEPS = 6
MOST_NUMBER = Decimal(1_000_000_000)
DIGITS = 6
"""So many digits behind the point are kept of a number."""
_REACH = 20
"""A number's range reaches so many tolerances to each side, so that guessing gains little."""
_MOST_STEPS = 500


@dataclass(frozen=True)
class Said:
    """One thing to choose: its words, its share of full marks in percent, the remark on choosing it, and its picture's name."""

    words: str
    share: float = 0.0
    why: str = ""
    picture: str = ""


def _labels(draft: Draft, labels: Sequence[str], fewest: int, most: int) -> bool:
    """Whether there are as many as a question of ours holds, all of them said and all different."""
    before = len(draft.faults)
    if len(labels) < fewest:
        draft.refuse("too_few_options" if fewest == 2 else "too_few_things", most=str(most), fewest=str(fewest))
    if len(labels) > most:
        draft.refuse("too_many_options", most=str(most))
    seen: set[str] = set()
    for label in labels:
        if not label:
            draft.refuse("empty_option")
        elif comparable(label) in seen:
            draft.refuse("same_option", given=label)
        seen.add(comparable(label))
    return len(draft.faults) == before


def choices(draft: Draft, said: Sequence[Said], *, single: bool, language: str) -> tuple[str, Parts]:
    """(kind, parts) of a question with options. `single`: students choose one; where several are fully right they must choose them all."""
    full = [s.share >= FULL - SLACK for s in said]
    right = full if single else [s.share > SLACK for s in said]
    several = not single or sum(full) > 1
    if not any(right):
        draft.refuse("no_answer")
    elif single:
        if several:
            draft.drop("several_full")
        if any(abs(s.share) > SLACK and not is_full for s, is_full in zip(said, full, strict=True)):
            draft.drop("weights_changed")
    elif _uneven([s.share for s in said]):
        draft.drop("weights_changed")
    labels = [cleaned(s.words) or s.picture for s in said]
    if not _labels(draft, labels, 2, len(LETTERS)):
        return "single_choice", Parts()
    options = tuple(
        Option(letter, Text({language: cleaned(s.words)}), is_right, s.picture, why=_why(s.why, language))
        for letter, s, is_right in zip(LETTERS, said, right, strict=False)
    )
    return "multiple_choice" if several else "single_choice", Parts(options)


def _why(words: str, language: str) -> Text | None:
    why = cleaned(words)
    return Text({language: why}) if why else None


def _uneven(shares: Sequence[float]) -> bool:
    """Whether right answers do not count the same, or wrong ones take away more or less than one of them gives; nothing is fine too."""
    right = [share for share in shares if share > SLACK]
    wrong = [share for share in shares if share < -SLACK]
    each = FULL / len(right)
    return any(abs(share - each) > SLACK for share in right) or any(abs(share + each) > SLACK for share in wrong)


def true_or_false(right: bool, why_wrong: str, why_right: str, language: str) -> Parts:
    """A statement. `why_wrong`: the remark for who answers it wrongly."""
    answer = TRUE if right else FALSE
    return Parts(
        tuple(
            Option(o, LABELS[o], o == answer, why=_why(why_right if o == answer else why_wrong, language))
            for o in (TRUE, FALSE)
        )
    )


def pairs(draft: Draft, said: Sequence[tuple[str, str]], language: str) -> Parts:
    """Things and their partners; a partner of '' has no thing and waits in vain."""
    things = [(cleaned(left), cleaned(right)) for left, right in said]
    partnered = [(left, right) for left, right in things if left]
    extra = [right for left, right in things if not left]
    ok = _labels(draft, [left for left, _ in partnered], 2, MOST_PAIRS)
    for n, (_, right) in enumerate(partnered):
        if right and comparable(right) in {comparable(r) for _, r in partnered[:n]}:
            draft.refuse("shared_partner", given=right)
            ok = False
    if not ok or not _labels(draft, [right for _, right in partnered] + extra, 2, MOST_PAIRS + MOST_EXTRA):
        return Parts()
    options = tuple(
        Option(letter, Text({language: left}), target=f"t{n}")
        for n, (letter, (left, _)) in enumerate(zip(LETTERS, partnered, strict=False), start=1)
    )
    partners = [right for _, right in partnered] + extra
    return Parts(options, tuple(Target(f"t{n}", Text({language: words})) for n, words in enumerate(partners, start=1)))


def steps(draft: Draft, said: Sequence[str], language: str) -> Parts:
    """Steps in their right order."""
    labels = [cleaned(words) for words in said]
    if not _labels(draft, labels, 3, MOST_STEPS):
        return Parts()
    return Parts(tuple(Option(LETTERS[n], Text({language: label}), rank=n + 1) for n, label in enumerate(labels)))


def spellings(draft: Draft, said: Sequence[Said], language: str) -> Parts:
    """Every fully right spelling of a short answer. "\\*" stands for a star; a bare one means any signs there, which ours do not know."""
    found: list[str] = []
    for s in said:
        words = one_line(s.words)
        bare = words.replace("\\*", "")
        meant = words.replace("\\*", "*")
        if s.why.strip():
            draft.drop("remark_dropped", "feedback", given=s.why)
        if "*" in bare:
            draft.drop("wildcard", "answer", given=words)
        elif s.share < FULL - SLACK:
            draft.drop("part_marks", "answer", given=words)
        elif not short_answer.folded(meant) or len(meant) > short_answer.LONGEST:
            draft.drop("spelling_unfit", "answer", given=words, most=str(short_answer.LONGEST))
        elif len(found) == MOST_SPELLINGS:
            draft.drop("too_many_spellings", "answer", given=words, most=str(MOST_SPELLINGS))
        elif meant not in found:
            found.append(meant)
    if not found:
        draft.refuse("no_answer")
    return Parts(accepted=tuple((language, words) for words in found))


# ---- numbers
def decimal(words: str) -> Decimal | None:
    """A number as people write it, full-width digits and all, or None where it is none or beyond all measure."""
    if len(words) > 40:
        return None
    try:
        number = Decimal(words.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) > MOST_NUMBER or number != round(number, DIGITS):
        return None
    return number


def number(draft: Draft, value: str, tolerance: str, unit: str, language: str) -> Parts:
    """A number to come near to, with a range and steps that suit it."""
    centre, off = decimal(value), decimal(tolerance or "0")
    for given, found in ((value, centre), (tolerance, off)):
        if found is None:
            draft.refuse("bad_number", "answer", given=given, lowest=str(-MOST_NUMBER), highest=str(MOST_NUMBER))
    if centre is None or off is None:
        return Parts()
    low, high, step = reach(centre, abs(off))
    return Parts(number=Number(float(centre), float(abs(off)), float(low), float(high), float(step), Text({language: unit} if unit else {})))


def reach(centre: Decimal, off: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """(low, high, step): round steps no larger than the tolerance, from which the number can be reached, and not below zero for what counts."""
    unit = Decimal(1).scaleb(min(_exponent(centre), _exponent(off), 0))
    wide = max(_REACH * off, _REACH * unit, abs(centre) / 2)
    step = unit
    for factor in (2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 10**6, 10**7, 10**8):
        if wide / step <= _MOST_STEPS or (off and unit * factor > off):
            break
        step = unit * factor
    each_side = -int(-wide // step)
    below = each_side if centre < 0 else min(each_side, int(centre // step))
    return centre - below * step, centre + each_side * step, step


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # finite
    return exponent
