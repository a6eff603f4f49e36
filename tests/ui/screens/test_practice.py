"""The page of practice: today's five, the doors, the flame, at every size and by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.screens.playground import SIZES, click, context_on, pixels, press, shown, tab_to
from tests.ui.screens.schoolbag import PEEL, SHIRT, a_student, answered
from wastequiz.domain.errors import NothingToPractise
from wastequiz.domain.kinds import KINDS
from wastequiz.ui.context import Context
from wastequiz.ui.places import MistakeBook, Quiz, RoundSetUp
from wastequiz.ui.screens.practice import PracticeScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[PracticeScreen, list[Any]]:
    screen = PracticeScreen(context)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: screen.found is not None)
    return screen, places


def test_who_never_played_may_begin_and_finds_nothing_to_mend(qtbot: Any, context: Context) -> None:
    who = a_student(qtbot, context)
    screen, places = opened(qtbot, context)
    assert (screen.stones.done, screen.stones.total, screen.daily.label) == (0, 5, "Start")
    assert screen.stones.accessibleName() == "Today's five: Five small questions, just for you"
    assert screen.book.accessibleName() == "My mistakes. Nothing in it yet"
    assert not screen.pair.isEnabled() and screen.pair.below == "Not mixed up so far"
    assert screen.flame.accessibleName() == "Play today, and a little flame is lit."
    qtbot.waitUntil(screen.daily.hasFocus)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: places == [Quiz()])
    playing = context.session.playing
    assert playing is not None and playing.progress.round.spec.purpose == "daily" and context.session.contestant == who


def test_a_child_with_mistakes_sees_how_many_and_practises_the_two_bins_by_one_touch(qtbot: Any, context: Context) -> None:
    who = a_student(qtbot, context)
    answered(context, who, PEEL, "recyclable")
    answered(context, who, SHIRT, "residual")
    answered(context, who, PEEL, "recyclable")
    screen, places = opened(qtbot, context)
    assert screen.book.below == "2 things" and screen.flame.accessibleName().startswith("1 day in a row. You were here today")
    assert screen.pair.accessibleName() == "Two mixed-up bins. Food waste – Recyclable. 2 times"
    click(qtbot, screen.pair)
    qtbot.waitUntil(lambda: places == [Quiz()])
    playing = context.session.playing
    assert playing is not None and playing.progress.round.spec.purpose == "mix_up"
    assert playing.progress.round.questions[0].subject_id == PEEL


def test_all_five_done_offers_five_more(qtbot: Any, context: Context) -> None:
    who = a_student(qtbot, context)
    screen, _places = opened(qtbot, context)
    before = pixels(screen.stones)
    click(qtbot, screen.daily)
    qtbot.waitUntil(lambda: context.session.playing is not None)
    playing = context.session.playing
    assert playing is not None
    for n in range(5):
        question = playing.progress.question
        assert question is not None
        playing.answer(KINDS[question.kind].solution(question), 900, lambda _a: None, _fail)
        qtbot.waitUntil(lambda n=n: len(playing.progress.answers) == n + 1)
    again, places = opened(qtbot, context)
    assert context.session.contestant == who and context.session.playing is None
    assert (again.stones.done, again.daily.label, again.bubble()) == (5, "Five more", "Done for today!")
    assert pixels(again.stones) != before
    click(qtbot, again.daily)
    qtbot.waitUntil(lambda: places == [Quiz()])
    more = context.session.playing
    assert more is not None and len(more.progress.round.questions) == 5  # type: ignore[unreachable]


def _fail(error: BaseException) -> None:
    raise error


def test_the_doors_lead_to_the_book_and_to_a_round_of_ones_own(qtbot: Any, context: Context) -> None:
    a_student(qtbot, context)
    screen, places = opened(qtbot, context)
    tab_to(screen.book)
    press(Qt.Key.Key_Return)
    tab_to(screen.free)
    press(Qt.Key.Key_Return)
    assert places == [MistakeBook(), RoundSetUp()]
    assert context.session.spec is not None and context.session.spec.practice


def test_every_door_reads_itself(qtbot: Any, context: Context) -> None:
    a_student(qtbot, context)
    screen, _places = opened(qtbot, context)
    for speaker, door in zip(screen.speakers, screen.doors, strict=True):
        click(qtbot, speaker)
        assert context.voice.last == door.accessibleName()


def test_read_aloud_says_how_far_one_is(qtbot: Any, context: Context) -> None:
    a_student(qtbot, context)
    context.school.prefer(read_aloud=True)
    opened(qtbot, context)
    assert context.voice.last == "Today's five. Five small questions, just for you"


def test_what_cannot_begin_is_said_and_can_be_tried_again_once(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    from wastequiz.services import practising

    a_student(qtbot, context)
    screen, places = opened(qtbot, context)
    monkeypatch.setattr(practising, "daily_five", lambda _school, _who, _done, failed: failed(NothingToPractise("daily")))
    click(qtbot, screen.daily)
    assert screen.notice.isVisible() and not places
    assert QApplication.focusWidget() is screen.daily
    begun: list[object] = []
    monkeypatch.setattr(practising, "daily_five", lambda *_given: begun.append("five"))
    click(qtbot, screen.daily)
    click(qtbot, screen.daily)
    assert begun == ["five"] and not screen.notice.isVisible()


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_nothing_overlaps_and_nothing_leaves_the_page(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    who = a_student(qtbot, context)
    answered(context, who, PEEL, "recyclable")
    screen, _places = opened(qtbot, context, size)
    pieces = [screen.daily, *screen.doors, screen.title, screen.mascot]
    assert screen.back is not None
    for i, one in enumerate([*pieces, screen.back]):
        assert screen.area.contains(screen.where(one))
        for other in pieces[i + 1 :]:
            assert not screen.where(one).intersects(screen.where(other)), (one.accessibleName(), other.accessibleName())
    inner = (screen.daily_head, screen.stones, screen.flame, screen.daily)
    for i, piece in enumerate(inner):
        assert screen.where(screen.panel).contains(screen.where(piece))
        for later in inner[i + 1 :]:
            assert not screen.where(piece).intersects(screen.where(later))
    if screen.tall:
        assert screen.where(screen.daily).top() > 0.38 * 1920
