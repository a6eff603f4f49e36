"""Classes from year to year: moving up, becoming one with another, being archived and brought back, how long names are kept."""

from __future__ import annotations

from collections.abc import Sequence

from wastequiz.domain.merging_classes import Seated
from wastequiz.domain.moving_up import Move
from wastequiz.domain.students import SchoolClass, clean_name
from wastequiz.store import journal, rosters
from wastequiz.store.db import Db


def move_up(db: Db, moves: Sequence[Move]) -> None:
    """Carries out moves, all or none: names, bands and school years; those that are to be archived are. Raises BadName, ClassExists, UnknownClass."""
    with db.transaction():
        going = [(rosters.school_class(db, move.class_id), move) for move in moves]
        for old, move in going:
            if move.deed == "archive":
                archive(db, old.id)
            else:  # first all names are let go, since 2(2) takes the one of 3(2)
                db.conn.execute("UPDATE classes SET name_key = ? WHERE id = ?", (rosters.archived_key(old.name, old.id), old.id))
        for old, move in going:
            if move.deed == "up":
                shown = clean_name(move.name)
                rosters.require_free(db, shown, old.id)
                facts = (shown, rosters.name_key(shown), int(move.band), move.year, old.id)
                db.conn.execute("UPDATE classes SET name = ?, name_key = ?, band = ?, year = ?, keep_until = '' WHERE id = ?", facts)
        journal.append(db, "moved_up", {"up": _ids(going, "up"), "archived": _ids(going, "archive")})


def _ids(going: Sequence[tuple[SchoolClass, Move]], deed: str) -> list[int]:
    return [old.id for old, move in going if move.deed == deed]


def archive(db: Db, class_id: int) -> None:
    """Takes a class out of play; its name is free for another. Its students stay in it, its reports remain. Raises UnknownClass."""
    with db.transaction():
        found = rosters.school_class(db, class_id)
        key = rosters.archived_key(found.name, class_id)
        db.conn.execute("UPDATE classes SET archived = 1, name_key = ? WHERE id = ?", (key, class_id))


def bring_back(db: Db, class_id: int) -> SchoolClass:
    """Brings an archived class back into play. Student numbers that others have meanwhile are given up.

    Raises ClassExists where another class is called so now, UnknownClass.
    """
    with db.transaction():
        found = rosters.school_class(db, class_id)
        rosters.require_free(db, found.name, class_id)
        db.conn.execute("UPDATE classes SET archived = 0, name_key = ? WHERE id = ?", (rosters.name_key(found.name), class_id))
        db.conn.execute(
            "UPDATE students SET number = '' WHERE class_id = ?1 AND number IN (SELECT s.number FROM students s JOIN classes c"
            " ON c.id = s.class_id WHERE c.archived = 0 AND c.id <> ?1)",
            (class_id,),
        )
        return rosters.school_class(db, class_id)


def merge(db: Db, from_id: int, into_id: int, seats: Sequence[Seated]) -> SchoolClass:
    """Seats the students of one class in another, as `domain.merging_classes.seated` says, and archives the empty one.

    What was answered stays with the class it was answered in. Raises UnknownClass.
    """
    with db.transaction():
        rosters.school_class(db, from_id)
        for seated in seats:
            facts = (into_id, seated.seat, seated.animal, seated.student.ref, from_id)
            db.conn.execute("UPDATE students SET class_id = ?, seat = ?, animal = ? WHERE ref = ? AND class_id = ?", facts)
        db.conn.execute("DELETE FROM class_plans WHERE class_id = ?", (from_id,))
        archive(db, from_id)
        journal.append(db, "merged", {"class": from_id, "into": into_id, "students": len(seats)})
        return rosters.school_class(db, into_id)


def keep_until(db: Db, class_id: int, day: str) -> SchoolClass:
    """Puts off to `day` ("2027-10-30") that it is asked whether a class's names can go. Raises UnknownClass."""
    with db.transaction():
        rosters.school_class(db, class_id)
        db.conn.execute("UPDATE classes SET keep_until = ? WHERE id = ?", (day, class_id))
        journal.append(db, "kept_longer", {"class": class_id, "until": day})
        return rosters.school_class(db, class_id)
