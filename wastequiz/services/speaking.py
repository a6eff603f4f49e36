"""What may be read aloud about bins, things and questions, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import ACTIONS
from wastequiz.domain.kinds import pick_from_bin, which_bin
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, words
from wastequiz.wording import names, reasons, stems


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, and what it belongs to: bin, thing, question, reason or game."""

    text: str
    what: str


def lines(bank: Bank, scheme_code: str) -> list[Line]:
    """Every sentence once, in the language spoken now; those heard most come first. Raises UnknownScheme."""
    scheme = bank.scheme(scheme_code)
    found: dict[str, Line] = {}
    for line in _all(bank, scheme):
        if line.text:
            found.setdefault(line.text, line)
    return list(found.values())


def _all(bank: Bank, scheme: Scheme) -> Iterator[Line]:
    for target in scheme.bins:
        yield Line(words(target.name), "bin")
    for text in (_("That's right!"), _("Almost!"), _("Time is up!"), reasons.rule_line(scheme), *map(names.action, ACTIONS)):
        yield Line(text, "game")
    sorted_items = [item for item in bank.items.values() if (ruling := scheme.ruling(item)) is not None and scheme.bin(ruling.to)]
    for item in sorted_items:
        yield Line(names.as_head(words(item.name)), "thing")
    for item in sorted_items:
        question = which_bin.build(item, bank.kinds[item.kind], scheme)
        yield Line(stems.stem(question, scheme), "question")
        yield Line(words(question.explanation or {}), "reason")
    for target in scheme.bins:
        some = next((item for item in sorted_items if (r := scheme.ruling(item)) and r.to == target.id), None)
        if some is not None:
            yield Line(stems.stem(pick_from_bin.build(some, [], bank, scheme), scheme), "question")
    for written in bank.questions.values():
        if written.schemes and scheme.code not in written.schemes:
            continue
        yield Line(words(written.stem), "question")
        for option in written.options:
            yield Line(words(option.label), "question")
            yield Line(words(option.why or {}), "reason")
        yield Line(words(written.explanation), "reason")
