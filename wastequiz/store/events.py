"""Events as the desk keeps them, and how each prize stands at this machine."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from wastequiz.domain.errors import StockBelowGiven, UnknownEvent, UnknownPrize
from wastequiz.domain.event_plain import from_plain, to_plain
from wastequiz.domain.events import Event, EventRow, Prize, StockRow
from wastequiz.domain.wheel_sectors import is_open, quota
from wastequiz.store import journal
from wastequiz.store.db import Db
from wastequiz.store.journal import local_time

_ROWS = """SELECT e.body, e.made_utc_ms, e.archived,
  (SELECT count(*) FROM visits v WHERE v.event = e.id), (SELECT coalesce(sum(given), 0) FROM prize_stock s WHERE s.event = e.id)
  FROM events e WHERE e.archived = ? ORDER BY e.made_utc_ms DESC, e.id DESC"""


def save(db: Db, event: Event) -> Event:
    """Keeps an event, a new one without id; gives it with its id. What this kiosk may give is set to its quota. Raises UnknownEvent, StockBelowGiven."""
    with db.transaction():
        now = db.clock.utc_ms()
        if not event.id:
            return put(db, replace(event, id=journal.uuid7(now)), now, now)
        known = times(db, event.id)
        if known is None:
            raise UnknownEvent(event.name)
        return put(db, event, known[0], now)


def put(db: Db, event: Event, made_utc_ms: int, edited_utc_ms: int, *, lenient: bool = False) -> Event:
    """Keeps an event as it is, new or instead of the one of its id. Call it inside a transaction. Raises StockBelowGiven, unless `lenient`: then
    what was given is the least there may be.
    """
    plain = to_plain(event)
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    before = db.conn.execute("SELECT body FROM events WHERE id = ?", (event.id,)).fetchone()
    db.conn.execute(
        "INSERT INTO events VALUES (?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET body = excluded.body, edited_utc_ms = excluded.edited_utc_ms",
        (event.id, body, made_utc_ms, edited_utc_ms),
    )
    journal.append(db, "event_kept", {"event": event.id, "body": plain})
    _set_quotas(db, event, from_plain(json.loads(before[0])) if before else None, lenient=lenient)
    return event


def _set_quotas(db: Db, event: Event, before: Event | None, *, lenient: bool) -> None:
    """What this kiosk may give of each prize, where that is new or was changed (what staff set otherwise since stays); a prize that is in the event
    no longer gives nothing more.
    """
    there = {row[0]: (row[1], row[2]) for row in _stock_rows(db, event.id)}
    was = {prize.id: quota(before, prize, before.kiosk) for prize in before.prizes} if before is not None else {}
    for prize in event.prizes:
        total, kept = quota(event, prize, event.kiosk), there.pop(prize.id, None)
        if kept is None or was.get(prize.id) != total:
            given = 0 if kept is None else kept[1]
            set_stock(db, event, prize.id, max(total, given) if lenient else total)
    for gone, (total, given) in there.items():
        if total != given:
            journal.append(db, "prize_stock", {"event": event.id, "prize": gone, "total": given})


def archive(db: Db, event_id: str, *, away: bool = True) -> None:
    """Puts an event away, or takes it out again; what happened there stays. Raises UnknownEvent."""
    with db.transaction():
        if not db.conn.execute("UPDATE events SET archived = ? WHERE id = ?", (int(away), event_id)).rowcount:
            raise UnknownEvent(event_id)
        journal.append(db, "event_archived", {"event": event_id, "away": away})


def times(db: Db, event_id: str) -> tuple[int, int] | None:
    """When it was made and changed last; None where there is none of that id."""
    return db.conn.execute("SELECT made_utc_ms, edited_utc_ms FROM events WHERE id = ?", (event_id,)).fetchone()


def event(db: Db, event_id: str) -> Event:
    """The event of that id, put away or not. Raises UnknownEvent."""
    return row(db, event_id).event


def row(db: Db, event_id: str) -> EventRow:
    """The same with when it was made, and what happened. Raises UnknownEvent."""
    found = [one for away in (False, True) for one in rows(db, archived=away) if one.event.id == event_id]
    if not found:
        raise UnknownEvent(event_id)
    return found[0]


def rows(db: Db, *, archived: bool = False) -> tuple[EventRow, ...]:
    """Those in use, or those put away; the newest first."""
    found = db.conn.execute(_ROWS, (int(archived),)).fetchall()
    return tuple(EventRow(from_plain(json.loads(body)), made, bool(away), visits, given) for body, made, away, visits, given in found)


def find(db: Db, name_or_id: str) -> Event:
    """The event of that id, else the newest of that name, those in use first. Raises UnknownEvent."""
    wanted = name_or_id.strip().casefold()
    there: Sequence[EventRow] = (*rows(db), *rows(db, archived=True))
    for found in there:
        if found.event.id == name_or_id.strip():
            return found.event
    for found in there:
        if found.event.name.casefold() == wanted:
            return found.event
    raise UnknownEvent(name_or_id.strip()[:60])


# ---- stock
def stock(db: Db, event: Event) -> tuple[StockRow, ...]:
    """How each prize stands at this machine, in the event's order."""
    kept = {row[0]: row[1:] for row in _stock_rows(db, event.id)}
    now = now_here(db)
    return tuple(_stock_row(prize, kept.get(prize.id, (0, 0, 0)), now) for prize in event.prizes)


def _stock_row(prize: Prize, numbers: tuple[int, int, int], now: str) -> StockRow:
    return StockRow(prize.id, prize.name, prize.own_picture or prize.picture, *numbers, open_now=is_open(prize, now))


def _stock_rows(db: Db, event_id: str) -> list[tuple[str, int, int, int]]:
    return db.conn.execute(
        "SELECT prize, total, given, handed FROM prize_stock WHERE event = ? AND station = ?", (event_id, db.station)
    ).fetchall()


def set_stock(db: Db, event: Event, prize_id: str, total: int) -> None:
    """Sets how many of a prize this kiosk may give in all. Raises UnknownPrize, StockBelowGiven."""
    names = {prize.id: prize.name for prize in event.prizes}
    if prize_id not in names:
        raise UnknownPrize(prize_id)
    with db.transaction():
        given = next((row[2] for row in _stock_rows(db, event.id) if row[0] == prize_id), 0)
        if total < given:
            raise StockBelowGiven(names[prize_id], given)
        journal.append(db, "prize_stock", {"event": event.id, "prize": prize_id, "total": total})


def now_here(db: Db) -> str:
    """The local time, "HH:MM"."""
    return local_time(db.clock.utc_ms(), db.clock.offset_min()).strftime("%H:%M")
