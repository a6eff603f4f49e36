"""A trail that lies elsewhere: a small file in another folder of the user knows which schools this computer had, so that a wiped disk is noticed.

Computers of classrooms forget everything at each start (Deep Freeze), or their data folder is emptied; an empty school begun in silence
would look as if all scores were lost.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from wastequiz.domain.errors import SchoolWiped
from wastequiz.domain.facts import dataclass
from wastequiz.store import backups, ladder, settings
from wastequiz.store.db import DB_NAME, Db

PORTABLE = "portable"
"""A file of this name in a data folder says that it travels: it leaves no trail on the computers it visits."""
MOST = 20
"""So many schools are remembered, those used last."""


@dataclass(frozen=True)
class Crumb:
    """What is remembered of a school: its station, its last line and when that was written, and where its second backups lie ('' nowhere)."""

    station: str
    lines: int
    last_utc_ms: int
    second: str


def leave(trail: Path, db: Db) -> None:
    """Notes how far the school has come. Never raises: a trail is no reason to stop play."""
    if (db.folder / PORTABLE).exists():
        return
    lines, last = db.conn.execute("SELECT seq, utc_ms FROM journal ORDER BY seq DESC LIMIT 1").fetchone() or (0, 0)
    crumb = {"station": db.station, "lines": lines, "last_utc_ms": last, "second": settings.get(db, backups.SECOND_PLACE) or ""}
    known = _read(trail)
    name = str(db.folder)
    if known.get(name) == crumb:
        return
    known.pop(name, None)
    known[name] = crumb
    _write(trail, dict(list(known.items())[-MOST:]))


def forget(trail: Path, folder: Path) -> None:
    """What became of the school of `folder` is known: it was restored, or begun anew."""
    known = _read(trail)
    if known.pop(str(folder.absolute()), None) is not None:
        _write(trail, known)


def crumb_of(trail: Path, folder: Path) -> Crumb | None:
    """What the trail knows of the school in `folder`; None where it knows nothing."""
    found = _read(trail).get(str(folder.absolute()))
    try:
        return None if found is None else Crumb(str(found["station"]), int(found["lines"]), int(found["last_utc_ms"]), str(found["second"]))
    except (KeyError, TypeError, ValueError):
        return None


def require_not_wiped(trail: Path, folder: Path) -> None:
    """Raises SchoolWiped where `folder` has no school and never heard of one, but the trail knows one that was played in."""
    if (folder / DB_NAME).exists() or (folder / ladder.MARK_NAME).exists():
        return
    crumb = crumb_of(trail, folder)
    if crumb is not None and crumb.lines:
        raise _wiped(folder, crumb, older=False)


def require_not_set_back(trail: Path, db: Db) -> None:
    """Raises SchoolWiped where the open school stands before what the trail knows of it: the disk was set back."""
    crumb = crumb_of(trail, db.folder)
    if crumb is None or crumb.station != db.station:
        return
    lines: int = db.conn.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]
    if crumb.lines > lines:
        raise _wiped(db.folder, crumb, older=True)


def _wiped(folder: Path, crumb: Crumb, *, older: bool) -> SchoolWiped:
    places = [folder / backups.BACKUPS, *([Path(crumb.second)] if crumb.second else [])]
    found = [b for place in places for b in backups.list_place(place)]
    best = next((b for b in sorted(found, key=lambda b: -b.utc_ms) if backups.verify_backup(b.path)), None)
    return SchoolWiped(folder, crumb.last_utc_ms, best.path if best else None, best.utc_ms if best else None, older=older)


def _read(trail: Path) -> dict[str, Any]:
    try:
        found = json.loads(trail.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(found) if isinstance(found, dict) else {}  # pyright: ignore[reportUnknownArgumentType]


def _write(trail: Path, known: dict[str, Any]) -> None:
    part = trail.with_name(f"{trail.name}.{os.getpid()}.part")
    with contextlib.suppress(OSError):
        trail.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
        part.replace(trail)
