"""Where the tour stops for a teacher's quizzes: made at the desk, waiting on home, played in parts, passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from wastequiz import i18n
from wastequiz.domain.quiz_desk import QuizRow
from wastequiz.domain.quizzes import Part, Quiz
from wastequiz.domain.students import Contestant
from wastequiz.i18n import _
from wastequiz.services import quiz_rounds, quizzing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wastequiz.cli.touring import Tour
    from wastequiz.services.playing import Playing

LIST = ("haz_alkaline_aa", "which_bin:aa_battery", "which_bin:newspaper", "which_bin:button_cell")


def quizzes(t: Tour) -> None:
    full = t.classes.full
    subjects = _subjects()
    exam = Quiz(
        _("Batteries and paper"),
        rule=(Part(12, subjects, (("easy", 50),)),),
        exam=True,
        certificate=True,
        minutes=15,
        rounds=3,
    )
    in_order = Quiz(_("Friday in a minute"), keys=LIST, points=((LIST[0], 0),), tries=0, shuffle=False)
    _editor(t, in_order)
    day = quizzing.today(t.school) + timedelta(3)
    for quiz, due in ((in_order, ""), (exam, day.isoformat())):
        kept: list[str] = []
        quizzing.save(t.school, quiz, kept.append, t.failed, classes=[full.id], due=due)
        t.wait_for(kept)
    _played(t)
    _desk(t)


def _subjects() -> tuple[str, str]:
    """Batteries and paper, as one types them in the language spoken."""
    if i18n.current() == i18n.PSEUDO:  # of what is typed there is no such language
        return "waste:alkaline_battery", "waste:clean_paper"
    return ("word:电池", "word:纸") if i18n.current() == i18n.FIRST_LANGUAGE else ("word:battery", "word:paper")


def _typed() -> str:
    return "7" if i18n.current() == i18n.PSEUDO else _subjects()[0].removeprefix("word:")


def _editor(t: Tour, in_order: Quiz) -> None:
    from wastequiz.ui.places import QuizEditor
    from wastequiz.ui.screens.quiz_editor import QuizEditorScreen

    t.context.staff_in = True
    t.go(QuizEditor(), last_class=t.classes.full.id)
    page = t.page(QuizEditorScreen)
    page.name.setText(_("Batteries and paper"))
    page.take(replace(page.quiz, rule=(Part(12, _subjects(), (("easy", 50),)), Part(60, ("topic:law",)))))
    page.look_for_enough()
    t.take("quiz_editor_rule")
    row = page.rule.rows[0]
    row.about.ask()
    assert row.about.sheet is not None
    row.about.sheet.field.setText(_typed())
    t.take("quiz_editor_subjects")
    row.about.sheet.stay()
    t.go(QuizEditor(keys=in_order.keys))
    page = t.page(QuizEditorScreen)
    page.look_for_enough()
    t.take("quiz_editor_list")


def _played(t: Tour) -> None:
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import DueQuizzes, Home, Quiz, Results
    from wastequiz.ui.screens.quiz import QuizScreen

    t.context.staff_in = False
    full = t.classes.full
    t.go(Home(), last_class=full.id)
    t.take("home_quiz_due")
    who = t.student(full, 7)
    t.context.session = Session(who, full)
    t.go(DueQuizzes())
    t.take("due_quizzes")
    begun = _begin(t, who)
    t.context.session = Session(who, full, begun.progress.round.spec, begun)
    t.answer(begun, "rrrr")
    t.go(Quiz())
    t.take("quiz_between_parts")
    part = t.page(QuizScreen).part
    assert part is not None
    part.stay()
    t.answer(begun, "rrrrrwrr")
    t.finish(begun)
    t.go(Results())
    t.take("quiz_passed")


def _begin(t: Tour, who: Contestant) -> Playing:
    """The exam, begun."""
    rows: list[Sequence[QuizRow]] = []
    quizzing.rows(t.school, rows.append, t.failed)
    exam = next(row for row in t.wait_for(rows) if row.kept.quiz.exam)
    begun: list[Playing] = []
    quiz_rounds.begin(t.school, exam.assigned[0].assignment.id, who, begun.append, t.failed, seed=11)
    return t.wait_for(begun)


def _desk(t: Tour) -> None:
    """The desk's list; then both are put away, so that nothing waits on the pages that follow."""
    from wastequiz.ui.places import QuizzesDesk
    from wastequiz.ui.screens.quizzes_desk import QuizzesDeskScreen

    t.context.staff_in = True
    t.go(QuizzesDesk())
    t.take("quizzes_desk")
    rows = t.page(QuizzesDeskScreen).found or ()
    for row in rows:
        away: list[None] = []
        quizzing.archive(t.school, row.kept.id, lambda away=away: away.append(None), t.failed)
        t.wait_for(away)
    t.context.staff_in = False


QUIZZES = (quizzes,)
