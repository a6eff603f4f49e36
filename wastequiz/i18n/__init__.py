"""The only door to translations: mark words with `_` where shown, with `N_` where declared.

To add a language: `just catalogue-new LANG`, translate the .po file, `just catalogue`; nothing else.
"""

from __future__ import annotations

import gettext as _gettext
import re
from collections.abc import Mapping
from pathlib import Path

DOMAIN = "wastequiz"
SOURCE_LANGUAGE = "en"
"""The language the words stand in the code; it needs no catalogue."""
FIRST_LANGUAGE = "zh_CN"
PSEUDO = "qps"
"""A made language 40 % longer, in brackets: it shows cut text and words nobody marked."""

_NAMES = {"zh_CN": "中文", "en": "English", PSEUDO: "[Þşéûðö]"}
_ACCENTS = str.maketrans("aceinosuyACEINOSUY", "áçéîñöšûýÁÇÉÎÑÖŠÛÝ")
_FIELD = re.compile(r"(\{[^{}]*\}|%\(\w+\)[sd]|%[sd])")

_CATALOGUES = Path(__file__).resolve().parent
_current = SOURCE_LANGUAGE
_translation: _gettext.NullTranslations = _gettext.NullTranslations()


def languages() -> tuple[str, ...]:
    """Codes of the languages there are, Chinese first; each has a catalogue, or is the source."""
    found = {p.parent.parent.name for p in _CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")} | {SOURCE_LANGUAGE}
    return tuple(sorted(found, key=lambda code: (code != FIRST_LANGUAGE, code != SOURCE_LANGUAGE, code)))


def language_name(code: str) -> str:
    """The language's name in itself, or its code."""
    return _NAMES.get(code, code)


def use(code: str) -> None:
    """Speak `code` from now on; a language without a catalogue speaks English."""
    global _current, _translation
    _current = code
    _translation = _gettext.translation(DOMAIN, _CATALOGUES, [code], fallback=True)


def current() -> str:
    """The code of the language spoken now."""
    return _current


def _(message: str) -> str:
    """`message` in the language spoken now."""
    return pseudo(message) if _current == PSEUDO else _translation.gettext(message)


def in_language(code: str, message: str) -> str:
    """`message` in the language of that code, whatever is spoken now; as it stands where there is no catalogue of it."""
    return _gettext.translation(DOMAIN, _CATALOGUES, [code], fallback=True).gettext(message)


def N_(message: str) -> str:  # noqa: N802 - the name every gettext tool looks for
    """Marks `message` for translation where it is declared; it is translated where it is shown."""
    return message


def translated(message: str) -> str:
    """`message` where the catalogue has it, else '' (what Qt's translators expect)."""
    if not message:
        return ""
    found = _(message)
    return found if found != message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """`one` or `many` for the number `n`, in the language spoken now."""
    if _current == PSEUDO:
        return pseudo(one if n == 1 else many)
    return _translation.ngettext(one, many, n)


def words(text: Mapping[str, str]) -> str:
    """A text of the bank in the language spoken now, else in English, else in whatever it has."""
    if _current == PSEUDO:
        return pseudo(text.get(SOURCE_LANGUAGE, "") or next(iter(text.values()), ""))
    return text.get(_current) or text.get(SOURCE_LANGUAGE) or next((w for w in text.values() if w), "")


def pseudo(message: str) -> str:
    """`message` accented, 40 % longer and in brackets; format fields are left whole."""
    if not message:
        return message
    parts = _FIELD.split(message)
    accented = "".join(p if i % 2 else p.translate(_ACCENTS) for i, p in enumerate(parts))
    return f"[{accented}{'~' * max(1, round(len(message) * 0.4) - 2)}]"
