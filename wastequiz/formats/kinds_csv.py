"""`questions/kinds.csv`: the kinds of waste, one a row."""

from __future__ import annotations

from pathlib import Path

from wastequiz.domain.items import KindOfWaste
from wastequiz.formats.findings import Entry, Findings, shown
from wastequiz.formats.plain_files import Row, read_csv

FILE = "kinds.csv"
COLUMNS = ("id", "name_zh", "name_en", "definition_zh", "definition_en", "why_zh", "why_en", "picture", "contested")
SUFFIXES = {"zh_CN": "_zh", "en": "_en"}
"""Language to the ending of its columns."""


def texts(row: Row, column: str) -> dict[str, object]:
    """The columns of one text by language: `name_zh`, `name_en`."""
    return {lang: row[column + suffix].strip() for lang, suffix in SUFFIXES.items()}


def yes(entry: Entry, row: Row, column: str) -> bool:
    """`yes` or empty."""
    given = row[column].strip()
    return bool(given) and entry.one_of(column, given, ("yes",)) == "yes"


def read_kinds(folder: Path, findings: Findings) -> tuple[dict[str, KindOfWaste], set[str]]:
    """The kinds that read without a mistake, and the ids of all there are."""
    kinds: dict[str, KindOfWaste] = {}
    known: set[str] = set()
    for entry, row in read_csv(folder / FILE, FILE, COLUMNS, findings):
        kind_id = entry.ident("id", row["id"])
        if kind_id in known:
            entry.wrong("id", "duplicate_id", id=shown(kind_id), first=FILE)
        known |= {kind_id} - {""}
        name = entry.languages("name", texts(row, "name"))
        definition = entry.languages("definition", texts(row, "definition"))
        why = entry.languages("why", texts(row, "why"))
        picture = entry.ident("picture", row["picture"])
        contested = yes(entry, row, "contested")
        if entry.sound and name and definition and why:
            kinds[kind_id] = KindOfWaste(kind_id, name, definition, why, picture, contested)
    return kinds, known
