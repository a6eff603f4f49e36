"""A kiosk's parent in a process of its own, whose words are read line by line: programs that beat, die or stand still are its children."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60

PARENT = """
import json, sys
from pathlib import Path
from wastequiz.cli.supervisor import Limits, Supervisor
import wastequiz.cli.supervisor as whole
given = json.loads(sys.argv[1])
def told(word, fact):
    print(word, fact, flush=True)
def command(event):
    return [sys.executable, *given["child"], *([event] if given["event"] else [])]
exec(given["without"])
sys.exit(Supervisor(command, given["event"], Path(given["folder"]), told, Limits(**given["limits"])).run())
"""
STUB = """
import os, selectors, signal, sys, time
from wastequiz.services import heartbeat
told = heartbeat.birth(os.environ)
heart = heartbeat.Heart(told)
heart.tell("event", "e-17")
heart.tell("at", ("Attract", "SafeScreen", "SafeScreen")[told.level])
{first}
while True:
    for word in heart.beat():
        heart.tell("at", "heard-" + word)
        if word == "close" and {listens}:
            sys.exit(heartbeat.CLOSED)
    if heart.lost:
        sys.exit(heartbeat.STOPPED)
    time.sleep(0.05)
"""


def stub(first: str = "", listens: bool = True) -> list[str]:
    """A program that beats as a kiosk's does, but shows nothing. `first`: what it does before."""
    return ["-c", STUB.format(first=first, listens=listens)]


@dataclass
class Parent:
    """What the parent says, and when."""

    process: subprocess.Popen[bytes]
    said: list[str] = field(default_factory=list[str])
    _rest: bytes = b""

    def hear(self, *wanted: str, within_s: float = PATIENCE_S) -> str:
        """Waits for a line that begins with one of `wanted`; gives it. Raises AssertionError when it does not come in time or the parent ends."""
        assert self.process.stdout is not None
        until = time.monotonic() + within_s
        while True:
            while b"\n" in self._rest:
                line, _n, self._rest = self._rest.partition(b"\n")
                self.said.append(line.decode())
                if self.said[-1].startswith(wanted):
                    return self.said[-1]
            ready, _w, _x = select.select([self.process.stdout], [], [], max(0.0, until - time.monotonic()))
            got = os.read(self.process.stdout.fileno(), 65_536) if ready else b""
            assert got, f"{wanted} was not said; before: {self.said[-6:]}"
            self._rest += got

    def child(self) -> int:
        """The process that was started now."""
        return int(self.hear("started").split()[1])

    def up(self) -> float:
        """Waits until the program that was started is up; gives when."""
        self.hear("up")
        return time.monotonic()

    def end(self, number: int = signal.SIGTERM) -> int:
        """Sends a signal and waits for the end; gives the exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_S)


@contextmanager
def parent(folder: Path, child: list[str], *, event: str = "", without: str = "", **limits: float) -> Iterator[Parent]:
    """A parent with these limits. `event`: named to the child, where it wants to know; `without`: what takes one of the guards away."""
    given = {"folder": str(folder), "child": child, "limits": limits, "event": event, "without": without}
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "LANG": "en_US.UTF-8"}
    with subprocess.Popen([sys.executable, "-c", PARENT, json.dumps(given)], cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        one = Parent(process)
        try:
            yield one
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(15)
                except subprocess.TimeoutExpired:
                    process.kill()
