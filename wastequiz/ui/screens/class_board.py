"""The class board: an ice podium, the places to nine, and the lanterns the class lights together. Seat and animal only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QRectF
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import QWidget

from wastequiz import i18n
from wastequiz.domain.results import Board
from wastequiz.domain.students import SchoolClass
from wastequiz.i18n import _, ngettext
from wastequiz.services import boards, enrolling
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.still import Art, Panel, Words
from wastequiz.ui.context import Context, alive
from wastequiz.ui.places import Rosters, WhoPlays
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.cards import ClassCard, TickCard
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.paged import Paged, Sizes
from wastequiz.ui.widgets.podium import BoardLine, IceBlock, confetti, paint_goal
from wastequiz.wording import names

CLASS_SIZES = Sizes(smallest=(380, 124), largest=(574, 236), gap=26, shape=3.0)
PODIUM, LIST = 3, 6
WIDE_PLACES = {1: (450.0, 320.0, 456.0), 2: (120.0, 310.0, 572.0), 3: (790.0, 310.0, 640.0)}
"""Place on the podium: left edge, width, upper edge of the block."""
TALL_PLACES = {1: (372.0, 336.0, 596.0), 2: (40.0, 326.0, 690.0), 3: (714.0, 326.0, 750.0)}
TOPS = {False: {1: 456.0, 2: 572.0, 3: 640.0}, True: {1: 596.0, 2: 690.0, 3: 750.0}}
"""Upper edge of a block by rank, so that those who share a rank stand equally high."""
FLOOR = {False: 990.0, True: 1060.0}


def week_span(week: str) -> tuple[date, date]:
    """Monday and Sunday of an ISO week ("2026-W47"). Raises ValueError."""
    year, _mark, number = week.partition("-W")
    monday = date.fromisocalendar(int(year), int(number), 1)
    return monday, monday + timedelta(days=6)


class ClassBoardScreen(Screen):
    """This week or all time. With several classes, a button leads to the choice of another."""

    scenery_name = scenery.HALL
    top_bar = (176.0, 304.0)

    def __init__(self, context: Context, class_id: int = 0) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Class board"))
        self.wanted = class_id
        self.week: str | None = None
        """None: this week; '': all time."""
        self.classes: Sequence[SchoolClass] = ()
        self.school_class: SchoolClass | None = None
        self.board: Board | None = None
        self._asked = 0
        self._first: QWidget | None = None
        self.add_back()
        self.title = Words(self, "", 60, head=True, halo=True)
        self.below = Words(self, "", 30, colour="ink.textSecondary")
        self.switch = RoundButton(self, "users", _("Another class"))
        self.switch.clicked.connect(self.show_classes)
        self.spans = [TickCard(self, _("This week"), size=34, chosen=True), TickCard(self, _("All time"), size=34)]
        one_of(self.spans, self._choose_span)
        self.goal: Panel | None = None
        self.panel: Panel | None = None
        self.more: Words | None = None
        self.squirrel: Art | None = None
        self.play: Button | None = None
        self.blocks: list[IceBlock] = []
        self.lines: list[BoardLine] = []
        self.paged: Paged | None = None
        self.empty: Empty | None = None
        self._made: list[QWidget] = []
        for piece in (self.switch, *self.spans):
            piece.hide()
        enrolling.classes(context.school, alive(self, self._opened), alive(self, self.trouble))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self._first or self.back
        if first is not None:
            first.setFocus()

    def leave(self) -> None:
        if self.paged is not None and self.school_class is not None:
            self.show_board(self.school_class)
        else:
            super().leave()

    # ---- which class
    def _opened(self, classes: Sequence[SchoolClass]) -> None:
        self.classes = classes
        last = self.context.school.preferences.last_class
        found = next((c for c in classes if c.id == self.wanted), None) or next((c for c in classes if c.id == last), None)
        if found is None and len(classes) == 1:
            found = classes[0]
        if found is not None:
            self.show_board(found)
        else:
            self.show_classes()

    def show_classes(self) -> None:
        """The choice of a class, or what to do where there is none."""
        self._clear()
        self._asked += 1
        for piece in (self.switch, *self.spans):
            piece.hide()
        self.below.setText("")
        if not self.classes:
            self.title.setText(_("Class board"))
            desk = self._button(_("Set up a class"), "primary", "users")
            desk.clicked.connect(lambda: self.go.emit(Rosters()))
            self._stand_empty(_("There is no class yet. A teacher can set one up; then its board stands here."), [desk])
            return
        self.title.setText(_("Which class?"))
        cards: list[ClassCard] = []
        for c in self.classes:
            card = ClassCard(
                self, c.name, names.band(c.band) + " · " + ngettext("{n} student", "{n} students", c.students).format(n=c.students)
            )
            card.clicked.connect(lambda _checked=False, c=c: self.show_board(c))
            cards.append(card)
        self.paged = Paged(self, cards, CLASS_SIZES)
        self._made += [*cards, *self.paged.buttons]
        self._stand(cards[0])

    def show_board(self, school_class: SchoolClass) -> None:
        """The board of a class; until it comes the page keeps still."""
        self.school_class = school_class
        self._asked += 1
        asked = self._asked

        def came(board: Board) -> None:
            if asked == self._asked:
                self._show(board)

        boards.board(self.context.school, school_class.id, alive(self, came), alive(self, self.trouble), week=self.week)

    def _choose_span(self, index: int) -> None:
        self.week = "" if index else None
        if self.school_class is not None:
            self.show_board(self.school_class)

    # ---- the board
    def _show(self, board: Board) -> None:
        assert self.school_class is not None
        self._clear()
        self.board = board
        all_time = not board.week
        self.title.setText(f"{board.class_name} · " + (_("All time") if all_time else _("This week's board")))
        self.below.setText(self._span_words(board))
        self.switch.setVisible(len(self.classes) > 1)
        for span in self.spans:
            span.show()
        played = bool(board.rows)
        if board.students:
            painter, said = paint_goal(self.look, board.right_answers, board.goal, board.lamps, all_time=all_time)
            self.goal = self._panel(Panel(self, radius=44, painter=painter, fill="right.tint", border="right.fill", lip="right.lip"), said)
        if not board.students and not played:
            fill = self._button(_("Fill the class"), "primary", "edit")
            fill.clicked.connect(self._go_play)
            self._stand_empty(_("Nobody sits in this class yet. Add students in the list of classes."), [fill])
            return
        rows = board.rows
        self.blocks = [IceBlock(self, place, rows[place - 1] if place <= len(rows) else None) for place in range(1, PODIUM + 1)]
        self.panel = self._panel(Panel(self, radius=44), "")
        self.lines = [BoardLine(self, row, first=i == 0) for i, row in enumerate(rows[PODIUM : PODIUM + LIST])]
        self._made += [*self.blocks, *self.lines]
        if len(self.lines) <= LIST - 3:
            text = (
                _("There is room for more. Who plays next?")
                if played
                else _("Nobody has played yet. Play a round, and the first place is yours.")
            )
            self.squirrel = Art(self, "bins/mascot_cheer" if played else "bins/mascot_think")
            self.more = Words(self, text, 34, bold=True, align="left" if self.lines else "center")
            self.play = self._button(_("Play a round"), "paper" if played else "primary", "play")
            self.play.clicked.connect(self._go_play)
            self._made += [self.squirrel, self.more]
        self._stand(None if played else self.play)

    def _span_words(self, board: Board) -> str:
        took = ngettext("{n} took part", "{n} took part", board.took_part).format(n=board.took_part)
        if not board.week:
            return took
        # Translators: a day and month in Qt's date letters: d day, M month, MMM short month name.
        pattern = _("d MMM")
        locale = QLocale(i18n.current())
        days = [locale.toString(QDate(d.year, d.month, d.day), pattern) for d in week_span(board.week)]
        return " — ".join(days) + " · " + took

    def _go_play(self) -> None:
        assert self.school_class is not None
        if self.board is not None and not self.board.students:
            self.go.emit(Rosters(self.school_class.id))
        else:
            self.go.emit(WhoPlays(self.school_class.id))

    # ---- pieces
    def _clear(self) -> None:
        for piece in self._made:
            self.forget(piece)
        self._first = None
        self._made, self.blocks, self.lines = [], [], []
        self.goal = self.panel = self.more = self.squirrel = self.play = self.paged = self.empty = self.board = None

    def _button(self, label: str, kind: str, icon: str) -> Button:
        button = Button(self, label, kind, size=40, icon=icon)
        self._made.append(button)
        return button

    def _panel(self, panel: Panel, name: str) -> Panel:
        panel.setAccessibleName(name)
        self._made.append(panel)
        return panel

    def _stand_empty(self, text: str, buttons: list[Button]) -> None:
        self.empty = Empty(self, text, buttons)
        self._made += [p for p in self.empty.pieces if p not in self._made]
        self._stand(buttons[0])

    def _stand(self, first: QWidget | None) -> None:
        self.arrange()
        if self.paged is None:
            for piece in self._made:
                piece.show()
            self.reach_changed()
        self._first = first or self.back
        if self._first is not None:
            self._first.setFocus()
        self.raise_over()
        self.update()

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        tall = self.tall
        right = 1036.0 if tall else 1186.0
        top = 196.0 if tall else 46.0
        across = 216.0 if tall else 178.0
        for i, span in enumerate(self.spans):
            self.put(span, right - (2 - i) * across - (1 - i) * 14, top, across, 92)
        beside = self.look.low_reach and not tall and not self.switch.isHidden()  # the bar that moves down is flat
        aside = 108.0 if beside else 0.0
        self.put(self.switch, 58 + aside, 196 if tall else 38 if beside else 162, 92, 98)
        self.put(self.title, 182 + aside, 40, 850 if tall else 626 - 1.2 * aside, 84)
        self.put(self.below, 192 + aside, 120, 840 if tall else 610 - aside, 52)
        if self.paged is not None:
            self.paged.arrange(QRectF(40, 400, 1000, 1400) if tall else QRectF(72, 260, 1776, 700))
        if self.goal is not None:
            if tall:
                self.put(self.goal, 40, 1628, 1000, 262)
            else:
                self.put(self.goal, 1216, 772, 648, 272)
        if self.empty is not None:
            self.empty.arrange(QRectF(40, 400, 1000, 1200) if tall else QRectF(72, 200, 1776, 760))
            return
        self._arrange_podium()
        self._arrange_list()

    def _arrange_podium(self) -> None:
        places = TALL_PLACES if self.tall else WIDE_PLACES
        for place, block in enumerate(self.blocks, start=1):
            x, w, top = places[place]
            top = TOPS[self.tall].get(block.rank, top)
            above = IceBlock.room_above(block.rank)
            self.put(block, x, top - above, w, FLOOR[self.tall] - top + above)

    def _arrange_list(self) -> None:
        if self.panel is None:
            return
        x, y, w, h = (40.0, 1096.0, 1000.0, 512.0) if self.tall else (1216.0, 44.0, 648.0, 708.0)
        self.put(self.panel, x, y, w, h)
        pad = 9.0 if self.tall else 10.0
        step = (h - 8 - 2 * pad) / LIST
        for i, line in enumerate(self.lines):
            self.put(line, x + 4, y + pad + i * step, w - 8, step)
        if self.squirrel is None or self.more is None or self.play is None:
            return
        used = len(self.lines) * step + pad
        free = QRectF(x, y + used, w, h - 8 - used)
        if self.lines or self.tall:
            side = min(200.0, free.height() - 40)
            self.put(self.squirrel, free.left() + 44, free.center().y() - side / 2, side, side)
            left = free.left() + 44 + side + 28
            room = free.right() - 40 - left
            self.put(self.more, left, free.center().y() - 100, room, 96)
            self.put(self.play, left, free.center().y() + 6, min(room, 400), 96)
        else:
            self.put(self.squirrel, free.center().x() - 150, free.top() + 70, 300, 300)
            self.put(self.more, free.left() + 50, free.top() + 380, w - 100, 120)
            self.put(self.play, free.center().x() - 200, free.bottom() - 170, 400, 108)

    def paint_under(self, p: QPainter) -> None:
        if self.board is not None and self.board.rows:
            confetti(p, self.look, QRectF(30, 300, 1020, 460) if self.tall else QRectF(20, 170, 1180, 470))
