"""Visits at a kiosk: begun, ended, cut off; what the day has seen so far, and what staff may have to know."""

from __future__ import annotations

from wastequiz.domain.events import SHOWN, Incident, Interruption, Today, Visit
from wastequiz.domain.games import PURPOSE
from wastequiz.store import book, journal, prizes, rounds
from wastequiz.store.db import Db

STALE_MS = 30 * 60 * 1000
"""A visit that gave no sign for so long is over: nobody waits that long."""

_COLUMNS = "id, event, station, day, started_utc_ms, language, ended_utc_ms, how, rounds, answers"
_VISIT = f"SELECT {_COLUMNS} FROM visits WHERE id = ?"  # noqa: S608 - our own columns
_OPEN = f"SELECT {_COLUMNS} FROM visits WHERE event = ? AND station = ? AND how = '' ORDER BY id DESC"  # noqa: S608 - as above
_TODAY = """SELECT count(*), coalesce(sum(answers), 0), coalesce(sum(right), 0) FROM visits
  WHERE event = ? AND day = ? AND answers > 0"""
_ROUNDS = "SELECT coalesce(sum(rounds), 0) FROM visits WHERE event = ? AND day = ?"
_ROUND = "SELECT id, purpose, started_seq FROM rounds WHERE event = ? AND visit = ? AND state = 'open' ORDER BY started_seq DESC"
_SIGN = """SELECT boot, utc_ms, mono_ms FROM journal
  WHERE station = ?1 AND (kind IN ('answer', 'round_step') OR json_extract(body, '$.visit') = ?2) ORDER BY seq DESC LIMIT 1"""
_INCIDENTS = "SELECT seq, station, day, utc_ms, what, detail FROM incidents WHERE event = ? AND (day = ? OR ? = '') ORDER BY utc_ms, seq"


def begin(db: Db, event_id: str, language: str) -> Visit:
    """Writes that somebody is there. A visit of this machine that never ended ends now: the power cut it, or staff started anew."""
    with db.transaction():
        for left in opened(db, event_id):
            end(db, left.id, "cut")
        visit_id = journal.uuid7(db.clock.utc_ms())
        journal.append(db, "visit_started", {"event": event_id, "visit": visit_id, "language": language})
    return visit(db, visit_id)


def end(db: Db, visit_id: str, how: str) -> None:
    """Writes how a visit ended, once; rounds of it that are still open are given up."""
    with db.transaction():
        kept = visit(db, visit_id)
        if kept.how:
            return
        for round_id, _purpose, _seq in db.conn.execute(_ROUND, (kept.event, visit_id)).fetchall():
            rounds.give_up(db, round_id)
        journal.append(db, "visit_ended", {"event": kept.event, "visit": visit_id, "how": how})


def visit(db: Db, visit_id: str) -> Visit:
    """The visit of that id. Raises KeyError."""
    row = db.conn.execute(_VISIT, (visit_id,)).fetchone()
    if row is None:
        raise KeyError(visit_id)
    return Visit(*row)


def opened(db: Db, event_id: str) -> tuple[Visit, ...]:
    """Visits of this machine that did not end, the newest first."""
    return tuple(Visit(*row) for row in db.conn.execute(_OPEN, (event_id, db.station)))


def today(db: Db, event_id: str) -> Today:
    """What the day has seen so far, of all machines known here: visitors who answered anything, their answers, the right ones."""
    return Today(*db.conn.execute(_TODAY, (event_id, book.today(db).isoformat())).fetchone())


def rounds_today(db: Db, event_id: str) -> int:
    """Rounds that were played to their end today, on all machines known here."""
    return db.conn.execute(_ROUNDS, (event_id, book.today(db).isoformat())).fetchone()[0]


def interruption(db: Db, event_id: str) -> Interruption | None:
    """The visit that was cut off, with its open round, its prize that was drawn and never shown, and the spins it has left; None where there is
    none, or where it gave no sign for 30 minutes: by the clock of this boot, else by the wall's, and one that was set back says nothing.
    """
    found = opened(db, event_id)
    if not found or _silent_ms(db, found[0]) >= STALE_MS:
        return None
    open_round = db.conn.execute(_ROUND, (event_id, found[0].id)).fetchone() or ("", "", 0)
    return Interruption(
        found[0],
        round=open_round[0],
        game=open_round[1].startswith(PURPOSE),
        draw=prizes.unshown(db, found[0].id),
        spins=prizes.spins(db, found[0].id),
        won=any(draw.visit == found[0].id and draw.state == SHOWN for draw in prizes.waiting(db, event_id)),
    )


def _silent_ms(db: Db, cut: Visit) -> int:
    """How long a visit, the newest one here, has given no sign: neither begun, nor answered, moved, ended a round or spun."""
    boot, utc_ms, mono_ms = db.conn.execute(_SIGN, (db.station, cut.id)).fetchone()
    return db.clock.mono_ms() - mono_ms if boot == db.boot else db.clock.utc_ms() - utc_ms


def incident(db: Db, event_id: str, what: str, detail: str = "") -> None:
    """Writes down something staff may have to know."""
    journal.append(db, "kiosk_incident", {"event": event_id, "what": what, "detail": detail[:200]})


def incidents(db: Db, event_id: str, day: str = "") -> tuple[Incident, ...]:
    """What was written down on a local date ('' ever), of all machines known here, in order of time."""
    return tuple(Incident(*row) for row in db.conn.execute(_INCIDENTS, (event_id, day, day)))
