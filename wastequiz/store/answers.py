"""Answers as they were given, and their sums by class, week and student: what a class report is drawn from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import repeat, starmap
from typing import Any, NamedTuple

from wastequiz.domain.questions import ITEM_TOPIC, Choice, Sort
from wastequiz.domain.reporting import Given, Wanted
from wastequiz.domain.statistics import BETWEEN, Mark, MarkColumns
from wastequiz.store.answer_rows import PARTS
from wastequiz.store.db import Db
from wastequiz.store.totals import iso_week

_STEP = 2_000
"""Journal numbers looked at in one go where a whole bank is read: far below the 50 ms that answers may wait."""

_OF_CLASS = " WHERE class_id = :class_id AND day BETWEEN :since AND :until AND "
# Said so that no index is looked up for them: nearly all answers are of one scheme, and its index would lead through all of them.
_RULES = ":scheme IN ('', scheme) AND :revision IN ('', revision)"
_KINDS = " AND (:kinds = '[]' OR kind IN (SELECT value FROM json_each(:kinds)))"
_WANTED = _OF_CLASS + _RULES + _KINDS
"""What holds of answers and of sums of a day."""
_ANSWERED = _WANTED + " AND :lesson IN ('', round)"
"""What holds of answers."""

_GIVEN = "SELECT seq, class_id, ref, round, key, kind, topic, day, correct, ms, choice, n, lesson, part FROM answers"
_SORTS = "SELECT seq, part, item, true_bin, chosen_bin FROM sorts WHERE seq IN (SELECT seq FROM answers"
_SORTS_OF = "SELECT seq, part, item, true_bin, chosen_bin FROM sorts WHERE seq = ? AND part = ? ORDER BY n"
_SUM = "SELECT total(correct), total(answers) FROM class_days"
_BY_DAY = "SELECT day, sum(correct), sum(answers) FROM class_days"
_KNOWLEDGE = "SELECT ref, sum(n * correct) / sum(n) FROM answers"
_PLAYED = "SELECT count(*) FROM students WHERE class_id = :class_id AND ref IN (SELECT ref FROM answers"
# See domain.reporting.marks_of.
_MARKS = "SELECT CASE WHEN ref = '' AND class_id > 0 THEN seq || ' ' || part ELSE round END, key, correct FROM answers"
_MARKS_IN_CLASS = "SELECT CASE ref WHEN '' THEN seq || ' ' || part ELSE round || ' ' || ref END, key, correct, n, choice FROM answers"
# Columns as texts to be split: a million rows would be a million calls of the interpreter, for each of which the window may have to wait.
_COLUMNS = """SELECT group_concat(CASE WHEN ref = '' AND class_id > 0 THEN seq || ' ' || part ELSE round END, char(31)), group_concat(key, char(31)),
  group_concat(CASE correct WHEN 1 THEN '1' WHEN 0 THEN '0' ELSE printf('%!.17g', correct) END, char(31)),
  group_concat(CASE WHEN correct < 1 THEN key || char(30) || choice END, char(31)) FROM answers"""
_COLUMN_ENDS = "\x1f"
_WRONG = "SELECT key, kind, choice, n FROM answers"
# What was answered to a wording that is no more tells nothing of the question as it is. Nearly no question was ever changed: their keys come along.
_AS_IT_READS_NOW = """ AND (key NOT IN (SELECT value FROM json_each(:changed))
  OR max(version, 1) = (SELECT q.version FROM questions q WHERE q.id = key))"""
_CHANGED = "SELECT json_group_array(DISTINCT id) FROM revisions WHERE what = 'question'"
_ONE_CLASS = " WHERE class_id = :class_id AND "
_ONE_STEP = " WHERE id >= :start AND id < :end AND "
_ONE_QUESTION = " WHERE scheme = :scheme AND revision = :revision AND key = :key AND day BETWEEN :since AND :until"
_BEHIND = """ AND :key IN ('', key) AND (:true_bin || :chosen_bin = '' OR EXISTS (SELECT 1 FROM sorts
  WHERE sorts.seq = answers.seq AND sorts.part = answers.part AND :true_bin IN ('', true_bin) AND :chosen_bin IN ('', chosen_bin))) ORDER BY seq DESC, part LIMIT :limit"""

_LAST_LESSON = """SELECT l.id, coalesce(min(a.day), date((j.utc_ms + j.offset_min * 60000) / 1000, 'unixepoch')) AS since,
  coalesce(max(a.day), date((j.utc_ms + j.offset_min * 60000) / 1000, 'unixepoch')) FROM lessons l JOIN journal j ON j.seq = l.started_seq
  LEFT JOIN answers a ON a.class_id = l.class_id AND a.round = l.id
  WHERE l.id = (SELECT id FROM lessons WHERE class_id = ? ORDER BY started_seq DESC LIMIT 1) GROUP BY l.id"""
_IN_CLASS = (
    "SELECT json_extract(body, '$.lesson'), json_extract(body, '$.team'), json_array_length(body, '$.hands') FROM journal WHERE seq = ?"
)
_TEAMS = "SELECT json_extract(body, '$.spec.teams') FROM journal WHERE seq = (SELECT started_seq FROM lessons WHERE id = ?)"

_Row = tuple[int, int, str, str, str, str, str, str, float, int, str, int, int, int]
_Sorted = tuple[int, int, str, str, str]
_Facts = dict[str, str | int]


def given(db: Db, wanted: Wanted) -> list[Given]:
    """The class's own answers, oldest first, with what they sorted. Class 0: those of guests."""
    facts = _facts(wanted, wanted.class_id)
    rows: list[_Row] = db.conn.execute(_GIVEN + _ANSWERED + " ORDER BY id", facts).fetchall()
    sorts: list[_Sorted] = db.conn.execute(_SORTS + _ANSWERED + ") ORDER BY seq, part, n", facts).fetchall()
    return list(_with_sorts(rows, sorts))


