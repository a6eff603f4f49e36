"""A lesson is set up in three touches; what else is chosen is what is given; an interrupted one is offered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt

from tests.ui.screens.a_lesson import a_class, begun, fail, keep
from tests.ui.screens.playground import SIZES, click, context_on, not_cut, press, shown, tab_to
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.items import Band
from wastequiz.domain.lesson import METHODS, NEEDS_TEAMS, LessonSpec
from wastequiz.domain.lesson_steps import Marked
from wastequiz.services import hosting
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.ui.class_view.screens import Shown, ToldScreens
from wastequiz.ui.context import Context
from wastequiz.ui.lesson_draft import KEPT, Draft
from wastequiz.ui.places import Home, LessonPlay, Rosters, SeatingPlan, Teams
from wastequiz.ui.screens.lesson_set_up import ABOUT, CLASSES, WAYS, LessonSetUpScreen
from wastequiz.ui.widgets.lesson_panel import HOWS
from wastequiz.ui.window import Window


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def look_through_topics(qtbot: Any, screen: LessonSetUpScreen) -> None:
    """Turns every page of what a lesson can be about; nothing on it is cut."""
    screen.panel.about.click()
    qtbot.waitUntil(lambda: screen.showing == ABOUT)
    assert screen.pages.paged is not None
    for _ in range(screen.pages.paged.pages):
        screen.grab()
        not_cut(screen)
        screen.pages.paged.turn(1)


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768), class_id: int = 0) -> tuple[LessonSetUpScreen, list[Any]]:
    screen = LessonSetUpScreen(context, class_id)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: bool(screen.showing))
    return screen, places


def spec_of(context: Context) -> LessonSpec:
    assert context.session.hosting is not None
    return context.session.hosting.lesson.spec


def choose(qtbot: Any, screen: LessonSetUpScreen, method: str) -> None:
    click(qtbot, screen.cards[METHODS.index(method)])


def start(qtbot: Any, screen: LessonSetUpScreen, places: list[Any]) -> None:
    click(qtbot, screen.panel.start)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [LessonPlay()]


def test_three_touches_give_a_lesson(qtbot: Any, context: Context) -> None:
    first, second = a_class(qtbot, context), a_class(qtbot, context, 20, "Class 3-3")
    screen, places = opened(qtbot, context)
    assert screen.showing == CLASSES
    click(qtbot, screen.cards[[first.id, second.id].index(second.id)])
    qtbot.waitUntil(lambda: screen.showing == WAYS)
    choose(qtbot, screen, "teams")
    start(qtbot, screen, places)
    spec = spec_of(context)
    assert (spec.class_id, spec.method, spec.rounds, spec.each, spec.band) == (second.id, "teams", 3, 4, second.band)
    assert (spec.topic, spec.ready_set, spec.steal, spec.double) == (None, "", False, False)
    assert len(spec.teams) == 4 and sum(len(team.refs) for team in spec.teams) == 20
    assert context.session.school_class == second
    assert context.school.preferences.last_class == second.id


def test_the_class_chosen_last_is_taken_and_can_be_changed(qtbot: Any, context: Context) -> None:
    first, second = a_class(qtbot, context), a_class(qtbot, context, 20, "Class 3-3")
    context.school.prefer(last_class=first.id)
    screen, places = opened(qtbot, context)
    assert screen.showing == WAYS and screen.chip.accessibleName() == first.name
    click(qtbot, screen.chip)
    assert screen.showing == CLASSES
    press(Qt.Key.Key_Escape)
    assert screen.showing == WAYS and places == [], "the way back is the choice before"
    click(qtbot, screen.chip)
    click(qtbot, screen.cards[1])
    qtbot.waitUntil(lambda: screen.showing == WAYS)
    assert screen.chip.accessibleName() == second.name
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: places == [Home()])


@pytest.mark.parametrize("method", METHODS)
def test_every_way_can_be_given_at_once(qtbot: Any, context: Context, method: str) -> None:
    a_class(qtbot, context)
    screen, places = opened(qtbot, context)
    choose(qtbot, screen, method)
    start(qtbot, screen, places)
    assert spec_of(context).method == method
    assert bool(spec_of(context).teams) == (method in NEEDS_TEAMS)


def test_everything_on_the_panel_is_in_the_lesson(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    screen, places = opened(qtbot, context)
    choose(qtbot, screen, "buzzers")
    panel = screen.panel
    click(qtbot, panel.rounds.minus)
    click(qtbot, panel.each.plus)
    click(qtbot, panel.count.minus)
    click(qtbot, panel.hows[HOWS.index("random")])
    click(qtbot, panel.steal)
    click(qtbot, panel.double)
    click(qtbot, panel.double)
    click(qtbot, panel.double)
    start(qtbot, screen, places)
    spec = spec_of(context)
    assert (spec.rounds, spec.each, len(spec.teams), spec.steal, spec.double) == (2, 6, 3, True, True)


def test_a_way_without_teams_shows_nothing_about_them(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    screen, places = opened(qtbot, context)
    choose(qtbot, screen, "hands")
    panel = screen.panel
    assert not panel.count.plus.isVisible() and not panel.steal.isVisible() and not panel.hows[0].isVisible()
    choose(qtbot, screen, "roll_call")
    assert panel.count.plus.isVisible() and not panel.steal.isVisible()
    click(qtbot, panel.count.plus)
    assert panel.steal.isVisible() and panel.count.value == 2
    start(qtbot, screen, places)
    assert len(spec_of(context).teams) == 2


def test_side_by_side_has_four_lanes_at_most(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    context.session.lesson_draft = Draft(method="teams", teams=7)
    screen, _places = opened(qtbot, context)
    assert screen.panel.count.value == 7
    choose(qtbot, screen, "lanes")
    assert screen.panel.count.value == 4 and not screen.panel.count.plus.isEnabled()
    choose(qtbot, screen, "teams")
    assert screen.panel.count.value == 7, "what was chosen before is not lost"


def test_kept_teams_play_again(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    kept = keep(qtbot, context, only.id, 3)
    screen, places = opened(qtbot, context)
    choose(qtbot, screen, "teams")
    assert screen.panel.count.value == 3 and screen.panel.hows[HOWS.index(KEPT)].isChecked()
    start(qtbot, screen, places)
    assert spec_of(context).teams == kept


def test_another_number_of_teams_makes_them_anew_and_kept_ones_come_back(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    kept = keep(qtbot, context, only.id, 3)
    screen, places = opened(qtbot, context)
    choose(qtbot, screen, "teams")
    click(qtbot, screen.panel.count.plus)
    assert screen.panel.hows[HOWS.index("rows")].isChecked()
    click(qtbot, screen.panel.hows[HOWS.index(KEPT)])
    assert screen.panel.count.value == 3
    start(qtbot, screen, places)
    assert spec_of(context).teams == kept


def test_it_asks_about_a_topic_or_a_ready_quiz(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    screen, places = opened(qtbot, context)
    qtbot.waitUntil(lambda: len(screen.about.topics) > 3)
    click(qtbot, screen.panel.about)
    qtbot.waitUntil(lambda: screen.showing == ABOUT)
    click(qtbot, screen.cards[2])
    assert screen.showing == WAYS and screen.draft.topic == screen.about.topics[1]
    click(qtbot, screen.panel.about)
    assert screen.showing == ABOUT and screen.cards[2].isChecked() and screen.cards[2].hasFocus()
    assert screen.about.offers is not None and screen.pages.paged is not None
    assert screen.about.offers[0].ready.band == screen.school_class.band  # type: ignore[union-attr]
    at = 1 + len(screen.about.topics)
    screen.pages.paged.show_piece(at)
    click(qtbot, screen.cards[at])
    assert (screen.draft.topic, screen.draft.ready_set) == (None, screen.about.offers[0].ready.id)
    assert screen.panel.about.label == screen.cards[0].accessibleName() or screen.panel.about.label
    start(qtbot, screen, places)
    assert spec_of(context).ready_set == screen.about.offers[0].ready.id


def test_what_about_closes_the_way_it_opened(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    screen, places = opened(qtbot, context)
    for close in (lambda: click(qtbot, screen.panel.about), lambda: press(Qt.Key.Key_Escape)):
        click(qtbot, screen.panel.about)
        qtbot.waitUntil(lambda: screen.showing == ABOUT)
        press(Qt.Key.Key_PageDown)
        close()
        assert screen.showing == WAYS and places == []


def test_a_topic_without_questions_for_a_way_falls_back_to_a_mix(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    context.session.lesson_draft = Draft(topic="law")
    screen, _places = opened(qtbot, context)
    choose(qtbot, screen, "corners")
    qtbot.waitUntil(lambda: screen.draft.topic is None)


def test_keyboard_alone(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    screen, places = opened(qtbot, context)
    assert screen.cards[0].hasFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert screen.draft.method == "teams"
    tab_to(screen.panel.start)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: places == [LessonPlay()])


def test_a_clicker_goes_to_the_next_way_takes_it_and_starts(qtbot: Any, context: Context) -> None:
    first, second = a_class(qtbot, context), a_class(qtbot, context, 20, "Class 3-3")
    screen, places = opened(qtbot, context)
    assert screen.showing == CLASSES
    press(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: screen.showing == WAYS)
    assert screen.school_class in (first, second)
    for _ in range(10):
        if not screen.cards[1].hasFocus():
            press(Qt.Key.Key_PageUp)
    assert screen.draft.method == METHODS[0] and screen.cards[1].hasFocus()
    press(Qt.Key.Key_PageDown)
    assert screen.draft.method == METHODS[1] and not places
    press(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: places == [LessonPlay()])
    assert spec_of(context).method == METHODS[1]


def test_an_interrupted_lesson_is_what_a_clicker_goes_on_with(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    interrupted(qtbot, context, only.id, 2)
    screen, places = opened(qtbot, context)
    qtbot.waitUntil(lambda: screen.offer is not None and screen.offer.yes.hasFocus())
    press(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: bool(places))
    assert context.session.hosting is not None and context.session.hosting.lesson.at == 2


def test_once_the_offer_was_seen_the_ways_come_first(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    interrupted(qtbot, context, only.id, 2)
    screen, _places = opened(qtbot, context)
    qtbot.waitUntil(lambda: screen.offer is not None and screen.offer.yes.hasFocus())
    click(qtbot, screen.panel.about)
    qtbot.waitUntil(lambda: screen.showing == ABOUT)
    press(Qt.Key.Key_Escape)
    assert screen.showing == WAYS and screen.cards[METHODS.index("spoken")].hasFocus(), "the way of the lesson before"


def test_a_class_without_students_is_told_kindly_and_can_be_filled(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context, 0)
    screen, places = opened(qtbot, context)
    click(qtbot, screen.panel.start)
    qtbot.waitUntil(screen.notice.isVisible)
    assert "Nobody is in the class" in screen.notice.text() and screen.panel.start.isEnabled()
    click(qtbot, screen.fill)
    assert places == [Rosters(only.id, for_lesson=True)]


def test_a_class_without_students_plays_in_teams_without_names(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context, 0)
    screen, places = opened(qtbot, context)
    choose(qtbot, screen, "teams")
    start(qtbot, screen, places)
    assert [team.refs for team in spec_of(context).teams] == [()] * 4


def test_too_few_students_for_the_teams_is_told(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context, 3)
    screen, places = opened(qtbot, context)
    choose(qtbot, screen, "teams")
    click(qtbot, screen.panel.start)
    qtbot.waitUntil(screen.notice.isVisible)
    assert "3 students are too few for 4 teams" in screen.notice.text()
    click(qtbot, screen.panel.count.minus)
    assert not screen.notice.isVisible() and not screen.fill.isVisible()
    start(qtbot, screen, places)


def test_without_a_class_it_leads_to_the_list_of_classes(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    assert screen.pages.empty is not None and not screen.panel.start.isVisible()
    not_cut(screen)
    click(qtbot, screen.pages.empty.buttons[0])
    assert places == [Rosters(for_lesson=True)]


def test_a_failure_that_is_a_bug_is_handed_on(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    screen, _places = opened(qtbot, context)
    troubles: list[BaseException] = []
    screen.failed.disconnect()
    screen.failed.connect(troubles.append)
    screen._not_begun(ZeroDivisionError())  # pyright: ignore[reportPrivateUsage]
    assert len(troubles) == 1 and screen.panel.start.isEnabled()


def test_buttons_lead_to_the_teams_and_the_seating_plan_and_back_to_what_was_chosen(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    screen, places = opened(qtbot, context)
    choose(qtbot, screen, "buzzers")
    click(qtbot, screen.panel.teams)
    click(qtbot, screen.panel.seats)
    assert places == [Teams(only.id), SeatingPlan(only.id)]
    again, _places = opened(qtbot, context, class_id=only.id)
    assert again.draft.method == "buzzers" and again.cards[METHODS.index("buzzers")].isChecked()


# ---- an interrupted lesson
def answered_all(done: list[Any]) -> bool:
    return len(done) == 3


def interrupted(qtbot: Any, context: Context, class_id: int, answered: int) -> None:
    lesson = begun(qtbot, context, LessonSpec("cn-harbin", Band.g34, class_id, "spoken", 2, 3))
    for _ in range(answered):
        done: list[Any] = []
        lesson.enter(Marked(True), done.append, fail)
        lesson.tell(done.append, fail)
        lesson.next(done.append, fail)
        qtbot.waitUntil(partial(answered_all, done))


def test_an_interrupted_lesson_is_offered_and_taken_up_where_it_stopped(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    interrupted(qtbot, context, only.id, 2)
    screen, places = opened(qtbot, context)
    qtbot.waitUntil(lambda: screen.offer is not None)
    assert screen.offer is not None
    assert screen.offer.card.accessibleName() == "Class 3-2, Out loud: go on at question 3 of 6?"
    not_cut(screen)
    tab_to(screen.offer.yes)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [LessonPlay()]
    assert context.session.hosting is not None and context.session.hosting.lesson.at == 2
    assert context.session.school_class == only


def is_left(qtbot: Any, context: Context) -> Any:
    found: list[Any] = []
    hosting.interrupted(context.school, found.append, fail)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_an_interrupted_lesson_can_be_let_be(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    interrupted(qtbot, context, only.id, 1)
    screen, _places = opened(qtbot, context)
    qtbot.waitUntil(lambda: screen.offer is not None)
    assert screen.offer is not None
    click(qtbot, screen.offer.no)
    assert screen.offer is None and is_left(qtbot, context) is None


def test_a_new_lesson_lets_the_interrupted_one_rest(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    interrupted(qtbot, context, only.id, 1)
    screen, places = opened(qtbot, context)
    qtbot.waitUntil(lambda: screen.offer is not None)
    assert screen.offer is not None
    before = screen.offer.found.lesson_id
    start(qtbot, screen, places)
    left = is_left(qtbot, context)
    assert left is None or left.lesson_id != before


def test_a_lesson_whose_questions_are_gone_is_not_offered(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    only = a_class(qtbot, context)
    interrupted(qtbot, context, only.id, 1)
    asked: list[str] = []

    def gone(_school: Any, lesson_id: str, done: Any, _failed: Any) -> None:
        asked.append(lesson_id)
        done(None)

    monkeypatch.setattr(hosting, "resume", gone)
    screen, _places = opened(qtbot, context)
    qtbot.waitUntil(lambda: bool(asked))
    assert screen.offer is None and is_left(qtbot, context) is None


# ---- in two windows
def beside(qtbot: Any, context: Context) -> tuple[ToldScreens, Window]:
    """A teacher's window whose screens can be told."""
    screens = ToldScreens()
    window = Window(context, screens)
    qtbot.addWidget(window)
    return screens, window


