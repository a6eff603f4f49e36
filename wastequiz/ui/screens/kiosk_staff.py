"""What staff does at a kiosk: how the day stands, prizes handed over or taken back, stock, what happened, and the kiosk itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from wastequiz.domain.events import StockRow, Today
from wastequiz.i18n import N_, _
from wastequiz.services import enrolling, visiting
from wastequiz.stage import scenery
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context, alive
from wastequiz.ui.kiosk import staff_idle
from wastequiz.ui.kiosk.staff_idle import StaffIdle
from wastequiz.ui.places import Attract
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.staff_deeds import Deeds
from wastequiz.ui.widgets.staff_incidents import Incidents
from wastequiz.ui.widgets.staff_pieces import GAP, HIGH, Figure, StaffButton, StaffCard, StaffTab, Told
from wastequiz.ui.widgets.staff_prizes import Prizes
from wastequiz.ui.widgets.staff_stock import Stock

PAD = 26.0
ROOM = {
    "low": N_("The disk is nearly full. Make some room soon; everything was kept so far."),
    "full": N_("The disk is full. Make room now: delete what is not needed, or close the kiosk. What was kept is safe."),
}
"""What staff is told of the disk. Visitors are not."""
TOLD_MS = 6_000
"""So long it is said what came of a deed."""


class KioskStaffScreen(Screen):
    """Three parts to choose from, the day above or beside them, the kiosk's own switches below or beside. Locks again by itself."""

    scenery_name = scenery.DESK
    for_staff = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        kiosk = context.kiosk
        if kiosk is None:
            raise RuntimeError("there is no kiosk")
        self.kiosk, self.plan = kiosk, kiosk.plan
        self.day = f"{enrolling.today(context.school.clock):%Y-%m-%d}"
        self.setAccessibleName(_("For staff"))
        self.back_to = kiosk.at_staff.left_at
        self._ready = False
        self.head = Words(self, _("For staff"), 44, head=True)
        where = (
            self.plan.name
            if self.plan.stations < 2
            else _("{event} · kiosk {n} of {of}").format(event=self.plan.name, n=self.plan.kiosk, of=self.plan.stations)
        )
        self.about = Words(self, where, 26, colour="ink.textSecondary")
        self.locks = Words(self, _("Locks by itself after a minute."), 24, colour="ink.textSecondary", align="right")
        self.out = StaffButton(self, self._way_out(), "primary", icon="back")
        self.out.clicked.connect(self.leave)
        self.today = StaffCard(self, _("Today"))
        self.figures = {
            "visitors": Figure(self, _("Visitors")),
            "rounds": Figure(self, _("Rounds played")),
            "given": Figure(self, _("Prizes won")),
            "left": Figure(self, _("Prizes left")),
        }
        self.card = StaffCard(self)
        self.tabs = {
            "prizes": StaffTab(self, _("Prizes")),
            "stock": StaffTab(self, _("Stock")),
            "incidents": StaffTab(self, _("What happened")),
        }
        for code, piece in self.tabs.items():
            piece.clicked.connect(lambda _checked=False, code=code: self.choose(code))
        self.prizes, self.stock, self.incidents = Prizes(self), Stock(self), Incidents(self)
        self.deeds = Deeds(self)
        self.told = Told(self)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(TOLD_MS)
        self._forget.timeout.connect(lambda: self.told.tell(""))
        self.idle = StaffIdle(self, staff_idle.PAGE_MS, self.leave)
        self._where = where
        kiosk.changed.connect(self.look_after)
        self.look_after()
        self._ready = True
        self.choose(kiosk.at_staff.tab)
        self.read()
        self.out.setFocus()

    def _way_out(self) -> str:
        return _("Back to the visitors") if isinstance(self.back_to, Attract) or self.kiosk.visit is None else _("Go on with the visit")

    def leave(self) -> None:
        """Back to where the kiosk was, in the language its visitor had chosen."""
        was, kiosk = self.kiosk.at_staff.language, self.kiosk
        if was and was != kiosk.wishes.language and kiosk.visit is not None:
            kiosk.wishes = kiosk.wishes.but(language=was)
            kiosk.dress(False)
        super().leave()

    # ---- what is known
    def look_after(self) -> None:
        """Says in the place of the event's name how the disk is, where somebody has to do something about it."""
        room = self.kiosk.room
        self.about.token = "tryAgain.fill" if room in ROOM else "ink.textSecondary"
        self.about.setText(_(ROOM[room]) if room in ROOM else self._where)

    def read(self) -> None:
        """Asks for everything anew."""
        school = self.context.school

        def told(today: Today) -> None:
            visiting.rounds_today(school, self.plan, alive(self, lambda rounds: self.show_today(today, rounds)))

        visiting.today(school, self.plan, alive(self, told))
        self.prizes.read()
        self.stock.read()
        self.incidents.read()

    def show_today(self, today: Today, rounds: int) -> None:
        """How many came and played."""
        self.figures["visitors"].tell(str(today.visitors))
        self.figures["rounds"].tell(str(rounds))

    def count_stock(self, stock: Sequence[StockRow]) -> None:
        """How many prizes were won and are left here."""
        self.figures["given"].tell(str(sum(row.given for row in stock)))
        self.figures["left"].tell(str(sum(row.left for row in stock)))

    def count_waiting(self, waiting: int) -> None:
        self.tabs["prizes"].set_label(_("Prizes ({n} waiting)").format(n=waiting) if waiting else _("Prizes"))

    def tell(self, said: str) -> None:
        """Says what came of a deed, for a while."""
        self.told.tell(said)
        self.setAccessibleDescription(said)
        self._forget.start()

    # ---- parts
    def choose(self, tab: str) -> None:
        """Shows another part."""
        self.kiosk.at_staff.tab = tab
        for code, piece in self.tabs.items():
            piece.choose(code == tab)
        if tab == "incidents" and self._ready:
            self.incidents.read()
        self.arrange()

    @property
    def tab(self) -> str:
        return self.kiosk.at_staff.tab

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.tab == "prizes" and self.prizes.draw is None and len(event.text()) == 1 and event.text() in "0123456789":
            self.prizes.pad.type(event.text())
        elif self.tab == "prizes" and event.key() == Qt.Key.Key_Backspace:
            self.prizes.pad.take_back()
        else:
            super().keyPressEvent(event)

    # ---- where things stand
    def arrange(self) -> None:
        if not self._ready:
            return
        if self.tall:
            self._arrange_tall()
        else:
            self._arrange_wide()
        self.update()

    def _head(self, left: float, right: float, out: float) -> None:
        self.put(self.out, right - out, 32, out, HIGH)
        self.put(self.head, left, 26, 300, 62)
        self.put(self.about, left, 86, right - out - left - 30, 44)

    def _arrange_wide(self) -> None:
        left, right = 40.0, 1880.0
        self._head(left, right, 400)
        self.put(self.locks, right - 400 - 430, 40, 400, 80)
        self.put(self.told, 560, 28, 890, 104)
        self._put_today(QRectF(left, 150, 580, 296), 2)
        self.deeds.put(QRectF(left, 464, 580, 584))
        self._put_part(QRectF(644, 150, right - 644, 898))

    def _arrange_tall(self) -> None:
        left, right = 40.0, 1040.0
        self._head(left, right, 380)
        self.put(self.locks, left + 300, 36, right - 380 - left - 320, 50)
        self.put(self.told, left, 22, right - 380 - left - 20, 118)
        self._put_today(QRectF(left, 150, right - left, 216), 4)
        self._put_part(QRectF(left, 386, right - left, 900))
        self.deeds.put(QRectF(left, 1306, right - left, 580))

    def _put_today(self, box: QRectF, columns: int) -> None:
        self.put(self.today, box.left(), box.top(), box.width(), box.height())
        rows, top = -(-len(self.figures) // columns), box.top() + StaffCard.TITLE + 2
        wide = (box.width() - 2 * PAD - (columns - 1) * GAP) / columns
        high = (box.bottom() - PAD - top - (rows - 1) * GAP) / rows
        for i, figure in enumerate(self.figures.values()):
            self.put(figure, box.left() + PAD + (i % columns) * (wide + GAP), top + (i // columns) * (high + GAP), wide, high)

    def _put_part(self, box: QRectF) -> None:
        wide = (box.width() - 2 * GAP) / 3
        for i, tab in enumerate(self.tabs.values()):
            self.put(tab, box.left() + i * (wide + GAP), box.top(), wide, 84)
        self.put(self.card, box.left(), box.top() + 100, box.width(), box.height() - 100)
        inner = QRectF(box.left() + PAD, box.top() + 100 + PAD, box.width() - 2 * PAD, box.height() - 100 - 2 * PAD)
        parts: dict[str, Prizes | Stock | Incidents] = {"prizes": self.prizes, "stock": self.stock, "incidents": self.incidents}
        for code, part in parts.items():
            part.show(code == self.tab)
        parts[self.tab].put(inner)
