"""The Chinese catalogue says everything the program can say, and its compiled form is up to date."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parents[2] / "wastequiz"
FOLDER = PACKAGE / "i18n" / "zh_CN" / "LC_MESSAGES"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
FIELD = re.compile(r"\{([a-z_]*)[^{}]*\}")


def said() -> set[str]:
    """Every English sentence marked in the code; of plural pairs the second."""
    found: set[str] = set()
    for _file, _line, message, _comments, _context in extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS):
        found.add(message if isinstance(message, str) else message[-1])
    return found


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    return read_po(io.BytesIO((FOLDER / "wastequiz.po").read_bytes()))


def words(catalog: Catalog) -> dict[str, str]:
    """English (of plural pairs the second) to Chinese."""
    table: dict[str, str] = {}
    for message in catalog:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[-1]
            table[key] = message.string if isinstance(message.string, str) else message.string[0]
    return table


def test_every_sentence_has_its_chinese(chinese: Catalog) -> None:
    table = words(chinese)
    assert sorted(s for s in said() if not table.get(s)) == []


def test_no_sentence_is_kept_that_nobody_says(chinese: Catalog) -> None:
    assert sorted(set(words(chinese)) - said()) == []


def test_the_chinese_has_the_same_fields_as_the_english(chinese: Catalog) -> None:
    wrong = [e for e, c in words(chinese).items() if set(FIELD.findall(e)) - {""} != set(FIELD.findall(c)) - {""}]
    assert wrong == []


def test_nothing_is_marked_as_doubtful(chinese: Catalog) -> None:
    assert [m.id for m in chinese if m.id and m.fuzzy] == []


def test_the_compiled_catalogue_is_up_to_date(chinese: Catalog) -> None:
    with (FOLDER / "wastequiz.mo").open("rb") as file:
        compiled = read_mo(file)
    assert words(compiled) == words(chinese)


def test_no_sentence_hides_in_an_f_string_where_no_collector_finds_it() -> None:
    hidden = re.compile(r"""\bf(["']).*\{[^}]*\b(?:_|ngettext)\(""")
    found = [
        f"{file.relative_to(PACKAGE)}:{n}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if hidden.search(line)
    ]
    assert found == []
