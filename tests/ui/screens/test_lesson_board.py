"""Standings and end of a lesson: who stands where, nobody is shamed, what was missed is said with its answer and can be asked again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPainter, QPixmap

from tests.ui.screens.playground import SIZES, click, context_on, not_cut, shown
from tests.ui.screens.test_lesson import begun, do
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.lesson_steps import Corners, Hands, Marked
from wastequiz.services.hosting import Hosting
from wastequiz.stage.look import Look
from wastequiz.stage.team_colours import fill_of
from wastequiz.stage.theme import TEXT_SIZES, Theme
from wastequiz.ui.context import Context
from wastequiz.ui.places import Home, LessonPlay
from wastequiz.ui.screens import lesson_board
from wastequiz.ui.screens.lesson_board import LessonBoardScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def board(qtbot: Any, context: Context, host: Hosting, size: tuple[int, int] = (1366, 768)) -> tuple[LessonBoardScreen, list[Any]]:
    """The page of a lesson that stands between two rounds or is over."""
    context.session.hosting = host
    screen = LessonBoardScreen(context)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: len(screen.students) > 0 and len(screen.lines) == len(screen.best))
    return screen, places


def played(qtbot: Any, host: Hosting, marks: Sequence[bool | None], *, over: bool = True) -> Hosting:
    """Teams answer one after the other: right, wrong, or (None) not at all."""
    for mark in marks:
        if mark is not None:
            do(qtbot, host.enter, Marked(mark))
        do(qtbot, host.tell)
        do(qtbot, host.next)
        if host.lesson.phase == "standings" and (over or mark is not marks[-1]):
            do(qtbot, host.next)
    return host


def teams(qtbot: Any, context: Context, marks: Sequence[bool | None], **changes: Any) -> Hosting:
    """A lesson of one question for each of the teams, answered so."""
    host = begun(qtbot, context, "teams", 12, len(marks), rounds=1, each=len(marks), **changes)
    return played(qtbot, host, marks)


def labels(screen: LessonBoardScreen) -> list[str]:
    return [button.label for button in screen.buttons]


# ---- who stands where
def test_who_is_equal_shares_a_place_and_stands_as_high(qtbot: Any, context: Context) -> None:
    screen, _places = board(qtbot, context, teams(qtbot, context, [True, True, True, False]))
    assert [block.rank for block in screen.blocks] == [1, 1, 1], "everybody tied first wears the crown"
    assert len({round(screen.where(block).top()) for block in screen.blocks}) == 1


def test_the_second_and_third_stand_lower_at_the_end_too(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "teams", 12, 3, rounds=1, each=6)
    played(qtbot, host, [True, True, False, True, False, True])
    screen, _places = board(qtbot, context, host)
    # 20, 10 and 10 points: two share the second place
    assert [block.rank for block in screen.blocks] == [1, 2, 2]
    tops = [screen.where(block).top() + block.room_above(block.rank) for block in screen.blocks]
    assert tops[0] < tops[1] == pytest.approx(tops[2], abs=2)


def test_nobody_with_nothing_stands_on_the_podium(qtbot: Any, context: Context) -> None:
    screen, _places = board(qtbot, context, teams(qtbot, context, [True, False, None, True]))
    assert [block.row.animal for block in screen.blocks if block.row] == ["fox", "bear"]
    lines = {line.who: line.below for line in screen.lines}
    assert lines["Team Deer"] == lines["Team Owl"] == "", "nobody reads that they had nothing right"
    assert lines["Team Fox"] == "Accuracy: place 1, 100% right"


def test_a_team_has_its_colour_on_the_podium_and_in_the_list(qtbot: Any, context: Context) -> None:
    screen, _places = board(qtbot, context, teams(qtbot, context, [False, True, True]))
    assert [block.ring for block in screen.blocks] == [fill_of(2), fill_of(3)]
    assert {line.row.team: line.ring for line in screen.lines} == {n: fill_of(n) for n in (1, 2, 3)}


def test_at_most_five_stand_on_the_podium_and_no_place_is_torn_apart(qtbot: Any, context: Context) -> None:
    screen, _places = board(qtbot, context, teams(qtbot, context, [True] * 8))
    assert len(screen.blocks) == 5
    boxes = [screen.where(block) for block in screen.blocks]
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_a_second_place_that_many_share_stays_off_the_podium(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "teams", 12, 6, rounds=1, each=7)
    played(qtbot, host, [True] * 7)
    screen, _places = board(qtbot, context, host)
    assert [block.rank for block in screen.blocks] == [1]


def test_a_child_without_points_is_not_listed(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "roll_call", rounds=1, each=2)
    for mark in (True, False):
        do(qtbot, host.call)
        do(qtbot, host.enter, Marked(mark))
        do(qtbot, host.tell)
        do(qtbot, host.next)
    screen, _places = board(qtbot, context, host)
    assert [line.row.points for line in screen.lines] == [10] and [block.rank for block in screen.blocks] == [1]


@pytest.mark.parametrize(("n", "steps", "slots"), [(3, 3, [1, 0, 2]), (4, 4, [1, 2, 0, 3]), (5, 5, [2, 1, 3, 0, 4])])
def test_the_podium_is_filled_from_the_middle(n: int, steps: int, slots: list[int]) -> None:
    assert [lesson_board._slot(i, steps) for i in range(n)] == slots  # pyright: ignore[reportPrivateUsage]


# ---- nothing right, nobody known
def confetti_falls(screen: LessonBoardScreen, monkeypatch: pytest.MonkeyPatch) -> bool:
    fell: list[object] = []

    def fall(*given: object) -> None:
        fell.append(given)

    monkeypatch.setattr(lesson_board, "confetti", fall)
    picture = QPixmap(10, 10)
    painter = QPainter(picture)
    screen.paint_under(painter)
    painter.end()
    return bool(fell)


def test_where_nothing_was_right_nobody_is_crowned_and_no_confetti_falls(
    qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, _places = board(qtbot, context, teams(qtbot, context, [False, False]))
    assert screen.blocks == [] and screen.whole.isVisible()
    assert screen.whole.accessibleName() == "The whole class: 0 of 2 right"
    assert not confetti_falls(screen, monkeypatch)


def test_where_something_was_right_it_is_celebrated(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, _places = board(qtbot, context, teams(qtbot, context, [True, False]))
    assert confetti_falls(screen, monkeypatch) and not screen.whole.isVisible()


def test_a_class_that_put_up_its_hands_is_told_together_and_ranks_nobody(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "hands", rounds=1, each=1)
    right = next(o.id for o in host.lesson.question.options if o.right)
    wrong = next(o.id for o in host.lesson.question.options if not o.right)
    do(qtbot, host.enter, Hands(((right, 9), (wrong, 3))))
    do(qtbot, host.tell)
    do(qtbot, host.next)
    screen, _places = board(qtbot, context, host)
    assert screen.lines == [] and not screen.panel.isVisible() and screen.missed.isVisible()
    assert screen.whole.accessibleName() == "The whole class: 9 of 12 right"


def test_a_lesson_without_an_answer_praises_no_faultlessness(qtbot: Any, context: Context) -> None:
    screen, _places = board(qtbot, context, teams(qtbot, context, [None, None]))
    assert not screen.missed.isVisible() and screen.whole.accessibleName() == "Nobody has answered yet"
    assert labels(screen) == ["Done", "Once more", "Report"]


# ---- what was missed
def test_what_was_missed_is_said_with_its_answer(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "corners", rounds=1, each=2)
    assert host.lesson.roll is not None
    asked = host.lesson.question
    wrong = next(o.id for o in asked.options if not o.right)
    do(qtbot, host.enter, Corners(dict.fromkeys(host.lesson.roll.present, wrong)))
    do(qtbot, host.tell)
    do(qtbot, host.finish)
    screen, _places = board(qtbot, context, host)
    assert asked.subject is not None
    thing = asked.subject["en"]
    right = next(o.label["en"] for o in asked.options if o.right)
    assert screen.missed.found == [(asked.picture, f"{thing[0].upper()}{thing[1:]} → {right[0].upper()}{right[1:]}", "0% right")]


# ---- asked again
def test_the_missed_are_asked_again_at_the_end_and_then_it_is_done(qtbot: Any, context: Context) -> None:
    host = teams(qtbot, context, [True, False])
    screen, places = board(qtbot, context, host)
    click(qtbot, screen.buttons[labels(screen).index("Ask the missed again")])
    qtbot.waitUntil(lambda: places == [LessonPlay()])
    again = context.session.hosting
    assert again is not None and again is not host
    assert again.lesson.questions == (host.lesson.questions[1],) and again.lesson.spec == host.lesson.spec
    assert context.session.school_class is not None
    played(qtbot, again, [True])
    end, gone = board(qtbot, context, again)
    assert labels(end) == ["Done", "Once more", "Report"], "nothing was missed any more"
    end.go_on()
    assert gone == [Home()]


def test_between_two_rounds_the_missed_are_asked_again_and_the_lesson_waits(qtbot: Any, context: Context) -> None:
    host = begun(qtbot, context, "teams", 12, 2, rounds=2, each=2)
    played(qtbot, host, [True, False], over=False)
    screen, places = board(qtbot, context, host)
    assert labels(screen) == ["Next round", "Ask the missed again"]
    click(qtbot, screen.buttons[1])
    qtbot.waitUntil(lambda: places == [LessonPlay()])
    again = context.session.hosting
    assert again is not None and len(again.lesson.questions) == 1 and not host.closed
    played(qtbot, again, [False])
    end, back = board(qtbot, context, again)
    qtbot.waitUntil(lambda: again.closed)
    assert labels(end) == ["Back to the lesson", "Ask the missed again", "Report"]
    click(qtbot, end.buttons[0])
    assert back == [LessonPlay()]
    assert context.session.hosting is host and host.lesson.phase == "standings" and context.session.hosting_before is None


def test_where_nothing_was_missed_nothing_is_asked_again(qtbot: Any, context: Context) -> None:
    screen, _places = board(qtbot, context, teams(qtbot, context, [True, True]))
    assert labels(screen) == ["Done", "Once more", "Report"]
    assert screen.missed.accessibleName() == "Not one mistake!"


# ---- whole on every screen
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en", "qps"])
@pytest.mark.parametrize("n", [4, 8])
def test_nothing_of_the_end_is_cut(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, n: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = teams(qtbot, context, [True, False] * (n // 2))
    i18n.use(language)
    context.look = Look(Theme(text_scale=TEXT_SIZES["largest"], reduced_motion=True))
    with watched_words(monkeypatch) as seen:
        screen, _places = board(qtbot, context, host, size)
        screen.grab()
        not_cut(screen)
        texts, cut = seen.take()
    assert texts and not cut
