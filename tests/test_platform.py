"""What we rely on below us: a PySide6 that counts its references, and a font that has the characters."""

from __future__ import annotations

import gc
import io
import sys
import wave
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QImage, QPainter, QPen, QRawFont
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "assets" / "fonts"
WEIGHTS = ("Regular", "Bold")


def test_calls_into_qt_keep_their_count_of_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to None with every void call, and aborts after a while."""
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    pen = QPen()
    drifts: list[int] = []
    gc.collect()
    gc.disable()  # a collection in between may free objects that hold None
    try:
        for _ in range(3):
            before = sys.getrefcount(None)
            for _ in range(500):
                painter.setPen(pen)
            drifts.append(abs(sys.getrefcount(None) - before))
    finally:
        gc.enable()
        painter.end()
    assert min(drifts) <= 50, drifts


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_shipped_font_has_chinese(qtbot: QtBot, weight: str) -> None:
    number = QFontDatabase.addApplicationFont(str(FONTS / f"NotoSansCJKsc-{weight}.subset.otf"))
    assert number >= 0
    try:
        family = QFontDatabase.applicationFontFamilies(number)[0]
        metrics = QFontMetrics(QFont(family, 20))
        # Not inFont(character): in PySide6 it misses many characters above U+7000 that are there.
        assert all(metrics.inFontUcs4(ord(character)) for character in "厨余垃圾可回收物有害其他分得清")
        raw = QRawFont.fromFont(QFont(family, 20))
        assert raw.familyName() == family
        assert all(raw.supportsCharacter(ord(character)) for character in "厨余垃圾")
    finally:
        QFontDatabase.removeApplicationFont(number)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_shipped_font_has_what_names_and_pinyin_need(weight: str) -> None:
    with TTFont(FONTS / f"NotoSansCJKsc-{weight}.subset.otf", lazy=True) as font:
        characters = {chr(code) for code in font.getBestCmap()}
        widths = {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}
    names = (FONTS / "tgh_8105.txt").read_text(encoding="utf-8").split()[-1]
    assert len(set(names)) == 8105
    for needed in (names, "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü", "öäüÖÄÜß", "，。？！：；、“”‘’…—（）《》「」", "←→↑↓✓×•·"):
        assert not set(needed) - characters
    assert len(widths) == 1, "digits must be equally wide"


def test_the_shipped_font_has_every_character_of_the_bank() -> None:
    with TTFont(FONTS / "NotoSansCJKsc-Regular.subset.otf", lazy=True) as font:
        characters = {chr(code) for code in font.getBestCmap()}
    written: set[str] = set()
    for path in sorted((ROOT / "questions").rglob("*.*")):
        if path.suffix in (".csv", ".toml"):
            written |= set(path.read_text(encoding="utf-8-sig"))
    assert not {character for character in written if character.isprintable()} - characters, "run: just fonts"


def test_the_fonts_stay_small() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("*.otf")) < 8_000_000


def test_the_sounds_are_small_and_quiet() -> None:
    paths = sorted((ROOT / "assets" / "sounds").glob("*.wav"))
    assert {path.stem for path in paths} == {
        *("press", "tick", "right", "try_again", "win"),
        *("drop_recyclable", "drop_hazardous", "drop_food", "drop_residual"),
    }
    assert sum(path.stat().st_size for path in paths) < 400_000
    for path in paths:
        with wave.open(io.BytesIO(path.read_bytes())) as file:
            assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (22_050, 1, 2)
            data = memoryview(file.readframes(file.getnframes())).cast("h")
        assert max(abs(value) for value in data) <= 16_384, f"{path.name} is louder than -6 dB"
