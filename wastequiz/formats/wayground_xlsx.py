"""Wayground's (formerly Quizizz's) spreadsheet template: a typed question, up to five options, right ones by number, and an explanation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wastequiz.domain.exchange import Fault, Format, Incoming, Outgoing, Reading, Writing
from wastequiz.domain.kinds import multiple_choice, short_answer, single_choice, true_false
from wastequiz.domain.questions import Authored
from wastequiz.formats.cell_text import flat, joined, shown
from wastequiz.formats.column_names import LETTERS
from wastequiz.formats.foreign_tables import CHOICES, choice_cells, numbered, refused, what_is_lost
from wastequiz.formats.question_cells import head_of
from wastequiz.formats.questions_xlsx import as_xlsx
from wastequiz.formats.table_reading import Cells, read_sheets
from wastequiz.formats.workbook_reading import sheets_of
from wastequiz.i18n import N_

MOST_OPTIONS, LONGEST = 5, 1_000
"""The template names no limit for texts; what is longer than this belongs on no screen."""
HEAD = (
    *("Question Text", "Question Type"),
    *(f"Option {n}" for n in range(1, MOST_OPTIONS + 1)),
    *("Correct Answer", "Time in seconds", "Image Link", "Answer explanation"),
)
TYPES = {
    single_choice.NAME: "Multiple Choice",
    true_false.NAME: "Multiple Choice",
    multiple_choice.NAME: "Checkbox",
    short_answer.NAME: "Fill-in-the-Blank",
}
_CHOICE = frozenset(("", "multiplechoice", "checkbox"))
_BLANK = frozenset(("fill-in-the-blank", "fillintheblank"))
_TOLD = "text of the question"
"""Begins the template's second row, which only says what belongs in each column."""


def read(data: bytes, reading: Reading) -> Incoming:
    """The questions of a filled-in template. Raises UnreadableWorkbook or NoQuestionTable."""
    return read_sheets(sheets_of(data), reading, change=_ours)


def _ours(at: Mapping[str, int], row: Cells) -> Cells | Fault | None:
    cells = [*row, *[""] * (max(at.values()) + 1 - len(row))]
    if cells[at["stem"]].strip().casefold().startswith(_TOLD):
        return None
    given = cells[at["kind"]] if "kind" in at else ""
    if flat(given) in _BLANK:
        places = [at[f"label.{letter}"] for letter in LETTERS if f"label.{letter}" in at]
        words = joined(cells[place].strip() for place in places if cells[place].strip())
        for place in places:
            cells[place] = ""
        cells[at["answer"]], cells[at["kind"]] = words, short_answer.NAME
        return cells
    if flat(given) not in _CHOICE:
        return Fault(0, "unsupported_kind", "Question Type", (("given", shown(given)),))
    return choice_cells(at, row)


def write(questions: Sequence[Authored], writing: Writing) -> Outgoing:
    """The template filled in with the questions that fit it: choices, statements and short answers."""
    rows: list[list[str]] = []
    lost: list[tuple[str, Fault]] = []
    language = writing.language
    for question in questions:
        stem, labels = question.stem.to(language), [option.label.to(language) for option in question.options]
        spelt = [words for lang, words in question.accepted if lang == language] or [words for _lang, words in question.accepted]
        texts = [("stem", stem, LONGEST), *((f"label.{x}", label, LONGEST) for x, label in zip(LETTERS, labels, strict=False))]
        fault = refused(question, (*CHOICES, short_answer.NAME), MOST_OPTIONS, texts, language)
        if fault:
            lost.append((question.key, fault))
            continue
        lost += [(question.key, part) for part in what_is_lost(question, ("explanation",), language)]
        if len(spelt) > MOST_OPTIONS or len(spelt) < len(question.accepted):
            answer = head_of("answer", language)
            lost.append(
                (question.key, Fault(0, "not_carried", answer, (("part", shown(" | ".join(w for _, w in question.accepted))),), "drops"))
            )
        options = (labels or spelt)[:MOST_OPTIONS]
        filled = [*options, *[""] * (MOST_OPTIONS - len(options))]
        limit = str(question.limit_s or "")
        rows.append([stem, TYPES[question.kind], *filled, numbered(question), limit, "", question.explanation.to(language)])
    return Outgoing(as_xlsx(HEAD, rows, "Sheet1"), len(rows), tuple(lost))


FORMAT = Format("wayground", N_("Wayground (Quizizz) spreadsheet"), ("xlsx",), read, write)
