"""What may be answered to the question of a row, and what is right: options, pairs, orders, numbers and words, by its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Protocol

from wastequiz.domain.exchange import Reading
from wastequiz.domain.facts import dataclass
from wastequiz.domain.kinds import estimate, matching, multiple_choice, ordering, short_answer, single_choice, spot_on_picture, true_false
from wastequiz.domain.kinds.true_false import FALSE, TRUE
from wastequiz.domain.questions import Option
from wastequiz.domain.text import Text
from wastequiz.formats import numbers_in_rows, pairs_in_rows, question_words
from wastequiz.formats.cell_text import flat, parted, shown
from wastequiz.formats.knowledge_kinds import LABELS, Parts
from wastequiz.formats.question_words import CHOICE, KINDS, SORTING, VERDICTS
from wastequiz.formats.table_row import Row, TextPlaces

FEWEST = 2
_KINDS = question_words.lookup(KINDS)
_BETWEEN = re.compile(r"[\s,，、;；/和及&|.>→-]+")
_LETTER = re.compile(r"([A-Ha-h])\s*[.．、:：)）]\s*(?=\S)")
_APART = "\ue000"
_NOTHING = Parts()


@dataclass(frozen=True)
class OptionPlaces:
    """Where one option of a row stands, and what belongs to it."""

    letter: str
    label: TextPlaces
    why: TextPlaces
    match: TextPlaces
    picture: int
    match_picture: int
    area: int


class Table(Protocol):
    """The columns of the table that is read."""

    @property
    def base(self) -> str: ...
    @property
    def options(self) -> tuple[OptionPlaces, ...]: ...
    @property
    def answers(self) -> TextPlaces: ...
    @property
    def unit(self) -> TextPlaces: ...
    def place(self, name: str) -> int:
        """Where that column stands; -1 where there is none."""
        ...


def read(table: Table, row: Row, reading: Reading) -> tuple[str, Parts]:
    """The kind of the row's question and what makes it up; what is wrong stands in `row` afterwards."""
    words = row.cells[table.place("kind")]
    kind = _kind_of(words)
    options = [o for o in table.options if _there(row, o)]
    if kind is None:
        row.fault("unknown_kind", table.place("kind"), given=shown(words), known=question_words.listed(KINDS, table.base))
        return "", _NOTHING
    if not words:
        kind = _guessed(table, row, options)
    read_kind = _READERS[kind]
    return read_kind(table, row, options, reading, kind)


@lru_cache(256)
def _kind_of(words: str) -> str | None:
    return _KINDS.get(flat(words).rstrip("题")) or _KINDS.get(flat(words)) if words else CHOICE


def _guessed(table: Table, row: Row, options: list[OptionPlaces]) -> str:
    """The kind of a row that does not name it, by what it has."""
    if any(row.maybe(o.match) for o in table.options):
        return matching.NAME
    if options:
        return CHOICE
    answer = row.cells[table.place("answer")]
    return true_false.NAME if flat(answer) in VERDICTS else short_answer.NAME


def _there(row: Row, option: OptionPlaces) -> bool:
    cells = row.cells
    for _language, at in option.label:
        if cells[at]:
            return True
    return cells[option.picture] != ""


def _labels(row: Row, options: list[OptionPlaces]) -> list[Text]:
    """What the options say, without the letters some write before them."""
    labels = [row.text(option.label) for option in options]
    if _letter(labels[0]) != options[0].letter or any(_letter(text) != o.letter for o, text in zip(options, labels, strict=True)):
        return labels
    return [Text({language: _LETTER.sub("", words, count=1) for language, words in text.items()}) for text in labels]


def _letter(text: Text) -> str:
    found = _LETTER.match(next(iter(text.values()), ""))
    return found[1].upper() if found else ""


