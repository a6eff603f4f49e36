"""The colours of a team."""

from __future__ import annotations

from dataclasses import dataclass

from wastequiz.domain.teams import Team

_COLOURS = (
    ("team.warmSun", "brand.primaryLip", "brand.primaryTint", "ink.onColour"),
    ("team.starlight", "right.lip", "right.tint", "ink.text"),
    ("team.aurora", "tryAgain.lip", "tryAgain.tint", "ink.onColour"),
    ("team.plumBlossom", "accent.roseLip", "accent.roseTint", "ink.onColour"),
)


@dataclass(frozen=True, slots=True)
class TeamColours:
    """Colours by their tokens: of its head and buttons, their lip, its ground, and what is written on the head."""

    fill: str
    lip: str
    tint: str
    ink: str


def team_colours(team: Team) -> TeamColours:
    """Four colours; from the fifth team on they come again, and the animal tells who is who."""
    return TeamColours(*_COLOURS[(team.id - 1) % len(_COLOURS)])
