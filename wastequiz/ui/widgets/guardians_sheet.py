"""Asks in which language the sheet for guardians shall be, and saves it beside the reports, ready to print."""

from __future__ import annotations

from wastequiz import i18n
from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _
from wastequiz.services import roster_files
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets import roster_handing
from wastequiz.ui.widgets.select import ChoosingSheet


def ask(page: Screen) -> ChoosingSheet:
    """Opens the choice of languages."""
    languages = i18n.languages()
    head = _("Sheet for guardians: what is kept, how long, what they may ask for")
    return ChoosingSheet(page, head, [(i18n.language_name(code), "") for code in languages], -1, lambda n: save(page, languages[n]))


def save(page: Screen, language: str) -> None:
    """Saves the sheet, and says where it lies."""
    from wastequiz.paper import privacy_sheet

    try:
        path = roster_files.new_file(page.context.school, _("guardians") + f"_{language}", "pdf")
        privacy_sheet.write(path, page.look, language)
    except KnownError as error:
        roster_handing.failed(page, error)
        return
    roster_handing.saved(page, path)
