"""The mistake book: what this student mixed up, where it belongs, and how far each thing is on its way out of the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent

from wastequiz.domain.memory import BookRow
from wastequiz.i18n import _
from wastequiz.services import practising
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Words
from wastequiz.ui.context import Context, alive
from wastequiz.ui.places import Practice
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.book_card import BookCard, BookEntry
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.paged import Paged, Sizes
from wastequiz.ui.widgets.practice_start import PracticeStart
from wastequiz.wording import practice as said

SIZES = Sizes(smallest=(720, 216), largest=(1000, 232), gap=22, shape=4.0)


class MistakeBookScreen(Screen):
    """For the student in the session. Each card reads itself aloud."""

    scenery_name = scenery.QUIZ
    top_bar = (204.0, 190.0)
    back_to = Practice()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(_("My mistakes"))
        session = context.session = replace(context.session, playing=None)
        self.contestant = session.contestant
        self.entries: Sequence[BookRow] = ()
        self.add_back()
        self.title = Words(self, _("My mistakes"), 60, head=True, halo=True)
        self.below = Words(self, _("Right on two days, and it leaves the book"), 32, colour="ink.textSecondary")
        self.mascot = Art(self, "bins/mascot_wave")
        self.cards: list[BookCard] = []
        self.paged: Paged | None = None
        self.empty: Empty | None = None
        self.practise = Button(self, _("Practise these"), size=52, icon="play")
        self.practise.hide()
        self.notice = Notice(self, lambda: QRectF(192, 196, 840, 130) if self.tall else QRectF(760, 40, 860, 130))
        self.begin = PracticeStart(self, self.notice)
        self.practise.clicked.connect(self.begin.mistakes)
        practising.book_of(context.school, self.contestant, alive(self, self._show_rows), alive(self, self.trouble))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.begin.first is not None:
            self.begin.first.setFocus()

    # ---- what stands in the book
    def _show_rows(self, rows: Sequence[BookRow]) -> None:
        self.entries = rows
        if rows:
            self.cards = [BookCard(self, self._entry(row)) for row in rows]
            for card in self.cards:
                card.clicked.connect(lambda _checked=False, c=card: self.say(c.entry.said))
            self.paged = Paged(self, self.cards, SIZES)
            self.practise.show()
            first = self.practise
        else:
            first = Button(self, _("Today's five"), size=44, icon="play")
            first.clicked.connect(self.begin.daily)
            self.empty = Empty(self, _("Nothing in your book. What you mix up will wait for you here."), [first], "bins/mascot_cheer")
            self.mascot.hide()
            for piece in self.empty.pieces:
                piece.show()
        self.below.setVisible(bool(rows))
        self.arrange()
        self.begin.first = first
        first.setFocus()
        self.raise_over()
        self.update()

    def _entry(self, row: BookRow) -> BookEntry:
        scheme = self.context.scheme
        return BookEntry(
            name=said.row_name(row, scheme),
            picture=row.picture,
            goes=said.row_goes(row, scheme),
            bin=scheme.bin(row.true_bin),
            chosen=said.row_chosen(row, scheme),
            lamps=row.right_days,
            said=said.row_said(row, scheme),
        )

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        if self.tall:
            self.put(self.title, 182, 44, 640, 88)
            self.put(self.below, 192, 130, 850, 56)
            self.put(self.mascot, 760, 196, 230, 230)
            body = QRectF(40, 440, 1000, 1250)
            self.put(self.practise, 40, 1736, 1000, 130)
        else:
            self.put(self.title, 182, 36, 560, 88)
            self.put(self.below, 192, 122, 900, 56)
            self.put(self.mascot, 1640, 24, 170, 170)
            body = QRectF(72, 214, 1776, 690)
            self.put(self.practise, 1290, 930, 558, 124)
        if self.empty is not None:
            self.empty.arrange(body)
        if self.paged is not None:
            self.paged.arrange(body, valign="top")
        if not self.notice.isHidden():
            self.notice.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.paged is not None and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.turn(-1 if event.key() == Qt.Key.Key_PageUp else 1)
            return
        super().keyPressEvent(event)