def by_class(db: Db, wanted: Wanted) -> dict[int, tuple[float, int]]:
    """(sum of correct, answers) of every class of the year that gave any."""
    found: dict[int, tuple[float, int]] = {}
    for class_id in wanted.year:
        correct, answers = db.conn.execute(_SUM + _WANTED, _facts(wanted, class_id)).fetchone()
        if answers:
            found[class_id] = (correct, int(answers))
    return found


def by_week(db: Db, wanted: Wanted) -> dict[str, tuple[float, int, float, int]]:
    """By ISO week ("2026-W47"), in order: sum of correct and answers of the class, then of its year; weeks without any are left out."""
    mine = _by_week(db, wanted, (wanted.class_id,))
    year = _by_week(db, wanted, wanted.year)
    return {week: (*mine.get(week, (0.0, 0)), *year.get(week, (0.0, 0))) for week in sorted(mine.keys() | year.keys())}


def _by_week(db: Db, wanted: Wanted, class_ids: Iterable[int]) -> dict[str, tuple[float, int]]:
    days: dict[str, tuple[float, int]] = {}
    for class_id in class_ids:
        for day, correct, answers in db.conn.execute(_BY_DAY + _WANTED + " GROUP BY day", _facts(wanted, class_id)):
            _add(days, day, correct, answers)
    weeks: dict[str, tuple[float, int]] = {}
    for day, sums in days.items():
        _add(weeks, iso_week(datetime.fromisoformat(day)), *sums)
    return weeks


def _add(sums: dict[str, tuple[float, int]], key: str, correct: float, answers: int) -> None:
    before = sums.get(key, (0.0, 0))
    sums[key] = (before[0] + correct, before[1] + answers)


