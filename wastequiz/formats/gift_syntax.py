"""GIFT as Moodle's documentation has it: entries between blank lines, comments, titles, formats, escapes, and the block of answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wastequiz.formats.html_words import Words, from_html, from_loose, from_markdown
from wastequiz.formats.text_files import MOST_SIGNS, cleaned

BLANK = "____"
"""Stands where a word is missing."""
CATEGORY = "$CATEGORY:"
FORMATS = ("html", "moodle", "plain", "markdown")

_TOLD = re.compile(r"\[(id|tag):((?:\\\]|[^\]])+)\]")
_ESCAPED = re.compile(r"\\([~=#{}:\\n])", re.DOTALL)
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d*)?)%")
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_OF_CHOICES = re.compile(r"\\.|[~=]", re.DOTALL)
_OF_ANSWERS = re.compile(r"\\.|=", re.DOTALL)
_HASH = re.compile(r"\\.|#", re.DOTALL)
_GENERAL = re.compile(r"\\.|####", re.DOTALL)
_TITLE = re.compile(r"\\.|::", re.DOTALL)
_TILDE = re.compile(r"\\.|~", re.DOTALL)


@dataclass(frozen=True)
class Chunk:
    """One entry: the line it begins on (its comments not counted), its lines, what they say without comments, and what comments tell."""

    line: int
    lines: str
    body: str
    category: str
    key: str = ""
    tags: tuple[str, ...] = ()
    too_long: bool = False


def chunks(text: str) -> Iterator[Chunk]:
    """The entries of a file, each with the category it stands under."""
    category = ""
    for first, lines in _between_blanks(text):
        told: list[tuple[str, str]] = []
        body: list[str] = []
        begins = 0
        for number, line in enumerate(lines, start=first):
            stripped = line.strip()
            if stripped.startswith("//"):
                told += ((m[1], m[2].replace("\\]", "]")) for m in _TOLD.finditer(stripped))
                body.append("")
            elif stripped.startswith(CATEGORY) and not begins:
                category = stripped[len(CATEGORY) :].strip()
            else:
                begins = begins or number
                body.append(stripped)
        if begins:
            whole = "\n".join(lines)
            keys = [words for what, words in told if what == "id"]
            tags = tuple(words for what, words in told if what == "tag")
            too_long = len(whole) > MOST_SIGNS
            said = "\n".join(body).strip()
            yield Chunk(begins, whole, "" if too_long else said, category, keys[-1] if keys else "", tags, too_long)


def _between_blanks(text: str) -> Iterator[tuple[int, list[str]]]:
    lines: list[str] = []
    number = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            lines.append(line)
        elif lines:
            yield number - len(lines), lines
            lines = []
    if lines:
        yield number - len(lines) + 1, lines


@dataclass(frozen=True)
class Parsed:
    """An entry taken apart, escapes and formats still in place. `answers` is None for a description; `fault` says why it cannot be taken apart."""

    title: str = ""
    stem: str = ""
    answers: str | None = None
    general: str = ""
    fault: str = ""


def parsed(body: str) -> Parsed:
    """The title, the question, its block of answers and the general feedback of one entry."""
    title = ""
    if body.startswith("::"):
        end = _first(_TITLE, body, 2)
        if end >= 0:
            title, body = body[2:end], body[end + 2 :].strip()
    braces = [m.start() for m in _BRACES.finditer(body) if len(m[0]) == 1]
    if not braces:
        return Parsed(title, body)
    if len(braces) % 2 or body[braces[0]] != "{" or body[braces[1]] != "}":
        return Parsed(title, body, fault="no_closing_brace")
    if len(braces) > 2:
        return Parsed(title, body, fault="two_answers")
    start, end = braces
    before, answers, after = body[:start], body[start + 1 : end].strip(), body[end + 1 :]
    stem = before + BLANK + after if after.strip() else before
    found = [m.start() for m in _GENERAL.finditer(answers) if m[0] == "####"]
    if not found:
        return Parsed(title, stem, answers)
    return Parsed(title, stem, answers[: found[-1]].strip(), answers[found[-1] + 4 :])


def _first(pattern: re.Pattern[str], text: str, begin: int = 0) -> int:
    """Where what the pattern's last part looks for stands unescaped for the first time; -1 where it does not."""
    return next((m.start() for m in pattern.finditer(text, begin) if m[0][0] != "\\"), -1)


