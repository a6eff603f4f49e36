"""A new school year: every class with what becomes of it, to be changed with a touch before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wastequiz.domain import moving_up
from wastequiz.domain.errors import KnownError
from wastequiz.domain.moving_up import DEEDS, Move
from wastequiz.domain.school_years import label
from wastequiz.i18n import _, ngettext
from wastequiz.services import class_years
from wastequiz.stage.asking import Ask
from wastequiz.stage.fields import StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import Place, Rosters
from wastequiz.ui.widgets.empty import Empty
from wastequiz.wording import enrolment, errors, names


class MoveUpScreen(DeskScreen):
    """A row for each class; touching it goes on to the next thing that can become of it."""

    entry: Place = Rosters()
    back_to: Place | None = Rosters()

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Move up a year"))
        self.moves: list[Move] = []
        about = _("This is what becomes of each class. Touch one to change that. Students, scores and seats come along.")
        self.note = StateLine(self, about, "info")
        columns = [
            Column(_("Class"), 1.7),
            Column(_("What becomes of it"), 2.3),
            Column(_("Questions for"), 1.7),
            Column(_("School year"), 1.6),
            Column(_("Why"), 2.6),
        ]
        self.table = Table(self, _("Classes"), columns)
        self.back_button = Button(self, _("Back"), "paper", size=28, icon="back")
        self.do = Button(self, "", "primary", size=30, icon="up")
        back = Button(self, _("Classes and students"), size=34, icon="users")
        back.clicked.connect(self.leave)
        self.nothing = Empty(self, _("There is no class yet. Add one first; next September it moves up here."), [back])
        self._show_nothing(False)
        self.table.opened.connect(self.turn)
        self.back_button.clicked.connect(self.leave)
        self.do.clicked.connect(self.ask)
        class_years.propose(context.school, alive(self, self._take), alive(self, self.trouble))

    def _show_nothing(self, shown: bool) -> None:
        for piece in self.nothing.pieces:
            piece.setVisible(shown)
        for widget in (self.table, self.do):
            widget.setVisible(not shown)

    def _take(self, found: Sequence[Move]) -> None:
        self.moves = list(found)
        self._show_nothing(not found)
        self._fill(-1)

    def turn(self, row: int) -> None:
        """The next thing that can become of that class; one whose name tells no grade can only stay or be archived."""
        move = self.moves[row]
        ways = [deed for deed in DEEDS if deed != "up" or move.why != "no_grade"]
        self.moves[row] = replace(move, deed=ways[(ways.index(move.deed) + 1) % len(ways)])
        self._fill(row)

    def _fill(self, row: int) -> None:
        self.table.fill([_cells(move) for move in self.moves], row)
        up, archived = (sum(m.deed == deed for m in self.moves) for deed in ("up", "archive"))
        self.do.set_label(
            ngettext("Move {n} class up", "Move {n} classes up", up).format(n=up) if up else _("Archive {n}").format(n=archived)
        )
        twice = moving_up.clashes(self.moves)
        self.do.setEnabled(bool(up or archived) and not twice)
        if twice:
            told = _("Two classes would be called “{name}”. Let the other one move up too, or archive it.")
            self.note.tell(told.format(name=twice[0]), "info", danger=True)
        else:
            about = _("This is what becomes of each class. Touch one to change that. Students, scores and seats come along.")
            self.note.tell(about, "info")

    def ask(self) -> None:
        """Asks once more, and says that a backup is made."""
        Ask(
            self,
            _("Begin the new school year?"),
            _("A backup is made first. Archived classes no longer play; their reports stay."),
            _("Not yet"),
            self.do.label,
            self._go_on,
            picture="bins/mascot_cheer",
        )

    def _go_on(self) -> None:
        self.do.setEnabled(False)
        moves = [m for m in self.moves if m.deed != "stay"]
        class_years.move_up(self.context.school, moves, alive0(self, self.leave), alive(self, self._refused))

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            self.trouble(error)
            return
        self._fill(self.table.current)
        self.note.tell(errors.sentence(error), "info", danger=True)

    def leave(self) -> None:
        self.go.emit(Rosters())

    # ---- where things stand
    def arrange_room(self) -> None:
        room = self.room
        self.put(self.note, room.left(), room.top() + 84, room.width(), 72)
        self.put(self.table, room.left(), room.top() + 172, room.width(), room.height() - 172 - 116)
        self.put(self.back_button, room.left(), room.bottom() - 100, 260, 100)
        self.put(self.do, room.right() - 460, room.bottom() - 100, 460, 100)
        self.nothing.arrange(room.adjusted(0, 172, 0, -116))


def _cells(move: Move) -> tuple[Cell, ...]:
    up = move.deed == "up"
    told = Cell(enrolment.move(move), bold=up, faint=move.deed == "stay")
    band, year = Cell(names.band(move.band) if up else ""), Cell(label(move.year) if up else "")
    return Cell(move.old, bold=True), told, band, year, Cell(enrolment.why(move), faint=True)
