"""Carries out what `domain.enrolment_plan` worked out: classes are made, students come, change and move, as one transaction."""

from __future__ import annotations

import os
from dataclasses import replace

from wastequiz.domain.enrolment import Plan, RosterFile
from wastequiz.domain.enrolment_plan import plan
from wastequiz.store import journal, rosters
from wastequiz.store.db import Db


def planned(db: Db, file: RosterFile, into: str = "") -> Plan:
    """What importing the list would do now."""
    return plan(file, rosters.classes(db), rosters.everybody(db), into=into)


def carry_out(db: Db, file: RosterFile, into: str, year: str) -> Plan:
    """Imports the list; new classes are of the school year `year`. Worked out anew, so that it holds whatever happened since the preview."""
    with db.transaction():
        made = planned(db, file, into)
        ids = {c.name: c.id for c in rosters.classes(db)}
        for new in made.new_classes:
            ids[new.name] = rosters.add_class(db, new.name, new.band, year).id
        coming = [replace(p.student, class_id=ids[p.class_name]) for p in made.rows if p.student is not None and p.deed != "same"]
        for student in coming:  # first they all leave: two may change places
            db.conn.execute("DELETE FROM students WHERE ref = ?", (student.ref,))
        for student in coming:
            rosters.insert(db, student if student.ref else replace(student, ref=os.urandom(8).hex()))
        counts = {deed: made.count(deed) for deed in ("new", "changed", "moved", "same", "refused")}
        journal.append(db, "enrolled", {**counts, "classes": len(made.new_classes)})
    return made