def knowledge(db: Db, wanted: Wanted) -> dict[str, float]:
    """Of each student of the class (`ref`) who was asked a written question: the share of theirs that was right, 0..1; no guests."""
    facts: _Facts = {**_facts(wanted, wanted.class_id), "items": ITEM_TOPIC}
    return dict(db.conn.execute(_KNOWLEDGE + _ANSWERED + " AND ref <> '' AND topic <> :items GROUP BY ref", facts).fetchall())


def played(db: Db, wanted: Wanted) -> int:
    """How many students on the class's roster gave an answer."""
    return db.conn.execute(_PLAYED + _ANSWERED + ")", _facts(wanted, wanted.class_id)).fetchone()[0]


def marks(db: Db, scheme: str, revision: str, class_ids: Iterable[int] = ()) -> Iterator[Mark]:
    """All marks given under these rules, of some classes or () of everybody, guests included, with attempts as
    in `domain.reporting.marks_of`; those given in class come last.

    Read a piece at a time, with no statement left open: whoever goes through them may let answers pass in between.
    """
    for rows in _pieces(db, _MARKS, scheme, revision, class_ids, " AND lesson = 0"):
        yield from starmap(Mark, rows)
    for rows in _pieces(db, _MARKS_IN_CLASS, scheme, revision, class_ids, " AND lesson = 1"):
        for attempt, key, correct, n, _choice in rows:
            yield from [Mark(name, key, correct) for name in _attempts(attempt, n)]


def mark_columns(db: Db, scheme: str, revision: str) -> Iterator[MarkColumns]:
    """The marks of everybody in columns, a piece at a time: much faster, and with answers passing in between as well."""
    for ((attempts, keys, marks, wrong),) in _pieces(db, _COLUMNS, scheme, revision, (), " AND lesson = 0"):
        if attempts is not None:
            told: list[list[str]] = [text.split(_COLUMN_ENDS) for text in (attempts, keys, marks)]
            yield MarkColumns(told[0], told[1], [float(mark) for mark in told[2]], wrong.split(_COLUMN_ENDS) if wrong else ())
    for rows in _pieces(db, _MARKS_IN_CLASS, scheme, revision, (), " AND lesson = 1"):
        if rows:
            each = [(name, *mark, choice) for attempt, *mark, n, choice in rows for name in _attempts(attempt, n)]
            names, keys, marks, _choices = zip(*each, strict=True)
            yield MarkColumns(names, keys, marks, [f"{key}{BETWEEN}{choice}" for _name, key, mark, choice in each if mark < 1])


def _attempts(name: str, n: int) -> list[str]:
    """Names for the attempts of so many who gave the same answer."""
    return [name, *(f"{name} {k}" for k in range(1, n))]


class Wrong(NamedTuple):
    """One answer that was not wholly right; `choice` () where time ran out."""

    key: str
    kind: str
    choice: Choice


def wrong_choices(db: Db, scheme: str, revision: str, class_ids: Iterable[int] = ()) -> Iterator[Wrong]:
    """Every answer that was not wholly right under these rules, read like `marks`: count them to find what is chosen wrongly most often."""
    for rows in _pieces(db, _WRONG, scheme, revision, class_ids, " AND correct < 1"):
        for key, kind, choice, n in rows:
            yield from repeat(Wrong(key, kind, _choice(choice)), n)


def behind(db: Db, wanted: Wanted, key: str = "", true_bin: str = "", chosen_bin: str = "", limit: int = 200) -> list[Given]:
    """The class's answers behind a figure, newest first, at most `limit`: those to one question, those that put a thing of `true_bin` into
    `chosen_bin` ('' any). With `key` and class 0: everybody's answers to it, guests included, under just these rules and of every kind. Of what
    was answered in class each knows its team, and whether hands were counted.
    """
    facts: _Facts = {
        **_facts(wanted, wanted.class_id),
        "key": key,
        "true_bin": true_bin,
        "chosen_bin": chosen_bin,
        "limit": limit,
    }
    where = _ANSWERED if wanted.class_id or not key else _ONE_QUESTION
    rows: list[_Row] = db.conn.execute(_GIVEN + where + _BEHIND, facts).fetchall()
    sorts: list[_Sorted] = [sort for row in rows for sort in db.conn.execute(_SORTS_OF, (row[0], row[-1]))]
    teams: dict[str, dict[int, str]] = {}
    return [_in_class(db, found, teams) if found.lesson and not found.ref else found for found in _with_sorts(rows, sorts)]


