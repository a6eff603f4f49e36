"""Reading aloud through the system's speech engine. Without an engine or a voice for the language it is quiet and settings says so."""

from __future__ import annotations

import contextlib
from typing import Any

from PySide6.QtCore import QLocale


class Voice:
    """Says one thing at a time; a new one interrupts. `last` is what was said last, kept for screens and tests."""

    def __init__(self, volume: int = 80, language: str = "zh_CN") -> None:
        self.volume = volume
        self.language = language
        self.trouble = ""
        """'library', 'engine', 'voice', or '' when all is well (known after `check` or the first word)."""
        self.last = ""
        self._speech: Any = None
        self._tried = False

    def say(self, text: str) -> None:
        """Reads `text` aloud, interrupting what is being said."""
        self.last = text
        if self.volume <= 0 or not text or self.check():
            return
        self._speech.stop()
        self._speech.setVolume(self.volume / 100)
        self._speech.say(text)

    def stop(self) -> None:
        if self._speech is not None:
            self._speech.stop()

    def use_language(self, language: str) -> None:
        self.language = language
        if self._speech is not None:
            self._speech.setLocale(QLocale(language))

    def check(self) -> str:
        """Looks for an engine and a voice now; returns `trouble`."""
        if not self._tried:
            self._tried = True
            self.trouble = "library"
            with contextlib.suppress(ImportError):
                from PySide6.QtTextToSpeech import QTextToSpeech

                self._make(QTextToSpeech)
        return self.trouble

    def _make(self, make: Any) -> None:
        engines = [e for e in make.availableEngines() if e != "mock"]
        if not engines:
            self.trouble = "engine"
            return
        self._speech = make()
        self._speech.setLocale(QLocale(self.language))
        wanted = QLocale(self.language).language()
        voices = [v for v in self._speech.availableVoices() if v.locale().language() == wanted]
        self.trouble = "" if voices else "voice"
