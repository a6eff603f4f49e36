"""Teams side by side: each a head with its animal, below it who is in it. Where a team has more than there is room for, pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from wastequiz.domain.students import Student
from wastequiz.domain.teams import Team
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece, RoundButton
from wastequiz.stage.still import Panel
from wastequiz.stage.team_colours import fill_of
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.cards import SeatTile
from wastequiz.wording import lesson_set_up as wording
from wastequiz.wording import names

HEAD = 116.0
PAD = 12.0
GAP = 10.0
LEAST = 88.0
LARGEST = (190.0, 120.0)
ARROW = 92.0


class TeamHead(Piece):
    """A team's animal, its name and how many are in it. `open`: somebody waits to be put into a team."""

    radius = 30.0

    def __init__(self, canvas: Canvas, team: Team) -> None:
        super().__init__(canvas, "")
        self.team = team
        self.open = False
        self.tell(team)

    def tell(self, team: Team) -> None:
        self.team = team
        self.setAccessibleName(f"{wording.team(team)}, {wording.students(len(team.refs))}")
        self.update()

    def let(self, opened: bool) -> None:
        """Whether the held student may come here."""
        if opened != self.open:
            self.open = opened
            self.setAccessibleDescription(_("Put the student here") if opened else "")
            self.update()

    def border(self) -> QColor:
        return self.look.theme.colour("brand.primary") if self.open else super().border()

    def border_width(self) -> float:
        return 6.0 if self.open else super().border_width()

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.rounded(p, box, self.radius, t.colour("right.tint" if self.open else "surface.card"), self.border(), self.border_width())
        r = min(box.height() * 0.36, box.width() * 0.2)
        x = 14 + r
        paint.circle(p, x, box.center().y(), r, t.colour("surface.paper2"), t.colour(fill_of(self.team.id)), 6)
        self.look.pictures.draw(p, f"avatars/{self.team.animal}", x - r * 0.78, box.center().y() - r * 0.76, r * 1.56)
        left = x + r + 10
        room = QRectF(left, 4, box.width() - left - 12, box.height() - 8)
        head = QRectF(room.left(), room.top(), room.width(), room.height() * 0.58)
        words.display(p, self.look, head, names.animal(self.team.animal), 36, t.colour("ink.text"), fat=0.025, valign="bottom", floor=16)
        foot = QRectF(room.left(), head.bottom(), room.width(), room.height() * 0.4)
        words.text(p, self.look, foot, str(len(self.team.refs)), 28, t.colour("ink.textSecondary"), bold=True, valign="top", leading=1.1)


class StudentTile(SeatTile):
    """A student in a team: seat and animal only. Held, it wears an orange border and a tick."""

    radius = 22.0
    lip_depth = 0.0

    def __init__(self, canvas: Canvas, student: Student) -> None:
        super().__init__(canvas, f"{student.seat:02d}", names.contestant(student.seat, student.animal), student.animal)
        self.ref = student.ref
        self.setCheckable(True)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's own name
        """Only the page chooses."""

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def border(self) -> QColor:
        return self.look.theme.colour("brand.primary") if self.isChecked() else super().border()

    def border_width(self) -> float:
        return 6.0 if self.isChecked() else super().border_width()

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        inner = box.adjusted(2, 2, -2, -2)
        super().paint_face(p, inner)
        if self.isChecked():
            t = self.look.theme
            paint.circle(p, box.right() - 15, 15, 13, t.colour("brand.primary"))
            paint.icon(p, self.look, "check", box.right() - 15, 15, 18, t.colour("ink.onColour"))


