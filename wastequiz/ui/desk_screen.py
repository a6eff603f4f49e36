"""Pages of the teacher's desk: on the left the way to every other one, the rest is the page's own room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import N_, _
from wastequiz.stage import paint, scenery, words
from wastequiz.stage.pieces import Piece
from wastequiz.stage.still import Painted, Words
from wastequiz.ui.context import Context
from wastequiz.ui.places import (
    Backups,
    Bank,
    ClassReportPage,
    Events,
    Home,
    LessonSetUp,
    LocalRules,
    Noticed,
    Place,
    QuizzesDesk,
    Rosters,
    SettingsPage,
)
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.backup_card import BackupCard

RAIL, SMALL_RAIL = 232.0, 104.0
"""How broad the rail is in landscape: with names, and where the window is too small for them."""
SMALL = 0.8
"""Below so many pixels a unit there is only room for icons."""
TOP = 128.0
"""How high the rail is upright, where it lies above the page."""
GAP = 24.0
MARGIN = 12.0
LOGO, CARD, SMALL_CARD = 92.0, 128.0, 80.0
"""How high the logo and the card of backups are, in units; the latter with words and without."""
LEAST, MOST = 56.0, 62.0
"""How high a way in the rail is at least and at most, while it has its name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One way in the rail: where it leads, its icon, its name (marked for translation)."""

    place: Place
    icon: str
    name: str


# To add a page to the desk: one line here, and `entry` of the page is its place.
ENTRIES: Sequence[Entry] = (
    Entry(Home(), "home", N_("Home")),
    Entry(Bank(), "book", N_("Question bank")),
    Entry(Rosters(), "users", N_("Classes")),
    Entry(QuizzesDesk(), "edit", N_("Teacher's quizzes")),
    Entry(LessonSetUp(), "play", N_("Start a lesson")),
    Entry(ClassReportPage(), "chart", N_("Report")),
    Entry(Events(), "star", N_("Events")),
    Entry(Noticed(), "flag", N_("Noticed")),
    Entry(LocalRules(), "map", N_("Local rules")),
    Entry(Backups(), "download", N_("Backups")),
    Entry(SettingsPage(), "gear", N_("Settings")),
)


MASCOT = "bins/mascot_wave"


class RailButton(Piece):
    """One way in the rail. `here`: the page it leads to is the one that is shown."""

    lip_depth = 0.0
    radius = 12.0
    stays = True

    def __init__(self, page: Screen, entry: Entry, *, here: bool) -> None:
        super().__init__(page, _(entry.name))
        self.entry, self.here = entry, here
        self.with_name = True

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        if self.here or self.hovered:
            paint.rounded(p, box, self.radius, t.colour("brand.primaryTint" if self.here else "surface.paper2"), None, 0)
        if self.here:
            paint.rounded(p, QRectF(box.left(), box.top() + 10, 5, box.height() - 20), 2.5, t.colour("brand.primary"))
        ink = t.colour("brand.primaryLip" if self.here else "ink.text")
        if not self.with_name:
            paint.icon(p, self.look, self.entry.icon, box.center().x(), box.center().y(), min(34.0, box.height() * 0.5), ink)
            return
        paint.icon(p, self.look, self.entry.icon, box.left() + 30, box.center().y(), 26, ink)
        room = QRectF(box.left() + 56, box.top(), box.width() - 62, box.height())
        words.text(p, self.look, room, self.accessibleName(), 21, ink, bold=self.here, valign="middle", floor=15, leading=1.1)


class Logo(Painted):
    """Whose desk it is: the squirrel, and beside it, where there is room, the program's name over the desk's."""

    stays = True

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.with_name = True

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        aspect = self.look.pictures.aspect(MASCOT)
        high = box.height() - 8
        across = min(high * aspect, box.width())
        left = 2.0 if self.with_name else box.center().x() - across / 2
        self.look.pictures.draw(p, MASCOT, left, 4 + (high - across / aspect) / 2, across)
        if not self.with_name:
            return
        room = QRectF(across + 12, 0, box.width() - across - 12, box.height())
        upper = QRectF(room.left(), room.top() + 6, room.width(), 44)
        words.display(p, self.look, upper, _("WasteQuiz"), 31, t.colour("brand.primary"), valign="bottom", fat=0.03, floor=20)
        lower = QRectF(room.left() + 1, upper.bottom() + 2, room.width(), 28)
        words.text(p, self.look, lower, _("Teacher's desk"), 19, t.colour("ink.textSecondary"), valign="top", floor=14)


class DeskScreen(Screen):
    """A page of the desk. A subclass sets `entry` (its own place in ENTRIES), lays everything out inside `room` in `arrange_room`, and may
    override `settle_then` to save before it is left.
    """

    scenery_name = scenery.DESK
    for_staff = True
    entry: Place = Home()

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(context)
        self.setAccessibleName(title)
        self.head = Words(self, title, 34, head=True)
        self.logo = Logo(self)
        self.backup = BackupCard(self)
        self.rail = [RailButton(self, entry, here=type(entry.place) is type(self.entry)) for entry in ENTRIES]
        for button in self.rail:
            button.clicked.connect(lambda _checked=False, to=button.entry.place: self.settle_then(lambda: self.go.emit(to)))

    @property
    def names_fit(self) -> bool:
        """Whether the rail shows names beside its icons."""
        return not self.tall and self.unit >= SMALL

    @property
    def room(self) -> QRectF:
        """What is left for the page, in units, its edge taken off. The head stands at its top, 64 units high."""
        if self.tall:
            return QRectF(GAP, self.area.top() + TOP + 12, 1080 - 2 * GAP, self.area.height() - TOP - 12 - GAP)
        left = RAIL if self.names_fit else SMALL_RAIL
        return QRectF(
            self.area.left() + left + GAP, self.area.top() + GAP, self.area.width() - left - 2 * GAP, self.area.height() - 2 * GAP
        )

    def settle_then(self, then: Callable[[], Any]) -> None:
        """Goes on. A page with something unsaved saves it first, and stays where that is refused."""
        then()

    def leave(self) -> None:
        self.settle_then(lambda: self.go.emit(Home()))

    # ---- where things stand
    def arrange(self) -> None:
        self.logo.with_name = self.backup.with_name = self.names_fit
        for button in self.rail:
            button.with_name = self.names_fit
        if self.tall:
            self._lay_row()
        else:
            self._lay_rail()
        self.put(self.head, self.room.left(), self.room.top(), 420, 64)
        self.arrange_room()

    def _lay_rail(self) -> None:
        """The rail on the left, from the window's top to its bottom."""
        top, bottom, edge = self.area.top(), self.area.bottom(), self.area.left() + MARGIN
        across = (RAIL if self.names_fit else SMALL_RAIL) - 2 * MARGIN
        card = CARD if self.names_fit else SMALL_CARD
        self.put(self.logo, edge, top + 14, across, LOGO - 8)
        self.put(self.backup, edge, bottom - 20 - card, across, card)
        room = bottom - 32 - card - (top + LOGO + 16)
        pitch = min((MOST if self.names_fit else 80.0) + 4, room / len(self.rail))
        for n, button in enumerate(self.rail):
            self.put(button, edge, top + LOGO + 16 + n * pitch, across, max(LEAST, pitch - 4))

    def _lay_row(self) -> None:
        """The row above the page, upright."""
        self.put(self.logo, GAP, self.area.top() + 22, 84, 88)
        self.put(self.backup, 1080 - GAP - 84, self.area.top() + 22, 84, 88)
        room = 1080 - 2 * GAP - 2 * 96
        wide = min(120.0, room / len(self.rail))
        left = GAP + 96 + (room - wide * len(self.rail)) / 2
        for n, button in enumerate(self.rail):
            self.put(button, left + n * wide, self.area.top() + 26, max(LEAST, wide - 6), 80)

    def arrange_room(self) -> None:
        """Puts the page's own pieces. Called whenever the window's size has changed."""

    def paint_under(self, p: QPainter) -> None:
        t = self.look.theme
        box = QRectF(self.area)
        if self.tall:
            box.setBottom(box.top() + TOP)
        else:
            box.setRight(box.left() + (RAIL if self.names_fit else SMALL_RAIL))
        paint.rounded(p, box, 0, t.colour("surface.card"), None, 0)
        edge = (
            [(box.left(), box.bottom()), (box.right(), box.bottom())]
            if self.tall
            else [(box.right(), box.top()), (box.right(), box.bottom())]
        )
        paint.line(p, edge, t.colour("surface.line"), max(1.5, t.border_floor))
