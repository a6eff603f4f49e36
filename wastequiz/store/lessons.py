"""Lessons as they are kept: begun, every deed one line, ended or given up; or cut off and taken up again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, TypedDict, assert_never

from wastequiz.domain.items import Band
from wastequiz.domain.lesson import FULL_POINTS, Away, Called, Deed, Entered, Entry, Lesson, LessonSpec, Stepped, Voided, sorts_of
from wastequiz.domain.questions import Question
from wastequiz.domain.results import InterruptedLesson
from wastequiz.domain.roll_call import RollCall
from wastequiz.domain.teams import Team
from wastequiz.store import journal
from wastequiz.store.db import Db


class LessonSnapshot(TypedDict):
    """All that is needed to take a lesson up again. `keys[n]`, `orders[n]` (option ids): see `store.rounds.Snapshot`; `versions` too."""

    lesson: str
    spec: LessonSpec
    seed: int
    roll_seed: int
    roll: RollCall | None
    scheme_revision: str
    keys: list[str]
    orders: list[tuple[str, ...]]
    versions: dict[str, int]
    deeds: tuple[Deed, ...]


def start(db: Db, lesson: Lesson, roll_seed: int) -> int:
    """Writes that `lesson` begins, with all that is needed to take it up again; gives the journal number."""
    body = {
        "lesson": lesson.id,
        "class": lesson.spec.class_id,
        "method": lesson.spec.method,
        "spec": asdict(lesson.spec) | {"band": lesson.spec.band.name, "teams": teams_to_plain(lesson.spec.teams)},
        "seed": lesson.seed,
        "roll_seed": roll_seed,
        "roll": None if lesson.roll is None else [[ref, lesson.roll.before.get(ref, 0)] for ref in lesson.roll.refs],
        "scheme": lesson.spec.scheme,
        "scheme_revision": lesson.scheme_revision,
        "keys": [q.key for q in lesson.questions],
        "orders": [list(q.order) for q in lesson.questions],
        **versions_to_plain(lesson.questions),
    }
    return journal.append(db, "lesson_started", body)


def keep(db: Db, lesson: Lesson, deeds: Iterable[Deed]) -> Lesson:
    """Writes what is done in `lesson`, and the totals it changes, in one transaction; gives the lesson afterwards."""
    with db.transaction():
        for deed in deeds:
            _write(db, lesson, deed)
            lesson = lesson.after(deed)
    return lesson


def finish(db: Db, lesson: Lesson) -> int:
    """Writes that the lesson has ended; gives the journal number."""
    standing = lesson.standing_entries
    facts = {"asked": lesson.at + 1, "answers": sum(e.answers for e in standing), "right": sum(e.right for e in standing)}
    return journal.append(db, "lesson_ended", {"lesson": lesson.id, "class": lesson.spec.class_id, **facts})


def give_up(db: Db, lesson_id: str) -> int:
    """Writes that the lesson will not be taken up again; its answers stay. Gives the journal number."""
    return journal.append(db, "lesson_given_up", {"lesson": lesson_id})


def interrupted(db: Db) -> InterruptedLesson | None:
    """The newest lesson of a class still there that was begun here and neither ended nor given up; None where there is none."""
    row = db.conn.execute(
        "SELECT l.id, l.class_id, c.name, l.method, l.answered, l.questions, l.started_utc_ms"
        " FROM lessons l JOIN classes c ON c.id = l.class_id WHERE l.state = 'open'"
        " AND NOT EXISTS (SELECT 1 FROM journal_from WHERE own_seq = l.started_seq) ORDER BY l.started_seq DESC LIMIT 1"
    ).fetchone()
    return None if row is None else InterruptedLesson(*row)


def last_spec(db: Db, class_id: int) -> LessonSpec | None:
    """What was asked for in the newest lesson of the class, or, where it had none, of any; None before the first lesson."""
    row = db.conn.execute(
        "SELECT j.body FROM lessons l JOIN journal j ON j.seq = l.started_seq ORDER BY l.class_id = ? DESC, l.started_seq DESC LIMIT 1",
        (class_id,),
    ).fetchone()
    return None if row is None else _spec_from_plain(json.loads(row[0])["spec"])


def snapshot(db: Db, lesson_id: str) -> LessonSnapshot:
    """The lesson as it was begun, and all that was done in it. Raises KeyError where no such lesson was begun, or it is closed."""
    span = db.conn.execute("SELECT started_seq, last_seq FROM lessons WHERE id = ? AND state = 'open'", (lesson_id,)).fetchone()
    if span is None:
        raise KeyError(lesson_id)
    rows = db.conn.execute("SELECT kind, body FROM journal WHERE seq BETWEEN ? AND ? ORDER BY seq", span)
    lines: list[tuple[str, dict[str, Any]]] = [(kind, json.loads(body)) for kind, body in rows if kind.startswith("lesson_")]
    mine = [(kind, body) for kind, body in lines if body["lesson"] == lesson_id]
    begun = mine[0][1]
    roll = begun["roll"]
    return LessonSnapshot(
        lesson=lesson_id,
        spec=_spec_from_plain(begun["spec"]),
        seed=begun["seed"],
        roll_seed=begun["roll_seed"],
        roll=None if roll is None else RollCall(tuple(ref for ref, _n in roll), dict(roll)),
        scheme_revision=begun["scheme_revision"],
        keys=list(begun["keys"]),
        orders=[tuple(order) for order in begun["orders"]],
        versions=dict(begun.get("versions", {})),
        deeds=tuple(_deed(kind, body) for kind, body in mine[1:]),
    )


def calls(db: Db, refs: Iterable[str]) -> dict[str, int]:
    """How often each of `refs` was called in lessons so far."""
    rows = ((ref, db.conn.execute("SELECT n FROM lesson_calls WHERE ref = ?", (ref,)).fetchone()) for ref in refs)
    return {ref: row[0] if row else 0 for ref, row in rows}


def version_to_plain(question: Question) -> dict[str, int]:
    """Which wording was asked, as it stands beside an answer: nothing of the first, so that lines of before stay as they are."""
    return {"version": question.version} if question.version > 1 else {}


def versions_to_plain(questions: Iterable[Question]) -> dict[str, dict[str, int]]:
    """The same for all questions of a round."""
    versions = {q.key: q.version for q in questions if q.version > 1}
    return {"versions": versions} if versions else {}


def teams_to_plain(teams: Iterable[Team]) -> list[list[Any]]:
    """Teams as JSON can hold them."""
    return [[team.id, team.animal, list(team.refs)] for team in teams]


def teams_from_plain(plain: Iterable[Any]) -> tuple[Team, ...]:
    """The teams that `teams_to_plain` wrote."""
    return tuple(Team(id_, animal, tuple(refs)) for id_, animal, refs in plain)


def _spec_from_plain(plain: Mapping[str, Any]) -> LessonSpec:
    fields: dict[str, Any] = {
        **plain,
        "band": Band[plain["band"]],
        "teams": teams_from_plain(plain["teams"]),
        "mix_up": tuple(plain.get("mix_up", ("", ""))),
    }
    return LessonSpec(**fields)


def _write(db: Db, lesson: Lesson, deed: Deed) -> None:
    who = {"lesson": lesson.id, "class": lesson.spec.class_id}
    match deed:
        case Entered(entries):
            for entry in entries:
                journal.append(db, "lesson_answer", who | _entry_to_plain(lesson, entry))
        case Voided(n):
            row = db.conn.execute("SELECT seq FROM lesson_entries WHERE lesson = ? AND entry = ?", (lesson.id, n)).fetchone()
            journal.append(db, "lesson_void", who | {"entry": n, "seq": row[0]})
        case Called(ref, what, by):
            journal.append(db, "lesson_called", who | {"student": ref, "what": what, "by": by})
        case Away(ref, away, team):
            journal.append(db, "lesson_absent", who | {"student": ref, "away": away, "team": team})
        case Stepped(step, team):
            journal.append(db, "lesson_step", who | {"step": step, "team": team})
        case _:
            assert_never(deed)


def _entry_to_plain(lesson: Lesson, entry: Entry) -> dict[str, Any]:
    question = lesson.questions[entry.question]
    return {
        "entry": entry.n,
        "n": entry.question,
        "key": question.key,
        "kind": question.kind,
        "topic": question.topic,
        "band": question.band.name,
        "difficulty": question.difficulty,
        "scheme": lesson.spec.scheme,
        "scheme_revision": lesson.scheme_revision,
        "student": entry.ref,
        "team": entry.team,
        "method": lesson.spec.method,
        "choice": list(entry.choice),
        "correct": entry.correct,
        "ms": entry.ms,
        "points": entry.points,
        "earned": entry.earned,
        "answers": entry.answers,
        "right": entry.right,
        "sorts": [[s.item, s.true_bin, s.chosen_bin] for s in sorts_of(question, entry)],
        "hands": [list(hand) for hand in entry.hands],
        "hand_marks": [float(question.option(option).right) for option, _count in entry.hands],
        "stolen": entry.stolen,
        "doubled": entry.doubled,
        "spoken": entry.spoken,
        "practice": False,
        "hint": False,
        "attempt": 1,
        **version_to_plain(question),
        **({"full": entry.full} if entry.full != FULL_POINTS else {}),
    }


def _deed(kind: str, b: Mapping[str, Any]) -> Deed:
    match kind:
        case "lesson_answer":
            return Entered((_entry_from_plain(b),))
        case "lesson_void":
            return Voided(b["entry"])
        case "lesson_called":
            return Called(b["student"], b["what"], b["by"])
        case "lesson_absent":
            return Away(b["student"], b["away"], b["team"])
        case _:
            return Stepped(b["step"], b["team"])


def _entry_from_plain(b: Mapping[str, Any]) -> Entry:
    return Entry(
        n=b["entry"],
        question=b["n"],
        ref=b["student"],
        team=b["team"],
        choice=tuple(b["choice"]),
        correct=b["correct"],
        ms=b["ms"],
        points=b["points"],
        hands=tuple((option, count) for option, count in b["hands"]),
        stolen=b["stolen"],
        doubled=b["doubled"],
        spoken=b["spoken"],
        full=b.get("full", FULL_POINTS),
    )
