"""The bank that comes with the program, read straight from its files: no school is needed, and nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wastequiz import paths
from wastequiz.domain.bank import Bank
from wastequiz.domain.errors import BadSource, Problem
from wastequiz.domain.text import LANGUAGES
from wastequiz.formats import check as checks
from wastequiz.formats import sources


def read(folder: Path | None = None) -> Bank:
    """The bank of the source files in `folder` (None: those that come along). Raises BadSource."""
    return sources.read_bank(folder or paths.questions())


def pictures() -> Path:
    """Where the drawings of things lie."""
    return paths.assets() / "items"


def stats(bank: Bank) -> dict[str, int]:
    """What the bank holds, as counts. `languages`: those every item is named in."""
    return {
        "items": len(bank.items),
        "aliases": sum(len(item.aliases) for item in bank.items.values()),
        "pictures": sum(1 for _ in pictures().glob("*.svg")),
        "knowledge_questions": len(bank.questions),
        "schemes": len(bank.schemes),
        "kinds_of_waste": len(bank.kinds),
        "ready_sets": len(bank.sets),
        "languages": sum(all(item.name.get(lang) for item in bank.items.values()) for lang in LANGUAGES),
    }


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of the bank found: its mistakes, and how many rulings of each scheme have no source yet (practice only)."""

    problems: tuple[Problem, ...]
    unverified: Mapping[str, int]


def check(folder: Path | None = None) -> Checked:
    """Reads the source files and looks deeper where they read. Never raises BadSource: its problems are what is asked for."""
    try:
        bank = read(folder)
    except BadSource as bad:
        return Checked(bad.problems, {})
    unverified = {
        code: sum(not ruling.verified for rulings in (scheme.kinds, scheme.items) for ruling in rulings.values())
        for code, scheme in bank.schemes.items()
    }
    return Checked(tuple(checks.check(bank, pictures(), folder or paths.questions())), unverified)
