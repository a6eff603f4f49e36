"""What stands in a cell, made plain: nothing invisible, one width for letters, lists in one cell, and never a formula."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # signs that take no room, or are drawn as nothing
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
_JOINED_EMOJI = "(?<=[\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])"
_HIDDEN = re.compile(f"{_JOINED_EMOJI}|([{_INVISIBLE}])")
ODD = re.compile(f"[{_INVISIBLE}\r\xa0\u2028\u2029\u3000\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
"""Finds what `plain` changes besides spaces at the ends: most cells of most files have nothing of it."""
_NARROW = {0x3000: " ", 0xA0: " ", 0x2028: "\n", 0x2029: "\n"} | {
    wide: wide - 0xFEE0 for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)) for wide in range(first, last + 1)
}
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
_GUARDED = re.compile(r"'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SEPARATORS = re.compile(r"(\\.)|\s*[|;；、\n]\s*", re.DOTALL)
_TO_ESCAPE = re.compile(r"[\\|;；、\n]")


def plain(cell: str) -> str:
    """The cell as it is kept: no invisible signs, letters, digits and spaces in their usual width, no spaces at its ends."""
    if not ODD.search(cell):
        return cell.strip()
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return _HIDDEN.sub(lambda found: "" if found[1] else found[0], cell).translate(_NARROW).strip()


def hidden(cell: str) -> str:
    """The invisible signs that `plain` takes out, as a person can read them (U+202E ...), '' where there are none; at most three are named."""
    found = dict.fromkeys(match[1] for match in _HIDDEN.finditer(cell.replace("\r", "")) if match[1])
    return ", ".join(f"U+{ord(sign):04X}" for sign in list(found)[:3])


def flat(words: str) -> str:
    """Words as they are compared: width, capitals and spaces do not count."""
    return "".join((words if words.isascii() else unicodedata.normalize("NFKC", words)).casefold().split())


def shown(words: str, most: int = 40) -> str:
    """A short quotation of foreign text: on one line, invisible signs named."""
    one_line = " ".join(_HIDDEN.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", words[: 2 * most]).split())
    return one_line if len(one_line) <= most else f"{one_line[:most]}…"


def guarded(text: str) -> str:
    """Text for a CSV cell that no spreadsheet takes for a formula: an apostrophe before what begins like one; plain numbers stay."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def joined(words: Iterable[str]) -> str:
    """A list in one cell; `parted` gives it back."""
    return " | ".join(_TO_ESCAPE.sub(lambda found: f"\\{found[0]}", word) for word in words)


def parted(cell: str) -> list[str]:
    """The words of a cell that lists several: between | ; ； 、 or line breaks, a backslash before a sign that is none of these."""
    words = [""]
    at = 0
    for found in _SEPARATORS.finditer(cell):
        words[-1] += cell[at : found.start()] + (found[1][1] if found[1] else "")
        if not found[1]:
            words.append("")
        at = found.end()
    words[-1] += cell[at:]
    return [word for word in map(str.strip, words) if word]
