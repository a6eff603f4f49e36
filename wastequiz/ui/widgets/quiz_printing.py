"""Printing a quiz: it is drawn once, and its questions become a worksheet with a sheet of answers."""

from __future__ import annotations

from functools import partial

from wastequiz.domain.points import full_of
from wastequiz.domain.quizzes import Quiz
from wastequiz.i18n import _
from wastequiz.services import quizzing
from wastequiz.services.quizzing import Drawn
from wastequiz.ui import bank_printing
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.report_saving import Told


def ask(page: Screen, quiz: Quiz) -> None:
    """Draws the quiz once, asks where its worksheet shall lie, and makes it."""
    tell = partial(Told, page, _("Print"))

    def came(drawn: Drawn) -> None:
        if not drawn.questions:
            tell(_("There is no question to print."))
            return
        own = dict(quiz.points)
        points = sum(own.get(question.key, full_of(question, quiz.full_points)) for question in drawn.questions)
        scheme = page.context.school.bank.scheme(drawn.scheme)
        bank_printing.ask_place(page, quiz.name, drawn.questions, scheme, float(points), tell)

    quizzing.preview(page.context.school, quiz, alive(page, came), alive(page, page.trouble))
