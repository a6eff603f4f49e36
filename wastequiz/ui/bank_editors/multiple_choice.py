"""The answers of multiple_choice: several of the options are right."""

from __future__ import annotations

from wastequiz.domain.kinds import multiple_choice
from wastequiz.i18n import _
from wastequiz.ui.bank_editors.choices import ChoicesForm


class MultipleChoiceForm(ChoicesForm):
    name = multiple_choice.NAME
    several = True

    def heading(self) -> str:
        return _("Options: touch the letters of all that are right")


FORM = MultipleChoiceForm
