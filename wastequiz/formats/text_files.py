"""Texts that strangers made: which characters they are written in, and words fit to be kept."""

from __future__ import annotations

import re

from wastequiz.domain.errors import FileTooBig, WordsUnreadable
from wastequiz.domain.exchange import Fault
from wastequiz.formats.findings import shown

MOST_BYTES = 50_000_000
"""No larger file of words is opened."""
MOST_SIGNS = 60_000
"""An entry with more signs is refused unread."""
MOST_WORDS = 4_000
"""No single text of a question is longer, in signs."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]")
_SPACES = re.compile("[ \t\xa0]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def decoded(data: bytes) -> tuple[str, tuple[Fault, ...]]:
    """The words of a file with "\\n" at the end of each line, and what is to be said of how they were read.

    A byte order mark decides, else strict UTF-8, else strict GB18030. Raises FileTooBig, WordsUnreadable (no text at all).
    """
    if len(data) > MOST_BYTES:
        raise FileTooBig(len(data), MOST_BYTES)
    guessed = ""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text, guessed = _chinese(data), "GB18030"
    if "\x00" in text:
        raise WordsUnreadable
    faults = (Fault(0, "characters_guessed", facts=(("given", guessed),), weight="drops"),) if guessed else ()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n"), faults


def _chinese(data: bytes) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as failure:
        raise WordsUnreadable from failure


def cleaned(words: str) -> str:
    """Words as a question keeps them.

    Signs nobody sees (controls, marks of direction, zero width) are gone, runs of spaces are one, lines begin and end without spaces, and
    there is never more than one empty line.
    """
    lines = (_SPACES.sub(" ", line).strip(" \u3000") for line in _UNSEEN.sub("", words).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def one_line(words: str) -> str:
    """`cleaned`, on one line."""
    return " ".join(cleaned(words).split("\n")).replace("  ", " ").strip()


def begins_alike(title: str, stem: str) -> bool:
    """Whether a title says nothing that the question does not begin with: other programs make titles so."""
    said, begins = ("".join(sign for sign in words.casefold() if sign.isalnum()) for words in (title, stem))
    return begins.startswith(said)


def title_of(stem: str) -> str:
    """A short title for programs that want one: how the question begins."""
    return one_line(stem)[:40].strip()


def refused(line: int, code: str, cell: str, **facts: str) -> Fault:
    """A fault that keeps the entry on `line` out; `cell` is quoted as the fact "given"."""
    return Fault(line, code, facts=(("given", shown(one_line(cell[:200]))), *facts.items()))