def unescaped(text: str) -> str:
    r"""The text without escapes: "\n" is a new line, a backslash before anything else that needs none stays."""
    return _ESCAPED.sub(lambda m: "\n" if m[1] == "n" else m[1], text)


def escaped(text: str) -> str:
    """Words as they stand in a GIFT file, on one line."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", text).replace("\n", "\\n")


def format_of(text: str, default: str) -> tuple[str, str]:
    """(format, text without its mark)."""
    text = text.strip()
    mark = _FORMAT.match(text)
    return (mark[1], text[mark.end() :]) if mark else (default, text)


def spoken(text: str, default: str = "moodle") -> Words:
    """What a piece of text says, by the format it is in."""
    name, rest = format_of(text, default)
    words = unescaped(rest)
    match name:
        case "html":
            return from_html(words)
        case "markdown":
            return from_markdown(words)
        case "plain":
            return Words(cleaned(words))
        case _:
            return from_loose(words)


@dataclass(frozen=True)
class Answer:
    """One answer of a block as it stands: "=" or "~" ('' where it begins with neither), its weight in percent, its text and its feedback."""

    mark: str
    weight: float | None
    text: str
    feedback: str = ""


def is_choice(answers: str) -> bool:
    return _first(_TILDE, answers) >= 0


def choices_in(answers: str) -> list[Answer]:
    """The answers of a multiple choice: what follows "=" is right and has no weight of its own."""
    return [_answer(mark, text, weighted=mark != "=") for mark, text in _split(_OF_CHOICES, answers)]


def answers_in(answers: str) -> list[Answer]:
    """The answers of a short answer or numerical question."""
    return [_answer(mark, text, weighted=True) for mark, text in _split(_OF_ANSWERS, answers)]


def pairs_in(answers: str) -> list[tuple[str, str | None]]:
    """The pairs of a matching question; None where "->" is missing."""
    split = (text.partition("->") for _, text in _split(_OF_ANSWERS, answers))
    return [(left, right if arrow else None) for left, arrow, right in split]


def before_tilde(answers: str) -> tuple[str, str]:
    """A numerical block without, and the feedback for every other number."""
    at = _first(_TILDE, answers)
    return (answers, "") if at < 0 else (answers[:at], answers[at + 1 :].strip().removeprefix("#"))


def remark_split(answers: str, times: int) -> list[str]:
    """The text parted at its first `times` unescaped "#"."""
    parts: list[str] = []
    begin = 0
    for _ in range(times):
        at = _first(_HASH, answers, begin)
        if at < 0:
            break
        parts.append(answers[begin:at])
        begin = at + 1
    return [*parts, answers[begin:]]


def _split(pattern: re.Pattern[str], answers: str) -> list[tuple[str, str]]:
    r"""(mark, text) of each answer. "~=" is one mark: a right answer."""
    marks = [m.start() for m in pattern.finditer(answers) if len(m[0]) == 1]
    found: list[tuple[str, str]] = []
    if lead := answers[: marks[0] if marks else None].strip():
        found.append(("", lead))
    for at, end in pairwise([*marks, len(answers)]):
        text = answers[at + 1 : end].strip()
        if not text and answers[at] == "~" and answers[end : end + 1] == "=":
            continue
        found.append((answers[at], text))
    return found


def _answer(mark: str, text: str, *, weighted: bool) -> Answer:
    weight = _WEIGHT.match(text) if weighted else None
    parts = remark_split(text[weight.end() :] if weight else text, 1)
    return Answer(mark, float(weight[1]) if weight else None, parts[0], parts[1] if len(parts) > 1 else "")
