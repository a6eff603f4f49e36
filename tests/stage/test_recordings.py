"""Recorded voices: found by the sentence they say, played in order with what the engine speaks, interrupted together, never a crash."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from tests.stage.test_sound_and_voice import Speech, speech, without  # noqa: F401 - a fixture
from wastequiz.stage.recordings import INDEX, find, normal, sentences
from wastequiz.stage.voice import Voice


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("香蕉皮，投哪个桶？", "香蕉皮，投哪个桶"),
        ("Hello!", "hello"),
        ("Ｈello  you .", "helloyou"),
        ("可回收物。", "可回收物"),
        ("a b", "AB"),
    ],
)
def test_width_capitals_spaces_and_closing_marks_do_not_count(one: str, other: str) -> None:
    assert normal(one) == normal(other)


def test_different_sentences_stay_different() -> None:
    assert len({normal(s) for s in ("有害垃圾", "其他垃圾", "香蕉，皮", "香蕉皮", "1号", "2号")}) == 6


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("香蕉皮投哪里？厨余垃圾。其他垃圾", ["香蕉皮投哪里？", "厨余垃圾。", "其他垃圾"]),
        ("Which bin? . Food. Waste 1.5 l", ["Which bin?", "Food.", "Waste 1.5 l"]),
        ("", []),
        ("…", []),
        ("one\ntwo", ["one", "two"]),
    ],
)
def test_a_text_is_split_into_its_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def voices(folder: Path, *names: str, language: str = "zh_CN", size: int = 8) -> Path:
    place = folder / language
    place.mkdir(parents=True, exist_ok=True)
    for name in names:
        (place / name).write_bytes(b"s" * size)
    return folder


def test_recordings_are_found_by_name_whatever_their_kind(tmp_path: Path) -> None:
    voices(tmp_path, "香蕉皮.wav", "厨余垃圾。.OGG", "有害垃圾.mp3", "Cola？.m4a", "readme.txt", "！.wav")
    assert set(find([tmp_path], "zh_CN")) == {"香蕉皮", "厨余垃圾", "有害垃圾", "cola"}
    assert find([tmp_path], "en") == {} and find([tmp_path / "nowhere"], "zh_CN") == {}


def test_an_index_names_files_and_only_those_that_are_there(tmp_path: Path) -> None:
    voices(tmp_path, "0001.mp3", "0002.mp3")
    rows = (
        "text,file,what\n香蕉皮？,0001.mp3,thing\n茶叶渣,missing.mp3,thing\n,0002.mp3,\n鱼刺,..\\..\\0002.mp3,thing\n药,notes.txt,thing\n"
    )
    (tmp_path / "zh_CN" / INDEX).write_bytes(b"\xef\xbb\xbf" + rows.encode())
    found = find([tmp_path], "zh_CN")
    assert found["香蕉皮"].name == "0001.mp3" and found["鱼刺"].parent == tmp_path / "zh_CN"
    assert set(found) == {"0001", "0002", "香蕉皮", "鱼刺"}


@pytest.mark.parametrize("broken", [b"\xff\xfe\x00", b'text\n"', b"", b"other,columns\n1,2\n"])
def test_a_damaged_index_and_empty_files_are_passed_over(tmp_path: Path, broken: bytes) -> None:
    voices(tmp_path, "香蕉皮.wav")
    voices(tmp_path, "空.wav", size=0)
    (tmp_path / "zh_CN" / INDEX).write_bytes(broken)
    assert set(find([tmp_path], "zh_CN")) == {"香蕉皮"}


def test_the_schools_own_recordings_go_first(tmp_path: Path) -> None:
    own, built_in = voices(tmp_path / "own", "香蕉皮.wav"), voices(tmp_path / "built_in", "香蕉皮.mp3", "鱼刺.mp3")
    found = find([own, built_in], "zh_CN")
    assert found["香蕉皮"].is_relative_to(own) and found["鱼刺"].is_relative_to(built_in)


# ---- played and spoken in turn


class Status(Enum):
    LoadingMedia = 1
    EndOfMedia = 2
    InvalidMedia = 3


class Signal:
    def __init__(self) -> None:
        self.told: list[Any] = []

    def connect(self, slot: Any) -> None:
        self.told.append(slot)

    def emit(self, value: Any) -> None:
        for slot in self.told:
            slot(value)


class Player:
    """Stands for QMediaPlayer; `heard` is what it was given, in order, with what the engine said."""

    MediaStatus = Status
    heard: list[str]
    one: Player

    def __init__(self) -> None:
        self.mediaStatusChanged = Signal()
        self.stopped = 0
        Player.one = self

    def setAudioOutput(self, output: Any) -> None: ...

    def setSource(self, url: Any) -> None:
        self.source = Path(url.toLocalFile()).name

    def play(self) -> None:
        Player.heard.append(self.source)

    def stop(self) -> None:
        self.stopped += 1


class Loudspeaker:
    volume = 0.0

    def setVolume(self, volume: float) -> None:
        Loudspeaker.volume = volume


class State(Enum):
    Speaking = 1
    Ready = 2
    Error = 3


@pytest.fixture
def devices(monkeypatch: pytest.MonkeyPatch, speech: type[Speech]) -> list[str]:  # noqa: F811
    """A computer with a loudspeaker and a Chinese voice; gives what is heard, in order."""
    from PySide6 import QtMultimedia
    from PySide6.QtCore import QLocale

    Player.heard = []
    monkeypatch.setattr(QtMultimedia.QMediaDevices, "audioOutputs", staticmethod(lambda: ["one"]))
    monkeypatch.setattr(QtMultimedia, "QMediaPlayer", Player)
    monkeypatch.setattr(QtMultimedia, "QAudioOutput", Loudspeaker)
    speech.languages = [QLocale.Language.Chinese]
    speech.stateChanged = Signal()  # type: ignore[attr-defined]
    speech.say = lambda self, words: Player.heard.append(words)  # type: ignore[attr-defined]
    return Player.heard


def spoken(voice: Voice) -> None:
    """The engine speaks and falls silent."""
    for state in (State.Speaking, State.Ready):
        voice._speech.stateChanged.emit(state)


def played(status: Status = Status.EndOfMedia) -> None:
    Player.one.mediaStatusChanged.emit(Status.LoadingMedia)
    Player.one.mediaStatusChanged.emit(status)


def test_recorded_and_spoken_sentences_follow_each_other(devices: list[str], tmp_path: Path) -> None:
    voice = Voice(50, folders=[voices(tmp_path, "厨余垃圾.wav", "其他垃圾.wav")])
    voice.say("香蕉皮投哪里？厨余垃圾。真的？好。其他垃圾")
    assert devices == ["香蕉皮投哪里？"]
    spoken(voice)
    assert devices[1:] == ["厨余垃圾.wav"] and Loudspeaker.volume == 0.5
    played()
    assert devices[2:] == ["真的？ 好。"], "what is not recorded is spoken in one go"
    spoken(voice)
    played()
    assert devices[3:] == ["其他垃圾.wav"] and voice._waiting == [] and voice._saying is None


def test_a_whole_text_may_be_one_recording(devices: list[str], tmp_path: Path) -> None:
    voice = Voice(50, folders=[voices(tmp_path, "你好。再见.mp3")])
    voice.say("你好。再见！")
    assert devices == ["你好。再见.mp3"]


def test_a_new_text_interrupts_all_of_the_old(devices: list[str], tmp_path: Path) -> None:
    voice = Voice(50, folders=[voices(tmp_path, "厨余垃圾.wav")])
    voice.say("厨余垃圾。一。")
    voice.say("二")
    played()
    assert Player.one.stopped >= 1 and devices == ["厨余垃圾.wav", "二"]
    voice.say("一。厨余垃圾。")
    voice.stop()
    spoken(voice)
    assert devices[2:] == ["一。"]


def test_silence_of_what_was_interrupted_does_not_count(devices: list[str], tmp_path: Path) -> None:
    voice = Voice(50, folders=[voices(tmp_path, "厨余垃圾.wav")])
    voice.say("一")
    voice.say("二。厨余垃圾")
    voice._speech.stateChanged.emit(State.Ready)  # of "一", late
    assert devices == ["一", "二。"]
    spoken(voice)
    assert devices[2:] == ["厨余垃圾.wav"]


def test_a_damaged_recording_and_a_failing_engine_are_passed_over(devices: list[str], tmp_path: Path) -> None:
    voice = Voice(50, folders=[voices(tmp_path, "厨余垃圾.wav", "其他垃圾.wav")])
    voice.say("厨余垃圾。一。其他垃圾")
    played(Status.InvalidMedia)
    voice._speech.stateChanged.emit(State.Error)
    assert devices == ["厨余垃圾.wav", "一。", "其他垃圾.wav"]


def test_without_an_engine_recordings_are_heard_all_the_same(devices: list[str], speech: type[Speech], tmp_path: Path) -> None:  # noqa: F811
    speech.engines = ["mock"]
    voice = Voice(50, folders=[voices(tmp_path, "厨余垃圾.wav", "其他垃圾.wav")])
    voice.say("厨余垃圾。一。其他垃圾")
    played()
    assert devices == ["厨余垃圾.wav", "其他垃圾.wav"] and voice.trouble == "engine"


@pytest.mark.parametrize("missing", ["device", "library"])
def test_without_a_loudspeaker_or_the_library_what_is_not_recorded_is_still_spoken(
    devices: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str
) -> None:
    from PySide6 import QtMultimedia

    if missing == "device":
        monkeypatch.setattr(QtMultimedia.QMediaDevices, "audioOutputs", staticmethod(list))
    else:
        without(monkeypatch, "PySide6.QtMultimedia")
    voice = Voice(50, folders=[voices(tmp_path, "厨余垃圾.wav")])
    voice.say("厨余垃圾。一。")
    assert devices == ["一。"] and voice.player_trouble == voice.check_player() == missing
    voice.stop()


def test_recordings_are_counted_for_the_language_spoken_and_looked_for_again(devices: list[str], tmp_path: Path) -> None:
    voice = Voice(50, folders=[voices(tmp_path, "厨余垃圾.wav"), voices(tmp_path / "more", "Food.wav", language="en")])
    assert voice.look_again() == 1
    voices(tmp_path, "其他垃圾.wav")
    assert len(voice.recorded) == 1 and voice.look_again() == 2
    voice.use_language("en")
    assert set(voice.recorded) == {"food"}


def test_volume_nought_plays_no_recording(devices: list[str], tmp_path: Path) -> None:
    Voice(0, folders=[voices(tmp_path, "厨余垃圾.wav")]).say("厨余垃圾")
    assert devices == []
