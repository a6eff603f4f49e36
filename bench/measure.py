"""What all benchmarks share: options, rows, taking turns, and children that are measured from outside."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Options:
    """How much is measured, and where the filled schools stay."""

    runs: int = 9
    kills: int = 100
    cuts: int = 200
    rounds: int = 500
    keep: Path | None = None


@dataclass(frozen=True)
class Row:
    """One line of the table. `gate` '' where nothing is asked; `held` None likewise."""

    what: str
    measured: str
    baseline: str
    ratio: str
    gate: str = ""
    held: bool | None = None


def compared(what: str, ours_ms: Sequence[float], name: str, base_ms: Sequence[float], gate: float | None, *, unit: str = "ms") -> Row:
    """A row from runs that took turns: the ratio of the medians."""
    ours, base = statistics.median(ours_ms), statistics.median(base_ms)
    ratio = ours / base
    return Row(
        what,
        f"{shown(ours)} {unit}",
        f"{name}: {shown(base)} {unit}",
        f"{ratio:.2f}",
        "" if gate is None else f"≤ {gate:g}",
        None if gate is None else ratio <= gate,
    )


def shown(value: float) -> str:
    """Three figures, no more."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.4f}"


def share(values: Sequence[float], at: float) -> float:
    """The value that `at` (0..1) of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * at))]


def turns(runs: int, *measured: Callable[[], float]) -> tuple[list[float], ...]:
    """Runs each in turn, `runs` times, after one run of each that does not count."""
    for measure in measured:
        measure()
    found: tuple[list[float], ...] = tuple([] for _ in measured)
    for _ in range(runs):
        for values, measure in zip(found, measured, strict=True):
            values.append(measure())
    return found


def took_ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


# ---- children
def environment() -> dict[str, str]:
    """Off-screen, and with compiled modules kept, as on a computer that starts the program the second time."""
    return {**{k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}, "QT_QPA_PLATFORM": "offscreen"}


def child(*arguments: str | Path, timeout: float = 900) -> str:
    """What a Python child printed. Raises CalledProcessError."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=timeout, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{arguments} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def compile_all() -> None:
    """Compiles the program's modules, as its second start finds them."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", "wastequiz"], cwd=ROOT, env=environment(), check=False)


# ---- schools
@contextmanager
def folder(options: Options) -> Iterator[Path]:
    """Where filled schools lie: the folder kept, or one that goes away."""
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
        yield options.keep
        return
    with tempfile.TemporaryDirectory(prefix="wastequiz-bench-") as temporary:
        yield Path(temporary)


def filled(place: Path, answers: int, classes: int = 300, students: int = 10_000) -> Path:
    """A closed school with that many answers; made only where it is not there yet."""
    school = place / f"school-{answers}"
    if not (school / "school.clean").exists():
        say(f"filling a school with {answers:,} answers")
        child(
            "-m", "wastequiz", "demo", "fill", "--classes", str(classes), "--students", str(students), "--answers", str(answers),
            "--data", school, timeout=3600,
        )  # fmt: skip
    return school


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
