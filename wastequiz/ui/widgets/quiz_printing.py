"""Printing a quiz as a worksheet. The sheet itself is made by `paper.worksheet`; this is where the two meet."""

from __future__ import annotations

from importlib import import_module, util
from typing import Any

from wastequiz.domain.quizzes import Quiz
from wastequiz.i18n import _
from wastequiz.services import quizzing
from wastequiz.services.quizzing import Drawn
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.report_saving import Told

SHEETS = "wastequiz.paper.worksheet"
"""Has `ask_and_print(page, title, questions, scheme)`: asks whether to save or print, and makes the worksheet with its answer sheet."""


def ask(page: Screen, quiz: Quiz) -> None:
    """Draws the quiz once and hands the questions to the worksheet."""

    def came(drawn: Drawn) -> None:
        if not drawn.questions:
            Told(page, _("Print"), _("There is no question to print."))
        elif util.find_spec(SHEETS) is None:
            Told(page, _("Print"), _("Worksheets are not part of this program yet."))
        else:
            sheets: Any = import_module(SHEETS)
            sheets.ask_and_print(page, quiz.name, drawn.questions, page.context.school.bank.scheme(drawn.scheme))

    quizzing.preview(page.context.school, quiz, alive(page, came), alive(page, page.trouble))
