"""A visitor at a kiosk: from a touch to the wheel, walking away, and nothing of them left for the next one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.journeys.kiosk_person import KioskPerson, open_day
from tests.store.making import HandClock
from wastequiz import i18n
from wastequiz.domain.events import Play
from wastequiz.domain.kinds import KINDS
from wastequiz.services import visiting
from wastequiz.ui import places
from wastequiz.ui.context import Session
from wastequiz.ui.kiosk.idle import IdleWatch
from wastequiz.ui.kiosk.start import take_up
from wastequiz.ui.screens.game import GameScreen
from wastequiz.ui.screens.kiosk_choose import KioskChooseScreen
from wastequiz.ui.screens.kiosk_over import KioskOverScreen
from wastequiz.ui.screens.quiz import QuizScreen

CANARY = "Canary-Zhang" + str(7731)  # put together, or this file itself would be found
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
    me.person.touch(waits)  # in the middle of the page, where there is no button
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
    assert me.asks and shown_left(me) == 14
    clock.pass_ms(15_000)
    me.look()
    me.waits()
    assert me.run.visit is None and me.person.program.context.session == Session()
    me.person.wait(lambda: me.run.today.visitors == 0)
    kept = me.person.program.school.ask(lambda db: db.conn.execute("SELECT how FROM visits WHERE id = ?", (visit.id,)).fetchone())
    assert kept == ("idle",)


def shown_left(me: KioskPerson) -> int:
    """Seconds left on the card."""
    return cast(IdleWatch, me.run.watch).asking.left


def touch_it(me: KioskPerson) -> None:
    QTest.mousePress(me.person.window.windowHandle(), Qt.MouseButton.LeftButton, pos=me.person.window.rect().center())


def press_it(me: KioskPerson) -> None:
    QTest.keyClick(me.person.window.windowHandle(), Qt.Key.Key_Shift)


def move_it(me: KioskPerson) -> None:
    QTest.mouseMove(me.person.window.windowHandle(), me.person.window.rect().center() / 2)


def test_any_input_says_that_somebody_is_there(kiosk_person: Kiosk) -> None:
    clock = HandClock()
    me = kiosk_person(clock=clock)
    quiz = me.quiz()
    for does in (touch_it, press_it, move_it):
        clock.pass_ms(65_000)
        me.look()
        assert me.asks, does.__name__
        does(me)
        me.person.wait(lambda: not me.asks)
        clock.pass_ms(50_000)
        me.look()
        assert not me.asks, does.__name__
        assert me.person.screen is quiz and not quiz.locked, "it answered the card, not the question"
        touch_it(me)  # and counts again
        QTest.mouseRelease(me.person.window.windowHandle(), Qt.MouseButton.LeftButton, pos=me.person.window.rect().center())


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


def test_no_page_of_the_program_leads_out_of_a_kiosk(kiosk_person: Kiosk) -> None:
    me = kiosk_person()
    pin = places.StaffPin(places.Bank())
    closed = [places.Rosters(), places.SettingsPage(), places.Bank(), places.WhoPlays(), places.LookUp(), places.LessonSetUp(), pin]
    me.waits()
    for place in closed:
        me.person.window.navigator.go(place)
        assert isinstance(me.person.place, places.Attract), place
    me.begin()
    for place in closed:
        me.person.window.navigator.go(place)
        assert isinstance(me.person.place, places.KioskChoose), place


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
    go_on(again, stood)
    screen = again.person.question(2)
    assert isinstance(screen, QuizScreen) and again.run.visit is not None and again.run.visit.id == stood.visit.id


def go_on(me: KioskPerson, stood: Any) -> None:
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
    go_on(again, stood)
    over = again.person.arrive(KioskOverScreen)
    again.person.wait(lambda: again.run.spins == 1)
    assert over.right == 3


def test_an_event_with_one_language_offers_no_switch(kiosk_person: Kiosk) -> None:
    me = kiosk_person(open_day(languages=("zh_CN",), plays=(Play("quiz"),)))
    waits = me.waits()
    assert i18n.current() == "zh_CN" and not waits.languages.ground.isVisible()
    shown: list[QWidget] = [w for w in waits.languages.parts if w.isVisible()]
    assert shown == []
