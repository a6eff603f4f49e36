"""Practice over days, and what a student tells the desk: each as people do it, in front of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.journeys.person import Person
from tests.store.making import DAY, HandClock
from wastequiz.domain.draw import rebuild
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.rounds import Progress, Round, RoundSpec
from wastequiz.domain.students import Contestant, SchoolClass
from wastequiz.services import enrolling
from wastequiz.services.playing import Playing
from wastequiz.store import rounds
from wastequiz.store.db import Db
from wastequiz.ui.activities import ACTIVITIES, QUIZZES
from wastequiz.ui.context import Session
from wastequiz.ui.places import MistakeBook, Quiz
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.look_up import LookUpScreen
from wastequiz.ui.screens.mistake_book import MistakeBookScreen
from wastequiz.ui.screens.noticed import UNKNOWN, NoticedScreen
from wastequiz.ui.screens.practice import PracticeScreen
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.results import ResultsScreen
from wastequiz.ui.screens.rosters import RostersScreen
from wastequiz.ui.screens.staff_pin import CHECK, StaffPinScreen
from wastequiz.ui.screens.who_plays import WhoPlaysScreen

PIN = "135790"
RULES = "cn-harbin"
PEEL = "banana_peel"
SEAT = 2


def tile(me: Person, activity: str) -> QWidget:
    if any(a.id == activity for a in QUIZZES):
        return me.quizzes(activity, me.touch)
    return me.arrive(HomeScreen).tiles[[a.id for a in ACTIVITIES].index(activity)]


def a_class(me: Person) -> SchoolClass:
    made: list[SchoolClass] = []
    enrolling.add_class(me.program.school, "3-2", Band.g34, 3, made.append, _fail)
    me.wait(lambda: made)
    return made[0]


def student_of(me: Person, school_class: SchoolClass) -> Contestant:
    found: list[Any] = []
    enrolling.students(me.program.school, school_class.id, found.append, _fail)
    me.wait(lambda: found)
    return enrolling.contestant(next(s for s in found[0] if s.seat == SEAT))


def _fail(error: BaseException) -> None:
    raise error


def by_hand(me: Person) -> HandClock:
    """Takes the school's time into one's own hand."""
    clock = HandClock()

    def take(db: Db) -> None:
        db.clock = clock

    me.program.school.ask(take)
    return clock


def asked(me: Person, who: Contestant, item: str) -> QuizScreen:
    """A round of one question, shown to `who`."""
    school = me.program.school

    def work(db: Db) -> Progress:
        pool = school.pool(db, RULES)
        question = rebuild(f"which_bin:{item}", [b.id for b in pool.scheme.bins], school.bank, pool, {}.__getitem__)
        begun = Round(f"of-{item}", RoundSpec(RULES, length=1), 3, pool.scheme.revision, (question,), who)
        rounds.start(db, begun)
        return Progress(begun)

    progress = school.ask(work)
    me.program.context.session = Session(who, None, progress.round.spec, Playing(school, progress))
    me.window.navigator.go(Quiz())
    return me.question(1)


def into_practice(me: Person) -> PracticeScreen:
    """From home, over class and seat, to the page of practice."""
    me.click(tile(me, "practice"))
    who = me.arrive(WhoPlaysScreen)
    me.wait(lambda: who.paged is not None)
    if not who.students:
        assert who.paged is not None
        me.click(who.paged.pieces[0])
        me.wait(lambda: who.students and who.paged)
    assert who.paged is not None
    me.click(who.paged.pieces[[s.seat for s in who.students].index(SEAT)])
    page = me.arrive(PracticeScreen)
    me.wait(lambda: page.found is not None)
    return page


def practised_right(me: Person) -> PracticeScreen:
    """Opens the book, practises what stands in it, all right, and is led back to the page of practice."""
    page = me.arrive(PracticeScreen)
    me.click(page.book)
    book = me.arrive(MistakeBookScreen)
    me.wait(lambda: book.cards)
    me.click(book.practise)
    number = 1
    while not isinstance(me.screen, ResultsScreen):
        question = me.question(number)
        question.choose(KINDS[question.question.kind].solution(question.question))
        me.wait(lambda q=question: q.next is not None)
        assert question.next is not None
        me.click(question.next)
        me.wait(lambda q=question: me.screen is not q)
        number += 1
    me.click("Done")
    back = me.arrive(PracticeScreen)
    me.wait(lambda: back.found is not None)
    return back


def test_a_mistake_stands_in_the_book_until_it_was_right_on_two_days(window: Person) -> None:
    me = window
    clock = by_hand(me)
    who = student_of(me, a_class(me))
    quiz = asked(me, who, PEEL)
    me.click(next(t for t in quiz.tiles if t.option.id == "recyclable"))
    me.wait(lambda: quiz.next is not None)
    quiz.give_up()

    page = into_practice(me)
    assert page.found is not None and page.found.in_book == 1 and page.book.below == "1 thing"
    page = practised_right(me)
    assert page.found is not None and page.found.in_book == 1, "once is not yet twice"
    page = practised_right(me)
    assert page.found is not None and page.found.in_book == 1, "twice on one day is not two days"
    me.click(page.book)
    book = me.arrive(MistakeBookScreen)
    me.wait(lambda: book.cards)
    assert [card.entry.lamps for card in book.cards] == [1]
    me.press(Qt.Key.Key_Escape)

    clock.pass_ms(DAY)
    page = practised_right(me)
    assert page.found is not None and page.found.in_book == 0
    assert page.found.streak.days == 2 and page.flame.head == "2 days in a row"
    me.click(page.book)
    empty = me.arrive(MistakeBookScreen)
    me.wait(lambda: empty.empty is not None)
    assert me.place == MistakeBook()


def to_the_desk(me: Person) -> NoticedScreen:
    """Home, PIN, classes, what students noticed."""
    set_up: list[bool] = []
    enrolling.set_pin(me.program.school, PIN, lambda: set_up.append(True), _fail)
    me.wait(lambda: set_up)
    me.click(me.arrive(HomeScreen).desk)
    pin = me.arrive(StaffPinScreen)
    me.wait(lambda: pin.state == CHECK)
    me.press(PIN, Qt.Key.Key_Return)
    desk = me.arrive(RostersScreen)
    me.wait(lambda: desk.noticed.count == 1)
    me.click(desk.noticed)
    noticed = me.arrive(NoticedScreen)
    me.wait(lambda: noticed.came)
    return noticed


def test_a_doubt_reaches_the_desk_and_is_settled_there(window: Person) -> None:
    me = window
    who = student_of(me, a_class(me))
    quiz = asked(me, who, PEEL)
    me.touch(next(t for t in quiz.tiles if t.option.id == "recyclable"))
    me.wait(lambda: quiz.doubt is not None)
    me.wait(lambda: me.there("Something wrong with this question?"))
    assert quiz.doubt is not None
    me.touch(quiz.doubt.flag)
    me.touch("My answer is right")
    me.wait(quiz.doubt.toast.isVisible)
    quiz.give_up()

    noticed = to_the_desk(me)
    assert noticed.detail.head == "Banana peel: which bin?"
    assert f"3-2 No. {SEAT:02d}" in dict(noticed.detail.parts)["Who"]
    me.click("It was mended")
    me.wait(lambda: noticed.flags == ())


def test_a_word_nobody_knows_reaches_the_desk(person: Callable[..., Person]) -> None:
    me = person()
    me.click(tile(me, "look_up"))
    page = me.arrive(LookUpScreen)
    me.wait(page.field.hasFocus)
    me.press("moon battery pack")
    me.wait(lambda: page.unknown)
    me.press(Qt.Key.Key_Escape)
    if not isinstance(me.screen, HomeScreen):
        me.press(Qt.Key.Key_Escape)
    noticed = to_the_desk(me)
    assert noticed.tab == UNKNOWN and noticed.detail.head == "moon battery pack"
    me.click("It was added")
    me.wait(lambda: noticed.words == ())


def test_a_guest_practises_freely(window: Person) -> None:
    from wastequiz.ui.screens.round_set_up import RoundSetUpScreen

    me = window
    me.click(tile(me, "practice"))
    me.arrive(WhoPlaysScreen)
    me.click("Play as a guest")
    me.click("Owl")
    set_up = me.arrive(RoundSetUpScreen)
    assert set_up.spec.practice and set_up.practice.isChecked()
