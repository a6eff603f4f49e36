"""What goes into another program's file: a question's words in one language, and a list of what that file cannot carry."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from wastequiz.domain.exchange import Fault, Outgoing, Writing
from wastequiz.domain.kinds import true_false
from wastequiz.domain.questions import Authored
from wastequiz.domain.text import Text
from wastequiz.formats.draft import USUAL
from wastequiz.formats.draft_kinds import reach, decimal
from wastequiz.formats.text_files import cleaned

PARTS = (
    *("second_language", "whys", "explanation", "picture", "option_pictures", "bins", "topic", "band", "difficulty", "points"),
    *("limit", "tags", "key", "source", "schemes", "range", "unit"),
)
"""What a file may be unable to carry, each with its words in `wording.exchange`."""


def texts_of(question: Authored) -> Iterator[Text]:
    """Everything of a question that is said in words, but for spellings."""
    yield question.stem
    yield question.explanation
    for option in question.options:
        if question.kind != true_false.NAME:  # "true" and "false" are every program's own words
            yield option.label
        if option.why:
            yield option.why
    yield from (target.label for target in question.targets)
    if question.number is not None:
        yield question.number.unit


def parts_in(question: Authored, language: str) -> Iterator[str]:
    """The `PARTS` that a question has."""
    number = question.number
    spoken = [any(words and words != text.to(language) for words in text.values()) for text in texts_of(question)]
    has = {
        "second_language": any(spoken) or len({lang for lang, _ in question.accepted}) > 1,
        "whys": any(option.why for option in question.options),
        "explanation": bool(question.explanation.to(language)),
        "picture": bool(question.picture),
        "option_pictures": any(part.picture for part in (*question.options, *question.targets)),
        "bins": any(part.bin_id for part in (*question.options, *question.targets)),
        "topic": True,
        "band": True,
        "difficulty": question.difficulty != USUAL,
        "points": question.points is not None,
        "limit": bool(question.limit_s),
        "tags": bool(question.tags),
        "key": True,
        "source": bool(question.source.title or question.source.url),
        "schemes": bool(question.schemes),
        "range": number is not None and (number.low, number.high, number.step) != _usual(number.value, number.tolerance),
        "unit": number is not None and bool(number.unit.to(language)),
    }
    yield from (part for part in PARTS if has[part])


def _usual(value: float, tolerance: float) -> tuple[float, float, float] | None:
    """The range that reading a number makes of it."""
    centre, off = decimal(plain_number(value)), decimal(plain_number(tolerance))
    if centre is None or off is None:
        return None
    low, high, step = reach(centre, off)
    return float(low), float(high), float(step)


def stays(question: Authored, writing: Writing, kinds: Collection[str], *, pictures: bool = False) -> tuple[str, Fault] | None:
    """Why the whole question stays behind, None where it goes: its kind is none of these, or it has answers without words and there are no `pictures`."""
    if question.kind not in kinds:
        return kind_not_carried(question)
    if not pictures and unsaid(question, writing):
        return question.key, Fault(0, "not_carried", "option_pictures", (("part", "option_pictures"),))
    return None


def lost(question: Authored, writing: Writing, carried: Collection[str]) -> Iterator[tuple[str, Fault]]:
    """What a file that carries only those parts of a question leaves behind."""
    for part in parts_in(question, writing.language):
        if part not in carried:
            yield question.key, not_carried(part)


def not_carried(part: str) -> Fault:
    return Fault(0, "not_carried", part, (("part", part),), "drops")


def breaks_lost(question: Authored, writing: Writing) -> Iterator[tuple[str, Fault]]:
    """Says it where a file puts words on one line that had several."""
    if any("\n" in said(text, writing) for text in (question.stem, question.explanation, *(o.label for o in question.options))):
        yield question.key, not_carried("line_breaks")


def unsaid(question: Authored, writing: Writing) -> bool:
    """Whether something of the question is told by its picture alone, which a file of words cannot hold."""
    return not all(said(part, writing) for part in (question.stem, *(p.label for p in (*question.options, *question.targets))))


def kind_not_carried(question: Authored) -> tuple[str, Fault]:
    """The whole question stays behind: the other program has no such kind."""
    return question.key, Fault(0, "kind_not_carried", "kind", (("kind", question.kind),))


def said(text: Text | None, writing: Writing) -> str:
    """The words in the language of the file, '' for none."""
    return cleaned(text.to(writing.language)) if text is not None else ""


def spellings_of(question: Authored, writing: Writing) -> list[str]:
    """The accepted spellings, those of the file's language first: whatever language they are in, each is right."""
    ours = [words for lang, words in question.accepted if lang == writing.language]
    return list(dict.fromkeys([*ours, *(words for _, words in question.accepted)]))


def plain_number(number: float) -> str:
    """A number without exponent and without digits it does not have."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def share_of(count: int) -> str:
    """What one of `count` right answers is worth, in percent, as Moodle writes it."""
    return f"{100 / count:.5f}".rstrip("0").rstrip(".")


def outgoing(blocks: Sequence[str], head: str, lost_parts: list[tuple[str, Fault]]) -> Outgoing:
    """The file of these blocks, one for each question."""
    return Outgoing((head + "".join(blocks)).encode(), len(blocks), tuple(lost_parts))
