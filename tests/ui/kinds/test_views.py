"""How each kind of question stands on the page: nothing overlaps, nothing leaves the page, every answer has its letter and name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from tests import factories
from tests.ui.screens.playground import context_on, shown
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.rounds import RoundSpec
from wastequiz.services import playing
from wastequiz.ui.context import Context, Session
from wastequiz.ui.kinds import VIEWS
from wastequiz.ui.kinds.view import Page
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.answer_tile import LETTERS

WIDE, TALL = QRectF(0, 0, 1920, 1080), QRectF(0, 0, 1080, 1920)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


COUNTS = {"true_false": (2,), "single_choice": (2, 3, 4)}
"""How many answers a kind may have; the others have three or four."""


@pytest.mark.parametrize(("name", "count"), [(name, count) for name in sorted(VIEWS) for count in COUNTS.get(name, (3, 4))])
@pytest.mark.parametrize("tall", [False, True], ids=["wide", "tall"])
@pytest.mark.parametrize("answered", [False, True], ids=["asked", "answered"])
def test_card_and_answers_have_places_of_their_own_on_the_page(name: str, tall: bool, answered: bool, count: int) -> None:
    view = VIEWS[name]
    page = Page(tall, answered, count)
    boxes = [view.card(page), *view.places(page)]
    assert len(boxes) == count + 1
    for box in boxes:
        assert (TALL if tall else WIDE).contains(box), box
        assert min(box.width(), box.height()) >= 84
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other), (one, other)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_answer_stands_with_its_letter(qtbot: Any, context: Context, name: str) -> None:
    begun: list[playing.Playing] = []
    spec = RoundSpec("cn-harbin", Band.g56, length=5, kinds=(name,))
    playing.begin(context.school, spec, factories.GUEST, begun.append, lambda error: pytest.fail(repr(error)), seed=3)
    qtbot.waitUntil(lambda: bool(begun))
    context.session = Session(spec=spec, playing=begun[0])
    screen = QuizScreen(context)
    shown(qtbot, screen)
    question = screen.question
    assert question.kind == name
    assert [tile.option for tile in screen.tiles] == list(question.options)
    for letter, tile in zip(LETTERS, screen.tiles, strict=False):
        assert tile.isVisible()
        assert tile.accessibleName().startswith(f"{letter}: ")
    assert (screen.hint is not None) == (len(screen.tiles) > 2)
