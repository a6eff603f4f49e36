"""The page of quizzes: each leads to who plays, or begins at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.screens.playground import SIZES, click, context_on, shown
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.ui.activities import QUIZZES as ACTIVITIES
from wastequiz.ui.context import Context
from wastequiz.ui.places import Home, Quiz, WhoPlays
from wastequiz.ui.screens.quizzes import QuizzesScreen

QUIZ, SETS, PRACTICE, PICTURES, TRUTH = range(5)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        made.school.preferences = made.school.preferences.but(scheme="cn-harbin", language="en")
        yield made


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[QuizzesScreen, list[Any]]:
    screen = QuizzesScreen(context)
    return screen, shown(qtbot, screen, *size)


@pytest.mark.parametrize(
    ("tile", "place"),
    [(QUIZ, WhoPlays()), (SETS, WhoPlays(aim="sets")), (PRACTICE, WhoPlays(aim="practice"))],
    ids=["quiz", "sets", "practice"],
)
def test_a_tile_leads_to_its_place(qtbot: Any, context: Context, tile: int, place: object) -> None:
    screen, places = opened(qtbot, context)
    click(qtbot, screen.tiles[tile])
    assert places == [place]


@pytest.mark.parametrize("tile", [PICTURES, TRUTH], ids=["pictures", "truth"])
def test_a_guests_round_begins_with_one_touch(qtbot: Any, context: Context, tile: int) -> None:
    screen, places = opened(qtbot, context)
    click(qtbot, screen.tiles[tile])
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Quiz()]
    assert context.session.playing is not None
    spec = context.session.playing.progress.round.spec
    assert spec.practice
    assert spec.pictures_only == (tile == PICTURES)


def test_a_speaker_says_what_its_tile_is_called(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.speakers[TRUTH])
    assert context.voice.last == ACTIVITIES[TRUTH].name


def test_esc_leads_home(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    screen.leave()
    assert places == [Home()]


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_it_is_whole_on_every_screen(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    i18n.use(language)
    screen, _places = opened(qtbot, context, size)
    with watched_words(monkeypatch) as seen:
        screen.grab()
        texts, cut = seen.take()
    assert texts and not cut
    for i, tile in enumerate(screen.tiles):
        box = screen.where(tile)
        assert tile.isVisible() and screen.area.contains(box)
        assert not any(box.intersects(screen.where(other)) for other in screen.tiles[i + 1 :])
