"""Questions as plain text that prints well and pastes back: numbers, letters, answers, explanations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

from wastequiz.domain.exchange import Fault, Outgoing, Writing
from wastequiz.domain.kinds import estimate, matching, ordering, short_answer, spot_on_picture, true_false
from wastequiz.domain.kinds.true_false import TRUE
from wastequiz.domain.questions import Authored
from wastequiz.formats.draft import USUAL
from wastequiz.formats.going_out import breaks_lost, lost, outgoing, plain_number, said, spellings_of, stays
from wastequiz.formats.knowledge_kinds import LETTERS
from wastequiz.formats.text_files import one_line
from wastequiz.formats.word_lines import FIELDS, TYPES
from wastequiz.i18n import N_
from wastequiz.wording import names

NAME = N_("Plain text (as pasted from Word)")
CARRIED = ("explanation", "topic", "difficulty", "points", "limit", "tags", "key", "unit")
KINDS = tuple(kind for kind in TYPES if kind != spot_on_picture.NAME)
NUMERALS = "一二三四五六七八九十"
ARROW = " —— "

_IN_WORDS = {"zh": ("答案：", "解析：", "对", "错"), "en": ("Answer: ", "Explanation: ", "True", "False")}
_ARROWS = re.compile(r"——|─{2,}|－－|--+>?|—>|->|→|=>")


def write(questions: Sequence[Authored], writing: Writing) -> Outgoing:
    """The questions under a heading for each kind, in the order of the kinds' first."""
    chinese = writing.language.startswith("zh")
    blocks: list[str] = []
    left: list[tuple[str, Fault]] = []
    by_kind: dict[str, list[Authored]] = {}
    for question in questions:
        if why := stays(question, writing, KINDS):
            left.append(why)
            continue
        left += lost(question, writing, CARRIED)
        left += breaks_lost(question, writing)
        by_kind.setdefault(question.kind, []).append(question)
    numbers = count(1)
    for place, (kind, those) in enumerate(by_kind.items()):
        heading = f"{NUMERALS[place]}、{TYPES[kind][0]}题" if chinese else TYPES[kind][-1]
        for n, question in enumerate(those):
            lines = [*([heading, ""] if n == 0 else []), *_lines(question, writing, next(numbers), chinese)]
            blocks.append("".join(f"{line}\n" for line in lines) + "\n")
    return outgoing(blocks, f"{one_line(writing.title)}\n\n" if writing.title else "", left)


def _lines(question: Authored, writing: Writing, number: int, chinese: bool) -> Iterator[str]:
    answer, explanation, true, false = _IN_WORDS["zh" if chinese else "en"]
    yield f"{number}. {one_line(said(question.stem, writing))}"
    labels = [one_line(said(option.label, writing)) for option in question.options]
    if question.kind == matching.NAME:
        yield from _pairs(question, writing)
    elif question.kind != true_false.NAME:
        yield from (f"{letter.upper()}. {label}" for letter, label in zip(LETTERS, labels, strict=False))
    letters = dict(zip((option.id for option in question.options), LETTERS.upper(), strict=False))
    match question.kind:
        case matching.NAME:
            pass
        case true_false.NAME:
            yield answer + (true if any(o.right and o.id == TRUE for o in question.options) else false)
        case ordering.NAME:
            yield answer + "".join(letters[o.id] for o in sorted(question.options, key=lambda o: o.rank))
        case short_answer.NAME:
            yield from (answer + one_line(words).replace("/", "／") for words in spellings_of(question, writing))
        case estimate.NAME:
            assert question.number is not None
            off = f"±{plain_number(question.number.tolerance)}" if question.number.tolerance else ""
            yield f"{answer}{plain_number(question.number.value)}{off} {one_line(said(question.number.unit, writing))}".rstrip()
        case _:
            yield answer + "".join(letters[o.id] for o in question.options if o.right)
    if why := one_line(said(question.explanation, writing)):
        yield explanation + why
    yield from _fields(question, writing, 0 if chinese else -1)


def _pairs(question: Authored, writing: Writing) -> Iterator[str]:
    """Things and partners with a long dash between; such a dash inside their words becomes a short one."""
    labels = {target.id: _without_arrows(one_line(said(target.label, writing))) for target in question.targets}
    taken = {option.target for option in question.options}
    for option in question.options:
        yield _without_arrows(one_line(said(option.label, writing))) + ARROW + labels[option.target]
    yield from (ARROW.lstrip() + label for target, label in labels.items() if target not in taken)


def _without_arrows(words: str) -> str:
    return _ARROWS.sub("–", words)


def _fields(question: Authored, writing: Writing, language: int) -> Iterator[str]:
    """What else is known, a line each. `language`: which name of a field is taken."""
    told = {
        "difficulty": str(question.difficulty) if question.difficulty != USUAL else "",
        "points": "" if question.points is None else str(question.points),
        "limit": str(question.limit_s) if question.limit_s else "",
        "tags": "；".join(re.sub("[,，、;；]", " ", one_line(tag)) for tag in question.tags),
        "topic": names.topic_in(writing.language, question.topic).replace("/", "//"),
        "key": one_line(question.key),
    }
    colon = "：" if language == 0 else ": "
    yield from (f"{FIELDS[name][language]}{colon}{words}" for name, words in told.items() if words)
