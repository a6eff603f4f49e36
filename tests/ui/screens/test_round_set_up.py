"""Round set-up: what is chosen is what is played."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.screens.playground import SIZES, add_class, click, context_on, not_cut, press, shown, tab_to
from wastequiz.domain.items import Band
from wastequiz.domain.questions import ITEM_TOPIC
from wastequiz.domain.rounds import LENGTHS, RoundSpec
from wastequiz.domain.students import Contestant
from wastequiz.services import enrolling
from wastequiz.ui.context import Context, Session
from wastequiz.ui.places import Quiz, WhoPlays
from wastequiz.ui.screens.round_set_up import BANDS, RoundSetUpScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context) -> tuple[RoundSetUpScreen, list[Any]]:
    screen = RoundSetUpScreen(context)
    places = shown(qtbot, screen)
    qtbot.waitUntil(lambda: screen.paged is not None)
    return screen, places


def sit(qtbot: Any, context: Context, **spec: Any) -> Contestant:
    """Seats the second student of a fresh class."""
    school_class = add_class(qtbot, context, "Class 3-2", 2)
    found: list[Any] = []
    enrolling.students(context.school, school_class.id, found.extend)
    qtbot.waitUntil(lambda: len(found) == 2)
    contestant = enrolling.contestant(found[1])
    context.session = Session(contestant, school_class, RoundSpec("cn-harbin", Band.g34, limit_s=20, **spec))
    return contestant


def test_mouse_chooses_everything(qtbot: Any, context: Context) -> None:
    who = sit(qtbot, context)
    screen, places = opened(qtbot, context)
    assert not screen.bands and screen.topics[:2] == [None, ITEM_TOPIC] and len(screen.topics) > 4
    click(qtbot, screen.topic_cards[1])
    click(qtbot, screen.lengths[0])
    click(qtbot, screen.clock)
    click(qtbot, screen.practice)
    click(qtbot, screen.start)
    qtbot.waitUntil(lambda: places == [Quiz()])
    playing = context.session.playing
    assert playing is not None and context.session.spec == playing.progress.round.spec
    spec = playing.progress.round.spec
    assert (spec.topic, spec.length, spec.limit_s, spec.practice, spec.band) == (ITEM_TOPIC, LENGTHS[0], None, True, Band.g34)
    assert playing.progress.round.contestant == who and len(playing.progress.round.questions) == 5


def test_keyboard_alone(qtbot: Any, context: Context) -> None:
    sit(qtbot, context)
    screen, places = opened(qtbot, context)
    tab_to(screen.lengths[2])
    press(Qt.Key.Key_Space)
    tab_to(screen.topic_cards[2])
    press(Qt.Key.Key_Return)
    tab_to(screen.start)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: places == [Quiz()])
    assert context.session.spec is not None
    assert context.session.spec.length == LENGTHS[2] and context.session.spec.topic == screen.topics[2]
    assert context.session.spec.limit_s == 20


def test_clock_says_seconds_with_extra_time(qtbot: Any, context: Context) -> None:
    sit(qtbot, context, extra_time=1.5)
    screen, _ = opened(qtbot, context)
    assert screen.clock.below.startswith("30 seconds") and screen.clock.isChecked()


def test_guest_chooses_a_band(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    assert len(screen.bands) == len(BANDS)
    click(qtbot, screen.bands[BANDS.index(Band.pre)])
    qtbot.waitUntil(lambda: "law" not in screen.topics)
    assert not screen.clock.isChecked()
    click(qtbot, screen.start)
    qtbot.waitUntil(lambda: places == [Quiz()])
    session = context.session
    assert session.spec is not None and session.spec.pictures_only and session.picture_round and session.spec.band == Band.pre


def test_topic_that_has_no_question_for_a_band_is_not_offered(qtbot: Any, context: Context) -> None:
    screen, _ = opened(qtbot, context)
    click(qtbot, screen.bands[BANDS.index(Band.adult)])
    qtbot.waitUntil(lambda: len(screen.topics) > 3)
    click(qtbot, screen.topic_cards[screen.topics.index("law")])
    assert screen.spec.topic == "law"
    click(qtbot, screen.bands[BANDS.index(Band.pre)])
    qtbot.waitUntil(lambda: "law" not in screen.topics)
    assert screen.spec.topic is None and ITEM_TOPIC in screen.topics and "putting_out" in screen.topics


def test_no_question_is_one_sentence_and_nothing_is_lost(qtbot: Any, context: Context) -> None:
    sit(qtbot, context)
    screen, places = opened(qtbot, context)
    screen.spec = replace(screen.spec, topic="moon", length=15)
    click(qtbot, screen.start)
    qtbot.waitUntil(screen.notice.isVisible)
    assert "There is no question" in screen.notice.text() and places == [] and context.session.playing is None
    assert screen.spec.length == 15 and screen.start.isEnabled()
    click(qtbot, screen.topic_cards[0])
    assert not screen.notice.isVisible()
    click(qtbot, screen.start)
    qtbot.waitUntil(lambda: places == [Quiz()])


def test_unknown_rules_are_told(qtbot: Any, context: Context) -> None:
    context.session = Session(spec=RoundSpec("xx-moon"))
    screen = RoundSetUpScreen(context)
    places = shown(qtbot, screen)
    qtbot.waitUntil(screen.notice.isVisible)
    assert "xx-moon" in screen.notice.text() and places == []


def test_escape_goes_back_to_the_seats(qtbot: Any, context: Context) -> None:
    who = sit(qtbot, context)
    _screen, places = opened(qtbot, context)
    press(Qt.Key.Key_Escape)
    assert places == [WhoPlays(who.class_id)]


def test_choices_are_read_aloud_where_wished(qtbot: Any, context: Context) -> None:
    context.school.prefer(read_aloud=True)
    screen, _ = opened(qtbot, context)
    click(qtbot, screen.lengths[3])
    assert context.voice.last == "20 questions"
    click(qtbot, screen.topic_cards[1])
    assert context.voice.last == screen.topic_cards[1].label


@pytest.mark.parametrize("guest", [True, False])
def test_everything_fits(qtbot: Any, context: Context, guest: bool) -> None:
    if not guest:
        sit(qtbot, context)
    screen, _ = opened(qtbot, context)
    for size in SIZES:
        screen.resize(*size)
        not_cut(screen)
