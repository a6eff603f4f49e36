"""The parent of a kiosk: starts the program, hears its heart beat, and starts it again when it dies or stands still. Without Qt, without threads."""

from __future__ import annotations

import contextlib
import os
import secrets
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from wastequiz.cli.system_manager import SystemManager, without_manager
from wastequiz.services import heartbeat as heart
from wastequiz.services.heartbeat import Birth

KNOWN_CODES = (2, 3)
"""A program that ends with these before it ever showed anything said why in one sentence: starting it again would not help."""
Told = Callable[[str, str], None]
"""Hears what happens: a word (started, up, at, crashed, hung, safe, second, closing) and a fact."""


@dataclass(frozen=True)
class Limits:
    """All in seconds. `first_start_s`, `start_s`: from the start to the first beat (the first start may find cold disks); `hang_s`: between beats.

    From standing still to being back is `hang_s` and a start of some seconds, so below the 15 s that were promised.
    """

    first_start_s: float = 60
    start_s: float = 20
    hang_s: float = 8
    stop_s: float = 10
    """How long a program that was asked to end may take, before it is killed."""
    crashes: int = 3
    """So many deaths within `within_s` lead to the safe screen."""
    within_s: float = 60
    tick_s: float = 0.25
    calm_s: float = 5
    """Where even the bare safe screen dies, so long is waited before each further start."""


