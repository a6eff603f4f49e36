"""What a visitor wants for this visit: language, larger letters, strong contrast, reading aloud. Gone with the visit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wastequiz.domain.facts import dataclass


@dataclass(frozen=True)
class Wishes:
    """Chosen at the kiosk and never kept. `large_text`: letters as large as they get; `contrast`: the high-contrast theme; `aloud`: read everything aloud."""

    language: str = "zh_CN"
    large_text: bool = False
    contrast: bool = False
    aloud: bool = False

    def but(self, **changes: Any) -> Wishes:
        """The same, but for `changes`."""
        return replace(self, **changes)
