"""A teacher writes her town's rules from Harbin's: one kind goes elsewhere, she sees what changes, and the next question knows."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.person import Person
from tests.ui.screens.playground import ask
from wastequiz.domain.kinds import which_bin
from wastequiz.ui.places import LocalRules, Quiz
from wastequiz.ui.screens.local_rules import LocalRulesScreen

THING, KIND = "big_bone", "big_bone"


def test_a_town_sends_bones_elsewhere_and_the_quiz_goes_by_it(person: Callable[..., Person]) -> None:
    me = person()
    me.program.context.staff_in = True
    me.window.navigator.go(LocalRules())
    page = me.arrive(LocalRulesScreen)
    me.wait(lambda: page.none.buttons[0].isVisible())
    me.click("Make your town's own rules")
    me.press("Our town")
    me.tab_to("Which paper do your own rules rest on?")
    me.press("Notice 3")
    me.click("Make them")
    me.wait(lambda: page.scheme is not None)
    me.click("Search waste")
    me.press("dagutou")
    page.table.setCurrentIndex(page.table.rows.index(0, 0))
    me.click("Food waste")
    me.wait(lambda: page.changes.count.text() == "9 things go elsewhere.")
    me.click("Save")
    me.wait(lambda: not page.unsaved)
    me.click("Use these rules")
    school = me.program.school
    me.wait(lambda: school.scheme.code == "cn-harbin-own1")
    item = next(item for item in school.bank.items.values() if item.kind == KIND)
    question = which_bin.build(item, school.bank.kinds[KIND], school.scheme)
    assert question.true_bin == "food"
    ask(me.program.context, question, scheme=school.scheme.code)
    me.window.navigator.go(Quiz())
    quiz = me.question(1)
    me.click("C: Food waste")
    me.wait(lambda: quiz.answer is not None)
    assert quiz.answer is not None and quiz.answer.correct == 1
