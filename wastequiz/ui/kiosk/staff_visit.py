"""What a kiosk remembers while staff is at it: where it was, what was spoken, which page of theirs was open."""

from __future__ import annotations

from dataclasses import dataclass, field

from wastequiz.ui.places import Attract, Place


@dataclass
class StaffVisit:
    """`left_at`: where the kiosk was when staff came. `language`: what its visitor had chosen, '' where nobody was there."""

    left_at: Place = field(default_factory=Attract)
    language: str = ""
    tab: str = "prizes"
