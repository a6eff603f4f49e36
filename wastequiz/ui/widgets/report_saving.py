"""Saves a class report as a file beside the backups, or prints it; a card says what came of it, and opens the folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from wastequiz.domain.errors import KnownError
from wastequiz.domain.reporting import ClassReport
from wastequiz.i18n import _
from wastequiz.services import report_files, reporting
from wastequiz.services.report_files import FORMATS
from wastequiz.stage.asking import Ask
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.select import ChoosingSheet
from wastequiz.wording import errors
from wastequiz.wording.report import Asked


class Told(Ask):
    """What came of it, until it is read; `folder`: what can be opened then, None: nothing."""

    def __init__(self, page: Screen, head: str, text: str, folder: Path | None = None) -> None:
        self.folder = folder
        picture = "bins/mascot_think" if folder is None else "bins/mascot_cheer"
        super().__init__(page, head, text, _("OK"), _("Open the folder"), self._show_folder, picture=picture)
        self.risky.setVisible(folder is not None)

    def buttons(self) -> Sequence[QWidget]:
        return (self.safe,) if self.folder is None else (self.safe, self.risky)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))


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


def save(page: Screen, report: ClassReport, asked: Asked, ending: str) -> None:
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


def print_report(page: Screen, report: ClassReport, asked: Asked) -> None:
    """Asks for a printer and prints; where there is none, says what to do instead."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
    from PySide6.QtWidgets import QDialog

    from wastequiz.paper import report_pdf

    if not QPrinterInfo.availablePrinterNames():
        Told(page, _("Print"), _("This computer has no printer. Export the report as pages and print them elsewhere."))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, page)

    def accepted() -> None:
        taken = report_pdf.print_to(report, printer, page.look, asked, utc_ms=page.context.school.clock.utc_ms())
        came = _("The report was sent to the printer.") if taken else _("The printer took nothing. Look whether it is on, and try again.")
        Told(page, _("Print"), came)

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # QPrintDialog hides it behind one that wants a slot
