"""Reading aloud: recorded voices where there are some, else the system's speech engine. Without either it is quiet and settings says so."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QUrl

from wastequiz.stage import recordings

Part = str | Path
"""A piece of what is said: words for the engine, or a recording."""


class Voice:
    """Says one thing at a time; a new one interrupts. `last` is what was said last, kept for screens and tests."""

    def __init__(self, volume: int = 80, language: str = "zh_CN", *, folders: Sequence[Path] = ()) -> None:
        """`folders` have recordings, by language; the first one's count before the next one's."""
        self.volume = volume
        self.language = language
        self.folders = tuple(folders)
        self.trouble = ""
        """'library', 'engine', 'voice', or '' when all is well (known after `check` or the first word)."""
        self.player_trouble = ""
        """'library' or 'device' where recordings cannot be heard, '' when all is well (known after `check_player` or the first one)."""
        self.last = ""
        self._speech: Any = None
        self._tried = False
        self._player: Any = None
        self._loudspeaker: Any = None
        self._recorded: Mapping[str, Path] | None = None
        self._waiting: list[Part] = []
        self._saying: Part | None = None
        self._spoke = False
        """Whether the engine has begun with the part it was given: what it fell silent with before was another."""

    def say(self, text: str) -> None:
        """Reads `text` aloud, interrupting what is being said."""
        self.last = text
        if self.volume <= 0 or not text:
            return
        self._waiting, self._saying = self.parts(text), None
        if self._player is not None:
            self._player.stop()
        self._next()

    def stop(self) -> None:
        self._waiting, self._saying = [], None
        if self._player is not None:
            self._player.stop()
        if self._speech is not None:
            self._speech.stop()

    def use_language(self, language: str) -> None:
        self.language = language
        self._recorded = None
        if self._speech is not None:
            self._speech.setLocale(QLocale(language))

    # ---- recordings
    @property
    def recorded(self) -> Mapping[str, Path]:
        """The recorded sentences of the language spoken now, looked for when first asked."""
        if self._recorded is None:
            self._recorded = recordings.find(self.folders, self.language)
        return self._recorded

    def look_again(self) -> int:
        """Looks for recordings anew; how many there are."""
        self._recorded = None
        return len(self.recorded)

    def parts(self, text: str) -> list[Part]:
        """What to play and what to speak, in order; the whole text in one piece where nothing of it is recorded."""
        known = self.recorded
        whole = known.get(recordings.normal(text)) if known else None
        if whole is not None:
            return [whole]
        parts: list[Part] = []
        for sentence in recordings.sentences(text) if known else ():
            file = known.get(recordings.normal(sentence))
            if file is not None:
                parts.append(file)
            elif parts and isinstance(parts[-1], str):
                parts[-1] = f"{parts[-1]} {sentence}"
            else:
                parts.append(sentence)
        return parts if any(isinstance(part, Path) for part in parts) else [text]

    def _next(self) -> None:
        """The next part that can be heard."""
        while self._waiting:
            part = self._waiting.pop(0)
            if self._play(part) if isinstance(part, Path) else self._speak(part):
                return
        self._saying = None

    def _play(self, file: Path) -> bool:
        if self.check_player():
            return False
        if self._speech is not None:
            self._speech.stop()
        self._saying = file
        self._loudspeaker.setVolume(self.volume / 100)
        self._player.setSource(QUrl.fromLocalFile(str(file)))
        self._player.play()
        return True

    def check_player(self) -> str:
        """Makes what plays recordings, once; returns `player_trouble`."""
        if self._player is None and not self.player_trouble:
            self.player_trouble = "library"
            with contextlib.suppress(ImportError):
                from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer

                self.player_trouble = "" if QMediaDevices.audioOutputs() else "device"
                if not self.player_trouble:
                    self._player, self._loudspeaker = QMediaPlayer(), QAudioOutput()
                    self._player.setAudioOutput(self._loudspeaker)
                    over = (QMediaPlayer.MediaStatus.EndOfMedia, QMediaPlayer.MediaStatus.InvalidMedia)
                    self._player.mediaStatusChanged.connect(partial(self._status, over))
        return self.player_trouble

    def _status(self, over: Sequence[Any], status: Any) -> None:
        """What the player says of the recording it has."""
        if status in over:
            self._ended(Path)

    def _ended(self, kind: type[Part]) -> None:
        """A part of that kind is over, or cannot be played: on to the next."""
        if isinstance(self._saying, kind):
            self._next()

    # ---- the engine
    def _speak(self, words: str) -> bool:
        if self.check():
            return False
        self._speech.stop()
        self._speech.setVolume(self.volume / 100)
        self._speech.say(words)
        self._saying, self._spoke = words, False
        return True

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
        with contextlib.suppress(AttributeError, TypeError):
            self._speech.stateChanged.connect(self._state)

    def _state(self, state: Any) -> None:
        """The engine fell silent: on to what waits. An error is silence too."""
        name = getattr(state, "name", "")
        if name == "Speaking":
            self._spoke = True
        elif name == "Error" or (name == "Ready" and self._spoke):
            self._ended(str)
