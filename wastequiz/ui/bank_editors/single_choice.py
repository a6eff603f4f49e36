"""The answers of single_choice: two to eight options, one of them right."""

from __future__ import annotations

from wastequiz.domain.kinds import single_choice
from wastequiz.ui.bank_editors.choices import ChoicesForm


class SingleChoiceForm(ChoicesForm):
    name = single_choice.NAME


FORM = SingleChoiceForm
