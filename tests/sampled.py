"""Long checks of every single thing: a run of the suite looks at one in so many, `HYPOTHESIS_PROFILE=thorough` at all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def thorough() -> bool:
    """Whether this run looks at everything."""
    return os.environ.get("HYPOTHESIS_PROFILE") == "thorough"


def one_in(n: int, things: Iterable[T]) -> list[T]:
    """Every `n`-th of them, always the same ones; all in a thorough run."""
    return list(things)[:: 1 if thorough() else n]
