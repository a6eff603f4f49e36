"""Kahoot's spreadsheet template: a question, up to four answers, a time limit and the numbers of the right ones."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from wastequiz.domain.exchange import Fault, Format, Incoming, Outgoing, Reading, Writing
from wastequiz.domain.questions import Authored
from wastequiz.formats.foreign_tables import CHOICES, choice_cells, numbered, refused, what_is_lost
from wastequiz.formats.question_cells import head_of
from wastequiz.formats.questions_xlsx import workbook
from wastequiz.formats.table_reading import read_sheets
from wastequiz.formats.workbook_reading import sheets_of
from wastequiz.i18n import N_

MOST_OPTIONS, LONGEST_QUESTION, LONGEST_ANSWER = 4, 120, 75
LIMITS = (5, 10, 20, 30, 60, 90, 120, 240)
"""Seconds; no other limit is taken."""
USUAL_LIMIT = 20
HEAD = (
    "",
    f"Question - max {LONGEST_QUESTION} characters",
    *(f"Answer {n} - max {LONGEST_ANSWER} characters" for n in range(1, MOST_OPTIONS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
"""The heads of the template's eighth row; numbers stand in the first column below."""
HEAD_ROW = 8


def read(data: bytes, reading: Reading) -> Incoming:
    """The questions of a filled-in template. Raises UnreadableWorkbook or NoQuestionTable."""
    return read_sheets(sheets_of(data), reading, change=choice_cells)


def write(questions: Sequence[Authored], writing: Writing) -> Outgoing:
    """The template filled in with the questions that fit it: choices and statements; a limit it does not know becomes the next longer one."""
    rows: list[list[str | int]] = []
    lost: list[tuple[str, Fault]] = []
    language = writing.language
    for question in questions:
        stem, labels = question.stem.to(language), [option.label.to(language) for option in question.options]
        texts = [
            ("stem", stem, LONGEST_QUESTION),
            *((f"label.{x}", label, LONGEST_ANSWER) for x, label in zip("ABCD", labels, strict=False)),
        ]
        fault = refused(question, CHOICES, MOST_OPTIONS, texts, language)
        if fault:
            lost.append((question.key, fault))
            continue
        limit = next((limit for limit in LIMITS if limit >= (question.limit_s or USUAL_LIMIT)), LIMITS[-1])
        if question.limit_s not in (0, limit):
            facts = (("given", str(question.limit_s)), ("taken", str(limit)))
            lost.append((question.key, Fault(0, "limit_there", head_of("limit_s", language), facts, "drops")))
        lost += [(question.key, part) for part in what_is_lost(question, (), language)]
        rows.append([len(rows) + 1, stem, *labels, *[""] * (MOST_OPTIONS - len(labels)), limit, numbered(question)])
    return Outgoing(_filled_in(rows, writing.title), len(rows), tuple(lost))


def _filled_in(rows: Sequence[Sequence[str | int]], title: str) -> bytes:
    made = BytesIO()
    book = workbook(made)
    sheet = book.add_worksheet("Quiz")
    bold = book.add_format({"bold": True, "text_wrap": True})
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 7, 24)
    sheet.write_string(1, 1, "Quiz template")
    if title:
        sheet.write_string(2, 1, title)
    for across, head in enumerate(HEAD):
        sheet.write_string(HEAD_ROW - 1, across, head, bold)
    for down, row in enumerate(rows, start=HEAD_ROW):
        for across, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(down, across, cell)
            elif cell:
                sheet.write_string(down, across, cell)
    book.close()
    return made.getvalue()


FORMAT = Format("kahoot", N_("Kahoot spreadsheet"), ("xlsx",), read, write)
