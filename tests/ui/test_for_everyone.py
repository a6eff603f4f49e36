"""Who gets what: pinyin for the young, twice the time where a student has it, low reach on the pages children touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.ui.screens.playground import add_class, click, context_on, shown
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.students import Contestant, SchoolClass, Student
from wastequiz.services import enrolling, playing
from wastequiz.services.playing import Playing
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.ui.context import Context, Session
from wastequiz.ui.screen import Screen
from wastequiz.ui.screens.class_board import ClassBoardScreen
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.level_path import LevelPathScreen
from wastequiz.ui.screens.look_up import LookUpScreen
from wastequiz.ui.screens.mistake_book import MistakeBookScreen
from wastequiz.ui.screens.practice import PracticeScreen
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.results import ResultsScreen
from wastequiz.ui.screens.round_set_up import RoundSetUpScreen
from wastequiz.ui.screens.who_plays import WhoPlaysScreen

RULES = "cn-harbin"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


@pytest.mark.parametrize(
    ("wanted", "band", "reads"),
    [
        ("auto", Band.pre, True),
        ("auto", Band.g12, True),
        ("auto", Band.g34, False),
        ("auto", None, False),
        ("off", Band.g12, False),
        ("always", Band.adult, True),
        ("always", None, True),
    ],
)
def test_pinyin_goes_by_the_round_or_the_class_unless_it_is_said(context: Context, wanted: str, band: Band | None, reads: bool) -> None:
    context.school.preferences = context.school.preferences.but(pinyin=wanted)
    context.session = Session(spec=RoundSpec(RULES, band)) if band is not None else Session()
    assert context.reads_pinyin is reads
    context.session = Session(school_class=SchoolClass(1, "1-2", band)) if band is not None else Session()
    assert context.reads_pinyin is reads


def test_a_look_is_the_same_until_the_reader_changes() -> None:
    look = Look(low_reach=True)
    assert look.read_with(False) is look
    other = look.read_with(True)
    assert other.pinyin and other.low_reach and other.pictures is look.pictures and other.theme is look.theme


# ---- extra time


def begun(qtbot: Any, context: Context, spec: RoundSpec) -> Playing:
    found: list[Playing] = []
    playing.begin(context.school, spec, context.session.contestant, found.append, pytest.fail, seed=3)
    qtbot.waitUntil(lambda: bool(found))
    context.session.playing = found[0]
    return found[0]


@pytest.mark.parametrize("practice", [False, True])
def test_extra_time_reaches_the_clock_of_every_round_and_is_shown(qtbot: Any, context: Context, practice: bool) -> None:
    slow = Student("ref-1", 1, 4, "fox", extra_time=2.0)
    who = WhoPlaysScreen(context)
    shown(qtbot, who)
    context.session = Session(spec=RoundSpec(RULES, practice=practice, limit_s=20))
    who.school_class = SchoolClass(1, "3-2", Band.g34)
    who._sit(slow)
    spec = context.session.spec
    assert spec is not None and spec.limit_ms == 40_000 and spec.practice is practice
    set_up = RoundSetUpScreen(context)
    shown(qtbot, set_up)
    assert "40" in set_up.clock.below
    set_up.clock.setChecked(False)
    set_up.clock.setChecked(True)
    set_up.practice.setChecked(not practice)
    set_up.practice.setChecked(practice)
    assert set_up.spec.limit_ms == 40_000
    begun(qtbot, context, replace(set_up.spec, kinds=("which_bin",)))
    page = QuizScreen(context)
    shown(qtbot, page)
    assert page.clock.limit_ms == 40_000 and page.card.ring == (1.0, "40")


# ---- low reach


FURTHER = ("level_path", "practice", "mistake_book", "class_board", "look_up")


def sit(qtbot: Any, context: Context, three: SchoolClass) -> None:
    """The first student of a class plays on."""
    found: list[Any] = []
    enrolling.students(context.school, three.id, found.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(found))
    student = found[0][0]
    context.session = Session(Contestant(student.ref, three.id, student.seat, student.animal), three)


def ready(page: Screen) -> bool:
    """Whether what a page shows has come from the store."""
    match page:
        case LevelPathScreen():
            return bool(page.stones)
        case PracticeScreen():
            return page.found is not None
        case MistakeBookScreen():
            return page.begin.first is not None
        case ClassBoardScreen():
            return page.panel is not None
        case LookUpScreen():
            return page.finder is not None
        case _:
            return True


def page_of(kind: str, qtbot: Any, context: Context) -> Screen:
    if kind == "home":
        return HomeScreen(context)
    if kind == "set_up":
        context.session = Session(spec=RoundSpec(RULES, practice=True))
        return RoundSetUpScreen(context)
    if kind == "who_plays":
        return WhoPlaysScreen(context)
    if kind == "look_up":
        return LookUpScreen(context)
    if kind in ("level_path", "practice", "mistake_book", "class_board"):
        three = add_class(qtbot, context, "3-2", 5)
        add_class(qtbot, context, "3-3", 5)
        sit(qtbot, context, three)
        if kind == "class_board":
            return ClassBoardScreen(context, three.id)
        return {"level_path": LevelPathScreen, "practice": PracticeScreen, "mistake_book": MistakeBookScreen}[kind](context)
    playing = begun(qtbot, context, RoundSpec(RULES, length=5, kinds=("which_bin",)))
    if kind == "quiz":
        return QuizScreen(context)
    for _ in range(5):
        answers: list[object] = []
        question = playing.progress.question
        assert question is not None
        playing.answer(question.right_ids, 900, answers.append, pytest.fail)
        qtbot.waitUntil(lambda answers=answers: bool(answers))
    return ResultsScreen(context)


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1080, 1920), (1024, 768)])
@pytest.mark.parametrize("kind", ["home", "set_up", "quiz", "results", "who_plays", *FURTHER])
def test_with_low_reach_all_that_can_be_touched_lies_lower_and_nothing_is_cut(
    qtbot: Any, context: Context, kind: str, size: tuple[int, int]
) -> None:
    context.look = Look(Theme(reduced_motion=True), low_reach=True)
    page = page_of(kind, qtbot, context)
    shown(qtbot, page, *size)
    if isinstance(page, RoundSetUpScreen):
        qtbot.waitUntil(lambda: page.paged is not None)
    if kind in FURTHER:
        qtbot.waitUntil(lambda: ready(page))
    pieces = [w for row in page.rows() for w in row]
    area = page.area.adjusted(-1, -1, 1, 1)
    for piece in pieces:
        assert area.contains(page.seen(piece)), piece.accessibleName()
        assert page.to_px(page.seen(piece)) == piece.geometry(), piece.accessibleName()
    for i, one in enumerate(pieces):
        for other in pieces[i + 1 :]:
            if not getattr(one, "minor", False) and not getattr(other, "minor", False):
                assert not page.seen(one).intersects(page.seen(other)), (one.accessibleName(), other.accessibleName())
    moved = getattr(page, {"home": "settings", "quiz": "pause_button"}.get(kind, "back"))
    assert page.seen(moved).top() - page.area.top() > page.area.height() * 0.75
    clicked: list[bool] = []
    moved.clicked.connect(lambda: clicked.append(True))
    click(qtbot, moved)
    assert clicked


def test_as_ever_nothing_moves(qtbot: Any, context: Context) -> None:
    page = page_of("home", qtbot, context)
    shown(qtbot, page)
    assert isinstance(page, HomeScreen) and page.seen(page.settings) == page.where(page.settings)


def test_while_the_keyboard_is_open_the_field_stays_above_it(qtbot: Any, context: Context) -> None:
    context.look = Look(Theme(reduced_motion=True), low_reach=True)
    page = LookUpScreen(context)
    shown(qtbot, page)
    qtbot.waitUntil(lambda: ready(page))
    low = page.seen(page.field)
    assert low.top() > page.area.height() * 0.75
    page.keys.click()
    assert page.keyboard.is_open and page.seen(page.field) == page.where(page.field)
    assert page.to_px(page.seen(page.field)) == page.field.geometry()
    page.keyboard.close()
    assert page.seen(page.field) == low and page.to_px(low) == page.field.geometry()


def test_the_list_of_the_class_board_holds_its_column(qtbot: Any, context: Context) -> None:
    context.look = Look(Theme(reduced_motion=True), low_reach=True)
    page = page_of("class_board", qtbot, context)
    shown(qtbot, page)
    assert isinstance(page, ClassBoardScreen)
    qtbot.waitUntil(lambda: page.panel is not None)
    assert page.panel is not None and page.goal is not None
    for piece in (page.panel, page.goal):
        assert page.seen(piece) == page.where(piece) and piece.geometry() == page.to_px(page.where(piece))
