"""Hands out lists and copies of what is kept, and erases it; a card says what came of it and where names still stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from wastequiz.domain.errors import KnownError
from wastequiz.domain.students import SchoolClass, Student
from wastequiz.i18n import _
from wastequiz.services import enrolling, personal_data, roster_files
from wastequiz.services.personal_data import Copied, Copy
from wastequiz.stage.asking import Over
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.report_saving import Told
from wastequiz.wording import errors, times


def failed(page: Screen, error: BaseException) -> None:
    """Says why something was not done."""
    if isinstance(error, KnownError):
        Told(page, _("Not done"), errors.sentence(error))
    else:
        page.trouble(error)


def _refused(page: Screen) -> Callable[[BaseException], None]:
    def refused(error: BaseException) -> None:
        failed(page, error)

    return alive(page, refused)


def saved(page: Screen, *paths: Path) -> None:
    """Says where files lie."""
    Told(page, _("Saved"), _("{name}\nin {folder}").format(name="\n".join(p.name for p in paths), folder=paths[0].parent), paths[0].parent)


def hand_out(page: Screen, of: SchoolClass, ending: str) -> None:
    """Saves the list of a class beside the reports."""
    school = page.context.school
    try:
        path = roster_files.new_file(school, f"{of.name}_{enrolling.today(school.clock)}", ending)
    except KnownError as error:
        failed(page, error)
        return

    def done(made: Path) -> None:
        saved(page, made)

    roster_files.export(school, of.id, path, alive(page, done), _refused(page))


def copy_student(page: Screen, student: Student, of: SchoolClass) -> None:
    """Saves all that is kept about a student."""
    personal_data.export_student(page.context.school, student, of, _copied(page), _refused(page))


def copy_class(page: Screen, of: SchoolClass) -> None:
    """The same of everybody in a class."""
    personal_data.export_class(page.context.school, of, _copied(page), _refused(page))


def _copied(page: Screen) -> Callable[[Copied], None]:
    def copied(made: Copied) -> None:
        saved(page, made.json, made.csv)

    return alive(page, copied)


def erase_student(page: Screen, student: Student, gone: Callable[[], Any]) -> None:
    """Erases a student for good, then says where the name still stands."""

    def erased(left: Sequence[Copy]) -> None:
        gone()
        Erased(page, left)

    personal_data.erase_student(page.context.school, student.ref, alive(page, erased), _refused(page))


def erase_class(page: Screen, of: SchoolClass, gone: Callable[[], Any]) -> None:
    """The same for a class."""

    def erased(left: Sequence[Copy]) -> None:
        gone()
        Erased(page, left)

    personal_data.erase_class(page.context.school, of.id, alive(page, erased), _refused(page))


class Erased(Over):
    """Says that names are gone, and lists the backups and damaged copies they still stand in, with the day each goes."""

    card_size = (980.0, 760.0)

    def __init__(self, page: Screen, left: Sequence[Copy]) -> None:
        head = _("Erased")
        super().__init__(page, head)
        self.head = Words(self, head, 40, head=True)
        told = (
            _("The names are gone from the school file. They still stand in these backups; if one is brought back, they are erased again.")
            if left
            else _("The names are gone from the school file, and no backup on this computer holds them.")
        )
        self.text = Words(self, told, 26, colour="ink.textSecondary")
        columns = [Column(_("File"), 3.4), Column(_("Made"), 1.8), Column(_("Is deleted"), 2)]
        self.table = Table(self, head, columns, row=72)
        self.table.fill([(Cell(c.path.name), Cell(times.moment(c.utc_ms), faint=True), Cell(_goes(c))) for c in left])
        self.table.setVisible(bool(left))
        self.ok = Button(self, _("OK"), "primary", size=34)
        self.ok.clicked.connect(self.stay)
        self.open(self.ok)

    def buttons(self) -> Sequence[QWidget]:
        return (self.table, self.ok) if not self.table.isHidden() else (self.ok,)

    def arrange(self) -> None:
        card = self.card()
        x, y, wide = card.left() + 40, card.top() + 32, card.width() - 80
        self.put(self.head, x, y, wide, 64)
        self.put(self.text, x, y + 72, wide, 96)
        self.put(self.table, x, y + 184, wide, card.height() - 184 - 32 - 136)
        self.put(self.ok, card.center().x() - 160, card.bottom() - 124, 320, 100)

    def stay(self) -> None:
        self.close_card()


def _goes(copy: Copy) -> str:
    return str(copy.purged) if copy.purged else _("by you: it is damaged")
