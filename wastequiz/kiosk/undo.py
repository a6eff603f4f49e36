"""What a lock changes outside the program is written down before, so that the next start can undo it when this one does not come to its end."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

NAME = "kiosk_undo.json"
"""In the data folder: {id of a lock: how it found what it changed}."""


def left(folder: Path) -> dict[str, dict[str, Any]]:
    """What is written there; nothing where there is no such file, or where it cannot be read."""
    try:
        kept: object = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(kept, dict):
        return {}
    rows = cast("dict[str, object]", kept)
    return {name: cast("dict[str, Any]", fact) for name, fact in rows.items() if isinstance(fact, dict)}


def keep(folder: Path, lock: str, fact: Mapping[str, Any]) -> bool:
    """Writes how `lock` found what it is about to change. False where it cannot be kept: then nothing is to be changed."""
    return _write(folder, left(folder) | {lock: dict(fact)})


def forget(folder: Path, lock: str) -> None:
    """It was undone."""
    rest = {name: fact for name, fact in left(folder).items() if name != lock}
    if rest:
        _write(folder, rest)
    else:
        (folder / NAME).unlink(missing_ok=True)


def _write(folder: Path, facts: Mapping[str, Mapping[str, Any]]) -> bool:
    new = folder / f"{NAME}.new"
    try:
        with new.open("w", encoding="utf-8") as file:
            json.dump(facts, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(folder / NAME)
    except OSError:
        return False
    return True
