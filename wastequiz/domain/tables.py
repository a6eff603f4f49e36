"""A table as it is handed on: heads, what each column holds, and rows; whatever file it goes into, or paper."""

from __future__ import annotations

from typing import Literal

from wastequiz.domain.facts import dataclass

Cell = str | float | int | None
"""What stands in a table; None: nothing is known."""


@dataclass(frozen=True)
class Column:
    """One column: its head, and whether its cells are words, shares (0..1, shown as percent) or plain numbers."""

    head: str
    kind: Literal["text", "percent", "number"]


@dataclass(frozen=True)
class Table:
    """One table: a short title, a note on what its figures say, its columns, and rows with one cell for each of them."""

    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
