"""Where the tour stops at the question bank: the table, filtered, several chosen, editors, history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour

SINGLE, SPOTS = "why_sort_001", "spot_001"


def bank(t: Tour) -> None:
    from wastequiz.services.bank_table import Filters
    from wastequiz.ui.places import Bank
    from wastequiz.ui.screens.bank import BankScreen

    _ = t.classes
    t.context.staff_in = True
    t.go(Bank())
    page = t.page(BankScreen)
    t.take("bank_table")
    page.sort_by(("facility", False))
    page.filter_by(replace(Filters(), facility=(0.0, 0.5999), states=("published",)))
    t.rest()
    for n in (0, 2, 3):
        page.list.toggle(n)
    t.take("bank_chosen")
    page.more.click()
    t.take("bank_filters")
    t.key(KEY_ESC)
    page.filter_by(Filters())
    page.list.choose(())


KEY_ESC = 0x01000000


def editors(t: Tour) -> None:
    from wastequiz.services.bank_table import Filters
    from wastequiz.ui.places import Bank
    from wastequiz.ui.screens.bank import BankScreen

    t.context.staff_in = True
    t.go(Bank())
    page = t.page(BankScreen)
    page.filter_by(Filters(kinds=("single_choice", "spot_on_picture")))
    t.rest()
    page.open_question(page.table.row(page.found[0]).key)
    t.rest()
    t.take("bank_editor")
    page.editing.editor.show_part(1)
    t.take("bank_editor_answers")
    page.editing.editor.show_part(2)
    t.take("bank_editor_details")
    t.context.staff_in = False


BANK = (bank, editors)
