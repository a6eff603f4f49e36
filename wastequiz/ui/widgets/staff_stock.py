"""The stock of this kiosk: how many of each prize it may still give, changed in steps and kept only after it was confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.errors import KnownError
from wastequiz.domain.events import MOST_STOCK, StockRow
from wastequiz.i18n import _
from wastequiz.services import prizing
from wastequiz.stage.still import Words
from wastequiz.ui.context import alive, alive0
from wastequiz.ui.widgets.staff_pieces import HIGH, StaffButton
from wastequiz.ui.widgets.staff_rows import StockLine, Turned, prize_of
from wastequiz.wording import errors

if TYPE_CHECKING:
    from wastequiz.ui.screens.kiosk_staff import KioskStaffScreen

ROW = 108.0
STEPS = (-10, -1, 1, 10)


class _Row:
    """One kind of prize with its four buttons. `total`: what it would be."""

    def __init__(self, stock: Stock, row: StockRow) -> None:
        self.row, self.total = row, row.total
        title, picture = prize_of(stock.plan, row.prize)
        self.title = row.name or title
        self.line = StockLine(stock.page, self.title, picture)
        self.number = Words(stock.page, "", 44, bold=True, align="center")
        self.steps = {by: StaffButton(stock.page, f"{by:+d}".replace("-", "−"), size=32) for by in STEPS}
        for by, button in self.steps.items():
            button.clicked.connect(partial(stock.step, self, by))
        self.tell()

    @property
    def pieces(self) -> list[QWidget]:
        return [self.line, self.number, *self.steps.values()]

    def tell(self) -> None:
        row = self.row
        said = _("{left} left; {given} of {total} given, {handed} handed over").format(
            left=row.left, given=row.given, total=row.total, handed=row.handed
        )
        self.line.tell(said if row.open_now else _("{said} · not at this hour").format(said=said))
        self.number.setText(str(self.total))
        self.number.setAccessibleName(_("{prize}: {n} in all").format(prize=self.title, n=self.total))
        for by, button in self.steps.items():
            what = _("{prize}, {n} fewer") if by < 0 else _("{prize}, {n} more")
            button.setAccessibleName(what.format(prize=self.title, n=abs(by)))
            button.setEnabled(row.given <= self.total + by <= MOST_STOCK)
            button.update()


class Stock:
    """The second part of the staff's page."""

    def __init__(self, page: KioskStaffScreen) -> None:
        self.page, self.plan = page, page.plan
        self.rows: list[_Row] = []
        self.list = Turned(page, ROW, page.arrange)
        self.none = Words(page, _("This event has no prizes."), 30, colour="ink.textSecondary", align="center")
        self.message = Words(page, "", 27, bold=True)
        self.keep = StaffButton(page, _("Keep"), "primary", icon="check")
        self.undo = StaffButton(page, _("Leave as it was"))
        self.keep.clicked.connect(self.keep_all)
        self.undo.clicked.connect(self.read)

    @property
    def changed(self) -> list[_Row]:
        return [row for row in self.rows if row.total != row.row.total]

    def total_of(self, prize: str) -> int:
        """How many of a prize there are in all, 0 where that is not known."""
        return next((row.row.total for row in self.rows if row.row.prize == prize), 0)

    def read(self) -> None:
        """Asks anew; what was not kept is as before."""
        prizing.stock(self.page.context.school, self.plan, alive(self.page, self._take))

    def _take(self, stock: Sequence[StockRow]) -> None:
        self.rows = [_Row(self, row) for row in stock]
        self.list.fill([row.pieces for row in self.rows])
        self.page.count_stock(stock)
        self._tell()
        self.page.arrange()

    def step(self, row: _Row, by: int, _checked: bool = False) -> None:
        row.total += by
        row.tell()
        self._tell()
        self.page.arrange()

    def _tell(self) -> None:
        said = [_("{prize}: {old} becomes {new}").format(prize=row.title, old=row.row.total, new=row.total) for row in self.changed]
        self.message.setText("\n".join(said))

    def keep_all(self) -> None:
        """Keeps every changed number, one after the other."""
        changed = self.changed
        if not changed:
            self.page.tell(_("The stock is kept."))
            self.page.read()
            return
        row = changed[0]

        def kept() -> None:
            self.page.kiosk.incident("stock_set", f"{row.row.prize}: {row.row.total} > {row.total}")
            row.row = StockRow(row.row.prize, row.row.name, row.row.picture, row.total, row.row.given, row.row.handed, row.row.open_now)
            self.keep_all()

        prizing.set_stock(
            self.page.context.school, self.plan, row.row.prize, row.total, alive0(self.page, kept), alive(self.page, self._refused)
        )

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            self.page.trouble(error)
            return
        self.page.tell(errors.sentence(error))
        self.read()

    # ---- where things stand
    def show(self, shown: bool) -> None:
        self.list.show(shown)
        for piece in (self.message, self.keep, self.undo):
            piece.setVisible(shown and bool(self.changed))
        self.none.setVisible(shown and not self.rows)

    def put(self, box: QRectF) -> None:
        """Rows, and below what is to be kept."""
        room = HIGH + 24
        self.list.put(QRectF(box.left(), box.top(), box.width(), box.height() - room), self._put_row)
        self.page.put(self.none, box.left(), box.top(), box.width(), 160)
        y, wide = box.bottom() - HIGH, 250.0
        self.page.put(self.message, box.left(), y, box.width() - 2 * wide - 32, HIGH)
        self.page.put(self.undo, box.right() - 2 * wide - 16, y, wide, HIGH)
        self.page.put(self.keep, box.right() - wide, y, wide, HIGH)

    def _put_row(self, row: Sequence[QWidget], box: QRectF) -> None:
        line, number, less10, less, more, more10 = row
        wide, mid, gap = 96.0, 110.0, 10.0
        x = box.right()
        for piece, across in ((more10, wide), (more, wide), (number, mid), (less, wide), (less10, wide)):
            x -= across
            self.page.put(piece, x, box.top() + 6, across, box.height() - 12)
            x -= gap
        self.page.put(line, box.left(), box.top(), x - box.left(), box.height())
