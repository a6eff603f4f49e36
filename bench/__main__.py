"""Runs the benchmarks that are named (all, if none is), prints their rows, and writes them into docs/benchmarks.md."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import re
import sqlite3
import sys
from pathlib import Path

from bench.measure import ROOT, Options, Row, say

BENCHES = (
    "start",
    "first_start",
    "feedback",
    "board",
    "report",
    "draw",
    "lookup",
    "bank_search",
    "sort_drag",
    "imports",
    "rounds",
    "games",
    "flying_chess",
    "wheel_frames",
    "kiosk_frames",
    "kills",
    "power_cuts",
)
TABLE = ROOT / "docs" / "benchmarks.md"
HEAD = "| what | measured | baseline | ratio | gate | holds |\n|---|---|---|---|---|---|\n"
BUSY = 3.0
"""A load average above it makes times worthless."""
BEGIN, END = "<!-- {name}: begin -->", "<!-- {name}: end -->"


def main() -> int:
    told = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    told.add_argument("names", nargs="*", choices=[*BENCHES, []], help="which to run")
    told.add_argument("--runs", type=int, default=Options.runs)
    told.add_argument("--kills", type=int, default=Options.kills)
    told.add_argument("--cuts", type=int, default=Options.cuts)
    told.add_argument("--rounds", type=int, default=Options.rounds)
    told.add_argument("--keep", type=Path, default=None)
    told.add_argument("--no-table", action="store_true")
    given = told.parse_args()
    options = Options(given.runs, given.kills, given.cuts, given.rounds, given.keep)
    failed = False
    load = os.getloadavg()[0]
    if load > BUSY:
        say(f"the machine is busy (load {load:.1f}): times measured now are not to be trusted")
    for name in given.names or BENCHES:
        say(f"== {name}")
        found: list[Row] = importlib.import_module(f"bench.{name}").rows(options)
        print(HEAD + lines(found), flush=True)
        failed = failed or any(row.held is False for row in found)
        if not given.no_table:
            write(name, found, load)
    return 1 if failed else 0


def lines(found: list[Row]) -> str:
    holds = {None: "", True: "yes", False: "**no**"}
    return "".join(f"| {r.what} | {r.measured} | {r.baseline} | {r.ratio} | {r.gate} | {holds[r.held]} |\n" for r in found)


def write(name: str, found: list[Row], load: float) -> None:
    """Puts the rows of one benchmark between its marks in docs/benchmarks.md, and says on what machine and how busy it was before."""
    text = TABLE.read_text(encoding="utf-8")
    begin, end = BEGIN.format(name=name), END.format(name=name)
    text = re.sub(
        rf"{re.escape(begin)}.*?{re.escape(end)}", lambda _: f"{begin}\n\n{HEAD}{lines(found)}\n{end}", text, count=1, flags=re.DOTALL
    )
    text = re.sub(r"^Machine: .*$", lambda _: f"Machine: {machine(load)}", text, count=1, flags=re.MULTILINE)
    TABLE.write_text(text, encoding="utf-8")


def machine(load: float) -> str:
    import PySide6

    system = platform.system()
    return (
        f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}, PySide6 {PySide6.__version__}, "
        f"SQLite {sqlite3.sqlite_version}, off-screen, shared with other work (load {load:.1f} before the last run)."
    )


if __name__ == "__main__":
    sys.exit(main())
