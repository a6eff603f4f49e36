"""What home and the page of quizzes offer. To add an activity: one line in ACTIVITIES or QUIZZES; its tile appears by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wastequiz.domain.items import Band
from wastequiz.i18n import N_
from wastequiz.ui.places import ClassBoard, Games, GameSetUp, LessonSetUp, LookUp, Place, Quizzes, WhoPlays
from wastequiz.ui.widgets import arts, game_arts
from wastequiz.ui.widgets.tile import PaintArt

if TYPE_CHECKING:  # a spec is made when somebody plays
    from wastequiz.domain.rounds import RoundSpec

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


def _game(id_: str, name: str, art: PaintArt, ground: str) -> Activity:
    return Activity(id_, name, "", art, ground, place=GameSetUp(id_))


ACTIVITIES = (
    Activity(
        "levels",
        N_("Levels"),
        N_("Six levels, six ice lamps to light"),
        arts.path_art,
        "scene.skyMid",
        place=WhoPlays(aim="levels"),
    ),
    _game("sort_it", N_("Sort it"), game_arts.sort_art, "brand.primaryTint"),
    _game("lane_race", N_("Lane race"), game_arts.race_art, "scene.skyTop"),
    _game("flying_chess", N_("Flying chess"), game_arts.chess_art, "tryAgain.tint"),
    _game("memory", N_("Memory"), game_arts.memory_art, "right.tint"),
    Activity("games", N_("All games"), "", game_arts.all_art, "accent.roseTint", place=Games()),
    Activity("quizzes", N_("Quizzes"), "", None, "", place=Quizzes(), pill="book"),
    Activity("look_up", N_("Look up"), "", None, "", place=LookUp(), pill="search"),
    Activity("lesson", N_("Lesson"), "", None, "", place=LessonSetUp(), pill="users"),
    Activity("board", N_("Class board"), "", None, "", place=ClassBoard(), pill="trophy"),
)
"""On home. The first is the hero and stands twice as wide; pills stand below the tiles. Of the games those that children ask for most."""

QUIZZES = (
    Activity("quiz", N_("Quiz"), "", arts.quiz_art, "accent.roseTint", place=WhoPlays()),
    Activity("sets", N_("Ready quizzes"), "", arts.sets_art, "scene.skyMid", place=WhoPlays(aim="sets")),
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
        "pictures",
        N_("Picture game"),
        "",
        arts.picture_art,
        "brand.primaryTint",
        spec=lambda scheme: _practice(scheme, band=Band.pre, length=5, pictures_only=True),
    ),
    Activity(
        "truth",
        N_("True or false"),
        "",
        arts.truth_art,
        "right.tint",
        spec=lambda scheme: _practice(scheme, band=Band.g56, kinds=("true_false",)),
    ),
)
"""On the page of quizzes, a touch away from home."""
