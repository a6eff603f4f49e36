"""The school file's tables, and how a file of an older version becomes one of this version.

Recipe: write one function at the end that changes the tables (plain SQL, or `from sqlite_utils import Database` inside it), add it to
STEPS, save a file of the version before in tests/files. Never change a step that was released.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

APPLICATION_ID = 0x57515A31  # "WQZ1"

Step = Callable[[sqlite3.Connection], None]

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE settings (key TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL, station TEXT NOT NULL, boot TEXT NOT NULL, kind TEXT NOT NULL, format INTEGER NOT NULL,
  utc_ms INTEGER NOT NULL, offset_min INTEGER NOT NULL, mono_ms INTEGER NOT NULL, attempt INTEGER NOT NULL, body TEXT NOT NULL,
  mac BLOB NOT NULL);
CREATE TABLE classes (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, band INTEGER NOT NULL);
CREATE TABLE students (
  ref TEXT PRIMARY KEY, class_id INTEGER NOT NULL REFERENCES classes (id), seat INTEGER NOT NULL CHECK (seat BETWEEN 1 AND 99),
  animal TEXT NOT NULL, nickname TEXT NOT NULL, real_name TEXT NOT NULL, extra_time REAL NOT NULL, cannot_read INTEGER NOT NULL,
  UNIQUE (class_id, seat)) WITHOUT ROWID;
CREATE TABLE kinds (
  id TEXT PRIMARY KEY, pos INTEGER NOT NULL, body TEXT NOT NULL, origin TEXT NOT NULL, edited INTEGER NOT NULL, retired INTEGER NOT NULL);
CREATE TABLE items (
  id TEXT PRIMARY KEY, pos INTEGER NOT NULL, body TEXT NOT NULL, origin TEXT NOT NULL, edited INTEGER NOT NULL, retired INTEGER NOT NULL);
CREATE TABLE schemes (
  id TEXT PRIMARY KEY, pos INTEGER NOT NULL, body TEXT NOT NULL, origin TEXT NOT NULL, edited INTEGER NOT NULL, retired INTEGER NOT NULL);
CREATE TABLE questions (
  id TEXT PRIMARY KEY, pos INTEGER NOT NULL, body TEXT NOT NULL, origin TEXT NOT NULL, edited INTEGER NOT NULL, retired INTEGER NOT NULL,
  kind TEXT NOT NULL, topic TEXT NOT NULL, band INTEGER NOT NULL, difficulty INTEGER NOT NULL, schemes TEXT NOT NULL);
CREATE TABLE rounds (
  id TEXT PRIMARY KEY, ref TEXT NOT NULL, class_id INTEGER NOT NULL, seat INTEGER NOT NULL, animal TEXT NOT NULL,
  length INTEGER NOT NULL, practice INTEGER NOT NULL, started_utc_ms INTEGER NOT NULL, started_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL, answered INTEGER NOT NULL, state TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX rounds_open ON rounds (started_seq) WHERE state = 'open';
CREATE TABLE student_totals (
  ref TEXT NOT NULL, week TEXT NOT NULL, answers INTEGER NOT NULL, correct REAL NOT NULL, right INTEGER NOT NULL,
  points REAL NOT NULL, rounds INTEGER NOT NULL, PRIMARY KEY (ref, week)) WITHOUT ROWID;
CREATE TABLE class_totals (
  class_id INTEGER NOT NULL, week TEXT NOT NULL, answers INTEGER NOT NULL, correct REAL NOT NULL, right INTEGER NOT NULL,
  points REAL NOT NULL, rounds INTEGER NOT NULL, PRIMARY KEY (class_id, week)) WITHOUT ROWID;
CREATE TABLE item_totals (
  key TEXT NOT NULL, scheme TEXT NOT NULL, revision TEXT NOT NULL, attempts INTEGER NOT NULL, correct REAL NOT NULL,
  PRIMARY KEY (key, scheme, revision)) WITHOUT ROWID;
CREATE TABLE confusion (
  class_id INTEGER NOT NULL, true_bin TEXT NOT NULL, chosen_bin TEXT NOT NULL, scheme TEXT NOT NULL, revision TEXT NOT NULL,
  n INTEGER NOT NULL, PRIMARY KEY (class_id, true_bin, chosen_bin, scheme, revision)) WITHOUT ROWID;
CREATE TABLE bests (
  ref TEXT NOT NULL, length INTEGER NOT NULL, points REAL NOT NULL, right INTEGER NOT NULL, PRIMARY KEY (ref, length)) WITHOUT ROWID;
"""


