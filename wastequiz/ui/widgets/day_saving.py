"""Saves an event's report as a file, or prints it; a card says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _
from wastequiz.services import day_reporting
from wastequiz.services.day_reporting import Made
from wastequiz.ui import background
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.report_saving import Told, format_name
from wastequiz.ui.widgets.select import ChoosingSheet
from wastequiz.wording import errors


def ask_format(page: Screen, chosen: Callable[[str], Any]) -> ChoosingSheet:
    """Asks what file it shall be; `chosen` gets its ending."""
    options = [_format(ending) for ending in day_reporting.FORMATS]
    return ChoosingSheet(page, _("Export the report as"), options, -1, lambda n: chosen(day_reporting.FORMATS[n]))


def _format(ending: str) -> tuple[str, str]:
    return (_("Pages (pdf)"), _("to sign and hand in")) if ending == "pdf" else format_name(ending)


def save(page: Screen, made: Made, ending: str) -> None:
    """Saves the report, and says where it lies or why it could not be."""

    def failed(error: BaseException) -> None:
        if isinstance(error, KnownError):
            Told(page, _("Not saved"), errors.sentence(error))
        else:
            page.trouble(error)

    def done(path: Path) -> None:
        Told(page, _("Saved"), _("{name}\nin {folder}").format(name=path.name, folder=path.parent), path.parent)

    school = page.context.school
    try:
        path = day_reporting.new_file(school, made.report, ending)
    except KnownError as error:
        failed(error)
        return
    if ending != "pdf":
        day_reporting.export(school, made, path, alive(page, done), alive(page, failed))
        return
    from wastequiz.paper import day_report, keeping

    data = day_report.document(made.report, page.look, made.asked, utc_ms=school.clock.utc_ms())
    background.run(partial(keeping.keep, path, data), owner=page, then=lambda _none: done(path), failed=failed)


def print_report(page: Screen, made: Made) -> None:
    """Asks for a printer and prints; where there is none, says what to do instead."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
    from PySide6.QtWidgets import QDialog

    from wastequiz.paper import day_report

    if not QPrinterInfo.availablePrinterNames():
        Told(page, _("Print"), _("This computer has no printer. Export the report as pages and print them elsewhere."))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, page)

    def accepted() -> None:
        taken = day_report.print_to(made.report, printer, page.look, made.asked, utc_ms=page.context.school.clock.utc_ms())
        came = _("The report was sent to the printer.") if taken else _("The printer took nothing. Look whether it is on, and try again.")
        Told(page, _("Print"), came)

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # QPrintDialog hides it behind one that wants a slot
