"""What happened at this kiosk today, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.events import Incident
from wastequiz.i18n import _
from wastequiz.services import visiting
from wastequiz.stage.still import Words
from wastequiz.ui.context import alive
from wastequiz.ui.widgets.staff_rows import Line, Turned, prize_of
from wastequiz.wording import day_report, times

if TYPE_CHECKING:
    from wastequiz.ui.screens.kiosk_staff import KioskStaffScreen

ROW = 66.0


class Incidents:
    """The third part of the staff's page."""

    def __init__(self, page: KioskStaffScreen) -> None:
        self.page = page
        self.list = Turned(page, ROW, page.arrange)
        self.none = Words(page, _("Nothing has happened today."), 30, colour="ink.textSecondary", align="center")

    def read(self) -> None:
        page = self.page
        visiting.incidents(page.context.school, page.plan, page.day, alive(page, self._take))

    def _take(self, incidents: Sequence[Incident]) -> None:
        newest = sorted(incidents, key=lambda one: one.seq, reverse=True)
        self.list.fill([[Line(self.page, times.clock(one.utc_ms), self._said(one))] for one in newest])
        self.page.arrange()

    def _said(self, one: Incident) -> str:
        """What happened, with its detail; a prize by its name."""
        what, detail = day_report.incident(one.what), one.detail
        prize, colon, change = detail.partition(": ")
        if colon and any(p.id == prize for p in self.page.plan.prizes):
            detail = f"{prize_of(self.page.plan, prize)[0]} {change.replace(' > ', ' → ')}"
        return _("{what}: {detail}").format(what=what, detail=detail) if detail else what

    # ---- where things stand
    def show(self, shown: bool) -> None:
        self.list.show(shown)
        self.none.setVisible(shown and not self.list.rows)

    def put(self, box: QRectF) -> None:
        self.list.put(box, self._put_row)
        self.page.put(self.none, box.left(), box.top(), box.width(), 160)

    def _put_row(self, row: Sequence[QWidget], box: QRectF) -> None:
        self.page.put(row[0], box.left(), box.top(), box.width(), box.height())
