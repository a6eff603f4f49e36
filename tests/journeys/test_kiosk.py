"""A visitor at a kiosk: from a touch to the wheel, walking away, and nothing of them left for the next one."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QLabel, QLineEdit, QWidget

from tests.journeys.kiosk_person import KioskPerson, open_day
from tests.store.making import HandClock
from wastequiz import i18n
from wastequiz.domain.events import Play
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.students import Contestant
from wastequiz.services import visiting
from wastequiz.ui import places
from wastequiz.ui.context import Session
from wastequiz.ui.kiosk import run as run_module
from wastequiz.ui.screens.game import GameScreen
from wastequiz.ui.screens.kiosk_choose import KioskChooseScreen
from wastequiz.ui.screens.kiosk_over import KioskOverScreen
from wastequiz.ui.screens.quiz import QuizScreen

CANARY = "Canary-Zhang-7731"
Kiosk = Callable[..., KioskPerson]


def answer_all(me: KioskPerson) -> KioskOverScreen:
    """Answers every question of the round rightly."""
    for number in (1, 2, 3):
        screen = me.person.question(number)
        screen.choose(KINDS[screen.question.kind].solution(screen.question))
        me.person.wait(lambda s=screen: s.answer is not None)
        screen.proceed()
    return me.person.arrive(KioskOverScreen)


def test_a_touch_anywhere_begins_a_visit_which_leads_through_a_quiz_to_a_spin(kiosk_person: Kiosk) -> None:
    me = kiosk_person()
    waits = me.waits()
    QTest.mouseClick(me.person.window.windowHandle(), Qt.MouseButton.LeftButton, pos=waits.rect().center())
    choose = me.person.arrive(KioskChooseScreen)
    assert me.run.visit is not None and me.run.visit.language == "en"
    me.person.click(choose.tiles[0])
    over = answer_all(me)
    me.person.wait(lambda: over.spin.isVisible())
    assert me.run.spins == 1 and (over.right, over.total) == (3, 3)
    me.person.click(over.done)
    me.waits()
    me.person.wait(lambda: me.run.today.visitors == 1)
    assert me.run.visit is None


def test_a_game_runs_in_a_kiosk_and_leaving_it_leads_to_the_choice(kiosk_person: Kiosk) -> None:
    me = kiosk_person()
    me.person.click(me.begin().tiles[1])
    game = me.person.arrive(GameScreen)
    spec = game.game.deal.round.spec
    assert spec.event is not None and spec.event.id == me.plan.id and me.run.visit is not None and spec.event.visit == me.run.visit.id
    me.person.press(Qt.Key.Key_Escape)
    assert game.paused is not None
    me.person.click(game.paused.leave)
    me.person.arrive(KioskChooseScreen)
    assert me.run.visit is not None


def test_a_language_is_chosen_for_one_visit_and_forgotten_after_it(kiosk_person: Kiosk) -> None:
    me = kiosk_person()
    waits = me.waits()
    me.person.touch(waits.languages.parts[1])
    choose = me.person.arrive(KioskChooseScreen)
    assert i18n.current() == "zh_CN" and me.run.visit is not None and me.run.visit.language == "zh_CN"
    me.person.click(choose.languages.parts[0])
    me.person.wait(lambda: me.person.screen is not choose)
    assert i18n.current() == "en" and isinstance(me.person.screen, KioskChooseScreen)
    me.run.wish(me.run.wishes.but(language="zh_CN", large_text=True, contrast=True, aloud=True))
    theme = me.person.program.context.look.theme
    assert theme.high_contrast and theme.text_scale > 1.2 and me.person.program.context.reads_aloud
    me.run.end("done")
    me.waits()
    look, context = me.person.program.context.look, me.person.program.context
    assert i18n.current() == "en" and not look.theme.high_contrast and look.theme.text_scale == 1.0 and not context.reads_aloud


def test_who_walks_away_is_asked_then_forgotten_and_the_visit_ends_as_idle(kiosk_person: Kiosk) -> None:
    clock = HandClock()
    me = kiosk_person(clock=clock)
    me.quiz()
    visit = me.run.visit
    assert visit is not None
    clock.pass_ms(59_000)
    me.look()
    assert not me.asks
    clock.pass_ms(2_500)
    me.look()
    assert me.asks and me.run.watch is not None and me.run.watch.asking.left == 14
    clock.pass_ms(15_000)
    me.look()
    me.waits()
    assert me.run.visit is None and me.person.program.context.session == Session()
    me.person.wait(lambda: me.run.today.visitors == 0)
    kept = me.person.program.school.ask(lambda db: db.conn.execute("SELECT how FROM visits WHERE id = ?", (visit.id,)).fetchone())
    assert kept == ("idle",)


def touch_it(me: KioskPerson) -> None:
    QTest.mousePress(me.person.window.windowHandle(), Qt.MouseButton.LeftButton, pos=me.person.window.rect().center())


def press_it(me: KioskPerson) -> None:
    QTest.keyClick(me.person.window.windowHandle(), Qt.Key.Key_Shift)


def move_it(me: KioskPerson) -> None:
    QTest.mouseMove(me.person.window.windowHandle(), me.person.window.rect().center() / 2)


@pytest.mark.parametrize("does", [touch_it, press_it, move_it])
def test_any_input_says_that_somebody_is_there(kiosk_person: Kiosk, does: Callable[[KioskPerson], None]) -> None:
    clock = HandClock()
    me = kiosk_person(clock=clock)
    quiz = me.quiz()
    clock.pass_ms(65_000)
    me.look()
    assert me.asks
    does(me)
    me.person.wait(lambda: not me.asks)
    clock.pass_ms(50_000)
    me.look()
    assert not me.asks and me.person.screen is quiz and not quiz.locked, "the touch answered the card, not the question"


def test_who_reads_is_given_longer(kiosk_person: Kiosk) -> None:
    clock = HandClock()
    me = kiosk_person(clock=clock)
    quiz = me.quiz()
    quiz.choose(KINDS[quiz.question.kind].solution(quiz.question))
    me.person.wait(lambda: quiz.answer is not None)
    clock.pass_ms(80_000)
    me.look()
    assert not me.asks
    clock.pass_ms(11_000)
    me.look()
    assert me.asks


def test_a_game_stands_still_while_it_is_asked_whether_anybody_is_there(kiosk_person: Kiosk) -> None:
    clock = HandClock()
    me = kiosk_person(clock=clock)
    me.person.click(me.begin().tiles[1])
    game = me.person.arrive(GameScreen)
    me.person.wait(lambda: game.runs)
    clock.pass_ms(61_000)
    me.look()
    assert me.asks and game.paused is not None


def test_nobody_begins_while_staff_paused_it(kiosk_person: Kiosk) -> None:
    me = kiosk_person()
    waits = me.waits()
    me.run.pause(True)
    waits.begin("en")
    assert me.run.visit is None and not waits.start.isEnabled()
    me.run.pause(False)
    me.begin()


@pytest.mark.parametrize(
    "place",
    [places.Rosters(), places.SettingsPage(), places.Bank(), places.WhoPlays(), places.LookUp(), places.LessonSetUp(), places.StaffPin(places.Bank())],
)
def test_no_page_of_the_program_leads_out_of_a_kiosk(kiosk_person: Kiosk, place: places.Place) -> None:
    me = kiosk_person()
    me.waits()
    me.person.window.navigator.go(place)
    assert isinstance(me.person.place, places.Attract)
    me.begin()
    me.person.window.navigator.go(place)
    assert isinstance(me.person.place, places.KioskChoose)


# ---- K2: nothing is left
class Log(logging.Handler):
    """Everything that was logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture
