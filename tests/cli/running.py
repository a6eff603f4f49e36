"""Runs the command for tests: inside this process where no window is needed, else as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from wastequiz.cli.commands import wastequiz

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 120


def run(*arguments: str | Path) -> Result:
    """Runs the command in this process."""
    result = CliRunner().invoke(wastequiz, [str(a) for a in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def found(*arguments: str | Path) -> Any:
    """Runs the command with --json; gives what it printed."""
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def begin(*arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
    """Starts the command as a process of its own, without a display; `environment` is added to what a bare system has."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES")}
    known = kept | {"LANG": "en_US.UTF-8", "PYTHONPATH": str(ROOT)} | environment
    return subprocess.Popen(
        [sys.executable, "-m", "wastequiz", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=known,
        cwd=ROOT,
    )


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same, waited for; (exit code, standard output, error stream)."""
    with begin(*arguments, **environment) as started:
        try:
            out, err = started.communicate(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            started.kill()
            raise
        return subprocess.CompletedProcess(started.args, started.returncode, out, err)
