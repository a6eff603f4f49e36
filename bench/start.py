"""Start to a painted home that takes input, and idle memory, against a bare PySide6 window; also with a million answers."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.measure import ROOT, Options, Row, child, compared, compile_all, environment, filled, folder, say, took_ms, turns

BARE = Path(__file__).with_name("bare_window.py")
GATE, MEMORY_GATE = 2.0, 2.5
IDLE_S = 4.0
"""So long after the start memory is looked at: sound, the bank and the collector have settled."""


def rows(options: Options) -> list[Row]:
    """Start and memory, with the full bank and with a million answers."""
    compile_all()
    found: list[Row] = []
    with folder(options) as place:
        for answers, name in ((0, "full bank"), (1_000_000, "full bank, 10,000 students, 1,000,000 answers")):
            school = filled(place, answers)
            found += _started(options, school, name)
        found += _memory(options, filled(place, 0))
    return found


def _started(options: Options, school: Path, name: str) -> list[Row]:
    say(f"start: {name}")
    walls: dict[str, list[float]] = {"ours": [], "bare": []}

    def ours() -> float:
        return _ms(walls["ours"], "-m", "wastequiz", "open", "--quit-when-shown", "--data", school)

    def bare() -> float:
        return _ms(walls["bare"], BARE)

    shown, painted = turns(max(options.runs, 9), ours, bare)
    return [
        compared(f"start to a painted home that takes input ({name})", shown, "bare window painted", painted, GATE),
        compared(
            f"the same, whole process with its end ({name})", walls["ours"][1:], "bare window, whole process", walls["bare"][1:], None
        ),
    ]


def _ms(walls: list[float], *command: str | Path) -> float:
    """Milliseconds the program itself tells; the whole process goes to `walls`."""
    printed: list[str] = []
    walls.append(took_ms(lambda: printed.append(child(*command))))
    return float(json.loads(printed[0])["ms"])


def _memory(options: Options, school: Path) -> list[Row]:
    say("idle memory")
    found: dict[str, dict[str, list[float]]] = {"ours": {}, "bare": {}}
    commands = {"ours": ("-m", "wastequiz", "open", "--data", str(school)), "bare": (str(BARE), "stay")}
    for _ in range(min(3, options.runs)):
        for who, command in commands.items():
            for kind, mb in _memory_mb(command).items():
                found[who].setdefault(kind, []).append(mb)
    return [
        compared(f"idle memory ({name})", found["ours"][kind], "bare window", found["bare"][kind], gate, unit="MB")
        for kind, name, gate in (("Rss", "resident", MEMORY_GATE), ("Pss", "its share of what is shared; depends on what else runs", None))
    ]


def _memory_mb(command: Sequence[str]) -> dict[str, float]:
    running = subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        time.sleep(IDLE_S)
        lines = [line.split() for line in Path(f"/proc/{running.pid}/smaps_rollup").read_text().splitlines()[1:]]
        return {words[0].removesuffix(":"): int(words[1]) / 1024 for words in lines}
    finally:
        running.terminate()
        running.wait()
