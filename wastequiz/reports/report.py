"""What every report is: how it is drawn from facts, and how it becomes tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wastequiz.domain.facts import dataclass
from wastequiz.domain.tables import Table


@dataclass(frozen=True)
class Report:
    """One report there is. `build` draws it from the facts its module names, `tables` puts it into the language spoken now."""

    name: str
    build: Callable[..., Any]
    tables: Callable[..., tuple[Table, ...]]
