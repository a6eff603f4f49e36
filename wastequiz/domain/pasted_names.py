"""Names out of a list that somebody copied: from a table, a message, a text."""

from __future__ import annotations

import re

from wastequiz.domain.students import clean_name

_CELLS = re.compile(r"[\t,，;；、|]+")
_NUMBERED = re.compile(r"^[(（]?\d{1,4}\s*(?:[.)）、．:：]|号)?\s*")
_HEADS = frozenset({"姓名", "名字", "学生", "学生姓名", "座号", "学号", "序号", "性别", "name", "names", "student", "no", "no."})


def names_in(text: str) -> tuple[str, ...]:
    """The names in `text`, one a line: its first cell that is a word; numbers before it, empty lines and the head of a column are passed over.

    Raises BadName where one is too long.
    """
    found: list[str] = []
    for line in text.splitlines():
        cells = (_NUMBERED.sub("", cell.strip()) for cell in _CELLS.split(line))
        cell = next((cell for cell in cells if cell), "")
        name = clean_name(cell, required=False)
        if name and name.casefold() not in _HEADS:
            found.append(name)
    return tuple(found)
