"""The class board."""

from __future__ import annotations

from collections.abc import Callable

from wastequiz.domain.results import Board
from wastequiz.services.school import Failed, School
from wastequiz.store import boards, rosters
from wastequiz.store.db import Db


def board(school: School, class_id: int, done: Callable[[Board], None], failed: Failed | None = None, *, week: str | None = None) -> None:
    """The board of a class: this week (None) or all time (''); at most nine rows, as the wall may show."""
    school.tell(lambda db: boards.class_board(db, class_id, week=week), done, failed)


def board_by_name(school: School, name: str, *, week: str | None = None, limit: int = 9) -> Board:
    """The same for the command line. Raises UnknownClass."""

    def work(db: Db) -> Board:
        return boards.class_board(db, rosters.class_by_name(db, name).id, week=week, limit=limit)

    return school.ask(work)
