"""A lesson with a clock: it runs while somebody may answer, stands still in a break, and what comes too late counts as not answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.ui.lesson.a_page import begun, teams
from tests.ui.screens.playground import click, context_on, press, shown
from wastequiz.domain.kinds import KINDS
from wastequiz.services.hosting import Hosting
from wastequiz.ui.context import Context, Session
from wastequiz.ui.screens import lesson as page
from wastequiz.ui.screens.lesson import LessonScreen

LIMIT_S = 20


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    """The reading pause ends when a test says so."""
    monkeypatch.setattr(page, "reading_pause_ms", lambda *_given, **_more: 600_000)  # type: ignore[misc]
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, method: str = "teams", limit_s: int | None = LIMIT_S, **changes: Any) -> LessonScreen:
    """A question that is answered by one touch, with its clock."""
    wanted: dict[str, Any] = {"teams": teams(2)} if method in ("teams", "buzzers", "spoken") else {}
    host: Hosting = begun(qtbot, context, method, limit_s=limit_s, topic="items", **{**wanted, **changes})
    easy = next(q for q in host.lesson.questions if q.kind in ("which_bin", "pick_from_bin"))
    host.lesson = replace(host.lesson, questions=(easy,) * len(host.lesson.questions))
    return again(qtbot, context, host)


def again(qtbot: Any, context: Context, host: Hosting) -> LessonScreen:
    context.session = Session(hosting=host)
    screen = LessonScreen(context)
    shown(qtbot, screen)
    qtbot.waitUntil(lambda: bool(screen.students))
    return screen


def runs(screen: LessonScreen) -> bool:
    return screen.clock._ticks.isActive()  # pyright: ignore[reportPrivateUsage]


def written(qtbot: Any, context: Context) -> None:
    """Waits until the store has written all that came before."""
    done: list[Any] = []
    context.school.tell(lambda _db: None, done.append)
    qtbot.waitUntil(lambda: bool(done))


def too_late(screen: LessonScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    """All the time is used."""
    screen.clock.run()
    monkeypatch.setattr(screen.clock, "used_ms", lambda: LIMIT_S * 1000 + 7)
    screen.clock.tick()


def test_it_runs_after_the_reading_pause_and_is_seen_on_the_question(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    assert screen.clock.limit_ms == LIMIT_S * 1000 and not runs(screen) and screen.clock.used_ms() == 0
    screen.clock.run()
    assert runs(screen)
    screen.clock.tick()
    assert screen.card.ring is not None and screen.card.ring[1] == str(LIMIT_S)


def test_what_comes_too_late_counts_as_not_answered(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = opened(qtbot, context)
    too_late(screen, monkeypatch)
    screen.clock.tick()  # the store is still writing
    qtbot.waitUntil(lambda: screen.sheet is not None)
    lesson = screen.lesson
    assert len(lesson.entries) == 1
    entry = lesson.entries[0]
    assert (entry.team, entry.choice, entry.correct, entry.points, entry.ms) == (1, (), 0, 0, LIMIT_S * 1000)
    assert screen.sheet is not None and screen.sheet.feedback.head == "Time is up!"
    assert not runs(screen) and screen.card.ring is None
    press("1")
    written(qtbot, context)
    assert screen.lesson.entries == lesson.entries


def test_an_answer_in_time_stops_it_and_keeps_the_time_used(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = opened(qtbot, context)
    screen.clock.run()
    monkeypatch.setattr(screen.clock, "used_ms", lambda: 7_000)
    click(qtbot, screen.way.area.fill(KINDS[screen.question.kind].solution(screen.question)))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: screen.sheet is not None)
    assert not runs(screen) and [entry.ms for entry in screen.lesson.entries] == [7_000]


def test_it_stands_still_in_a_break(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    screen.clock.run()
    press("b")
    qtbot.waitUntil(lambda: screen.popup is not None)
    used = screen.clock.used_ms()
    screen.clock.run()  # the reading pause may end in a break
    assert not runs(screen) and screen.clock.used_ms() == used
    press("b")
    qtbot.waitUntil(lambda: screen.popup is None and not screen.lesson.paused)
    qtbot.waitUntil(lambda: runs(screen))
    assert screen.lesson.entries == ()


def test_it_stands_still_while_a_card_asks(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context, "spoken")
    screen.clock.run()
    press("1")
    qtbot.waitUntil(lambda: screen.sheet is not None)
    screen.deeds.take_back()
    assert screen.popup is not None and not runs(screen)
    screen.clock.run()
    assert not runs(screen)


def test_a_lesson_that_was_left_in_a_break_is_taken_up_with_a_clock_that_stands(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    press("b")
    qtbot.waitUntil(lambda: screen.lesson.paused)
    later = again(qtbot, context, screen.hosting)
    qtbot.waitUntil(lambda: later.popup is not None)
    later.clock.run()
    assert not runs(later)


def test_nobodys_time_runs_before_somebody_is_called(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context, "roll_call")
    screen.clock.run()
    assert not runs(screen)
    screen.do("call")
    qtbot.waitUntil(lambda: screen.plate.bright)
    assert runs(screen)


def test_a_missed_question_that_is_taken_over_has_its_whole_time_again(
    qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(qtbot, context, steal=True)
    too_late(screen, monkeypatch)
    qtbot.waitUntil(lambda: screen.on.label == "Team Deer takes over")
    assert not runs(screen) and screen.card.ring is None and screen.sheet is None
    places: list[Any] = []
    screen.go.connect(places.append)
    screen.go_on()
    qtbot.waitUntil(lambda: bool(places))
    thief = again(qtbot, context, screen.hosting)
    assert thief.clock.used_ms() == 0
    too_late(thief, monkeypatch)
    qtbot.waitUntil(lambda: thief.sheet is not None)
    assert [(e.team, e.choice, e.stolen) for e in thief.lesson.entries] == [(1, (), False), (2, (), True)]


@pytest.mark.parametrize("method", ["hands", "spoken"])
def test_where_the_teacher_enters_it_the_clock_only_warns(
    qtbot: Any, context: Context, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(qtbot, context, method)
    too_late(screen, monkeypatch)
    written(qtbot, context)
    assert screen.card.ring == (0.0, "0") and screen.lesson.entries == () and screen.lesson.phase == "ask"


def test_without_a_limit_no_clock_is_seen_and_nothing_runs_out(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = opened(qtbot, context, limit_s=None)
    too_late(screen, monkeypatch)
    assert screen.clock.limit_ms is None and not runs(screen) and screen.card.ring is None
    written(qtbot, context)
    assert screen.lesson.entries == () and screen.sheet is None
