"""How each kind of question stands on the page: nothing overlaps, nothing leaves the page, every answer has its letter and name."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from tests.factories import WRITTEN, put
from tests.ui.screens.playground import SIZES, ask, context_on, not_cut, shown
from wastequiz.domain.draw import Drawer
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, slip
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import RoundSpec, Why
from wastequiz.stage.pieces import Piece
from wastequiz.ui import kinds
from wastequiz.ui.context import Context
from wastequiz.ui.kinds import VIEWS
from wastequiz.ui.kinds.view import TileView
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.answer_area import Page
from wastequiz.ui.widgets.answer_tile import LETTERS

WIDE, TALL = QRectF(0, 0, 1920, 1080), QRectF(0, 0, 1080, 1920)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def question_of(context: Context, name: str, seed: int = 3) -> Question:
    """Some question of that kind: drawn from the built-in bank, or one written for tests."""
    if not KINDS[name].from_items:
        return put(WRITTEN[name]("asked"))
    spec = RoundSpec("cn-harbin", Band.g56, length=1, kinds=(name,))
    pool = context.school.ask(lambda db: context.school.pool(db, spec.scheme))
    (question,) = Drawer(spec, Random(seed), context.school.bank, pool, {}.__getitem__).draw()
    assert question.kind == name
    return question


TILED: list[tuple[str, TileView]] = [(view.name, view) for view in VIEWS.values() if isinstance(view, TileView)]
COUNTS = {"true_false": (2,), "single_choice": (2, 3, 4), "multiple_choice": (3, 4, 5, 6)}
"""How many answers a kind may have; the others have three or four."""


def test_every_kind_has_its_card() -> None:
    modules = {module.name for module in pkgutil.iter_modules(kinds.__path__)} - {"view"}
    assert set(VIEWS) == set(KINDS) == modules
    assert [view.name for view in VIEWS.values()] == list(VIEWS)


@pytest.mark.parametrize(("view", "count"), [(view, count) for name, view in TILED for count in COUNTS.get(name, (3, 4))])
@pytest.mark.parametrize("tall", [False, True], ids=["wide", "tall"])
@pytest.mark.parametrize("answered", [False, True], ids=["asked", "answered"])
@pytest.mark.parametrize(("pictured", "steps"), [(False, False), (True, False), (False, True), (True, True)])
def test_card_and_tiles_have_places_of_their_own_on_the_page(
    view: TileView, tall: bool, answered: bool, count: int, pictured: bool, steps: bool
) -> None:
    page = Page(tall, answered, count, pictured, steps)
    boxes = [view.card(page), *view.places(page)]
    assert len(boxes) == count + 1
    for box in boxes:
        assert (TALL if tall else WIDE).contains(box), box
        assert min(box.width(), box.height()) >= 84
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other), (one, other)


@pytest.mark.parametrize("name", [name for name, _view in TILED])
def test_every_tile_stands_with_its_letter(qtbot: Any, context: Context, name: str) -> None:
    question = question_of(context, name)
    ask(context, question)
    screen = QuizScreen(context)
    shown(qtbot, screen)
    assert [tile.option for tile in screen.tiles] == list(question.options)
    for letter, tile in zip(LETTERS, screen.tiles, strict=False):
        assert tile.isVisible()
        assert tile.accessibleName().startswith(f"{letter}: ")
    assert (screen.hint is not None) == (len(screen.tiles) > 2)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("name", list(VIEWS))
def test_every_card_is_whole_and_can_be_touched_before_and_after_the_answer(
    qtbot: Any, context: Context, name: str, size: tuple[int, int]
) -> None:
    question = question_of(context, name)
    begun = ask(context, question)
    begun.progress = replace(begun.progress, round=replace(begun.progress.round, reasons=(Why("mix_up", bins=("food", "residual")),)))
    screen = QuizScreen(context)
    shown(qtbot, screen, *size)
    not_cut(screen)
    why = screen.where(screen.remark)
    assert screen.remark.isVisible() and screen.area.contains(why)
    standing = [p for p, _box in screen._places.items() if p.isVisible() and p is not screen.remark]
    assert not [p.accessibleName() or type(p).__name__ for p in standing if screen.where(p).intersects(why)]
    last = screen.answers.fill(slip(question, Random(5)))
    assert begun.progress.answers == ()
    last.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert screen.answer is not None
    assert screen.answer.correct < 1
    screen.settle()
    assert screen.sheet is not None
    assert screen.sheet.feedback.reason
    enabled = [p for p in (screen.next, screen.again, screen.pause_button) if p is not None]
    assert all(p.isVisible() for p in enabled)
    assert screen.doubt is not None and screen.returns is not None
    flag = screen.where(screen.doubt.flag)
    assert screen.area.contains(flag)
    for other in (*enabled, screen.returns):
        assert not screen.where(other).intersects(flag), other.accessibleName()
    touchable = [p for p in screen.findChildren(Piece) if p.isVisible() and p is not screen.doubt.flag]
    assert not [p.accessibleName() for p in touchable if screen.where(p).intersects(flag)]
    screen.grab()


@pytest.mark.parametrize("name", list(VIEWS))
def test_a_right_answer_filled_in_by_touch_is_right(qtbot: Any, context: Context, name: str) -> None:
    question = question_of(context, name)
    ask(context, question)
    screen = QuizScreen(context)
    shown(qtbot, screen)
    screen.answers.fill(KINDS[name].solution(question)).click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert screen.answer is not None
    assert screen.answer.correct == 1


@pytest.mark.parametrize("name", list(VIEWS))
def test_whatever_somebody_guesses_can_be_given(qtbot: Any, context: Context, name: str) -> None:
    question = question_of(context, name)
    for seed in range(12):
        ask(context, replace(question, key=f"{question.key}{seed}"))
        screen = QuizScreen(context)
        shown(qtbot, screen)
        guess = KINDS[name].guess(question, Random(seed))
        last = screen.answers.fill(guess)
        assert last.isEnabled() and last.isVisible(), guess
        screen.close()
