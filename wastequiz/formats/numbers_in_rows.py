"""Numbers, areas and spellings that stand in a row: what an estimate, a picture with spots and a written answer need."""

from __future__ import annotations

import re
from collections.abc import Callable

from wastequiz.domain.kinds import short_answer
from wastequiz.domain.questions import Area, Number
from wastequiz.formats.cell_text import parted, shown
from wastequiz.formats.knowledge_kinds import Parts, fits
from wastequiz.formats.table_row import Row, TextPlaces

LARGEST = 1e9
"""No number of an estimate is larger, either way."""
SCENE = 2000.0
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?(?:[eE][-+]?\d{1,3})?")
_BETWEEN = re.compile(r"[\s,，;；x×]+")


def decimal(words: str) -> float | None:
    """A number as a cell holds it, None where it is none or too large."""
    words = words.replace(",", "") if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", words) else words
    if not _NUMBER.fullmatch(words):
        return None
    number = float(words)
    return number if abs(number) <= LARGEST else None


def area(words: str) -> Area | None:
    """Left, top, width and height ("100, 300, 200, 200"), None where they are not four numbers within a scene."""
    parts = [decimal(part) for part in _BETWEEN.split(words)]
    numbers = [part for part in parts if part is not None and 0 <= part <= SCENE]
    return (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) == len(parts) == 4 else None


def number(row: Row, place: Callable[[str], int], unit: TextPlaces) -> Parts:
    """The number that is estimated. What the row leaves out follows from the answer: from 0 to twice it, a tenth is near enough."""
    found: dict[str, float] = {}
    for name in ("answer", "tolerance", "low", "high", "step"):
        words = row.cells[place(name)]
        if not words:
            continue
        value = decimal(words)
        if value is None:
            row.fault("bad_number", place(name), given=shown(words), lowest=f"{-LARGEST:.0f}", highest=f"{LARGEST:.0f}")
            return Parts()
        found[name] = value
    if "answer" not in found:
        row.fault("no_answer", place("answer"))
        return Parts()
    value = found["answer"]
    step = found.get("step", 1.0 if value == round(value) else 0.1)
    low, high = found.get("low", min(0.0, 2 * value)), found.get("high", max(2 * value, 10 * step) if value >= 0 else 0.0)
    asked = Number(value, found.get("tolerance", abs(value) / 10 or step), low, high, step, row.text(unit))
    if not fits(asked):
        row.fault("bad_estimate", place("answer"), given=shown(row.cells[place("answer")]))
        return Parts()
    return Parts(number=asked)


def spellings(row: Row, places: TextPlaces, at: int) -> Parts:
    """The accepted words of a written answer, in each language."""
    found: list[tuple[str, str]] = []
    for language, here in places:
        for words in parted(row.cells[here]):
            if not short_answer.folded(words) or len(words) > short_answer.LONGEST:
                row.fault("bad_spelling", here, given=shown(words), most=str(short_answer.LONGEST))
            found.append((language, words))
    if not found:
        row.fault("no_answer", at)
    return Parts(accepted=tuple(dict.fromkeys(found)))