def _in_class(db: Db, found: Given, teams: dict[str, dict[int, str]]) -> Given:
    """The same answer with its team and its hands, as the journal has them; `teams`: the animals of each lesson's teams, as far as read."""
    row = db.conn.execute(_IN_CLASS, (found.seq,)).fetchone()
    if row is None:
        return found
    lesson, team, hands = row
    if lesson not in teams:
        begun = db.conn.execute(_TEAMS, (lesson,)).fetchone()
        teams[lesson] = {number: animal for number, animal, _refs in json.loads(begun[0])} if begun else {}
    return replace(found, team=teams[lesson].get(team, ""), hands=bool(hands))


def last_lesson(db: Db, class_id: int) -> tuple[str, str, str] | None:
    """The class's newest lesson: its id, and the first and the last day of its answers, of one without any the day it began; None before any."""
    return db.conn.execute(_LAST_LESSON, (class_id,)).fetchone()


def previous(wanted: Wanted) -> Wanted:
    """The span of equal length just before; one with nothing in it where there is no day before (`since` '' or the calendar's first)."""
    try:
        since, until = date.fromisoformat(wanted.since), date.fromisoformat(wanted.until)
        before = since - timedelta(days=1)
        return replace(wanted, since=(before - (until - since)).isoformat(), until=before.isoformat())
    except (ValueError, OverflowError):
        return replace(wanted, since="", until="")


def _facts(wanted: Wanted, class_id: int) -> _Facts:
    return {
        "class_id": class_id,
        "since": wanted.since,
        "until": wanted.until,
        "scheme": wanted.scheme,
        "revision": wanted.revision,
        "kinds": json.dumps(wanted.kinds),
        "lesson": wanted.lesson,
    }


def _pieces(db: Db, select: str, scheme: str, revision: str, class_ids: Iterable[int], only: str) -> Iterator[list[Any]]:
    """Answers under these rules to questions as they read now: of one class after the other, or of everybody by the journal's numbers, a step at a time."""
    changed: str = db.conn.execute(_CHANGED).fetchone()[0]
    facts: _Facts = {"scheme": scheme, "revision": revision, "changed": changed}
    only += _AS_IT_READS_NOW if changed != "[]" else ""
    classes = tuple(class_ids)
    for class_id in classes:
        yield db.conn.execute(select + _ONE_CLASS + _RULES + only, {**facts, "class_id": class_id}).fetchall()
    last = 0 if classes else db.conn.execute("SELECT coalesce(max(id), -1) + 1 FROM answers").fetchone()[0]
    for start in range(0, last, _STEP * PARTS):
        yield db.conn.execute(select + _ONE_STEP + _RULES + only, {**facts, "start": start, "end": start + _STEP * PARTS}).fetchall()


def _with_sorts(rows: Iterable[_Row], sorts: Iterable[_Sorted]) -> Iterator[Given]:
    of: dict[tuple[int, int], list[Sort]] = {}
    for seq, part, item, true_bin, chosen_bin in sorts:
        of.setdefault((seq, part), []).append(Sort(item, true_bin, chosen_bin or None))
    for row in rows:
        choice, n, lesson, part = row[10:]
        yield Given(*row[:10], choice=_choice(choice), sorts=tuple(of.get((row[0], part), ())), n=n, lesson=bool(lesson))


@lru_cache(maxsize=20_000)
def _choice(text: str) -> Choice:
    return tuple(json.loads(text))