class Supervisor:
    """One kiosk, from its first start until staff closes it."""

    def __init__(
        self,
        command: Callable[[str], Sequence[str]],
        event: str,
        folder: Path,
        told: Told,
        limits: Limits | None = None,
        why: str = heart.STARTED,
    ) -> None:
        """`command(event)`: how the program is started. `event`: as it was named on the command line; from then on the id the program tells."""
        self.command, self.event, self.folder, self.told = command, event, folder, told
        self.limits = limits or Limits()
        self.manager = SystemManager()
        self._token = secrets.token_hex(16)
        self._selector = selectors.DefaultSelector()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.setblocking(False)
        self._selector.register(self._server, selectors.EVENT_READ, self._accept)
        self._child: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._unread: dict[socket.socket, bytes] = {}
        self._unsaid: list[str] = []
        """What the program is to hear once it listens."""
        self._started_at = self._beat_at = 0.0
        self._beaten = False
        self._ever_up = False
        self._starts = 0
        self._level = heart.NORMAL
        self._deaths: deque[float] = deque()
        self._why, self._detail = why, ""
        self._stop = 0
        """The signal that asked for the end; 0: none did."""
        self._stop_at = 0.0

    # ---- life
    def run(self) -> int:
        """Until staff closes the kiosk or a signal ends it. Gives the exit code: 0, or what a program that could not start ended with."""
        self._hear_signals()
        try:
            return self._watch()
        finally:
            self._end_child()
            heart.forget_run(self.folder)
            for key in list(self._selector.get_map().values()):
                self._selector.unregister(key.fileobj)
                if isinstance(key.fileobj, socket.socket):
                    key.fileobj.close()
            self._selector.close()
            with contextlib.suppress(ValueError):
                signal.set_wakeup_fd(-1)

    def _watch(self) -> int:
        self._start()
        looked = notified = time.monotonic()
        while True:
            for key, _mask in self._selector.select(self.limits.tick_s):
                key.data(key.fileobj)
            now = time.monotonic()
            if now - looked > 4 * self.limits.tick_s + 1:  # we ourselves stood still (the computer slept): nobody else is to blame
                self._beat_at = now
            looked = now
            if self.manager.watchdog_s and now - notified >= self.manager.watchdog_s:
                self.manager.say("WATCHDOG=1")
                notified = now
            code = self._code()
            if code is not None:
                ended = self._ended(code)
                if ended is not None:
                    return ended
            elif self._stop:
                self._hurry(now)
            else:
                self._look_for_a_hang(now)

    def _start(self) -> None:
        told = Birth(self._server.getsockname()[1], self._token, self._level, self._why, self._detail)
        environment = without_manager(os.environ) | {heart.VARIABLE: told.text()}
        self._beaten = False
        self._starts += 1
        self._started_at = self._beat_at = time.monotonic()
        flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # on Windows Ctrl+C is ours to pass on
        self._child = subprocess.Popen(self.command(self.event), env=environment, creationflags=flags)
        self._write_run()
        self.told("started", f"{self._child.pid} {self._level} {self._why}")

    def _write_run(self) -> None:
        if self._child is None:
            return
        facts = {
            "port": self._server.getsockname()[1],
            "token": self._token,
            "pid": os.getpid(),
            "child": self._child.pid,
            "child_began": began(self._child.pid),
        }
        heart.write_run(self.folder, facts)

    def _code(self) -> int | None:
        return self._child.poll() if self._child is not None else -1

    # ---- deaths
    def _ended(self, code: int) -> int | None:
        """What becomes of a program that ended: our own exit code, or None where it was started again."""
        self._hang_up()
        if self._stop:
            return 0 if code in (0, heart.CLOSED, heart.STOPPED, -signal.SIGTERM) else 1
        if code == heart.CLOSED:
            self.told("closing", "staff")
            return 0
        if not self._ever_up and code in KNOWN_CODES:
            return code
        if code == heart.AFRESH:
            self._deaths.clear()
            self._level, self._why, self._detail = heart.NORMAL, heart.CRASHED, "retry"
        else:
            self._count_death(heart.CRASHED, f"code {code}")
        self._start()
        return None

    def _count_death(self, why: str, detail: str) -> None:
        self.told(why, detail)
        now = time.monotonic()
        self._why, self._detail = why, detail
        self._deaths.append(now)
        while now - self._deaths[0] > self.limits.within_s:
            self._deaths.popleft()
        if len(self._deaths) >= self.limits.crashes:
            if self._level == heart.BARE:
                self._rest(self.limits.calm_s)
            self._level = min(self._level + 1, heart.BARE)
            self._deaths.clear()
            self.told("safe", str(self._level))

    def _rest(self, seconds: float) -> None:
        """Waits, with ears open for signals: a program that cannot even show the safe screen is not to eat up the computer."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self._stop:
            for key, _mask in self._selector.select(min(left, self.limits.tick_s)):
                key.data(key.fileobj)
            self.manager.say("WATCHDOG=1")

    def _look_for_a_hang(self, now: float) -> None:
        limits = self.limits
        if self._beaten:
            allowed = limits.hang_s
        else:
            allowed = limits.first_start_s if self._starts == 1 else limits.start_s
        if now - self._beat_at <= allowed:
            return
        self._kill()
        self._hang_up()
        self._count_death(heart.HUNG, f"{now - self._beat_at:.0f} s")
        if not self._stop:
            self._start()

    def _kill(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.wait()

    def _hang_up(self) -> None:
        if self._line is not None:
            self._close(self._line)

    # ---- the end
    def _hear_signals(self) -> None:
        """A signal wakes the loop through a pair of sockets, which works on Windows too."""
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setblocking(False)
        self._selector.register(ours, selectors.EVENT_READ, _drain)
        self._wake = theirs
        signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._signalled)

    def _signalled(self, number: int, _frame: FrameType | None) -> None:
        self._stop = number

    def _hurry(self, now: float) -> None:
        """Passes the wish for an end on: by the line, which Windows has too, and by the signal; kills what does not listen."""
        if not self._stop_at:
            self._stop_at = now
            self.told("closing", "signal")
            self.manager.say("STOPPING=1")
            self._say("close")
            if self._child is not None and sys.platform != "win32":
                self._child.send_signal(signal.SIGTERM)
        elif now - self._stop_at > self.limits.stop_s:
            self._kill()

    def _end_child(self) -> None:
        """Whatever ended us: no program is left behind that nobody watches over."""
        if self._child is not None and self._child.poll() is None:
            self._kill()
        self._hang_up()

    # ---- what is said on the line
    def _accept(self, _server: socket.socket) -> None:
        try:
            line, _from = self._server.accept()
        except OSError:
            return
        line.setblocking(False)
        self._unread[line] = b""
        self._selector.register(line, selectors.EVENT_READ, self._read)

    def _read(self, line: socket.socket) -> None:
        try:
            got = line.recv(65_536)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            got = b""
        *lines, rest = (self._unread.get(line, b"") + got).split(b"\n")
        self._unread[line] = rest
        for said in lines:
            self._hear(line, said.decode("utf-8", "replace"))
        if line in self._unread and (not got or len(rest) > 65_536 or (line is not self._line and rest and len(rest) > 256)):
            self._close(line)

    def _hear(self, line: socket.socket, said: str) -> None:
        word, _space, fact = said.partition(" ")
        if line is not self._line:
            if not secrets.compare_digest(fact, self._token):
                self._close(line)  # a stranger
            elif word == "hello":
                self._hang_up()
                self._line = line
                for words in self._unsaid:
                    self._say(words)
                self._unsaid.clear()
            elif word == "second":
                self._second(line)
            return
        self._beat_at = time.monotonic()
        match word:
            case "beat":
                if not self._beaten:
                    self._beaten = True
                    self.told("up", f"{self._beat_at - self._started_at:.2f}")
            case "event":
                self.event = fact
            case "at":
                if not self._ever_up:
                    self._ever_up = True
                    self.manager.say("READY=1")
                self.told("at", fact)
            case _:
                pass

    def _second(self, line: socket.socket) -> None:
        with contextlib.suppress(OSError):
            line.sendall(b"running\n")
        if self._line is None:
            self._unsaid.append("second")
        self._say("second")
        self.told("second", "")

    def _say(self, words: str) -> None:
        if self._line is not None:
            with contextlib.suppress(OSError):
                self._line.sendall(words.encode() + b"\n")

    def _close(self, line: socket.socket) -> None:
        self._unread.pop(line, None)
        if line is self._line:
            self._line = None
        with contextlib.suppress(KeyError, ValueError):
            self._selector.unregister(line)
        line.close()


def _drain(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.recv(64)


# ---- a program whose parent was killed
def began(pid: int) -> str:
    """When a process began, as the system counts it, so that a number which was given anew is not mistaken for it; '' where it does not say."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def end_orphan(folder: Path, *, wait_s: float = 8, free: Callable[[], bool]) -> None:
    """Waits until the program of a kiosk whose parent is gone has given the school free; kills it where it stands still.

    `free()`: whether the school can be opened. Only that very process is ended: same number, begun at the same moment.
    """
    run = heart.read_run(folder)
    child, since = _number(run.get("child")), str(run.get("child_began", ""))
    if not child or not since or began(child) != since:
        return
    until = time.monotonic() + wait_s
    while not free() and began(child) == since:
        if time.monotonic() > until:
            with contextlib.suppress(OSError):
                os.kill(child, getattr(signal, "SIGKILL", signal.SIGTERM))
            until = float("inf")
        time.sleep(0.05)


def _number(given: Any) -> int:
    return given if isinstance(given, int) and given > 1 else 0
