"""A written question while somebody writes it: an empty one of each kind, what still keeps it from being asked, its parts by language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
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
from wastequiz.domain.questions import Area, Authored, Number, Option, Source, Target
from wastequiz.domain.text import Text

KINDS = (
    single_choice.NAME,
    multiple_choice.NAME,
    true_false.NAME,
    ordering.NAME,
    matching.NAME,
    short_answer.NAME,
    estimate.NAME,
    spot_on_picture.NAME,
)
"""The kinds somebody can write."""
LETTERS = "abcdefgh"
MOST_EXTRA = 2
"""So many partners at most may belong to nothing."""
FEWEST_MOST = {
    single_choice.NAME: (2, 8),
    multiple_choice.NAME: (2, 8),
    true_false.NAME: (2, 2),
    ordering.NAME: (3, 6),
    matching.NAME: (2, 5),
    spot_on_picture.NAME: (2, 8),
}
"""How many options a question of the kind has."""
LONGEST_STEM = {"zh_CN": 40, "en": 120}
LONGEST_EXPLANATION = {"zh_CN": 80, "en": 240}
"""Characters that are read comfortably; longer ones are kept too."""
LEAST_SPOT = 130.0
"""A spot's least width and height, in scene units: a finger must find it."""
MOST_SPELLINGS = 12
LONGEST_LIMIT = 600
MOST_POINTS = 100
TRUTH = {TRUE: Text(zh_CN="对", en="True"), FALSE: Text(zh_CN="错", en="False")}


@dataclass(frozen=True)
class Wrong:
    """What keeps a question from being kept. `field`: "stem", "picture", "options", "option:b", "target:t1", "number", "accepted" or "topic"."""

    field: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()


def blank(kind: str, key: str, *, topic: str, band: Band) -> Authored:
    """A question of that kind with nothing in it yet, laid out for writing."""
    return Authored(
        key=key,
        kind=kind,
        topic=topic,
        band=band,
        difficulty=2,
        stem=Text(),
        options=_options(kind),
        explanation=Text(),
        source=Source(""),
        targets=tuple(Target(f"t{n}", Text()) for n in (1, 2, 3)) if kind == matching.NAME else (),
        number=Number(10, 2, 0, 40, 1, Text()) if kind == estimate.NAME else None,
    )


def _options(kind: str) -> tuple[Option, ...]:
    if kind == true_false.NAME:
        return tuple(Option(o, TRUTH[o], right=o == TRUE) for o in (TRUE, FALSE))
    if kind in (single_choice.NAME, multiple_choice.NAME):
        count = 4 if kind == single_choice.NAME else 5
        return tuple(Option(letter, Text(), right=letter == "a" and kind == single_choice.NAME) for letter in LETTERS[:count])
    if kind == ordering.NAME:
        return tuple(Option(letter, Text(), rank=n) for n, letter in enumerate(LETTERS[:4], start=1))
    if kind == matching.NAME:
        return tuple(Option(letter, Text(), target=f"t{n}") for n, letter in enumerate(LETTERS[:3], start=1))
    return ()


def with_text(text: Text, language: str, words: str) -> Text:
    """`text` with other words in one language; empty words take the language away."""
    rest = {code: said for code, said in text.items() if code != language}
    return Text({**rest, language: words} if words else rest)


def free_letter(options: tuple[Option, ...]) -> str:
    """The first id no option has. Raises StopIteration where all are taken."""
    return next(letter for letter in LETTERS if all(letter != o.id for o in options))


def free_target(targets: tuple[Target, ...]) -> str:
    """The first id no target has."""
    taken = {t.id for t in targets}
    return next(f"t{n}" for n in range(1, len(taken) + 2) if f"t{n}" not in taken)