class TeamColumns:
    """Shows teams; a touch on a student or a head is told."""

    def __init__(self, screen: Screen, student: Callable[[str], Any], team: Callable[[int], Any]) -> None:
        self.screen, self._student, self._team = screen, student, team
        self.teams: tuple[Team, ...] = ()
        self.heads: list[TeamHead] = []
        self.panels: list[Panel] = []
        self.tiles: dict[str, StudentTile] = {}
        self.page, self.pages = 0, 1
        self._box = QRectF()
        self._room = 1
        self.before = RoundButton(screen, "up", _("Page before"))
        self.after = RoundButton(screen, "down", _("Next page"))
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        for button in (self.before, self.after):
            button.hide()

    @property
    def students(self) -> list[StudentTile]:
        """Team by team, as they stand."""
        return [self.tiles[ref] for team in self.teams for ref in team.refs]

    def show(self, teams: tuple[Team, ...], roster: Sequence[Student]) -> None:
        """Shows these teams; pieces that are there already only move."""
        screen = self.screen
        self.teams = teams = tuple(
            Team(team.id, team.animal, tuple(s.ref for s in sorted(roster, key=lambda s: s.seat) if s.ref in team.refs)) for team in teams
        )
        if [head.team.id for head in self.heads] != [team.id for team in teams]:
            for piece in (*self.heads, *self.panels):
                screen.forget(piece)
            self.panels = [Panel(screen, radius=34) for _team in teams]
            self.heads = [TeamHead(screen, team) for team in teams]
            for head in self.heads:
                head.clicked.connect(lambda _checked=False, n=head.team.id: self._team(n))
            for piece in (*self.panels, *self.heads):
                piece.show()
            for tile in self.tiles.values():
                tile.raise_()
        for head, team in zip(self.heads, teams, strict=True):
            head.tell(team)
        for student in roster:
            if student.ref not in self.tiles:
                tile = self.tiles[student.ref] = StudentTile(screen, student)
                tile.clicked.connect(lambda _checked=False, ref=student.ref: self._student(ref))
        for team in teams:
            for ref in team.refs:
                self.tiles[ref].setAccessibleDescription(wording.team(team))

    def hold(self, ref: str) -> None:
        """Marks who waits for a team; '' nobody."""
        for tile in self.tiles.values():
            tile.setChecked(tile.ref == ref)
            tile.update()
        for head in self.heads:
            head.let(bool(ref) and ref not in head.team.refs)

    def focus_student(self, ref: str) -> None:
        """Turns to a student's page and gives them the focus."""
        for team in self.teams:
            if ref in team.refs:
                self.page = team.refs.index(ref) // self._room
        self._show_page()
        self.tiles[ref].setFocus()

    # ---- where they stand
    def arrange(self, box: QRectF) -> None:
        """All teams in `box`: in one row, or in rows where it is narrow."""
        self._box = box
        if not self.teams:
            return
        n = len(self.teams)
        columns = n if box.width() > 1200 else min(n, 2 if n <= 4 else 3 if n <= 6 else 4)
        rows = ceil(n / columns)
        most = max(len(team.refs) for team in self.teams)
        wide = (box.width() - 16 * (columns - 1)) / columns
        high = (box.height() - 16 * (rows - 1)) / rows
        inside = QRectF(PAD, HEAD + 8 + PAD, wide - 2 * PAD, high - HEAD - 8 - 2 * PAD - 8)
        self.pages = 1
        across, down, room = _grid(inside, most)
        if most > room:
            box = box.adjusted(0, 0, -ARROW - 16, 0)
            wide = (box.width() - 16 * (columns - 1)) / columns
            inside.setWidth(wide - 2 * PAD)
            across, down, room = _grid(inside, most)
            self.pages = ceil(most / room)
        self._room, self.page = room, min(self.page, self.pages - 1)
        per_row = max(1, int((inside.width() + GAP + 0.5) // (across + GAP)))
        for i, (team, head, panel) in enumerate(zip(self.teams, self.heads, self.panels, strict=True)):
            x, y = box.left() + i % columns * (wide + 16), box.top() + i // columns * (high + 16)
            self.screen.put(panel, x, y, wide, high)
            self.screen.put(head, x, y, wide, HEAD)
            for k, ref in enumerate(team.refs):
                row, column = divmod(k % room, per_row)
                left = x + inside.left() + column * (across + GAP)
                self.screen.put(self.tiles[ref], left, y + inside.top() + row * (down + GAP), across, down)
        self.screen.put(self.before, self._box.right() - ARROW, self._box.center().y() - 110, ARROW, ARROW + 6)
        self.screen.put(self.after, self._box.right() - ARROW, self._box.center().y() + 12, ARROW, ARROW + 6)
        self._show_page()

    def turn(self, step: int) -> None:
        if 0 <= self.page + step < self.pages:
            self.page += step
            self._show_page()
            if not (self.before.isEnabled() and self.after.isEnabled()):
                (self.after if step < 0 else self.before).setFocus()
            self.screen.update()

    def _show_page(self) -> None:
        shown = {ref for team in self.teams for ref in team.refs[self.page * self._room : (self.page + 1) * self._room]}
        for ref, tile in self.tiles.items():
            tile.setVisible(ref in shown)
            tile.raise_()
        for button, there in ((self.before, self.page > 0), (self.after, self.page < self.pages - 1)):
            button.setVisible(self.pages > 1)
            button.setEnabled(there)
            button.faded = not there
            button.update()


def _grid(inside: QRectF, most: int) -> tuple[float, float, int]:
    """(width, height, how many fit) of tiles in a team's column: as large as they may be for `most` of them, never too small to touch."""
    best = (0.0, LEAST, LEAST, 1)
    for columns in range(1, max(1, int((inside.width() + GAP) // (LEAST + GAP))) + 1):
        across = (inside.width() - GAP * (columns - 1)) / columns
        fits = max(1, int((inside.height() + GAP) // (LEAST + GAP)))
        rows = min(fits, max(1, ceil(most / columns)))
        down = min(LARGEST[1], (inside.height() - GAP * (rows - 1)) / rows)
        room = columns * rows
        worth = (min(room, most) * 1e6) + min(min(across, LARGEST[0]), down * 1.7)
        if worth > best[0]:
            best = (worth, across, down, room)
    return best[1], best[2], best[3]
