"""A robot in front of a locked kiosk on an X server of its own, with a window manager: tries ways out and sees whether it is out."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.kiosk.x11 import Display, Room

NEEDED = ("Xvfb", "openbox", "xdotool")
ROOT = Path(__file__).resolve().parents[2]
SIZE = (1366, 768)
WAIT_S = 30.0
BACK_S = 4.0
"""Within this time the kiosk must stand again as it should: one second on a machine of its own (measured: 0.9 s at most, and that is how long
openbox shows the name of a desktop), more where others run their tests beside this one."""
WATCH_S = 0.12
"""So long it is watched at least: what an attack sets off may come a moment later."""


def missing() -> list[str]:
    """Programs that are not there."""
    return [name for name in NEEDED if not shutil.which(name)]


class Out(AssertionError):
    """The robot got out."""


@dataclass
class Robot:
    """`what` it did is logged in `said`; `escapes` is what came through or stood wrong since it was last asked."""

    screen: str
    environment: dict[str, str]
    folder: Path
    process: subprocess.Popen[str] = field(init=False)
    x: Display = field(init=False)
    window: int = 0
    last: dict[str, Any] = field(default_factory=dict)
    incidents: list[str] = field(default_factory=list)
    made: list[int] = field(default_factory=list)

    # ---- life
    def start(self) -> None:
        """Starts the program and waits until it is locked."""
        command = [sys.executable, "-m", "tests.kiosk.harness", str(self.folder)]
        pipe = subprocess.PIPE
        with (self.folder.parent / "harness.log").open("a") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdin=pipe, stdout=pipe, stderr=log, text=True)
        assert self._read() == "ready"
        self.stands_within(WAIT_S)

    def stop(self) -> None:
        """Ends the program: it goes when nobody speaks to it any more."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    # ---- doing
    def within(self, deed: str, *given: object) -> Any:
        """Has the program itself do something."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(json.dumps([deed, *given]) + "\n")
            self.process.stdin.flush()
        except OSError:
            return "gone"
        return self._read()

    def _read(self) -> Any:
        assert self.process.stdout is not None
        if not select.select([self.process.stdout], [], [], WAIT_S)[0]:
            raise Out("the program does not answer")
        line = self.process.stdout.readline()
        return json.loads(line) if line else "gone"

    def do(self, *arguments: object) -> None:
        """One call of xdotool."""
        subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=False, capture_output=True, timeout=10)

    def keys(self, *chords: str) -> None:
        """Presses chords as xdotool spells them, one after another."""
        self.do("key", "--delay", 2, *chords)

    def intrude(self, *, on_top: bool = False, focus: bool = False) -> int:
        """Another program shows a window of its own."""
        x = self.x
        window = int(x.make_window(200, 150, 600, 400))
        self.made.append(window)
        if on_top:
            x.tell_manager(window, "_NET_WM_STATE", 1, x.atom("_NET_WM_STATE_ABOVE"), 0, 1)
            x.tell_manager(window, "_NET_WM_STATE", 1, x.atom("_NET_WM_STATE_FULLSCREEN"), 0, 1)
        if focus:
            x.tell_manager(window, "_NET_ACTIVE_WINDOW", 2, 0, 0)
            x.set_focus(window)
        return window

    # ---- seeing
    def escapes(self) -> list[str]:
        """What is not as it should be this moment, and what came through since it was last asked; [] means: locked."""
        state = self.within("state") if self.alive else "gone"
        if state == "gone":
            return ["the program is gone"]
        self.last = state
        self.window = state["id"]
        self.incidents += state["incidents"]
        wrong = [f"passed: {what}" for what in state["passed"]] + [f"a window of its own: {top}" for top in state["tops"]]
        if state["copied"]:
            wrong.append(f"copied: {state['copied']}")
        return wrong + self.standing()

    def standing(self) -> list[str]:
        """Whether the window and its covers fill every screen, lie on top, and the window has the keyboard."""
        wrong: list[str] = []
        seen = self.x.seen()[::-1]
        ours = {one.id: window for one in seen for window in (self.window, *self.last["covers"]) if self.x.holds(one.id, window)}
        for room in self.x.screens():
            top = next((one for one in seen if _meet(one.room, room)), None)
            if top is None or top.id not in ours:
                wrong.append(f"on top lies {top}")
            elif top.room != room:
                wrong.append(f"a screen is not filled: {top.room} on {room}")
        if self.window not in ours.values():
            wrong.append("the window is not seen")
        if not self.last["full"]:
            wrong.append("not full screen")
        if not self.last["active"] or not self.x.holds(self.window, self.x.focused()):
            wrong.append("the keyboard is elsewhere")
        return wrong

    def stands_within(self, seconds: float) -> list[str]:
        """Waits until nothing is wrong; what still is, else what came through meanwhile."""
        began = time.monotonic()
        through: list[str] = []
        while True:
            wrong = self.escapes()
            lasting = [one for one in wrong if not one.startswith(("passed", "copied"))]
            through += [one for one in wrong if one not in lasting and one not in through]
            spent = time.monotonic() - began
            if wrong == ["the program is gone"] or spent > seconds:
                return through + lasting
            if not lasting and spent > WATCH_S:
                return through
            select.select([], [], [], 0.02)

    def tidy(self) -> None:
        """Takes away what it put on the screen itself."""
        for window in self.made:
            self.x.destroy(window)
        self.made.clear()


def _meet(one: Room, other: Room) -> bool:
    """Whether two rooms overlap."""
    return all(one[i] < other[i] + other[i + 2] and other[i] < one[i] + one[i + 2] for i in (0, 1))


@contextlib.contextmanager
def robot(folder: Path, tmp: Path) -> Generator[Robot]:
    """A robot in front of a kiosk that has just been locked, on a new X server with openbox."""
    read, write = os.pipe()
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,),
        stdout=quiet,
        stderr=quiet,
    )
    os.close(write)
    manager: subprocess.Popen[bytes] | None = None
    one: Robot | None = None
    try:
        with os.fdopen(read) as said:
            number = said.readline().strip()
        assert number, "Xvfb did not start"
        home = tmp / "home"
        home.mkdir(exist_ok=True)
        environment = os.environ | {
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
            "XDG_CACHE_HOME": str(home),
            "PYTHONPATH": str(ROOT),
            "WASTEQUIZ_TRAIL": str(tmp / "trail.json"),
            "QT_IM_MODULE": "none",
            "QT_ACCESSIBILITY": "0",
        }
        environment.pop("WAYLAND_DISPLAY", None)
        manager = subprocess.Popen(["openbox"], env=environment, stdout=quiet, stderr=quiet)
        one = Robot(f":{number}", environment, folder)
        one.x = Display(one.screen)
        one.start()
        yield one
    finally:
        if one is not None and hasattr(one, "process"):
            one.stop()
        if one is not None and hasattr(one, "x"):
            one.x.close()
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait()
