"""Whose rules hold: all schemes as cards, and a panel about the one that was touched. Nothing is kept before the button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent

from wastequiz.domain.schemes import in_order
from wastequiz.i18n import _
from wastequiz.stage import scenery
from wastequiz.stage.fields import StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context
from wastequiz.ui.places import SettingsPage
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.paged import Paged, Sizes
from wastequiz.ui.widgets.scheme_card import SchemeCard
from wastequiz.ui.widgets.scheme_panel import SchemePanel

SIZES = Sizes(smallest=(312, 116), largest=(540, 210), gap=16, shape=2.7)
BUTTON = 108.0


class RulesScreen(Screen):
    """The schemes in order: the one in use, our country's cities, the country, all others."""

    scenery_name = scenery.DESK
    for_staff = True
    back_to = SettingsPage()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Whose rules hold?"))
        school = context.school
        self.in_use = school.scheme.code
        self.schemes = in_order(school.bank.schemes.values(), self.in_use)
        self.touched = 0
        self.add_back()
        self.head = Words(self, _("Whose rules hold?"), 48, head=True)
        self.note = StateLine(self, _("Touch a place to see its bins. Nothing changes before you use its rules."), "info")
        self.cards = [SchemeCard(self, s, self.in_use, chosen=s.code == self.in_use) for s in self.schemes]
        one_of(self.cards, self.show_scheme)
        self.paged = Paged(self, self.cards, SIZES)
        self.panel = SchemePanel(self, self.in_use)
        self.use = Button(self, "", size=36, icon="check")
        self.use.clicked.connect(self._use)
        self.show_scheme(0)
        self.cards[0].setFocus()

    def show_scheme(self, number: int) -> None:
        """Tells about a scheme; nothing is kept."""
        self.touched = number
        scheme = self.schemes[number]
        self.panel.show_scheme(scheme)
        there = scheme.code == self.in_use
        self.use.set_label(_("In use now") if there else _("Use these rules"))
        self.use.setEnabled(not there)

    def _use(self) -> None:
        self.context.school.prefer(scheme=self.schemes[self.touched].code)
        self.go.emit(SettingsPage(rules_kept=True))

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        if self.tall:
            self.put(self.head, 180, 38, 860, 92)
            self.put(self.note, 40, 146, 1000, 70)
            panel, cards, use = QRectF(40, 236, 1000, 700), QRectF(40, 956, 1000, 790), QRectF(40, 1770, 1000, BUTTON + 8)
        else:
            self.put(self.head, 180, 38, 780, 92)
            self.put(self.note, 980, 46, 882, 76)
            panel, cards = QRectF(1180, 150, 682, 900), QRectF(58, 150, 1102, 900)
            use = QRectF(panel.left() + 24, panel.bottom() - BUTTON - 28, panel.width() - 48, BUTTON + 8)
        self.panel.foot = 0.0 if self.tall else BUTTON + 20
        self.put(self.panel, panel.left(), panel.top(), panel.width(), panel.height())
        self.paged.arrange(cards, valign="top")
        self.put(self.use, use.left(), use.top(), use.width(), use.height())
        self.use.raise_()
        self.raise_over()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.turn(-1 if event.key() == Qt.Key.Key_PageUp else 1)
            return
        super().keyPressEvent(event)
