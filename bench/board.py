"""The class board from 10,000 to 1,000,000 answers, against reading its rows with one indexed SELECT.

With few answers fewer students stand on a board; so it is the ratio to the SELECT of the same rows that must stay flat.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from pathlib import Path

from bench.measure import Options, Row, filled, folder, say, shown, took_ms, turns
from wastequiz.store import boards, rosters
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school

GATE_MS, FLAT = 5.0, 1.5
SIZES = (10_000, 100_000, 1_000_000)
RAW = "SELECT s.seat, t.points FROM students s JOIN student_totals t ON t.ref = s.ref AND t.week = '' WHERE s.class_id = ?"


def rows(options: Options) -> list[Row]:
    medians: dict[int, tuple[float, float]] = {}
    with folder(options) as place:
        for answers in SIZES:
            say(f"class board with {answers:,} answers")
            with tempfile.TemporaryDirectory() as copy:
                shutil.copytree(filled(place, answers), Path(copy) / "school")
                db = open_school(Path(copy) / "school")
                try:
                    medians[answers] = _medians(options, db)
                finally:
                    close_school(db)
    found = [
        Row(
            f"class board, {answers:,} answers",
            f"{shown(ours)} ms",
            f"one indexed SELECT of its rows: {shown(raw)} ms",
            f"{ours / raw:.1f}",
            "≤ 5 ms",
            ours <= GATE_MS,
        )
        for answers, (ours, raw) in medians.items()
    ]
    few, many = (medians[answers][0] / medians[answers][1] for answers in (SIZES[0], SIZES[-1]))
    found.append(
        Row(
            "class board stays flat: how many SELECTs it is worth",
            f"1,000,000 answers: {many:.1f}",
            f"10,000 answers: {few:.1f}",
            f"{many / few:.2f}",
            f"≤ {FLAT:g}",
            many / few <= FLAT,
        )
    )
    return found


def _medians(options: Options, db: Db) -> tuple[float, float]:
    class_ids = [c.id for c in rosters.classes(db)][:50]
    at = iter(class_ids * (2 * options.runs + 10))

    def ours() -> float:
        class_id = next(at)
        return took_ms(lambda: boards.class_board(db, class_id, week=""))

    def raw() -> float:
        class_id = next(at)
        return took_ms(lambda: db.conn.execute(RAW, (class_id,)).fetchall())

    found, base = turns(max(50, options.runs), ours, raw)
    return statistics.median(found), statistics.median(base)
