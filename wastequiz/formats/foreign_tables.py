"""What the spreadsheets of other quiz programs have in common: answers by number, short texts, few options, no more than they know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from wastequiz.domain.exchange import Fault
from wastequiz.domain.kinds import multiple_choice, single_choice, true_false
from wastequiz.domain.questions import Authored
from wastequiz.formats.cell_text import flat, shown
from wastequiz.formats.column_names import LETTERS
from wastequiz.formats.question_cells import head_of
from wastequiz.formats.question_words import CHOICE, KINDS, VERDICTS, said

CHOICES = (single_choice.NAME, multiple_choice.NAME, true_false.NAME)
_NUMBERS = re.compile(r"[1-8](?:\.0)?(?:\s*[,，、;；]\s*[1-8](?:\.0)?)*")


def lettered(answer: str) -> str:
    """An answer by numbers ("1,3") as letters; anything else as it is."""
    answer = answer.strip()
    if not _NUMBERS.fullmatch(answer):
        return answer
    return "".join(LETTERS[int(n) - 1] for n in re.findall(r"[1-8](?!\d)(?<!\.0)", answer))


def numbered(question: Authored) -> str:
    """The right options by number: "1,3"."""
    return ",".join(str(n) for n, option in enumerate(question.options, start=1) if option.right)


def choice_cells(at: Mapping[str, int], row: Sequence[str]) -> list[str]:
    """A row with options and numbers as one of ours; two options that say right and wrong make a statement to judge."""
    cells = [*row, *[""] * (max(at.values()) + 1 - len(row))]
    options = [cells[at[f"label.{letter}"]] for letter in LETTERS if f"label.{letter}" in at]
    there = [flat(option) for option in options if option.strip()]
    cells[at["answer"]] = lettered(cells[at["answer"]])
    if "kind" in at:
        verdicts = {VERDICTS[words] for words in there if words in VERDICTS}
        cells[at["kind"]] = true_false.NAME if len(there) == len(verdicts) == 2 else CHOICE
    return cells


def what_is_lost(question: Authored, carried: Sequence[str], language: str) -> Iterator[Fault]:
    """One fault for each part of a question that the other program has no place for."""
    parts = {
        "explanation": bool(question.explanation),
        "why.A": any(option.why for option in question.options),
        "picture": bool(question.picture or any(part.picture for part in (*question.options, *question.targets))),
        "schemes": bool(question.schemes),
        "tags": bool(question.tags),
        "points": question.points is not None,
    }
    for part, there in parts.items():
        if there and part not in carried:
            head = head_of(part, language).replace("A", "").strip()
            yield Fault(0, "not_carried", head, (("part", head),), "drops")


def refused(question: Authored, kinds: Sequence[str], options: int, texts: Sequence[tuple[str, str, int]], language: str) -> Fault | None:
    """Why the other program cannot take a question at all: its kind, too many options, or a text (column, words, most signs) that is too long."""
    if question.kind not in kinds:
        given = said(KINDS, question.kind, language)
        return Fault(0, "unsupported_kind", head_of("kind", language), (("given", given),))
    if len(question.options) > options:
        return Fault(0, "too_many_there", head_of(f"label.{LETTERS[options]}", language), (("most", str(options)),))
    for column, words, most in texts:
        head = head_of(column, language)
        if not words:
            return Fault(0, "not_carried", head, (("part", head),))
        if len(words) > most:
            return Fault(0, "too_long_there", head, (("part", shown(words)), ("most", str(most))))
    return None
