"""Short sounds. Without a sound device, or without the multimedia libraries, everything stays quiet and settings says so."""

from __future__ import annotations

import contextlib
from typing import Any

from PySide6.QtCore import QUrl

from wastequiz import paths

NAMES = ("press", "right", "try_again", "tick", "win", "drop_recyclable", "drop_hazardous", "drop_food", "drop_residual")


class Sound:
    """Plays the sounds in assets/sounds by name; made ready on first use, so that starting costs nothing."""

    def __init__(self, volume: int = 70) -> None:
        self.volume = volume
        self.trouble = ""
        """Why nothing is heard: 'library', 'device', or '' when all is well (known after the first sound)."""
        self._effects: dict[str, Any] = {}
        self._ready: bool | None = None

    def play(self, name: str) -> None:
        """Plays a sound; an unknown name or a missing device is silent."""
        if self.volume <= 0 or not self._make_ready():
            return
        effect = self._effects.get(name)
        if effect is None:
            file = paths.assets() / "sounds" / f"{name}.wav"
            if not file.is_file():
                return
            from PySide6.QtMultimedia import QSoundEffect

            effect = QSoundEffect()
            effect.setSource(QUrl.fromLocalFile(str(file)))
            self._effects[name] = effect
        effect.setVolume(self.volume / 100)
        effect.play()

    def check(self) -> str:
        """Looks for a device now; returns `trouble`."""
        self._make_ready()
        return self.trouble

    def _make_ready(self) -> bool:
        if self._ready is None:
            self._ready = False
            self.trouble = "library"
            with contextlib.suppress(ImportError):
                from PySide6.QtMultimedia import QMediaDevices

                self.trouble = "" if QMediaDevices.audioOutputs() else "device"
                self._ready = not self.trouble
        return self._ready
