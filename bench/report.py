"""A class report and the item analysis of the whole bank with 10,000 students and 1,000,000 answers, against reading the rows raw.

The baselines are what SQLite alone needs to read the same answers: of the class by its index, of everybody from end to end.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.measure import Options, Row, filled, folder, say, shown, took_ms, turns
from wastequiz.domain.reporting import Wanted
from wastequiz.store import answers, rosters
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school

REPORT_MS, ANALYSIS_MS, FACTS_MS, MARKS_MS = 1000.0, 3000.0, 600.0, 1500.0
ANSWERS = 1_000_000
OF_CLASS = "SELECT key, correct, ms, choice FROM answers WHERE class_id = ?"
OF_ALL = "SELECT round, key, correct FROM answers"


def rows(options: Options) -> list[Row]:
    with folder(options) as place, tempfile.TemporaryDirectory(prefix="wastequiz-bench-") as copy:
        school = Path(shutil.copytree(filled(place, ANSWERS), Path(copy) / "school"))
        db = open_school(school)
        try:
            found = _facts(options, db)
        finally:
            db.backed_up_at = db.conn.total_changes  # nothing was changed worth a copy of it all
            close_school(db)
        found += _deeds(options, school)
        from bench import desk  # loads Qt, which the rows above do without

        found += desk.window_rows(options, school)
        return [*found, *desk.answer_rows_cost(options, school)]


def _facts(options: Options, db: Db) -> list[Row]:
    """What the store alone needs."""
    say("the facts of a class report and all marks, from the store")
    classes = rosters.classes(db)
    scheme, revision = db.conn.execute("SELECT scheme, revision FROM answers GROUP BY 1, 2 ORDER BY count(*) DESC").fetchone()
    since, until = db.conn.execute("SELECT min(day), max(day) FROM answers").fetchone()
    at = iter([c for c in classes if c.students] * (2 * options.runs + 2))

    def facts() -> float:
        mine = next(at)
        year = tuple(c.id for c in classes if c.band == mine.band)
        wanted = Wanted(mine.id, year, since, until, scheme=scheme, revision=revision)

        def read() -> None:
            answers.given(db, wanted)
            answers.by_class(db, wanted)
            answers.by_class(db, answers.previous(wanted))
            answers.by_week(db, wanted)
            answers.knowledge(db, wanted)
            answers.played(db, wanted)

        return took_ms(read)

    def of_class() -> float:
        mine = next(at)
        return took_ms(lambda: db.conn.execute(OF_CLASS, (mine.id,)).fetchall())

    def marks() -> float:
        return took_ms(lambda: sum(len(some.keys) for some in answers.mark_columns(db, scheme, revision)))

    ours, raw = turns(options.runs, facts, of_class)
    all_marks, scan = turns(max(1, options.runs // 3), marks, lambda: _scan(db))
    return [
        _row("facts of a class report, read from the store", ours, "one indexed SELECT of its answers", raw, FACTS_MS),
        _row("marks of all answers, read from the store", all_marks, "a SELECT of the same columns", scan, MARKS_MS),
    ]


def _deeds(options: Options, school: Path) -> list[Row]:
    """What a teacher waits for: the deeds themselves, on the store's thread."""
    from wastequiz.services import bank_report, reporting
    from wastequiz.services.school import School

    say("class reports and the item analysis of the bank, as a teacher asks for them")
    opened = School(school).open_and_wait()
    try:
        classes = [c for c in opened.ask(rosters.classes) if c.students]
        period = reporting.period_of(opened)
        at = iter(classes * (options.runs + 1))

        def report() -> float:
            mine = next(at)
            return _heard(lambda done, failed: reporting.report(opened, mine.id, period, done, failed))

        def analysis() -> float:
            return _heard(lambda done, failed: bank_report.item_analysis(opened, done, failed))

        def of_class() -> float:
            return opened.ask(lambda db: took_ms(lambda: db.conn.execute(OF_CLASS, (classes[0].id,)).fetchall()))

        worked: dict[str, list[float]] = {}

        def also(name: str, measure: Callable[[], float]) -> Callable[[], float]:
            """Notes beside the time how much the program worked on all its threads: a figure that does not know who else is busy."""
            worked[name] = []

            def run() -> float:
                began = time.process_time()
                took = measure()
                worked[name].append((time.process_time() - began) * 1000)
                return took

            return run

        reports, raw = turns(options.runs, also("report", report), also("class", of_class))
        analyses, scan = turns(max(3, options.runs // 3), also("analysis", analysis), also("scan", lambda: opened.ask(_scan)))
    finally:
        opened.close()
    of_reports, of_analyses = "one indexed SELECT of its answers", "a SELECT of all marks"
    asked, analysed = "a class report, asked for and there", "item analysis of the whole bank, asked for and there"
    return [
        _row(asked, reports, of_reports, raw, REPORT_MS),
        _row(f"{asked}, processor time", worked["report"], of_reports, worked["class"], REPORT_MS),
        _row(analysed, analyses, of_analyses, scan, ANALYSIS_MS),
        _row(f"{analysed}, processor time", worked["analysis"], of_analyses, worked["scan"], ANALYSIS_MS),
    ]


def _scan(db: Db) -> float:
    return took_ms(lambda: Counter(row[1] for row in db.conn.execute(OF_ALL)))


def _heard(ask: Callable[[Callable[[Any], None], Callable[[BaseException], None]], None]) -> float:
    """How long it takes until the answer is there. Raises what the deed failed with."""
    there, errors = threading.Event(), list[BaseException]()

    def failed(error: BaseException) -> None:
        errors.append(error)
        there.set()

    def wait() -> None:
        ask(lambda _result: there.set(), failed)
        there.wait()

    took = took_ms(wait)
    if errors:
        raise errors[0]
    return took


def _row(what: str, ours: list[float], name: str, base: list[float], gate: float) -> Row:
    found, raw = statistics.median(ours), statistics.median(base)
    told = f"{what}: {ANSWERS:,} answers, 10,000 students"
    return Row(told, f"{shown(found)} ms", f"{name}: {shown(raw)} ms", f"{found / raw:.1f}", f"≤ {gate:g} ms", found <= gate)
