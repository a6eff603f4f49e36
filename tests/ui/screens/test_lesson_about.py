"""What a lesson that is set up begins with and asks about: the lesson before, two bins the class mixes up, quizzes for its age; fair turns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.screens.a_lesson import a_class, begun, fail, keep
from tests.ui.screens.playground import SIZES, click, context_on, not_cut, shown
from tests.ui.screens.test_lesson_set_up import choose, look_through_topics, opened, spec_of, start
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.items import Band
from wastequiz.domain.lesson import LessonSpec
from wastequiz.domain.lesson_steps import Hands
from wastequiz.domain.statistics import LEAST
from wastequiz.services.hosting import Hosting
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.ui.context import Context, Session
from wastequiz.ui.lesson_draft import EACH, About, Draft
from wastequiz.ui.navigator import Navigator
from wastequiz.ui.places import Home, LessonSetUp, Rosters
from wastequiz.ui.screens.lesson_set_up import LessonSetUpScreen
from wastequiz.ui.widgets.lesson_panel import HOWS
from wastequiz.ui.widgets.lesson_set_up_layout import ABOUT, WAYS

PAIR = ("residual", "food")


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def of_pair(qtbot: Any, context: Context, pair: tuple[str, str]) -> tuple[LessonSetUpScreen, list[Any]]:
    screen = LessonSetUpScreen(context, mix_up=pair)
    places = shown(qtbot, screen)
    qtbot.waitUntil(lambda: screen.showing == WAYS and bool(screen.about.topics))
    return screen, places


def mixed_up(qtbot: Any, context: Context, class_id: int) -> Hosting:
    """A lesson in which the class puts one thing of a bin into another, by hands: just often enough that a report says so."""
    host = begun(qtbot, context, LessonSpec("cn-harbin", Band.g34, class_id, "hands", 1, 1, mix_up=PAIR))
    wrong = next(o.id for o in host.lesson.question.options if not o.right)
    done: list[Any] = []
    host.enter(Hands(((wrong, LEAST),)), done.append, fail)
    host.tell(done.append, fail)
    host.finish(done.append, fail)
    qtbot.waitUntil(lambda: len(done) == 3)
    return host


def about_shown(qtbot: Any, screen: LessonSetUpScreen) -> None:
    click(qtbot, screen.panel.about)
    qtbot.waitUntil(lambda: screen.showing == ABOUT)


# ---- two bins the class mixes up
def test_a_place_that_names_two_bins_sets_up_a_lesson_on_them(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    context.session.lesson_draft = Draft(topic="winter")
    screen, places = of_pair(qtbot, context, PAIR)
    assert screen.panel.about.label == "Other waste or food waste?" or " or " in screen.panel.about.label
    start(qtbot, screen, places)
    spec = spec_of(context)
    assert (spec.mix_up, spec.topic) == (PAIR, None)
    assert context.session.hosting is not None
    assert {q.true_bin for q in context.session.hosting.lesson.questions} == set(PAIR)


def test_the_navigator_hands_the_two_bins_on(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    window = QWidget()
    qtbot.addWidget(window)
    screen = Navigator(context, window).build(LessonSetUp(mix_up=PAIR))
    assert isinstance(screen, LessonSetUpScreen) and screen.draft.mix_up == PAIR


def test_what_the_class_mixes_up_most_can_be_chosen(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    mixed_up(qtbot, context, only.id)
    context.session = Session(lesson_draft=Draft())
    screen, places = opened(qtbot, context)
    qtbot.waitUntil(lambda: screen.about.worst is not None)
    assert screen.about.worst is not None and screen.about.worst[0] in PAIR
    about_shown(qtbot, screen)
    card = screen.cards[1]
    assert card.accessibleDescription() == "What this class mixes up" and " or " in card.accessibleName()
    click(qtbot, card)
    assert screen.showing == WAYS and screen.draft.about == About(mix_up=screen.about.worst)
    start(qtbot, screen, places)
    assert spec_of(context).mix_up == screen.about.worst


def test_a_class_that_mixed_nothing_up_is_offered_no_mix_up(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    screen, _places = of_pair(qtbot, context, ("", ""))
    about_shown(qtbot, screen)
    assert all(card.accessibleDescription() != "What this class mixes up" for card in screen.cards)


def test_two_bins_that_the_rules_do_not_have_are_passed_over(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    screen, _places = of_pair(qtbot, context, ("never", "nowhere"))
    assert screen.draft.about == About() and screen.panel.about.label == "A bit of everything"


# ---- quizzes for other ages
def test_quizzes_for_other_ages_wait_behind_the_last_card(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    screen, _places = of_pair(qtbot, context, ("", ""))
    about_shown(qtbot, screen)
    offers = list(screen.about.offers or ())
    mine = [offer for offer in offers if offer.ready.band == only.band]
    assert 0 < len(mine) < len(offers)
    assert len(screen.cards) == 1 + len(screen.about.topics) + len(mine) + 1
    more, before = screen.cards[-1], len(screen.cards) - 1
    assert more.accessibleName() == "Quizzes for other ages"
    more.click()
    assert screen.showing == ABOUT and len(screen.cards) == 1 + len(screen.about.topics) + len(offers)
    assert screen.cards[before].hasFocus(), "the first of those that came"
    screen.cards[-1].click()
    assert screen.showing == WAYS and screen.draft.ready_set == offers[-1].ready.id
    about_shown(qtbot, screen)
    chosen = [card for card in screen.cards if card.isChecked()]
    assert len(chosen) == 1 and chosen[0].hasFocus(), "what is chosen never waits"


def test_a_choice_of_many_pages_says_which_page_it_is(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    screen, _places = of_pair(qtbot, context, ("", ""))
    about_shown(qtbot, screen)
    paged = screen.pages.paged
    assert paged is not None and paged.pages > 1
    assert paged.number.isVisible() and paged.number.text() == f"1/{paged.pages}"
    paged.turn(1)
    assert paged.number.text() == f"2/{paged.pages}" and paged.number.accessibleName() == f"Page 2 of {paged.pages}"


# ---- the lesson before
def test_the_next_lesson_begins_as_the_one_before_was(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    begun(qtbot, context, LessonSpec("cn-harbin", Band.g34, only.id, "hands", 1, 7, topic="items")).give_up()
    screen, places = of_pair(qtbot, context, ("", ""))
    assert (screen.draft.method, screen.draft.topic) == ("hands", "items")
    assert (screen.panel.rounds.value, screen.panel.each.value) == (1, 7)
    start(qtbot, screen, places)
    assert (spec_of(context).method, spec_of(context).topic, spec_of(context).rounds, spec_of(context).each) == ("hands", "items", 1, 7)


def test_what_was_chosen_already_is_not_overwritten_by_the_lesson_before(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    begun(qtbot, context, LessonSpec("cn-harbin", Band.g34, only.id, "hands", 1, 7)).give_up()
    context.session.lesson_draft = Draft(only.id, "corners")
    screen, _places = of_pair(qtbot, context, ("", ""))
    assert (screen.draft.method, screen.draft.rounds) == ("corners", 3)


def test_two_bins_to_practise_win_over_the_topic_of_the_lesson_before(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    begun(qtbot, context, LessonSpec("cn-harbin", Band.g34, only.id, "hands", 1, 7, topic="items")).give_up()
    screen, _places = of_pair(qtbot, context, PAIR)
    assert screen.draft.method == "hands" and screen.draft.about == About(mix_up=PAIR)


def test_teams_of_the_lesson_before_are_as_many_again(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    teams = keep(qtbot, context, only.id, 3)
    begun(qtbot, context, LessonSpec("cn-harbin", Band.g34, only.id, "lanes", 2, 4, teams, steal=True)).give_up()
    screen, _places = of_pair(qtbot, context, ("", ""))
    assert screen.panel.count.value == 3 and screen.panel.steal.isChecked() and not screen.panel.double.isChecked()


def test_a_way_that_can_do_without_teams_does_not_take_the_kept_ones_by_itself(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    keep(qtbot, context, only.id, 3)
    screen, places = of_pair(qtbot, context, ("", ""))
    assert screen.draft.method == "roll_call" and screen.panel.count.value == 0
    choose(qtbot, screen, "teams")
    assert screen.panel.count.value == 3 and screen.panel.hows[HOWS.index("kept")].isChecked()
    choose(qtbot, screen, "roll_call")
    start(qtbot, screen, places)
    assert spec_of(context).teams == ()


# ---- fair turns
def test_teams_that_answer_in_turn_have_their_turn_equally_often(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    screen, places = of_pair(qtbot, context, ("", ""))
    choose(qtbot, screen, "teams")
    panel = screen.panel
    assert panel.each.value == 4 and panel.each.label.text() == "Questions (1 per team)"
    click(qtbot, panel.each.plus)
    assert panel.each.value == 8 and panel.each.label.text() == "Questions (2 per team)"
    click(qtbot, panel.count.minus)
    assert panel.each.value == 9, "of eight the nearest that is fair to three"
    start(qtbot, screen, places)
    assert (spec_of(context).each, len(spec_of(context).teams)) == (9, 3)


def test_where_all_teams_answer_at_once_any_number_is_fair(qtbot: Any, context: Context) -> None:
    a_class(qtbot, context)
    screen, _places = of_pair(qtbot, context, ("", ""))
    choose(qtbot, screen, "buzzers")
    assert screen.panel.each.value == 5 and screen.panel.each.label.text() == "Questions a round"


@pytest.mark.parametrize("teams", range(2, 9))
def test_a_fair_number_is_never_far_from_what_was_chosen(teams: int) -> None:
    for each in EACH:
        draft = Draft(method="teams", teams=teams, each=each)
        assert draft.questions % teams == 0 and abs(draft.questions - each) <= max(teams - 1, teams / 2)
    assert Draft(method="spoken", extra=teams).in_turn and not Draft(method="spoken").in_turn


# ---- there and back
def test_back_from_the_list_of_classes_leads_to_the_lesson_it_was_opened_from(qtbot: Any, context: Context) -> None:
    from wastequiz.ui.screens.rosters import RostersScreen

    only = a_class(qtbot, context)
    for for_lesson, back in ((True, LessonSetUp(only.id)), (False, Home())):
        screen = RostersScreen(context, only.id, for_lesson=for_lesson)
        places = shown(qtbot, screen)
        qtbot.waitUntil(lambda screen=screen: bool(screen.students))
        screen.leave()
        assert places == [back]


def test_setting_up_a_lesson_locks_the_desk_again(qtbot: Any, context: Context) -> None:
    only = a_class(qtbot, context)
    window = QWidget()
    qtbot.addWidget(window)
    navigator = Navigator(context, window)
    context.staff_in = True
    navigator.go(Rosters(only.id, for_lesson=True))
    assert navigator.place == Rosters(only.id, for_lesson=True)
    context.session.lesson_draft = Draft(only.id, "hands")
    navigator.go(LessonSetUp(only.id))
    assert not context.staff_in and context.session.lesson_draft.method == "hands"


# ---- whole on every screen
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en", "qps"])
def test_nothing_about_it_is_cut(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_class(qtbot, context, 45)
    i18n.use(language)
    context.look = Look(Theme(text_scale=1.3, reduced_motion=True))
    context.session.lesson_draft = Draft(method="teams", mix_up=PAIR)
    screen, _places = opened(qtbot, context, size)
    qtbot.waitUntil(lambda: bool(screen.about.topics))
    with watched_words(monkeypatch) as seen:
        screen.grab()
        not_cut(screen)
        look_through_topics(qtbot, screen)
        texts, cut = seen.take()
    assert texts and not cut
