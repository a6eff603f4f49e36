"""What only one kind of written question has in its TOML: how options, pairs, spots, numbers and spellings are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from wastequiz.domain.kinds import (
    estimate,
    matching,
    multiple_choice,
    ordering,
    short_answer,
    single_choice,
    spot_on_picture,
    true_false,
)
from wastequiz.domain.kinds.true_false import FALSE, TRUE
from wastequiz.domain.questions import Area, Number, Option, Target
from wastequiz.domain.text import LANGUAGES, Text
from wastequiz.formats.findings import Entry, Table, shown
from wastequiz.formats.items_csv import comparable

LETTERS = "abcdefgh"
LABELS = {TRUE: Text(zh_CN="对", en="True"), FALSE: Text(zh_CN="错", en="False")}
MOST_EXTRA = 2
MOST_SPELLINGS = 12


@dataclass(frozen=True)
class Parts:
    """What makes up a question of one kind."""

    options: tuple[Option, ...] = ()
    targets: tuple[Target, ...] = ()
    number: Number | None = None
    accepted: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Reader:
    """The fields of a kind, and what reads them."""

    fields: tuple[str, ...]
    read: Callable[[Entry, Table], Parts]


def _count(entry: Entry, field: str, found: int, fewest: int, most: int) -> bool:
    if not fewest <= found <= most:
        entry.wrong(field, "wrong_option_count", found=str(found), lowest=str(fewest), highest=str(most))
        return False
    return True


def _all_different(entry: Entry, field: str, labels: list[Text]) -> None:
    for lang in LANGUAGES:
        said = [comparable(label.get(lang, "")) for label in labels]
        for n, label in enumerate(said):
            if label and label in said[:n]:
                entry.wrong(f"{field}[{n + 1}]", "same_option", words=shown(labels[n][lang]))


def _choices(entry: Entry, given: Table, fewest: int, most: int) -> tuple[Option, ...]:
    written = entry.tables("options", given.get("options"))
    if not _count(entry, "options", len(written), fewest, most):
        return ()
    options = tuple(_option(entry, letter, *option) for letter, option in zip(LETTERS, written, strict=False))
    _all_different(entry, "options", [o.label for o in options])
    return options


def _option(entry: Entry, letter: str, place: str, given: Table) -> Option:
    entry.known_only(place, given, (*LANGUAGES, "right", "why", "picture"))
    right = entry.flag(f"{place}.right", given.get("right"))
    return Option(
        id=letter,
        label=entry.languages(place, given) or Text(),
        right=right,
        picture=_picture(entry, place, given),
        why=entry.multilingual(f"{place}.why", given.get("why"), required=not right),
    )


def _picture(entry: Entry, place: str, given: Table) -> str:
    return entry.ident(f"{place}.picture", given.get("picture"), required=False)


def _single(entry: Entry, given: Table) -> Parts:
    options = _choices(entry, given, 3, 4)
    right = sum(option.right for option in options)
    if options and right != 1:
        entry.wrong("options", "not_one_right", found=str(right))
    return Parts(options)


def _multiple(entry: Entry, given: Table) -> Parts:
    options = _choices(entry, given, 3, 6)
    right = sum(option.right for option in options)
    if options and not 2 <= right < len(options):
        entry.wrong("options", "not_several_right", found=str(right), of=str(len(options)))
    return Parts(options)


def _true_or_false(entry: Entry, given: Table) -> Parts:
    answer = given.get("answer")
    if answer is None:
        entry.wrong("answer", "missing_field")
    right = TRUE if entry.flag("answer", answer) else FALSE
    why_wrong = entry.multilingual("why_wrong", given.get("why_wrong"))
    return Parts(tuple(Option(id=o, label=LABELS[o], right=o == right, why=None if o == right else why_wrong) for o in (TRUE, FALSE)))


def _steps(entry: Entry, given: Table) -> Parts:
    written = entry.tables("options", given.get("options"))
    if not _count(entry, "options", len(written), 3, 6):
        return Parts()
    steps: list[Option] = []
    for rank, (place, step) in enumerate(written, start=1):
        entry.known_only(place, step, (*LANGUAGES, "picture"))
        label = entry.languages(place, step) or Text()
        steps.append(Option(LETTERS[rank - 1], label, picture=_picture(entry, place, step), rank=rank))
    _all_different(entry, "options", [s.label for s in steps])
    return Parts(tuple(steps))


def _pairs(entry: Entry, given: Table) -> Parts:
    written = entry.tables("pairs", given.get("pairs"))
    extra = entry.tables("extra", given.get("extra"))
    if not _count(entry, "pairs", len(written), 3, 5) or not _count(entry, "extra", len(extra), 0, MOST_EXTRA):
        return Parts()
    things: list[Option] = []
    partners: list[Target] = []
    for n, (place, pair) in enumerate(written, start=1):
        entry.known_only(place, pair, (*LANGUAGES, "picture", "to"))
        label = entry.languages(place, pair) or Text()
        things.append(Option(LETTERS[n - 1], label, picture=_picture(entry, place, pair), target=f"t{n}"))
        partners.append(_partner(entry, f"{place}.to", entry.table(f"{place}.to", pair.get("to")) or {}, n))
    for n, (place, partner) in enumerate(extra, start=len(written) + 1):
        partners.append(_partner(entry, place, partner, n))
    _all_different(entry, "pairs", [t.label for t in things])
    _all_different(entry, "pairs", [p.label for p in partners])
    return Parts(tuple(things), tuple(partners))


def _partner(entry: Entry, place: str, given: Table, number: int) -> Target:
    entry.known_only(place, given, (*LANGUAGES, "picture"))
    return Target(f"t{number}", entry.languages(place, given) or Text(), _picture(entry, place, given))


def _spots(entry: Entry, given: Table) -> Parts:
    written = entry.tables("spots", given.get("spots"))
    if not given.get("picture"):
        entry.wrong("picture", "missing_field")
    if not _count(entry, "spots", len(written), 4, 8):
        return Parts()
    spots: list[Option] = []
    for letter, (place, spot) in zip(LETTERS, written, strict=False):
        entry.known_only(place, spot, (*LANGUAGES, "right", "area", "why"))
        right = entry.flag(f"{place}.right", spot.get("right"))
        label = entry.languages(place, spot) or Text()
        why = entry.multilingual(f"{place}.why", spot.get("why"))
        area = _area(entry, f"{place}.area", spot.get("area"), [s.area for s in spots if s.area])
        spots.append(Option(letter, label, right, why=why, area=area))
    right = sum(s.right for s in spots)
    if not 1 <= right < len(spots):
        entry.wrong("spots", "no_right_spot", found=str(right), of=str(len(spots)))
    _all_different(entry, "spots", [s.label for s in spots])
    return Parts(tuple(spots))


LEAST_SPOT = 130.0
"""A spot's least width and height, in scene units: a finger must find it."""