def _v1_first_tables(conn: sqlite3.Connection) -> None:
    _run_all(conn, _TABLES)


_REMEMBERED = """
CREATE TABLE book (
  ref TEXT NOT NULL, scheme TEXT NOT NULL, thing TEXT NOT NULL, wrong INTEGER NOT NULL, wrong_now INTEGER NOT NULL,
  right_days INTEGER NOT NULL CHECK (right_days BETWEEN 0 AND 1), right_day TEXT NOT NULL, last_day TEXT NOT NULL, is_open INTEGER NOT NULL,
  chosen_bin TEXT NOT NULL, last_seq INTEGER NOT NULL, PRIMARY KEY (ref, scheme, thing)) WITHOUT ROWID;
CREATE TABLE reviews (
  ref TEXT NOT NULL, scheme TEXT NOT NULL, thing TEXT NOT NULL, stability REAL NOT NULL, difficulty REAL NOT NULL, due TEXT NOT NULL,
  last_day TEXT NOT NULL, reps INTEGER NOT NULL, lapses INTEGER NOT NULL, last_seq INTEGER NOT NULL,
  PRIMARY KEY (ref, scheme, thing)) WITHOUT ROWID;
CREATE TABLE levels (
  ref TEXT NOT NULL, scheme TEXT NOT NULL, band TEXT NOT NULL, level INTEGER NOT NULL, tries INTEGER NOT NULL, best_right INTEGER NOT NULL,
  points REAL NOT NULL, passed INTEGER NOT NULL, passed_day TEXT NOT NULL, PRIMARY KEY (ref, scheme, band, level)) WITHOUT ROWID;
CREATE TABLE days_played (
  ref TEXT NOT NULL, day TEXT NOT NULL, answers INTEGER NOT NULL, right INTEGER NOT NULL, PRIMARY KEY (ref, day)) WITHOUT ROWID;
CREATE TABLE lanterns (
  class_id INTEGER NOT NULL, week TEXT NOT NULL, right INTEGER NOT NULL, PRIMARY KEY (class_id, week)) WITHOUT ROWID;
CREATE TABLE flags (
  seq INTEGER PRIMARY KEY, key TEXT NOT NULL, scheme TEXT NOT NULL, reason TEXT NOT NULL, choice TEXT NOT NULL, options TEXT NOT NULL,
  ref TEXT NOT NULL, class_id INTEGER NOT NULL, seat INTEGER NOT NULL, animal TEXT NOT NULL, utc_ms INTEGER NOT NULL);
CREATE INDEX flags_by_question ON flags (key, scheme);
CREATE TABLE words (
  key TEXT PRIMARY KEY, word TEXT NOT NULL, n INTEGER NOT NULL, last_utc_ms INTEGER NOT NULL, outcome TEXT NOT NULL) WITHOUT ROWID;
ALTER TABLE rounds ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
CREATE INDEX rounds_daily ON rounds (ref, started_utc_ms) WHERE purpose = 'daily';
"""

REFILL = "refill"
"""In `meta` while score tables are still to be filled from the journal. A step marks it rather than filling them by itself: by the time a
later program runs the step, the tables it would fill may look different."""


def _v2_remembered(conn: sqlite3.Connection) -> None:
    _run_all(conn, _REMEMBERED)
    conn.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", (REFILL,))


