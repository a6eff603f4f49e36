"""Single rows of a file: read once more after somebody mended them, and handed back with what is wrong where they stayed out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wastequiz.domain.errors import KnownError
from wastequiz.domain.exchange import Entry, Fault, Format, Reading
from wastequiz.formats import questions_csv
from wastequiz.i18n import _
from wastequiz.wording import exchange as said

_NOT_TEXT = frozenset({"xlsx", "xls", "ods", "zip", "wqpack", "apkg"})


def is_text(one: Format) -> bool:
    """Whether files of that format are words, which can be pasted."""
    return not _NOT_TEXT.issuperset(one.endings)


def read_again(one: Format, head: Sequence[str], cells: Sequence[str], reading: Reading) -> Entry:
    """The one entry of these cells, under this head. Where the format cannot read them at all, the entry says so."""
    assert one.read is not None
    try:
        entries = list(one.read(_file_of(one, head, cells), reading).entries)
    except KnownError:
        entries = []
    if len(entries) == 1:
        return entries[0]
    return Entry(0, None, (Fault(0, "several_in_one" if entries else "no_entry"),), tuple(cells))


def _file_of(one: Format, head: Sequence[str], cells: Sequence[str]) -> bytes:
    if not head:
        return "\n".join(cells).encode()
    if "csv" in one.endings:
        return questions_csv.as_csv(head, [cells])
    from wastequiz.formats import row_xlsx  # most imports do without it

    return row_xlsx.sheet_of((head, cells))


def reasons(faults: Iterable[Fault]) -> str:
    """What keeps a row out, in sentences; what it would only come without is left out where something refuses it."""
    found = list(faults)
    grave = [f for f in found if f.weight == "refuses"] or found
    return " ".join(f"{f.field}: {said.sentence(f)}" if f.field else said.sentence(f) for f in grave)


def ending_of(one: Format, head: Sequence[str]) -> str:
    """How the file ends that hands rows back: csv for every table, else as the format's own."""
    return "csv" if head else next((e for e in ("xml", "txt") if e in one.endings), one.endings[0])


def handed_back(one: Format, head: Sequence[str], rows: Iterable[tuple[Sequence[str], Sequence[Fault]]]) -> bytes:
    """A file with the rows that stayed out and why: a table with one column more, or a text with the reasons as remarks."""
    if head:
        wide = len(head)
        told = ([*cells[:wide], *[""] * (wide - len(cells)), reasons(faults)] for cells, faults in rows)
        return questions_csv.as_csv([*head, _("Reason")], list(told))
    xml = ending_of(one, head) == "xml"
    opening, closing = ("<!-- ", " -->") if xml else ("// ", "")
    parts = [f"{opening}{_('Reason')}: {_remark(reasons(faults), xml=xml)}{closing}\n{''.join(cells)}" for cells, faults in rows]
    inside = "\n\n".join(parts)
    if xml:
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{inside}\n</quiz>\n'.encode()
    return f"{inside}\n".encode("utf-8-sig")


def _remark(text: str, *, xml: bool) -> str:
    line = " ".join(text.split())
    return line.replace("--", "- -") if xml else line
