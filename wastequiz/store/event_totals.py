"""What happens at the kiosks of events, as tables: visits, stock, draws, commitments, incidents; shadows of the journal like all totals.

A line's own station is where it was done. Whatever two machines did about the same draw, taken in by whichever order of merging, the sums
never break a CHECK of the tables: a void always holds, a prize is handed over once, and a station that shares its name with another one
(`store.merging`) brings its total along in each draw. Where the clock of the desk is behind a kiosk's, what it did about a draw comes before
the draw when the tables are made anew: it waits for it in `temp.early`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wastequiz.store.journal import Event

TABLES: Mapping[str, str] = {
    "visits": "SELECT * FROM visits",
    "prize_stock": "SELECT * FROM prize_stock",
    "commitments": "SELECT * FROM commitments",
    "draws": "SELECT * FROM draws",
    "incidents": "SELECT * FROM incidents",
}
_EARLY = "CREATE TEMP TABLE IF NOT EXISTS early (draw TEXT NOT NULL, kind TEXT NOT NULL)"
EMPTY = (
    "DELETE FROM visits",
    "DELETE FROM prize_stock",
    "DELETE FROM commitments",
    "DELETE FROM draws",
    "DELETE FROM incidents",
    _EARLY,
    "DELETE FROM temp.early",
)

_VISIT = "INSERT INTO visits VALUES (?, ?, ?, ?, ?, ?, ?, 0, '', 0, 0, 0, 0) ON CONFLICT DO NOTHING"
_ENDED = "UPDATE visits SET ended_utc_ms = ?, how = ? WHERE id = ? AND how = ''"
_ROUND = "UPDATE visits SET rounds = rounds + 1, spins = spins + ? WHERE id = ?"
_ANSWER = "UPDATE visits SET answers = answers + 1, right = right + ? WHERE id = ?"
_COMMITTED = "INSERT INTO commitments VALUES (?, ?, ?, ?, ?, '', 0) ON CONFLICT DO NOTHING"
_REVEALED = "UPDATE commitments SET seed = ? WHERE id = ? AND seed = ''"
_COUNTED = "UPDATE commitments SET draws = draws + 1 WHERE id = ?"
_STOCK = "INSERT INTO prize_stock VALUES (?, ?, ?, ?, 0, 0) ON CONFLICT DO UPDATE SET total = excluded.total"
_GIVEN = "INSERT INTO prize_stock VALUES (?, ?, ?, ?, 1, 0) ON CONFLICT DO UPDATE SET given = given + 1"
_HANDED = "UPDATE prize_stock SET handed = handed + 1 WHERE event = ? AND station = ? AND prize = ?"
_BACK = "UPDATE prize_stock SET given = given - 1, handed = handed - ? WHERE event = ? AND station = ? AND prize = ?"
_DRAW = "INSERT INTO draws VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'drawn', ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
_SHOWN = "UPDATE draws SET state = 'shown' WHERE id = ? AND state = 'drawn'"
_STATE = "UPDATE draws SET state = ? WHERE id = ?"
_ABOUT = "SELECT event, station, prize, state FROM draws WHERE id = ?"
_INCIDENT = "INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?, ?)"


def apply(conn: sqlite3.Connection, event: Event) -> None:
    """Adds what `event` changes. Call it inside the transaction that writes the event.

    Raises sqlite3.IntegrityError where a prize would be given that is not there.
    """
    work = _BY_KIND.get(event.kind)
    if work is not None:
        work(conn, event)


def answered(conn: sqlite3.Connection, visit: str, body: Mapping[str, Any]) -> None:
    """Counts an answer that was given in a visit; of a question asked twice the first one."""
    if body["attempt"] == 1:
        conn.execute(_ANSWER, (int(body["correct"] == 1), visit))


def sectors_of(body: Mapping[str, Any]) -> str:
    """The sectors of a draw as they are kept."""
    return json.dumps([str(prize) for prize in body["sectors"]], ensure_ascii=False, separators=(",", ":"))


def _visit_started(conn: sqlite3.Connection, event: Event) -> None:
    b, local = event.body, event.local
    conn.execute(_VISIT, (b["visit"], b["event"], event.station, local.date().isoformat(), event.utc_ms, local.hour, b["language"]))


def _visit_ended(conn: sqlite3.Connection, event: Event) -> None:
    conn.execute(_ENDED, (event.utc_ms, event.body["how"], event.body["visit"]))


def _round_ended(conn: sqlite3.Connection, event: Event) -> None:
    if "visit" in event.body:
        conn.execute(_ROUND, (int(bool(event.body["spin"])), event.body["visit"]))


def _committed(conn: sqlite3.Connection, event: Event) -> None:
    b = event.body
    conn.execute(_COMMITTED, (b["commitment"], b["event"], event.station, event.local.date().isoformat(), b["digest"]))


def _revealed(conn: sqlite3.Connection, event: Event) -> None:
    conn.execute(_REVEALED, (event.body["revealed"], event.body["commitment"]))


def _stock(conn: sqlite3.Connection, event: Event) -> None:
    b = event.body
    conn.execute(_STOCK, (b["event"], event.station, b["prize"], b["total"]))


def _drawn(conn: sqlite3.Connection, event: Event) -> None:
    b = event.body
    of = (b["draw"], b["event"], event.station, b["commitment"], b["n"], b["visit"], sectors_of(b), b["sector"], b["prize"], b["code"])
    more = (event.utc_ms, event.local.date().isoformat(), b["who"], b["instead_of"], b["round"])
    if not conn.execute(_DRAW, (*of, *more)).rowcount:
        return
    conn.execute(_COUNTED, (b["commitment"],))
    if b["prize"]:
        conn.execute(_GIVEN, (b["event"], event.station, b["prize"], b["total"]))
    conn.execute(_EARLY)
    for (kind,) in conn.execute("SELECT kind FROM temp.early WHERE draw = ? ORDER BY rowid", (b["draw"],)).fetchall():
        _settle(conn, b["draw"], kind)


def _shown(conn: sqlite3.Connection, event: Event) -> None:
    conn.execute(_SHOWN, (event.body["draw"],))


def _settled(conn: sqlite3.Connection, event: Event) -> None:
    """A prize was handed over or taken back."""
    if not _settle(conn, event.body["draw"], event.kind):
        conn.execute(_EARLY)
        conn.execute("INSERT INTO temp.early VALUES (?, ?)", (event.body["draw"], event.kind))


def _settle(conn: sqlite3.Connection, draw: str, kind: str) -> bool:
    """Hands a prize over or takes it back, where that still can be; False where it was not drawn yet."""
    row = conn.execute(_ABOUT, (draw,)).fetchone()
    if row is None:
        return False
    if kind == "prize_void" and row[3] != "void":
        conn.execute(_STATE, ("void", draw))
        conn.execute(_BACK, (int(row[3] == "handed"), *row[:3]))
    elif kind == "prize_handed" and row[3] in ("drawn", "shown"):
        conn.execute(_STATE, ("handed", draw))
        conn.execute(_HANDED, row[:3])
    return True


def _incident(conn: sqlite3.Connection, event: Event) -> None:
    b = event.body
    conn.execute(_INCIDENT, (event.seq, b["event"], event.station, event.local.date().isoformat(), event.utc_ms, b["what"], b["detail"]))


_BY_KIND: Mapping[str, Callable[[sqlite3.Connection, Any], None]] = {
    "visit_started": _visit_started,
    "visit_ended": _visit_ended,
    "round_ended": _round_ended,
    "draw_committed": _committed,
    "draw_revealed": _revealed,
    "prize_stock": _stock,
    "prize_drawn": _drawn,
    "prize_shown": _shown,
    "prize_handed": _settled,
    "prize_void": _settled,
    "kiosk_incident": _incident,
}
