"""Who gets what: pinyin for the young, twice the time where a student has it, low reach on the pages children touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.ui.screens.playground import click, context_on, shown
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.students import SchoolClass, Student
from wastequiz.services import playing
from wastequiz.services.playing import Playing
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.ui.context import Context, Session
from wastequiz.ui.screen import Screen
from wastequiz.ui.screens.home import HomeScreen
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


def page_of(kind: str, qtbot: Any, context: Context) -> Screen:
    if kind == "home":
        return HomeScreen(context)
    if kind == "set_up":
        context.session = Session(spec=RoundSpec(RULES, practice=True))
        return RoundSetUpScreen(context)
    if kind == "who_plays":
        return WhoPlaysScreen(context)
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
@pytest.mark.parametrize("kind", ["home", "set_up", "quiz", "results", "who_plays"])
def test_with_low_reach_all_that_can_be_touched_lies_lower_and_nothing_is_cut(
    qtbot: Any, context: Context, kind: str, size: tuple[int, int]
) -> None:
    context.look = Look(Theme(reduced_motion=True), low_reach=True)
    page = page_of(kind, qtbot, context)
    shown(qtbot, page, *size)
    if isinstance(page, RoundSetUpScreen):
        qtbot.waitUntil(lambda: page.paged is not None)
    pieces = [w for row in page.rows() for w in row]
    area = page.area.adjusted(-1, -1, 1, 1)
    for piece in pieces:
        assert area.contains(page.seen(piece)), piece.accessibleName()
        assert page.to_px(page.seen(piece)) == piece.geometry(), piece.accessibleName()
    for i, one in enumerate(pieces):
        for other in pieces[i + 1 :]:
            if not getattr(one, "minor", False) and not getattr(other, "minor", False):
                assert not page.seen(one).intersects(page.seen(other)), (one.accessibleName(), other.accessibleName())
    first = {"home": "settings", "set_up": "back", "quiz": "pause_button", "results": "back", "who_plays": "back"}[kind]
    moved = getattr(page, first)
    assert page.seen(moved).top() - page.area.top() > page.area.height() * 0.75
    clicked: list[bool] = []
    moved.clicked.connect(lambda: clicked.append(True))
    click(qtbot, moved)
    assert clicked


def test_as_ever_nothing_moves(qtbot: Any, context: Context) -> None:
    page = page_of("home", qtbot, context)
    shown(qtbot, page)
    assert isinstance(page, HomeScreen) and page.seen(page.settings) == page.where(page.settings)
