"""The class goal: right answers a student and week, set at the desk; the lanterns that show how far the class has come."""

from __future__ import annotations

from collections.abc import Callable

from wastequiz.domain.memory import Lanterns
from wastequiz.services.school import Failed, School
from wastequiz.store import boards
from wastequiz.store.db import Db


def lanterns(school: School, class_id: int, done: Callable[[Lanterns], None], failed: Failed | None = None) -> None:
    """The class's right answers of this week, practice included, and its goal. `failed` gets UnknownClass."""
    school.tell(lambda db: boards.lanterns(db, class_id), done, failed)


def set_goal(school: School, class_id: int, each: int, done: Callable[[Lanterns], None], failed: Failed) -> None:
    """Sets how many right answers a student and week make up the goal of this class, 1 to 200. `failed` gets BadGoal or UnknownClass."""

    def work(db: Db) -> Lanterns:
        boards.set_goal_each(db, class_id, each)
        return boards.lanterns(db, class_id)

    school.tell(work, done, failed)
