"""Prizes that wait for their winner: found by their code or in a list, handed over, or taken back and drawn anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain import events
from wastequiz.domain.errors import KnownError
from wastequiz.domain.events import Draw
from wastequiz.i18n import _
from wastequiz.services import prizing
from wastequiz.stage.still import Art, Words
from wastequiz.ui.context import alive, alive0
from wastequiz.ui.widgets.staff_pad import CodePad
from wastequiz.ui.widgets.staff_pieces import GAP, HIGH, StaffButton
from wastequiz.ui.widgets.staff_rows import PrizeRow, Turned, prize_of
from wastequiz.ui.widgets.staff_void import ONE_FEWER, WhyVoid
from wastequiz.wording import errors, names, times

if TYPE_CHECKING:
    from wastequiz.ui.screens.kiosk_staff import KioskStaffScreen

ROW = 108.0


class Prizes:
    """The first part of the staff's page: the list, beside it the pad or the prize that was found."""

    def __init__(self, page: KioskStaffScreen) -> None:
        self.page, self.plan = page, page.plan
        self.waiting: Sequence[Draw] = ()
        self.draw: Draw | None = None
        self.busy = False
        self.list = Turned(page, ROW, page.arrange)
        self.none = Words(page, _("No prize waits to be handed over."), 30, colour="ink.textSecondary", align="center")
        self.message = Words(page, "", 27, bold=True, colour="ink.text", align="center")
        self.pad = CodePad(page, self.look_for)
        self.picture = Art(page, "prizes/again")
        self.title = Words(page, "", 40, head=True, align="center")
        self.code = Words(page, "", 56, bold=True, align="center")
        self.about = Words(page, "", 27, colour="ink.textSecondary", align="center")
        self.hand = StaffButton(page, _("Hand over"), "primary", icon="gift", size=34)
        self.take = StaffButton(page, _("Take back …"), "danger", icon="undo")
        self.other = StaffButton(page, _("Another code"), icon="grid")
        self.hand.clicked.connect(self.hand_over)
        self.take.clicked.connect(self.ask_why)
        self.other.clicked.connect(self.close)
        self.say("")

    # ---- what is known
    def read(self) -> None:
        """Asks anew what waits."""
        prizing.waiting(self.page.context.school, self.plan, alive(self.page, self._take))

    def _take(self, waiting: Sequence[Draw]) -> None:
        self.waiting = waiting
        rows: list[list[QWidget]] = []
        for draw in waiting:
            title, picture = prize_of(self.plan, draw.prize)
            row = PrizeRow(self.page, title, self._who(draw), picture, draw.code)
            row.clicked.connect(lambda _checked=False, draw=draw: self.open(draw))
            rows.append([row])
        self.list.fill(rows)
        self.page.count_waiting(len(waiting))
        self.page.arrange()

    def _who(self, draw: Draw) -> str:
        when = times.lately(draw.utc_ms, self.page.context.school.clock.utc_ms())
        return " · ".join(part for part in (names.animal(draw.who), when) if part)

    def look_for(self, code: str) -> None:
        """A code was typed. A prize that was handed over or taken back before is shown too: a photo of its slip is no second prize."""
        page = self.page

        def of_today(draws: Sequence[Draw]) -> None:
            had = [draw for draw in draws if draw.code == code]
            if had:
                self.open(had[-1])
            else:
                self.say(_("There is no prize with the code {code} here.").format(code=code))

        def found(draw: Draw | None) -> None:
            self.pad.empty()
            if draw is not None:
                self.open(draw)
            else:
                prizing.draws(page.context.school, self.plan, "", alive(page, of_today))

        prizing.by_code(page.context.school, self.plan, code, alive(page, found))

    # ---- one prize
    def open(self, draw: Draw, said: str = "") -> None:
        """Shows a prize and what may be done with it."""
        self.draw = draw
        title, picture = prize_of(self.plan, draw.prize)
        self.picture.show_picture(picture)
        self.title.setText(title)
        self.code.setText(draw.code or "–")
        told = {
            events.HANDED: _("Already handed over."),
            events.VOID: _("Taken back: nothing is handed over for it."),
        }.get(draw.state, "")
        self.about.setText("\n".join(part for part in (self._who(draw), told) if part))
        self.say(said)
        self.page.arrange()
        first = self.hand if self._open else self.other
        first.setFocus()

    @property
    def _open(self) -> bool:
        draw = self.draw
        return draw is not None and bool(draw.prize) and draw.state in (events.DRAWN, events.SHOWN)

    def close(self) -> None:
        """Back to the pad."""
        self.draw = None
        self.say("")
        self.page.arrange()
        self.pad.keys[0].setFocus()

    def say(self, said: str) -> None:
        """A line above the pad or the prize; without one the pad says what it is for."""
        self.message.setText(said or ("" if self.draw is not None else _("Type the code of the slip.")))

    def hand_over(self) -> None:
        """The winner has it."""
        draw = self.draw
        if draw is None or not self._open or self.busy:
            return
        title = self.title.text()

        def handed() -> None:
            self.busy, self.draw = False, None
            self.say("")
            self.page.tell(_("“{prize}” is handed over.").format(prize=title))
            self.page.read()

        self.busy = True
        prizing.handed(self.page.context.school, draw.id, alive0(self.page, handed), alive(self.page, self._refused))

    def ask_why(self) -> None:
        if self._open and not self.busy:
            WhyVoid(self.page, self.title.text(), self.take_back)

    def take_back(self, why: str, redraw: bool) -> None:
        """Takes the prize back, and draws another one in its stead where that was asked for."""
        draw, school, plan = self.draw, self.page.context.school, self.plan
        if draw is None:
            return

        def drawn(new: Draw) -> None:
            prizing.shown(school, new)
            if not new.prize:  # spin again, and so it is
                again()
                return
            self.busy = False
            self.open(new, _("Drawn in its stead:"))
            self.page.read()

        def again() -> None:
            prizing.redraw(school, plan, draw.id, alive(self.page, drawn), alive(self.page, self._refused))

        def counted() -> None:
            if redraw:
                again()
                return
            self.busy, self.draw = False, None
            self.say("")
            self.page.tell(_("The prize is taken back."))
            self.page.read()

        def taken() -> None:
            total = self.page.stock.total_of(draw.prize)
            if why not in ONE_FEWER or not total:
                counted()
                return
            self.page.kiosk.incident("stock_set", f"{draw.prize}: {total} > {total - 1}")
            prizing.set_stock(school, plan, draw.prize, total - 1, alive0(self.page, counted), alive(self.page, self._refused))

        self.busy = True
        prizing.void(school, draw.id, why, alive0(self.page, taken), alive(self.page, self._refused))

    def _refused(self, error: BaseException) -> None:
        self.busy = False
        if not isinstance(error, KnownError):
            self.page.trouble(error)
            return
        self.draw = None
        self.say("")
        self.page.tell(errors.sentence(error))
        self.page.read()

    # ---- where things stand
    def show(self, shown: bool) -> None:
        self.list.show(shown)
        one = self.draw is not None
        for piece in (self.picture, self.title, self.code, self.about, self.other):
            piece.setVisible(shown and one)
        for piece in (self.hand, self.take):
            piece.setVisible(shown and one and self._open)
        self.message.setVisible(shown)
        self.none.setVisible(shown and not self.waiting)
        self.pad.show(shown and not one)

    def put(self, box: QRectF) -> None:
        """The list on the left, the pad or the prize on the right."""
        page, across = self.page, min(560.0, box.width() * 0.46)
        left = QRectF(box.left(), box.top(), box.width() - across - 28, box.height())
        self.list.put(left, lambda row, where: page.put(row[0], where.left(), where.top(), where.width(), where.height()))
        page.put(self.none, left.left() + 20, left.top(), left.width() - 40, 160)
        x, y = left.right() + 28, box.top()
        page.put(self.message, x, y, across, 64)
        self.pad.put(QRectF(x, y + 72, across, box.height() - 72))
        page.put(self.picture, x + (across - 124) / 2, y + 66, 124, 124)
        page.put(self.title, x, y + 194, across, 64)
        page.put(self.code, x, y + 260, across, 68)
        page.put(self.about, x, y + 330, across, 84)
        low = box.bottom()
        page.put(self.other, x, low - HIGH, across, HIGH)
        page.put(self.take, x, low - 2 * HIGH - GAP, across, HIGH)
        page.put(self.hand, x, low - 3 * HIGH - 2 * GAP, across, HIGH)