def _area(entry: Entry, place: str, value: object, others: list[Area]) -> Area:
    numbers = cast("list[object]", value) if isinstance(value, list) else []
    if len(numbers) != 4 or not all(isinstance(n, int | float) and not isinstance(n, bool) for n in numbers):
        entry.wrong(place, "bad_area")
        return (0.0, 0.0, LEAST_SPOT, LEAST_SPOT)
    x, y, w, h = (float(cast(float, n)) for n in numbers)
    across, down = spot_on_picture.SCENE
    if min(x, y) < 0 or x + w > across or y + h > down or min(w, h) < LEAST_SPOT:
        entry.wrong(place, "bad_area")
    if any(x < a + c and a < x + w and y < b + d and b < y + h for a, b, c, d in others):
        entry.wrong(place, "spots_overlap")
    return (x, y, w, h)


_NUMBERS = ("value", "tolerance", "low", "high", "step")


def _number(entry: Entry, given: Table) -> Parts:
    table = entry.table("number", given.get("number"))
    if table is None:
        return Parts()
    entry.known_only("number", table, (*_NUMBERS, "unit"))
    unit = entry.multilingual("number.unit", table.get("unit")) or Text()
    found: dict[str, float] = {}
    for name in _NUMBERS:
        value = table.get(name)
        if value is None:
            entry.wrong(f"number.{name}", "missing_field")
        elif isinstance(value, bool) or not isinstance(value, int | float):
            entry.wrong(f"number.{name}", "wrong_type", expected="number")
        else:
            found[name] = float(value)
    if len(found) < len(_NUMBERS):
        return Parts()
    number = Number(**found, unit=unit)
    if not fits(number):
        entry.wrong("number", "bad_number")
    return Parts(number=number)


def fits(n: Number) -> bool:
    """Whether the value can be reached in steps, and neither the tolerance nor the range makes it certain."""
    if n.step <= 0 or n.tolerance < 0 or not n.low <= n.value <= n.high:
        return False
    steps = [(n.value - n.low) / n.step, (n.high - n.low) / n.step]
    return all(abs(s - round(s)) < 1e-6 for s in steps) and steps[1] >= 4 and 2 * (2 * n.tolerance) < n.high - n.low


def _spellings(entry: Entry, given: Table) -> Parts:
    table = entry.table("accepted", given.get("accepted"))
    if table is None:
        return Parts()
    entry.known_only("accepted", table, LANGUAGES)
    found: list[tuple[str, str]] = []
    for lang in LANGUAGES:
        words = entry.words(f"accepted.{lang}", table.get(lang))
        _count(entry, f"accepted.{lang}", len(words), 1, MOST_SPELLINGS)
        for n, said in enumerate(words, start=1):
            if not short_answer.folded(said) or len(said) > short_answer.LONGEST:
                entry.wrong(f"accepted.{lang}[{n}]", "bad_spelling", most=str(short_answer.LONGEST))
            found.append((lang, said))
    return Parts(accepted=tuple(found))


READERS: Mapping[str, Reader] = {
    single_choice.NAME: Reader(("options",), _single),
    true_false.NAME: Reader(("answer", "why_wrong"), _true_or_false),
    multiple_choice.NAME: Reader(("options",), _multiple),
    ordering.NAME: Reader(("options",), _steps),
    matching.NAME: Reader(("pairs", "extra"), _pairs),
    spot_on_picture.NAME: Reader(("spots",), _spots),
    estimate.NAME: Reader(("number",), _number),
    short_answer.NAME: Reader(("accepted",), _spellings),
}
"""Every kind that is written in TOML."""
