"""The answers of ordering: the steps in their right order, the first one on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wastequiz.domain.kinds import ordering
from wastequiz.domain.mending import ranked
from wastequiz.domain.questions import Option
from wastequiz.i18n import _
from wastequiz.ui.bank_editors.choices import ChoicesForm


class OrderingForm(ChoicesForm):
    name = ordering.NAME
    counts = True
    reasons = False

    def heading(self) -> str:
        return _("Steps in the right order")

    def row_name(self, number: int) -> str:
        return _("Step {n}").format(n=number + 1)

    @property
    def options(self) -> tuple[Option, ...]:
        """The steps by their ranks, however they were written."""
        return tuple(sorted(self.host.question.options, key=lambda o: o.rank))

    def take(self, options: Sequence[Option]) -> None:
        super().take(ranked(tuple(options)))

    def put_option(self, number: int, option: Option) -> None:
        self.host.change(replace(self.host.question, options=tuple(option if n == number else o for n, o in enumerate(self.options))))


FORM = OrderingForm
