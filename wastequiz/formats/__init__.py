"""Files in and out. To add a file format for questions: a module here with a `FORMAT`, and one line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wastequiz.domain.exchange import Format

_MODULES: Mapping[str, str] = {
    # id: module; loaded when the format is first asked for, since most starts do without all of them
    "xlsx": "questions_xlsx",
    "csv": "questions_csv",
    "gift": "gift",
    "moodle_xml": "moodle_xml",
    "aiken": "aiken",
    "kahoot": "kahoot_xlsx",
    "wayground": "wayground_xlsx",
    "word_text": "word_text",
    "wqpack": "wqpack",
    "anki": "anki_deck",
}
_TEMPLATES: Mapping[str, str] = {"xlsx": "excel_template"}
FORMATS = tuple(_MODULES)
"""The ids of the formats there are, in the order in which a person is offered them."""


def of(format_id: str) -> Format:
    """The format of that id. Raises KeyError where there is none."""
    found: Format = import_module(f"wastequiz.formats.{_MODULES[format_id]}").FORMAT
    return found


def template_of(format_id: str) -> Callable[[str], bytes] | None:
    """What makes an empty file of that format to fill in, in a language; None where it has nothing of the kind."""
    if format_id not in _TEMPLATES:
        return None
    found: Callable[[str], bytes] = import_module(f"wastequiz.formats.{_TEMPLATES[format_id]}").template
    return found