def made(table: Table, row: Row, options: list[OptionPlaces], reading: Reading) -> list[Option] | None:
    """The options of the row as they stand, none right yet; None (told) where there are too few, or two say the same."""
    if len(options) < FEWEST:
        row.fault("too_few_options", options[0].label[0][1] if options and options[0].label else -1)
        return None
    labels = _labels(row, options)
    ids = [o.letter.lower() for o in options]
    given = row.cells[table.place("option_ids")]
    if given:
        named = parted(given)
        ids = named if len(named) == len(options) == len(set(named)) else ids
    if _same(row, options):
        return None
    cells = row.cells
    return [
        Option(
            option_id,
            label,
            False,
            row.picture(places.picture, reading.pictures) if cells[places.picture] else "",
            None,
            row.maybe(places.why) if places.why else None,
        )
        for option_id, places, label in zip(ids, options, labels, strict=True)
    ]


def _same(row: Row, options: list[OptionPlaces]) -> bool:
    """Whether two options say the same in a language (told); those with a picture may."""
    cells = row.cells
    told: dict[str, list[int]] = {}
    for option in options:
        if not cells[option.picture]:
            for language, at in option.label:
                if cells[at]:
                    told.setdefault(language, []).append(at)
    for places in told.values():
        words = flat(_APART.join([cells[at] for at in places])).split(_APART)
        if len(set(words)) < len(words):
            twin = next(at for m, at in enumerate(places) if words[m] in words[:m])
            row.fault("same_option", twin, given=shown(cells[twin]))
            return True
    return False


def right_ones(answer: str, options: list[OptionPlaces], made_of: list[Option]) -> list[int] | None:
    """Which options (from 0, in the order named) an answer names: by letters, by their text, or by numbers from 1. None where it names another."""
    letters = [o.letter for o in options]
    wanted = _letters(answer)
    if wanted is not None and all(letter in letters for letter in wanted):
        return [letters.index(letter) for letter in wanted]
    for words in ([answer], parted(answer), _BETWEEN.split(answer)):
        places = [next((n for n, o in enumerate(made_of) if flat(w) in map(flat, o.label.values())), -1) for w in words]
        if places and -1 not in places:
            return list(dict.fromkeys(places))
    numbers = [part for part in _BETWEEN.split(answer.removesuffix(".0")) if part]
    if numbers and all(n.isascii() and n.isdecimal() and len(n) < 3 and 1 <= int(n) <= len(made_of) for n in numbers):
        return list(dict.fromkeys(int(n) - 1 for n in numbers))
    return None


@lru_cache(1024)
def _letters(answer: str) -> tuple[str, ...] | None:
    """The letters an answer consists of, each once, or None."""
    found = _BETWEEN.sub("", answer).upper()
    return tuple(dict.fromkeys(found)) if found and len(found) <= 16 and all("A" <= sign <= "H" for sign in found) else None


def _choice(table: Table, row: Row, options: list[OptionPlaces], reading: Reading, kind: str) -> tuple[str, Parts]:
    found = made(table, row, options, reading)
    at = table.place("answer")
    answer = row.cells[at] or next((row.cells[a] for _language, a in table.answers if row.cells[a]), "")
    if not answer:
        row.fault("no_answer", at)
    if found is None or not answer:
        return kind, _NOTHING
    right = right_ones(answer, options, found)
    if right is None:
        row.fault("unknown_answer", at, given=shown(answer))
        return kind, _NOTHING
    if kind == single_choice.NAME and len(right) > 1:
        row.fault("one_answer_only", at, given=shown(answer))
    if kind == CHOICE:
        kind = multiple_choice.NAME if len(right) > 1 else single_choice.NAME
    return kind, Parts(tuple([_right(o) if n in right else o for n, o in enumerate(found)]))


def _right(option: Option) -> Option:
    """The same option, right: written out, since `replace` takes four times as long."""
    return Option(option.id, option.label, True, option.picture, option.bin_id, option.why)


