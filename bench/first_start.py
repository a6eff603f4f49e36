"""The first start: reading the built-in bank's source files and loading them into a new school."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from bench.measure import Options, Row, shown, took_ms, turns
from wastequiz import paths
from wastequiz.formats import sources
from wastequiz.store import bank
from wastequiz.store.school import close_school, open_school

GATE_MS = 500.0


def rows(options: Options) -> list[Row]:
    def load() -> float:
        with tempfile.TemporaryDirectory() as place:
            db = open_school(Path(place))
            try:
                return took_ms(lambda: bank.load_builtin(db, sources.read_bank(paths.questions()), "bench"))
            finally:
                close_school(db)

    def bare() -> float:
        return took_ms(_read_plainly)

    ours, base = turns(options.runs, load, bare)
    ours_ms, base_ms = sorted(ours)[len(ours) // 2], sorted(base)[len(base) // 2]
    return [
        Row(
            "built-in bank read, checked and kept at the first start",
            f"{shown(ours_ms)} ms",
            f"its CSV files through the csv module: {shown(base_ms)} ms",
            f"{ours_ms / base_ms:.1f}",
            "≤ 500 ms",
            ours_ms <= GATE_MS,
        )
    ]


def _read_plainly() -> int:
    count = 0
    for file in paths.questions().rglob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            count += sum(1 for _ in csv.DictReader(lines))
    return count