def _v3_ready_sets(conn: sqlite3.Connection) -> None:
    conn.execute("ALTER TABLE questions ADD COLUMN pictured INTEGER NOT NULL DEFAULT 0")
    conn.execute("ALTER TABLE questions ADD COLUMN scored INTEGER NOT NULL DEFAULT 1")
    conn.execute(
        "CREATE TABLE sets (id TEXT PRIMARY KEY, pos INTEGER NOT NULL, body TEXT NOT NULL, origin TEXT NOT NULL,"
        " edited INTEGER NOT NULL, retired INTEGER NOT NULL)"
    )


_ANSWERS = """
CREATE TABLE answers (
  id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, part INTEGER NOT NULL, class_id INTEGER NOT NULL, ref TEXT NOT NULL, round TEXT NOT NULL,
  lesson INTEGER NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, topic TEXT NOT NULL, scheme TEXT NOT NULL, revision TEXT NOT NULL, day TEXT NOT NULL,
  n INTEGER NOT NULL, correct REAL NOT NULL, ms INTEGER NOT NULL, choice TEXT NOT NULL);
CREATE INDEX answers_by_class ON answers (class_id, day);
CREATE INDEX answers_in_class ON answers (id) WHERE lesson = 1;
CREATE INDEX answers_by_question ON answers (scheme, revision, key);
CREATE TABLE sorts (
  seq INTEGER NOT NULL, part INTEGER NOT NULL, n INTEGER NOT NULL, item TEXT NOT NULL, true_bin TEXT NOT NULL, chosen_bin TEXT NOT NULL,
  PRIMARY KEY (seq, part, n)) WITHOUT ROWID;
CREATE TABLE class_days (
  class_id INTEGER NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, scheme TEXT NOT NULL, revision TEXT NOT NULL,
  answers INTEGER NOT NULL, correct REAL NOT NULL, PRIMARY KEY (class_id, day, kind, scheme, revision)) WITHOUT ROWID;
"""


def _v4_answers(conn: sqlite3.Connection) -> None:
    _run_all(conn, _ANSWERS)
    conn.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", (REFILL,))


_LESSONS = """
CREATE TABLE lessons (
  id TEXT PRIMARY KEY, class_id INTEGER NOT NULL, method TEXT NOT NULL, questions INTEGER NOT NULL, state TEXT NOT NULL,
  started_utc_ms INTEGER NOT NULL, started_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, answered INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX lessons_open ON lessons (started_seq) WHERE state = 'open';
CREATE TABLE lesson_entries (lesson TEXT NOT NULL, entry INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (lesson, entry)) WITHOUT ROWID;
CREATE TABLE lesson_calls (ref TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE class_plans (class_id INTEGER NOT NULL, what TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (class_id, what)) WITHOUT ROWID;
"""


def _v5_lessons(conn: sqlite3.Connection) -> None:
    _run_all(conn, _LESSONS)


def _v6_games(conn: sqlite3.Connection) -> None:
    conn.execute(
        "CREATE TABLE game_bests (ref TEXT NOT NULL, game TEXT NOT NULL, variant TEXT NOT NULL, score INTEGER NOT NULL,"
        " right INTEGER NOT NULL, PRIMARY KEY (ref, game, variant)) WITHOUT ROWID"
    )


_DESK_BANK = """
ALTER TABLE questions ADD COLUMN draft INTEGER NOT NULL DEFAULT 0;
ALTER TABLE questions ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE questions ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE questions ADD COLUMN batch TEXT NOT NULL DEFAULT '';
ALTER TABLE questions ADD COLUMN edited_utc_ms INTEGER NOT NULL DEFAULT 0;
CREATE TABLE batches (
  id TEXT PRIMARY KEY, live INTEGER NOT NULL, begun_utc_ms INTEGER NOT NULL, file TEXT NOT NULL, questions INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE revisions (
  what TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, utc_ms INTEGER NOT NULL, deed TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (what, id, version)) WITHOUT ROWID;
CREATE TABLE own_pictures (name TEXT PRIMARY KEY, utc_ms INTEGER NOT NULL, body BLOB NOT NULL);
ALTER TABLE answers ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
CREATE VIEW questions_in_use AS SELECT * FROM questions
  WHERE retired = 0 AND draft = 0 AND (batch = '' OR batch IN (SELECT id FROM batches WHERE live = 1));
"""


