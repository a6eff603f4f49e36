"""What opening a school costs most, reading the bank, is done once for each bank there is: thousands of tests open one that is the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wastequiz.domain.bank import Bank
from wastequiz.domain.schemes import Scheme
from wastequiz.store import bank as bank_store
from wastequiz.store.db import Db

_TABLES = ("kinds", "items", "schemes", "sets")
_MOST = 8
_read_bank, _read_schemes = bank_store.read_bank, bank_store.read_schemes
_kept: dict[str, Any] = {}


def remember_banks() -> None:
    """From now on a bank or its schemes are read again only where a row of theirs differs; each school gets dicts of its own."""
    bank_store.read_bank = _bank
    bank_store.read_schemes = _schemes


def _bodies(db: Db, *tables: str) -> str:
    return "\n".join(row[0] for table in tables for row in db.conn.execute(bank_store._READ[table]))


def _bank(db: Db) -> Bank:
    kept: Bank = _once("bank:" + _bodies(db, *_TABLES), lambda: _read_bank(db))
    return replace(kept, kinds=dict(kept.kinds), items=dict(kept.items), schemes=dict(kept.schemes), sets=dict(kept.sets))


def _schemes(db: Db) -> dict[str, Scheme]:
    return dict(_once("schemes:" + _bodies(db, "schemes"), lambda: _read_schemes(db)))


def _once(key: str, read: Any) -> Any:
    if key not in _kept:
        _kept[key] = read()
        if len(_kept) > _MOST:
            del _kept[next(iter(_kept))]
    return _kept[key]
