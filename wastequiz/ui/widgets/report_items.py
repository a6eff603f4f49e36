"""The item analysis: a row for every question with its facility, how it tells good players from weak ones, and what was chosen wrongly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.reporting import ItemFigure, Share
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _
from wastequiz.i18n import words as words_of
from wastequiz.stage import paint, words
from wastequiz.stage.fields import desk_card
from wastequiz.stage.pieces import Button, Piece, RoundButton
from wastequiz.stage.still import Painted
from wastequiz.ui.pictures import bin_symbol, thing_picture
from wastequiz.ui.screen import Screen
from wastequiz.wording import report
from wastequiz.wording import report_page as said
from wastequiz.wording.report import Asked

HEAD, HEADS, FOOT = 92.0, 36.0, 12.0
ROW, LEAST_PX = 66.0, 56.0
"""A row's height in units (DESIGN, data table), and in pixels at least: what a finger meets."""
COLUMNS = (0.07, 0.25, 0.16, 0.12, 0.155, 0.245)
"""Shares of the width: picture, question, right bin, facility, discrimination, most chosen wrong."""


def columns(across: float) -> list[tuple[float, float]]:
    """(left, width) of every column."""
    found: list[tuple[float, float]] = []
    left = 0.0
    for share in COLUMNS:
        found.append((left, across * share - 12))
        left += across * share
    return found


class ItemRow(Piece):
    """One question; touched, it shows the answers behind it."""

    radius = 12.0
    lip_depth = 0.0

    def __init__(self, page: Screen, card: ItemCard) -> None:
        super().__init__(page, "")
        self.card = card
        self.item: ItemFigure | None = None
        self.title = self.wrong = self.picture = ""

    def show_item(self, item: ItemFigure, picture: str, asked: Asked) -> None:
        self.item, self.title, self.picture = item, asked.question(item), picture
        self.wrong = asked.wrong(item) if item.wrong else ""
        self.setAccessibleName(said.item_line(item, asked))
        self.update()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        if self.hovered:
            paint.rounded(p, box.adjusted(0, 1, 0, -1), 12, t.colour("brand.primaryTint"))
        p.fillRect(QRectF(box.left(), box.bottom() - 1.5, box.width(), max(1.5, t.border_floor / 2)), t.colour("surface.line"))
        item, asked = self.item, self.card.asked
        if item is None or asked is None:
            return
        scheme = asked.scheme
        at = [QRectF(x, 3, w, box.height() - 6) for x, w in columns(box.width())]
        side = min(at[0].height() - 4, at[0].width(), 56.0)
        if self.picture:
            self.look.pictures.draw(p, self.picture, at[0].center().x() - side / 2, box.center().y() - side / 2, side)
        ink, faint = t.colour("ink.text"), t.colour("ink.textSecondary")
        title = words.on_two_lines(self.look, self.title, 20, at[1].width())
        words.text(p, self.look, at[1], title, 22, ink, floor=12, leading=1.1)
        self._tag(p, scheme, item.true_bin, at[2])
        found = item.statistics
        left = QRectF(at[3].left(), at[3].top(), at[3].width() * 0.52, at[3].height())
        share = Share(found.facility * found.attempts, found.attempts)
        words.text(p, self.look, left, said.tight(share), 23, ink, bold=True, floor=12)
        right = QRectF(left.right() + 4, at[3].top(), at[3].right() - left.right(), at[3].height())
        words.text(p, self.look, right, _("of {n}").format(n=said.number(found.attempts)), 17, faint, floor=10)
        self._bar(p, item, at[4])
        self._most_wrong(p, item, scheme, at[5])

    def _tag(self, p: QPainter, scheme: Scheme, bin_id: str, box: QRectF) -> float:
        """The pill of a bin; gives its width."""
        there = scheme.bin(bin_id)
        if there is None:
            return 0.0
        name = words_of(there.name)
        return paint.bin_tag(p, self.look, box.left(), box.center().y(), there.hue, bin_symbol(there), name, 38, box.width())

    def _bar(self, p: QPainter, item: ItemFigure, box: QRectF) -> None:
        """The discrimination as a bar on the scale of 100, with its number; orange where the wording should be looked at."""
        t = self.look.theme
        known = said.discrimination(item)
        ink = t.colour("brand.primary" if item.statistics.weak else "ink.textSecondary")
        track = QRectF(box.left(), box.center().y() - 6, box.width() * 0.52, 12)
        paint.rounded(p, track, 6, t.colour("surface.paper2"), t.colour("surface.line") if t.high_contrast else None, 2)
        value = item.statistics.discrimination
        if value is not None and known != report.NOTHING and value > 0:
            paint.rounded(p, QRectF(track.left(), track.top(), max(12.0, track.width() * min(1.0, value / 100)), 12), 6, ink)
        number = QRectF(track.right() + 10, box.top(), box.right() - track.right() - 10, box.height())
        words.text(
            p, self.look, number, known, 21, ink if item.statistics.weak else t.colour("ink.text"), bold=item.statistics.weak, floor=11
        )

    def _most_wrong(self, p: QPainter, item: ItemFigure, scheme: Scheme, box: QRectF) -> None:
        t = self.look.theme
        flag = box.width() * 0.36 if item.statistics.weak else 0.0
        room = QRectF(box.left(), box.top(), box.width() - flag, box.height())
        if self.wrong:
            number = 62.0 * min(1.15, t.text_scale)
            name = QRectF(room.left(), room.top(), room.width() - number, room.height())
            used = self._tag(p, scheme, item.wrong, name)
            if not used:
                wrong = words.on_two_lines(self.look, self.wrong, 18, name.width())
                words.text(p, self.look, name, wrong, 19, t.colour("ink.text"), floor=11, leading=1.1)
                lines = words.wrap(self.look, wrong, 19, name.width())
                used = min(name.width(), max(words.width(self.look, line, 19) for line in lines) + 6)
            share = QRectF(room.left() + used + 8, room.top(), number - 8, room.height())
            words.text(p, self.look, share, said.tight(item.wrong_share), 19, t.colour("ink.textSecondary"), floor=11)
        if flag:
            pill = QRectF(box.right() - flag + 6, box.center().y() - 24, flag - 6, 48)
            paint.rounded(p, pill, 12, t.colour("brand.primaryTint"), t.colour("brand.primary") if t.high_contrast else None, 2)
            label = report.verdict(item.statistics)
            words.text(
                p,
                self.look,
                pill.adjusted(8, 2, -8, -2),
                label,
                18,
                t.colour("brand.primaryLip"),
                bold=True,
                align="center",
                floor=10,
                leading=1.05,
            )


