"""`assets/CREDITS.md`: every file that comes with the program has a line there that says by whom it is and under which licence."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

FILE = "CREDITS.md"
_ROW = re.compile(r"^\|(?P<what>[^|]+)\|(?P<by>[^|]*)\|(?P<licence>[^|]*)\|\s*$")
_NAME = re.compile(r"`([^`]+)`")


def uncredited(assets: Path) -> list[str]:
    """The files under `assets` that no complete row of its table covers, by their paths below it; sources of the makers (`*.py`) need none.

    A row names files (`fonts/OFL.txt`), patterns (`sounds/*.wav`) or folders (`items/`). Raises OSError where the table is not there.
    """
    covered: list[str] = []
    for line in (assets / FILE).read_text(encoding="utf-8").splitlines():
        row = _ROW.match(line)
        if row and row["by"].strip() and row["licence"].strip():
            covered += _NAME.findall(row["what"])
    files = sorted(p.relative_to(assets).as_posix() for p in assets.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return [f for f in files if f != FILE and not f.endswith(".py") and not any(_covers(name, f) for name in covered)]


def _covers(name: str, file: str) -> bool:
    return file.startswith(name) if name.endswith("/") else fnmatch(file, name)
