"""Every kind of question on the lesson's page: its own button is not covered by another, and one button at most is the next step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.lesson.a_page import begun, teams
from tests.ui.screens.playground import context_on, not_cut, press, shown
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.draw import draw_round
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import RoundSpec
from wastequiz.services.hosting import Hosting
from wastequiz.services.school import School
from wastequiz.stage.look import Look
from wastequiz.stage.pieces import Button
from wastequiz.stage.theme import TEXT_SIZES, Theme
from wastequiz.store import bank
from wastequiz.ui.context import Context, Session
from wastequiz.ui.screens.lesson import LessonScreen

WITH_DONE = ("multiple_choice", "sort_many", "take_apart", "ordering", "matching", "spot_on_picture", "estimate", "short_answer")


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def a_question(school: School, kind: str) -> Question:
    def drawn(db: Any) -> Question:
        spec = RoundSpec("cn-harbin", Band.g56, length=1, kinds=(kind,))
        return draw_round("", spec, 5, school.bank, school.pool(db, "cn-harbin"), lambda key: bank.authored(db, key)).questions[0]

    return school.ask(drawn)


def opened(qtbot: Any, context: Context, kind: str, method: str, size: tuple[int, int] = (1366, 768), seats: int = 20) -> LessonScreen:
    host: Hosting = begun(
        qtbot, context, method, seats=seats, question=a_question(context.school, kind), teams=teams(4), double=True, steal=True
    )
    context.session = Session(hosting=host)
    screen = LessonScreen(context)
    shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: bool(screen.students))
    return screen


def primaries(screen: LessonScreen) -> list[str]:
    return [b.label for b in screen.findChildren(Button) if b.isVisible() and b.kind == "primary"]


@pytest.mark.parametrize(("size", "language"), [((1366, 768), "en"), ((1080, 1920), "zh"), ((1080, 1920), "en")])
@pytest.mark.parametrize("kind", tuple(KINDS))
def test_nothing_covers_anything(
    qtbot: Any, context: Context, kind: str, size: tuple[int, int], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    i18n.use(language)
    context.look = Look(Theme(reduced_motion=True, text_scale=TEXT_SIZES["largest"]))
    for method in ("teams", "roll_call"):
        screen = opened(qtbot, context, kind, method, size)
        with watched_words(monkeypatch) as seen:
            screen.grab()
            not_cut(screen)
            assert method == "roll_call" or (screen.way.gives is not None) == (kind in WITH_DONE)
            if method == "roll_call":
                assert primaries(screen) == [screen.on.label]
                screen.do("call")
                qtbot.waitUntil(lambda s=screen: s.plate.bright)
                screen.grab()
                not_cut(screen)
            assert len(primaries(screen)) == (1 if method == "teams" else int(kind in WITH_DONE))
            _texts, cut = seen.take()
        assert not cut


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)])
@pytest.mark.parametrize("kind", WITH_DONE)
def test_done_gives_the_answer_and_is_the_next_step(qtbot: Any, context: Context, kind: str, size: tuple[int, int]) -> None:
    screen = opened(qtbot, context, kind, "teams", size)
    done = screen.way.gives
    assert done is not None and primaries(screen) == [done.label] and screen.on.kind == "paper" and screen.on.isVisible()
    solution = KINDS[kind].solution(screen.question)
    assert screen.way.area.fill(solution) is done and done.isEnabled()  # type: ignore[attr-defined]
    qtbot.mouseClick(screen.childAt(screen.to_px(screen.where(done)).center()), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.sheet is not None)
    entry = screen.lesson.entries[0]
    assert (entry.choice, entry.correct) == (solution, 1)
    assert screen.way.gives is None and primaries(screen) == [screen.on.label] == ["Next"]


@pytest.mark.parametrize("kind", WITH_DONE)
def test_a_clicker_gives_what_is_whole_and_else_shows_the_answer(qtbot: Any, context: Context, kind: str) -> None:
    for whole in (True, False):
        screen = opened(qtbot, context, kind, "teams", seats=20 + whole)
        if whole:
            screen.way.area.fill(KINDS[kind].solution(screen.question))  # type: ignore[attr-defined]
        press(Qt.Key.Key_PageDown)
        qtbot.waitUntil(lambda s=screen: s.sheet is not None)
        assert [entry.correct for entry in screen.lesson.entries] == [1] * whole


@pytest.mark.parametrize("method", ["hands", "corners"])
def test_where_hands_are_counted_done_is_the_next_step(qtbot: Any, context: Context, method: str) -> None:
    host = begun(qtbot, context, method, seats=20)
    host.lesson = replace(host.lesson, phase="ask")
    context.session = Session(hosting=host)
    screen = LessonScreen(context)
    shown(qtbot, screen)
    assert primaries(screen) == ["Done"] and screen.on.label == "Show the answer"
    press(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: screen.sheet is not None)
    assert primaries(screen) == ["Next"]


def test_said_aloud_the_teachers_two_buttons_come_next(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context, "which_bin", "spoken")
    assert not primaries(screen) and screen.on.kind == "paper"
    press("1")
    qtbot.waitUntil(lambda: screen.sheet is not None)
    assert primaries(screen) == ["Next"]
