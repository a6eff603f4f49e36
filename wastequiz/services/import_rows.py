"""Single rows of a file: read once more after somebody mended them, and handed back with what is wrong where they stayed out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wastequiz.domain.errors import KnownError
from wastequiz.domain.exchange import Entry, Fault, Format, Reading
from wastequiz.formats import question_rows, rejected_rows
from wastequiz.i18n import _
from wastequiz.wording import exchange as said

_NOT_TEXT = frozenset({"xlsx", "xls", "ods", "zip", "wqpack", "apkg"})


def is_text(one: Format) -> bool:
    """Whether files of that format are words, which can be pasted."""
    return not _NOT_TEXT.issuperset(one.endings)


def read_again(one: Format, head: Sequence[str], cells: Sequence[str], reading: Reading) -> Entry:
    """The one entry of these cells: a table's row under its head, or an entry of a text by its own format. Where none is read, it says so."""
    entries: list[Entry] = []
    if head:
        row = question_rows.reread(head, cells, reading, 0)
        entries = [] if row is None else [row]
    else:
        assert one.read is not None
        try:
            entries = list(one.read("\n".join(cells).encode(), reading).entries)
        except KnownError:
            entries = []
    if len(entries) == 1:
        return entries[0]
    return Entry(0, None, (Fault(0, "several_in_one" if entries else "no_entry"),), tuple(cells))


def reasons(faults: Iterable[Fault]) -> str:
    """What keeps a row out, in sentences; what it would only come without is left out where something refuses it."""
    found = list(faults)
    grave = [f for f in found if f.weight == "refuses"] or found
    return " ".join(f"{f.field}: {said.sentence(f)}" if f.field else said.sentence(f) for f in grave)


def ending_of(one: Format, head: Sequence[str]) -> str:
    """How the file ends that hands rows back: as the format's own, of which there may be several; a table has a head."""
    return next((e for e in (("xlsx", "csv") if head else ("xml", "txt")) if e in one.endings), one.endings[0])


def handed_back(one: Format, head: Sequence[str], entries: Iterable[Entry]) -> bytes:
    """A file with the entries that stayed out and why: a table with one column more, or a text with the reasons as remarks."""
    if head:
        return rejected_rows.rejected(head, entries, csv=ending_of(one, head) == "csv")
    xml = ending_of(one, head) == "xml"
    opening, closing = ("<!-- ", " -->") if xml else ("// ", "")
    head = _("Reason")
    parts = [f"{opening}{head}: {_remark(reasons(e.faults), xml=xml)}{closing}\n{''.join(e.cells)}" for e in entries]
    inside = "\n\n".join(parts)
    if xml:
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{inside}\n</quiz>\n'.encode()
    return f"{inside}\n".encode("utf-8-sig")


def _remark(text: str, *, xml: bool) -> str:
    line = " ".join(text.split())
    return line.replace("--", "- -") if xml else line
