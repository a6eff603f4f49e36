"""What was found wrong while files were read: one entry at a time, field by field, until the end."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from wastequiz.domain.errors import Problem
from wastequiz.domain.text import LANGUAGES, Text

Table = Mapping[str, object]
"""A TOML table whose values have not been looked at yet."""

_ID = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Control, zero-width and direction signs: nobody sees them, and they make two equal words unequal."""
_URL = re.compile(r"https?://\S+")
_LONGEST_SHOWN = 60


def shown(value: object) -> str:
    """`value` fit to stand in a sentence: short, without unseen signs. Never raises."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) >= 10**_LONGEST_SHOWN:  # str() refuses numbers of very many digits
        return "…"
    if not isinstance(value, (str, int, float)):
        return "…"
    text = _UNSEEN.sub("", str(value)).encode("utf-8", "replace").decode()
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


@dataclass
class Findings:
    """All mistakes found so far, and the files that could not be read at all (what they hold is not missing, only unknown)."""

    problems: list[Problem] = field(default_factory=list[Problem])
    unread: set[str] = field(default_factory=set[str])

    def add(self, file: str, entry: str, in_field: str, code: str, **facts: str) -> None:
        self.problems.append(Problem(file, entry, in_field, code, tuple(facts.items())))

    def add_unread(self, file: str, code: str, **facts: str) -> None:
        """A mistake that leaves the whole file unread."""
        self.unread.add(file)
        self.add(file, "", "", code, **facts)


@dataclass
class Entry:
    """One entry of a file (an item, a scheme, a question) while it is read. `name` is its id, or '#3' where it has none.

    Every reading method notes what is wrong and gives something harmless instead; `sound` tells at the end.
    """

    findings: Findings
    file: str
    name: str
    sound: bool = True

    def wrong(self, in_field: str, code: str, **facts: str) -> None:
        self.sound = False
        self.findings.add(self.file, self.name, in_field, code, **facts)

    # ---- single values
    def text(self, in_field: str, value: object, *, required: bool = True) -> str:
        """Words on one line without unseen signs; '' where there are none."""
        if value is None or value == "":
            if required:
                self.wrong(in_field, "missing_field")
            return ""
        if not isinstance(value, str):
            self.wrong(in_field, "wrong_type", expected="text")
            return ""
        unseen = _UNSEEN.search(value)
        if unseen:
            self.wrong(in_field, "control_character", sign=f"U+{ord(unseen[0]):04X}")
        stripped = value.strip()
        if not stripped and required:
            self.wrong(in_field, "missing_field")
        return stripped

    def ident(self, in_field: str, value: object, *, required: bool = True) -> str:
        """A snake case name."""
        given = self.text(in_field, value, required=required)
        if given and not _ID.fullmatch(given):
            self.wrong(in_field, "bad_id", given=shown(given))
        return given

    def url(self, in_field: str, value: object) -> str:
        given = self.text(in_field, value, required=False)
        if given and not _URL.fullmatch(given):
            self.wrong(in_field, "bad_url", given=shown(given))
        return given

    def one_of(self, in_field: str, value: object, allowed: Collection[str]) -> str:
        """One of a closed list of words; '' where it is not."""
        given = self.text(in_field, value)
        if not given:
            return ""
        if given not in allowed:
            self.wrong(in_field, "unknown_value", given=shown(given), allowed=", ".join(allowed))
            return ""
        return given

    def whole(self, in_field: str, value: object, lowest: int, highest: int) -> int:
        """A whole number from `lowest` to `highest`."""
        if value is None or value == "":
            self.wrong(in_field, "missing_field")
        elif isinstance(value, bool) or not isinstance(value, int):
            self.wrong(in_field, "wrong_type", expected="whole_number")
        elif not lowest <= value <= highest:
            self.wrong(in_field, "out_of_range", given=shown(value), lowest=str(lowest), highest=str(highest))
        else:
            return value
        return lowest

    def flag(self, in_field: str, value: object) -> bool:
        """true or false; absent is false."""
        if value is not None and not isinstance(value, bool):
            self.wrong(in_field, "wrong_type", expected="true_or_false")
            return False
        return bool(value)

    # ---- tables and lists
    def known_only(self, in_field: str, table: Table, known: Collection[str]) -> None:
        """Notes every field that is not one of `known`: most often a slip of the pen."""
        for name in table:
            if name not in known:
                self.wrong(f"{in_field}.{shown(name)}" if in_field else shown(name), "unknown_field", allowed=", ".join(known))

    def table(self, in_field: str, value: object, *, required: bool = True) -> Table | None:
        if value is None:
            if required:
                self.wrong(in_field, "missing_field")
            return None
        if not isinstance(value, dict):
            self.wrong(in_field, "wrong_type", expected="table")
            return None
        return cast(Table, value)

    def tables(self, in_field: str, value: object) -> list[tuple[str, Table]]:
        """A list of tables, each with the name of its place ('options[1]'); absent is empty."""
        found: list[tuple[str, Table]] = []
        for n, member in enumerate(self._list(in_field, value), start=1):
            place = f"{in_field}[{n}]"
            table = self.table(place, member)
            if table is not None:
                found.append((place, table))
        return found

    def words(self, in_field: str, value: object) -> list[str]:
        """A list of words; absent is empty."""
        return [self.text(f"{in_field}[{n}]", member) for n, member in enumerate(self._list(in_field, value), start=1)]

    def _list(self, in_field: str, value: object) -> list[object]:
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(in_field, "wrong_type", expected="list")
            return []
        return cast("list[object]", value)

    def once(self, in_field: str, values: Iterable[str]) -> tuple[str, ...]:
        """The values; notes one that stands there twice."""
        seen: dict[str, None] = {}
        for value in values:
            if value in seen:
                self.wrong(in_field, "repeated_value", given=shown(value))
            seen[value] = None
        return tuple(seen)

    # ---- texts in every language
    def languages(self, in_field: str, by_lang: Mapping[str, object], *, required: bool = True, joint: str = ".") -> Text | None:
        """A text in every language; None where it is absent in all of them and not `required`."""
        given = {lang: by_lang.get(lang) for lang in LANGUAGES}
        if not any(given.values()):
            if required:
                self.wrong(in_field, "missing_field")
            return None
        found: dict[str, str] = {}
        for lang, words in given.items():
            if words is None or words == "":
                self.wrong(in_field, "missing_language", language=lang)
            else:
                found[lang] = self.text(f"{in_field}{joint}{lang}", words)
        return Text(found)

    def multilingual(self, in_field: str, value: object, *, required: bool = True) -> Text | None:
        """A table like { zh_CN = "…", en = "…" }."""
        table = self.table(in_field, value, required=required)
        if table is None:
            return None
        self.known_only(in_field, table, LANGUAGES)
        return self.languages(in_field, table)
