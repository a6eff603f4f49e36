"""The rows that did not come in, handed back as a file: as they stood, with a column that says why. Mended, the file is read again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wastequiz.domain.exchange import Entry, Fault
from wastequiz.formats.column_names import column_of
from wastequiz.formats.questions_csv import as_csv
from wastequiz.formats.questions_xlsx import as_xlsx
from wastequiz.i18n import _, current
from wastequiz.wording.exchange import sentence

REASON = {"zh": "原因", "en": "Reason"}
"""Heads of the column of reasons; reading passes it over."""


def rejected(head: Sequence[str], entries: Iterable[Entry], *, csv: bool = False) -> bytes:
    """An Excel workbook (or CSV) of the entries that were refused, each with what is wrong with it in the language spoken now.

    `head`: the column heads of `Incoming.head`, () where the file had none.
    """
    ours = [at for at, words in enumerate(head) if column_of(words) != "ignored" or words not in REASON.values()]
    rows = [
        [*(entry.cells[at] if at < len(entry.cells) else "" for at in (ours or range(len(entry.cells)))), reasons(entry.faults)]
        for entry in entries
        if entry.question is None
    ]
    heads = [*(head[at] for at in ours), REASON["zh" if current().startswith("zh") else "en"]]
    return as_csv(heads, rows) if csv else as_xlsx(heads, rows, _("To mend"))


def reasons(faults: Iterable[Fault]) -> str:
    """What is wrong with an entry, one sentence a line, each with the column it is about; what refuses it first."""
    ordered = sorted(faults, key=lambda fault: fault.weight != "refuses")
    return "\n".join(f"{fault.field}: {sentence(fault)}" if fault.field else sentence(fault) for fault in ordered)