def _v7_desk_bank(conn: sqlite3.Connection) -> None:
    """What the desk keeps of the bank. `batch`: see store.batches; `version`: of a question's content, from 1 (0 beside an answer: not
    known). `questions_in_use`: what may be drawn, neither retired nor a draft, and no part of an import that is still under way.
    """
    _run_all(conn, _DESK_BANK)


_DESK_ROSTERS = """
ALTER TABLE classes ADD COLUMN year TEXT NOT NULL DEFAULT '';
ALTER TABLE classes ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE classes ADD COLUMN keep_until TEXT NOT NULL DEFAULT '';
ALTER TABLE students ADD COLUMN number TEXT NOT NULL DEFAULT '';
CREATE INDEX students_by_number ON students (number) WHERE number <> '';
"""


def _v8_desk_rosters(conn: sqlite3.Connection) -> None:
    """`year`: when the school year began ("2026"), '' where nobody said; `keep_until`: a day to which erasing was put off; `number`: the
    student number 学号 of a school's own lists. The `name_key` of an archived class is its own (store.class_years), so its name is free.
    """
    _run_all(conn, _DESK_ROSTERS)


_QUIZZES = """
CREATE TABLE quizzes (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, body TEXT NOT NULL, made_utc_ms INTEGER NOT NULL, archived INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE assignments (
  id TEXT PRIMARY KEY, quiz TEXT NOT NULL REFERENCES quizzes (id), class_id INTEGER NOT NULL, opens TEXT NOT NULL, due TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX assignments_of_class ON assignments (class_id, due);
ALTER TABLE rounds ADD COLUMN assignment TEXT NOT NULL DEFAULT '';
CREATE INDEX rounds_of_assignment ON rounds (assignment, ref) WHERE assignment <> '';
"""


def _v9_quizzes(conn: sqlite3.Connection) -> None:
    """`opens`, `due`: local dates ("2026-11-26"), '' for none."""
    _run_all(conn, _QUIZZES)


_STATIONS = """
CREATE TABLE stations (
  station TEXT PRIMARY KEY, name TEXT NOT NULL, key_id TEXT NOT NULL, last_seq INTEGER NOT NULL, merged_utc_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE journal_from (
  own_seq INTEGER PRIMARY KEY, station TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, at_ms INTEGER NOT NULL, mac BLOB NOT NULL,
  UNIQUE (station, seq));
CREATE TABLE classes_from (
  owner TEXT NOT NULL, class_id INTEGER NOT NULL, own_id INTEGER NOT NULL, name_key TEXT NOT NULL, PRIMARY KEY (owner, class_id)) WITHOUT ROWID;
CREATE TABLE refs_from (ref TEXT PRIMARY KEY, own_ref TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE flags_settled (
  seq INTEGER PRIMARY KEY, key TEXT NOT NULL, scheme TEXT NOT NULL, outcome TEXT NOT NULL, n INTEGER NOT NULL, since_utc_ms INTEGER NOT NULL,
  utc_ms INTEGER NOT NULL, options TEXT NOT NULL);
"""


def _v10_stations(conn: sqlite3.Connection) -> None:
    """Other machines whose journals were taken in (store.merging), and which line of theirs became which of ours (`own_seq`); whom and
    which class we call otherwise than they do; and what became of flagged questions.
    """
    _run_all(conn, _STATIONS)
    conn.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", (REFILL,))