def test_the_switch_for_the_class_view_is_there_with_a_second_screen_and_is_remembered(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    screens, _window = beside(qtbot, context)
    screen, _places = opened(qtbot, context)
    assert not screen.class_switch.isVisible()
    screens.tell(Shown("desk", QRect(0, 0, 1366, 768)), Shown("board", QRect(1366, 0, 1920, 1080)))
    assert screen.class_switch.isVisible() and not screen.class_switch.isChecked()
    not_cut(screen)
    click(qtbot, screen.class_switch)
    assert context.school.preferences.class_view
    again, _more = opened(qtbot, context)
    assert again.class_switch.isChecked()
    screens.tell(Shown("desk", QRect(0, 0, 1366, 768)))
    assert not again.class_switch.isVisible() and context.school.preferences.class_view


# ---- whole on every screen
@pytest.mark.parametrize("offered", [False, True])
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en", "qps"])
def test_nothing_is_cut_with_a_second_screen(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, offered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    only = a_class(qtbot, context, 45)
    if offered:
        interrupted(qtbot, context, only.id, 1)
    i18n.use(language)
    context.look = Look(Theme(text_scale=1.3, reduced_motion=True))
    screens, _window = beside(qtbot, context)
    screens.tell(Shown("desk", QRect(0, 0, 1366, 768)), Shown("board", QRect(1366, 0, 1920, 1080)))
    screen, _places = opened(qtbot, context, size)
    qtbot.waitUntil(lambda: (screen.offer is not None) == offered and bool(screen.about.topics))
    assert screen.pages.paged is not None
    with watched_words(monkeypatch) as seen:
        for _ in range(screen.pages.paged.pages):
            screen.grab()
            not_cut(screen)
            screen.pages.paged.turn(1)
        texts, cut = seen.take()
    assert texts and not cut


@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en", "qps"])
def test_nothing_is_cut(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    only = a_class(qtbot, context, 45)
    interrupted(qtbot, context, only.id, 1)
    i18n.use(language)
    context.look = Look(Theme(text_scale=scale, reduced_motion=True))
    screen, _places = opened(qtbot, context, size)
    qtbot.waitUntil(lambda: screen.offer is not None and bool(screen.about.topics))
    with watched_words(monkeypatch) as seen:
        for method in METHODS:
            choose(qtbot, screen, method)
            screen.grab()
            not_cut(screen)
        look_through_topics(qtbot, screen)
        texts, cut = seen.take()
    assert texts and not cut
