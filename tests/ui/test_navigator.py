"""The navigator: every place has its screen, staff places ask for the PIN, home ends the session, and what was left is gone."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from tests.ui.screens.playground import add_class, context_on
from wastequiz.domain.errors import DiskFull
from wastequiz.domain.events import Event, Visit
from wastequiz.domain.games import Score
from wastequiz.domain.items import Band
from wastequiz.domain.lesson import LessonSpec
from wastequiz.domain.rounds import GameSpec, RoundSpec
from wastequiz.domain.students import Contestant
from wastequiz.services import hosting, playing
from wastequiz.ui import game_start, places
from wastequiz.ui.context import Context, Session
from wastequiz.ui.game_round import GameRound
from wastequiz.ui.kiosk.run import KioskRun
from wastequiz.ui.navigator import FOR_STUDENTS, GRACE_MS, Navigator
from wastequiz.ui.places import Place
from wastequiz.ui.screen import Screen
from wastequiz.ui.screens.results import ResultsScreen
from wastequiz.ui.screens.staff_pin import StaffPinScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        made.sound.check = lambda: "device"  # type: ignore[method-assign]
        yield made


@pytest.fixture
def navigator(qtbot: Any, context: Context) -> Iterator[Navigator]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    found = Navigator(context, window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield found
    assert window.layout() is not None  # kept until here


def test_memory_is_given_back_when_home_is_reached_again_not_at_the_start(
    qtbot: Any, navigator: Navigator, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Place] = []
    monkeypatch.setattr("wastequiz.ui.navigator.give_back", lambda: given.append(navigator.place))
    monkeypatch.setattr("wastequiz.ui.navigator.GIVE_BACK_MS", 0)
    navigator.go(places.Home())
    navigator.go(places.Licences())
    QCoreApplication.processEvents()
    assert given == []
    navigator.go(places.Home())
    qtbot.waitUntil(lambda: given == [places.Home()])


def sample(kind: type) -> Place:
    """A place of that kind."""
    given: dict[type, tuple[Any, ...]] = {
        places.StaffPin: (places.Rosters(),),
        places.Teams: (1,),
        places.GameSetUp: ("sort_it",),
        places.SeatingPlan: (1,),
        places.Trouble: (DiskFull(Path("/school"), 0),),
        places.Crashed: ("a report",),
        places.DayReportPage: ("an event",),
    }
    return kind(*given.get(kind, ()))


def play(qtbot: Any, context: Context, answers: int) -> None:
    """Puts a round into the session, with so many answers given."""
    begun: list[playing.Playing] = []
    spec = RoundSpec(context.school.scheme.code, length=5)
    playing.begin(context.school, spec, context.session.contestant, begun.append, _raise, seed=3)
    qtbot.waitUntil(lambda: bool(begun))
    for n in range(answers):
        question = begun[0].progress.question
        assert question is not None
        begun[0].answer(question.right_ids, 900, lambda _a: None, _raise)
        qtbot.waitUntil(lambda n=n: len(begun[0].progress.answers) == n + 1)
    context.session = Session(spec=spec, playing=begun[0])


def game(qtbot: Any, context: Context, *, over: bool = False) -> None:
    """Puts a mini-game into the session, ended where `over`."""
    begun: list[GameRound] = []
    way = RoundSpec(context.school.scheme.code, Band.g34, game=GameSpec("sort_it", "rush", seconds=90))
    game_start.start(context, way, context.session.contestant, begun.append, _raise, seed=3)
    qtbot.waitUntil(lambda: bool(begun))
    game_start.seat(context, begun[0])
    if over:
        begun[0].finish(Score(3))
        qtbot.waitUntil(lambda: begun[0].kept)


def host(qtbot: Any, context: Context) -> None:
    """Puts a lesson into the session, the hands of a class going up."""
    begun: list[hosting.Hosting] = []
    spec = LessonSpec(context.school.scheme.code, Band.g34, add_class(qtbot, context, "3B", 2).id, "hands")
    hosting.begin(context.school, spec, begun.append, _raise, seed=3)
    qtbot.waitUntil(lambda: bool(begun))
    context.session = Session(hosting=begun[0])


AT_A_KIOSK = (places.Attract, places.KioskChoose, places.KioskOver, places.PrizeWheel, places.KioskStaff, places.SafeScreen)


def _raise(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize("kind", typing.get_args(Place), ids=lambda kind: kind.__name__)
def test_every_place_has_a_screen_that_leads_the_keyboard_to_something(
    qtbot: Any, navigator: Navigator, context: Context, kind: type
) -> None:
    context.staff_in = kind in get_args(places.StaffPlace)
    if kind in FOR_STUDENTS:
        context.session.contestant = Contestant("known", 1, 7, "fox")
    if kind in (places.Quiz, places.Results):
        play(qtbot, context, 2)
    if kind is places.LessonPlay:
        host(qtbot, context)
    if kind in (places.GamePlay, places.GameOver):
        game(qtbot, context, over=kind is places.GameOver)
    if kind in AT_A_KIOSK:
        run = KioskRun(Event("e", "Open day", scheme=context.school.scheme.code))
        run.live_in(context, lambda: None)
        run.take_up(Visit("v", "e", "s", "2026-11-27", 0, "en"))
    navigator.go(sample(kind))
    assert type(navigator.place) is kind
    screen = navigator.screen
    assert screen is not None and screen.isVisible() and screen.accessibleName()


@pytest.mark.parametrize(
    "place", [places.Rosters(), places.Noticed(), places.SettingsPage(), places.Rules(), places.LocalRules(), places.ItemRules()]
)
def test_staff_places_ask_for_the_pin_and_remember_where_one_wanted_to_go(navigator: Navigator, context: Context, place: Place) -> None:
    navigator.go(place)
    assert navigator.place == places.StaffPin(place)  # type: ignore[arg-type]
    context.staff_in = True
    navigator.go(place)
    assert navigator.place == place


@pytest.mark.parametrize("place", [places.Practice(), places.MistakeBook()])
def test_a_guest_sets_up_a_round_of_practice_instead(navigator: Navigator, context: Context, place: Place) -> None:
    context.session.contestant = Contestant(animal="owl")
    navigator.go(place)
    assert navigator.place == places.RoundSetUp()
    assert context.session.spec is not None and context.session.spec.practice


def test_home_ends_the_session_and_locks_the_desk(qtbot: Any, navigator: Navigator, context: Context) -> None:
    context.staff_in = True
    play(qtbot, context, 0)
    before = context.session
    navigator.go(places.Home())
    assert context.session is not before and context.session.playing is None and not context.staff_in


def test_the_desk_stays_open_for_a_while_when_it_is_left_for_another_page_than_home(
    navigator: Navigator, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0
    monkeypatch.setattr(type(context.school.clock), "mono_ms", lambda _self: now)
    context.staff_in = True
    report = places.ClassReportPage()
    navigator.go(report)
    now = 4 * GRACE_MS
    navigator.go(places.Licences())
    now += GRACE_MS
    navigator.go(report)
    assert navigator.place == report, "so long one may be away, however long one was at the desk"
    navigator.go(places.Licences())
    now += GRACE_MS + 1
    navigator.go(report)
    assert navigator.place == places.StaffPin(report) and not context.staff_in


def test_a_report_knows_whether_the_lesson_or_the_desk_led_there(qtbot: Any, navigator: Navigator, context: Context) -> None:
    host(qtbot, context)
    navigator.go(places.LessonPlay())
    navigator.go(places.ClassReportPage())
    assert context.session.report_from == places.LessonPlay()
    assert navigator.place == places.StaffPin(places.ClassReportPage())
    context.staff_in = True
    navigator.go(places.ClassReportPage())
    assert context.session.report_from == places.LessonPlay(), "the PIN came between"
    navigator.go(places.Rosters(1))
    navigator.go(places.ClassReportPage(1))
    assert context.session.report_from == places.Rosters(1)


def test_one_screen_at_a_time_and_the_one_left_is_deleted(qtbot: Any, navigator: Navigator) -> None:
    navigator.go(places.Home())
    first = navigator.screen
    navigator.go(places.Licences())
    assert first is not None
    qtbot.waitUntil(lambda: not shiboken6.isValid(first))
    assert navigator.parent() is not None
    assert [s for s in navigator.parent().findChildren(Screen) if s.isVisible()] == [navigator.screen]


def test_going_there_again_builds_the_place_anew(navigator: Navigator) -> None:
    navigator.go(places.Licences())
    before = navigator.screen
    navigator.again()
    assert navigator.screen is not before and navigator.place == places.Licences()


def test_a_screen_that_is_left_stops_talking(navigator: Navigator, context: Context) -> None:
    stopped: list[bool] = []
    context.voice.stop = lambda: stopped.append(True)  # type: ignore[method-assign]
    navigator.go(places.Home())
    assert stopped


def test_what_a_screen_emits_is_followed_and_told(qtbot: Any, navigator: Navigator) -> None:
    reached: list[Place] = []
    navigator.shown.connect(reached.append)
    navigator.go(places.Home())
    assert navigator.screen is not None
    navigator.screen.go.emit(places.Licences())
    qtbot.waitUntil(lambda: reached == [places.Home(), places.Licences()])


@pytest.mark.parametrize(("error", "place"), [(DiskFull(Path("/school"), 0), places.Trouble), (ZeroDivisionError("a bug"), places.Crashed)])
def test_a_failed_deed_is_said_in_words_and_a_bug_shows_its_report(
    qtbot: Any, navigator: Navigator, error: BaseException, place: type
) -> None:
    navigator.go(places.Home())
    assert navigator.screen is not None
    navigator.screen.trouble(error)
    qtbot.waitUntil(lambda: isinstance(navigator.place, place))
    if isinstance(navigator.place, places.Crashed):
        assert "ZeroDivisionError: a bug" in navigator.place.report


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        (places.SettingsPage(), lambda s: s.ok if isinstance(s, StaffPinScreen) else None),
        (places.Results(), lambda s: s.once_more if isinstance(s, ResultsScreen) else None),
    ],
    ids=["PIN", "results"],
)
def test_what_a_screen_gives_the_focus_to_has_it_once_it_stands(
    qtbot: Any, navigator: Navigator, context: Context, place: Place, wanted: Callable[[Screen | None], QWidget | None]
) -> None:
    """Not the back button: Enter would lead away."""
    navigator.go(places.Home())
    old = navigator.screen
    assert old is not None
    home_button = old.findChildren(QWidget)[-1]
    home_button.setFocus(Qt.FocusReason.MouseFocusReason)
    play(qtbot, context, 2)
    navigator.go(place)
    piece = wanted(navigator.screen)
    assert piece is not None
    qtbot.waitUntil(piece.hasFocus)
