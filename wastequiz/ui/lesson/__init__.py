"""How a lesson is answered: one module for each way. To add one: a module here with a Way, one line in WAYS."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.ui.lesson.board import BoardWay, SpokenWay
from wastequiz.ui.lesson.buzzers import BuzzersWay
from wastequiz.ui.lesson.corners import CornersWay
from wastequiz.ui.lesson.hands import HandsWay
from wastequiz.ui.lesson.lanes import LanesWay
from wastequiz.ui.lesson.way import Way

WAYS: Mapping[str, type[Way]] = {
    "roll_call": BoardWay,
    "teams": BoardWay,
    "lanes": LanesWay,
    "hands": HandsWay,
    "corners": CornersWay,
    "spoken": SpokenWay,
    "buzzers": BuzzersWay,
}
"""Name of the way (as in domain.lesson METHODS) to what makes it."""
