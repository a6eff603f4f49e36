"""Saves a class report as a file beside the backups, or prints it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from wastequiz.domain.errors import KnownError
from wastequiz.domain.reporting import ClassReport
from wastequiz.i18n import _
from wastequiz.services import report_files, reporting
from wastequiz.services.report_files import FORMATS
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.select import ChoosingSheet
from wastequiz.wording import errors
from wastequiz.wording.report import Asked

Tell = Callable[[str], Any]


def format_name(ending: str) -> tuple[str, str]:
    """What a file of that ending is called, and what it is good for."""
    return {
        "xlsx": (_("Table (xlsx)"), _("for Excel or WPS")),
        "csv": (_("Plain table (csv)"), _("for any program")),
        "pdf": (_("Pages (pdf)"), _("to print or send")),
    }[ending]


def ask_format(page: Screen, chosen: Callable[[str], Any]) -> ChoosingSheet:
    """Asks what file it shall be; `chosen` gets its ending."""
    return ChoosingSheet(page, _("Export the report as"), [format_name(f) for f in FORMATS], -1, lambda n: chosen(FORMATS[n]))


def save(page: Screen, report: ClassReport, asked: Asked, ending: str, tell: Tell) -> None:
    """Saves the report; `tell` gets the sentence of where it lies or why it could not be."""

    def failed(error: BaseException) -> None:
        if isinstance(error, KnownError):
            tell(errors.sentence(error))
        else:
            page.trouble(error)

    def done(path: Path) -> None:
        tell(_("Saved: {file}").format(file=path))

    school = page.context.school
    try:
        path = report_files.new_file(school, report, ending)
        if ending == "pdf":
            from wastequiz.paper import report_pdf

            report_pdf.write(report, path, page.look, asked, utc_ms=school.clock.utc_ms())
            done(path)
            return
    except KnownError as error:
        failed(error)
    else:
        reporting.export(school, report, path, alive(page, done), alive(page, failed))


def print_report(page: Screen, report: ClassReport, asked: Asked, tell: Tell) -> None:
    """Asks for a printer and prints; where there is none, says what to do instead."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
    from PySide6.QtWidgets import QDialog

    from wastequiz.paper import report_pdf

    if not QPrinterInfo.availablePrinterNames():
        tell(_("This computer has no printer. Export the report as pages and print them elsewhere."))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, page)

    def accepted() -> None:
        taken = report_pdf.print_to(report, printer, page.look, asked, utc_ms=page.context.school.clock.utc_ms())
        tell(_("The report was sent to the printer.") if taken else _("The printer took nothing. Look whether it is on, and try again."))

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # QPrintDialog hides it behind one that wants a slot