_EVENTS = """
CREATE TABLE events (
  id TEXT PRIMARY KEY, body TEXT NOT NULL, made_utc_ms INTEGER NOT NULL, edited_utc_ms INTEGER NOT NULL, archived INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE visits (
  id TEXT PRIMARY KEY, event TEXT NOT NULL, station TEXT NOT NULL, day TEXT NOT NULL, started_utc_ms INTEGER NOT NULL, hour INTEGER NOT NULL,
  language TEXT NOT NULL, ended_utc_ms INTEGER NOT NULL, how TEXT NOT NULL, rounds INTEGER NOT NULL, answers INTEGER NOT NULL,
  right INTEGER NOT NULL, spins INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX visits_of_event ON visits (event, day);
CREATE TABLE prize_stock (
  event TEXT NOT NULL, station TEXT NOT NULL, prize TEXT NOT NULL, total INTEGER NOT NULL CHECK (total >= 0),
  given INTEGER NOT NULL CHECK (given >= 0), handed INTEGER NOT NULL CHECK (handed >= 0), CHECK (given <= total), CHECK (handed <= given),
  PRIMARY KEY (event, station, prize)) WITHOUT ROWID;
CREATE TABLE commitments (
  id TEXT PRIMARY KEY, event TEXT NOT NULL, station TEXT NOT NULL, day TEXT NOT NULL, digest TEXT NOT NULL, seed TEXT NOT NULL,
  draws INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE seeds (commitment TEXT PRIMARY KEY, seed TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE draws (
  id TEXT PRIMARY KEY, event TEXT NOT NULL, station TEXT NOT NULL, commitment TEXT NOT NULL, n INTEGER NOT NULL, visit TEXT NOT NULL,
  sectors TEXT NOT NULL, sector INTEGER NOT NULL, prize TEXT NOT NULL, code TEXT NOT NULL, state TEXT NOT NULL, utc_ms INTEGER NOT NULL,
  day TEXT NOT NULL, who TEXT NOT NULL, instead_of TEXT NOT NULL, round TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX draws_of_event ON draws (event, day);
CREATE INDEX draws_of_visit ON draws (visit);
CREATE INDEX draws_by_code ON draws (event, code) WHERE code <> '';
CREATE INDEX draws_of_commitment ON draws (commitment, n);
CREATE TABLE incidents (
  seq INTEGER PRIMARY KEY, event TEXT NOT NULL, station TEXT NOT NULL, day TEXT NOT NULL, utc_ms INTEGER NOT NULL, what TEXT NOT NULL,
  detail TEXT NOT NULL);
ALTER TABLE rounds ADD COLUMN event TEXT NOT NULL DEFAULT '';
ALTER TABLE rounds ADD COLUMN visit TEXT NOT NULL DEFAULT '';
CREATE INDEX rounds_of_event ON rounds (event, visit) WHERE event <> '';
"""


def _v11_events(conn: sqlite3.Connection) -> None:
    """Events and what happens at their kiosks. All but `events` and `seeds` are shadows of the journal; a seed stands here alone until it is
    revealed, or whoever reads the journal would know the draws to come.
    """
    _run_all(conn, _EVENTS)


def _run_all(conn: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            conn.execute(statement)


STEPS: Sequence[Step] = (
    _v1_first_tables,
    _v2_remembered,
    _v3_ready_sets,
    _v4_answers,
    _v5_lessons,
    _v6_games,
    _v7_desk_bank,
    _v8_desk_rosters,
    _v9_quizzes,
    _v10_stations,
    _v11_events,
)
SCHEMA_VERSION = len(STEPS)


class StepFailed(Exception):
    """Step number `number` (1 is the first) did not go through; its transaction was rolled back."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__(f"step {number}: {name}")
        self.number = number
        self.name = name


def run(conn: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Runs every step the file has not seen, each in one transaction that also counts the version up. Raises StepFailed."""
    version: int = conn.execute("PRAGMA user_version").fetchone()[0]
    for number, step in enumerate(steps[version:], start=version + 1):
        name = getattr(step, "__name__", "step")
        conn.execute("BEGIN IMMEDIATE")
        try:
            step(conn)
            if conn.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise sqlite3.IntegrityError("a row refers to one that is gone")
            conn.execute(f"PRAGMA user_version = {number}")
            conn.execute("COMMIT")
        except Exception as error:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            raise StepFailed(number, name) from error