def ranked(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Steps with their ranks as they stand."""
    return tuple(replace(o, rank=n) for n, o in enumerate(options, start=1))


def fits(area: Area, others: tuple[Area, ...]) -> bool:
    """Whether a spot lies on the scene, is large enough and covers no other."""
    x, y, w, h = area
    across, down = spot_on_picture.SCENE
    if min(x, y) < 0 or x + w > across or y + h > down or min(w, h) < LEAST_SPOT:
        return False
    return not any(x < a + c and a < x + w and y < b + d and b < y + h for a, b, c, d in others)


# ---- what is wrong
def faults(question: Authored) -> tuple[Wrong, ...]:
    """Everything that keeps a question from being kept, as it is read from top to bottom."""
    return tuple(_faults(question))


def _faults(question: Authored) -> Iterator[Wrong]:
    if not any(words.strip() for words in question.stem.values()):
        yield Wrong("stem", "no_stem")
    if question.kind == estimate.NAME:
        yield from _number(question.number)
    elif question.kind == short_answer.NAME:
        yield from _spellings(question.accepted)
    else:
        yield from _choices(question)


def _choices(question: Authored) -> Iterator[Wrong]:
    fewest, most = FEWEST_MOST[question.kind]
    options = question.options
    if question.kind == spot_on_picture.NAME and not question.picture:
        yield Wrong("picture", "no_scene")
    if not fewest <= len(options) <= most:
        yield Wrong("options", "option_count", (("fewest", str(fewest)), ("most", str(most))))
    yield from _said([(f"option:{o.id}", o.label, o.picture) for o in options])
    yield from _said([(f"target:{t.id}", t.label, t.picture) for t in question.targets])
    right = sum(o.right for o in options)
    if question.kind in (single_choice.NAME, true_false.NAME) and right != 1:
        yield Wrong("options", "not_one_right")
    if question.kind in (multiple_choice.NAME, spot_on_picture.NAME) and not right:
        yield Wrong("options", "none_right")
    if question.kind == spot_on_picture.NAME:
        yield from _spots(options)


def _said(parts: list[tuple[str, Text, str]]) -> Iterator[Wrong]:
    """Each part needs words or a picture, and none says what one before it says."""
    before: set[tuple[str, str]] = set()
    for field, label, picture in parts:
        words = {(code, said.strip().casefold()) for code, said in label.items() if said.strip()}
        if not words and not picture:
            yield Wrong(field, "no_words")
        if words & before:
            yield Wrong(field, "same_words", (("words", next(iter(sorted(words & before)))[1]),))
        before |= words


def _spots(options: tuple[Option, ...]) -> Iterator[Wrong]:
    areas = [o.area for o in options]
    for n, option in enumerate(options):
        others = tuple(a for a in areas[:n] if a is not None)
        if option.area is None or not fits(option.area, others):
            yield Wrong(f"option:{option.id}", "bad_spot")


def _number(number: Number | None) -> Iterator[Wrong]:
    if number is None or number.step <= 0 or number.tolerance < 0 or not number.low <= number.value <= number.high:
        yield Wrong("number", "bad_range")
        return
    steps = ((number.value - number.low) / number.step, (number.high - number.low) / number.step)
    if any(abs(s - round(s)) > 1e-6 for s in steps) or steps[1] < 4:
        yield Wrong("number", "bad_step")
    elif 4 * number.tolerance >= number.high - number.low:
        yield Wrong("number", "too_tolerant")


def _spellings(accepted: tuple[tuple[str, str], ...]) -> Iterator[Wrong]:
    if not accepted:
        yield Wrong("accepted", "no_spelling")
    for _language, words in accepted:
        if not short_answer.folded(words) or len(words) > short_answer.LONGEST:
            yield Wrong("accepted", "bad_spelling", (("words", words[:12]), ("most", str(short_answer.LONGEST))))
            return
    if len(accepted) > 2 * MOST_SPELLINGS:
        yield Wrong("accepted", "many_spellings", (("most", str(2 * MOST_SPELLINGS)),))