def log() -> Iterator[Log]:
    handler = Log()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)


def plant(me: KioskPerson) -> None:
    """A name everywhere one can get: session, a field with its undo and completer, a label, the clipboard, what was read aloud."""
    context = me.person.program.context
    context.session.contestant = Contestant(animal=CANARY)
    context.last_student = Contestant(ref="x", animal=CANARY)
    context.last_session = Session(Contestant(animal=CANARY))
    screen = me.person.screen
    field = QLineEdit(screen)
    field.setCompleter(QCompleter([CANARY], field))
    field.show()
    field.setFocus()
    QTest.keyClicks(field, CANARY)
    field.selectAll()
    field.copy()
    field.clear()
    assert field.isUndoAvailable()
    label = QLabel(CANARY, screen)
    label.setAccessibleName(CANARY)
    label.setToolTip(CANARY)
    label.show()
    context.voice.say(CANARY)


def found(me: KioskPerson, log: Log) -> list[str]:
    """Where the name is still to be found."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    at: list[str] = []
    for thing in gc.get_objects():
        if isinstance(thing, Contestant) and CANARY in repr(thing):
            at.append(f"object {type(thing).__name__}")
    if CANARY in repr(me.person.program.context.session):
        at.append("session")
    if CANARY in me.person.program.context.voice.last:
        at.append("voice")
    for widget in QApplication.allWidgets():
        texts: list[Any] = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        texts += [w() for w in (getattr(widget, "text", None), getattr(widget, "toPlainText", None)) if callable(w)]
        if any(CANARY in str(text) for text in texts):
            at.append(f"widget {type(widget).__name__}")
        if isinstance(widget, QLineEdit):
            at += ["undo"] if widget.isUndoAvailable() else []
            at += ["completer"] if widget.completer() is not None and _offers(widget.completer()) else []
    if CANARY in (QGuiApplication.clipboard().text() or ""):
        at.append("clipboard")
    at += ["log" for line in log.lines if CANARY in line]
    return at


def _offers(completer: QCompleter | None) -> bool:
    if completer is None:
        return False
    model = completer.model()
    return any(CANARY in str(model.index(i, 0).data()) for i in range(model.rowCount()))


def test_nothing_of_a_visitor_is_left_after_they_walked_away(kiosk_person: Kiosk, log: Log) -> None:
    clock = HandClock()
    me = kiosk_person(clock=clock)
    me.begin()
    plant(me)
    assert {"clipboard", "undo", "completer", "session", "voice", "widget QLabel"} <= set(found(me, log)), "the name can be seen where it was put"
    clock.pass_ms(60_000)
    me.look()
    clock.pass_ms(15_000)
    me.look()
    me.waits()
    assert found(me, log) == []


def test_without_the_wipe_the_name_would_be_found(kiosk_person: Kiosk, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the test above fails when its guard is taken away."""
    monkeypatch.setattr(run_module, "wipe", lambda _context: None)
    me = kiosk_person()
    me.begin()
    plant(me)
    me.run.end("idle")
    me.waits()
    assert {"clipboard", "session", "voice"} <= set(found(me, log))
    QGuiApplication.clipboard().clear()


