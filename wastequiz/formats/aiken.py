"""Aiken: a question on a line, its options "A." or "A)" on lines of their own, and "ANSWER: A"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wastequiz.domain.errors import NoQuestionsFound
from wastequiz.domain.exchange import Entry, Fault, Format, Incoming, Outgoing, Reading, Writing
from wastequiz.domain.kinds import single_choice
from wastequiz.domain.questions import Authored
from wastequiz.formats.draft import Draft, made
from wastequiz.formats.draft_kinds import FULL, Said, choices
from wastequiz.formats.going_out import breaks_lost, lost, outgoing, said, stays
from wastequiz.formats.knowledge_kinds import LETTERS, Parts
from wastequiz.formats.text_files import MOST_SIGNS, decoded, one_line
from wastequiz.i18n import N_

NAME = N_("Aiken text")

_OPTION = re.compile(r"([A-Z])[.)][ \t]?(.*)")
_ANSWER = re.compile(r"ANSWER:(.*)", re.IGNORECASE)
_LETTER = re.compile(r"([A-Za-z])[.)]?")


@dataclass
class _Lines:
    """One question as it stands: the line it begins on, its lines, and what they are."""

    line: int
    lines: list[str] = field(default_factory=list[str])
    stem: list[str] = field(default_factory=list[str])
    options: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    answer: str | None = None
    signs: int = 0


def read(data: bytes, reading: Reading) -> Incoming:
    """The questions of an Aiken file. Raises FileTooBig, WordsUnreadable, NoQuestionsFound (no line of it is an answer)."""
    text, faults = decoded(data)
    if not any(_ANSWER.match(line.lstrip()) for line in text.split("\n")):
        raise NoQuestionsFound(NAME)
    return Incoming((_entry(lines, reading, n) for n, lines in enumerate(_questions(text), start=1)), faults=faults)


def _questions(text: str) -> Iterator[_Lines]:
    """Lines up to each answer; a line of words where options have begun, or after an empty line, begins anew without one."""
    now: _Lines | None = None
    parted = False
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip()
        if not bare:
            parted = True
            continue
        option, answer = _OPTION.fullmatch(bare), _ANSWER.fullmatch(bare)
        if now is not None and not option and not answer and (now.options or parted):
            yield now
            now = None
        now = now or _Lines(number)
        parted = False
        now.signs += len(line)
        if now.signs <= MOST_SIGNS:
            now.lines.append(line)
            if option:
                now.options.append((option[1], option[2].strip()))
            elif not answer:
                now.stem.append(bare)
        if answer:
            now.answer = answer[1].strip()
            yield now
            now = None
    if now is not None:
        yield now


def _entry(lines: _Lines, reading: Reading, n: int) -> Entry:
    draft = Draft(lines.line, "\n".join(lines.lines), "\n".join(lines.stem))
    if lines.signs > MOST_SIGNS:
        draft.refuse("entry_too_long", most=str(MOST_SIGNS))
        return made(draft, "", Parts(), reading, n)
    letter = _LETTER.fullmatch(lines.answer or "")
    if lines.answer is None:
        draft.refuse("no_answer", "ANSWER")
    elif letter is None:
        draft.refuse("wrong_answer_line", "ANSWER", given=f"ANSWER: {lines.answer}")
    elif letter[1].upper() not in (option for option, _ in lines.options):
        draft.refuse("unknown_answer", "ANSWER", given=letter[1])
    if draft.refused:
        return made(draft, "", Parts(), reading, n)
    assert letter is not None
    named = [Said(words, FULL if option == letter[1].upper() else 0.0) for option, words in lines.options]
    kind, parts = choices(draft, named, single=True, language=reading.language)
    return made(draft, kind, parts, reading, n)


def write(questions: Sequence[Authored], writing: Writing) -> Outgoing:
    """The questions with one right option; a question that begins like an option or answer gets a full-width dot or colon there."""
    blocks: list[str] = []
    left: list[tuple[str, Fault]] = []
    for question in questions:
        if why := stays(question, writing, (single_choice.NAME,)):
            left.append(why)
            continue
        left += lost(question, writing, ())
        left += breaks_lost(question, writing)
        options = [f"{letter.upper()}. {one_line(said(o.label, writing))}\n" for letter, o in zip(LETTERS, question.options, strict=False)]
        right = next(letter.upper() for letter, o in zip(LETTERS, question.options, strict=False) if o.right)
        blocks.append(f"{_safe(one_line(said(question.stem, writing)))}\n{''.join(options)}ANSWER: {right}\n\n")
    return outgoing(blocks, "", left)


def _safe(stem: str) -> str:
    if _OPTION.fullmatch(stem):
        return stem[0] + ("．" if stem[1] == "." else "）") + stem[2:]
    return re.sub(r"^(ANSWER):", r"\1：", stem, flags=re.IGNORECASE)


FORMAT = Format("aiken", NAME, ("txt",), read, write)
