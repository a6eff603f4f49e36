"""Where the tour stops at the question bank: the table, filtered, several chosen, editors, history."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour


def bank(t: Tour) -> None:
    from wastequiz.ui.places import Bank

    t.context.staff_in = True
    t.go(Bank())
    t.take("bank_table")
    t.context.staff_in = False


BANK = (bank,)
