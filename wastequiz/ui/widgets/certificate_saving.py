"""Saves the certificate of a passed exam as a page, or prints it; a card says what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _
from wastequiz.services import report_files
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.report_saving import Told
from wastequiz.ui.widgets.select import ChoosingSheet
from wastequiz.wording import errors

if TYPE_CHECKING:
    from wastequiz.paper.certificate import Earned


def ask(page: Screen, found: Earned) -> ChoosingSheet:
    """Asks whether to save or to print it, and does so."""
    ways = ((_("Save it"), _("as a page (pdf)")), (_("Print it"), _("on this computer's printer")))
    return ChoosingSheet(page, _("Certificate"), ways, -1, lambda n: (save, print_it)[n](page, found))


def save(page: Screen, found: Earned) -> None:
    """Saves it beside the reports, and says where it lies or why it could not be."""
    from wastequiz.paper import certificate, keeping

    school = page.context.school
    try:
        path = report_files.free_file(report_files.folder(school), f"{found.class_name}_{found.who}_{found.quiz}_{found.day}", "pdf")
        keeping.keep(path, certificate.document(found))
    except KnownError as error:
        Told(page, _("Not saved"), errors.sentence(error))
    else:
        folder = path.parent if page.context.staff_in else None  # students open no folders
        Told(page, _("Saved"), _("{name}\nin {folder}").format(name=path.name, folder=path.parent), folder)


def print_it(page: Screen, found: Earned) -> None:
    """Asks for a printer and prints; where there is none, says what to do instead."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
    from PySide6.QtWidgets import QDialog

    from wastequiz.paper import certificate

    if not QPrinterInfo.availablePrinterNames():
        Told(page, _("Print"), _("This computer has no printer. Save the certificate and print it elsewhere."))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, page)

    def accepted() -> None:
        taken = certificate.print_to(found, printer)
        came = _("It was sent to the printer.") if taken else _("The printer took nothing. Look whether it is on, and try again.")
        Told(page, _("Print"), came)

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # QPrintDialog hides it behind one that wants a slot
