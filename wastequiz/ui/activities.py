"""What home offers. To add an activity: one line in ACTIVITIES; its tile appears by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wastequiz.domain.items import Band
from wastequiz.i18n import N_
from wastequiz.ui.places import ClassBoard, LessonSetUp, LookUp, Place, WhoPlays
from wastequiz.ui.widgets import arts
from wastequiz.ui.widgets.tile import PaintArt

if TYPE_CHECKING:  # a spec is made when somebody plays
    from wastequiz.domain.rounds import RoundSpec

LESSON = "lesson"
"""The activity a clicker begins on home."""
MakeSpec = Callable[[str], "RoundSpec"]
"""Makes the spec of a round a guest starts with one touch, for a scheme's code."""


def _practice(scheme: str, **asked: Any) -> RoundSpec:
    from wastequiz.domain.rounds import RoundSpec

    return RoundSpec(scheme, practice=True, **asked)


@dataclass(frozen=True)
class Activity:
    """One tile: its name, the line beside it, its picture, and where it leads or which round it starts at once. With `pill`, an icon, a pill."""

    id: str
    name: str
    below: str
    art: PaintArt | None
    ground: str
    place: Place | None = None
    spec: MakeSpec | None = None
    pill: str = ""


ACTIVITIES = (
    Activity(
        "levels",
        N_("Levels"),
        N_("Six levels, six ice lamps to light"),
        arts.path_art,
        "scene.skyMid",
        place=WhoPlays(aim="levels"),
    ),
    Activity("quiz", N_("Quiz"), "", arts.quiz_art, "accent.roseTint", place=WhoPlays()),
    Activity(
        "pictures",
        N_("Picture game"),
        "",
        arts.picture_art,
        "brand.primaryTint",
        spec=lambda scheme: _practice(scheme, band=Band.pre, length=5, pictures_only=True),
    ),
    Activity(
        "practice",
        N_("Practice"),
        "",
        arts.practice_art,
        "tryAgain.tint",
        place=WhoPlays(aim="practice"),
        spec=_practice,
    ),
    Activity(
        "truth",
        N_("True or false"),
        "",
        arts.truth_art,
        "right.tint",
        spec=lambda scheme: _practice(scheme, band=Band.g56, kinds=("true_false",)),
    ),
    Activity("look_up", N_("Look up"), "", None, "", place=LookUp(), pill="search"),
    Activity("sets", N_("Ready quizzes"), "", None, "", place=WhoPlays(aim="sets"), pill="book"),
    Activity(LESSON, N_("Lesson"), "", None, "", place=LessonSetUp(), pill="users"),
    Activity("board", N_("Class board"), "", None, "", place=ClassBoard(), pill="trophy"),
)
"""The first is the hero and stands twice as wide; pills stand below the tiles."""