TURNING, STUDENTS = 340.0, 216.0
"""Beside the head: what turns the pages, and what leads to the students."""


class ItemCard(Painted):
    """The card the rows stand on, page by page; beside its head what leads to the students."""

    def __init__(self, page: Screen, open_: Callable[[ItemFigure], Any], students: Callable[[], Any]) -> None:
        super().__init__(page)
        self.page, self._open = page, open_
        self.asked: Asked | None = None
        self.items: Sequence[ItemFigure] = ()
        self.number = 0
        self.rows: list[ItemRow] = []
        self.before = RoundButton(page, "back", _("Page before"))
        self.after = RoundButton(page, "next", _("Next page"))
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.students = Button(page, _("Students"), "paper", size=24, icon="users")
        self.students.clicked.connect(lambda: students())
        self.setAccessibleName(self.title())

    def title(self) -> str:
        return _("Questions")

    @property
    def pages(self) -> int:
        return max(1, ceil(len(self.items) / max(1, len(self.rows))))

    def show_items(self, items: Sequence[ItemFigure], asked: Asked) -> None:
        self.items, self.asked = items, asked
        self.number = min(self.number, self.pages - 1)
        self._show_page()

    def turn(self, step: int) -> None:
        """Shows another page, where there is one."""
        if 0 <= self.number + step < self.pages:
            self.number += step
            self._show_page()
            if not (self.before if step < 0 else self.after).isEnabled():
                self.rows[0].setFocus()

    def place(self, box: QRectF) -> None:
        """Stands in `box` of the page, in units, with as many rows as there is room for."""
        page = self.page
        page.put(self, box.left(), box.top(), box.width(), box.height())
        room = box.height() - HEAD - HEADS - FOOT
        fits = max(1, int((room + 1) // max(ROW - 3, LEAST_PX / max(page.unit, 0.01))))
        first = self.number * len(self.rows)
        while len(self.rows) > fits:
            page.forget(self.rows.pop())
        while len(self.rows) < fits:
            row = ItemRow(page, self)
            row.clicked.connect(lambda _checked=False, row=row: row.item is not None and self._open(row.item))
            self.rows.append(row)
        self.number = min(first // fits, self.pages - 1)
        high = room / fits
        for i, row in enumerate(self.rows):
            page.put(row, box.left() + 16, box.top() + HEAD + HEADS + i * high, box.width() - 32, high)
            row.raise_()
        for button, x in ((self.before, 330.0), (self.after, 108.0)):
            page.put(button, box.right() - x, box.top() + 4, 88, 90)
            button.raise_()
        page.put(self.students, box.right() - TURNING - STUDENTS, box.top() + 4, STUDENTS - 16, 90)
        self.students.raise_()
        self._show_page()

    def _show_page(self) -> None:
        first = self.number * len(self.rows)
        for i, row in enumerate(self.rows):
            there = first + i < len(self.items) and self.asked is not None and self.isVisibleTo(self.page)
            row.setVisible(there)
            if there and self.asked is not None:
                self._fill(row, self.items[first + i], self.asked)
        for button, there in ((self.before, self.number > 0), (self.after, self.number < self.pages - 1)):
            button.setVisible(self.pages > 1 and self.isVisibleTo(self.page))
            button.setEnabled(there)
            button.faded = not there
            button.update()
        self.update()

    def _fill(self, row: ItemRow, item: ItemFigure, asked: Asked) -> None:
        thing, question = asked.items.get(item.item), asked.written.get(item.key)
        picture = thing.picture if thing is not None else question.picture if question is not None else ""
        row.show_item(item, thing_picture(picture) if picture else "icons/book" if thing is None else "icons/image", asked)

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        desk_card(p, self.look, box.adjusted(2, 2, -2, -6))
        head = QRectF(box.left() + 24, box.top() + 14, box.width() - TURNING - STUDENTS - 40, 36)
        words.display(p, self.look, head, self.title(), 26, t.colour("ink.text"), fat=0.02, floor=14)
        note = _("Those to talk about first. Discrimination from 30 answers on; a scale of 100.")
        under = QRectF(head.left(), head.bottom(), head.width(), 32)
        words.text(p, self.look, under, note, 18, t.colour("ink.textSecondary"), floor=11, leading=1.1)
        if self.pages > 1:
            place = QRectF(box.right() - 236, box.top() + 14, 122, 72)
            text = _("{n} / {of}").format(n=self.number + 1, of=self.pages)
            words.text(p, self.look, place, text, 24, t.colour("ink.text"), bold=True, align="center", floor=12)
        if not self.items:
            room = QRectF(box.left() + 40, HEAD, box.width() - 80, box.height() - HEAD - FOOT)
            words.text(p, self.look, room, _("No question was answered in this span."), 22, t.colour("ink.textSecondary"), align="center")
            return
        band = QRectF(box.left() + 12, box.top() + HEAD + 2, box.width() - 24, HEADS - 4)
        p.fillRect(band, t.colour("surface.paper"))
        heads = ("", _("Question"), _("Right bin"), _("Right"), _("Discrimination"), _("Most chosen wrong"))
        for (x, w), label in zip(columns(box.width() - 32), heads, strict=True):
            if label:
                room = QRectF(box.left() + 16 + x, band.top(), w, band.height())
                words.text(p, self.look, room, label, 18, t.colour("ink.textSecondary"), bold=True, floor=10)
