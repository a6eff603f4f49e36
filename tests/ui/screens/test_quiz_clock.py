"""The quiz screen's clock, held keys and reading aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from tests.ui.screens.playground import click, context_on, shown
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec
from wastequiz.services import playing
from wastequiz.services.playing import Playing
from wastequiz.stage.look import Look
from wastequiz.stage.theme import HIGH_CONTRAST, Theme
from wastequiz.ui.context import Context, Session
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.tile_area import TileArea


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def _raise(error: BaseException) -> None:
    raise error


def at_question(qtbot: Any, context: Context, **changes: Any) -> tuple[QuizScreen, list[Any]]:
    """The first question of a guest's round, and the places it asks for."""
    spec = replace(RoundSpec(context.school.scheme.code, Band.g34, length=5, kinds=("pick_from_bin",)), **changes)
    begun: list[Playing] = []
    playing.begin(context.school, spec, context.session.contestant, begun.append, _raise, seed=4)
    qtbot.waitUntil(lambda: bool(begun))
    context.session = Session(spec=spec, playing=begun[0], picture_round=spec.pictures_only)
    screen = QuizScreen(context)
    return screen, shown(qtbot, screen)


def test_the_clock_waits_for_the_reading_pause_and_stands_while_paused(qtbot: Any, context: Context) -> None:
    screen, _places = at_question(qtbot, context, limit_s=20)
    assert screen.card.ring == (1.0, "20") and not screen.clock._ticks.isActive() and screen.clock.used_ms() == 0
    screen.clock.run()
    assert screen.clock._ticks.isActive()
    click(qtbot, screen.pause_button)
    used = screen.clock.used_ms()
    assert not screen.clock._ticks.isActive() and screen.paused is not None
    screen.clock.run()
    assert not screen.clock._ticks.isActive(), "the reading pause may end while paused"
    assert screen.clock.used_ms() == used
    click(qtbot, screen.paused.go_on)
    assert screen.paused is None and screen.clock._ticks.isActive()


def test_the_last_seconds_tick_and_then_time_is_up(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, _places = at_question(qtbot, context, limit_s=20)
    heard: list[str] = []
    monkeypatch.setattr(context.sound, "play", heard.append)
    for used in (16_900, 17_100, 17_150, 18_100, 19_100):
        monkeypatch.setattr(screen.clock, "used_ms", lambda used=used: used)
        screen.clock.tick()
    assert heard == ["tick"] * 3 and screen.card.ring is not None and screen.card.ring[1] == "1"
    monkeypatch.setattr(screen.clock, "used_ms", lambda: 20_004)
    screen.clock.tick()
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert screen.answer is not None and screen.answer.timed_out and screen.answer.ms == 20_000 and screen.answer.points == 0
    assert screen.sheet is not None and screen.sheet.feedback.head == "Time is up!" and screen.card.ring is None


def test_a_student_with_extra_time_has_it(qtbot: Any, context: Context) -> None:
    screen, _places = at_question(qtbot, context, limit_s=20, extra_time=1.5)
    assert screen.clock.limit_ms == 30_000 and screen.card.ring == (1.0, "30")


def test_without_a_clock_nothing_ticks(qtbot: Any, context: Context) -> None:
    screen, _places = at_question(qtbot, context)
    screen.clock.run()
    screen.clock.tick()
    assert screen.card.ring is None and not screen.clock._ticks.isActive() and not screen.locked


def test_a_key_held_down_does_not_answer_or_hurry_on(qtbot: Any, context: Context) -> None:
    screen, places = at_question(qtbot, context)
    for key, text in ((Qt.Key.Key_1, "1"), (Qt.Key.Key_Return, "\r"), (Qt.Key.Key_Escape, "")):
        screen.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, key.value, Qt.KeyboardModifier.NoModifier, text, autorep=True))
    assert not screen.locked and screen.paused is None and not places


def test_pictures_are_read_by_themselves_and_each_answer_has_its_speaker(qtbot: Any, context: Context) -> None:
    screen, _places = at_question(qtbot, context, pictures_only=True, band=Band.pre, practice=True)
    qtbot.waitUntil(lambda: bool(context.voice.last))
    assert isinstance(screen.answers, TileArea) and len(screen.answers.speakers) == len(screen.tiles) and screen.card.icons_only
    click(qtbot, screen.answers.speakers[1])
    assert context.voice.last.lower() == screen.tiles[1].accessibleName()[3:].lower() and not screen.locked
    click(qtbot, next(t for t in screen.tiles if not t.option.right))
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert screen.sheet is not None and context.voice.last.startswith(screen.sheet.feedback.head)
    assert not any(s.isVisible() for s in screen.answers.speakers)


@pytest.mark.parametrize("theme", [Theme(), Theme(HIGH_CONTRAST, reduced_motion=True)], ids=["moving", "high contrast"])
def test_a_right_answer_moves_and_glitters_only_where_that_is_wanted(qtbot: Any, context: Context, theme: Theme) -> None:
    context.look = Look(theme)
    screen, _places = at_question(qtbot, context)
    click(qtbot, next(t for t in screen.tiles if t.option.right))
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert bool(screen._confetti) is not theme.high_contrast
    screen.settle()
    assert screen._rise == 1.0
    screen.grab()
