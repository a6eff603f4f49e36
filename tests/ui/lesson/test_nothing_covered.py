"""On a lesson's page no button lies over another, nor over what is touched to answer: every kind, every way, on every board."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.lesson.a_page import begun, teams
from tests.ui.lesson.test_every_kind import a_question, opened
from tests.ui.screens.playground import context_on, not_cut, press, shown
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.lesson import KINDS_ASKED
from wastequiz.stage.pieces import Piece
from wastequiz.ui.context import Context, Session
from wastequiz.ui.screens.lesson import LessonScreen

BOARDS = ((1366, 768), (1920, 1080), (1080, 1920))


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def covered(screen: LessonScreen) -> list[tuple[str, str]]:
    """Which of the lesson's own buttons lie over what: any piece, field or picture of the answers."""
    own = [b for b in (screen.on, screen.pause_button, *screen.others.values(), *screen.way.own()) if b.isVisible()]
    standing = [w for w in screen.findChildren(QWidget) if w.isVisible() and w.parentWidget() is screen and w.size() != screen.size()]
    return [
        (button.accessibleName(), other.accessibleName() or type(other).__name__)
        for button in own
        for other in standing
        if other not in (button, screen.sheet) and screen.where(button).intersects(screen.where(other))
    ]


def is_clear(screen: LessonScreen) -> None:
    assert not covered(screen)
    if screen.sheet is None:  # what is only looked at may be small
        not_cut(screen)
    pieces = [p for p in screen.findChildren(Piece) if p.isVisible() and p.isEnabled()]
    for piece in pieces:
        found = screen.childAt(screen.to_px(screen.where(piece)).center())
        assert found is piece or (found is not None and piece.isAncestorOf(found)), piece.accessibleName()


@pytest.mark.parametrize("size", BOARDS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("kind", tuple(KINDS))
def test_every_kind_keeps_clear_of_the_lessons_buttons(qtbot: Any, context: Context, kind: str, size: tuple[int, int]) -> None:
    called = opened(qtbot, context, kind, "roll_call", size)
    is_clear(called)
    called.do("call")
    qtbot.waitUntil(lambda: called.plate.bright)
    is_clear(called)
    turns = opened(qtbot, context, kind, "teams", size)
    is_clear(turns)
    buzzed = opened(qtbot, context, kind, "buzzers", size)
    is_clear(buzzed)
    press("2")
    way: Any = buzzed.way
    qtbot.waitUntil(lambda: way.first == 2)
    way.let_answer()
    is_clear(buzzed)
    for page in (called, turns, buzzed):
        page.do("tell")
        qtbot.waitUntil(lambda page=page: page.sheet is not None)
        is_clear(page)


@pytest.mark.parametrize("size", BOARDS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("method", ["lanes", "hands", "corners", "spoken"])
def test_every_way_of_many_keeps_clear_of_the_lessons_buttons(qtbot: Any, context: Context, method: str, size: tuple[int, int]) -> None:
    for n, kind in enumerate(KINDS_ASKED[method]):
        question = a_question(context.school, kind)
        host = begun(qtbot, context, method, seats=20 + n, question=question, teams=teams(4), double=True, steal=True)
        context.session = Session(hosting=host)
        screen = LessonScreen(context)
        shown(qtbot, screen, *size)
        qtbot.waitUntil(lambda screen=screen: bool(screen.students))
        is_clear(screen)
        screen.do("tell")
        qtbot.waitUntil(lambda screen=screen: screen.sheet is not None)
        is_clear(screen)
