"""An error in words, in its parts; and sentences put one after the other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """An error in words: what happened, what is safe ('' where nothing was at stake), and the next step."""

    what: str
    safe: str
    then: str
