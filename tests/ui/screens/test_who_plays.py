"""Who plays: class, seat or guest, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.screens.playground import SIZES, add_class, click, context_on, not_cut, press, shown, tab_to
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.students import ANIMALS
from wastequiz.services import enrolling
from wastequiz.ui.context import Context, Session
from wastequiz.ui.places import Home, LevelPath, Rosters, RoundSetUp
from wastequiz.ui.screens.who_plays import WhoPlaysScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, class_id: int = 0) -> tuple[WhoPlaysScreen, list[Any]]:
    screen = WhoPlaysScreen(context, class_id)
    places = shown(qtbot, screen)
    qtbot.waitUntil(lambda: screen.paged is not None or screen.empty is not None)
    return screen, places


def seat(screen: WhoPlaysScreen, number: int) -> Any:
    assert screen.paged is not None
    return screen.paged.pieces[[s.seat for s in screen.students].index(number)]


def test_mouse_class_then_seat(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "Class 5-1", 3)
    three = add_class(qtbot, context, "Class 3-2", 40, Band.g34)
    screen, places = opened(qtbot, context)
    assert screen.paged is not None
    click(qtbot, screen.paged.pieces[1])
    qtbot.waitUntil(lambda: len(screen.students) == 40)
    click(qtbot, seat(screen, 7))
    assert places == [RoundSetUp()]
    session = context.session
    assert (session.contestant.class_id, session.contestant.seat, session.contestant.animal) == (three.id, 7, screen.students[6].animal)
    assert session.contestant.ref == screen.students[6].ref and session.school_class is not None
    assert session.spec is not None and session.spec.band == Band.g34 and session.spec.limit_s == context.school.preferences.limit_s
    assert context.school.preferences.last_class == three.id


def test_keyboard_alone_types_the_seat(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "Class 3-2", 40)
    screen, places = opened(qtbot, context)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.students) == 40)
    press("0", "1", Qt.Key.Key_Backspace, "8", Qt.Key.Key_Return)
    assert places == [RoundSetUp()] and context.session.contestant.seat == 8


def test_keyboard_alone_walks_with_arrows(qtbot: Any, context: Context) -> None:
    only = add_class(qtbot, context, "Class 3-2", 12)
    screen, places = opened(qtbot, context, only.id)
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert places == [RoundSetUp()] and context.session.contestant.seat == 3
    assert screen.students[2].ref == context.session.contestant.ref


@pytest.mark.parametrize(("typed", "words"), [("41", "41"), ("0", "no seat number"), ("990", "no seat number")])
def test_wrong_seat_is_told_and_nothing_is_lost(qtbot: Any, context: Context, typed: str, words: str) -> None:
    only = add_class(qtbot, context, "Class 3-2", 40)
    context.school.prefer(read_aloud=True)
    screen, places = opened(qtbot, context, only.id)
    press(*typed, Qt.Key.Key_Return)
    assert screen.notice.isVisible() and words in screen.notice.text() and places == []
    assert context.voice.last == screen.notice.text()
    assert screen.typed == typed and screen.paged is not None
    press("5")
    assert screen.typed == "5" and not screen.notice.isVisible()
    press(Qt.Key.Key_Return)
    assert places == [RoundSetUp()] and context.session.contestant.seat == 5


def test_escape_first_forgets_what_was_typed(qtbot: Any, context: Context) -> None:
    only = add_class(qtbot, context, "Class 3-2", 9)
    screen, places = opened(qtbot, context, only.id)
    press("3", Qt.Key.Key_Escape)
    assert screen.typed == "" and places == [] and screen.entry is not None and not screen.entry.isVisible()
    press(Qt.Key.Key_Escape)
    assert places == [Home()]


def test_last_class_opens_directly_with_a_way_back(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "Class 3-1", 2)
    last = add_class(qtbot, context, "Class 3-2", 5)
    context.school.prefer(last_class=last.id)
    screen, _ = opened(qtbot, context)
    assert len(screen.students) == 5
    click(qtbot, screen.bar[0])
    assert screen.paged is not None and [p.accessibleName().split(",")[0] for p in screen.paged.pieces] == ["Class 3-1", "Class 3-2"]


def test_last_class_that_is_gone_shows_all_classes(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "Class 3-1", 2)
    context.school.prefer(last_class=99)
    screen, _ = opened(qtbot, context)
    assert screen.students == () and screen.paged is not None and len(screen.paged.pieces) == 1


def test_no_class_yet_offers_guest_and_desk(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    assert screen.empty is not None and "no class yet" in screen.empty.words.text()
    desk, guest = screen.empty.buttons
    click(qtbot, desk)
    assert places == [Rosters()]
    click(qtbot, guest)
    assert screen.paged is not None and len(screen.paged.pieces) == len(ANIMALS)
    click(qtbot, screen.paged.pieces[2])
    assert context.session.contestant.is_guest and context.session.contestant.animal == ANIMALS[2] and places[-1] == RoundSetUp()


def test_empty_class_says_what_next(qtbot: Any, context: Context) -> None:
    empty = add_class(qtbot, context, "Class 0", 0)
    screen, places = opened(qtbot, context, empty.id)
    assert screen.empty is not None and "Class 0" in screen.empty.words.text()
    tab_to(screen.empty.buttons[0])
    press(Qt.Key.Key_Return)
    assert places == [Rosters(empty.id)]
    click(qtbot, screen.empty.buttons[1])
    assert screen.paged is not None and len(screen.paged.pieces) == 1


def test_guest_by_keyboard_keeps_what_was_to_be_played(qtbot: Any, context: Context) -> None:
    context.session = Session(spec=RoundSpec("cn-harbin", Band.g56, practice=True))
    screen, places = opened(qtbot, context)
    assert screen.empty is not None
    tab_to(screen.empty.buttons[1])
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert places == [RoundSetUp()] and context.session.contestant.is_guest
    assert context.session.spec is not None and context.session.spec.practice and context.session.spec.band == Band.g56


def test_what_a_student_needs_reaches_the_spec(qtbot: Any, context: Context) -> None:
    only = add_class(qtbot, context, "Class 3-2", 2)
    context.school.prefer(read_aloud=True)
    screen, _ = opened(qtbot, context, only.id)
    ref = screen.students[1].ref
    changed: list[object] = []
    enrolling.change_student(context.school, ref, changed.append, changed.append, extra_time=1.5, cannot_read=True)
    qtbot.waitUntil(lambda: bool(changed))
    screen.show_class(only)
    qtbot.waitUntil(lambda: any(s.cannot_read for s in screen.students))
    click(qtbot, seat(screen, 2))
    spec = context.session.spec
    assert spec is not None and spec.extra_time == 1.5 and spec.pictures_only and context.session.picture_round
    assert context.voice.last.startswith("No. 02") and spec.limit_s is None
    click(qtbot, seat(screen, 1))
    spec = context.session.spec
    assert spec is not None and spec.extra_time == 1.0 and not spec.pictures_only and spec.limit_s == 20


@pytest.mark.parametrize("seats", [1, 2, 9, 40, 60, 99])
def test_every_seat_can_be_touched(qtbot: Any, context: Context, seats: int) -> None:
    only = add_class(qtbot, context, "Class 3-2", seats)
    screen, places = opened(qtbot, context, only.id)
    assert screen.paged is not None
    for size in SIZES:
        screen.resize(*size)
        screen.paged.show_piece(0)
        assert screen.paged.pages == 1 or seats > 60
        not_cut(screen)
        while screen.paged.page < screen.paged.pages - 1:
            press(Qt.Key.Key_PageDown)
            not_cut(screen)
        click(qtbot, seat(screen, seats))
        assert context.session.contestant.seat == seats and places[-1] == RoundSetUp()


def test_guests_and_classes_fit(qtbot: Any, context: Context) -> None:
    for n in range(9):
        add_class(qtbot, context, f"Class {n}", n)
    screen, _ = opened(qtbot, context)
    for show in (screen.show_classes, screen.show_guests):
        show()
        for size in SIZES:
            screen.resize(*size)
            not_cut(screen)


def test_who_is_to_walk_the_path_comes_to_the_path(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "Class 3-2", 5)
    screen = WhoPlaysScreen(context, three.id, "levels")
    places = shown(qtbot, screen)
    qtbot.waitUntil(lambda: len(screen.students) == 5)
    click(qtbot, seat(screen, 4))
    assert places == [LevelPath()]
    assert context.session.contestant.seat == context.last_student.seat == 4


def test_a_guest_leaves_nobody_known(qtbot: Any, context: Context) -> None:
    screen = WhoPlaysScreen(context, aim="levels")
    places = shown(qtbot, screen)
    qtbot.waitUntil(lambda: screen.empty is not None)
    screen.show_guests()
    assert screen.paged is not None
    click(qtbot, screen.paged.pieces[2])
    assert places == [LevelPath()]
    assert context.last_student.is_guest and context.session.contestant.animal == ANIMALS[2]
