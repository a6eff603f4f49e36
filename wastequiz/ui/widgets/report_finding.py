"""What to teach next: one finding in plain words, the answers behind it, and what practises it: a lesson, or a round for one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.reporting import Finding, Matrix
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.fields import desk_card
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Painted
from wastequiz.ui.pictures import thing_picture
from wastequiz.ui.screen import Screen
from wastequiz.wording import report
from wastequiz.wording import report_page as said
from wastequiz.wording.report import Asked

BUTTON, GAP = 88.0, 10.0
NARROW = 500.0
"""On a card no wider the buttons stand one below the other."""
SHARES = (1.3, 1.1, 0.9)
"""How the width is shared out where they stand side by side."""


_Deed = Callable[[str, str], Any]


class FindingCard(Painted):
    """`see` opens the answers behind the finding, `teach` a lesson for the class, `practise` begins a round for one; all get the two bins."""

    def __init__(self, page: Screen, see: _Deed, teach: _Deed, practise: _Deed) -> None:
        super().__init__(page)
        self.page = page
        self.finding: Finding | None = None
        self.head, self.body, self.picture = "", "", ""
        self.see = Button(page, "", "paper", size=24, icon="eye")
        self.teach = Button(page, _("With the class"), "primary", size=24, icon="users")
        self.practise = Button(page, _("One player"), "paper", size=24, icon="play")
        self.teach.setAccessibleDescription(_("Practise this mix-up"))
        self.practise.setAccessibleDescription(_("Practise this mix-up"))
        self.see.clicked.connect(lambda: self._do(see))
        self.teach.clicked.connect(lambda: self._do(teach))
        self.practise.clicked.connect(lambda: self._do(practise))
        self.buttons = (self.teach, self.practise, self.see)

    def _do(self, deed: _Deed) -> None:
        if self.finding is not None:
            deed(self.finding.true_bin, self.finding.chosen_bin)

    def show_finding(self, found: Finding | None, asked: Asked, matrix: Matrix) -> None:
        """Shows it; where there is none, why, by the whole `matrix`."""
        self.finding = found
        if found is None:
            self.head, self.body = said.nothing_found(matrix)
            self.picture = ""
        else:
            self.head, self.body = report.teach_next(found, asked), ""
            item = asked.items.get(found.items[0]) if found.items else None
            self.picture = thing_picture(item.picture) if item is not None and item.picture else ""
            self.see.set_label(said.see_number(found.answers))
            self.see.setAccessibleName(said.see_answers(found.answers))
        for button in self.buttons:
            button.setVisible(found is not None)
        self.setAccessibleName(". ".join(part for part in (_("Teach this next"), self.head, self.body) if part))
        self.update()

    def place(self, box: QRectF) -> None:
        """Stands in `box` of the page, in units, the buttons in a row below the words, one below the other where it is narrow."""
        self.page.put(self, box.left(), box.top(), box.width(), box.height())
        inner = box.adjusted(16, 0, -16, -18)
        for button, spot in zip(self.buttons, self._spots(inner), strict=True):
            self.page.put(button, spot.left(), spot.top(), spot.width(), spot.height())
            button.raise_()

    def _spots(self, inner: QRectF) -> list[QRectF]:
        if inner.width() < NARROW:
            return [QRectF(inner.left(), inner.bottom() - (BUTTON + GAP) * (3 - i) + GAP, inner.width(), BUTTON) for i in range(3)]
        room, left, spots = inner.width() - 2 * GAP, inner.left(), list[QRectF]()
        for share in SHARES:
            spots.append(QRectF(left, inner.bottom() - BUTTON, room * share / sum(SHARES), BUTTON))
            left = spots[-1].right() + GAP
        return spots

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        desk_card(p, self.look, box.adjusted(2, 2, -2, -6), fill="tryAgain.tint")
        room = box.adjusted(20, 14, -20, -22)
        narrow = box.width() < NARROW
        if self.finding is not None:
            room.setBottom(self._spots(box.adjusted(16, 0, -16, -18))[0].top() - 8)
        if self.picture:
            paint.circle(p, room.left() + 28, room.top() + 28, 28, t.colour("surface.card"))
            self.look.pictures.draw(p, self.picture, room.left() + 6, room.top() + 6, 44)
        beside = 68 if self.picture else 0
        label = QRectF(room.left() + beside, room.top(), room.width() - beside, 56 if narrow and self.picture else 26)
        words.text(p, self.look, label, _("Teach this next"), 20, t.colour("tryAgain.lip"), bold=True, floor=12)
        room.setTop(label.bottom() + 4)
        if not narrow:
            room.setLeft(room.left() + beside)
        ink = t.colour("ink.text")
        if not self.body:
            words.text(p, self.look, room, self.head, 23, ink, bold=True, floor=12, leading=1.2, valign="top")
            return
        upper = QRectF(room.left(), room.top(), room.width(), room.height() * 0.5)
        words.text(p, self.look, upper, self.head, 24, ink, bold=True, floor=12, leading=1.15, valign="bottom")
        lower = QRectF(room.left(), upper.bottom() + 6, room.width(), room.bottom() - upper.bottom() - 6)
        words.text(p, self.look, lower, self.body, 20, ink, floor=12, leading=1.15, valign="top")