def _true_false(table: Table, row: Row, options: list[OptionPlaces], reading: Reading, kind: str) -> tuple[str, Parts]:
    at = table.place("answer")
    answer = next((row.cells[a] for _language, a in table.answers if row.cells[a]), "")
    if not answer:
        row.fault("no_answer", at)
        return kind, _NOTHING
    places = {option.letter: option for option in table.options}
    first, second = (places.get(letter) for letter in "AB")
    labels = [row.text(o.label) if o else Text() for o in (first, second)]
    meant = [next((VERDICTS[flat(w)] for w in label.values() if flat(w) in VERDICTS), None) for label in labels]
    if meant[0] is False or (meant[0] is None and meant[1]):
        first, second = second, first
        labels.reverse()
    right = VERDICTS.get(flat(answer))
    letter = _BETWEEN.sub("", answer).upper()
    if right is None and letter in ("A", "B") and all(labels):
        right = places[letter] is first
    if right is None:
        given = [next((n for n, label in enumerate(labels) if flat(answer) in map(flat, label.values())), None)]
        right = None if given[0] is None else given[0] == 0
    if right is None:
        row.fault("unknown_answer", at, given=shown(answer))
        return kind, _NOTHING
    parts = [
        Option(
            option_id,
            label or LABELS[option_id],
            (option_id == TRUE) == right,
            row.picture(place.picture, reading.pictures) if place and row.cells[place.picture] else "",
            why=row.maybe(place.why) if place else None,
        )
        for option_id, label, place in zip((TRUE, FALSE), labels, (first, second), strict=True)
    ]
    return kind, Parts(tuple(parts))


def _ordering(table: Table, row: Row, options: list[OptionPlaces], reading: Reading, kind: str) -> tuple[str, Parts]:
    """The answer says the order; without one the steps stand in the right order."""
    found = made(table, row, options, reading)
    if found is None:
        return kind, _NOTHING
    answer = row.cells[table.place("answer")]
    order = right_ones(answer, options, found) if answer else list(range(len(found)))
    if order is None or len(order) != len(found):
        row.fault("bad_order", table.place("answer"), given=shown(answer))
        return kind, _NOTHING
    ranks = {place: rank for rank, place in enumerate(order, start=1)}
    steps = (Option(o.id, o.label, picture=o.picture, why=o.why, rank=ranks[n]) for n, o in enumerate(found))
    return kind, Parts(tuple(steps))


def _spots(table: Table, row: Row, options: list[OptionPlaces], reading: Reading, kind: str) -> tuple[str, Parts]:
    kind, parts = _choice(table, row, options, reading, kind)
    spots: list[Option] = []
    for option, places in zip(parts.options, options, strict=False):
        area = numbers_in_rows.area(row.cells[places.area])
        if area is None:
            row.fault("bad_area", places.area, given=shown(row.cells[places.area]))
        spots.append(Option(option.id, option.label, option.right, option.picture, why=option.why, area=area))
    if not row.cells[table.place("picture")]:
        row.fault("no_scene", table.place("picture"))
    return kind, Parts(tuple(spots))


def _pairs(table: Table, row: Row, options: list[OptionPlaces], reading: Reading, kind: str) -> tuple[str, Parts]:
    if kind == SORTING and not options:
        return pairs_in_rows.one_bin(table.place("answer"), row, reading, table.base)
    found = made(table, row, options, reading)
    if found is None:
        return matching.NAME, _NOTHING
    ids = parted(row.cells[table.place("target_ids")])
    return matching.NAME, pairs_in_rows.read(row, table.options, options, found, reading, ids, bins=kind == SORTING)


def _estimate(table: Table, row: Row, options: list[OptionPlaces], reading: Reading, kind: str) -> tuple[str, Parts]:
    return kind, numbers_in_rows.number(row, table.place, table.unit)


def _short(table: Table, row: Row, options: list[OptionPlaces], reading: Reading, kind: str) -> tuple[str, Parts]:
    return kind, numbers_in_rows.spellings(row, table.answers, table.place("answer"))


_Reader = Callable[[Table, Row, list[OptionPlaces], Reading, str], tuple[str, Parts]]
_READERS: Mapping[str, _Reader] = {
    single_choice.NAME: _choice,
    multiple_choice.NAME: _choice,
    CHOICE: _choice,
    true_false.NAME: _true_false,
    ordering.NAME: _ordering,
    matching.NAME: _pairs,
    SORTING: _pairs,
    spot_on_picture.NAME: _spots,
    estimate.NAME: _estimate,
    short_answer.NAME: _short,
}
