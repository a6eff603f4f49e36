"""Where the tour stops at the question bank: the table, several chosen of those found, more filters, editors, history, pictures, preview."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wastequiz.domain.text import Text
from wastequiz.i18n import FIRST_LANGUAGE

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour
    from wastequiz.ui.bank_editors.panel import Editor
    from wastequiz.ui.screens.bank import BankScreen

WORSE_THAN = (0.0, 0.5999)


def bank_table(t: Tour) -> None:
    """The table as it is found, then the worst answered with three chosen, and what else it can be filtered by."""
    from wastequiz.services.bank_table import Filters

    _played = t.classes
    page = _page(t)
    t.take("bank_table")
    page.sort_by(("facility", False))
    page.filter_by(Filters(facility=WORSE_THAN, states=("published",)))
    for row in (0, 2, 3):
        page.list.toggle(row)
    t.take("bank_chosen")
    page.more.click()
    t.take("bank_filters")
    page.sort_by(None)
    page.filter_by(Filters())
    t.context.staff_in = False


def bank_editor(t: Tour) -> None:
    """A question of one right answer part by part, once mended so that it has a history; then one with places on a picture."""
    from wastequiz.ui.widgets.bank_history import HistorySheet

    page = _page(t)
    editor = _open(t, page, "single_choice")
    tags = ("楼道", "安全") if t.wanted.language == FIRST_LANGUAGE else ("3.2",)
    t.take("bank_editor")
    editor.show_part(1)
    t.take("bank_editor_answers")
    editor.change(replace(editor.question, stem=Text(zh_CN="", en="")))
    editor.save()
    t.take("bank_editor_refused")
    editor.change(
        replace(editor.question, stem=Text(zh_CN="大柜子能堆在楼道里吗？", en="May a wardrobe stand in the stairwell?"), tags=tags)
    )
    editor.save()
    t.rest()
    assert editor.kept is not None
    page.deeds.history(editor.kept)
    t.take("bank_history")
    history = page.findChild(HistorySheet)
    assert history is not None
    history.stay()
    page.deeds.undo()
    t.rest()
    page.told.hush()
    editor = _open(t, page, "spot_on_picture")
    editor.show_part(1)
    t.take("bank_editor_places")
    editor.preview.click()
    t.take("bank_preview")
    t.context.staff_in = False


def _page(t: Tour) -> BankScreen:
    from wastequiz.ui.places import Bank
    from wastequiz.ui.screens.bank import BankScreen

    t.context.staff_in = True
    t.go(Bank())
    return t.page(BankScreen)


def _open(t: Tour, page: BankScreen, kind: str) -> Editor:
    """Opens the first question of a kind."""
    from wastequiz.services.bank_table import Filters

    page.filter_by(Filters(kinds=(kind,)))
    assert page.table is not None
    page.open_question(page.table.row(page.found[0]).key)
    t.rest()
    assert page.editing.editor is not None
    return page.editing.editor


BANK = (bank_table, bank_editor)
