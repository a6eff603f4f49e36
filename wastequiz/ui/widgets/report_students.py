"""What each student answered, by seat and animal, never by name; in seat order: nobody is ranked, and nobody is judged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.reporting import StudentFigure
from wastequiz.i18n import _
from wastequiz.stage.asking import Over
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.wording import names
from wastequiz.wording import report_page as said


class StudentSheet(Over):
    """Stands over the page until closed. It opens only when it is asked for: on a wall it has no business."""

    def __init__(self, page: Canvas, figures: Sequence[StudentFigure]) -> None:
        head = _("Students")
        super().__init__(page, head)
        self.head = Words(self, head, 36, head=True)
        self.note = Words(self, said.students_note(), 24, colour="ink.textSecondary")
        columns = [Column(_("Who"), 2.4), Column(_("Answers"), 1.2), Column(_("Right"), 2.2), Column(_("Half of them within"), 1.6)]
        self.table = Table(self, head, columns, row=72)
        self.table.fill([self._row(f) for f in figures])
        self.close_button = Button(self, _("Close"), "primary", size=32)
        self.close_button.clicked.connect(self.stay)
        self.open(self.close_button)

    def _row(self, f: StudentFigure) -> tuple[Cell, ...]:
        who = Cell(names.contestant(f.seat, f.animal), picture=f"avatars/{f.animal}", bold=True)
        return who, Cell(said.number(f.share.of)), Cell(said.student_share(f)), Cell(said.seconds(f.ms_median), faint=True)

    def card(self) -> QRectF:
        across, down = min(self.area.width() - 60, 1320.0), min(self.area.height() - 60, 1500.0 if self.area.height() > 1200 else 980.0)
        return QRectF(self.area.center().x() - across / 2, self.area.center().y() - down / 2, across, down)

    def buttons(self) -> Sequence[QWidget]:
        return self.table, self.close_button

    def arrange(self) -> None:
        card = self.card()
        x, w = card.left() + 40, card.width() - 80
        self.put(self.head, x, card.top() + 24, w, 60)
        self.put(self.note, x, card.top() + 90, w, 72)
        self.put(self.table, x, card.top() + 178, w, card.height() - 338)
        self.put(self.close_button, card.center().x() - 220, card.bottom() - 136, 440, 104)

    def stay(self) -> None:
        self.close_card()
