"""Questions of the bank on paper: a worksheet with its answers, saved as pages that any printer takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtWidgets import QFileDialog

from wastequiz.domain.kinds import written_kind
from wastequiz.domain.points import full_of
from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, ngettext
from wastequiz.services import written
from wastequiz.ui import background, file_choice
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen

MOST = 60
"""So many questions stand on one worksheet at most."""
POINTS = 10
"""What a question is worth that says nothing else."""


def print_questions(page: Screen, keys: Sequence[str], tell: Callable[[str], Any]) -> None:
    """Asks where the worksheet of these questions (the first MOST) shall lie, and makes it; `tell` says what came of it."""
    if not keys:
        tell(_("There is no written question among these to print."))
        return

    def ask(found: Mapping[str, Question]) -> None:
        questions = [_laid_out(found[key]) for key in keys[:MOST] if key in found]
        points = float(sum(full_of(question, POINTS) for question in questions))
        ask_place(page, _("Worksheet"), questions, page.context.scheme, points, tell)

    written.written(page.context.school, keys[:MOST], alive(page, ask), alive(page, page.trouble))


def _laid_out(question: Question) -> Question:
    """The same order on every print."""
    return written_kind(question.kind).lay_out(question, Random(question.key))


def ask_place(
    page: Screen, title: str, questions: Sequence[Question], scheme: Scheme, points: float, tell: Callable[[str], Any]
) -> QFileDialog:
    """Asks where a worksheet of these questions shall lie, and makes it; `points`: of all of them together."""
    kinds = [_("Pages (pdf)") + " (*.pdf)"]
    name = re.sub(r"[^\w（）() -]+", "_", title).strip() or _("Worksheet")
    return file_choice.to_save(
        page, _("Save the worksheet"), f"{name}.pdf", kinds, lambda path: save(page, questions, scheme, points, path, tell)
    )


def save(page: Screen, questions: Sequence[Question], scheme: Scheme, points: float, path: Path, tell: Callable[[str], Any]) -> None:
    """Saves the worksheet; `tell` says how many stand on it, or why it could not be."""
    from wastequiz.domain.errors import KnownError
    from wastequiz.paper import keeping, worksheet
    from wastequiz.wording import errors

    made = worksheet.document(worksheet.Worksheet(path.stem, questions, scheme, points), page.look)

    def saved(_nothing: None) -> None:
        tell(
            ngettext(
                "A worksheet with {n} question was saved: {name}", "A worksheet with {n} questions was saved: {name}", len(questions)
            ).format(n=len(questions), name=path.name)
        )

    def failed(error: BaseException) -> None:
        if isinstance(error, KnownError):
            tell(errors.sentence(error))
        else:
            page.trouble(error)

    background.run(lambda: keeping.keep(path, made), owner=page, then=saved, failed=failed)
