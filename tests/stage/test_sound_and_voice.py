"""Sound and voice: heard where there is a device and a voice, else quiet, with the reason known."""

from __future__ import annotations

import builtins
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QLocale

from wastequiz import paths
from wastequiz.stage import sound as sound_module
from wastequiz.stage.sound import NAMES, Sound
from wastequiz.stage.voice import Voice


def without(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    """As if these libraries were not there."""
    real = builtins.__import__

    def load(name: str, *rest: Any, **named: Any) -> Any:
        if name in modules:
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", load)


class Effect:
    """Stands for QSoundEffect."""

    made: list[Effect]

    def __init__(self) -> None:
        self.volume, self.played, self.source = 0.0, 0, ""
        Effect.made.append(self)

    def setSource(self, url: Any) -> None:
        self.source = url.fileName()

    def setVolume(self, volume: float) -> None:
        self.volume = volume

    def play(self) -> None:
        self.played += 1


@pytest.fixture
def loudspeaker(monkeypatch: pytest.MonkeyPatch) -> list[Effect]:
    """A computer with a loudspeaker."""
    from PySide6 import QtMultimedia

    Effect.made = []
    monkeypatch.setattr(QtMultimedia.QMediaDevices, "audioOutputs", staticmethod(lambda: ["a loudspeaker"]))
    monkeypatch.setattr(QtMultimedia, "QSoundEffect", Effect)
    return Effect.made


def test_every_sound_the_program_names_is_there() -> None:
    assert all((paths.assets() / "sounds" / f"{name}.wav").is_file() for name in NAMES)


def test_a_sound_is_made_once_and_played_at_the_volume_of_now(loudspeaker: list[Effect]) -> None:
    sound = Sound(70)
    sound.play("right")
    sound.volume = 30
    sound.play("right")
    (effect,) = loudspeaker
    assert (effect.source, effect.played, effect.volume, sound.trouble) == ("right.wav", 2, 0.3, "")


def test_an_unknown_sound_and_volume_nought_are_quiet(loudspeaker: list[Effect]) -> None:
    Sound(70).play("no such sound")
    Sound(0).play("right")
    assert not loudspeaker


def test_without_a_loudspeaker_it_is_quiet_and_says_so(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6 import QtMultimedia

    monkeypatch.setattr(QtMultimedia.QMediaDevices, "audioOutputs", staticmethod(list))
    sound = Sound(70)
    sound.play("right")
    assert sound.check() == sound.trouble == "device" and not sound._effects


def test_without_the_multimedia_library_it_is_quiet_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "PySide6.QtMultimedia")
    sound = sound_module.Sound(70)
    sound.play("right")
    assert sound.trouble == "library"


class Speech:
    """Stands for QTextToSpeech: an engine with the voices given."""

    engines: ClassVar[list[str]] = ["flite", "mock"]
    languages: ClassVar[list[QLocale.Language]] = [QLocale.Language.English]

    def __init__(self) -> None:
        self.done: list[tuple[str, Any]] = []

    @classmethod
    def availableEngines(cls) -> list[str]:
        return cls.engines

    def availableVoices(self) -> list[Any]:
        def voice(language: QLocale.Language) -> Any:
            return type("A voice", (), {"locale": staticmethod(lambda: QLocale(language))})

        return [voice(language) for language in self.languages]

    def __getattr__(self, name: str) -> Any:
        return lambda *given: self.done.append((name, given[0] if given else None))


@pytest.fixture
def speech(monkeypatch: pytest.MonkeyPatch) -> type[Speech]:
    """A computer with a speech engine that speaks English."""
    from PySide6 import QtTextToSpeech

    class Own(Speech):
        engines: ClassVar[list[str]] = list(Speech.engines)
        languages: ClassVar[list[QLocale.Language]] = list(Speech.languages)

    monkeypatch.setattr(QtTextToSpeech, "QTextToSpeech", Own)
    return Own


def test_a_text_is_read_at_its_volume_and_a_new_one_interrupts(speech: type[Speech]) -> None:
    voice = Voice(50, "en")
    voice.say("one")
    voice.say("two")
    assert voice.trouble == "" and voice.last == "two"
    done = [d for d in voice._speech.done if d[0] != "setLocale"]
    assert done == [("stop", None), ("setVolume", 0.5), ("say", "one"), ("stop", None), ("setVolume", 0.5), ("say", "two")]
    voice.use_language("zh_CN")
    voice.stop()
    assert voice._speech.done[-2:] == [("setLocale", QLocale("zh_CN")), ("stop", None)]


def test_volume_nought_and_nothing_to_say_do_not_even_look_for_an_engine(speech: type[Speech]) -> None:
    voice = Voice(0, "en")
    voice.say("one")
    voice.volume = 50
    voice.say("")
    voice.stop()
    voice.use_language("en")
    assert voice._speech is None and voice.last == ""


def test_a_voice_for_another_language_only_is_trouble_and_is_told(speech: type[Speech]) -> None:
    voice = Voice(50, "zh_CN")
    voice.say("一")
    assert voice.check() == "voice" and ("say", "一") not in voice._speech.done


def test_without_an_engine_it_is_quiet_and_says_so(speech: type[Speech]) -> None:
    speech.engines = ["mock"]
    voice = Voice(50, "en")
    voice.say("one")
    assert voice.trouble == "engine" and voice.last == "one"


def test_without_the_speech_library_it_is_quiet_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "PySide6.QtTextToSpeech")
    voice = Voice(50, "en")
    voice.say("one")
    assert voice.trouble == "library" and voice.last == "one"
