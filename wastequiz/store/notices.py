"""Flagged questions, a shadow of the journal; and unknown words, a plain table: what somebody typed may be a name, so no journal holds it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from wastequiz.domain.notices import FLAG_OUTCOMES, MAX_WORD, MAX_WORDS, REASONS, WORD_OUTCOMES, Flagged, Flagger, Settled, UnknownWord
from wastequiz.domain.students import Contestant, clean_name
from wastequiz.store import journal
from wastequiz.store.db import Db

_OPEN = """SELECT key, scheme, reason, choice, options, ref, class_id, seat, animal, utc_ms FROM flags ORDER BY seq"""
_KEEP = """INSERT INTO words VALUES (?, ?, 1, ?, '') ON CONFLICT DO UPDATE SET n = n + 1, last_utc_ms = excluded.last_utc_ms"""
_RAREST = """DELETE FROM words WHERE key IN (
  SELECT key FROM words WHERE key <> ?1 ORDER BY outcome = '', n, last_utc_ms, key LIMIT max(0, (SELECT count(*) FROM words) - ?2))"""

_UNCUT = 100 * MAX_WORD
"""Composing may make a text longer; it is cut afterwards."""


def flag(db: Db, key: str, scheme: str, choice: Sequence[str], options: Sequence[str], who: Contestant, reason: str) -> int:
    """Writes that `who` doubts a question; gives the journal number. The same reason of the same student counts once until it is settled.

    `options`: their order, as the question was put. Raises ValueError for an unknown reason.
    """
    if reason not in REASONS:
        raise ValueError(reason)
    body = {
        "key": key,
        "scheme": scheme,
        "reason": reason,
        "choice": list(choice),
        "options": list(options),
        "student": who.ref,
        "class": who.class_id,
        "seat": who.seat,
        "animal": who.animal,
    }
    return journal.append(db, "flag", body)


def settle_flag(db: Db, key: str, scheme: str, outcome: str) -> int:
    """Writes what the desk made of a flagged question; it is no longer listed. Gives the journal number. Raises ValueError for an unknown outcome."""
    if outcome not in FLAG_OUTCOMES:
        raise ValueError(outcome)
    return journal.append(db, "flag_settled", {"key": key, "scheme": scheme, "outcome": outcome})


def flags(db: Db) -> list[tuple[Flagged, tuple[str, ...]]]:
    """Open flags by question, the most flagged first, then the newest; each with the order its options stood in last."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for key, scheme, *row in db.conn.execute(_OPEN):
        found.setdefault((key, scheme), []).append(tuple(row))
    flagged = [(_flagged(key, scheme, rows), _ids(rows[-1][2])) for (key, scheme), rows in found.items()]
    return sorted(flagged, key=lambda pair: (-pair[0].n, -pair[0].utc_ms, pair[0].key))


def _flagged(key: str, scheme: str, rows: list[tuple[str, ...]]) -> Flagged:
    counted = Counter(row[0] for row in rows)
    return Flagged(
        key=key,
        scheme=scheme,
        n=len(rows),
        reasons=tuple(sorted(counted.items(), key=lambda r: (-r[1], REASONS.index(r[0])))),
        choices=tuple(_ids(row[1]) for row in rows),
        who=tuple(Flagger(ref, int(class_id), int(seat), animal) for _r, _c, _o, ref, class_id, seat, animal, _ms in rows),
        utc_ms=max(int(row[7]) for row in rows),
        since_utc_ms=min(int(row[7]) for row in rows),
    )


def settled(db: Db, since_utc_ms: int) -> list[tuple[Settled, tuple[str, ...]]]:
    """What was settled after `since_utc_ms`, the newest first; each with the order its options stood in last."""
    rows = db.conn.execute(
        "SELECT key, scheme, outcome, n, since_utc_ms, utc_ms, options FROM flags_settled WHERE utc_ms > ? ORDER BY utc_ms DESC, seq DESC",
        (since_utc_ms,),
    )
    return [(Settled(*facts), _ids(options)) for *facts, options in rows]


def _ids(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("\n")) if joined else ()


def keep_word(db: Db, word: str) -> str:
    """Counts a word nobody knew; gives it as it is kept, '' where nothing visible was typed. Longer ones are cut to 40 characters.

    At most 500 different words are kept: settled ones give way first, then the rarest, the oldest of them first.
    """
    shown = clean_name(word[: 4 * MAX_WORD], required=False, limit=_UNCUT)[:MAX_WORD].rstrip()
    if not shown:
        return ""
    key = _key(shown)
    with db.transaction():
        db.conn.execute(_KEEP, (key, shown, db.clock.utc_ms()))
        db.conn.execute(_RAREST, (key, MAX_WORDS))
    return shown


def words(db: Db) -> tuple[UnknownWord, ...]:
    """Unknown words nobody has settled, the most frequent first, then the newest."""
    rows = db.conn.execute("SELECT word, n, last_utc_ms FROM words WHERE outcome = '' ORDER BY n DESC, last_utc_ms DESC, key")
    return tuple(UnknownWord(*row) for row in rows)


def settle_word(db: Db, word: str, outcome: str) -> None:
    """Notes what the desk made of a word; it is no longer listed. The journal is told without the word. Raises ValueError, KeyError."""
    if outcome not in WORD_OUTCOMES:
        raise ValueError(outcome)
    with db.transaction():
        if not db.conn.execute("UPDATE words SET outcome = ? WHERE key = ?", (outcome, _key(word))).rowcount:
            raise KeyError(word)
        journal.append(db, "word_settled", {"outcome": outcome})


def _key(word: str) -> str:
    return unicodedata.normalize("NFKC", word).strip().casefold()
