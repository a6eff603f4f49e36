"""Quizzes as teachers keep them, the classes they are set to, and who has played them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from wastequiz.domain.errors import UnknownQuiz
from wastequiz.domain.quiz_desk import KeptQuiz, Played
from wastequiz.domain.quizzes import TAG, Assignment, Quiz, from_plain, to_plain
from wastequiz.store import journal
from wastequiz.store.db import Db

_ASSIGNED = "SELECT a.id, a.quiz, a.class_id, a.opens, a.due FROM assignments a JOIN classes c ON c.id = a.class_id"
_PLAYED = """SELECT s.seat, s.animal, s.ref, s.nickname, s.real_name, count(r.id), coalesce(sum(r.state = 'ended'), 0)
  FROM students s LEFT JOIN rounds r ON r.assignment = ?1 AND r.ref = s.ref AND (r.state = 'ended' OR r.answered > 0)
  WHERE s.class_id = ?2 GROUP BY s.ref ORDER BY s.seat"""
_ENDED = """SELECT r.ref, j.body FROM rounds r JOIN journal j ON j.seq = r.last_seq AND j.kind = 'round_ended'
  WHERE r.assignment = ? AND r.state = 'ended'"""


def save(db: Db, quiz: Quiz, quiz_id: str = "") -> str:
    """Keeps a quiz, a new one without `quiz_id`; gives its id. Raises UnknownQuiz."""
    with db.transaction():
        now = db.clock.utc_ms()
        plain = to_plain(quiz)
        body = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        if quiz_id:
            changed = db.conn.execute("UPDATE quizzes SET name = ?2, body = ?3 WHERE id = ?1", (quiz_id, quiz.name, body))
            if not changed.rowcount:
                raise UnknownQuiz(quiz_id)
        else:
            quiz_id = journal.uuid7(now)
            db.conn.execute("INSERT INTO quizzes VALUES (?, ?, ?, ?, 0)", (quiz_id, quiz.name, body, now))
        journal.append(db, "quiz_kept", {"quiz": quiz_id, "body": plain})
    return quiz_id


def archive(db: Db, quiz_id: str, *, away: bool = True) -> None:
    """Puts a quiz away, or takes it out again; what was played of it stays. Raises UnknownQuiz."""
    with db.transaction():
        if not db.conn.execute("UPDATE quizzes SET archived = ? WHERE id = ?", (int(away), quiz_id)).rowcount:
            raise UnknownQuiz(quiz_id)
        journal.append(db, "quiz_archived", {"quiz": quiz_id, "away": away})


def quiz(db: Db, quiz_id: str) -> KeptQuiz:
    """The quiz of that id, put away or not. Raises UnknownQuiz."""
    row = db.conn.execute("SELECT id, body, made_utc_ms, archived FROM quizzes WHERE id = ?", (quiz_id,)).fetchone()
    if row is None:
        raise UnknownQuiz(quiz_id)
    return _kept(row)


def quizzes(db: Db, *, archived: bool = False) -> tuple[KeptQuiz, ...]:
    """Those in use, or those put away; the newest first."""
    rows = db.conn.execute(
        "SELECT id, body, made_utc_ms, archived FROM quizzes WHERE archived = ? ORDER BY made_utc_ms DESC, name, id", (int(archived),)
    )
    return tuple(map(_kept, rows))


def _kept(row: tuple[str, str, int, int]) -> KeptQuiz:
    return KeptQuiz(row[0], from_plain(json.loads(row[1])), row[2], bool(row[3]))


# ---- assignments
def assign(db: Db, quiz_id: str, class_id: int, opens: str = "", due: str = "") -> Assignment:
    """Sets a quiz to a class; set to it already, it gets the other dates. Raises UnknownQuiz."""
    with db.transaction():
        quiz(db, quiz_id)
        row = db.conn.execute("SELECT id FROM assignments WHERE quiz = ? AND class_id = ?", (quiz_id, class_id)).fetchone()
        if row is None:
            made = Assignment(journal.uuid7(db.clock.utc_ms()), quiz_id, class_id, opens, due)
            db.conn.execute("INSERT INTO assignments VALUES (?, ?, ?, ?, ?)", (made.id, quiz_id, class_id, opens, due))
        else:
            made = Assignment(row[0], quiz_id, class_id, opens, due)
            db.conn.execute("UPDATE assignments SET opens = ?, due = ? WHERE id = ?", (opens, due, made.id))
        journal.append(db, "quiz_assigned", {"assignment": made.id, "quiz": quiz_id, "class": class_id, "opens": opens, "due": due})
    return made


def unassign(db: Db, assignment_id: str) -> None:
    """Takes a quiz back from a class; what was played of it stays. One that is gone already: nothing."""
    with db.transaction():
        if db.conn.execute("DELETE FROM assignments WHERE id = ?", (assignment_id,)).rowcount:
            journal.append(db, "quiz_unassigned", {"assignment": assignment_id})


def assignment(db: Db, assignment_id: str) -> Assignment:
    """The assignment of that id. Raises UnknownQuiz where it is gone, or its class is."""
    row = db.conn.execute(_ASSIGNED + " WHERE a.id = ?", (assignment_id,)).fetchone()
    if row is None:
        raise UnknownQuiz(assignment_id)
    return Assignment(*row)


def assignments(db: Db, quiz_id: str) -> tuple[Assignment, ...]:
    """Which classes a quiz is set to, in the order the classes were made."""
    return tuple(Assignment(*row) for row in db.conn.execute(_ASSIGNED + " WHERE a.quiz = ? ORDER BY a.class_id", (quiz_id,)))


def of_class(db: Db, class_id: int) -> tuple[Assignment, ...]:
    """What is set to a class and not put away, what is due first first; without a last day at the end."""
    rows = db.conn.execute(
        _ASSIGNED + " JOIN quizzes q ON q.id = a.quiz WHERE a.class_id = ? AND q.archived = 0 ORDER BY a.due = '', a.due, a.id", (class_id,)
    )
    return tuple(Assignment(*row) for row in rows)


# ---- who has played
def done_by(db: Db, assignment_id: str, class_id: int) -> tuple[int, int]:
    """(how many of the class have played it to its end, how many are in the class)."""
    done = db.conn.execute(
        "SELECT count(DISTINCT r.ref) FROM rounds r JOIN students s ON s.ref = r.ref AND s.class_id = ?2"
        " WHERE r.assignment = ?1 AND r.state = 'ended'",
        (assignment_id, class_id),
    ).fetchone()[0]
    return done, db.conn.execute("SELECT count(*) FROM students WHERE class_id = ?", (class_id,)).fetchone()[0]


def played(db: Db, assignment_id: str, class_id: int) -> tuple[Played, ...]:
    """Every student of the class, by seat, with the best round each has ended."""
    best: dict[str, dict[str, Any]] = {}
    for ref, body in db.conn.execute(_ENDED, (assignment_id,)):
        ended = json.loads(body)
        if ref not in best or ended["points"] > best[ref]["points"]:
            best[ref] = ended
    found: list[Played] = []
    for row in db.conn.execute(_PLAYED, (assignment_id, class_id)):
        ended = best.get(row[2])
        more = () if ended is None else (ended["points"], ended["right"], ended["length"], ended["percent"], ended["passed"])
        found.append(Played(*row, *more))
    return tuple(found)


def tries(db: Db, assignment_id: str, ref: str) -> int:
    """How often a student has played it: to the end, or given up after an answer. One that is still open does not count."""
    return db.conn.execute(
        "SELECT count(*) FROM rounds WHERE assignment = ? AND ref = ? AND (state = 'ended' OR state = 'given_up' AND answered > 0)",
        (assignment_id, ref),
    ).fetchone()[0]


def open_round(db: Db, assignment_id: str, ref: str) -> str | None:
    """The id of the student's round of it that was begun and not ended; None where there is none."""
    row = db.conn.execute(
        "SELECT id FROM rounds WHERE assignment = ? AND ref = ? AND state = 'open' ORDER BY started_seq DESC LIMIT 1", (assignment_id, ref)
    ).fetchone()
    return None if row is None else row[0]


# ---- what only the store can look up in the bank
def named(db: Db, subject: str, forms: Sequence[str]) -> frozenset[str]:
    """The keys of written questions a "tag:..." stands on, or whose stem has one of the `forms` of a word in it."""
    what, _, which = subject.partition(":")
    if what == TAG:
        rows = db.conn.execute(
            "SELECT id FROM questions_in_use WHERE tags <> '[]' AND EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?)", (which,)
        )
        return frozenset(row[0] for row in rows)
    found: set[str] = set()
    for form in forms:
        rows = db.conn.execute(
            "SELECT id FROM questions_in_use WHERE instr(lower(body), ?1) AND instr(lower(json_extract(body, '$.stem')), ?1)", (form,)
        )
        found.update(row[0] for row in rows)
    return frozenset(found)


def tags(db: Db) -> tuple[str, ...]:
    """All tags that stand on a question, by their letters."""
    rows = db.conn.execute("SELECT DISTINCT t.value FROM questions_in_use, json_each(tags) t WHERE tags <> '[]' ORDER BY t.value")
    return tuple(row[0] for row in rows)
