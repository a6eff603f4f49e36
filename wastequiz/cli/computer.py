"""What can be seen of a computer without Qt and without asking anybody for rights: files of Linux, the registry of Windows."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

AUTOLOGIN = (
    ("etc/gdm3/custom.conf", r"^\s*AutomaticLoginEnable\s*=\s*true"),
    ("etc/gdm3/daemon.conf", r"^\s*AutomaticLoginEnable\s*=\s*true"),
    ("etc/gdm/custom.conf", r"^\s*AutomaticLoginEnable\s*=\s*true"),
    ("etc/lightdm/lightdm.conf", r"^\s*autologin-user\s*=\s*\S"),
    ("etc/lightdm/lightdm.conf.d/*.conf", r"^\s*autologin-user\s*=\s*\S"),
    ("etc/sddm.conf", r"^\s*User\s*=\s*\S"),
    ("etc/sddm.conf.d/*.conf", r"^\s*User\s*=\s*\S"),
    ("etc/systemd/system/getty@*.service.d/*.conf", r"^\s*ExecStart\s*=.*--autologin"),
)
"""Where display managers and consoles are told to sign somebody in by themselves."""
UNITS = "etc/systemd/system/*.service"
LOGIND = ("etc/systemd/logind.conf", "etc/systemd/logind.conf.d/*.conf")
MASKED = "/dev/null"


@dataclass(frozen=True)
class Computer:
    """`root` is where its files begin, so that a test can lay out another one."""

    root: Path = Path("/")
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    system: str = sys.platform

    @property
    def is_linux(self) -> bool:
        return self.system.startswith("linux")

    @property
    def is_windows(self) -> bool:
        return self.system == "win32"

    # ---- Linux
    def texts(self, *patterns: str) -> Iterator[str]:
        """What stands in these files, as far as there are any and they may be read."""
        for pattern in patterns:
            for path in sorted(self.root.glob(pattern)):
                try:
                    yield path.read_text(encoding="utf-8", errors="replace")
                except OSError:
                    continue

    def running(self) -> set[str]:
        """The names of the programs that run."""
        return {text.strip() for text in self.texts("proc/[0-9]*/comm")}

    def starts_by_itself(self) -> bool:
        """Whether a unit of systemd starts the kiosk."""
        return any(re.search(r"^ExecStart\s*=.*\bwastequiz\b.*\bkiosk\b", text, re.MULTILINE) for text in self.texts(UNITS))

    def signs_in_by_itself(self) -> bool:
        """Whether somebody is signed in when it is switched on."""
        return any(re.search(says, text, re.MULTILINE) for pattern, says in AUTOLOGIN for text in self.texts(pattern))

    def logind(self, key: str) -> str:
        """What systemd-logind is told for `key`, '' where it is told nothing."""
        found = [word for text in self.texts(*LOGIND) for word in re.findall(rf"^\s*{key}\s*=\s*(\S+)", text, re.MULTILINE)]
        return found[-1] if found else ""

    def is_masked(self, unit: str) -> bool:
        """Whether a unit of systemd cannot be started."""
        path = self.root / "etc/systemd/system" / unit
        return path.is_symlink() and str(path.readlink()) == MASKED

    def devices(self) -> list[dict[str, str]]:
        """The input devices, each as the letters of /proc/bus/input/devices: N name, H handlers, B bits by their names."""
        found: list[dict[str, str]] = []
        for text in self.texts("proc/bus/input/devices"):
            for block in text.split("\n\n"):
                device: dict[str, str] = {}
                for line in block.splitlines():
                    kind, _colon, rest = line.partition(": ")
                    name, _equals, value = rest.partition("=")
                    device[name if kind in ("B", "N", "H") else kind] = value.strip().strip('"')
                if device:
                    found.append(device)
        return found

    def touch_screens(self) -> list[str]:
        """Devices one points at the picture with: bit 1 of PROP (INPUT_PROP_DIRECT), and many points or one finger (ABS)."""
        return [one.get("Name", "") for one in self.devices() if _bits(one.get("PROP", "")) & 0b10 and "ABS" in one]

    def keyboards(self) -> list[str]:
        """Devices with letters: keys 16 to 25 (Q to P) of KEY."""
        letters = 0b1111111111 << 16
        return [one.get("Name", "") for one in self.devices() if _bits(one.get("KEY", "").split(" ")[-1]) & letters == letters]

    # ---- Windows
    def registry(self, place: str, name: str) -> object:
        """A value of the registry; None where there is none. `place` begins with HKLM or HKCU."""
        if sys.platform != "win32":
            return None
        import winreg

        hive, _backslash, key = place.partition("\\")
        root = winreg.HKEY_LOCAL_MACHINE if hive == "HKLM" else winreg.HKEY_CURRENT_USER
        try:
            with winreg.OpenKey(root, key) as opened:
                return winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None


def _bits(word: str) -> int:
    try:
        return int(word, 16)
    except ValueError:
        return 0
