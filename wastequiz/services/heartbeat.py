"""The heart of a kiosk's program: what it and its parent process agreed on, and the loopback socket they speak through. Without Qt."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any, cast

from wastequiz.domain.facts import dataclass

VARIABLE = "WASTEQUIZ_HEART"
"""The environment variable in which the parent tells its child where to beat, and why it was started."""
RELAY = "WASTEQUIZ_RELAY"
"""Set for a parent that an orphan started: it waits for that orphan's end, and nobody is there to read what it says."""
RUN_NAME = "kiosk.run"
"""The file in the data folder that says where the parent listens, and which process is its child."""
CLOSED = 10
"""The program ends with this code when staff closed the kiosk: the only one on which its parent ends too."""
AFRESH = 11
"""The program ends with this code when somebody asked on the safe screen to try again: what crashed before is forgotten."""
STOPPED = 12
"""The program ends with this code when the system asked it to (SIGTERM)."""
NORMAL, SAFE, BARE = 0, 1, 2
"""How the program is started: as usual, with the safe screen, and with the safe screen alone, without opening the school."""
STARTED, CRASHED, HUNG, ORPHANED = "started", "crashed", "hung", "orphaned"
"""Why it is started: for the first time, after its death, after it stood still, or by an orphan whose parent had been killed."""
PATIENCE_S = 0.5
_MOST_BYTES = 4_096


@dataclass(frozen=True)
class Birth:
    """What a parent tells its child: the port on 127.0.0.1, the word it is known by, the level, why it is started (with a fact), what to take in."""

    port: int
    token: str
    level: int = NORMAL
    why: str = STARTED
    detail: str = ""

    def text(self) -> str:
        return json.dumps([self.port, self.token, self.level, self.why, self.detail])


def birth(environment: MutableMapping[str, str]) -> Birth | None:
    """What the parent told, taken out of `environment` so that no child of ours believes it was meant; None: nobody watches over us."""
    told = environment.pop(VARIABLE, "")
    try:
        port, token, level, why, detail = json.loads(told)
        return Birth(int(port), str(token), int(level), str(why), str(detail))
    except (ValueError, TypeError):
        return None


class Heart:
    """The child's end. `beat` is called by the window's own event loop, so that a loop which stands still is heard to."""

    def __init__(self, told: Birth) -> None:
        """Never raises: a parent that does not answer is one that is gone."""
        self.lost = False
        """Whether the parent is gone."""
        self._unread = b""
        self._unsent = b""
        self._socket = None
        try:
            self._socket = socket.create_connection(("127.0.0.1", told.port), timeout=PATIENCE_S)
            self._socket.setblocking(False)
        except OSError:
            self.lost = True
        self.tell("hello", told.token)

    def tell(self, *words: str) -> None:
        """Says a line to the parent. Never waits and never raises."""
        self._unsent += " ".join(words).replace("\n", " ").encode() + b"\n"
        if self._socket is None:
            return
        try:
            sent = self._socket.send(self._unsent)
            self._unsent = self._unsent[sent:]
        except (BlockingIOError, InterruptedError):
            self._unsent = self._unsent[-_MOST_BYTES:]
        except OSError:
            self._lose()

    def beat(self) -> tuple[str, ...]:
        """Says that the event loop runs; gives the lines the parent said meanwhile."""
        self.tell("beat")
        return self._heard()

    def _heard(self) -> tuple[str, ...]:
        if self._socket is None:
            return ()
        try:
            got = self._socket.recv(_MOST_BYTES)
            if not got:
                self._lose()
            self._unread += got
        except (BlockingIOError, InterruptedError):
            pass
        except OSError:
            self._lose()
        *lines, self._unread = self._unread.split(b"\n")
        return tuple(line.decode("utf-8", "replace") for line in lines)

    def _lose(self) -> None:
        self.lost = True
        self.close()

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


# ---- the file that says that a kiosk runs
def write_run(folder: Path, facts: Mapping[str, object]) -> None:
    """Says in the data folder that a kiosk runs, for its own user alone. A folder that cannot be written to is none of the parent's business."""
    part = folder / (RUN_NAME + ".new")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(dict(facts), file)
        part.replace(folder / RUN_NAME)
    except OSError:
        return


def read_run(folder: Path) -> dict[str, Any]:
    """What the kiosk that runs there, or ran there last, said of itself; {} where it said nothing."""
    try:
        found: object = json.loads((folder / RUN_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def forget_run(folder: Path) -> None:
    """The kiosk was closed. Never raises."""
    try:
        (folder / RUN_NAME).unlink(missing_ok=True)
    except OSError:
        return


def runs_already(folder: Path) -> bool:
    """Whether a kiosk runs on this data folder; it is told that somebody tried to start a second one."""
    run = read_run(folder)
    try:
        with socket.create_connection(("127.0.0.1", int(run["port"])), timeout=PATIENCE_S) as line:
            line.settimeout(4 * PATIENCE_S)
            line.sendall(f"second {run['token']}\n".encode())
            return line.recv(64).startswith(b"running")
    except (OSError, KeyError, ValueError, TypeError, OverflowError):
        return False
