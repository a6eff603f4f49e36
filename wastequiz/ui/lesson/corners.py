"""Corners: everybody goes where their answer is; somebody touches students, or a whole row, and then the corner they went to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.lesson import Lesson
from wastequiz.domain.lesson_steps import Corners
from wastequiz.domain.seating import Seating
from wastequiz.domain.students import Student
from wastequiz.i18n import _, ngettext
from wastequiz.services import enrolling, seating
from wastequiz.services.hosting import Hosting
from wastequiz.stage import paint
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.still import Words
from wastequiz.ui.context import alive
from wastequiz.ui.lesson.corner_places import CornerPlaces
from wastequiz.ui.lesson.gathered import gathered
from wastequiz.ui.lesson.piece_way import BACK, ON, PieceWay, side_by_side
from wastequiz.ui.lesson.seat_grid import LEAST, SeatGrid, grid_for
from wastequiz.ui.lesson.seat_rows import Line
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.corner import Corner
from wastequiz.ui.widgets.option_face import State, option_name
from wastequiz.ui.widgets.seat_tile import SeatTile

SIDE, GAP, BAR = 226.0, 16.0, 104.0


class CornersWay(PieceWay):
    """Keys: digits are the corners, 0 marks everybody who is nowhere yet; Page Up takes the last move back, Page Down is done."""

    by_touch = False

    def __init__(self, screen: Screen, hosting: Hosting, aloud: bool) -> None:
        super().__init__(screen, hosting, aloud)
        self.shared = gathered(hosting, CornerPlaces)
        self.shared.changed.connect(self._show)
        self._page = 0
        self._plan: Seating | None = None
        self.seats: dict[str, SeatTile] = {}
        self.rows: list[RoundButton] = []
        self.corners = [self.add(Corner(screen, o, i, self.bin_of(o))) for i, o in enumerate(self.question.options)]
        for corner in self.corners:
            corner.clicked.connect(partial(self._corner_touched, corner))
        self.all_left = self.add(Button(screen, _("All who are left"), "paper", size=36, icon="users"))
        self.all_left.clicked.connect(lambda: self.mark(self.nowhere))
        self.turn_page = self.add(RoundButton(screen, "down", _("More rows")))
        self.turn_page.clicked.connect(lambda: self._turn())
        self.total = self.add(Words(screen, "", 36, bold=True))
        self.done = self.add(Button(screen, _("Done"), size=48, icon="check"))
        self.done.clicked.connect(lambda: self.give())
        self._grid = SeatGrid(LEAST, 1, [])
        self._show()
        if self.for_class:
            return  # who is touched, and sent, is the teacher's
        class_id = hosting.lesson.spec.class_id
        school = screen.context.school
        enrolling.students(
            school,
            class_id,
            alive(self, lambda found: seating.seating(school, class_id, alive(self, partial(self._seat, found)), screen.trouble)),
            screen.trouble,
        )

    def _seat(self, students: Sequence[Student], plan: Seating) -> None:
        """Everybody who is in the lesson gets a tile, once it is known where they sit."""
        self._plan = plan
        for student in students:
            if self.lesson.roll is not None and student.ref in self.lesson.roll.refs:
                tile = self.seats[student.ref] = self.add(SeatTile(self.screen, student))
                tile.stackUnder(self.done)  # a card may lie over the page by now
                tile.clicked.connect(lambda: self._show())
        self.show_lesson(self.lesson)

    # ---- who is where
    @property
    def places(self) -> dict[str, str]:
        """Who went to which answer."""
        return self.shared.places

    @property
    def there(self) -> tuple[str, ...]:
        """Everybody who is not absent."""
        return self.lesson.roll.present if self.lesson.roll else ()

    @property
    def nowhere(self) -> tuple[str, ...]:
        """Those who went to no corner yet."""
        return tuple(ref for ref in self.there if ref not in self.places)

    @property
    def marked(self) -> tuple[str, ...]:
        """Those who were touched and wait for their corner."""
        return tuple(ref for ref, tile in self.seats.items() if tile.isChecked() and ref in self.there)

    def mark(self, refs: Sequence[str]) -> None:
        """Marks these; if all of them are marked already, none."""
        there = [ref for ref in refs if ref in self.there and ref in self.seats]
        on = not all(self.seats[ref].isChecked() for ref in there)
        for ref in there:
            self.seats[ref].setChecked(on)
        self._show()

    def _corner_touched(self, corner: Corner, _checked: bool = False) -> None:
        self.go_to(corner.option.id)

    def go_to(self, option: str) -> None:
        """Those who are marked go to that corner; who stands there already leaves it."""
        marked = self.marked
        if not marked or not self.is_open or self.shared.given:
            return
        self.shared.send(marked, option)
        self._unmark()
        self.shared.changed.emit()

    def _unmark(self) -> None:
        for tile in self.seats.values():
            tile.setChecked(False)

    def take_back(self) -> bool:
        """Takes the last move back; False where there is none."""
        if not self.shared.moves or not self.is_open or self.shared.given:
            return False
        self.shared.take_back()
        return True

    def give(self) -> None:
        """Everybody stands: those who went nowhere do not answer."""
        if self.is_open and not self.shared.given and self.places:
            self.shared.given = True
            self._unmark()
            self.shared.changed.emit()
            self.heard.emit(Corners({ref: option for ref, option in self.places.items() if ref in self.there}, self.used_ms()))

    def key(self, event: QKeyEvent) -> bool:
        if not self.is_open:
            return False
        if event.key() in ON and self.places:
            self.give()
            return True
        if event.key() in BACK:
            return self.take_back()
        index = event.key() - Qt.Key.Key_1.value
        if index == -1:
            self.mark(self.nowhere)
            return True
        if 0 <= index < len(self.corners):
            self.go_to(self.corners[index].option.id)
            return True
        return False

    @property
    def gives(self) -> Button | None:
        return self.done if self.is_open else None

    def enter_key(self) -> bool:
        if not self.done.isEnabled() or not self.is_open:
            return False
        self.give()
        return True

    def options_said(self) -> tuple[str, ...]:
        return tuple(option_name(option) for option in self.question.options)

    # ---- showing
    def show_lesson(self, lesson: Lesson) -> None:
        answered = lesson.answered
        if answered:
            self.shared.given = True
            self.shared.places = {entry.ref: entry.choice[0] for entry in answered if entry.choice}
        elif self.shared.given and any(entry.void and entry.question == lesson.at for entry in lesson.entries):
            self.shared.given = False
        self.shared.places = {ref: option for ref, option in self.places.items() if ref in self.there or answered}
        self._show()
        super().show_lesson(lesson)

    def _show(self) -> None:
        open_now = self.is_open and not self.shared.given
        numbers = {corner.option.id: corner.index for corner in self.corners}
        for ref, tile in self.seats.items():
            at = numbers.get(self.places.get(ref, ""), -1)
            if tile.option != at:
                tile.stand(at)
            tile.setEnabled(open_now and ref in self.there)
            tile.update()
        stands = list(self.places.values())
        for corner in self.corners:
            state: State = "right" if self.told and corner.option.right else "rest"
            count = stands.count(corner.option.id)
            if (corner.count, corner.state) != (count, state):
                corner.tell(count, state)
            corner.setEnabled(open_now)
        left, marked = len(self.nowhere), len(self.marked)
        text = ngettext("{n} is nowhere yet", "{n} are nowhere yet", left).format(n=left) if left else _("Everybody has a corner")
        if marked:
            text = ngettext("{n} marked: touch a corner", "{n} marked: touch a corner", marked).format(n=marked)
        self.total.setText(text)
        self.all_left.setEnabled(open_now and left > 0 and bool(self.seats))
        self.done.setEnabled(open_now and bool(self.places))

    def wanted(self, part: QWidget) -> bool:
        if isinstance(part, Corner):
            return True
        if isinstance(part, SeatTile):
            return self.takes_answers and any(part.student.ref in line.refs for line in self._shown_lines())
        if part in self.rows:
            return self.takes_answers and any(part is row for row in self.rows[: len(self._shown_lines())])
        return self.takes_answers and (part is not self.turn_page or len(self._grid.pages) > 1)

    def _shown_lines(self) -> list[Line]:
        return self._grid.lines(self._page)

    def _turn(self) -> None:
        self._page = (self._page + 1) % len(self._grid.pages)
        self.refresh()

    # ---- layout
    def refresh(self) -> None:
        if self.box.isValid():
            self._page_rows()
        super().refresh()

    def _corner_boxes(self) -> tuple[list[QRectF], QRectF]:
        """Where the corners stand, and the room that is left in their midst."""
        box, n = self.box, len(self.corners)
        if not self.takes_answers:
            return side_by_side(box, n, n if not self.screen.tall or n < 5 else 3), QRectF()
        if self.screen.tall:
            rows = 1 if n < 5 else 2
            high = 190.0 * rows + GAP * (rows - 1)
            top = QRectF(box.left(), box.top(), box.width(), high)
            return side_by_side(top, n, -(-n // rows)), box.adjusted(0, high + GAP, 0, 0)
        left = -(-n // 2)
        sides = (QRectF(box.left(), box.top(), SIDE, box.height()), QRectF(box.right() - SIDE, box.top(), SIDE, box.height()))
        boxes = [*side_by_side(sides[0], left, 1), *side_by_side(sides[1], n - left, 1)]
        return boxes, box.adjusted(SIDE + GAP, 0, -SIDE - GAP, 0)

    def _bar(self) -> float:
        """How high the buttons below the seats are."""
        return 2 * BAR + GAP if self.screen.tall else BAR

    def _page_rows(self) -> None:
        """Lines of seats, in blocks side by side, over as many pages as it takes."""
        _boxes, room = self._corner_boxes()
        if self._plan is None or not room.isValid():
            self._grid = SeatGrid(LEAST, 1, [])
            return
        self._grid = grid_for(self._plan, set(self.seats), room.adjusted(0, 0, 0, -self._bar() - GAP))
        while len(self.rows) < max((sum(map(len, page)) for page in self._grid.pages), default=0):
            button = self.add(RoundButton(self.screen, "next", ""))
            button.stackUnder(self.done)
            button.clicked.connect(partial(self._row_touched, len(self.rows)))
            self.rows.append(button)

    def _row_touched(self, number: int, _checked: bool = False) -> None:
        self.mark([ref for ref in self._shown_lines()[number].refs if ref])

    def lay_out(self) -> None:
        boxes, room = self._corner_boxes()
        for corner, box in zip(self.corners, boxes, strict=True):
            self.put(corner, box)
        if not room.isValid():
            return
        self._lay_seats(room)
        y = room.bottom() - self._bar()
        if self.screen.tall:
            self.put(self.total, QRectF(room.left() + 8, y, room.width() - 124, BAR))
            self.put(self.turn_page, QRectF(room.right() - 100, y, 100, BAR))
            y += BAR + GAP
            halves = side_by_side(QRectF(room.left(), y, room.width(), BAR), 2, 2)
            self.put(self.all_left, halves[0])
            self.put(self.done, halves[1])
            return
        self.put(self.all_left, QRectF(room.left(), y, 360, BAR))
        self.put(self.turn_page, QRectF(room.left() + 376, y, 100, BAR))
        self.put(self.total, QRectF(room.left() + 492, y, room.width() - 492 - 336, BAR))
        self.put(self.done, QRectF(room.right() - 320, y, 320, BAR))

    def _lay_seats(self, room: QRectF) -> None:
        for button, placed in zip(self.rows, self._grid.places(self._page, room), strict=False):
            button.setAccessibleName(_("Row {n}").format(n=placed.line.row + 1))
            self.put(button, placed.button.adjusted(0, 0, 0, button.lip_depth))
            for ref, box in placed.seats.items():
                self.put(self.seats[ref], box)

    def paint_over(self, p: QPainter) -> None:
        for corner in self.corners if self.told else ():
            if corner.option.right:
                box = self.screen.where(corner)
                paint.result_badge(p, self.screen.look, box.right() - 20, box.top() + 24, True, 36)
