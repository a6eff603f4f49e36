"""What home offers. To add an activity: one line in ACTIVITIES; its tile appears by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wastequiz.domain.items import Band
from wastequiz.domain.kinds import true_false
from wastequiz.domain.rounds import RoundSpec
from wastequiz.i18n import N_
from wastequiz.ui.places import ClassBoard, Place, RoundSetUp, WhoPlays
from wastequiz.ui.widgets import arts
from wastequiz.ui.widgets.tile import PaintArt

MakeSpec = Callable[[str], RoundSpec]
"""Makes the spec of a round a guest starts with one touch, for a scheme's code."""


@dataclass(frozen=True)
class Activity:
    """One tile: its name, the line beside it, its picture, and where it leads or which round it starts at once."""

    id: str
    name: str
    below: str
    art: PaintArt
    ground: str
    place: Place | None = None
    spec: MakeSpec | None = None


ACTIVITIES = (
    Activity("quiz", N_("Quiz"), N_("Ten questions for you and your class"), arts.path_art, "scene.skyMid", place=WhoPlays()),
    Activity(
        "pictures",
        N_("Picture game"),
        "",
        arts.picture_art,
        "brand.primaryTint",
        spec=lambda scheme: RoundSpec(scheme, Band.pre, length=5, practice=True, pictures_only=True),
    ),
    Activity(
        "practice",
        N_("Practice"),
        "",
        arts.practice_art,
        "tryAgain.tint",
        place=RoundSetUp(),
        spec=lambda scheme: RoundSpec(scheme, practice=True),
    ),
    Activity(
        "truth",
        N_("True or false"),
        "",
        arts.truth_art,
        "right.tint",
        spec=lambda scheme: RoundSpec(scheme, Band.g56, kinds=(true_false.NAME,), practice=True),
    ),
    Activity("board", N_("Class board"), "", arts.podium_art, "scene.skyMid", place=ClassBoard()),
)
"""The first is the hero and stands twice as wide."""
