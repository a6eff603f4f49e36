"""Things of a row that belong to something: partners, groups, bins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from wastequiz.domain.exchange import Reading
from wastequiz.domain.kinds import matching, single_choice
from wastequiz.domain.questions import Option, Target
from wastequiz.domain.text import Text
from wastequiz.formats.cell_text import flat, shown
from wastequiz.formats.knowledge_kinds import LETTERS, Parts
from wastequiz.formats.table_row import Row, TextPlaces

_JOINT = re.compile(r"\s*(?:=>|->|→|——|=|＝)\s*")


class Places(Protocol):
    """Where a thing and its partner stand."""

    @property
    def letter(self) -> str: ...
    @property
    def match(self) -> TextPlaces: ...
    @property
    def match_picture(self) -> int: ...


def read(
    row: Row,
    everywhere: Sequence[Places],
    options: Sequence[Places],
    things: list[Option],
    reading: Reading,
    ids: Sequence[str],
    *,
    bins: bool,
) -> Parts:
    """Things and their partners: from the partner columns (those of letters without a thing are partners of none), else "thing = partner" in one cell."""
    theirs = [row.text(places.match) for places in options]
    if not any(theirs):
        things, theirs = _taken_apart(things)
    for n, partner in enumerate(theirs):
        if not partner:
            row.fault("no_partner", options[n].match[0][1] if options[n].match else -1, given=shown(things[n].label.to(reading.language)))
            return Parts()
    used = {places.letter for places in options}
    rest = [places for places in everywhere if places.letter not in used and row.maybe(places.match)]
    labels = [*theirs, *(row.text(places.match) for places in rest)]
    pictures = [p.match_picture for p in (*options, *rest)]
    names = [tuple(sorted((language, flat(words)) for language, words in label.items())) for label in labels]
    if len(set(names)) < len(names):
        row.fault(
            "shared_partner", -1, given=shown(labels[next(n for n, name in enumerate(names) if name in names[:n])].to(reading.language))
        )
        return Parts()
    ids = ids if len(set(ids)) == len(labels) else [f"t{n}" for n in range(1, len(labels) + 1)]
    targets = tuple(
        Target(
            target_id,
            label,
            row.picture(at, reading.pictures) if row.cells[at] else "",
            _bin(label, reading) if bins else None,
        )
        for target_id, label, at in zip(ids, labels, pictures, strict=True)
    )
    return Parts(tuple(_with_target(o, t.id) for o, t in zip(things, targets, strict=False)), targets)


def _with_target(option: Option, target_id: str) -> Option:
    return Option(option.id, option.label, picture=option.picture, why=option.why, target=target_id)


def _taken_apart(things: list[Option]) -> tuple[list[Option], list[Text]]:
    """Things and partners that stand in one cell each."""
    left: list[Option] = []
    right: list[Text] = []
    for thing in things:
        halves = {language: _JOINT.split(words, maxsplit=1) for language, words in thing.label.items()}
        whole = {language: half for language, half in halves.items() if len(half) == 2 and all(half)}
        left.append(
            Option(thing.id, Text({lang: half[0] for lang, half in whole.items()}) or thing.label, picture=thing.picture, why=thing.why)
        )
        right.append(Text({lang: half[1] for lang, half in whole.items()}))
    return left, right


def _bin(label: Text, reading: Reading) -> str | None:
    return next((reading.bins[words.casefold()] for words in label.values() if words.casefold() in reading.bins), None)


def one_bin(at: int, row: Row, reading: Reading, language: str) -> tuple[str, Parts]:
    """ "Where does it go?", answered with a bin's name: a choice among the bins there are."""
    answer = row.cells[at]
    if not answer:
        row.fault("no_answer", at)
        return matching.NAME, Parts()
    right = reading.bins.get(answer.casefold())
    if right is None:
        row.fault("unknown_bin", at, given=shown(answer), known=shown(", ".join(reading.bins), 80))
        return matching.NAME, Parts()
    names: dict[str, str] = {}
    for name, bin_id in sorted(reading.bins.items(), key=lambda pair: pair[0].isascii() == language.startswith("zh")):
        names.setdefault(bin_id, name)
    names[right] = answer
    ordered = list(dict.fromkeys(reading.bins.values()))[: len(LETTERS)]
    if right not in ordered:
        ordered[-1] = right
    options = (Option(letter, Text({language: names[b]}), b == right, bin_id=b) for letter, b in zip(LETTERS, ordered, strict=False))
    return single_choice.NAME, Parts(tuple(options))
