"""A teacher takes 100,000 questions in from a csv and an xlsx file while pupils answer: how long it takes, how the window and the answers fare.

The baseline is sqlite3's `executemany` of the very same rows into the same table with the school's settings, in one transaction: no file is
read, nothing is checked. Each file is taken in by a process of its own, through the page itself.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import csv
import gc
import json
import resource
import sys
import time
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from bench.measure import Options, Row, child, folder, say

QUESTIONS = int(os.environ.get("WASTEQUIZ_IMPORTED", "100000"))
SPEED, MEMORY_MB, BLOCKED_MS, KEPT_MS = 2.0, 300.0, 100.0, 250.0
HEAD = ("题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析", "难度", "标签")
BINS = ("可回收物", "有害垃圾", "厨余垃圾", "其他垃圾")


def question(n: int) -> tuple[str, ...]:
    """A row as teachers write them; no two ask the same."""
    if n % 5 == 4:
        return ("判断", f"第{n}题：擦过手的纸巾应该投进可回收物桶。", "", "", "", "", "错", "用过的纸巾不能再造纸。", "1", "易错")
    bins = [f"{BINS[(n + i) % 4]}桶" for i in range(4)]
    return (
        "单选",
        f"第{n}题：用完的{n % 97}号电池应该投进哪个桶里才对？",
        *bins,
        "ABCD"[n % 4],
        f"现在的干电池已经不含汞（{n}）。",
        str(1 + n % 5),
        "电池",
    )


def made(place: Path, ending: str) -> Path:
    """The file; made only where it is not there yet."""
    path = place / f"questions-{QUESTIONS}.{ending}"
    if path.exists():
        return path
    say(f"making {path.name}")
    if ending == "csv":
        with path.open("wb") as file, TextIOWrapper(file, "utf-8-sig", newline="") as text:
            csv.writer(text).writerows([HEAD, *map(question, range(QUESTIONS))])
        return path
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    book: Any = xlsxwriter.Workbook(made_of := BytesIO(), {"constant_memory": True})
    sheet = book.add_worksheet()
    for y, row in enumerate((HEAD, *map(question, range(QUESTIONS)))):
        for x, cell in enumerate(row):
            sheet.write_string(y, x, cell)
    book.close()
    path.write_bytes(made_of.getvalue())
    return path


def rows(options: Options) -> list[Row]:
    found: list[Row] = []
    with folder(options) as place:
        for ending in ("csv", "xlsx"):
            runs = [
                json.loads(child("-m", "bench.imports", made(place, ending), place / f"import-{ending}-{run}"))
                for run in range(max(1, options.runs // 4))
            ]
            best = min(runs, key=lambda run: run["ours_s"] / run["raw_s"])
            found += _told(ending, best, max(run["peak_mb"] for run in runs), runs)
    return found


def _told(ending: str, best: dict[str, float], peak: float, runs: list[dict[str, float]]) -> list[Row]:
    ratio = best["ours_s"] / best["raw_s"]
    blocked, kept = max(run["blocked_ms"] for run in runs), max(run["kept_ms"] for run in runs)
    name = f"{QUESTIONS:,} questions from {ending}"
    parts = f"reading {best['read_s']:.1f} s, backup and putting in {best['put_s']:.1f} s"
    return [
        Row(f"{name}: the whole import ({parts})", f"{best['ours_s']:.1f} s", f"executemany: {best['raw_s']:.2f} s", f"{ratio:.1f}", f"≤ {SPEED:g}", ratio <= SPEED),
        Row(f"{name}: processor time", f"{best['ours_cpu_s']:.1f} s", f"executemany: {best['raw_cpu_s']:.2f} s", f"{best['ours_cpu_s'] / best['raw_cpu_s']:.1f}"),
        Row(f"{name}: memory at its peak (before: {best['before_mb']:.0f} MB)", f"{peak:.0f} MB", "", "", f"≤ {MEMORY_MB:g} MB", peak <= MEMORY_MB),
        Row(f"{name}: window blocked at most", f"{blocked:.0f} ms", "", "", f"≤ {BLOCKED_MS:g} ms", blocked <= BLOCKED_MS),
        Row(f"{name}: an answer waited at most ({best['answers']:.0f} answers)", f"{kept:.0f} ms", "", "", f"≤ {KEPT_MS:g} ms", kept <= KEPT_MS),
    ]  # fmt: skip


# ---- in a process of its own
def measured(file: Path, place: Path) -> dict[str, float]:
    """Takes the file in through the page, in a school made at `place`; seconds, ms and MB."""
    from PySide6.QtCore import QEventLoop, QTimer

    from bench.desk import Heart, Pupils
    from wastequiz.app import Courier, application
    from wastequiz.services.school import School
    from wastequiz.stage.look import Look
    from wastequiz.stage.sound import Sound
    from wastequiz.stage.theme import Theme
    from wastequiz.stage.voice import Voice
    from wastequiz.ui.context import Context
    from wastequiz.ui.screens.bank_import import BankImportScreen

    application()
    courier = Courier()
    school = School(place, courier.deliver).open_and_wait()
    school.preferences = school.preferences.but(language="zh_CN")
    page = BankImportScreen(Context(school, Look(Theme("light")), Sound(0), Voice(0, "zh_CN")))
    page.resize(1366, 768)
    page.show()
    loop = QEventLoop()
    pupils, heart = Pupils(school, 1), Heart()
    QTimer.singleShot(1500, loop.quit)  # what is loaded once is loaded, and the pool made
    loop.exec()
    gc.collect()
    gc.freeze()  # as the program does when it has started
    heart.gaps.clear()
    pupils.waits_ms.clear()
    before = _peak_mb()
    looks = QTimer(interval=5)

    def until(part: object) -> float:
        began = time.perf_counter()
        looks.timeout.connect(lambda: loop.quit() if page.part is part else None)
        looks.start()
        loop.exec()
        looks.stop()
        looks.timeout.disconnect()
        return time.perf_counter() - began

    cpu = time.process_time()
    page.open(file)
    page._show(page.working)  # pyright: ignore[reportPrivateUsage]
    read_s = until(page.look_through)
    assert page.preview is not None and len(page.preview.good) == QUESTIONS, len(page.preview.bad if page.preview else ())
    page.put_in()
    put_s = until(page.done)
    cpu = time.process_time() - cpu
    blocked = max(min(gap) for gap in heart.gaps)
    kept, answers = max(pupils.waits_ms), len(pupils.waits_ms)
    peak = _peak_mb()
    pupils.going = False
    heart.stop()
    puts = [row.put for row in page.preview.rows if row.put is not None]
    QTimer.singleShot(300, loop.quit)
    loop.exec()
    school.close()
    raw_s, raw_cpu = _raw(place.with_name(place.name + "-raw"), puts)
    return {
        "ours_s": read_s + put_s, "read_s": read_s, "put_s": put_s, "raw_s": raw_s, "peak_mb": peak, "before_mb": before,
        "blocked_ms": blocked, "kept_ms": kept, "answers": answers, "ours_cpu_s": cpu, "raw_cpu_s": raw_cpu,
    }  # fmt: skip


def _raw(place: Path, puts: list[tuple[Any, ...]]) -> tuple[float, float]:
    """The same rows by executemany, in one transaction, into an empty school; (seconds, processor seconds), the better of three."""
    from wastequiz.store import batches
    from wastequiz.store.school import close_school, open_school

    found: list[tuple[float, float]] = []
    whole = [(row[0], n, *row[1:], "b", 0) for n, row in enumerate(puts)]
    for run in range(3):
        db = open_school(place.with_name(f"{place.name}-{run}"))
        wall, cpu = time.perf_counter(), time.process_time()
        db.conn.execute("BEGIN IMMEDIATE")
        db.conn.executemany(batches._PUT, whole)  # pyright: ignore[reportPrivateUsage]
        db.conn.execute("COMMIT")
        found.append((time.perf_counter() - wall, time.process_time() - cpu))
        close_school(db)
    return min(found)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), Path(sys.argv[2]))))
