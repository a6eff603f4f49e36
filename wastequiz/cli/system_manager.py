"""Speaks to systemd as sd_notify(3) does, by its plain datagram socket; where there is no systemd, says nothing."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping


class SystemManager:
    """READY=1 once, WATCHDOG=1 as long as the parent runs."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        given = os.environ if environment is None else environment
        address = given.get("NOTIFY_SOCKET", "")
        self._address = "\0" + address[1:] if address.startswith("@") else address
        usual = given.get("WATCHDOG_USEC", "")
        meant = given.get("WATCHDOG_PID", "") in ("", str(os.getpid()))
        self.watchdog_s = int(usual) / 2_000_000 if usual.isdecimal() and meant else 0.0
        """How often WATCHDOG=1 is to be said: twice as often as it is looked for; 0: nobody looks."""

    def say(self, *lines: str) -> bool:
        """Says e.g. "READY=1"; tells whether anybody was there to hear it. Never raises."""
        family = getattr(socket, "AF_UNIX", None)
        if not self._address or family is None:
            return False
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as line:
                line.setblocking(False)
                line.sendto("\n".join(lines).encode(), self._address)
        except OSError:
            return False
        return True


def without_manager(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a child that is not to speak for its parent."""
    return {name: value for name, value in environment.items() if name not in ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")}
