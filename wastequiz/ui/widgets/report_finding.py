"""What to teach next: one finding in plain words, the answers behind it, and a round that practises it."""

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

BUTTON, SIDE = 92.0, 244.0
NARROW = 500.0


class FindingCard(Painted):
    """`see` opens the answers behind the finding, `practise` begins the round; both get the two bins."""

    def __init__(self, page: Screen, see: Callable[[str, str], Any], practise: Callable[[str, str], Any]) -> None:
        super().__init__(page)
        self.page = page
        self.finding: Finding | None = None
        self.head, self.body, self.picture = "", "", ""
        self.see = Button(page, "", "paper", size=24, icon="eye")
        self.practise = Button(page, _("Practise this mix-up"), "primary", size=24, icon="play")
        self.see.clicked.connect(lambda: self._do(see))
        self.practise.clicked.connect(lambda: self._do(practise))

    def _do(self, deed: Callable[[str, str], Any]) -> None:
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
            self.see.set_label(said.see_answers(found.answers))
        for button in (self.see, self.practise):
            button.setVisible(found is not None)
        self.setAccessibleName(". ".join(part for part in (_("Teach this next"), self.head, self.body) if part))
        self.update()

    def place(self, box: QRectF) -> None:
        """Stands in `box` of the page, in units, the buttons beside the words, below them where it is narrow."""
        self.page.put(self, box.left(), box.top(), box.width(), box.height())
        inner = box.adjusted(16, 0, -16, -18)
        across = inner.width() if box.width() < NARROW else SIDE
        for i, button in enumerate((self.see, self.practise)):
            self.page.put(button, inner.right() - across, inner.bottom() - BUTTON - (BUTTON + 10) * (1 - i), across, BUTTON)
            button.raise_()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        desk_card(p, self.look, box.adjusted(2, 2, -2, -6), fill="tryAgain.tint")
        room = box.adjusted(20, 14, -20, -22)
        if self.finding is not None:
            narrow = box.width() < NARROW
            room = room.adjusted(0, 0, 0 if narrow else -SIDE - 8, -2 * BUTTON - 18 if narrow else 0)
        label = QRectF(room.left(), room.top(), room.width(), 56 if self.picture else 28)
        if self.picture:
            paint.circle(p, label.left() + 28, label.center().y(), 28, t.colour("surface.card"))
            self.look.pictures.draw(p, self.picture, label.left() + 6, label.top() + 6, 44)
        at = label.adjusted(68 if self.picture else 0, 0, 0, 0)
        words.text(p, self.look, at, _("Teach this next"), 20, t.colour("tryAgain.lip"), bold=True, floor=12)
        room.setTop(label.bottom() + 8)
        ink = t.colour("ink.text")
        if not self.body:
            words.text(p, self.look, room, self.head, 23, ink, bold=True, floor=12, leading=1.2, valign="top")
            return
        upper = QRectF(room.left(), room.top(), room.width(), room.height() * 0.5)
        words.text(p, self.look, upper, self.head, 24, ink, bold=True, floor=12, leading=1.15, valign="bottom")
        lower = QRectF(room.left(), upper.bottom() + 6, room.width(), room.bottom() - upper.bottom() - 6)
        words.text(p, self.look, lower, self.body, 20, ink, floor=12, leading=1.15, valign="top")