# ---- after the power went
def interruption(me: KioskPerson) -> Any:
    got: list[Any] = []
    visiting.interruption(me.person.program.school, me.plan, got.append)
    me.person.wait(lambda: got)
    return got[0]


def test_a_quiz_goes_on_at_its_question_after_a_restart(kiosk_person: Kiosk) -> None:
    me = kiosk_person()
    quiz = me.quiz()
    quiz.choose(KINDS[quiz.question.kind].solution(quiz.question))
    me.person.wait(lambda: quiz.answer is not None)
    me.person.close()
    again = kiosk_person(me.plan, folder=me.person.folder)
    stood = interruption(again)
    assert stood is not None and stood.round and not stood.game
    run_module_enter(again, stood)
    screen = again.person.question(2)
    assert isinstance(screen, QuizScreen) and again.run.visit is not None and again.run.visit.id == stood.visit.id


def run_module_enter(me: KioskPerson, stood: Any) -> None:
    from wastequiz.ui.kiosk.start import take_up

    take_up(me.person.window, me.run, stood)


def test_a_round_whose_answers_were_all_kept_is_ended_after_a_restart(kiosk_person: Kiosk) -> None:
    me = kiosk_person()
    me.quiz()
    for number in (1, 2, 3):
        screen = me.person.question(number)
        screen.choose(KINDS[screen.question.kind].solution(screen.question))
        me.person.wait(lambda s=screen: s.answer is not None)
        if number < 3:
            screen.proceed()
    me.person.close()
    again = kiosk_person(me.plan, folder=me.person.folder)
    stood = interruption(again)
    run_module_enter(again, stood)
    over = again.person.arrive(KioskOverScreen)
    again.person.wait(lambda: again.run.spins == 1)
    assert over.right == 3


def test_an_event_with_one_language_offers_no_switch(kiosk_person: Kiosk) -> None:
    me = kiosk_person(open_day(languages=("zh_CN",), plays=(Play("quiz"),)))
    waits = me.waits()
    assert i18n.current() == "zh_CN" and not waits.languages.ground.isVisible()
    shown: list[QWidget] = [w for w in waits.languages.parts if w.isVisible()]
    assert shown == []
