"""High contrast and less movement as the system asks for them, where nobody chose."""

from __future__ import annotations

from enum import Enum
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from wastequiz.stage import system_look
from wastequiz.stage.theme import HIGH_CONTRAST, LIGHT


class Motion(Enum):
    NoPreference = 0
    ReducedMotion = 1


def system(monkeypatch: pytest.MonkeyPatch, **answers: Any) -> None:
    """A system that gives these answers, and knows no other question."""
    hints = type("Hints", (), {name: staticmethod(lambda value=value: value) for name, value in answers.items()})()
    style = type("Style", (), {"accessibility": staticmethod(lambda: hints)})()
    monkeypatch.setattr(QGuiApplication, "styleHints", staticmethod(lambda: style))


@pytest.mark.parametrize(
    ("asked", "theme"), [(Qt.ContrastPreference.HighContrast, HIGH_CONTRAST), (Qt.ContrastPreference.NoPreference, LIGHT)]
)
def test_high_contrast_follows_the_system_until_somebody_chose(
    qapp: Any, monkeypatch: pytest.MonkeyPatch, asked: Qt.ContrastPreference, theme: str
) -> None:
    system(monkeypatch, contrastPreference=asked)
    assert system_look.theme(LIGHT, chosen=False) == theme
    assert system_look.theme(LIGHT, chosen=True) == LIGHT
    assert system_look.theme(HIGH_CONTRAST, chosen=True) == HIGH_CONTRAST


@pytest.mark.parametrize(
    ("ground", "ink", "high"),
    [("#000000", "#ffff00", True), ("#000000", "#ffffff", True), ("#202020", "#ffffff", False), ("#ffffff", "#000000", False)],
)
def test_an_older_qt_is_asked_for_its_colours(qapp: Any, monkeypatch: pytest.MonkeyPatch, ground: str, ink: str, high: bool) -> None:
    system(monkeypatch)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(ground))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    monkeypatch.setattr(QGuiApplication, "palette", staticmethod(lambda: palette))
    assert system_look.high_contrast() is high
    monkeypatch.setattr(QGuiApplication, "styleHints", staticmethod(lambda: object()))
    assert system_look.high_contrast() is high and not system_look.reduced_motion()


def test_less_movement_follows_the_system_until_somebody_chose(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    system(monkeypatch, motionPreference=Motion.ReducedMotion)
    assert system_look.calm(False, chosen=False) and not system_look.calm(False, chosen=True)
    system(monkeypatch, motionPreference=Motion.NoPreference)
    assert not system_look.calm(False, chosen=False) and system_look.calm(True, chosen=True)
